# Tables in and out: files, columns, values.

# Columns, as they head our own tables
column-position = No.
column-first_name = First name
column-fathers_name = Father’s name
column-surname = Surname
column-sex = Sex
column-birth_date = Date of birth
column-nid = Identity number
column-address = Residence
column-declaration = Declaration
column-sublist = List
column-subject = Initials
column-subject_name = Name
column-subject_name_en = Name in English
column-subject_kind = Kind of subject
column-leader = Chair
column-zone = Electoral zone
column-self_declaration = Self-declaration 138/2015
column-signed = Signature
column-signatures = Supporting signatures
column-id = Code
column-name = Name
column-kind = Kind
column-admin_unit = Administrative unit code
column-admin_unit_name = Administrative unit name
column-voters = Voters
column-households = Households
column-lat = Latitude
column-lon = Longitude
column-coordinates = Coordinates
column-last_unit = Previous unit
column-venue_address = Address
column-rooms = Rooms
column-step_free = Step-free rooms
column-ownership = Ownership
column-number = Unit number
column-venue = Venue code
column-suspended = Suspended
column-word = { $column ->
    [position] { column-position }
    [first_name] { column-first_name }
    [fathers_name] { column-fathers_name }
    [surname] { column-surname }
    [sex] { column-sex }
    [birth_date] { column-birth_date }
    [nid] { column-nid }
    [address] { column-address }
    [declaration] { column-declaration }
    [sublist] { column-sublist }
    [subject] { column-subject }
    [subject_name] { column-subject_name }
    [subject_name_en] { column-subject_name_en }
    [subject_kind] { column-subject_kind }
    [leader] { column-leader }
    [zone] { column-zone }
    [municipality] { column-municipality }
    [self_declaration] { column-self_declaration }
    [signed] { column-signed }
    [signatures] { column-signatures }
    [id] { column-id }
    [name] { column-name }
    [kind] { column-kind }
    [admin_unit] { column-admin_unit }
    [admin_unit_name] { column-admin_unit_name }
    [voters] { column-voters }
    [households] { column-households }
    [lat] { column-lat }
    [lon] { column-lon }
    [coordinates] { column-coordinates }
    [last_unit] { column-last_unit }
    [venue_address] { column-venue_address }
    [rooms] { column-rooms }
    [step_free] { column-step_free }
    [ownership] { column-ownership }
    [number] { column-number }
    [venue] { column-venue }
    [suspended] { column-suspended }
   *[other] { $column }
}

# Sheets and words of our own tables
workbook-voters = Voters
workbook-venues = Venues
workbook-previous-units = Previous units
workbook-subjects = Subjects
workbook-candidates = List
workbook-zone = Electoral zone: { $zone }
workbook-findings = Findings
workbook-finding-code = Code
workbook-finding-severity = Severity
workbook-finding-sheet = Sheet
workbook-finding-cell = Cell
workbook-finding-value = Value
workbook-finding-expected = Expected
workbook-finding-text = What was found
workbook-finding-fix = What to do
workbook-finding-article = Article
workbook-yes = YES
workbook-no = NO
workbook-group-building = Building
workbook-group-street = Street
workbook-group-settlement = Settlement
workbook-ownership-public = Public
workbook-ownership-private-approved = Private, approved
workbook-ownership-private-unapproved = Private, not approved
workbook-subject-party = Political party
workbook-subject-coalition = Coalition
workbook-subject-independent = Independent
workbook-sublist-fixed = Fixed
workbook-sublist-open = Open
workbook-sublist-council = Council
workbook-sublist-mayor = Mayor

# The file
finding-R101 = The file cannot be opened: { $reason ->
    [missing] it is not there
    [permission] you may not read it
   *[other] the system did not allow it
}
    .fix = Check where the file is and who may read it, then try again. If it is open in another program, close it there.
finding-R102 = This is a folder, not a file
    .fix = Choose the file inside the folder.
finding-R103 = The file is empty
    .fix = Ask the sender for the complete file.
finding-R104 = The file is too large: { $found } MiB, at most { $limit } MiB are read
    .fix = Split the table into several files, or take pictures out of it.
