//! The words and measures of a ballot that staff may edit: `templates/ballots/*.toml`.
//!
//! Always true of a [`Template`]: every length is within its limits, every text is one line with known places only.
//! A mistake is one finding (B301) with the line and column at which it stands.

use std::collections::BTreeMap;
use std::fmt;

use model::{Finding, Mm, Place};
use serde::Deserialize;
use serde::de::{Deserializer, Error as _, Visitor};

/// The template that is inside the program.
pub const ASSEMBLY: &str = include_str!("../../../templates/ballots/assembly.toml");

/// Largest template that is read, in bytes.
const LARGEST: usize = 64 * 1024;

/// A ballot template.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Version of this form; [`Self::from_toml`] knows version 1.
    pub version: Version,
    /// Texts by language code.
    pub words: BTreeMap<String, BallotWords>,
    /// Type sizes.
    #[serde(rename = "type")]
    pub sizes: TypeSizes,
    /// Distances.
    pub space: Space,
    /// Boxes to mark.
    pub boxes: Boxes,
    /// The machine-readable code.
    pub code: CodeSize,
}

/// The texts on a ballot in one language.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BallotWords {
    /// Name of the republic.
    pub republic: Phrase,
    /// What this paper is.
    pub title: Phrase,
    /// The electoral zone and election day.
    pub zone: Phrase,
    /// What to mark.
    pub instruction: Phrase,
    /// The same where several options may be marked.
    #[serde(default)]
    pub several: Option<Phrase>,
    /// The same for a question.
    #[serde(default)]
    pub question: Option<Phrase>,
    /// The same for preferences, where one may be marked.
    pub one_preference: Phrase,
    /// The same where several may be marked.
    pub many_preferences: Phrase,
    /// Heading over the boxes of subjects.
    pub subject: Phrase,
    /// Heading over the boxes of candidates.
    pub candidate: Phrase,
    /// The code in words.
    pub twin: Phrase,
    /// How to treat the paper.
    pub care: Phrase,
    /// The word on test ballots.
    pub test: Phrase,
    /// The word on samples.
    pub sample: Phrase,
}

/// Type sizes in millimetres of the em.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is explained beside its value in templates/ballots/assembly.toml")]
pub struct TypeSizes {
    pub republic: Length,
    pub title: Length,
    pub zone: Length,
    pub instruction: Length,
    pub contest: Length,
    pub heading: Length,
    pub number: Length,
    pub name: Length,
    pub name_one_line: Length,
    pub detail: Length,
    pub preference: Length,
    pub twin: Length,
    pub mode: Length,
}

/// Distances in millimetres.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is explained beside its value in templates/ballots/assembly.toml")]
pub struct Space {
    pub margin: Length,
    pub top: Length,
    pub bottom: Length,
    pub number_column: Length,
    pub name_column: Length,
    pub name_column_most: Length,
    pub subject_gap: Length,
    pub subject_gap_least: Length,
    pub row_padding: Length,
    pub row_most: Length,
}

/// Boxes to mark, in millimetres.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is explained beside its value in templates/ballots/assembly.toml")]
pub struct Boxes {
    pub outline: Length,
    pub outline_preference: Length,
    pub subject: Length,
    pub subject_least: Length,
    pub preference: Length,
    pub preference_least: Length,
    pub gap: Length,
    pub gap_least: Length,
}

/// The machine-readable code, in millimetres.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeSize {
    /// Side of one module.
    pub module: Length,
}

/// The version of a template's form: 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version(u32);

/// A length of 0.1 to 200 mm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Length(Mm);

/// A line of text with places to be filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase(String);

/// The places that a phrase may have.
const PLACES: [&str; 9] = ["zone", "date", "max", "unit", "style", "page", "pages", "languages", "hash"];

impl Length {
    /// The length.
    #[must_use]
    pub fn mm(self) -> Mm {
        self.0
    }
}

impl Phrase {
    /// The text with its places filled in; what is not given stays as it is.
    #[must_use]
    pub fn fill(&self, values: &[(&str, &str)]) -> String {
        let mut text = String::with_capacity(self.0.len());
        let mut rest = self.0.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let (name, tail) = after.split_once('}').unwrap_or((after, ""));
            match values.iter().find(|(key, _)| *key == name) {
                Some((_, value)) => text.push_str(value),
                None => {
                    text.push('{');
                    text.push_str(name);
                    text.push('}');
                }
            }
            rest = tail;
        }
        text.push_str(rest);
        text
    }
}

