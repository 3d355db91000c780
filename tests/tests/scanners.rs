//! Scanners as they really answer: our eSCL driver and Debian's against one simulator, SANE through `scanimage`, a watched folder.
#![allow(clippy::print_stderr, clippy::unwrap_used, clippy::expect_used, reason = "a test says aloud what it skips")]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use kutia_tests::reading::paper::{Paper, rendered};
use kutia_tests::simulator::{Plan, Simulator, Trouble};
use model::Digest;
use scan::device::{
    ColourMode, EsclScanner, Fault, FaultKind, Patience, Profile, SaneScanner, Scanner, Sides, Source, WatchedFolder,
    collect,
};

fn impatient() -> Patience {
    let short = Duration::from_millis(400);
    Patience { ask: short, start: short, page: short, pause: Duration::from_millis(5), tries: 5 }
}

/// Pictures of pages that differ, without poppler: a gray level each.
fn pages(count: u8, dots: u32) -> Vec<Vec<u8>> {
    let (width, height) = (210 * dots * 10 / 254, 297 * dots * 10 / 254);
    let page = |level: u8| {
        let image = image::GrayImage::from_fn(width, height, |x, y| {
            image::Luma([if (x / 90 + y / 90) % 2 == 0 { 255 - level } else { level }])
        });
        let mut bytes = Vec::new();
        image::DynamicImage::ImageLuma8(image)
            .write_to(&mut std::io::Cursor::new(&mut bytes), image::ImageFormat::Png)
            .unwrap();
        bytes
    };
    (1..=count).map(page).collect()
}

fn plan(troubles: &[Trouble]) -> Plan {
    let mut all = pages(6, 200);
    let backs = all.split_off(3);
    Plan { fronts: all, backs, odd: pages(1, 100).remove(0), troubles: troubles.to_vec(), pace: Duration::ZERO }
}

fn run(simulator: &Simulator, into: &mut Vec<Digest>) -> (u32, u32, Option<FaultKind>) {
    let mut scanner = EsclScanner::new(&simulator.url(), None, impatient()).unwrap();
    let stored = collect(&mut scanner, &Profile::default(), &mut |_, digest| {
        into.push(digest);
        Ok(())
    });
    match stored {
        Ok(stored) => (stored.images, stored.sheets, stored.fault.map(|fault| fault.kind)),
        Err(fault) => (0, 0, Some(fault.kind)),
    }
}

#[test]
fn every_fault_has_its_name_and_what_came_before_it_is_whole() {
    use FaultKind as K;
    use Trouble as T;
    let table: &[(&[Trouble], u32, u32, Option<FaultKind>)] = &[
        (&[], 6, 3, None),
        (&[T::EndBy409], 6, 3, None),
        (&[T::RelativeLocation], 6, 3, None),
        (&[T::LyingLocation], 6, 3, None),
        (&[T::Busy(2, 3)], 6, 3, None),
        (&[T::BusyAtStart(3)], 6, 3, None),
        (&[T::BusyAtStart(50)], 0, 0, Some(K::Busy)),
        (&[T::Busy(4, 50)], 4, 2, Some(K::Busy)),
        (&[T::Conflict], 0, 0, Some(K::SettingsRefused)),
        (&[T::Jam(0)], 0, 0, Some(K::Jam)),
        (&[T::Jam(3)], 3, 1, Some(K::Jam)),
        (&[T::DoubleFeed(2)], 2, 1, Some(K::DoubleFeed)),
        (&[T::CoverOpen(4)], 4, 2, Some(K::CoverOpen)),
        (&[T::Truncated(3)], 3, 1, Some(K::Disconnected)),
        (&[T::Dropped(2)], 2, 1, Some(K::Disconnected)),
        (&[T::Empty200(1)], 1, 0, Some(K::WrongAnswer)),
        (&[T::WrongResolution(2)], 2, 1, Some(K::ImageUnlike)),
        (&[T::Hang(2)], 2, 1, Some(K::Hang)),
    ];
    for (troubles, images, sheets, fault) in table {
        let simulator = Simulator::start(plan(troubles));
        let mut stored = Vec::new();
        assert_eq!(run(&simulator, &mut stored), (*images, *sheets, *fault), "{troubles:?}: {:#?}", simulator.log());
        assert_eq!(stored.len(), *images as usize);
        assert_eq!(simulator.open_jobs(), 0, "every job is ended: {troubles:?}");
    }
}

