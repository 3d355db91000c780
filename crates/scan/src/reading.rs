//! Reads one page: the walk through all steps, and what comes out of it.
//!
//! What always holds: a reading has a score for every box of its face; anything that would need a guess is a [`Refusal`].

use std::panic::{AssertUnwindSafe, catch_unwind};

use model::geometry::{Face, Target};
use model::tally::MarkReading;
use model::{Finding, Size};

use crate::code;
use crate::grid::Grid;
use crate::ink::{Levels, kept, levels};
use crate::light;
use crate::package::ScanPackage;
use crate::picture::{Picture, decode};
use crate::pixel::{Gray, Origin, Spot, rounded, rounded_signed};
use crate::refusal::{Reason, Refusal};
use crate::score;
use crate::streak::{Streak, streaks};
use crate::timing::{self, Border, Found};

mod identity;
mod page;
mod streaks;

pub(crate) use page::contests_of;
pub use page::{MarkScore, PageReading, ReadCode, Registration};

use identity::{borders, code_places, face_codes_unread, identify, papers};
use streaks::{check_streaks, streak_refusal};

/// What was seen on the way, for drawing it; places are in the turned and cut picture.
#[derive(Debug, Default)]
pub(crate) struct Trace {
    pub origin: Origin,
    pub spots: Vec<Spot>,
    pub boxes: Vec<([Spot; 4], MarkReading, u32)>,
    /// Streaks, in columns of the cut picture before any turn.
    pub streaks: Vec<Streak>,
}

/// Reads a page from the bytes of a PNG, JPEG, TIFF or PNM file.
///
/// # Errors
/// [`Refusal`] with the cause, for every picture that is not wholly and certainly a ballot of this package.
pub fn read_page(bytes: &[u8], package: &ScanPackage) -> Result<PageReading, Refusal> {
    guarded(|| decode(bytes).and_then(|picture| read_picture(picture, package, &mut Trace::default())))
}

/// Decoders of pictures and codes are strangers' code on hostile input: their fault is a refusal, not our end.
pub(crate) fn guarded<T>(work: impl FnOnce() -> Result<T, Refusal>) -> Result<T, Refusal> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(Refusal::new(Reason::Fault)))
}

/// A cut picture with its measures.
struct Sheet {
    gray: Gray,
    levels: Levels,
    /// What the resolution says a millimetre should be.
    nominal: f64,
}

pub(crate) fn read_picture(picture: Picture, package: &ScanPackage, trace: &mut Trace) -> Result<PageReading, Refusal> {
    let mut sheet = cut(picture, package, trace)?;
    check_papers(&sheet, package)?;
    trace.streaks = streaks(&sheet.gray, sheet.levels, sheet.nominal);
    let (mut found, border) = register(&sheet, package, trace)?;
    if trace.origin.quarters == 1 {
        sheet.gray = sheet.gray.turned(1);
    }
    let (across, along) = check_scale(&sheet, &border.grid, package, trace.origin.quarters)?;
    let pixels_per_mm = (border.grid.scale().0 + border.grid.scale().1) / 2.0;
    let places = code_places(package);
    let codes = code::read(&sheet.gray, &border.grid, &places, pixels_per_mm)?;
    let (style, face) = identify(&codes.code, package)?;
    let (width, height) = (sheet.gray.width as f64, sheet.gray.height as f64);
    let mut grid = border.grid;
    if *grid.timing() != face.timing {
        // Registered by another face's border with the same counts: its own decides.
        grid = timing::register(&found, &face.timing, sheet.nominal, trace.origin.quarters)?.grid;
    }
    if codes.upside_down {
        sheet.gray = sheet.gray.turned(2);
        grid = grid.upside_down(width, height);
        found.spots.iter_mut().for_each(|spot| *spot = Spot::new(width - spot.x, height - spot.y));
        trace.origin.quarters += 2;
    }
    trace.spots = found.spots;
    let unread: Vec<u32> = face_codes_unread(face, &places, &codes.unread);
    let page = score::Page { gray: &sheet.gray, grid: &grid, levels: sheet.levels, pixels_per_mm };
    let marks = score_all(page, face, package, trace).map_err(|lost| {
        // A box that a streak hides is not the voter's doing.
        trace.streaks.first().map_or(lost, |streak| streak_refusal(streak, trace, sheet.nominal))
    })?;
    let streak_notes = check_streaks(sheet.nominal, trace, face)?;
    let missing = border
        .missing
        .iter()
        .map(|(side, number)| Finding::note("X301").with("side", side.name()).with("number", *number));
    let unread = unread.into_iter().map(|number| Finding::note("X302").with("number", number));
    let resolution = other_resolution(&sheet, package);
    Ok(PageReading {
        code: ReadCode {
            unit: codes.code.unit,
            style: style.id.clone(),
            sheet: face.sheet,
            face: face.face,
            mode: codes.code.mode,
            serial: codes.code.serial,
        },
        marks,
        notes: missing.chain(unread).chain(streak_notes).chain(resolution).collect(),
        registration: Registration {
            quarter_turns: trace.origin.quarters,
            rotation_hundredths: rounded_signed(border.degrees * 100.0),
            across_hundredths: rounded(across * 10_000.0),
            along_hundredths: rounded(along * 10_000.0),
        },
    })
}

