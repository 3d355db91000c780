# Fletët e votimit: gjetjet e faqosjes, të teksteve e të modeleve, dhe gabimet e shtypit.

# Faqosja
finding-B101 = Gara “{ $contest }” nuk hyn në faqe: mungojnë { $missing_mm } mm në lartësi ({ $rows } rreshta; “{ $option }” ka { $boxes } kuti preferenciale).
    .fix = Zgjidhni letër më të madhe te rregullat, ose zvogëloni masat e modelit mbi minimumin ligjor.
finding-B103 = Letra { $width } × { $height } mm është jashtë kufijve: nga A5 deri në 600 × 420 mm.
    .fix = Ndryshoni formatin e letrës te rregullat e zgjedhjeve.
finding-B104 = Nuk ka asgjë për të votuar në garën “{ $contest }”.
    .fix = Miratoni listat dhe hidhni shortin para se të përgatitni fletët e votimit.
finding-B105 = Modeli i fletës nuk ka tekste për gjuhën “{ $language }”.
    .fix = Shtoni tekstet e kësaj gjuhe te modeli, ose hiqeni gjuhën nga rregullat.
finding-B106 = Modeli kërkon shkronja prej { $size_whole },{ $size_tenths } mm, më të vogla se minimumi ligjor prej { $least_whole },{ $least_tenths } mm.
    .fix = Rritni masën e shkronjave te modeli.
finding-B107 = { $what ->
    [contests] Fleta ka më shumë se { $most } gara.
    [options] Një garë ka më shumë se { $most } subjekte.
    [preferences] Një subjekt ka më shumë se { $most } kandidatë me kuti.
    [letters] Një tekst i fletës ka më shumë se { $most } shkronja.
   *[languages] Fleta ka më shumë se { $most } gjuhë, ose një gjuhë dy herë.
}
    .fix = Kontrolloni listat dhe rregullat e zgjedhjeve.
finding-B108 = Subjekti “{ $option }” ose një kandidat i tij del dy herë, ose numri { $number } është dhënë dy herë.
    .fix = Kontrolloni shortin dhe listat e subjekteve.
finding-B109 = Subjekti me numrin { $number } nuk ka emër për fletën e votimit.
    .fix = Plotësoni emrin e subjektit.

# Tekstet
finding-B201 = Shkronja “{ $letter }” ({ $code }) në vendin { $position } të tekstit “{ $text }” nuk mund të shtypet.
    .fix = Shkruajeni tekstin me shkronja të alfabetit; karakteret e padukshme fshihen.
finding-B202 = Teksti “{ $text }” nuk hyn në vendin e vet as me shkronja prej { $least_whole },{ $least_tenths } mm, as në dy rreshta: del { $over_mm } mm më i gjatë.
    .fix = Kërkojini subjektit një emër më të shkurtër për fletën, ose zgjidhni letër më të madhe.

# Modelet
finding-B301 = Modeli { $file } ka një gabim në rreshtin { $line }, kolona { $column }: { $reason }
    .fix = Hapeni skedarin në këtë rresht dhe ndreqeni; shpjegimet janë në krye të tij.

# Shtypi
error-B401 = Fleta e votimit nuk mundi të vizatohej.
    .fix = Provoni përsëri; nëse përsëritet, dërgoni regjistrin e programit te mbështetja teknike.
error-B402 = Skedari i fletëve të votimit nuk mundi të shkruhej.
    .fix = Kontrolloni vendin e lirë në disk dhe të drejtën për të shkruar në dosje.
error-B403 = Skedari i shkruar nuk lexohet njësoj siç u shtyp, ndaj nuk u ruajt.
    .fix = Kontrolloni diskun dhe shtypeni përsëri.
error-B404 = Kutia e kërkuar nuk gjendet në këtë fletë votimi.
    .fix = Përdorni kutitë e gjeometrisë së po këtij modeli.

# Letrat që shoqërojnë fletët e votimit
sheet-size-check = Madhësia fizike: matni vizoren dhe kutinë. Shtypeni në 100 %, pa përshtatje me faqen.
sheet-calibration = Faqja e kalibrimit: shenjat e buzës, njëmbëdhjetë shkallë boje, rrjetë 10 mm.
label-unit = QV
label-block = Blloku
label-blocks = Blloqet
label-style = Modeli i fletës
label-ballots = Fletë votimi
label-seal = Kodi i vulës
label-delivery = Dorëzimi i fletëve të votimit
label-registered = Zgjedhës të regjistruar
label-from = Numri serial nga
label-to = Numri serial deri
label-received = Marrja në dorëzim (firma)
label-handed-over = Dorëzoi
label-received-by = Mori në dorëzim
label-date-time = Data dhe ora
