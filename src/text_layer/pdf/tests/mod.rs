//! Whole PDFs, made by hand, through [`read`].

use lopdf::{Dictionary, Document, Object, Stream, dictionary};

mod fonts;

use super::read;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::text_layer::{
    PageContent, PageState, TextLayer, TextLayerState, TextRun, Unreadable, Unwatched, Watch,
};

/// A document under construction.
struct Pdf {
    document: Document,
    pages: Vec<Object>,
    resources: Dictionary,
    page: Dictionary,
}

impl Pdf {
    fn new() -> Self {
        let mut document = Document::with_version("1.7");
        let font = document.add_object(dictionary! {
            "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica-Bold",
            "Encoding" => "WinAnsiEncoding",
        });
        let resources = dictionary! { "Font" => dictionary! { "F" => font } };
        Self { document, pages: Vec::new(), resources, page: Dictionary::new() }
    }

    /// A page of 600 by 800 points with this content.
    fn page(mut self, content: &[u8]) -> Self {
        let content = self.document.add_object(Stream::new(Dictionary::new(), content.to_vec()));
        let mut page = dictionary! {
            "Type" => "Page", "Contents" => content, "Resources" => self.resources.clone(),
            "MediaBox" => vec![0.into(), 0.into(), 600.into(), 800.into()],
        };
        page.extend(&self.page);
        self.pages.push(self.document.add_object(page).into());
        self
    }

    /// A form, or an image without data, known as `name`.
    fn object(mut self, name: &str, dictionary: Dictionary, content: &[u8]) -> Self {
        let id = self.document.add_object(Stream::new(dictionary, content.to_vec()));
        let all = self.resources.get(b"XObject").and_then(Object::as_dict).cloned();
        let mut all = all.unwrap_or_default();
        all.set(name, id);
        self.resources.set("XObject", all);
        self
    }

    fn bytes(mut self) -> Vec<u8> {
        let count = i64::try_from(self.pages.len()).unwrap();
        let tree = dictionary! { "Type" => "Pages", "Kids" => self.pages, "Count" => count };
        let tree = self.document.add_object(tree);
        let catalog =
            self.document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
        self.document.trailer.set("Root", catalog);
        let mut bytes = Vec::new();
        self.document.save_to(&mut bytes).unwrap();
        bytes
    }

    fn read(self) -> Result<TextLayer, Unreadable> {
        read(&self.bytes(), &Unwatched, &mut Diagnostics::default())
    }

    fn runs(self) -> Vec<TextRun> {
        match self.read().unwrap().pages.remove(0).content {
            PageContent::Runs(runs) => runs,
            PageContent::Lines(lines) => panic!("{lines:?}"),
        }
    }
}

fn texts(runs: &[TextRun]) -> Vec<&str> {
    runs.iter().map(|run| run.text.as_str()).collect()
}

#[test]
fn gaps_are_kerns_spaces_or_jumps() {
    let runs =
        Pdf::new().page(b"BT /F 10 Tf 50 700 Td [(M\xF8)-60(det)-300(er)-2000(slut)]TJ ET").runs();
    assert_eq!(texts(&runs), ["Mødet er", "slut"]);
    let first = &runs[0];
    assert_eq!((first.origin, first.size, first.weight), ((50.0, 700.0), 10.0, 700));
    assert_eq!((first.italic, first.rotation, &*first.font), (false, 0, "Helvetica-Bold"));
    // M 833, ø 611, kern 60, det 611+556+333, gap 300, er 556+389 thousandths of 10 points.
    assert!((first.bbox.x1 - 92.49).abs() < 0.01, "{:?}", first.bbox);
    assert!((first.space_width - 2.78).abs() < 0.01);
}

#[test]
fn operations_join_only_where_they_touch() {
    let runs = Pdf::new()
        .page(b"BT /F 10 Tf 50 700 Td (Ref)Tj (erat)Tj 100 0 Td (Celle)Tj 0 -12 Td (ny)Tj ET")
        .runs();
    assert_eq!(texts(&runs), ["Referat", "Celle", "ny"]);
}

