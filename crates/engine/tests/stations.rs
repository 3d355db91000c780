//! Polling stations on the smallest zone: imported from maps, changed by hand, compared, simulated, exported, taken back.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[allow(dead_code, clippy::print_stderr, reason = "an office for all tests; these do not need all of it")]
mod office;

use office::Office;
use serde_json::{Value, json};

fn list<'a>(value: &'a Value, field: &str) -> &'a Vec<Value> {
    value[field].as_array().unwrap_or_else(|| panic!("{field} in {value}"))
}

#[test]
fn a_plan_is_changed_by_hand_compared_and_taken_back() {
    let office = Office::new();
    office.plan();
    let before = office.done("plan.show", json!({}));
    let units = office.done("units.list", json!({}));
    let venue = units[0]["venue"].clone();

    // What if: the answer changes nothing.
    let compared = office.done("plan.compare", json!({ "close": venue }));
    assert!(!list(&compared, "changes").is_empty());
    assert!(list(&compared, "check").iter().all(|finding| finding["severity"] != "error"), "{compared}");
    assert_eq!(office.done("plan.show", json!({})), before);

    // Closed: nobody votes there, the check is clean, the version before is kept.
    let closed = office.done("plan.close", json!({ "venue": venue }));
    assert!(list(&closed, "check").iter().all(|finding| finding["severity"] != "error"), "{closed}");
    let now = office.done("units.list", json!({}));
    assert!(now.as_array().unwrap().iter().all(|unit| unit["venue"] != venue));
    let history = office.done("plan.versions", json!({}));
    assert_eq!(list(&history, "closed"), &vec![venue.clone()]);
    let side = office.done("plan.compare", json!({ "second": history["versions"][0]["version"] }));
    assert_eq!(side["second"], before["figures"]);
    let explained = office.done("plan.explain", json!({}));
    assert!(list(&explained, "moved").iter().any(|reason| reason["code"] == "P412"), "{explained}");
    assert!(list(&explained, "venues").iter().any(|reason| reason["code"] == "P425"), "{explained}");

    // Taken back: the figures of before.
    office.done("plan.undo", json!({}));
    assert_eq!(office.done("plan.show", json!({}))["figures"], before["figures"]);
    assert_eq!(office.refused("plan.undo", json!({})), "E133");
    assert!(list(&office.done("plan.versions", json!({})), "closed").is_empty(), "what is used is not closed");

    // A group goes by hand; a locked unit takes none.
    let map = office.done("plan.map", json!({}));
    let group = map["groups"][0].clone();
    let to = units
        .as_array()
        .unwrap()
        .iter()
        .find(|unit| unit["admin_unit"] == group["admin_unit"] && unit["number"] != group["unit"]);
    if let Some(to) = to {
        let moved = office.done("plan.move", json!({ "groups": [group["id"]], "to": to["number"] }));
        assert!(moved["plan"]["figures"]["total_distance"].as_u64() > Some(0));
        office.done("plan.lock", json!({ "unit": to["number"] }));
        assert_eq!(office.refused("plan.move", json!({ "groups": [group["id"]], "to": to["number"] })), "E132");
        office.done("plan.lock", json!({ "unit": to["number"], "unlock": true }));
        office.done("plan.undo", json!({}));
    }

    // Approved, it stands still, until two take the approval back in writing.
    office.done("plan.close", json!({ "venue": venue, "open": true }));
    office.done("plan.solve", json!({ "rounds": 20 }));
    office.by_two("plan.approve", json!({}));
    assert_eq!(office.refused("plan.close", json!({ "venue": venue })), "E117");
    office.sign_in("kryetarja");
    assert_eq!(office.refused("plan.withdraw", json!({ "reason": "shkurt" })), "E134");
    office.sign_in("administratori");
    office.by_two("plan.withdraw", json!({ "reason": "Godina u dëmtua nga tërmeti i 12 marsit" }));
    assert_eq!(office.done("plan.show", json!({}))["state"]["state"], "draft");
    assert_eq!(office.done("audit.verify", json!({}))["whole"], true);
}

