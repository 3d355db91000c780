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
ui-date-help = Day, month, year: 11.05.2025
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

# Tables
ui-no = No.
ui-code = Code
ui-name = Name
ui-kind = Kind
ui-place = Place
ui-file = File
ui-files = Files
ui-folder = Folder
ui-state = State
ui-title = Title
ui-mode = Kind of ballots
ui-when = When
ui-who = Who
ui-what = What
ui-for = For
ui-unit = Unit
ui-units = Units
ui-venue = Venue
ui-venues = Venues
ui-rooms = Rooms
ui-voters = Voters
ui-groups = Groups
ui-ballots = Ballots
ui-blocks = Blocks
ui-missing = missing
ui-no-findings = No findings.
ui-keys-table = ↑ ↓ move · Enter opens · Esc goes back
ui-keys-list = ↑ ↓ move · Enter changes · Ctrl Z takes back · a row shows its finding · Esc goes back
ui-outdated = The data has changed
ui-propose = Propose
ui-send-for-approval = Send for approval
ui-code-of = code { $code }
ui-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}
ui-written = { $count ->
    [one] { $count } file was written to “{ $folder }”. SHA-256 of the manifest: { $digest }
   *[other] { $count } files were written to “{ $folder }”. SHA-256 of the manifest: { $digest }
}
ui-written-pages = { $count ->
    [one] { $count } file ({ $pages } pages) was written to “{ $folder }”. SHA-256 of the manifest: { $digest }
   *[other] { $count } files ({ $pages } pages) were written to “{ $folder }”. SHA-256 of the manifest: { $digest }
}
ui-imported = { $count ->
    [one] “{ $file }”: { $count } row imported.
   *[other] “{ $file }”: { $count } rows imported.
}
ui-not-imported = “{ $file }” has errors: nothing was changed. See the findings.

# Territory and voters
ui-admin-unit = Administrative unit
ui-municipality = Municipality
ui-all-units = Show all
ui-table-says = table: { $count }
ui-voter-groups = Voters
ui-voters-file = Buildings, streets or settlements with their voters
ui-venues-now = { $count ->
    [one] Now: { $count } venue
   *[other] Now: { $count } venues
}
ui-units-now = { $count ->
    [one] Now: { $count } unit
   *[other] Now: { $count } units
}
ui-search-group = Search a name or code
ui-households = Households
ui-last-unit = Last unit
ui-kind-building = building
ui-kind-street = street
ui-kind-settlement = settlement
ui-place-given = as given
ui-place-centroid = centre of its unit
ui-no-groups = No voter groups. Import the table with the button on the right, or drop it there.

# Polling stations
ui-no-plan = There is no plan yet
ui-solve = Compute the plan
ui-plan-solved = The plan was computed and kept as draft.
ui-plan-holds = Independent check: the plan keeps all rules.
ui-plan-breaks = The independent check found breaches of the rules.
ui-plan-approved = The plan is approved and does not change any more
ui-plan-outdated = The data has changed: compute the plan again
ui-approve-plan-consequence = The plan is proposed for approval. Once a second person of another group confirms, numbers and places of the units do not change any more.
ui-moved-voters = { $count ->
    [one] { $count } voter changes venue
   *[other] { $count } voters change venue
}
ui-farthest = farthest { $km } km
ui-max-km = Max km
ui-plan-proof = Proof of the plan
ui-gap = gap { $value }%
ui-mean-walk = Mean way of the plan
ui-bound-walk = No plan can go below
ui-walks = Voters by distance to their venue, km
ui-why = Why { $number }?
ui-map-legend = Square: venue · circle: voter group · straight line, estimated
ui-map-schematic = Boundaries are schematic. Drop a GeoJSON file with the official ones here.
ui-map-nearer = Zoom in
ui-map-farther = Zoom out
ui-map-whole = Whole map