#[test]
fn after_a_jam_the_rest_of_the_stack_comes_and_nothing_twice() {
    let simulator = Simulator::start(plan(&[Trouble::Jam(4)]));
    let mut stored = Vec::new();
    assert_eq!(run(&simulator, &mut stored), (4, 2, Some(FaultKind::Jam)));
    simulator.mended();
    assert_eq!(run(&simulator, &mut stored), (2, 1, None));
    assert_eq!(stored.iter().collect::<BTreeSet<_>>().len(), 6, "six sides, each once");
}

#[test]
fn an_empty_feeder_and_a_silent_address_are_named() {
    let simulator = Simulator::start(Plan::default());
    assert_eq!(run(&simulator, &mut Vec::new()).2, Some(FaultKind::Empty));
    let gone = EsclScanner::new("http://127.0.0.1:9/eSCL/", None, impatient()).unwrap().capabilities();
    assert_eq!(gone.map_err(|fault| fault.kind), Err(FaultKind::Unreachable));
}

#[test]
fn a_profile_that_the_device_cannot_do_is_refused_before_anything_is_fed() {
    let simulator = Simulator::start(plan(&[]));
    let mut scanner = EsclScanner::new(&simulator.url(), None, impatient()).unwrap();
    for profile in [
        Profile { dots_per_inch: 250, ..Profile::default() },
        Profile { mode: ColourMode::Lineart, ..Profile::default() },
        Profile { padding: (9_000, 0), ..Profile::default() },
        Profile { drop_out: Some("red".to_owned()), ..Profile::default() },
    ] {
        let refused = collect(&mut scanner, &profile, &mut |_, _| Ok(())).map(|_| ());
        assert_eq!(refused.map_err(|fault| fault.kind), Err(FaultKind::ProfileUnfit), "{profile:?}");
    }
    assert!(!simulator.log().iter().any(|line| line.starts_with("POST")), "{:?}", simulator.log());
}

fn has(program: &str) -> bool {
    let there = Command::new(program).arg("--version").output().is_ok();
    if !there {
        eprintln!("SKIPPED: {program} is not installed");
    }
    there
}

/// A folder with SANE's configuration for some back ends.
fn sane(back_ends: &str, files: &[(&str, String)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("dll.conf"), back_ends).unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

#[test]
fn debians_own_client_reads_our_simulator_pixel_for_pixel() {
    if !has("scanimage") || !Path::new("/usr/share/doc/sane-airscan").exists() {
        return eprintln!("SKIPPED: sane-airscan is not installed");
    }
    let plan = plan(&[]);
    let wanted: Vec<Vec<u8>> = (0..6)
        .map(|at| if at % 2 == 0 { &plan.fronts[at / 2] } else { &plan.backs[at / 2] })
        .map(|png| image::load_from_memory(png).unwrap().into_luma8().into_raw())
        .collect();
    let simulator = Simulator::start(plan);
    let devices =
        format!("[devices]\n\"Sim\" = {}, eSCL\n[options]\ndiscovery = disable\nws-discovery = off\n", simulator.url());
    let configuration = sane("airscan\n", &[("airscan.conf", devices)]);
    let out = tempfile::tempdir().unwrap();
    let run = Command::new("scanimage")
        .env("SANE_CONFIG_DIR", configuration.path())
        .args(["-d", "airscan:e0:Sim", "--source", "ADF Duplex", "--mode", "Gray", "--resolution", "200"])
        .args(["-x", "209", "-y", "296", "--format=pnm"])
        .arg(format!("--batch={}/%02d.pgm", out.path().display()))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&run.stderr).into_owned();
    for (at, wanted) in wanted.iter().enumerate() {
        let got = image::open(out.path().join(format!("{:02}.pgm", at + 1)));
        let got = got.unwrap_or_else(|error| panic!("{at}: {error}: {said}\n{:#?}", simulator.log())).into_luma8();
        let width = 210 * 200 * 10 / 254;
        for (row, line) in got.rows().enumerate() {
            for (column, pixel) in line.enumerate() {
                assert_eq!(pixel.0[0], wanted[row * width + column], "page {at}, {column}, {row}");
            }
        }
    }
}

