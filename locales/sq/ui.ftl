# Dritarja: fjalët e ekraneve. Titujt e hapave janë te common.ftl, ato të motorit te engine.ftl.

# Korniza
ui-home = Paneli kryesor
ui-steps = Hapat e punës
ui-preparation = Përgatitja
ui-control = Kontrolli
ui-search = Kërko ose jep një urdhër
ui-palette-hint = ↑ ↓ lëviz · Enter hap · Esc mbyll · Ctrl 1–9 hapat
ui-look-auto = Pamja: si sistemi
ui-look-light = Pamja: e çelët
ui-look-dark = Pamja: e errët
ui-invented = Të dhëna të sajuara
ui-saved = Ruajtur
ui-saved-at = Ruajtur më { $time }
ui-chain = { $count ->
    [one] Regjistri i veprimeve: { $count } hyrje
   *[other] Regjistri i veprimeve: { $count } hyrje
}
ui-no-network = Pa rrjet
ui-busy = Prisni të përfundojë veprimi në punë
ui-working = Në punë
ui-stopping = Po ndalet
ui-of = { $done } nga { $total }
ui-detail = Numri për ndihmë: { $detail }.
ui-error-unknown = Veprimi nuk u krye (kodi { $code }). Asgjë nuk ndryshoi.
ui-awaiting = U propozua. Pret konfirmimin e një personi të dytë, nga një grup tjetër propozues.
ui-article = neni { $article }
ui-more-findings = { $count ->
    [one] Shfaq edhe { $count } gjetje
   *[other] Shfaq edhe { $count } gjetje
}
ui-place-candidate = { $subject }, kandidati { $number } i skedarit
ui-place-group = grupi { $code }
ui-place-venue = ndërtesa { $code }
ui-place-unit = njësia { $number }
ui-rows = { $first }–{ $last } nga { $total }
ui-page-previous = Faqja e mëparshme
ui-page-next = Faqja tjetër
ui-look = Shiko
ui-choose = Zgjidhni
ui-not-permitted = Roli juaj nuk e lejon këtë veprim

ui-state-waiting = Në pritje
ui-state-ready = Gati për nisje
ui-state-problem = Me gabime
ui-state-attention = Kërkon vëmendje
ui-state-done = Përfunduar

# Hyrja dhe fillimi
ui-welcome = Mirë se erdhët
ui-open-help = Një skedar .kutia mban zgjedhje të plota. Zgjidheni ose lëshojeni këtu.
ui-create-help = Caktoni emrin, datën dhe zonën. Krijohet një skedar i ri, me administratorin e parë.
ui-begin = Fillo
ui-create = Krijo skedarin
ui-the-election = Zgjedhjet
ui-first-administrator = Administratori i parë
ui-name-sq = Emri në shqip
ui-name-en = Emri në anglisht
ui-date = Dita e zgjedhjeve
ui-date-help = Dita, muaji, viti: 11.05.2025
ui-rules = Rregullorja
ui-zone = Zona zgjedhore
ui-zone-seats = { $count ->
    [one] { $zone } ({ $count } mandat)
   *[other] { $zone } ({ $count } mandate)
}
ui-user-name = Emri i përdoruesit
ui-full-name = Emri i plotë
ui-password = Fjalëkalimi
ui-password-again = Fjalëkalimi përsëri
ui-password-now = Fjalëkalimi i tanishëm
ui-password-new = Fjalëkalimi i ri
ui-password-help = Të paktën 12 shkronja ose shenja
ui-password-short = Fjalëkalimi duhet të ketë të paktën 12 shkronja ose shenja
ui-password-differs = Dy fjalëkalimet nuk janë të njëjta
ui-password-changed = Fjalëkalimi u ndryshua.
ui-lacks-name = Mungon emri i zgjedhjeve në njërën gjuhë
ui-lacks-date = Mungon dita e zgjedhjeve
ui-lacks-zone = Mungon zona zgjedhore
ui-lacks-administrator = Mungon emri i administratorit
ui-other-election = Zgjedhje të tjera

