# Planning of polling units: findings (P1 no plan possible, P2 on the plan, P3 of the independent check), reasons (P4), figures.

error-plan-cancelled = The planning was stopped. Nothing was kept.
error-plan-infeasible = The data do not allow a plan.
    .fix = Mend what the findings name and plan again.

# No plan possible
finding-P101 = { $unit } ({ $code }) has { $voters } registered voters but no building in which a unit may open.
    .fix = Enter at least one public or approved building in this administrative unit.
finding-P102 = { $unit } ({ $code }) has { $voters } registered voters: { $needed } rooms are needed for at most { $max } voters each, its buildings have { $rooms }.
    .fix = Enter more buildings or rooms in this administrative unit.
finding-P103 = Group { $group } in { $unit } ({ $code }) has { $voters } voters and needs { $needed } rooms in one building; the largest has { $rooms }.
    .fix = Divide the group in the table, or enter a larger building.
finding-P104 = { $unit } ({ $code }): its { $voters } voters could not be arranged in { $rooms } rooms; { $excess } found no room. { $proved ->
        [yes] No arrangement exists.
       *[other] More rounds may find one.
    }
    .fix = Enter more rooms, or divide large groups in the table.
finding-P105 = Group { $group } is in administrative unit { $code }, which the territory does not have.
    .fix = Correct the code in the table of voters.
finding-P106 = Group { $group } stands more than once in the table.
    .fix = Keep one row for each group.
finding-P107 = Building { $venue } stands more than once in the table.
    .fix = Keep one row for each building.
finding-P108 = Number { $number } stands more than once among the units of the last election.
    .fix = Keep one row for each number.
finding-P109 = Group { $group } has no voters.
    .fix = Enter its registered voters or remove the row.
finding-P110 = From { $first } upward there is no free number left for a unit in building { $venue }.
    .fix = Lower the first free number in the rule set.
finding-P111 = { $unit } ({ $code }): the places lie up to { $metres } m apart for { $voters } voters, which cannot be right.
    .fix = Check the coordinates and the numbers of voters.
finding-P112 = { $unit } ({ $code }) has { $groups } groups and { $venues } buildings, more than can be planned at once.
    .fix = Join groups to streets or settlements.
finding-P113 = Administrative unit { $unit } ({ $code }) stands more than once in the territory.
    .fix = Keep one row for each administrative unit.

# What a person must know of the plan
finding-P201 = Unit { $number } has { $voters } voters, below the minimum of { $min }: { $unit } has no more.
finding-P202 = Unit { $number } in { $unit } has { $voters } voters, below the minimum of { $min }: the nearest other unit is { $nearest } m away (estimated), and units are merged within { $distance } m only.
finding-P203 = Unit { $number } in { $unit } has { $voters } voters, below the minimum of { $min }: no arrangement of the groups was found that reaches it.
    .fix = Divide or join groups in the table, or decide on the exception.
finding-P204 = Group { $group } alone has { $voters } voters, above the maximum of { $max }: its list is divided by surname into { $parts } equal parts in the same building.
finding-P205 = Number { $number } is suspended: its building { $venue } can no longer be used. It had { $voters } voters.
    .fix = If the building can be used, correct the table of buildings and plan again.
finding-P206 = Number { $number } in building { $venue } is suspended: its voters vote in other units. It had { $voters } voters.
finding-P207 = { $groups ->
        [one] { $groups } group in { $unit } names a last unit that is not in the table of units.
       *[other] { $groups } groups in { $unit } name a last unit that is not in the table of units.
    }
    .fix = Complete the table of the last election's units: without it, moves of these voters are not counted.
finding-P208 = { $unit } has no voter groups and was not planned; the territory states { $voters } voters.
    .fix = Import its voter groups.

# The independent check
finding-P301 = Group { $group } has { $voters } voters; { $assigned } are assigned.
finding-P302 = Group { $group } is in the plan but not in the table of voters.
finding-P303 = Group { $group } is assigned to unit { $number }, which is not in its administrative unit.
finding-P304 = Unit { $number } is in building { $venue }, in which it may not open.
finding-P305 = Unit { $number } has { $voters } voters, above the maximum of { $max }.
finding-P306 = Unit { $number } has { $voters } voters, below the minimum of { $min }, and the plan states no reason.
finding-P307 = Building { $venue } has { $units } units but { $rooms } rooms.
finding-P308 = Number { $number } is given to more than one unit.
finding-P309 = Number { $number } was suspended and may not be used again.
finding-P310 = Unit { $number } states { $said } voters; { $found } are assigned, or its greatest distance is not right.
finding-P311 = The plan's figure “{ $figure ->
        [voters] { plan-voters }
        [units] { plan-units }
        [venues] { plan-venues }
        [moved_voters] { plan-moved-voters }
        [greatest_distance] { plan-greatest-distance }
       *[total_distance] { plan-total-distance }
    }” is { $said }; { $found } is right.
finding-P312 = Group { $group } is divided otherwise than allowed: only above { $max } voters, in equal parts, in one building.
finding-P313 = Unit { $number } of the last election is neither open nor suspended in the plan.
finding-P314 = Group { $group } in unit { $number }: whether its voters move is stated wrongly.
finding-P315 = Group { $group }: the plan states { $said } m to the building; it is { $found } m.
finding-P316 = Unit { $number } has { $voters } voters, below the minimum of { $min }; the reason in the plan does not hold.
finding-P317 = Number { $number } does not follow from the unit's building and the last election.
finding-P318 = The lower bound { $bound } is above the plan's own total of { $total }.