/// A stack by a SANE device with our configuration.
fn by_sane(name: &str, configuration: &Path, profile: &Profile) -> Result<(u32, Option<FaultKind>), Fault> {
    let folder = tempfile::tempdir().unwrap();
    let wrapper = configuration.join("scanimage");
    assert!(wrapper.exists());
    let mut scanner =
        SaneScanner::new(name, folder.path().to_path_buf(), Duration::from_secs(20)).with_program(wrapper);
    let collected = collect(&mut scanner, profile, &mut |_, _| Ok(()))?;
    Ok((collected.images, collected.fault.map(|fault| fault.kind)))
}

/// A program that calls `scanimage` with our configuration.
#[cfg(unix)]
fn wrap(configuration: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    let path = configuration.join("scanimage");
    let text = format!("#!/bin/sh\nSANE_CONFIG_DIR={} exec /usr/bin/scanimage \"$@\"\n", configuration.display());
    std::fs::write(&path, text).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
#[cfg(unix)]
fn sanes_test_device_feeds_ten_sheets_and_its_faults_have_names() {
    if !has("scanimage") {
        return;
    }
    let Ok(facts) = std::fs::read_to_string("/etc/sane.d/test.conf") else {
        return eprintln!("SKIPPED: /etc/sane.d/test.conf is not there");
    };
    // A4 is longer than what the device offers by default.
    let facts = facts.replace("geometry_max 200.0", "geometry_max 300.0");
    let configuration = sane("test\n", &[("test.conf", facts)]);
    wrap(configuration.path());
    let feeder = Profile { sides: Sides::Simplex, ..Profile::default() };
    assert_eq!(by_sane("test:0", configuration.path(), &feeder).unwrap(), (10, None));
    let glass = Profile { source: Source::Glass, sides: Sides::Simplex, ..Profile::default() };
    assert_eq!(by_sane("test:0", configuration.path(), &glass).unwrap(), (1, None));
    for (status, kind) in [
        ("SANE_STATUS_JAMMED", FaultKind::Jam),
        ("SANE_STATUS_COVER_OPEN", FaultKind::CoverOpen),
        ("SANE_STATUS_NO_DOCS", FaultKind::Empty),
        ("SANE_STATUS_DEVICE_BUSY", FaultKind::Busy),
        ("SANE_STATUS_IO_ERROR", FaultKind::Device),
    ] {
        let options = vec![("read-return-value".to_owned(), status.to_owned())];
        let profile = Profile { options, ..glass.clone() };
        assert_eq!(by_sane("test:0", configuration.path(), &profile).unwrap(), (0, Some(kind)), "{status}");
    }
    let nobody = by_sane("test:77", configuration.path(), &glass).map_err(|fault| fault.kind);
    assert!(matches!(nobody, Err(FaultKind::Unreachable | FaultKind::SettingsRefused)), "{nobody:?}");
}

#[test]
#[cfg(unix)]
fn a_ballot_through_sanes_file_device_is_read() {
    let Some(paper) = Paper::make(11, 7).filter(|_| has("scanimage")) else { return };
    let configuration = sane("pnm\n", &[]);
    wrap(configuration.path());
    let page = configuration.path().join("ballot.pgm");
    std::fs::write(&page, rendered(&paper.pdfs[0], 200.0).unwrap().pnm()).unwrap();
    let options = vec![("filename".to_owned(), page.to_string_lossy().into_owned())];
    let profile = Profile { source: Source::Glass, sides: Sides::Simplex, options, ..Profile::default() };
    let folder = tempfile::tempdir().unwrap();
    let mut scanner = SaneScanner::new("pnm:0", folder.path().to_path_buf(), Duration::from_secs(20))
        .with_program(configuration.path().join("scanimage"));
    let mut read = Vec::new();
    let collected = collect(&mut scanner, &profile, &mut |delivered, _| {
        read.push(scan::read_page(&delivered.bytes, &paper.package).map(|reading| reading.code.unit.to_string()));
        Ok(())
    });
    assert_eq!(collected.unwrap().fault, None);
    assert_eq!(read, [Ok("1698".to_owned())]);
}

#[test]
fn a_watched_folder_gives_each_file_once_whole_and_moves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let all = pages(3, 200);
    for (number, page) in all.iter().enumerate() {
        std::fs::write(folder.path().join(format!("{number}.png")), page).unwrap();
    }
    std::fs::write(folder.path().join("again.png"), &all[0]).unwrap();
    std::fs::write(folder.path().join("note.txt"), "nothing to scan").unwrap();
    let settle = Duration::from_millis(5);
    let mut scanner = WatchedFolder::new(folder.path(), settle, Duration::ZERO, BTreeSet::new());
    let mut seen = BTreeSet::new();
    let collected = collect(&mut scanner, &Profile::default(), &mut |_, digest| {
        assert!(seen.insert(digest));
        Ok(())
    });
    let collected = collected.unwrap();
    assert_eq!((collected.images, collected.fault), (3, None));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 5, "nothing was moved");
    let mut later = WatchedFolder::new(folder.path(), settle, Duration::ZERO, seen);
    assert_eq!(collect(&mut later, &Profile::default(), &mut |_, _| Ok(())).unwrap().images, 0);
    let missing = collect(
        &mut WatchedFolder::new(Path::new("/nowhere/at/all"), settle, Duration::ZERO, BTreeSet::new()),
        &Profile::default(),
        &mut |_, _| Ok(()),
    );
    assert_eq!(missing.map(|_| ()).map_err(|fault| fault.kind), Err(FaultKind::Folder));
}

