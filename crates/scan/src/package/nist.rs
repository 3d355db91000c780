//! The ballot definition in the form of NIST SP 1500-20 version 1 (common data format, JSON).
//!
//! A list with preferences is two contests there: a `PartyContest` for the subject and, where candidates can be preferred, a
//! `CandidateContest` beside it. Lengths are millimetres to the micrometre, places from the top left corner. Timing marks
//! are `FiducialMark`s of the format, codes its `mCDFArea`s.
//!
//! What always holds: keys are sorted and nothing depends on the clock (`GeneratedDate` is election day: a file made twice is
//! the same), so the digest in `settings.json` holds.

use std::collections::{BTreeMap, BTreeSet};

use model::contest::{BallotDefinition, BallotStyle, Contest, ContestKind};
use model::election::Mode;
use model::geometry::{BallotGeometry, Face, Target};
use model::rules::Bilingual;
use model::{Digest, Mm, Rect};
use serde_json::{Map, Value, json};
use words::Language;

mod agreement;

pub(super) use agreement::disagreement;

/// The file's bytes.
pub(super) fn file(definition: &BallotDefinition, digest: Digest, mode: Mode) -> Result<Vec<u8>, serde_json::Error> {
    let mut bytes = serde_json::to_vec_pretty(&sorted(document(definition, digest, mode)))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Sorts keys whatever map type serde_json was built with.
fn sorted(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            let map: BTreeMap<String, Value> = map.into_iter().map(|(key, value)| (key, sorted(value))).collect();
            Value::Object(Map::from_iter(map))
        }
        Value::Array(items) => Value::Array(items.into_iter().map(sorted).collect()),
        other => other,
    }
}

fn mm(length: Mm) -> Value {
    json!(length.mm())
}

fn text(bilingual: &Bilingual) -> Value {
    let line = |language: &str, content: &str| json!({"@type": "BallotDefinition.LanguageString", "Language": language, "Content": content});
    json!({
        "@type": "BallotDefinition.InternationalizedText",
        "Text": [line("sq", &bilingual.sq), line("en", &bilingual.en)],
    })
}

fn identifier(kind: &str, value: &str) -> Value {
    json!({"@type": "BallotDefinition.ExternalIdentifier", "Type": "other", "OtherType": kind, "Value": value})
}

const ZONE_ID: &str = "gpunit-zone";
const SHAPE_MARK: &str = "shape-timing-mark";

fn shape_of(outline: Mm) -> String {
    format!("shape-box-{}um", outline.um())
}

fn preferences_of(contest: &Contest) -> String {
    format!("contest-{}-preferences", contest.id)
}

fn has_preferences(contest: &Contest) -> bool {
    matches!(contest.kind, ContestKind::PreferentialList { .. })
        && contest.options.iter().any(|option| !option.preferences.is_empty())
}

fn document(definition: &BallotDefinition, digest: Digest, mode: Mode) -> Value {
    let note = |language| words::of(language).say("scan-package-nist", &[("hash", digest.to_string().into())]);
    json!({
        "@type": "BallotDefinition.BallotDefinition",
        "BallotFormat": definition.styles.iter().map(format).collect::<Vec<_>>(),
        "Election": [election(definition)],
        "ExternalIdentifier": [identifier("sha-256-of-definition.json", &digest.to_string())],
        "GeneratedDate": format!("{}T00:00:00Z", definition.date),
        "GpUnit": units(definition),
        "IsTest": mode != Mode::Official,
        "Issuer": definition.zone,
        "IssuerAbbreviation": definition.zone,
        "Notes": format!("{} / {}", note(Language::Sq), note(Language::En)),
        "Party": parties(definition),
        "SequenceEnd": 1,
        "SequenceStart": 1,
        "Shape": shapes(definition),
        "VendorApplicationId": "kutia",
        "Version": "1.0.0",
    })
}

fn side(face: &Face) -> &'static str {
    if face.face == 2 { "back" } else { "front" }
}

/// The fields that every bounded object has.
fn bounded(kind: &str, face: &Face, rect: &Rect) -> Map<String, Value> {
    Map::from_iter([
        ("@type".to_owned(), json!(kind)),
        ("Sheet".to_owned(), json!(face.sheet)),
        ("Side".to_owned(), json!(side(face))),
        ("X".to_owned(), mm(rect.x)),
        ("Y".to_owned(), mm(rect.y)),
        ("W".to_owned(), mm(rect.width)),
        ("H".to_owned(), mm(rect.height)),
    ])
}

