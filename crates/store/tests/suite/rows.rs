//! Every noun comes back as it went in, in a fixed order; versions and digests of things.

use model::candidate::ListState;
use model::thing::Thing;
use model::user::ProposingGroup;
use store::approvals::Verdict;
use store::artefacts::ArtefactKind;
use store::journal::{Move, Underway};
use store::{Error, Standing, Store, things};

use crate::both;
use crate::content::*;
use crate::place::Place;

both! {
    async fn every_noun_comes_back_as_it_went_in(place: &Place) {
        let store = filled(place).await;
        let view = store.reader();
        assert_eq!(store::elections::load(view).await.unwrap(), Some(election()));
        let mut units = admin_units();
        units.sort_by(|a, b| a.code.cmp(&b.code));
        assert_eq!(store::territory::all(view).await.unwrap(), units);
        assert_eq!(store::voters::all(view).await.unwrap(), voter_groups(500));
        assert_eq!(store::venues::all(view).await.unwrap(), venues());
        assert_eq!(store::previous_units::all(view).await.unwrap(), previous_units());
        assert_eq!(store::subjects::all(view).await.unwrap(), subjects());
        assert_eq!(store::subjects::find(view, &id("LÇ")).await.unwrap().unwrap(), subjects()[1]);
        assert_eq!(store::lists::all(view).await.unwrap(), ["AB", "LÇ", "PZ"].map(list));
        assert_eq!(store::lists::find(view, &id("PZ")).await.unwrap(), Some(list("PZ")));
        assert_eq!(store::lists::find(view, &id("??")).await.unwrap(), None);
        let (seed, lots) = store::lots::load(view).await.unwrap().unwrap();
        assert_eq!(lots, model::lots::draw(&seed, &subjects().into_iter().map(|s| (s.id, 0)).collect::<Vec<_>>()));
        assert_eq!(store::proofs::last::<String>(view).await.unwrap().as_deref(), Some("equal"));
    }

    async fn counts_by_administrative_unit_add_up(place: &Place) {
        let store = filled(place).await;
        let counts = store::voters::count_by_admin_unit(store.reader()).await.unwrap();
        assert_eq!(counts.len(), 4);
        assert!(counts.values().all(|count| count.groups == 125));
        let total = store::voters::count(store.reader()).await.unwrap();
        assert_eq!(total.groups, 500);
        assert_eq!(total.voters, voter_groups(500).iter().map(|group| group.voters).sum());
    }

    async fn a_plan_is_a_draft_until_two_approve_it_and_again_when_it_is_replaced(place: &Place) {
        let store = filled(place).await;
        let stored = store::plan::load(store.reader()).await.unwrap().unwrap();
        assert_eq!(stored.plan, plan());
        assert_eq!((&stored.standing, &stored.based_on), (&Standing::Draft, &based_on()));
        assert_eq!(store::plan::units(store.reader()).await.unwrap(), plan().units);
        assert_eq!(store::plan::assignments_of(store.reader(), id("1698")).await.unwrap().len(), 2);

        let mut change = store.begin().await.unwrap();
        store::plan::approve(&mut change, &id("arta"), &id("besa")).await.unwrap();
        let approved = Standing::Approved { first: id("arta"), second: id("besa") };
        assert_eq!(store::plan::head(&change).await.unwrap().unwrap().standing, approved);
        store::plan::replace_all(&mut change, &plan(), &based_on()).await.unwrap();
        assert_eq!(store::plan::head(&change).await.unwrap().unwrap().standing, Standing::Draft);
    }

    async fn ballots_keep_their_digest_and_are_released_by_two(place: &Place) {
        let store = filled(place).await;
        let stored = store::ballots::load(store.reader()).await.unwrap().unwrap();
        assert_eq!(stored.definition, definition());
        assert_eq!(stored.digest, definition().digest().unwrap());
        let mut change = store.begin().await.unwrap();
        store::ballots::release(&mut change, &id("arta"), &id("besa")).await.unwrap();
        let stored = store::ballots::load(&change).await.unwrap().unwrap();
        assert_eq!(stored.standing, Standing::Approved { first: id("arta"), second: id("besa") });
    }

    async fn a_list_moves_on_and_a_corrected_one_takes_its_place(place: &Place) {
        let store = filled(place).await;
        let mut change = store.begin().await.unwrap();
        let locked = ListState::Locked { first: id("arta"), second: id("besa") };
        store::lists::set_state(&mut change, &id("PZ"), &locked).await.unwrap();
        assert_eq!(store::lists::find(&change, &id("PZ")).await.unwrap().unwrap().state, locked);
        let mut corrected = list("PZ");
        corrected.candidates.truncate(3);
        store::lists::put(&mut change, &corrected).await.unwrap();
        assert_eq!(store::lists::find(&change, &id("PZ")).await.unwrap(), Some(corrected));
        assert_eq!(store::lists::find(&change, &id("AB")).await.unwrap(), Some(list("AB")));
        let missing = store::lists::set_state(&mut change, &id("??"), &locked).await;
        assert!(matches!(missing, Err(Error::NoRow(_))));
    }

    async fn a_list_is_changed_by_hand_and_a_new_file_begins_without_steps(place: &Place) {
        let store = filled(place).await;
        let mut change = store.begin().await.unwrap();
        let mut edited = list("PZ");
        let before = things::digest_of(&change, Thing::Lists).await.unwrap();
        let sheets = std::collections::BTreeMap::from([("Lista".to_owned(), [("surname".to_owned(), 3)].into())]);
        store::edits::put_layout(&mut change, &id("PZ"), &sheets).await.unwrap();
        let step = store::edits::Edit {
            step: 1,
            place: 1,
            field: "surname".to_owned(),
            was: edited.candidates[1].clone(),
            dropped: edited.findings.clone(),
            by: id("arta"),
            at_us: AT,
        };
        edited.candidates[1].surname = "Guri".to_owned();
        edited.findings.clear();
        store::edits::add(&mut change, &id("PZ"), &step).await.unwrap();
        store::edits::revise(&mut change, &edited, 1).await.unwrap();
        assert_eq!(store::lists::find(&change, &id("PZ")).await.unwrap(), Some(edited.clone()));
        assert_eq!(store::edits::all(&change, &id("PZ")).await.unwrap(), [step]);
        assert_eq!(store::edits::layout(&change, &id("PZ")).await.unwrap(), Some(sheets));
        assert_ne!(things::digest_of(&change, Thing::Lists).await.unwrap(), before);
        let nobody = store::edits::revise(&mut change, &edited, 999).await;
        assert!(matches!(nobody, Err(Error::NoRow(_))));
        store::lists::put(&mut change, &list("PZ")).await.unwrap();
        assert!(store::edits::all(&change, &id("PZ")).await.unwrap().is_empty());
        assert_eq!(store::edits::layout(&change, &id("PZ")).await.unwrap(), None);
        assert_eq!(things::digest_of(&change, Thing::Lists).await.unwrap(), before);
    }

    async fn columns_set_by_hand_are_kept_by_shape(place: &Place) {
        let store = filled(place).await;
        let mut change = store.begin().await.unwrap();
        let fields = |key: &str| std::collections::BTreeMap::from([("Given".to_owned(), key.to_owned())]);
        let (one, other) = (model::Digest::of(b"one"), model::Digest::of(b"other"));
        store::mappings::put(&mut change, one, &fields("surname"), &id("arta"), AT).await.unwrap();
        store::mappings::put(&mut change, one, &fields("first_name"), &id("besa"), AT).await.unwrap();
        store::mappings::put(&mut change, other, &fields(""), &id("arta"), AT).await.unwrap();
        let kept = std::collections::BTreeMap::from([(one, fields("first_name")), (other, fields(""))]);
        assert_eq!(store::mappings::all(&change).await.unwrap(), kept);
    }

    async fn users_change_and_failed_sign_ins_are_counted_apart(place: &Place) {
        let store = filled(place).await;
        let name = id("arta");
        let mut change = store.begin().await.unwrap();
        let before = things::digest_of(&change, Thing::Users).await.unwrap();
        assert_eq!(store::users::note_failure(&mut change, &name, None).await.unwrap(), 1);
        assert_eq!(store::users::note_failure(&mut change, &name, Some(AT)).await.unwrap(), 2);
        let account = store::users::find(&change, &name).await.unwrap().unwrap();
        assert_eq!((account.failed_attempts, account.locked_until_us), (2, Some(AT)));
        assert_eq!(things::digest_of(&change, Thing::Users).await.unwrap(), before);
        store::users::note_success(&mut change, &name).await.unwrap();
        store::users::set_active(&mut change, &name, false).await.unwrap();
        store::users::set_password(&mut change, &name, "$argon2id$c").await.unwrap();
        change.commit().await.unwrap();

        let account = store::users::find(store.reader(), &name).await.unwrap().unwrap();
        assert_eq!((account.failed_attempts, account.locked_until_us, account.user.active), (0, None, false));
        assert_eq!(account.password, "$argon2id$c");
        let names: Vec<_> = store::users::all(store.reader()).await.unwrap().into_iter().map(|user| user.name).collect();
        assert_eq!(names, [id("arta"), id("besa")]);
        assert_eq!(store::users::find(store.reader(), &id("askush")).await.unwrap(), None);

        let mut change = store.begin().await.unwrap();
        let twice = store::users::add(&mut change, &user("besa", ProposingGroup::Majority), "x").await;
        assert!(matches!(twice, Err(Error::Contradiction(_))), "{twice:?}");
    }

    async fn nobody_decides_a_proposal_twice(place: &Place) {
        let store = filled(place).await;
        let mut change = store.begin().await.unwrap();
        assert_eq!(store::approvals::propose(&mut change, &proposal()).await.unwrap(), 2);
        let declined = Verdict::Declined { by: id("besa"), at_us: AT, reason: "jo".into() };
        store::approvals::decide(&mut change, 1, &Verdict::Confirmed { by: id("besa"), at_us: AT }).await.unwrap();
        assert!(matches!(store::approvals::decide(&mut change, 1, &declined).await, Err(Error::NoRow(_))));
        let waiting = store::approvals::pending(&change).await.unwrap();
        assert_eq!(waiting, [store::approvals::Approval { id: 2, ..proposal() }]);
        store::approvals::decide(&mut change, 2, &declined).await.unwrap();
        assert_eq!(store::approvals::find(&change, 2).await.unwrap().unwrap().verdict, declined);
        assert_eq!(store::approvals::pending(&change).await.unwrap(), []);
    }

    async fn artefacts_carry_the_number_of_the_entry_that_comes_next(place: &Place) {
        let store = filled(place).await;
        let forms = store::artefacts::of_kind(store.reader(), ArtefactKind::Form).await.unwrap();
        assert_eq!((forms.len(), forms[0].audit, forms[0].bytes), (1, 1, 5_000_000_000));
        let mut change = store.begin().await.unwrap();
        store::artefacts::add(&mut change, &forms).await.unwrap();
        store::audit::append(&mut change, entry("forms.print")).await.unwrap();
        let forms = store::artefacts::of_kind(&change, ArtefactKind::Form).await.unwrap();
        assert_eq!(forms.iter().map(|form| form.audit).collect::<Vec<_>>(), [1, 2]);
    }

    async fn the_journal_holds_what_is_under_way_until_it_is_struck_out(place: &Place) {
        let store = filled(place).await;
        let moves = vec![Move { from: "/tmp/.a.part".into(), to: "/tmp/a".into(), sha256: digest("a") }];
        let underway = Underway { id: 0, command: "ballots.print".into(), moves, at_us: AT };
        let mut change = store.begin().await.unwrap();
        let first = store::journal::open(&mut change, &underway).await.unwrap();
        let second = store::journal::open(&mut change, &underway).await.unwrap();
        store::journal::close(&mut change, first).await.unwrap();
        assert_eq!(store::journal::all(&change).await.unwrap(), [Underway { id: second, ..underway }]);
    }

    async fn what_is_under_way_stays_out_of_a_copy(place: &Place) {
        let store = filled(place).await;
        let underway = Underway { id: 0, command: "ballots.print".into(), moves: Vec::new(), at_us: AT };
        let mut change = store.begin().await.unwrap();
        store::journal::open(&mut change, &underway).await.unwrap();
        change.commit().await.unwrap();
        let path = place.folder.path().join("kopje.kutia");
        store.snapshot(&path).await.unwrap();
        let copy = Store::open(&store::Location::File(path), store::Mode::ReadOnly).await.unwrap();
        assert_eq!(store::journal::all(copy.reader()).await.unwrap(), []);
        assert_eq!(store::journal::all(store.reader()).await.unwrap().len(), 1);
        assert_eq!(things::content_fault(copy.reader()).await.unwrap(), []);
    }

    async fn a_reference_to_nothing_is_refused_at_the_end_of_the_change(place: &Place) {
        let store = filled(place).await;
        let mut groups = voter_groups(2);
        groups[1].admin_unit = id("none");
        let mut change = store.begin().await.unwrap();
        store::voters::replace_all(&mut change, &groups).await.unwrap();
        let end = change.commit().await;
        assert!(matches!(end, Err(Error::Contradiction(_))), "{end:?}");
        assert_eq!(store::voters::count(store.reader()).await.unwrap().groups, 500);
    }

    async fn many_rows_go_in_however_many_values_a_statement_takes(place: &Place) {
        let store = filled(place).await;
        let groups = voter_groups(6001);
        let mut change = store.begin().await.unwrap();
        store::voters::replace_all(&mut change, &groups).await.unwrap();
        store::voters::replace_all(&mut change, &groups).await.unwrap();
        change.commit().await.unwrap();
        assert_eq!(store::voters::all(store.reader()).await.unwrap(), groups);
    }

    async fn a_thing_counts_up_and_says_who_changed_it(place: &Place) {
        let store = Store::create(&place.location).await.unwrap();
        let none = things::versions(store.reader()).await.unwrap();
        assert_eq!((none.version(Thing::Plan), none.changed_by(Thing::Plan)), (0, None));
        assert_eq!(none.all().len(), Thing::ALL.len());
        let mut change = store.begin().await.unwrap();
        assert_eq!(things::bump(&mut change, Thing::Plan, &id("arta"), AT).await.unwrap(), 1);
        assert_eq!(things::bump(&mut change, Thing::Plan, &id("besa"), AT + 1).await.unwrap(), 2);
        change.commit().await.unwrap();
        let now = things::versions(store.reader()).await.unwrap();
        assert_eq!((now.version(Thing::Plan), now.changed_by(Thing::Plan)), (2, Some(("besa".into(), AT + 1))));
        assert_eq!(now.version(Thing::Voters), 0);
    }

    async fn a_change_of_one_thing_changes_its_digest_and_no_other(place: &Place) {
        let store = filled(place).await;
        let mut change = store.begin().await.unwrap();
        let before = digests(&change).await;
        assert_eq!(before.iter().collect::<std::collections::BTreeSet<_>>().len(), Thing::ALL.len());
        let mut groups = voter_groups(500);
        groups[77].voters.0 += 1;
        store::voters::replace_all(&mut change, &groups).await.unwrap();
        let after = digests(&change).await;
        let changed: Vec<Thing> =
            Thing::ALL.into_iter().zip(before.iter().zip(&after)).filter(|(_, (b, a))| b != a).map(|(t, _)| t).collect();
        assert_eq!(changed, [Thing::Voters]);
        store::voters::replace_all(&mut change, &voter_groups(500)).await.unwrap();
        assert_eq!(digests(&change).await, before);
    }

    async fn a_still_view_does_not_see_what_comes_after(place: &Place) {
        let store = filled(place).await;
        let still = store.still().await.unwrap();
        let mut change = store.begin().await.unwrap();
        store::voters::replace_all(&mut change, &[]).await.unwrap();
        change.commit().await.unwrap();
        assert_eq!(store::voters::count(&still).await.unwrap().groups, 500);
        assert_eq!(store::voters::count(store.reader()).await.unwrap().groups, 0);
    }

    async fn a_change_that_is_dropped_leaves_nothing(place: &Place) {
        let store = filled(place).await;
        let mut change = store.begin().await.unwrap();
        store::voters::replace_all(&mut change, &[]).await.unwrap();
        assert_eq!(store::voters::count(&change).await.unwrap().groups, 0);
        drop(change);
        assert_eq!(store::voters::count(store.reader()).await.unwrap().groups, 500);
        store.begin().await.unwrap().commit().await.unwrap();
    }
}

pub async fn digests(view: &impl store::View) -> Vec<model::Digest> {
    let mut digests = Vec::new();
    for thing in Thing::ALL {
        digests.push(things::digest_of(view, thing).await.unwrap());
    }
    digests
}

#[tokio::test]
async fn a_copy_of_a_schema_is_a_file_with_the_same_content_and_the_same_chain() {
    let Some(place) = Place::schema() else { return };
    let store = filled(&place).await;
    let path = place.folder.path().join("kopje.kutia");
    store.snapshot(&path).await.unwrap();
    let copy = Store::open(&store::Location::File(path.clone()), store::Mode::ReadOnly).await.unwrap();
    assert_eq!(digests(copy.reader()).await, digests(store.reader()).await);
    assert_eq!(store::plan::load(copy.reader()).await.unwrap(), store::plan::load(store.reader()).await.unwrap());
    let head = store::audit::head(store.reader()).await.unwrap();
    assert_eq!(store::audit::verify(copy.reader()).await.unwrap(), Ok(head));
    assert_eq!(things::content_fault(copy.reader()).await.unwrap(), []);
    assert_eq!(std::fs::read_dir(place.folder.path()).unwrap().count(), 1);
}
