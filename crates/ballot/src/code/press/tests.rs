use std::num::NonZeroU32;

use model::ballot_code::{BallotCode, Languages};
use model::election::Mode;

use super::{Press, by_the_crate};

#[test]
fn a_pressed_code_is_the_code_that_the_crate_draws() {
    let code = |serial: u32, unit: &str| BallotCode {
        definition: [0xff, 0, 1, 2, 3, 4, 5, 6],
        election: [9, 8, 7, 6],
        style: 3,
        unit: unit.parse().unwrap(),
        sheet: 1,
        face: 1,
        mode: Mode::Official,
        languages: Languages::of(&["sq".to_owned()]),
        serial: NonZeroU32::new(serial),
    };
    let mut press = Press::set(&code(0, "1698").letters()).unwrap();
    for (serial, unit) in [(1, "1698"), (2, "1698"), (400_000, "1698"), (0, "0001/2"), (u32::MAX, "9999/99")] {
        let text = code(serial, unit).encode();
        assert_eq!(*press.print(text.as_bytes()).unwrap(), by_the_crate(&text), "{serial}");
    }
    assert!(press.print(b"SHORT").is_none() && Press::set(b"A").is_none());
}
