//! From arguments to an operation's input.

use api::{ArgKind, Entry, Failure, FailureKind};
use clap::ArgMatches;
use serde_json::{Map, Value, json};

/// The input of an operation as JSON.
pub fn of(entry: &Entry, matches: &ArgMatches) -> Result<Value, Failure> {
    let mut input = Map::new();
    for arg in entry.args {
        let text = || matches.get_one::<String>(arg.name).cloned();
        let value = match arg.kind {
            ArgKind::Flag => Some(json!(matches.get_flag(arg.name))),
            ArgKind::Texts | ArgKind::InputFiles => matches
                .get_many::<String>(arg.name)
                .map(|texts| json!(texts.flat_map(|text| split(arg.kind, text)).collect::<Vec<_>>())),
            ArgKind::Pairs => match matches.get_many::<String>(arg.name) {
                Some(texts) => {
                    let pairs = texts.map(|text| pair(text).ok_or_else(|| wrong(arg.name, text)));
                    Some(Value::Object(pairs.collect::<Result<_, _>>()?))
                }
                None => None,
            },
            ArgKind::Number => match text() {
                Some(text) => Some(json!(text.parse::<u64>().map_err(|_| wrong(arg.name, &text))?)),
                None => None,
            },
            ArgKind::Date => match text() {
                Some(text) => Some(json!(date(&text).ok_or_else(|| wrong(arg.name, &text))?)),
                None => None,
            },
            ArgKind::Password => Some(json!(password_for(entry, arg.name)?)),
            ArgKind::Text | ArgKind::InputFile | ArgKind::OutputFile | ArgKind::OutputFolder => {
                text().map(|t| json!(t))
            }
        };
        if let Some(value) = value {
            input.insert(arg.name.to_owned(), value);
        }
    }
    Ok(Value::Object(input))
}

/// Lists may be given as `a,b` too; file names may hold a comma.
fn split(kind: ArgKind, text: &str) -> Vec<String> {
    match kind {
        ArgKind::Texts => text.split(',').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect(),
        _ => vec![text.to_owned()],
    }
}

/// `NAME=VALUE`, parted at the last `=`: a head may hold one, a field does not.
fn pair(text: &str) -> Option<(String, Value)> {
    let (name, value) = text.rsplit_once('=')?;
    (!name.trim().is_empty()).then(|| (name.trim().to_owned(), json!(value.trim())))
}

fn wrong(name: &str, text: &str) -> Failure {
    Failure::new(FailureKind::Input, "E104").with("name", name).with("found", text)
}

/// `yyyy-mm-dd` or `dd.mm.yyyy`.
fn date(text: &str) -> Option<String> {
    if let Ok(date) = text.parse::<model::Date>() {
        return Some(date.to_string());
    }
    let mut parts = text.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    model::Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok().map(|date| date.to_string())
}

/// Passwords: a new one from `KUTIA_NEW_PASSWORD`, the present one from `KUTIA_PASSWORD`, or from a prompt.
fn password_for(entry: &Entry, name: &str) -> Result<String, Failure> {
    let new = name == "new_password";
    let variable = if new { "KUTIA_NEW_PASSWORD" } else { "KUTIA_PASSWORD" };
    match std::env::var(variable) {
        Ok(password) => Ok(password),
        Err(_) => crate::password::prompt(if new || entry.name == "election.create" {
            "prompt-new-password"
        } else {
            "prompt-password"
        }),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    #[test]
    fn a_pair_parts_at_its_last_sign_and_may_be_empty_behind_it() {
        for (text, name, value) in
            [("Given=first_name", "Given", "first_name"), ("a=b = nid", "a=b", "nid"), ("Phone=", "Phone", "")]
        {
            assert_eq!(super::pair(text), Some((name.to_owned(), json!(value))), "{text}");
        }
        assert_eq!(super::pair("=nid"), None);
        assert_eq!(super::pair("nid"), None);
    }

    #[test]
    fn dates_are_read_both_ways() {
        assert_eq!(super::date("11.05.2025").as_deref(), Some("2025-05-11"));
        assert_eq!(super::date("2025-05-11").as_deref(), Some("2025-05-11"));
        for wrong in ["", "31.02.2025", "11.05", "1.2.3.4", "tomorrow"] {
            assert_eq!(super::date(wrong), None, "{wrong}");
        }
    }
}
