//! A bag (`BagIt`, RFC 8493): records in `data`, and beside it what lets any archive's tools see
//! that they are whole, by SHA-256 and by SHA-512.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use sha2::digest::Output;
use sha2::{Digest, Sha256, Sha512};
use walkdir::WalkDir;

use super::output::{OutputFolder, WholeFile};
use crate::error::Error;
use crate::record::model::Producer;

/// The folder of a bag that holds what the bag is for.
pub(super) const PAYLOAD: &str = "data";

const DECLARATION: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
const DECLARED: &str = "bagit.txt";
const INFO: &str = "bag-info.txt";
const MANIFESTS: [&str; 2] = ["manifest-sha256.txt", "manifest-sha512.txt"];
const TAG_MANIFESTS: [&str; 2] = ["tagmanifest-sha256.txt", "tagmanifest-sha512.txt"];

/// Whether a folder is a bag.
pub(super) fn is_bag(folder: &Path) -> bool {
    folder.join(DECLARED).is_file()
}

/// Makes a bag of an output folder whose records are in its `data`.
///
/// # Errors
/// When they cannot be read or the folder cannot be written.
pub fn seal(folder: &OutputFolder) -> Result<(), Error> {
    let bag = folder.base();
    let mut bytes = 0;
    let mut files: u64 = 0;
    let [mut sha256, mut sha512] = begin(folder, MANIFESTS)?;
    for entry in WalkDir::new(bag.join(PAYLOAD)).sort_by_file_name() {
        let entry = entry.map_err(|error| Error::Read(bag.to_owned(), error.into()))?;
        if entry.file_type().is_dir() {
            continue;
        }
        let path = entry.path();
        let name = path.strip_prefix(bag).unwrap_or(path).to_string_lossy().replace('\\', "/");
        let hashes = Hashes::of(path).map_err(|error| Error::Read(path.to_owned(), error))?;
        sha256.write(&line(&hashes.sha256, &name))?;
        sha512.write(&line(&hashes.sha512, &name))?;
        bytes += hashes.bytes;
        files += 1;
    }
    sha256.finish()?;
    sha512.finish()?;
    let Producer { name, version, .. } = Producer::default();
    let info = format!("Bag-Software-Agent: {name} {version}\nPayload-Oxum: {bytes}.{files}\n");
    write(folder, INFO, info.as_bytes())?;
    write(folder, DECLARED, DECLARATION.as_bytes())?;
    seal_tags(folder)
}

/// The hashes of the files above.
fn seal_tags(folder: &OutputFolder) -> Result<(), Error> {
    let bag = folder.base();
    let [mut sha256, mut sha512] = begin(folder, TAG_MANIFESTS)?;
    for name in [INFO, DECLARED].into_iter().chain(MANIFESTS) {
        let path = bag.join(name);
        let hashes = Hashes::of(&path).map_err(|error| Error::Read(path, error))?;
        sha256.write(&line(&hashes.sha256, name))?;
        sha512.write(&line(&hashes.sha512, name))?;
    }
    sha256.finish()?;
    sha512.finish()
}

fn begin(folder: &OutputFolder, names: [&str; 2]) -> Result<[WholeFile; 2], Error> {
    let [one, other] = names.map(|name| folder.create_beside(name));
    Ok([one?, other?])
}

fn write(folder: &OutputFolder, name: &str, bytes: &[u8]) -> Result<(), Error> {
    let mut file = folder.create_beside(name)?;
    file.write(bytes)?;
    file.finish()
}

fn line(hash: &str, name: &str) -> Vec<u8> {
    // "If a filepath includes a Line Feed, Carriage Return or percent sign, those characters
    // (and only those) MUST be percent-encoded" (section 2.1.3)
    let name = name.replace('%', "%25").replace('\n', "%0A").replace('\r', "%0D");
    format!("{hash}  {name}\n").into_bytes()
}

struct Hashes {
    sha256: String,
    sha512: String,
    bytes: u64,
}

impl Hashes {
    fn of(path: &Path) -> io::Result<Self> {
        let (mut sha256, mut sha512) = (Sha256::new(), Sha512::new());
        let mut file = File::open(path)?;
        let mut buffer = vec![0; 1 << 16];
        let mut bytes = 0;
        loop {
            let read = file.read(&mut buffer)?;
            let Some(part @ [_, ..]) = buffer.get(..read) else { break };
            sha256.update(part);
            sha512.update(part);
            bytes += read as u64;
        }
        let (sha256, sha512) =
            (digits::<Sha256>(&sha256.finalize()), digits::<Sha512>(&sha512.finalize()));
        Ok(Self { sha256, sha512, bytes })
    }
}

fn digits<D: Digest>(hash: &Output<D>) -> String {
    hash.iter().fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}"); // writing to a String cannot fail
        digits
    })
}

/// The files of a sealed bag that are missing or changed: `true` for those that are there.
///
/// # Errors
/// When a manifest cannot be read.
pub(super) fn faults(bag: &Path, each: &mut dyn FnMut(String, bool)) -> Result<(), Error> {
    for manifest in [MANIFESTS[1], TAG_MANIFESTS[1]] {
        let path = bag.join(manifest);
        let failed = |error| Error::Read(path.clone(), error);
        let lines = io::BufReader::new(File::open(&path).map_err(failed)?);
        for line in io::BufRead::lines(lines) {
            let line = line.map_err(failed)?;
            let Some((hash, name)) = line.split_once("  ") else { continue };
            let name = name.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
            let path: PathBuf = bag.join(&name);
            match Hashes::of(&path) {
                Ok(hashes) if hashes.sha512 == hash => {}
                other => each(name, other.is_ok()),
            }
        }
    }
    Ok(())
}
