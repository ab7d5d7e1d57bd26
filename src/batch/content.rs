//! Where a document's bytes lie, and how they are fetched: from a file, out of an archive, or
//! from memory where they have been passed by already.

use std::error::Error;
use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::Arc;

use super::archive::{Reader, ZipMember};
use super::skip::Skip;
use crate::diagnostic::Code;

/// A document's bytes, not fetched yet. Clones are cheap.
#[derive(Debug, Clone)]
pub(super) enum Content {
    /// A file.
    File(PathBuf),
    /// A member of a zip archive, still packed.
    Zipped(ZipMember),
    /// A member of a tar archive, small enough to be kept in memory.
    Loaded(Arc<[u8]>),
    /// A member of a tar archive, in a temporary file.
    Copied(Reader),
}

/// Why there is nothing to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unread {
    Skipped(Skip),
    Failed(Code, String),
}

/// Larger files, and devices that never end, are not read: minutes are not that large, and
/// every thread may hold one in memory.
pub(super) const LARGEST: u64 = 1 << 30;

/// Enough to tell a format.
const HEAD: u64 = 8192;

impl Content {
    /// The beginning, as much of it as tells a format.
    pub(super) fn head(&self) -> Result<Vec<u8>, Unread> {
        let mut bytes = Vec::new();
        self.fetch(|content| Ok(content.take(HEAD).read_to_end(&mut bytes)?))?;
        Ok(bytes)
    }

    /// All of it, unless it is too large.
    pub(super) fn read(&self) -> Result<Vec<u8>, Unread> {
        let mut bytes = Vec::new();
        if let Self::File(path) = self
            && File::open(path)?.metadata()?.len() > LARGEST
        {
            return Err(Unread::too_large());
        }
        self.fetch(|content| Ok(content.take(LARGEST + 1).read_to_end(&mut bytes)?))?;
        if bytes.len() as u64 > LARGEST { Err(Unread::too_large()) } else { Ok(bytes) }
    }

    /// A file that can be read at any place: the one that it is, or a temporary copy.
    pub(super) fn into_reader(self) -> Result<Reader, Unread> {
        match self {
            Self::File(path) => Ok(Reader::new(File::open(path)?)),
            Self::Copied(reader) => Ok(reader),
            Self::Zipped(_) | Self::Loaded(_) => {
                let mut copy = tempfile::tempfile()?;
                self.fetch(|content| Ok(io::copy(content, &mut copy)?))?;
                Ok(Reader::new(copy))
            }
        }
    }

    fn fetch<T>(&self, take: impl FnOnce(&mut dyn Read) -> Result<T, Unread>) -> Result<T, Unread> {
        match self {
            Self::File(path) => take(&mut File::open(path)?),
            Self::Zipped(member) => member.open(|member| take(member)),
            Self::Loaded(bytes) => take(&mut &**bytes),
            Self::Copied(reader) => take(&mut reader.clone()),
        }
    }
}

impl Unread {
    pub(super) fn too_large() -> Self {
        let mib = LARGEST >> 20;
        let message = format!("the file is larger than {mib} MiB, too large for minutes");
        Self::Failed(Code::LimitReached, message)
    }

    pub(super) fn unreadable(error: &impl ToString) -> Self {
        Self::Failed(Code::UnreadableFile, error.to_string())
    }
}

/// What archives say about themselves travels through readers as the cause of an error.
impl From<io::Error> for Unread {
    fn from(error: io::Error) -> Self {
        Self::behind(&error).cloned().unwrap_or_else(|| Self::unreadable(&error))
    }
}

impl Unread {
    /// The reason that readers around readers have wrapped in errors of their own.
    pub(super) fn behind(error: &io::Error) -> Option<&Self> {
        let mut cause: &(dyn Error + 'static) = error.get_ref()?;
        loop {
            if let Some(unread) = cause.downcast_ref() {
                return Some(unread);
            }
            cause = match cause.downcast_ref::<io::Error>() {
                Some(error) => error.get_ref()?,
                None => cause.source()?,
            };
        }
    }
}

impl From<Unread> for io::Error {
    fn from(unread: Unread) -> Self {
        Self::other(unread)
    }
}

impl Error for Unread {}

impl fmt::Display for Unread {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Skipped(skip) => out.write_str(skip.meaning()),
            Self::Failed(_, message) => out.write_str(message),
        }
    }
}
