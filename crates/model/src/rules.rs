//! The rule set: what the law and the election authority's decisions say, as data (`templates/rules/*.toml`).
//!
//! Always true: code reads rules and never hard-codes a country; an unknown key or a value that contradicts another
//! is refused when the rule set is read, with the line at which it stands.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::finding::Severity;
use crate::ids::RuleSetId;
use crate::measure::{Metres, Mm, Size, VoterCount};

/// A text in the two languages of the suite.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bilingual {
    /// Albanian.
    pub sq: String,
    /// English.
    pub en: String,
}

impl Bilingual {
    /// The same text in both languages, for names.
    #[must_use]
    pub fn same(text: &str) -> Self {
        Self { sq: text.to_owned(), en: text.to_owned() }
    }
}

/// A whole rule set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleSet {
    /// Identifier, such as `al-2025`.
    pub id: RuleSetId,
    /// Counted up with every change.
    pub version: u32,
    /// ISO 3166 code of the country.
    pub country: String,
    /// Title of the rule set.
    pub title: Bilingual,
    /// Title of the election on papers, such as "Zgjedhjet për Kuvendin".
    pub election_title: Bilingual,
    /// Election day, where the rule set is that of one election: for checks before an election is created.
    #[serde(default)]
    pub election_day: Option<jiff::civil::Date>,
    /// The law that articles refer to.
    pub law: Bilingual,
    /// Polling units.
    pub units: UnitRules,
    /// Voting in a unit: hours, times, staff, material.
    #[serde(default)]
    pub voting: crate::voting::VotingRules,
    /// Candidate lists.
    pub lists: ListRules,
    /// Draw by lot.
    pub lots: LotRules,
    /// Ballots.
    pub ballot: BallotRules,
    /// Reading of marks.
    pub marks: MarkRules,
    /// Deadlines.
    pub calendar: Vec<Deadline>,
    /// Official forms, by their ids.
    pub forms: Vec<FormRule>,
    /// Seats by electoral zone (region).
    pub seats: BTreeMap<String, u32>,
}

/// Sizes and numbering of polling units (Art. 62).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitRules {
    /// No unit has fewer registered voters unless the plan says why.
    pub min: VoterCount,
    /// No unit has more.
    pub max: VoterCount,
    /// A unit below the minimum merges with one within this distance.
    pub merge_distance: Metres,
    /// Article on size.
    pub size_article: String,
    /// Article on merging.
    pub merge_article: String,
    /// Article on boundaries and unchanged places.
    pub boundary_article: String,
    /// First national number that may be given to a unit in a building without one.
    pub first_free_number: u16,
}

/// Which lists a subject hands in and what each must fulfil (Art. 67, 72).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListRules {
    /// The sub-lists, in the order in which they stand.
    pub sublists: Vec<SublistRule>,
    /// The gender rule of each sub-list.
    pub gender: GenderRule,
    /// Least age on election day, in years.
    pub min_age: i16,
    /// Article on age.
    pub age_article: String,
    /// Article on documents and fields.
    pub documents_article: String,
    /// Article on one list only.
    pub once_article: String,
    /// Whether a person may stand on two sub-lists of one subject.
    pub same_person_on_two_sublists: bool,
    /// Number of candidates of a subject proposed by voters.
    pub independent_size: u32,
    /// How much it weighs that two candidates have the same names, father's name and date of birth.
    #[serde(default = "error")]
    pub same_name_severity: Severity,
    /// The identity number that candidates have.
    #[serde(default)]
    pub identity: IdentityScheme,
    /// Article on the self-declaration of past convictions; empty where none is asked for.
    #[serde(default)]
    pub self_declaration_article: String,
    /// Supporting signatures.
    #[serde(default)]
    pub support: SupportRule,
}

/// Identity numbers of the countries.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdentityScheme {
    /// Albania: a letter, eight digits, a letter.
    #[default]
    Albania,
    /// Kosovo: ten digits, the last a check digit.
    Kosovo,
}

/// How many voters must support a subject with their signatures; 0 for no number.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SupportRule {
    /// A party.
    pub party: u32,
    /// A coalition.
    pub coalition: u32,
    /// A candidate proposed by voters: share of the zone's voters in hundredths of a per cent.
    pub independent_hundredths: u32,
    /// Least number for one proposed by voters.
    pub independent_min: u32,
    /// Most that can be asked of one proposed by voters.
    pub independent_max: u32,
    /// Article.
    pub article: String,
}

fn error() -> Severity {
    Severity::Error
}

