//! A walk over every operation of the catalogue: what it leaves in the audit chain, whom it refuses, and that what was refused,
//! cancelled or cut off leaves nothing.
#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test stops at the first surprise, and says what it skips"
)]

mod office;

#[path = "walk/crash.rs"]
mod crash;
#[path = "walk/meanwhile.rs"]
mod meanwhile;
#[path = "walk/permissions.rs"]
mod permissions;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use api::{CATALOGUE, Kind};
use engine::Job;
use office::{Office, PASSWORD, call_of, everything_in, has_poppler};
use serde_json::{Value, json};

/// Walks the job and keeps account of the commands that it saw.
struct Walk {
    office: Office,
    seen: BTreeSet<String>,
}

impl Walk {
    /// The newest audit entry.
    fn last(&self) -> Value {
        self.office.done("audit.list", json!({ "limit": 1 }))["rows"][0].clone()
    }

    /// Everything in the office's folder but the database's own files beside the election.
    fn files(&self) -> Vec<PathBuf> {
        let own = |path: &PathBuf| !path.to_string_lossy().contains(".kutia-");
        everything_in(self.office.folder.path()).into_iter().filter(own).collect()
    }

    /// A call that was cancelled before it began, or at its first sign of progress, must leave nothing.
    fn cancelled(&self, operation: &str, input: &Value) {
        let before = (self.last(), self.office.versions(), self.files());
        let early = Job::default();
        early.cancel();
        let own = Arc::new(OnceLock::<Job>::new());
        let late = Job::new({
            let own = Arc::clone(&own);
            move |_| own.get().unwrap().cancel()
        });
        own.set(late.clone()).unwrap_or_else(|_| panic!("set twice"));
        let long = api::entry(operation).unwrap().long;
        for job in std::iter::once(early).chain(long.then_some(late)) {
            match self.office.engine.call(call_of(operation, input.clone()), &job) {
                Ok(reply) => panic!("{operation} was done although cancelled: {}", reply.output),
                Err(failure) => assert_eq!(failure.code, "E109", "{operation}"),
            }
            let after = (self.last(), self.office.versions(), self.files());
            assert!(before == after, "{operation} left something when cancelled: {before:?} {after:?}");
        }
    }

    /// A command that one person does.
    fn does(&mut self, operation: &str, input: Value) -> Value {
        self.cancelled(operation, &input);
        let before = self.last();
        let output = self.office.done(operation, input);
        let entry = self.last();
        assert_eq!(entry["number"].as_i64(), before["number"].as_i64().map(|n| n + 1), "one entry for {operation}");
        assert_eq!(
            (&entry["command"], &entry["second"], &entry["previous"]),
            (&json!(operation), &Value::Null, &before["hash"])
        );
        self.seen.insert(operation.to_owned());
        output
    }

    /// A command that needs two persons: nobody of the first one's side can be the second.
    fn does_by_two(&mut self, operation: &str, input: &Value) {
        self.office.sign_in("kryetarja");
        self.cancelled(operation, input);
        let before = self.last();
        let id = self.office.done(operation, input.clone())["awaiting"].clone();
        let proposed = self.last();
        assert_eq!(proposed["number"].as_i64(), before["number"].as_i64().map(|n| n + 1));
        assert_eq!((&proposed["command"], &proposed["user"]), (&json!("approvals.propose"), &json!("kryetarja")));
        let confirm = json!({ "id": id });
        assert_eq!(self.office.refused("approvals.confirm", confirm.clone()), "E207", "{operation}");
        for (user, code) in [("anetari", "E205"), ("planifikuesi", "E202")] {
            self.office.sign_in(user);
            assert_eq!(self.office.refused("approvals.confirm", confirm.clone()), code, "{operation} by {user}");
        }
        self.office.sign_in("zevendesi");
        self.cancelled("approvals.confirm", &confirm);
        assert_eq!(self.last(), proposed, "{operation}: refused confirmations leave no entry");
        self.office.done("approvals.confirm", confirm.clone());
        let entry = self.last();
        assert_eq!(entry["number"].as_i64(), proposed["number"].as_i64().map(|n| n + 1));
        assert_eq!(
            (&entry["command"], &entry["user"], &entry["second"]),
            (&json!(operation), &json!("kryetarja"), &json!("zevendesi"))
        );
        assert_eq!(self.office.refused("approvals.confirm", confirm), "E120", "{operation} once only");
        self.office.sign_in("administratori");
        self.seen.insert(operation.to_owned());
        self.seen.insert("approvals.confirm".to_owned());
    }

