//! What the person chose for their eyes: language and light or dark; kept in the web view's own storage.

use leptos::prelude::*;
use words::Language;

/// Light, dark, or as the system has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// As the system has it.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Look {
    /// All, in the order of showing.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// Its word in storage, in `data-theme` and in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

const LANGUAGE: &str = "kutia-language";
const LOOK: &str = "kutia-look";

fn stored(key: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(key).ok()?
}

fn store(key: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        // Full or forbidden storage: the choice lasts as long as the window.
        let _ = storage.set_item(key, value);
    }
}

/// What was chosen last time.
pub fn remembered() -> (Language, Look) {
    let language = stored(LANGUAGE).and_then(|code| code.parse().ok()).unwrap_or_default();
    let look = stored(LOOK);
    let look = Look::ALL.into_iter().find(|known| Some(known.key()) == look.as_deref()).unwrap_or_default();
    (language, look)
}

/// Shows the page so, and remembers it.
pub fn apply(language: Language, look: Look) {
    store(LANGUAGE, language.code());
    store(LOOK, look.key());
    if let Some(root) = document().document_element() {
        // Plain attributes of our own page.
        let _ = root.set_attribute("lang", language.code());
        let _ = root.set_attribute("data-theme", look.key());
    }
}
