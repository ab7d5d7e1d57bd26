//! Where a document's record is written, below the output folder: `a/x.pdf` becomes
//! `a/x.pdf.json`.
//!
//! The output may end up on any file system: on one that does not tell `A` from `a`, that does not take
//! some characters, or only short names. So no two records have paths that are the same on
//! any of them, and a path consists of what all of them take.

use std::collections::HashSet;
use std::collections::hash_map::DefaultHasher;
use std::fmt::Write as _;
use std::hash::{Hash as _, Hasher as _};

use unicode_normalization::UnicodeNormalization as _;

use super::name::Name;
use crate::source::sha256;

/// The record paths of a run so far, as numbers of 8 bytes.
#[derive(Debug, Default)]
pub(super) struct RecordPaths(HashSet<u64>);

impl RecordPaths {
    /// The same name with a record path that no name before it has, wherever the records
    /// are copied to.
    pub(super) fn tell_apart(&mut self, mut name: Name) -> Name {
        while !self.0.insert(folded(&name.record_path())) {
            name.twin += 1;
        }
        name
    }
}

/// A number that is the same for paths that some file system takes for one.
fn folded(path: &str) -> u64 {
    let mut hasher = DefaultHasher::new(); // the same in every run
    for character in path.nfc().flat_map(char::to_lowercase) {
        character.hash(&mut hasher);
    }
    hasher.finish()
}

impl Name {
    /// The path of its record. No two names of a run have the same, and none is that of
    /// another file of ours: one letter of a name that would collide is percent-encoded.
    pub fn record_path(&self) -> String {
        let name = self.as_str();
        let (folders, file) = name.rsplit_once('/').unwrap_or(("", name));
        let mut path = String::with_capacity(name.len() + 5);
        for folder in folders.split('/').filter(|folder| !folder.is_empty()) {
            path.push_str(&shorten(&unlike_a_file(&portable(folder)), ""));
            path.push('/');
        }
        let file = unlike_ours(name).unwrap_or_else(|| portable(file));
        let suffix = if self.twin > 0 { &format!("~{}.json", self.twin + 1) } else { ".json" };
        path.push_str(&shorten(&file, suffix));
        if path.len() > LONGEST_PATH { flattened(name, &path, suffix) } else { path }
    }
}

/// Files of ours at the top of an output folder that end in `.json`.
const OURS: &[&str] = &["run", "summary"];

fn unlike_ours(name: &str) -> Option<String> {
    let ours = OURS.iter().find(|ours| name.eq_ignore_ascii_case(ours))?;
    let (start, last) = ours.split_at(ours.len() - 1);
    Some(format!("{start}%{:02X}", last.as_bytes().first()?))
}

/// Some file systems do not take all characters, nor dots and spaces at the end.
fn portable(component: &str) -> String {
    let mut portable = String::with_capacity(component.len());
    let kept = component.trim_end_matches(['.', ' ']).len();
    for (at, character) in component.char_indices() {
        let forbidden = matches!(character, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\\');
        if at >= kept || forbidden || character.is_ascii_control() {
            let _ = write!(portable, "%{:02X}", u32::from(character)); // cannot fail
        } else {
            portable.push(character);
        }
    }
    portable
}

/// Folders of records do not end in `.json` or `.jsonl`, as all our files do.
fn unlike_a_file(folder: &str) -> String {
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
/// Systems take 1,024 or 4,096 bytes for a path, of which the output folder needs some.
const LONGEST_PATH: usize = 800;

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

/// As many of the outer folders as there is room for, and a hash of the whole name.
fn flattened(name: &str, path: &str, suffix: &str) -> String {
    let outer = path.match_indices('/').map(|(at, _)| at + 1);
    let outer = outer.take_while(|at| *at <= LONGEST_PATH - LONGEST).last().unwrap_or_default();
    let outer = path.get(..outer).unwrap_or_default();
    format!("{outer}~{}{suffix}", sha256(name.as_bytes()))
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;

    use super::RecordPaths;
    use crate::batch::name::Name;

    fn name(name: &str) -> Name {
        Name::new(name.split('/').map(OsStr::new))
    }

    fn record_path(path: &str) -> String {
        name(path).record_path()
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
    fn paths_are_portable() {
        assert_eq!(record_path("Kl. 19:30?/a"), "Kl. 19%3A30%3F/a.json");
        assert_eq!(record_path("a. /b\\c "), "a%2E%20/b%5Cc%20.json");
        assert_ne!(record_path("a:"), record_path("a%3A"));
    }

    #[test]
    fn long_names_fit_the_file_system() {
        let one = record_path(&"å".repeat(127));
        let other = record_path(&format!("{}b", "å".repeat(126)));
        assert!(one.len() <= 255 && other.len() <= 255 && one != other);
        assert_eq!(one.get(one.len() - 5..), Some(".json"));
    }

    #[test]
    fn deep_folders_are_cut_short() {
        let deep = vec!["folder"; 300].join("/");
        let (one, other) = (record_path(&format!("{deep}/a")), record_path(&format!("{deep}/b")));
        assert!(one.len() <= 800 && one.starts_with("folder/folder/") && one != other, "{one}");
    }

    #[test]
    fn twins_are_told_apart() {
        let mut paths = RecordPaths::default();
        let mut path = |text: &str| paths.tell_apart(name(text)).record_path();
        assert_eq!(path("Å.txt"), "Å.txt.json");
        assert_eq!(path("å.txt~2"), "å.txt~2.json");
        assert_eq!(path("å.txt"), "å.txt~3.json");
        assert_eq!(path("a\u{30a}.TXT"), "a\u{30a}.TXT~4.json");
        assert_eq!(path("x/å.txt"), "x/å.txt.json");
    }
}