#[test]
fn coordinates_are_those_of_a_turned_page() {
    let mut pdf = Pdf::new();
    pdf.page.set("Rotate", 90);
    let runs = pdf.page(b"BT /F 10 Tf 0 1 -1 0 100 50 Tm (op)Tj ET").runs();
    assert_eq!((runs[0].origin, runs[0].rotation), ((50.0, 500.0), 0));
}

#[test]
fn artifacts_replacements_and_hidden_text_are_told() {
    let runs = Pdf::new()
        .page(
            b"BT /F 10 Tf 50 700 Td /Artifact BMC (Side 1)Tj EMC 0 -20 Td (be)Tj
              /Span <</ActualText <FEFF00AD>>> BDC (-)Tj EMC 0 -20 Td 3 Tr (under)Tj ET",
        )
        .runs();
    assert_eq!(texts(&runs), ["Side 1", "be\u{ad}", "under"]);
    let told: Vec<_> = runs.iter().map(|run| (run.artifact, run.invisible)).collect();
    assert_eq!(told, [(true, false), (false, false), (false, true)]);
}

#[test]
fn rings_of_the_ot1_encoding_compose() {
    let mut pdf = Pdf::new();
    let font = pdf.document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "CMR10", "FirstChar" => 23,
        "Widths" => vec![500.into()],
        "Encoding" => dictionary! { "Differences" => vec![23.into(), "ring".into(), 97.into(), "a".into()] },
        "FontDescriptor" => dictionary! { "MissingWidth" => 500 },
    });
    pdf.resources.set("Font", dictionary! { "F" => font });
    let runs = pdf.page(b"BT /F 10 Tf 50 700 Td [(\x17)500(a)]TJ 0 -20 Td (aa)Tj ET").runs();
    assert_eq!(texts(&runs), ["å", "aa"]);
}

#[test]
fn forms_are_placed_and_cannot_call_themselves() {
    let form = dictionary! {
        "Subtype" => "Form", "Matrix" => vec![2.into(), 0.into(), 0.into(), 2.into(), 10.into(), 0.into()],
    };
    let runs = Pdf::new()
        .object("X", form, b"BT /F 5 Tf 20 30 Td (form)Tj ET /X Do Q Q Q")
        .page(b"q 1 0 0 1 100 100 cm /X Do Q BT /F 10 Tf (side)Tj ET")
        .runs();
    assert_eq!(texts(&runs), ["form", "side"]);
    assert_eq!((runs[0].origin, runs[0].size), ((150.0, 160.0), 10.0));
    assert_eq!(runs[1].origin, (0.0, 0.0));
}

#[test]
fn table_rules_are_kept() {
    let layer = Pdf::new()
        .page(b"BT /F 10 Tf 50 700 Td (tabel)Tj ET 50 690 300 .5 re f 50 600 m 50 690 l S")
        .read()
        .unwrap();
    assert_eq!(layer.pages[0].rules.len(), 2);
}

const SCAN: &[u8] = b"q 600 0 0 800 0 0 cm /Im Do Q";

fn image() -> Dictionary {
    dictionary! { "Subtype" => "Image", "Width" => 1, "Height" => 1 }
}

#[test]
fn scans_have_no_text_layer() {
    let pdf = Pdf::new().object("Im", image(), b"");
    let error = pdf.page(SCAN).read().unwrap_err();
    assert_eq!(error.code, Code::NoTextLayer);
    let error = Pdf::new().page(b"").read().unwrap_err();
    assert_eq!(error.code, Code::NoTextLayer);
}

#[test]
fn a_scanned_page_among_others_is_named() {
    let pdf = Pdf::new().object("Im", image(), b"").page(b"BT /F 10 Tf (Referat)Tj ET");
    let mut diagnostics = Diagnostics::default();
    let layer = read(&pdf.page(SCAN).page(b"").bytes(), &Unwatched, &mut diagnostics).unwrap();
    let states: Vec<_> = layer.pages.iter().map(|page| page.state).collect();
    assert_eq!(states, [PageState::Embedded, PageState::None, PageState::Blank]);
    assert_eq!(layer.state, Some(TextLayerState::Partial));
    let found = diagnostics.as_slice();
    assert_eq!((found[0].code, found[0].page), (Code::PageWithoutText, Some(2)));
}