    fn people(&mut self) {
        let new = json!({ "name": "e-reja", "full_name": "E Reja", "role": "clerk", "group": "majority",
            "new_password": PASSWORD });
        self.does("users.add", new);
        self.does("users.set_active", json!({ "name": "e-reja", "active": false }));
        let login = json!({ "user": "e-reja", "password": PASSWORD });
        assert_eq!(self.office.refused("session.sign_in", login), "E203");
        self.office.sign_in("administratori");
        let only = json!({ "name": "administratori", "active": false });
        assert_eq!(self.office.refused("users.set_active", only), "E123", "one administrator remains");
        let other = "Nje-fjale-tjeter-2025";
        self.does("users.change_password", json!({ "password": PASSWORD, "new_password": other }));
        let old = json!({ "password": PASSWORD, "new_password": other });
        assert_eq!(self.office.refused("users.change_password", old), "E203");
        self.does("users.change_password", json!({ "password": other, "new_password": PASSWORD }));
        self.office.sign_in("administratori");
    }

    fn tables(&mut self) {
        let code = self.office.done("territory.show", json!({}))[0]["code"].clone();
        let corners = json!([[[20.3, 42.1], [20.4, 42.1], [20.4, 42.2], [20.3, 42.1]]]);
        let feature = json!({ "type": "Feature", "properties": { "code": code },
            "geometry": { "type": "Polygon", "coordinates": corners } });
        let file = self.office.path("kufijte.geojson");
        std::fs::write(&file, json!({ "type": "FeatureCollection", "features": [feature] }).to_string()).unwrap();
        assert_eq!(self.does("territory.boundaries", json!({ "file": file }))["rows"], 1);
        for (purpose, operation) in
            [("voters", "voters.import"), ("venues", "venues.import"), ("previous", "units.import")]
        {
            let file = self.office.workbooks(purpose).remove(0);
            self.does(operation, json!({ "file": file }));
        }
        let file = self.office.workbooks("voters").remove(0);
        self.does("plan.import", json!({ "file": file, "table": "voters" }));
        self.does("plan.solve", json!({ "rounds": 5 }));
        self.by_hand();
        self.office.sign_in("kryetarja");
        let id = self.office.done("plan.approve", json!({}))["awaiting"].clone();
        self.does("approvals.decline", json!({ "id": id, "reason": "prove" }));
        assert_eq!(self.office.refused("approvals.confirm", json!({ "id": id })), "E120");
        self.office.sign_in("administratori");
        self.does_by_two("plan.approve", &json!({}));
        assert_eq!(self.office.refused("plan.solve", json!({ "rounds": 5 })), "E117", "an approved plan stays");
        self.does_by_two("plan.withdraw", &json!({ "reason": "Godina u dëmtua nga tërmeti i 12 marsit" }));
        self.does_by_two("plan.approve", &json!({}));
    }

    /// A plan changed by hand, taken back, put back, exported; then as it was computed.
    fn by_hand(&mut self) {
        let units = self.office.done("units.list", json!({}));
        let (venue, number) = (units[0]["venue"].clone(), units[0]["number"].clone());
        self.does("plan.close", json!({ "venue": venue }));
        self.does("plan.undo", json!({}));
        self.does("plan.lock", json!({ "unit": number }));
        self.office.done("plan.lock", json!({ "unit": number, "unlock": true }));
        let map = self.office.done("plan.map", json!({}));
        let groups = map["groups"].as_array().unwrap();
        let group = groups.iter().find(|group| group["unit"] == number).unwrap();
        self.does("plan.move", json!({ "groups": [group["id"]], "to": venue }));
        let version = self.office.done("plan.versions", json!({}))["versions"][0]["version"].clone();
        self.does("plan.restore", json!({ "version": version }));
        let out = self.office.path("njesite.csv");
        self.does("plan.export", json!({ "format": "csv", "out": out }));
        assert_eq!(self.office.refused("plan.export", json!({ "format": "csv", "out": out })), "E402");
        self.office.done("plan.close", json!({ "venue": venue, "open": true }));
        self.office.done("plan.solve", json!({ "rounds": 5 }));
    }

