use super::*;

fn place(lat: f64, lon: f64) -> GeoPoint {
    GeoPoint::from_degrees(lat, lon).unwrap()
}

#[test]
fn all_places_stand_inside_the_drawing_with_north_above() {
    let places = [place(40.5, 19.8), place(40.9, 20.3), place(40.7, 19.9)];
    let projection = Projection::around(places.into_iter()).unwrap();
    for at in places {
        let (x, y) = projection.point(at);
        assert!((-0.01..=SIDE + 0.01).contains(&x) && (-0.01..=SIDE + 0.01).contains(&y), "{x} {y}");
    }
    assert!(projection.point(places[1]).1 < projection.point(places[0]).1);
    assert!(projection.point(places[1]).0 > projection.point(places[0]).0);
}

#[test]
fn the_same_metres_are_the_same_length_in_both_directions() {
    let projection = Projection::around([place(40.5, 19.8), place(40.9, 20.3)].into_iter()).unwrap();
    let (from, north, east) = (place(40.6, 20.0), place(40.7, 20.0), place(40.6, 20.1));
    let length = |to: GeoPoint| {
        let ((x1, y1), (x2, y2)) = (projection.point(from), projection.point(to));
        (x1 - x2).hypot(y1 - y2) / from.distance_m(&to)
    };
    assert!((length(north) / length(east) - 1.0).abs() < 0.01);
}

#[test]
fn one_place_alone_and_none_at_all_can_be_drawn() {
    assert!(Projection::around(std::iter::empty()).is_none());
    let (x, y) = Projection::around(std::iter::once(place(40.7, 20.0))).unwrap().point(place(40.7, 20.0));
    assert!(x.is_finite() && y.is_finite());
}

#[test]
fn zooming_holds_the_place_under_the_pointer_and_never_leaves_the_land() {
    let near = Sight::WHOLE.zoom(0.5, (200.0, 300.0));
    let share = |sight: Sight| ((200.0 - sight.x) / sight.side, (300.0 - sight.y) / sight.side);
    let (before, after) = (share(Sight::WHOLE), share(near));
    assert!((before.0 - after.0).abs() < 1e-9 && (before.1 - after.1).abs() < 1e-9);
    assert_eq!(near.zoom(9.0, (0.0, 0.0)), Sight::WHOLE);
    assert!(near.zoom(1e-9, (0.0, 0.0)).side >= 40.0);
}

#[test]
fn a_lasso_takes_what_is_inside_and_the_pointer_finds_the_nearest() {
    let square = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)];
    assert!(scene::encloses(&square, (5.0, 5.0)) && !scene::encloses(&square, (15.0, 5.0)));
    assert!(!scene::encloses(&[], (0.0, 0.0)));
    let group = |id: &str, lat: f64| api::plans::MapGroup {
        id: model::VoterGroupId::new(id).unwrap(),
        name: id.to_owned(),
        place: place(lat, 20.0),
        voters: model::VoterCount(40),
        admin_unit: model::AdminUnitCode::new("A").unwrap(),
        unit: None,
        moved: false,
    };
    let points = PlanMap { groups: vec![group("a", 40.5), group("b", 40.9)], venues: Vec::new() };
    let scene = Scene::of(&[], &points, &[]).unwrap();
    let at = scene.dots[1].at;
    assert_eq!(scene.dot_at((at.0 + 3.0, at.1 - 2.0), 8.0), Some(1));
    assert_eq!(scene.dot_at((at.0 + 30.0, at.1), 8.0), None);
    let around =
        [(at.0 - 5.0, at.1 - 5.0), (at.0 + 5.0, at.1 - 5.0), (at.0 + 5.0, at.1 + 5.0), (at.0 - 5.0, at.1 + 5.0)];
    assert_eq!(scene.inside(&around), [1]);
}

#[test]
fn the_place_under_a_pixel_is_the_place_drawn_there() {
    let view = View::of(Sight::WHOLE.zoom(0.3, (200.0, 700.0)), 640.0, 480.0);
    let back = view.back((100.0, 200.0));
    let again = ((back.0 * view.scale) + view.left, (back.1 * view.scale) + view.top);
    assert!((again.0 - 100.0).abs() < 1e-9 && (again.1 - 200.0).abs() < 1e-9);
}
