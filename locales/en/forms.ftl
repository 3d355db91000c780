# The words of the official forms. The templates in templates/forms/ take them by key, without the prefix "form-".
# A value such as { $article } is filled in by the template.

# Head and foot of every page
form-article = { $law }, Article { $article }
form-page = Page { $page } of { $pages }
form-unit-short = VC
form-copy = Copy no.
form-rules = Rules { $rules }, version { $version }
form-digest = SHA-256 of the facts
form-mode-test = TEST
form-mode-sample = SAMPLE

# Particulars of the voting centre
form-unit = Voting centre
form-venue = Venue
form-room = room
form-address = Address
form-admin-unit = Administrative unit
form-municipality = Municipality
form-zone = Electoral zone
form-election-date = Election date
form-registered = Registered voters

# Common words
form-no = No.
form-item = Material
form-issued = Issued
form-received = Received
form-in-order = In order
form-remark = Remark
form-remarks = Remarks, missing items and complaints
form-yes = Yes
form-no-answer = No
form-time = Time
form-time-begun = Time begun
form-time-ended = Time ended
form-place = Place
form-name = First name, father's name, surname
form-group = Proposing subject
form-organisation = Organisation or subject
form-signature = Signature
form-refused = Refused to sign, reason
form-role-chair = Chair
form-role-deputy-chair = Deputy chair
form-role-secretary = Secretary
form-role-member = Member
form-role-ceaz = Member of the CEAZ
form-role-counter-first = First counter
form-role-counter = Counter
form-observers = Observers and representatives present
form-commission-signatures = Signatures of the voting centre commission (VCC)
form-count = Sum
form-figure = Figure
form-symbol = Symbol
form-description = Description
form-equation = Equation
form-holds = Holds
form-fails = Fails

# Security seals
form-seal-code = Seal code
form-seal-box = Box
form-seal-spare = Spare seal
form-seal-colour = Colour
form-seal-damaged = Damaged
form-seal-replacement = Code of the replacement
form-seal-used = Used
form-seal-returned = Returned
form-seal-instead = In place of seal code
form-ballot-box = Ballot box
form-materials-box = Materials box

# F2: handover of materials
form-f2-ballots = Ballots
form-f2-ballots-issued = Ballots issued
form-f2-ballots-received = Ballots received, counted at the centre
form-f2-blocks = Blocks
form-f2-per-block = { $block } ballots in a block
form-f2-from = From serial number
form-f2-to = To serial number
form-f2-count = Ballots
form-f2-materials = Checklist of materials
form-f2-seals = Codes of the security seals at handover
form-f2-handover = Handover
form-f2-signatures = Signatures
form-f2-handed-over = Handed over for the zone commission (CEAZ)
form-f2-taken-over = Taken over for the voting centre commission (VCC)

form-material-ballots = Ballots
form-material-blocks = Blocks of ballots
form-material-voter-list-pages = Voter list, pages
form-material-ballot-boxes = Ballot boxes
form-material-materials-boxes = Materials box
form-material-booths = Voting booths
form-material-stamps = Stamp of the VCC
form-material-chair-stamps = Stamp of the chair, in its package
form-material-seals = Security seals with codes
form-material-spare-seals = Spare seals of another colour
form-material-ink = Ink
form-material-ink-checkers = Ink checkers
form-material-devices = Electronic identification devices
form-material-record-book = Meeting record book
form-material-record-templates = Templates of records and decisions
form-material-spoiled-envelopes = Envelopes for spoiled ballots
form-material-unused-envelopes = Envelopes for unused ballots
form-material-sealing-envelopes = Envelopes for the record of sealing
form-material-manuals = Electoral Code and manuals
form-material-signs = Signs of the centre and posters of candidates
form-material-stationery = Pens, tape and stationery

# F5: sealing
form-f5-checks = Before sealing
form-f5-check-empty = The ballot box was inspected and is empty
form-f5-check-shown = The empty box was shown to members and observers
form-f5-check-undamaged = Boxes and seals are undamaged
form-f5-check-codes = The seal codes agree with the handover record (F2)
form-f5-seals = Codes of the seals applied
form-f5-spares = Spare seals
form-f5-original = The original of this record was placed in the ballot box before the last seal was applied
form-f5-after = After sealing

# F11: closing of voting
form-f11-closing = Closing
form-f11-time-closed = Time at which voting closed
form-f11-time-last = Time at which the last voter voted
form-f11-queue = Voters queueing at closing time
form-f11-figures = Figures of the voting
form-f11-l = Voters on the voter list
form-f11-g = Voters by court decision (special register)
form-f11-k = Members of the VCC voting here with a certificate
form-f11-v = All voters: L + G + K
form-f11-s = Signatures of voters who voted
form-f11-p = Voters identified by device
form-f11-m = Voters identified without device
form-f11-r = Ballots received (issued by F2: { $issued })
form-f11-u = Unused ballots
form-f11-d = Spoiled ballots
form-f11-c = Ballots cast: R − U − D
form-f11-equations = Reconciliation of the figures
form-f11-equations-help = Fill in the boxes from the figures above. Where an equation fails, do not change any figure: count again and write the reason under remarks.
form-f11-e1 = Ballots given out
form-f11-e2 = Ballots cast
form-f11-e3 = Cast = signatures
form-f11-e4 = Signatures = by device + without
form-f11-e5 = Signatures ≤ voters
form-f11-seals = Codes of the seals after closing
form-f11-packages = Envelopes closed and sealed
form-f11-package-spoiled = Envelope with spoiled ballots
form-f11-package-unused = Envelope with unused ballots
form-f11-package-list = Voter list and special register
form-f11-package-stamp = Stamps of the VCC and of the chair

