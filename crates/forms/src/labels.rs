//! The words of the forms as the templates take them: all messages of `locales/{sq,en}/forms.ftl` whose keys begin with `form-`.
//!
//! Always true: a value in a message (`{ $article }`) reaches the template as `{article}`, to be filled there.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use words::{Language, Value};

/// Languages of a form, the first one large.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FormLanguages {
    /// Albanian only.
    Sq,
    /// English only.
    En,
    /// Albanian, and English smaller beside it: one paper serves everybody.
    #[default]
    Both,
}

impl FormLanguages {
    /// The languages in the order in which they stand.
    #[must_use]
    pub const fn order(self) -> &'static [Language] {
        match self {
            Self::Sq => &[Language::Sq],
            Self::En => &[Language::En],
            Self::Both => &Language::ALL,
        }
    }
}

/// The words as a template's `labels.json`.
pub(crate) fn json(languages: FormLanguages) -> Vec<u8> {
    let mut labels = BTreeMap::new();
    for language in languages.order() {
        labels.insert(language.code(), of(*language));
    }
    let order: Vec<&str> = languages.order().iter().map(|language| language.code()).collect();
    let value = serde_json::json!({ "order": order, "texts": labels });
    value.to_string().into_bytes()
}

fn of(language: Language) -> BTreeMap<&'static str, String> {
    let words = words::of(language);
    let mut labels = BTreeMap::new();
    for (_, text) in words::files(language).filter(|(name, _)| *name == "forms") {
        let values: Vec<(&str, Value)> =
            variables(text).into_iter().map(|name| (name, Value::from(format!("{{{name}}}")))).collect();
        for key in text.lines().filter_map(key) {
            labels.insert(key, words.say(key, &values));
        }
    }
    labels
}

fn key(line: &'static str) -> Option<&'static str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim_end();
    key.starts_with("form-").then_some(key)
}

fn variables(text: &str) -> BTreeSet<&str> {
    let name = |rest: &'_ str| {
        rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))).unwrap_or(rest.len())
    };
    text.split('$').skip(1).map(|rest| &rest[..name(rest)]).filter(|name| !name.is_empty()).collect()
}
