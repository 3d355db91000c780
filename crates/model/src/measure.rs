//! Lengths, places and counts, each with its unit in the type.
//!
//! Always true: lengths on paper are whole micrometres and places on earth whole millionths of a degree, so equal
//! things are equal bit for bit on every machine.

use serde::{Deserialize, Serialize};

/// A number of registered voters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VoterCount(pub u32);

impl std::iter::Sum for VoterCount {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        Self(counts.fold(0, |total, count| total.saturating_add(count.0)))
    }
}

impl std::ops::Add for VoterCount {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl std::fmt::Display for VoterCount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// A distance over ground in metres.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Metres(pub u32);

/// A length on paper, kept in whole micrometres.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mm(i32);

impl Mm {
    /// A length of so many micrometres.
    #[must_use]
    pub const fn from_um(um: i32) -> Self {
        Self(um)
    }

    /// A length of so many millimetres, rounded to the micrometre; beyond ±2,000 m it is cut to that.
    #[must_use]
    pub fn new(mm: f64) -> Self {
        let um = (mm * 1000.0).round().clamp(-2.0e9, 2.0e9);
        #[expect(clippy::cast_possible_truncation, reason = "clamped just above")]
        Self(um as i32)
    }

    /// The length in micrometres.
    #[must_use]
    pub const fn um(self) -> i32 {
        self.0
    }

    /// The length in millimetres.
    #[must_use]
    pub fn mm(self) -> f64 {
        f64::from(self.0) / 1000.0
    }
}

impl std::ops::Add for Mm {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl std::ops::Sub for Mm {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl std::ops::Mul<i32> for Mm {
    type Output = Self;
    fn mul(self, times: i32) -> Self {
        Self(self.0.saturating_mul(times))
    }
}

impl std::ops::Div<i32> for Mm {
    type Output = Self;
    fn div(self, parts: i32) -> Self {
        Self(self.0.checked_div(parts).unwrap_or(0))
    }
}

/// A point on a page: from its left edge and from its **top** edge.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// Distance from the left edge.
    pub x: Mm,
    /// Distance from the top edge.
    pub y: Mm,
}

/// Width and height on paper.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Size {
    /// Width.
    pub width: Mm,
    /// Height.
    pub height: Mm,
}

impl Size {
    /// A4 portrait, 210 × 297 mm (ISO 216).
    pub const A4: Self = Self { width: Mm::from_um(210_000), height: Mm::from_um(297_000) };
}

/// A rectangle on a page, by its top left corner.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rect {
    /// Left edge, from the page's left edge.
    pub x: Mm,
    /// Top edge, from the page's top edge.
    pub y: Mm,
    /// Width.
    pub width: Mm,
    /// Height.
    pub height: Mm,
}

impl Rect {
    /// The rectangle's centre.
    #[must_use]
    pub fn centre(&self) -> Point {
        Point { x: self.x + self.width / 2, y: self.y + self.height / 2 }
    }

    /// The right edge.
    #[must_use]
    pub fn right(&self) -> Mm {
        self.x + self.width
    }

    /// The bottom edge.
    #[must_use]
    pub fn bottom(&self) -> Mm {
        self.y + self.height
    }

    /// Whether the two share any area.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }
}

/// A place on earth (WGS 84), in millionths of a degree: about 0.11 m.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct GeoPoint {
    /// Latitude in millionths of a degree, north positive.
    pub lat_e6: i32,
    /// Longitude in millionths of a degree, east positive.
    pub lon_e6: i32,
}

/// Mean radius of the earth in metres (IUGG).
const EARTH_RADIUS_M: f64 = 6_371_008.8;

impl GeoPoint {
    /// A point from degrees; `None` outside ±90° and ±180° or for a value that is not a number.
    #[must_use]
    pub fn from_degrees(lat: f64, lon: f64) -> Option<Self> {
        if !(lat.abs() <= 90.0 && lon.abs() <= 180.0) {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "at most 180 million, checked above")]
        let e6 = |degrees: f64| (degrees * 1.0e6).round() as i32;
        Some(Self { lat_e6: e6(lat), lon_e6: e6(lon) })
    }

    /// Latitude in degrees.
    #[must_use]
    pub fn lat(&self) -> f64 {
        f64::from(self.lat_e6) / 1.0e6
    }

    /// Longitude in degrees.
    #[must_use]
    pub fn lon(&self) -> f64 {
        f64::from(self.lon_e6) / 1.0e6
    }

    /// Great-circle distance to another point in metres (haversine, ±0.5 % against the ellipsoid).
    #[must_use]
    pub fn distance_m(&self, other: &Self) -> f64 {
        let (lat1, lat2) = (self.lat().to_radians(), other.lat().to_radians());
        let dlat = (lat2 - lat1) / 2.0;
        let dlon = (other.lon() - self.lon()).to_radians() / 2.0;
        let a = dlat.sin().powi(2) + lat1.cos() * lat2.cos() * dlon.sin().powi(2);
        2.0 * EARTH_RADIUS_M * a.sqrt().min(1.0).asin()
    }

    /// The same distance as whole metres.
    #[must_use]
    pub fn distance(&self, other: &Self) -> Metres {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most half the equator")]
        Metres(self.distance_m(other).round() as u32)
    }
}
