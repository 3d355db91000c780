# Urdhrat dhe pyetjet e motorit, refuzimet e tij, hapat e ecurisë, afatet.

# Titujt e urdhrave
operation-election-create = Krijo zgjedhje të reja
operation-election-open = Hap zgjedhjet
operation-election-close = Mbyll zgjedhjet
operation-election-rules = Rregulloret dhe zonat zgjedhore
operation-election-overview = Ku jemi me përgatitjen
operation-election-backup = Ruaj një kopje rezervë
operation-election-seal = Vulos një dosje
operation-territory-show = Njësitë administrative të zonës
operation-territory-boundaries = Importo kufijtë zyrtarë
operation-verify = Verifiko një dosje të vulosur
operation-sample = Shkruaj tabela prove
operation-session-show = Kush ka hyrë
operation-session-sign-in = Hyr
operation-session-sign-out = Dil
operation-users-add = Shto përdorues
operation-users-set-active = Lejo ose ndalo hyrjen e një përdoruesi
operation-users-change-password = Ndrysho fjalëkalimin
operation-users-list = Përdoruesit
operation-voters-import = Importo grupet e zgjedhësve
operation-voters-list = Grupet e zgjedhësve
operation-voters-summary = Zgjedhësit sipas njësisë administrative
operation-venues-import = Importo vendet e votimit
operation-venues-list = Vendet e votimit
operation-units-import = Importo njësitë e zgjedhjeve të kaluara
operation-units-previous = Njësitë e zgjedhjeve të kaluara
operation-units-list = Njësitë e planifikuara të votimit
operation-plan-solve = Llogarit planin e qendrave të votimit
operation-plan-show = Plani i qendrave të votimit
operation-plan-check = Kontrollo planin
operation-plan-approve = Mirato planin
operation-plan-map = Harta e planit
operation-plan-explain = Pse njësia është kështu
operation-subjects-import = Importo regjistrin e subjekteve zgjedhore
operation-subjects-list = Subjektet zgjedhore
operation-candidates-check = Kontrollo listat e një skedari
operation-candidates-import = Importo një listë kandidatësh
operation-candidates-list = Listat e kandidatëve
operation-candidates-show = Lista e një subjekti
operation-candidates-return = Kthe listën për korrigjim
operation-candidates-approve = Mirato listën
operation-candidates-annotate = Shkruaj komentet në skedarin e partisë
operation-candidates-template = Shkruaj skedarin bosh për partitë
operation-candidates-diff = Krahaso dy dorëzime
operation-candidates-notice = Shkruaj njoftimin për korrigjim
operation-candidates-export = Nxirr listën e miratuar
operation-candidates-freeze = Mbyll listat e miratuara
operation-candidates-reject = Refuzo listën
operation-candidates-history = Hapat e listës
operation-candidates-columns = Kolonat e një skedari
operation-candidates-edit = Ndrysho një fushë të kandidatit
operation-candidates-undo = Zhbëj ndryshimin e fundit të listës
operation-candidates-edits = Ndryshimet me dorë të listës
operation-lots-protocol = Shkruaj procesverbalin e shortit
operation-lots-draw = Hidh shortin
operation-lots-show = Rendi i shortit
operation-ballots-prepare = Përgatit fletët e votimit
operation-ballots-show = Fletët e votimit
operation-ballots-preview = Parapamje e fletës së votimit
operation-ballots-geometry = Vendet e kutive në fletën e votimit
operation-ballots-release = Liro fletët për shtyp
operation-ballots-print = Shtyp fletët e votimit
operation-ballots-proof = Shkruaj korrekturën e fletëve, ose konfirmo modelet në të
operation-ballots-unrelease = Tërhiq lirimin e fletëve për shtyp
operation-ballots-deck = Krijo paketën e provës
operation-ballots-labels = Krijo etiketat dhe dokumentet e dorëzimit
operation-scanners-package = Krijo paketën e skanerëve
operation-scanners-list = Paketat e skanerëve
operation-scanners-show = Shiko një paketë
operation-scan-read = Lexo faqet e skanuara
operation-scan-tally = Numëro faqet e skanuara
operation-scan = Skano një stivë
operation-scanners-discover = Kërko skanerë
operation-scanners-caps = Çfarë di të bëjë një skaner
operation-scanners-profile = Krahaso një profil me skanerin
operation-scanners-test = Provo një skaner me stivën e provës
operation-scanners-attest = Vulos si person i dytë një provë të kaluar
operation-scanners-add = Regjistro një skaner në inventar
operation-scanners-inventory = Skanerët e komisionit
operation-scanners-state = Ndrysho gjendjen e një skaneri
operation-proof-run = Provo shtypin dhe leximin
operation-proof-show = Prova e fundit
operation-forms-list = Formularët zyrtarë
operation-forms-print = Shtyp formularët
operation-audit-list = Regjistri i veprimeve
operation-audit-verify = Verifiko regjistrin e veprimeve
operation-approvals-list = Miratimet në pritje
operation-approvals-propose = Paraqit para një personi të dytë
operation-approvals-confirm = Konfirmo si personi i dytë
operation-approvals-decline = Mos e konfirmo

