//! From the codes of a simple font to characters, by way of glyph names.

use std::collections::HashMap;

use lopdf::{Dictionary, Object};
use pdfboss_encoding as tables;

use super::embedded::BuiltIn;
use super::glyph::GlyphText;
use crate::text_layer::pdf::objects::{Objects, as_dictionary};

/// What the codes of a simple font mean when no `ToUnicode` says so.
#[derive(Debug)]
pub(super) struct Encoding {
    base: Base,
    differences: HashMap<u8, Vec<u8>>,
    /// A font of TeX's, if its glyphs are numbered.
    is_type3: bool,
}

/// The encoding that `Differences` change.
#[derive(Debug)]
enum Base {
    Standard,
    WinAnsi,
    MacRoman,
    Symbol,
    ZapfDingbats,
    BuiltIn(BuiltIn),
}

impl Encoding {
    /// Whether the font says by name which encoding it starts from, so that its embedded
    /// program need not be asked.
    pub(super) fn is_named(objects: Objects<'_>, font: &Dictionary) -> bool {
        named_base(objects, font).is_some()
    }

    /// Of `font`, whose embedded program has `built_in` as its own.
    pub(super) fn of(
        objects: Objects<'_>,
        font: &Dictionary,
        name: &str,
        built_in: Option<BuiltIn>,
    ) -> Self {
        let base = named_base(objects, font)
            .or(built_in.map(Base::BuiltIn))
            .unwrap_or_else(|| default_base(objects, font, name));
        let is_type3 = objects.name(font, b"Subtype") == Some(b"Type3");
        Self { base, differences: differences(objects, font), is_type3 }
    }

    /// The meaning of a code.
    pub(super) fn text(&self, code: u8) -> GlyphText {
        match self.differences.get(&code) {
            // Subsets leave the space out and use its code all the same.
            Some(name) if name == b".notdef" => match self.base.text(code) {
                GlyphText::One(' ') => GlyphText::One(' '),
                _ => GlyphText::Nothing,
            },
            Some(name) => text_of_name(name)
                .or_else(|| self.text_of_number(name, code))
                .or_else(|| self.base.text_by_name(name))
                .unwrap_or(GlyphText::UNKNOWN),
            None => self.base.text(code),
        }
    }

    fn text_of_number(&self, name: &[u8], code: u8) -> Option<GlyphText> {
        if !is_numbered(name, code) {
            return None;
        }
        let is_t1 = self.differences.keys().any(|code| *code >= 0x80);
        let tex = super::tex::text(code, is_t1).filter(|_| self.is_type3);
        Some(tex.map_or_else(|| win_ansi(code), GlyphText::new))
    }

    /// The glyph name of a code, for looking up its width in a standard font.
    pub(super) fn name(&self, code: u8) -> Option<&str> {
        match self.differences.get(&code) {
            Some(name) => std::str::from_utf8(name).ok(),
            None => match self.base {
                Base::WinAnsi => tables::win_ansi_glyph_name(code),
                Base::MacRoman => tables::mac_roman_glyph_name(code),
                Base::Symbol => tables::symbol_glyph_name(code),
                Base::ZapfDingbats => tables::zapf_dingbats_glyph_name(code),
                _ => tables::standard_encoding_name(code),
            },
        }
    }
}

impl Base {
    fn text(&self, code: u8) -> GlyphText {
        let char = match self {
            Self::Standard => tables::standard(code),
            Self::WinAnsi => return win_ansi(code),
            Self::MacRoman => tables::mac_roman(code),
            Self::Symbol => tables::symbol(code),
            Self::ZapfDingbats => tables::zapf_dingbats(code),
            Self::BuiltIn(built_in) => return built_in.text(code),
        };
        match char {
            Some(char) => GlyphText::one(char),
            None if code < 0x20 => GlyphText::Nothing,
            None => GlyphText::UNKNOWN,
        }
    }

    fn text_by_name(&self, name: &[u8]) -> Option<GlyphText> {
        match self {
            Self::BuiltIn(built_in) => built_in.text_by_name(name),
            _ => None,
        }
    }
}

