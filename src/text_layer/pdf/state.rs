//! Which pages can be read, and what that makes of the document.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, PatternID};

use super::interpreter::Drawn;
use super::words::Statistics;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::text_layer::{PageState, TextLayerState, TextRun, Unreadable};

/// What a page was found to be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Judgement {
    pub(super) state: PageState,
    statistics: Statistics,
    /// Only tells who signed the document.
    signature: bool,
    /// Most of its text lies invisible under an image.
    recognised: bool,
    /// What makes up the page.
    makeup: Makeup,
}

impl Judgement {
    /// Whether a doubtful reading is good enough to replace another.
    pub(super) fn is_convincing(&self) -> bool {
        self.state == PageState::Embedded && self.statistics.is_convincing()
    }
}

/// Text and images on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Makeup {
    /// No image fills it.
    Plain,
    /// Visible text over an image that fills the page.
    OverImage,
    /// Some words over such an image: a stamped scan, or little text on a background.
    FewOverImage,
}

/// From here on images make a page a scan: their share of the page.
const SCAN: f64 = 0.4;
/// A page with this much of images and no text is a picture at least.
const PICTURE: f64 = 0.05;
/// A scan may have this many words put on it: a stamp, a page number, the key of an e-signature
/// (which stands upright in the margin and is not counted).
const STAMP_WORDS: usize = 20;

/// Judges one page.
pub(super) fn judge(drawn: &Drawn) -> Judgement {
    let statistics = Statistics::of(drawn.runs.iter());
    let has_text = drawn.runs.iter().any(|run| !run.text.trim().is_empty());
    let is_scan = drawn.image_share >= SCAN;
    let recognised = is_scan && is_recognised(&drawn.runs);
    let across = || Statistics::of(drawn.runs.iter().filter(|run| run.rotation == 0)).words;
    let (makeup, stamped) = match (is_scan && !recognised).then(across) {
        None => (Makeup::Plain, false),
        Some(0) => (Makeup::Plain, true),
        Some(1..=STAMP_WORDS) => (Makeup::FewOverImage, true),
        Some(_) => (Makeup::OverImage, false),
    };
    let state = if drawn.left_out {
        PageState::LeftOut
    } else if !has_text || stamped {
        let something = drawn.image_share >= PICTURE || drawn.outlined;
        if something { PageState::None } else { PageState::Blank }
    } else if statistics.is_readable() {
        PageState::Embedded
    } else {
        PageState::Unreadable
    };
    let signature = is_signature_page(&drawn.runs);
    Judgement { state, statistics, signature, recognised, makeup }
}

/// Whether most of the letters are invisible.
fn is_recognised(runs: &[TextRun]) -> bool {
    let letters = |runs: &mut dyn Iterator<Item = &TextRun>| -> usize {
        runs.map(|run| run.text.trim().len()).sum()
    };
    letters(&mut runs.iter().filter(|run| run.invisible)) * 2 > letters(&mut runs.iter())
}

/// What services for electronic signatures write on the page that they add.
const SIGNATURE_WORDS: &[&str] = &[
    "underskrevet digitalt",
    "digitalt underskrevet",
    "digital underskrift",
    "dokumentnøgle",
    "dokumentnØgle", // capitals beyond ASCII are other letters
    "underskrifterne i dette dokument",
    "signeringsbevis",
    "signeret med",
    "dokumentet er signeret",
    "elektronisk signatur",
    "elektroniske signatur",
    "esignatur",
    "e-signatur",
    "addo sign",
    "adobe sign",
    "penneo",
    "scrive",
    "dokument-id",
];

/// Finds all of them, small letters or capitals.
static SIGNATURES: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    AhoCorasick::builder().ascii_case_insensitive(true).build(SIGNATURE_WORDS).ok()
});

/// Two of these phrases make a page one of signatures, unless much more is on it.
fn is_signature_page(runs: &[TextRun]) -> bool {
    let mut text = String::new();
    for run in runs {
        text.push_str(&run.text);
        text.push(' ');
    }
    let found = SIGNATURES.iter().flat_map(|phrases| phrases.find_overlapping_iter(&text));
    let found: BTreeSet<PatternID> = found.map(|phrase| phrase.pattern()).collect();
    found.len() >= 2 && text.split_whitespace().count() < 400
}

/// Sums the pages up and says which of them are missing.
///
/// # Errors
/// [`Unreadable`] when no page can be read.
pub(super) fn summarise(
    judgements: &mut [Judgement],
    diagnostics: &mut Diagnostics,
) -> Result<TextLayerState, Unreadable> {
    forgive_backgrounds(judgements);
    distrust_short_pages(judgements);
    let count = |state: PageState| judgements.iter().filter(|page| page.state == state).count();
    let readable = judgements.iter().filter(|page| page.state == PageState::Embedded);
    let (missing, unreadable) = (count(PageState::None), count(PageState::Unreadable));
    let left_out = count(PageState::LeftOut);
    let trusted = readable.clone().filter(|page| !page.signature).count();
    if missing + unreadable + left_out == 0 && readable.clone().count() == 0 {
        return Err(Unreadable::new(Code::NoTextLayer, "nothing is on any page: there is no text"));
    }
    if readable.clone().count() == 0 {
        return Err(nothing_to_read(unreadable > missing));
    }
    report(judgements, trusted == 0, diagnostics);
    if missing + unreadable + left_out > 0 {
        return Ok(TextLayerState::Partial);
    }
    let recognised = readable.filter(|page| page.recognised).count();
    let ocr = recognised > 0 && recognised * 2 > trusted;
    Ok(if ocr { TextLayerState::Ocr } else { TextLayerState::Embedded })
}

