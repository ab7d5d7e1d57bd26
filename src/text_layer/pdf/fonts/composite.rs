//! Composite (Type 0) fonts: codes of several bytes lead to glyphs by way of CIDs.

use std::cell::RefCell;
use std::collections::HashMap;

use lopdf::{Dictionary, Object};

use super::cmap::CMap;
use super::embedded;
use super::glyph::{Glyph, GlyphText};
use super::predefined;
use super::true_type::usual_character;
use crate::text_layer::pdf::limits::{Budget, CMAP_ENTRIES};
use crate::text_layer::pdf::objects::{Objects, as_dictionary, as_number};
use crate::text_layer::pdf::stream;

/// A composite font.
#[derive(Debug)]
pub(super) struct Composite {
    /// From bytes to codes and CIDs.
    pub(super) cmap: CMap,
    to_unicode: Option<CMap>,
    guess: Guess,
    texts_by_cid: HashMap<u32, GlyphText>,
    widths: HashMap<u32, f64>,
    default_width: f64,
    /// The glyphs met so far, by code, up to [`REMEMBERED`].
    known: RefCell<Vec<Option<Glyph>>>,
}

/// Codes from here on are looked up anew each time: fonts of many glyphs would take much room.
const REMEMBERED: usize = 2048;

/// What to make of a code when nothing says what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Guess {
    /// Nothing.
    None,
    /// The codes are UTF-16 themselves (`UniJIS-UTF16-H` and the like).
    CodeIsUnicode,
    /// The CID is the glyph's number in a TrueType font.
    CidIsGlyph,
    /// Single bytes are ASCII; the rest of a predefined map is not known.
    Predefined,
}

impl Composite {
    /// Reads a composite font.
    pub(super) fn read(
        objects: Objects<'_>,
        font: &Dictionary,
        to_unicode: Option<CMap>,
        budget: &mut Budget,
    ) -> Self {
        let descendant = descendant(objects, font);
        let name = objects.name(font, b"Encoding").unwrap_or_default();
        let is_true_type = descendant
            .is_some_and(|found| objects.name(found, b"Subtype") == Some(b"CIDFontType2"));
        let predefined = predefined_map(objects, font);
        let guess = match &to_unicode {
            _ if predefined.is_some() => Guess::Predefined,
            _ if contains(name, b"UCS2") || contains(name, b"UTF16") => Guess::CodeIsUnicode,
            None if is_true_type => Guess::CidIsGlyph,
            _ => Guess::None,
        };
        let cmap = predefined.unwrap_or_else(|| cmap(objects, font, budget));
        let descriptor = descendant.and_then(|found| objects.dictionary(found, b"FontDescriptor"));
        let texts_by_cid = match (to_unicode.as_ref(), descriptor) {
            (None, Some(descriptor)) => embedded::texts_by_cid(objects, descriptor, budget),
            _ => HashMap::new(),
        };
        let texts_by_cid = match glyph_numbers(objects, descendant, budget) {
            Some(numbers) => by_cid(&texts_by_cid, &numbers),
            None => texts_by_cid,
        };
        let default = descendant.and_then(|found| objects.number(found, b"DW")).unwrap_or(1000.0);
        Self {
            guess,
            widths: descendant.map(|found| widths(objects, found, budget)).unwrap_or_default(),
            default_width: default / 1000.0,
            known: RefCell::default(),
            cmap,
            to_unicode,
            texts_by_cid,
        }
    }

    /// The glyph of a code.
    pub(super) fn glyph(&self, code: u32) -> Glyph {
        let index = usize::try_from(code).unwrap_or(usize::MAX);
        if let Some(Some(glyph)) = self.known.borrow().get(index) {
            return glyph.clone();
        }
        let glyph = self.look_up(code);
        if index < REMEMBERED {
            let mut known = self.known.borrow_mut();
            if known.len() <= index {
                known.resize(index + 1, None);
            }
            if let Some(slot) = known.get_mut(index) {
                *slot = Some(glyph.clone());
            }
        }
        glyph
    }

    /// The width of a space in ems, where the font has one.
    pub(super) fn space_width(&self) -> Option<f64> {
        let code = self.to_unicode.as_ref()?.space_code()?;
        Some(self.glyph(code).width).filter(|width| *width > 0.0)
    }

    /// Whether codes are read as glyph numbers in the usual order, for want of anything better.
    pub(super) fn is_guessed(&self) -> bool {
        self.guess == Guess::CidIsGlyph && self.texts_by_cid.is_empty()
    }

