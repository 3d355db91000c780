//! Workbooks made by a program that is not ours: the same table as csv, xlsx, xls and ods reads to the same values.

use std::path::Path;
use std::process::{Command, Stdio};

use sample::Sample;

use crate::{Kind, Limits, candidates, read, voters};

/// Lets LibreOffice turn csv files into another kind; false where it is not installed.
fn convert(folder: &Path, files: &[&Path], ending: &str) -> bool {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let command = Command::new("soffice")
        .args([profile.as_str(), "--headless", "--infilter=CSV:59,34,76,1", "--convert-to", ending, "--outdir"])
        .arg(folder)
        .args(files)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    command.is_ok_and(|status| status.success()) && files.iter().all(|file| file.with_extension(ending).exists())
}

#[test]
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn one_table_in_every_kind_of_file_reads_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("lista.csv");
    let text = "\
Lista e kandidatëve;;;;;;;;;
Nr. rendor;Emri;Atësia;Mbiemri;Gjinia;Datëlindja;NID;Vendbanimi;Deklarata;Lista
1;Çezar;Zef;Hysë;M;1990-01-01;J00101999W;Rruga e Urës 1;PO;fikse
1;Drita;Llazar;Çela;F;15.01.1990;J05115999K;Rruga e Urës 2;JO;preferenciale
";
    std::fs::write(&list, text).unwrap();
    let sample = Sample::region("Berat", 1).unwrap();
    let table = folder.path().join("zgjedhesit.csv");
    let mut rows = String::from("Kodi;Emërtimi;Kodi i njësisë;Zgjedhës;Lat;Lon\n");
    for group in sample.groups.iter().take(300) {
        let (lat, lon) = (group.place.lat(), group.place.lon());
        rows.push_str(&format!("{};{};{};{};{lat};{lon}\n", group.id, group.name, group.admin_unit, group.voters));
    }
    std::fs::write(&table, rows).unwrap();
    if !convert(folder.path(), &[&list, &table], "xlsx") {
        eprintln!("SKIPPED: LibreOffice (soffice) is not installed, its workbooks were not read");
        return;
    }
    let rules = sample::rules().unwrap();
    let subject = &sample.subjects[0];
    let limits = Limits::default();
    let wanted = {
        let book = read(&list, &limits).unwrap();
        candidates::from(&book, &super::scope(subject, &rules)).candidates
    };
    assert_eq!(wanted.len(), 2);
    let wanted_groups = voters::from(&read(&table, &limits).unwrap(), &sample.admin_units);
    assert_eq!((wanted_groups.0.len(), wanted_groups.1.len()), (300, 0));
    for (ending, kind) in [("xlsx", Kind::Xlsx), ("xls", Kind::Xls), ("ods", Kind::Ods)] {
        assert!(kind == Kind::Xlsx || convert(folder.path(), &[&list, &table], ending), "{ending}");
        let book = read(&list.with_extension(ending), &limits).unwrap();
        assert_eq!((book.kind, book.findings.as_slice()), (kind, [].as_slice()));
        let reading = candidates::from(&book, &super::scope(subject, &rules));
        assert_eq!(reading.findings, [], "{ending}");
        assert_eq!(reading.candidates, wanted, "{ending}");
        let book = read(&table.with_extension(ending), &limits).unwrap();
        assert_eq!(voters::from(&book, &sample.admin_units), wanted_groups, "{ending}");
    }
}
