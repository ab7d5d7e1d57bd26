//! Codes that stand for other characters: ligatures, bullets of symbol fonts, odd hyphens.

/// What a character is to become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Glyph {
    /// Itself.
    Plain,
    /// Any kind of white space.
    Space,
    /// These characters instead.
    Instead(&'static str),
    /// Nothing: it marks a place where a line may break and is not seen.
    Invisible,
    /// Nothing: a soft hyphen, seen only at a line's end.
    SoftHyphen,
}

/// What `character` is to become.
pub(super) fn glyph(character: char) -> Glyph {
    match character {
        '\u{0}'..='\u{7f}' if !character.is_ascii_whitespace() && character != '\u{b}' => {
            Glyph::Plain
        }
        '\u{ad}' => Glyph::SoftHyphen,
        '\u{200b}' | '\u{2060}' | '\u{feff}' => Glyph::Invisible,
        '\u{2010}' | '\u{2011}' => Glyph::Instead("-"),
        '\u{fb00}'..='\u{fb06}' => Glyph::Instead(ligature(character)),
        // the code of TeX's bullet, in a font without names
        '\u{2c6}' => Glyph::Instead("•"),
        '\u{f000}'..='\u{f0ff}' => symbol(character),
        _ if character.is_whitespace() => Glyph::Space,
        _ => Glyph::Plain,
    }
}

/// Unicode's Latin ligatures, U+FB00 to U+FB06.
fn ligature(character: char) -> &'static str {
    match character {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        _ => "st",
    }
}

/// The codes that Word gives to glyphs of Symbol and Wingdings: U+F000 and the font's own code.
fn symbol(character: char) -> Glyph {
    match character {
        '\u{f020}' => Glyph::Space,
        '\u{f0b7}' | '\u{f0a7}' | '\u{f0d8}' | '\u{f076}' | '\u{f06c}' | '\u{f06e}'
        | '\u{f09f}' | '\u{f0a2}' | '\u{f0b2}' | '\u{f075}' | '\u{f077}' | '\u{f0d7}' => {
            Glyph::Instead("•")
        }
        '\u{f02d}' => Glyph::Instead("-"),
        '\u{f0e0}' | '\u{f0e8}' | '\u{f0f0}' | '\u{f0ae}' => Glyph::Instead("→"),
        '\u{f04a}' => Glyph::Instead("☺"),
        '\u{f04b}' => Glyph::Instead("😐"),
        '\u{f04c}' => Glyph::Instead("☹"),
        '\u{f0fc}' => Glyph::Instead("✓"),
        '\u{f0fb}' => Glyph::Instead("✗"),
        '\u{f0fe}' => Glyph::Instead("☑"),
        '\u{f06f}' | '\u{f0a8}' => Glyph::Instead("☐"),
        _ => Glyph::Plain,
    }
}

/// Whether a character of a private area, of which nothing else is known, stands here.
pub(super) fn is_private(character: char) -> bool {
    matches!(character, '\u{e000}'..='\u{f8ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_plain_and_codes_are_not() {
        assert_eq!(glyph('å'), Glyph::Plain);
        assert_eq!(glyph('\u{fb01}'), Glyph::Instead("fi"));
        assert_eq!(glyph('\u{f0b7}'), Glyph::Instead("•"));
        assert_eq!(glyph('\u{2c6}'), Glyph::Instead("•"));
        assert_eq!(glyph('\u{a0}'), Glyph::Space);
        assert_eq!(glyph('\t'), Glyph::Space);
    }
}
