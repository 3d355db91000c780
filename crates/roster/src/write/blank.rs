//! A blank workbook for a party to fill: heads, rows numbered for each sub-list, and lists of what may be chosen.
//!
//! Always true: what is filled in as the lists allow is read by this crate without a finding of form.

use model::list_check::column;
use model::rules::{RuleSet, Sublist};
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationRule, DocProperties, ExcelDateTime, Format, Workbook as Book, Worksheet,
};
use words::Language;

use super::WriteError;
use crate::columns::key;

/// Rows of a sub-list whose size is not known.
const SPARE: u32 = 60;

/// Writes it; `seats` of the zone, if known, say how many rows there are.
///
/// # Errors
/// As [`super::voters`].
pub fn blank(
    rules: &RuleSet,
    zone: Option<&str>,
    seats: Option<u32>,
    language: Language,
) -> Result<Vec<u8>, WriteError> {
    let words = words::of(language);
    let mut out = Book::new();
    let made = ExcelDateTime::from_ymd(2025, 1, 1)?;
    out.set_properties(&DocProperties::new().set_author("Kutia").set_creation_datetime(&made));
    let page = out.add_worksheet();
    page.set_name(words.text("workbook-candidates"))?;
    let title = Format::new().set_bold().set_font_size(14);
    let election = if language == Language::Sq { &rules.election_title.sq } else { &rules.election_title.en };
    page.write_with_format(0, 0, election, &title)?;
    if let Some(zone) = zone {
        page.write(1, 0, words.say("workbook-zone", &[("zone", zone.into())]))?;
    }
    let mut heads = vec![
        column::POSITION,
        column::FIRST_NAME,
        column::FATHERS_NAME,
        column::SURNAME,
        column::SEX,
        column::BIRTH_DATE,
        column::NID,
        column::ADDRESS,
        column::SUBLIST,
        key::SUBJECT,
        column::DECLARATION,
    ];
    if !rules.lists.self_declaration_article.is_empty() {
        heads.push(column::SELF_DECLARATION);
    }
    let bold = Format::new().set_bold().set_background_color(Color::RGB(0x00E1_F0ED)).set_text_wrap();
    for (at, head) in (0_u16..).zip(&heads) {
        page.write_with_format(3, at, words.text(&format!("column-{head}")), &bold)?;
        page.set_column_width(at, if matches!(*head, column::POSITION | column::SEX) { 9 } else { 18 })?;
    }
    let mut row = 4_u32;
    for rule in &rules.lists.sublists {
        let most = seats.map_or(SPARE, |seats| *rule.names(seats).end());
        for position in 1..=most {
            page.write_number(row, 0, position)?;
            page.write_string(row, 8, words.text(sublist_key(rule.kind)))?;
            row += 1;
        }
    }
    validate(page, rules, &heads, row.saturating_sub(1), words)?;
    page.set_freeze_panes(4, 0)?;
    page.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(3, 3)?;
    Ok(out.save_to_buffer()?)
}

fn sublist_key(sublist: Sublist) -> &'static str {
    match sublist {
        Sublist::Fixed => "workbook-sublist-fixed",
        Sublist::Open => "workbook-sublist-open",
        Sublist::Council => "workbook-sublist-council",
        Sublist::Mayor => "workbook-sublist-mayor",
    }
}

/// What may be put into the cells of each column.
fn validate(
    page: &mut Worksheet,
    rules: &RuleSet,
    heads: &[&str],
    last: u32,
    words: &words::Words,
) -> Result<(), WriteError> {
    let text = Format::new().set_num_format("@");
    let day = Format::new().set_num_format("dd.mm.yyyy");
    let yes_no = [words.text("workbook-yes"), words.text("workbook-no")];
    let sublists: Vec<String> = rules.lists.sublists.iter().map(|rule| words.text(sublist_key(rule.kind))).collect();
    for (at, head) in (0_u16..).zip(heads) {
        let validation = DataValidation::new();
        let validation = match *head {
            column::SEX => validation.allow_list_strings(&["F", "M"])?,
            column::DECLARATION | column::SELF_DECLARATION => validation.allow_list_strings(&yes_no)?,
            column::SUBLIST => validation.allow_list_strings(&sublists)?,
            column::POSITION => validation.allow_whole_number(DataValidationRule::Between(1, 200)),
            column::NID => validation.allow_text_length(DataValidationRule::EqualTo(10)),
            column::BIRTH_DATE => {
                let from = ExcelDateTime::from_ymd(1900, 1, 1)?;
                let to = rules.election_day.and_then(|day| rules.born_by(day));
                let part = |n: i8| u8::try_from(n).unwrap_or(1);
                let to = match to {
                    Some(to) => ExcelDateTime::from_ymd(to.year().unsigned_abs(), part(to.month()), part(to.day()))?,
                    None => ExcelDateTime::from_ymd(2100, 1, 1)?,
                };
                validation.allow_date(DataValidationRule::Between(from, to))
            }
            _ => continue,
        };
        for row in 4..=last {
            match *head {
                column::BIRTH_DATE => drop(page.write_blank(row, at, &day)?),
                column::NID => drop(page.write_blank(row, at, &text)?),
                _ => {}
            }
        }
        page.add_data_validation(4, at, last.max(4), at, &validation)?;
    }
    Ok(())
}
