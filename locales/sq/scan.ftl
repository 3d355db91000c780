# Paketat e skanerëve dhe leximi i faqeve.
# X1xx: paketat. X2xx: pse refuzohet një faqe. X3xx: çfarë u pranua dhe duhet ditur.

# Çfarë sheh lexuesi në një kuti
reading-empty = bosh
reading-ambiguous = e paqartë
reading-marked = e shënuar
scan-read = U lexua
scan-refused = U refuzua
scan-across = Përmasa tërthor kalimit të letrës
scan-along = Përmasa përgjatë kalimit të letrës
scan-rotation = Rrotullimi

# Shënimi në paketë
scan-package-note =
    PAKETA E SKANERIT
    { $title } · Zona zgjedhore { $zone } · { $date }
    Zgjedhjet: { $election }
    Fletët e votimit që pranohen: { $mode ->
        [official] fletë votimi zyrtare
        [test] vetëm fletë prove
       *[other] vetëm fletë model
    }
    Qendra votimi: { $units } · Modele të fletës së votimit: { $styles }

    Vlera hash e fletës së votimit (SHA-256 e skedarit definition.json): { $short }
    { $hash }
    Ajo është e shtypur në çdo fletë votimi. Fleta me vlerë tjetër refuzohet. Krahasoni shtatë shenjat e para me fletën e votimit.

    definition.json: përkufizimi i fletës së votimit: garat, opsionet, qendrat e votimit dhe vendi i gjithçkaje në letër.
    ballot-definition.json: e njëjta gjë sipas standardit NIST SP 1500-20, versioni 1, për sisteme të tjera. SHA-256:
    { $nist }
    settings.json: si lexon skaneri. Mund të ndryshohet pa i shtypur fletët përsëri.

    Rezolucioni: { $dots } pika për inç.
    Kutia me të paktën { $definite } % bojë është e shënuar. Nga { $ambiguous } % deri aty vendos njeriu. Më poshtë është bosh.
    Faqja më e vogël se { $scale } % e përmasës së vet refuzohet: shtypni dhe skanoni pa ndryshuar përmasat.
scan-package-nist = Vlera hash e fletës së votimit: SHA-256 e skedarit definition.json në të njëjtën paketë: { $hash }

# Paketat
finding-X101 = Në paketë mungon skedari { $file }.
    .fix = Krijojeni ose kopjojeni paketën përsëri: është e paplotë.
finding-X102 = Në paketë ka një skedar që nuk i përket: { $file }.
    .fix = Mos e përdorni këtë paketë. Krijojeni përsëri në kompjuterin e komisionit.
finding-X103 = Skedari { $file } nuk lexohet (rreshti { $line }).
    .fix = Paketa është e dëmtuar. Krijojeni ose kopjojeni përsëri.
finding-X104 = Përmbajtja e skedarit { $file } nuk përputhet me vlerën e tij hash: skedari është ndryshuar.
    .fix = Mos e përdorni këtë paketë. Krijojeni përsëri në kompjuterin e komisionit dhe njoftoni për ndryshimin.
finding-X105 = Skedari { $file } nuk përputhet me përkufizimin e fletës së votimit ({ $what ->
        [version] versioni
        [hash] vlera hash
        [format] letra, shenjat e kornizës ose kodet
       *[positions] garat ose vendet e kutive
    }).
    .fix = Mos e përdorni këtë paketë. Krijojeni përsëri në kompjuterin e komisionit.
finding-X106 = Skedari { $file } ka versionin { $version }, të cilin ky program nuk e njeh.
    .fix = Përdorni versionin e Kutisë me të cilin u krijua paketa.
finding-X107 = Skedari { $file } është më i madh se ç’i duhet një pakete.
    .fix = Mos e përdorni këtë paketë. Krijojeni përsëri në kompjuterin e komisionit.
finding-X108 = Përkufizimi i fletës së votimit bie në kundërshtim me vetveten: { $what ->
        [styles] modelet e fletës së votimit ({ $name })
        [contests] garat ({ $name })
        [options] opsione që nuk kanë saktësisht nga një kuti ({ $name })
        [units] e njëjta qendër votimi dy herë ({ $name })
        [unit_style] qendra e votimit { $name } ka një model që nuk ekziston
        [paper] përmasat e letrës së modelit { $name }
        [faces] faqet e modelit { $name }
        [targets] kutitë e modelit { $name }
        [border] shenjat e kornizës së modelit { $name }
        [codes] vendet e kodeve të modelit { $name }
        [contest_on_two_faces] një garë shtrihet në dy faqe të modelit { $name }
       *[settings] pragjet, rezolucioni ose përmasa më e vogël në { $name }
    }.
    .fix = Ndreqni fletët e votimit ose grupin e rregullave dhe krijojeni paketën përsëri.