# Candidate lists
ui-initials = Initials
ui-subject = Subject
ui-candidates = Candidates
ui-women = Women
ui-party = party
ui-coalition = coalition
ui-independent = proposed by voters
ui-import-subjects = Import subjects
ui-subjects-first = Import the register of subjects first
ui-no-subjects = No subjects yet. Import their register.
ui-lists-received = { $count ->
    [one] { $received } of { $total } lists received · { $count } error
   *[other] { $received } of { $total } lists received · { $count } errors
}
ui-surname = Surname
ui-first-name = First name
ui-fathers-name = Father’s name
ui-sex = Sex
ui-female = F
ui-male = M
ui-birth-date = Born
ui-nid = NID
ui-declaration = Declaration
ui-imported-with-errors = { $file } was taken in with errors: { $count ->
    [one] one row
   *[other] { $count } rows
}. See the findings.
ui-list-due = Due
ui-late = late
ui-notice = Correction notice …
ui-export-list = Export the list …
ui-list-not-approved = The list is not approved yet
ui-lots-protocol = Protocol …
ui-lots-undrawn = Lots are not drawn yet
ui-sublist-fixed = Fixed { $count }
ui-sublist-open = Open { $count }
ui-sublist-council = Council { $count }
ui-sublist-mayor = Mayor { $count }
ui-candidates-women = { $count ->
    [one] { $count } candidate · { $women } women
   *[other] { $count } candidates · { $women } women
}
ui-corrected-file = Corrected file
ui-list-closed = The list is approved and does not change any more
ui-list-not-checked = Only a checked list can take this step
ui-list-has-errors = The list has errors that must be mended first
ui-return-consequence = The subject receives the list with its findings and hands in a corrected file before the deadline. It is entered into the audit log.
ui-returned = The list was returned for correction.
ui-approve-list-consequence = The list is proposed for approval. Once a second person of another group confirms, names and order do not change any more.

# Drawing of lots
ui-lots-drawn = Seed as spoken: “{ $seed }”
ui-lots-not-drawn = Not drawn yet
ui-draw-about = The seed is spoken aloud before those present, after the lists are closed. It alone decides the order: anyone can repeat the draw.
ui-seed = Seed
ui-seed-help = For example four numbers drawn by the public: 17 4 31 8
ui-seed-form = The seed has at least 4 signs and no “|”
ui-lists-not-approved = All lists must be approved first
ui-lists-approved = { $done } of { $total } lists approved
ui-draw-consequence = The order on the ballot follows from this seed, the lists are locked, and the draw is not repeated.
ui-drawn = The lots are drawn; the lists are locked.
ui-lots-rule-title = The published rule
ui-lots-rule = Within each phase the subjects stand in ascending order of SHA-256("seed|initials"), compared as hexadecimal text. Candidates proposed by voters come in the last phase.
ui-lots-repeat = Repeat it on any computer, for example for the first:
ui-lots-gives = It gives:
ui-phase = Phase

# Ballots
ui-no-ballots = Not prepared yet
ui-being-drawn = The ballot is being drawn …
ui-proof-confirm = Confirm the proof
ui-proof-consequence = You confirm that you have seen every ballot style on its proof and that names, numbers and boxes are right.
ui-proof-first = First a person confirms every style on its proof
ui-proof-done = Every style is confirmed on its proof
ui-deck = Test deck
ui-labels = Labels
ui-prepare = Prepare
ui-release = Release
ui-ballots-about = Ballots are prepared from the approved plan, the lists and the lots; then they are seen here at full size.
ui-ballots-prepared = The ballots were prepared as draft.
ui-ballots-released = The ballots are released and do not change any more
ui-release-first = Official ballots are printed once two persons have released them
ui-release-consequence = The release is proposed. Once a second person of another group confirms, the ballots do not change any more and are printed as official.
ui-unrelease = Take release back
ui-unrelease-consequence = The ballots become a draft again and are not printed as official until two persons release them anew. The reason goes into the audit log with your name. Ballots printed so far keep the digest that they carry.
ui-unreleased = The release was taken back; the ballots are a draft again.
ui-reason-short = Write the reason in at least 10 letters
ui-styles = { $count ->
    [one] { $count } style
   *[other] { $count } styles
}
ui-ballot-digest = digest { $digest }
ui-ballot-of = Ballot of unit { $number }

# Scanners and proof
ui-package = Package
ui-package-official = Official package
ui-package-test = Test package
ui-package-made = The package “{ $file }” was made and signed. SHA-256: { $digest }
ui-package-about = Choose a package to see its signature, its election and its files.
ui-no-packages = No packages yet.
ui-audit-entry = Audit entry
ui-signed-by = Signed by
ui-scanned-pages = Scanned pages
ui-pages = Pages
ui-marks = Marks
ui-read = Read
ui-refused = Refused
ui-pages-read = { $count ->
    [one] { $count } read
   *[other] { $count } read
}
ui-pages-refused = { $count ->
    [one] { $count } refused
   *[other] { $count } refused
}
ui-tally = Tally
ui-option = Option
ui-marked = Marked
ui-counted = Counted
ui-equal = equal
ui-differs = differs
ui-valid = Valid
ui-blank = Blank
ui-invalid = Invalid
ui-undecided = Undecided
ui-ballots-in-all = Ballots in all
ui-proof-about = Prints ballots with known marks, turns them into images, reads them with the package alone, and compares the tally.
ui-proof-package = Choose the test package
ui-proof-folder = Folder for the pages of the proof
ui-proof-equal = The tally equals the marks
ui-proof-differs = The tally differs from the marks
ui-no-proof = No proof has been run yet.
ui-marked-and-counted = Marked and counted
ui-sheets = Sheets
ui-sheets-form = From 1 to 500 sheets
ui-spoiled-refused = Spoiled on purpose and refused
ui-refused-pages = Refused pages

