//! Character maps: `ToUnicode` and the code spaces and CIDs of composite fonts.

use std::collections::HashMap;

use lopdf::Stream;

use super::glyph::GlyphText;
use super::true_type::usual_character;
use crate::text_layer::pdf::limits::{Budget, CMAP_ENTRIES};
use crate::text_layer::pdf::objects::Objects;
use crate::text_layer::pdf::stream;
use crate::text_layer::pdf::tokenizer::{Token, Tokenizer};

/// What a character map says.
#[derive(Debug, Clone, Default)]
pub(super) struct CMap {
    code_spaces: Vec<CodeSpace>,
    unicode: HashMap<u32, GlyphText>,
    /// Codes that lead to a control character.
    controls: HashMap<u32, u32>,
    cids: Vec<CidRange>,
    /// How many entries were read, repeated ones counted.
    entries: usize,
    /// Written from top to bottom.
    pub(super) vertical: bool,
}

/// Codes of one length.
#[derive(Debug, Clone, Copy)]
pub(super) struct CodeSpace {
    pub(super) length: usize,
    pub(super) low: u32,
    pub(super) high: u32,
}

/// Codes with consecutive CIDs.
#[derive(Debug, Clone, Copy)]
struct CidRange {
    low: u32,
    high: u32,
    cid: u32,
}

impl CMap {
    /// `Identity-H`: two bytes are the CID.
    pub(super) fn identity(vertical: bool) -> Self {
        Self {
            code_spaces: vec![CodeSpace { length: 2, low: 0, high: 0xFFFF }],
            cids: vec![CidRange { low: 0, high: 0xFFFF, cid: 0 }],
            vertical,
            ..Self::default()
        }
    }

    /// Codes of some lengths whose CIDs are not known.
    pub(super) fn cut(code_spaces: Vec<CodeSpace>, vertical: bool) -> Self {
        Self { code_spaces, vertical, ..Self::default() }
    }

    /// Reads a character map from a stream.
    pub(super) fn read(objects: Objects<'_>, stream: &Stream, budget: &mut Budget) -> Self {
        let map = Self::parse(&stream::decode(objects, stream, budget));
        budget.take_glyphs(map.entries);
        map
    }

    /// Reads a character map; what is not understood is left out.
    fn parse(bytes: &[u8]) -> Self {
        let mut map = Self::default();
        let mut operands = Vec::new();
        for token in Tokenizer::new(bytes) {
            match token {
                Token::Operator(operator) => {
                    map.execute(operator, &operands);
                    operands.clear();
                }
                other if operands.len() < CMAP_ENTRIES => operands.push(other),
                _ => {}
            }
        }
        map.cids.sort_by_key(|range| range.low);
        if map.is_shifted() {
            map.unshift();
        }
        map
    }

    /// Whether the targets are glyph numbers, 29 below the letters: U+0003 for the space,
    /// the small letters at `D` to `]`, and next to none where they belong.
    fn is_shifted(&self) -> bool {
        let count = |low: char, high: char| {
            let within = |text: &&GlyphText| matches!(text, GlyphText::One(char) if (low..=high).contains(char));
            self.unicode.values().filter(within).count()
        };
        let has_space = self.controls.values().any(|control| *control == 3);
        has_space && count('D', ']') >= 3 && count('b', 'z') * 4 < count('D', ']')
    }

    fn unshift(&mut self) {
        let shifted = |glyph: u32| usual_character(glyph).map(GlyphText::one);
        let put_right = |(code, text): (u32, GlyphText)| {
            let control = self.controls.get(&code).copied();
            let glyph = control.or_else(|| text.single().map(u32::from));
            (code, glyph.and_then(shifted).unwrap_or(text))
        };
        self.unicode = std::mem::take(&mut self.unicode).into_iter().map(put_right).collect();
    }

    /// What a code means.
    pub(super) fn unicode(&self, code: u32) -> Option<&GlyphText> {
        self.unicode.get(&code)
    }

    /// Whether it says what any code means.
    pub(super) fn has_unicode(&self) -> bool {
        !self.unicode.is_empty()
    }

    /// Whether it has CIDs.
    pub(super) fn has_cids(&self) -> bool {
        !self.cids.is_empty()
    }

    /// The code whose meaning is a space.
    pub(super) fn space_code(&self) -> Option<u32> {
        let is_space = |text: &GlyphText| matches!(text, GlyphText::One(' ' | '\u{a0}'));
        self.unicode.iter().filter(|(_, text)| is_space(text)).map(|(code, _)| *code).min()
    }