#[test]
fn waiting_times_resources_and_every_export_come_from_one_plan() {
    let office = Office::new();
    office.plan();
    let once = office.done("plan.simulate", json!({ "repetitions": 20, "seed": 3 }));
    assert_eq!(once, office.done("plan.simulate", json!({ "repetitions": 20, "seed": 3 })));
    let units = list(&once, "units");
    assert!(units.iter().all(|unit| unit["booths"].as_u64() >= Some(2)));
    let slow = office.done("plan.simulate", json!({ "repetitions": 20, "identification": 200 }));
    let warned = units.len().min(list(&slow, "findings").len());
    assert!(warned > 0 && list(&slow, "findings").iter().all(|finding| finding["code"] == "P601"));

    let resources = office.done("plan.resources", json!({ "capacity": 4 }));
    let stops: usize = list(&resources, "rounds").iter().map(|round| list(round, "stops").len()).sum();
    assert!(stops > 0 && list(&resources, "rounds").iter().all(|round| round["units"].as_u64() <= Some(4)));
    let carried: u64 = list(&resources, "rounds").iter().filter_map(|round| round["units"].as_u64()).sum();
    assert_eq!(usize::try_from(carried).unwrap(), units.len());
    assert_eq!(resources["total"]["ballots"].as_u64().unwrap() % 100, 0);

    let number = units[0]["number"].clone();
    for (format, ending, magic) in [
        ("csv", "csv", &b"\xef\xbb\xbf"[..]),
        ("xlsx", "xlsx", b"PK"),
        ("geojson", "geojson", b"{\"type\":\"FeatureCollection\""),
        ("index", "csv", b"\xef\xbb\xbf"),
        ("resources", "xlsx", b"PK"),
        ("dossier", "pdf", b"%PDF-"),
        ("register", "pdf", b"%PDF-"),
        ("posters", "pdf", b"%PDF-"),
        ("sheets", "pdf", b"%PDF-"),
        ("book", "pdf", b"%PDF-"),
    ] {
        let write = |name: &str| {
            let out = office.path(name);
            let only = matches!(format, "posters" | "sheets").then(|| vec![number.clone()]).unwrap_or_default();
            office.done("plan.export", json!({ "format": format, "out": out, "units": only }));
            std::fs::read(out).unwrap()
        };
        let (once, twice) = (write(&format!("1-{format}.{ending}")), write(&format!("2-{format}.{ending}")));
        assert!(once.starts_with(magic), "{format}");
        assert_eq!(once, twice, "{format}: the same plan, the same bytes");
    }
}

#[test]
fn tables_come_from_geojson_in_the_national_system_too() {
    let office = Office::new();
    office.plan();
    let groups = office.done("voters.list", json!({ "offset": 0, "limit": 0 }));
    let crs = model::crs::Crs::Krgjsh2010;
    let feature = |group: &Value| {
        let degrees = |field: &str| group["place"][field].as_f64().unwrap() / 1e6;
        let (x, y) = crs.from_degrees(degrees("lat_e6"), degrees("lon_e6"));
        json!({ "type": "Feature", "geometry": { "type": "Point", "coordinates": [x, y] },
            "properties": { "Kodi": group["id"], "Emri": group["name"], "Njësia administrative": group["admin_unit"],
                "Zgjedhës": group["voters"] } })
    };
    let features: Vec<Value> = list(&groups, "rows").iter().map(feature).collect();
    let file = office.path("grupet.geojson");
    std::fs::write(&file, json!({ "type": "FeatureCollection", "features": features }).to_string()).unwrap();
    assert_eq!(office.refused("plan.import", json!({ "file": file })), "E408", "metres without a system");
    let imported = office.done("plan.import", json!({ "file": file, "crs": "EPSG:6870" }));
    assert_eq!((&imported["table"], &imported["adopted"]), (&json!("voters"), &json!(true)), "{imported}");
    let again = office.done("voters.list", json!({ "offset": 0, "limit": 0 }));
    for (before, after) in list(&groups, "rows").iter().zip(list(&again, "rows")) {
        for field in ["lat_e6", "lon_e6"] {
            let off = before["place"][field].as_i64().unwrap() - after["place"][field].as_i64().unwrap();
            assert!(off.abs() <= 1, "{before} {after}");
        }
    }
}
