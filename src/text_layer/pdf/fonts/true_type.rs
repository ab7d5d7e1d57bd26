//! The little of a TrueType or OpenType file that says what its glyphs mean: `cmap` and `post`.

use std::collections::HashMap;

use super::encoding::text_of_name;
use super::glyph::GlyphText;

/// A font file, its tables found.
#[derive(Debug)]
pub(super) struct TrueType<'b> {
    bytes: &'b [u8],
    tables: HashMap<[u8; 4], (usize, usize)>,
}

/// A `cmap` subtable: which codes it takes, and its bytes.
#[derive(Debug, Clone, Copy)]
struct Subtable<'b> {
    platform: u16,
    encoding: u16,
    bytes: &'b [u8],
}

/// The most codes that one subtable may define.
const CODES: usize = 70_000;

impl<'b> TrueType<'b> {
    /// Finds the tables of a font file.
    pub(super) fn parse(bytes: &'b [u8]) -> Option<Self> {
        let is_font =
            [&b"\0\x01\0\0"[..], b"true", b"OTTO"].iter().any(|version| bytes.starts_with(version));
        let count = usize::from(u16_at(bytes, 4)?);
        let tables = (0..count).map_while(|index| directory_entry(bytes, 12 + index * 16));
        is_font.then(|| Self { bytes, tables: tables.collect() })
    }

    /// A table's bytes.
    pub(super) fn table(&self, tag: [u8; 4]) -> Option<&'b [u8]> {
        let (offset, length) = *self.tables.get(&tag)?;
        let rest = self.bytes.get(offset..)?;
        Some(rest.get(..length).unwrap_or(rest))
    }

    /// What the one-byte codes of a symbolic font mean: through its symbol or Macintosh
    /// subtable to the glyph, and from the glyph back to a character.
    pub(super) fn texts_by_code(&self) -> HashMap<u8, GlyphText> {
        let texts = self.texts_by_glyph();
        let text = |glyph: u32| {
            let usual = usual_character(glyph).filter(|_| texts.is_empty());
            usual.map(GlyphText::one).or_else(|| texts.get(&glyph).cloned())
        };
        let mut codes = HashMap::new();
        for subtable in self.subtables() {
            let is_direct = matches!((subtable.platform, subtable.encoding), (3 | 1, 0));
            if !is_direct {
                continue;
            }
            for (code, glyph) in subtable.glyphs() {
                let byte = if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code };
                if let (Ok(byte), Some(text)) = (u8::try_from(byte), text(glyph)) {
                    codes.insert(byte, text);
                }
            }
        }
        codes
    }

    /// What each glyph means: by a Unicode subtable, else by its name.
    pub(super) fn texts_by_glyph(&self) -> HashMap<u32, GlyphText> {
        let mut texts = self.named_glyphs();
        let mut subtables = self.subtables();
        subtables.sort_by_key(|subtable| unicode_rank(*subtable));
        for subtable in subtables {
            for (code, glyph) in subtable.glyphs() {
                let char = match (subtable.platform, subtable.encoding) {
                    (1, 0) => u8::try_from(code).ok().and_then(pdfboss_encoding::mac_roman),
                    _ => char::from_u32(code),
                };
                if let Some(char) = char.filter(|char| *char >= ' ') {
                    texts.insert(glyph, GlyphText::one(char));
                }
            }
        }
        texts
    }

    fn subtables(&self) -> Vec<Subtable<'b>> {
        let Some(cmap) = self.table(*b"cmap") else { return Vec::new() };
        let count = usize::from(u16_at(cmap, 2).unwrap_or(0)).min(32);
        let subtables = (0..count).filter_map(|index| {
            let entry = 4 + index * 8;
            let offset = usize::try_from(u32_at(cmap, entry + 4)?).ok()?;
            Some(Subtable {
                platform: u16_at(cmap, entry)?,
                encoding: u16_at(cmap, entry + 2)?,
                bytes: cmap.get(offset..)?,
            })
        });
        subtables.collect()
    }

    /// Glyph names of `post` version 2.
    fn named_glyphs(&self) -> HashMap<u32, GlyphText> {
        let post = self.table(*b"post").filter(|post| u32_at(post, 0) == Some(0x0002_0000));
        let Some(post) = post else { return HashMap::new() };
        let count = usize::from(u16_at(post, 32).unwrap_or(0));
        let names = pascal_strings(post.get(34 + count * 2..).unwrap_or_default());
        let glyphs = (0..count).filter_map(|glyph| {
            let index = usize::from(u16_at(post, 34 + glyph * 2)?);
            let name = names.get(index.checked_sub(258)?)?;
            Some((u32::try_from(glyph).ok()?, text_of_name(name)?))
        });
        glyphs.collect()
    }
}

/// The character that a glyph number means in most TrueType fonts: the order of glyphs that
/// Apple laid down, ASCII less 29 and after it Mac OS Roman less 30. Subsets that keep their
/// numbers and lose their names (`5()(5$7` for `REFERAT`) are read by this.
pub(in super::super) fn usual_character(glyph: u32) -> Option<char> {
    match glyph {
        3..=97 => char::from_u32(glyph + 29),
        98..=225 => pdfboss_encoding::mac_roman(u8::try_from(glyph + 30).ok()?),
        _ => None,
    }
}

