//! Where everything stands: the rules, golden numbers, and what must hold for any ballot.

use std::collections::BTreeSet;

use ballot::drawing::{DrawnFace, Item};
use ballot::{Imprint, Layout, StyleOrder, Template, layout};
use model::contest::{BallotDefinition, BallotStyle, BallotUnit, Contest, ContestKind};
use model::election::Mode;
use model::finding::Value;
use model::rules::{BallotRules, Bilingual};
use model::{Date, Finding, Mm, Place, Rect, Size};
use proptest::prelude::*;

use crate::sample::{self, contest, languages, lay};

fn code_of(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.code.as_ref()).collect()
}

fn mm(rect: Rect) -> Um {
    (rect.x.um(), rect.y.um(), rect.width.um(), rect.height.um())
}

#[test]
fn the_sample_ballot_stands_where_it_always_stood() {
    // A change here changes the digest of every definition: it must be meant.
    let laid = lay(&[contest(11, 7)], &languages(), Size::A4).unwrap();
    let face = &laid.geometry.faces[0];
    assert_eq!(face.targets.len(), 11 + 10 * 7);
    assert_eq!(face.codes.iter().map(|code| mm(*code)).collect::<Vec<_>>(), GOLDEN_CODES);
    let at = |id: &str| mm(face.targets.iter().find(|target| target.id.as_str() == id).unwrap().rect);
    for (id, place) in GOLDEN_TARGETS {
        assert_eq!(at(id), place, "{id}");
    }
}

type Um = (i32, i32, i32, i32);
const GOLDEN_CODES: [Um; 2] = [(15_062, 271_412, 15_950, 15_950), (178_988, 271_412, 15_950, 15_950)];
const GOLDEN_TARGETS: [(&str, Um); 4] = [
    ("1.01", (114_538, 64_269, 9_600, 9_600)),
    ("1.01.01", (133_138, 65_769, 6_600, 6_600)),
    ("1.10.07", (188_338, 236_976, 6_600, 6_600)),
    ("1.11", (114_538, 254_499, 9_600, 9_600)),
];

#[test]
fn twenty_subjects_with_twelve_candidates_fit_a4() {
    let laid = lay(&[contest(20, 12)], &languages(), Size::A4).unwrap();
    check(&laid, &[contest(20, 12)], 2_400);
}

#[test]
fn thirty_seven_candidates_fit_larger_paper() {
    for paper in [sample::size(583, 297), sample::size(297, 420)] {
        check(&lay(&[contest(14, 37)], &languages(), paper).unwrap(), &[contest(14, 37)], 2_400);
    }
}

#[test]
fn what_does_not_fit_is_named_with_what_is_missing() {
    let findings = lay(&[contest(20, 37)], &languages(), Size::A4).unwrap_err();
    assert_eq!(code_of(&findings), ["B101"]);
    let values = &findings[0].values;
    assert_eq!(values["contest"], Value::from("Kuvendi / Assembly"));
    assert_eq!(values["option"], Value::from("Lëvizja e Gurit të Bardhë"));
    assert_eq!(values["boxes"], Value::from(37_u32));
    let Value::Number(missing) = values["missing_mm"] else { panic!("no number") };
    assert!((50..1_000).contains(&missing), "{missing}");
    // So much more height, and it fits.
    let paper = Size { height: Size::A4.height + Mm::from_um(i32::try_from(missing).unwrap() * 1_000), ..Size::A4 };
    if paper.height <= Mm::from_um(600_000) {
        lay(&[contest(20, 37)], &languages(), paper).unwrap();
    }
}

#[test]
fn a_letter_that_cannot_be_printed_is_named_with_its_subject() {
    let mut contest = contest(3, 2);
    contest.options[1].name.en = "River 河 Alliance".to_owned();
    contest.options[2].leader = "Çlirim\u{200b}".to_owned();
    let findings = lay(&[contest], &languages(), Size::A4).unwrap_err();
    assert_eq!(code_of(&findings), ["B201", "B201"]);
    let river = findings.iter().find(|finding| finding.values["code"] == Value::from("U+6CB3")).unwrap();
    assert_eq!(river.place, Some(Place::Subject { subject: "S02".parse().unwrap() }));
    assert_eq!(river.values["position"], Value::Number(7));
}