finding-X109 = Skedari { $file } u përket zgjedhjeve të tjera nga ato të përkufizimit të fletës së votimit.
    .fix = Mos përzieni skedarë të dy paketave. Krijojeni paketën përsëri.

# Faqet e refuzuara
refusal-X201 = Ky nuk është imazh që lexohet (PNG, JPEG, TIFF ose PNM), ose është i dëmtuar.
    .fix = Skanojeni faqen përsëri dhe ruajeni në një nga këto formate.
refusal-X202 = Imazhi është më i madh se ç’mund të jetë një faqe.
    .fix = Skanoni me 200 ose 300 pika për inç, një faqe në çdo skedar.
refusal-X203 = Skedari nuk hapet.
    .fix = Kontrolloni nëse skedari gjendet aty dhe nëse lejohet leximi i tij, pastaj provoni përsëri.
refusal-X204 = Fleta është e bardhë.
    .fix = Kontrolloni mos është vendosur me faqen poshtë. Nëse të dyja faqet janë bosh, nuk është fletë votimi.
refusal-X205 = Rezolucioni është i gabuar: u gjetën { $measured } pika për inç, janë caktuar { $expected }.
    .fix = Vendoseni skanerin në { $expected } pika për inç dhe skanoni përsëri.
refusal-X206 = Mungon një pjesë e faqes: u skanuan { $width } × { $height } mm, letra është { $paper_width } × { $paper_height } mm.
    .fix = Caktoni përmasat e letrës në skaner dhe vendoseni fletën drejt. Fleta e grisur i kalon komisionit.
refusal-X207 = Korniza e shenjave nuk u gjet: { $found } nga { $expected } shenja. Kjo nuk duket si fletë votimi.
    .fix = Kontrolloni fletën. Nëse është fletë votimi, drejtojeni, pastroni skanerin dhe skanoni përsëri.
refusal-X208 = Mungojnë ose janë të dëmtuara { $missing } nga { $expected } shenja në { $side ->
        [top] anën e sipërme
        [right] anën e djathtë
        [bottom] anën e poshtme
       *[left] anën e majtë
    } të imazhit.
    .fix = Hapini palosjet dhe skanoni përsëri. Nëse shenjat mungojnë në vetë letrën, për fletën vendos komisioni.
refusal-X209 = Ka shenja të tepërta në { $side ->
        [top] anën e sipërme
        [right] anën e djathtë
        [bottom] anën e poshtme
       *[left] anën e majtë
    } të imazhit: formular tjetër, ose diçka e shkruar mbi kornizë.
    .fix = Kontrolloni fletën. Nëse është fletë votimi me shkrim në anë, për të vendos komisioni.
refusal-X210 = Faqja është e shtrembëruar në { $side ->
        [top] anën e sipërme
        [right] anën e djathtë
        [bottom] anën e poshtme
       *[left] anën e majtë
    } të imazhit: e palosur, e grisur, ose ka rrëshqitur gjatë skanimit.
    .fix = Drejtojeni fletën dhe skanojeni përsëri, nëse duhet një nga një.
refusal-X211 = Faqja qëndron e pjerrët me { $degrees_whole },{ $degrees_rest }°.
    .fix = Rregulloni udhëzuesit e letrës dhe vendoseni fletën drejt.
refusal-X212 = Faqja është shtypur ose skanuar në { $scale_whole },{ $scale_rest } % të përmasës; kërkohet të paktën { $least_whole },{ $least_rest } %, dhe mbi përmasën e vërtetë jo më shumë sesa lejohet nën të.
    .fix = Hiqni ndryshimin e përmasave në skaner. Nëse vetë fleta është shtypur me përmasa të tjera, duhet shtypur përsëri në 100 %.
refusal-X213 = Skaneri ka lënë { $count ->
        [one] një vijë të errët
       *[other] { $count } vija të errëta
    } mbi faqe, e para { $x } mm nga ana e majtë e imazhit.
    .fix = Pastroni xhamin dhe rulat e skanerit dhe skanojeni faqen përsëri.