/// Where text stands over a page-filling image, the image is a background, and a page with
/// few words on it is no stamped scan.
fn forgive_backgrounds(judgements: &mut [Judgement]) {
    let is_text =
        |page: &Judgement| page.makeup == Makeup::OverImage && page.state == PageState::Embedded;
    if !judgements.iter().any(is_text) {
        return;
    }
    for page in judgements.iter_mut().filter(|page| page.makeup == Makeup::FewOverImage) {
        page.state = PageState::Embedded;
    }
}

/// Whether a person could read it, all pages taken together.
pub(super) fn is_readable(judgements: &[Judgement]) -> bool {
    let all = judgements.iter().fold(Statistics::default(), |sum, page| sum.plus(page.statistics));
    all.is_readable()
}

/// Some words are too few to judge by: they are as good as the other pages together.
fn distrust_short_pages(judgements: &mut [Judgement]) {
    if is_readable(judgements) {
        return;
    }
    for page in judgements {
        if page.state == PageState::Embedded && page.statistics.is_short() {
            page.state = PageState::Unreadable;
        }
    }
}

fn nothing_to_read(codes: bool) -> Unreadable {
    if codes {
        Unreadable::new(
            Code::UnreadableTextLayer,
            "the text layer's codes lead to no readable words; \
             run OCR on the pages (for example `ocrmypdf --force-ocr`) and read the result",
        )
    } else {
        Unreadable::new(
            Code::NoTextLayer,
            "no page has a text layer: it is a scan; \
             run OCR on it (for example `ocrmypdf -l dan`) and read the result",
        )
    }
}

/// One finding for each kind of missing page; where nothing but signatures is left it says so.
fn report(judgements: &[Judgement], only_signatures: bool, diagnostics: &mut Diagnostics) {
    let kinds = [
        (PageState::None, "no text layer (a scan or a drawing)"),
        (PageState::Unreadable, "a text layer that leads to no readable words"),
    ];
    for (state, what) in kinds {
        let numbered = (1..).zip(judgements.iter());
        let pages: Vec<u32> =
            numbered.filter(|(_, page)| page.state == state).map(|(number, _)| number).collect();
        let Some(first) = pages.first() else { continue };
        let (noun, verb) = if pages.len() == 1 { ("page", "has") } else { ("pages", "have") };
        let rest = if only_signatures {
            "; all that could be read is who signed the document"
        } else {
            ""
        };
        let message =
            format!("{noun} {} {verb} {what}: what they say is missing{rest}", list(&pages));
        diagnostics.push(Diagnostic::new(Code::PageWithoutText, message).on_page(*first));
    }
}

/// `2, 5-7`
fn list(pages: &[u32]) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for page in pages {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == *page => *last = *page,
            _ => ranges.push((*page, *page)),
        }
    }
    let written = ranges.iter().map(|(first, last)| match last - first {
        0 => first.to_string(),
        _ => format!("{first}-{last}"),
    });
    written.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(state: PageState) -> Judgement {
        let statistics = Statistics::default();
        let makeup = Makeup::Plain;
        Judgement { state, statistics, signature: false, recognised: false, makeup }
    }

    #[test]
    fn missing_pages_are_named() {
        let mut diagnostics = Diagnostics::default();
        let mut pages =
            [PageState::None, PageState::Embedded, PageState::None, PageState::None].map(page);
        let state = summarise(&mut pages, &mut diagnostics);
        assert_eq!(state, Ok(TextLayerState::Partial));
        let messages: Vec<_> =
            diagnostics.as_slice().iter().map(|found| found.message.as_str()).collect();
        let [message] = messages.as_slice() else { panic!("{messages:?}") };
        assert!(message.starts_with("pages 1, 3-4 have no text layer"), "{message}");
    }

    #[test]
    fn a_signature_page_does_not_make_a_scan_readable() {
        let mut signed = page(PageState::Embedded);
        signed.signature = true;
        let mut pages = [page(PageState::None), signed];
        let mut diagnostics = Diagnostics::default();
        let state = summarise(&mut pages, &mut diagnostics);
        assert_eq!(state, Ok(TextLayerState::Partial));
        let message = diagnostics.as_slice()[0].message.as_str();
        assert!(message.ends_with("is who signed the document"), "{message}");
        // A signature page beside real text is fine.
        let mut pages = [page(PageState::Embedded), signed];
        let state = summarise(&mut pages, &mut Diagnostics::default());
        assert_eq!(state, Ok(TextLayerState::Embedded));
    }

    #[test]
    fn unreadable_codes_are_told_from_scans() {
        let mut pages = [page(PageState::Unreadable), page(PageState::Blank)];
        let error = summarise(&mut pages, &mut Diagnostics::default()).unwrap_err();
        assert_eq!(error.code, Code::UnreadableTextLayer);
    }
}
