# Listat e kandidatëve: gjetjet e kontrollit.

sublist-word = { $sublist ->
    [fixed] Lista me renditje fikse
    [open] Lista me votim preferencial
    [mayor] Kandidati për kryetar
   *[council] Lista për këshillin bashkiak
}

# Qelizat
finding-C001 = Numri personal «{ $found }» nuk ka formën e duhur
    .fix = Pritet një shkronjë, tetë shifra dhe një shkronjë, për shembull J00101999W. Krahasojeni me kopjen e letërnjoftimit.
finding-C002 = Shifrat e numrit personal «{ $found }» nuk japin datë lindjeje
    .fix = Shifrat 2–6 mbajnë vitin, muajin (te gratë plus 50) dhe ditën. Krahasojini me kopjen e letërnjoftimit.
finding-C003 = Datëlindja «{ $found }» nuk lexohet
    .fix = Pritet dd.mm.vvvv, për shembull 13.03.1970.
finding-C004 = Gjinia «{ $found }» nuk lexohet
    .fix = Pritet F ose M.
finding-C005 = Lista «{ $found }» nuk njihet
    .fix = Pritet fikse, preferenciale ose këshill. Rreshti nuk u lexua.
finding-C006 = Numri rendor «{ $found }» nuk lexohet
    .fix = Pritet numër: 1, 2, 3 e me radhë. Përkohësisht vlen radha e skedarit.
finding-C007 = Deklarata «{ $found }» nuk është as PO, as JO
    .fix = Shkruani PO, nëse deklarata është dorëzuar.
finding-C008 = Shkronja «{ $letter }» nuk është latine ({ column-word })
    .fix = Shkruajeni përsëri me shkronja shqipe; shkronja të ngjashme të alfabeteve të tjera pengojnë krahasimin e emrave.
finding-C009 = Nuk thuhet në cilën listë janë kandidatët
    .fix = Shtoni kolonën «Lista» me vlerat fikse, preferenciale ose këshill. Rreshtat nuk u lexuan.
finding-C010 = Rreshti i përket subjektit «{ $found }», jo subjektit { $expected }
    .fix = Hiqeni rreshtin ose ndreqni siglën. Rreshti nuk u lexua.
finding-C011 = Zona «{ $found }» nuk është zona e kësaj liste: { $expected }
    .fix = Ndreqni zonën ose dërgojeni te zona e vet. Nuk u lexua.
finding-C012 = Zona «{ $found }» nuk njihet
    .fix = Shkruani emrin zyrtar të zonës zgjedhore; pa të nuk kontrollohet numri i emrave.
finding-C014 = { column-word }: u ndryshua me dorë nga «{ $found }» në «{ $now }»
    .fix = Vlera në skedarin e subjektit është ajo e mëparshmja.

# Të dhënat e kandidatit
finding-C101 = Mungon emri
    .fix = Plotësoni emrin si në letërnjoftim.
finding-C102 = Mungon mbiemri
    .fix = Plotësoni mbiemrin si në letërnjoftim.
finding-C103 = Mungon atësia
    .fix = Plotësoni emrin e babait.
finding-C104 = Mungon gjinia
    .fix = Shkruani F ose M.
finding-C105 = Mungon datëlindja
    .fix = Shkruajeni si dd.mm.vvvv, për shembull 13.03.1970.
finding-C106 = Mungon numri personal i identitetit
    .fix = Shkruani dhjetë shenjat si në letërnjoftim.
finding-C107 = Mungon vendbanimi
    .fix = Plotësoni adresën e banimit.
finding-C110 = Kandidati nuk i ka mbushur { $age } vjeç në ditën e zgjedhjeve
    .fix = Kontrolloni datëlindjen; përndryshe kandidati duhet zëvendësuar.
finding-C111 = Datëlindja nuk përputhet me numrin personal
    .fix = Krahasojini të dyja me kopjen e letërnjoftimit.
finding-C112 = Gjinia nuk përputhet me numrin personal
    .fix = Krahasojini të dyja me kopjen e letërnjoftimit.
finding-C118 = Shkronja e kontrollit e NID nuk përputhet
    .fix = Pritet «…{ $expected }». Krahasojeni me kopjen e letërnjoftimit.
finding-C121 = I njëjti person është dy herë në listë: edhe në rreshtin { $row }
    .fix = Një person mund të jetë vetëm një herë. Hiqeni ose zëvendësojeni njërin.
