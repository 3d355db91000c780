use super::*;

#[test]
fn a_decomposed_letter_is_printed_composed() {
    let composed = shape(Font::Bold, "Lëvizja Çelësi", false).unwrap();
    let decomposed = shape(Font::Bold, "Le\u{308}vizja C\u{327}ele\u{308}si", false).unwrap();
    assert_eq!(composed, decomposed);
    assert_eq!(composed.glyphs.len(), 14);
}

#[test]
fn pairs_are_kerned() {
    let pair = shape(Font::Bold, "AV", false).unwrap();
    let alone = shape(Font::Bold, "A", false).unwrap().advance() + shape(Font::Bold, "V", false).unwrap().advance();
    assert!(pair.advance() < alone, "{} against {alone}", pair.advance());
}

#[test]
fn every_letter_is_kept_in_order() {
    for text in ["fi ffi -> <= 1/2 PD-D", "Lista e Urave (2025) – „Çift“", "A\u{301}\u{300} ë"] {
        let shaped = shape(Font::Regular, text, false).unwrap();
        let letters: String = shaped.glyphs.iter().map(|glyph| glyph.letters.as_str()).collect();
        assert_eq!(letters, shaped.text);
    }
}

#[test]
fn a_missing_letter_is_named_with_its_place() {
    assert_eq!(shape(Font::Regular, "Partia 漢", false), Err(Unprintable { letter: '漢', position: 8 }));
    assert_eq!(shape(Font::Regular, "a\u{200b}b", false), Err(Unprintable { letter: '\u{200b}', position: 2 }));
    assert_eq!(shape(Font::Regular, "a\nb", false), Err(Unprintable { letter: '\n', position: 2 }));
}

#[test]
fn tabular_digits_are_equally_wide() {
    let wide = |text: &str| shape(Font::SemiBold, text, true).unwrap().advance();
    assert_eq!(wide("1111"), wide("8888"));
}

#[test]
fn a_width_is_the_advance_at_that_size() {
    let shaped = shape(Font::Regular, "kuti", false).unwrap();
    let um = i64::from(shaped.advance()) * 4_000 / 2_048;
    let width = i64::from(shaped.width(Mm::from_um(4_000), Mm::default()).um());
    assert!((0..=1).contains(&(width - um)));
    assert_eq!(shaped.width(Mm::from_um(4_000), Mm::from_um(100)).um(), i32::try_from(width + 300).unwrap());
}

#[test]
fn the_most_even_break_comes_first() {
    assert_eq!(halves("Lëvizja e Gurit të Bardhë")[0], ("Lëvizja e".to_owned(), "Gurit të Bardhë".to_owned()));
    assert!(halves("Lëvizja").is_empty());
}
