//! The whole job on the smallest zone, from the sample's workbooks to a sealed folder that tells every changed byte.
#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test stops at the first surprise, and says what it skips"
)]

mod office;

use std::path::Path;

use office::{Office, everything_in, has_poppler};
use serde_json::{Value, json};

#[test]
fn the_whole_job_is_done_and_its_folder_tells_every_change() {
    let office = Office::new();
    office.plan();
    approve_the_plan(&office);
    receive_the_lists(&office);
    let order = office.done("lots.draw", json!({ "seed": "4 1 3 6 2" }));
    assert_eq!(order["lots"].as_array().unwrap().len(), office.workbooks("list").len());
    release_the_ballots(&office);
    print_the_ballots(&office);
    print_numbered_ballots(&office);
    labels_and_deck(&office);
    package_and_proof(&office);
    print_the_forms(&office);
    let sealed = seal(&office);
    tells_every_change(&office, &sealed);
}

fn approve_the_plan(office: &Office) {
    let plan = office.done("plan.show", json!({}));
    assert_eq!(plan["state"]["state"], "draft");
    let units = office.done("units.list", json!({}));
    let voters: u64 = units.as_array().unwrap().iter().map(|unit| unit["voters"].as_u64().unwrap()).sum();
    let table = office.done("voters.summary", json!({}));
    let registered: u64 = table.as_array().unwrap().iter().map(|unit| unit["voters"].as_u64().unwrap()).sum();
    assert_eq!(voters, registered, "every registered voter votes in one unit");
    office.by_two("plan.approve", json!({}));
    let plan = office.done("plan.show", json!({}));
    assert_eq!(plan["state"], json!({ "state": "approved", "first": "kryetarja", "second": "zevendesi" }));
    let findings = office.done("plan.check", json!({}));
    assert!(findings.as_array().unwrap().iter().all(|finding| finding["severity"] != "error"), "{findings}");
}

fn receive_the_lists(office: &Office) {
    office.done("subjects.import", json!({ "file": office.workbooks("subjects")[0] }));
    let faulty = office.done("candidates.import", json!({ "file": office.workbooks("faulty")[0] }));
    let subject = faulty["subject"].as_str().unwrap().to_owned();
    let findings = faulty["findings"].as_array().unwrap();
    assert!(findings.iter().any(|finding| finding["severity"] == "error") && findings.len() > 3, "{faulty}");
    let in_a_cell = |finding: &&Value| {
        let place = &finding["place"];
        place["sheet"].as_str().is_some_and(|sheet| !sheet.is_empty())
            && place["cell"].as_str().is_some_and(|cell| cell.starts_with(|c: char| c.is_ascii_uppercase()))
    };
    let located = findings.iter().filter(in_a_cell).count();
    assert!(located * 2 > findings.len(), "most findings name sheet and cell: {faulty}");
    office.sign_in("kryetarja");
    assert_eq!(office.refused("candidates.approve", json!({ "subject": subject })), "E115");
    office.sign_in("administratori");
    office.done("candidates.return", json!({ "subject": subject }));
    assert_eq!(office.refused("lots.draw", json!({ "seed": "4 1 3 6 2" })), "E110");
    for file in office.workbooks("list") {
        let list = office.done("candidates.import", json!({ "file": file }));
        assert_eq!(list["adopted"], true, "{list}");
        office.by_two("candidates.approve", json!({ "subject": list["subject"] }));
    }
    let board = office.done("candidates.list", json!({}));
    for head in board.as_array().unwrap() {
        assert_eq!(head["errors"], 0, "{head}");
        assert!(head["state"].to_string().contains("approved"), "{head}");
    }
    let before = (office.head(), office.versions());
    let approved = json!({ "file": office.workbooks("faulty")[0] });
    assert_eq!(office.refused("candidates.import", approved), "E114", "an approved list does not change");
    assert_eq!((office.head(), office.versions()), before);
}

fn release_the_ballots(office: &Office) {
    let ballots = office.done("ballots.prepare", json!({}));
    assert_eq!(ballots["state"]["state"], "draft");
    let official = json!({ "out": office.path("puna/fletet"), "units": office.units(1) });
    assert_eq!(office.refused("ballots.print", official), "E110", "nothing official before it is released");
    assert_eq!(office.refused("ballots.release", json!({})), "E110", "nothing is released before it is proofed");
    office.done("ballots.proof", json!({ "out": office.path("korrektura.pdf"), "confirm": ["A1"] }));
    office.by_two("ballots.release", json!({}));
    let ballots = office.done("ballots.show", json!({}));
    assert_eq!(ballots["state"]["state"], "released");
    assert_eq!(office.refused("ballots.prepare", json!({})), "E118");
}

