//! Fonts whose codes are neither letters nor glyph numbers.

use lopdf::{Dictionary, Stream, dictionary};

use super::{Pdf, texts};
use crate::diagnostic::Code;
use crate::text_layer::{PageState, TextLayerState};

/// A document with one composite font.
fn composite(encoding: &str, descendant: Dictionary) -> Pdf {
    let mut pdf = Pdf::new();
    let font = pdf.document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "X", "Encoding" => encoding,
        "DescendantFonts" => vec![descendant.into()],
    });
    let roman = pdf.resources.get(b"Font").unwrap().as_dict().unwrap().get(b"F").unwrap().clone();
    pdf.resources.set("Font", dictionary! { "F" => font, "R" => roman });
    pdf
}

fn true_type() -> Dictionary {
    dictionary! { "Type" => "Font", "Subtype" => "CIDFontType2" }
}

#[test]
fn latin_text_of_predefined_maps_is_read() {
    for encoding in ["90ms-RKSJ-H", "GBK-EUC-H", "GBKp-EUC-V", "ETen-B5-H", "KSCms-UHC-H", "EUC-H"]
    {
        let page =
            composite(encoding, true_type()).page(b"BT /F 10 Tf 50 700 Td (Referat af m) Tj ET");
        assert_eq!(texts(&page.runs()), ["Referat af m"], "{encoding}");
    }
}

#[test]
fn what_predefined_maps_alone_would_tell_is_unreadable_and_not_something_else() {
    for encoding in ["90ms-RKSJ-H", "GBK-EUC-H", "ETen-B5-H", "KSCms-UHC-H", "H", "GBT-V"] {
        let page = composite(encoding, true_type())
            .page(b"BT /F 10 Tf 50 700 Td <B0A1B0A2B0A3B0A4B0A5B0A6B0A7B0A8> Tj ET");
        let error = page.read().unwrap_err();
        assert_eq!(error.code, Code::UnreadableTextLayer, "{encoding}");
    }
}

#[test]
fn a_page_of_unknown_codes_among_others_is_named() {
    let layer = composite("GBK-EUC-H", true_type())
        .page(b"BT /R 10 Tf 50 700 Td (Referat af m\xF8de i bestyrelsen, som blev holdt den 3. maj) Tj ET")
        .page(b"BT /F 10 Tf 50 700 Td <B0A1B0A2B0A3B0A4B0A5B0A6B0A7B0A8> Tj ET")
        .read()
        .unwrap();
    let states: Vec<_> = layer.pages.iter().map(|page| page.state).collect();
    assert_eq!(states, [PageState::Embedded, PageState::Unreadable]);
    assert_eq!(layer.state, Some(TextLayerState::Partial));
}

#[test]
fn cids_lead_to_glyphs_by_their_map() {
    let mut pdf = Pdf::new();
    let program = pdf.document.add_object(Stream::new(Dictionary::new(), ascii_font()));
    // CID 200 less a letter's code: the glyph of that letter
    let glyphs = (0..=200_u16).map(|cid| (200 - cid).saturating_sub(0x1F));
    let map = Stream::new(Dictionary::new(), glyphs.flat_map(u16::to_be_bytes).collect());
    let map = pdf.document.add_object(map);
    let descriptor = dictionary! { "Type" => "FontDescriptor", "FontFile2" => program };
    let descriptor = pdf.document.add_object(descriptor);
    let mut descendant = true_type();
    descendant.set("CIDToGIDMap", map);
    descendant.set("FontDescriptor", descriptor);
    let font = pdf.document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "X", "Encoding" => "Identity-H",
        "DescendantFonts" => vec![descendant.into()],
    });
    pdf.resources.set("Font", dictionary! { "F" => font });
    // R, e, f, e, r, a, t
    let runs = pdf.page(b"BT /F 10 Tf <0076 0063 0062 0063 0056 0067 0054> Tj ET").runs();
    assert_eq!(texts(&runs), ["Referat"]);
    assert_eq!(runs[0].original, None, "nothing was guessed");
}

/// A TrueType file with nothing but a `cmap`: glyph 1 is the space, and so on through ASCII.
fn ascii_font() -> Vec<u8> {
    let glyphs: Vec<u8> = (1..=95_u16).flat_map(u16::to_be_bytes).collect();
    let subtable = [&[0, 6, 0, 200, 0, 0, 0, 0x20, 0, 95][..], &glyphs].concat();
    let cmap = [&[0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12][..], &subtable].concat();
    let length = u32::try_from(cmap.len()).unwrap().to_be_bytes();
    let head =
        [&[0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0][..], b"cmap", &[0; 4], &[0, 0, 0, 28], &length];
    [head.concat(), cmap].concat()
}

#[test]
fn pictures_keep_their_codes() {
    for name in ["Wingdings", "ABCDEF+Wingdings-Regular", "Webdings"] {
        let mut pdf = Pdf::new();
        let font = pdf.document.add_object(dictionary! {
            "Type" => "Font", "Subtype" => "TrueType", "BaseFont" => name,
            "Encoding" => "WinAnsiEncoding",
        });
        pdf.resources.set("Font", dictionary! { "F" => font });
        let page = pdf
            .page(b"BT /F 10 Tf 50 700 Td (\xA7) Tj 0 -20 Td (J) Tj 0 -20 Td (K) Tj 0 -20 Td (L\xFC) Tj ET");
        assert_eq!(
            texts(&page.runs()),
            ["\u{f0a7}", "\u{f04a}", "\u{f04b}", "\u{f04c}\u{f0fc}"],
            "{name}"
        );
    }
}

/// A bitmap font as TeX makes it: glyphs by number, letters `e` and `n` as wide as said.
fn bitmap_font(pdf: &mut Pdf, [e, n]: [f32; 2], height: [f32; 2]) -> lopdf::Object {
    let glyph = pdf.document.add_object(Stream::new(Dictionary::new(), b"50 0 d0".to_vec()));
    let mut widths = vec![lopdf::Object::Real(0.0); 14];
    (widths[0], widths[9]) = (lopdf::Object::Real(e / 0.01), lopdf::Object::Real(n / 0.01));
    let box_of = |[y0, y1]: [f32; 2]| vec![0.into(), y0.into(), 80.into(), y1.into()];
    pdf.document
        .add_object(dictionary! {
            "Type" => "Font", "Subtype" => "Type3", "FontBBox" => box_of(height),
            "FontMatrix" => vec![0.01.into(), 0.into(), 0.into(), 0.01.into(), 0.into(), 0.into()],
            "FirstChar" => 101, "LastChar" => 114, "Widths" => widths,
            "CharProcs" => dictionary! { "a101" => glyph, "a110" => glyph },
            "Encoding" => dictionary! {
                "Differences" => vec![101.into(), "a101".into(), 110.into(), "a110".into()],
            },
        })
        .into()
}

#[test]
fn bitmap_fonts_of_tex_have_their_size_and_weight() {
    let mut pdf = Pdf::new();
    let regular = bitmap_font(&mut pdf, [0.444, 0.556], [-22.0, 95.0]);
    let bold = bitmap_font(&mut pdf, [0.527, 0.639], [0.0, 70.0]);
    pdf.resources.set("Font", dictionary! { "F" => regular, "B" => bold });
    let runs = pdf.page(b"BT /B 12 Tf 50 700 Td (enen) Tj /F 10.9 Tf 0 -20 Td (nene) Tj ET").runs();
    let set: Vec<(f32, u16)> = runs.iter().map(|run| (run.size, run.weight)).collect();
    assert_eq!(set, [(12.0, 700), (10.9, 400)]);
}