finding-C131 = Mungon deklarata e kandidatit
    .fix = Pritet «PO»: deklarata e kandidimit e nënshkruar duhet dorëzuar brenda afatit të korrigjimit.
finding-C113 = Mosha nuk u kontrollua, sepse dita e zgjedhjeve nuk dihet
    .fix = Jepni ditën e zgjedhjeve.
finding-C122 = I njëjti emër me të njëjtën datëlindje është dy herë në listë: edhe në rreshtin { $row }
    .fix = Një person mund të jetë vetëm një herë. Krahasoni numrat personalë.
finding-C123 = Emër pothuajse i njëjtë në listë: shihni rreshtin { $row }
    .fix = Krahasoni të dyja letërnjoftimet: ë dhe e, ç dhe c mund të jenë shkruar ndryshe.
finding-C132 = Mungon formulari i vetëdeklarimit
    .fix = Pritet «PO»: formulari i vetëdeklarimit (ligji 138/2015) duhet dorëzuar brenda afatit të korrigjimit.
finding-C133 = Mungon nënshkrimi
    .fix = Pritet «PO»: dokumenti duhet nënshkruar brenda afatit të korrigjimit.

# Lista
finding-C201 = { sublist-word }: { $found ->
    [one] një emër
   *[other] { $found } emra
}, priten { $expected }
    .fix = Numri i emrave caktohet nga mandatet e zonës. Plotësoni ose shkurtoni listën.
finding-C202 = Renditja: u gjet numri { $found }, pritej { $expected }
    .fix = Numrat rendorë shkojnë 1, 2, 3 e me radhë, pa boshllëk dhe pa përsëritje.
finding-C204 = { sublist-word }, emrat { $from }–{ $to }: { $missing ->
    [female] asnjë grua
   *[male] asnjë burrë
}
    .fix = Në çdo grup emrash të njëpasnjëshëm duhet të paktën një nga gjinia më pak e përfaqësuar. Lista që nuk e plotëson rregullin refuzohet.
finding-C205 = { sublist-word }, grupi i fundit { $from }–{ $to } nuk është i plotë: { $missing ->
    [female] asnjë grua
   *[male] asnjë burrë
}
    .fix = Rregulli gjinor vlen për grupe të plota; vendosni nëse kjo pranohet.
finding-C203 = { sublist-word }: { $found ->
    [one] një emër
   *[other] { $found } emra
}; numri nuk u kontrollua, sepse zona nuk dihet
    .fix = Tregoni zonën zgjedhore.
finding-C206 = { sublist-word }: { $missing ->
    [female] { $found ->
        [one] një grua
       *[other] { $found } gra
    }
   *[male] { $found ->
        [one] një burrë
       *[other] { $found } burra
    }
}, duhen të paktën { $expected } (vendet: { $positions })
    .fix = Gjinia më pak e përfaqësuar duhet të ketë pjesën e saj në tërë listën. Lista që nuk e plotëson rregullin refuzohet.

# Mes listave
finding-C221 = I njëjti person është edhe në listën e subjektit { $other }
    .fix = Një person mund të kandidojë vetëm në një listë. Njoftoni të dy subjektet.
finding-C222 = I njëjti emër me të njëjtën datëlindje është edhe në listën e subjektit { $other }
    .fix = Kontrolloni numrat personalë: mund të jetë i njëjti person.
finding-C223 = Emër pothuajse i njëjtë është edhe në listën e subjektit { $other }
    .fix = Krahasoni të dyja letërnjoftimet: ë dhe e, ç dhe c mund të jenë shkruar ndryshe.
finding-C230 = Subjekti «{ $found }» nuk është i regjistruar
    .fix = Regjistroni subjektin, ose ndreqni siglën.
finding-C241 = { $found } nënshkrime mbështetëse, priten të paktën { $expected }
    .fix = Subjektet me mandate përjashtohen; përndryshe kërkohen nënshkrimet që mungojnë.

