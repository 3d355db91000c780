# Listat e kandidatëve: gjetjet e kontrollit.

sublist-word = { $sublist ->
    [fixed] Lista me renditje fikse
    [open] Lista me votim preferencial
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

# Mes listave
finding-C221 = I njëjti person është edhe në listën e subjektit { $other }
    .fix = Një person mund të kandidojë vetëm në një listë. Njoftoni të dy subjektet.
finding-C222 = I njëjti emër me të njëjtën datëlindje është edhe në listën e subjektit { $other }
    .fix = Kontrolloni numrat personalë: mund të jetë i njëjti person.