# Paneli kryesor
ui-good-morning = Mirëmëngjes.
ui-good-day = Mirëdita.
ui-good-evening = Mirëmbrëma.
ui-due-today = { $count ->
    [0] Sot nuk skadon asnjë afat.
    [one] Sot skadon një afat.
   *[other] Sot skadojnë { $count } afate.
}
ui-tile-voters = { $count ->
    [one] zgjedhës në { $count } njësi administrative
   *[other] zgjedhës në { $count } njësi administrative
}
ui-tile-units = { $count ->
    [one] njësi votimi e planifikuar
   *[other] njësi votimi të planifikuara
}
ui-tile-lists = { $count ->
    [0] lista të dorëzuara · asnjë gabim i hapur
    [one] lista të dorëzuara · { $count } gabim i hapur
   *[other] lista të dorëzuara · { $count } gabime të hapura
}
ui-tile-ballots = { $count ->
    [one] fletë votimi për t'u shtypur
   *[other] fletë votimi për t'u shtypur
}
ui-way = Rruga deri te dita e zgjedhjeve
ui-steps-done = { $done } nga { $total }
ui-waits-for-you = Pret miratimin tuaj
ui-all-of = { $count ->
    [one] Shiko { $count }
   *[other] Shiko të { $count }
}
ui-nothing-waits = Asgjë nuk pret miratimin.
ui-deadlines = Afatet
ui-electoral-code = Kodi Zgjedhor
ui-today = sot
ui-tomorrow = nesër
ui-days-past = { $count ->
    [one] para { $count } dite
   *[other] para { $count } ditësh
}

# Miratimet
ui-approvals-count = { $count ->
    [0] Asgjë nuk pret
    [one] Pret { $count } propozim
   *[other] Presin { $count } propozime
}
ui-proposed-by = Propozuar nga { $user } ({ $group }), { $at }
ui-confirm-consequence = Veprimi kryhet menjëherë me emrin e të dyve dhe shënohet në regjistër. Nuk zhbëhet.
ui-confirmed = U konfirmua dhe u krye.
ui-declined = Nuk u konfirmua; propozimi u mbyll.
ui-not-yours-to-confirm = E konfirmon një person i dytë, nga një grup tjetër propozues
ui-reason = Arsyeja

# Tabelat
ui-no = Nr.
ui-code = Kodi
ui-name = Emri
ui-kind = Lloji
ui-place = Vendndodhja
ui-file = Skedari
ui-files = Skedarët
ui-folder = Dosja
ui-state = Gjendja
ui-title = Titulli
ui-mode = Lloji i fletëve
ui-when = Kur
ui-who = Kush
ui-what = Çfarë
ui-for = Për
ui-unit = Njësia
ui-units = Njësi
ui-venue = Ndërtesa
ui-venues = Vende
ui-rooms = Dhoma
ui-voters = Zgjedhës
ui-groups = Grupe
ui-ballots = Fletë
ui-blocks = Blloqet
ui-missing = mungon
ui-no-findings = Asnjë gjetje.
ui-keys-table = ↑ ↓ lëviz · Enter hap · Esc kthehu
ui-keys-list = ↑ ↓ lëviz · Enter ndrysho · Ctrl Z zhbëj · rreshti tregon gjetjen e tij · Esc kthehu
ui-outdated = Të dhënat kanë ndryshuar
ui-propose = Propozo
ui-send-for-approval = Dërgo për miratim
ui-code-of = kodi { $code }
ui-bytes = { $count ->
    [one] { $count } bajt
   *[other] { $count } bajt
}
ui-written = { $count ->
    [one] U shkrua { $count } skedar në «{ $folder }». SHA-256 i listës: { $digest }
   *[other] U shkruan { $count } skedarë në «{ $folder }». SHA-256 i listës: { $digest }
}
ui-written-pages = { $count ->
    [one] U shkrua { $count } skedar ({ $pages } faqe) në «{ $folder }». SHA-256 i listës: { $digest }
   *[other] U shkruan { $count } skedarë ({ $pages } faqe) në «{ $folder }». SHA-256 i listës: { $digest }
}
ui-imported = { $count ->
    [one] «{ $file }»: u importua { $count } rresht.
   *[other] «{ $file }»: u importuan { $count } rreshta.
}
ui-not-imported = «{ $file }» ka gabime: asgjë nuk u ndryshua. Shikoni gjetjet.