/// A note where the picture has another resolution than the package asks for.
fn other_resolution(sheet: &Sheet, package: &ScanPackage) -> Option<Finding> {
    let asked = package.settings().dots_per_inch;
    let measured = rounded(sheet.nominal * 25.4);
    (measured.abs_diff(asked) > 2).then(|| Finding::note("X304").with("measured", measured).with("expected", asked))
}

/// Cuts off the scanner's black border. The level is found again after it, so that a saved cut picture reads the same.
fn cut(picture: Picture, package: &ScanPackage, trace: &mut Trace) -> Result<Sheet, Refusal> {
    const LEAST_CONTRAST: u8 = 60;
    let blank = || Refusal::new(Reason::Blank);
    let Picture { mut gray, dots_per_inch } = picture;
    if gray.width < 100 || gray.height < 100 {
        return Err(Refusal::new(Reason::Resolution)
            .with("measured", 0_u32)
            .with("expected", package.settings().dots_per_inch));
    }
    let mut found = levels(&gray);
    if found.contrast() < LEAST_CONTRAST {
        return Err(blank());
    }
    let part = kept(&gray, found).ok_or_else(blank)?;
    if (part.width, part.height) != (gray.width, gray.height) {
        gray = gray.part(part.left, part.top, part.width, part.height);
        found = levels(&gray);
    }
    trace.origin = Origin {
        offset: Spot::new(part.left as f64, part.top as f64),
        width: gray.width as f64,
        height: gray.height as f64,
        quarters: 0,
    };
    if found.contrast() < LEAST_CONTRAST {
        return Err(blank());
    }
    if let Some(even) = light::evened(&gray) {
        gray = even;
        found = levels(&gray);
    }
    let dots = dots_per_inch.unwrap_or_else(|| usual_dots(&gray, package));
    Ok(Sheet { gray, levels: found, nominal: dots / 25.4 })
}

/// The resolution of a picture whose file states none: the package's, if a paper fits it, or else the usual one that fits best.
fn usual_dots(gray: &Gray, package: &ScanPackage) -> f64 {
    const USUAL: [f64; 6] = [150.0, 200.0, 240.0, 300.0, 400.0, 600.0];
    let asked = f64::from(package.settings().dots_per_inch);
    let papers = papers(package);
    let (short, long) = (gray.width.min(gray.height) as f64, gray.width.max(gray.height) as f64);
    let fits = |dots: f64| {
        let of = |pixels: f64, mm: f64| pixels / (mm * dots / 25.4);
        let sizes = |paper: &Size| {
            let (width, height) = (paper.width.mm(), paper.height.mm());
            (of(short, width.min(height)), of(long, width.max(height)))
        };
        let alike = papers.iter().map(sizes).filter(|(short, long)| (short / long - 1.0).abs() < 0.06);
        alike.map(|(short, _)| short).find(|short| (0.96..=1.07).contains(short)).map(|short| (short - 1.0).abs())
    };
    if fits(asked).is_some() {
        return asked;
    }
    let best = USUAL.into_iter().filter_map(|dots| Some((fits(dots)?, dots))).min_by(|a, b| a.0.total_cmp(&b.0));
    best.map_or(asked, |(_, dots)| dots)
}

/// The sheet must fit one of the package's papers; the first one's refusal stands for all.
fn check_papers(sheet: &Sheet, package: &ScanPackage) -> Result<(), Refusal> {
    let mut refusal = None;
    for paper in papers(package) {
        match check_size(sheet, paper, package) {
            Ok(()) => return Ok(()),
            Err(other) => refusal = refusal.or(Some(other)),
        }
    }
    Err(refusal.unwrap_or_else(|| Refusal::new(Reason::Fault)))
}

