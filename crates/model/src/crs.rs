//! Coordinate systems in which the offices of Albania keep their points, and the way to and from degrees.
//!
//! Always true: the ellipsoid is GRS 80; WGS 84 and ETRS89 (of which KRGJSH-2010 is the national realisation) are taken as
//! one, which is right within a metre. Transverse Mercator by Krüger's series in the third flattening to the fourth order
//! (Karney 2011, J. Geodesy 85, eq. 35 and 36): exact to less than a millimetre within 10° of the central meridian.

use serde::{Deserialize, Serialize};

/// A coordinate system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Crs {
    /// Degrees (EPSG:4326).
    #[serde(rename = "wgs84")]
    Wgs84,
    /// WGS 84 / UTM zone 34N (EPSG:32634): metres, central meridian 21° E, scale 0.9996.
    #[serde(rename = "utm34n")]
    Utm34n,
    /// KRGJSH-2010 / TM, Albania (EPSG:6870): metres, central meridian 20° E, scale 1.
    #[serde(rename = "krgjsh2010")]
    Krgjsh2010,
}

/// A name that is no coordinate system that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a known coordinate system")]
pub struct NotACrs;

impl std::str::FromStr for Crs {
    type Err = NotACrs;
    fn from_str(text: &str) -> Result<Self, NotACrs> {
        let bare: String = text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
        match bare.as_str() {
            "wgs84" | "epsg4326" | "4326" | "epsg4979" | "epsg4258" | "4258" | "crs84" => Ok(Self::Wgs84),
            "utm34n" | "utm34" | "epsg32634" | "32634" | "wgs84utm34n" | "wgs84utmzone34n" | "epsg25834" | "25834" => {
                Ok(Self::Utm34n)
            }
            "krgjsh2010" | "krgjsh" | "epsg6870" | "6870" | "etrs89albaniatm2010" => Ok(Self::Krgjsh2010),
            _ => Err(NotACrs),
        }
    }
}

/// A transverse Mercator projection of an ellipsoid.
#[derive(Debug, Clone, Copy)]
struct Mercator {
    /// Semi-major axis in metres, and inverse flattening.
    ellipsoid: (f64, f64),
    /// Latitude of origin and central meridian in degrees.
    origin: (f64, f64),
    scale: f64,
    /// False easting and northing in metres.
    shift: (f64, f64),
}

/// GRS 80 (Moritz 1980).
const GRS80: (f64, f64) = (6_378_137.0, 298.257_222_101);

impl Crs {
    fn projection(self) -> Option<Mercator> {
        let of =
            |meridian, scale| Mercator { ellipsoid: GRS80, origin: (0.0, meridian), scale, shift: (500_000.0, 0.0) };
        match self {
            Self::Wgs84 => None,
            Self::Utm34n => Some(of(21.0, 0.9996)),
            Self::Krgjsh2010 => Some(of(20.0, 1.0)),
        }
    }

    /// Latitude and longitude in degrees of a point by its easting and northing in metres (by longitude and latitude in
    /// degrees for WGS 84); `None` for what lies far outside the projection's area.
    #[must_use]
    pub fn to_degrees(self, x: f64, y: f64) -> Option<(f64, f64)> {
        match self.projection() {
            None => (x.abs() <= 180.0 && y.abs() <= 90.0).then_some((y, x)),
            Some(projection) => {
                let near = (x - 500_000.0).abs() < 1.0e6 && (0.0..1.0e7).contains(&y);
                near.then(|| projection.inverse(x, y))
            }
        }
    }

    /// Easting and northing in metres (longitude and latitude in degrees for WGS 84).
    #[must_use]
    pub fn from_degrees(self, lat: f64, lon: f64) -> (f64, f64) {
        self.projection().map_or((lon, lat), |projection| projection.forward(lat, lon))
    }

    /// The system that a well-known text (`.prj`) describes, as far as it is one of these.
    #[must_use]
    pub fn of_wkt(text: &str) -> Option<Self> {
        let text = text.to_ascii_uppercase();
        if !text.contains("PROJCS") && !text.contains("PROJCRS") {
            return (text.contains("GEOGCS") || text.contains("GEOGCRS")).then_some(Self::Wgs84);
        }
        let number = |name: &str| -> Option<f64> {
            let at = text.find(name)? + name.len();
            let rest = text.get(at..)?.trim_start_matches(['"', ',', ' ']);
            rest.get(..rest.find([',', ']'])?)?.trim().parse().ok()
        };
        let scale = number("SCALE_FACTOR").or_else(|| number("SCALE FACTOR AT NATURAL ORIGIN"))?;
        let meridian = number("CENTRAL_MERIDIAN").or_else(|| number("LONGITUDE OF NATURAL ORIGIN"))?;
        [(Self::Utm34n, 21.0, 0.9996), (Self::Krgjsh2010, 20.0, 1.0)]
            .into_iter()
            .find(|(_, lon, factor)| (meridian - lon).abs() < 1e-6 && (scale - factor).abs() < 1e-7)
            .map(|(crs, ..)| crs)
    }
}

