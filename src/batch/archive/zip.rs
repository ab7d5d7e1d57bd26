//! Zip archives: the members are listed at the end, and each can be unpacked by itself, on the
//! thread that reads it.

use std::io::{self, Read};
use std::sync::Arc;

use ::zip::read::{Config, OwnedZipFileEntry, ZipFileEntry};
use ::zip::result::ZipError;
use ::zip::unstable::read::ZipIterable;
use ::zip::{System, ZipReadOptions};

use super::names::decode;
use super::reader::Reader;
use super::{Each, Member, broken, damaged, expanding};
use crate::batch::content::{Content, LARGEST, Unread};
use crate::batch::skip::Skip;
use crate::diagnostic::Code;

/// A member, still packed.
#[derive(Debug, Clone)]
pub(in crate::batch) struct ZipMember {
    archive: Reader,
    entry: Arc<OwnedZipFileEntry>,
}

/// Hands out the members in the order of the archive's directory.
pub(super) fn read(archive: &Reader, each: Each<'_>) -> Result<(), Unread> {
    let mut listed = ZipIterable::try_new(archive.clone(), Config::default()).map_err(unread)?;
    let mut unclaimed = archive.len()?;
    for entry in listed.files().map_err(unread)? {
        let entry = entry.map_err(unread)?;
        unclaimed = unclaimed.checked_sub(entry.compressed_size()).ok_or_else(|| {
            damaged("its members lie over each other, which is how archives are made to explode")
        })?;
        if !entry.is_dir() && !each(member(archive, entry)) {
            break;
        }
    }
    Ok(())
}

fn member(archive: &Reader, entry: ZipFileEntry<'_>) -> Member {
    let path = path(&entry).into_bytes();
    let content = match () {
        () if entry.is_symlink() => Err(Unread::Skipped(Skip::ArchivedLink)),
        () if entry.encrypted() => Err(encrypted()),
        () if entry.size() > LARGEST => Err(Unread::too_large()),
        () => {
            let entry = Arc::new(entry.into());
            Ok(Content::Zipped(ZipMember { archive: archive.clone(), entry }))
        }
    };
    Member { path, content }
}

/// The standard wants `/`; some programs of Windows wrote `\`.
fn path(entry: &ZipFileEntry<'_>) -> String {
    let path = decode(entry.name_raw());
    let windows = matches!(entry.system(), System::Dos | System::WindowsNTFS | System::VFAT);
    if windows { path.replace('\\', "/") } else { path }
}

impl ZipMember {
    /// Lets `take` read what it unpacks to.
    pub(in crate::batch) fn open<T>(
        &self,
        take: impl FnOnce(&mut dyn Read) -> Result<T, Unread>,
    ) -> Result<T, Unread> {
        let mut archive = self.archive.clone();
        let entry = self.entry.as_ref().as_ref();
        let member = entry.with_reader(&mut archive, ZipReadOptions::default()).map_err(unread)?;
        let left = expanding::limit(self.entry.compressed_size());
        take(&mut Bounded { member, left })
    }
}

/// A member that fails when it unpacks to more than it may.
struct Bounded<R> {
    member: R,
    left: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let read = self.member.read(bytes).map_err(|error| io::Error::from(broken(error)))?;
        match self.left.checked_sub(read as u64) {
            Some(left) => self.left = left,
            None => return Err(expanding::too_much().into()),
        }
        Ok(read)
    }
}

fn unread(error: ZipError) -> Unread {
    match error {
        ZipError::Io(error) => broken(error),
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            encrypted()
        }
        ZipError::CompressionMethodNotSupported(method) => {
            let message = format!("packed by method {method}, which is not read: unpack it first");
            Unread::Failed(Code::UnsupportedFormat, message)
        }
        ZipError::UnsupportedArchive(what) => {
            Unread::Failed(Code::UnsupportedFormat, format!("{what}: unpack it first"))
        }
        other => damaged(other),
    }
}

fn encrypted() -> Unread {
    let message = "the member of the archive needs a password: unpack it with the password";
    Unread::Failed(Code::Encrypted, message.to_owned())
}
