use super::*;

fn step(state: ScannerState, reason: &str, seals: &[&str]) -> ScannerStep {
    let seals = seals.iter().map(|seal| (*seal).to_owned()).collect();
    ScannerStep { at_us: 1, by: "ana".parse().unwrap(), state, reason: reason.to_owned(), seals }
}

fn scanner() -> RegisteredScanner {
    let text = |text: &str| text.to_owned();
    RegisteredScanner {
        serial: text("A1"),
        make: text("Ricoh"),
        model: text("fi-8170"),
        place: text("Berat"),
        device: text("sane:fujitsu"),
        certificate: None,
        history: vec![step(ScannerState::Ready, "received", &[])],
    }
}

#[test]
fn only_a_tested_scanner_is_sealed_and_a_withdrawn_one_begins_again() {
    use ScannerState as S;
    let table = [
        (S::Ready, vec![S::Tested, S::Withdrawn]),
        (S::Tested, vec![S::Ready, S::Tested, S::Sealed, S::Withdrawn]),
        (S::Sealed, vec![S::Ready, S::Tested, S::Withdrawn]),
        (S::Withdrawn, vec![S::Ready]),
    ];
    for (from, allowed) in table {
        let found: Vec<_> = S::ALL.into_iter().filter(|next| from.may_become(*next)).collect();
        assert_eq!(found, allowed, "{from:?}");
        assert_eq!(S::of(from.key()), Some(from));
    }
}

#[test]
fn a_step_needs_a_reason_and_a_seal_its_number() {
    let mut scanner = scanner();
    assert_eq!(scanner.take(step(ScannerState::Sealed, "x", &["1"])), Err(StepFault::NoWay));
    assert_eq!(scanner.take(step(ScannerState::Tested, " ", &[])), Err(StepFault::NoReason));
    assert_eq!(scanner.take(step(ScannerState::Tested, "test passed", &[])), Ok(()));
    assert_eq!(scanner.take(step(ScannerState::Sealed, "locked away", &[""])), Err(StepFault::NoSeal));
    assert_eq!(scanner.take(step(ScannerState::Sealed, "locked away", &["0042"])), Ok(()));
    assert_eq!((scanner.state(), scanner.history.len()), (ScannerState::Sealed, 3));
}
