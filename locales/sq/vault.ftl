# Fjalëkalimet, çelësat, nënshkrimet, dosjet dhe paketat e vulosura.

# Fjalëkalimet
error-V001 = Fjalëkalimi duhet të ketë të paktën { $least } shkronja ose shenja.
    .fix = Zgjidhni një frazë prej disa fjalësh që e mbani mend lehtë.
error-V002 = Fjalëkalimi është tepër i gjatë: lejohen deri në { $most } bajte.
    .fix = Zgjidhni një fjalëkalim më të shkurtër.
error-V003 = Fjalëkalimi nuk mund të jetë i njëjtë me emrin e përdoruesit.
    .fix = Zgjidhni një frazë tjetër.
error-V004 = Fjalëkalimi duhet të ketë të paktën { $least } shenja të ndryshme.
    .fix = Zgjidhni një frazë prej disa fjalësh.
error-V005 = Fjalëkalimi i ruajtur i këtij përdoruesi nuk lexohet.
    .fix = Kërkojini administratorit që t'i vendosë përdoruesit një fjalëkalim të ri.

# Çelësat
error-V021 = Çelësi «{ $name }» nuk u gjet.
    .fix = Krijoni një çelës të ri, ose hapeni zgjedhjen në kompjuterin ku ruhet çelësi.
error-V022 = Ky kompjuter nuk ka një depo çelësash të sistemit që përgjigjet.
    .fix = Ruajeni çelësin në skedar, me një frazë kalimi.
error-V023 = Depoja e çelësave e sistemit është e kyçur, ose po pret një përgjigje nga ju.
    .fix = Zhbllokojeni depon e çelësave dhe provoni përsëri, ose ruajeni çelësin në skedar me një frazë kalimi.
error-V024 = Depoja e çelësave e sistemit nuk e pranoi çelësin «{ $name }».
    .fix = Ruajeni çelësin në skedar, me një frazë kalimi.
error-V025 = Fraza e kalimit nuk e hap çelësin «{ $name }», ose skedari i tij është ndryshuar.
    .fix = Shkruajeni përsëri frazën e kalimit; nëse nuk ndihmon, riktheni skedarin nga kopja rezervë.
error-V026 = Çelësi «{ $name }» është i dëmtuar.
    .fix = Riktheni skedarin nga kopja rezervë, ose krijoni një çelës të ri.
error-V027 = Sistemi nuk dha numra të rastësishëm, ndaj nuk u krijua asnjë çelës.
    .fix = Rindizni kompjuterin dhe provoni përsëri.

# Nënshkrimet
error-V041 = Certifikata e nënshkruesit nuk është e vlefshme.
    .fix = Mos e përdorni këtë përmbajtje. Kërkojeni përsëri nga ai që e ka përgatitur.
error-V042 = Nënshkrimi i «{ $path }» nuk i përket kësaj përmbajtjeje.
    .fix = Mos e përdorni këtë përmbajtje. Kërkojeni përsëri nga ai që e ka përgatitur.
error-V043 = Nënshkruar me çelësin { $found }, kur pritej çelësi { $expected }.
    .fix = Mos e përdorni para se të sqarohet kush e ka nënshkruar.
error-V044 = I përket zgjedhjes «{ $found }», jo zgjedhjes «{ $expected }».
    .fix = Zgjidhni përmbajtjen e përgatitur për këtë zgjedhje.
error-V045 = Çelësi dhe certifikata nuk i përkasin njëri-tjetrit.
    .fix = Krijoni një çelës të ri bashkë me certifikatën e tij.

# Skedarët
error-V061 = Disku është plot: «{ $path }» nuk u shkrua.
    .fix = Lironi vend në disk, ose zgjidhni një disk tjetër. Asgjë nuk u ndryshua.
error-V062 = Nuk keni të drejtë të lexoni ose të shkruani «{ $path }».
    .fix = Zgjidhni një dosje tjetër, ose kërkojini administratorit të drejtën. Asgjë nuk u ndryshua.
error-V063 = «{ $path }» nuk u gjet.
    .fix = Kontrolloni nëse disku është i lidhur dhe dosja ekziston.
error-V064 = «{ $path }» u lexua ndryshe nga sa u shkrua.
    .fix = Disku mund të jetë i dëmtuar. Përdorni një disk tjetër. Asgjë nuk u ndryshua.
error-V065 = Sistemi nuk e përdori dot «{ $path }» ({ $reason }).
    .fix = Kontrolloni diskun dhe dosjen, pastaj provoni përsëri.
error-V066 = «{ $path }» ekziston tashmë dhe nuk u zëvendësua.
    .fix = Zgjidhni një emër tjetër, ose lëvizeni të vjetrin.

# Dosjet dhe paketat e vulosura
error-V101 = Kjo nuk është një paketë e vulosur e llojit që pritej.
    .fix = Zgjidhni paketën siç e ka nxjerrë programi, pa e hapur dhe ripaketuar.
error-V102 = «{ $path }» është tepër i madh: lejohen deri në { $most } bajte.
    .fix = Kontrolloni nëse keni zgjedhur paketën e duhur.
error-V103 = Ka më shumë se { $most } skedarë.
    .fix = Kontrolloni nëse keni zgjedhur paketën ose dosjen e duhur.
error-V104 = Emri «{ $path }» nuk lejohet: del jashtë dosjes, ose nuk përdoret dot në çdo sistem.
    .fix = Riemërtoni skedarin. Nëse paketa erdhi nga të tjerë, mos e përdorni.
error-V105 = Dy skedarë quhen «{ $path }», ose ndryshojnë vetëm nga shkronjat e mëdha.
    .fix = Riemërtoni njërin prej tyre.
error-V106 = «{ $path }» është i ngjeshur ose i kyçur; paketat e vulosura i mbajnë skedarët ashtu siç janë.
    .fix = Përdorni paketën origjinale, jo një kopje të ripaketuar.
error-V107 = Paketa është ripaketuar ose ndryshuar pas vulosjes.
    .fix = Përdorni paketën origjinale.
error-V108 = Mungon «{ $path }»: dosja ose paketa nuk është e vulosur.
    .fix = Përdorni kopjen e plotë, bashkë me MANIFEST.json dhe MANIFEST.sig.
error-V109 = «{ $path }» nuk lexohet, ose është ndryshuar.
    .fix = Mos e përdorni këtë përmbajtje. Kërkojeni përsëri nga ai që e ka përgatitur.
error-V110 = «{ $path }» është krijuar nga një version më i ri i programit (forma { $found }).
    .fix = Hapeni me versionin e ri të programit.
error-V111 = Mungon skedari «{ $path }».
    .fix = Kopjojeni përsëri të plotë nga origjinali.
error-V112 = Skedari «{ $path }» nuk është në listën e vulosur.
    .fix = Hiqeni skedarin, ose vuloseni përsëri dosjen nëse duhet të jetë aty.
error-V113 = Skedari «{ $path }» është ndryshuar pas vulosjes.
    .fix = Mos e përdorni. Kopjojeni përsëri nga origjinali.
error-V114 = Skedari «{ $path }» ka { $found } bajte, kur priteshin { $expected }.
    .fix = Mos e përdorni. Kopjojeni përsëri nga origjinali.
error-V115 = «{ $path }» nuk është skedar i zakonshëm (lidhje, pajisje ose dosje).
    .fix = Zëvendësojeni me vetë skedarin.
error-V116 = Paketa është tepër e madhe: lejohen deri në { $most } bajte.
    .fix = Kontrolloni nëse keni zgjedhur paketën e duhur.
