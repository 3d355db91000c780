//! The main job in the real window, on the real engine: what a commission does with it from the first start on, and
//! every screen of an election that has everything, in both languages. Pictures of all of it are kept in
//! `target/desktop/` to be looked at. Always holds: what is clicked has a name that does not change with language
//! or look (`ui/README.md`), what is read is compared with the words of `locales/`.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::json;
use words::Language;

use crate::screen::Answer;
use crate::window::{Key, Window};
use crate::{Stage, program};

/// The password of everybody in the demo (`kutia demo` says it).
const PASSWORD: &str = "Kutia-demo-2025";

/// The region with the fewest voters: the walk is about the window, not about size.
const ZONE: &str = "Kukës";

/// Every screen of an open election, with what is on it once it has everything.
const SCREENS: [(&str, &str); 13] = [
    ("home", "[data-test=tile-voters]"),
    ("voters", "[data-test=voters-table] tbody tr"),
    ("plan", "[data-test=units-table] tbody tr"),
    ("candidates", "[data-test=lists-table] tbody tr"),
    ("lots", "[data-test=lots-table] tbody tr"),
    ("ballots", "[data-test=ballot-preview] img"),
    ("scanners", "[data-test=packages-table] tbody tr"),
    ("proof", "[data-test=proof-run]"),
    ("forms", "[data-test=forms-table] tbody tr"),
    ("approvals", "h1"),
    ("audit", "[data-test=audit-table] tbody tr"),
    ("seal", "[data-test=verification]"),
    ("users", "[data-test=users-table] tbody tr"),
];

/// The selector of a thing by its name for tests, once it can be used.
fn hook(name: &str) -> String {
    format!("[data-test=\"{name}\"]:not([aria-disabled=\"true\"])")
}

