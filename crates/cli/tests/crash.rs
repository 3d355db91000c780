//! A print run that is killed in the middle and started again, on a real election by the real program.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[allow(dead_code, reason = "other tests use more of it")]
mod kutia;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant, SystemTime};

use kutia::Desk;

/// Released ballots of a whole zone.
fn released() -> Desk {
    let desk = Desk::election();
    desk.ballots();
    let file = desk.path("e.kutia");
    desk.done("administratori", &["ballots", "proof", &file, "--confirm", "A1"]);
    desk.by_two(&["ballots", "release", &file]);
    desk
}

/// Name, bytes and time of the last change of every ballot file of a folder.
fn ballots(folder: &Path) -> BTreeMap<String, (Vec<u8>, SystemTime)> {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let ballots = files.filter(|path| path.extension().is_some_and(|ending| ending == "pdf"));
    let facts = |path: PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, (std::fs::read(&path).unwrap(), path.metadata().unwrap().modified().unwrap()))
    };
    ballots.map(facts).collect()
}

/// What stands in the folder under a temporary name.
fn unfinished(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.to_string_lossy().contains(".partial")).collect()
}

/// Prints into `fletet` and kills the program once some files are finished; gives the unfinished folder.
fn cut_off(desk: &Desk) -> PathBuf {
    let (file, home) = (desk.path("e.kutia"), desk.folder.path());
    for _ in 0..20 {
        let out = desk.path("fletet");
        let mut print = desk.by("administratori", &["ballots", "print", &file, "--out", &out]);
        let mut print = print.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let begun = Instant::now();
        let ended = loop {
            let folder = unfinished(home).into_iter().find(|path| path.is_dir());
            if folder.is_some_and(|folder| ballots(&folder).len() >= 3) {
                // SIGKILL: nothing is tidied up.
                print.kill().unwrap();
                print.wait().unwrap();
                break false;
            }
            if print.try_wait().unwrap().is_some() {
                break true;
            }
            assert!(begun.elapsed() < Duration::from_secs(300), "the print run does not move");
        };
        let folder = unfinished(home).into_iter().find(|path| path.is_dir());
        if let Some(folder) = folder.filter(|_| !ended) {
            return folder;
        }
        // It was faster than we: once more.
        let _ = std::fs::remove_dir_all(&out);
    }
    panic!("the program could not be caught at work");
}

/// The numbers printed in a file, as the glyphs of their ten digits, page after page.
fn numbers(pdf: &[u8]) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for at in pdf.windows(4).enumerate().filter(|(_, four)| four == b">Tj ").map(|(at, _)| at) {
        let digits = at.checked_sub(41).and_then(|from| pdf.get(from..at)).and_then(|part| part.strip_prefix(b"<"));
        let digits = digits.filter(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        found.extend(digits.map(|digits| {
            digits.chunks(4).map(|glyph| String::from_utf8(glyph.to_vec()).unwrap()).collect::<Vec<_>>()
        }));
    }
    found
}

/// Sees that a file's pages are numbered from `first` on, whatever glyphs its font has for the ten digits.
fn numbered(pdf: &[u8], first: u32, faces: u32) -> u32 {
    let mut glyphs: BTreeMap<char, String> = BTreeMap::new();
    let mut pages = 0;
    for (page, printed) in (0..).zip(numbers(pdf)) {
        let serial = format!("{:010}", first + page / faces);
        for (digit, glyph) in serial.chars().zip(printed) {
            assert_eq!(*glyphs.entry(digit).or_insert_with(|| glyph.clone()), glyph, "page {page} is not № {serial}");
        }
        pages += 1;
    }
    let different: BTreeSet<&String> = glyphs.values().collect();
    assert_eq!(different.len(), glyphs.len(), "two digits look alike");
    assert_eq!(pages % faces, 0);
    pages / faces
}