finding-R105 = The file is not a workbook
    .fix = Files of the kinds xlsx, xlsb, xls, ods and csv are read. Open it in a spreadsheet program and save it as xlsx.
finding-R106 = The file is protected by a password
    .fix = Open it with its password, save it without one, and import it again.
finding-R107 = The file is damaged or cut off
    .fix = Ask for it to be sent again, or open it in a spreadsheet program and save it as a new file.
finding-R108 = The file holds macros
    .fix = Macros are never run. Only the values of cells are read.
finding-R109 = The content of the file is { $found }, although its name ends in { $expected }
    .fix = The file was read by its content.
finding-R110 = Too many sheets: { $found }, at most { $limit } are read
    .fix = Save only the sheets that are needed in a file of their own.
finding-R111 = Too many rows: { $found }, at most { $limit } are read
    .fix = Delete empty rows at the end of the table, or split it.
finding-R112 = Too many columns: { $found }, at most { $limit } are read
    .fix = Delete empty columns to the right of the table.
finding-R113 = Too many cells: { $found }, at most { $limit } are read
    .fix = Delete cells far away from the table, or split it into several files.
finding-R114 = The file holds too many parts: { $found }, at most { $limit } are read
    .fix = This does not look like a workbook. Do not open it; ask the sender.
finding-R115 = The content of the file expands too far: over { $limit } MiB
    .fix = The file may be harmful. Do not open it; ask the sender.
finding-R116 = The file is nested too deeply: over { $limit } levels
    .fix = The file may be harmful. Do not open it; ask the sender.
finding-R117 = The file declares XML entities of its own, which workbooks do not
    .fix = The file may be harmful. Do not open it; ask the sender.
finding-R118 = Reading took over { $limit } seconds and was stopped
    .fix = Split the table into several files.
finding-R119 = Too much text: { $found }, at most { $limit } is read
    .fix = Shorten the text of the cells, or split the table.
finding-R120 = The hidden sheet “{ $sheet }” was not read
    .fix = If it is needed, unhide it in a spreadsheet program and import again.
finding-R121 = The sheet “{ $sheet }” has { $count ->
    [one] one hidden row
   *[other] { $count } hidden rows
}: { $rows }
    .fix = Hidden rows were read like the others. Check whether they are wanted.
finding-R122 = The cell holds the error { $found }
    .fix = Mend the formula or type the value.
finding-R123 = The text does not tell its encoding; it was read as { $encoding }
    .fix = Check that ë and ç look right. Safer: save it as xlsx or as CSV UTF-8.

# The table
finding-R201 = No table with the column “{ column-word }” was found
    .fix = The first row of the table must hold the names of its columns.
finding-R202 = The column “{ column-word }” is missing
    .fix = Add the column to the head of the table.
finding-R203 = The column “{ $found }” is not known
    .fix = The column is not read. If it is needed, give it another name.
finding-R204 = The column “{ column-word }” stands twice: “{ $found }” was not read
    .fix = Keep only one of them.
finding-R205 = The sheet “{ $sheet }” was not read, for it holds no table of this kind
    .fix = Nothing to do if the sheet holds something else.
finding-R206 = There is no row under the head of the table
    .fix = Ask the sender for the completed table.
finding-R207 = The column “{ $found }” was read as “{ column-word }”
    .fix = Check that it is the right column.
finding-R208 = The column “{ $found }” was read as “{ column-word }”, as it was set by hand
    .fix = Check that it is the right column.
finding-R209 = The columns were read as they were set by hand earlier for a file of this shape
    .fix = If anything does not fit, set the columns again.

# Voters, venues, previous units, subjects
finding-D101 = A value is missing: { column-word }
    .fix = Fill in the cell. The row was not read.
finding-D102 = The administrative unit “{ $found }” is not in this zone
    .fix = Type the right code or name of the unit.
finding-D103 = Several administrative units have the name “{ $found }”
    .fix = Type the unit’s code, or its name with the municipality in brackets.
finding-D104 = “{ $found }” stands in row { $row } too
    .fix = Each code or number stands only once.
finding-D105 = “{ $found }” is not a whole number ({ column-word })
    .fix = Type a number without decimals.
finding-D106 = The group has no voters and was not read
    .fix = Check the number of voters.
