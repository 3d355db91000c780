# Fjalët e formularëve zyrtarë. Modelet në templates/forms/ i marrin ato me çelës, pa parashtesën "form-".
# Vlera si { $article } plotësohet nga modeli.

# Kreu dhe fundi i çdo faqeje
form-article = { $law }, neni { $article }
form-page = Faqja { $page } nga { $pages }
form-unit-short = QV
form-copy = Kopja nr.
form-rules = Rregullat { $rules }, versioni { $version }
form-digest = Vlera hash SHA-256 e të dhënave
form-mode-test = PROVË
form-mode-sample = MOSTËR

# Të dhënat e qendrës së votimit
form-unit = Qendra e votimit (QV)
form-venue = Vendi i votimit
form-room = dhoma
form-address = Adresa
form-admin-unit = Njësia administrative
form-municipality = Bashkia
form-zone = Zona zgjedhore
form-election-date = Data e zgjedhjeve
form-registered = Zgjedhës në listë

# Fjalë të përbashkëta
form-no = Nr.
form-item = Materiali
form-issued = Dorëzuar
form-received = Marrë
form-in-order = Në rregull
form-remark = Shënim
form-remarks = Shënime, mungesa dhe ankesa
form-yes = Po
form-no-answer = Jo
form-time = Ora
form-time-begun = Ora e fillimit
form-time-ended = Ora e përfundimit
form-place = Vendi
form-name = Emri, atësia, mbiemri
form-group = Subjekti propozues
form-organisation = Organizata ose subjekti
form-signature = Nënshkrimi
form-refused = Nuk nënshkruan, arsyeja
form-role-chair = Kryetar/e
form-role-deputy-chair = Zëvendëskryetar/e
form-role-secretary = Sekretar/e
form-role-member = Anëtar/e
form-role-ceaz = Anëtar/e i KZAZ-së
form-role-counter-first = Numëruesi i parë
form-role-counter = Numërues/e
form-observers = Vëzhguesit dhe përfaqësuesit e pranishëm
form-commission-signatures = Nënshkrimet e komisionit të qendrës së votimit (KQV)
form-count = Shuma
form-figure = Shifra
form-symbol = Shenja
form-description = Përshkrimi
form-equation = Barazimi
form-holds = Del
form-fails = Nuk del

# Vulat e sigurisë
form-seal-code = Kodi i vulës
form-seal-box = Kutia
form-seal-spare = Vulë rezervë
form-seal-colour = Ngjyra
form-seal-damaged = E dëmtuar
form-seal-replacement = Kodi i vulës zëvendësuese
form-seal-used = E përdorur
form-seal-returned = E kthyer
form-seal-instead = Në vend të vulës me kod
form-ballot-box = Kutia e votimit
form-materials-box = Kutia e materialeve

# F2: dorëzimi i materialeve
form-f2-ballots = Fletët e votimit
form-f2-ballots-issued = Fletë votimi të dorëzuara
form-f2-ballots-received = Fletë votimi të marra, numëruar në qendër
form-f2-blocks = Blloqe
form-f2-per-block = { $block } fletë në një bllok
form-f2-from = Nga numri serial
form-f2-to = Deri te numri serial
form-f2-count = Fletë
form-f2-materials = Lista e materialeve
form-f2-seals = Kodet e vulave të sigurisë në çastin e dorëzimit
form-f2-handover = Dorëzimi
form-f2-signatures = Nënshkrimet
form-f2-handed-over = Dorëzon për komisionin e zonës (KZAZ)
form-f2-taken-over = Merr në dorëzim për komisionin e qendrës së votimit (KQV)

form-material-ballots = Fletë votimi
form-material-blocks = Blloqe fletësh votimi
form-material-voter-list-pages = Lista e zgjedhësve, faqe
form-material-ballot-boxes = Kuti votimi
form-material-materials-boxes = Kuti e materialeve zgjedhore
form-material-booths = Dhoma të fshehta
form-material-stamps = Vula e KQV-së
form-material-chair-stamps = Vula e kryetarit, e paketuar
form-material-seals = Vula sigurie me kod
form-material-spare-seals = Vula rezervë me ngjyrë tjetër
form-material-ink = Bojë e posaçme
form-material-ink-checkers = Pajisje për kontrollin e bojës
form-material-devices = Pajisje elektronike identifikimi (PEI)
form-material-record-book = Libri i protokollit të mbledhjeve
form-material-record-templates = Modele procesverbalesh dhe vendimesh
form-material-spoiled-envelopes = Zarfe për fletët e dëmtuara
form-material-unused-envelopes = Zarfe për fletët e papërdorura
form-material-sealing-envelopes = Zarfe për procesverbalin e vulosjes
form-material-manuals = Kodi Zgjedhor dhe udhëzime
form-material-signs = Shenja të QV-së dhe afishe të kandidatëve
form-material-stationery = Stilolapsa, ngjitës dhe kancelari