    fn lists(&mut self) {
        let file = self.office.workbooks("subjects").remove(0);
        self.does("subjects.import", json!({ "file": file }));
        let file = self.office.workbooks("faulty").remove(0);
        let subject = self.does("candidates.import", json!({ "file": file }))["subject"].clone();
        let other = json!({ "subject": subject, "candidate": 1, "field": "address", "value": "Rr. e Provës 1" });
        self.does("candidates.edit", other);
        self.does("candidates.undo", json!({ "subject": subject }));
        self.does("candidates.return", json!({ "subject": subject }));
        let notice = self.office.path("njoftim.pdf");
        self.does("candidates.notice", json!({ "subject": subject, "to": notice }));
        assert_eq!(self.office.refused("candidates.notice", json!({ "subject": subject, "to": notice })), "E402");
        let files = self.office.workbooks("list");
        let last = files.len() - 1;
        for (at, file) in files.into_iter().enumerate() {
            let subject = self.office.done("candidates.import", json!({ "file": file }))["subject"].clone();
            if at == 0 {
                self.does_by_two("candidates.approve", &json!({ "subject": subject }));
                let out = self.office.path("lista-e-miratuar");
                self.does("candidates.export", json!({ "subject": subject, "out": out }));
                self.does("candidates.freeze", json!({ "subject": subject }));
                let again = self.office.refused("candidates.freeze", json!({ "subject": subject }));
                assert_eq!(again, "E114", "a frozen list does not change");
                let steps = self.office.done("candidates.history", json!({ "subject": subject }));
                let states: Vec<&str> =
                    steps.as_array().unwrap().iter().map(|step| step["state"].as_str().unwrap()).collect();
                assert_eq!(states[states.len() - 2..], ["approved", "locked"], "{steps}");
            } else if at == last {
                self.does_by_two("candidates.reject", &json!({ "subject": subject }));
                let out = self.office.path("lista-e-refuzuar");
                let refused = self.office.refused("candidates.export", json!({ "subject": subject, "out": out }));
                assert_eq!(refused, "E114", "only an approved list is published");
            } else {
                self.office.by_two("candidates.approve", json!({ "subject": subject }));
            }
        }
        self.does("lots.draw", json!({ "seed": "2 2 6 1" }));
        assert_eq!(self.office.refused("lots.draw", json!({ "seed": "2 2 6 1" })), "E116");
        self.does("lots.protocol", json!({ "to": self.office.path("shorti.pdf") }));
    }

    fn papers(&mut self) {
        self.does("ballots.prepare", json!({}));
        assert_eq!(self.office.refused("ballots.proof", json!({ "confirm": ["Z9"] })), "E104");
        self.does("ballots.proof", json!({ "out": self.office.path("korrektura.pdf"), "confirm": ["A1"] }));
        self.does_by_two("ballots.release", &json!({}));
        assert_eq!(self.office.refused("ballots.unrelease", json!({ "reason": "s" })), "E104");
        self.does("ballots.unrelease", json!({ "reason": "gabim në emrin e një subjekti" }));
        self.office.by_two("ballots.release", json!({}));
        let units = self.office.units(2);
        let occupied = self.office.path("tabelat");
        for operation in ["ballots.deck", "ballots.labels"] {
            self.does(operation, json!({ "out": self.office.path(operation) }));
            assert_eq!(self.office.refused(operation, json!({ "out": occupied })), "E403");
        }
        let print = |out: &str| json!({ "out": out, "units": [units[0]] });
        self.does("ballots.print", print(&self.office.path("fletet")));
        assert_eq!(self.office.refused("ballots.print", print(&occupied)), "E403");
        self.does("forms.print", print(&self.office.path("formularet")));
        assert_eq!(self.office.refused("forms.print", print(&occupied)), "E403");
        let unknown = json!({ "out": self.office.path("tjeter"), "units": ["9999"] });
        assert_eq!(self.office.refused("ballots.print", unknown), "E111");
        let package = self.office.path("paketa.zip");
        self.does("scanners.package", json!({ "to": package, "mode": "test" }));
        if has_poppler() {
            let proof = |out: &str| json!({ "package": package, "out": out, "sheets": 4 });
            self.does("proof.run", proof(&self.office.path("prova")));
            assert_eq!(self.office.refused("proof.run", proof(&occupied)), "E403");
            self.readiness(&package);
            self.adjudication(&package);
        }
        self.does("election.backup", json!({ "to": self.office.path("kopja.kutia") }));
        let existing = json!({ "to": self.office.path("kopja.kutia") });
        assert_eq!(self.office.refused("election.backup", existing), "E402");
        self.does("election.seal", json!({ "folder": self.office.path("fletet") }));
    }
}

