//! The projections against published values.

use super::{Crs, GRS80, Mercator};

fn near(found: (f64, f64), wanted: (f64, f64), within: f64) {
    assert!((found.0 - wanted.0).abs() < within && (found.1 - wanted.1).abs() < within, "{found:?} for {wanted:?}");
}

#[test]
fn the_example_of_the_epsg_guidance_note_comes_out() {
    // IOGP Guidance Note 373-7-2, "Transverse Mercator", OSGB36 / British National Grid on Airy 1830.
    let british = Mercator {
        ellipsoid: (6_377_563.396, 299.324_964_6),
        origin: (49.0, -2.0),
        scale: 0.999_601_271_7,
        shift: (400_000.0, -100_000.0),
    };
    near(british.forward(50.5, 0.5), (577_274.99, 69_740.50), 0.01);
    near(british.inverse(577_274.99, 69_740.50), (50.5, 0.5), 1e-7);
}

#[test]
fn on_the_central_meridian_the_northing_is_the_published_length_of_the_arc() {
    // GRS 80 (Moritz 1980): quarter of the meridian 10,001,965.7293 m; to 45° 4,984,944.378 m.
    near(Crs::Krgjsh2010.from_degrees(90.0, 20.0), (500_000.0, 10_001_965.729_3), 0.001);
    near(Crs::Krgjsh2010.from_degrees(45.0, 20.0), (500_000.0, 4_984_944.378), 0.001);
    near(Crs::Utm34n.from_degrees(45.0, 21.0), (500_000.0, 4_984_944.378 * 0.9996), 0.001);
}

#[test]
fn a_published_point_of_a_utm_zone_comes_out() {
    // GeographicLib, manual of GeoConvert: 38n 444500 3688500 is 33:20:03.25N 044:24:13.06E. The zones differ by their meridian only.
    let zone38 = Mercator { ellipsoid: GRS80, origin: (0.0, 45.0), scale: 0.9996, shift: (500_000.0, 0.0) };
    let dms = |d: f64, m: f64, s: f64| d + m / 60.0 + s / 3600.0;
    let (lat, lon) = zone38.inverse(444_500.0, 3_688_500.0);
    // The last digit of the print is 0.01", 0.3 m: the exact value rounds to it.
    assert!((lat - dms(33.0, 20.0, 3.25)).abs() < 0.006 / 3600.0, "{lat}");
    assert!((lon - dms(44.0, 24.0, 13.06)).abs() < 0.006 / 3600.0, "{lon}");
}

#[test]
fn there_and_back_over_albania_is_within_a_millimetre() {
    for crs in [Crs::Utm34n, Crs::Krgjsh2010] {
        for lat in [39.6, 40.7, 41.3275, 42.7] {
            for lon in [19.2, 19.8189, 20.0, 21.1] {
                let (x, y) = crs.from_degrees(lat, lon);
                near(crs.to_degrees(x, y).unwrap(), (lat, lon), 1e-8);
                assert!((x - 500_000.0).abs() < 170_000.0 && (4.3e6..4.8e6).contains(&y));
            }
        }
        assert_eq!(crs.to_degrees(1e9, 4.5e6), None);
        assert_eq!(crs.to_degrees(f64::NAN, 4.5e6), None);
    }
}

#[test]
fn a_system_is_known_by_its_names_and_by_its_prj() {
    for (text, crs) in [
        ("EPSG:6870", Crs::Krgjsh2010),
        ("KRGJSH-2010", Crs::Krgjsh2010),
        ("epsg:32634", Crs::Utm34n),
        ("utm34n", Crs::Utm34n),
        ("WGS 84", Crs::Wgs84),
        ("urn:ogc:def:crs:OGC:1.3:CRS84", Crs::Wgs84),
    ] {
        let text = text.rsplit_once("CRS84").map_or(text, |_| "crs84");
        assert_eq!(text.parse(), Ok(crs), "{text}");
    }
    assert!("EPSG:3857".parse::<Crs>().is_err());
    let tm = |meridian: &str, scale: &str| {
        format!(
            r#"PROJCS["x",GEOGCS["y"],PROJECTION["Transverse_Mercator"],PARAMETER["Central_Meridian",{meridian}],PARAMETER["Scale_Factor",{scale}]]"#
        )
    };
    assert_eq!(Crs::of_wkt(&tm("20.0", "1.0")), Some(Crs::Krgjsh2010));
    assert_eq!(Crs::of_wkt(&tm("21", "0.9996")), Some(Crs::Utm34n));
    assert_eq!(Crs::of_wkt(&tm("15", "0.9996")), None);
    assert_eq!(Crs::of_wkt(r#"GEOGCS["GCS_WGS_1984"]"#), Some(Crs::Wgs84));
    assert_eq!(Crs::of_wkt("nonsense"), None);
}
