//! Papers that go with ballots: labels, delivery documents, the check of the printed size, the calibration page.
//!
//! Always true: they are drawn by the same items, fonts and PDF writer as ballots; what does not fit is a finding.

use model::geometry::TimingMarks;
use model::{Finding, Mm, Point, Rect, Size};

use crate::drawing::{Drawing, DrawnFace, ImprintPlaces, Ink, Item};
use crate::font::Font;
use crate::typeset::{Typesetter, Wording, capital, centred, left};

/// A line of text on a label or at the head of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Font.
    pub font: Font,
    /// Wished size of the font; made smaller down to 2.4 mm where the line is long.
    pub size: Mm,
    /// The text.
    pub text: String,
}

/// A document with a table: a page or more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Lines at its head.
    pub head: Vec<Line>,
    /// Headings of the columns with their widths.
    pub columns: Vec<(String, Mm)>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
    /// Lines at the foot of its last page.
    pub foot: Vec<Line>,
}

const SMALLEST: Mm = Mm::from_um(2_400);
const MARGIN: Mm = Mm::from_um(15_000);
const HAIR: Mm = Mm::from_um(120);

struct Desk<'a> {
    setter: Typesetter<'a>,
    items: Vec<Item>,
}

impl Desk<'_> {
    fn new() -> Self {
        Self { setter: Typesetter { smallest: SMALLEST, article: "", findings: Vec::new() }, items: Vec::new() }
    }

    /// A line at a baseline.
    fn line(&mut self, line: &Line, x: Mm, baseline: Mm, room: Mm) {
        let set = self.setter.line(line.font, Wording::of(line.text.clone()), line.size, room);
        self.items.extend(set.map(|(size, shaped)| left(shaped, size, x, baseline)));
    }

    fn text(&mut self, text: &str, x: Mm, baseline: Mm, room: Mm) {
        if !text.is_empty() {
            let line = Line { font: Font::Regular, size: Mm::from_um(3_200), text: text.to_owned() };
            self.line(&line, x, baseline, room);
        }
    }

    fn rule(&mut self, rect: Rect) {
        self.items.push(Item::Block { rect, ink: Ink::BLACK });
    }

    fn page(&mut self, number: usize) -> DrawnFace {
        let sheet = u8::try_from(number % 250 + 1).unwrap_or(1);
        DrawnFace { sheet, face: 1, items: std::mem::take(&mut self.items), imprint: ImprintPlaces::default() }
    }

    fn finish(self, paper: Size, faces: Vec<DrawnFace>) -> Result<Drawing, Vec<Finding>> {
        let mut findings = self.setter.findings;
        findings.sort();
        findings.dedup();
        if findings.is_empty() { Ok(Drawing { paper, faces }) } else { Err(findings) }
    }
}

/// Labels of 95 × 65 mm, eight to an A4 sheet, with hairlines to cut along.
///
/// # Errors
/// B201 and B202 for lines that cannot be set.
pub fn labels(labels: &[Vec<Line>]) -> Result<Drawing, Vec<Finding>> {
    let (width, height) = (Mm::from_um(95_000), Mm::from_um(67_000));
    let (left_edge, top) = (Mm::from_um(10_000), Mm::from_um(14_500));
    let mut desk = Desk::new();
    let mut faces = Vec::new();
    for (number, page) in labels.chunks(8).enumerate() {
        for (place, lines) in (0_i32..).zip(page) {
            let (x, y) = (left_edge + width * (place % 2), top + height * (place / 2));
            desk.items.push(Item::Frame { rect: Rect { x, y, width, height }, width: HAIR, ink: Ink::LINE });
            let mut baseline = y + Mm::from_um(5_000);
            for line in lines {
                baseline = baseline + capital(line.size) + Mm::from_um(1_000);
                desk.line(line, x + Mm::from_um(6_000), baseline, width - Mm::from_um(12_000));
                baseline = baseline + Mm::from_um(2_400);
            }
        }
        faces.push(desk.page(number));
    }
    desk.finish(Size::A4, faces)
}

/// Documents with a table each, every one beginning on its own A4 page.
///
/// # Errors
/// B201 and B202 for texts that cannot be set.
pub fn documents(documents: &[Document]) -> Result<Drawing, Vec<Finding>> {
    const ROWS: usize = 26;
    let mut desk = Desk::new();
    let mut faces = Vec::new();
    for document in documents {
        let pages = document.rows.chunks(ROWS).count().max(1);
        for page in 0..pages {
            let rows: Vec<&Vec<String>> = document.rows.iter().skip(page * ROWS).take(ROWS).collect();
            let bottom = table(&mut desk, document, &rows);
            if page + 1 == pages {
                foot(&mut desk, &document.foot, bottom);
            }
            faces.push(desk.page(faces.len()));
        }
    }
    desk.finish(Size::A4, faces)
}

fn table(desk: &mut Desk<'_>, document: &Document, rows: &[&Vec<String>]) -> Mm {
    let (row, width) = (Mm::from_um(7_400), Size::A4.width - MARGIN * 2);
    let mut y = MARGIN;
    for line in &document.head {
        y = y + capital(line.size) + Mm::from_um(2_600);
        desk.line(line, MARGIN, y, width);
    }
    y = y + Mm::from_um(5_000);
    desk.rule(Rect { x: MARGIN, y, width, height: Mm::from_um(400) });
    let mut x = MARGIN;
    for (heading, room) in &document.columns {
        let line = Line { font: Font::SemiBold, size: Mm::from_um(2_800), text: heading.clone() };
        desk.line(&line, x, y + Mm::from_um(5_000), *room - Mm::from_um(2_000));
        x = x + *room;
    }
    y = y + row;
    desk.rule(Rect { x: MARGIN, y, width, height: HAIR });
    for cells in rows {
        let mut x = MARGIN;
        for (cell, (_, room)) in cells.iter().zip(&document.columns) {
            desk.text(cell, x, y + Mm::from_um(5_000), *room - Mm::from_um(2_000));
            x = x + *room;
        }
        y = y + row;
        desk.rule(Rect { x: MARGIN, y, width, height: HAIR });
    }
    y
}