/// The character with the number that `usual` has as a glyph: what `REFERAT` looks like
/// (`5()(5$7`) to a reader who takes numbers for codes. Spaces stay as they are.
pub(in super::super) fn usual_number(usual: char) -> char {
    let number = (33..=225).find(|glyph| usual_character(*glyph) == Some(usual));
    let low = u32::from(usual).checked_sub(29).filter(|_| ('!'..='~').contains(&usual));
    low.or(number).and_then(char::from_u32).unwrap_or(usual)
}

/// Weaker evidence first, so that stronger overwrites it.
fn unicode_rank(subtable: Subtable<'_>) -> u8 {
    match (subtable.platform, subtable.encoding) {
        (3, 1 | 10) => 3,
        (0, _) => 2,
        (1, 0) => 1,
        _ => 0,
    }
}

impl Subtable<'_> {
    /// Codes and their glyphs.
    fn glyphs(&self) -> Vec<(u32, u32)> {
        let mut glyphs = match u16_at(self.bytes, 0) {
            Some(0) => self.format0(),
            Some(4) => self.format4(),
            Some(6) => self.format6(),
            Some(12) => self.format12(),
            _ => Vec::new(),
        };
        glyphs.retain(|(_, glyph)| *glyph != 0);
        glyphs
    }

    fn format0(&self) -> Vec<(u32, u32)> {
        let glyphs = self.bytes.iter().skip(6).take(256);
        (0..).zip(glyphs).map(|(code, glyph)| (code, u32::from(*glyph))).collect()
    }

    fn format6(&self) -> Vec<(u32, u32)> {
        let first = u32::from(u16_at(self.bytes, 6).unwrap_or(0));
        let count = usize::from(u16_at(self.bytes, 8).unwrap_or(0));
        let glyphs = (0..count).map_while(|index| u16_at(self.bytes, 10 + index * 2));
        (first..).zip(glyphs).map(|(code, glyph)| (code, u32::from(glyph))).collect()
    }

    fn format4(&self) -> Vec<(u32, u32)> {
        let mut glyphs = Vec::new();
        let doubled = usize::from(u16_at(self.bytes, 6).unwrap_or(0)) / 2 * 2;
        for segment in (0..doubled).step_by(2) {
            let Some(codes) = self.segment(segment, doubled) else { break };
            glyphs.extend(codes);
            if glyphs.len() > CODES {
                break;
            }
        }
        glyphs
    }

    /// One segment of a format 4 table: end codes, start codes, deltas and offsets lie in
    /// four arrays of `doubled` bytes.
    fn segment(&self, segment: usize, doubled: usize) -> Option<Vec<(u32, u32)>> {
        let end = u16_at(self.bytes, 14 + segment)?;
        let start = u16_at(self.bytes, 16 + doubled + segment)?;
        let delta = u16_at(self.bytes, 16 + doubled * 2 + segment)?;
        let offset_at = 16 + doubled * 3 + segment;
        let offset = usize::from(u16_at(self.bytes, offset_at)?);
        let glyph = |code: u16| {
            if offset == 0 {
                return Some(code.wrapping_add(delta));
            }
            let place = offset_at + offset + usize::from(code - start) * 2;
            let glyph = u16_at(self.bytes, place).filter(|glyph| *glyph != 0)?;
            Some(glyph.wrapping_add(delta))
        };
        let codes = (start..=end).filter(|code| *code != u16::MAX);
        Some(codes.filter_map(|code| Some((u32::from(code), u32::from(glyph(code)?)))).collect())
    }

    fn format12(&self) -> Vec<(u32, u32)> {
        let count = usize::try_from(u32_at(self.bytes, 12).unwrap_or(0)).unwrap_or(0);
        let mut glyphs = Vec::new();
        for group in 0..count {
            let at = 16 + group * 12;
            let words =
                (u32_at(self.bytes, at), u32_at(self.bytes, at + 4), u32_at(self.bytes, at + 8));
            let (Some(start), Some(end), Some(first)) = words else { break };
            let room = u32::try_from(CODES.saturating_sub(glyphs.len())).unwrap_or(0);
            let end = end.min(start.saturating_add(room));
            glyphs.extend(
                (start..end.saturating_add(1)).map(|code| (code, first.wrapping_add(code - start))),
            );
            if room == 0 {
                break;
            }
        }
        glyphs
    }
}

fn directory_entry(bytes: &[u8], at: usize) -> Option<([u8; 4], (usize, usize))> {
    let tag: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
    let offset = usize::try_from(u32_at(bytes, at + 8)?).ok()?;
    let length = usize::try_from(u32_at(bytes, at + 12)?).ok()?;
    Some((tag, (offset, length)))
}

fn pascal_strings(mut bytes: &[u8]) -> Vec<&[u8]> {
    let mut strings = Vec::new();
    while let Some((length, rest)) = bytes.split_first() {
        let (string, tail) = rest.split_at(usize::from(*length).min(rest.len()));
        strings.push(string);
        bytes = tail;
    }
    strings
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}