fn print_the_ballots(office: &Office) {
    let two = office.units(2);
    let printed = office.done("ballots.print", json!({ "out": office.path("puna/fletet"), "units": two }));
    let ballots = office.done("ballots.show", json!({}));
    let due: u64 =
        ballots["units"].as_array().unwrap().iter().take(2).map(|unit| unit["ballots"].as_u64().unwrap()).sum();
    assert_eq!((printed["files"].as_u64(), printed["pages"].as_u64()), (Some(2), Some(due)));
    assert!(ballots["units"][0]["printed"].is_string() && ballots["units"][2]["printed"].is_null());
    let units = ballots["units"].as_array().unwrap().len();
    let all = office.done("ballots.print", json!({ "out": office.path("mostra"), "mode": "sample" }));
    assert_eq!(all["files"].as_u64(), u64::try_from(units).ok(), "a file for every unit");
    let again = office.done("ballots.print", json!({ "out": office.path("perseri"), "units": two }));
    assert_eq!(again["pages"].as_u64(), Some(due));
    for file in std::fs::read_dir(office.path("perseri")).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "pdf") {
            let first = Path::new(&office.path("puna/fletet")).join(path.file_name().unwrap());
            assert!(std::fs::read(&path).unwrap() == std::fs::read(first).unwrap(), "the same byte for byte");
        }
    }
}

/// One file of numbered ballots: the same each time, within the unit's numbers first.
fn print_numbered_ballots(office: &Office) {
    let unit = office.units(1).remove(0);
    let input = |name: &str| json!({ "out": office.path(name), "unit": unit, "count": 1_200 });
    let (first, again) = (office.done("ballots.print", input("a.pdf")), office.done("ballots.print", input("b.pdf")));
    assert_eq!((first["pages"].as_u64(), &first["digest"]), (Some(1_200), &again["digest"]));
    assert_eq!(office.refused("ballots.print", input("a.pdf")), "E402", "nothing is replaced");
    let whole = office.done("ballots.print", json!({ "out": office.path("c.pdf"), "unit": unit }));
    let folder = std::fs::read(Path::new(&office.path("puna/fletet")).join(format!("{}.pdf", unit.replace('/', "-"))));
    assert!(std::fs::read(office.path("c.pdf")).unwrap() == folder.unwrap(), "the same as in the run: {whole}");
    for count in [0_u64, 4_000_000] {
        let input = json!({ "out": office.path("d.pdf"), "unit": unit, "count": count });
        assert_eq!(office.refused("ballots.print", input), "E104", "{count}");
    }
}

/// Every range begins where the one before ended, and the deck's tally is in its folder.
fn labels_and_deck(office: &Office) {
    office.done("ballots.labels", json!({ "out": office.path("etiketat") }));
    let press = std::fs::read_to_string(office.path("etiketat/press.csv")).unwrap();
    let mut next = 1_u64;
    for row in press.lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        assert_eq!(cells[7].parse::<u64>().unwrap(), next, "{row}");
        next = cells[8].parse::<u64>().unwrap() + 1;
        assert_eq!(cells[3].parse::<u64>().unwrap(), cells[4].parse::<u64>().unwrap() * 100);
    }
    assert!(next > 1_000);
    office.done("ballots.deck", json!({ "out": office.path("prova-e-lexuesit") }));
    let report = std::fs::read_to_string(office.path("prova-e-lexuesit/A1/expected.json")).unwrap();
    let report: Value = serde_json::from_str(&report).unwrap();
    assert!(report["ballots"].as_array().unwrap().len() > 50 && report["tally"][0]["invalid"].as_u64() > Some(0));
    second_reader(office);
}

