# Scanner packages and the reading of pages.
# X1xx: packages. X2xx: why a page is refused. X3xx: what was borne and should be known.

# What the reader sees in a box
reading-empty = empty
reading-ambiguous = unclear
reading-marked = marked
scan-read = Read
scan-refused = Refused
scan-across = Size across the feed
scan-along = Size along the feed
scan-rotation = Rotation

# The note in the package
scan-package-note =
    SCANNER PACKAGE
    { $title } · Electoral zone { $zone } · { $date }
    Election: { $election }
    Ballots accepted: { $mode ->
        [official] official ballots
        [test] test ballots only
       *[other] sample ballots only
    }
    Polling units: { $units } · Ballot styles: { $styles }

    Ballot hash (SHA-256 of definition.json): { $short }
    { $hash }
    It is printed on every ballot. A ballot with another hash is refused. Compare its first seven characters with the ballot.

    definition.json: the ballot definition: contests, options, polling units, and where everything stands on the paper.
    ballot-definition.json: the same by the standard NIST SP 1500-20 version 1, for other systems. SHA-256:
    { $nist }
    settings.json: how the scanner reads. It may change without a reprint of the ballots.

    Resolution: { $dots } dots per inch.
    A box with at least { $definite } % of ink is marked. From { $ambiguous } % up to there a person decides. Below it is empty.
    A page smaller than { $scale } % of its true size is refused: print and scan without scaling.
scan-package-nist = Ballot hash: SHA-256 of definition.json in the same package: { $hash }

# Packages
finding-X101 = The file { $file } is missing from the package.
    .fix = Make the package again, or copy it again: it is incomplete.
finding-X102 = The package holds a file that does not belong there: { $file }.
    .fix = Do not use this package. Make it again on the commission’s computer.
finding-X103 = The file { $file } cannot be read (line { $line }).
    .fix = The package is damaged. Make it again, or copy it again.
finding-X104 = The contents of { $file } do not match their hash: the file was changed.
    .fix = Do not use this package. Make it again on the commission’s computer and report the change.
finding-X105 = The file { $file } does not agree with the ballot definition ({ $what ->
        [version] version
        [hash] ballot hash
        [format] paper, timing marks or codes
       *[positions] contests or positions of the boxes
    }).
    .fix = Do not use this package. Make it again on the commission’s computer.
finding-X106 = The file { $file } has version { $version }, which this program does not know.
    .fix = Use the version of Kutia with which the package was made.
finding-X107 = The file { $file } is larger than any package needs.
    .fix = Do not use this package. Make it again on the commission’s computer.
finding-X108 = The ballot definition contradicts itself: { $what ->
        [styles] ballot styles ({ $name })
        [contests] contests ({ $name })
        [options] options without exactly one box each ({ $name })
        [units] the same polling unit twice ({ $name })
        [unit_style] polling unit { $name } has a ballot style that does not exist
        [paper] paper size of ballot style { $name }
        [faces] faces of ballot style { $name }
        [targets] boxes of ballot style { $name }
        [border] timing marks of ballot style { $name }
        [codes] places of the codes of ballot style { $name }
        [contest_on_two_faces] a contest stands on two faces of ballot style { $name }
       *[settings] thresholds, resolution or smallest scale in { $name }
    }.
    .fix = Correct the ballots or the rule set and make the package again.
finding-X109 = The file { $file } belongs to another election than the ballot definition.
    .fix = Do not mix files of two packages. Make the package again.

# Refused pages
refusal-X201 = This is not a picture that can be read (PNG, JPEG, TIFF or PNM), or it is damaged.
    .fix = Scan the page again and save it in one of these formats.
refusal-X202 = The picture is larger than a page can be.
    .fix = Scan at 200 or 300 dots per inch, one page to a file.
refusal-X203 = The file cannot be opened.
    .fix = Check that the file is there and may be read, then try again.
refusal-X204 = The sheet is blank.
    .fix = Check whether the sheet lay face down. If both faces are blank, it is not a ballot.
refusal-X205 = The resolution is wrong: { $measured } dots per inch were found, { $expected } are set.
    .fix = Set the scanner to { $expected } dots per inch and scan again.
refusal-X206 = A part of the page is missing: { $width } × { $height } mm were scanned, the paper is { $paper_width } × { $paper_height } mm.
    .fix = Set the paper size in the scanner and lay the sheet in straight. A torn ballot goes to the commission.
refusal-X207 = The border of timing marks was not found: { $found } of { $expected } marks. This does not look like a ballot.
    .fix = Check the sheet. If it is a ballot, smooth it out, clean the scanner and scan again.
refusal-X208 = { $missing } of { $expected } timing marks are missing or damaged on the { $side ->
        [top] upper edge
        [right] right edge
        [bottom] lower edge
       *[left] left edge
    } of the picture.
    .fix = Smooth out folds and scan again. If marks are missing on the paper itself, the commission decides on the ballot.