# Territori dhe zgjedhësit
ui-admin-unit = Njësia administrative
ui-municipality = Bashkia
ui-all-units = Shfaq të gjitha
ui-table-says = tabela: { $count }
ui-voter-groups = Zgjedhësit
ui-voters-file = Ndërtesa, rrugë ose fshatra me zgjedhësit e tyre
ui-venues-now = { $count ->
    [one] Tani: { $count } ndërtesë
   *[other] Tani: { $count } ndërtesa
}
ui-units-now = { $count ->
    [one] Tani: { $count } njësi
   *[other] Tani: { $count } njësi
}
ui-search-group = Kërko emër ose kod
ui-households = Familje
ui-last-unit = Njësia e kaluar
ui-kind-building = ndërtesë
ui-kind-street = rrugë
ui-kind-settlement = fshat
ui-place-given = e dhënë
ui-place-centroid = qendra e njësisë
ui-no-groups = Asnjë grup zgjedhësish. Importoni tabelën me butonin djathtas, ose lëshojeni mbi të.

# Qendrat e votimit
ui-no-plan = Ende nuk ka plan
ui-solve = Llogarit planin
ui-plan-solved = Plani u llogarit dhe u ruajt si projekt.
ui-plan-holds = Kontrolli i pavarur: plani respekton të gjitha rregullat.
ui-plan-breaks = Kontrolli i pavarur gjeti shkelje të rregullave.
ui-plan-approved = Plani është miratuar dhe nuk ndryshon më
ui-plan-outdated = Të dhënat kanë ndryshuar: llogaritni planin përsëri
ui-approve-plan-consequence = Plani propozohet për miratim. Pasi ta konfirmojë një person i dytë nga një grup tjetër, numrat dhe vendet e njësive nuk ndryshojnë më.
ui-moved-voters = { $count ->
    [one] { $count } zgjedhës ndryshon vend
   *[other] { $count } zgjedhës ndryshojnë vend
}
ui-farthest = më larg { $km } km
ui-max-km = Max km
ui-plan-proof = Prova e planit
ui-gap = hapësira { $value } %
ui-mean-walk = Rruga mesatare e planit
ui-bound-walk = Asnjë plan nuk e ul nën
ui-walks = Zgjedhësit sipas largësisë deri te ndërtesa, km
ui-why = Pse { $number }?
ui-map-legend = Katror: ndërtesë · rreth: grup zgjedhësish · vijë e drejtë, e vlerësuar
ui-map-schematic = Kufijtë janë skematikë. Lëshoni këtu një skedar GeoJSON me kufijtë zyrtarë.
ui-map-nearer = Afro hartën
ui-map-farther = Largo hartën
ui-map-whole = Gjithë harta

