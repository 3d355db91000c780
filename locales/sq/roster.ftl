# Tabelat hyrëse dhe dalëse: skedarët, kolonat, vlerat.

# Kolonat, siç shkruhen në kokën e tabelave tona
column-position = Nr. rendor
column-first_name = Emri
column-fathers_name = Atësia
column-surname = Mbiemri
column-sex = Gjinia
column-birth_date = Datëlindja
column-nid = NID
column-address = Vendbanimi
column-declaration = Deklarata
column-sublist = Lista
column-subject = Sigla
column-subject_name = Emërtimi
column-subject_name_en = Emërtimi në anglisht
column-subject_kind = Lloji i subjektit
column-leader = Kryetari
column-zone = Zona zgjedhore
column-self_declaration = Vetëdeklarimi 138/2015
column-signed = Nënshkrimi
column-signatures = Nënshkrime mbështetëse
column-id = Kodi
column-name = Emërtimi
column-kind = Lloji
column-admin_unit = Kodi i njësisë
column-admin_unit_name = Emri i njësisë
column-voters = Zgjedhës
column-households = Familje
column-lat = Gjerësia gjeografike
column-lon = Gjatësia gjeografike
column-coordinates = Koordinatat
column-last_unit = QV e mëparshme
column-venue_address = Adresa
column-rooms = Dhoma
column-step_free = Dhoma pa shkallë
column-ownership = Pronësia
column-number = Nr. i QV-së
column-venue = Kodi i godinës
column-suspended = Pezulluar
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

# Fletët dhe fjalët e tabelave tona
workbook-voters = Zgjedhësit
workbook-venues = Godinat
workbook-previous-units = QV-të e mëparshme
workbook-subjects = Subjektet
workbook-candidates = Lista
workbook-zone = Zona zgjedhore: { $zone }
workbook-findings = Gjetjet
workbook-finding-code = Kodi
workbook-finding-severity = Rëndësia
workbook-finding-sheet = Fleta
workbook-finding-cell = Qeliza
workbook-finding-value = Vlera
workbook-finding-expected = Pritet
workbook-finding-text = Çfarë u gjet
workbook-finding-fix = Çfarë duhet bërë
workbook-finding-article = Neni
workbook-yes = PO
workbook-no = JO
workbook-group-building = Ndërtesë
workbook-group-street = Rrugë
workbook-group-settlement = Vendbanim
workbook-ownership-public = Publike
workbook-ownership-private-approved = Private e miratuar
workbook-ownership-private-unapproved = Private e pamiratuar
workbook-subject-party = Parti politike
workbook-subject-coalition = Koalicion
workbook-subject-independent = I pavarur
workbook-sublist-fixed = Fikse
workbook-sublist-open = Preferenciale
workbook-sublist-council = Këshill
workbook-sublist-mayor = Kryetar

# Skedari
finding-R101 = Skedari nuk mund të hapet: { $reason ->
    [missing] nuk gjendet
    [permission] nuk keni të drejtë ta lexoni
   *[other] sistemi nuk e lejoi leximin
}
    .fix = Kontrolloni vendndodhjen dhe të drejtat e skedarit, pastaj provoni përsëri. Nëse është i hapur në një program tjetër, mbylleni.
finding-R102 = Kjo është dosje, jo skedar
    .fix = Zgjidhni skedarin brenda dosjes.
finding-R103 = Skedari është bosh
    .fix = Kërkoni nga dërguesi skedarin e plotë.
finding-R104 = Skedari është tepër i madh: { $found } MiB, lejohen deri në { $limit } MiB
    .fix = Ndajeni tabelën në disa skedarë ose hiqni figurat prej saj.
finding-R105 = Skedari nuk është tabelë
    .fix = Pranohen skedarët xlsx, xlsb, xls, ods dhe csv. Hapeni në programin e tabelave dhe ruajeni si xlsx.
finding-R106 = Skedari është i mbrojtur me fjalëkalim
    .fix = Hapeni me fjalëkalim, ruajeni pa të dhe importojeni përsëri.
finding-R107 = Skedari është i dëmtuar ose i prerë
    .fix = Kërkoni ta dërgojnë përsëri, ose hapeni në programin e tabelave dhe ruajeni si skedar të ri.
finding-R108 = Skedari përmban makro
    .fix = Makrot nuk ekzekutohen kurrë. Lexohen vetëm vlerat e qelizave.
finding-R109 = Përmbajtja e skedarit është { $found }, megjithëse emri mbaron me { $expected }
    .fix = Skedari u lexua sipas përmbajtjes.
finding-R110 = Tepër fletë pune: { $found }, lejohen deri në { $limit }
    .fix = Ruani në skedar të veçantë vetëm fletët që duhen.
finding-R111 = Tepër rreshta: { $found }, lejohen deri në { $limit }
    .fix = Fshini rreshtat bosh në fund të tabelës ose ndajeni tabelën.
finding-R112 = Tepër kolona: { $found }, lejohen deri në { $limit }
    .fix = Fshini kolonat bosh në të djathtë të tabelës.