refusal-X209 = There are marks too many on the { $side ->
        [top] upper edge
        [right] right edge
        [bottom] lower edge
       *[left] left edge
    } of the picture: another form, or something written over the border.
    .fix = Check the sheet. If it is a ballot with writing on its edge, the commission decides on it.
refusal-X210 = The page is distorted on the { $side ->
        [top] upper edge
        [right] right edge
        [bottom] lower edge
       *[left] left edge
    } of the picture: folded, torn, or slipped in the feed.
    .fix = Smooth out the sheet and scan again, one by one if needed.
refusal-X211 = The page lies askew by { $degrees_whole }.{ $degrees_rest }°.
    .fix = Set the paper guides and lay the sheet in straight.
refusal-X212 = The page was printed or scanned at { $scale_whole }.{ $scale_rest } % of its size; at least { $least_whole }.{ $least_rest } % is needed, and no more above the true size than is allowed below it.
    .fix = Turn off scaling in the scanner. If the ballot itself was printed scaled, it must be reprinted at 100 %.
refusal-X213 = The scanner drew { $count ->
        [one] a dark line
       *[other] { $count } dark lines
    } over the page, the first { $x } mm from the left edge of the picture.
    .fix = Clean the glass and the rollers of the scanner and scan the page again.
refusal-X214 = None of the codes on the page can be read.
    .fix = Check that the codes are clean and not folded, then scan again. If they are damaged on the paper, the commission decides.
refusal-X215 = The codes on the page say different things.
    .fix = Keep the sheet apart and report it: a ballot does not have this by itself.
refusal-X216 = The code on the page is not the code of a ballot, or it is damaged.
    .fix = Check the sheet. If it is a ballot, scan it again.
refusal-X217 = The code on the page has version { $version }, which this program does not know.
    .fix = Use the version of Kutia with which the ballots were made.
refusal-X218 = The ballot belongs to another election (unit { $unit }).
    .fix = Keep the sheet apart and report it. Check that the right package is loaded.
refusal-X219 = The ballot was printed from another ballot definition (unit { $unit }).
    .fix = Compare the hash on the ballot with the hash of the package. Load the package that belongs to these ballots.
refusal-X220 = This is { $mode ->
        [official] an official ballot
        [test] a test ballot
       *[other] a sample ballot
    } (unit { $unit }), but the scanner accepts { $expected ->
        [official] official ballots
        [test] test ballots
       *[other] sample ballots
    } only.
    .fix = Take the sheet out of the stack, or load the package for this kind of ballot.
refusal-X221 = The ballot style is not the one of unit { $unit }.
    .fix = Keep the sheet apart and report it.
refusal-X222 = Unit { $unit } is not in the package.
    .fix = Check to which zone the ballot belongs and load its package.
refusal-X223 = The ballots of unit { $unit } have no such page.
    .fix = Keep the sheet apart and report it.
refusal-X224 = Box { $target } cannot be found: covered, painted over or torn.
    .fix = The commission decides on this ballot by looking at the paper.
refusal-X225 = The reader failed on this picture.
    .fix = Scan the page again. If it happens again, keep the picture and report it.
refusal-X226 = The page is so noisy that a faint mark could not be seen on it (noise: { $noise } % of the darkness of black).
    .fix = Clean the scanner, choose the profile's normal contrast, and scan again; otherwise people read the ballot.

# The same as findings
finding-X201 = { refusal-X201 }
    .fix = { refusal-X201.fix }
finding-X202 = { refusal-X202 }
    .fix = { refusal-X202.fix }
finding-X203 = { refusal-X203 }
    .fix = { refusal-X203.fix }
finding-X204 = { refusal-X204 }
    .fix = { refusal-X204.fix }
finding-X205 = { refusal-X205 }
    .fix = { refusal-X205.fix }
finding-X206 = { refusal-X206 }
    .fix = { refusal-X206.fix }
finding-X207 = { refusal-X207 }
    .fix = { refusal-X207.fix }
finding-X208 = { refusal-X208 }
    .fix = { refusal-X208.fix }
finding-X209 = { refusal-X209 }
    .fix = { refusal-X209.fix }
finding-X210 = { refusal-X210 }
    .fix = { refusal-X210.fix }
finding-X211 = { refusal-X211 }
    .fix = { refusal-X211.fix }
finding-X212 = { refusal-X212 }
    .fix = { refusal-X212.fix }
finding-X213 = { refusal-X213 }
    .fix = { refusal-X213.fix }
finding-X214 = { refusal-X214 }
    .fix = { refusal-X214.fix }
finding-X215 = { refusal-X215 }
    .fix = { refusal-X215.fix }
finding-X216 = { refusal-X216 }
    .fix = { refusal-X216.fix }
