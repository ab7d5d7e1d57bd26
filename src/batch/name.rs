//! What a document is called: its path below the folder that all inputs have in common.
//!
//! File names are bytes, JSON is Unicode. Bytes that are no UTF-8 become `%XX`, and so does
//! a `%` that could be mistaken for one of ours, so that two files never get one name and
//! each name leads back to its file.

use std::ffi::OsStr;
use std::fmt::{self, Write as _};

use serde::{Deserialize, Serialize};

use crate::source::sha256;

/// A path of UTF-8, `/`-separated; empty for the common folder itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Name(String);

impl Name {
    /// The name made of these path components.
    pub fn new<'a>(components: impl IntoIterator<Item = &'a OsStr>) -> Self {
        Self::default().join(components)
    }

    /// The name of something below this folder.
    #[must_use]
    pub fn join<'a>(&self, components: impl IntoIterator<Item = &'a OsStr>) -> Self {
        let mut name = self.0.clone();
        for component in components {
            if !name.is_empty() {
                name.push('/');
            }
            encode(component.as_encoded_bytes(), &mut name);
        }
        Self(name)
    }

    /// The name of something in this archive: of whatever the path consists, it stays below.
    #[must_use]
    pub(super) fn member(&self, path: &[u8]) -> Self {
        let mut name = self.0.clone();
        let components = path.split(|byte| *byte == b'/');
        for component in components.filter(|component| !component.is_empty() && *component != b".")
        {
            name.push('/');
            match component {
                b".." => name.push_str("%2E%2E"),
                other => encode(other, &mut name),
            }
        }
        if name.len() == self.0.len() {
            name.push_str("/unnamed");
        }
        Self(name)
    }

    /// The name of another thing that has the same.
    #[must_use]
    pub(super) fn numbered(&self, number: u64) -> Self {
        Self(format!("{}#{number}", self.0))
    }

    /// The name as it stands in records and manifests.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folders in which this lies, as far as they lie below another.
    pub(super) fn folders_below(&self, above: &Self) -> impl Iterator<Item = Self> {
        let slashes = self.0.match_indices('/').map(|(at, _)| at);
        let below = slashes.filter(|at| *at > above.0.len());
        below.filter_map(|at| self.0.get(..at).map(|folder| Self(folder.to_owned())))
    }

    /// The last component.
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// What follows the last dot of the file name, in lower case.
    pub fn extension(&self) -> Option<String> {
        let (stem, extension) = self.file_name().rsplit_once('.')?;
        (!stem.is_empty()).then(|| extension.to_lowercase())
    }

    /// Where the document's record is written, below the output folder: `a/x.pdf` becomes
    /// `a/x.pdf.json`.
    ///
    /// No two names have the same record path, and none is that of `summary.json` or
    /// `manifest.jsonl`: one letter of a name that would collide is percent-encoded.
    pub fn record_path(&self) -> String {
        let mut path = String::with_capacity(self.0.len() + 5);
        let (folders, file) = self.0.rsplit_once('/').unwrap_or(("", &self.0));
        for folder in folders.split('/').filter(|folder| !folder.is_empty()) {
            path.push_str(&shorten(&unlike_a_record(folder), ""));
            path.push('/');
        }
        let file = if self.0.eq_ignore_ascii_case("summary") { "summar%79" } else { file };
        path.push_str(&shorten(file, ".json"));
        path
    }
}

impl fmt::Display for Name {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

fn encode(component: &[u8], name: &mut String) {
    for chunk in component.utf8_chunks() {
        encode_percent(chunk.valid(), name);
        for byte in chunk.invalid() {
            let _ = write!(name, "%{byte:02X}"); // writing to a String cannot fail
        }
    }
}

/// "50 % og mere" stays, "%41" becomes "%2541".
fn encode_percent(text: &str, name: &mut String) {
    for (at, character) in text.char_indices() {
        name.push(character);
        let next = text.as_bytes().get(at + 1..at + 3);
        if character == '%' && next.is_some_and(|next| next.iter().all(u8::is_ascii_hexdigit)) {
            name.push_str("25");
        }
    }
}

/// Folders of records do not end in `.json` or `.jsonl`, as all our files do.
fn unlike_a_record(folder: &str) -> String {
    match folder.rsplit_once('.') {
        Some((stem, extension))
            if ["json", "jsonl"].iter().any(|ours| extension.eq_ignore_ascii_case(ours)) =>
        {
            format!("{stem}%2E{extension}")
        }
        _ => folder.to_owned(),
    }
}

/// Common file systems take 255 bytes for one component.
const LONGEST: usize = 255;

/// Adds the suffix; a component that is too long then ends in a hash of the whole instead.
fn shorten(component: &str, suffix: &str) -> String {
    if component.len() + suffix.len() <= LONGEST {
        return format!("{component}{suffix}");
    }
    let hash = sha256(component.as_bytes());
    let room = LONGEST - suffix.len() - hash.len() - 1;
    let start = (0..=room).rev().find_map(|end| component.get(..end)).unwrap_or_default();
    format!("{start}~{hash}{suffix}")
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;

    use super::Name;

    fn record_path(name: &str) -> String {
        Name::new(name.split('/').map(OsStr::new)).record_path()
    }

    #[test]
    fn records_lie_like_their_documents() {
        assert_eq!(record_path("a/møde.pdf"), "a/møde.pdf.json");
        assert_eq!(record_path("x"), "x.json");
    }

    #[test]
    fn nothing_collides_with_our_own_files() {
        assert_eq!(record_path("summary"), "summar%79.json");
        assert_eq!(record_path("a/summary"), "a/summary.json");
        assert_eq!(record_path("manifest.jsonl/x"), "manifest%2Ejsonl/x.json");
        assert_eq!(record_path("x.json/y"), "x%2Ejson/y.json");
    }

    #[test]
    fn percent_signs_lead_back() {
        let name = |text: &str| Name::new([OsStr::new(text)]).as_str().to_owned();
        assert_eq!(name("50 % af %41"), "50 % af %2541");
        assert_eq!(name("%2541"), "%252541");
        assert_eq!(name("%"), "%");
    }

    #[cfg(unix)]
    #[test]
    fn other_bytes_are_encoded() {
        use std::os::unix::ffi::OsStrExt as _;
        let latin = OsStr::from_bytes(b"m\xf8de.txt");
        assert_eq!(Name::new([latin]).as_str(), "m%F8de.txt");
    }

    #[test]
    fn long_names_fit_the_file_system() {
        let one = record_path(&"å".repeat(127));
        let other = record_path(&format!("{}b", "å".repeat(126)));
        assert!(one.len() <= 255 && other.len() <= 255 && one != other);
        assert_eq!(one.get(one.len() - 5..), Some(".json"));
    }

    #[test]
    fn extensions_are_lower_case() {
        assert_eq!(Name::new([OsStr::new("A.B.PDF")]).extension().as_deref(), Some("pdf"));
        assert_eq!(Name::new([OsStr::new(".hidden")]).extension(), None);
        assert_eq!(Name::new([OsStr::new("README")]).extension(), None);
    }
}