# Listat e kandidatëve
ui-initials = Siglat
ui-subject = Subjekti
ui-candidates = Kandidatë
ui-women = Gra
ui-party = parti
ui-coalition = koalicion
ui-independent = i propozuar nga zgjedhësit
ui-import-subjects = Importo subjektet
ui-subjects-first = Së pari importoni regjistrin e subjekteve
ui-no-subjects = Ende nuk ka subjekte. Importoni regjistrin e tyre.
ui-lists-received = { $count ->
    [one] { $received } nga { $total } lista të dorëzuara · { $count } gabim
   *[other] { $received } nga { $total } lista të dorëzuara · { $count } gabime
}
ui-surname = Mbiemri
ui-first-name = Emri
ui-fathers-name = Atësia
ui-sex = Gj.
ui-female = F
ui-male = M
ui-birth-date = Datëlindja
ui-nid = NID
ui-declaration = Deklarata
ui-imported-with-errors = { $file } u mor me parregullsi: { $count ->
    [one] një rresht
   *[other] { $count } rreshta
}. Shihni gjetjet.
ui-list-due = Afati
ui-late = me vonesë
ui-notice = Njoftimi për korrigjim …
ui-export-list = Nxirr listën …
ui-list-not-approved = Lista nuk është miratuar ende
ui-lots-protocol = Procesverbali …
ui-lots-undrawn = Shorti nuk është hedhur ende
ui-sublist-fixed = Fikse { $count }
ui-sublist-open = Preferenciale { $count }
ui-sublist-council = Këshilli { $count }
ui-sublist-mayor = Kryetar { $count }
ui-candidates-women = { $count ->
    [one] { $count } kandidat · { $women } gra
   *[other] { $count } kandidatë · { $women } gra
}
ui-corrected-file = Skedar i korrigjuar
ui-list-closed = Lista është miratuar dhe nuk ndryshon më
ui-list-not-checked = Kjo bëhet vetëm me një listë të kontrolluar
ui-list-has-errors = Lista ka gabime që duhen korrigjuar përpara
ui-return-consequence = Subjekti merr listën me gjetjet dhe dorëzon një skedar të korrigjuar brenda afatit. Veprimi shënohet në regjistër.
ui-returned = Lista u kthye për korrigjim.
ui-approve-list-consequence = Lista propozohet për miratim. Pasi ta konfirmojë një person i dytë nga një grup tjetër, emrat dhe renditja nuk ndryshojnë më.

# Shorti
ui-lots-drawn = Fara e thënë: «{ $seed }»
ui-lots-not-drawn = Ende nuk është hedhur
ui-draw-about = Fara thuhet me zë përpara të pranishmëve, pasi listat janë mbyllur. Ajo vendos vetë renditjen: kushdo mund ta përsërisë shortin.
ui-seed = Fara
ui-seed-help = Për shembull katër numra të nxjerrë nga publiku: 17 4 31 8
ui-seed-form = Fara ka të paktën 4 shenja dhe nuk ka «|»
ui-lists-not-approved = Së pari duhet të miratohen të gjitha listat
ui-lists-approved = { $done } nga { $total } lista të miratuara
ui-draw-consequence = Renditja në fletën e votimit caktohet nga kjo farë, listat mbyllen dhe shorti nuk hidhet më përsëri.
ui-drawn = Shorti u hodh; listat u mbyllën.
ui-lots-rule-title = Rregulli i publikuar
ui-lots-rule = Brenda çdo faze subjektet renditen sipas SHA-256("fara|siglat"), nga më i vogli te më i madhi, të krahasuara si tekst heksadecimal. Kandidatët e propozuar nga zgjedhësit vijnë në fazën e fundit.
ui-lots-repeat = Përsëriteni në çdo kompjuter, për shembull për të parin:
ui-lots-gives = Jep:
ui-phase = Faza

