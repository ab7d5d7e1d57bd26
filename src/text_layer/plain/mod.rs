//! Text files: the encoding is found, the text decoded and cut into pages and lines.

mod encoding;
mod iso646;
mod mojibake;
mod paging;

use super::{Page, PageContent, TextLayer, Unreadable};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};

/// Decodes `bytes`, puts right what was decoded twice, and cuts the text into pages and lines.
///
/// # Errors
/// [`Unreadable`] when the text is empty.
pub fn read(bytes: &[u8], diagnostics: &mut Diagnostics) -> Result<TextLayer, Unreadable> {
    let decoded = encoding::decode(bytes);
    if decoded.invalid > 0 {
        let message = format!("{} places are invalid in {}", decoded.invalid, decoded.name);
        diagnostics.push(Diagnostic::new(Code::InvalidBytes, message));
    }
    let repaired = mojibake::repair(&decoded.text);
    if let Some((_, count)) = &repaired {
        let message = format!("{count} letters that had been decoded twice were put right");
        diagnostics.push(Diagnostic::new(Code::Mojibake, message));
    }
    let text = repaired.as_ref().map_or(decoded.text.as_ref(), |(text, _)| text);
    if text.trim().is_empty() {
        return Err(Unreadable::new(Code::EmptyFile, "the file holds no text"));
    }
    Ok(TextLayer { pages: pages(text), encoding: Some(decoded.name), ..TextLayer::default() })
}

fn pages(text: &str) -> Vec<Page> {
    paging::pages(text)
        .into_iter()
        .zip(1..)
        .map(|(lines, number)| Page {
            number,
            content: PageContent::Lines(lines),
            ..Page::default()
        })
        .collect()
}
