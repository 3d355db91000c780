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
