//! Which language the program speaks: `--lang`, else `KUTIA_LANG`, else the system's, else Albanian.

use words::Language;

/// The language chosen by the arguments (looked at before they are parsed, as help is in it too) or the environment.
pub fn chosen(args: impl Iterator<Item = String>) -> Language {
    let args: Vec<String> = args.collect();
    let named = args.iter().enumerate().find_map(|(at, arg)| match arg.strip_prefix("--lang=") {
        Some(value) => Some(value.to_owned()),
        None if arg == "--lang" => args.get(at + 1).cloned(),
        None => None,
    });
    let from_environment = || std::env::var("KUTIA_LANG").ok();
    let from_system = || std::env::var("LC_ALL").or_else(|_| std::env::var("LANG")).ok();
    [named, from_environment(), from_system()]
        .into_iter()
        .flatten()
        .find_map(|text| text.get(..2).and_then(|code| code.to_lowercase().parse().ok()))
        .unwrap_or(Language::Sq)
}
