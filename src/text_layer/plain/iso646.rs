//! ISO 646-DK: seven bits, in which Danish letters took the places of brackets and braces
//! (`Referat af m|de p} [r|`). Read as ASCII by every other program.

/// The IANA name; DS 2089 is the Danish standard.
pub(super) const NAME: &str = "DS_2089";

/// A text counts as such when at least this many braces stand inside words...
const LEAST: usize = 3;

/// ... and one letter in this many is a brace; in Danish one in 30 is æ, ø or å.
const LETTERS_PER_BRACE: usize = 150;

/// Decodes a text that clearly is in this encoding: ASCII, and all its braces and bars touch
/// small letters, as they do in no program or table.
pub(super) fn decode(text: &str) -> Option<String> {
    if !text.is_ascii() || !text.contains(['{', '|', '}']) {
        return None;
    }
    let braces = with_neighbours(text).filter(|(_, c, _)| matches!(c, '{' | '|' | '}'));
    let (mut inside, mut count) = (0, 0);
    for (before, _, after) in braces {
        count += 1;
        inside += usize::from(before.is_ascii_lowercase() || after.is_ascii_lowercase());
    }
    let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
    let is_clear = inside == count
        && count >= LEAST
        && count * LETTERS_PER_BRACE > letters
        && !has_pairs(text);
    is_clear
        .then(|| with_neighbours(text).map(|(before, c, after)| letter(before, c, after)).collect())
}

/// Whether braces come in pairs around whole words: `{% link %}`, `{navn}`.
fn has_pairs(text: &str) -> bool {
    let opens_word = |(before, c, _): (char, char, char)| c == '{' && !before.is_ascii_alphabetic();
    let closes_word = |(_, c, after): (char, char, char)| c == '}' && !after.is_ascii_alphabetic();
    let pairs = with_neighbours(text).filter(|&found| opens_word(found)).count();
    pairs > 0 && pairs == with_neighbours(text).filter(|&found| closes_word(found)).count()
}

fn with_neighbours(text: &str) -> impl Iterator<Item = (char, char, char)> + '_ {
    let before = std::iter::once(' ').chain(text.chars());
    let after = text.chars().skip(1).chain(std::iter::once(' '));
    before.zip(text.chars()).zip(after).map(|((before, c), after)| (before, c, after))
}

/// Capitals only where a word begins; elsewhere a bracket is a bracket.
fn letter(before: char, c: char, after: char) -> char {
    let begins_word = !before.is_ascii_lowercase() && after.is_ascii_alphabetic();
    match c {
        '{' => 'æ',
        '|' => 'ø',
        '}' => 'å',
        '[' if begins_word => 'Æ',
        '\\' if begins_word => 'Ø',
        ']' if begins_word => 'Å',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn danish_letters_in_seven_bits() {
        let text = "Referat af m|de p} ]vej, hvor \\kologi og k{rne blev dr|ftet.";
        let expected = "Referat af møde på Åvej, hvor Økologi og kærne blev drøftet.";
        assert_eq!(decode(text).as_deref(), Some(expected));
    }

    #[test]
    fn braces_of_programs_stay() {
        for text in [
            "{% link referat %} og {% if %} og {{ navn }}",
            "| a | b |\n| c | d |",
            "{navn} {dato} {sted}",
        ] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