fn foot(desk: &mut Desk<'_>, lines: &[Line], from: Mm) {
    let mut y = from + Mm::from_um(6_000);
    for line in lines {
        y = y + capital(line.size) + Mm::from_um(4_000);
        desk.line(line, MARGIN, y, Size::A4.width - MARGIN * 2);
    }
}

/// A page by which people see whether a printer scales: a ruler of 150 mm, one of 100 mm upright, a box of 50 mm.
///
/// # Errors
/// B201 and B202 for lines that cannot be set.
pub fn size_check(paper: Size, lines: &[Line]) -> Result<Drawing, Vec<Finding>> {
    let mut desk = Desk::new();
    let (x, y) = (Mm::from_um(25_000), Mm::from_um(40_000));
    let mut baseline = Mm::from_um(16_000);
    for line in lines {
        desk.line(line, x, baseline, paper.width - x * 2);
        baseline = baseline + Mm::from_um(6_000);
    }
    for (length, upright) in [(150_i32.min(paper.width.um() / 1_000 - 40), false), (100, true)] {
        for mm in 0..=length {
            let tick = Mm::from_um(if mm % 10 == 0 {
                7_000
            } else if mm % 5 == 0 {
                5_000
            } else {
                3_000
            });
            let along = Mm::from_um(mm * 1_000);
            let half = HAIR / 2;
            desk.rule(if upright {
                Rect { x, y: y + along - half, width: tick, height: HAIR }
            } else {
                Rect { x: x + along - half, y, width: HAIR, height: tick }
            });
            if mm % 10 == 0 && mm > 0 {
                let shaped = desk.setter.shape(Font::Regular, &Wording::of(mm.to_string()), true);
                let size = Mm::from_um(2_600);
                let at = if upright {
                    (x + Mm::from_um(10_000), y + along + capital(size) / 2)
                } else {
                    (x + along, y + Mm::from_um(10_500))
                };
                desk.items.extend(shaped.map(|shaped| centred(shaped, size, at.0, at.1)));
            }
        }
    }
    let side = Mm::from_um(50_000);
    let rect = Rect { x: x + Mm::from_um(40_000), y: y + Mm::from_um(30_000), width: side, height: side };
    desk.items.push(Item::Frame { rect, width: Mm::from_um(200), ink: Ink::BLACK });
    let label = desk.setter.shape(Font::Medium, &Wording::of("50 × 50 mm".to_owned()), false);
    let size = Mm::from_um(3_600);
    desk.items.extend(label.map(|label| centred(label, size, rect.centre().x, rect.centre().y + capital(size) / 2)));
    let face = desk.page(0);
    desk.finish(paper, vec![face])
}

/// A page for setting a scanner up: the border of timing marks, fields of rising ink, crossed lines over the whole page.
///
/// # Errors
/// B201 and B202 for lines that cannot be set.
pub fn calibration(paper: Size, lines: &[Line]) -> Result<Drawing, Vec<Finding>> {
    let mut desk = Desk::new();
    let timing = TimingMarks::for_paper(paper);
    timing.rects().chain(timing.corners()).for_each(|rect| desk.rule(rect));
    let (x, y) = (Mm::from_um(20_000), Mm::from_um(34_000));
    let mut baseline = Mm::from_um(20_000);
    for line in lines {
        desk.line(line, x, baseline, paper.width - x * 2);
        baseline = baseline + Mm::from_um(6_000);
    }
    for step in 0..=10_i32 {
        let ink = Ink(u8::try_from(255 - step * 25).unwrap_or(0));
        let side = Mm::from_um(12_000);
        desk.items
            .push(Item::Block { rect: Rect { x: x + Mm::from_um(14_000 * step), y, width: side, height: side }, ink });
    }
    let (right, bottom) = (paper.width - x, paper.height - Mm::from_um(20_000));
    let top = y + Mm::from_um(20_000);
    let mut at = Point { x, y: top };
    while at.x <= right {
        desk.rule(Rect { x: at.x, y: top, width: HAIR, height: bottom - top });
        at.x = at.x + Mm::from_um(10_000);
    }
    while at.y <= bottom {
        desk.rule(Rect { x, y: at.y, width: right - x, height: HAIR });
        at.y = at.y + Mm::from_um(10_000);
    }
    let face = desk.page(0);
    desk.finish(paper, vec![face])
}

/// A drawing with a large light word behind everything on every face, several times down the page: it is no ballot.
#[must_use]
pub fn watermarked(drawing: &Drawing, word: &str) -> Drawing {
    let mut drawing = drawing.clone();
    let mut desk = Desk::new();
    let (width, paper) = (drawing.paper.width - MARGIN * 2, drawing.paper);
    if let Some((size, shaped)) = desk.setter.line(Font::Bold, Wording::of(word.to_owned()), Mm::from_um(60_000), width)
    {
        let mut baseline = size * 2;
        while baseline < paper.height {
            let mut item = centred(shaped.clone(), size, paper.width / 2, baseline);
            if let Item::Text(run) = &mut item {
                run.ink = Ink(222);
            }
            desk.items.push(item);
            baseline = baseline + size * 2;
        }
    }
    for face in &mut drawing.faces {
        face.items.insert(0, Item::Group { name: "watermark".to_owned(), items: desk.items.clone() });
    }
    drawing
}