    /// The glyph that a code stands for.
    pub(super) fn cid(&self, code: u32) -> u32 {
        let after = self.cids.partition_point(|range| range.low <= code);
        let range = after.checked_sub(1).and_then(|index| self.cids.get(index));
        let range = range.filter(|range| code <= range.high);
        range.map_or(0, |range| range.cid.saturating_add(code - range.low))
    }

    /// Takes the next code off `bytes`: the code and its length.
    pub(super) fn next_code(&self, bytes: &[u8]) -> Option<(u32, usize)> {
        let mut code = 0;
        for (index, byte) in bytes.iter().take(4).enumerate() {
            code = code << 8 | u32::from(*byte);
            let length = index + 1;
            let fits = |space: &CodeSpace| {
                space.length == length && in_code_space(code, space.low, space.high, length)
            };
            if self.code_spaces.iter().any(fits) {
                return Some((code, length));
            }
        }
        let length = self.code_spaces.iter().map(|space| space.length).min().unwrap_or(2);
        let taken = bytes.get(..length.min(bytes.len())).filter(|taken| !taken.is_empty())?;
        Some((number(taken), taken.len()))
    }

    fn execute(&mut self, operator: &[u8], operands: &[Token<'_>]) {
        match operator {
            b"endcodespacerange" => self.add_code_spaces(operands),
            b"endbfchar" => self.add_chars(operands),
            b"endbfrange" => self.add_ranges(operands),
            b"endcidchar" => self.add_cids(operands, 2),
            b"endcidrange" => self.add_cids(operands, 3),
            b"def" => {
                if let [.., Token::Name(name), Token::Number(value)] = operands
                    && **name == *b"WMode"
                {
                    self.vertical = *value > 0.5;
                }
            }
            _ => {}
        }
    }

    fn add_code_spaces(&mut self, operands: &[Token<'_>]) {
        for pair in operands.chunks_exact(2) {
            let [Token::String(low), Token::String(high)] = pair else { continue };
            let length = high.len().clamp(1, 4);
            if self.code_spaces.len() < 16 {
                self.code_spaces.push(CodeSpace { length, low: number(low), high: number(high) });
            }
        }
    }

    /// `<01> <0041>`
    fn add_chars(&mut self, operands: &[Token<'_>]) {
        for pair in operands.chunks_exact(2) {
            match pair {
                [Token::String(code), Token::String(text)] => {
                    self.add_text(number(code), text, 0);
                }
                [Token::String(code), Token::Name(name)] => {
                    self.add(number(code), super::encoding::text_of_name(name));
                }
                _ => {}
            }
        }
    }

    /// `<01> <05> <0041>` or `<01> <02> [<0041> <0042>]`
    fn add_ranges(&mut self, operands: &[Token<'_>]) {
        let mut rest = operands;
        while let [Token::String(low), Token::String(high), target, tail @ ..] = rest {
            let (low, high) = (number(low), number(high));
            rest = match target {
                Token::String(text) => {
                    self.add_range(low, high, text);
                    tail
                }
                Token::ArrayStart => self.add_array(low, high, tail),
                _ => tail,
            };
        }
    }

    fn add_range(&mut self, low: u32, high: u32, text: &[u8]) {
        let last = high.min(low.saturating_add(0xFFFF));
        for (step, code) in (low..=last).enumerate() {
            if self.entries >= CMAP_ENTRIES {
                return;
            }
            self.add_text(code, text, u32::try_from(step).unwrap_or_default());
        }
    }

    fn add_array<'t, 'c>(
        &mut self,
        low: u32,
        high: u32,
        operands: &'t [Token<'c>],
    ) -> &'t [Token<'c>] {
        let end = operands.iter().position(|token| *token == Token::ArrayEnd);
        let (items, tail) = operands.split_at(end.unwrap_or(operands.len()));
        for (code, item) in (low..=high).zip(items) {
            if let Token::String(text) = item {
                self.add_text(code, text, 0);
            }
        }
        tail.get(1..).unwrap_or_default()
    }

    fn add_text(&mut self, code: u32, text: &[u8], step: u32) {
        let control = number(text).saturating_add(step);
        if text.len() <= 2 && (3..0x20).contains(&control) && self.controls.len() < 256 {
            self.controls.insert(code, control);
        }
        self.add(code, utf16_text(text, step));
    }

    fn add(&mut self, code: u32, text: Option<GlyphText>) {
        self.entries += 1;
        if self.entries <= CMAP_ENTRIES
            && let Some(text) = text
        {
            self.unicode.insert(code, text);
        }
    }

    fn add_cids(&mut self, operands: &[Token<'_>], width: usize) {
        for entry in operands.chunks_exact(width) {
            let (low, high, cid) = match entry {
                [Token::String(code), Token::Number(cid)] => (number(code), number(code), *cid),
                [Token::String(low), Token::String(high), Token::Number(cid)] => {
                    (number(low), number(high), *cid)
                }
                _ => continue,
            };
            if self.cids.len() < CMAP_ENTRIES / 16 {
                self.cids.push(CidRange { low, high, cid: cid_number(cid) });
            }
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
fn cid_number(value: f64) -> u32 {
    value.clamp(0.0, 65_535.0) as u32
}

/// Every byte of a code lies between those of the ends (ISO 32000-1, 9.7.6.2).
fn in_code_space(code: u32, low: u32, high: u32, length: usize) -> bool {
    (0..length).all(|index| {
        let byte = |value: u32| value >> (8 * index) & 0xFF;
        (byte(low)..=byte(high)).contains(&byte(code))
    })
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |code, byte| code << 8 | u32::from(*byte))
}

/// The target of a `ToUnicode` entry, `step` codes into a range; `None` when it says nothing
/// (U+0000 and U+FFFD are what producers write for "I do not know").
fn utf16_text(bytes: &[u8], step: u32) -> Option<GlyphText> {
    let mut units: Vec<u16> = match bytes {
        [byte] => vec![u16::from(*byte)],
        _ => bytes.chunks_exact(2).take(16).map(utf16_unit).collect(),
    };
    if units.len() > 1 && units.iter().all(|unit| is_swapped(*unit)) {
        for unit in &mut units {
            *unit = unit.swap_bytes();
        }
    }
    let mut text: Vec<char> =
        char::decode_utf16(units).map(|unit| unit.unwrap_or('\u{fffd}')).collect();
    if let Some(last) = text.last_mut() {
        *last = char::from_u32(u32::from(*last).saturating_add(step))?;
    }
    if text.iter().all(|char| matches!(char, '\0' | '\u{fffd}')) {
        return None;
    }
    Some(GlyphText::new(&text.into_iter().collect::<String>()))
}

fn utf16_unit(pair: &[u8]) -> u16 {
    pair.iter().fold(0, |unit, byte| unit << 8 | u16::from(*byte))
}

/// Ghostscript writes "ti" as U+7400 U+6900.
fn is_swapped(unit: u16) -> bool {
    let [high, low] = unit.to_be_bytes();
    low == 0 && high.is_ascii_graphic()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(map: &CMap, code: u32) -> String {
        let mut text = String::new();
        map.unicode(code).cloned().unwrap_or_default().push_to(&mut text);
        text
    }

    #[test]
    fn chars_ranges_and_arrays() {
        let map = CMap::parse(
            b"1 begincodespacerange <00> <FF> endcodespacerange
              2 beginbfchar <01> <00E5> <02> <00660069> endbfchar
              2 beginbfrange <10> <12> <0061> <20> <21> [<0078> <0079>] endbfrange",
        );
        let read: Vec<_> = [1, 2, 0x12, 0x21].iter().map(|code| text(&map, *code)).collect();
        assert_eq!(read, ["å", "fi", "c", "y"]);
        assert_eq!(map.next_code(b"\x12x"), Some((0x12, 1)));
    }

    #[test]
    fn byte_swapped_ligatures_of_ghostscript() {
        let map = CMap::parse(b"1 beginbfchar <01> <74006900> endbfchar");
        assert_eq!(text(&map, 1), "ti");
    }

    #[test]
    fn entries_that_say_nothing_are_left_out() {
        let map = CMap::parse(b"2 beginbfchar <01> <0000> <02> <FFFD> endbfchar");
        assert!(!map.has_unicode());
    }

    #[test]
    fn cids_of_an_embedded_map() {
        let map = CMap::parse(
            b"/WMode 1 def 1 begincidrange <0020> <007e> 100 endcidrange
              1 begincidchar <0100> 7 endcidchar",
        );
        assert_eq!((map.cid(0x21), map.cid(0x100), map.vertical), (101, 7, true));
    }

    #[test]
    fn glyph_numbers_for_characters_are_put_right() {
        let map = CMap::parse(
            b"2 beginbfrange <0003> <0003> <0003> <0024> <005D> <0024> endbfrange
              1 beginbfchar <006E> <006E> endbfchar",
        );
        let read: String =
            [0x35, 0x48, 0x49, 3, 0x6E].iter().map(|code| text(&map, *code)).collect();
        assert_eq!(read, "Ref \u{e5}");
    }

    #[test]
    fn enormous_ranges_are_cut() {
        let map = CMap::parse(b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange");
        assert!(map.unicode.len() <= CMAP_ENTRIES);
    }
}