/// Every undefined code above octal 040 is a bullet (ISO 32000-1, D.2, footnote 3).
fn win_ansi(code: u8) -> GlyphText {
    match tables::win_ansi(code) {
        Some(char) => GlyphText::one(char),
        None if code > 0x20 => GlyphText::One('•'),
        None => GlyphText::one(char::from(code)),
    }
}

/// What a glyph name means by the Adobe Glyph List.
pub(super) fn text_of_name(name: &[u8]) -> Option<GlyphText> {
    let name = std::str::from_utf8(name).ok()?;
    if name == ".notdef" {
        return Some(GlyphText::Nothing);
    }
    tables::glyph_to_text(name).map(|text| GlyphText::new(&text))
}

/// Names such as `a97`, `c97` or `G61` that only repeat the code.
fn is_numbered(name: &[u8], code: u8) -> bool {
    let Ok(name) = std::str::from_utf8(name) else { return false };
    let digits = name.trim_start_matches(|char: char| char.is_ascii_alphabetic() && char > 'F');
    let digits = if digits.len() == name.len() { name.get(1..).unwrap_or("") } else { digits };
    digits.parse() == Ok(code) || u8::from_str_radix(digits, 16) == Ok(code)
}

fn named_base(objects: Objects<'_>, font: &Dictionary) -> Option<Base> {
    let name = match objects.get(font, b"Encoding")? {
        Object::Name(name) => name.as_slice(),
        object => objects.name(as_dictionary(object)?, b"BaseEncoding")?,
    };
    match name {
        b"WinAnsiEncoding" => Some(Base::WinAnsi),
        b"MacRomanEncoding" => Some(Base::MacRoman),
        b"StandardEncoding" => Some(Base::Standard),
        _ => None,
    }
}

fn default_base(objects: Objects<'_>, font: &Dictionary, name: &str) -> Base {
    let is_true_type = objects.name(font, b"Subtype") == Some(b"TrueType");
    match name {
        _ if name.starts_with("Symbol") => Base::Symbol,
        _ if name.starts_with("ZapfDingbats") => Base::ZapfDingbats,
        _ if is_true_type => Base::WinAnsi,
        _ => Base::Standard,
    }
}

/// `[32 /space 65 /A /B]`
fn differences(objects: Objects<'_>, font: &Dictionary) -> HashMap<u8, Vec<u8>> {
    let mut differences = HashMap::new();
    let encoding = objects.dictionary(font, b"Encoding");
    let items = encoding.and_then(|found| objects.array(found, b"Differences")).unwrap_or_default();
    let mut next = 0_i64;
    for item in items.iter().take(2048) {
        match objects.resolve(item) {
            Object::Integer(code) => next = *code,
            Object::Name(name) => {
                if let Ok(code) = u8::try_from(next) {
                    differences.insert(code, name.clone());
                }
                next = next.saturating_add(1);
            }
            _ => {}
        }
    }
    differences
}

#[cfg(test)]
mod tests {
    use lopdf::{Document, dictionary};

    use super::*;

    fn texts(font: &Dictionary, codes: &[u8]) -> String {
        let document = Document::new();
        let encoding = Encoding::of(Objects::new(&document), font, "F", None);
        let mut text = String::new();
        for code in codes {
            encoding.text(*code).push_to(&mut text);
        }
        text
    }

    #[test]
    fn undefined_win_ansi_codes_are_bullets() {
        let font = dictionary! { "Encoding" => "WinAnsiEncoding" };
        assert_eq!(texts(&font, &[0xE5, 0x7F, 0x81, 0x95]), "å•••");
    }

    #[test]
    fn differences_over_the_base() {
        let font = dictionary! { "Encoding" => dictionary! {
            "BaseEncoding" => "MacRomanEncoding",
            "Differences" => vec![1.into(), "ae".into(), "f_i".into(), 97.into(), "g97".into()],
        }};
        assert_eq!(texts(&font, &[1, 2, 97, 0x8C]), "æfiaå");
    }
}
