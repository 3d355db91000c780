//! Two tallies side by side: what was marked and what was read; or one alone.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use model::OptionId;
use model::tally::ContestTally;

use crate::app::{App, app};
use crate::text::t;
use crate::widgets::Tag;

/// One line of the table: a name, what was expected, what was counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Option identifier, or key of a message for a sum.
    pub name: String,
    /// Whether `name` is a key.
    pub sum: bool,
    /// What was marked.
    pub expected: u32,
    /// What was read.
    pub counted: u32,
}

fn paired(expected: &BTreeMap<OptionId, u32>, counted: &BTreeMap<OptionId, u32>) -> Vec<Line> {
    let ids: BTreeSet<&OptionId> = expected.keys().chain(counted.keys()).collect();
    let of = |map: &BTreeMap<OptionId, u32>, id: &OptionId| map.get(id).copied().unwrap_or(0);
    let line =
        |id: &OptionId| Line { name: id.to_string(), sum: false, expected: of(expected, id), counted: of(counted, id) };
    ids.into_iter().map(line).collect()
}

/// The lines of a contest: votes by option, then the sums.
pub fn lines(expected: &ContestTally, counted: &ContestTally) -> Vec<Line> {
    let mut lines = paired(&expected.votes, &counted.votes);
    // Hundreds of candidates: those whom nobody marked say nothing.
    lines.extend(
        paired(&expected.preferences, &counted.preferences).into_iter().filter(|line| line.expected + line.counted > 0),
    );
    let sums = [
        ("ui-valid", expected.valid, counted.valid),
        ("ui-blank", expected.blank, counted.blank),
        ("ui-invalid", expected.invalid, counted.invalid),
        ("ui-undecided", expected.undecided, counted.undecided),
        ("ui-ballots-in-all", expected.ballots, counted.ballots),
    ];
    let sum =
        |(name, expected, counted): (&str, u32, u32)| Line { name: name.to_owned(), sum: true, expected, counted };
    lines.extend(sums.into_iter().map(sum));
    lines
}

fn row(app: App, line: Line, names: &BTreeMap<String, String>, both: bool) -> impl IntoView + use<> {
    let name = names.get(&line.name).cloned();
    let (sum, key, equal) = (line.sum, line.name, line.expected == line.counted);
    let shown = move || if sum { app.text(&key) } else { name.clone().unwrap_or_else(|| key.clone()) };
    view! {
        <tr class:bad=both && !equal class:sum=sum>
            <td>{shown}</td>
            {both.then(|| view! { <td class="n">{move || app.number(line.expected)}</td> })}
            <td class="n">{move || app.number(line.counted)}</td>
            {both.then(|| {
                let (key, tone) = if equal { ("ui-equal", "ok") } else { ("ui-differs", "err") };
                view! { <td class="end"><Tag text=t(key) tone=tone/></td> }
            })}
        </tr>
    }
}

/// The table of one contest.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it is given")]
pub fn Tally(
    /// What was marked; the same as counted where there is nothing to compare with.
    expected: Option<ContestTally>,
    /// What was read.
    counted: ContestTally,
    /// Names by identifier.
    names: BTreeMap<String, String>,
) -> impl IntoView {
    let app = app();
    let both = expected.is_some();
    let rows = lines(expected.as_ref().unwrap_or(&counted), &counted);
    view! {
        <table data-test="tally">
            <thead>
                <tr>
                    <th>{t("ui-option")}</th>
                    {both.then(|| view! { <th class="n">{t("ui-marked")}</th> })}
                    <th class="n">{t("ui-counted")}</th>
                    {both.then(|| view! { <th></th> })}
                </tr>
            </thead>
            <tbody>{rows.into_iter().map(|line| row(app, line, &names, both)).collect_view()}</tbody>
        </table>
    }
}

#[cfg(test)]
mod tests;
