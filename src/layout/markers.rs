//! How list items and agenda items begin: bullets, numbers, letters, words.

use crate::lexicon::{is_given_name, is_surname};

/// What a line begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    /// `•`, `-`, `o`, `=>`: the bullet's first character.
    Bullet(char),
    /// `3.`, `3)`, `3.1`, `(3)`: the last number and the sign after it.
    Number(u32, char),
    /// `a)`, `(a)`, `A :`, `iv.`: the first letter and the sign after it.
    Letter(char, char),
    /// `Pkt. 3`, `Punkt 3:`, `Ad 3`, `§ 3`, `Sag nr. 3`.
    Word,
}

/// A marker and the bytes it takes up, with the white space after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marked {
    pub(super) marker: Marker,
    pub(super) width: usize,
}

/// Bullets that are never part of a text, those of the private use area included (Symbol and
/// Wingdings glyphs of word processors: U+F0B7, U+F0A7).
const BULLETS: &[char] = &[
    '•', '◦', '▪', '▫', '●', '○', '■', '□', '‣', '⁃', '∙', '·', '➢', '→', '⇒', '➔', '➤', '►', '▶',
    '▸', '\u{335}',
];

/// Characters that are bullets when a space follows. The circumflex is what the code of TeX's bullet
/// stands for in other fonts.
const SPACED_BULLETS: &[char] = &['-', '–', '—', '*', '+', 'o', '>', '\u{2c6}'];

/// Words before an item's number, in lower case.
const ITEM_WORDS: &[&str] = &[
    "punkt",
    "pkt.",
    "pkt",
    "ad",
    "ad.",
    "ad:",
    "ad.:",
    "punkt:",
    "pkt.:",
    "sag",
    "nr.",
    "dagsordenspunkt",
    "dagsordenens",
    "emne",
    "åbent",
    "§",
];

/// They take no more bytes than this.
const LONGEST_WORDS: usize = 24;

/// The bytes of a full stop and the three digits behind it.
const THOUSANDS: usize = ".000".len() - 1;

/// The marker at the beginning of `text`, if any. Whether it is meant as one depends on the
/// line before it (`2020 blev godkendt`, `31. december`).
pub(super) fn marker(text: &str) -> Option<Marked> {
    let (marker, rest) = bullet(text)
        .or_else(|| number(text))
        .or_else(|| letter(text))
        .or_else(|| item_word(text))?;
    Some(Marked { marker, width: text.len() - rest.trim_start().len() })
}

/// The text without its bullet.
pub(super) fn words(text: &str) -> &str {
    let bullet = bullet(text).map_or(text, |(_, rest)| rest);
    bullet.trim_start()
}

/// Whether the text is nothing but a number or a bullet, whose item stands on the next line.
pub(super) fn is_lone(text: &str) -> bool {
    let is_item = |marker| !matches!(marker, Marker::Word);
    marker(text).is_some_and(|found| found.width == text.len() && is_item(found.marker))
}

fn bullet(text: &str) -> Option<(Marker, &str)> {
    let first = text.chars().next()?;
    if first.is_ascii_alphanumeric() && first != 'o' {
        return None; // as most lines begin
    }
    let rest = text.get(first.len_utf8()..)?;
    let is_private = ('\u{f000}'..='\u{f0ff}').contains(&first);
    if is_private || BULLETS.contains(&first) {
        return Some((Marker::Bullet(first), rest));
    }
    if let Some(rest) = text.strip_prefix("=>").or_else(|| text.strip_prefix("->")) {
        return Some((Marker::Bullet('>'), rest));
    }
    let is_spaced =
        SPACED_BULLETS.contains(&first) && (ends_word(rest) && !(first == 'o' && rest.is_empty()));
    is_spaced.then_some((Marker::Bullet(first), rest))
}

fn ends_word(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with([' ', '\t', '\u{a0}'])
}