finding-D107 = The kind “{ $found }” is not known; taken as a settlement
    .fix = The kinds are: building, street, settlement.
finding-D108 = “{ $found }” is not the number of a polling unit; left empty
    .fix = NNNN or NNNN/S is expected, such as 1698 or 1699/2.
finding-D109 = More households ({ $found }) than voters ({ $voters })
    .fix = Check both numbers.
finding-D111 = No coordinates; the centre of the administrative unit was taken
    .fix = Type latitude and longitude, so that distances are right.
finding-D112 = The coordinate cannot be read: “{ $found }”
    .fix = Decimal degrees are expected, such as 40.7003 and 19.9750.
finding-D113 = Latitude and longitude stand in each other’s column; they were changed back
    .fix = Check the point on the map.
finding-D114 = The point lies outside of the boundary of { $unit }
    .fix = Check the coordinates or the administrative unit.
finding-D115 = The point is { $km } km away from the centre of { $unit }
    .fix = Check the coordinates or the administrative unit.
finding-D116 = “{ $found }” cannot be a code
    .fix = A code has at most 64 characters and no control characters.
finding-D117 = “{ $found }” is not the number of a polling unit
    .fix = NNNN or NNNN/S is expected, such as 1698 or 1699/2.
finding-D118 = “{ $found }” is neither YES nor NO ({ column-word })
    .fix = Type YES or NO.
finding-D119 = The letter “{ $letter }” is not a Latin one ({ column-word })
    .fix = Type the name again with Albanian letters; look-alike letters of other alphabets spoil comparisons.
finding-D121 = The venue has no room
    .fix = Type at least one room, or take the venue out.
finding-D122 = More step-free rooms ({ $found }) than rooms ({ $rooms })
    .fix = Check both numbers.
finding-D123 = The ownership “{ $found }” is not known
    .fix = Expected: public, private approved, private not approved.
finding-D124 = The venue has { $found } rooms, more than { $limit }
    .fix = Check the number.
finding-D131 = The kind of subject “{ $found }” is not known
    .fix = Expected: political party, coalition, independent.

# Agreement of the tables
finding-D141 = { $unit }: { $found } voters in the table, { $expected } in the territory
    .fix = The table of voters may be newer. Check that it is complete.
finding-D142 = { $unit } has no voter group
    .fix = Import the voters of this unit.
finding-D143 = The previous unit was in the venue “{ $found }”, which is not in the table
    .fix = Add the venue, or mend its code.
finding-D144 = The group voted in unit { $found }, which is not in the table of previous units
    .fix = Check the number of the unit.
finding-D145 = { $unit } has no venue that may be used
    .fix = Add a public venue, or a private one that is approved.

# Places on maps
finding-D125 = The coordinates are metres, and nothing says of which system (“{ $found }”)
    .fix = Say the coordinate system: utm34n or krgjsh2010.
finding-R130 = This is not GeoJSON that can be read
    .fix = Export it again as GeoJSON (RFC 7946), with points or polygons.
finding-R131 = The Shapefile is damaged, or its parts do not belong together
    .fix = Ask the sender for the zip with .shp, .dbf and .prj.
finding-R132 = The file’s coordinate system is not known
    .fix = Say the coordinate system: wgs84, utm34n or krgjsh2010 (EPSG:6870).
finding-R133 = The Shapefile’s table (.dbf) is missing
    .fix = Put .shp, .dbf and .prj into one folder or one zip.
finding-R134 = The place of row { $row } is not on earth
    .fix = Check the coordinates and their system.
finding-R135 = The zip holds { $count } Shapefiles
    .fix = One zip, one Shapefile.

column-municipality = Municipality
column-venue_name = Building
column-greatest_distance = Greatest distance (m)
column-ballots = Ballots
column-unit_reason = Reason
column-part = Part by surname
column-distance = Distance (m)
column-moved = Changes building
column-members = Members
column-operators = Operators
column-booths = Booths
column-devices = Devices
column-blocks = Blocks
column-seals = Seals
column-spare_seals = Spare seals
column-kits = Kits
workbook-units = Units
workbook-index = Where do I vote
workbook-resources = Resources
