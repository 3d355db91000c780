//! Pages that people decide: listed, shown, judged by two, counted.
//!
//! Always true: what is judged is read again from its image with the package first, so no judgement stands on anything else; the
//! first person's judgement is hidden from the second until both have judged; a refused page is never counted from here.

use std::collections::BTreeMap;
use std::path::PathBuf;

use api::FileRef;
use api::adjudication::{
    CountScans, DecideScan, DecidedTotals, QueueItem, QueueOption, QueueScans, ScanPicture, ScanQueue, ShowScan,
};
use base64::Engine as _;
use model::adjudication::{Adjudication, Judgement, Opinion, OpinionFault};
use model::contest::Contest;
use model::tally::{MarkReading, Vote};
use model::{ContestId, OptionId, UserName};
use scan::{Outcome, PageReading, ScanPackage, ScanResult};
use store::adjudications::{self, Page};

use crate::command::{Changing, Command, Done, Query, Reading};
use crate::files;
use crate::refusal::{Refusal, Result};
use crate::scanning::{self, Opened};

/// Longest reason.
const LONGEST: usize = 500;

/// Everything that was said, by page.
type Said = BTreeMap<Page, Adjudication>;

impl Query for QueueScans {
    async fn answer(&self, reading: &Reading<'_>) -> Result<ScanQueue> {
        let opened = own(&self.package, reading)?;
        let said = adjudications::all(reading.open.store.reader()).await?;
        let results = scanning::read_pages(&opened.content, scanning::images(&self.images)?, reading.job)?;
        let mut items: Vec<QueueItem> =
            results.iter().flat_map(|result| items(&opened.content, result, &said, &reading.user.name)).collect();
        items.sort_by(|a, b| (!a.required, &a.file, a.page).cmp(&(!b.required, &b.file, b.page)));
        Ok(ScanQueue {
            pages: u32::try_from(results.len()).unwrap_or(u32::MAX),
            items,
            options: options(&opened.content),
        })
    }
}

/// The package, which must be of this election.
fn own(package: &FileRef, reading: &Reading<'_>) -> Result<Opened> {
    let opened = scanning::open(package)?;
    let (found, expected) = (&opened.content.definition().election, &reading.open.election.id);
    if found != expected {
        let (found, expected) = (found.to_string(), expected.to_string());
        return Err(Refusal::refused("E411").with("found", found).with("expected", expected));
    }
    Ok(opened)
}

fn options(package: &ScanPackage) -> Vec<(ContestId, Vec<QueueOption>)> {
    let names: BTreeMap<String, String> = scanning::names(package).into_iter().collect();
    let named = |id: &OptionId, list: Option<&OptionId>| {
        let name = names.get(id.as_str()).cloned().unwrap_or_default();
        QueueOption { id: id.clone(), name, list: list.cloned() }
    };
    let of = |contest: &Contest| {
        let mut all = Vec::new();
        for option in &contest.options {
            all.push(named(&option.id, None));
            all.extend(option.preferences.iter().map(|one| named(&one.id, Some(&option.id))));
        }
        (contest.id.clone(), all)
    };
    package.definition().contests.iter().map(of).collect()
}

/// What of a page people decide.
fn items(package: &ScanPackage, result: &ScanResult, said: &Said, me: &UserName) -> Vec<QueueItem> {
    match &result.outcome {
        // The empty back of a one-sided ballot is nobody's vote.
        Outcome::Refused(refusal) if refusal.reason == scan::Reason::Blank => Vec::new(),
        Outcome::Refused(refusal) => {
            let blank = item(result, None, refusal.reason.name(), true);
            vec![with_said(blank, said, me)]
        }
        Outcome::Read(page) => {
            let unusual = scan::votes(package, page).filter_map(|(contest, vote)| Some((contest, why(&vote)?)));
            let shown = |(contest, why): (&Contest, &str)| {
                let mut item = item(result, Some(contest.id.clone()), why.to_owned(), why == "ambiguous");
                item.unit = Some(page.code.unit);
                (item.marked, item.ambiguous) =
                    (inked(page, contest, MarkReading::Marked), inked(page, contest, MarkReading::Ambiguous));
                with_said(item, said, me)
            };
            unusual.map(shown).collect()
        }
    }
}

