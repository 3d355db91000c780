use super::*;
use model::Size;
use proptest::prelude::*;

/// A grid whose marks lie where `map` puts them.
fn grid(map: impl Fn(f64, f64) -> Spot) -> Grid {
    let timing = TimingMarks::for_paper(Size::A4);
    let at = |column, row| {
        let centre = timing.centre(column, row);
        map(centre.x.mm(), centre.y.mm())
    };
    let (right, low) = (timing.columns - 1, timing.rows - 1);
    let sides = vec![
        (0..=right).map(|column| at(column, 0)).collect(),
        (0..=low).map(|row| at(right, row)).collect(),
        (0..=right).map(|column| at(column, low)).collect(),
        (0..=low).map(|row| at(0, row)).collect(),
    ];
    Grid::new(timing, sides, 8.0).unwrap()
}

#[test]
fn a_curled_page_is_followed_to_a_tenth_of_a_millimetre() {
    // Bent along its height by 1.5 mm, and narrower towards the bottom.
    let bend = |x: f64, y: f64| {
        let t = y / 297.0;
        Spot::new(8.0 * (x + 1.5 * (std::f64::consts::PI * t).sin() + (105.0 - x) * 0.004 * t), 8.0 * y)
    };
    let grid = grid(bend);
    for (x, y) in [(30.0, 40.0), (105.0, 150.0), (190.0, 250.0), (111.0, 260.0)] {
        assert!(grid.place(x, y).distance(bend(x, y)) < 0.8, "{x} {y}");
    }
}

#[test]
fn corners_that_contradict_are_no_grid() {
    let timing = TimingMarks::for_paper(Size::A4);
    let line = |x: f64, y: f64| vec![Spot::new(x, y), Spot::new(x + 100.0, y)];
    assert!(Grid::new(timing, vec![line(0.0, 0.0), line(9.0, 9.0), line(5.0, 5.0), line(3.0, 3.0)], 8.0).is_none());
}

proptest! {
    #[test]
    fn an_affine_page_is_followed_exactly(turn in -0.06_f64..0.06, scale in 7.0_f64..13.0, shear in -0.02_f64..0.02, x in 5.0_f64..205.0, y in 5.0_f64..290.0) {
        let map = |x: f64, y: f64| {
            let x = x + shear * y;
            Spot::new(scale * (x * turn.cos() - y * turn.sin()) + 40.0, scale * (x * turn.sin() + y * turn.cos()) + 3.0)
        };
        prop_assert!(grid(map).place(x, y).distance(map(x, y)) < 0.02);
    }

    #[test]
    fn a_fitted_map_and_its_inverse_undo_each_other(a in 0.5_f64..2.0, b in -0.4_f64..0.4, c in -50.0_f64..50.0, x in -100.0_f64..100.0, y in -100.0_f64..100.0) {
        let map = |spot: Spot| Spot::new(a * spot.x + b * spot.y + c, a * spot.y - b * spot.x - c);
        let from = [Spot::new(0.0, 0.0), Spot::new(10.0, 1.0), Spot::new(3.0, 20.0), Spot::new(7.0, 7.0)];
        let affine = Affine::fit(from.iter().map(|&spot| (spot, map(spot)))).unwrap();
        prop_assert!(affine.apply(Spot::new(x, y)).distance(map(Spot::new(x, y))) < 1e-6);
        prop_assert!(affine.inverse().unwrap().apply(map(Spot::new(x, y))).distance(Spot::new(x, y)) < 1e-6);
    }
}
