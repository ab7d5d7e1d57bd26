//! What a code of a font stands for.

use std::rc::Rc;

/// The text and the width of one code.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in super::super) struct Glyph {
    /// What it says.
    pub(in super::super) text: GlyphText,
    /// How far it moves the pen, in ems (thousandths of glyph space made whole).
    pub(in super::super) width: f64,
}

/// The text of a glyph: nearly always one character.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in super::super) enum GlyphText {
    /// Nothing to read: a control character.
    #[default]
    Nothing,
    /// One character.
    One(char),
    /// Several: a ligature that its font spells out.
    Many(Rc<str>),
}

impl GlyphText {
    /// The font does not say what the glyph means.
    pub(in super::super) const UNKNOWN: Self = Self::One(char::REPLACEMENT_CHARACTER);

    /// From any text; control characters are dealt with here once for all.
    pub(in super::super) fn new(text: &str) -> Self {
        let mut chars = text.chars().filter_map(printable);
        match (chars.next(), chars.next()) {
            (None, _) => Self::Nothing,
            (Some(only), None) => Self::One(only),
            _ => Self::Many(text.chars().filter_map(printable).collect::<String>().into()),
        }
    }

    /// From one character.
    pub(in super::super) fn one(char: char) -> Self {
        printable(char).map_or(Self::Nothing, Self::One)
    }

    /// Whether nothing of it is seen, not even its width.
    pub(in super::super) fn is_unseen(&self) -> bool {
        matches!(self, Self::Nothing | Self::One(NO_WIDTH))
    }

    /// The character, when it is exactly one.
    pub(in super::super) fn single(&self) -> Option<char> {
        match self {
            Self::One(char) => Some(*char),
            _ => None,
        }
    }

    /// Adds it to `text`.
    #[inline]
    pub(in super::super) fn push_to(&self, text: &mut String) {
        match self {
            Self::Nothing => {}
            Self::One(char) => text.push(*char),
            Self::Many(chars) => text.push_str(chars),
        }
    }
}

/// A place where a line may break: U+200B. It is taken out when its run ends.
pub(in super::super) const NO_WIDTH: char = '\u{200b}';

/// Tabs and line ends are spaces, and so is U+0003, the space's number in most TrueType fonts;
/// U+0002 is what `PDFium` writes for a hyphen at a line end; other control characters are
/// nothing.
fn printable(char: char) -> Option<char> {
    match char {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{3}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
            Some(' ')
        }
        '\u{2}' => Some('\u{ad}'),
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{feff}' => None,
        _ => Some(char),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_never_get_into_the_text() {
        assert_eq!(GlyphText::new("\u{1}"), GlyphText::Nothing);
        assert_eq!(GlyphText::new("\u{2}"), GlyphText::One('\u{ad}'));
        assert_eq!(GlyphText::new("f\0i"), GlyphText::Many("fi".into()));
        assert_eq!(GlyphText::new("\t"), GlyphText::One(' '));
    }
}
