//! The page's types and what it may call are those of the contract.

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

#[test]
fn the_window_may_call_every_command_and_nothing_else_but_hear_events() {
    let capability = include_str!("../../../capabilities/main.json");
    let capability: serde_json::Value = serde_json::from_str(capability).unwrap();
    let granted: Vec<&str> =
        capability["permissions"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
    let commands: Vec<String> =
        contract::COMMANDS.iter().map(|name| format!("allow-{}", name.replace('_', "-"))).collect();
    let mut wanted = vec!["core:event:allow-listen", "core:event:allow-unlisten"];
    wanted.extend(commands.iter().map(String::as_str));
    assert_eq!(granted, wanted);
}