# Forms
ui-form = Form
ui-article-title = Article
ui-copies = Copies
ui-due = Due
ui-printed = Printed
ui-not-printed = Not printed
ui-partly-printed = Partly
ui-per-unit = each polling unit
ui-per-election = the election
ui-forms-printed = { $printed } of { $due } printed
ui-forms-need-plan = Forms need the approved plan
ui-print-all = Print all
ui-print-chosen = { $count ->
    [one] Print { $count } chosen
   *[other] Print { $count } chosen
}

# Audit log and users
ui-entries = Entries
ui-choose-entry = Choose an entry to see it whole.
ui-chain-whole = The chain is whole; nothing was changed outside the program.
ui-chain-broken = The chain is not whole.
ui-chain-head = It ends at entry { $number }:
ui-file-read = Read
ui-file-written = Written
ui-second-person = Second person
ui-before = Before
ui-after = After
ui-previous-hash = Entry before
ui-own-hash = This entry
ui-users-about = Approvals need two persons from different proposing groups.
ui-active = May sign in
ui-inactive = Stopped
ui-activate = Allow
ui-deactivate = Stop
ui-deactivate-consequence = This user cannot sign in until you allow it again. What they did stays in the audit log.
ui-user-changed = Changed.
ui-user-added = The user was added.
ui-lacks-user = Full name or user name is missing
ui-first-password = First password

# Seal and verification
ui-seal = Seal and verification
ui-seal-about = Anyone can check that nothing in a sealed folder has changed since it was sealed.
ui-verify-folder = Verify a folder…
ui-verify-about = Choose a sealed folder: every file’s hash, every signature and the whole audit log in it are checked.
ui-verify-no-findings = Nothing is missing, nothing was added, nothing differs.
ui-folder-whole = “{ $folder }” is whole: everything in it is as it was sealed.
ui-folder-broken = “{ $folder }” is not as it was sealed.
ui-whole = whole
ui-broken = changed
ui-signatures = Signatures
ui-fingerprint = Signer’s fingerprint
ui-fingerprint-about = If you were given the signer’s fingerprint on paper, type it here: a folder signed by anybody else is then refused.
ui-fingerprint-form = A fingerprint has 64 digits and letters from a to f
ui-seal-folder-about = Writes a signed list with the hash of every file in the folder. Do this before the folder leaves the office.
ui-backup-name = copy.kutia
ui-backup-about = Writes a whole, checked copy of this election. Keep it on another disk, in another room.

ui-map-lasso = Lasso
ui-lassoed = { $count ->
    [one] { $count } group
   *[other] { $count } groups
}, { $voters } voters
ui-lasso-move = Move to { $number }
ui-lasso-move-none = Move
ui-lasso-choose = Choose the unit to which they go, on the map or in the table.
ui-undo = Undo
ui-lock = Lock
ui-unlock = Unlock
ui-close-venue = Close the building
ui-close-venue-consequence = Its voters are shared out among the buildings around it at once. It can be undone.
ui-hand-done = The unit was locked or unlocked.
ui-undone = The last change of the plan was taken back.
ui-no-version = There is nothing to take back.

# Workbooks of the parties
ui-search-subject = Search by name or initials
ui-search-findings = Search: error, C104, a row, a word
ui-changes = What changed since the file before
ui-columns-set = Set the columns …
ui-columns-title = What does each column hold?
ui-columns-about = Choose the field of each column of the file. The choice is remembered and counts by itself for the next file with the same head.
ui-columns-remembered = This is how they were set earlier for this shape of file.
ui-columns-sheet = Sheet “{ $sheet }”, row { $row }
ui-columns-head = Head in the file
ui-columns-samples = Samples
ui-columns-field = Field
ui-columns-unread = Not read
ui-columns-import = Import with these columns
ui-columns-names = Set the columns of first name and surname
ui-columns-twice = The same field is set for two columns
ui-columns-none = The file holds no table.
ui-columns-must = { $field } (needed)
ui-edit-none = Not known
ui-edit-row = Change the candidate’s particulars
ui-edited = { $errors ->
    [0] Saved. The list has no more errors.
    [one] Saved. The list still has one error.
   *[other] Saved. The list still has { $errors } errors.
}
ui-undo-count = Undo ({ $count })
ui-edit-undone = Taken back: { $field }, candidate { $number }
ui-nothing-to-undo = There is no change to take back
ui-edits = Changes by hand
ui-change-added = added
ui-change-removed = removed
ui-change-moved = moved
ui-change-changed = changed
ui-place-fixed = Fixed { $position }
ui-place-open = Open { $position }
ui-place-council = Council { $position }
ui-place-mayor = Mayor
ui-workbooks = Workbooks of the parties
ui-workbooks-about = Without touching this election: compare two submissions, write the findings into a party’s own workbook, or hand out an empty one.
ui-compare = Compare two …
ui-compare-title = Differences between two submissions
ui-compare-before = The earlier submission
ui-compare-after = The later submission
ui-compare-equal = Both say the same.
ui-annotate = Comment one …
ui-annotate-file = The party’s workbook
ui-annotated = { $count ->
    [one] “{ $file }” was written: { $count } error is commented in it
   *[other] “{ $file }” was written: { $count } errors are commented in it
}
ui-blank-workbook = Empty one …
ui-received-files = Files received
ui-received = received
ui-received-many = { $good } of { $count } lists received

