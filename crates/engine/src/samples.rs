//! A sample election as real workbooks: real territory, invented voters, venues, subjects and candidates.

use std::path::Path;

use api::elections::{SampleWritten, WriteSample};
use model::{Digest, VoterCount};
use sample::Sample;

use crate::files;
use crate::job::Job;
use crate::refusal::{Refusal, Result};

/// Writes the workbooks into a folder that must not hold any yet.
pub(crate) fn write(input: &WriteSample, job: &Job) -> Result<SampleWritten> {
    let folder = input.out.path();
    if folder.exists() && std::fs::read_dir(folder).map_err(|error| files::unwritable(folder, &error))?.next().is_some()
    {
        return Err(Refusal::input("E403").with("file", input.out.name()));
    }
    write_all(input, folder, job).inspect_err(|_| {
        // Half a sample is none; the folder was empty or absent before.
        if let Err(error) = std::fs::remove_dir_all(folder) {
            tracing::warn!(%error, "a half-written sample could not be removed");
        }
    })
}

fn write_all(input: &WriteSample, folder: &Path, job: &Job) -> Result<SampleWritten> {
    let seed = input.seed.unwrap_or(1);
    let made = match &input.zone {
        Some(zone) => Sample::region(zone, seed),
        None => Sample::whole_country(seed),
    };
    let made = made.map_err(|error| match error {
        sample::SampleError::UnknownRegion(zone) => Refusal::input("E108").with("zone", zone),
        other => Refusal::machine("E901", &other),
    })?;
    let lists = folder.join("listat");
    std::fs::create_dir_all(&lists).map_err(|error| files::unwritable(folder, &error))?;
    let mut writer = Writer { files: Vec::new(), digests: Vec::new(), job };
    let table = |bytes: std::result::Result<Vec<u8>, roster::write::WriteError>| {
        bytes.map_err(|error| Refusal::machine("E901", &error))
    };
    let (units, sq) = (&made.admin_units, words::Language::Sq);
    let voters = table(roster::write::voters(&made.groups, units, sq))?;
    writer.put("voters", &folder.join("zgjedhesit.xlsx"), &voters)?;
    writer.put("venues", &folder.join("vendet.xlsx"), &table(roster::write::venues(&made.venues, units, sq))?)?;
    let previous = table(roster::write::previous_units(&made.previous_units, units, sq))?;
    writer.put("previous", &folder.join("njesite-e-kaluara.xlsx"), &previous)?;
    writer.put("subjects", &folder.join("subjektet.xlsx"), &table(roster::write::subjects(&made.subjects, sq))?)?;
    let subject_of = |list: &sample::SampleList| {
        let found = made.subjects.iter().find(|subject| subject.id == list.subject);
        found.ok_or_else(|| Refusal::machine("E901", &"a list of nobody"))
    };
    let zones = made.regions.len();
    for list in &made.lists {
        let zone = if zones > 1 { format!("{}-", words::fold(&list.zone)) } else { String::new() };
        let name = format!("lista-{zone}{}.xlsx", list.subject);
        let bytes = table(roster::write::candidates(subject_of(list)?, &list.candidates, sq))?;
        writer.put("list", &lists.join(name), &bytes)?;
    }
    let faulty = &made.faulty;
    let bytes = table(roster::write::candidates(subject_of(faulty)?, &faulty.candidates, sq))?;
    writer.put("faulty", &lists.join(format!("lista-{}-me-gabime.xlsx", faulty.subject)), &bytes)?;
    let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    Ok(SampleWritten {
        folder: folder.to_string_lossy().into_owned(),
        groups: count(made.groups.len()),
        voters: made.groups.iter().map(|group| group.voters).sum::<VoterCount>(),
        venues: count(made.venues.len()),
        lists: count(made.lists.len()),
        digest: Digest::of(&writer.digests.concat()),
        files: writer.files,
    })
}

struct Writer<'a> {
    files: Vec<(String, String)>,
    digests: Vec<[u8; 32]>,
    job: &'a Job,
}

impl Writer<'_> {
    fn put(&mut self, purpose: &str, path: &Path, bytes: &[u8]) -> Result<()> {
        self.job.check()?;
        self.job.report("sample", self.files.len(), self.files.len() + 1);
        let digest = vault::atomic::write(path, bytes)?;
        self.digests.push(digest.0);
        self.files.push((purpose.to_owned(), path.to_string_lossy().into_owned()));
        Ok(())
    }
}