finding-X217 = { refusal-X217 }
    .fix = { refusal-X217.fix }
finding-X218 = { refusal-X218 }
    .fix = { refusal-X218.fix }
finding-X219 = { refusal-X219 }
    .fix = { refusal-X219.fix }
finding-X220 = { refusal-X220 }
    .fix = { refusal-X220.fix }
finding-X221 = { refusal-X221 }
    .fix = { refusal-X221.fix }
finding-X222 = { refusal-X222 }
    .fix = { refusal-X222.fix }
finding-X223 = { refusal-X223 }
    .fix = { refusal-X223.fix }
finding-X224 = { refusal-X224 }
    .fix = { refusal-X224.fix }
finding-X225 = { refusal-X225 }
    .fix = { refusal-X225.fix }
finding-X226 = { refusal-X226 }
    .fix = { refusal-X226.fix }

# What was borne
finding-X301 = Timing mark { $number } is missing on the { $side ->
        [top] upper edge
        [right] right edge
        [bottom] lower edge
       *[left] left edge
    } of the picture; all others stand exactly, the page was read.
    .fix = Nothing to do for this page. If it happens often, check the print and clean the scanner.
finding-X302 = Code { $number } on the page cannot be read; another one was.
    .fix = Nothing to do for this page. If it happens often, check the print and clean the scanner.
finding-X303 = The scanner draws a dark line { $x } mm from the left edge of the picture. It touches no box.
    .fix = Clean the glass of the scanner before the next stack.
finding-X304 = The picture has { $measured } dots per inch; the package asks for { $expected }.
    .fix = Set the scanner's profile to the package's resolution.

# Scanners: what goes wrong
finding-X401 = Nobody answers at the scanner's address ({ $detail }).
    .fix = Check that the scanner is switched on and on the same network, or type its address. On macOS the program must be allowed to use the local network.
finding-X402 = The scanner is busy ({ $detail }).
    .fix = Wait until it has finished, or end the other job at the scanner. One job at a time.
finding-X403 = There is no paper in the feeder ({ $detail }).
    .fix = Put the stack into the feeder, face as marked on it, and start again.
finding-X404 = A sheet is stuck in the scanner ({ $detail }).
    .fix = Open the cover, take the sheet out without tearing it, put it back on the stack together with the sheets that were not counted, and go on. Sheets counted so far stay counted.
finding-X405 = The scanner's cover is open ({ $detail }).
    .fix = Close the cover and go on.
finding-X406 = Two sheets went through the scanner together ({ $detail }).
    .fix = Take both sheets out, separate them, put them back on the stack and go on. Neither was counted.
finding-X407 = The scanner's certificate is not the one that was enrolled ({ $detail }).
    .fix = Do not scan. Check that this is the right scanner; if its certificate was renewed, enrol it again in the presence of two persons.
finding-X408 = The scanner gave an answer that is not understood ({ $detail }).
    .fix = Switch the scanner off and on and try again. If it stays so, take another scanner and report this line.
finding-X409 = The scanner does not answer in time ({ $detail }).
    .fix = Look at the scanner's display. Switch it off and on, and feed the sheet that was in it once more: it was not counted.
finding-X410 = The connection to the scanner broke off ({ $detail }).
    .fix = Check cable and network. Feed the sheet that was in the scanner once more: it was not counted.
finding-X411 = The scanner refuses the settings ({ $detail }).
    .fix = Choose another profile, or look at what the scanner can do.
finding-X412 = The profile asks for what this scanner cannot do: { $detail }.
    .fix = Choose another profile or another scanner.
finding-X413 = The scanner delivered another image than was asked for ({ $detail }).
    .fix = Do not use it with this profile. Check resolution, paper size and colour in the scanner's own settings.
finding-X414 = The program { $detail } is not installed.
    .fix = Install the package sane-utils, or use a scanner on the network or a watched folder.
finding-X415 = One side of the last sheet did not come ({ $detail } images).
    .fix = Feed the last sheet once more; it was not counted as whole.
finding-X416 = The scanner reports a fault and does not say which ({ $detail }).
    .fix = Look at the scanner's display; switch it off and on and try again.
finding-X417 = The folder of the capture program cannot be read ({ $detail }).
    .fix = Check that the folder exists and may be read.
finding-X418 = The image could not be stored ({ $detail }).
    .fix = Check that the disk or stick is there and has room. The sheet was not counted.
finding-X419 = Two images of the stack are equal byte for byte ({ $detail }).
    .fix = Paper never scans twice alike: look whether the scanner or its program delivered an image twice.
finding-X420 = { $detail } files of the folder were taken in an earlier run and not again.
    .fix = Nothing is to be done.
finding-X421 = The stack was stopped.
    .fix = Put the sheets that were not counted back into the feeder and go on.
