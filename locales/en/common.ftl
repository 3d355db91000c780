# General words: used by every screen, command and printed page.

app-name = Kutia
app-purpose = Election preparation, with no network

yes = Yes
no = No
none = None
unknown = Unknown
total = Total
optional = optional
required-field = Required field

# Actions
action-save = Save
action-cancel = Cancel
action-open = Open
action-close = Close
action-new = New
action-add = Add
action-edit = Edit
action-delete = Delete
action-remove = Remove
action-import = Import
action-export = Export
action-print = Print
action-preview = Preview
action-search = Search
action-filter = Filter
action-verify = Verify
action-confirm = Confirm
action-approve = Approve
action-reject = Reject
action-undo = Undo
action-redo = Redo
action-back = Back
action-next = Continue
action-retry = Try again
action-copy = Copy
action-choose-file = Choose a file
action-choose-folder = Choose a folder
action-sign-in = Sign in
action-sign-out = Sign out
action-help = Help
action-settings = Settings

# Severity of findings
severity-error = error
severity-warning = warning
severity-note = note
severity-errors = { $count ->
    [one] { $count } error
   *[other] { $count } errors
}
severity-warnings = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
}
severity-notes = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
findings = Findings
findings-count = { $count ->
    [0] No findings
    [one] { $count } finding
   *[other] { $count } findings
}
finding-what-to-do = What to do

# Roles
role = Role
role-administrator = Administrator
role-chair = Chair of the commission
role-planner = Planner of polling stations
role-clerk = Clerk for candidate registration
role-operator = Operator for printing and scanners
role-auditor = Auditor
group = Proposing group
group-majority = Parliamentary majority
group-opposition = Parliamentary opposition
group-authority = Election authority

# Steps of the job
step-election = Election
step-territory = Territory and voters
step-venues = Venues
step-stations = Polling stations
step-candidates = Candidate lists
step-lots = Drawing of lots
step-ballots = Ballots
step-scanners = Scanners
step-proof = Proof
step-forms = Forms
step-audit = Audit log

# States of a step
state-not-started = Not started
state-in-progress = In progress
state-attention = Needs attention
state-done = Done
state-locked = Locked

# Languages
language = Language
language-sq = Albanian
language-en = English

# Units and counts
unit-voters = { $count ->
    [one] { $count } voter
   *[other] { $count } voters
}
unit-stations = { $count ->
    [one] { $count } polling station
   *[other] { $count } polling stations
}
unit-venues = { $count ->
    [one] { $count } venue
   *[other] { $count } venues
}
unit-candidates = { $count ->
    [one] { $count } candidate
   *[other] { $count } candidates
}
unit-ballots = { $count ->
    [one] { $count } ballot
   *[other] { $count } ballots
}
unit-pages = { $count ->
    [one] { $count } page
   *[other] { $count } pages
}
unit-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
unit-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
unit-metres = { $value } m
unit-kilometres = { $value } km
unit-millimetres = { $value } mm
unit-percent = { $value }%
unit-seconds = { $value } s

# Date and time
date-long = { $weekday }, { $day } { $month } { $year }
date-and-time = { $date }, { $time }
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
