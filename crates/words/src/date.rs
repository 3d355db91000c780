//! Dates and times of day as official papers write them.
//! What always holds: `dd.MM.yyyy` in both languages and 24 hours, because one paper must not say the 3rd of April to one
//! reader and the 4th of March to the other, and because "sq" by itself would write 3:04 m.d. (see CLDR).

use crate::{Language, Value, of};

/// Writes a date as `dd.MM.yyyy`, the same in both languages.
#[must_use]
pub fn date(language: Language, year: i16, month: i8, day: i8) -> String {
    match language {
        Language::Sq | Language::En => format!("{day:02}.{month:02}.{year:04}"),
    }
}

/// Writes a date in words with its day of the week: `e enjte, 17 prill 2025`, `Thursday, 17 April 2025`; a date that the
/// calendar does not have is written as [`date`] writes it.
#[must_use]
pub fn date_long(language: Language, year: i16, month: i8, day: i8) -> String {
    let Some(weekday) = weekday(year, month, day) else {
        return date(language, year, month, day);
    };
    let words = of(language);
    words.say(
        "date-long",
        &[
            ("weekday", Value::from(words.text(&format!("weekday-{weekday}")))),
            ("day", Value::from(day.to_string())),
            ("month", Value::from(words.text(&format!("month-{month}")))),
            ("year", Value::from(year.to_string())),
        ],
    )
}

/// Writes a time of day as `HH:mm`, the same in both languages.
#[must_use]
pub fn time(language: Language, hour: i8, minute: i8) -> String {
    match language {
        Language::Sq | Language::En => format!("{hour:02}:{minute:02}"),
    }
}

/// The day of the week, Monday = 1 to Sunday = 7, or none where the Gregorian calendar has no such date.
fn weekday(year: i16, month: i8, day: i8) -> Option<i32> {
    let (year, month, day) = (i32::from(year), i32::from(month), i32::from(day));
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => return None,
    };
    if !(1..=length).contains(&day) || year < 1 {
        return None;
    }
    // Zeller's congruence: the year begins in March; 0 is Saturday.
    let (month, year) = if month < 3 { (month + 12, year - 1) } else { (month, year) };
    let from_saturday = (day + 13 * (month + 1) / 5 + year + year / 4 - year / 100 + year / 400) % 7;
    Some((from_saturday + 5) % 7 + 1)
}

#[cfg(test)]
mod tests;