# Fletët e votimit
ui-no-ballots = Ende të papërgatitura
ui-being-drawn = Fleta po vizatohet …
ui-proof-confirm = Konfirmo korrekturën
ui-proof-consequence = Konfirmoni se keni parë çdo model flete në korrekturë dhe se emrat, numrat e kutitë janë të sakta.
ui-proof-first = Më parë një person konfirmon çdo model në korrekturë
ui-proof-done = Çdo model është konfirmuar në korrekturë
ui-deck = Paketa e provës
ui-labels = Etiketat
ui-prepare = Përgatit
ui-release = Liro për shtyp
ui-ballots-about = Fletët përgatiten nga plani i miratuar, listat dhe shorti; pastaj shihen këtu në madhësi të plotë.
ui-ballots-prepared = Fletët u përgatitën si projekt.
ui-ballots-released = Fletët janë liruar dhe nuk ndryshojnë më
ui-release-first = Fletët zyrtare shtypen pasi t'i lirojnë dy persona
ui-release-consequence = Lirimi propozohet. Pasi ta konfirmojë një person i dytë nga një grup tjetër, fletët nuk ndryshojnë më dhe shtypen si zyrtare.
ui-unrelease = Tërhiq lirimin
ui-unrelease-consequence = Fletët kthehen në projekt dhe nuk shtypen më si zyrtare derisa t’i lirojnë përsëri dy persona. Arsyeja shënohet në regjistrin e veprimeve me emrin tuaj. Fletët e shtypura deri tani mbeten me gjurmën që kanë.
ui-unreleased = Lirimi u tërhoq; fletët janë përsëri projekt.
ui-reason-short = Shkruani arsyen me të paktën 10 shkronja
ui-styles = { $count ->
    [one] { $count } model
   *[other] { $count } modele
}
ui-ballot-digest = gjurma { $digest }
ui-ballot-of = Fleta e votimit e njësisë { $number }

# Skanerët dhe prova
ui-package = Paketa
ui-package-official = Paketë zyrtare
ui-package-test = Paketë prove
ui-package-made = Paketa «{ $file }» u krijua dhe u nënshkrua. SHA-256: { $digest }
ui-package-about = Zgjidhni një paketë për të parë nënshkrimin, zgjedhjet dhe skedarët e saj.
ui-no-packages = Ende nuk ka paketa.
ui-audit-entry = Hyrja në regjistër
ui-signed-by = Nënshkruar nga
ui-scanned-pages = Faqet e skanuara
ui-pages = Faqet
ui-marks = Shenja
ui-read = Lexuar
ui-refused = Refuzuar
ui-pages-read = { $count ->
    [one] { $count } e lexuar
   *[other] { $count } të lexuara
}
ui-pages-refused = { $count ->
    [one] { $count } e refuzuar
   *[other] { $count } të refuzuara
}
ui-tally = Numërimi
ui-option = Alternativa
ui-marked = Të shënuara
ui-counted = Të numëruara
ui-equal = njësoj
ui-differs = ndryshe
ui-valid = Të vlefshme
ui-blank = Të bardha
ui-invalid = Të pavlefshme
ui-undecided = Për t'u vendosur
ui-ballots-in-all = Fletë gjithsej
ui-proof-about = Shtyp fletë me shenja të njohura, i kthen në figura, i lexon vetëm me paketën dhe krahason numërimin.
ui-proof-package = Zgjidhni paketën e provës
ui-proof-folder = Dosja për faqet e provës
ui-proof-equal = Numërimi përputhet me shenjat
ui-proof-differs = Numërimi nuk përputhet me shenjat
ui-no-proof = Ende nuk është bërë provë.
ui-marked-and-counted = Të shënuara dhe të numëruara
ui-sheets = Fletë
ui-sheets-form = Nga 1 deri në 500 fletë
ui-spoiled-refused = Të dëmtuara me qëllim dhe të refuzuara
ui-refused-pages = Faqet e refuzuara

# Formularët
ui-form = Formulari
ui-article-title = Neni
ui-copies = Kopje
ui-due = Për t'u shtypur
ui-printed = Të shtypur
ui-not-printed = Pa shtypur
ui-partly-printed = Pjesërisht
ui-per-unit = çdo njësi votimi
ui-per-election = zgjedhjet
ui-forms-printed = { $printed } nga { $due } të shtypur
ui-forms-need-plan = Formularët kanë nevojë për planin e miratuar
ui-print-all = Shtyp të gjithë
ui-print-chosen = { $count ->
    [one] Shtyp { $count } të zgjedhur
   *[other] Shtyp { $count } të zgjedhur
}

