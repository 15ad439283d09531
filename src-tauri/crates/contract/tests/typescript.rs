//! The page's types are those of the contract.

#[test]
fn the_types_of_the_page_are_current() {
    let kept = include_str!("../../../../ui/src/platform/contract.ts");
    assert!(kept == contract::typescript(), "ui/src/platform/contract.ts is out of date: run ./dev types");
}

#[test]
fn a_failure_crosses_as_its_code() {
    let failure = contract::Failure::from(contract::ErrorCode::WrongPassphrase).with("file", "a.json");
    let json = serde_json::to_value(failure).unwrap();
    assert_eq!(json["code"], "wrong_passphrase");
    assert_eq!(json["details"]["file"], "a.json");
}
