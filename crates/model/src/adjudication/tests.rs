use super::*;

fn opinion(by: &str, judgement: Judgement) -> Opinion {
    Opinion { by: by.parse().unwrap(), at_us: 1, judgement, reason: "the cross is whole".to_owned() }
}

fn marks(options: &[&str]) -> Judgement {
    Judgement::marks(options.iter().map(|option| option.parse().unwrap()))
}

fn page() -> Adjudication {
    let digest = Digest::of(b"page");
    Adjudication { image: digest, page: 1, contest: None, package: digest, opinions: Vec::new() }
}

#[test]
fn two_persons_who_see_the_same_decide_whatever_the_order_of_the_marks() {
    let mut page = page();
    assert_eq!(page.take(opinion("ana", marks(&["S2", "S1", "S1"]))), Ok(()));
    assert_eq!((page.decided(), page.disputed()), (None, false));
    assert_eq!(page.take(opinion("ana", marks(&["S1", "S2"]))), Err(OpinionFault::SamePerson));
    assert_eq!(page.take(opinion("ben", marks(&["S1", "S2"]))), Ok(()));
    assert_eq!(page.decided(), Some(&marks(&["S1", "S2"])));
    assert_eq!(page.take(opinion("ema", Judgement::Invalid)), Err(OpinionFault::Decided));
}

#[test]
fn where_two_differ_a_third_decides_and_no_one_without_a_reason() {
    let mut page = page();
    page.take(opinion("ana", marks(&["S1"]))).unwrap();
    page.take(opinion("ben", Judgement::Invalid)).unwrap();
    assert!(page.disputed());
    let silent = Opinion { reason: " ".to_owned(), ..opinion("ema", Judgement::Invalid) };
    assert_eq!(page.take(silent), Err(OpinionFault::NoReason));
    page.take(opinion("ema", Judgement::Invalid)).unwrap();
    assert_eq!(page.decided(), Some(&Judgement::Invalid));
    assert!(!page.disputed());
}