#[test]
fn invisible_text_over_a_scan_is_recognised_text() {
    let words = b"BT /F 10 Tf 3 Tr 50 700 Td (Formanden b\xF8d velkommen til m\xF8det)Tj ET ";
    let layer = Pdf::new().object("Im", image(), b"").page(&[words, SCAN].concat()).read();
    assert_eq!(layer.unwrap().state, Some(TextLayerState::Ocr));
}

#[test]
fn a_stamp_on_a_scan_is_not_its_text() {
    let stamp = b"BT /F 8 Tf 0 1 -1 0 590 100 Tm (dokumentn\xF8gle 1234)Tj ET ";
    let pdf = Pdf::new().object("Im", image(), b"").page(&[stamp, SCAN].concat());
    assert_eq!(pdf.read().unwrap_err().code, Code::NoTextLayer);
}

#[test]
fn a_background_image_makes_no_scan() {
    let line = |y: u32| format!("BT /F 10 Tf 50 {y} Td (Formanden sagde at det er godt)Tj ET ");
    let text: String = (1..10).map(|number| line(number * 20)).collect();
    let few = [b"BT /F 10 Tf 50 700 Td (Slut)Tj ET ", SCAN].concat();
    let pdf = Pdf::new().object("Im", image(), b"").page(&[text.as_bytes(), SCAN].concat());
    let layer = pdf.page(&few).read().unwrap();
    assert_eq!(layer.state, Some(TextLayerState::Embedded));
}

#[test]
fn codes_without_meaning_are_unreadable() {
    let mut pdf = Pdf::new();
    let descendant = dictionary! { "Type" => "Font", "Subtype" => "CIDFontType0" };
    let font = pdf.document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "X", "Encoding" => "Identity-H",
        "DescendantFonts" => vec![descendant.into()],
    });
    pdf.resources.set("Font", dictionary! { "F" => font });
    let error = pdf.page(b"BT /F 10 Tf <0102030405060708> Tj ET").read().unwrap_err();
    assert_eq!(error.code, Code::UnreadableTextLayer);
}

#[test]
fn glyph_numbers_without_names_are_read_in_the_usual_order() {
    let mut pdf = Pdf::new();
    let descendant = dictionary! { "Type" => "Font", "Subtype" => "CIDFontType2" };
    let font = pdf.document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "X", "Encoding" => "Identity-H",
        "DescendantFonts" => vec![descendant.into()],
    });
    pdf.resources.set("Font", dictionary! { "F" => font });
    let runs = pdf.page(b"BT /F 10 Tf <0030 00A1 0047 0048 0057> Tj ET").runs();
    assert_eq!(texts(&runs), ["Mødet"]);
    assert_eq!(runs[0].original.as_deref(), Some("0\u{a1}GHW"));
}

/// A simple font whose `ToUnicode` leads from the letter `from` to the code `to`, and from
/// all others to themselves.
fn with_to_unicode(mut pdf: Pdf, from: u8, to: u16) -> Pdf {
    let map = format!(
        "1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfrange \
         <20> <{:02X}> <0020> <{:02X}> <FF> <{:04X}> endbfrange \
         1 beginbfchar <{from:02X}> <{to:04X}> endbfchar",
        from - 1,
        from + 1,
        u16::from(from) + 1
    );
    let map = pdf.document.add_object(Stream::new(Dictionary::new(), map.into_bytes()));
    let font = pdf.document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica",
        "Encoding" => "WinAnsiEncoding", "ToUnicode" => map,
    });
    pdf.resources.set("Font", dictionary! { "F" => font });
    pdf
}

#[test]
fn spaces_are_put_back_and_what_was_drawn_is_kept() {
    let pdf = with_to_unicode(Pdf::new(), b' ', u16::from(b'!'));
    let runs = pdf.page(b"BT /F 10 Tf 50 700 Td (Referat af et m\xF8de i maj)Tj ET").runs();
    assert_eq!(texts(&runs), ["Referat af et møde i maj"]);
    assert_eq!(runs[0].original.as_deref(), Some("Referat!af!et!møde!i!maj"));
}