/// Why people look at a vote; none for one that is plainly valid.
fn why(vote: &Vote) -> Option<&'static str> {
    match vote {
        Vote::Valid { .. } | Vote::Several { .. } | Vote::Invalid => None,
        Vote::Blank => Some("blank"),
        Vote::Overvote => Some("overvote"),
        Vote::CrossPreference => Some("cross_preference"),
        Vote::TooManyPreferences => Some("too_many_preferences"),
        Vote::PreferenceAlone => Some("preference_alone"),
        Vote::Undecided => Some("ambiguous"),
    }
}

fn inked(page: &PageReading, contest: &Contest, reading: MarkReading) -> Vec<OptionId> {
    let marks = page.marks.iter().filter(|mark| mark.contest == contest.id && mark.reading == reading);
    marks.map(|mark| mark.option.clone()).collect()
}

fn item(result: &ScanResult, contest: Option<ContestId>, why: String, required: bool) -> QueueItem {
    QueueItem {
        file: result.file.clone(),
        page: result.page,
        image: result.sha256,
        unit: None,
        contest,
        why,
        required,
        marked: Vec::new(),
        ambiguous: Vec::new(),
        judged: 0,
        judged_by_me: false,
        opinions: Vec::new(),
        disputed: false,
        decided: None,
    }
}

/// The item with what people said of it, as far as this person may see it.
fn with_said(mut item: QueueItem, said: &Said, me: &UserName) -> QueueItem {
    let Some(known) = said.get(&(item.image, item.page, item.contest.clone())) else { return item };
    item.judged = u32::try_from(known.opinions.len()).unwrap_or(u32::MAX);
    item.judged_by_me = known.opinions.iter().any(|opinion| opinion.by == *me);
    item.disputed = known.disputed();
    item.decided = known.decided().cloned();
    if item.judged_by_me || item.disputed || item.decided.is_some() {
        item.opinions.clone_from(&known.opinions);
    }
    item
}

/// The image of a name among those given.
fn named(images: &[FileRef], file: &str) -> Result<PathBuf> {
    let of = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy() == file);
    let mut found = scanning::images(images)?.into_iter().filter(of);
    let unknown = || Refusal::input("E401").with("file", file);
    let path = found.next().ok_or_else(unknown)?;
    // Two images of one name in two folders: which is meant cannot be known.
    if found.next().is_some() { Err(Refusal::input("E428").with("file", file)) } else { Ok(path) }
}

impl Query for ShowScan {
    async fn answer(&self, reading: &Reading<'_>) -> Result<ScanPicture> {
        let opened = own(&self.package, reading)?;
        let bytes = files::read(&named(&self.images, &self.file)?, scan::MAX_IMAGE_BYTES)?;
        let png = scan::annotate_page(bytes, self.page.unwrap_or(1), &opened.content)
            .map_err(|refusal| Refusal::findings("E429", vec![refusal.finding()]))?;
        Ok(ScanPicture { png: base64::engine::general_purpose::STANDARD.encode(png) })
    }
}

/// A judgement on a page that was read again.
pub(crate) struct Judged {
    item: QueueItem,
    package: model::Digest,
    judgement: Judgement,
}

/// What the person says, if it is one thing and fits the contest.
fn judgement(asked: &DecideScan, contest: Option<&Contest>) -> Result<Judgement> {
    let wrong = |name: &'static str, found: &str| {
        Refusal::input("E104").with("name", name).with("found", found.chars().take(40).collect::<String>())
    };
    match (contest, asked.invalid, asked.aside) {
        (_, true, true) => Err(wrong("aside", "invalid, aside")),
        (_, true, false) | (_, false, true) if !asked.marked.is_empty() => {
            Err(wrong("marked", &asked.marked.join(" ")))
        }
        (None, _, false) => Err(Refusal::refused("E430")),
        (Some(_), true, false) => Ok(Judgement::Invalid),
        (None, false, true) => Ok(Judgement::SetAside),
        // A page that was read counts somehow: nobody takes it out of the count.
        (Some(_), false, true) => Err(Refusal::refused("E431")),
        (Some(contest), false, false) => {
            let mut options = Vec::new();
            for marked in &asked.marked {
                let of = |option: &&model::contest::ContestOption| {
                    option.id.as_str() == marked || option.preferences.iter().any(|one| one.id.as_str() == marked)
                };
                let known = contest.options.iter().any(|option| of(&option));
                let id = marked.parse::<OptionId>().ok().filter(|_| known);
                options.push(id.ok_or_else(|| wrong("marked", marked))?);
            }
            Ok(Judgement::marks(options))
        }
    }
}

