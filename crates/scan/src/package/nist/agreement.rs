//! Whether the NIST form says the same as our own definition.
//!
//! What always holds: every position that a reader could use is compared, in whole micrometres.

use model::contest::BallotDefinition;
use model::election::Mode;
use model::{Digest, Finding, Mm, Place};
use serde::Deserialize;

use super::document;
use crate::package::NIST_FILE;

/// What of the NIST form must agree with our own: the rest is for other readers.
#[derive(Deserialize, PartialEq, Eq, Debug)]
#[serde(rename_all = "PascalCase")]
struct Agreed {
    version: String,
    external_identifier: Vec<AgreedId>,
    ballot_format: Vec<AgreedFormat>,
    election: Vec<AgreedElection>,
}

#[derive(Deserialize, PartialEq, Eq, Debug)]
#[serde(rename_all = "PascalCase")]
struct AgreedId {
    value: String,
}

#[derive(Deserialize, PartialEq, Eq, Debug)]
#[serde(rename_all = "PascalCase")]
struct AgreedFormat {
    external_identifier: Vec<AgreedId>,
    measurement_unit: String,
    long_edge: Um,
    short_edge: Um,
    fiducial_mark: Vec<AgreedPlace>,
    #[serde(rename = "mCDFArea")]
    codes: Vec<AgreedPlace>,
}

#[derive(Deserialize, PartialEq, Eq, Debug)]
#[serde(rename_all = "PascalCase")]
struct AgreedElection {
    start_date: String,
    external_identifier: Vec<AgreedId>,
    ballot_style: Vec<AgreedStyle>,
}

#[derive(Deserialize, PartialEq, Eq, Debug)]
#[serde(rename_all = "PascalCase")]
struct AgreedStyle {
    external_identifier: Vec<AgreedId>,
    gp_unit_ids: Vec<String>,
    ordered_content: Vec<AgreedContest>,
}

#[derive(Deserialize, PartialEq, Eq, Debug)]
#[serde(rename_all = "PascalCase")]
struct AgreedContest {
    contest_id: String,
    physical: Vec<AgreedPhysical>,
}

#[derive(Deserialize, PartialEq, Eq, Debug)]
#[serde(rename_all = "PascalCase")]
struct AgreedPhysical {
    ballot_format_id: String,
    physical_contest_option: Vec<AgreedOption>,
}

#[derive(Deserialize, PartialEq, Eq, Debug)]
#[serde(rename_all = "PascalCase")]
struct AgreedOption {
    contest_option_id: String,
    option_position: Vec<AgreedPlace>,
}

#[derive(Deserialize, PartialEq, Eq, Debug)]
#[serde(rename_all = "PascalCase")]
struct AgreedPlace {
    sheet: u8,
    side: String,
    x: Um,
    y: Um,
    w: Um,
    h: Um,
}

/// A length written in millimetres, compared in whole micrometres.
#[derive(Deserialize, PartialEq, Eq, Debug)]
#[serde(from = "f64")]
struct Um(Mm);

impl From<f64> for Um {
    fn from(mm: f64) -> Self {
        Self(Mm::new(mm))
    }
}

/// Whether the NIST form says something else than our own definition: X103 where it cannot be read, X105 where it differs.
pub(in crate::package) fn disagreement(bytes: &[u8], definition: &BallotDefinition, digest: Digest) -> Option<Finding> {
    let at = |code| Finding::error(code).at(Place::File { file: NIST_FILE.to_owned() }).with("file", NIST_FILE);
    let stated: Agreed = match serde_json::from_slice(bytes) {
        Ok(stated) => stated,
        Err(error) => return Some(at("X103").with("line", error.line())),
    };
    // The mode changes none of what is compared.
    let Ok(expected) = serde_json::from_value::<Agreed>(document(definition, digest, Mode::Official)) else {
        return Some(at("X105").with("what", "version"));
    };
    let what = if stated.version != expected.version {
        "version"
    } else if stated.external_identifier != expected.external_identifier {
        "hash"
    } else if stated.ballot_format != expected.ballot_format {
        "format"
    } else if stated.election != expected.election {
        "positions"
    } else {
        return None;
    };
    Some(at("X105").with("what", what))
}