refusal-X214 = Nuk lexohet asnjë nga kodet në faqe.
    .fix = Kontrolloni që kodet të jenë të pastra dhe pa palosje, pastaj skanoni përsëri. Nëse janë të dëmtuara në letër, vendos komisioni.
refusal-X215 = Kodet në faqe nuk thonë të njëjtën gjë.
    .fix = Veçojeni fletën dhe njoftoni: një fletë votimi nuk mund të jetë vetvetiu kështu.
refusal-X216 = Kodi në faqe nuk është kod flete votimi, ose është i dëmtuar.
    .fix = Kontrolloni fletën. Nëse është fletë votimi, skanojeni përsëri.
refusal-X217 = Kodi në faqe ka versionin { $version }, të cilin ky program nuk e njeh.
    .fix = Përdorni versionin e Kutisë me të cilin u përgatitën fletët e votimit.
refusal-X218 = Fleta e votimit u përket zgjedhjeve të tjera (qendra { $unit }).
    .fix = Veçojeni fletën dhe njoftoni. Kontrolloni nëse është ngarkuar paketa e duhur.
refusal-X219 = Fleta është shtypur sipas një përkufizimi tjetër (qendra { $unit }).
    .fix = Krahasoni vlerën hash në fletë me atë të paketës. Ngarkoni paketën që u përket këtyre fletëve.
refusal-X220 = Kjo është { $mode ->
        [official] fletë votimi zyrtare
        [test] fletë prove
       *[other] fletë model
    } (qendra { $unit }), por skaneri pranon vetëm { $expected ->
        [official] fletë votimi zyrtare
        [test] fletë prove
       *[other] fletë model
    }.
    .fix = Hiqeni fletën nga grumbulli, ose ngarkoni paketën për këtë lloj fletësh.
refusal-X221 = Modeli i fletës së votimit nuk është ai i qendrës { $unit }.
    .fix = Veçojeni fletën dhe njoftoni.
refusal-X222 = Qendra { $unit } nuk gjendet në paketë.
    .fix = Kontrolloni cilës zonë i përket fleta dhe ngarkoni paketën e saj.
refusal-X223 = Fletët e votimit të qendrës { $unit } nuk kanë faqe të tillë.
    .fix = Veçojeni fletën dhe njoftoni.
refusal-X224 = Kutia { $target } nuk gjendet: është e mbuluar, e lyer ose e grisur.
    .fix = Për këtë fletë vendos komisioni duke parë letrën.
refusal-X225 = Lexuesi dështoi në këtë imazh.
    .fix = Skanojeni faqen përsëri. Nëse ndodh sërish, ruajeni imazhin dhe njoftoni.
refusal-X226 = Faqja ka aq shumë zhurmë sa një shenjë e zbehtë nuk do të dallohej (zhurma: { $noise } % e errësirës së të zezës).
    .fix = Pastroni skanerin, zgjidhni kontrastin e zakonshëm të profilit dhe skanoni përsëri; përndryshe fletën e lexojnë njerëzit.

# E njëjta gjë si gjetje
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

# Çfarë u pranua
finding-X301 = Shenja { $number } mungon në { $side ->
        [top] anën e sipërme
        [right] anën e djathtë
        [bottom] anën e poshtme
       *[left] anën e majtë
    } të imazhit; të gjitha të tjerat janë saktësisht në vend, faqja u lexua.
    .fix = Për këtë faqe nuk ka ç’bëhet. Nëse ndodh shpesh, kontrolloni shtypin dhe pastroni skanerin.
finding-X302 = Kodi { $number } në faqe nuk lexohet; u lexua një tjetër.
    .fix = Për këtë faqe nuk ka ç’bëhet. Nëse ndodh shpesh, kontrolloni shtypin dhe pastroni skanerin.
finding-X303 = Skaneri lë një vijë të errët { $x } mm nga ana e majtë e imazhit. Ajo nuk prek asnjë kuti.
    .fix = Pastroni xhamin e skanerit para grumbullit tjetër.
finding-X304 = Imazhi ka { $measured } pika për inç; paketa kërkon { $expected }.
    .fix = Vendosni te profili i skanerit rezolucionin që kërkon paketa.

# Skanerët: çfarë nuk shkon
finding-X401 = Në adresën e skanerit nuk përgjigjet askush ({ $detail }).
    .fix = Kontrolloni që skaneri të jetë i ndezur dhe në të njëjtin rrjet, ose shkruani adresën e tij. Në macOS programi duhet të ketë leje për rrjetin lokal.
