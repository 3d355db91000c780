# The engine's commands and queries, its refusals, steps of progress, deadlines.

# Titles of operations
operation-election-create = Create a new election
operation-election-open = Open an election
operation-election-close = Close the election
operation-election-rules = Rule sets and electoral zones
operation-election-overview = Where the preparation stands
operation-election-backup = Save a backup copy
operation-election-seal = Seal a folder
operation-territory-show = Administrative units of the zone
operation-territory-boundaries = Import official boundaries
operation-verify = Verify a sealed folder
operation-sample = Write sample tables
operation-session-show = Who is signed in
operation-session-sign-in = Sign in
operation-session-sign-out = Sign out
operation-users-add = Add a user
operation-users-set-active = Allow or stop a user's sign-in
operation-users-change-password = Change the password
operation-users-list = Users
operation-voters-import = Import voter groups
operation-voters-list = Voter groups
operation-voters-summary = Voters by administrative unit
operation-venues-import = Import venues
operation-venues-list = Venues
operation-units-import = Import the units of the last election
operation-units-previous = Units of the last election
operation-units-list = Planned polling units
operation-plan-solve = Compute the plan of polling units
operation-plan-show = Plan of polling units
operation-plan-check = Check the plan
operation-plan-approve = Approve the plan
operation-plan-map = Map of the plan
operation-plan-explain = Why a unit is as it is
operation-subjects-import = Import the register of electoral subjects
operation-subjects-list = Electoral subjects
operation-candidates-check = Check the lists of a file
operation-candidates-import = Import a candidate list
operation-candidates-list = Candidate lists
operation-candidates-show = A subject's list
operation-candidates-return = Return the list for correction
operation-candidates-approve = Approve the list
operation-candidates-annotate = Write the party's file with comments
operation-candidates-template = Write a blank file for parties
operation-candidates-diff = Compare two submissions
operation-candidates-notice = Write the correction notice
operation-candidates-export = Export the approved list
operation-candidates-freeze = Freeze the approved lists
operation-candidates-reject = Reject the list
operation-candidates-history = The list's steps
operation-candidates-columns = A file's columns
operation-candidates-edit = Change a field of a candidate
operation-candidates-undo = Take back the list's last change
operation-candidates-edits = The list's changes by hand
operation-lots-protocol = Write the protocol of the draw
operation-lots-draw = Draw lots
operation-lots-show = Order drawn by lot
operation-ballots-prepare = Prepare the ballots
operation-ballots-show = Ballots
operation-ballots-preview = Preview of the ballot
operation-ballots-geometry = Places of the boxes on the ballot
operation-ballots-release = Release the ballots for printing
operation-ballots-print = Print the ballots
operation-ballots-proof = Write the ballots' proof, or confirm styles on it
operation-ballots-unrelease = Take the ballots' release back
operation-ballots-deck = Make the test deck
operation-ballots-labels = Make labels and delivery documents
operation-scanners-package = Make the scanner package
operation-scanners-list = Scanner packages
operation-scanners-show = Look into a package
operation-scan-read = Read scanned pages
operation-scan-tally = Count scanned pages
operation-scan = Scan a stack
operation-scanners-discover = Look for scanners
operation-scanners-caps = What a scanner can do
operation-scanners-profile = Hold a profile against a scanner
operation-scanners-test = Test a scanner with a deck
operation-scanners-attest = Seal a passed test as the second person
operation-scanners-add = Take a scanner into the inventory
operation-scanners-inventory = The commission’s scanners
operation-scanners-state = Bring a scanner into another state
operation-proof-run = Prove printing and reading
operation-proof-show = The last proof
operation-forms-list = Official forms
operation-forms-print = Print forms
operation-audit-list = Audit log
operation-audit-verify = Verify the audit log
operation-approvals-list = Approvals waiting
operation-approvals-propose = Put before a second person
operation-approvals-confirm = Confirm as second person
operation-approvals-decline = Do not confirm

# Parts of an election that have a version
thing-election = the election's particulars
thing-territory = the territory
thing-users = the users
thing-voters = the voter groups
thing-venues = the venues
thing-previous_units = the units of the last election
thing-plan = the plan of polling units
thing-subjects = the electoral subjects
thing-lists = the candidate lists
thing-lots = the draw by lot
thing-ballots = the ballots
thing-packages = the scanner packages
thing-forms = the forms
thing-approvals = the approvals

