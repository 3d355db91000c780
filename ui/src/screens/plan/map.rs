//! The map: boundaries, voter groups, venues and the lines between them, in SVG.
//!
//! Always true: a unit is a handful of paths, however many groups it has (dots are strokes of no length with round ends),
//! so that tens of thousands of groups stay smooth. The projection is equirectangular about the middle: good for a sketch.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use api::plans::{PlanMap, UnitView};
use leptos::prelude::*;
use model::GeoPoint;
use model::territory::AdminUnit;
use model::unit::UnitNumber;
use wasm_bindgen::JsCast as _;

use crate::app::app;
use crate::call::Query;
use crate::text::t;
use crate::widgets::icon;

/// Side of the drawing in its own units.
const SIDE: f64 = 1000.0;

/// From places on earth to the drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Projection {
    west: f64,
    north: f64,
    east_scale: f64,
    scale: f64,
}

impl Projection {
    /// The projection in which all these places just fit; none for no places.
    pub fn around(places: impl Iterator<Item = GeoPoint>) -> Option<Self> {
        let (mut west, mut east, mut south, mut north) = (f64::MAX, f64::MIN, f64::MAX, f64::MIN);
        for place in places {
            (west, east) = (west.min(place.lon()), east.max(place.lon()));
            (south, north) = (south.min(place.lat()), north.max(place.lat()));
        }
        if west > east {
            return None;
        }
        let east_scale = f64::midpoint(south, north).to_radians().cos();
        let extent = ((east - west) * east_scale).max(north - south).max(1e-6);
        let (width, height) = ((east - west) * east_scale, north - south);
        // In the middle of the square.
        let west = west - (extent - width) / 2.0 / east_scale;
        Some(Self { west, north: north + (extent - height) / 2.0, east_scale, scale: SIDE / extent })
    }

    /// Where a place stands in the drawing.
    pub fn point(&self, place: GeoPoint) -> (f64, f64) {
        ((place.lon() - self.west) * self.east_scale * self.scale, (self.north - place.lat()) * self.scale)
    }
}

/// A unit as drawn.
struct Drawn {
    number: UnitNumber,
    lines: String,
    /// Dots by size: few, more, many voters.
    dots: [String; 3],
    venue: (f64, f64),
}

fn rings(projection: &Projection, unit: &AdminUnit) -> String {
    let mut path = String::new();
    for ring in &unit.boundary {
        for (place, corner) in ring.0.iter().enumerate() {
            let (x, y) = projection.point(*corner);
            // Writing into a text never fails.
            let _ = write!(path, "{}{x:.1} {y:.1}", if place == 0 { 'M' } else { 'L' });
        }
        path.push('Z');
    }
    path
}

fn drawn(projection: &Projection, points: &PlanMap, units: &[UnitView]) -> (Vec<Drawn>, [String; 3]) {
    let mut by_number: BTreeMap<UnitNumber, Drawn> = units
        .iter()
        .map(|unit| {
            let venue = projection.point(unit.place);
            (unit.number, Drawn { number: unit.number, lines: String::new(), dots: Default::default(), venue })
        })
        .collect();
    let mut unplanned: [String; 3] = Default::default();
    for group in &points.groups {
        let (x, y) = projection.point(group.place);
        let size = match group.voters.0 {
            0..=60 => 0,
            61..=200 => 1,
            _ => 2,
        };
        let dots = match group.unit.and_then(|unit| by_number.get_mut(&unit)) {
            Some(unit) => {
                let (to_x, to_y) = unit.venue;
                let _ = write!(unit.lines, "M{x:.1} {y:.1}L{to_x:.1} {to_y:.1}");
                &mut unit.dots
            }
            None => &mut unplanned,
        };
        let _ = write!(dots[size], "M{x:.1} {y:.1}h0");
    }
    (by_number.into_values().collect(), unplanned)
}

/// What is shown of the drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sight {
    x: f64,
    y: f64,
    side: f64,
}

impl Sight {
    /// The whole drawing with a margin.
    pub const WHOLE: Self = Self { x: -30.0, y: -30.0, side: SIDE + 60.0 };

    /// The same, nearer or farther (`factor` below 1 is nearer), with a place held where it is.
    pub fn zoom(self, factor: f64, at: (f64, f64)) -> Self {
        let side = (self.side * factor).clamp(40.0, Self::WHOLE.side);
        if side >= Self::WHOLE.side {
            return Self::WHOLE;
        }
        let share = side / self.side;
        Self { x: at.0 - (at.0 - self.x) * share, y: at.1 - (at.1 - self.y) * share, side }
    }

    /// The same, moved.
    pub fn moved(self, dx: f64, dy: f64) -> Self {
        let hold = |value: f64| value.clamp(-SIDE / 2.0, SIDE);
        Self { x: hold(self.x + dx), y: hold(self.y + dy), side: self.side }
    }

    fn middle(self) -> (f64, f64) {
        (self.x + self.side / 2.0, self.y + self.side / 2.0)
    }
}

/// Units of the drawing in one pixel of the window, and where the drawing begins in the element.
fn scale_of(element: &web_sys::Element, sight: Sight) -> (f64, f64, f64) {
    let frame = element.get_bounding_client_rect();
    let pixels = frame.width().min(frame.height()).max(1.0);
    let scale = sight.side / pixels;
    (scale, frame.left() + (frame.width() - pixels) / 2.0, frame.top() + (frame.height() - pixels) / 2.0)
}

