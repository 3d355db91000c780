#![allow(clippy::print_stderr, reason = "a test that cannot run here says so")]

use std::process::Command;

use super::*;

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_file_is_written_whole_and_replaces_the_older_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("fletë.pdf");
    assert_eq!(write(&path, b"e para").unwrap(), Digest::of(b"e para"));
    assert_eq!(write(&path, b"e dyta").unwrap(), Digest::of(b"e dyta"));
    assert_eq!(fs::read(&path).unwrap(), b"e dyta");
    assert_eq!(names(folder.path()), ["fletë.pdf"]);
    let long = folder.path().join("ë".repeat(120));
    write(&long, b"").unwrap();
}

#[test]
fn content_that_fails_half_way_leaves_the_older_file_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    write(&path, b"old").unwrap();
    let failed = write_with(&path, Access::Shared, |file| {
        file.write_all(b"half")?;
        Err(io::Error::from(io::ErrorKind::StorageFull))
    });
    assert_eq!(failed, Err(Error::DiskFull { path: path.display().to_string() }));
    assert_eq!(fs::read(&path).unwrap(), b"old");
    assert_eq!(names(folder.path()), ["a"]);
}

#[test]
fn a_file_that_another_changed_before_its_name_was_given_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    let result = write_with(&path, Access::Shared, |file| {
        file.write_all(b"content")?;
        let other = fs::read_dir(folder.path())?.next().unwrap()?.path();
        OpenOptions::new().append(true).open(other)?.write_all(b"!")
    });
    assert_eq!(result, Err(Error::ReadBackDiffers { path: path.display().to_string() }));
    assert!(names(folder.path()).is_empty());
}

#[test]
fn a_folder_that_is_not_there_and_a_path_that_is_a_folder_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("none/a");
    assert_eq!(write(&path, b"x"), Err(Error::NotFound { path: path.display().to_string() }));
    fs::create_dir(folder.path().join("d")).unwrap();
    assert!(matches!(write(&folder.path().join("d"), b"x"), Err(Error::Unusable { .. })));
    assert!(matches!(write(Path::new("/"), b"x"), Err(Error::UnsafePath { .. })));
    assert_eq!(names(folder.path()), ["d"]);
}

#[cfg(unix)]
#[test]
fn a_private_file_is_readable_by_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("key");
    fs::write(&path, b"old").unwrap();
    write_private(&path, b"secret").unwrap();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_folder_gets_its_name_when_it_is_whole() {
    let outer = tempfile::tempdir().unwrap();
    let path = outer.path().join("out");
    let made = folder(&path, |inside| {
        fs::create_dir(inside.join("d")).unwrap();
        write(&inside.join("d/a"), b"x")?;
        assert!(!path.exists());
        Ok::<_, Error>(7)
    });
    assert_eq!(made, Ok(7));
    assert_eq!(fs::read(path.join("d/a")).unwrap(), b"x");
    assert_eq!(names(outer.path()), ["out"]);
}

#[test]
fn a_folder_that_fails_half_way_leaves_nothing_and_one_that_is_there_stays() {
    let outer = tempfile::tempdir().unwrap();
    let path = outer.path().join("out");
    let failed: Result<(), Error> = folder(&path, |inside| {
        fs::create_dir(inside.join("d")).unwrap();
        write(&inside.join("d/a"), b"x")?;
        Err(Error::NotAPackage)
    });
    assert_eq!(failed, Err(Error::NotAPackage));
    assert!(names(outer.path()).is_empty());
    write(&path, b"a file of that name").unwrap();
    let there = Err(Error::AlreadyThere { path: path.display().to_string() });
    assert_eq!(folder(&path, |_| Ok::<_, Error>(())), there);
    // Someone else makes one of that name meanwhile.
    fs::remove_file(&path).unwrap();
    let meanwhile = folder(&path, |_| {
        fs::create_dir(&path).unwrap();
        write(&path.join("theirs"), b"x").map(drop)
    });
    assert_eq!(meanwhile, there);
    assert_eq!(names(outer.path()), ["out"]);
    assert_eq!(names(&path), ["theirs"]);
}

/// A file system of 256 KiB, or none where this user may not mount.
#[cfg(target_os = "linux")]
struct Small(tempfile::TempDir);

#[cfg(target_os = "linux")]
impl Small {
    fn mounted(options: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let done = Command::new("mount").args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(folder.path()).output();
        done.is_ok_and(|output| output.status.success()).then_some(Self(folder))
    }
}

#[cfg(target_os = "linux")]
impl Drop for Small {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).status();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_named_and_leaves_nothing_half_written() {
    let Some(small) = Small::mounted("size=256k") else {
        eprintln!("SKIPPED: mounting a small file system needs root");
        return;
    };
    let path = small.0.path().join("big");
    write(&path, b"old").unwrap();
    let full = Err(Error::DiskFull { path: path.display().to_string() });
    assert_eq!(write(&path, &vec![7; 1 << 20]), full);
    assert_eq!(fs::read(&path).unwrap(), b"old");
    assert_eq!(names(small.0.path()), ["big"]);
    write(&path, &vec![7; 1 << 16]).unwrap();
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_cannot_be_written_is_no_permission() {
    let Some(small) = Small::mounted("size=256k,ro") else {
        eprintln!("SKIPPED: mounting a small file system needs root");
        return;
    };
    let path = small.0.path().join("a");
    assert_eq!(write(&path, b"x"), Err(Error::NoPermission { path: path.display().to_string() }));
}
