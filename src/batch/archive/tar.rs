//! Tar archives: members one behind the other, mostly packed as a whole, so that each must be
//! fetched when it comes by.

use std::io::{self, BufReader, Read};
use std::sync::Arc;

use ::tar::Entry;
use flate2::read::MultiGzDecoder;

use super::expanding::{Counted, Expanding};
use super::reader::Reader;
use super::{Each, Member, broken, damaged};
use crate::batch::content::{Content, LARGEST, Unread};
use crate::batch::skip::Skip;

/// Reads an archive that is packed by gzip.
pub(super) fn read_gzip(archive: Reader, each: Each<'_>) -> Result<(), Unread> {
    let (packed, count) = Counted::new(archive);
    let unpacker = MultiGzDecoder::new(BufReader::new(packed));
    read(Expanding::new(unpacker, count), each)
}

/// Reads an archive that is packed by Zstandard.
pub(super) fn read_zstd(archive: Reader, each: Each<'_>) -> Result<(), Unread> {
    let (packed, count) = Counted::new(archive);
    let unpacker = zstd::Decoder::new(packed)?;
    read(Expanding::new(unpacker, count), each)
}

/// Reads an archive as it is; to its very end, where packers keep their checksum.
pub(super) fn read(stream: impl Read, each: Each<'_>) -> Result<(), Unread> {
    let mut archive = ::tar::Archive::new(BufReader::new(stream));
    for entry in archive.entries()? {
        let mut entry = entry.map_err(broken)?;
        let kind = entry.header().entry_type();
        if kind.is_dir() || kind.is_pax_global_extensions() {
            continue;
        }
        let path = entry.path_bytes().into_owned();
        let content = match () {
            () if kind.is_symlink() || kind.is_hard_link() => {
                Err(Unread::Skipped(Skip::ArchivedLink))
            }
            () if kind.is_file() || kind.is_contiguous() || kind.is_gnu_sparse() => {
                fetch(&mut entry)
            }
            () => Err(Unread::Skipped(Skip::NotADocument)), // a device, a pipe
        };
        if !each(Member { path, content }) {
            return Ok(());
        }
    }
    io::copy(&mut archive.into_inner(), &mut io::sink()).map_err(broken)?;
    Ok(())
}

/// Smaller members are kept in memory.
const SMALL: u64 = 8 << 20;

fn fetch(entry: &mut Entry<'_, impl Read>) -> Result<Content, Unread> {
    let size = entry.size();
    if size > LARGEST {
        return Err(Unread::too_large());
    }
    let (content, fetched) = if size > SMALL {
        let mut copy = tempfile::tempfile()?;
        let fetched = io::copy(entry, &mut copy).map_err(broken)?;
        (Content::Copied(Reader::new(copy)), fetched)
    } else {
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).map_err(broken)?;
        let fetched = bytes.len() as u64;
        (Content::Loaded(Arc::from(bytes)), fetched)
    };
    if fetched < size {
        return Err(damaged(format_args!("it ends {} bytes too early", size - fetched)));
    }
    Ok(content)
}
