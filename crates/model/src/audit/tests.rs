use super::*;

fn chain(length: i64) -> (Vec<AuditEntry>, Head) {
    let mut head = Head::EMPTY;
    let mut entries = Vec::new();
    for step in 0..length {
        let entry = AuditEntry {
            number: 0,
            at_us: 1_700_000_000_000_000 + step,
            user: UserName::new("kryetari").unwrap(),
            role: "chair".to_owned(),
            command: "voters.import".to_owned(),
            second: None,
            files: vec![FileTrace { name: "a.xlsx".to_owned(), sha256: Digest::of(b"a"), written: false }],
            before: None,
            after: Some(Digest::of(&step.to_be_bytes())),
            summary: serde_json::json!({ "rows": step }),
            previous: Digest([0; 32]),
            hash: Digest([0; 32]),
        }
        .linked(head)
        .unwrap();
        head = Head { number: entry.number, hash: entry.hash };
        entries.push(entry);
    }
    (entries, head)
}

#[test]
fn a_whole_chain_holds() {
    let (entries, head) = chain(5);
    assert_eq!(verify(entries, head), Ok(head));
    assert_eq!(verify(Vec::new(), Head::EMPTY), Ok(Head::EMPTY));
}

#[test]
fn every_way_to_spoil_a_chain_is_named_with_its_first_bad_entry() {
    let (entries, head) = chain(5);
    let changed = |edit: &dyn Fn(&mut Vec<AuditEntry>)| {
        let mut copy = entries.clone();
        edit(&mut copy);
        verify(copy, head).unwrap_err()
    };
    assert_eq!(changed(&|e| e[2].summary = serde_json::json!({})), ChainFault::Changed { number: 3 });
    assert_eq!(changed(&|e| e[2].files[0].written = true), ChainFault::Changed { number: 3 });
    assert_eq!(changed(&|e| drop(e.remove(1))), ChainFault::Order { expected: 2, found: 3 });
    assert_eq!(changed(&|e| e.swap(1, 3)), ChainFault::Order { expected: 2, found: 4 });
    assert_eq!(changed(&|e| drop(e.pop())), ChainFault::Truncated { last: 4, expected: 5 });
    // A forger who changes an entry and its hash breaks the next link.
    assert_eq!(
        changed(&|e| {
            e[2].at_us += 1;
            e[2].hash = e[2].compute_hash().unwrap();
        }),
        ChainFault::Unlinked { number: 4 }
    );
    // One who forges all that follows ends at another head.
    let (mut forged, _) = chain(4);
    forged.push(forged[0].clone().linked(Head { number: 4, hash: forged[3].hash }).unwrap());
    assert_eq!(verify(forged, head), Err(ChainFault::Head { last: 5 }));
}
