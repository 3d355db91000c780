//! Messages in a language.
//! What always holds: a message is found by its key in one set for all files; a missing key is shown as `⟦key⟧`, a missing
//! value as `{$name}`, so that an omission is seen and never stops the work; numbers are written as the language writes them.

use std::{fmt, sync::LazyLock};

use fluent_bundle::{
    FluentArgs, FluentResource, FluentValue,
    concurrent::FluentBundle,
    types::{FluentNumber, FluentNumberOptions},
};
use unic_langid::LanguageIdentifier;

use crate::{Language, embedded, number};

/// The greatest whole number that a 64-bit float holds exactly, 2^53: beyond it a number is passed as its text.
const EXACT: i64 = 9_007_199_254_740_992;
/// The same as a float: beyond it Fluent's plural rules cannot read a number (they would stop the program).
const EXACT_FLOAT: f64 = 9_007_199_254_740_992.0;

/// A value that a message takes by name.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Shown as it is: names, codes, years, identifiers.
    Text(String),
    /// A count: chooses the plural form and is written with groups.
    Integer(i64),
    /// A measure with this many digits (at most 9) after the mark.
    Decimal(f64, usize),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}
impl From<f64> for Value {
    /// A float without stated digits is written with two.
    fn from(value: f64) -> Self {
        Self::Decimal(value, 2)
    }
}

macro_rules! whole {
    ($($kind:ty)+) => {$(
        impl From<$kind> for Value {
            fn from(value: $kind) -> Self {
                i64::try_from(value).map_or_else(|_| Self::Text(value.to_string()), Self::Integer)
            }
        }
    )+};
}
whole!(i8 i16 i32 i64 u8 u16 u32 u64 usize);

/// Why a message could not be said as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// No file of the language has the key.
    MissingKey(String),
    /// The message has no such attribute (or no text of its own).
    MissingPart(String),
    /// The message names a value that was not given, or refers to one that is not there.
    Broken(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingKey(key) | Self::MissingPart(key) => write!(f, "⟦{key}⟧"),
            Self::Broken(reason) => f.write_str(reason),
        }
    }
}

impl std::error::Error for Failure {}

/// All messages of one language; got by [`of`].
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words").field("language", &self.language).finish_non_exhaustive()
    }
}

static SQ: LazyLock<Words> = LazyLock::new(|| Words::new(Language::Sq));
static EN: LazyLock<Words> = LazyLock::new(|| Words::new(Language::En));

/// Gives the messages of a language, read once.
#[must_use]
pub fn of(language: Language) -> &'static Words {
    match language {
        Language::Sq => &SQ,
        Language::En => &EN,
    }
}

impl Words {
    fn new(language: Language) -> Self {
        Self::from_texts(language, embedded::files(language).map(|(_, text)| text))
    }