#[test]
fn spaces_without_width_are_taken_out_and_kept() {
    let pdf = with_to_unicode(Pdf::new(), b'|', 0x200b);
    let runs = pdf.page(b"BT /F 10 Tf 50 700 Td (Til stede|: Bo)Tj ET").runs();
    assert_eq!(texts(&runs), ["Til stede: Bo"]);
    assert_eq!(runs[0].original.as_deref(), Some("Til stede\u{200b}: Bo"));
}

#[test]
fn passwords() {
    let locked = |user: &str| {
        let mut pdf = Pdf::new().page(b"BT /F 10 Tf (Referat)Tj ET");
        let id = Object::string_literal("0123456789abcdef");
        pdf.document.trailer.set("ID", vec![id.clone(), id]);
        let version = lopdf::EncryptionVersion::V2 {
            document: &pdf.document,
            owner_password: "ejer",
            user_password: user,
            key_length: 128,
            permissions: lopdf::Permissions::all(),
        };
        let state = lopdf::EncryptionState::try_from(version).unwrap();
        pdf.document.encrypt(&state).unwrap();
        pdf.read()
    };
    assert_eq!(locked("").unwrap().state, Some(TextLayerState::Embedded));
    assert_eq!(locked("hemmelig").unwrap_err().code, Code::Encrypted);
}

#[test]
fn truncated_and_flipped_bytes_never_panic() {
    let bytes = Pdf::new().page(b"BT /F 10 Tf (Referat fra m\xF8det)Tj ET").bytes();
    for at in (0..bytes.len()).step_by(7) {
        let mut flipped = bytes.clone();
        flipped[at] ^= 0x15;
        for broken in [&bytes[..at], &flipped] {
            if let Err(error) = read(broken, &Unwatched, &mut Diagnostics::default()) {
                assert_ne!(error.code, Code::Panic, "{at}");
            }
        }
    }
}

/// Looks on and has one page left out.
struct Without(u32);

impl Watch for Without {
    fn page(&self, number: u32) -> Result<(), Option<Diagnostic>> {
        let finding = Diagnostic::new(Code::Panic, "left out").on_page(number);
        if number == self.0 { Err(Some(finding)) } else { Ok(()) }
    }
}

#[test]
fn a_page_that_is_left_out_does_not_take_the_others_with_it() {
    let words = b"BT /F 10 Tf 50 700 Td (Referat af et lille) Tj ET";
    let bytes = Pdf::new().page(words).page(words).bytes();
    let mut diagnostics = Diagnostics::default();
    let layer = read(&bytes, &Without(2), &mut diagnostics).unwrap();
    let states: Vec<_> = layer.pages.iter().map(|page| page.state).collect();
    assert_eq!(states, [PageState::Embedded, PageState::LeftOut]);
    assert_eq!(layer.state, Some(TextLayerState::Partial));
    let findings: Vec<_> =
        diagnostics.as_slice().iter().map(|found| (found.code, found.page)).collect();
    assert_eq!(findings, [(Code::Panic, Some(2))]);
}

#[test]
fn without_its_only_page_nothing_is_left() {
    let bytes = Pdf::new().page(b"BT /F 10 Tf (Referat) Tj ET").bytes();
    let error = read(&bytes, &Without(1), &mut Diagnostics::default()).unwrap_err();
    assert_eq!((error.code, error.page), (Code::Panic, Some(1)));
}

#[test]
fn a_file_that_breaks_off_is_said_to() {
    let words = b"BT /F 10 Tf 50 700 Td (Referat af et lille) Tj ET";
    let bytes = Pdf::new().page(words).bytes();
    let codes = |bytes: &[u8]| {
        let mut diagnostics = Diagnostics::default();
        let read = read(bytes, &Unwatched, &mut diagnostics);
        let said = diagnostics.into_vec().into_iter().map(|found| found.code);
        said.chain(read.err().map(|error| error.code)).collect::<Vec<_>>()
    };
    assert_eq!(codes(&bytes), []);
    let end = memchr::memmem::rfind(&bytes, b"startxref").unwrap();
    assert_eq!(codes(&bytes[..end - 1]), [Code::Truncated]);
    assert_eq!(codes(&bytes[..9]), [Code::Truncated]);
}