    fn look_up(&self, code: u32) -> Glyph {
        let said = self.to_unicode.as_ref().and_then(|map| map.unicode(code)).cloned();
        if self.guess == Guess::Predefined {
            let text = said.unwrap_or_else(|| self.unsaid(code, 0));
            return Glyph { text, width: predefined::width(code) };
        }
        let cid = self.cmap.cid(code);
        let width = self.widths.get(&cid).copied().unwrap_or(self.default_width);
        let text = said.or_else(|| self.texts_by_cid.get(&cid).cloned());
        Glyph { text: text.unwrap_or_else(|| self.unsaid(code, cid)), width }
    }

    fn unsaid(&self, code: u32, cid: u32) -> GlyphText {
        let char = match self.guess {
            Guess::CodeIsUnicode => char::from_u32(code),
            Guess::Predefined => predefined::character(code),
            Guess::CidIsGlyph if self.texts_by_cid.is_empty() => usual_character(cid),
            _ => None,
        };
        char.map_or(GlyphText::UNKNOWN, GlyphText::one)
    }
}

/// The CID font that does the work.
pub(super) fn descendant<'a>(objects: Objects<'a>, font: &'a Dictionary) -> Option<&'a Dictionary> {
    let fonts = objects.array(font, b"DescendantFonts")?;
    as_dictionary(objects.resolve(fonts.first()?))
}

/// `CIDToGIDMap`: two bytes for each CID, the number of its glyph.
fn glyph_numbers(
    objects: Objects<'_>,
    descendant: Option<&Dictionary>,
    budget: &mut Budget,
) -> Option<Vec<u8>> {
    let map = objects.stream(descendant?, b"CIDToGIDMap")?;
    Some(stream::decode(objects, map, budget))
}

/// Texts of glyphs as those of the CIDs that lead to them.
fn by_cid(texts: &HashMap<u32, GlyphText>, numbers: &[u8]) -> HashMap<u32, GlyphText> {
    let glyphs = numbers.chunks_exact(2).filter_map(|pair| <[u8; 2]>::try_from(pair).ok());
    let glyphs = glyphs.map(|pair| u32::from(u16::from_be_bytes(pair)));
    (0..).zip(glyphs).filter_map(|(cid, glyph)| Some((cid, texts.get(&glyph)?.clone()))).collect()
}

/// The map that `Encoding` names, if its tables are not known.
fn predefined_map(objects: Objects<'_>, font: &Dictionary) -> Option<CMap> {
    match objects.get(font, b"Encoding") {
        Some(Object::Name(name)) => predefined::code_spaces(name),
        _ => None,
    }
}

fn cmap(objects: Objects<'_>, font: &Dictionary, budget: &mut Budget) -> CMap {
    match objects.get(font, b"Encoding") {
        Some(Object::Stream(embedded)) => {
            let map = CMap::read(objects, embedded, budget);
            if map.has_cids() { map } else { CMap::identity(map.vertical) }
        }
        Some(Object::Name(name)) => CMap::identity(name.ends_with(b"-V")),
        _ => CMap::identity(false),
    }
}

/// `[1 [500 600] 10 20 700]`: CID 1 is 500 wide, 2 is 600, 10 to 20 are 700.
fn widths(objects: Objects<'_>, font: &Dictionary, budget: &mut Budget) -> HashMap<u32, f64> {
    let mut widths = HashMap::new();
    let mut entries = 0;
    let mut items = objects.array(font, b"W").unwrap_or_default().iter();
    while let Some(first) = items.next().map(|item| objects.resolve(item)).and_then(cid) {
        match items.next().map(|item| objects.resolve(item)) {
            Some(Object::Array(list)) => {
                entries += list.len();
                let stated = list.iter().map(|item| as_number(objects.resolve(item)));
                let stated = (first..).zip(stated).filter_map(|(cid, width)| Some((cid, width?)));
                widths.extend(stated.map(|(cid, width)| (cid, width / 1000.0)));
            }
            Some(last) => {
                let width = items.next().and_then(|item| as_number(objects.resolve(item)));
                let (Some(last), Some(width)) = (cid(last), width) else { break };
                let last = last.min(first.saturating_add(0xFFFF));
                entries += usize::try_from(last.saturating_sub(first)).unwrap_or(CMAP_ENTRIES);
                widths.extend((first..=last).map(|cid| (cid, width / 1000.0)));
            }
            None => break,
        }
        if entries.max(widths.len()) > CMAP_ENTRIES {
            break;
        }
    }
    budget.take_glyphs(entries);
    widths
}

fn cid(object: &Object) -> Option<u32> {
    u32::try_from(object.as_i64().ok()?).ok().filter(|cid| *cid <= 0xFFFF)
}

fn contains(name: &[u8], part: &[u8]) -> bool {
    memchr::memmem::find(name, part).is_some()
}
