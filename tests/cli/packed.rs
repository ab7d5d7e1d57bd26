//! Making archives, sound ones and others.

use std::io::{Cursor, Write as _};

use flate2::Compression;
use flate2::write::GzEncoder;
use zip::write::SimpleFileOptions;

/// What lies in an archive: paths and contents.
pub(crate) type Members<'a> = &'a [(&'a str, &'a [u8])];

pub(crate) fn zip(members: Members<'_>) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in members {
        archive.start_file(*path, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

pub(crate) fn tar(members: Members<'_>) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for (path, bytes) in members {
        let mut header = header(path, bytes.len());
        header.set_cksum();
        archive.append(&header, *bytes).unwrap();
    }
    archive.into_inner().unwrap()
}

/// The path as it is: the library refuses those that lead elsewhere.
pub(crate) fn header(path: &str, size: usize) -> tar::Header {
    let mut header = tar::Header::new_gnu();
    let name = header.as_gnu_mut().unwrap();
    name.name.get_mut(..path.len()).unwrap().copy_from_slice(path.as_bytes());
    header.set_size(size as u64);
    header.set_mode(0o644);
    header
}

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

pub(crate) fn zstd(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 0).unwrap()
}

/// The archive with every such run of bytes replaced by one of the same length.
pub(crate) fn patched(archive: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut bytes = archive.to_vec();
    let places = places(archive, from);
    assert!(!places.is_empty(), "nothing to replace");
    for at in places {
        bytes.splice(at..at + to.len(), to.iter().copied());
    }
    bytes
}

/// The archive with the flag set that says its members are encrypted.
pub(crate) fn encrypted(archive: &[u8]) -> Vec<u8> {
    let mut bytes = archive.to_vec();
    for (signature, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        for at in places(archive, signature) {
            *bytes.get_mut(at + flags).unwrap() |= 1;
        }
    }
    bytes
}

/// Where such a run of bytes begins.
pub(crate) fn places(archive: &[u8], run: &[u8]) -> Vec<usize> {
    let windows = archive.windows(run.len()).enumerate();
    windows.filter(|(_, window)| *window == run).map(|(at, _)| at).collect()
}