finding-R113 = Tepër qeliza: { $found }, lejohen deri në { $limit }
    .fix = Fshini qelizat larg tabelës ose ndajeni tabelën në disa skedarë.
finding-R114 = Skedari përmban tepër pjesë: { $found }, lejohen deri në { $limit }
    .fix = Ky nuk duket si skedar tabele. Mos e hapni; pyesni dërguesin.
finding-R115 = Përmbajtja e skedarit zmadhohet tepër: mbi { $limit } MiB
    .fix = Skedari mund të jetë i dëmshëm. Mos e hapni; pyesni dërguesin.
finding-R116 = Struktura e skedarit ka tepër nivele: mbi { $limit }
    .fix = Skedari mund të jetë i dëmshëm. Mos e hapni; pyesni dërguesin.
finding-R117 = Skedari përcakton njësi të vetat XML, gjë që tabelat nuk e bëjnë
    .fix = Skedari mund të jetë i dëmshëm. Mos e hapni; pyesni dërguesin.
finding-R118 = Leximi zgjati mbi { $limit } sekonda dhe u ndal
    .fix = Ndajeni tabelën në disa skedarë.
finding-R119 = Tepër tekst: { $found }, lejohet deri në { $limit }
    .fix = Shkurtoni tekstin e qelizave ose ndajeni tabelën.
finding-R120 = Fleta e fshehur «{ $sheet }» nuk u lexua
    .fix = Nëse duhet, shfaqeni në programin e tabelave dhe importojeni përsëri.
finding-R121 = Fleta «{ $sheet }» ka { $count ->
    [one] një rresht të fshehur
   *[other] { $count } rreshta të fshehur
}: { $rows }
    .fix = Rreshtat e fshehur u lexuan si të tjerët. Kontrolloni nëse duhen.
finding-R122 = Qeliza përmban gabimin { $found }
    .fix = Ndreqni formulën ose shkruani vlerën.
finding-R123 = Kodimi i tekstit nuk thuhet; u lexua si { $encoding }
    .fix = Kontrolloni që ë dhe ç duken si duhet. Më e sigurt: ruajeni si xlsx ose CSV UTF-8.

# Tabela
finding-R201 = Nuk u gjet asnjë tabelë me kolonën «{ column-word }»
    .fix = Rreshti i parë i tabelës duhet të ketë emrat e kolonave.
finding-R202 = Mungon kolona «{ column-word }»
    .fix = Shtojeni kolonën në kokën e tabelës.
finding-R203 = Kolona «{ $found }» nuk njihet
    .fix = Kolona nuk lexohet. Nëse është e nevojshme, ndryshojini emrin.
finding-R204 = Kolona «{ column-word }» është dy herë: «{ $found }» nuk u lexua
    .fix = Lini vetëm njërën.
finding-R205 = Fleta «{ $sheet }» nuk u lexua, sepse nuk ka tabelë të këtij lloji
    .fix = S’ka nevojë për asnjë veprim, nëse fleta ka të dhëna të tjera.
finding-R206 = Nën kokën e tabelës nuk ka asnjë rresht
    .fix = Kërkoni nga dërguesi tabelën e plotësuar.
finding-R207 = Kolona «{ $found }» u lexua si «{ column-word }»
    .fix = Kontrolloni që është kolona e duhur.
finding-R208 = Kolona «{ $found }» u lexua si «{ column-word }», siç u caktua me dorë
    .fix = Kontrolloni që është kolona e duhur.
finding-R209 = Kolonat u lexuan siç u caktuan me dorë më parë për një skedar të kësaj forme
    .fix = Nëse diçka nuk përputhet, caktojini kolonat përsëri.

# Zgjedhësit, godinat, QV-të e mëparshme, subjektet
finding-D101 = Mungon vlera: { column-word }
    .fix = Plotësoni qelizën. Rreshti nuk u lexua.
finding-D102 = Njësia administrative «{ $found }» nuk është në këtë zonë
    .fix = Shkruani kodin ose emrin e saktë të njësisë.
finding-D103 = Emrin «{ $found }» e kanë disa njësi administrative
    .fix = Shkruani kodin e njësisë, ose emrin me bashkinë në kllapa.
finding-D104 = «{ $found }» është edhe në rreshtin { $row }
    .fix = Çdo kod ose numër vihet vetëm një herë.
finding-D105 = «{ $found }» nuk është numër i plotë ({ column-word })
    .fix = Shkruani një numër pa presje dhjetore.
finding-D106 = Grupi nuk ka asnjë zgjedhës dhe nuk u lexua
    .fix = Kontrolloni numrin e zgjedhësve.
finding-D107 = Lloji «{ $found }» nuk njihet; u mor si vendbanim
    .fix = Llojet janë: ndërtesë, rrugë, vendbanim.
finding-D108 = «{ $found }» nuk është numër QV-je; u la bosh
    .fix = Pritet NNNN ose NNNN/S, për shembull 1698 ose 1699/2.
finding-D109 = Më shumë familje ({ $found }) sesa zgjedhës ({ $voters })
    .fix = Kontrolloni të dy numrat.