#[test]
fn a_long_name_is_broken_into_two_lines_and_a_longer_one_is_a_finding() {
    let mut one = contest(4, 7);
    one.options[0].name.sq =
        "Koalicioni Qytetar për Zhvillim të Qëndrueshëm dhe Drejtësi Shoqërore në Rajon".to_owned();
    let laid = lay(std::slice::from_ref(&one), &languages(), Size::A4).unwrap();
    let texts: Vec<String> = laid.drawing.faces[0].texts().iter().map(|run| run.shaped.text.clone()).collect();
    assert!(!texts.contains(&one.options[0].name.sq));
    let parts: Vec<&String> = texts.iter().filter(|text| one.options[0].name.sq.contains(text.as_str())).collect();
    assert!(
        parts.iter().any(|text| text.starts_with("Koalicioni")) && parts.iter().any(|text| text.ends_with("Rajon"))
    );

    one.options[0].name.sq = "Koalicioni Qytetar për Zhvillim të Qëndrueshëm dhe Drejtësi ".repeat(3);
    let findings = lay(&[one], &languages(), Size::A4).unwrap_err();
    assert_eq!(code_of(&findings), ["B202"]);
    assert_eq!(findings[0].place, Some(Place::Subject { subject: "S01".parse().unwrap() }));
}

#[test]
fn wrong_orders_are_findings() {
    let good = contest(3, 2);
    assert_eq!(code_of(&lay(&[], &languages(), Size::A4).unwrap_err()), ["B104"]);
    assert_eq!(code_of(&lay(&[contest(0, 0)], &languages(), Size::A4).unwrap_err()), ["B104"]);
    let unknown = ["sq".to_owned(), "ar".to_owned()];
    assert_eq!(code_of(&lay(std::slice::from_ref(&good), &unknown, Size::A4).unwrap_err()), ["B105"]);
    for paper in [sample::size(100, 148), sample::size(601, 200), sample::size(500, 430), Size::default()] {
        assert_eq!(code_of(&lay(std::slice::from_ref(&good), &languages(), paper).unwrap_err()), ["B103"], "{paper:?}");
    }
    let mut twice = contest(3, 2);
    twice.options[2].number = 1;
    twice.options[1].name.sq = "  ".to_owned();
    assert_eq!(code_of(&lay(&[twice], &languages(), Size::A4).unwrap_err()), ["B109", "B108"]);
    assert_eq!(code_of(&lay(&[contest(100, 0)], &languages(), Size::A4).unwrap_err()), ["B107"]);
    let mut endless = contest(3, 2);
    endless.options[0].leader = "a ".repeat(1_000_000);
    assert_eq!(code_of(&lay(&[endless], &languages(), Size::A4).unwrap_err()), ["B107"]);
}

#[test]
fn type_below_the_legal_minimum_is_refused() {
    let text = ballot::template::ASSEMBLY.replacen("twin = 2.5", "twin = 2.3", 1);
    let template = Template::from_toml("own.toml", &text).unwrap();
    let (contests, languages, rules) = ([contest(3, 2)], languages(), sample::rules());
    let order = StyleOrder {
        contests: &contests,
        languages: &languages,
        zone: "Berat",
        date: Date::constant(2025, 5, 11),
        rules: &rules,
        template: &template,
    };
    assert_eq!(code_of(&layout(&order).unwrap_err()), ["B106"]);
    let smaller = BallotRules { smallest_type: Mm::from_um(2_300), ..rules.clone() };
    layout(&StyleOrder { rules: &smaller, ..order }).unwrap();
}

#[test]
fn both_languages_stand_at_equal_rank() {
    let laid = lay(&[contest(11, 7)], &languages(), Size::A4).unwrap();
    let texts = laid.drawing.faces[0].texts();
    let run = |text: &str| *texts.iter().find(|run| run.shaped.text == text).unwrap();
    for (sq, en) in [
        ("Fletë votimi për Kuvendin", "Ballot for the Assembly"),
        ("Aleanca e Lumit", "River Alliance"),
        ("Zona zgjedhore Berat · 11.05.2025", "Electoral zone Berat · 11.05.2025"),
        ("Kandidati", "Candidate"),
    ] {
        assert_eq!((run(sq).size, run(sq).font(), run(sq).ink), (run(en).size, run(en).font(), run(en).ink), "{sq}");
    }
    // A name that is the same in both languages stands once.
    assert_eq!(texts.iter().filter(|run| run.shaped.text == "Njazi Përroi").count(), 1);
}