# Pjesët e zgjedhjeve që kanë version
thing-election = të dhënat e zgjedhjeve
thing-territory = territori
thing-users = përdoruesit
thing-voters = grupet e zgjedhësve
thing-venues = vendet e votimit
thing-previous_units = njësitë e zgjedhjeve të kaluara
thing-plan = plani i qendrave të votimit
thing-subjects = subjektet zgjedhore
thing-lists = listat e kandidatëve
thing-lots = shorti
thing-ballots = fletët e votimit
thing-packages = paketat e skanerëve
thing-forms = formularët
thing-approvals = miratimet

# Gjendja e listave, e planit dhe e fletëve
list-state-none = Nuk është dorëzuar
list-state-checked = E kontrolluar
list-state-edited = E ndryshuar
list-state-returned = E kthyer për korrigjim
list-state-resubmitted = E ridorëzuar
list-state-rejected = E refuzuar
list-state-approved = E miratuar
list-state-locked = E mbyllur
plan-state-draft = Projekt
plan-state-approved = I miratuar nga dy persona
ballots-state-draft = Projekt
ballots-state-proofed = E konfirmuar në korrekturë
ballots-state-released = Të liruara për shtyp
sublist-fixed = lista me renditje fikse
sublist-open = lista me votim preferencial
sublist-council = lista për këshillin bashkiak
sublist-mayor = kandidati për kryetar
mode-official = zyrtare
mode-test = provë
mode-sample = model

