//! Values as people type them: numbers, degrees, dates, sex, yes and no, numbers in words.
//!
//! Always true: a value is understood in one way only or not at all; nothing is guessed that the finding would not show.

use model::Date;
use model::nid::Sex;

use crate::grid::Cell;

/// Serial numbers of days that can be somebody's birth or an election: 1900 to 2100.
const SERIALS: std::ops::RangeInclusive<f64> = 1.0..=73_415.0;

/// A whole number of 0 or more; spaces, points or commas may group thousands.
pub fn whole(cell: &Cell) -> Option<u32> {
    match cell {
        Cell::Number(number) => whole_float(*number),
        Cell::Text(_) => {
            let text = cell.text();
            let groups: Vec<&str> = text.split([' ', '.', ',', '\'', '’']).collect();
            let grouped = groups.len() > 1
                && groups.iter().skip(1).all(|group| group.len() == 3)
                && groups.first().is_some_and(|first| (1..=3).contains(&first.len()));
            let decimal = groups.len() == 2 && groups.get(1).is_some_and(|rest| rest.chars().all(|c| c == '0'));
            let digits = match (groups.len(), grouped, decimal) {
                (1, _, _) => text.clone(),
                (_, true, _) => groups.concat(),
                (_, false, true) => groups.first()?.to_string(),
                (_, false, false) => return None,
            };
            if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
                return None;
            }
            digits.parse().ok()
        }
        Cell::Date(_) | Cell::Bool(_) | Cell::Error(_) => None,
    }
}

fn whole_float(number: f64) -> Option<u32> {
    if number.fract() != 0.0 || !(0.0..=f64::from(u32::MAX)).contains(&number) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and in range, checked above")]
    Some(number as u32)
}

/// A place on a list: a whole number, with a full stop after it or in Albanian words (`shtatëmbëdhjetë`).
pub fn ordinal(cell: &Cell) -> Option<u32> {
    whole(cell).or_else(|| {
        let text = cell.text();
        let text = text.trim_end_matches(['.', ')', '-']).trim();
        text.parse().ok().or_else(|| number_in_words(text))
    })
}

/// Decimal degrees, with a point or a comma, perhaps with a sign of degrees or a letter of direction.
pub fn degrees(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Number(number) => Some(*number),
        Cell::Text(_) => degrees_in(&cell.text()),
        Cell::Date(_) | Cell::Bool(_) | Cell::Error(_) => None,
    }
}

fn degrees_in(text: &str) -> Option<f64> {
    let text = text.trim().trim_matches(|c: char| c == '°' || c == ' ' || matches!(c, 'N' | 'E' | 'V' | 'L'));
    let text = text.trim_end_matches(['°', ' ']);
    let plain = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-'));
    if text.is_empty() || !plain {
        return None;
    }
    text.replace(',', ".").parse().ok().filter(|degrees: &f64| degrees.is_finite())
}

/// Latitude and longitude in one cell: `40.7003, 19.9750` or `40,7003; 19,9750`.
pub fn coordinates(cell: &Cell) -> Option<(f64, f64)> {
    let text = cell.text();
    let (lat, lon) = text.split_once(';').or_else(|| text.split_once(", ")).or_else(|| {
        // With decimal points a comma alone separates.
        let by_comma = text.split_once(',').filter(|(lat, lon)| lat.contains('.') && lon.contains('.'));
        by_comma.or_else(|| text.split_once(' '))
    })?;
    Some((degrees_in(lat)?, degrees_in(lon)?))
}

/// A date: a date of the sheet, its serial number, `13.03.1970`, `13/3/70`, `1970-03-13`, `13 mars 1970`.
pub fn date(cell: &Cell) -> Option<Date> {
    match cell {
        Cell::Date(date) => Some(*date),
        Cell::Number(serial) => {
            if !SERIALS.contains(serial) {
                return None;
            }
            let days = i64::from(whole_float(serial.floor())?);
            // Excel counts a 29 February 1900 that never was.
            let epoch = if days < 60 { Date::constant(1899, 12, 31) } else { Date::constant(1899, 12, 30) };
            epoch.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
        }
        Cell::Text(_) => {
            let text = cell.text();
            // A serial number that an export wrote as text: five digits are no other date.
            let serial = (text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok());
            match serial.flatten() {
                Some(serial) => date(&Cell::Number(serial)),
                None => date_in(&text),
            }
        }
        Cell::Bool(_) | Cell::Error(_) => None,
    }
}