# Njoftimi për korrigjim, lista e miratuar, procesverbali i shortit
paper-page = Faqja
paper-of = nga
paper-rules = rregullat
paper-zone = Zona zgjedhore
paper-subject = Subjekti zgjedhor
paper-file = Skedari i marrë
paper-digest = Vlera hash SHA-256 e skedarit
paper-received = Marrë më
paper-due = Afati i korrigjimit
paper-due-day = { $day } ({ $law }, neni { $article })
paper-who = Emri dhe detyra
paper-signature = Nënshkrimi
paper-date = Data dhe ora
paper-secretary = Sekretari/ja i/e komisionit
paper-chair = Kryetari/ja i/e komisionit
paper-deputy-chair = Zëvendëskryetari/ja i/e komisionit
paper-witness = Përfaqësues/e i/e subjekteve
paper-subject-receives = Për subjektin, e mori në dorëzim
paper-whole-list = Lista
paper-column-no = Nr.
paper-column-place = Fleta, qeliza
paper-column-what = Parregullsia dhe çfarë duhet bërë
paper-column-found = Si është shkruar
paper-column-expected = Si pritet
paper-column-article = Neni
paper-column-number = Numri
paper-column-phase = Faza
paper-column-hash = SHA-256(fara|sigla)
paper-notice = Njoftim për kthim të listës për korrigjim
paper-notice-text = Komisioni kontrolloi listën me { $candidates ->
    [one] një kandidat
   *[other] { $candidates } kandidatë
} dhe gjeti { $errors ->
    [one] një parregullsi që duhet korrigjuar
   *[other] { $errors } parregullsi që duhen korrigjuar
} dhe { $warnings ->
    [one] një vërejtje
   *[other] { $warnings } vërejtje
}. Lista kthehet për korrigjim; subjekti e dorëzon përsëri brenda afatit të mësipërm.
paper-notice-errors = Parregullsi që duhen korrigjuar
paper-notice-warnings = Vërejtje për t’u parë
paper-notice-end = Lista që nuk korrigjohet brenda afatit mund të refuzohet. Ndryshimet jashtë këtyre pikave i nënshtrohen kontrollit të ri.
paper-approved = Lista e miratuar e kandidatëve
paper-approval = Miratuar
paper-approval-by = { $at } nga { $first } dhe { $second }
paper-lots = Procesverbal i hedhjes së shortit
paper-seed = Fara e thënë në publik
paper-drawn = Shorti u hodh më
paper-lots-text = Numrat në fletën e votimit dolën nga fara e thënë në publik. Kushdo mund ta përsërisë shortin dhe duhet të marrë të njëjtën renditje.
paper-lots-preliminary = Shorti paraprak: radha e hedhjes
paper-lots-final = Shorti: numri në fletën e votimit
paper-lots-repeat = Si përsëritet shorti
paper-lots-repeat-text = Brenda çdo faze subjektet renditen sipas vlerës SHA-256 të tekstit «fara|sigla», të shkruar me shkronja të vogla heksadecimale. Programi më poshtë (Python 3) e llogarit pa asgjë tjetër:

# The readiness record of a scanner.
paper-readiness = Akti i gatishmërisë së skanerit
paper-readiness-failed = Prova e skanerit: NUK U KALUA
paper-scanner = Skaneri (numri serial, adresa)
paper-place = Vendi
paper-package = Vlera hash SHA-256 e paketës
paper-ballot = Vlera hash SHA-256 e fletës
paper-thresholds = Pragjet e leximit
paper-thresholds-are = shenjë nga { $definite } %, për vendim nga { $ambiguous } %
paper-counter = Fletë sipas numëruesit të skanerit
paper-pages = Faqe
paper-pages-are = të lexuara { $read }, bosh { $blank }, të refuzuara { $refused }, për vendim { $undecided }
paper-sealed = Vulosur në mënyrë elektronike
paper-readiness-text = Fletët e provës u skanuan në këtë skaner me këtë paketë. Çdo shifër e numëruar është e barabartë me atë që pritej. Skaneri mund të përdoret me këtë paketë derisa të hapet vula e tij.
paper-readiness-failed-text = Fletët e provës u skanuan në këtë skaner me këtë paketë. Të paktën një shifër ndryshon nga ajo që pritej, një faqe u refuzua ose një fletë mungon. Skaneri nuk mund të përdoret.
paper-noticed = Çfarë u vu re
paper-tester = Personi i parë i provës
paper-tester-second = Personi i dytë i provës
paper-equal = e barabartë
paper-differs = NDRYSHON
paper-row-ballots = Fletë
paper-row-valid = Vota të vlefshme
paper-row-blank = Bosh
paper-row-invalid = Të pavlefshme
paper-row-undecided = Për vendim
paper-contest = Zgjedhja: { $contest }
paper-column-figure = Shifra
paper-column-expected-count = Pritej
paper-column-counted = U numërua
paper-column-verdict = Përfundimi