impl Walk {
    /// A scanner's test with the proof's deck, sealed by two.
    fn readiness(&mut self, package: &str) {
        let folder = self.office.path("prova/images");
        let images: Vec<String> = std::fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().path().to_string_lossy().into_owned())
            .filter(|path| !path.contains("prishur"))
            .collect();
        let (first, ready) = (self.office.path("prova-skaneri.zip"), self.office.path("gati.zip"));
        let test = |expected: &str, sheets: usize, to: &str| {
            json!({ "package": package, "device": "sane:test:0", "serial": "1", "expected": self.office.path(expected),
                "images": images, "sheets": sheets, "to": to })
        };
        let (sound, short) =
            (test("prova/raporti.json", 4, &first), test("prova/raporti.json", 5, &self.office.path("mangut.zip")));
        self.does("scanners.test", sound);
        let short = self.office.done("scanners.test", short);
        assert_eq!(short["passed"], false, "a sheet that the counter saw and the reader did not: {short}");
        let scanner =
            json!({ "serial": "1", "make": "SANE", "model": "test", "place": "Berat", "device": "sane:test:0" });
        self.does("scanners.add", scanner);
        let sealed = json!({ "serial": "1", "state": "sealed", "reason": "locked away", "seals": ["0042"] });
        assert_eq!(self.office.refused("scanners.state", sealed.clone()), "E425", "not tested yet");
        let tested = json!({ "serial": "1", "state": "tested", "reason": "I say so" });
        assert_eq!(self.office.refused("scanners.state", tested), "E425", "a test is shown by its record");
        let attest = json!({ "test": first, "to": ready });
        assert_eq!(self.office.refused("scanners.attest", attest.clone()), "E415", "one person is not two");
        self.office.sign_in("kryetarja");
        let unpassed = json!({ "test": self.office.path("mangut.zip"), "to": ready });
        assert_eq!(self.office.refused("scanners.attest", unpassed), "E419");
        self.does("scanners.attest", attest);
        self.office.sign_in("administratori");
        let paper = self.office.path("akti.pdf");
        self.does("scanners.record", json!({ "record": ready, "to": paper }));
        let text = std::process::Command::new("pdftotext").args(["-layout", &paper, "-"]).output().unwrap();
        let text = String::from_utf8_lossy(&text.stdout).into_owned();
        assert!(text.contains("Akti i gatishmërisë") && !text.contains("NDRYSHON"), "{text}");
        assert_eq!(text.matches("Vulosur në mënyrë elektronike").count(), 2, "two seals: {text}");
        let foreign = json!({ "record": package, "to": self.office.path("tjetër.pdf") });
        assert_eq!(self.office.refused("scanners.record", foreign), "E416", "a package is no record");
        let unsealed = json!({ "serial": "1", "state": "sealed", "reason": "locked away" });
        assert_eq!(self.office.refused("scanners.state", unsealed), "E426");
        self.does("scanners.state", sealed);
        let unknown = json!({ "serial": "2", "state": "withdrawn", "reason": "lost" });
        assert_eq!(self.office.refused("scanners.state", unknown), "E424");
        let known = self.office.done("scanners.inventory", json!({}));
        let states: Vec<_> = known[0]["history"].as_array().unwrap().iter().map(|step| step["state"].clone()).collect();
        assert_eq!(states, ["ready", "tested", "sealed"], "{known}");
    }
}

