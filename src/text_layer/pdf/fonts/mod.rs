//! Fonts: from the bytes of a string to text and widths. Each is read once per document.

mod cmap;
mod composite;
mod embedded;
mod encoding;
mod glyph;
mod predefined;
mod simple;
mod style;
mod tex;
mod true_type;

use std::collections::HashMap;
use std::rc::Rc;

use lopdf::Dictionary;

use self::cmap::CMap;
use self::composite::Composite;
use self::glyph::NO_WIDTH;
pub(super) use self::glyph::{Glyph, GlyphText};
use self::simple::SimpleFont;
pub(super) use self::style::Style;
pub(super) use self::true_type::usual_character;
#[cfg(test)]
pub(super) use self::true_type::usual_number;
use super::limits::{Budget, FONTS};
use super::objects::Objects;

/// One font, ready to read strings with.
#[derive(Debug)]
pub(super) struct Font {
    /// How it looks.
    pub(super) style: Style,
    /// The width of a space in ems.
    pub(super) space_width: f64,
    /// How tall the letters of size 1 are in ems: 1, but for Type 3.
    pub(super) em: f64,
    /// Written from top to bottom.
    pub(super) vertical: bool,
    codes: Codes,
    /// Nothing says what the codes mean; they are read as glyph numbers in the usual order.
    is_guessed: bool,
}

#[derive(Debug)]
enum Codes {
    Simple(Vec<Glyph>),
    Composite(Box<Composite>),
}

impl Font {
    /// Takes the next glyph off `bytes`: the glyph, and whether its code is the single byte
    /// 32, to which word spacing applies.
    pub(super) fn next_glyph(&self, bytes: &mut &[u8]) -> Option<(Glyph, bool)> {
        match &self.codes {
            Codes::Simple(glyphs) => {
                let (code, rest) = bytes.split_first()?;
                *bytes = rest;
                Some((glyphs.get(usize::from(*code))?.clone(), *code == 32))
            }
            Codes::Composite(font) => {
                let (code, length) = font.cmap.next_code(bytes)?;
                *bytes = bytes.get(length..).unwrap_or_default();
                Some((font.glyph(code), length == 1 && code == 32))
            }
        }
    }

    /// What `drawn` says to the reader and, where that differs, what its codes say.
    pub(super) fn said(&self, drawn: &str) -> (String, Option<String>) {
        let mut text: String = drawn.split(NO_WIDTH).collect();
        if self.style.is_pictorial() {
            text = text.chars().map(private_code).collect();
        }
        if self.is_guessed {
            let codes = drawn.chars().map(true_type::usual_number).collect();
            return (text, Some(codes));
        }
        let original = (text.len() < drawn.len()).then(|| drawn.to_owned());
        (text, original)
    }

    fn read(objects: Objects<'_>, font: &Dictionary, budget: &mut Budget) -> Self {
        let to_unicode = objects
            .stream(font, b"ToUnicode")
            .map(|found| CMap::read(objects, found, budget))
            .filter(CMap::has_unicode);
        match objects.name(font, b"Subtype") {
            Some(b"Type0") => Self::read_composite(objects, font, to_unicode, budget),
            subtype => {
                let is_type3 = subtype == Some(b"Type3");
                Self::read_simple(objects, font, is_type3, to_unicode.as_ref(), budget)
            }
        }
    }

    fn read_composite(
        objects: Objects<'_>,
        font: &Dictionary,
        to_unicode: Option<CMap>,
        budget: &mut Budget,
    ) -> Self {
        let descendant = composite::descendant(objects, font);
        let descriptor = descendant.and_then(|found| objects.dictionary(found, b"FontDescriptor"));
        let composite = Composite::read(objects, font, to_unicode, budget);
        Self {
            style: style::style(objects, font, descriptor),
            space_width: composite.space_width().unwrap_or(USUAL_SPACE),
            em: 1.0,
            vertical: composite.cmap.vertical,
            is_guessed: composite.is_guessed(),
            codes: Codes::Composite(Box::new(composite)),
        }
    }

