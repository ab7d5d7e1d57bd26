//! Simple fonts: Type 1, TrueType and Type 3, one byte per code.

use lopdf::Dictionary;

use super::cmap::CMap;
use super::embedded;
use super::encoding::Encoding;
use super::glyph::{Glyph, GlyphText};
use crate::text_layer::pdf::limits::Budget;
use crate::text_layer::pdf::objects::{Objects, as_number};

/// What is needed to read a simple font.
#[derive(Debug, Clone, Copy)]
pub(super) struct SimpleFont<'a> {
    pub(super) objects: Objects<'a>,
    pub(super) font: &'a Dictionary,
    pub(super) descriptor: Option<&'a Dictionary>,
    pub(super) name: &'a str,
    /// From glyph space to ems: a thousandth, but for Type 3.
    pub(super) scale: f64,
}

impl SimpleFont<'_> {
    /// The 256 glyphs.
    pub(super) fn glyphs(self, to_unicode: Option<&CMap>, budget: &mut Budget) -> Vec<Glyph> {
        let widths = self.widths();
        let encoding = self.encoding(to_unicode, &widths, budget);
        let glyph = |code: u8| {
            let said = to_unicode.and_then(|map| map.unicode(u32::from(code)));
            let text = said.cloned().unwrap_or_else(|| encoding.text(code));
            let stated = widths.get(usize::from(code)).copied().flatten();
            let width = stated.unwrap_or_else(|| self.unstated_width(&encoding, code));
            Glyph { text, width: width * self.scale }
        };
        (0..=u8::MAX).map(glyph).collect()
    }

    /// Reading the embedded program costs more than all else: only where it can matter.
    fn encoding(
        self,
        to_unicode: Option<&CMap>,
        widths: &[Option<f64>],
        budget: &mut Budget,
    ) -> Encoding {
        let said = |code: usize| {
            to_unicode.is_some_and(|map| map.unicode(u32::try_from(code).unwrap_or(0)).is_some())
        };
        let used = widths.iter().enumerate().filter(|(_, width)| width.is_some_and(|w| w > 0.0));
        let all_said = to_unicode.is_some() && used.map(|(code, _)| code).all(said);
        let ask = !all_said && !Encoding::is_named(self.objects, self.font);
        let program = self.descriptor.filter(|_| ask);
        let built_in = program.and_then(|found| embedded::built_in(self.objects, found, budget));
        Encoding::of(self.objects, self.font, self.name, built_in)
    }

    /// The widths that the font states, by code.
    fn widths(self) -> Vec<Option<f64>> {
        let mut widths = vec![None; 256];
        let first = self.objects.integer(self.font, b"FirstChar").unwrap_or(0);
        let stated = self.objects.array(self.font, b"Widths").unwrap_or_default();
        for (code, width) in (first.max(0)..256).zip(stated) {
            if let Some(slot) = usize::try_from(code).ok().and_then(|code| widths.get_mut(code)) {
                *slot = as_number(self.objects.resolve(width));
            }
        }
        widths
    }

    /// Without a list of widths it is one of the 14 standard fonts, or was meant to be.
    fn unstated_width(self, encoding: &Encoding, code: u8) -> f64 {
        let missing = || self.objects.number(self.descriptor?, b"MissingWidth");
        if self.objects.get(self.font, b"Widths").is_some() {
            return missing().unwrap_or(0.0);
        }
        let standard = || pdfboss_encoding::standard_14_width(self.name, encoding.name(code)?);
        standard().map(f64::from).or_else(missing).unwrap_or(500.0)
    }
}

/// The width of a space in ems, where the font has one.
pub(super) fn space_width(glyphs: &[Glyph]) -> Option<f64> {
    let is_space = |glyph: &&Glyph| glyph.text == GlyphText::One(' ') && glyph.width > 0.0;
    let usual = glyphs.get(32).filter(is_space);
    usual.or_else(|| glyphs.iter().find(is_space)).map(|glyph| glyph.width)
}