finding-X402 = Skaneri është i zënë ({ $detail }).
    .fix = Prisni derisa të mbarojë, ose mbyllni punën tjetër te skaneri. Bëhet një punë në një kohë.
finding-X403 = Në ushqyesin e skanerit nuk ka letër ({ $detail }).
    .fix = Vendosni stivën në ushqyes, me faqen siç tregon shenja, dhe filloni përsëri.
finding-X404 = Një fletë ka ngecur në skaner ({ $detail }).
    .fix = Hapni kapakun, nxirreni fletën pa e grisur, vendoseni përsëri në stivë bashkë me fletët e panumëruara dhe vazhdoni. Fletët e numëruara mbeten të numëruara.
finding-X405 = Kapaku i skanerit është i hapur ({ $detail }).
    .fix = Mbyllni kapakun dhe vazhdoni.
finding-X406 = Dy fletë kaluan bashkë në skaner ({ $detail }).
    .fix = Nxirrini të dyja, ndajini, vendosini përsëri në stivë dhe vazhdoni. Asnjëra nuk u numërua.
finding-X407 = Certifikata e skanerit nuk është ajo që u regjistrua ({ $detail }).
    .fix = Mos skanoni. Kontrolloni nëse ky është skaneri i duhur; nëse certifikata është përtërirë, regjistrojeni përsëri në prani të dy personave.
finding-X408 = Skaneri dha një përgjigje që nuk kuptohet ({ $detail }).
    .fix = Fikeni e ndizeni skanerin dhe provoni përsëri. Nëse vazhdon, merrni një skaner tjetër dhe njoftoni këtë rresht.
finding-X409 = Skaneri nuk përgjigjet në kohë ({ $detail }).
    .fix = Shikoni ekranin e skanerit. Fikeni e ndizeni dhe kaloni edhe një herë fletën që ishte brenda: ajo nuk u numërua.
finding-X410 = Lidhja me skanerin u ndërpre ({ $detail }).
    .fix = Kontrolloni kabllon dhe rrjetin. Kaloni edhe një herë fletën që ishte në skaner: ajo nuk u numërua.
finding-X411 = Skaneri nuk i pranon cilësimet ({ $detail }).
    .fix = Zgjidhni një profil tjetër ose shikoni se çfarë di të bëjë skaneri.
finding-X412 = Profili kërkon diçka që ky skaner nuk e bën: { $detail }.
    .fix = Zgjidhni një profil tjetër ose një skaner tjetër.
finding-X413 = Skaneri dha një imazh tjetër nga ai që iu kërkua ({ $detail }).
    .fix = Mos e përdorni me këtë profil. Kontrolloni rezolucionin, përmasat e letrës dhe ngjyrën në cilësimet e vetë skanerit.
finding-X414 = Programi { $detail } nuk është i instaluar.
    .fix = Instaloni paketën sane-utils, ose përdorni një skaner në rrjet a një dosje të mbikëqyrur.
finding-X415 = Njëra anë e fletës së fundit nuk erdhi ({ $detail } imazhe).
    .fix = Kaloni fletën e fundit edhe një herë; ajo nuk u numërua si e plotë.
finding-X416 = Skaneri njofton një defekt dhe nuk thotë cilin ({ $detail }).
    .fix = Shikoni ekranin e skanerit; fikeni e ndizeni dhe provoni përsëri.
finding-X417 = Dosja e programit të skanimit nuk lexohet ({ $detail }).
    .fix = Kontrolloni nëse dosja ekziston dhe lejohet leximi i saj.
finding-X418 = Imazhi nuk u ruajt dot ({ $detail }).
    .fix = Kontrolloni nëse disku ose memoria është aty dhe ka vend. Fleta nuk u numërua.
finding-X419 = Dy imazhe të stivës janë të njëjta bajt për bajt ({ $detail }).
    .fix = Letra nuk skanohet kurrë dy herë njësoj: shikoni nëse skaneri ose programi i tij e dha një imazh dy herë.
finding-X420 = { $detail } skedarë të dosjes u morën më parë dhe nuk u morën përsëri.
    .fix = Nuk ka asgjë për të bërë.
finding-X421 = Stiva u ndal.
    .fix = Vendosini fletët e panumëruara përsëri në ushqyes dhe vazhdoni.
