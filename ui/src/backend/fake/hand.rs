//! What is done by hand in the invented election: columns set, candidates changed and put back.

use api::candidates::{
    ColumnSeen, ColumnsSeen, EditCandidate, EditStep, FieldChoice, FieldNeed, ListEdited, SheetColumns, Taken,
};
use api::{Failure, FailureKind};
use model::candidate::Candidate;
use model::list_check::column;
use model::list_diff::field;
use model::nid::{Nid, Sex};
use model::{Digest, Finding, Severity, SubjectId};
use serde_json::Value;

use super::people::Kept;
use super::{State, input_of, json_of};

/// Columns of a file whose heads nobody knows.
fn columns(remembered: bool) -> ColumnsSeen {
    let column = |(letter, head, samples, field, taken): (&str, &str, &[&str], Option<&str>, Taken)| ColumnSeen {
        column: letter.to_owned(),
        head: head.to_owned(),
        samples: samples.iter().map(|sample| (*sample).to_owned()).collect(),
        field: field.map(str::to_owned),
        taken,
    };
    let columns = [
        ("A", "Radha", &["1", "2", "3"][..], None, Taken::Unknown),
        ("B", "Thirrja", &["Drita", "Agim", "Shpresa"], None, Taken::Unknown),
        ("C", "Familja", &["Guri", "Lisi", "Molla"], None, Taken::Unknown),
        ("D", "Gjinja", &["F", "M"], Some("sex"), Taken::Similar),
        ("E", "Kur ka lindur", &["13.03.1970", "02.11.1981"], None, Taken::Unknown),
        ("F", "NID", &["J00101999W"], Some("nid"), Taken::Exact),
    ];
    let needs = [
        (column::POSITION, FieldNeed::Should),
        (column::FIRST_NAME, FieldNeed::Must),
        (column::FATHERS_NAME, FieldNeed::Should),
        (column::SURNAME, FieldNeed::Must),
        (column::SEX, FieldNeed::Should),
        (column::BIRTH_DATE, FieldNeed::Should),
        (column::NID, FieldNeed::Should),
        (column::ADDRESS, FieldNeed::Should),
        (column::SUBLIST, FieldNeed::May),
    ];
    let sheet = SheetColumns {
        sheet: "Lista".to_owned(),
        row: 4,
        shape: Digest::of(b"columns"),
        columns: columns.into_iter().map(column).collect(),
        missing: vec![column::FIRST_NAME.to_owned(), column::SURNAME.to_owned()],
    };
    ColumnsSeen {
        file: "tabela.xlsx".to_owned(),
        sha256: Digest::of(b"tabela"),
        remembered,
        sheets: vec![sheet],
        fields: needs.map(|(key, need)| FieldChoice { key: key.to_owned(), need }).to_vec(),
    }
}

/// Writes a field; the invented election reads the plain forms only.
fn write(candidate: &mut Candidate, key: &str, text: &str) -> Option<()> {
    match key {
        column::FIRST_NAME => text.clone_into(&mut candidate.first_name),
        column::FATHERS_NAME => text.clone_into(&mut candidate.fathers_name),
        column::SURNAME => text.clone_into(&mut candidate.surname),
        column::ADDRESS => text.clone_into(&mut candidate.address),
        column::POSITION => candidate.position = text.parse().ok()?,
        column::SEX => candidate.sex = Some(if text == "F" { Sex::Female } else { Sex::Male }),
        column::DECLARATION => candidate.declaration = Some(text == "PO"),
        column::BIRTH_DATE => candidate.birth_date = Some(crate::text::day(text)?),
        column::NID => candidate.nid = Some(Nid::try_from(text.to_owned()).ok()?),
        _ => return None,
    }
    Some(())
}

fn edited(kept: &Kept, candidate: u32, key: &str) -> Option<ListEdited> {
    let list = kept.list.as_ref()?;
    let count = |severity| list.findings.iter().filter(|finding| finding.severity == severity).count();
    Some(ListEdited {
        subject: list.subject.clone(),
        candidate,
        field: key.to_owned(),
        steps: u32::try_from(kept.edits.len()).ok()?,
        errors: u32::try_from(count(Severity::Error)).ok()?,
        warnings: u32::try_from(count(Severity::Warning)).ok()?,
    })
}

impl State {
    fn kept(&mut self, subject: &str) -> Option<&mut Kept> {
        self.lists.iter_mut().find(|kept| kept.is_of(subject))
    }

    fn edit(&mut self, asked: &EditCandidate) -> Option<ListEdited> {
        let kept = self.kept(asked.subject.as_str())?;
        let list = kept.list.as_mut()?;
        let index = usize::try_from(asked.candidate.checked_sub(1)?).ok()?;
        let one = list.candidates.get_mut(index)?;
        let was = one.clone();
        write(one, &asked.field, asked.value.as_deref().unwrap_or_default())?;
        let step = EditStep {
            step: u32::try_from(kept.edits.len() + 1).ok()?,
            candidate: asked.candidate,
            before: field(&was, &asked.field),
            after: field(one, &asked.field),
            field: asked.field.clone(),
            by: "operatorja".parse().ok()?,
            at_us: 1_744_812_000_000_000,
        };
        let about = |finding: &Finding| asked.field == column::DECLARATION && finding.code == "C131";
        list.findings.retain(|finding| !about(finding));
        kept.edits.push((step, was));
        edited(kept, asked.candidate, &asked.field)
    }

    fn undo(&mut self, subject: &SubjectId) -> Option<ListEdited> {
        let kept = self.kept(subject.as_str())?;
        let (step, was) = kept.edits.pop()?;
        let index = usize::try_from(step.candidate.checked_sub(1)?).ok()?;
        *kept.list.as_mut()?.candidates.get_mut(index)? = was;
        edited(kept, step.candidate, &step.field)
    }

    pub(super) fn answer_hand(&mut self, name: &str, input: &Value) -> Option<Result<Value, Failure>> {
        let refused = |code: &str| Some(Err(Failure::new(FailureKind::Input, code)));
        match name {
            "candidates.columns" => json_of(&columns(false)),
            "candidates.edits" => {
                let subject = input.get("subject").and_then(Value::as_str).unwrap_or_default();
                let edits = self.kept(subject).map(|kept| kept.edits.as_slice()).unwrap_or_default();
                json_of(&edits.iter().rev().map(|(step, _)| step.clone()).collect::<Vec<_>>())
            }
            "candidates.edit" => match self.edit(&input_of(input)?) {
                Some(edited) => json_of(&edited),
                None => refused("E465"),
            },
            "candidates.undo" => match self.undo(&input_of::<api::candidates::UndoEdit>(input)?.subject) {
                Some(edited) => json_of(&edited),
                None => refused("E466"),
            },
            _ => None,
        }
    }
}