/// The map with its buttons.
#[component]
pub fn Map(
    /// Boundaries.
    territory: Query<Vec<AdminUnit>>,
    /// Groups and venues.
    points: Query<PlanMap>,
    /// Planned units.
    units: Query<Vec<UnitView>>,
    /// The chosen unit.
    chosen: RwSignal<Option<UnitNumber>>,
) -> impl IntoView {
    let app = app();
    let sight = RwSignal::new(Sight::WHOLE);
    let held = RwSignal::new(false);
    let wheel = move |event: leptos::ev::WheelEvent| {
        event.prevent_default();
        let Some(element) = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else {
            return;
        };
        let now = sight.get_untracked();
        let (scale, left, top) = scale_of(&element, now);
        let at =
            (now.x + (f64::from(event.client_x()) - left) * scale, now.y + (f64::from(event.client_y()) - top) * scale);
        sight.set(now.zoom(if event.delta_y() > 0.0 { 1.2 } else { 1.0 / 1.2 }, at));
    };
    let drag = move |event: leptos::ev::PointerEvent| {
        if !held.get_untracked() || event.buttons() == 0 {
            return;
        }
        let Some(element) = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else {
            return;
        };
        let (scale, ..) = scale_of(&element, sight.get_untracked());
        sight.update(|sight| {
            *sight = sight.moved(-f64::from(event.movement_x()) * scale, -f64::from(event.movement_y()) * scale);
        });
    };
    let near = move |factor: f64| sight.update(|sight| *sight = sight.zoom(factor, sight.middle()));
    let view_box = move || {
        let sight = sight.get();
        format!("{:.2} {:.2} {:.2} {:.2}", sight.x, sight.y, sight.side, sight.side)
    };
    let picture = move || {
        let (territory, points) = (territory.value.get()?, points.value.get()?);
        let units = units.value.get().unwrap_or_default();
        Some(picture(&territory, &points, &units, chosen))
    };
    view! {
        <svg
            class="plan-map"
            class:has-choice=move || chosen.get().is_some()
            class:near=move || { sight.get().side < 400.0 }
            data-test="plan-map"
            role="img"
            aria-label=move || app.text("operation-plan-map")
            viewBox=view_box
            on:wheel=wheel
            on:pointerdown=move |_| held.set(true)
            on:pointerup=move |_| held.set(false)
            on:pointerleave=move |_| held.set(false)
            on:pointermove=drag
        >
            {picture}
        </svg>
        <div class="map-buttons">
            <button type="button" class="quiet" data-test="map-zoom-in" aria-label=t("ui-map-nearer") on:click=move |_| near(1.0 / 1.5)>
                {icon("plus")}
            </button>
            <button type="button" class="quiet" data-test="map-zoom-out" aria-label=t("ui-map-farther") on:click=move |_| near(1.5)>
                {icon("minus")}
            </button>
            <button type="button" class="quiet" data-test="map-whole" aria-label=t("ui-map-whole") on:click=move |_| sight.set(Sight::WHOLE)>
                {icon("auto")}
            </button>
        </div>
    }
}

fn picture(
    territory: &[AdminUnit],
    points: &PlanMap,
    units: &[UnitView],
    chosen: RwSignal<Option<UnitNumber>>,
) -> Option<impl IntoView + use<>> {
    let corners = territory.iter().flat_map(|unit| unit.boundary.iter().flat_map(|ring| ring.0.iter().copied()));
    let groups = points.groups.iter().map(|group| group.place);
    let venues = points.venues.iter().map(|venue| venue.place);
    let projection = Projection::around(corners.chain(groups).chain(venues))?;
    let land =
        territory.iter().map(|unit| view! { <path class="land" d=rings(&projection, unit)></path> }).collect_view();
    let (drawn, unplanned) = drawn(&projection, points, units);
    let loose =
        unplanned.into_iter().enumerate().map(|(size, d)| view! { <path class=format!("dots d{size}") d=d></path> });
    let closed = points.venues.iter().filter(|venue| venue.units.is_empty()).map(|venue| {
        let (x, y) = projection.point(venue.place);
        view! { <rect class="venue closed" x=x - 4.0 y=y - 4.0 width="8" height="8" rx="1.5"></rect> }
    });
    let names = territory.iter().map(|unit| {
        let (x, y) = projection.point(unit.centre);
        view! { <text class="place" x=x y=y>{unit.name.clone()}</text> }
    });
    Some(view! {
        <g>{land}</g>
        <g>{loose.collect_view()}</g>
        <g>{closed.collect_view()}</g>
        <g>{drawn.into_iter().enumerate().map(|(place, unit)| one(place, unit, chosen)).collect_view()}</g>
        <g>{names.collect_view()}</g>
    })
}

fn one(place: usize, unit: Drawn, chosen: RwSignal<Option<UnitNumber>>) -> impl IntoView {
    let (number, (x, y)) = (unit.number, unit.venue);
    let dots =
        unit.dots.into_iter().enumerate().map(|(size, d)| view! { <path class=format!("dots d{size}") d=d></path> });
    view! {
        <g
            class=format!("unit u{}", place % 8)
            class:chosen=move || chosen.get() == Some(number)
            on:click=move |_| chosen.set(Some(number))
        >
            <path class="lines" d=unit.lines></path>
            {dots.collect_view()}
            <rect class="venue" x=x - 6.0 y=y - 6.0 width="12" height="12" rx="2"><title>{number.to_string()}</title></rect>
        </g>
    }
}

#[cfg(test)]
mod tests;