# States of lists, plan and ballots
list-state-none = Not received
list-state-checked = Checked
list-state-edited = Edited
list-state-returned = Returned for correction
list-state-resubmitted = Resubmitted
list-state-rejected = Rejected
list-state-approved = Approved
list-state-locked = Locked
plan-state-draft = Draft
plan-state-approved = Approved by two persons
ballots-state-draft = Draft
ballots-state-proofed = Confirmed on the proof
ballots-state-released = Released for printing
sublist-fixed = list with fixed order
sublist-open = list with preferential voting
sublist-council = list for the municipal council
sublist-mayor = candidate for mayor
mode-official = official
mode-test = test
mode-sample = sample

# Notes on steps
note-territory-missing = Voter groups have not been imported yet
note-territory-done = { $count ->
    [one] { $count } voter group
   *[other] { $count } voter groups
}
note-stations-waiting = Voters and venues are needed
note-stations-ready = The plan can be computed
note-stations-outdated = The data has changed: the plan must be computed again
note-stations-draft = { $count ->
    [one] { $count } unit, waits for approval
   *[other] { $count } units, wait for approval
}
note-stations-done = { $count ->
    [one] { $count } unit approved
   *[other] { $count } units approved
}
note-candidates-subjects = The register of subjects is needed
note-candidates-missing = { $count ->
    [one] { $count } list is missing
   *[other] { $count } lists are missing
}
note-candidates-errors = { $count ->
    [one] { $count } error to be mended
   *[other] { $count } errors to be mended
}
note-candidates-approve = { $count ->
    [one] { $count } list waits for approval
   *[other] { $count } lists wait for approval
}
note-candidates-done = { $count ->
    [one] { $count } list approved
   *[other] { $count } lists approved
}
note-lots-waiting = Can begin when all lists are approved
note-lots-ready = All lists are approved
note-lots-done = { $count ->
    [one] { $count } subject in order
   *[other] { $count } subjects in order
}
note-ballots-waiting = The approved plan and the lots are needed
note-ballots-ready = The ballots can be prepared
note-ballots-outdated = The data has changed: the ballots must be prepared again
note-ballots-draft = Wait for release by two persons
note-ballots-done = { $count ->
    [one] { $count } ballot
   *[other] { $count } ballots
}
note-scanners-waiting = Released ballots are needed
note-scanners-ready = The package can be made
note-scanners-done = { $count ->
    [one] { $count } package
   *[other] { $count } packages
}
note-proof-waiting = A test package is needed
note-proof-ready = The proof can be run
note-proof-failed = The count does not equal the marks
note-proof-done = { $count ->
    [one] { $count } page read, the count is equal
   *[other] { $count } pages read, the count is equal
}
note-forms-waiting = The approved plan is needed
note-forms-ready = The forms can be printed
note-forms-done = { $count ->
    [one] { $count } form printed
   *[other] { $count } forms printed
}
note-audit-done = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}

# Steps of progress
progress-reading = Reading the file
progress-checking = Checking
progress-saving = Saving
progress-solving = Computing the plan
progress-printing = Printing ballots
progress-rendering = Making images
progress-scanning = Reading pages
progress-looking = Looking for scanners
progress-forms = Printing forms
progress-verifying = Verifying
progress-sealing = Sealing
progress-sample = Writing the tables

# Deadlines
deadline-party-registration = Registration of political parties
deadline-lists-submitted = Submission of candidate lists
deadline-bcc-buildings-proposed = Buildings for counting centres proposed
deadline-lists-returned = Lists returned for correction
deadline-lists-corrected = Corrected lists submitted
deadline-venues-frozen = Venues may no longer change
deadline-bcc-designated = Counting centres designated
deadline-voter-lists-posted = Voter lists posted
deadline-bcc-ready = Counting centres at the zone commission's disposal
deadline-materials-at-zone = Election materials at the zone commission
deadline-election-day = Election day

