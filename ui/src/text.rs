//! Words, numbers and dates in the language of the moment, and what findings and refusals say.

use api::Failure;
use leptos::prelude::*;
use leptos::reactive::graph::Observer;
use model::finding::Value as FindingValue;
use model::rules::Bilingual;
use model::{Date, Finding, Place};
use words::{Language, Value, Words};

use crate::app::{App, app};

/// A message without values, as it changes with the language.
pub fn t(key: &'static str) -> impl Fn() -> String + Copy + Send + Sync + 'static {
    let language = app().language;
    move || words::of(language.get()).text(key)
}

impl App {
    /// The language of the moment; followed where something follows (the body of a component does not).
    pub fn now(self) -> Language {
        if Observer::get().is_some() { self.language.get() } else { self.language.get_untracked() }
    }

    /// The words of the language of the moment.
    pub fn words(self) -> &'static Words {
        words::of(self.now())
    }

    /// A message without values.
    pub fn text(self, key: &str) -> String {
        self.words().text(key)
    }

    /// A message with values.
    pub fn say(self, key: &str, values: &[(&str, Value)]) -> String {
        self.words().say(key, values)
    }

    /// A whole number.
    pub fn number(self, value: impl TryInto<i64>) -> String {
        words::number(self.now(), value.try_into().unwrap_or(i64::MAX))
    }

    /// A number with digits after the mark.
    pub fn decimal(self, value: f64, digits: usize) -> String {
        words::decimal(self.now(), value, digits)
    }

    /// `dd.MM.yyyy`.
    pub fn date(self, date: Date) -> String {
        words::date(self.now(), date.year(), date.month(), date.day())
    }

    /// The one of two texts that is in the language of the moment, or the other where it is empty.
    pub fn of(self, text: &Bilingual) -> String {
        pick(self.now(), text).to_owned()
    }
}

/// The text of this language, or the other's where it is empty.
pub fn pick(language: Language, text: &Bilingual) -> &str {
    let (first, second) = match language {
        Language::Sq => (&text.sq, &text.en),
        Language::En => (&text.en, &text.sq),
    };
    if first.is_empty() { second } else { first }
}

fn values(values: &std::collections::BTreeMap<String, FindingValue>) -> Vec<(&str, Value)> {
    let value = |value: &FindingValue| match value {
        FindingValue::Number(number) => Value::Integer(*number),
        FindingValue::Text(text) => Value::Text(text.clone()),
    };
    values.iter().map(|(name, found)| (name.as_str(), value(found))).collect()
}

/// What a finding says, and what to do about it.
pub fn finding(words: &Words, finding: &Finding) -> (String, Option<String>) {
    let key = format!("finding-{}", finding.code);
    let values = values(&finding.values);
    (words.say(&key, &values), words.attribute(&key, "fix", &values))
}

/// Where a finding stands, for people.
pub fn place(words: &Words, place: &Place) -> String {
    match place {
        Place::File { file } => file.clone(),
        Place::Cell { sheet, cell, .. } => format!("{sheet}!{cell}"),
        Place::Candidate { subject, index, .. } => {
            let number = i64::try_from(index + 1).unwrap_or(i64::MAX);
            words.say("ui-place-candidate", &[("subject", subject.as_str().into()), ("number", Value::Integer(number))])
        }
        Place::Group { group } => words.say("ui-place-group", &[("code", group.as_str().into())]),
        Place::Venue { venue } => words.say("ui-place-venue", &[("code", venue.as_str().into())]),
        Place::Unit { unit } => words.say("ui-place-unit", &[("number", unit.to_string().into())]),
        Place::Subject { subject } => subject.to_string(),
        Place::Line { file, line, column } => format!("{file}:{line}:{column}"),
    }
}

/// What a refusal says. Times among its values arrive as text.
pub fn failure(words: &Words, failure: &Failure) -> String {
    let key = format!("error-{}", failure.code);
    if words.has(&key) {
        words.say(&key, &values(&failure.values))
    } else {
        words.say("ui-error-unknown", &[("code", failure.code.as_str().into())])
    }
}

/// The day and time of a moment, in the person's own time zone.
pub fn moment(language: Language, at_us: i64) -> String {
    let date = js_date(at_us);
    let day = day_of(language, &date);
    format!("{day} {}", time_of(&date))
}

#[expect(clippy::cast_precision_loss, reason = "microseconds of this century are below 2^53")]
fn js_date(at_us: i64) -> js_sys::Date {
    js_sys::Date::new(&wasm_bindgen::JsValue::from_f64((at_us / 1000) as f64))
}

fn day_of(language: Language, date: &js_sys::Date) -> String {
    let (day, month) = (i8::try_from(date.get_date()), i8::try_from(date.get_month() + 1));
    let year = i16::try_from(date.get_full_year());
    match (year, month, day) {
        (Ok(year), Ok(month), Ok(day)) => words::date(language, year, month, day),
        _ => String::new(),
    }
}

fn time_of(date: &js_sys::Date) -> String {
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}

/// Today in words.
pub fn today(language: Language) -> String {
    let date = js_sys::Date::new_0();
    let (day, month) = (i8::try_from(date.get_date()), i8::try_from(date.get_month() + 1));
    match (i16::try_from(date.get_full_year()), month, day) {
        (Ok(year), Ok(month), Ok(day)) => words::date_long(language, year, month, day),
        _ => String::new(),
    }
}

/// A day as people write it, `11.05.2025`, or as computers do, `2025-05-11` (web views differ in their own fields for dates).
pub fn day(written: &str) -> Option<Date> {
    let written = written.trim();
    let mut parts = written.split('.');
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(day), Some(month), Some(year), None) if year.len() == 4 => {
            Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
        }
        _ => written.parse().ok(),
    }
}

/// The hour of the day here.
pub fn hour() -> u32 {
    js_sys::Date::new_0().get_hours()
}

/// The time here as `HH:mm:ss`.
pub fn clock() -> String {
    let date = js_sys::Date::new_0();
    format!("{}:{:02}", time_of(&date), date.get_seconds())
}

/// The first twelve digits of a digest in groups of four, for people.
pub fn digest(digest: &model::Digest) -> String {
    let text = digest.to_string();
    let groups: Vec<&str> = (0..3).filter_map(|group| text.get(group * 4..group * 4 + 4)).collect();
    format!("{} …", groups.join(" "))
}

/// A text in upper case for its first letter.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests;
