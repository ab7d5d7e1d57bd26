//! Step 1: a path becomes bytes with a name and a fingerprint.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use sha2::{Digest, Sha256};

/// One input document as it lies on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Relative to the input root, `/`-separated.
    pub path: String,
    /// The file's content.
    pub bytes: Vec<u8>,
    /// SHA-256 of the content, 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// What the content is, by its first bytes and not by its name.
    pub media_type: MediaType,
}

/// What kind of file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaType {
    /// `application/pdf`
    Pdf,
    /// `text/plain`
    Text,
    /// `text/markdown`
    Markdown,
    /// A format that is recognised and not read, with its media type.
    Unsupported(&'static str),
    /// `application/octet-stream`
    Binary,
}

impl MediaType {
    /// The IANA name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Text => "text/plain",
            Self::Markdown => "text/markdown",
            Self::Unsupported(name) => name,
            Self::Binary => "application/octet-stream",
        }
    }
}

impl Source {
    /// Reads `file`, to be known as `path` in the record.
    ///
    /// # Errors
    /// Whatever the file system says.
    pub fn read(file: &Path, path: impl Into<String>) -> io::Result<Self> {
        Ok(Self::from_bytes(path, fs::read(file)?))
    }

    /// Takes bytes that are already in memory.
    pub fn from_bytes(path: impl Into<String>, bytes: Vec<u8>) -> Self {
        let sha256 = sha256(&bytes);
        Self::with_sha256(path, bytes, sha256)
    }

    /// Takes bytes whose hash is known.
    pub(crate) fn with_sha256(path: impl Into<String>, bytes: Vec<u8>, sha256: String) -> Self {
        let path = path.into();
        let media_type = detect(&path, &bytes);
        Self { path, bytes, sha256, media_type }
    }
}

/// SHA-256 of `bytes`, 64 lower-case hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        let _ = write!(digits, "{byte:02x}"); // writing to a String cannot fail
    }
    digits
}

/// A PDF may have junk before its header, within the first 1,024 bytes (ISO 32000-1, H.3.4.1).
const PDF_HEADER_WINDOW: usize = 1024;

/// First bytes of formats that are recognised and not read.
const MAGIC: &[(&[u8], &str)] = &[
    (b"PK\x03\x04", "application/zip"),
    (b"\xd0\xcf\x11\xe0", "application/x-ole-storage"),
    (b"{\\rtf", "application/rtf"),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"GIF8", "image/gif"),
    (b"%!PS", "application/postscript"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ", "application/x-xz"),
    (b"\x28\xb5\x2f\xfd", "application/zstd"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"<?xml", "application/xml"),
];

/// How pages of the web begin, in any case.
const PAGES: &[&[u8]] = &[b"<!doctype html", b"<html"];

fn detect(path: &str, bytes: &[u8]) -> MediaType {
    let head = bytes.get(..PDF_HEADER_WINDOW).unwrap_or(bytes);
    if memchr::memmem::find(head, b"%PDF-").is_some() {
        return MediaType::Pdf;
    }
    let start = head.trim_ascii_start();
    if let Some((_, name)) = MAGIC.iter().find(|(magic, _)| start.starts_with(magic)) {
        return MediaType::Unsupported(name);
    }
    if PAGES.iter().any(|page| begins_in_any_case(start, page)) {
        return MediaType::Unsupported("text/html");
    }
    if is_json(bytes) {
        return MediaType::Unsupported("application/json");
    }
    if looks_binary(bytes) {
        return MediaType::Binary;
    }
    let extension = path.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    match extension.as_deref() {
        Some("md" | "markdown") => MediaType::Markdown,
        _ => MediaType::Text,
    }
}

fn begins_in_any_case(bytes: &[u8], begin: &[u8]) -> bool {
    bytes.get(..begin.len()).is_some_and(|bytes| bytes.eq_ignore_ascii_case(begin))
}

/// An object or a list, whole; minutes that begin with a bracket are none.
fn is_json(bytes: &[u8]) -> bool {
    matches!(bytes.trim_ascii_start().first(), Some(b'{' | b'['))
        && serde_json::from_slice::<serde::de::IgnoredAny>(bytes).is_ok()
}

/// Text in any encoding has hardly any control characters; UTF-16 announces itself by a
/// byte-order mark or by every second byte being zero.
fn looks_binary(bytes: &[u8]) -> bool {
    let head = bytes.get(..8192).unwrap_or(bytes);
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        return false;
    }
    let zeros = memchr::memchr_iter(0, head).count();
    if zeros * 5 > head.len() * 2 && zeros * 2 <= head.len() + 1 {
        return false; // UTF-16 without a mark
    }
    let control = head.iter().filter(|byte| matches!(byte, 0..=8 | 11 | 14..=25 | 27..=31)).count();
    control * 50 > head.len()
}