# F15: table of results
form-f15-box = Ballots found in the box
form-f15-c = Ballots cast by the record of closing (F11)
form-f15-b = Ballots found in the box
form-f15-wi = Ballots of this centre found in other boxes
form-f15-wf = Ballots of other centres found in this box
form-f15-e6 = Ballots cast = found + in other boxes − of other centres
form-f15-votes = Votes by subject, in the order of the lots
form-f15-subject = Electoral subject
form-f15-in-figures = Votes in figures
form-f15-in-words = Votes in words
form-f15-valid = All valid votes
form-f15-blank = Blank ballots
form-f15-invalid = Invalid votes
form-f15-contested = Contested ballots
form-f15-total = Total: valid + blank + invalid + contested
form-f15-preferences = Preferential votes by candidate
form-f15-preferences-help = For each subject: votes of the subject = sum of its candidates' votes + votes without preference.
form-f15-subject-votes = Votes of the subject
form-f15-no-preference = No preference
form-f15-signatures = Signatures of the counting team

# Findings of this room
finding-F101 = The template { $file } has a fault: { $detail }
    .fix = Open the template at the line shown and mend it, or use the program's own template.
finding-F102 = The template { $file } is not there.
    .fix = Put the file into the folder of templates, or correct its name in the rules of the election.
finding-F103 = { $file } cannot be read as a template: { $detail }
    .fix = Check that the folder exists, that its files may be read and that each is smaller than 512 KiB.
finding-F104 = The template { $file } did not finish within { $seconds } seconds.
    .fix = Remove endless repetitions from the template, then open the program again.
finding-F105 = The form of the template { $file } cannot be written as PDF/A: { $detail }
    .fix = Remove from the template what is not allowed in a document for the archive.
finding-F106 = Making the form of the template { $file } stopped unexpectedly.
    .fix = Check the last changes of the template, or use the program's own template.
finding-F201 = The character { $character } ({ $point }) on page { $page } is not in the type of the form.
    .fix = Correct the text in which this character stands.
finding-F202 = The text "{ $text }" on page { $page } leaves the printing area.
    .fix = Shorten the text, or give it more room in the template.
finding-F203 = The value "{ $field }" is too long for a form: { $count }, allowed are { $most }.
    .fix = Shorten the text or the list.
finding-F204 = The value "{ $field }" has characters that cannot be printed.
    .fix = Type the value again instead of copying it from another program.
finding-F301 = The template { $file } has a remark: { $detail }
    .fix = Look at the template at the line shown.

# The papers of the plan
form-plan-dossier = Decision dossier: plan of polling units
form-plan-register = Register of polling units
form-plan-posters = Posters for venues
form-plan-sheets = Map sheets of polling units
form-plan-book = Map book of polling units
form-plan-draft = Draft, not approved
form-plan-approved = Approved by { $first } and { $second }
form-plan-digest = SHA-256 of the plan
form-plan-seed = Seed { $seed }, rounds { $rounds }
form-plan-figures = What the plan comes to
form-plan-figure = Figure
form-plan-value = Value
form-plan-voters = Registered voters
form-plan-units = Polling units
form-plan-venues = Buildings
form-plan-moved = Voters who change building
form-plan-mean = Mean distance, km (estimated)
form-plan-greatest = Greatest distance, km (estimated)
form-plan-total = Sum of distances, voter-metres (estimated)
form-plan-bound = Proven lower bound, voter-metres
form-plan-gap = Proven gap, %
form-plan-gap-meaning = No plan under the same rules that moves no more voters can be better than this one by more than the gap.
form-plan-rules = Rules
form-plan-rule = Rule
form-plan-article = Basis
form-plan-rule-min = Minimum of a unit, voters
form-plan-rule-max = Maximum of a unit, voters
form-plan-rule-merge = Units merge within, metres
form-plan-rule-boundary = No unit crosses the boundary of an administrative unit; buildings stay unless there is a reason
form-plan-check = Independent check
form-plan-check-holds = The plan was checked anew, independently of its computation: no violation.
form-plan-repeat = How to compute it again
form-plan-repeat-how = With the same tables, seed { $seed } and { $rounds } rounds the program gives the same plan, whatever the machine, as far as nothing was changed by hand.
form-plan-hand = Decided by hand
form-plan-locked = Locked units
form-plan-closed = Closed buildings
form-plan-suspended = Suspended numbers
form-plan-warnings = What must be known
form-plan-venues-changed = Buildings that open or close, and why
form-plan-groups-moved = Voters who change building, and why
form-plan-number = Unit
form-plan-ballots = Ballots
form-plan-km = Farthest, km
form-plan-why = Why
form-plan-reason-kept = as at the last election
form-plan-reason-additional = additional, same building
form-plan-reason-new = new
form-plan-who = Who votes here
form-plan-hours = Voting hours
form-plan-step-free = Step-free entrance
form-plan-more = and { $count } more; see the street index
form-plan-map = Map
form-plan-schematic = The boundary is schematic.
