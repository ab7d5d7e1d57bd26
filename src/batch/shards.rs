//! Records that share files: one, or several of a size that other programs like.

use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader, Write};
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};

use super::output::{OutputFolder, WholeFile};
use crate::error::Error;

/// How records share files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sharing {
    /// Bytes of records to a file, before compression; a larger record has a file of its own.
    pub shard_size: Option<NonZeroU64>,
    /// Whether the files are compressed (Zstandard).
    pub compress: bool,
}

/// Says in which file each record lies: the same for the same records.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shards {
    sharing: Sharing,
    number: u64,
    length: u64,
}

impl Shards {
    pub(super) fn new(sharing: Sharing) -> Self {
        Self { sharing, number: 1, length: 0 }
    }

    /// The file of the next record, which has so many bytes.
    pub(super) fn next(&mut self, bytes: usize) -> String {
        let bytes = bytes as u64;
        let size = self.sharing.shard_size.map_or(u64::MAX, NonZeroU64::get);
        if self.length > 0 && self.length + bytes > size {
            self.number += 1;
            self.length = 0;
        }
        self.length += bytes;
        self.name()
    }

    /// Whether the file of all records is the one that is wanted.
    pub(super) fn is_one_plain_file(&self) -> bool {
        self.sharing == Sharing::default()
    }

    fn name(&self) -> String {
        let ending = if self.sharing.compress { ".zst" } else { "" };
        match self.sharing.shard_size {
            Some(_) => format!("records-{:05}.jsonl{ending}", self.number),
            None => format!("records.jsonl{ending}"),
        }
    }
}

/// Cuts a file of all records into those that the run is to have.
pub(super) fn cut(all: &Path, folder: &OutputFolder, last: Shards) -> Result<(), Error> {
    let sharing = last.sharing;
    let failed = |error| Error::Read(all.to_owned(), error);
    let mut records = BufReader::new(File::open(all).map_err(failed)?);
    let mut shards = Shards::new(sharing);
    let mut shard = Shard::create(folder, shards.name(), sharing)?;
    let mut record = Vec::new();
    while records.read_until(b'\n', &mut record).map_err(failed)? > 0 {
        let name = shards.next(record.len());
        if shard.name != name {
            shard.finish()?;
            shard = Shard::create(folder, name, sharing)?;
        }
        shard.write(&record)?;
        record.clear();
    }
    shard.finish()
}

/// Removes shared files of earlier runs, which hold what is no longer true.
pub(super) fn remove_others(folder: &OutputFolder, last: Shards) -> Result<(), Error> {
    for (path, number) in found(folder.path()) {
        let ours = Shards { number: number.unwrap_or(1), ..last };
        let is_ours = path.file_name().is_some_and(|name| *name == *ours.name());
        if !is_ours || ours.number > last.number {
            fs::remove_file(&path).map_err(|error| Error::Write(path, error))?;
        }
    }
    Ok(())
}

/// Joins the shared files of a finished run to one of all records, unless they are one.
pub(super) fn join(folder: &Path, all: &Path) -> io::Result<()> {
    let files = found(folder);
    let plain = |path: &Path| path.file_name().is_some_and(|name| name == "records.jsonl");
    if files.iter().all(|(path, _)| plain(path)) {
        return Ok(());
    }
    let mut all = File::create(all)?;
    for (path, _) in files {
        let mut file = File::open(&path)?;
        if path.extension().is_some_and(|extension| extension == "zst") {
            io::copy(&mut zstd::Decoder::new(file)?, &mut all)?;
        } else {
            io::copy(&mut file, &mut all)?;
        }
    }
    Ok(())
}

/// The shared files in a folder, in order, with their number.
fn found(folder: &Path) -> Vec<(PathBuf, Option<u64>)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<_> = entries
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let stem = name.strip_suffix(".zst").unwrap_or(&name).strip_suffix(".jsonl")?;
            match stem.strip_prefix("records")? {
                "" => Some((entry.path(), None)),
                number => Some((entry.path(), Some(number.strip_prefix('-')?.parse().ok()?))),
            }
        })
        .collect();
    files.sort();
    files
}

/// A file that is being written.
struct Shard {
    name: String,
    out: Out,
}

enum Out {
    Plain(WholeFile),
    Packed(zstd::Encoder<'static, WholeFile>),
}

impl Shard {
    fn create(folder: &OutputFolder, name: String, sharing: Sharing) -> Result<Self, Error> {
        let file = folder.create(&name)?;
        if !sharing.compress {
            return Ok(Self { name, out: Out::Plain(file) });
        }
        let packer = zstd::Encoder::new(file, zstd::DEFAULT_COMPRESSION_LEVEL);
        let packer = packer.and_then(|mut packer| {
            packer.include_checksum(true)?;
            Ok(packer)
        });
        match packer {
            Ok(packer) => Ok(Self { name, out: Out::Packed(packer) }),
            Err(error) => Err(Error::Write(folder.path().join(name), error)),
        }
    }

    fn write(&mut self, record: &[u8]) -> Result<(), Error> {
        match &mut self.out {
            Out::Plain(file) => file.write(record),
            Out::Packed(packer) => {
                let written = packer.write_all(record);
                written.map_err(|error| Error::Write(self.name.clone().into(), error))
            }
        }
    }

    fn finish(self) -> Result<(), Error> {
        match self.out {
            Out::Plain(file) => file.finish(),
            Out::Packed(packer) => match packer.finish() {
                Ok(file) => file.finish(),
                Err(error) => Err(Error::Write(self.name.into(), error)),
            },
        }
    }
}