/// One sub-list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SublistRule {
    /// Which.
    pub kind: Sublist,
    /// How many names.
    pub size: SizeRule,
    /// Most names, where that is not the number that the size gives.
    #[serde(default)]
    pub most: Option<u32>,
    /// Whether its names can be marked on the ballot.
    pub preferential: bool,
    /// Article on its size.
    pub article: String,
}

/// Kinds of sub-list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sublist {
    /// Lista me renditje fikse.
    Fixed,
    /// Lista me votim preferencial.
    Open,
    /// Lista për këshillin bashkiak.
    Council,
    /// Kandidati për kryetar.
    Mayor,
}

/// How many names a sub-list has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SizeRule {
    /// A third of the seats, rounded half up.
    ThirdOfSeats,
    /// As many as seats.
    Seats,
    /// From one up to as many as seats (or [`SublistRule::most`]).
    UpToSeats,
}

impl SizeRule {
    /// The number of names for so many seats.
    #[must_use]
    pub fn names(self, seats: u32) -> u32 {
        match self {
            // Half up: 14 seats → 4.67 → 5, 4 seats → 1.33 → 1 (checked against all 12 zones of 2025).
            Self::ThirdOfSeats => seats.saturating_mul(2).saturating_add(3) / 6,
            Self::Seats | Self::UpToSeats => seats,
        }
    }
}

impl SublistRule {
    /// How few and how many names it may have for so many seats.
    #[must_use]
    pub fn names(&self, seats: u32) -> std::ops::RangeInclusive<u32> {
        let number = self.size.names(seats);
        let most = self.most.unwrap_or(number);
        match self.size {
            SizeRule::ThirdOfSeats | SizeRule::Seats => number..=most.max(number),
            SizeRule::UpToSeats => 1..=most.max(1),
        }
    }
}

/// The gender rule: in every block of `window` names at least `min` of each sex.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GenderRule {
    /// Names in a block, 0 for no rule.
    pub window: u32,
    /// Least number of either sex in a block.
    pub min: u32,
    /// Least share of either sex on the whole sub-list, in hundredths of a per cent; 0 for no rule.
    #[serde(default)]
    pub share_hundredths: u32,
    /// Whether a part of a person counts as a whole one when the share is taken.
    #[serde(default)]
    pub share_rounds_up: bool,
    /// How much it weighs when the rule is not kept.
    #[serde(default = "error")]
    pub severity: Severity,
    /// Article.
    pub article: String,
}

/// The draw by lot (Art. 98.5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LotRules {
    /// Whether a preliminary lot gives the order in which subjects come to draw.
    #[serde(default)]
    pub preliminary: bool,
    /// Whether candidates proposed by voters are drawn after all parties and coalitions.
    pub independents_last: bool,
    /// Article.
    pub article: String,
}

/// What a ballot holds and how many are printed (Art. 98, 99).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BallotRules {
    /// Paper.
    pub paper: Size,
    /// Languages of the text, the first is the official one.
    pub languages: Vec<String>,
    /// Extra ballots in hundredths of a per cent of registered voters; may be negative (Kosovo 2025).
    pub reserve_hundredths: i32,
    /// Ballots in a block.
    pub block: u32,
    /// Most preferences a voter may mark.
    pub max_preferences: u8,
    /// Smallest type in micrometres of font size.
    pub smallest_type: Mm,
    /// Article.
    pub article: String,
    /// Whether a preference alone counts for its subject too.
    pub preference_alone_counts_for_subject: bool,
    /// What more preferences of the marked subject than allowed do.
    pub too_many_preferences: TooManyPreferences,
    /// Whether each ballot has its serial number in print and in its code.
    #[serde(default)]
    pub serials: bool,
}

/// What more preferences than allowed do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TooManyPreferences {
    /// The vote counts for the subject, without preference.
    SubjectOnly,
    /// The ballot is invalid.
    Invalid,
}

/// How ink becomes a mark: scores are shares of inked area in a mark box, in hundredths of a per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkRules {
    /// At or above: a mark.
    pub definite_hundredths: u32,
    /// At or above, and below definite: a person decides. Below: empty.
    pub ambiguous_hundredths: u32,
    /// Smallest scale of a print, in hundredths of a per cent (a page printed smaller is refused).
    pub smallest_scale_hundredths: u32,
}

/// A deadline relative to election day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// Stable key; its text is `deadline-<key>` in `locales/`.
    pub key: String,
    /// Days before election day (negative: after).
    pub days_before: i32,
    /// Article or decision.
    pub article: String,
}