/// `3.`, `3)`, `3:`, `3/ `, `(3)`, `11a.`, `1.2`, `1.2.`
fn number(text: &str) -> Option<(Marker, &str)> {
    let open = text.strip_prefix('(');
    let (mut value, mut rest) = digits(open.unwrap_or(text))?;
    let mut is_deep = false;
    while let Some((next, after)) = rest.strip_prefix('.').and_then(digits) {
        if rest.len() - after.len() > THOUSANDS {
            return None; // "18.000 kr."
        }
        (value, rest, is_deep) = (next, after, true);
    }
    rest = rest.strip_prefix(|letter: char| letter.is_ascii_lowercase()).unwrap_or(rest);
    let after = rest.strip_prefix(' ').unwrap_or(rest);
    let sign = ['.', ')', ':'].into_iter().find_map(|sign| Some((sign, after.strip_prefix(sign)?)));
    match sign {
        Some((')', after)) if open.is_some() => Some((Marker::Number(value, '('), after)),
        Some((sign, after)) if open.is_none() => {
            // "1). Valg", "1.) Valg"
            let after = after.strip_prefix(['.', ')', ':']).unwrap_or(after);
            ends_item(after).then_some((Marker::Number(value, sign), after))
        }
        None if rest.strip_prefix('/').is_some_and(ends_word) => {
            Some((Marker::Number(value, '/'), rest.get(1..).unwrap_or_default()))
        }
        None if is_deep && ends_word(rest) => Some((Marker::Number(value, ' '), rest)),
        _ => None,
    }
}

/// After a marker comes a space or at once a word ("1.Valg af dirigent").
fn ends_item(rest: &str) -> bool {
    ends_word(rest) || rest.starts_with(char::is_uppercase)
}

/// At most three digits: years are no item numbers.
fn digits(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, rest) = text.split_at_checked(end)?;
    (1..=3)
        .contains(&number.len())
        .then(|| number.parse().ok())
        .flatten()
        .map(|value| (value, rest))
}

/// `a)`, `a )`, `(a)`, `A :`, `a.`, `iv)`, and `a` before a wide gap
fn letter(text: &str) -> Option<(Marker, &str)> {
    if let Some((first, after)) = numeral(text) {
        return Some((Marker::Letter(first, '.'), after));
    }
    let open = text.strip_prefix('(');
    let body = open.unwrap_or(text);
    let first = body.chars().next().filter(char::is_ascii_alphabetic)?;
    let roman = body.find(|c| !matches!(c, 'i' | 'v' | 'x')).unwrap_or_default().min(4);
    let rest = body.get(roman.max(1)..)?;
    let after = rest.trim_start_matches(' ');
    // "(L), Mads" is a party after a name, no item
    if let Some(after) = after.strip_prefix(')').filter(|after| ends_item(after)) {
        return Some((Marker::Letter(first, ')'), after));
    }
    let is_early = open.is_none() && ('a'..='h').contains(&first) && ends_word(rest);
    if is_early && after.trim_start().starts_with(char::is_uppercase) {
        return Some((Marker::Letter(first, ' '), after));
    }
    let is_dotted =
        |sign| open.is_none() && after.starts_with(sign) && after.get(1..).is_some_and(ends_item);
    let sign = if is_dotted(':') && rest.len() <= after.len() + 2 { ':' } else { '.' };
    // "A. Hansen" is a person, "a. Valg" an item: a capital with a full stop is no marker
    let is_item = is_dotted(sign) && (sign == ':' || first.is_ascii_lowercase() && rest == after);
    is_item.then(|| (Marker::Letter(first, sign), after.get(1..).unwrap_or_default()))
}

/// `IV. Budget`: its first letter, and what stands behind the full stop. `I.` and `V.` may be initials.
fn numeral(text: &str) -> Option<(char, &str)> {
    let (numeral, after) = text.split_once(". ")?;
    // "V. Budget for året", not "V. Holm fortalte"
    let is_name = |word: &str| is_surname(word) || is_given_name(word);
    let is_title = || {
        let pair = after.split_once(' ');
        pair.is_some_and(|(word, rest)| !is_name(word) && rest.starts_with(char::is_lowercase))
    };
    let is_numeral = ((2..=5).contains(&numeral.len()) || numeral.len() == 1 && is_title())
        && numeral.bytes().all(|letter| matches!(letter, b'I' | b'V' | b'X'));
    let first = numeral.chars().next().filter(|_| is_numeral)?;
    after.trim_start().starts_with(char::is_uppercase).then_some((first, after))
}

/// Whether an item is written small: `ad 2)`, `ad. 2 Budget`, `pkt. 3 Budget`, `pkt 3 - Budget`, `ad pkt. 3: Budget`. `ad 2 omgange` and
/// `punkt 3. Han` are none.
pub(super) fn is_small_item(text: &str) -> bool {
    let answer = text.strip_prefix("ad. ").or_else(|| text.strip_prefix("ad "));
    let behind = answer.unwrap_or(text);
    let points = ["pkt. ", "pkt ", "punkt "];
    let point = points.iter().find_map(|point| behind.strip_prefix(point));
    let Some(number) = point.or(answer) else { return false };
    let rest = number.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = Some(rest.trim_start()).filter(|_| rest.len() < number.len()).unwrap_or_default();
    let is_closed = rest.starts_with([')', ':']) || point.is_none() && rest.starts_with('.');
    let is_dashed =
        || rest.strip_prefix(['-', '–']).is_some_and(|rest| rest.starts_with([' ', '\t']));
    is_closed || is_dashed() || rest.starts_with(char::is_uppercase)
}

