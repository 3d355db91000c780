# Candidate lists: findings of the checks.

sublist-word = { $sublist ->
    [fixed] Fixed list
    [open] Open list
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

# Between lists
finding-C221 = The same person stands on the list of { $other } too
    .fix = A person may stand on one list only. Inform both subjects.
finding-C222 = The same name with the same date of birth stands on the list of { $other } too
    .fix = Check the identity numbers: it may be the same person.