/// An official form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormRule {
    /// Identifier, such as `F2`.
    pub id: String,
    /// Title.
    pub title: Bilingual,
    /// Template file under `templates/forms/`, without `.typ`.
    pub template: String,
    /// Article.
    pub article: String,
    /// One a polling unit, or one an election.
    pub per: FormScope,
    /// Copies to be signed.
    pub copies: u8,
}

/// What a form is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FormScope {
    /// Each polling unit.
    Unit,
    /// The election once.
    Election,
}

/// Why a rule set was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RuleError {
    /// Not TOML, an unknown key, a missing one, or a value of the wrong kind.
    #[error("rule set: {0}")]
    Form(String),
    /// A value contradicts another.
    #[error("rule set: {0} contradicts another rule")]
    Contradiction(&'static str),
}

impl GenderRule {
    /// The least number of either sex on a sub-list of so many names.
    #[must_use]
    pub fn least_of(&self, names: u32) -> u32 {
        let parts = u64::from(names) * u64::from(self.share_hundredths);
        let least = if self.share_rounds_up { parts.div_ceil(10_000) } else { parts / 10_000 };
        u32::try_from(least).unwrap_or(names)
    }
}

impl RuleSet {
    /// The day before which a candidate must have been born, to be of age on a day.
    #[must_use]
    pub fn born_by(&self, day: jiff::civil::Date) -> Option<jiff::civil::Date> {
        day.checked_sub(jiff::Span::new().try_years(self.lists.min_age).ok()?).ok()
    }

    /// A deadline's day and article by its key.
    #[must_use]
    pub fn deadline(&self, key: &str, election_day: jiff::civil::Date) -> Option<(jiff::civil::Date, &str)> {
        let deadline = self.calendar.iter().find(|deadline| deadline.key == key)?;
        let span = jiff::Span::new().try_days(deadline.days_before).ok()?;
        Some((election_day.checked_sub(span).ok()?, deadline.article.as_str()))
    }

    /// Reads a rule set of at most 256 KiB.
    ///
    /// # Errors
    /// [`RuleError`] with the line and column of the first fault.
    pub fn from_toml(text: &str) -> Result<Self, RuleError> {
        if text.len() > 256 * 1024 {
            return Err(RuleError::Form("more than 256 KiB".to_owned()));
        }
        let rules: Self = toml::from_str(text).map_err(|error| RuleError::Form(error.to_string()))?;
        rules.check()?;
        Ok(rules)
    }

    fn check(&self) -> Result<(), RuleError> {
        let contradiction = |holds: bool, what| if holds { Ok(()) } else { Err(RuleError::Contradiction(what)) };
        contradiction(self.units.min.0 >= 1 && self.units.max >= self.units.min, "units.max")?;
        contradiction(self.voting.holds(), "voting")?;
        contradiction(self.marks.ambiguous_hundredths >= 1, "marks.ambiguous_hundredths")?;
        contradiction(self.marks.definite_hundredths >= self.marks.ambiguous_hundredths, "marks.definite_hundredths")?;
        contradiction(self.marks.definite_hundredths <= 10_000, "marks.definite_hundredths")?;
        contradiction(
            (5_000..=10_000).contains(&self.marks.smallest_scale_hundredths),
            "marks.smallest_scale_hundredths",
        )?;
        contradiction(self.ballot.block >= 1, "ballot.block")?;
        contradiction(self.ballot.reserve_hundredths > -10_000, "ballot.reserve_hundredths")?;
        contradiction(!self.ballot.languages.is_empty(), "ballot.languages")?;
        contradiction(!self.lists.sublists.is_empty(), "lists.sublists")?;
        contradiction(
            self.lists.gender.window == 0 || self.lists.gender.min * 2 <= self.lists.gender.window,
            "lists.gender.min",
        )?;
        contradiction(self.lists.gender.share_hundredths <= 5_000, "lists.gender.share_hundredths")
    }

    /// How many ballots a unit receives: registered voters and the reserve, rounded up to whole blocks (Art. 99.1.a).
    #[must_use]
    pub fn ballots_for(&self, voters: VoterCount) -> u32 {
        let share = 10_000 + i64::from(self.ballot.reserve_hundredths);
        let needed = (i64::from(voters.0) * share.max(0) + 9_999) / 10_000;
        let block = i64::from(self.ballot.block.max(1));
        u32::try_from((needed + block - 1) / block * block).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests;
