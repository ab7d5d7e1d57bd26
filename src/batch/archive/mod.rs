//! Archives, read in place: their members are inputs like any other, one after the other, and
//! nothing is unpacked to disk but what is too large for memory.
//!
//! An archive comes from anywhere and may say anything. A member that is encrypted, damaged
//! or too large costs itself; an archive that breaks off keeps what came before. What it
//! expands to is bounded, and no name in it leads out of it.

mod expanding;
mod names;
mod reader;
mod tar;
mod zip;

use std::io;
use std::sync::mpsc::{self, Receiver};
use std::thread;

pub(super) use names::MemberNames;
pub(super) use reader::Reader;
pub(super) use zip::ZipMember;

use super::content::{Content, Unread};
use super::name::Name;
use crate::diagnostic::Code;
use crate::panics::quietly;

/// How an archive is packed, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Zip,
    Tar,
    TarGzip,
    TarZstd,
}

const SUFFIXES: &[(&str, Format)] = &[
    (".zip", Format::Zip),
    (".tar", Format::Tar),
    (".tar.gz", Format::TarGzip),
    (".tgz", Format::TarGzip),
    (".tar.zst", Format::TarZstd),
    (".tzst", Format::TarZstd),
];

impl Format {
    /// The format of an archive with this name; `None` for all other files. Word processors'
    /// files are zip archives, too, and are none here.
    pub(super) fn of(name: &Name) -> Option<Self> {
        let file = name.file_name().to_lowercase();
        let of_its_kind =
            |(suffix, _): &&(&str, _)| file.len() > suffix.len() && file.ends_with(suffix);
        SUFFIXES.iter().find(of_its_kind).map(|(_, format)| *format)
    }
}

/// A file of an archive.
#[derive(Debug)]
pub(super) struct Member {
    /// Its path, `/` between the components, in whatever encoding the archive has.
    pub(super) path: Vec<u8>,
    pub(super) content: Result<Content, Unread>,
}

/// An archive that is being read, by a thread of its own: libraries hand out members one by
/// one as long as they hold the archive.
#[derive(Debug)]
pub(super) struct Archive(Receiver<Met>);

#[derive(Debug)]
enum Met {
    Member(Member),
    End(Result<(), Unread>),
}

/// Takes a member, and says whether more are wanted.
type Each<'a> = &'a mut dyn FnMut(Member) -> bool;

impl Archive {
    /// Begins to read.
    pub(super) fn open(content: Content, format: Format) -> Self {
        let (sender, receiver) = mpsc::sync_channel(1);
        thread::spawn(move || {
            let mut each = |member| sender.send(Met::Member(member)).is_ok();
            let end = quietly(|| read(content, format, &mut each)).unwrap_or_else(|message| {
                Err(Unread::Failed(Code::Panic, format!("the program failed on it: {message}")))
            });
            let _ = sender.send(Met::End(end)); // if nobody listens, nobody needs it
        });
        Self(receiver)
    }

    /// The next member, or how it ended: whole, or broken off and why.
    pub(super) fn next(&mut self) -> Result<Member, Result<(), Unread>> {
        match self.0.recv() {
            Ok(Met::Member(member)) => Ok(member),
            Ok(Met::End(end)) => Err(end),
            Err(_) => Err(Err(damaged("its reader stopped"))),
        }
    }
}

fn read(content: Content, format: Format, each: Each<'_>) -> Result<(), Unread> {
    let reader = content.into_reader()?;
    match format {
        Format::Zip => zip::read(&reader, each),
        Format::Tar => tar::read(reader, each),
        Format::TarGzip => tar::read_gzip(reader, each),
        Format::TarZstd => tar::read_zstd(reader, each),
    }
}

/// What it means that an archive or a member cannot be read on: that it is damaged, unless one
/// of our own readers or the system stopped it.
fn broken(error: io::Error) -> Unread {
    match Unread::behind(&error) {
        Some(unread) => unread.clone(),
        None if error.raw_os_error().is_some() => error.into(),
        None => damaged(error),
    }
}

fn damaged(what: impl std::fmt::Display) -> Unread {
    Unread::Failed(Code::DamagedArchive, format!("the archive is damaged: {what}"))
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;

    use super::Format;
    use crate::batch::name::Name;

    #[test]
    fn archives_are_known_by_their_names() {
        let format = |name: &str| Format::of(&Name::new([OsStr::new(name)]));
        assert_eq!(format("a.ZIP"), Some(Format::Zip));
        assert_eq!(format("a.tar.gz"), Some(Format::TarGzip));
        assert_eq!(format("a.txt.gz"), None);
        assert_eq!(format("a.docx"), None);
        assert_eq!(format(".zip"), None);
    }
}