    fn read_simple(
        objects: Objects<'_>,
        font: &Dictionary,
        is_type3: bool,
        to_unicode: Option<&CMap>,
        budget: &mut Budget,
    ) -> Self {
        let descriptor = objects.dictionary(font, b"FontDescriptor");
        let mut style = style::style(objects, font, descriptor);
        let (scale, em) = if is_type3 { type3_scale(objects, font) } else { (0.001, 1.0) };
        let simple = SimpleFont { objects, font, descriptor, name: &style.name, scale };
        let glyphs = simple.glyphs(to_unicode, budget);
        if is_type3 && style.name.is_empty() && is_bold_tex(&glyphs) {
            style.weight = 700;
        }
        Self {
            space_width: simple::space_width(&glyphs).unwrap_or(USUAL_SPACE * em),
            em,
            vertical: false,
            is_guessed: false,
            codes: Codes::Simple(glyphs),
            style,
        }
    }
}

/// A picture by its code, as Word names those of its symbol fonts: `J`, a face, is U+F04A.
fn private_code(code: char) -> char {
    match code {
        '!'..='\u{ff}' => char::from_u32(0xF000 + u32::from(code)).unwrap_or(code),
        _ => code,
    }
}

/// A quarter em.
const USUAL_SPACE: f64 = 0.25;

/// Whether the letters are as wide as those of bold Computer Modern, in ems: TeX's bitmap fonts have
/// no names.
fn is_bold_tex(glyphs: &[Glyph]) -> bool {
    const E: std::ops::RangeInclusive<f64> = 0.505..=0.535;
    const OTHERS: [(u8, std::ops::RangeInclusive<f64>); 3] =
        [(b'i', 0.3..=0.325), (b'n', 0.62..=0.645), (b't', 0.43..=0.455)];
    let width = |code: u8| glyphs.get(usize::from(code)).map_or(0.0, |glyph| glyph.width);
    let known: Vec<bool> = OTHERS
        .into_iter()
        .filter(|(code, _)| width(*code) > 0.0)
        .map(|(code, range)| range.contains(&width(code)))
        .collect();
    E.contains(&width(b'e')) && !known.is_empty() && known.iter().all(|fits| *fits)
}

/// A Type 3 font has its own glyph space, and its matrix gives the widths. The font's size is that
/// of its letters where the bounding box is about as high as letters are; else the box, about one
/// and a quarter ems, gives the size.
fn type3_scale(objects: Objects<'_>, font: &Dictionary) -> (f64, f64) {
    /// From letters without ascenders to letters with accents and descenders.
    const LETTERS: std::ops::RangeInclusive<f64> = 0.42..=1.45;
    let [a, _, _, d] =
        objects.numbers::<4>(font, b"FontMatrix").unwrap_or([0.001, 0.0, 0.0, 0.001]);
    let [_, y0, _, y1] = objects.numbers::<4>(font, b"FontBBox").unwrap_or_default();
    let height = ((y1 - y0) * d).abs();
    let em = match height {
        _ if (0.9e-3..1.1e-3).contains(&d.abs()) || height < 1e-6 => d.abs() * 1000.0,
        height if LETTERS.contains(&height) => 1.0,
        height => height / 1.25,
    };
    (a.abs(), em)
}

/// The fonts of a document that were met so far.
#[derive(Debug, Default)]
pub(super) struct Fonts {
    /// By the place of the dictionary in memory, which does not move while we read.
    by_address: HashMap<usize, Rc<Font>>,
}

impl Fonts {
    /// The font of this dictionary.
    pub(super) fn get(
        &mut self,
        objects: Objects<'_>,
        dictionary: &Dictionary,
        budget: &mut Budget,
    ) -> Option<Rc<Font>> {
        let address = std::ptr::from_ref(dictionary).addr();
        if let Some(font) = self.by_address.get(&address) {
            return Some(Rc::clone(font));
        }
        if self.by_address.len() >= FONTS {
            return None;
        }
        let font = Rc::new(Font::read(objects, dictionary, budget));
        self.by_address.insert(address, Rc::clone(&font));
        Some(font)
    }
}
