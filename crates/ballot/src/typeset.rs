//! Fitting texts into their room: smaller in steps down to the legal minimum, then in two lines, else a finding.
//!
//! Always true: texts of one group get one size, so that no subject stands larger than another; nothing is squeezed
//! below the minimum or cut; each text that cannot be set is one finding that names it.

use std::cell::OnceCell;

use model::{Finding, Mm, Place, Point, SubjectId};

use crate::drawing::{Ink, Item, TextRun};
use crate::font::Font;
use crate::text::{Shaped, halves, shape};

/// Steps in which type becomes smaller.
const STEP: Mm = Mm::from_um(100);

/// A text and whose it is, for findings.
#[derive(Debug, Clone)]
pub(crate) struct Wording {
    pub text: String,
    pub subject: Option<SubjectId>,
}

impl Wording {
    pub(crate) fn of(text: String) -> Self {
        Self { text, subject: None }
    }

    fn place(&self, finding: Finding) -> Finding {
        let finding = finding.with("text", self.text.as_str());
        match &self.subject {
            Some(subject) => finding.at(Place::Subject { subject: subject.clone() }),
            None => finding,
        }
    }
}

/// A text shaped whole and, once that is asked for, in every way to break it into two.
#[derive(Debug, Clone)]
pub(crate) struct Setting {
    pub wording: Wording,
    pub whole: Shaped,
    broken: OnceCell<Vec<[Shaped; 2]>>,
}

impl Setting {
    /// Its lines in a room at a size: one, or two where allowed.
    pub(crate) fn lines(&self, size: Mm, room: Mm, two: bool) -> Option<Vec<&Shaped>> {
        let fits = |shaped: &Shaped| shaped.width(size, Mm::default()) <= room;
        if fits(&self.whole) {
            return Some(vec![&self.whole]);
        }
        if !two {
            return None;
        }
        let pair = self.broken().iter().find(|pair| pair.iter().all(fits))?;
        Some(pair.iter().collect())
    }

    fn broken(&self) -> &[[Shaped; 2]] {
        self.broken.get_or_init(|| {
            let part = |text: &str| shape(self.whole.font, text, false).ok();
            let pairs = halves(&self.whole.text).into_iter();
            pairs.filter_map(|(first, second)| Some([part(&first)?, part(&second)?])).collect()
        })
    }
}

/// How a group of texts may be set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fit {
    /// Wished size.
    pub wished: Mm,
    /// Below this size, two lines are better than one.
    pub one_line: Mm,
    /// Width of the room.
    pub room: Mm,
    /// Whether two lines are allowed.
    pub two: bool,
}

/// A size, and the lines of each text of a group.
pub(crate) type Group = (Mm, Vec<Vec<Shaped>>);

impl Fit {
    pub(crate) fn one_line(wished: Mm, room: Mm) -> Self {
        Self { wished, one_line: wished, room, two: false }
    }

    /// The largest size and fewest lines; `high` says whether a text of so many lines fits the height at a size.
    pub(crate) fn search(
        self,
        settings: &[Setting],
        smallest: Mm,
        high: &dyn Fn(Mm, &[Vec<&Shaped>]) -> bool,
    ) -> Option<Group> {
        let wished = self.wished.max(smallest);
        let one_line = self.one_line.clamp(smallest, wished);
        for (two, from, to) in [(false, wished, one_line), (true, wished, smallest), (false, one_line, smallest)] {
            if two && !self.two {
                continue;
            }
            let mut size = from;
            while size >= to {
                let lines: Option<Vec<_>> = settings.iter().map(|text| text.lines(size, self.room, two)).collect();
                if let Some(lines) = lines.filter(|lines| high(size, lines)) {
                    let owned = lines.into_iter().map(|lines| lines.into_iter().cloned().collect());
                    return Some((size, owned.collect()));
                }
                // The last step lands on the minimum itself.
                size = if size > to { (size - STEP).max(to) } else { size - STEP };
            }
        }
        None
    }
}

/// Sets type and gathers the findings.
#[derive(Debug)]
pub(crate) struct Typesetter<'a> {
    pub smallest: Mm,
    pub article: &'a str,
    pub findings: Vec<Finding>,
}

