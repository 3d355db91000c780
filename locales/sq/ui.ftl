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
ui-none-chosen = Asgjë e zgjedhur

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
