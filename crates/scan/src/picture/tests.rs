use super::*;
use crate::drawn::{Drawing, Pen, Scanner, package, pnm};
use crate::read_page;
use image::{GrayImage, ImageEncoder};

fn page() -> GrayImage {
    let gray = Scanner::default().scan(&Drawing::sample().mark("S1", Pen::Cross));
    GrayImage::from_raw(u32::try_from(gray.width).unwrap(), u32::try_from(gray.height).unwrap(), gray.pixels).unwrap()
}

fn written(image: &image::DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn reason(bytes: &[u8]) -> Reason {
    read_page(bytes, package()).unwrap_err().reason
}

/// The header of a PNG of this size, with an empty body.
fn png_header(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 0, 0, 0, 0]);
    let crc = crc32(&bytes[12..]);
    bytes.extend(crc.to_be_bytes());
    bytes.extend(b"\0\0\0\0IDAT\x35\xaf\x06\x1e\0\0\0\0IEND\xae\x42\x60\x82");
    bytes
}

fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32| if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc)))
}

#[test]
fn every_permitted_format_gives_the_same_reading() {
    let gray = image::DynamicImage::ImageLuma8(page());
    let colour = image::DynamicImage::ImageRgb8(gray.to_rgb8());
    let expected = read_page(&written(&gray, ImageFormat::Pnm), package()).unwrap();
    for (image, format) in [
        (&gray, ImageFormat::Png),
        (&colour, ImageFormat::Png),
        (&gray, ImageFormat::Tiff),
        (&colour, ImageFormat::Tiff),
        (&colour, ImageFormat::Pnm),
    ] {
        let reading = read_page(&written(image, format), package()).unwrap();
        assert_eq!(reading.marks, expected.marks, "{format:?}");
    }
    let mut jpeg = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut jpeg, 75).encode_image(&gray).unwrap();
    let reading = read_page(&jpeg, package()).unwrap();
    for (mark, expected) in reading.marks.iter().zip(&expected.marks) {
        assert_eq!(mark.reading, expected.reading);
        assert!(mark.score_hundredths.abs_diff(expected.score_hundredths) < 150, "{mark:?} {expected:?}");
    }
}

#[test]
fn headers_that_promise_too_much_are_refused_at_once() {
    let start = std::time::Instant::now();
    assert_eq!(reason(&png_header(100_000, 100_000)), Reason::TooLarge);
    assert_eq!(reason(&png_header(9_999, 9_999)), Reason::TooLarge);
    assert_eq!(reason(b"P5\n100000 100000\n255\n"), Reason::TooLarge);
    assert_eq!(reason(b"P5\n9000 9000\n255\n"), Reason::TooLarge);
    assert!(start.elapsed() < std::time::Duration::from_secs(2));
    let small = png_header(1_654, 2_339);
    assert_eq!(reason(&small), Reason::NotAPicture);
}

/// A TIFF of this size whose one strip is where the file ends.
fn tiff(width: u32, height: u32, strip: u32) -> Vec<u8> {
    let mut bytes = b"II*\0\x08\0\0\0".to_vec();
    let entries: [(u16, u32); 9] =
        [(256, width), (257, height), (258, 8), (259, 1), (262, 1), (273, 200), (277, 1), (278, height), (279, strip)];
    bytes.extend(9_u16.to_le_bytes());
    for (tag, value) in entries {
        bytes.extend(tag.to_le_bytes());
        bytes.extend(4_u16.to_le_bytes());
        bytes.extend(1_u32.to_le_bytes());
        bytes.extend(value.to_le_bytes());
    }
    bytes.extend([0; 4]);
    bytes
}

#[test]
fn tiff_bombs_are_refused_within_limits() {
    let start = std::time::Instant::now();
    assert_eq!(reason(&tiff(90_000, 90_000, 100)), Reason::TooLarge);
    assert_eq!(reason(&tiff(u32::MAX, u32::MAX, u32::MAX)), Reason::TooLarge);
    for bytes in [tiff(1_654, 2_339, u32::MAX), tiff(1_654, 2_339, 100), tiff(0, 0, 0)] {
        assert!(matches!(reason(&bytes), Reason::NotAPicture | Reason::TooLarge | Reason::Resolution));
    }
    // A directory that leads to itself.
    let mut loops = tiff(1_654, 2_339, 100);
    let end = loops.len();
    loops[end - 4..].copy_from_slice(&8_u32.to_le_bytes());
    assert!(matches!(reason(&loops), Reason::NotAPicture | Reason::TooLarge));
    assert!(start.elapsed() < std::time::Duration::from_secs(2));
}

#[test]
fn a_picture_that_ends_early_is_refused() {
    let gray = image::DynamicImage::ImageLuma8(page());
    let mut jpeg = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut jpeg, 90).encode_image(&gray).unwrap();
    for share in [1, 5, 9] {
        assert_eq!(reason(&jpeg[..jpeg.len() * share / 10]), Reason::NotAPicture, "JPEG {share}");
    }
    // Only the end marker is missing.
    assert_eq!(reason(&jpeg[..jpeg.len() - 2]), Reason::NotAPicture);
    for format in [ImageFormat::Png, ImageFormat::Tiff, ImageFormat::Pnm] {
        let bytes = written(&gray, format);
        assert_eq!(reason(&bytes[..bytes.len() / 2]), Reason::NotAPicture, "{format:?}");
    }
    assert_eq!(reason(b""), Reason::NotAPicture);
    assert_eq!(reason(b"GIF89a"), Reason::NotAPicture);
    assert_eq!(reason(b"%PDF-1.7"), Reason::NotAPicture);
}

#[test]
fn the_stated_resolution_is_believed_where_it_can_be() {
    let at_300 = Scanner { dots_per_inch: 300.0, ..Scanner::default() }.scan(&Drawing::sample());
    assert!(read_page(&pnm(&at_300), package()).is_ok(), "nothing is stated: the usual resolution that fits");
    let (width, height) = (u32::try_from(at_300.width).unwrap(), u32::try_from(at_300.height).unwrap());
    let mut png = Vec::new();
    image::codecs::png::PngEncoder::new(&mut png)
        .write_image(&at_300.pixels, width, height, image::ExtendedColorType::L8)
        .unwrap();
    // pHYs: 11,811 pixels a metre.
    let mut chunk = b"pHYs\0\0\x2e\x23\0\0\x2e\x23\x01".to_vec();
    let crc = crc32(&chunk);
    chunk.extend(crc.to_be_bytes());
    png.splice(33..33, [vec![0, 0, 0, 9], chunk].concat());
    let dots = decode(&png).unwrap().dots_per_inch.unwrap();
    assert!((dots - 300.0).abs() < 0.01, "{dots}");
    assert!(read_page(&png, package()).is_ok());

    let mut jpeg = Vec::new();
    let mut encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut jpeg, 90);
    encoder.set_pixel_density(image::codecs::jpeg::PixelDensity::dpi(300));
    encoder.encode(&at_300.pixels, width, height, image::ExtendedColorType::L8).unwrap();
    assert_eq!(decode(&jpeg).unwrap().dots_per_inch, Some(300.0));
    assert_eq!(resolution(b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\x01\0\x48\0\x48\0\0", ImageFormat::Jpeg), None);
}