impl Typesetter<'_> {
    /// Shapes a text; B201 for a letter that the font lacks.
    pub(crate) fn shape(&mut self, font: Font, wording: &Wording, tabular: bool) -> Option<Shaped> {
        match shape(font, &wording.text, tabular) {
            Ok(shaped) => Some(shaped),
            Err(fault) => {
                let finding = wording
                    .place(Finding::error("B201"))
                    .with("letter", fault.letter.to_string().escape_debug().to_string())
                    .with("code", format!("U+{:04X}", u32::from(fault.letter)))
                    .with("position", fault.position);
                self.findings.push(finding);
                None
            }
        }
    }

    /// Shapes a text that may be broken later.
    pub(crate) fn setting(&mut self, font: Font, wording: Wording) -> Option<Setting> {
        let whole = self.shape(font, &wording, false)?;
        Some(Setting { wording, whole, broken: OnceCell::new() })
    }

    /// B202: a text does not fit its room at the smallest type.
    pub(crate) fn overflow(&mut self, wording: &Wording, shaped: &Shaped, room: Mm) {
        let over = (shaped.width(self.smallest, Mm::default()) - room).um().max(0);
        let finding = wording
            .place(Finding::error("B202"))
            .with("over_mm", i64::from((over + 999) / 1_000))
            .article(self.article);
        let finding = in_tenths(finding, "least", self.smallest);
        self.findings.push(finding);
    }

    /// One size for a group of texts and their lines: on one line down to the fit's `one_line`, then on two lines where
    /// allowed, then on one line down to the legal minimum; else B202 for each text that is too long.
    pub(crate) fn group(&mut self, settings: &[Setting], fit: Fit) -> Option<Group> {
        let found = fit.search(settings, self.smallest, &|_, _| true);
        if found.is_none() {
            self.too_long(settings, fit);
        }
        found
    }

    /// B202 for each text that does not fit at the legal minimum.
    pub(crate) fn too_long(&mut self, settings: &[Setting], fit: Fit) {
        let smallest = self.smallest;
        for text in settings.iter().filter(|text| text.lines(smallest, fit.room, fit.two).is_none()) {
            self.overflow(&text.wording, &text.whole, fit.room);
        }
    }

    /// One line, as large as wished or as small as need be.
    pub(crate) fn line(&mut self, font: Font, wording: Wording, wished: Mm, room: Mm) -> Option<(Mm, Shaped)> {
        let setting = self.setting(font, wording)?;
        let (size, mut lines) = self.group(&[setting], Fit::one_line(wished, room))?;
        Some((size, lines.pop()?.pop()?))
    }
}

/// A length for a finding's text: whole millimetres and tenths apart, because languages part them by different signs.
pub(crate) fn in_tenths(finding: Finding, name: &str, length: Mm) -> Finding {
    let tenths = i64::from((length.um() + 50) / 100);
    finding.with(&format!("{name}_whole"), tenths / 10).with(&format!("{name}_tenths"), tenths % 10)
}

/// A line of text with its left end at a point.
pub(crate) fn left(shaped: Shaped, size: Mm, x: Mm, baseline: Mm) -> Item {
    Item::Text(TextRun { shaped, size, tracking: Mm::default(), origin: Point { x, y: baseline }, ink: Ink::BLACK })
}

/// A line of text with its right end at a point.
pub(crate) fn right(shaped: Shaped, size: Mm, x: Mm, baseline: Mm) -> Item {
    let x = x - shaped.width(size, Mm::default());
    left(shaped, size, x, baseline)
}

/// A line of text with its middle at a point.
pub(crate) fn centred(shaped: Shaped, size: Mm, x: Mm, baseline: Mm) -> Item {
    let x = x - shaped.width(size, Mm::default()) / 2;
    left(shaped, size, x, baseline)
}

/// The height of capitals and figures at a size (0.7275 em in Inter).
pub(crate) fn capital(size: Mm) -> Mm {
    crate::drawing::scale(size, 728)
}
