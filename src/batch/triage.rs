//! Is a file in a folder a document at all?
//!
//! A folder of minutes also holds pictures of logos, web pages, scripts and our own JSON.
//! What is evidently something else is passed over, with a line in the manifest. In doubt a
//! file is read: a record that says what is wrong is better than silence.

use super::content::{Content, Unread};
use super::name::Name;
use crate::source::{MediaType, Source};

/// Whether the file is to be read.
pub(super) fn is_document(content: &Content, name: &Name) -> Result<bool, Unread> {
    let extension = name.extension().unwrap_or_default();
    if listed(DOCUMENTS, &extension) {
        return Ok(true);
    }
    if listed(NOT_DOCUMENTS, &extension) {
        return Ok(false);
    }
    Ok(match Source::from_bytes(name.as_str(), content.head()?).media_type {
        MediaType::Pdf | MediaType::Text | MediaType::Markdown => true,
        MediaType::Unsupported(media_type) => UNREAD_DOCUMENTS.contains(&media_type),
        MediaType::Binary => false,
    })
}

const DOCUMENTS: &str = include_str!("data/documents.txt");
const NOT_DOCUMENTS: &str = include_str!("data/not_documents.txt");

fn listed(list: &str, word: &str) -> bool {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).any(|listed| listed == word)
}

/// Formats that may hold minutes and are not read: they fail, for the user to see.
const UNREAD_DOCUMENTS: &[&str] = &[
    "application/postscript",
    "application/rtf",
    "application/x-ole-storage",
    "application/zip",
    "image/jpeg",
    "image/png",
    "image/tiff",
];

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;

    use super::is_document;
    use crate::batch::content::Content;
    use crate::batch::name::Name;

    fn reads(file: &str, bytes: &[u8]) -> bool {
        is_document(&Content::Loaded(bytes.into()), &Name::new([OsStr::new(file)])).unwrap()
    }

    #[test]
    fn known_extensions_decide() {
        assert!(reads("x.PDF", b"no PDF at all"));
        assert!(reads("x.docx", b"PK\x03\x04"));
        assert!(!reads("x.toml", b"a = 1"));
    }

    #[test]
    fn content_decides_the_rest() {
        assert!(reads("referat 12.3.2019", "Mødet åbnede".as_bytes()));
        assert!(reads("referat", b"%PDF-1.4"));
        assert!(reads("scan", b"II*\0\x08\0\0\0"));
        assert!(!reads("side", b"<!DOCTYPE html><p>x"));
        assert!(!reads("noget", &[0, 1, 2, 3, 4, 5]));
    }
}
