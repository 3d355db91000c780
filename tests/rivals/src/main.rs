//! One measured run for `cargo xtask bench ballots`: so many numbered A4 ballots with their codes, by us or by a rival that
//! draws every page anew, or the same number of bytes written without thinking. Prints one JSON object.
#![allow(dead_code, reason = "the sample of the tests holds more than is used here")]

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::time::Instant;

use ballot::drawing::{Item, TextRun};
use ballot::{Drawing, Font, Imprint, PrintedBallot, Serials};
use model::election::Mode;
use model::{Mm, Size};
use printpdf::{
    BuiltinFont, Color, Greyscale, LinePoint, Op, PaintMode, PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions, Point,
    Polygon, PolygonRing, Pt, TextItem, TextMatrix, WindingOrder,
};

#[path = "../../../crates/ballot/tests/ballot/sample.rs"]
mod sample;
#[cfg(feature = "typst")]
mod typesetter;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let (which, count, path) = (arguments[1].as_str(), arguments[2].parse::<u32>().unwrap(), arguments[3].as_str());
    let begin = Instant::now();
    match which {
        "ours" => ours(count, path),
        "printpdf" => printpdf(count, path),
        "krilla" => krilla(count, path),
        #[cfg(feature = "typst")]
        "typst" => typesetter::typst(count, path),
        "raw" => raw(u64::from(count), path),
        other => panic!("{other}"),
    }
    let seconds = begin.elapsed().as_secs_f64();
    let bytes = std::fs::metadata(path).unwrap().len();
    println!("{{\"seconds\":{seconds:.4},\"bytes\":{bytes},\"peak_bytes\":{}}}", peak());
}

/// The kernel's note of the largest resident size so far; 0 where it keeps none.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let row = status.lines().find_map(|row| row.strip_prefix("VmHWM:"));
    row.and_then(|row| row.trim().strip_suffix(" kB")?.parse::<u64>().ok()).map_or(0, |kilobytes| kilobytes * 1_024)
}

fn imprint() -> Imprint {
    Imprint { numbered: true, ..sample::imprint("1698", Mode::Official) }
}

fn ours(count: u32, path: &str) {
    let imprint = imprint();
    let printed = PrintedBallot::draw_numbered(&face_drawing(), "bench", &imprint).unwrap();
    let mut out = BufWriter::with_capacity(1 << 18, File::create(path).unwrap());
    printed.write_numbered(count, Serials::from(1), None, &mut out).unwrap();
    out.flush().unwrap();
    out.get_ref().sync_all().unwrap();
}

/// So many bytes, synced.
fn raw(mut bytes: u64, path: &str) {
    let mut file = File::create(path).unwrap();
    let part: Vec<u8> = (0..1_usize << 18).map(|at| u8::try_from(at * 31 % 251).unwrap()).collect();
    while bytes > 0 {
        let here = usize::try_from(bytes.min(1 << 18)).unwrap();
        file.write_all(&part[..here]).unwrap();
        bytes -= bytes.min(1 << 18);
    }
    file.sync_all().unwrap();
}

/// `printpdf` as its manual has it: operations for every page, one document, saved whole. Its built-in fonts spare it the
/// work of embedding; the codes are drawn by the same crate that we use.
fn printpdf(count: u32, path: &str) {
    let drawing = face_drawing();
    let mut document = PdfDocument::new("bench");
    for serial in 1..=count {
        document.pages.push(PdfPage::new(printpdf::Mm(210.0), printpdf::Mm(297.0), page(&drawing, serial)));
    }
    let bytes = document.save(&PdfSaveOptions::default(), &mut Vec::new());
    let mut file = File::create(path).unwrap();
    file.write_all(&bytes).unwrap();
    file.sync_all().unwrap();
}

fn page(drawing: &Drawing, serial: u32) -> Vec<Op> {
    let mut ops = vec![Op::SetFillColor { col: Color::Greyscale(Greyscale::new(0.0, None)) }];
    let face = &drawing.faces[0];
    face.walk(&mut |item| match item {
        Item::Block { rect, .. } => ops.push(filled(vec![ring(*rect)])),
        Item::Frame { rect, width, .. } => {
            let inner = model::Rect {
                x: rect.x + *width,
                y: rect.y + *width,
                width: rect.width - *width * 2,
                height: rect.height - *width * 2,
            };
            ops.push(filled(vec![ring(*rect), ring(inner)]));
        }
        Item::Text(run) => text(run, &run.shaped.text, &mut ops),
        Item::Group { .. } | Item::Code { .. } | Item::Stroke { .. } => {}
    });
    let code = code_of(serial);
    for place in &face.imprint.codes {
        let dark = code.iter().enumerate().filter(|(_, dark)| **dark);
        ops.push(filled(dark.map(|(at, _)| ring(module(*place, at))).collect()));
    }
    if let Some(run) = face.texts().last() {
        text(run, &format!("{serial:010}"), &mut ops);
    }
    ops
}