# Shënimet e hapave
note-territory-missing = Ende nuk janë importuar grupet e zgjedhësve
note-territory-done = { $count ->
    [one] { $count } grup zgjedhësish
   *[other] { $count } grupe zgjedhësish
}
note-stations-waiting = Nevojiten zgjedhësit dhe vendet e votimit
note-stations-ready = Plani mund të llogaritet
note-stations-outdated = Të dhënat kanë ndryshuar: plani duhet llogaritur përsëri
note-stations-draft = { $count ->
    [one] { $count } njësi, pret miratimin
   *[other] { $count } njësi, presin miratimin
}
note-stations-done = { $count ->
    [one] { $count } njësi e miratuar
   *[other] { $count } njësi të miratuara
}
note-candidates-subjects = Nevojitet regjistri i subjekteve
note-candidates-missing = { $count ->
    [one] Mungon { $count } listë
   *[other] Mungojnë { $count } lista
}
note-candidates-errors = { $count ->
    [one] { $count } gabim për t'u korrigjuar
   *[other] { $count } gabime për t'u korrigjuar
}
note-candidates-approve = { $count ->
    [one] { $count } listë pret miratimin
   *[other] { $count } lista presin miratimin
}
note-candidates-done = { $count ->
    [one] { $count } listë e miratuar
   *[other] { $count } lista të miratuara
}
note-lots-waiting = Mund të nisë pasi të miratohen të gjitha listat
note-lots-ready = Të gjitha listat janë miratuar
note-lots-done = { $count ->
    [one] { $count } subjekt në rend
   *[other] { $count } subjekte në rend
}
note-ballots-waiting = Nevojiten plani i miratuar dhe shorti
note-ballots-ready = Fletët mund të përgatiten
note-ballots-outdated = Të dhënat kanë ndryshuar: fletët duhen përgatitur përsëri
note-ballots-draft = Presin lirimin nga dy persona
note-ballots-done = { $count ->
    [one] { $count } fletë votimi
   *[other] { $count } fletë votimi
}
note-scanners-waiting = Nevojiten fletët e liruara
note-scanners-ready = Paketa mund të krijohet
note-scanners-done = { $count ->
    [one] { $count } paketë
   *[other] { $count } paketa
}
note-proof-waiting = Nevojitet një paketë prove
note-proof-ready = Prova mund të bëhet
note-proof-failed = Numërimi nuk përputhet me shenjat
note-proof-done = { $count ->
    [one] { $count } faqe e lexuar, numërimi përputhet
   *[other] { $count } faqe të lexuara, numërimi përputhet
}
note-forms-waiting = Nevojitet plani i miratuar
note-forms-ready = Formularët mund të shtypen
note-forms-done = { $count ->
    [one] { $count } formular i shtypur
   *[other] { $count } formularë të shtypur
}
note-audit-done = { $count ->
    [one] { $count } hyrje
   *[other] { $count } hyrje
}

# Hapat e ecurisë
progress-reading = Po lexohet skedari
progress-checking = Po kontrollohet
progress-saving = Po ruhet
progress-solving = Po llogaritet plani
progress-printing = Po shtypen fletët
progress-rendering = Po krijohen figurat
progress-scanning = Po lexohen faqet
progress-looking = Po kërkohen skanerë
progress-forms = Po shtypen formularët
progress-verifying = Po verifikohet
progress-sealing = Po vuloset
progress-sample = Po shkruhen tabelat

# Afatet
deadline-party-registration = Regjistrimi i partive politike
deadline-lists-submitted = Dorëzimi i listave të kandidatëve
deadline-bcc-buildings-proposed = Propozimi i godinave për vendet e numërimit
deadline-lists-returned = Kthimi i listave për korrigjim
deadline-lists-corrected = Dorëzimi i listave të korrigjuara
deadline-venues-frozen = Vendet e votimit nuk ndryshojnë më
deadline-bcc-designated = Caktimi i vendeve të numërimit
deadline-voter-lists-posted = Afishimi i listave të zgjedhësve
deadline-bcc-ready = Vendet e numërimit në dispozicion të KZAZ-së
deadline-materials-at-zone = Materialet zgjedhore te KZAZ-ja
deadline-election-day = Dita e zgjedhjeve

