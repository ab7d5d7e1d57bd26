//! The names of members: safe, readable and unique within their archive.

use std::collections::HashSet;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher as _};

use yore::code_pages::CP865;

use crate::batch::name::Name;

/// Gives every member of an archive a name of its own below the archive's. Costs a few bytes
/// for each member of the archive.
#[derive(Debug)]
pub(in crate::batch) struct MemberNames {
    archive: Name,
    taken: HashSet<u64>,
}

impl MemberNames {
    pub(in crate::batch) fn new(archive: Name) -> Self {
        Self { archive, taken: HashSet::new() }
    }

    /// The archive's own.
    pub(in crate::batch) fn archive(&self) -> &Name {
        &self.archive
    }

    /// The archive's own, when nothing more is to be named.
    pub(in crate::batch) fn into_archive(self) -> Name {
        self.archive
    }

    /// The member's. A path that an archive holds twice gets `#2` behind it, since the later
    /// member is an addition as often as a replacement.
    pub(in crate::batch) fn name(&mut self, path: &[u8]) -> Name {
        let name = self.archive.member(path);
        if self.take(&name) {
            return name;
        }
        let mut numbered = (2_u64..).map(|number| name.numbered(number));
        numbered.find(|name| self.take(name)).unwrap_or(name)
    }

    fn take(&mut self, name: &Name) -> bool {
        let mut hasher = DefaultHasher::new(); // the same in every run
        name.as_str().hash(&mut hasher);
        self.taken.insert(hasher.finish())
    }
}

/// A path in a zip archive. Without the flag that says UTF-8 it is, by the standard, in the
/// code page of American DOS; where Danish was written it is in that of Danish DOS, or
/// in UTF-8 by programs that forget the flag.
pub(super) fn decode(path: &[u8]) -> String {
    match std::str::from_utf8(path) {
        Ok(path) => path.to_owned(),
        Err(_) => CP865.decode(path).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;

    use super::{MemberNames, decode};
    use crate::batch::name::Name;

    fn names(paths: &[&str]) -> Vec<String> {
        let mut names = MemberNames::new(Name::new([OsStr::new("a.zip")]));
        paths.iter().map(|path| names.name(path.as_bytes()).to_string()).collect()
    }

    #[test]
    fn paths_do_not_lead_out_of_the_archive() {
        assert_eq!(
            names(&["../../etc/x", "/abs/x", "./y//z", "", ".."]),
            [
                "a.zip/%2E%2E/%2E%2E/etc/x",
                "a.zip/abs/x",
                "a.zip/y/z",
                "a.zip/unnamed",
                "a.zip/%2E%2E"
            ]
        );
    }

    #[test]
    fn a_path_that_is_there_twice_is_numbered() {
        assert_eq!(
            names(&["x.txt", "x.txt#2", "x.txt", "./x.txt"]),
            ["a.zip/x.txt", "a.zip/x.txt#2", "a.zip/x.txt#3", "a.zip/x.txt#4"]
        );
    }

    #[test]
    fn names_of_danish_dos() {
        assert_eq!(decode(b"M\x9bde/\x91\x92\x86\x8f\x9d.txt"), "Møde/æÆåÅØ.txt");
        assert_eq!(decode("Møde.txt".as_bytes()), "Møde.txt");
    }
}