impl Command for DecideScan {
    type Prepared = Judged;

    async fn prepare(&self, reading: &Reading<'_>) -> Result<Judged> {
        if self.reason.chars().count() > LONGEST || self.reason.chars().any(char::is_control) {
            return Err(Refusal::input("E104")
                .with("name", "reason")
                .with("found", self.reason.chars().take(40).collect::<String>()));
        }
        let opened = own(&self.package, reading)?;
        let path = named(&self.images, &self.file)?;
        let results = scanning::read_pages(&opened.content, vec![path], reading.job)?;
        let page = self.page.unwrap_or(1);
        let result = results.iter().find(|result| result.page == page);
        let result = result.ok_or_else(|| Refusal::input("E401").with("file", format!("{}:{page}", self.file)))?;
        let nothing = Said::new();
        let found = items(&opened.content, result, &nothing, &reading.user.name);
        let wanted = |item: &QueueItem| {
            self.contest.as_deref().is_none_or(|contest| item.contest.as_ref().is_some_and(|id| id.as_str() == contest))
        };
        let mut fitting = found.into_iter().filter(wanted);
        let item = fitting.next().ok_or_else(|| Refusal::refused("E432").with("file", self.file.clone()))?;
        if fitting.next().is_some() {
            return Err(Refusal::input("E433").with("file", self.file.clone()));
        }
        let contests = &opened.content.definition().contests;
        let contest = item.contest.as_ref().and_then(|id| contests.iter().find(|contest| contest.id == *id));
        let judgement = judgement(self, contest)?;
        Ok(Judged { item, package: opened.content.digest(), judgement })
    }

    async fn apply(&self, judged: Judged, changing: &mut Changing<'_>) -> Result<Done<QueueItem>> {
        let Judged { item, package, judgement } = judged;
        let page: Page = (item.image, item.page, item.contest.clone());
        let known = adjudications::find(&*changing.change, &page).await?;
        let mut known = known.unwrap_or_else(|| Adjudication {
            image: item.image,
            page: item.page,
            contest: item.contest.clone(),
            package,
            opinions: Vec::new(),
        });
        let by = changing.user.name.clone();
        let opinion =
            Opinion { by: by.clone(), at_us: changing.at_us, judgement, reason: self.reason.trim().to_owned() };
        known.take(opinion).map_err(|fault| match fault {
            OpinionFault::Decided => Refusal::refused("E434"),
            OpinionFault::SamePerson => Refusal::refused("E435"),
            OpinionFault::NoReason => Refusal::input("E104").with("name", "reason").with("found", ""),
        })?;
        adjudications::put(changing.change, &known).await?;
        // Which options were seen is in the record, not in the audit chain: that names who, which page, and how far it is.
        let summary = serde_json::json!({ "image": item.image, "page": item.page, "contest": item.contest,
            "judged": known.opinions.len(), "decided": known.decided().is_some() });
        let said: Said = std::iter::once((page, known)).collect();
        Ok(Done::new(with_said(item, &said, &by), summary))
    }
}

impl Query for CountScans {
    async fn answer(&self, reading: &Reading<'_>) -> Result<DecidedTotals> {
        let opened = own(&self.package, reading)?;
        let said = adjudications::all(reading.open.store.reader()).await?;
        let results = scanning::read_pages(&opened.content, scanning::images(&self.images)?, reading.job)?;
        let package = &opened.content;
        let judgement = |result: &ScanResult, contest: Option<&ContestId>| {
            said.get(&(result.sha256, result.page, contest.cloned())).and_then(Adjudication::decided)
        };
        let count = scan::count_decided(package, &results, |result, contest, vote| {
            // What is valid as read was never in the queue.
            match why(&vote).and_then(|_| judgement(result, Some(&contest.id))) {
                Some(decided) => decided.vote(contest),
                None => Some(vote),
            }
        });
        let (mut decided, mut set_aside, mut waiting) = (0, 0, 0);
        for result in &results {
            for item in items(package, result, &said, &reading.user.name) {
                match (&item.decided, item.contest.is_some()) {
                    (Some(_), true) => decided += 1,
                    (Some(_), false) => set_aside += 1,
                    (None, _) => waiting += u32::from(item.required),
                }
            }
        }
        let mut totals = scanning::totals(package, opened.sealed.digest, &results)?;
        (totals.total, totals.by_unit) = (count.total, count.by_unit);
        Ok(DecidedTotals { totals, decided, set_aside, waiting })
    }
}