# F5: vulosja
form-f5-checks = Para vulosjes
form-f5-check-empty = Kutia e votimit u kontrollua dhe është bosh
form-f5-check-shown = Kutia bosh iu tregua anëtarëve dhe vëzhguesve
form-f5-check-undamaged = Kutitë dhe vulat janë të padëmtuara
form-f5-check-codes = Kodet e vulave përputhen me procesverbalin e dorëzimit (F2)
form-f5-seals = Kodet e vulave të vendosura
form-f5-spares = Vulat rezervë
form-f5-original = Origjinali i këtij procesverbali u vendos në kutinë e votimit para vulosjes së fundit
form-f5-after = Pas vulosjes

# F11: mbyllja e votimit
form-f11-closing = Mbyllja
form-f11-time-closed = Ora e mbylljes së votimit
form-f11-time-last = Ora kur votoi zgjedhësi i fundit
form-f11-queue = Zgjedhës në radhë në orën e mbylljes
form-f11-figures = Shifrat e votimit
form-f11-l = Zgjedhës në listën e zgjedhësve
form-f11-g = Zgjedhës me vendim gjykate (regjistri i veçantë)
form-f11-k = Anëtarë të KQV-së që votojnë këtu me vërtetim
form-f11-v = Zgjedhës gjithsej: L + G + K
form-f11-s = Nënshkrime të zgjedhësve që votuan
form-f11-p = Zgjedhës të identifikuar me PEI
form-f11-m = Zgjedhës të identifikuar pa PEI
form-f11-r = Fletë votimi të marra (të dorëzuara sipas F2: { $issued })
form-f11-u = Fletë votimi të papërdorura
form-f11-d = Fletë votimi të dëmtuara
form-f11-c = Fletë votimi të hedhura në kuti: R − U − D
form-f11-equations = Rakordimi i shifrave
form-f11-equations-help = Plotësoni kutitë me shifrat e mësipërme. Kur një barazim nuk del, mos e ndryshoni asnjë shifër: numëroni përsëri dhe shkruani arsyen te shënimet.
form-f11-e1 = Fletë të dhëna
form-f11-e2 = Fletë të hedhura
form-f11-e3 = Të hedhura = nënshkrime
form-f11-e4 = Nënshkrime = me PEI + pa PEI
form-f11-e5 = Nënshkrime ≤ zgjedhës
form-f11-seals = Kodet e vulave pas mbylljes
form-f11-packages = Zarfet e mbyllura dhe të vulosura
form-f11-package-spoiled = Zarfi me fletët e dëmtuara
form-f11-package-unused = Zarfi me fletët e papërdorura
form-f11-package-list = Lista e zgjedhësve dhe regjistri i veçantë
form-f11-package-stamp = Vulat e KQV-së dhe të kryetarit

# F15: tabela e rezultatit
form-f15-box = Fletët e gjetura në kuti
form-f15-c = Fletë të hedhura sipas procesverbalit të mbylljes (F11)
form-f15-b = Fletë të gjetura në kuti
form-f15-wi = Fletë të kësaj QV-je të gjetura në kuti të tjera
form-f15-wf = Fletë të QV-ve të tjera të gjetura në këtë kuti
form-f15-e6 = Fletë të hedhura = të gjetura + në kuti të tjera − të QV-ve të tjera
form-f15-votes = Votat sipas subjekteve, në renditjen e shortit
form-f15-subject = Subjekti zgjedhor
form-f15-in-figures = Vota me shifra
form-f15-in-words = Vota me fjalë
form-f15-valid = Vota të vlefshme gjithsej
form-f15-blank = Fletë votimi të bardha
form-f15-invalid = Vota të pavlefshme
form-f15-contested = Fletë votimi të kontestuara
form-f15-total = Gjithsej: të vlefshme + të bardha + të pavlefshme + të kontestuara
form-f15-preferences = Votat preferenciale sipas kandidatëve
form-f15-preferences-help = Për secilin subjekt: votat e subjektit = shuma e votave të kandidatëve + votat pa preferencë.
form-f15-subject-votes = Vota të subjektit
form-f15-no-preference = Pa preferencë
form-f15-signatures = Nënshkrimet e grupit të numërimit (GNV)

# Gjetjet e kësaj dhome
finding-F101 = Modeli { $file } ka një gabim: { $detail }
    .fix = Hapeni modelin te rreshti i treguar dhe ndreqeni, ose përdorni modelin e programit.
finding-F102 = Modeli { $file } nuk gjendet.
    .fix = Vendoseni skedarin në dosjen e modeleve ose ndreqni emrin e tij në rregullat e zgjedhjeve.
finding-F103 = { $file } nuk lexohet si model: { $detail }
    .fix = Kontrolloni që dosja ekziston, që skedarët lejohen të lexohen dhe që secili është më i vogël se 512 KiB.