# Refuzimet: E1 përdorimi dhe gjendja
error-E101 = Urdhri nuk njihet.
error-E102 = Mungon emri i përdoruesit: jepeni me --user ose me KUTIA_USER.
error-E103 = Fjalëkalimi nuk u lexua: jepeni me KUTIA_PASSWORD ose në terminal.
error-E104 = Vlera «{ $found }» nuk vlen për { $name }.
error-E105 = Nuk ka zgjedhje të hapura.
error-E106 = Të dhënat e urdhrit nuk kuptohen ({ $name }).
error-E107 = Rregullorja «{ $rules }» nuk ekziston.
error-E108 = Zona zgjedhore «{ $zone }» nuk ekziston në këtë rregullore.
error-E109 = U anulua. Asgjë nuk ndryshoi.
error-E110 = Së pari duhet bërë hapi i mëparshëm: { $step ->
    [voters] importimi i grupeve të zgjedhësve
    [venues] importimi i vendeve të votimit
    [plan] llogaritja e planit
    [plan-approved] miratimi i planit nga dy persona
    [plan-outdated] llogaritja e re e planit, sepse të dhënat kanë ndryshuar
    [subjects] importimi i regjistrit të subjekteve
    [lists-approved] miratimi i të gjitha listave
    [lots] hedhja e shortit
    [ballots] përgatitja e fletëve
    [ballots-outdated] përgatitja e re e fletëve, sepse të dhënat kanë ndryshuar
    [ballots-released] lirimi i fletëve nga dy persona
    [ballots-proofed] konfirmimi i çdo modeli të fletës në korrekturë (ballots proof --confirm)
   *[other] { $step }
}.
error-E111 = Njësia e votimit { $unit } nuk ekziston në plan.
error-E112 = Subjekti «{ $subject }» nuk është i regjistruar.
error-E113 = Për subjektin «{ $subject }» nuk është dorëzuar listë.
error-E114 = Kjo nuk lejohet në gjendjen e tanishme të listës.
error-E115 = Lista ka gabime që duhen korrigjuar përpara miratimit.
error-E116 = Shorti është hedhur: listat dhe subjektet nuk ndryshojnë më.
error-E117 = Plani është miratuar: nuk llogaritet më përsëri.
error-E118 = Fletët janë liruar për shtyp: nuk ndryshojnë më.
error-E119 = Formulari «{ $form }» nuk është në rregullore.
error-E120 = Miratimi me numrin { $id } nuk ekziston ose është mbyllur.
error-E121 = Përdoruesi «{ $user }» nuk ekziston.
error-E122 = Përdoruesi «{ $user }» ekziston tashmë.
error-E123 = Duhet të mbetet të paktën një administrator që mund të hyjë.
error-E124 = Programi «{ $program }» mungon; instaloni paketën { $package }.

# E2 lejet dhe miratimet
error-E201 = Duhet të hyni me emër dhe fjalëkalim.
error-E202 = Roli juaj nuk e lejon këtë veprim.
error-E203 = Emri ose fjalëkalimi nuk është i saktë.
error-E204 = Pas shumë provave të gabuara, hyrja është e mbyllur edhe për { $minutes ->
    [one] { $minutes } minutë
   *[other] { $minutes } minuta
}.
error-E205 = Miratimi kërkon një person të dytë nga një grup tjetër propozues.
error-E206 = Këto zgjedhje janë hapur vetëm për lexim.
error-E207 = Personi që propozoi nuk mund të konfirmojë vetë.

# E3 përplasjet
error-E301 = Ndërkohë { $thing ->
    [voters] grupet e zgjedhësve janë ndryshuar
    [venues] vendet e votimit janë ndryshuar
    [plan] plani është ndryshuar
    [lists] listat janë ndryshuar
    [ballots] fletët janë ndryshuar
   *[other] të dhënat janë ndryshuar
} nga { $by } më { $at }. Shikojini përsëri dhe vendosni atëherë.

# E4 skedarët
error-E401 = Skedari «{ $file }» nuk ekziston.
    .fix = Kontrolloni emrin dhe dosjen; nëse skedari është në një disk të jashtëm, lidheni atë.
