use super::*;

fn user(name: &str) -> UserName {
    UserName::new(name).unwrap()
}

fn approved() -> ListState {
    ListState::Approved { first: user("a"), second: user("b") }
}

fn locked() -> ListState {
    ListState::Locked { first: user("a"), second: user("b") }
}

/// One row a transition, the forbidden ones too.
#[test]
fn the_procedure_of_a_list() {
    use ListState::{Checked, Rejected, Resubmitted, Returned};
    use ListStateError::{HasErrors, SameGroup, WrongState};
    use ProposingGroup::{Majority, Opposition};
    let good = [Finding::warning("C118")];
    let bad = [Finding::error("C104")];
    let approve = |state: ListState, findings: &[Finding], second_group| {
        state.approve(findings, (user("a"), Majority), (user("b"), second_group))
    };
    let table = [
        ("receive checked", Checked.receive(), Ok(Checked)),
        ("receive returned", Returned.receive(), Ok(Resubmitted)),
        ("receive resubmitted", Resubmitted.receive(), Ok(Resubmitted)),
        ("receive rejected", Rejected.receive(), Err(WrongState)),
        ("return resubmitted", Resubmitted.give_back(), Ok(Returned)),
        ("return rejected", Rejected.give_back(), Err(WrongState)),
        ("approve resubmitted", approve(Resubmitted, &good, Opposition), Ok(approved())),
        ("approve rejected", approve(Rejected, &good, Opposition), Err(WrongState)),
        ("reject checked", Checked.reject(), Ok(Rejected)),
        ("reject returned", Returned.reject(), Ok(Rejected)),
        ("reject resubmitted", Resubmitted.reject(), Ok(Rejected)),
        ("reject rejected", Rejected.reject(), Err(WrongState)),
        ("reject approved", approved().reject(), Err(WrongState)),
        ("reject locked", locked().reject(), Err(WrongState)),
        ("lock rejected", Rejected.lock(), Err(WrongState)),
        ("receive approved", approved().receive(), Err(WrongState)),
        ("receive locked", locked().receive(), Err(WrongState)),
        ("return checked", Checked.give_back(), Ok(Returned)),
        ("return returned", Returned.give_back(), Err(WrongState)),
        ("return approved", approved().give_back(), Err(WrongState)),
        ("return locked", locked().give_back(), Err(WrongState)),
        ("approve checked", approve(Checked, &good, Opposition), Ok(approved())),
        ("approve with errors", approve(Checked, &bad, Opposition), Err(HasErrors)),
        ("approve by one group", approve(Checked, &good, Majority), Err(SameGroup)),
        ("approve returned", approve(Returned, &good, Opposition), Err(WrongState)),
        ("approve approved", approve(approved(), &good, Opposition), Err(WrongState)),
        ("approve locked", approve(locked(), &good, Opposition), Err(WrongState)),
        ("lock checked", Checked.lock(), Err(WrongState)),
        ("lock returned", Returned.lock(), Err(WrongState)),
        ("lock approved", approved().lock(), Ok(locked())),
        ("lock locked", locked().lock(), Err(WrongState)),
    ];
    for (what, found, expected) in table {
        assert_eq!(found, expected, "{what}");
    }
}

#[test]
fn one_person_cannot_approve_twice_under_two_groups() {
    let twice =
        ListState::Checked.approve(&[], (user("a"), ProposingGroup::Majority), (user("a"), ProposingGroup::Opposition));
    assert_eq!(twice, Err(ListStateError::SameGroup));
}
