//! The region of Berat: its real administrative units and registered voters of 2017, synthetic groups and venues.
//! Skips aloud where the reference data are not at hand; they are never copied.

use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

use model::GeoPoint;
use model::plan::Plan;

use crate::cases::{Case, random_past};
use crate::random::Random;
use crate::{Options, check, solve};

/// Registered voters and mean vertex of each administrative unit of the region.
fn berat(text: &str) -> Vec<(u32, GeoPoint)> {
    let json: serde_json::Value = serde_json::from_str(text).expect("GeoJSON");
    let features = json["features"].as_array().expect("features");
    let here = features.iter().filter(|it| it["properties"]["PREFECTURE"] == "BERAT");
    here.map(|feature| {
        let mut points = Vec::new();
        vertices(&feature["geometry"]["coordinates"], &mut points);
        let count = f64::from(u32::try_from(points.len()).expect("few"));
        let mean = |axis: usize| points.iter().map(|it| it[axis]).sum::<f64>() / count;
        let voters = feature["properties"]["regVoters"].as_u64().expect("registered voters");
        (u32::try_from(voters).expect("a count"), GeoPoint::from_degrees(mean(1), mean(0)).expect("on earth"))
    })
    .collect()
}

fn vertices(json: &serde_json::Value, points: &mut Vec<[f64; 2]>) {
    let Some(array) = json.as_array() else { return };
    match array[..] {
        [ref x, ref y, ..] if x.is_number() => points.push([x.as_f64().expect("x"), y.as_f64().expect("y")]),
        _ => array.iter().for_each(|it| vertices(it, points)),
    }
}

/// Groups of about 60 voters and a venue for about 600, scattered around the centre; a past with a little growth.
fn instance(units: &[(u32, GeoPoint)]) -> Case {
    let mut random = Random::new(2017, "Berat");
    let mut case = Case::new();
    case.admin_units.clear();
    for (index, &(voters, centre)) in units.iter().enumerate() {
        let code = format!("B{index:02}");
        case.admin_unit(&code, centre);
        random_past(&mut case, &mut random, &code, centre, voters, 60, 600);
    }
    case
}

#[test]
fn the_region_of_berat_is_planned_without_a_violation() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/albania/turnoutKom2017.geojson");
    let Ok(text) = std::fs::read_to_string(&file) else {
        #[expect(clippy::print_stderr, reason = "a test that skips says so")]
        {
            eprintln!("SKIPPED: {} is not there", file.display());
        }
        return;
    };
    let units = berat(&text);
    assert_eq!(units.len(), 25);
    let case = instance(&units);
    let plan = solved_without_a_violation(&case);
    assert_eq!(plan.figures.voters.0, units.iter().map(|it| it.0).sum::<u32>());
}

/// As large as Albania: 373 administrative units, 57,000 groups, 3.4 million voters.
#[test]
#[ignore = "a measurement, to be run in release"]
fn the_whole_country_is_planned_without_a_violation() {
    let mut random = Random::new(373, "country");
    let mut units: Vec<(u32, GeoPoint)> = Vec::new();
    for index in 0..373_i32 {
        // One of 541,000 voters, a dozen of 60,000, the others about 6,000: the sizes of 2017.
        let voters = match index {
            0 => 541_000,
            1..=12 => 60_000,
            _ => 2_000 + u32::try_from(random.below(8_000)).expect("small"),
        };
        units.push((
            voters,
            GeoPoint { lat_e6: 40_000_000 + index / 20 * 100_000, lon_e6: 19_500_000 + index % 20 * 60_000 },
        ));
    }
    solved_without_a_violation(&instance(&units));
}

fn solved_without_a_violation(case: &Case) -> Plan {
    let start = Instant::now();
    let plan = solve(&case.input(), &Options::default(), &mut |_| ControlFlow::Continue(())).expect("a plan");
    #[expect(clippy::print_stderr, reason = "figures for the person who runs it with --nocapture")]
    {
        eprintln!(
            "{} groups, {} venues: {:?}, gap {} hundredths of a per cent, {:?}",
            case.groups.len(),
            case.venues.len(),
            plan.figures,
            plan.figures.gap_hundredths(),
            start.elapsed()
        );
    }
    assert_eq!(check(&plan, &case.input()), []);
    plan
}
