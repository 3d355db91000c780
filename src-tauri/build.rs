//! Gives the app's own commands to Tauri's access control (otherwise every window may call every command), and lets
//! `cargo check` work in a fresh clone, where the interface has not been built yet.

#[path = "src/catalogue.rs"]
mod catalogue;

fn main() {
    let page = std::path::Path::new("../ui/dist/index.html");
    if !page.exists()
        && let Some(folder) = page.parent()
    {
        // An empty page: `cargo xtask ui` puts the real one there.
        let written = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(page, ""));
        if let Err(error) = written {
            println!("cargo::warning=ui/dist/index.html could not be made: {error}");
        }
    }
    println!("cargo::rerun-if-changed=../ui/dist");
    let commands = tauri_build::AppManifest::new().commands(catalogue::COMMANDS);
    let attributes = tauri_build::Attributes::new().app_manifest(commands);
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo::error={error:#}");
    }
}