/// Sum over j of `terms[j] sin(2(j+1)x) cosh(2(j+1)y)` and of `cos sinh`.
fn series(terms: [f64; 4], x: f64, y: f64) -> (f64, f64) {
    let mut sums = (0.0, 0.0);
    let mut twice = 0.0;
    for term in terms {
        twice += 2.0;
        sums.0 += term * (twice * x).sin() * (twice * y).cosh();
        sums.1 += term * (twice * x).cos() * (twice * y).sinh();
    }
    sums
}

impl Mercator {
    /// Third flattening, eccentricity, and the rectifying radius in metres.
    fn shape(&self) -> (f64, f64, f64) {
        let f = 1.0 / self.ellipsoid.1;
        let n = f / (2.0 - f);
        let n2 = n * n;
        (n, (f * (2.0 - f)).sqrt(), self.ellipsoid.0 / (1.0 + n) * (1.0 + n2 / 4.0 + n2 * n2 / 64.0))
    }

    /// Conformal coordinates on the auxiliary sphere before the series: ξ' and η'.
    fn sphere(&self, lat: f64, lon: f64) -> (f64, f64) {
        let (_, e, _) = self.shape();
        let tau = lat.to_radians().tan();
        let sigma = (e * (e * tau / tau.hypot(1.0)).atanh()).sinh();
        let conformal = tau * sigma.hypot(1.0) - sigma * tau.hypot(1.0);
        let turn = (lon - self.origin.1).to_radians();
        (conformal.atan2(turn.cos()), (turn.sin() / conformal.hypot(turn.cos())).asinh())
    }

    fn northing(&self, lat: f64, lon: f64) -> (f64, f64) {
        let (n, _, radius) = self.shape();
        let (n2, n3, n4) = (n * n, n * n * n, n * n * n * n);
        let alpha = [
            n / 2.0 - 2.0 / 3.0 * n2 + 5.0 / 16.0 * n3 + 41.0 / 180.0 * n4,
            13.0 / 48.0 * n2 - 3.0 / 5.0 * n3 + 557.0 / 1440.0 * n4,
            61.0 / 240.0 * n3 - 103.0 / 140.0 * n4,
            49561.0 / 161_280.0 * n4,
        ];
        let (xi, eta) = self.sphere(lat, lon);
        let (north, east) = series(alpha, xi, eta);
        (self.scale * radius * (eta + east), self.scale * radius * (xi + north))
    }

    fn forward(&self, lat: f64, lon: f64) -> (f64, f64) {
        let base = if self.origin.0 == 0.0 { 0.0 } else { self.northing(self.origin.0, self.origin.1).1 };
        let (east, north) = self.northing(lat, lon);
        (self.shift.0 + east, self.shift.1 + north - base)
    }

    fn inverse(&self, x: f64, y: f64) -> (f64, f64) {
        let (n, e, radius) = self.shape();
        let (n2, n3, n4) = (n * n, n * n * n, n * n * n * n);
        let beta = [
            n / 2.0 - 2.0 / 3.0 * n2 + 37.0 / 96.0 * n3 - n4 / 360.0,
            n2 / 48.0 + n3 / 15.0 - 437.0 / 1440.0 * n4,
            17.0 / 480.0 * n3 - 37.0 / 840.0 * n4,
            4397.0 / 161_280.0 * n4,
        ];
        let base = if self.origin.0 == 0.0 { 0.0 } else { self.northing(self.origin.0, self.origin.1).1 };
        let xi = (y - self.shift.1 + base) / (self.scale * radius);
        let eta = (x - self.shift.0) / (self.scale * radius);
        let (north, east) = series(beta, xi, eta);
        let (xi, eta) = (xi - north, eta - east);
        let conformal = xi.sin() / eta.sinh().hypot(xi.cos());
        // Newton's way back from the conformal latitude: three rounds are more than enough (Karney 2011, eq. 19 to 21).
        let mut tau = conformal;
        for _ in 0..5 {
            let sigma = (e * (e * tau / tau.hypot(1.0)).atanh()).sinh();
            let guess = tau * sigma.hypot(1.0) - sigma * tau.hypot(1.0);
            let rest = 1.0 - e * e;
            tau += (conformal - guess) / guess.hypot(1.0) * (1.0 + rest * tau * tau) / (rest * tau.hypot(1.0));
        }
        (tau.atan().to_degrees(), self.origin.1 + eta.sinh().atan2(xi.cos()).to_degrees())
    }
}

#[cfg(test)]
mod tests;