finding-F104 = Modeli { $file } nuk mbaroi brenda { $seconds } sekondave.
    .fix = Hiqni nga modeli përsëritjet pa fund; pastaj hapeni programin përsëri.
finding-F105 = Formulari nga modeli { $file } nuk mund të ruhet si PDF/A: { $detail }
    .fix = Hiqni nga modeli elementin që nuk lejohet në një dokument për arkiv.
finding-F106 = Përgatitja e formularit nga modeli { $file } u ndërpre.
    .fix = Kontrolloni ndryshimet e fundit në model, ose përdorni modelin e programit.
finding-F201 = Shkronja { $character } ({ $point }) në faqen { $page } mungon në shkrimin e formularit.
    .fix = Ndreqni tekstin ku gjendet kjo shkronjë.
finding-F202 = Teksti "{ $text }" në faqen { $page } del jashtë vendit të shtypjes.
    .fix = Shkurtoni tekstin ose jepini më shumë vend në model.
finding-F203 = Vlera "{ $field }" është tepër e gjatë për një formular: { $count }, lejohen { $most }.
    .fix = Shkurtoni tekstin ose listën.
finding-F204 = Vlera "{ $field }" përmban shenja që nuk shtypen.
    .fix = Shkruajeni vlerën përsëri, pa e kopjuar nga një program tjetër.
finding-F301 = Modeli { $file } ka një vërejtje: { $detail }
    .fix = Shikojeni modelin te rreshti i treguar.

# Dokumentet e planit
form-plan-dossier = Dosja e vendimit: plani i qendrave të votimit
form-plan-register = Regjistri i qendrave të votimit
form-plan-posters = Afishe për vendet e votimit
form-plan-sheets = Fletë harte të qendrave të votimit
form-plan-book = Libri i hartave të qendrave të votimit
form-plan-draft = Projekt, i pamiratuar
form-plan-approved = Miratuar nga { $first } dhe { $second }
form-plan-digest = SHA-256 e planit
form-plan-seed = Fara { $seed }, raunde { $rounds }
form-plan-figures = Shifrat e planit
form-plan-figure = Shifra
form-plan-value = Vlera
form-plan-voters = Zgjedhës të regjistruar
form-plan-units = Qendra votimi
form-plan-venues = Godina
form-plan-moved = Zgjedhës që ndërrojnë godinë
form-plan-mean = Largësia mesatare, km (e vlerësuar)
form-plan-greatest = Largësia më e madhe, km (e vlerësuar)
form-plan-total = Shuma e largësive, zgjedhës-metra (e vlerësuar)
form-plan-bound = Kufiri i poshtëm i provuar, zgjedhës-metra
form-plan-gap = Hendeku i provuar, %
form-plan-gap-meaning = Asnjë plan me të njëjtat rregulla që nuk zhvendos më shumë zgjedhës nuk mund të jetë më i mirë se ky më shumë se hendeku.
form-plan-rules = Rregullat
form-plan-rule = Rregulli
form-plan-article = Baza
form-plan-rule-min = Minimumi i një qendre votimi, zgjedhës
form-plan-rule-max = Maksimumi i një qendre votimi, zgjedhës
form-plan-rule-merge = Qendrat bashkohen brenda, metra
form-plan-rule-boundary = Asnjë qendër votimi nuk e kalon kufirin e njësisë administrative; godinat nuk ndryshojnë pa arsye
form-plan-check = Kontrolli i pavarur
form-plan-check-holds = Plani u kontrollua përsëri, pavarësisht nga llogaritja e tij: asnjë shkelje.
form-plan-repeat = Si llogaritet përsëri
form-plan-repeat-how = Me të njëjtat tabela, farën { $seed } dhe { $rounds } raunde programi jep të njëjtin plan në çdo kompjuter, për aq sa nuk është ndryshuar asgjë me dorë.
form-plan-hand = Vendosur me dorë
form-plan-locked = Qendra të kyçura
form-plan-closed = Godina të mbyllura
form-plan-suspended = Numra të pezulluar
form-plan-warnings = Çfarë duhet ditur
form-plan-venues-changed = Godinat që hapen ose mbyllen dhe arsyeja
form-plan-groups-moved = Zgjedhësit që ndërrojnë godinë dhe arsyeja
form-plan-number = QV
form-plan-ballots = Fletë votimi
form-plan-km = Më larg, km
form-plan-why = Arsyeja
form-plan-reason-kept = si në zgjedhjet e kaluara
form-plan-reason-additional = shtesë, e njëjta godinë
form-plan-reason-new = e re
form-plan-who = Kush voton këtu
form-plan-hours = Orari i votimit
form-plan-step-free = Hyrje pa shkallë
form-plan-more = dhe { $count } të tjera; shihni listën e rrugëve
form-plan-map = Harta
form-plan-schematic = Kufiri është skematik.