# Regjistri dhe përdoruesit
ui-entries = Hyrjet
ui-choose-entry = Zgjidhni një hyrje për ta parë të plotë.
ui-chain-whole = Zinxhiri është i plotë; asgjë nuk është ndryshuar jashtë programit.
ui-chain-broken = Zinxhiri nuk është i plotë.
ui-chain-head = Mbaron te hyrja { $number }:
ui-file-read = U lexua
ui-file-written = U shkrua
ui-second-person = Personi i dytë
ui-before = Përpara
ui-after = Pas
ui-previous-hash = Hyrja e mëparshme
ui-own-hash = Kjo hyrje
ui-users-about = Miratimet kërkojnë dy persona nga grupe të ndryshme propozuese.
ui-active = Mund të hyjë
ui-inactive = I ndaluar
ui-activate = Lejo
ui-deactivate = Ndalo
ui-deactivate-consequence = Ky përdorues nuk hyn dot më, derisa ta lejoni përsëri. Veprimet e tij mbeten në regjistër.
ui-user-changed = U ndryshua.
ui-user-added = Përdoruesi u shtua.
ui-lacks-user = Mungon emri i plotë ose emri i përdoruesit
ui-first-password = Fjalëkalimi i parë

# Vula dhe verifikimi
ui-seal = Vula dhe verifikimi
ui-seal-about = Kushdo mund të kontrollojë që në një dosje të vulosur nuk ka ndryshuar asgjë që kur u vulos.
ui-verify-folder = Verifiko një dosje…
ui-verify-about = Zgjidhni një dosje të vulosur: kontrollohen vlera hash e çdo skedari, çdo nënshkrim dhe i gjithë regjistri i veprimeve në të.
ui-verify-no-findings = Nuk mungon asgjë, nuk është shtuar asgjë, nuk ndryshon asgjë.
ui-folder-whole = «{ $folder }» është e plotë: gjithçka në të është siç u vulos.
ui-folder-broken = «{ $folder }» nuk është siç u vulos.
ui-whole = e plotë
ui-broken = e ndryshuar
ui-signatures = Nënshkrime
ui-fingerprint = Gjurma e nënshkruesit
ui-fingerprint-about = Nëse ju është dhënë në letër gjurma e nënshkruesit, shkruajeni këtu: një dosje e nënshkruar nga dikush tjetër refuzohet.
ui-fingerprint-form = Gjurma ka 64 shifra dhe shkronja nga a deri në f
ui-seal-folder-about = Shkruan një listë të nënshkruar me vlerën hash të çdo skedari të dosjes. Bëjeni para se dosja të dalë nga zyra.
ui-backup-name = kopje.kutia
ui-backup-about = Shkruan një kopje të plotë e të kontrolluar të këtyre zgjedhjeve. Mbajeni në një disk tjetër, në një dhomë tjetër.

ui-map-lasso = Lak
ui-lassoed = { $count ->
    [one] { $count } grup
   *[other] { $count } grupe
}, { $voters } zgjedhës
ui-lasso-move = Zhvendos te { $number }
ui-lasso-move-none = Zhvendos
ui-lasso-choose = Zgjidhni qendrën e votimit ku shkojnë, në hartë ose në tabelë.
ui-undo = Zhbëj
ui-lock = Kyç
ui-unlock = Zhblloko
ui-close-venue = Mbyll godinën
ui-close-venue-consequence = Zgjedhësit e saj ndahen menjëherë ndër godinat përreth. Mund të zhbëhet.
ui-hand-done = Qendra e votimit u kyç ose u zhbllokua.
ui-undone = Ndryshimi i fundit i planit u zhbë.
ui-no-version = Nuk ka çfarë të zhbëhet.

