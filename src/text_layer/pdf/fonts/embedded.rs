//! The encoding that an embedded font program has of its own.

use std::collections::HashMap;

use cff_parser::Table;
use lopdf::Dictionary;

use super::encoding::text_of_name;
use super::glyph::GlyphText;
use super::true_type::TrueType;
use crate::text_layer::pdf::limits::Budget;
use crate::text_layer::pdf::objects::Objects;
use crate::text_layer::pdf::stream;

/// Which character each code, and each glyph name, of a simple font means.
#[derive(Debug, Default)]
pub(super) struct BuiltIn {
    codes: HashMap<u8, GlyphText>,
}

impl BuiltIn {
    /// The meaning of a code.
    pub(super) fn text(&self, code: u8) -> GlyphText {
        match self.codes.get(&code) {
            Some(text) => text.clone(),
            None if code < 0x20 => GlyphText::Nothing,
            None => GlyphText::UNKNOWN,
        }
    }

    /// The meaning of a glyph name that no list knows: nothing so far.
    #[expect(clippy::unused_self, reason = "a program's own names belong to it")]
    pub(super) fn text_by_name(&self, _name: &[u8]) -> Option<GlyphText> {
        None
    }

    fn from_names<'n>(names: impl Iterator<Item = (u8, &'n str)>) -> Option<Self> {
        let known = names.filter_map(|(code, name)| Some((code, text_of_name(name.as_bytes())?)));
        let codes: HashMap<_, _> = known.collect();
        (!codes.is_empty()).then_some(Self { codes })
    }
}

/// The built-in encoding of a simple font's program, if there is one that says anything.
pub(super) fn built_in(
    objects: Objects<'_>,
    descriptor: &Dictionary,
    budget: &mut Budget,
) -> Option<BuiltIn> {
    if let Some(program) = objects.stream(descriptor, b"FontFile") {
        return type1(&stream::decode(objects, program, budget));
    }
    if let Some(program) = objects.stream(descriptor, b"FontFile2") {
        return true_type(&stream::decode(objects, program, budget));
    }
    let program = objects.stream(descriptor, b"FontFile3")?;
    let bytes = stream::decode(objects, program, budget);
    match TrueType::parse(&bytes) {
        Some(open_type) => cff(open_type.table(*b"CFF ")?),
        None => cff(&bytes),
    }
}

/// Which character each glyph of a composite font's program means, by CID.
pub(super) fn texts_by_cid(
    objects: Objects<'_>,
    descriptor: &Dictionary,
    budget: &mut Budget,
) -> HashMap<u32, GlyphText> {
    if let Some(program) = objects.stream(descriptor, b"FontFile2") {
        let bytes = stream::decode(objects, program, budget);
        return TrueType::parse(&bytes).map(|font| font.texts_by_glyph()).unwrap_or_default();
    }
    let Some(program) = objects.stream(descriptor, b"FontFile3") else { return HashMap::new() };
    let bytes = stream::decode(objects, program, budget);
    if let Some(open_type) = TrueType::parse(&bytes) {
        return open_type.texts_by_glyph();
    }
    let Some(table) = Table::parse(&bytes) else { return HashMap::new() };
    let glyphs = (0..table.number_of_glyphs()).filter_map(|glyph| {
        let name = table.glyph_name(cff_parser::GlyphId(glyph))?;
        Some((u32::from(glyph), text_of_name(name.as_bytes())?))
    });
    glyphs.collect()
}

fn type1(program: &[u8]) -> Option<BuiltIn> {
    let names = pdfboss_encoding::type1_builtin_encoding(program)?;
    let names = (0..=u8::MAX).zip(names.iter());
    BuiltIn::from_names(names.filter_map(|(code, name)| Some((code, name.as_deref()?))))
}

fn cff(bytes: &[u8]) -> Option<BuiltIn> {
    let table = Table::parse(bytes)?;
    let names = (0..=u8::MAX).filter_map(|code| {
        let glyph = table.glyph_index(code).filter(|glyph| glyph.0 != 0)?;
        Some((code, table.glyph_name(glyph)?))
    });
    BuiltIn::from_names(names)
}

fn true_type(program: &[u8]) -> Option<BuiltIn> {
    let codes = TrueType::parse(program)?.texts_by_code();
    (!codes.is_empty()).then_some(BuiltIn { codes })
}