    /// Reads messages from texts in Fluent's syntax; what cannot be read is left out, and of two messages with the same
    /// key the first stays (both are failures of the tests in `locales.rs`).
    pub(crate) fn from_texts<'a>(language: Language, texts: impl Iterator<Item = &'a str>) -> Self {
        let formatter: fn(&FluentValue<'_>, &_) -> Option<String> = match language {
            Language::Sq => |value, _| written(Language::Sq, value),
            Language::En => |value, _| written(Language::En, value),
        };
        // Both codes are well-formed; plural forms in the tests show that they are understood.
        let locale: LanguageIdentifier = language.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // The marks would be printed as boxes on paper; both languages run from left to right.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(formatter));
        // Fails only where a function of that name is already there.
        let _ = bundle.add_builtins();
        for text in texts {
            let resource = match FluentResource::try_new(text.to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            let _ = bundle.add_resource(resource);
        }
        Self { language, bundle }
    }

    /// The language of these messages.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether there is a message with this key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// Says a message that takes no values, or `⟦key⟧`.
    #[must_use]
    pub fn text(&self, key: &str) -> String {
        self.say(key, &[])
    }

    /// Says a message with its values, or `⟦key⟧`.
    #[must_use]
    pub fn say(&self, key: &str, values: &[(&str, Value)]) -> String {
        self.render(key, None, values).0
    }

    /// Says an attribute of a message (`fix` tells what to do about a finding), or nothing where it has none.
    #[must_use]
    pub fn attribute(&self, key: &str, attribute: &str, values: &[(&str, Value)]) -> Option<String> {
        match self.render(key, Some(attribute), values) {
            (_, Err(Failure::MissingKey(_) | Failure::MissingPart(_))) => None,
            (text, _) => Some(text),
        }
    }

    /// Says a message or fails where [`Words::say`] would show an omission: for tests of a room's own keys and values.
    ///
    /// # Errors
    /// A missing key, or a value that the message names and `values` lacks.
    pub fn check(&self, key: &str, values: &[(&str, Value)]) -> Result<String, Failure> {
        let (text, result) = self.render(key, None, values);
        result.map(|()| text)
    }

    fn render(&self, key: &str, attribute: Option<&str>, values: &[(&str, Value)]) -> (String, Result<(), Failure>) {
        let missing = || format!("⟦{key}⟧");
        let Some(message) = self.bundle.get_message(key) else {
            return (missing(), Err(Failure::MissingKey(key.to_owned())));
        };
        let pattern = match attribute {
            Some(name) => message.get_attribute(name).map(|attribute| attribute.value()),
            None => message.value(),
        };
        let Some(pattern) = pattern else {
            let part = attribute.map_or_else(|| key.to_owned(), |name| format!("{key}.{name}"));
            return (missing(), Err(Failure::MissingPart(part)));
        };
        let mut arguments = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            arguments.set(*name, self.argument(value));
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned();
        let result = match errors.first() {
            Some(error) => Err(Failure::Broken(format!("⟦{key}⟧ {error}"))),
            None => Ok(()),
        };
        (text, result)
    }

    /// Turns a value into Fluent's; what Fluent's numbers cannot hold goes in as finished text.
    fn argument<'a>(&self, value: &'a Value) -> FluentValue<'a> {
        match value {
            Value::Text(text) => FluentValue::from(text.as_str()),
            Value::Integer(value) if (-EXACT..=EXACT).contains(value) => FluentValue::from(*value),
            Value::Integer(value) => FluentValue::from(number::number(self.language, *value)),
            Value::Decimal(value, digits) => {
                let digits = (*digits).min(number::MOST_DIGITS);
                match format!("{value:.digits$}").parse::<f64>() {
                    Ok(rounded) if rounded.abs() <= EXACT_FLOAT => FluentValue::Number(FluentNumber::new(
                        rounded,
                        FluentNumberOptions {
                            minimum_fraction_digits: Some(digits),
                            maximum_fraction_digits: Some(digits),
                            ..FluentNumberOptions::default()
                        },
                    )),
                    _ => FluentValue::from(number::decimal(self.language, *value, digits)),
                }
            }
        }
    }
}

/// Writes a number inside a message; everything else stays as Fluent writes it.
fn written(language: Language, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(FluentNumber { value, options }) = value else {
        return None;
    };
    let least = options.minimum_fraction_digits.unwrap_or(0).min(number::MOST_DIGITS);
    let most = options.maximum_fraction_digits.unwrap_or(3).clamp(least, number::MOST_DIGITS);
    let mut plain = format!("{value:.most$}");
    if let Some(point) = plain.find('.') {
        while plain.ends_with('0') && plain.len() > point + 1 + least {
            plain.pop();
        }
        if plain.ends_with('.') {
            plain.pop();
        }
    }
    if options.use_grouping {
        Some(number::grouped(language, &plain))
    } else {
        Some(match language {
            Language::Sq => plain.replace('.', ","),
            Language::En => plain,
        })
    }
}

#[cfg(test)]
mod tests;