# Why is a unit as it is?
finding-P401 = Unit { $number } keeps its number: it stays in the building of the last election.
finding-P402 = The zone of { $base } has { $voters } voters, above what one unit may have ({ $max }). An additional unit { $number } opens in the same building; no group is divided for it.
finding-P403 = Unit { $number } is new: no unit of the last election was in this building.
finding-P404 = It votes in { $venue }: of its { $voters } voters { $stayed } voted there last time, and for { $nearest } it is the nearest building.
finding-P405 = { $voters } voters come from unit { $from }, so that sizes stay within the limits.
finding-P406 = The longest way to the building is { $metres } m (straight line, estimated).
finding-P407 = Of group { $group }, part { $part } of { $parts } by surname votes here: { $voters } voters.
finding-P408 = { $voters } voters come from unit { $from }, whose building can no longer be used.

# Figures
plan-voters = Registered voters
plan-units = Units
plan-venues = Buildings
plan-moved-voters = Voters who change building
plan-total-distance = Sum of distances (estimated)
plan-mean-distance = Mean distance (estimated)
plan-greatest-distance = Greatest distance (estimated)
plan-lower-bound = Proven lower bound
plan-gap = Gap
plan-gap-meaning = No plan that moves no more voters can be better than this one by more than the gap.
plan-proof = Proof of the plan
plan-best-and-bound = best and lower bound
plan-seed = Seed
plan-rounds = Rounds
plan-why = Why { $number }?
plan-distance-estimated = Distances are straight lines, estimated
plan-progress = { $unit }: { $percent } %
plan-reason-kept = as at the last election
plan-reason-additional = additional
plan-reason-new = new
plan-suspended = Suspended numbers
plan-part = part { $part } of { $parts }

# Changes by hand
finding-P501 = Group { $group } is not in the plan.
    .fix = Compute the plan again after the table of voters has changed.
finding-P502 = The plan has no unit { $number }.
    .fix = Name a unit of the plan, or a building.
finding-P503 = In building { $venue } no unit may open.
    .fix = Name a public or approved building of the table, or open it first if it was closed by hand.
finding-P504 = Group { $group } is divided by surname and cannot be moved by hand.
    .fix = Divide the group in the table of voters.
finding-P505 = Group { $group }: its unit or unit { $number } is locked.
    .fix = Unlock the unit first.
finding-P506 = Group { $group } cannot vote in unit { $number }: it is in another administrative unit.
    .fix = A group never votes outside of its administrative unit.

# Why does a group move?
finding-P411 = { $group } ({ $voters } voters) moves from { $from } to { $number }: { $old } can no longer be used.
finding-P412 = { $group } ({ $voters } voters) moves from { $from } to { $number }: { $old } was closed by hand.
finding-P413 = { $group } ({ $voters } voters) moves from { $from } to { $number } in { $venue }: { $old } would have { $own } voters, below the minimum of { $min }, and is merged.
finding-P414 = { $group } ({ $voters } voters) moves from { $from } to { $number } in { $venue }: no unit opens in { $old }, so that the others reach the minimum of { $min }.
finding-P415 = { $group } ({ $voters } voters) moves from { $from } to { $number } in { $venue }: { $old } has { $rooms ->
        [one] { $rooms } room
       *[other] { $rooms } rooms
    } for { $own } voters, at most { $max } in each.
finding-P416 = { $group } ({ $voters } voters) moves from { $from } to { $number } in { $venue }, which would otherwise be below the minimum of { $min }.
finding-P417 = { $group } ({ $voters } voters) moves from { $from } to { $number } in { $venue }: the way is { $metres } m, it was { $before } m (estimated); the sizes of the units there allow no less, or it was moved by hand.

# Why does a building open or close?
finding-P421 = { $venue } opens: the buildings of the last election have { $rooms } rooms of at most { $max } voters for { $registered } registered voters. { $voters } voters vote here.
finding-P422 = { $venue } opens: of its { $voters } voters { $homeless } have no former building that can still be used.
finding-P423 = { $venue } opens for { $voters } voters: without it more voters would move, or their ways would be longer.
finding-P424 = { $venue } closes: it can no longer be used. { $voters } voters voted there.
finding-P425 = { $venue } was closed by hand. { $voters } voters voted there.
finding-P426 = { $venue } closes: its { $voters } voters are fewer than the minimum of { $min }; they vote in the nearest unit.
finding-P427 = { $venue } closes: its { $voters } voters vote in other units, so that all sizes stay within the limits.

# Waiting times
finding-P601 = Unit { $number } has { $voters } voters: with { $devices ->
        [one] { $devices } identification device
       *[other] { $devices } identification devices
    } and { $booths } booths at most { $largest } voters keep the wait of { $share } % below { $minutes } minutes. Expected: { $over } of a hundred wait longer.
    .fix = { $enough ->
        [0] Divide the unit, or shorten the identification.
       *[other] Give the unit { $enough } identification devices, or divide it.
    }
finding-P602 = { $venue } is reached after { $minutes } minutes, later than the { $limit } allowed.
    .fix = Allow more time, or begin from a nearer store.
