# Planifikimi i zonave të qendrave të votimit: gjetjet (P1 plani s'është i mundur, P2 për planin, P3 të kontrollit të pavarur), arsyet (P4), shifrat.

error-plan-cancelled = Planifikimi u ndërpre. Asgjë nuk u ruajt.
error-plan-infeasible = Të dhënat nuk lejojnë asnjë plan.
    .fix = Ndreqni ç'thonë gjetjet dhe planifikoni përsëri.

# Plani nuk është i mundur
finding-P101 = { $unit } ({ $code }) ka { $voters } zgjedhës të regjistruar, por asnjë ndërtesë ku mund të hapet qendër votimi.
    .fix = Shtoni të paktën një ndërtesë publike ose të miratuar në këtë njësi administrative.
finding-P102 = { $unit } ({ $code }) ka { $voters } zgjedhës të regjistruar: duhen { $needed } dhoma me jo më shumë se { $max } zgjedhës secila, ndërsa ndërtesat e saj kanë { $rooms }.
    .fix = Shtoni ndërtesa ose dhoma në këtë njësi administrative.
finding-P103 = Grupi { $group } në { $unit } ({ $code }) ka { $voters } zgjedhës dhe kërkon { $needed } dhoma në një ndërtesë; më e madhja ka { $rooms }.
    .fix = Ndajeni grupin në tabelë ose shtoni një ndërtesë më të madhe.
finding-P104 = { $unit } ({ $code }): { $voters } zgjedhësit e saj nuk u sistemuan dot në { $rooms } dhoma; për { $excess } nuk u gjet vend. { $proved ->
        [yes] Nuk ekziston asnjë sistemim.
       *[other] Me më shumë raunde mund të gjendet një.
    }
    .fix = Shtoni dhoma ose ndani grupet e mëdha në tabelë.
finding-P105 = Grupi { $group } është në njësinë administrative { $code }, që nuk gjendet në territor.
    .fix = Korrigjoni kodin në tabelën e zgjedhësve.
finding-P106 = Grupi { $group } përsëritet në tabelë.
    .fix = Lini vetëm një rresht për çdo grup.
finding-P107 = Ndërtesa { $venue } përsëritet në tabelë.
    .fix = Lini vetëm një rresht për çdo ndërtesë.
finding-P108 = Numri { $number } përsëritet te zonat e zgjedhjeve të kaluara.
    .fix = Lini vetëm një rresht për çdo numër.
finding-P109 = Grupi { $group } nuk ka zgjedhës.
    .fix = Shënoni zgjedhësit e regjistruar ose hiqeni rreshtin.
finding-P110 = Nga { $first } e lart nuk ka mbetur numër i lirë për një zonë në ndërtesën { $venue }.
    .fix = Ulni numrin e parë të lirë në rregullat e zgjedhjeve.
finding-P111 = { $unit } ({ $code }): vendet janë deri në { $metres } m larg njëri-tjetrit për { $voters } zgjedhës; kjo nuk mund të jetë e saktë.
    .fix = Kontrolloni koordinatat dhe numrin e zgjedhësve.
finding-P112 = { $unit } ({ $code }) ka { $groups } grupe dhe { $venues } ndërtesa, më shumë sesa mund të planifikohen njëherësh.
    .fix = Bashkoni grupet sipas rrugëve ose vendbanimeve.
finding-P113 = Njësia administrative { $unit } ({ $code }) përsëritet në territor.
    .fix = Lini vetëm një rresht për çdo njësi administrative.

# Ç'duhet ditur për planin
finding-P201 = Zona { $number } ka { $voters } zgjedhës, nën minimumin prej { $min }: { $unit } nuk ka më shumë.
finding-P202 = Zona { $number } në { $unit } ka { $voters } zgjedhës, nën minimumin prej { $min }: zona tjetër më e afërt është { $nearest } m larg (distancë e vlerësuar), ndërsa bashkimi bëhet vetëm brenda { $distance } m.
finding-P203 = Zona { $number } në { $unit } ka { $voters } zgjedhës, nën minimumin prej { $min }: nuk u gjet asnjë sistemim i grupeve që e arrin atë.
    .fix = Ndani ose bashkoni grupet në tabelë, ose vendosni për përjashtimin.
finding-P204 = Vetëm grupi { $group } ka { $voters } zgjedhës, mbi maksimumin prej { $max }: lista e tij ndahet sipas mbiemrit në { $parts } pjesë të barabarta në të njëjtën ndërtesë.
finding-P205 = Numri { $number } pezullohet: ndërtesa e tij { $venue } nuk mund të përdoret më. Kishte { $voters } zgjedhës.
    .fix = Nëse ndërtesa mund të përdoret, korrigjoni tabelën e ndërtesave dhe planifikoni përsëri.
finding-P206 = Numri { $number } në ndërtesën { $venue } pezullohet: zgjedhësit e tij votojnë në zona të tjera. Kishte { $voters } zgjedhës.
finding-P207 = { $groups ->
        [one] { $groups } grup në { $unit } ka një zonë të mëparshme që nuk gjendet në tabelën e zonave.
       *[other] { $groups } grupe në { $unit } kanë një zonë të mëparshme që nuk gjendet në tabelën e zonave.
    }
    .fix = Plotësoni tabelën e zonave të zgjedhjeve të kaluara: pa të, ndryshimi i vendit për këta zgjedhës nuk numërohet.
