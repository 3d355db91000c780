//! Measures the forms: `cargo run --release -p forms --example forms_measure -- OUT [units] [threads]` writes the four forms of
//! each unit into OUT and prints milliseconds and memory as JSON (0 units: one with the
//! longest facts; FORMS_TEMPLATES: another folder of templates).

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Instant;

use forms::{FormJob, FormLanguages, Forms, TemplateSource};

#[allow(clippy::unwrap_used, reason = "a program for measuring")]
#[path = "../tests/sample/mod.rs"]
mod sample;

#[allow(clippy::print_stdout, clippy::unwrap_used, reason = "a program for measuring")]
fn main() {
    let mut arguments = std::env::args().skip(1);
    let out = PathBuf::from(arguments.next().unwrap_or_else(|| "forms-out".to_owned()));
    let units: u16 = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(1);
    let threads = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(NonZeroUsize::MIN);
    std::fs::create_dir_all(&out).unwrap();
    let start = Instant::now();
    let source =
        std::env::var_os("FORMS_TEMPLATES").map_or(TemplateSource::Embedded, |f| TemplateSource::Folder(f.into()));
    let forms = Forms::new(&source).unwrap();
    let read = start.elapsed();
    let rules = sample::rules();
    let facts: Vec<_> = match units {
        0 => vec![sample::longest(40)],
        units => (0..units).map(|unit| sample::facts(1600 + unit, 9, 7)).collect(),
    };
    let jobs: Vec<_> = facts
        .iter()
        .flat_map(|facts| rules.iter().map(move |form| FormJob { form, facts, languages: FormLanguages::Both }))
        .collect();
    let pages = AtomicUsize::new(0);
    let bytes = AtomicUsize::new(0);
    let start = Instant::now();
    forms
        .render_all(&jobs, threads, &AtomicBool::new(false), &|index, rendered| {
            let job = jobs[index];
            pages.fetch_add(rendered.pages, Ordering::Relaxed);
            bytes.fetch_add(rendered.pdf.len(), Ordering::Relaxed);
            let name = format!("{}-{}.pdf", job.form.id, job.facts.unit.number.file_stem());
            std::fs::write(out.join(name), rendered.pdf).unwrap();
            for warning in rendered.warnings {
                println!("{warning:?}");
            }
        })
        .unwrap();
    let whole = start.elapsed();
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("?").trim().to_owned();
    println!(
        "{{\"forms\":{},\"threads\":{threads},\"read_ms\":{},\"all_ms\":{},\"pages\":{},\"bytes\":{},\"peak\":\"{peak}\"}}",
        jobs.len(),
        read.as_millis(),
        whole.as_millis(),
        pages.into_inner(),
        bytes.into_inner(),
    );
}
