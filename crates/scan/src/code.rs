//! Reads the codes of a page and tells from them which way up it lies.
//!
//! What always holds: all codes that can be read say the same, or the page is refused; the border of marks looks alike upside
//! down, so only the direction of a code itself decides.

use model::ballot_code::{BallotCode, CodeError};
use model::{Mm, Point, Rect};

use crate::grid::Grid;
use crate::pixel::{Gray, Spot, whole};
use crate::refusal::{PagePlace, Reason, Refusal};

mod sampled;

/// White kept around a code's expected place, in mm: search room and quiet zone.
const AROUND_MM: f64 = 2.5;

/// What the codes say.
#[derive(Debug, Clone)]
pub(crate) struct Codes {
    pub code: BallotCode,
    pub upside_down: bool,
    /// Places, counted from 1 in the order of the geometry, whose code cannot be read.
    pub unread: Vec<u32>,
}

/// How a code is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    /// Its modules are taken from where they must stand.
    Sampled,
    /// Its finder patterns are sought around its place.
    Sought,
    /// The same at twice the size.
    Enlarged,
}

/// A code found in a part of the picture.
struct Seen {
    text: String,
    upside_down: bool,
}

/// What came of a place: nothing, a code, or a code that is none of ours.
type Read = Option<Result<BallotCode, CodeError>>;

/// Reads the codes at their places, the page lying upright or upside down: first where they must stand, then, for what was not
/// read so, wherever they are near their place.
pub(crate) fn read(gray: &Gray, grid: &Grid, places: &[Rect], pixels_per_mm: f64) -> Result<Codes, Refusal> {
    let mut fault = None;
    let look = |upside_down: bool, how: How| -> Vec<Read> {
        let place = |place: &Rect| if upside_down { mirrored(grid, place) } else { *place };
        let at = |rect: &Rect| read_at(gray, grid, &place(rect), pixels_per_mm, how, upside_down);
        places.iter().map(at).collect()
    };
    for how in [How::Sampled, How::Sought, How::Enlarged] {
        for upside_down in [false, true] {
            let mut found = look(upside_down, how);
            if how == How::Sampled && found.iter().any(|read| matches!(read, Some(Ok(_)))) {
                for (read, rect) in found.iter_mut().zip(places).filter(|(read, _)| !matches!(read, Some(Ok(_)))) {
                    let place = if upside_down { mirrored(grid, rect) } else { *rect };
                    *read = read_at(gray, grid, &place, pixels_per_mm, How::Sought, upside_down);
                }
            }
            let mut first: Option<BallotCode> = None;
            let mut unread = Vec::new();
            for (number, read) in (1_u32..).zip(found) {
                match read {
                    None => unread.push(number),
                    Some(Err(error)) => {
                        fault = fault.or(Some((number, error)));
                        unread.push(number);
                    }
                    Some(Ok(code)) if first.is_some_and(|first| first != code) => {
                        return Err(Refusal::new(Reason::CodesDisagree).at(PagePlace::Code { number }));
                    }
                    Some(Ok(code)) => first = Some(code),
                }
            }
            if let Some(code) = first {
                return Ok(Codes { code, upside_down, unread });
            }
        }
    }
    Err(match fault {
        None => Refusal::new(Reason::NoCode),
        Some((number, CodeError::Version(version))) => {
            Refusal::new(Reason::CodeVersion).at(PagePlace::Code { number }).with("version", u32::from(version))
        }
        Some((number, CodeError::Form | CodeError::Damaged)) => {
            Refusal::new(Reason::ForeignCode).at(PagePlace::Code { number })
        }
    })
}

/// A place of the page seen upside down within the border of marks.
fn mirrored(grid: &Grid, rect: &Rect) -> Rect {
    let (first, last) = (grid.timing().first, grid.timing().last);
    Rect { x: first.x + last.x - rect.right(), y: first.y + last.y - rect.bottom(), ..*rect }
}

fn read_at(gray: &Gray, grid: &Grid, place: &Rect, pixels_per_mm: f64, how: How, upside_down: bool) -> Read {
    let corner = |x: Mm, y: Mm| grid.point(Point { x, y });
    let corners = [
        corner(place.x, place.y),
        corner(place.right(), place.y),
        corner(place.x, place.bottom()),
        corner(place.right(), place.bottom()),
    ];
    let around = AROUND_MM * pixels_per_mm;
    let bound = |value: f64| usize::try_from(whole(value).max(0)).unwrap_or(0);
    let least = |value: fn(&Spot) -> f64| corners.iter().map(value).fold(f64::INFINITY, f64::min);
    let most = |value: fn(&Spot) -> f64| corners.iter().map(value).fold(f64::NEG_INFINITY, f64::max);
    let (left, top) = (bound(least(|spot| spot.x) - around), bound(least(|spot| spot.y) - around));
    let (right, bottom) = (bound(most(|spot| spot.x) + around), bound(most(|spot| spot.y) + around));
    let part = gray.part(left, top, right.saturating_sub(left), bottom.saturating_sub(top));
    if part.width < 24 || part.height < 24 || part.width > 2_000 || part.height > 2_000 {
        return None;
    }
    if how == How::Sampled {
        let [a, b, c, d] = corners.map(|spot| spot - Spot::new(left as f64, top as f64));
        let corners = if upside_down { [d, c, b, a] } else { [a, b, c, d] };
        let place = sampled::Place { smooth: &part.smoothed(), corners, pixels_per_mm };
        return place.text().map(|text| BallotCode::decode(&text));
    }
    let seen = seen(&if how == How::Enlarged { doubled(&part) } else { part });
    let ours = seen.into_iter().filter(|seen| seen.upside_down == upside_down);
    let mut fault = None;
    for code in ours.map(|seen| BallotCode::decode(&seen.text)) {
        match code {
            Ok(code) => return Some(Ok(code)),
            Err(error) => fault = Some(Err(error)),
        }
    }
    fault
}

/// All codes in a part of the picture that stand upright or upside down.
fn seen(part: &Gray) -> Vec<Seen> {
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(part.width, part.height, |x, y| {
        part.pixels.get(y * part.width + x).copied().unwrap_or(255)
    });
    let mut found = Vec::new();
    for grid in prepared.detect_grids() {
        let Ok((_, text)) = grid.decode() else { continue };
        let (top_left, bottom_left) = (grid.bounds[0], grid.bounds[3]);
        let (dx, dy) =
            (i64::from(bottom_left.x) - i64::from(top_left.x), i64::from(bottom_left.y) - i64::from(top_left.y));
        if dy.abs() > dx.abs() * 4 {
            found.push(Seen { text, upside_down: dy < 0 });
        }
    }
    found
}

/// Twice the size, interpolated: helps where modules are barely three pixels wide.
fn doubled(part: &Gray) -> Gray {
    let (width, height) = (part.width * 2, part.height * 2);
    let pixel =
        |x: usize, y: usize| u16::from(part.pixels[y.min(part.height - 1) * part.width + x.min(part.width - 1)]);
    let mut pixels = Vec::with_capacity(width * height);
    for y in 0..height {
        for x in 0..width {
            let (left, top) = (x / 2, y / 2);
            let (right, low) = (left + x % 2, top + y % 2);
            let sum = pixel(left, top) + pixel(right, top) + pixel(left, low) + pixel(right, low);
            pixels.push(u8::try_from(sum / 4).unwrap_or(255));
        }
    }
    Gray { width, height, pixels }
}
