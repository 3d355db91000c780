# Candidate lists: findings of the checks.

sublist-word = { $sublist ->
    [fixed] Fixed list
    [open] Open list
    [mayor] Candidate for mayor
   *[council] Council list
}

# Cells
finding-C001 = The identity number “{ $found }” has not the right form
    .fix = A letter, eight digits and a letter are expected, such as J00101999W. Compare it with the copy of the identity card.
finding-C002 = The digits of the identity number “{ $found }” hold no date of birth
    .fix = Characters 2 to 6 hold the year, the month (plus 50 for women) and the day. Compare them with the copy of the identity card.
finding-C003 = The date of birth “{ $found }” cannot be read
    .fix = dd.mm.yyyy is expected, such as 13.03.1970.
finding-C004 = The sex “{ $found }” cannot be read
    .fix = F or M is expected.
finding-C005 = The list “{ $found }” is not known
    .fix = Fixed, open or council is expected. The row was not read.
finding-C006 = The place on the list “{ $found }” cannot be read
    .fix = A number is expected: 1, 2, 3 and so on. For now the order of the file counts.
finding-C007 = The declaration “{ $found }” is neither YES nor NO
    .fix = Type YES if the declaration was handed in.
finding-C008 = The letter “{ $letter }” is not a Latin one ({ column-word })
    .fix = Type it again with Albanian letters; look-alike letters of other alphabets spoil the comparison of names.
finding-C009 = It is not told on which list the candidates stand
    .fix = Add a column “List” with fixed, open or council. The rows were not read.
finding-C010 = The row belongs to the subject “{ $found }”, not to { $expected }
    .fix = Take the row out or mend the initials. The row was not read.
finding-C011 = The zone “{ $found }” is not the zone of this list: { $expected }
    .fix = Mend the zone, or send it to its own zone. It was not read.
finding-C012 = The zone “{ $found }” is not known
    .fix = Write the official name of the electoral zone; without it the number of names is not checked.
finding-C014 = { column-word }: changed by hand from “{ $found }” to “{ $now }”
    .fix = The party’s file holds the former value.

# A candidate's data
finding-C101 = The first name is missing
    .fix = Fill in the first name as on the identity card.
finding-C102 = The surname is missing
    .fix = Fill in the surname as on the identity card.
finding-C103 = The father’s name is missing
    .fix = Fill in the father’s name.
finding-C104 = The sex is missing
    .fix = Type F or M.
finding-C105 = The date of birth is missing
    .fix = Type it as dd.mm.yyyy, such as 13.03.1970.
finding-C106 = The identity number is missing
    .fix = Type its ten characters as on the identity card.
finding-C107 = The residence is missing
    .fix = Fill in the address.
finding-C110 = The candidate is not yet { $age } on election day
    .fix = Check the date of birth; otherwise the candidate must be replaced.
finding-C111 = The date of birth differs from the identity number
    .fix = Compare both with the copy of the identity card.
finding-C112 = The sex differs from the identity number
    .fix = Compare both with the copy of the identity card.
finding-C118 = The check letter of the identity number does not fit
    .fix = “…{ $expected }” is expected. Compare it with the copy of the identity card.
finding-C121 = The same person stands twice on the list: in row { $row } too
    .fix = A person may stand only once. Take one out or replace it.
finding-C131 = The candidate’s declaration is missing
    .fix = “YES” is expected: the signed declaration of candidacy must be handed in within the time for corrections.
finding-C113 = Nobody’s age was checked, for election day is not known
    .fix = Name election day.
finding-C122 = The same name with the same date of birth stands twice on the list: in row { $row } too
    .fix = A person can stand only once. Compare the identity numbers.
finding-C123 = Nearly the same name on the list: see row { $row }
    .fix = Compare both identity cards: ë and e, ç and c may have been written differently.
finding-C132 = The self-declaration form is missing
    .fix = “PO” is expected: the self-declaration form (Law 138/2015) must be handed in within the time for correction.
finding-C133 = The signature is missing
    .fix = “PO” is expected: the document must be signed within the time for correction.

# The list
finding-C201 = { sublist-word }: { $found ->
    [one] one name
   *[other] { $found } names
}, { $expected } expected
    .fix = The number of names follows from the seats of the zone. Complete or shorten the list.
finding-C202 = Order: number { $found } found, { $expected } expected
    .fix = Numbers run 1, 2, 3 and so on, without gap or repeat.
finding-C204 = { sublist-word }, names { $from }–{ $to }: { $missing ->
    [female] no woman
   *[male] no man
}
    .fix = In each group of consecutive names at least one must be of the under-represented gender. A list that breaks the rule is rejected.
finding-C205 = { sublist-word }, the last group { $from }–{ $to } is not complete: { $missing ->
    [female] no woman
   *[male] no man
}
    .fix = The gender rule is for complete groups; decide whether this is accepted.
