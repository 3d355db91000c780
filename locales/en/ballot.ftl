# Ballots: findings of layout, texts and templates, and errors of printing.

# Layout
finding-B101 = The contest “{ $contest }” does not fit the page: { $missing_mm } mm of height are missing ({ $rows } rows; “{ $option }” has { $boxes } preference boxes).
    .fix = Choose larger paper in the rules, or make the template's measures smaller above the legal minimum.
finding-B103 = Paper of { $width } × { $height } mm is outside the limits: A5 to 600 × 420 mm.
    .fix = Change the paper size in the rules of the election.
finding-B104 = There is nothing to vote on in the contest “{ $contest }”.
    .fix = Approve the lists and draw the lots before you prepare the ballots.
finding-B105 = The ballot template has no words in the language “{ $language }”.
    .fix = Add the words of this language to the template, or remove the language from the rules.
finding-B106 = The template asks for type of { $size_whole }.{ $size_tenths } mm, smaller than the legal minimum of { $least_whole }.{ $least_tenths } mm.
    .fix = Make the type size in the template larger.
finding-B107 = { $what ->
    [contests] The ballot has more than { $most } contests.
    [options] A contest has more than { $most } subjects.
    [preferences] A subject has more than { $most } candidates with boxes.
    [letters] A text on the ballot has more than { $most } letters.
   *[languages] The ballot has more than { $most } languages, or one of them twice.
}
    .fix = Check the lists and the rules of the election.
finding-B108 = The subject “{ $option }” or one of its candidates appears twice, or the number { $number } was given twice.
    .fix = Check the draw by lot and the lists of the subjects.
finding-B109 = The subject with the number { $number } has no name for the ballot.
    .fix = Fill in the subject's name.

# Texts
finding-B201 = The letter “{ $letter }” ({ $code }), number { $position } in the text “{ $text }”, cannot be printed.
    .fix = Write the text with letters of the alphabet; delete invisible characters.
finding-B202 = The text “{ $text }” does not fit its place, neither with type of { $least_whole }.{ $least_tenths } mm nor on two lines: it is { $over_mm } mm too long.
    .fix = Ask the subject for a shorter name on the ballot, or choose larger paper.

# Templates
finding-B301 = The template { $file } has a mistake in line { $line }, column { $column }: { $reason }
    .fix = Open the file at this line and mend it; explanations stand at its top.

# Printing
error-B401 = The ballot could not be drawn.
    .fix = Try again; if it happens again, send the program's log to technical support.
error-B402 = The file of ballots could not be written.
    .fix = Check the free space on the disk and the right to write in the folder.
error-B403 = The written file does not read back as it was printed, so it was not kept.
    .fix = Check the disk and print again.
error-B404 = The requested box is not on this ballot.
    .fix = Use the boxes of this very style's geometry.

# Papers that go with the ballots
sheet-size-check = Physical size: measure the ruler and the box. Print at 100 %, without fitting to the page.
sheet-calibration = Calibration page: timing marks, eleven steps of ink, a grid of 10 mm.
label-unit = Polling unit
label-block = Block
label-blocks = Blocks
label-style = Ballot style
label-ballots = Ballots
label-seal = Seal code
label-delivery = Delivery of ballots
label-registered = Registered voters
label-from = Serial from
label-to = Serial to
label-received = Received (signature)
label-handed-over = Handed over by
label-received-by = Received by
label-date-time = Date and time
