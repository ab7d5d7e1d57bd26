//! Why something in a folder is not read.

/// The `reason` of a line whose `outcome` is `skipped`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skip {
    /// Evidently something else than a document.
    NotADocument,
    /// Its name begins with a dot.
    Hidden,
    /// The user's patterns leave it out.
    Excluded,
    /// A symbolic link to a folder that is read at another place, or that the link lies in.
    LinkedFolder,
    /// An archive that was read to its end.
    Archive,
    /// A link in an archive.
    ArchivedLink,
    /// Its content has been read under another name.
    Duplicate,
}

impl Skip {
    /// Every reason.
    pub const ALL: &'static [Self] = &[
        Self::NotADocument,
        Self::Hidden,
        Self::Excluded,
        Self::LinkedFolder,
        Self::Archive,
        Self::ArchivedLink,
        Self::Duplicate,
    ];

    /// The name as it stands in the manifest, in kebab-case.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotADocument => "not-a-document",
            Self::Hidden => "hidden",
            Self::Excluded => "excluded",
            Self::LinkedFolder => "linked-folder",
            Self::Archive => "archive",
            Self::ArchivedLink => "archived-link",
            Self::Duplicate => "duplicate",
        }
    }

    /// What it means, for `referat explain`.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::NotADocument => {
                "A file in a folder that evidently is no document; name it to have it read."
            }
            Self::Hidden => "A name that begins with a dot; `--hidden` has it read.",
            Self::Excluded => "Left out by `--include` or `--exclude`.",
            Self::LinkedFolder => {
                "A symbolic link to a folder that is read at another place, or that the link lies in."
            }
            Self::Archive => "An archive: each of its members has a line of its own.",
            Self::ArchivedLink => "A link in an archive, which holds no document itself.",
            Self::Duplicate => {
                "The same bytes as the input in `duplicate_of`; `--keep-duplicates` has it read."
            }
        }
    }
}