finding-C203 = { sublist-word }: { $found ->
    [one] one name
   *[other] { $found } names
}; the number was not checked, for the zone is not known
    .fix = Name the electoral zone.
finding-C206 = { sublist-word }: { $missing ->
    [female] { $found ->
        [one] one woman
       *[other] { $found } women
    }
   *[male] { $found ->
        [one] one man
       *[other] { $found } men
    }
}, at least { $expected } are needed (places: { $positions })
    .fix = The under-represented sex must have its share of the whole list. A list that does not keep the rule is rejected.

# Between lists
finding-C221 = The same person stands on the list of { $other } too
    .fix = A person may stand on one list only. Inform both subjects.
finding-C222 = The same name with the same date of birth stands on the list of { $other } too
    .fix = Check the identity numbers: it may be the same person.
finding-C223 = Nearly the same name stands on the list of { $other } too
    .fix = Compare both identity cards: ë and e, ç and c may have been written differently.
finding-C230 = The subject “{ $found }” is not registered
    .fix = Register the subject, or mend the initials.
finding-C241 = { $found } supporting signatures, at least { $expected } are expected
    .fix = Subjects with seats need none; otherwise ask for the missing signatures.

# Correction notice, approved list, protocol of the draw
paper-page = Page
paper-of = of
paper-rules = rules
paper-zone = Electoral zone
paper-subject = Electoral subject
paper-file = File received
paper-digest = SHA-256 of the file
paper-received = Received
paper-due = Correction is due
paper-due-day = { $day } ({ $law }, Art. { $article })
paper-who = Name and office
paper-signature = Signature
paper-date = Day and time
paper-secretary = Secretary of the commission
paper-chair = Chair of the commission
paper-deputy-chair = Deputy chair of the commission
paper-witness = Representative of the subjects
paper-subject-receives = Received for the subject
paper-whole-list = List
paper-column-no = No.
paper-column-place = Sheet, cell
paper-column-what = Irregularity and what to do
paper-column-found = As written
paper-column-expected = As expected
paper-column-article = Art.
paper-column-number = Number
paper-column-phase = Phase
paper-column-hash = SHA-256(seed|initials)
paper-notice = Notice of return of the list for correction
paper-notice-text = The commission checked the list of { $candidates ->
    [one] one candidate
   *[other] { $candidates } candidates
} and found { $errors ->
    [one] one irregularity that must be corrected
   *[other] { $errors } irregularities that must be corrected
} and { $warnings ->
    [one] one remark
   *[other] { $warnings } remarks
}. The list is returned for correction; the subject hands it in again within the time above.
paper-notice-errors = Irregularities that must be corrected
paper-notice-warnings = Remarks to be looked at
paper-notice-end = A list that is not corrected in time may be rejected. Changes beyond these points are checked anew.
paper-approved = Approved candidate list
paper-approval = Approved
paper-approval-by = { $at } by { $first } and { $second }
paper-lots = Protocol of the draw by lot
paper-seed = Seed spoken in public
paper-drawn = Drawn at
paper-lots-text = The numbers on the ballot follow from the seed spoken in public. Anyone can repeat the draw and must find the same order.
paper-lots-preliminary = Preliminary lot: the order of drawing
paper-lots-final = Lot: the number on the ballot
paper-lots-repeat = How the draw is repeated
paper-lots-repeat-text = Within each phase the subjects stand by the SHA-256 of the text “seed|initials”, written in lower-case hexadecimal. The program below (Python 3) computes it without anything else:

# The readiness record of a scanner.
paper-readiness = Readiness record of a scanner
paper-readiness-failed = Test of a scanner: NOT PASSED
paper-scanner = Scanner (serial number, address)
paper-place = Place
paper-package = SHA-256 of the package
paper-ballot = SHA-256 of the ballot
paper-thresholds = Thresholds
paper-thresholds-are = mark from { $definite } %, for decision from { $ambiguous } %
paper-counter = Sheets by the scanner’s counter
paper-pages = Pages
paper-pages-are = read { $read }, blank { $blank }, refused { $refused }, for decision { $undecided }
paper-sealed = Sealed electronically
paper-readiness-text = The test deck was scanned on this scanner with this package. Every figure counted equals the one expected. The scanner can be used with this package until its seal is opened.
paper-readiness-failed-text = The test deck was scanned on this scanner with this package. At least one figure differs from the one expected, a page was refused or a sheet is missing. The scanner cannot be used.
paper-noticed = What was noticed
paper-tester = First person of the test
paper-tester-second = Second person of the test
paper-equal = equal
paper-differs = DIFFERS
paper-row-ballots = Ballots
paper-row-valid = Valid votes
paper-row-blank = Blank
paper-row-invalid = Invalid
paper-row-undecided = For decision
paper-contest = Contest: { $contest }
paper-column-figure = Figure
paper-column-expected-count = Expected
paper-column-counted = Counted
paper-column-verdict = Verdict