fn kutia(program: &Path, words: &[&str]) -> Result<(), String> {
    let status = Command::new(program)
        .args(words)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .status()
        .map_err(|error| format!("kutia: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("`kutia {}` failed ({status})", words.join(" "))) }
}

fn sign_in(window: &Window<'_>, user: &str) -> Result<(), String> {
    window.sees("main[data-screen=sign-in]")?;
    window.fill(&hook("sign-in-user"), user)?;
    window.fill(&hook("sign-in-password"), PASSWORD)?;
    window.press(Key::Enter)?;
    window.sees("main[data-screen=home]")
}

fn language(window: &Window<'_>, code: &str) -> Result<(), String> {
    window.click(&hook(&format!("language-{code}")))?;
    window.sees(&format!("html[lang={code}]"))
}

/// What can be said of any screen without knowing it: no key stands where words should, nothing is cut off at the side.
fn well_formed(window: &Window<'_>, screen: &str) -> Result<(), String> {
    let faults = window.script(
        r"const keys = document.body.innerText.match(/\b(ui|operation|finding|step|state|note|action)-[a-z][a-z-]+/g) ?? [];
          const page = document.documentElement;
          const wide = page.scrollWidth > page.clientWidth ? [`wider than the window by ${page.scrollWidth - page.clientWidth}`] : [];
          return [...keys, ...wide];",
    )?;
    if faults == json!([]) { Ok(()) } else { Err(format!("{screen}: {faults}")) }
}

/// Imports through the system's dialog; what was said before is closed first.
fn import(window: &Window<'_>, button: &str, title: &str, file: &Path) -> Result<(), String> {
    if window.count("[data-test=notice]")? > 0 {
        window.click(&hook("notice-close"))?;
        window.sees_no("[data-test=notice]")?;
    }
    window.click(&hook(button))?;
    let title = words::of(Language::En).text(title);
    window.dialog(&title, Answer::This(file))
}

#[test]
fn every_screen_of_a_finished_election_shows_itself_in_both_languages() -> Result<(), String> {
    let Some(kutia_program) = program("kutia") else {
        return Ok(());
    };
    let Some(stage) = Stage::set("home-finished")? else {
        return Ok(());
    };
    let election = stage.demo(&kutia_program)?;
    let window = Window::open(&stage.screen, &stage.app, &[&election.display().to_string()])?;
    window.sees("main[data-screen=sign-in]")?;
    language(&window, "sq")?;
    window.picture("sq-sign-in")?;
    sign_in(&window, "kryetarja")?;
    for code in ["sq", "en"] {
        language(&window, code)?;
        for (screen, shown) in SCREENS {
            window.click(&hook(&format!("nav-{screen}")))?;
            window.sees(&format!("main[data-screen={screen}]"))?;
            window.sees(shown)?;
            well_formed(&window, &format!("{code}-{screen}"))?;
            window.picture(&format!("{code}-{screen}"))?;
        }
    }
    details(&window)?;
    keyboard(&window)?;
    compare_lists(&window, &stage.home.join("demo").join("1-tabelat"))?;
    inventory(&window)?;
    judge_page(&window, &stage.home.join("demo"))?;
    verify_folder(&window, &stage.sealed()?)?;
    print_ballots(&window, &stage.home.join("printed"))?;
    take_release_back(&window)
}

/// The release of the ballots is taken back, which needs a reason in writing.
fn take_release_back(window: &Window<'_>) -> Result<(), String> {
    window.click(&hook("notice-close"))?;
    window.click(&hook("ballots-unrelease"))?;
    window.sees("[data-test=unrelease-dialog][open] [data-test=unrelease-send][aria-disabled=true]")?;
    well_formed(window, "unrelease")?;
    window.picture("en-unrelease")?;
    window.fill(&hook("unrelease-reason"), "the name of a subject is misspelt")?;
    window.sees("[data-test=unrelease-send]:not([aria-disabled])")?;
    window.click(&hook("unrelease-send"))?;
    window.sees("[data-test=notice].ok")?;
    window.sees_no("[data-test=ballots-unrelease]")?;
    window.sees("[data-test=ballots-release]")?;
    window.picture("en-unreleased")
}

/// A subject is found as people type it, and two submissions of its list are compared.
fn compare_lists(window: &Window<'_>, tables: &Path) -> Result<(), String> {
    window.click(&hook("nav-candidates"))?;
    window.sees("[data-test=lists-table] tbody tr")?;
    window.fill(&hook("lists-search"), "levizja e gurit")?;
    let found = "return document.querySelectorAll('[data-test=lists-table] tbody tr').length === 1;";
    window.until("the one list that is sought", || Ok((window.script(found)? == true).then_some(())))?;

    let before = faulty(tables)?;
    let after = PathBuf::from(before.to_string_lossy().replace("-me-gabime", ""));
    window.click(&hook("lists-compare"))?;
    window.dialog(&words::of(Language::En).text("ui-compare-before"), Answer::This(&before))?;
    window.dialog(&words::of(Language::En).text("ui-compare-after"), Answer::This(&after))?;
    window.sees("[data-test=compare][open] [data-test=changes-table] tbody tr")?;
    well_formed(window, "compare")?;
    window.picture("en-compare")?;
    window.press(Key::Escape)?;
    window.sees_no("[data-test=compare][open]")
}

/// A scanner is taken into the inventory, asked what it can do, and withdrawn with a reason.
fn inventory(window: &Window<'_>) -> Result<(), String> {
    window.click(&hook("nav-scanners"))?;
    window.click(&hook("scanners-add"))?;
    window.sees("[data-test=scanner-dialog][open]")?;
    let folder = std::env::temp_dir().display().to_string();
    let typed = [("serial", "K-1"), ("make", "Ricoh"), ("model", "fi-8170"), ("place", "Berat"), ("device", &folder)];
    for (field, text) in typed {
        window.fill(&hook(&format!("scanner-{field}")), text)?;
    }
    window.picture("en-scanner-add")?;
    window.click(&hook("scanner-save"))?;
    window.sees("[data-test=inventory-table] tbody tr")?;
    window.click(&hook("scanner-open-K-1"))?;
    window.sees("[data-test=scanner-history] tbody tr")?;
    window.click(&hook("scanner-ask"))?;
    window.sees("[data-test=scanner-inputs] tbody tr")?;
    well_formed(window, "scanner")?;
    window.picture("en-scanner")?;
    window.press(Key::Escape)?;
    window.sees_no("[data-test=scanner-one][open]")?;
    window.click(&hook("scanner-withdrawn-K-1"))?;
    window.fill(&hook("scanner-reason"), "the feeder draws two sheets")?;
    window.click(&hook("scanner-step-save"))?;
    window.sees(&hook("scanner-ready-K-1"))?;
    well_formed(window, "inventory")?;
    window.picture("en-inventory")
}

/// Scanned pages are read, and one that people may review is judged with the page in view.
fn judge_page(window: &Window<'_>, demo: &Path) -> Result<(), String> {
    let words = words::of(Language::En);
    window.click(&hook("scan-read"))?;
    window.dialog(
        &words.text("operation-scanners-show"),
        Answer::This(&demo.join("3-skaneri").join("paketa-prove.zip")),
    )?;
    window.dialog(&words.text("operation-scan-read"), Answer::This(&demo.join("4-prova").join("images")))?;
    window.sees_within("[data-test=scan-report]", 120)?;
    window.picture("en-scan-report")?;
    window.click(&hook("scan-decide"))?;
    window.sees_within("[data-test=queue-table] tbody tr", 120)?;
    let blank = "const rows = [...document.querySelectorAll('[data-test=queue-table] tbody tr')];
        return rows.find(row => row.innerText.includes(arguments[0]))?.dataset.test ?? '';";
    let blank = blank.replace("arguments[0]", &format!("'{}'", words.text("ui-why-blank")));
    let row = window.script(&blank)?.as_str().unwrap_or_default().to_owned();
    window.click(&format!("[data-test={row}] td"))?;
    window.sees("[data-test=queue-page] img")?;
    window.fill(&hook("queue-reason"), "nothing is marked")?;
    well_formed(window, "queue")?;
    window.picture("en-queue")?;
    window.click(&hook("queue-marks"))?;
    window.sees("[data-test=queue] .acc")?;
    window.picture("en-queue-judged")?;
    window.click(&hook("queue-close"))?;
    window.sees_no("[data-test=queue]")
}

/// The sealed folder is verified: whole, and after one byte is changed no longer, with the file's name.
fn verify_folder(window: &Window<'_>, sealed: &Path) -> Result<(), String> {
    let verify = |picture: &str| {
        window.click(&hook("nav-seal"))?;
        window.click(&hook("folder-verify"))?;
        window.dialog(&words::of(Language::En).text("operation-verify"), Answer::This(sealed))?;
        window.sees_within("[data-test=verification-verdict]", 120)?;
        window.picture(picture)
    };
    verify("en-folder-whole")?;
    window.sees("[data-test=verification-verdict] .ok")?;

    let ballots = pdf_files(sealed)?;
    let victim = ballots.first().ok_or("the sealed folder holds no PDF")?;
    let mut bytes = std::fs::read(victim).map_err(|error| error.to_string())?;
    let middle = bytes.len() / 2;
    let byte = bytes.get_mut(middle).ok_or("an empty PDF")?;
    *byte ^= 1;
    std::fs::write(victim, bytes).map_err(|error| error.to_string())?;
    verify("en-folder-changed")?;
    window.sees("[data-test=verification-verdict] .err")?;
    let name = victim.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
    window.text_like("[data-test=findings]", |text| text.contains(&name)).map(drop)
}

/// Without a mouse: the focus is somewhere to be seen, and what opened closes with Esc.
fn keyboard(window: &Window<'_>) -> Result<(), String> {
    window.click(&hook("palette-open"))?;
    window.sees("[data-test=palette][open] [data-test=palette-input]")?;
    window.picture("en-palette")?;
    window.press(Key::Escape)?;
    let gone = "return document.querySelector('dialog[open]') === null;";
    window.until("the palette's end", || Ok((window.script(gone)? == true).then_some(())))?;
    window.press(Key::Tab)?;
    let focus = window.script(
        "const at = document.activeElement; const style = getComputedStyle(at);
         return at !== document.body && (style.outlineStyle !== 'none' || style.boxShadow !== 'none');",
    )?;
    if focus == true { Ok(()) } else { Err("the focus is not to be seen after Tab".to_owned()) }
}

/// What opens beside or under a row.
fn details(window: &Window<'_>) -> Result<(), String> {
    window.click(&hook("nav-candidates"))?;
    window.click("[data-test=lists-table] tbody tr td")?;
    window.sees("main[data-screen=list] [data-test=list-table] tbody tr")?;
    well_formed(window, "list")?;
    window.picture("en-list")?;
    window.click(&hook("nav-plan"))?;
    window.click("[data-test=units-table] tbody tr td")?;
    window.sees("[data-test=unit-why] details")?;
    window.picture("en-plan-unit")?;
    window.click(&hook("nav-audit"))?;
    window.click(&hook("audit-verify"))?;
    window.sees("[data-test=audit-verdict].ok")?;
    window.picture("en-audit-verified")?;
    window.click(&hook("look"))?;
    window.sees("html:not([data-theme=auto])")?;
    window.click(&hook("nav-plan"))?;
    window.sees("[data-test=units-table] tbody tr")?;
    window.picture("en-plan-other-look")
}

/// A ballot is seen, then printed into a folder that the person chose.
fn print_ballots(window: &Window<'_>, folder: &Path) -> Result<(), String> {
    window.click(&hook("nav-ballots"))?;
    let drawn = "const face = document.querySelector('[data-test=ballot-preview] img');
                 return !!face && face.complete && face.naturalWidth > 100;";
    window.until("a drawn ballot", || Ok((window.script(drawn)? == true).then_some(())))?;
    window.picture("en-ballot-preview")?;

    std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    window.click(&hook("ballots-print"))?;
    window.dialog(&words::of(Language::En).text("operation-ballots-print"), Answer::This(folder))?;
    window.sees_within("[data-test=notice].ok", 300)?;
    window.picture("en-ballots-printed")?;
    let printed = pdf_files(folder)?;
    if printed.is_empty() {
        return Err("no ballot was printed".to_owned());
    }
    for file in printed {
        let bytes = std::fs::read(&file).map_err(|error| error.to_string())?;
        if !bytes.starts_with(b"%PDF") {
            return Err(format!("{} is not a PDF", file.display()));
        }
    }
    Ok(())
}

fn pdf_files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    let entries = std::fs::read_dir(folder).map_err(|error| error.to_string())?;
    for path in entries.filter_map(|entry| entry.ok().map(|entry| entry.path())) {
        if path.is_dir() {
            found.extend(pdf_files(&path)?);
        } else if path.extension().is_some_and(|ending| ending == "pdf") {
            found.push(path);
        }
    }
    Ok(found)
}

#[test]
fn a_new_election_takes_in_workbooks_and_says_what_is_wrong_with_one() -> Result<(), String> {
    let Some(kutia_program) = program("kutia") else {
        return Ok(());
    };
    let Some(stage) = Stage::set("home-new")? else {
        return Ok(());
    };
    let tables = stage.home.join("tables");
    kutia(&kutia_program, &["sample", "--zone", ZONE, "--out", &tables.display().to_string()])?;
    let window = Window::open(&stage.screen, &stage.app, &[])?;
    window.sees("main[data-screen=welcome]")?;
    for code in ["sq", "en"] {
        language(&window, code)?;
        well_formed(&window, "welcome")?;
        window.picture(&format!("{code}-welcome"))?;
    }
    create(&window, &stage.home.join("kukesi.kutia"))?;

    window.click(&hook("nav-voters"))?;
    import(&window, "import-voters", "operation-voters-import", &tables.join("zgjedhesit.xlsx"))?;
    window.sees_within("[data-test=notice].ok", 60)?;
    window.sees("[data-test=voters-table] tbody tr")?;
    import(&window, "import-venues", "operation-venues-import", &tables.join("vendet.xlsx"))?;
    window.sees_within("[data-test=notice].ok", 60)?;
    window.picture("en-voters-imported")?;

    window.click(&hook("nav-candidates"))?;
    import(&window, "import-subjects", "operation-subjects-import", &tables.join("subjektet.xlsx"))?;
    window.sees("[data-test=lists-table] tbody tr")?;
    import(&window, "import-list", "operation-candidates-import", &faulty(&tables)?)?;
    window.sees_within("main[data-screen=list] [data-test=finding]", 60)?;
    let told = window
        .script("return [...document.querySelectorAll('[data-test=finding]')].map(one => one.innerText).join('\\n')")?;
    let missing = words::of(Language::En).text("finding-C118");
    if !told.as_str().is_some_and(|told| told.contains(&missing)) {
        return Err(format!("no finding says `{missing}`: {told}"));
    }
    well_formed(&window, "findings")?;
    window.picture("en-list-findings")?;
    language(&window, "sq")?;
    let missing = words::of(Language::Sq).text("finding-C118");
    window.text_like("[data-test=findings]", |text| text.contains(&missing))?;
    window.picture("sq-list-findings")?;
    columns_and_fields_by_hand(&window, &stage.home)
}

/// A list whose heads nobody knows: its columns are set, then a field of a candidate is changed and put back.
fn columns_and_fields_by_hand(window: &Window<'_>, folder: &Path) -> Result<(), String> {
    language(window, "en")?;
    window.click(&hook("nav-candidates"))?;
    window.sees("[data-test=lists-table] tbody tr")?;
    let last = "return [...document.querySelectorAll('[data-test=lists-table] tbody tr b')].at(-1).innerText";
    let initials = window.script(last)?.as_str().unwrap_or_default().to_owned();
    let rows = format!(
        "Radha;Thirrja;I jati;Familja;Gjinia;Datëlindja;NID;Adresa;Deklarata;Lista;Sigla\n\
         1;Ana;Agim;Guri;F;13.03.1970;;Kukës;PO;fikse;{initials}\n"
    );
    let file = folder.join("kokat.csv");
    std::fs::write(&file, rows).map_err(|error| format!("{}: {error}", file.display()))?;
    import(window, "import-list", "operation-candidates-import", &file)?;
    window.sees_within("[data-test=columns-table] tbody tr", 60)?;
    for (column, field) in [("A", "position"), ("B", "first_name"), ("C", "fathers_name"), ("D", "surname")] {
        window.choose(&hook(&format!("column-{column}")), field)?;
    }
    well_formed(window, "columns")?;
    window.picture("en-columns")?;
    window.click(&hook("columns-import"))?;
    window.sees_within("main[data-screen=list] [data-test=candidate-0]", 60)?;
    window.click("[data-test=candidate-0] td")?;
    window.press(Key::Enter)?;
    window.fill(&hook("edit-surname"), "Krojani")?;
    window.picture("en-list-edit")?;
    window.click(&hook("edit-save"))?;
    window.text_like("[data-test=candidate-0]", |text| text.contains("Krojani"))?;
    window.click(&hook("list-undo"))?;
    window.text_like("[data-test=candidate-0]", |text| text.contains("Guri"))?;
    Ok(())
}

fn create(window: &Window<'_>, file: &Path) -> Result<(), String> {
    window.click(&hook("new-election"))?;
    window.fill(&hook("new-name-sq"), "Zgjedhjet për Kuvendin 2025")?;
    window.fill(&hook("new-name-en"), "Elections for the Assembly 2025")?;
    window.date(&hook("new-date"), "2025-05-11")?;
    window.choose(&hook("new-zone"), ZONE)?;
    window.fill(&hook("new-full-name"), "Agim Shtëpia")?;
    window.fill(&hook("new-user"), "administratori")?;
    window.fill(&hook("new-password"), PASSWORD)?;
    window.fill(&hook("new-password-again"), PASSWORD)?;
    well_formed(window, "new election")?;
    window.picture("en-new-election")?;
    window.click(&hook("new-create"))?;
    window.dialog(&words::of(Language::En).text("operation-election-create"), Answer::This(file))?;
    window.sees_within("main[data-screen=home], main[data-screen=sign-in]", 60)?;
    if window.count("main[data-screen=sign-in]")? > 0 {
        sign_in(window, "administratori")?;
    }
    if file.is_file() { Ok(()) } else { Err(format!("{} was not made", file.display())) }
}

/// The sample's list with one of each fault.
fn faulty(tables: &Path) -> Result<PathBuf, String> {
    let entries = std::fs::read_dir(tables.join("listat")).map_err(|error| error.to_string())?;
    entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .find(|path| path.to_string_lossy().ends_with("-me-gabime.xlsx"))
        .ok_or_else(|| "the sample has no faulty list".to_owned())
}

impl Stage {
    /// An election through which the whole job has gone.
    fn demo(&self, program: &Path) -> Result<PathBuf, String> {
        // `demo.kutia` lies beside the sealed folder, the users' keys too, where the app of this stage looks for keys.
        let out = self.home.join("demo");
        kutia(program, &["demo", "--form-units", "4", "--zone", ZONE, "--out", &out.display().to_string()])?;
        Ok(out.with_extension("kutia"))
    }

    /// The demo's sealed folder, under a name with which no other begins: GTK's dialog completes what is typed.
    fn sealed(&self) -> Result<PathBuf, String> {
        let folder = self.home.join("sealed");
        std::fs::rename(self.home.join("demo"), &folder).map_err(|error| error.to_string())?;
        Ok(folder)
    }
}
