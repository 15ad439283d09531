use super::*;

fn made() -> (Keys, DataKey, Passphrase) {
    let passphrase = Passphrase::new("plover cabin");
    let key = Zeroizing::new(random().unwrap());
    let keys = Keys::wrap(Uuid::now_v7(), &key, &passphrase, Cost::lightest()).unwrap();
    (keys, key, passphrase)
}

fn by(passphrase: &Passphrase) -> Unlock<'_> {
    Unlock::Passphrase(passphrase)
}

fn again(keys: &Keys) -> Keys {
    Keys::from_json(&keys.to_json().unwrap()).unwrap()
}

#[test]
fn the_passphrase_frees_the_key_and_no_other_does() {
    let (keys, key, passphrase) = made();
    let back = again(&keys);
    assert_eq!(back.unwrap(by(&passphrase)).unwrap(), [key]);
    let wrong = Passphrase::new("plover cabins");
    assert_eq!(back.unwrap(by(&wrong)).err(), Some(VaultError::WrongPassphrase));
    assert_eq!(back.unwrap(Unlock::Recovery("")).err(), Some(VaultError::NoRecoveryCode));
    let none = KeychainKey::random().unwrap();
    assert_eq!(back.unwrap(Unlock::Keychain(&none)).err(), Some(VaultError::NotInKeychain));
}

#[test]
fn a_recovery_code_and_the_keychain_free_it_as_well() {
    let (mut keys, key, passphrase) = made();
    let (code, other) = (RecoveryCode::random().unwrap(), RecoveryCode::random().unwrap());
    let (kept, stale) = (KeychainKey::random().unwrap(), KeychainKey::random().unwrap());
    keys.put(Slot::recovery(keys.library, &key, &code, 7).unwrap());
    keys.put(Slot::keychain(keys.library, &key, &kept).unwrap());
    let keys = again(&keys);
    let freed = std::slice::from_ref(&key);
    assert_eq!(keys.unwrap(by(&passphrase)).unwrap(), freed);
    assert_eq!(keys.unwrap(Unlock::Recovery(&code.letters())).unwrap(), freed);
    assert_eq!(keys.unwrap(Unlock::Recovery(&other.letters())).err(), Some(VaultError::WrongRecoveryCode));
    let kept = KeychainKey::from_text(&kept.text()).unwrap();
    assert_eq!(keys.unwrap(Unlock::Keychain(&kept)).unwrap(), freed);
    assert_eq!(keys.unwrap(Unlock::Keychain(&stale)).err(), Some(VaultError::NotInKeychain));
    assert_eq!((keys.recovery_made_at(), keys.in_keychain()), (Some(7), true));
}

#[test]
fn a_code_with_a_slip_opens_and_one_with_many_names_the_groups() {
    let (mut keys, key, _) = made();
    let code = RecoveryCode::random().unwrap();
    keys.put(Slot::recovery(keys.library, &key, &code, 0).unwrap());
    let slipped = |places: &[usize]| {
        let mut letters: Vec<char> = code.letters().chars().collect();
        for place in places {
            letters[*place] = if letters[*place] == '7' { '8' } else { '7' };
        }
        letters.into_iter().collect::<String>()
    };
    assert_eq!(keys.unwrap(Unlock::Recovery(&slipped(&[0, 8]))).unwrap(), [key]);
    let Err(VaultError::RecoveryMisread { groups }) =
        keys.unwrap(Unlock::Recovery(&slipped(&[0, 8, 14, 20])))
    else {
        panic!("four slips are not put right")
    };
    assert_eq!(groups.to_string(), "1, 2, 3, 4");
}

#[test]
fn a_new_slot_takes_the_place_of_the_old_one() {
    let (mut keys, key, passphrase) = made();
    let new = Passphrase::new("marmalade hill");
    keys.put(Slot::passphrase(keys.library, &key, &new, Cost::lightest()).unwrap());
    assert_eq!(keys.unwrap(by(&passphrase)).err(), Some(VaultError::WrongPassphrase));
    assert_eq!(keys.unwrap(by(&new)).unwrap(), [key]);
}

#[test]
fn while_a_new_key_takes_its_place_both_are_freed() {
    let (mut keys, old, passphrase) = made();
    let new: DataKey = Zeroizing::new(random().unwrap());
    keys.next = Keys::wrap(keys.library, &new, &passphrase, Cost::lightest()).unwrap().slots;
    assert_eq!(again(&keys).unwrap(by(&passphrase)).unwrap(), [old, new]);
}

#[test]
fn a_key_is_bound_to_its_library_and_its_cost() {
    let (keys, _, passphrase) = made();
    let elsewhere = Keys { library: Uuid::now_v7(), ..keys.clone() };
    assert_eq!(elsewhere.unwrap(by(&passphrase)).err(), Some(VaultError::WrongPassphrase));
    let cheaper = String::from_utf8(keys.to_json().unwrap()).unwrap();
    let cheaper = cheaper.replace("\"passes\": 3", "\"passes\": 1");
    let cheaper = Keys::from_json(cheaper.as_bytes()).unwrap();
    assert_eq!(cheaper.unwrap(by(&passphrase)).err(), Some(VaultError::Damaged));
}

#[test]
fn a_harmed_first_copy_is_no_wrong_passphrase() {
    let (keys, key, passphrase) = made();
    let good = String::from_utf8(keys.to_json().unwrap()).unwrap();
    let at = good.find("\"wrapped\": \"").unwrap() + 12;
    let mut harmed = good.clone().into_bytes();
    harmed[at] = if harmed[at] == b'A' { b'B' } else { b'A' };
    let copies = [Some(harmed), Some(good.into_bytes())];
    assert_eq!(open(copies, by(&passphrase)).unwrap().1, [key]);
}

#[test]
fn a_wrong_passphrase_is_one_whichever_copy_is_broken() {
    let (keys, key, passphrase) = made();
    let (good, broken) = (keys.to_json().unwrap(), b"{".to_vec());
    for copies in [[&good, &broken], [&broken, &good]] {
        let copies = copies.map(|copy| Some(copy.clone()));
        let wrong = Passphrase::new("not this one");
        assert_eq!(open(copies.clone(), by(&wrong)).err(), Some(VaultError::WrongPassphrase));
        assert_eq!(open(copies, by(&passphrase)).unwrap().1, std::slice::from_ref(&key));
    }
    assert_eq!(open([Some(broken.clone()), Some(broken)], by(&passphrase)).err(), Some(VaultError::Damaged));
}

#[test]
fn what_is_no_key_file_is_told_apart() {
    let passphrase = Passphrase::new("x");
    let fault = |first: &[u8]| open([Some(first.to_vec()), None], by(&passphrase)).err().unwrap();
    assert_eq!(open([None, None], by(&passphrase)).err(), Some(VaultError::KeysMissing));
    assert_eq!(fault(b""), VaultError::Damaged);
    assert_eq!(fault(b"{}"), VaultError::Damaged);
    let newer = br#"{"format":"what-matters-keys","version":9,"soul":1}"#;
    assert_eq!(fault(newer), VaultError::TooNew { found: 9, reads: VERSION });
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_read_without_a_fault(bytes: Vec<u8>) {
        proptest::prop_assert!(Keys::from_json(&bytes).is_err());
    }
}
