# Fjalët e përgjithshme: përdoren nga çdo ekran, urdhër dhe faqe e shtypur.

app-name = Kutia
app-purpose = Përgatitja e zgjedhjeve, pa lidhje interneti

yes = Po
no = Jo
none = Asnjë
unknown = E panjohur
total = Gjithsej
optional = jo i detyrueshëm
required-field = Fushë e detyrueshme

# Veprime
action-save = Ruaj
action-cancel = Anulo
action-open = Hap
action-close = Mbyll
action-new = Krijo
action-add = Shto
action-edit = Ndrysho
action-delete = Fshi
action-remove = Hiq
action-import = Importo
action-export = Eksporto
action-print = Printo
action-preview = Parapamje
action-search = Kërko
action-filter = Filtro
action-verify = Verifiko
action-confirm = Konfirmo
action-approve = Mirato
action-reject = Refuzo
action-undo = Zhbëj
action-redo = Ribëj
action-back = Kthehu
action-next = Vazhdo
action-retry = Provo përsëri
action-copy = Kopjo
action-choose-file = Zgjidh skedarin
action-choose-folder = Zgjidh dosjen
action-sign-in = Hyr
action-sign-out = Dil
action-help = Ndihmë
action-settings = Cilësimet

# Rëndësia e gjetjeve
severity-error = gabim
severity-warning = paralajmërim
severity-note = shënim
severity-errors = { $count ->
    [one] { $count } gabim
   *[other] { $count } gabime
}
severity-warnings = { $count ->
    [one] { $count } paralajmërim
   *[other] { $count } paralajmërime
}
severity-notes = { $count ->
    [one] { $count } shënim
   *[other] { $count } shënime
}
findings = Gjetjet
findings-count = { $count ->
    [0] Asnjë gjetje
    [one] { $count } gjetje
   *[other] { $count } gjetje
}
finding-what-to-do = Çfarë duhet bërë

# Rolet
role = Roli
role-administrator = Administrator
role-chair = Kryetar i komisionit
role-planner = Planifikues i qendrave të votimit
role-clerk = Nëpunës për regjistrimin e kandidatëve
role-operator = Operator i shtypit dhe i skanerëve
role-auditor = Auditues
group = Grupi propozues
group-majority = Shumica parlamentare
group-opposition = Opozita parlamentare
group-authority = Administrata zgjedhore

# Hapat e punës
step-election = Zgjedhjet
step-territory = Territori dhe zgjedhësit
step-venues = Vendet e votimit
step-stations = Qendrat e votimit
step-candidates = Listat e kandidatëve
step-lots = Shorti
step-ballots = Fletët e votimit
step-scanners = Skanerët
step-proof = Prova
step-forms = Formularët
step-audit = Regjistri i veprimeve

# Gjendjet e një hapi
state-not-started = Pa filluar
state-in-progress = Në punë
state-attention = Kërkon vëmendje
state-done = Përfunduar
state-locked = I mbyllur

# Gjuhët
language = Gjuha
language-sq = Shqip
language-en = Anglisht

# Njësitë matëse dhe numërimet
unit-voters = { $count ->
    [one] { $count } zgjedhës
   *[other] { $count } zgjedhës
}
unit-stations = { $count ->
    [one] { $count } qendër votimi
   *[other] { $count } qendra votimi
}
unit-venues = { $count ->
    [one] { $count } vend votimi
   *[other] { $count } vende votimi
}
unit-candidates = { $count ->
    [one] { $count } kandidat
   *[other] { $count } kandidatë
}
unit-ballots = { $count ->
    [one] { $count } fletë votimi
   *[other] { $count } fletë votimi
}
unit-pages = { $count ->
    [one] { $count } faqe
   *[other] { $count } faqe
}
unit-files = { $count ->
    [one] { $count } skedar
   *[other] { $count } skedarë
}
unit-days = { $count ->
    [one] { $count } ditë
   *[other] { $count } ditë
}
unit-metres = { $value } m
unit-kilometres = { $value } km
unit-millimetres = { $value } mm
unit-percent = { $value } %
unit-seconds = { $value } s

# Data dhe ora
date-long = { $weekday }, { $day } { $month } { $year }
date-and-time = { $date }, ora { $time }
weekday-1 = e hënë
weekday-2 = e martë
weekday-3 = e mërkurë
weekday-4 = e enjte
weekday-5 = e premte
weekday-6 = e shtunë
weekday-7 = e diel
month-1 = janar
month-2 = shkurt
month-3 = mars
month-4 = prill
month-5 = maj
month-6 = qershor
month-7 = korrik
month-8 = gusht
month-9 = shtator
month-10 = tetor
month-11 = nëntor
month-12 = dhjetor
