//! How Albanian names are ordered and found.
//! What always holds: the order is the alphabet of 36 letters (ç, dh, ë, gj, ll, nj, rr, sh, th, xh, zh are letters of their
//! own), in both languages of the suite, because voter lists and open lists are alphabetical by law; the order of two
//! texts and the order of their sort keys are the same.

#[cfg(feature = "collation")]
use std::{cmp::Ordering, sync::LazyLock};

#[cfg(feature = "collation")]
use icu_collator::{CollatorBorrowed, options::CollatorOptions};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// None only if the tables inside the program lacked the root order, which they do not: the texts' own bytes would then be
/// the order, in both functions below alike.
#[cfg(feature = "collation")]
static ALBANIAN: LazyLock<Option<CollatorBorrowed<'static>>> =
    LazyLock::new(|| CollatorBorrowed::try_new(icu_locale_core::locale!("sq").into(), CollatorOptions::default()).ok());

/// Compares two texts in Albanian alphabetical order (ICU, locale "sq"); texts that differ only in how they are encoded
/// are equal.
#[cfg(feature = "collation")]
#[must_use]
pub fn compare(a: &str, b: &str) -> Ordering {
    ALBANIAN.as_ref().map_or_else(|| a.cmp(b), |collator| collator.compare(a, b))
}

/// Gives bytes whose order is the order of [`compare`]; made for `ORDER BY`, and to be made again after a change of the
/// ICU version.
#[cfg(feature = "collation")]
#[must_use]
pub fn sort_key(text: &str) -> Vec<u8> {
    let Some(collator) = ALBANIAN.as_ref() else {
        return text.as_bytes().to_vec();
    };
    let mut key = Vec::new();
    let Ok(()) = collator.write_sort_key_to(text, &mut key);
    key
}

/// Gives the text as a search compares it: lower case, without the marks of letters (ë → e, ç → c, đ → d), the same for
/// every encoding of the same letters, with single spaces.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return single_spaced(text.len(), text.chars().map(|c| if c == '`' { '\'' } else { c.to_ascii_lowercase() }));
    }
    let bare = text
        .nfd()
        .filter(|character| !is_combining_mark(*character))
        .flat_map(char::to_lowercase)
        // Lower case can bring marks of its own (İ → i̇).
        .filter(|character| !is_combining_mark(*character))
        .map(|character| match character {
            'đ' => 'd',
            'ł' => 'l',
            'ø' => 'o',
            'ı' => 'i',
            '’' | '‘' | 'ʼ' | '`' | '´' => '\'',
            other => other,
        });
    single_spaced(text.len(), bare)
}

/// The letters with single spaces between words and none around them.
fn single_spaced(about: usize, letters: impl Iterator<Item = char>) -> String {
    let mut text = String::with_capacity(about);
    let mut space = false;
    for letter in letters {
        if letter.is_whitespace() {
            space = !text.is_empty();
            continue;
        }
        if std::mem::take(&mut space) {
            text.push(' ');
        }
        text.push(letter);
    }
    text
}

#[cfg(test)]
mod tests;