/// `krilla` as its manual has it: a surface a page, text shaped by itself, the document finished in memory.
fn krilla(count: u32, path: &str) {
    use krilla::geom::{PathBuilder, Point as At, Rect as Area};
    use krilla::page::PageSettings;
    use krilla::paint::{Fill, FillRule};
    use krilla::text::{Font as Type, TextDirection};
    let drawing = face_drawing();
    let face = &drawing.faces[0];
    let fonts = Font::ALL.map(|font| Type::new(font.bytes().to_vec().into(), 0).unwrap());
    let rect = |rect: model::Rect| {
        Area::from_xywh(pt(rect.x), pt(rect.y), pt(rect.width), pt(rect.height)).unwrap()
    };
    let black = || Fill { rule: FillRule::EvenOdd, ..Fill::default() };
    let mut document = krilla::Document::new();
    for serial in 1..=count {
        let mut page = document.start_page_with(PageSettings::from_wh(pt(Size::A4.width), pt(Size::A4.height)).unwrap());
        let mut surface = page.surface();
        surface.set_fill(Some(black()));
        let say = |surface: &mut krilla::surface::Surface<'_>, run: &TextRun, text: &str| {
            let at = At::from_xy(pt(run.origin.x), pt(run.origin.y));
            let font = Font::ALL.iter().position(|font| *font == run.font()).unwrap();
            surface.draw_text(at, fonts[font].clone(), pt(run.size), text, false, TextDirection::Auto);
        };
        face.walk(&mut |item| match item {
            Item::Block { rect: block, .. } => {
                let mut path = PathBuilder::new();
                path.push_rect(rect(*block));
                surface.draw_path(&path.finish().unwrap());
            }
            Item::Frame { rect: outer, width, .. } => {
                let mut path = PathBuilder::new();
                path.push_rect(rect(*outer));
                path.push_rect(rect(model::Rect {
                    x: outer.x + *width,
                    y: outer.y + *width,
                    width: outer.width - *width * 2,
                    height: outer.height - *width * 2,
                }));
                surface.draw_path(&path.finish().unwrap());
            }
            Item::Text(run) => say(&mut surface, run, &run.shaped.text),
            Item::Group { .. } | Item::Code { .. } | Item::Stroke { .. } => {}
        });
        let code = code_of(serial);
        for place in &face.imprint.codes {
            let mut path = PathBuilder::new();
            for (at, _) in code.iter().enumerate().filter(|(_, dark)| **dark) {
                path.push_rect(rect(module(*place, at)));
            }
            surface.draw_path(&path.finish().unwrap());
        }
        if let Some(run) = face.texts().last() {
            say(&mut surface, run, &format!("{serial:010}"));
        }
        surface.finish();
        page.finish();
    }
    let mut file = File::create(path).unwrap();
    file.write_all(&document.finish().unwrap()).unwrap();
    file.sync_all().unwrap();
}

/// The face that every page holds, without number and codes.
fn face_drawing() -> Drawing {
    let laid = sample::lay(&[sample::contest(11, 7)], &sample::languages(), Size::A4).unwrap();
    sample::printed(&laid, &imprint())
}

fn code_of(serial: u32) -> Vec<bool> {
    let code = model::ballot_code::BallotCode { serial: std::num::NonZeroU32::new(serial), ..imprint().code(1, 1) };
    ballot::code::modules(&code.encode()).unwrap()
}

fn module(place: model::Rect, at: usize) -> model::Rect {
    let side = place.width / 29;
    let (column, row) = (i32::try_from(at % 29).unwrap(), i32::try_from(at / 29).unwrap());
    model::Rect { x: place.x + side * column, y: place.y + side * row, width: side, height: side }
}

fn pt(length: Mm) -> f32 {
    (length.mm() * 72.0 / 25.4) as f32
}

fn points(length: Mm) -> Pt {
    Pt(pt(length))
}

fn point(x: Mm, y: Mm) -> Point {
    Point { x: points(x), y: points(Size::A4.height - y) }
}

fn ring(rect: model::Rect) -> PolygonRing {
    let corners = [(rect.x, rect.y), (rect.right(), rect.y), (rect.right(), rect.bottom()), (rect.x, rect.bottom())];
    PolygonRing { points: corners.map(|(x, y)| LinePoint { p: point(x, y), bezier: false }).to_vec() }
}

fn filled(rings: Vec<PolygonRing>) -> Op {
    Op::DrawPolygon { polygon: Polygon { rings, mode: PaintMode::Fill, winding_order: WindingOrder::EvenOdd } }
}

fn text(run: &TextRun, text: &str, ops: &mut Vec<Op>) {
    let font = if run.font() == Font::Regular { BuiltinFont::Helvetica } else { BuiltinFont::HelveticaBold };
    let at = point(run.origin.x, run.origin.y);
    ops.extend([
        Op::StartTextSection,
        Op::SetFont { font: PdfFontHandle::Builtin(font), size: points(run.size) },
        Op::SetTextMatrix { matrix: TextMatrix::Translate(at.x, at.y) },
        Op::ShowText { items: vec![TextItem::Text(text.to_owned())] },
        Op::EndTextSection,
    ]);
}
