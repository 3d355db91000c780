use super::*;
use crate::Limits;

fn tags(xml: &str) -> Result<Vec<String>, String> {
    let guard = Guard::new(&Limits::default());
    let mut scanner = Scanner::new();
    let mut found = Vec::new();
    let mut on_tag = |tag: &Tag<'_>, text: u64| {
        let sign = if tag.ends { "/" } else { "" };
        found.push(format!("{text}{sign}{}", String::from_utf8_lossy(tag.local_name())));
        Ok(())
    };
    // Byte by byte: the seams between pieces must not matter.
    for byte in xml.as_bytes().chunks(1) {
        scanner.feed(byte, &guard, &mut on_tag).map_err(|findings| findings[0].code.to_string())?;
    }
    Ok(found)
}

#[test]
fn tags_and_the_text_between_them_are_found() {
    let xml = r#"<?xml version="1.0"?><!-- <no> --><a:row r="1 > 0"><c/><![CDATA[<x>]]>ab</a:row>"#;
    // CDATA counts with its closing mark, which is close enough for a limit.
    assert_eq!(tags(xml).unwrap(), ["0row", "0c", "8/row"]);
}

#[test]
fn a_document_type_is_refused_and_too_much_depth() {
    assert_eq!(tags("<!DOCTYPE a [<!ENTITY b 'c'>]><a/>").unwrap_err(), "R117");
    assert_eq!(tags(&"<a>".repeat(65)).unwrap_err(), "R116");
    assert_eq!(tags(&"<a/>".repeat(65)).unwrap().len(), 65);
    assert_eq!(tags(&format!("<a b='{}'>", "x".repeat(70_000))).unwrap_err(), "R116");
}

#[test]
fn attributes_are_read_with_their_entities() {
    let tag = Tag { text: br#"sheet name="A &amp; &#235;" r:id = 'rId1' n="7""#, ends: false, empty: true };
    assert_eq!(tag.attribute(b"name").as_deref(), Some("A & ë"));
    assert_eq!(tag.attribute(b"r:id").as_deref(), Some("rId1"));
    assert_eq!((tag.count(b"n"), tag.count(b"m")), (7, 1));
    assert_eq!(tag.attribute(b"id"), None);
}