error-E402 = Skedari «{ $file }» ekziston tashmë; zgjidhni një emër tjetër.
error-E403 = Dosja «{ $file }» nuk është bosh; zgjidhni një dosje të re.
error-E404 = «{ $file }» nuk lexohet: { $reason ->
    [permission] mungon leja
    [directory] është dosje
   *[other] gabim i diskut
}.
error-E405 = «{ $file }» nuk shkruhet: { $reason ->
    [permission] mungon leja
    [full] disku është plot
    [directory] dosja nuk ekziston
   *[other] gabim i diskut
}. Asgjë nuk mbeti përgjysmë.
error-E406 = Skedari «{ $file }» është më i madh se { $limit } MB.
error-E407 = Skedari nuk është GeoJSON i vlefshëm.
error-E408 = Skedari ka gjetje që duhen korrigjuar; asgjë nuk u importua.
error-E409 = Plani nuk mund të llogaritet me këto të dhëna.
error-E410 = Fletët nuk mund të vizatohen; shikoni gjetjet.
error-E411 = Paketa është e zgjedhjeve të tjera: { $found }, jo { $expected }.
error-E412 = Paketa dhe fletët e tanishme nuk janë të njëjta; krijoni paketë të re.
error-E413 = Nuk ka figura për të lexuar.
error-E415 = Të dyja vulat janë të të njëjtit person. Duhet të hyjë një anëtar tjetër dhe ta vulosë provën.
error-E416 = Ky nuk është akt prove i një skaneri. Zgjidhni skedarin që shkroi `kutia scanners test`.
error-E417 = Ky skaner nuk ka provë të kaluar për këtë paketë, dhe pa të nuk përdoret në mënyrën zyrtare. Provojeni skanerin me stivën e provës, aktin ta vulosin dy persona, dhe jepeni me --readiness.
error-E418 = Një vulë e aktit është e dikujt që nuk lejohet t’i konfigurojë skanerët. Provën ta vulosin anëtarë që e kanë këtë të drejtë.
error-E414 = Regjistri i subjekteve nuk ndryshon pasi janë dorëzuar lista.
error-E463 = Lista e kandidatëve nuk ka fushë «{ $field }» (kolona «{ $head }»).
error-E464 = Lista e subjektit { $subject } nuk ka kandidat me numër { $number }.
error-E465 = Vlera nuk lexohet; asgjë nuk u ndryshua. Shikoni gjetjen.
error-E466 = Në listën e subjektit { $subject } nuk ka ndryshim për të zhbërë.
error-E419 = Prova në { $file } nuk u kalua. Ndreqni ndryshimet dhe provoni përsëri; vuloset vetëm një provë e kaluar.
error-E420 = Skaneri nuk përdoret dot; shikoni gjetjet.
error-E421 = Paketën e ka vulosur dikush me një rol ({ $role }) që nuk lejohet të krijojë paketa të skanerëve.
error-E422 = Paketa është për mënyrën { $found }, kurse kjo dosje skanohet në mënyrën { $expected }. Përdorni një dosje tjetër.
error-E423 = Paketa { $found } është më e vjetër se { $expected }, me të cilën skanohet kjo dosje. Përdorni të renë.
error-E424 = Në inventar nuk ka skaner me numër serial { $serial }. Shtojeni më parë në inventar.
error-E425 = Skaneri që është { $from ->
        *[ready] i paprovuar
         [tested] i provuar
         [sealed] i vulosur
         [withdrawn] i tërhequr
    } nuk bëhet dot { $to ->
        *[ready] i paprovuar
         [tested] i provuar
         [sealed] i vulosur
         [withdrawn] i tërhequr
    } me dorë: «i provuar» vjen nga një provë e kaluar që e vulosin dy persona, «i vulosur» vetëm pas saj, dhe skaneri i tërhequr fillon nga e para.
error-E426 = Për vulosjen duhen numrat e vulave.

# E5 provat
error-E501 = Numërimi i lexuar nuk përputhet me shenjat: shikoni raportin e provës.
error-E502 = Dosja nuk është e plotë ose është ndryshuar.

# E9 makina
error-E901 = Gabim i brendshëm i programit. Asgjë nuk ndryshoi.
error-E902 = Disku ose sistemi nuk e lejoi veprimin ({ $detail }).
error-E903 = Gabim i brendshëm i programit. Asgjë nuk ndryshoi.