impl<'de> Deserialize<'de> for Version {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match u32::deserialize(deserializer)? {
            1 => Ok(Self(1)),
            other => Err(D::Error::custom(format_args!("version {other}; this program reads version 1"))),
        }
    }
}

impl<'de> Deserialize<'de> for Length {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Millimetres;
        impl Visitor<'_> for Millimetres {
            type Value = Length;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a length of 0.1 to 200 millimetres")
            }
            fn visit_f64<E: serde::de::Error>(self, mm: f64) -> Result<Length, E> {
                if !(0.1..=200.0).contains(&mm) {
                    return Err(E::custom(format_args!("{mm} is not a length of 0.1 to 200 millimetres")));
                }
                Ok(Length(Mm::new(mm)))
            }
            fn visit_i64<E: serde::de::Error>(self, mm: i64) -> Result<Length, E> {
                self.visit_f64(i32::try_from(mm).map_or(f64::MAX, f64::from))
            }
        }
        deserializer.deserialize_any(Millimetres)
    }
}

impl<'de> Deserialize<'de> for Phrase {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text.chars().count() > 200 || text.chars().any(char::is_control) {
            return Err(D::Error::custom("a text of one line and at most 200 characters is expected"));
        }
        let mut rest = text.as_str();
        while let Some((_, after)) = rest.split_once('{') {
            let (name, tail) = after.split_once('}').ok_or_else(|| D::Error::custom("a { without its }"))?;
            if !PLACES.contains(&name) {
                return Err(D::Error::custom(format_args!("unknown place {{{name}}}")));
            }
            rest = tail;
        }
        Ok(Self(text))
    }
}

impl Template {
    /// Reads a template of at most 64 KiB; `file` is its name in the finding.
    ///
    /// # Errors
    /// One finding (B301) for the first mistake, at its line and column.
    pub fn from_toml(file: &str, text: &str) -> Result<Self, Vec<Finding>> {
        if text.len() > LARGEST {
            return Err(vec![mistake(file, text, 0, "more than 64 KiB")]);
        }
        let template: Self = toml::from_str(text)
            .map_err(|error| vec![mistake(file, text, error.span().map_or(0, |span| span.start), error.message())])?;
        template.check().map_err(|key| {
            let at = text.find(&format!("\n{key} ")).map_or(0, |at| at + 1);
            vec![mistake(file, text, at, "contradicts its counterpart")]
        })?;
        Ok(template)
    }

    /// The template for the Assembly's ballot that is inside the program.
    ///
    /// # Errors
    /// Never: a test reads it.
    pub fn assembly() -> Result<Self, Vec<Finding>> {
        Self::from_toml("assembly.toml", ASSEMBLY)
    }

    fn check(&self) -> Result<(), &'static str> {
        let boxes = &self.boxes;
        let holds = |holds: bool, key| if holds { Ok(()) } else { Err(key) };
        holds(self.sizes.name_one_line <= self.sizes.name, "name_one_line")?;
        holds(self.space.name_column <= self.space.name_column_most, "name_column")?;
        holds(self.space.subject_gap_least <= self.space.subject_gap, "subject_gap_least")?;
        holds(boxes.subject_least <= boxes.subject, "subject_least")?;
        holds(boxes.preference_least <= boxes.preference, "preference_least")?;
        holds(boxes.gap_least <= boxes.gap, "gap_least")?;
        // A box must have an inside to mark.
        holds(boxes.outline.mm() * 6 <= boxes.subject_least.mm(), "outline")?;
        holds(boxes.outline_preference.mm() * 6 <= boxes.preference_least.mm(), "outline_preference")?;
        // Three to ten dots at 200 dpi, with four modules of quiet around.
        holds((380..=1_300).contains(&self.code.module.mm().um()), "module")?;
        holds(self.space.bottom.mm() >= Mm::from_um(2_000), "bottom")?;
        holds(self.space.margin.mm() >= Mm::from_um(2_000), "margin")
    }
}

fn mistake(file: &str, text: &str, at: usize, reason: &str) -> Finding {
    let before = text.get(..at.min(text.len())).unwrap_or("");
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let line = count(before.matches('\n').count() + 1);
    let column = count(before.rsplit('\n').next().unwrap_or("").chars().count() + 1);
    Finding::error("B301")
        .at(Place::Line { file: file.to_owned(), line, column })
        .with("file", file)
        .with("line", line)
        .with("column", column)
        .with("reason", reason.lines().next().unwrap_or(""))
}

#[cfg(test)]
mod tests;
