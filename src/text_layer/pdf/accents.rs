//! Letters that are drawn in two parts.
//!
//! TeX in the OT1 encoding draws the ring of `å` as a spacing accent over `a`: an accent
//! whose centre lies over the letter next to it is part of that letter.

use unicode_normalization::char::compose;

use super::fonts::GlyphText;
use super::runs::PlacedGlyph;

/// Spacing accents and their combining twins.
const ACCENTS: &[(char, char)] = &[
    ('`', '\u{300}'),
    ('´', '\u{301}'),
    ('ˆ', '\u{302}'),
    ('˜', '\u{303}'),
    ('¯', '\u{304}'),
    ('˘', '\u{306}'),
    ('˙', '\u{307}'),
    ('¨', '\u{308}'),
    ('˚', '\u{30a}'),
    ('°', '\u{30a}'),
    ('˝', '\u{30b}'),
    ('ˇ', '\u{30c}'),
    ('¸', '\u{327}'),
    ('˛', '\u{328}'),
];

/// Whether a glyph may be the accent of a letter.
pub(super) fn is_spacing_accent(text: &GlyphText) -> bool {
    match text.single() {
        Some(char) if char.is_ascii() => char == '`',
        Some(char) => combining(char).is_some(),
        None => false,
    }
}

/// The accented letter, when `accent` is drawn over `letter` and there is such a letter.
pub(super) fn over(accent: &PlacedGlyph, letter: &PlacedGlyph, along: (f64, f64)) -> Option<char> {
    let place = |point: (f64, f64)| point.0 * along.0 + point.1 * along.1;
    let centre = f64::midpoint(place(accent.start), place(accent.end));
    let (start, end) = (place(letter.start), place(letter.end));
    let inner = 0.15 * (end - start);
    if centre < start + inner || centre > end - inner {
        return None;
    }
    compose(dotted(letter.text.single()?), combining(accent.text.single()?)?)
}

fn combining(char: char) -> Option<char> {
    ACCENTS.iter().find(|(spacing, _)| *spacing == char).map(|(_, combining)| *combining)
}

/// Accents stand on the dotless i.
fn dotted(char: char) -> char {
    match char {
        'ı' => 'i',
        'ȷ' => 'j',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyph(char: char, start: f64, end: f64) -> PlacedGlyph {
        PlacedGlyph {
            text: GlyphText::One(char),
            start: (start, 0.0),
            end: (end, 0.0),
            pen: (end, 0.0),
        }
    }

    #[test]
    fn ring_over_a() {
        let accent = glyph('˚', 100.0, 105.0);
        assert_eq!(over(&accent, &glyph('a', 100.0, 105.0), (1.0, 0.0)), Some('å'));
        assert_eq!(over(&accent, &glyph('a', 105.0, 110.0), (1.0, 0.0)), None);
        assert_eq!(over(&accent, &glyph('x', 100.0, 105.0), (1.0, 0.0)), None);
    }
}