#[test]
fn the_imprint_changes_no_place() {
    let laid = lay(&[contest(11, 7)], &languages(), Size::A4).unwrap();
    let mut boxes = Vec::new();
    for (unit, mode) in [("1698", Mode::Official), ("9999/99", Mode::Test), ("0001", Mode::Sample)] {
        let drawn = sample::printed(&laid, &sample::imprint(unit, mode));
        check_face(&drawn.faces[0], &laid, 2_400);
        let count = laid.drawing.faces[0].items.len();
        assert_eq!(drawn.faces[0].items[..count], laid.drawing.faces[0].items[..]);
        boxes.push(drawn.faces[0].texts().iter().any(|run| run.shaped.text.contains("PROVË")));
    }
    assert_eq!(boxes, [false, true, false]);
}

/// What must hold for any laid-out ballot.
fn check(laid: &Layout, contests: &[Contest], smallest: i32) {
    let ids: BTreeSet<&str> = laid.geometry.targets().map(|(_, target)| target.id.as_str()).collect();
    let marked: Vec<_> = laid.geometry.targets().map(|(_, target)| target.option.as_str().to_owned()).collect();
    assert_eq!(ids.len(), marked.len(), "each target has its own name");
    let mut wanted = Vec::new();
    for option in contests.iter().flat_map(|contest| contest.options.iter().map(move |option| (contest, option))) {
        wanted.push(option.1.id.as_str().to_owned());
        if matches!(option.0.kind, ContestKind::PreferentialList { .. }) {
            wanted.extend(option.1.preferences.iter().map(|preference| preference.id.as_str().to_owned()));
        }
    }
    assert_eq!(marked, wanted, "every option has its target, in order");
    for face in &laid.drawing.faces {
        check_face(face, laid, smallest);
    }
}

fn check_face(face: &DrawnFace, laid: &Layout, smallest: i32) {
    let same = |other: &&model::geometry::Face| (other.sheet, other.face) == (face.sheet, face.face);
    let geometry = laid.geometry.faces.iter().find(same).unwrap();
    let paper = laid.geometry.paper;
    let marks: Vec<Rect> = geometry.timing.rects().chain(geometry.timing.corners()).collect();
    let (mut frames, mut others) = (Vec::new(), Vec::new());
    for item in &face.items {
        item.walk(&mut |item| match item {
            Item::Frame { rect, .. } => frames.push(*rect),
            Item::Block { rect, .. } if !marks.contains(rect) => others.push(*rect),
            Item::Code { .. } | Item::Block { .. } | Item::Group { .. } | Item::Text(_) | Item::Stroke { .. } => {}
        });
    }
    let targets: Vec<Rect> = geometry.targets.iter().map(|target| target.rect).collect();
    assert!(targets.iter().all(|target| frames.contains(target)), "every target is drawn");
    assert!(frames.len() - targets.len() <= 1, "no box is drawn that is no target, but the frame of the mode");
    let texts: Vec<Rect> = face.texts().iter().map(|run| run.bounds()).collect();
    for run in face.texts() {
        assert!(run.size.um() >= smallest, "{} is set too small", run.shaped.text);
    }
    let first = geometry.timing.first;
    let (half_width, half_height) = (geometry.timing.mark.width / 2, geometry.timing.mark.height / 2);
    let inside = Rect {
        x: first.x + half_width + Mm::from_um(2_000),
        y: first.y + half_height + Mm::from_um(1_000),
        width: paper.width - (first.x + half_width + Mm::from_um(2_000)) * 2,
        height: paper.height - (first.y + half_height + Mm::from_um(1_000)) * 2,
    };
    for rect in targets.iter().chain(&texts).chain(&geometry.codes).chain(&others) {
        assert!(
            rect.x >= inside.x
                && rect.y >= inside.y
                && rect.right() <= inside.right()
                && rect.bottom() <= inside.bottom(),
            "{rect:?} leaves {inside:?}"
        );
    }
    for (index, target) in targets.iter().enumerate() {
        let mut rest = targets[index + 1..].iter().chain(&geometry.codes).chain(&others).chain(&texts);
        assert!(rest.all(|other| !target.overlaps(other)), "something stands in {target:?}");
    }
    for code in &geometry.codes {
        // Four modules of white around a code (ISO/IEC 18004).
        let quiet = code.width * 4 / 29;
        let quiet = Rect {
            x: code.x - quiet,
            y: code.y - quiet,
            width: code.width + quiet * 2,
            height: code.height + quiet * 2,
        };
        let mut rest = targets.iter().chain(&texts).chain(&others).chain(&marks);
        assert!(rest.all(|other| !quiet.overlaps(other)), "no white around {code:?}");
        assert!(code.y > paper.height / 2, "a code above the middle");
    }
    assert_eq!(geometry.codes.len(), 2);
    // Letters of one text do not run into another's (x-height and descender against capitals).
    let tight: Vec<Rect> = face
        .texts()
        .iter()
        .map(|run| {
            let (above, below) = (run.size * 740 / 1_000, run.size * 200 / 1_000);
            Rect { x: run.origin.x, y: run.origin.y - above, width: run.width(), height: above + below }
        })
        .collect();
    for (index, text) in tight.iter().enumerate() {
        if let Some(other) = tight[index + 1..].iter().position(|other| other.overlaps(text)) {
            let texts = face.texts();
            panic!("“{}” crosses “{}”", texts[index].shaped.text, texts[index + 1 + other].shaped.text);
        }
    }
}