/// A reader that knows only the exported geometry reads the deck as it was marked (tests/second_reader.py).
fn second_reader(office: &Office) {
    let geometry = office.done("ballots.geometry", json!({ "unit": office.units(1).remove(0) }));
    std::fs::write(office.path("gjeometria.json"), geometry.to_string()).unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/second_reader.py");
    let python = std::env::var("KUTIA_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let mut command = std::process::Command::new(&python);
    command.arg(script).arg(office.path("gjeometria.json"));
    command.args(["expected.json", "deck.pdf"].map(|name| office.path(&format!("prova-e-lexuesit/A1/{name}"))));
    // At 200 dots per inch, 200 pages of the deck.
    command.args(["200", "200"]);
    let Ok(said) = command.output() else { return eprintln!("SKIPPED: no {python} for the second reader") };
    let text = String::from_utf8_lossy(&said.stdout).into_owned() + &String::from_utf8_lossy(&said.stderr);
    match said.status.code() {
        Some(77) => eprintln!("{text}"),
        code => assert_eq!(code, Some(0), "{text}"),
    }
}

fn package_and_proof(office: &Office) {
    let package = office.path("puna/paketa.zip");
    let made = office.done("scanners.package", json!({ "to": package, "mode": "test" }));
    let seen = office.done("scanners.show", json!({ "package": package }));
    assert_eq!((&seen["ballot"], &seen["package"], &seen["mode"]), (&made["ballot"], &made["package"], &json!("test")));
    assert_eq!(office.refused("scanners.package", json!({ "to": package, "mode": "test" })), "E402");
    if !has_poppler() {
        return;
    }
    let input = json!({ "package": package, "out": office.path("puna/prova"), "sheets": 16, "seed": 5 });
    let proof = office.done("proof.run", input);
    assert_eq!(proof["equal"], true, "{proof}");
    assert_eq!((proof["read"].as_u64(), &proof["expected"]), (Some(16), &proof["counted"]));
    let refused: Vec<&str> =
        proof["refused"].as_array().unwrap().iter().map(|page| page[1]["code"].as_str().unwrap()).collect();
    assert_eq!(refused.len(), 4, "every spoiled page is refused with its reason: {proof}");
    assert_eq!(office.done("proof.show", json!({})), proof);
    let images = json!({ "package": package, "images": [office.path("puna/prova/images")] });
    let read = office.done("scan.read", images);
    assert_eq!((&read["tally"], &read["refused"]), (&proof["expected"], &json!(4)), "the package alone gives the same");
}

fn print_the_forms(office: &Office) {
    let forms = office.done("forms.list", json!({}));
    let kinds = forms.as_array().unwrap().len();
    let printed =
        office.done("forms.print", json!({ "out": office.path("puna/formularet"), "units": office.units(2) }));
    assert_eq!(printed["files"].as_u64(), u64::try_from(kinds * 2).ok());
    let counted = office.done("forms.list", json!({}));
    assert!(counted.as_array().unwrap().iter().all(|form| form["printed"] == 2), "{counted}");
}

fn seal(office: &Office) -> String {
    let tables = office.path("puna/tabelat");
    std::fs::create_dir_all(&tables).unwrap();
    std::fs::copy(&office.workbooks("voters")[0], Path::new(&tables).join("zgjedhesit.xlsx")).unwrap();
    office.done("election.backup", json!({ "to": office.path("puna/kopja.kutia") }));
    let folder = office.path("puna");
    let sealed = office.done("election.seal", json!({ "folder": folder }));
    let verdict = office.done("verify", json!({ "folder": folder }));
    assert_eq!((&verdict["whole"], &verdict["files"]), (&json!(true), &sealed["files"]), "{verdict}");
    assert!(
        verdict["signatures"].as_i64().unwrap() >= 4 && verdict["audit_entries"].as_i64().unwrap() > 20,
        "{verdict}"
    );
    let known = json!({ "folder": folder, "fingerprint": verdict["fingerprint"] });
    assert_eq!(office.done("verify", known)["whole"], true);
    let stranger = json!({ "folder": folder, "fingerprint": "11".repeat(32) });
    assert_eq!(office.done("verify", stranger)["whole"], false, "another signer is told");
    assert!(
        office.head().0 > verdict["audit_entries"].as_i64().unwrap(),
        "copy and seal are in the chain after the copy"
    );
    folder
}

/// Findings of the folder as it is now.
fn faults(office: &Office, folder: &str) -> (bool, String) {
    let verdict = office.done("verify", json!({ "folder": folder }));
    (verdict["whole"] == true, verdict["findings"].to_string())
}

fn tells_every_change(office: &Office, folder: &str) {
    let root = Path::new(folder);
    let files: Vec<_> = everything_in(root).into_iter().filter(|path| path.is_file()).collect();
    let one = |ending: &str| {
        let path = files.iter().find(|path| path.to_string_lossy().ends_with(ending));
        path.unwrap_or_else(|| panic!("no {ending}")).clone()
    };
    let mut changed = vec![one(".pdf"), one(".xlsx"), one("kopja.kutia"), one(".zip"), root.join("MANIFEST.json")];
    changed.push(root.join("MANIFEST.sig"));
    changed.extend(files.iter().find(|path| path.extension().is_some_and(|ending| ending == "png")).cloned());
    for path in changed {
        let before = std::fs::read(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        for at in [0, before.len() / 2, before.len() - 1] {
            let mut bytes = before.clone();
            bytes[at] ^= 1;
            std::fs::write(&path, &bytes).unwrap();
            let (whole, findings) = faults(office, folder);
            assert!(!whole, "byte {at} of {name} changed unseen");
            let named = findings.contains(&name) || name.starts_with("MANIFEST");
            assert!(named, "{name} is not named: {findings}");
        }
        std::fs::write(&path, &before).unwrap();
    }
    let pdf = one(".pdf");
    let bytes = std::fs::read(&pdf).unwrap();
    std::fs::remove_file(&pdf).unwrap();
    let (whole, findings) = faults(office, folder);
    assert!(!whole && findings.contains(pdf.file_name().unwrap().to_str().unwrap()), "deleted: {findings}");
    std::fs::write(&pdf, bytes).unwrap();
    let added = root.join("fletet/e-huaj.txt");
    std::fs::write(&added, "x").unwrap();
    let (whole, findings) = faults(office, folder);
    assert!(!whole && findings.contains("e-huaj.txt"), "added: {findings}");
    std::fs::remove_file(&added).unwrap();
    assert_eq!(faults(office, folder), (true, "[]".to_owned()), "put back, it is whole again");
}