/// Sees that the serials over all files are one row without gap or double, as the press summary says.
fn every_serial_once(desk: &Desk, folder: &Path) {
    let labels = desk.path("etiketat");
    desk.done("administratori", &["ballots", "labels", &desk.path("e.kutia"), "--out", &labels]);
    let press = std::fs::read_to_string(Path::new(&labels).join("press.csv")).unwrap();
    let mut next = 1;
    for row in press.lines().skip(1) {
        let fields: Vec<&str> = row.split(',').collect();
        let (count, first): (u32, u32) = (fields[3].parse().unwrap(), fields[7].parse().unwrap());
        assert_eq!(first, next, "{row}");
        let pdf = std::fs::read(folder.join(format!("{}.pdf", fields[0].replace('/', "-")))).unwrap();
        assert_eq!(numbered(&pdf, first, 1), count, "{row}");
        next += count;
    }
    let shown = desk.done("administratori", &["ballots", "show", &desk.path("e.kutia")]);
    assert_eq!(shown["total"].as_u64(), Some(u64::from(next - 1)));
}

#[test]
fn a_print_run_that_was_killed_goes_on_where_it_was_and_prints_no_serial_twice() {
    let desk = released();
    let (file, home) = (desk.path("e.kutia"), desk.folder.path().to_path_buf());
    let cut = cut_off(&desk);
    assert!(!home.join("fletet").exists(), "nothing stands under its own name before all is printed");
    let mut before = ballots(&cut);
    // What a machine that lost its power may leave besides: half a file, and one whose bytes never reached the disk.
    std::fs::write(cut.join("9999.pdf.part"), b"%PDF-1.7 half").unwrap();
    let (spoilt, (bytes, _)) = before.pop_first().unwrap();
    std::fs::write(cut.join(&spoilt), vec![0; bytes.len()]).unwrap();
    // Looking at the election, or changing something else in it, takes nothing away.
    desk.done("administratori", &["ballots", "show", &file]);
    desk.done("administratori", &["audit", "verify", &file]);
    desk.done("administratori", &["ballots", "deck", &file, "--out", &desk.path("stiva")]);
    assert!(cut.is_dir());

    let written = desk.done("administratori", &["ballots", "print", &file, "--out", &desk.path("fletet")]);
    assert_eq!(unfinished(&home), Vec::<PathBuf>::new());
    let after = ballots(&home.join("fletet"));
    assert_eq!(written["files"].as_u64(), u64::try_from(after.len()).ok());
    let note = &written["findings"][0];
    assert_eq!(
        (note["code"].as_str(), note["values"]["count"].as_u64()),
        (Some("E463"), u64::try_from(before.len()).ok())
    );
    for (name, (bytes, time)) in &before {
        assert!(after[name] == (bytes.clone(), *time), "{name} was written again");
    }
    assert!(after[&spoilt].0 == bytes, "{spoilt} is not what it was before it was spoilt");
    assert!(after.len() > before.len() + 1 && !after.keys().any(|name| name.starts_with("9999")));
    every_serial_once(&desk, &home.join("fletet"));
    assert_eq!(desk.run(&["verify", &desk.path("fletet")]).code, Some(0));

    // The same run without a break.
    let whole = desk.done("administratori", &["ballots", "print", &file, "--out", &desk.path("pa-nderprerje")]);
    assert_eq!(whole["findings"].as_array().unwrap().len(), 0);
    let without_times = |files: BTreeMap<String, (Vec<u8>, SystemTime)>| {
        files.into_iter().map(|(name, (bytes, _))| (name, bytes)).collect::<BTreeMap<_, _>>()
    };
    assert!(without_times(after) == without_times(ballots(&home.join("pa-nderprerje"))));
}

#[test]
fn another_run_takes_nothing_over_from_one_that_was_killed_and_leaves_nothing_of_it() {
    let desk = released();
    let (file, home) = (desk.path("e.kutia"), desk.folder.path().to_path_buf());
    cut_off(&desk);
    let unit = desk.done("administratori", &["units", "list", &file])[0]["number"].as_str().unwrap().to_owned();
    let print = ["ballots", "print", &file, "--units", &unit, "--out", &desk.path("fletet")];
    let written = desk.done("administratori", &print);
    assert_eq!((written["files"].as_u64(), written["findings"].as_array().map(Vec::len)), (Some(1), Some(0)));
    assert_eq!(unfinished(&home), Vec::<PathBuf>::new());
    assert_eq!(ballots(&home.join("fletet")).len(), 1);
}