/// The sheet must be whole and of the resolution that is stated.
fn check_size(sheet: &Sheet, paper: Size, package: &ScanPackage) -> Result<(), Refusal> {
    const LEAST_DOTS: f64 = 140.0;
    let (width, height) = (sheet.gray.width as f64 / sheet.nominal, sheet.gray.height as f64 / sheet.nominal);
    let (paper_width, paper_height) = (paper.width.mm(), paper.height.mm());
    let short = width.min(height) / paper_width.min(paper_height);
    let long = width.max(height) / paper_width.max(paper_height);
    let dots = sheet.nominal * 25.4;
    let resolution = |measured: f64| {
        let refusal = Refusal::new(Reason::Resolution).with("measured", rounded(measured));
        Err(refusal.with("expected", package.settings().dots_per_inch))
    };
    let alike = (short / long - 1.0).abs() < 0.06;
    if alike && !(0.88..=1.2).contains(&short) {
        return resolution(dots * short);
    }
    if dots < LEAST_DOTS {
        return resolution(dots);
    }
    if short < 0.94 || long < 0.94 {
        let refusal = Refusal::new(Reason::Cut).with("width", rounded(width)).with("height", rounded(height));
        return Err(refusal.with("paper_width", rounded(paper_width)).with("paper_height", rounded(paper_height)));
    }
    Ok(())
}

/// Finds and registers the border; notes how the page must be turned for its marks to lie flat.
fn register(sheet: &Sheet, package: &ScanPackage, trace: &mut Trace) -> Result<(Found, Border), Refusal> {
    let mut failure = None;
    for border in borders(package) {
        let Some(found) = timing::find(&sheet.gray, sheet.levels.ink, sheet.nominal, border.mark) else { continue };
        trace.origin.quarters = found.quarters;
        trace.spots.clone_from(&found.spots);
        match timing::register(&found, &border, sheet.nominal, found.quarters) {
            Ok(border) => return Ok((found, border)),
            Err(refusal) => failure = failure.or(Some(refusal)),
        }
    }
    let marks = borders(package).first().map_or(0, |border| border.rects().count());
    let failure = failure
        .unwrap_or_else(|| Refusal::new(Reason::NoMarks).with("found", trace.spots.len()).with("expected", marks));
    if let Some(streak) = trace.streaks.first() {
        // Streaks grow together with marks: "clean the scanner" helps, "not a ballot" does not.
        return Err(streak_refusal(streak, trace, sheet.nominal));
    }
    if failure.reason == Reason::NoMarks && trace.spots.len() < 4 && is_nearly_white(sheet) {
        return Err(Refusal::new(Reason::Blank));
    }
    Err(failure)
}

/// Less than three thousandths of the sheet's middle are ink; what lies askew has black background along its edges.
fn is_nearly_white(sheet: &Sheet) -> bool {
    let (width, height) = (sheet.gray.width, sheet.gray.height);
    let middle = sheet.gray.part(width / 8, height / 8, width - width / 4, height - height / 4);
    let ink = middle.pixels.iter().filter(|&&pixel| pixel <= sheet.levels.ink).count();
    ink * 1_000 < middle.pixels.len() * 3
}

/// Size across and along the feed as shares of the true one. Across it the rule set's limit holds; along it scanners
/// stretch, and twice the deviation is borne.
fn check_scale(sheet: &Sheet, grid: &Grid, package: &ScanPackage, quarters: u8) -> Result<(f64, f64), Refusal> {
    let (rows, columns) = grid.scale();
    let (rows, columns) = (rows / sheet.nominal, columns / sheet.nominal);
    let (across, along) = if quarters.is_multiple_of(2) { (rows, columns) } else { (columns, rows) };
    let least = package.settings().marks.smallest_scale_hundredths;
    let borne = f64::from(10_000_u32.saturating_sub(least)) / 10_000.0;
    let off = |scale: f64, borne: f64| (scale - 1.0).abs() > borne + 1e-9;
    if off(across, borne) || off(along, borne * 2.0) {
        let worst = if off(across, borne) { across } else { along };
        let refusal = Refusal::new(Reason::Scale).with_hundredths("scale", rounded(worst * 10_000.0));
        return Err(refusal.with_hundredths("least", least));
    }
    Ok((across, along))
}

fn score_all(
    page: score::Page<'_>,
    face: &Face,
    package: &ScanPackage,
    trace: &mut Trace,
) -> Result<Vec<MarkScore>, Refusal> {
    let (scores, sound) = score::score_face(page, face, &package.settings().marks);
    let found = || face.targets.iter().zip(&scores).filter_map(|(target, score)| Some((target, (*score)?)));
    trace.boxes = found().map(|(_, score)| (score.corners, score.reading, score.hundredths)).collect();
    sound?;
    let mark = |(target, score): (&Target, score::Score)| MarkScore {
        target: target.id.clone(),
        contest: target.contest.clone(),
        option: target.option.clone(),
        score_hundredths: score.hundredths,
        traced_hundredths: score.traced,
        reading: score.reading,
        doubt: score.doubt,
    };
    Ok(found().map(mark).collect())
}

#[cfg(test)]
mod tests;