impl Walk {
    /// A blank ballot on which people see a mark, and a refused page: two decide, a third where two differ.
    fn adjudication(&mut self, package: &str) {
        let images = json!([self.office.path("prova/images")]);
        let on = |more: Value| {
            let mut input = json!({ "package": package, "images": images });
            input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            input
        };
        let queue = self.office.done("scan.queue", on(json!({})));
        let items = queue["items"].as_array().unwrap().clone();
        let blank = items.iter().find(|item| item["why"] == "blank").unwrap().clone();
        let refused = items.iter().find(|item| item["contest"].is_null()).unwrap().clone();
        assert_eq!((&blank["required"], &refused["required"]), (&json!(false), &json!(true)));
        let option = queue["options"][0][1][0]["id"].clone();
        let judge = |item: &Value, more: Value| {
            let mut input =
                on(json!({ "file": item["file"], "page": item["page"], "reason": "a cross beside the box" }));
            input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            input
        };
        let before = self.office.done("scan.count", on(json!({})));
        let marks = judge(&blank, json!({ "marked": [option] }));
        let first = self.does("scan.decide", marks.clone());
        assert_eq!((&first["judged"], &first["decided"]), (&json!(1), &Value::Null));
        assert_eq!(self.office.refused("scan.decide", marks.clone()), "E435", "one person is not two");
        self.office.sign_in("kryetarja");
        let again = self.office.done("scan.queue", on(json!({})));
        let seen =
            again["items"].as_array().unwrap().iter().find(|item| item["file"] == blank["file"]).unwrap().clone();
        assert_eq!(
            (&seen["judged"], &seen["opinions"]),
            (&json!(1), &json!([])),
            "the second does not see the first's"
        );
        let other = self.does("scan.decide", judge(&blank, json!({ "invalid": true })));
        assert_eq!((&other["disputed"], &other["decided"]), (&json!(true), &Value::Null));
        self.office.sign_in("zevendesi");
        let third = self.does("scan.decide", marks.clone());
        assert_eq!(third["decided"], json!({ "kind": "marks", "options": [option] }));
        self.office.sign_in("administratori");
        assert_eq!(self.office.refused("scan.decide", marks), "E434");

        assert_eq!(self.office.refused("scan.decide", judge(&refused, json!({ "marked": [option] }))), "E430");
        assert_eq!(self.office.refused("scan.decide", judge(&blank, json!({ "aside": true }))), "E431");
        let unknown = judge(&blank, json!({ "marked": ["kushdo"] }));
        assert_eq!(self.office.refused("scan.decide", unknown), "E104");
        for user in ["administratori", "kryetarja"] {
            self.office.sign_in(user);
            self.office.done("scan.decide", judge(&refused, json!({ "aside": true })));
        }
        self.office.sign_in("administratori");
        let after = self.office.done("scan.count", on(json!({})));
        let figure = |count: &Value, name: &str| count["total"][0][name].as_u64().unwrap();
        assert_eq!(figure(&before, "blank"), figure(&after, "blank") + 1);
        assert_eq!(figure(&before, "valid") + 1, figure(&after, "valid"));
        assert_eq!(figure(&before, "ballots"), figure(&after, "ballots"));
        assert_eq!((&after["decided"], &after["set_aside"]), (&json!(1), &json!(1)));
        assert_eq!(after["waiting"].as_u64().unwrap() + 1, before["waiting"].as_u64().unwrap());
        let picture = self.office.done("scan.show", on(json!({ "file": refused["file"] })));
        assert!(picture["png"].as_str().unwrap().starts_with("iVBOR"), "a PNG");
    }
}

#[test]
fn every_command_leaves_one_entry_of_its_name_and_a_cancelled_one_leaves_nothing() {
    let mut walk = Walk { office: Office::new(), seen: BTreeSet::new() };
    walk.people();
    walk.tables();
    walk.lists();
    walk.papers();
    walk.office.head();
    let commands = CATALOGUE.iter().filter(|entry| entry.kind == Kind::Command).map(|entry| entry.name);
    let by_poppler = [
        "proof.run",
        "scanners.test",
        "scanners.attest",
        "scanners.add",
        "scanners.state",
        "scanners.record",
        "scan.decide",
    ];
    let missing: Vec<&str> =
        commands.filter(|name| !walk.seen.contains(*name) && (!by_poppler.contains(name) || has_poppler())).collect();
    assert!(missing.is_empty(), "not walked: {missing:?}");
}

#[test]
fn a_cancelled_sample_leaves_no_folder() {
    let folder = tempfile::tempdir().unwrap();
    let engine = office::engine_in(folder.path());
    let own = Arc::new(OnceLock::<Job>::new());
    let job = Job::new({
        let own = Arc::clone(&own);
        move |progress| {
            if progress.done > 3 {
                own.get().unwrap().cancel();
            }
        }
    });
    own.set(job.clone()).unwrap_or_else(|_| panic!("set twice"));
    let out = folder.path().join("tabelat");
    let input = json!({ "out": out, "zone": office::ZONE });
    assert_eq!(engine.call(call_of("sample", input), &job).unwrap_err().code, "E109");
    assert_eq!(everything_in(folder.path()), Vec::<PathBuf>::new());
}