# Skedarët e partive
ui-search-subject = Kërko sipas emrit ose siglës
ui-search-findings = Kërko: gabim, C104, një rresht, një fjalë
ui-changes = Çfarë ndryshoi nga skedari i mëparshëm
ui-columns-set = Cakto kolonat …
ui-columns-title = Cilat të dhëna mban secila kolonë?
ui-columns-about = Caktoni për çdo kolonë të skedarit fushën e saj. Zgjedhja mbahet mend dhe vlen vetë për skedarin tjetër me të njëjtën kokë.
ui-columns-remembered = Kështu u caktuan më parë për këtë formë skedari.
ui-columns-sheet = Fleta «{ $sheet }», rreshti { $row }
ui-columns-head = Koka në skedar
ui-columns-samples = Shembuj
ui-columns-field = Fusha
ui-columns-unread = Nuk lexohet
ui-columns-import = Importo me këto kolona
ui-columns-names = Caktoni kolonat e emrit dhe të mbiemrit
ui-columns-twice = E njëjta fushë është caktuar për dy kolona
ui-columns-none = Në skedar nuk ka asnjë tabelë.
ui-columns-must = { $field } (duhet patjetër)
ui-edit-none = Nuk dihet
ui-edit-row = Ndrysho të dhënat e kandidatit
ui-edited = { $errors ->
    [0] U ruajt. Lista nuk ka më gabime.
    [one] U ruajt. Lista ka edhe një gabim.
   *[other] U ruajt. Lista ka edhe { $errors } gabime.
}
ui-undo-count = Zhbëj ({ $count })
ui-edit-undone = U zhbë: { $field }, kandidati { $number }
ui-nothing-to-undo = Nuk ka ndryshim për të zhbërë
ui-edits = Ndryshime me dorë
ui-change-added = u shtua
ui-change-removed = u hoq
ui-change-moved = u zhvendos
ui-change-changed = u ndryshua
ui-place-fixed = Fikse { $position }
ui-place-open = Preferenciale { $position }
ui-place-council = Këshilli { $position }
ui-place-mayor = Kryetar
ui-workbooks = Skedarët e partive
ui-workbooks-about = Pa prekur këto zgjedhje: krahaso dy dorëzime, shkruaj gjetjet në vetë skedarin e partisë, ose jep një skedar bosh.
ui-compare = Krahaso dy …
ui-compare-title = Dallimet mes dy dorëzimeve
ui-compare-before = Dorëzimi i mëparshëm
ui-compare-after = Dorëzimi i ri
ui-compare-equal = Të dy thonë të njëjtën gjë.
ui-annotate = Komento një …
ui-annotate-file = Skedari i partisë
ui-annotated = { $count ->
    [one] U shkrua «{ $file }»: në të është komentuar { $count } gabim
   *[other] U shkrua «{ $file }»: në të janë komentuar { $count } gabime
}
ui-blank-workbook = Skedar bosh …
ui-received-files = Skedarët e marrë
ui-received = u mor
ui-received-many = U morën { $good } nga { $count } lista