# Refusals: E1 use and state
error-E101 = The command is not known.
error-E102 = The user's name is missing: give it with --user or KUTIA_USER.
error-E103 = The password was not read: give it with KUTIA_PASSWORD or on the terminal.
error-E104 = The value "{ $found }" is not valid for { $name }.
error-E105 = No election is open.
error-E106 = The command's input is not understood ({ $name }).
error-E107 = There is no rule set "{ $rules }".
error-E108 = The rule set has no electoral zone "{ $zone }".
error-E109 = Cancelled. Nothing was changed.
error-E110 = An earlier step must be done first: { $step ->
    [voters] import the voter groups
    [venues] import the venues
    [plan] compute the plan
    [plan-approved] have the plan approved by two persons
    [plan-outdated] compute the plan again, as the data has changed
    [subjects] import the register of subjects
    [lists-approved] have all lists approved
    [lots] draw the lots
    [ballots] prepare the ballots
    [ballots-outdated] prepare the ballots again, as the data has changed
    [ballots-released] have the ballots released by two persons
    [ballots-proofed] write the proof and confirm each ballot style on it (ballots proof --confirm)
   *[other] { $step }
}.
error-E111 = The plan has no polling unit { $unit }.
error-E112 = The subject "{ $subject }" is not registered.
error-E113 = No list was received from the subject "{ $subject }".
error-E114 = The list's present state does not allow this.
error-E115 = The list has errors that must be mended before approval.
error-E116 = The lots are drawn: lists and subjects do not change any more.
error-E117 = The plan is approved: it is not computed again.
error-E118 = The ballots are released for printing: they do not change any more.
error-E119 = The rule set has no form "{ $form }".
error-E120 = There is no open approval with the number { $id }.
error-E121 = There is no user "{ $user }".
error-E122 = There is a user "{ $user }" already.
error-E123 = At least one administrator who can sign in must remain.
error-E124 = The program "{ $program }" is missing; install the package { $package }.

# E2 permissions and approvals
error-E201 = You must sign in with name and password.
error-E202 = Your role does not allow this.
error-E203 = The name or the password is not right.
error-E204 = After too many wrong attempts, sign-in stays closed for { $minutes ->
    [one] { $minutes } more minute
   *[other] { $minutes } more minutes
}.
error-E205 = Approval needs a second person of another proposing group.
error-E206 = This election was opened for reading only.
error-E207 = The person who proposed cannot confirm.

# E3 conflicts
error-E301 = Meanwhile { $thing ->
    [voters] the voter groups were changed
    [venues] the venues were changed
    [plan] the plan was changed
    [lists] the lists were changed
    [ballots] the ballots were changed
   *[other] the data was changed
} by { $by } at { $at }. Look at it again and decide then.

# E4 files
error-E401 = The file "{ $file }" does not exist.
    .fix = Check the name and the folder; if the file is on an external drive, connect it.
error-E402 = The file "{ $file }" exists already; choose another name.
error-E403 = The folder "{ $file }" is not empty; choose a new folder.
error-E404 = "{ $file }" cannot be read: { $reason ->
    [permission] permission is missing
    [directory] it is a folder
   *[other] the disk failed
}.
error-E405 = "{ $file }" cannot be written: { $reason ->
    [permission] permission is missing
    [full] the disk is full
    [directory] the folder does not exist
   *[other] the disk failed
}. Nothing was left half-written.
error-E406 = The file "{ $file }" is larger than { $limit } MB.
error-E407 = The file is not valid GeoJSON.
error-E408 = The file has findings that must be mended; nothing was imported.
error-E409 = No plan can be computed with this data.
error-E410 = The ballots cannot be drawn; see the findings.
error-E411 = The package is for another election: { $found }, not { $expected }.
error-E412 = The package and the present ballots differ; make a new package.
error-E413 = There are no images to read.
error-E415 = Both seals are of the same person. Another member must sign in and seal the test.
error-E416 = This is not a scanner’s test record. Choose the file that `kutia scanners test` wrote.
error-E417 = There is no passed test of this scanner for this package, and without one it is not used in official mode. Test the scanner with the deck, let two persons seal the record, and name it with --readiness.
error-E418 = A seal on the record is of somebody who may not configure scanners. Have the test sealed by members who may.
error-E414 = The register of subjects does not change once lists were received.
error-E463 = A candidate list has no field "{ $field }" (column "{ $head }").
error-E464 = The list of { $subject } has no candidate number { $number }.
error-E465 = The value cannot be read; nothing was changed. See the finding.
error-E466 = The list of { $subject } has no change to take back.
error-E419 = The test in { $file } was not passed. Mend what differs and test again; only a passed test can be sealed.
error-E420 = The scanner cannot be used; see the findings.
error-E421 = The package was sealed by someone whose role ({ $role }) may not make scanner packages.
error-E422 = The package is for the mode { $found }, but this folder is scanned in the mode { $expected }. Use another folder.
error-E423 = The package { $found } is older than { $expected }, with which this folder is scanned. Use the newer one.
error-E424 = There is no scanner with the serial number { $serial } in the inventory. Add it to the inventory first.
error-E425 = A scanner that is { $from ->
        *[ready] not tested
         [tested] tested
         [sealed] sealed
         [withdrawn] withdrawn
    } cannot become { $to ->
        *[ready] not tested
         [tested] tested
         [sealed] sealed
         [withdrawn] withdrawn
    } by hand: tested comes from a passed test that two persons sealed, sealed only after it, and a withdrawn scanner begins again.
