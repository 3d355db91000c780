use std::path::Path;

use ballot::sheets::{Line, size_check};
use ballot::{Font, PrintedBallot};
use model::user::Role;
use model::{Digest, Mm, Size, Timestamp};
use vault::Signer;

use super::*;

const NAME: &str = "1698.pdf";

fn signer() -> Signer {
    let election = "berat-2025-abc123".parse().unwrap();
    Signer::generate("Operatorja", Role::Operator, &election, Timestamp::UNIX_EPOCH).unwrap()
}

fn run() -> Digest {
    Digest::of(b"run")
}

struct Place {
    home: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        let place = Self { home: tempfile::tempdir().unwrap() };
        fs::create_dir(place.folder()).unwrap();
        place
    }

    fn folder(&self) -> std::path::PathBuf {
        self.home.path().join("fletet")
    }

    fn record(&self) -> std::path::PathBuf {
        self.home.path().join("fletet.finished")
    }

    fn open<'a>(&self, run: Digest, signer: &'a Signer) -> Finished<'a> {
        Finished::in_folder(&self.folder(), self.record(), run, signer).unwrap()
    }

    /// A file is printed and noted, and the program stops.
    fn print(&self, signer: &Signer) -> ballot::Written {
        let finished = self.open(run(), signer);
        let line = Line { font: Font::Regular, size: Mm::from_um(4_000), text: "Provë".to_owned() };
        let drawing = size_check(Size::A4, &[line]).unwrap();
        let mut file = File::create(finished.part(NAME)).unwrap();
        let written = PrintedBallot::draw(&drawing, "fletë").unwrap().write(3, &mut file).unwrap();
        finished.note(NAME, &written).unwrap();
        written
    }

    fn names(&self) -> Vec<String> {
        let names = fs::read_dir(self.folder()).unwrap();
        names.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
    }
}

#[test]
fn what_was_finished_is_not_written_again_and_all_else_goes() {
    let (place, signer) = (Place::new(), signer());
    let written = place.print(&signer);
    fs::write(place.folder().join("1699.pdf.part"), b"%PDF-1.7 half").unwrap();
    fs::write(place.folder().join("1700.pdf"), b"never noted").unwrap();
    fs::create_dir(place.folder().join("1701.pdf")).unwrap();
    let finished = place.open(run(), &signer);
    assert_eq!(place.names(), [NAME]);
    assert_eq!(finished.earlier(NAME).unwrap(), Some(written));
    assert_eq!(finished.earlier("1699.pdf").unwrap(), None);
}

#[test]
fn a_file_that_was_changed_meanwhile_is_printed_anew() {
    for change in [0, 700, usize::MAX] {
        let (place, signer) = (Place::new(), signer());
        place.print(&signer);
        let path = place.folder().join(NAME);
        let mut bytes = fs::read(&path).unwrap();
        match bytes.get_mut(change) {
            Some(byte) => *byte ^= 1,
            None => bytes.push(b'\n'),
        }
        fs::write(&path, bytes).unwrap();
        let finished = place.open(run(), &signer);
        assert_eq!(finished.earlier(NAME).unwrap(), None, "{change}");
        assert!(!path.exists());
    }
}

#[test]
fn what_another_signed_or_what_belongs_to_another_run_is_not_taken_over() {
    let forge = |line: &str| line.replacen("\"pages\":3", "\"pages\":4", 1);
    let outside = |line: &str| line.replace(NAME, "../1698.pdf");
    let (mine, other) = (signer(), signer());
    for (run, signer, change) in [
        (Digest::of(b"another run"), &mine, None),
        (run(), &other, None),
        (run(), &mine, Some(&forge as &dyn Fn(&str) -> String)),
        (run(), &mine, Some(&outside)),
        (run(), &mine, Some(&|line: &str| line[..line.len() / 2].to_owned())),
        (run(), &mine, Some(&|_: &str| "{\"step\":null}\n\u{0}\n".repeat(50))),
    ] {
        let place = Place::new();
        place.print(&mine);
        if let Some(change) = change {
            fs::write(place.record(), change(&fs::read_to_string(place.record()).unwrap())).unwrap();
        }
        let finished = place.open(run, signer);
        assert_eq!((finished.earlier(NAME).unwrap(), place.names()), (None, Vec::new()));
        assert!(finished.earlier.is_empty());
    }
}

#[test]
fn a_line_cut_off_in_the_middle_does_not_spoil_the_next() {
    let (place, signer) = (Place::new(), signer());
    let written = place.print(&signer);
    let whole = fs::read(place.record()).unwrap();
    // The program stopped while it wrote a second line.
    fs::write(place.record(), [&whole, &whole[..whole.len() / 2]].concat()).unwrap();
    let finished = place.open(run(), &signer);
    fs::rename(place.folder().join(NAME), finished.part("1699.pdf")).unwrap();
    finished.note("1699.pdf", &written).unwrap();
    drop(finished);
    let finished = place.open(run(), &signer);
    assert_eq!(finished.earlier("1699.pdf").unwrap(), Some(written));
    assert!(Path::new(&place.folder().join("1699.pdf")).exists());
}
