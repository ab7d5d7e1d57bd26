//! Is a file in a folder a document at all?
//!
//! A folder of minutes also holds pictures of logos, web pages, scripts and our own JSON.
//! What is evidently something else is passed over, with a line in the manifest. In doubt a
//! file is read: a record that says what is wrong is better than silence.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use super::name::Name;
use crate::source::{MediaType, Source};

/// Whether the file is to be read.
pub(super) fn is_document(path: &Path, name: &Name) -> io::Result<bool> {
    let extension = name.extension().unwrap_or_default();
    if listed(DOCUMENTS, &extension) {
        return Ok(true);
    }
    if listed(NOT_DOCUMENTS, &extension) {
        return Ok(false);
    }
    let head = head(path)?;
    Ok(match Source::from_bytes(name.as_str(), head).media_type {
        MediaType::Pdf | MediaType::Text | MediaType::Markdown => true,
        MediaType::Unsupported(media_type) => listed(UNREAD_DOCUMENTS, media_type),
        MediaType::Binary => false,
    })
}

fn listed(list: &[&str], word: &str) -> bool {
    list.contains(&word)
}

/// Enough to tell a format.
const HEAD: u64 = 8192;

fn head(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(HEAD).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Extensions of documents, those that cannot be read (yet) among them.
const DOCUMENTS: &[&str] = &[
    "pdf", "txt", "text", "md", "markdown", "asc", "ref", // read
    "doc", "docm", "docx", "dot", "dotx", "odt", "ott", "pages", "rtf", "wpd",
    "wps", // written
    "jpeg", "jpg", "jp2", "png", "tif", "tiff", "djvu", // scanned
    "7z", "gz", "rar", "tar", "tgz", "zip", "zst", "eml", "msg", // packed
];

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

/// Extensions of text and of packages that hold no minutes.
const NOT_DOCUMENTS: &[&str] = &[
    "json",
    "jsonl",
    "geojson",
    "xml",
    "xsd",
    "xsl",
    "yaml",
    "yml",
    "toml",
    "ini",
    "cfg",
    "conf",
    "env",
    "lock",
    "properties", // data and settings
    "html",
    "htm",
    "xhtml",
    "css",
    "scss",
    "js",
    "mjs",
    "ts",
    "tsx",
    "jsx",
    "map",
    "wasm",
    "svg",
    "php", // web
    "rs",
    "py",
    "pyc",
    "ipynb",
    "sh",
    "bash",
    "bat",
    "ps1",
    "pl",
    "rb",
    "lua",
    "c",
    "h",
    "cpp",
    "hpp",
    "cs",
    "go",
    "java",
    "class",
    "kt",
    "swift",
    "sql",
    "r",
    "m",
    "mk",
    "typ",
    "tex",
    "sty",
    "bib",
    "patch",
    "diff", // programs
    "csv",
    "tsv",
    "xls",
    "xlsx",
    "xlsm",
    "ods",
    "ppt",
    "pptx",
    "odp",
    "mdb",
    "db",
    "sqlite",
    "parquet", // tables and slides
    "ttf",
    "otf",
    "woff",
    "woff2",
    "eot",
    "pfb",
    "afm", // fonts
    "gif",
    "ico",
    "webp",
    "bmp",
    "psd",
    "eps",
    "ai",
    "mp3",
    "mp4",
    "wav",
    "m4a",
    "mov",
    "avi",
    "mkv", // pictures, sound and film
    "exe",
    "dll",
    "so",
    "dylib",
    "o",
    "a",
    "bin",
    "dat",
    "iso",
    "dmg",
    "msi",
    "jar",
    "war",
    "whl",
    "apk",
    "xpi",
    "deb",
    "rpm",
    "epub", // programs and packages
    "log",
    "bak",
    "tmp",
    "lnk",
    "url",
    "ics",
    "vcf", // traces
];

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;
    use std::fs;

    use super::is_document;
    use crate::batch::name::Name;

    fn reads(file: &str, bytes: &[u8]) -> bool {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(file);
        fs::write(&path, bytes).unwrap();
        is_document(&path, &Name::new([OsStr::new(file)])).unwrap()
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
