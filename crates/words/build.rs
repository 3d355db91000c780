//! Lists `locales/{sq,en}/*.ftl` so that a new file of words needs no code: it only has to lie there.
//! What always holds: the list is in alphabetical order, and a change of any file or folder rebuilds this crate.

use std::{env, error::Error, fmt::Write as _, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let locales = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../locales").canonicalize()?;
    println!("cargo::rerun-if-changed=build.rs");
    let mut list = String::from("pub(crate) const FILES: &[(Language, &str, &str)] = &[\n");
    for (folder, variant) in [("sq", "Sq"), ("en", "En")] {
        let folder = locales.join(folder);
        println!("cargo::rerun-if-changed={}", folder.display());
        let mut files = Vec::new();
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "ftl") {
                files.push(path);
            }
        }
        files.sort();
        for path in files {
            println!("cargo::rerun-if-changed={}", path.display());
            let stem = path.file_stem().and_then(|stem| stem.to_str()).ok_or("a file name that is not UTF-8")?;
            let place = path.to_str().ok_or("a path that is not UTF-8")?;
            writeln!(list, "    (Language::{variant}, {stem:?}, include_str!({place:?})),")?;
        }
    }
    list.push_str("];\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("files.rs"), list)?;
    Ok(())
}