fn date_in(text: &str) -> Option<Date> {
    let folded = words::fold(text);
    let parts: Vec<&str> = folded.split(['.', '/', '-', ' ', ',']).filter(|part| !part.is_empty()).collect();
    // An ISO date may carry a time behind it.
    let iso = |parts: &[&str]| Some((parts.first()?.len() == 4, parts.first()?.parse::<i16>().ok()?));
    let (year, month, day) = match parts.as_slice() {
        [_, month, rest, ..] if iso(&parts).is_some_and(|(four, _)| four) => {
            let day = rest.split('t').next()?;
            (parts.first()?.parse().ok()?, month_of(month)?, day.parse().ok()?)
        }
        [day, month, year] => (year_of(year)?, month_of(month)?, day.parse().ok()?),
        _ => return None,
    };
    Date::new(year, month, day).ok()
}

/// A year of four figures, or of two: up to 10 it is in this century, since a candidate has come of age.
fn year_of(text: &str) -> Option<i16> {
    let year: i16 = text.parse().ok()?;
    match text.len() {
        4 => Some(year),
        2 if year <= 10 => Some(2000 + year),
        2 => Some(1900 + year),
        _ => None,
    }
}

fn month_of(text: &str) -> Option<i8> {
    const MONTHS: [&[&str]; 12] = [
        &["janar", "january", "jan"],
        &["shkurt", "february", "feb", "shk"],
        &["mars", "march", "mar"],
        &["prill", "april", "apr", "pri"],
        &["maj", "may"],
        &["qershor", "june", "jun", "qer"],
        &["korrik", "july", "jul", "kor"],
        &["gusht", "august", "aug", "gus"],
        &["shtator", "september", "sep", "sht"],
        &["tetor", "october", "oct", "tet"],
        &["nentor", "november", "nov", "nen"],
        &["dhjetor", "december", "dec", "dhj"],
    ];
    if let Some(month) = (1..).zip(MONTHS).find(|(_, names)| names.contains(&text)).map(|(month, _)| month) {
        return Some(month);
    }
    if text.len() > 2 { None } else { text.parse().ok() }
}

/// Sex in Albanian or English, whole or by its letter.
pub fn sex(cell: &Cell) -> Option<Sex> {
    match words::fold(&cell.text()).trim_end_matches('.') {
        "f" | "femer" | "femra" | "grua" | "vajze" | "female" | "woman" | "w" => Some(Sex::Female),
        "m" | "mashkull" | "meshkuj" | "burre" | "djale" | "male" | "man" => Some(Sex::Male),
        _ => None,
    }
}

/// Yes or no.
pub fn yes(cell: &Cell) -> Option<bool> {
    match cell {
        Cell::Bool(value) => Some(*value),
        Cell::Number(number) if *number == 1.0 => Some(true),
        Cell::Number(number) if *number == 0.0 => Some(false),
        Cell::Text(_) => match words::fold(&cell.text()).trim_end_matches(['.', '!']) {
            "po" | "p" | "yes" | "y" | "true" | "e vertete" | "x" | "v" | "✓" | "✔" | "1" | "ka" | "dorezuar" => {
                Some(true)
            }
            "jo" | "j" | "no" | "n" | "false" | "e gabuar" | "0" | "-" | "–" | "nuk ka" | "s'ka" | "mungon" => {
                Some(false)
            }
            _ => None,
        },
        Cell::Number(_) | Cell::Date(_) | Cell::Error(_) => None,
    }
}

/// A whole number below 100 in Albanian words: `tre`, `shtatëmbëdhjetë`, `njëzet e dy`.
fn number_in_words(text: &str) -> Option<u32> {
    const ONES: [&str; 9] = ["nje", "dy", "tre", "kater", "pese", "gjashte", "shtate", "tete", "nente"];
    let text = words::fold(text);
    let one = |word: &str| match word {
        "tri" => Some(3),
        _ => (1..).zip(ONES).find(|(_, name)| *name == word).map(|(number, _)| number),
    };
    let ten = |word: &str| match word {
        "dhjete" => Some(10),
        "njezet" => Some(20),
        "tridhjete" => Some(30),
        "dyzet" => Some(40),
        _ => word.strip_suffix("dhjete").and_then(one).filter(|tens| *tens >= 5).map(|tens| tens * 10),
    };
    if let Some(number) = text.strip_suffix("mbedhjete").and_then(one) {
        return Some(10 + number);
    }
    match text.split(' ').collect::<Vec<_>>().as_slice() {
        [word] => one(word).or_else(|| ten(word)),
        [tens, "e", ones] => Some(ten(tens).filter(|tens| *tens >= 20)? + one(ones)?),
        _ => None,
    }
}

/// The first letter that is not one of the Latin alphabet, although it may look like one (Cyrillic, Greek, full-width).
pub fn foreign_letter(text: &str) -> Option<char> {
    if text.is_ascii() {
        return None;
    }
    text.chars().find(|c| c.is_alphabetic() && !matches!(c, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}'))
}

#[cfg(test)]
mod tests;