# The inventory of scanners.
ui-scanner-add = Add a scanner
ui-scanner-serial = Serial number
ui-scanner-serial-help = As it stands on the maker’s plate.
ui-scanner-make = Maker
ui-scanner-model = Model
ui-scanner-place = Place
ui-scanner-device = Address
ui-scanner-device-help = http://…, sane:NAME, or the folder that the capture program writes into.
ui-scanner-open = Open
ui-scanner-seal = Seal
ui-scanner-unseal = Open the seal
ui-scanner-withdraw = Withdraw
ui-scanner-return = Bring back
ui-scanner-do = Record
ui-scanner-added = The scanner { $serial } is in the inventory.
ui-scanner-changed = The scanner { $serial } is now: { $state }.
ui-scanner-seals = Seals: { $seals }
ui-seals = Seal numbers
ui-seals-help = Separate several by commas.
ui-lacks-scanner = Fill in every line.
ui-lacks-reason = Give the reason.
ui-lacks-seals = Give the numbers of the seals.
ui-no-scanners = No scanner is in the inventory yet. Look for scanners, or add one by its address.
ui-none-found = No scanner answered. Check that it is switched on and on the same network, or add it by its address.
ui-profile-fits = Fits these ballots
ui-profile-unfit = Does not fit these ballots
ui-size = { $width } × { $height } mm
scanner-ready = Not tested
scanner-tested = Tested
scanner-sealed = Sealed
scanner-withdrawn = Withdrawn
scanner-is-idle = idle
scanner-is-processing = working
scanner-is-stopped = stopped
scanner-is-testing = testing itself
scanner-is-down = out of order
scanner-is-feeder = feeder
scanner-is-glass = glass
scanner-is-folder = folder
scanner-is-simplex = one side
scanner-is-duplex = both sides
ui-test-title = Test of a scanner
ui-test-about = Open a scanner of the inventory to test it with the deck. A second person attests what passed; the record is printed and signed.
ui-test-begin = Test with the deck
ui-test-attest = Attest
ui-test-print = Print the record
ui-test-record = Choose the record
ui-test-expected = Choose what the deck must give
ui-test-images = Choose the folder with the scanned pages
ui-test-store = Store the record
ui-test-passed = The scanner { $serial } counted everything as it must. A second person attests it now.
ui-test-failed = The scanner { $serial } did not pass. See which figures differ.
ui-test-attested = The test of the scanner { $serial } is attested by two persons.
ui-test-printed = The record is in «{ $file }».
ui-test-blank = Blank pages
ui-test-undecided = For decision
ui-test-must = Must be
ui-test-counted = Counted
ui-test-sheets = Sheets by the scanner’s counter
ui-test-sheets-help = Of all passes together. May stay empty.
ui-lacks-number = Write a whole number.
ui-passed = Passed
ui-failed = Not passed
ui-queue-waiting = { $count ->
        [one] one must be decided
       *[other] { $count } must be decided
    }
ui-queue-why = Why
ui-queue-empty = Nothing waits for people: every page was read and is plainly valid.
ui-queue-about = Choose a page. Say what you see; another person says it too, without seeing yours.
ui-queue-decided = { $file }: two persons agree. It is decided.
ui-queue-judged = { $file }: your judgement is recorded. Another person judges it now.
ui-queue-state-decided = Decided
ui-queue-state-disputed = Third person
ui-queue-state-open = Must be decided
ui-queue-state-may = May be reviewed
ui-queue-state-second = Second person
ui-queue-see = What do you see?
ui-queue-marks = The voter marked this
ui-queue-invalid = Invalid: a name or sign
ui-queue-aside = Set aside: scan again or count by hand
ui-queue-another = You judged this page. Another person judges it now.
ui-why-ambiguous = unclear mark
ui-why-overvote = several subjects
ui-why-cross = candidate of another subject
ui-why-many = too many candidates
ui-why-alone = candidate without subject
ui-why-blank = blank
ui-scanned-page = The scanned page
