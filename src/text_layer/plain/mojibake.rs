//! Text that was decoded once too often: UTF-8 read as a one-byte encoding and saved again.
//!
//! `mÃ¸de` (read as Windows-1252), `m├©de` (as a DOS page), `m√∏de` (as Macintosh's). A
//! letter of UTF-8 becomes a run of two or three letters that no language writes; where such
//! a run leads back to one letter or sign that Danish texts have, it is put right.

use std::sync::LazyLock;

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};
use yore::code_pages::{CP437, CP850, CP865};

/// Longest run of letters that one was turned into.
const LONGEST: usize = 3;

/// Text may have gone through this more than once.
const ROUNDS: usize = 2;

/// The text put right and how many places were; `None` if there is nothing to put right.
pub(super) fn repair(text: &str) -> Option<(String, usize)> {
    let mut repaired: Option<(String, usize)> = None;
    for _ in 0..ROUNDS {
        let current = repaired.as_ref().map_or(text, |(text, _)| text);
        let Some((text, count)) = repair_once(current) else { break };
        repaired = Some((text, repaired.map_or(0, |(_, count)| count).max(count)));
    }
    repaired
}

fn repair_once(text: &str) -> Option<(String, usize)> {
    if !text.contains(LEADS) {
        return None;
    }
    let mut repaired = String::with_capacity(text.len());
    let (mut rest, mut count) = (text, 0);
    while let Some(first) = rest.chars().next() {
        let is_lead = LEADS.contains(&first);
        if let Some((letter, length)) =
            is_lead.then(|| original(rest, repaired.chars().last())).flatten()
        {
            repaired.push(letter);
            rest = rest.get(length..).unwrap_or_default();
            count += 1;
        } else {
            repaired.push(first);
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        }
    }
    (count > 0).then_some((repaired, count))
}

/// What the lead bytes 0xC2, 0xC3, 0xC5, 0xE2 look like in the encodings below.
const LEADS: [char; 12] = ['Â', 'Ã', 'Å', 'â', '┬', '├', '┼', 'Ô', 'Γ', '¬', '√', '‚'];

/// The letter that the run at the beginning of `text` was, and the run's length in bytes.
fn original(text: &str, before: Option<char>) -> Option<(char, usize)> {
    for length in 2..=LONGEST {
        let end = text.char_indices().nth(length).map_or(text.len(), |(end, _)| end);
        let run = text.get(..end).filter(|run| run.chars().count() == length)?;
        let letter = PAGES.iter().find_map(|page| page.undo(run));
        if let Some(letter) = letter.or_else(|| half_repaired(run)) {
            let next = text.get(end..).and_then(|rest| rest.chars().next());
            return Some((in_context(letter, run, before, next), end));
        }
    }
    None
}

/// `Regionsr├ådet`: only the first half of the letter went wrong.
fn half_repaired(run: &str) -> Option<char> {
    run.strip_prefix('├')
        .and_then(|rest| rest.chars().next())
        .filter(|letter| "æøåÆØÅ".contains(*letter))
}

/// A capital between small letters is the sign of such a half.
fn in_context(letter: char, run: &str, before: Option<char>, after: Option<char>) -> char {
    let is_small = |c: Option<char>| c.is_some_and(char::is_lowercase);
    let half =
        half_repaired(run).filter(|_| letter.is_uppercase() && is_small(before) && is_small(after));
    half.unwrap_or(letter)
}

/// The upper half of a one-byte encoding.
struct Page([char; 128]);

/// The encodings that UTF-8 was mistaken for.
static PAGES: LazyLock<[Page; 5]> = LazyLock::new(|| {
    [
        Page::standard(WINDOWS_1252),
        Page::standard(MACINTOSH),
        Page(std::array::from_fn(|n| CP850.decode_byte(upper(n)))),
        Page(std::array::from_fn(|n| CP865.decode_byte(upper(n)))),
        Page(std::array::from_fn(|n| CP437.decode_byte(upper(n)))),
    ]
});

#[expect(clippy::cast_possible_truncation, reason = "n is below 128")]
fn upper(n: usize) -> u8 {
    128 + n as u8
}

impl Page {
    fn standard(encoding: &'static Encoding) -> Self {
        let decode = |n| encoding.decode_without_bom_handling(&[upper(n)]).0.chars().next();
        Self(std::array::from_fn(|n| decode(n).unwrap_or('\u{fffd}')))
    }

    /// The one letter or sign that `run` was in UTF-8.
    fn undo(&self, run: &str) -> Option<char> {
        let byte = |c: char| self.0.iter().position(|&other| other == c).map(upper);
        let bytes: Option<Vec<u8>> = run.chars().map(byte).collect();
        let bytes = bytes?;
        let mut letters = std::str::from_utf8(&bytes).ok()?.chars();
        letters.next().filter(|&letter| letters.next().is_none() && is_danish(letter))
    }
}

/// Letters and signs that stand in Danish texts: Latin letters, quotes, dashes, bullets.
fn is_danish(c: char) -> bool {
    matches!(c, '\u{a0}'..='\u{17f}' | '\u{2010}'..='\u{203a}' | '€' | '™')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn twice(text: &str, decode: impl Fn(&[u8]) -> String) -> String {
        decode(text.as_bytes())
    }

    #[test]
    fn every_page_is_undone() {
        let text = "Referat af mødet på Ærø – ”Åse” spurgte til §4 og café";
        let pages: [fn(&[u8]) -> String; 5] = [
            |bytes| WINDOWS_1252.decode(bytes).0.into_owned(),
            |bytes| MACINTOSH.decode(bytes).0.into_owned(),
            |bytes| CP850.decode(bytes).into_owned(),
            |bytes| CP865.decode(bytes).into_owned(),
            |bytes| CP437.decode(bytes).into_owned(),
        ];
        for page in pages {
            assert_eq!(repair(&twice(text, page)).map(|(text, _)| text).as_deref(), Some(text));
        }
    }

    #[test]
    fn letters_that_were_spoilt_twice() {
        assert_eq!(repair("mÃƒÂ¸de"), Some(("møde".to_owned(), 2)));
    }

    #[test]
    fn half_spoilt_letters() {
        assert_eq!(repair("Skoler├ådet"), Some(("Skolerådet".to_owned(), 1)));
    }

    #[test]
    fn good_text_stays() {
        for text in ["Åse og Ærø, café Â", "√2 og ¬", "Ålborg Å"] {
            assert_eq!(repair(text), None, "{text}");
        }
    }
}