#[test]
fn an_image_that_cannot_be_stored_ends_the_stack_and_the_next_is_not_fed() {
    let simulator = Simulator::start(plan(&[]));
    let mut scanner = EsclScanner::new(&simulator.url(), None, impatient()).unwrap();
    let mut left = 2;
    let collected = collect(&mut scanner, &Profile::default(), &mut |_, _| {
        left -= 1;
        if left < 0 { Err(Fault { kind: FaultKind::NotStored, detail: String::new() }) } else { Ok(()) }
    });
    let collected = collected.unwrap();
    assert_eq!((collected.images, collected.fault.map(|fault| fault.kind)), (2, Some(FaultKind::NotStored)));
    let fed = simulator.log().iter().filter(|line| line.ends_with("NextDocument")).count();
    assert_eq!(fed, 3, "the third was fed, the fourth was not asked for");
}

#[test]
fn what_announces_itself_is_found() {
    let simulator = Simulator::start(plan(&[]));
    let _announced = simulator.announce();
    let found = scan::device::discover(Duration::from_secs(3), true).unwrap();
    let here = found.iter().find(|device| device.address == simulator.url());
    let here = here.unwrap_or_else(|| panic!("{} is not in {found:?}", simulator.url()));
    assert_eq!((here.model.as_str(), here.place.as_str()), ("Kutia Simulator", "Tavolina 1"));
}