fn any_name() -> impl Strategy<Value = String> {
    proptest::collection::vec("[A-ZËÇ]?[a-zëç]{1,9}", 1..7).prop_map(|words| words.join(" "))
}

pub fn any_contest(number: usize) -> impl Strategy<Value = Contest> {
    let options = proptest::collection::vec((any_name(), any_name(), "[A-Z]{0,5}", any_name(), 0..14_usize), 1..16);
    (options, 0..3_usize, any::<bool>()).prop_map(move |(options, more, single)| {
        let mut contest = contest(options.len(), 40);
        contest.id = format!("gara-{number}").parse().unwrap();
        if single {
            contest.kind = ContestKind::OneOfMany;
        }
        for (option, (sq, en, initials, leader, preferences)) in contest.options.iter_mut().zip(options) {
            (option.name.sq, option.name.en) = (sq, en);
            (option.initials, option.leader) = (initials, leader);
            option.preferences.truncate(preferences * (1 + more));
        }
        contest
    })
}

proptest! {
    // More with PROPTEST_CASES.
    #![proptest_config(ProptestConfig {
        cases: if std::env::var_os("PROPTEST_CASES").is_some() { ProptestConfig::default().cases } else { 60 },
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_ballot_fits_as_it_must_or_says_why_not(
        contests in prop_oneof![
            4 => any_contest(1).prop_map(|one| vec![one]),
            1 => (any_contest(1), any_contest(2)).prop_map(|(one, two)| vec![one, two]),
        ],
        both in any::<bool>(),
        (width, height) in prop_oneof![Just((210, 297)), Just((297, 420)), (148..=600, 148..=420), (148..=420, 148..=600)],
    ) {
        let languages = languages()[..=usize::from(both)].to_vec();
        match lay(&contests, &languages, sample::size(width, height)) {
            Ok(laid) => {
                check(&laid, &contests, 2_400);
            }
            Err(findings) => {
                prop_assert!(!findings.is_empty());
                for finding in findings {
                    prop_assert!(matches!(finding.code.as_ref(), "B101" | "B202"), "{:?}", finding);
                }
            }
        }
    }
}

#[test]
fn an_option_stands_at_the_same_place_in_every_language_version() {
    let mut contests = vec![contest(11, 7)];
    // A long name in one language alone makes the type of all versions smaller.
    contests[0].options[3].name.en = "The Citizens' Coalition for Lasting Development and Social Justice".to_owned();
    let mut several = vec![contest(7, 0), contest(7, 0)];
    several[1].id = "keshilli".parse().unwrap();
    (several[0].kind, several[1].kind) = (ContestKind::OneOfMany, ContestKind::SeveralOfMany { most: 3 });
    for contests in [contests, several] {
        let mut places = Vec::new();
        for other in [None, Some("en"), Some("el"), Some("mk"), Some("sr-Latn"), Some("sr-Cyrl"), Some("tr")] {
            let languages: Vec<String> = ["sq"].into_iter().chain(other).map(str::to_owned).collect();
            let laid = lay(&contests, &languages, Size::A4).unwrap();
            check(&laid, &contests, 2_400);
            let imprint = ballot::Imprint { languages: languages.clone(), ..sample::imprint("1698", Mode::Test) };
            let drawn = sample::printed(&laid, &imprint);
            check_face(&drawn.faces[0], &laid, 2_400);
            places.push((other, laid.geometry));
        }
        for (language, geometry) in &places[1..] {
            assert_eq!(*geometry, places[0].1, "{language:?}");
        }
    }
}

