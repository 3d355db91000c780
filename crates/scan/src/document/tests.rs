use super::*;
use crate::drawn::{Drawing, Pen, Scanner, package};
use crate::pixel::Gray;
use crate::reading::{Trace, read_picture};

fn page(option: &str) -> Gray {
    Scanner::default().scan(&Drawing::sample().mark(option, Pen::Cross))
}

/// A TIFF of several pages, each plain gray; little or big end first.
fn tiff(pages: &[Gray], little: bool) -> Vec<u8> {
    let four = |value: usize| {
        let value = u32::try_from(value).unwrap();
        if little { value.to_le_bytes() } else { value.to_be_bytes() }
    };
    let two = |value: u16| if little { value.to_le_bytes() } else { value.to_be_bytes() };
    let mut bytes = if little { b"II*\0".to_vec() } else { b"MM\0*".to_vec() };
    let mut link = bytes.len();
    bytes.extend(four(0));
    for page in pages {
        let pixels = bytes.len();
        bytes.extend(&page.pixels);
        let directory = bytes.len();
        bytes[link..link + 4].copy_from_slice(&four(directory));
        let entries: [(u16, u16, usize); 9] = [
            (256, 4, page.width),
            (257, 4, page.height),
            (258, 3, 8),
            (259, 3, 1),
            (262, 3, 1),
            (273, 4, pixels),
            (277, 3, 1),
            (278, 4, page.height),
            (279, 4, page.pixels.len()),
        ];
        bytes.extend(two(u16::try_from(entries.len()).unwrap()));
        for (tag, kind, value) in entries {
            bytes.extend(two(tag));
            bytes.extend(two(kind));
            bytes.extend(four(1));
            if kind == 3 {
                bytes.extend(two(u16::try_from(value).unwrap()));
                bytes.extend([0, 0]);
            } else {
                bytes.extend(four(value));
            }
        }
        link = bytes.len();
        bytes.extend(four(0));
    }
    bytes
}

/// A PDF with a picture on each page, deflated with rows predicted, as common tools write it, or as JPEG.
fn pdf(pages: &[Gray], jpeg: bool) -> Vec<u8> {
    use lopdf::{Document as Pdf, Object, Stream, dictionary};
    use std::io::Write as _;
    let mut file = Pdf::with_version("1.7");
    let tree = file.new_object_id();
    let mut kids: Vec<Object> = Vec::new();
    for page in pages {
        let (width, height) = (i64::try_from(page.width).unwrap(), i64::try_from(page.height).unwrap());
        let mut facts = dictionary! { "Type" => "XObject", "Subtype" => "Image", "Width" => width, "Height" => height,
        "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8 };
        let content = if jpeg {
            facts.set("Filter", "DCTDecode");
            let mut bytes = Vec::new();
            let (w, h) = (u32::try_from(page.width).unwrap(), u32::try_from(page.height).unwrap());
            image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 60)
                .encode(&page.pixels, w, h, image::ExtendedColorType::L8)
                .unwrap();
            bytes
        } else {
            facts.set("Filter", "FlateDecode");
            facts.set("DecodeParms", dictionary! { "Predictor" => 15, "Columns" => width });
            let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
            for (number, row) in page.pixels.chunks(page.width).enumerate() {
                let above = |x: usize| if number == 0 { 0 } else { page.pixels[(number - 1) * page.width + x] };
                let coded: Vec<u8> = row.iter().enumerate().map(|(x, &pixel)| pixel.wrapping_sub(above(x))).collect();
                packed.write_all(&[2]).unwrap();
                packed.write_all(&coded).unwrap();
            }
            packed.finish().unwrap()
        };
        let image = file.add_object(Stream::new(facts, content).with_compression(false));
        let content = file.add_object(Stream::new(dictionary! {}, b"q 595.44 0 0 841.68 0 0 cm /I Do Q".to_vec()));
        kids.push(
            file.add_object(dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => content,
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
            "Resources" => dictionary! { "XObject" => dictionary! { "I" => image } } })
                .into(),
        );
    }
    let count = i64::try_from(kids.len()).unwrap();
    file.objects.insert(tree, Object::Dictionary(dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }));
    let catalogue = file.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    file.trailer.set("Root", catalogue);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    bytes
}

fn marked(document: &mut Document) -> Vec<String> {
    let mut found = Vec::new();
    for place in 0..document.len() {
        let reading = read_picture(document.picture(place).unwrap(), package(), &mut Trace::default()).unwrap();
        let marks = reading.marks.iter().filter(|mark| mark.score_hundredths > 300);
        found.extend(marks.map(|mark| mark.option.to_string()));
    }
    found
}

#[test]
fn every_page_of_a_tiff_is_read_whichever_end_comes_first() {
    let pages = [page("S1"), page("S3"), page("S2")];
    for little in [true, false] {
        let mut document = Document::open(tiff(&pages, little)).unwrap();
        assert_eq!(marked(&mut document), ["S1", "S3", "S2"]);
    }
}

#[test]
fn every_page_of_a_pdf_with_pictures_is_read() {
    let pages = [page("S4"), page("S1")];
    for jpeg in [true, false] {
        let mut document = Document::open(pdf(&pages, jpeg)).unwrap();
        assert_eq!(marked(&mut document), ["S4", "S1"], "{jpeg}");
    }
}

#[test]
fn a_ring_of_directories_and_a_truncated_file_are_refused() {
    let mut ring = tiff(&[page("S1")], true);
    let first = u32::from_le_bytes(ring[4..8].try_into().unwrap()) as usize;
    let end = ring.len();
    ring[end - 4..].copy_from_slice(&u32::try_from(first).unwrap().to_le_bytes());
    assert_eq!(Document::open(ring).err().map(|refusal| refusal.reason), Some(Reason::TooLarge));
    let whole = tiff(&[page("S1"), page("S2")], true);
    let cut = Document::open(whole[..whole.len() - 40].to_vec());
    assert_eq!(cut.err().map(|refusal| refusal.reason), Some(Reason::NotAPicture));
    let broken = pdf(&[page("S1")], false);
    for length in [9, 200, broken.len() / 2] {
        let opened = Document::open(broken[..length].to_vec()).and_then(|mut document| document.picture(0).map(|_| ()));
        assert!(opened.is_err(), "{length}");
    }
}
