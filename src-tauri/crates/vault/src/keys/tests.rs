use super::*;
use crate::keys::data_key::DataKey;
use crate::keys::data_key::random;
use zeroize::Zeroizing;

pub(crate) fn made() -> (Keys, DataKey, Passphrase) {
    let passphrase = Passphrase::new("plover cabin");
    let key = Zeroizing::new(random().unwrap());
    let keys = Keys::wrap(Uuid::now_v7(), &key, &passphrase, Cost::lightest()).unwrap();
    (keys, key, passphrase)
}

pub(crate) fn by(passphrase: &Passphrase) -> Unlock<'_> {
    Unlock::Passphrase(passphrase)
}

fn freed(keys: &Keys, unlock: Unlock<'_>) -> Vec<DataKey> {
    keys.unwrap(unlock).unwrap().into_iter().map(|freed| freed.key).collect()
}

fn again(keys: &Keys) -> Keys {
    Keys::from_json(&keys.to_json().unwrap()).unwrap()
}

#[test]
fn the_passphrase_frees_the_key_and_no_other_does() {
    let (keys, key, passphrase) = made();
    let back = again(&keys);
    assert_eq!(freed(&back, by(&passphrase)), [key]);
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
    keys.put(Kind::Recovery, Some(Slot::recovery(keys.library, &key, &code, 7).unwrap()));
    keys.put(Kind::Keychain, Some(Slot::keychain(keys.library, &key, &kept).unwrap()));
    let keys = again(&keys);
    let one = std::slice::from_ref(&key);
    assert_eq!(freed(&keys, by(&passphrase)), one);
    assert_eq!(freed(&keys, Unlock::Recovery(&code.letters())), one);
    assert_eq!(keys.unwrap(Unlock::Recovery(&other.letters())).err(), Some(VaultError::WrongRecoveryCode));
    let kept = KeychainKey::from_text(&kept.text()).unwrap();
    assert_eq!(freed(&keys, Unlock::Keychain(&kept)), one);
    assert_eq!(keys.unwrap(Unlock::Keychain(&stale)).err(), Some(VaultError::NotInKeychain));
    assert_eq!((keys.recovery_made_at(), keys.in_keychain()), (Some(7), true));
}

#[test]
fn a_code_with_a_slip_opens_and_one_with_many_names_the_groups() {
    let (mut keys, key, _) = made();
    let code = RecoveryCode::random().unwrap();
    keys.put(Kind::Recovery, Some(Slot::recovery(keys.library, &key, &code, 0).unwrap()));
    let slipped = |places: &[usize]| {
        let mut letters: Vec<char> = code.letters().chars().collect();
        for place in places {
            letters[*place] = if letters[*place] == '7' { '8' } else { '7' };
        }
        letters.into_iter().collect::<String>()
    };
    assert_eq!(freed(&keys, Unlock::Recovery(&slipped(&[0, 8]))), [key]);
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
    keys.put(Kind::Passphrase, Some(Slot::passphrase(keys.library, &key, &new, Cost::lightest()).unwrap()));
    assert_eq!(keys.unwrap(by(&passphrase)).err(), Some(VaultError::WrongPassphrase));
    assert_eq!(freed(&keys, by(&new)), [key]);
}

#[test]
fn while_a_new_key_takes_its_place_both_are_freed() {
    let (mut keys, old, passphrase) = made();
    let new: DataKey = Zeroizing::new(random().unwrap());
    keys.next = Keys::wrap(keys.library, &new, &passphrase, Cost::lightest()).unwrap().slots;
    assert_eq!(freed(&again(&keys), by(&passphrase)), [old, new]);
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
fn what_is_no_key_file_is_told_apart() {
    let fault = |bytes: &[u8]| Keys::from_json(bytes).err().unwrap();
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

/// Key files of every version that wrapped all three ways, of the data key 00 01 02 … 1f. They stay as they are for ever.
const FIXTURES: [(u32, &str); 2] =
    [(2, include_str!("fixtures/version-2.json")), (3, include_str!("fixtures/version-3.json"))];

#[test]
fn every_way_in_a_key_file_of_every_version_opens() {
    let key: DataKey = Zeroizing::new(std::array::from_fn(|at| u8::try_from(at).unwrap()));
    let passphrase = Passphrase::new("plover cabin eleven");
    let kept = KeychainKey::from_text("sBxRNbJjxHKmbWZu0GmG0c4MFTNp2yVX5lHHTNxPGRE=").unwrap();
    let code = "YFN8E-8MN3Z-A1PEM-YZF9T-N47ZG-W70YH";
    assert_eq!(FIXTURES.map(|(version, _)| version), [2, VERSION]);
    for (version, text) in FIXTURES {
        let keys = Keys::from_json(text.as_bytes()).unwrap();
        for unlock in [by(&passphrase), Unlock::Recovery(code), Unlock::Keychain(&kept)] {
            assert_eq!(freed(&keys, unlock), std::slice::from_ref(&key), "version {version}");
        }
        let next: DataKey = Zeroizing::new(random().unwrap());
        let carried = keys.carried(Kind::Keychain, &key, &next).unwrap();
        assert_eq!(carried.is_some(), version > 2, "what an older program wrapped needs its secret");
        assert_eq!(keys.passphrase_can_be_carried(&key), version > 2);
        // Nor is it carried on the word of another data key than the one it was made under.
        assert!(keys.carried(Kind::Keychain, &next, &key).unwrap().is_none());
        if let Some(slots) = carried {
            let keys = again(&Keys { slots, ..keys });
            for unlock in [by(&passphrase), Unlock::Recovery(code)] {
                assert_eq!(freed(&keys, unlock), std::slice::from_ref(&next));
            }
        }
    }
}