# Gjetjet e motorit
finding-E451 = Kufiri i njësisë «{ $name }» nuk gjendet në zonë.
finding-E452 = Njësia administrative «{ $name }» nuk ka kufi në skedar; mbetet kufiri skematik.
finding-E453 = Regjistri i veprimeve: hyrja { $number } është ndryshuar.
finding-E454 = Regjistri i veprimeve: pritej hyrja { $number }, në vend të saj është { $found }.
finding-E455 = Regjistri i veprimeve: hyrja { $number } nuk vijon nga ajo e mëparshmja.
finding-E456 = Regjistri i veprimeve mbaron te hyrja { $number }, por janë shënuar { $found }.
finding-E457 = Regjistri i veprimeve nuk mbaron ku është shënuar fundi i tij.
finding-E458 = Pjesa «{ $thing }» është ndryshuar jashtë programit.
finding-E459 = Skedari i zgjedhjeve nuk hapet: { $code }.
finding-E460 = Njësia e votimit ka { $voters } zgjedhës, grupet kanë { $found }.
finding-E461 = Lista ka { $count ->
    [one] { $count } gabim
   *[other] { $count } gabime
}.
finding-E462 = Nuk kuptohet e cilit subjekt është lista: në skedar nuk gjenden siglat ose emri i vetëm një subjekti.
finding-E463 = Shtypja vazhdoi aty ku ishte ndërprerë: { $count ->
    [one] { $count } nga { $total } skedarë ishte gati dhe nuk u shkrua përsëri.
   *[other] { $count } nga { $total } skedarë ishin gati dhe nuk u shkruan përsëri.
}

# Qendrat e votimit
operation-plan-simulate = Sa presin zgjedhësit
operation-plan-resources = Stafi, materialet dhe turet e shpërndarjes
operation-plan-import = Importo një tabelë ose hartë të planit
operation-plan-move = Zhvendos grupe zgjedhësish me dorë
operation-plan-close = Mbyll një godinë ose hape përsëri
operation-plan-lock = Kyç një qendër votimi ose zhblloko
operation-plan-undo = Zhbëj ndryshimin e fundit të planit
operation-plan-restore = Rikthe një version më të vjetër të planit
operation-plan-versions = Versionet e planit
operation-plan-compare = Dy plane krah për krah
operation-plan-withdraw = Tërhiq miratimin e planit
operation-plan-export = Eksporto planin
progress-simulating = Po simulohet dita e zgjedhjeve
progress-exporting = Po eksportohet plani
error-E130 = Me këto vlera nuk mund të llogaritet.
error-E131 = Në tabelë nuk ka godinë { $venue }.
error-E132 = Grupet nuk mund të zhvendosen kështu.
error-E133 = Nuk ka version të tillë të planit.
error-E134 = Duhet një arsye me shkrim, me të paktën { $count } shenja.
error-E135 = Do të ishin { $count } harta; në një skedar hyjnë deri në { $most }. Jepni qendra votimi ose një njësi administrative.
finding-R136 = Asnjë element i skedarit nuk i përket një njësie administrative të këtyre zgjedhjeve, as sipas kodit, as sipas emrit
    .fix = Elementet duhet të kenë veçorinë code ose name.
operation-scanners-record = Shtyp aktin e gatishmërisë së një skaneri
error-E427 = Akti { $file } nuk u krijua në këto zgjedhje. Zgjidhni aktin që ruajti prova e skanerit në këtë skedar zgjedhjesh.
operation-scan-queue = Faqet që i vendosin njerëzit
operation-scan-show = Trego një faqe me atë që u lexua
operation-scan-decide = Vlerëso një faqe
operation-scan-count = Numëro me vendimet
error-E428 = Ka dy imazhe me emrin { $file }. Jepni një dosje në një herë.
error-E429 = Kjo faqe nuk tregohet dot.
error-E430 = Një faqe e refuzuar vetëm mund të lihet mënjanë, për t’u skanuar përsëri ose për t’u numëruar me dorë: programi nuk e di cila fletë është.
error-E431 = Një faqe e lexuar nuk hiqet nga numërimi. Thoni çfarë shënoi zgjedhësi, ose që fleta është e pavlefshme.
error-E432 = Asgjë në faqen { $file } nuk pret vendim: ajo u lexua dhe është e vlefshme.
error-E433 = Disa zgjedhje në faqen { $file } presin vendim. Jepni njërën.
error-E434 = Për këtë faqe kanë vendosur tashmë dy persona.
error-E435 = Ju e keni vlerësuar tashmë këtë faqe. Tani e vlerëson një person tjetër.