finding-D111 = Mungojnë koordinatat; u mor qendra e njësisë administrative
    .fix = Shkruani gjerësinë dhe gjatësinë gjeografike, që largësitë të jenë të sakta.
finding-D112 = Koordinata nuk lexohet: «{ $found }»
    .fix = Pritet gradë dhjetore, për shembull 40,7003 dhe 19,9750.
finding-D113 = Gjerësia dhe gjatësia gjeografike janë ndërruar; u kthyen në vend
    .fix = Kontrolloni pikën në hartë.
finding-D114 = Pika bie jashtë kufirit të njësisë { $unit }
    .fix = Kontrolloni koordinatat ose njësinë administrative.
finding-D115 = Pika është { $km } km larg qendrës së njësisë { $unit }
    .fix = Kontrolloni koordinatat ose njësinë administrative.
finding-D116 = «{ $found }» nuk mund të jetë kod
    .fix = Kodi ka deri në 64 shenja, pa shenja kontrolli.
finding-D117 = «{ $found }» nuk është numër QV-je
    .fix = Pritet NNNN ose NNNN/S, për shembull 1698 ose 1699/2.
finding-D118 = «{ $found }» nuk është as PO, as JO ({ column-word })
    .fix = Shkruani PO ose JO.
finding-D119 = Shkronja «{ $letter }» nuk është latine ({ column-word })
    .fix = Shkruajeni përsëri emrin me shkronja shqipe; shkronja të ngjashme të alfabeteve të tjera pengojnë krahasimin.
finding-D121 = Godina nuk ka asnjë dhomë
    .fix = Shkruani të paktën një dhomë, ose hiqeni godinën.
finding-D122 = Dhomat pa shkallë ({ $found }) janë më shumë sesa dhomat ({ $rooms })
    .fix = Kontrolloni të dy numrat.
finding-D123 = Pronësia «{ $found }» nuk njihet
    .fix = Pritet: publike, private e miratuar, private e pamiratuar.
finding-D124 = Godina ka { $found } dhoma, më shumë se { $limit }
    .fix = Kontrolloni numrin.
finding-D131 = Lloji i subjektit «{ $found }» nuk njihet
    .fix = Pritet: parti politike, koalicion, i pavarur.

# Përputhja e tabelave
finding-D141 = Njësia { $unit }: { $found } zgjedhës në tabelë, { $expected } në territor
    .fix = Tabela e zgjedhësve mund të jetë më e re. Kontrolloni që është e plotë.
finding-D142 = Njësia { $unit } nuk ka asnjë grup zgjedhësish
    .fix = Importoni zgjedhësit e kësaj njësie.
finding-D143 = QV-ja e mëparshme ishte në godinën «{ $found }», që nuk është në tabelë
    .fix = Shtoni godinën, ose ndreqni kodin e saj.
finding-D144 = Grupi ka votuar në QV { $found }, që nuk është në tabelën e QV-ve të mëparshme
    .fix = Kontrolloni numrin e QV-së.
finding-D145 = Njësia { $unit } nuk ka asnjë godinë që mund të përdoret
    .fix = Shtoni një godinë publike, ose një private të miratuar.

# Vendet në hartë
finding-D125 = Koordinatat janë në metra dhe nuk thuhet i cilit sistem («{ $found }»)
    .fix = Jepni sistemin e koordinatave: utm34n ose krgjsh2010.
finding-R130 = Ky nuk është GeoJSON që mund të lexohet
    .fix = Eksportojeni përsëri si GeoJSON (RFC 7946), me pika ose poligone.
finding-R131 = Shapefile-i është i dëmtuar ose pjesët e tij nuk i përkasin njëra-tjetrës
    .fix = Kërkoni nga dërguesi zip-in me .shp, .dbf dhe .prj.
finding-R132 = Sistemi i koordinatave të skedarit nuk njihet
    .fix = Jepni sistemin e koordinatave: wgs84, utm34n ose krgjsh2010 (EPSG:6870).
finding-R133 = Mungon tabela e Shapefile-it (.dbf)
    .fix = Vendosini .shp, .dbf dhe .prj në një dosje ose në një zip.
finding-R134 = Vendi i rreshtit { $row } nuk është mbi tokë
    .fix = Kontrolloni koordinatat dhe sistemin e tyre.
finding-R135 = Zip-i ka { $count } Shapefile
    .fix = Një zip, një Shapefile.

column-municipality = Bashkia
column-venue_name = Godina
column-greatest_distance = Largësia më e madhe (m)
column-ballots = Fletë votimi
column-unit_reason = Arsyeja
column-part = Pjesa sipas mbiemrit
column-distance = Largësia (m)
column-moved = Ndërron godinë
column-members = Anëtarë
column-operators = Operatorë
column-booths = Dhoma të fshehta
column-devices = Pajisje
column-blocks = Blloqe
column-seals = Vula sigurie
column-spare_seals = Vula rezervë
column-kits = Paketa
workbook-units = Qendrat e votimit
workbook-index = Ku votoj
workbook-resources = Burimet