# The inventory of scanners.
ui-scanner-add = Shto një skaner
ui-scanner-serial = Numri serial
ui-scanner-serial-help = Siç shkruhet në pllakën e prodhuesit.
ui-scanner-make = Prodhuesi
ui-scanner-model = Modeli
ui-scanner-place = Vendi
ui-scanner-device = Adresa
ui-scanner-device-help = http://…, sane:EMRI, ose dosja ku shkruan programi i skanimit.
ui-scanner-open = Hap
ui-scanner-seal = Vulos
ui-scanner-unseal = Hap vulën
ui-scanner-withdraw = Tërhiq nga përdorimi
ui-scanner-return = Ktheje në përdorim
ui-scanner-do = Regjistro
ui-scanner-added = Skaneri { $serial } u regjistrua në inventar.
ui-scanner-changed = Skaneri { $serial } tani është: { $state }.
ui-scanner-seals = Vulat: { $seals }
ui-seals = Numrat e vulave
ui-seals-help = Ndajini me presje.
ui-lacks-scanner = Plotësoni çdo rresht.
ui-lacks-reason = Jepni arsyen.
ui-lacks-seals = Jepni numrat e vulave.
ui-no-scanners = Inventari nuk ka ende skanerë. Kërkoni skanerë ose shtoni një me adresën e tij.
ui-none-found = Nuk u përgjigj asnjë skaner. Kontrolloni që është i ndezur dhe në të njëjtin rrjet, ose shtojeni me adresën e tij.
ui-profile-fits = I përshtatet këtyre fletëve
ui-profile-unfit = Nuk u përshtatet këtyre fletëve
ui-size = { $width } × { $height } mm
scanner-ready = I paprovuar
scanner-tested = I provuar
scanner-sealed = I vulosur
scanner-withdrawn = I tërhequr nga përdorimi
scanner-is-idle = në pritje
scanner-is-processing = në punë
scanner-is-stopped = i ndalur
scanner-is-testing = po provohet
scanner-is-down = jashtë funksionit
scanner-is-feeder = ushqyes
scanner-is-glass = xham
scanner-is-folder = dosje
scanner-is-simplex = një anë
scanner-is-duplex = dy anët
ui-test-title = Prova e skanerit
ui-test-about = Hapni një skaner të inventarit për ta provuar me fletët e provës. Një person i dytë vërteton atë që kaloi; akti shtypet dhe nënshkruhet.
ui-test-begin = Provo me fletët e provës
ui-test-attest = Vërteto
ui-test-print = Shtyp aktin
ui-test-record = Zgjidhni aktin
ui-test-expected = Zgjidhni çfarë duhet të japin fletët e provës
ui-test-images = Zgjidhni dosjen me faqet e skanuara
ui-test-store = Ruani aktin
ui-test-passed = Skaneri { $serial } numëroi gjithçka siç duhet. Tani e vërteton një person i dytë.
ui-test-failed = Skaneri { $serial } nuk e kaloi provën. Shihni cilat shifra ndryshojnë.
ui-test-attested = Provën e skanerit { $serial } e vërtetuan dy persona.
ui-test-printed = Akti është në «{ $file }».
ui-test-blank = Faqe bosh
ui-test-undecided = Për vendim
ui-test-must = Duhet
ui-test-counted = U numërua
ui-test-sheets = Fletë sipas numëruesit të skanerit
ui-test-sheets-help = Të të gjitha kalimeve bashkë. Mund të mbetet bosh.
ui-lacks-number = Shkruani një numër të plotë.
ui-passed = E kaloi
ui-failed = Nuk e kaloi
ui-queue-waiting = { $count ->
        [one] një pret vendim
       *[other] { $count } presin vendim
    }
ui-queue-why = Pse
ui-queue-empty = Asgjë nuk pret vendim: çdo faqe u lexua dhe është e vlefshme.
ui-queue-about = Zgjidhni një faqe. Thoni çfarë shihni; një person tjetër e thotë edhe ai, pa e parë tuajën.
ui-queue-decided = { $file }: dy persona janë në një mendje. U vendos.
ui-queue-judged = { $file }: vlerësimi juaj u regjistrua. Tani e vlerëson një person tjetër.
ui-queue-state-decided = U vendos
ui-queue-state-disputed = Personi i tretë
ui-queue-state-open = Pret vendim
ui-queue-state-may = Mund të shihet
ui-queue-state-second = Personi i dytë
ui-queue-see = Çfarë shihni?
ui-queue-marks = Zgjedhësi shënoi këtë
ui-queue-invalid = E pavlefshme: emër ose shenjë
ui-queue-aside = Mënjanë: skanohet përsëri ose numërohet me dorë
ui-queue-another = Ju e vlerësuat këtë faqe. Tani e vlerëson një person tjetër.
ui-why-ambiguous = shenjë e paqartë
ui-why-overvote = disa subjekte
ui-why-cross = kandidat i një subjekti tjetër
ui-why-many = tepër kandidatë
ui-why-alone = kandidat pa subjekt
ui-why-blank = bosh
ui-scanned-page = Faqja e skanuar
