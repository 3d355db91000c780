use super::*;

fn picture(rows: &[&str]) -> Gray {
    let pixels = rows.iter().flat_map(|row| row.bytes()).map(|byte| if byte == b'#' { 0 } else { 255 }).collect();
    Gray { width: rows[0].len(), height: rows.len(), pixels }
}

#[test]
fn a_patch_is_what_touches_along_rows_and_columns() {
    let found = blobs(&picture(&["##..#", "#...#", ".#..#", "###.#"]), 100, |_| true).unwrap();
    let seen: Vec<_> = found.iter().map(|blob| (blob.left, blob.top, blob.right, blob.bottom, blob.area)).collect();
    assert_eq!(seen, [(0, 0, 2, 2, 3), (4, 0, 5, 4, 4), (0, 2, 3, 4, 4)]);
    assert_eq!(found[1].centre(), Spot::new(4.5, 2.0));
}

#[test]
fn arms_that_meet_below_are_one_patch() {
    let found = blobs(&picture(&["#.#.#", "#.#.#", "#####"]), 100, |_| true).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].area, 11);
    assert_eq!(found[0].centre(), Spot::new(2.5, (0.5 * 3.0 + 1.5 * 3.0 + 2.5 * 5.0) / 11.0));
}

#[test]
fn a_picture_with_too_many_patches_is_given_up() {
    let (width, height) = (2_000, 1_400);
    let pixels = (0..width * height).map(|at| if (at % width + at / width) % 2 == 0 { 0 } else { 255 }).collect();
    assert!(blobs(&Gray { width, height, pixels }, 100, |_| true).is_none());
}
