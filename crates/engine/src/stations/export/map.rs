//! A map as a drawing for paper: boundaries, groups sized by voters in the colour of their unit, lines, venues.
//!
//! Always true: numbers are written with one decimal from whole places on earth, so the same plan is the same drawing; words
//! are set by the template at the places that come with the drawing.

use std::fmt::Write as _;

use model::GeoPoint;
use model::territory::Ring;

/// Side of the drawing in its own units.
const SIDE: f64 = 1000.0;
/// Colours of units: apart also in gray and for those who see no red or green (Wong 2011, Tol 2021).
const COLOURS: [&str; 8] = ["#0b6e69", "#c2571a", "#4a5fa8", "#8a6d00", "#9c3a6b", "#3d7d2f", "#5b4b8a", "#7a4a2b"];

/// A drawing with places for words, in per cent of its side.
pub(super) struct Drawing {
    pub svg: String,
    pub labels: Vec<(String, f64, f64)>,
}

/// A group as drawn.
pub(super) struct Dot {
    pub place: GeoPoint,
    pub voters: u32,
    /// Which of the venues, and thereby which colour.
    pub venue: usize,
}

/// A venue as drawn.
pub(super) struct Pin {
    pub place: GeoPoint,
    pub label: String,
}

struct Frame {
    west: f64,
    north: f64,
    east_scale: f64,
    scale: f64,
}

impl Frame {
    fn around(places: impl Iterator<Item = GeoPoint>) -> Option<Self> {
        let (mut west, mut east, mut south, mut north) = (f64::MAX, f64::MIN, f64::MAX, f64::MIN);
        for place in places {
            (west, east) = (west.min(place.lon()), east.max(place.lon()));
            (south, north) = (south.min(place.lat()), north.max(place.lat()));
        }
        if west > east {
            return None;
        }
        let east_scale = f64::midpoint(south, north).to_radians().cos();
        let (width, height) = ((east - west) * east_scale, north - south);
        // A little air around it.
        let extent = width.max(height).max(1e-4) * 1.08;
        let west = west - (extent - width) / 2.0 / east_scale;
        Some(Self { west, north: north + (extent - height) / 2.0, east_scale, scale: SIDE / extent })
    }

    fn point(&self, place: GeoPoint) -> (f64, f64) {
        ((place.lon() - self.west) * self.east_scale * self.scale, (self.north - place.lat()) * self.scale)
    }

    /// Metres that a length of the drawing stands for.
    fn metres(&self, length: f64) -> f64 {
        length / self.scale * 111_195.0
    }
}

/// Draws the map; `None` when there is nothing to be seen. The frame goes around dots and pins, or around the boundary
/// where `whole`.
pub(super) fn draw(rings: &[Ring], dots: &[Dot], pins: &[Pin], whole: bool) -> Option<Drawing> {
    let own = dots.iter().map(|dot| dot.place).chain(pins.iter().map(|pin| pin.place));
    let around = rings.iter().flat_map(|ring| ring.0.iter().copied());
    let frame = if whole { Frame::around(own.chain(around))? } else { Frame::around(own)? };
    let mut svg = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}" width="{SIDE}" height="{SIDE}"><rect width="{SIDE}" height="{SIDE}" fill="#f6f7f5"/>"##
    );
    for ring in rings {
        let mut path = String::new();
        for (at, corner) in ring.0.iter().enumerate() {
            let (x, y) = frame.point(*corner);
            // Far outside nothing is seen, and a drawing with huge numbers is no use.
            let (x, y) = (x.clamp(-2.0 * SIDE, 3.0 * SIDE), y.clamp(-2.0 * SIDE, 3.0 * SIDE));
            let _ = write!(path, "{}{x:.1} {y:.1}", if at == 0 { 'M' } else { 'L' });
        }
        let _ = write!(
            svg,
            r##"<path d="{path}Z" fill="#ffffff" stroke="#8b9391" stroke-width="2.5" stroke-dasharray="10 5"/>"##
        );
    }
    let colour = |venue: usize| COLOURS[venue % COLOURS.len()];
    for dot in dots {
        let Some(pin) = pins.get(dot.venue) else { continue };
        let ((x1, y1), (x2, y2)) = (frame.point(dot.place), frame.point(pin.place));
        let _ = write!(
            svg,
            r#"<path d="M{x1:.1} {y1:.1}L{x2:.1} {y2:.1}" stroke="{}" stroke-width="1" stroke-opacity="0.45"/>"#,
            colour(dot.venue)
        );
    }
    for dot in dots {
        let (x, y) = frame.point(dot.place);
        let radius = (f64::from(dot.voters).sqrt() * 0.75).clamp(2.5, 22.0);
        let _ = write!(
            svg,
            r##"<circle cx="{x:.1}" cy="{y:.1}" r="{radius:.1}" fill="{}" fill-opacity="0.8" stroke="#ffffff" stroke-width="0.8"/>"##,
            colour(dot.venue)
        );
    }
    let mut labels = Vec::new();
    for pin in pins {
        let (x, y) = frame.point(pin.place);
        let _ = write!(
            svg,
            r##"<rect x="{:.1}" y="{:.1}" width="20" height="20" fill="#111111" stroke="#ffffff" stroke-width="3"/>"##,
            x - 10.0,
            y - 10.0
        );
        labels.push((pin.label.clone(), x / SIDE * 100.0, y / SIDE * 100.0));
    }
    let bar = scale_bar(&frame, &mut svg);
    labels.push((bar, -1.0, -1.0));
    svg.push_str("</svg>");
    Some(Drawing { svg, labels })
}

/// A bar of a round length at the lower left; gives its length in words of numbers and units alone.
fn scale_bar(frame: &Frame, svg: &mut String) -> String {
    let most = frame.metres(SIDE * 0.3);
    let round = [50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20];
    let metres = round.into_iter().find(|metres| f64::from(*metres) <= most).unwrap_or(10);
    let length = f64::from(metres) / frame.metres(1.0);
    let _ = write!(svg, r##"<path d="M25 960v15h{length:.1}v-15" fill="none" stroke="#111111" stroke-width="3"/>"##);
    if metres >= 1_000 { format!("{} km", metres / 1_000) } else { format!("{metres} m") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_stands_in_the_frame_and_the_same_plan_is_the_same_drawing() {
        let at = |lat, lon| GeoPoint::from_degrees(lat, lon).unwrap();
        let dots = [
            Dot { place: at(40.70, 19.95), voters: 45, venue: 0 },
            Dot { place: at(40.72, 19.99), voters: 900, venue: 0 },
        ];
        let pins = [Pin { place: at(40.71, 19.96), label: "1698/2".to_owned() }];
        let ring = Ring(vec![at(40.6, 19.8), at(40.8, 19.8), at(40.8, 20.1)]);
        for whole in [true, false] {
            let one = draw(std::slice::from_ref(&ring), &dots, &pins, whole).unwrap();
            assert_eq!(one.svg, draw(std::slice::from_ref(&ring), &dots, &pins, whole).unwrap().svg);
            assert!(one.labels.iter().take(1).all(|(_, x, y)| (0.0..=100.0).contains(x) && (0.0..=100.0).contains(y)));
            assert!(one.svg.matches("<circle").count() == 2 && one.svg.ends_with("</svg>"));
        }
        assert!(draw(&[], &[], &[], false).is_none());
    }
}