finding-P208 = { $unit } nuk ka grupe zgjedhësish dhe nuk u planifikua; territori shënon { $voters } zgjedhës.
    .fix = Importoni grupet e zgjedhësve të saj.

# Kontrolli i pavarur
finding-P301 = Grupi { $group } ka { $voters } zgjedhës; janë caktuar { $assigned }.
finding-P302 = Grupi { $group } është në plan, por jo në tabelën e zgjedhësve.
finding-P303 = Grupi { $group } është caktuar në zonën { $number }, që nuk është në njësinë e tij administrative.
finding-P304 = Zona { $number } është në ndërtesën { $venue }, ku nuk lejohet të hapet.
finding-P305 = Zona { $number } ka { $voters } zgjedhës, mbi maksimumin prej { $max }.
finding-P306 = Zona { $number } ka { $voters } zgjedhës, nën minimumin prej { $min }, dhe plani nuk jep arsye.
finding-P307 = Ndërtesa { $venue } ka { $units } zona, por { $rooms } dhoma.
finding-P308 = Numri { $number } i është dhënë më shumë se një zone.
finding-P309 = Numri { $number } është pezulluar dhe nuk mund të përdoret më.
finding-P310 = Zona { $number } shënon { $said } zgjedhës; janë caktuar { $found }, ose distanca e saj më e madhe nuk është e saktë.
finding-P311 = Shifra e planit «{ $figure ->
        [voters] { plan-voters }
        [units] { plan-units }
        [venues] { plan-venues }
        [moved_voters] { plan-moved-voters }
        [greatest_distance] { plan-greatest-distance }
       *[total_distance] { plan-total-distance }
    }» është { $said }; e sakta është { $found }.
finding-P312 = Grupi { $group } është ndarë ndryshe nga sa lejohet: vetëm mbi { $max } zgjedhës, në pjesë të barabarta, në një ndërtesë.
finding-P313 = Zona { $number } e zgjedhjeve të kaluara nuk është në plan as e hapur, as e pezulluar.
finding-P314 = Grupi { $group } në zonën { $number }: është shënuar gabim nëse zgjedhësit e tij ndryshojnë vend.
finding-P315 = Grupi { $group }: plani shënon { $said } m deri te ndërtesa; janë { $found } m.
finding-P316 = Zona { $number } ka { $voters } zgjedhës, nën minimumin prej { $min }; arsyeja në plan nuk qëndron.
finding-P317 = Numri { $number } nuk rrjedh nga ndërtesa e zonës dhe zgjedhjet e kaluara.
finding-P318 = Kufiri i poshtëm { $bound } është mbi shumën e vetë planit, { $total }.

# Pse është zona kështu?
finding-P401 = Zona { $number } e ruan numrin: mbetet në ndërtesën e zgjedhjeve të kaluara.
finding-P402 = Zona { $base } ka { $voters } zgjedhës, mbi sa lejohen në një qendër votimi ({ $max }). Në të njëjtën ndërtesë hapet qendra shtesë { $number }; asnjë grup nuk ndahet për këtë.
finding-P403 = Zona { $number } është e re: në këtë ndërtesë nuk kishte zonë në zgjedhjet e kaluara.
finding-P404 = Votohet në { $venue }: nga { $voters } zgjedhësit e saj, { $stayed } votuan aty herën e kaluar dhe për { $nearest } është ndërtesa më e afërt.
finding-P405 = { $voters } zgjedhës vijnë nga zona { $from }, që madhësitë të mbeten brenda kufijve.
finding-P406 = Rruga më e gjatë deri te ndërtesa është { $metres } m (vijë e drejtë, e vlerësuar).
finding-P407 = Nga grupi { $group } këtu voton pjesa { $part } nga { $parts } sipas mbiemrit: { $voters } zgjedhës.
finding-P408 = { $voters } zgjedhës vijnë nga zona { $from }, ndërtesa e së cilës nuk mund të përdoret më.

# Shifrat
plan-voters = Zgjedhës të regjistruar
plan-units = Zona
plan-venues = Ndërtesa
plan-moved-voters = Zgjedhës që ndryshojnë vend
plan-total-distance = Shuma e distancave (e vlerësuar)
plan-mean-distance = Distanca mesatare (e vlerësuar)
plan-greatest-distance = Distanca më e madhe (e vlerësuar)
plan-lower-bound = Kufiri i poshtëm i provuar
plan-gap = Hapësira
plan-gap-meaning = Asnjë plan që nuk zhvendos më shumë zgjedhës nuk mund të jetë më i mirë se ky me më shumë se hapësira.
plan-proof = Prova e planit
plan-best-and-bound = më i miri dhe kufiri i poshtëm
plan-seed = Fara
plan-rounds = Raunde
plan-why = Pse { $number }?
plan-distance-estimated = Distancat janë vija të drejta, të vlerësuara
plan-progress = { $unit }: { $percent } %
plan-reason-kept = si në zgjedhjet e kaluara
plan-reason-additional = shtesë
plan-reason-new = e re
plan-suspended = Numra të pezulluar
plan-part = pjesa { $part } nga { $parts }