/// `Pkt. 3`, `Punkt 3:`, `Ad 3`, `§ 3`, `§3`, `Sag nr. 3`, `Nr.60 -`
fn item_word(text: &str) -> Option<(Marker, &str)> {
    if !is_small_item(text) && !text.starts_with(|c: char| c.is_uppercase() || c == '§') {
        return None;
    }
    let end = text.bytes().take(LONGEST_WORDS + 1).position(|byte| byte.is_ascii_digit())?;
    let (words, rest) = text.split_at_checked(end)?;
    let lower = words.to_lowercase();
    let mut words = lower.split_whitespace().peekable();
    let is_item = words.peek().is_some() && words.all(|word| ITEM_WORDS.contains(&word));
    let (_, rest) = digits(rest).filter(|_| is_item)?;
    let rest = rest.strip_prefix(|letter: char| letter.is_ascii_lowercase()).unwrap_or(rest);
    Some((Marker::Word, rest.strip_prefix(['.', ':', ')']).unwrap_or(rest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<Marker> {
        marker(text).map(|found| found.marker)
    }

    #[test]
    fn bullets() {
        for text in
            ["• Bo", "\u{f0b7} Bo", "- Bo", "o Bo", "ˆ Bo", "=> Bo", "\u{f0a7}Bo", "– Bo", "-"]
        {
            assert!(matches!(of(text), Some(Marker::Bullet(_))), "{text}");
        }
        for text in ["-5 grader", "ordet", "o", "og så"] {
            assert_eq!(of(text), None, "{text}");
        }
    }

    #[test]
    fn numbers() {
        assert_eq!(of("3. Regnskab"), Some(Marker::Number(3, '.')));
        assert_eq!(of("3.Regnskab"), Some(Marker::Number(3, '.')));
        assert_eq!(of("12) Regnskab"), Some(Marker::Number(12, ')')));
        assert_eq!(of("(2) Regnskab"), Some(Marker::Number(2, '(')));
        assert_eq!(of("1.2 Regnskab"), Some(Marker::Number(2, ' ')));
        assert_eq!(of("1). Regnskab"), Some(Marker::Number(1, ')')));
        assert_eq!(of("1.) Regnskab"), Some(Marker::Number(1, '.')));
        assert_eq!(of("4.1) Regnskab"), Some(Marker::Number(1, ')')));
        assert_eq!(of("4/ Regnskab"), Some(Marker::Number(4, '/')));
        assert_eq!(of("4/12 Regnskab"), None);
        assert_eq!(of("2020 blev godkendt"), None);
        assert_eq!(of("2022."), None);
        assert_eq!(of("15 stemmer"), None);
        assert_eq!(of("16:00 Mødet"), None);
    }

    #[test]
    fn letters() {
        assert_eq!(of("a) Formalia"), Some(Marker::Letter('a', ')')));
        assert_eq!(of("a ) Formalia"), Some(Marker::Letter('a', ')')));
        assert_eq!(of("(b) Formalia"), Some(Marker::Letter('b', ')')));
        assert_eq!(of("B : Formalia"), Some(Marker::Letter('B', ':')));
        assert_eq!(of("iv. Formalia"), Some(Marker::Letter('i', '.')));
        assert_eq!(of("A. Holm bød velkommen"), None);
        assert_eq!(of("i øvrigt"), None);
        assert_eq!(of("(L), Bo Ravn (V)"), None);
    }

    #[test]
    fn words() {
        for text in [
            "Pkt. 3 Budget",
            "Punkt 3: Budget",
            "Ad 3. Budget",
            "§ 4 Budget",
            "Sag nr. 7",
            "Pkt.12",
            "ad 2) Budget",
            "ad. 2 Budget",
        ] {
            assert_eq!(of(text), Some(Marker::Word), "{text}");
        }
        assert_eq!(of("Punktet blev udsat til 3. maj"), None);
        assert_eq!(of("ad 2 omgange"), None);
    }

    #[test]
    fn lone_numbers_wait_for_their_line() {
        assert!(is_lone("5."));
        assert!(is_lone("•"));
        assert!(!is_lone("5"));
        assert!(!is_lone("5. Valg"));
    }
}
