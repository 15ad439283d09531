//! Names that are not quite right.

/// How alike two names must be for one to be meant by the other, from 0 to 1.
const ALIKE: f64 = 0.6;

/// What a name is among those that are known.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// It is the one at this place.
    Exact(usize),
    /// It is the one at this place but for capitals, spaces, dashes and the like: "Family or friend".
    Meant(usize),
    /// It is none; the one at this place is like it.
    Near(usize),
    /// It is none, and like none.
    None,
}

/// Looks for a name.
pub(super) fn find(name: &str, known: &[&str]) -> Found {
    if let Some(at) = known.iter().position(|one| *one == name) {
        return Found::Exact(at);
    }
    // A long text is no name, and would take long to compare.
    if name.len() > 100 {
        return Found::None;
    }
    let bare = bare(name);
    let mut alike: Vec<(usize, f64)> = known
        .iter()
        .map(|one| strsim::normalized_damerau_levenshtein(&self::bare(one), &bare))
        .enumerate()
        .filter(|(_, alike)| *alike >= ALIKE)
        .collect();
    alike.sort_by(|a, b| b.1.total_cmp(&a.1));
    match alike.first() {
        Some((at, _)) if self::bare(known[*at]) == bare => Found::Meant(*at),
        Some((at, _)) => Found::Near(*at),
        None => Found::None,
    }
}

/// A name without capitals, spaces and signs.
fn bare(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_or_guessed_or_neither() {
        let known =
            ["own", "family_or_friend", "staff", "guess", "important_to", "important_for", "preferred_name"];
        let find = |name| find(name, &known);
        assert_eq!(find("own"), Found::Exact(0));
        for name in ["Family or friend", "familyOrFriend", "FAMILY-OR-FRIEND", " family_or_friend "] {
            assert_eq!(find(name), Found::Meant(1), "{name}");
        }
        assert_eq!(find("importnat_to"), Found::Near(4));
        assert_eq!(find("preferred"), Found::Near(6));
        for name in ["mum", "nickname", "", "_", &"own".repeat(1_000)] {
            assert_eq!(find(name), Found::None, "{name}");
        }
    }
}
