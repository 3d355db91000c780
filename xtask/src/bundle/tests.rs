use super::*;

fn files(rows: &[(&str, &str)]) -> Files {
    rows.iter().map(|(path, text)| (PathBuf::from(path), text.as_bytes().to_vec())).collect()
}

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("kutia-xtask-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    folder
}

#[test]
fn a_file_that_did_not_change_is_not_written_again() {
    let folder = folder("same");
    let first = files(&[("index.html", "a"), ("styles/main.css", "b")]);
    assert_eq!(write(&first, &folder).unwrap(), 2);
    assert_eq!(write(&first, &folder).unwrap(), 0);
    let second = files(&[("index.html", "a"), ("styles/main.css", "c")]);
    assert_eq!(write(&second, &folder).unwrap(), 1);
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_file_that_is_no_longer_part_of_the_bundle_goes() {
    let folder = folder("stale");
    write(&files(&[("a", "1"), ("old/b", "2")]), &folder).unwrap();
    write(&files(&[("a", "1")]), &folder).unwrap();
    let mut left = Files::new();
    collect(&folder, &folder, &mut left).unwrap();
    assert_eq!(left, files(&[("a", "1")]));
    std::fs::remove_dir_all(folder).unwrap();
}
