use super::*;

#[test]
fn a_digest_has_one_text() {
    let digest = Digest::of(b"kutia");
    let text = digest.to_string();
    assert_eq!(text.parse(), Ok(digest));
    let signed = format!("+{}", &text[1..]);
    for wrong in [text.to_uppercase(), signed, text[1..].to_owned(), format!("{text}0"), format!(" {}", &text[1..])] {
        assert_eq!(wrong.parse::<Digest>(), Err(NotADigest), "{wrong}");
    }
}
