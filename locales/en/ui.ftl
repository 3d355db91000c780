# The window: words of the screens. Titles of steps are in common.ftl, those of the engine in engine.ftl.

# The frame
ui-home = Overview
ui-steps = Steps of the job
ui-preparation = Preparation
ui-control = Control
ui-search = Search or give a command
ui-palette-hint = ↑ ↓ move · Enter opens · Esc closes · Ctrl 1–9 steps
ui-look-auto = Look: as the system
ui-look-light = Look: light
ui-look-dark = Look: dark
ui-invented = Invented data
ui-saved = Saved
ui-saved-at = Saved at { $time }
ui-chain = { $count ->
    [one] Audit log: { $count } entry
   *[other] Audit log: { $count } entries
}
ui-no-network = No network
ui-busy = Wait for the running action to end
ui-working = Working
ui-stopping = Stopping
ui-of = { $done } of { $total }
ui-detail = Number for support: { $detail }.
ui-error-unknown = Nothing was done (code { $code }). Nothing has changed.
ui-awaiting = Proposed. It waits for a second person, from another proposing group.
ui-article = Art. { $article }
ui-more-findings = { $count ->
    [one] Show { $count } more finding
   *[other] Show { $count } more findings
}
ui-place-candidate = { $subject }, candidate { $number } of the file
ui-place-group = group { $code }
ui-place-venue = venue { $code }
ui-place-unit = unit { $number }
ui-rows = { $first }–{ $last } of { $total }
ui-page-previous = Previous page
ui-page-next = Next page
ui-look = Look at it
ui-choose = Choose
ui-not-permitted = Your role does not allow this
ui-none-chosen = Nothing chosen

ui-state-waiting = Waiting
ui-state-ready = Ready to start
ui-state-problem = With errors
ui-state-attention = Needs attention
ui-state-done = Done

# Signing in and starting
ui-welcome = Welcome
ui-open-help = A .kutia file holds a whole election. Choose it, or drop it here.
ui-create-help = Set name, date and zone. A new file is made, with its first administrator.
ui-begin = Begin
ui-create = Create the file
ui-the-election = The election
ui-first-administrator = The first administrator
ui-name-sq = Name in Albanian
ui-name-en = Name in English
ui-date = Election day
ui-rules = Rule set
ui-zone = Electoral zone
ui-zone-seats = { $count ->
    [one] { $zone } ({ $count } seat)
   *[other] { $zone } ({ $count } seats)
}
ui-user-name = User name
ui-full-name = Full name
ui-password = Password
ui-password-again = Password again
ui-password-now = Present password
ui-password-new = New password
ui-password-help = At least 12 letters or signs
ui-password-short = The password must have at least 12 letters or signs
ui-password-differs = The two passwords are not the same
ui-password-changed = The password was changed.
ui-lacks-name = The election's name is missing in one language
ui-lacks-date = Election day is missing
ui-lacks-zone = The electoral zone is missing
ui-lacks-administrator = The administrator's name is missing
ui-other-election = Another election

# Overview
ui-good-morning = Good morning.
ui-good-day = Good afternoon.
ui-good-evening = Good evening.
ui-due-today = { $count ->
    [0] No deadline ends today.
    [one] One deadline ends today.
   *[other] { $count } deadlines end today.
}
ui-tile-voters = { $count ->
    [one] voters in { $count } administrative unit
   *[other] voters in { $count } administrative units
}
ui-tile-units = { $count ->
    [one] planned polling unit
   *[other] planned polling units
}
ui-tile-lists = { $count ->
    [0] lists received · no open errors
    [one] lists received · { $count } open error
   *[other] lists received · { $count } open errors
}
ui-tile-ballots = { $count ->
    [one] ballot to be printed
   *[other] ballots to be printed
}
ui-way = The way to election day
ui-steps-done = { $done } of { $total }
ui-waits-for-you = Waits for your approval
ui-all-of = { $count ->
    [one] Look at { $count }
   *[other] Look at all { $count }
}
ui-nothing-waits = Nothing waits for approval.
ui-deadlines = Deadlines
ui-electoral-code = Electoral Code
ui-today = today
ui-tomorrow = tomorrow
ui-days-past = { $count ->
    [one] { $count } day ago
   *[other] { $count } days ago
}

# Approvals
ui-approvals-count = { $count ->
    [0] Nothing waits
    [one] { $count } proposal waits
   *[other] { $count } proposals wait
}
ui-proposed-by = Proposed by { $user } ({ $group }), { $at }
ui-confirm-consequence = It is carried out at once in both your names and entered into the audit log. It cannot be undone.
ui-confirmed = Confirmed and carried out.
ui-declined = Declined; the proposal is closed.
ui-not-yours-to-confirm = A second person, from another proposing group, confirms it
ui-reason = Reason