fn format(style: &BallotStyle) -> Value {
    let BallotGeometry { paper, faces } = &style.geometry;
    let (long, short) = (paper.width.max(paper.height), paper.width.min(paper.height));
    let marks = faces.iter().flat_map(|face| {
        face.timing.rects().map(move |rect| {
            let mut mark = bounded("BallotDefinition.FiducialMark", face, &rect);
            mark.insert("ShapeId".to_owned(), json!(SHAPE_MARK));
            Value::Object(mark)
        })
    });
    let codes = faces.iter().flat_map(|face| {
        face.codes.iter().map(move |rect| {
            let mut code = bounded("BallotDefinition.mCDFArea", face, rect);
            code.insert("Symbology".to_owned(), json!("QR Code"));
            Value::Object(code)
        })
    });
    json!({
        "@id": format!("format-{}", style.id),
        "@type": "BallotDefinition.BallotFormat",
        "ExternalIdentifier": [identifier("ballot-style", style.id.as_str())],
        "FiducialMark": marks.collect::<Vec<_>>(),
        "LongEdge": mm(long),
        "MeasurementUnit": "mm",
        "Orientation": if paper.width > paper.height { "landscape" } else { "portrait" },
        "SelectionCaptureMethod": "omr",
        "ShortEdge": mm(short),
        "mCDFArea": codes.collect::<Vec<_>>(),
    })
}

fn shapes(definition: &BallotDefinition) -> Value {
    let targets = definition.styles.iter().flat_map(|style| style.geometry.targets());
    let outlines: BTreeSet<Mm> = targets.map(|(_, target)| target.outline).collect();
    let mark = json!({
        "@id": SHAPE_MARK, "@type": "BallotDefinition.Shape", "ShapeType": "rectangle", "FillColor": "000000",
    });
    let boxes = outlines.into_iter().map(|outline| {
        json!({
            "@id": shape_of(outline), "@type": "BallotDefinition.Shape", "ShapeType": "rectangle",
            "StrokeColor": "000000", "StrokeWidth": mm(outline),
        })
    });
    Value::Array(std::iter::once(mark).chain(boxes).collect())
}

fn units(definition: &BallotDefinition) -> Value {
    let id = |number: &dyn std::fmt::Display| format!("gpunit-{number}");
    let zone = json!({
        "@id": ZONE_ID,
        "@type": "BallotDefinition.ReportingUnit",
        "ComposingGpUnitIds": definition.units.iter().map(|unit| id(&unit.number)).collect::<Vec<_>>(),
        "Name": text(&Bilingual::same(&definition.zone)),
        "OtherType": "electoral-zone",
        "Type": "other",
    });
    let units = definition.units.iter().map(|unit| {
        json!({
            "@id": id(&unit.number),
            "@type": "BallotDefinition.ReportingUnit",
            "Name": text(&Bilingual::same(&unit.venue)),
            "Number": unit.number.to_string(),
            "Type": "precinct",
            "VotersRegistered": unit.voters.0,
        })
    });
    Value::Array(std::iter::once(zone).chain(units).collect())
}

fn parties(definition: &BallotDefinition) -> Value {
    let options = definition.contests.iter().flat_map(|contest| &contest.options);
    let by_subject: BTreeMap<_, _> = options.map(|option| (&option.subject, option)).collect();
    let party = |(subject, option): (&model::SubjectId, &model::contest::ContestOption)| {
        json!({
            "@id": format!("party-{subject}"),
            "@type": "BallotDefinition.Party",
            "Abbreviation": text(&Bilingual::same(&option.initials)),
            "Name": text(&option.name),
        })
    };
    Value::Array(by_subject.into_iter().map(party).collect())
}

fn election(definition: &BallotDefinition) -> Value {
    let with_preferences = definition.contests.iter().filter(|contest| has_preferences(contest));
    let candidates = with_preferences.flat_map(|contest| &contest.options).flat_map(|option| {
        option.preferences.iter().map(|preference| {
            json!({
                "@id": format!("candidate-{}", preference.id),
                "@type": "BallotDefinition.Candidate",
                "BallotName": text(&Bilingual::same(&preference.name)),
                "PartyId": format!("party-{}", option.subject),
            })
        })
    });
    json!({
        "@type": "BallotDefinition.Election",
        "BallotStyle": definition.styles.iter().map(|style| ballot_style(definition, style)).collect::<Vec<_>>(),
        "Candidate": candidates.collect::<Vec<_>>(),
        "Contest": definition.contests.iter().flat_map(contests).collect::<Vec<_>>(),
        "ElectionScopeId": ZONE_ID,
        "EndDate": definition.date.to_string(),
        "ExternalIdentifier": [identifier("election", definition.election.as_str())],
        "Name": text(&definition.title),
        "StartDate": definition.date.to_string(),
        "Type": "general",
    })
}

