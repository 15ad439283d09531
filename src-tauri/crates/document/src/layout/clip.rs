//! Words that are too long for their place.

use script::direction::without_marks;

/// The start of a text that is too long for its place, and what of it is left out.
pub(crate) fn clip(text: &str, most: usize) -> (String, Option<String>) {
    let Some((end, _)) = text.char_indices().nth(most) else { return (text.to_owned(), None) };
    let end = text[..end].rfind(' ').filter(|space| *space > end / 2).unwrap_or(end);
    let rest = without_marks(text[end..].trim()).into_owned();
    (format!("{}…", text[..end].trim_end()), Some(rest))
}
