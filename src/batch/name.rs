//! What a document is called: its path below the folder that all inputs have in common.
//!
//! File names are bytes, JSON is Unicode. Bytes that are no UTF-8 become `%XX`, and so does
//! a `%` that could be mistaken for one of ours, so that two files never get one name and
//! each name leads back to its file.

use std::ffi::OsStr;
use std::fmt::{self, Write as _};
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::list::path_of_bytes;

/// A path of UTF-8, `/`-separated; empty for the common folder itself.
#[derive(Debug, Clone, Default, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Name {
    text: String,
    /// How many before it are the same where case does not count. No part of the name.
    pub(super) twin: u32,
}

impl Name {
    /// The name made of these path components.
    pub fn new<'a>(components: impl IntoIterator<Item = &'a OsStr>) -> Self {
        Self::default().join(components)
    }

    /// The name of something below this folder.
    #[must_use]
    pub fn join<'a>(&self, components: impl IntoIterator<Item = &'a OsStr>) -> Self {
        let mut name = self.text.clone();
        for component in components {
            if !name.is_empty() {
                name.push('/');
            }
            encode(component.as_encoded_bytes(), &mut name);
        }
        name.into()
    }

    /// The name of something in this archive: of whatever the path consists, it stays below.
    #[must_use]
    pub(super) fn member(&self, path: &[u8]) -> Self {
        let mut name = self.text.clone();
        let components = path.split(|byte| *byte == b'/');
        for component in components.filter(|component| !component.is_empty() && *component != b".")
        {
            name.push('/');
            match component {
                b".." => name.push_str("%2E%2E"),
                other => encode(other, &mut name),
            }
        }
        if name.len() == self.text.len() {
            name.push_str("/unnamed");
        }
        name.into()
    }

    /// The name of another thing that has the same.
    #[must_use]
    pub(super) fn numbered(&self, number: u64) -> Self {
        format!("{}#{number}", self.text).into()
    }

    /// The name of something below this folder, which is known by its name there.
    #[must_use]
    pub(super) fn below(&self, name: &Self) -> Self {
        let between = if self.text.is_empty() || name.text.is_empty() { "" } else { "/" };
        format!("{}{between}{}", self.text, name.text).into()
    }

    /// The file's path below the folder in which the names begin.
    pub(super) fn to_path(&self, root: &Path) -> PathBuf {
        root.join(path_of_bytes(self.to_bytes()))
    }

    fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.text.len());
        let mut rest = self.text.as_bytes();
        while let [first, after @ ..] = rest {
            let (byte, after) = match encoded(rest) {
                Some(byte) => (byte, after.get(2..).unwrap_or_default()),
                None => (*first, after),
            };
            bytes.push(byte);
            rest = after;
        }
        bytes
    }

    /// The name as it stands in records and manifests.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The folders in which this lies, as far as they lie below another.
    pub(super) fn folders_below(&self, above: &Self) -> impl Iterator<Item = Self> {
        let slashes = self.text.match_indices('/').map(|(at, _)| at);
        let below = slashes.filter(|at| *at > above.text.len());
        below.filter_map(|at| self.text.get(..at).map(|folder| folder.to_owned().into()))
    }

    /// The folder in which this lies.
    pub(super) fn folder(&self) -> Self {
        let folder = self.text.rsplit_once('/').map_or("", |(folder, _)| folder);
        folder.to_owned().into()
    }

    /// Whether this lies in a folder or an archive.
    pub(super) fn is_below(&self, above: &Self) -> bool {
        self.text.strip_prefix(&above.text).is_some_and(|rest| rest.starts_with('/'))
    }

    /// The last component.
    pub fn file_name(&self) -> &str {
        self.text.rsplit('/').next().unwrap_or_default()
    }

    /// What follows the last dot of the file name, in lower case.
    pub fn extension(&self) -> Option<String> {
        let (stem, extension) = self.file_name().rsplit_once('.')?;
        (!stem.is_empty()).then(|| extension.to_lowercase())
    }
}

impl From<String> for Name {
    fn from(text: String) -> Self {
        Self { text, twin: 0 }
    }
}

impl From<Name> for String {
    fn from(name: Name) -> Self {
        name.text
    }
}

impl Hash for Name {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl fmt::Display for Name {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)
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

/// The byte that `%XX` stands for.
fn encoded(text: &[u8]) -> Option<u8> {
    let [b'%', high, low, ..] = text else { return None };
    let digit = |digit: &u8| char::from(*digit).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
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

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;

    use super::Name;

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
    fn names_lead_back_to_their_files() {
        for file in ["a/50 % af %41.txt", "%2541", "%", "%zz", "æøå"] {
            let name = Name::new(file.split('/').map(OsStr::new));
            assert_eq!(name.to_bytes(), file.as_bytes(), "{name}");
        }
    }

    #[test]
    fn extensions_are_lower_case() {
        assert_eq!(Name::new([OsStr::new("A.B.PDF")]).extension().as_deref(), Some("pdf"));
        assert_eq!(Name::new([OsStr::new(".hidden")]).extension(), None);
        assert_eq!(Name::new([OsStr::new("README")]).extension(), None);
    }
}