# Ndryshimet me dorë
finding-P501 = Grupi { $group } nuk është në plan.
    .fix = Llogariteni planin përsëri pasi ka ndryshuar tabela e zgjedhësve.
finding-P502 = Plani nuk ka qendër votimi { $number }.
    .fix = Jepni një qendër votimi të planit ose një godinë.
finding-P503 = Në godinën { $venue } nuk mund të hapet qendër votimi.
    .fix = Jepni një godinë publike ose të miratuar të tabelës; nëse është mbyllur me dorë, hapeni më parë.
finding-P504 = Grupi { $group } është ndarë sipas mbiemrit dhe nuk zhvendoset me dorë.
    .fix = Ndajeni grupin në tabelën e zgjedhësve.
finding-P505 = Grupi { $group }: qendra e tij e votimit ose qendra { $number } është e kyçur.
    .fix = Zhbllokoni më parë qendrën e votimit.
finding-P506 = Grupi { $group } nuk mund të votojë në qendrën { $number }: ajo është në një njësi tjetër administrative.
    .fix = Një grup nuk voton kurrë jashtë njësisë së vet administrative.

# Pse zhvendoset një grup?
finding-P411 = { $group } ({ $voters } zgjedhës) kalon nga { $from } te { $number }: { $old } nuk mund të përdoret më.
finding-P412 = { $group } ({ $voters } zgjedhës) kalon nga { $from } te { $number }: { $old } u mbyll me dorë.
finding-P413 = { $group } ({ $voters } zgjedhës) kalon nga { $from } te { $number } në { $venue }: { $old } do të kishte { $own } zgjedhës, nën minimumin prej { $min }, prandaj bashkohet.
finding-P414 = { $group } ({ $voters } zgjedhës) kalon nga { $from } te { $number } në { $venue }: në { $old } nuk hapet qendër votimi, që të tjerat të arrijnë minimumin prej { $min }.
finding-P415 = { $group } ({ $voters } zgjedhës) kalon nga { $from } te { $number } në { $venue }: { $old } ka { $rooms ->
        [one] { $rooms } dhomë
       *[other] { $rooms } dhoma
    } për { $own } zgjedhës, me jo më shumë se { $max } secila.
finding-P416 = { $group } ({ $voters } zgjedhës) kalon nga { $from } te { $number } në { $venue }, e cila përndryshe do të ishte nën minimumin prej { $min }.
finding-P417 = { $group } ({ $voters } zgjedhës) kalon nga { $from } te { $number } në { $venue }: rruga është { $metres } m, ishte { $before } m (e vlerësuar); madhësitë e qendrave atje nuk lejojnë më pak, ose u zhvendos me dorë.

# Pse hapet ose mbyllet një godinë?
finding-P421 = { $venue } hapet: godinat e zgjedhjeve të kaluara kanë { $rooms } dhoma me jo më shumë se { $max } zgjedhës për { $registered } zgjedhës të regjistruar. Këtu votojnë { $voters } zgjedhës.
finding-P422 = { $venue } hapet: nga { $voters } zgjedhësit e saj, { $homeless } nuk kanë godinë të mëparshme që mund të përdoret.
finding-P423 = { $venue } hapet për { $voters } zgjedhës: pa të do të zhvendoseshin më shumë zgjedhës ose rrugët do të ishin më të gjata.
finding-P424 = { $venue } mbyllet: nuk mund të përdoret më. Aty votonin { $voters } zgjedhës.
finding-P425 = { $venue } u mbyll me dorë. Aty votonin { $voters } zgjedhës.
finding-P426 = { $venue } mbyllet: { $voters } zgjedhësit e saj janë më pak se minimumi prej { $min }; ata votojnë në qendrën më të afërt.
finding-P427 = { $venue } mbyllet: { $voters } zgjedhësit e saj votojnë në qendra të tjera, që të gjitha madhësitë të mbeten brenda kufijve.

# Koha e pritjes
finding-P601 = Qendra { $number } ka { $voters } zgjedhës: me { $devices ->
        [one] { $devices } pajisje identifikimi
       *[other] { $devices } pajisje identifikimi
    } dhe { $booths } dhoma të fshehta, deri në { $largest } zgjedhës e mbajnë pritjen e { $share } % nën { $minutes } minuta. Pritet që { $over } në njëqind të presin më gjatë.
    .fix = { $enough ->
        [0] Ndajeni qendrën e votimit ose shkurtoni identifikimin.
       *[other] Jepini qendrës { $enough } pajisje identifikimi ose ndajeni.
    }
finding-P602 = Te { $venue } arrihet pas { $minutes } minutash, më vonë se { $limit } të lejuara.
    .fix = Lejoni më shumë kohë ose niseni nga një magazinë më e afërt.