error-E426 = Sealing needs the numbers of the seals.

# E5 proofs
error-E501 = The count that was read does not equal the marks: see the proof's report.
error-E502 = The folder is not whole, or was changed.

# E9 machine
error-E901 = Internal error of the program. Nothing was changed.
error-E902 = The disk or the system did not allow it ({ $detail }).
error-E903 = Internal error of the program. Nothing was changed.

# The engine's findings
finding-E451 = The boundary of "{ $name }" belongs to no unit of the zone.
finding-E452 = The file has no boundary for the administrative unit "{ $name }"; the schematic one stays.
finding-E453 = Audit log: entry { $number } was changed.
finding-E454 = Audit log: entry { $number } was expected, { $found } stands in its place.
finding-E455 = Audit log: entry { $number } does not follow from the one before.
finding-E456 = The audit log ends at entry { $number }, but { $found } were recorded.
finding-E457 = The audit log does not end where its end is recorded.
finding-E458 = The part "{ $thing }" was changed outside the program.
finding-E459 = The election file does not open: { $code }.
finding-E460 = The polling unit has { $voters } voters, its groups have { $found }.
finding-E461 = The list has { $count ->
    [one] { $count } error
   *[other] { $count } errors
}.
finding-E462 = It is not clear whose list this is: the file does not hold the initials or the name of exactly one subject.
finding-E463 = The print run went on where it had been cut off: { $count ->
    [one] { $count } of { $total } files was finished and was not written again.
   *[other] { $count } of { $total } files were finished and were not written again.
}

# Polling stations
operation-plan-simulate = How long voters wait
operation-plan-resources = Staff, material and rounds of delivery
operation-plan-import = Import a table or map of the plan
operation-plan-move = Move voter groups by hand
operation-plan-close = Close a building, or open it again
operation-plan-lock = Lock a polling unit, or unlock it
operation-plan-undo = Take the last change of the plan back
operation-plan-restore = Put an older version of the plan back
operation-plan-versions = Versions of the plan
operation-plan-compare = Two plans side by side
operation-plan-withdraw = Take the approval of the plan back
operation-plan-export = Export the plan
progress-simulating = Simulating the election day
progress-exporting = Exporting the plan
error-E130 = These settings cannot be reckoned with.
error-E131 = There is no building { $venue } in the table.
error-E132 = The groups cannot be moved so.
error-E133 = There is no such version of the plan.
error-E134 = A reason in writing is needed, of at least { $count } characters.
error-E135 = That would be { $count } maps; at most { $most } go into one file. Name units or an administrative unit.
finding-R136 = No feature of the file belongs to an administrative unit of this election, by code or by name
    .fix = The features need a property code or name.
operation-scanners-record = Print the readiness record of a scanner
error-E427 = The record { $file } was not made in this election. Choose the record that the scanner’s test stored from this election file.
operation-scan-queue = Pages that people decide
operation-scan-show = Show a page with what was read
operation-scan-decide = Judge a page
operation-scan-count = Count with the decisions
error-E428 = There are two images named { $file }. Give one folder at a time.
error-E429 = This page cannot be shown.
error-E430 = A refused page can only be set aside, to be scanned again or counted by hand: the program does not know which ballot it is.
error-E431 = A page that was read is not taken out of the count. Say what the voter marked, or that the ballot is invalid.
error-E432 = Nothing on the page { $file } waits for people: it is read and valid.
error-E433 = Several contests on the page { $file } wait for people. Name one.
error-E434 = Two persons decided this page already.
error-E435 = You judged this page already. Another person judges it now.