fn contests(contest: &Contest) -> Vec<Value> {
    let order = 1_usize..;
    let subjects = contest.options.iter().zip(order).map(|(option, order)| {
        json!({
            "@id": format!("option-{}", option.id),
            "@type": "BallotDefinition.PartyOption",
            "ExternalIdentifier": [identifier("number-by-lot", &option.number.to_string())],
            "PartyIds": [format!("party-{}", option.subject)],
            "SequenceOrder": order,
        })
    });
    let mut all = vec![json!({
        "@id": format!("contest-{}", contest.id),
        "@type": "BallotDefinition.PartyContest",
        "BallotTitle": text(&contest.title),
        "ContestOption": subjects.collect::<Vec<_>>(),
        "ElectionDistrictId": ZONE_ID,
        "Name": contest.title.sq,
        "VoteVariation": match contest.kind {
            ContestKind::PreferentialList { .. } => "proportional",
            ContestKind::OneOfMany | ContestKind::Referendum => "plurality",
            ContestKind::SeveralOfMany { .. } => "n-of-m",
        },
    })];
    if let ContestKind::PreferentialList { max_preferences, .. } = contest.kind
        && has_preferences(contest)
    {
        let preferences = contest.options.iter().flat_map(|option| {
            option.preferences.iter().map(move |preference| {
                json!({
                    "@id": format!("option-{}", preference.id),
                    "@type": "BallotDefinition.CandidateOption",
                    "CandidateIds": [format!("candidate-{}", preference.id)],
                    "EndorsementPartyIds": [format!("party-{}", option.subject)],
                    "ExternalIdentifier": [identifier("number-on-list", &preference.number.to_string())],
                })
            })
        });
        all.push(json!({
            "@id": preferences_of(contest),
            "@type": "BallotDefinition.CandidateContest",
            "BallotTitle": text(&contest.title),
            "ContestOption": preferences.collect::<Vec<_>>(),
            "ElectionDistrictId": ZONE_ID,
            "Name": contest.title.sq,
            "VoteVariation": "n-of-m",
            "VotesAllowed": max_preferences,
        }));
    }
    all
}

fn ballot_style(definition: &BallotDefinition, style: &BallotStyle) -> Value {
    let mut units: Vec<String> = definition
        .units
        .iter()
        .filter(|unit| unit.style == style.id)
        .map(|unit| format!("gpunit-{}", unit.number))
        .collect();
    if units.is_empty() {
        units.push(ZONE_ID.to_owned());
    }
    let mut content = Vec::new();
    for contest in style.contests.iter().filter_map(|id| definition.contest(id)) {
        let subjects: BTreeSet<_> = contest.options.iter().map(|option| &option.id).collect();
        let boxes = || style.geometry.targets().filter(|(_, target)| target.contest == contest.id);
        let of_subjects = boxes().filter(|(_, target)| subjects.contains(&target.option));
        content.push(ordered(style, &format!("contest-{}", contest.id), of_subjects));
        if has_preferences(contest) {
            let of_candidates = boxes().filter(|(_, target)| !subjects.contains(&target.option));
            content.push(ordered(style, &preferences_of(contest), of_candidates));
        }
    }
    json!({
        "@type": "BallotDefinition.BallotStyle",
        "ExternalIdentifier": [identifier("ballot-style", style.id.as_str())],
        "GpUnitIds": units,
        "Language": style.languages,
        "OrderedContent": content,
    })
}

fn ordered<'a>(style: &BallotStyle, contest: &str, boxes: impl Iterator<Item = (&'a Face, &'a Target)>) -> Value {
    let options = boxes.map(|(face, target)| {
        let mut position = bounded("BallotDefinition.OptionPosition", face, &target.rect);
        position.insert("NumberVotes".to_owned(), json!(1));
        position.insert("IndicatorId".to_owned(), json!(shape_of(target.outline)));
        json!({
            "@type": "BallotDefinition.PhysicalContestOption",
            "ContestOptionId": format!("option-{}", target.option),
            "OptionPosition": [position],
        })
    });
    json!({
        "@type": "BallotDefinition.OrderedContest",
        "ContestId": contest,
        "Physical": [{
            "@type": "BallotDefinition.PhysicalContest",
            "BallotFormatId": format!("format-{}", style.id),
            "PhysicalContestOption": options.collect::<Vec<_>>(),
        }],
    })
}
