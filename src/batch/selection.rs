//! Which of a folder's files are looked at. Files that are named on the command line are
//! read in any case.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use super::archive::Format;
use super::name::Name;
use super::skip::Skip;
use crate::error::Error;

/// The patterns of a run; the default takes every file that is not hidden.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    include: Option<GlobSet>,
    exclude: Option<GlobSet>,
    hidden: bool,
}

impl Selection {
    /// Takes only files that match one of `include` (any, when there are none) and none of
    /// `exclude`; hidden files only with `hidden`.
    ///
    /// A pattern without a slash is compared with the file's name, one with a slash with its
    /// path below the common folder of the inputs.
    ///
    /// # Errors
    /// [`Error::Glob`] for a malformed pattern.
    pub fn new(include: &[String], exclude: &[String], hidden: bool) -> Result<Self, Error> {
        Ok(Self { include: set(include)?, exclude: set(exclude)?, hidden })
    }

    /// Why a folder is not looked into.
    pub(super) fn folder_passed_over(&self, name: &Name) -> Option<Skip> {
        if name.file_name().starts_with('.') && !self.hidden {
            return Some(Skip::Hidden);
        }
        let excluded = self.exclude.as_ref().is_some_and(|set| set.is_match(name.as_str()));
        excluded.then_some(Skip::Excluded)
    }

    /// Why a file is not looked at. An archive is looked into like a folder.
    pub(super) fn file_passed_over(&self, name: &Name) -> Option<Skip> {
        let included = || self.include.as_ref().is_none_or(|set| set.is_match(name.as_str()));
        let taken = || Format::of(name).is_some() || included();
        self.folder_passed_over(name).or_else(|| (!taken()).then_some(Skip::Excluded))
    }

    /// Why a member of an archive is not looked at: because of itself or of one of the folders
    /// in which it lies there.
    pub(super) fn member_passed_over(&self, name: &Name, archive: &Name) -> Option<Skip> {
        let folder = |folder| self.folder_passed_over(&folder);
        name.folders_below(archive).find_map(folder).or_else(|| self.file_passed_over(name))
    }
}

fn set(patterns: &[String]) -> Result<Option<GlobSet>, Error> {
    if patterns.is_empty() {
        return Ok(None);
    }
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        let everywhere = if pattern.contains('/') { "" } else { "**/" };
        let pattern = format!("{everywhere}{pattern}");
        set.add(GlobBuilder::new(&pattern).literal_separator(true).build().map_err(Error::Glob)?);
    }
    set.build().map(Some).map_err(Error::Glob)
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;

    use super::Selection;
    use crate::batch::name::Name;

    fn takes(include: &[&str], exclude: &[&str], name: &str) -> bool {
        let owned =
            |patterns: &[&str]| patterns.iter().map(ToString::to_string).collect::<Vec<_>>();
        let selection = Selection::new(&owned(include), &owned(exclude), false).unwrap();
        selection.file_passed_over(&Name::new(name.split('/').map(OsStr::new))).is_none()
    }

    #[test]
    fn patterns_without_a_slash_are_for_names() {
        assert!(takes(&["*.pdf"], &[], "a/b/x.pdf"));
        assert!(!takes(&["*.pdf"], &[], "a/b/x.txt"));
        assert!(!takes(&["*.pdf"], &["x*"], "a/b/x.pdf"));
    }

    #[test]
    fn patterns_with_a_slash_are_for_paths() {
        assert!(takes(&["a/**"], &[], "a/b/x.pdf"));
        assert!(!takes(&["a/*"], &[], "a/b/x.pdf"));
        assert!(!takes(&[], &["a/b/*"], "a/b/x.pdf"));
    }

    #[test]
    fn malformed_patterns_are_errors() {
        assert!(Selection::new(&["a[".to_owned()], &[], false).is_err());
    }
}
