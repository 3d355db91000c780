//! One table as a tidy workbook: a head that stays in view, a filter, widths, formats.

use model::Date;
use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};
use words::Language;

use super::WriteError;

/// A column's head.
pub struct Head {
    /// Its key; the words are in `locales/` (`column-<key>`).
    pub key: &'static str,
    /// Its width in characters.
    pub width: u16,
}

/// A cell to be written.
#[derive(Debug, Clone)]
pub enum Value {
    /// Nothing.
    Empty,
    /// A text as it is.
    Text(String),
    /// A word by its message key.
    Word(&'static str),
    /// A whole number.
    Count(u32),
    /// Degrees with six decimals.
    Degrees(f64),
    /// A day.
    Date(Date),
    /// Yes or no.
    YesNo(bool),
}

impl Value {
    /// A text, or nothing for an empty one.
    pub fn text(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }
}

struct Formats {
    count: Format,
    degrees: Format,
    date: Format,
}

/// Writes a table as the bytes of a workbook with one sheet.
pub fn book(
    sheet_name: &str,
    heads: &[Head],
    rows: impl Iterator<Item = Vec<Value>>,
    language: Language,
) -> Result<Vec<u8>, WriteError> {
    let mut book = empty()?;
    add(&mut book, sheet_name, heads, rows, language)?;
    Ok(book.save_to_buffer()?)
}

/// Writes several tables as sheets of one workbook.
pub fn sheets(tables: &[super::Table<'_>], language: Language) -> Result<Vec<u8>, WriteError> {
    let mut book = empty()?;
    for table in tables {
        add(&mut book, table.title, table.columns, table.rows.iter().cloned(), language)?;
    }
    Ok(book.save_to_buffer()?)
}

/// A workbook with a fixed date, so that equal tables are equal files.
fn empty() -> Result<Workbook, WriteError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2025, 1, 1)?;
    book.set_properties(&DocProperties::new().set_author("Kutia").set_creation_datetime(&made));
    Ok(book)
}

fn add(
    book: &mut Workbook,
    sheet_name: &str,
    heads: &[Head],
    rows: impl Iterator<Item = Vec<Value>>,
    language: Language,
) -> Result<(), WriteError> {
    let words = words::of(language);
    let sheet = book.add_worksheet();
    sheet.set_name(words.text(sheet_name))?;
    let title = Format::new()
        .set_bold()
        .set_background_color(Color::RGB(0x00E1_F0ED))
        .set_align(FormatAlign::Left)
        .set_align(FormatAlign::VerticalCenter);
    sheet.set_row_height(0, 22)?;
    for (column, head) in (0_u16..).zip(heads) {
        sheet.write_with_format(0, column, words.text(&format!("column-{}", head.key)), &title)?;
        sheet.set_column_width(column, head.width)?;
    }
    let formats = Formats {
        count: Format::new().set_num_format("0"),
        degrees: Format::new().set_num_format("0.000000"),
        date: Format::new().set_num_format("dd.mm.yyyy"),
    };
    let mut last_row = 0;
    for (row, values) in (1_u32..).zip(rows) {
        for (column, value) in (0_u16..).zip(values) {
            write(sheet, (row, column), value, &formats, words)?;
        }
        last_row = row;
    }
    sheet.set_freeze_panes(1, 0)?;
    if let Some(last_column) = u16::try_from(heads.len()).ok().and_then(|count| count.checked_sub(1)) {
        sheet.autofilter(0, 0, last_row, last_column)?;
    }
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    Ok(())
}

fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: Value,
    formats: &Formats,
    words: &words::Words,
) -> Result<(), XlsxError> {
    match value {
        Value::Empty => return Ok(()),
        Value::Text(text) => sheet.write_string(row, column, text)?,
        Value::Word(key) => sheet.write_string(row, column, words.text(key))?,
        Value::Count(count) => sheet.write_number_with_format(row, column, count, &formats.count)?,
        Value::Degrees(degrees) => sheet.write_number_with_format(row, column, degrees, &formats.degrees)?,
        Value::YesNo(yes) => {
            sheet.write_string(row, column, words.text(if yes { "workbook-yes" } else { "workbook-no" }))?
        }
        Value::Date(date) => {
            let part = |n: i8| u8::try_from(n).unwrap_or(1);
            match ExcelDateTime::from_ymd(date.year().unsigned_abs(), part(date.month()), part(date.day())) {
                Ok(day) => sheet.write_datetime_with_format(row, column, &day, &formats.date)?,
                // Before 1900 a workbook has no dates.
                Err(_) => sheet.write_string(
                    row,
                    column,
                    words::date(words.language(), date.year(), date.month(), date.day()),
                )?,
            }
        }
    };
    Ok(())
}
