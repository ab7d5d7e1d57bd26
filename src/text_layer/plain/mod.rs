//! Text files: the encoding is found, the text decoded and cut into pages and lines.

mod paging;

use super::{Page, PageContent, TextLayer, Unreadable};
use crate::diagnostic::{Code, Diagnostics};

/// Decodes `bytes` and cuts the text into pages and lines.
///
/// # Errors
/// [`Unreadable`] when the text is empty.
pub fn read(bytes: &[u8], _diagnostics: &mut Diagnostics) -> Result<TextLayer, Unreadable> {
    let text = String::from_utf8_lossy(bytes);
    if text.trim().is_empty() {
        return Err(Unreadable::new(Code::EmptyFile, "the file holds no text"));
    }
    let pages = paging::pages(&text)
        .into_iter()
        .zip(1..)
        .map(|(lines, number)| Page {
            number,
            content: PageContent::Lines(lines),
            ..Page::default()
        })
        .collect();
    Ok(TextLayer { pages, encoding: Some("UTF-8"), ..TextLayer::default() })
}