#[test]
fn contests_that_do_not_fit_one_face_go_whole_to_the_next() {
    let mut contests: Vec<Contest> =
        (1..=5).map(|number| Contest { id: format!("g{number}").parse().unwrap(), ..contest(11, 0) }).collect();
    contests[0].kind = ContestKind::OneOfMany;
    contests[1].kind = ContestKind::SeveralOfMany { most: 3 };
    contests[2] = Contest { id: "g3".parse().unwrap(), kind: ContestKind::Referendum, ..contest(2, 0) };
    let laid = lay(&contests, &languages(), Size::A4).unwrap();
    check(&laid, &contests, 2_400);
    let faces: Vec<_> = laid.geometry.faces.iter().map(|face| (face.sheet, face.face)).collect();
    assert!(faces.len() >= 2 && faces.starts_with(&[(1, 1), (1, 2)]), "{faces:?}");
    for contest in &contests {
        let on =
            laid.geometry.faces.iter().filter(|face| face.targets.iter().any(|target| target.contest == contest.id));
        assert_eq!(on.count(), 1, "{} is split", contest.id);
    }
    // What may be marked in a contest is said on its own face.
    for (contest, words) in
        [("g1", "kutinë e një subjekti"), ("g2", "jo më shumë se 3"), ("g3", "kutinë e një përgjigjeje")]
    {
        let face = laid
            .geometry
            .faces
            .iter()
            .position(|face| face.targets.iter().any(|target| target.contest.as_str() == contest));
        let texts: Vec<String> =
            laid.drawing.faces[face.unwrap()].texts().iter().map(|run| run.shaped.text.clone()).collect();
        assert!(texts.join(" ").contains(words), "{contest}: {texts:?}");
    }
}

#[test]
fn the_largest_paper_holds_ten_preferences_of_many_candidates() {
    let mut kosovo = contest(20, 30);
    kosovo.kind = ContestKind::PreferentialList {
        max_preferences: 10,
        preference_alone_counts_for_subject: false,
        too_many_preferences: model::rules::TooManyPreferences::SubjectOnly,
    };
    let laid = lay(std::slice::from_ref(&kosovo), &languages(), sample::size(583, 297)).unwrap();
    check(&laid, &[kosovo], 2_400);
}

#[test]
fn the_imprint_says_what_the_definition_says() {
    let contests = vec![contest(11, 7)];
    let geometry = lay(&contests, &languages(), Size::A4).unwrap().geometry;
    let style = |id: &str| BallotStyle {
        id: id.parse().unwrap(),
        languages: languages(),
        contests: vec![contests[0].id.clone()],
        geometry: geometry.clone(),
    };
    let unit = |number: &str, style: &str| BallotUnit {
        number: number.parse().unwrap(),
        venue: "Shkolla".to_owned(),
        voters: model::VoterCount(700),
        style: style.parse().unwrap(),
    };
    let definition = BallotDefinition {
        version: BallotDefinition::VERSION,
        election: "berat-2025-abc123".parse().unwrap(),
        title: Bilingual::same("Zgjedhjet"),
        date: Date::constant(2025, 5, 11),
        zone: "Berat".to_owned(),
        rules: "al-2025".parse().unwrap(),
        styles: vec![style("A1"), style("A2")],
        units: vec![unit("1698", "A1"), unit("1699/2", "A2"), unit("1700", "A9")],
        contests,
    };
    let digest = definition.digest().unwrap();
    let of = |unit: &str| Imprint::of(&definition, digest, unit.parse().unwrap(), Mode::Official);
    let imprint = of("1699/2").unwrap();
    let code = imprint.code(1, 2);
    assert_eq!((code.style, code.unit, code.face), (1, "1699/2".parse().unwrap(), 2));
    assert_eq!((code.definition, code.mode), (digest.truncated(), Mode::Official));
    assert_eq!((of("1"), of("1700")), (None, None));
}
