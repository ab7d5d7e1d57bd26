//! The ways of `extract` to arrange what it writes.

use std::num::NonZeroU64;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::{Args, ValueEnum};
use referat::batch::{Arrangement, Inputs, OutputFolder, Quarantine, Sharing, seal};

use super::args::Format;
use super::exit::Failure;

/// What there is beside `-o` and `--format`.
#[derive(Debug, Args)]
pub(crate) struct OutputArguments {
    /// With `--format jsonl`, cut the records into files of about this size (`64MB`)
    #[arg(long, value_name = "SIZE", requires = "output")]
    shard_size: Option<ByteSize>,
    /// With `--format jsonl`, compress the records
    #[arg(long, value_enum, value_name = "METHOD")]
    pub(crate) compress: Option<Compression>,
    /// Make OUT a bag (BagIt, RFC 8493): records in `OUT/data`, with SHA-256 and SHA-512
    #[arg(long, requires = "output")]
    bag: bool,
    /// Copy each input that failed to `DIR/<reason>/<path>`, and list them
    #[arg(long, value_name = "DIR", requires = "output")]
    quarantine: Option<PathBuf>,
    /// Symbolic links in the quarantine, copies only of what lies in archives
    #[arg(long, requires = "quarantine")]
    quarantine_links: bool,
}

/// How records are compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Compression {
    /// Zstandard
    Zstd,
}

impl OutputArguments {
    /// What clap cannot know.
    pub(crate) fn check(&self, format: Format) -> Result<(), Failure> {
        if format == Format::Json && (self.shard_size.is_some() || self.compress.is_some()) {
            return Err(Failure::new(
                "--shard-size and --compress are for records that share files: add --format jsonl",
            ));
        }
        Ok(())
    }

    pub(crate) fn arrangement(&self, format: Format) -> Arrangement {
        match format {
            Format::Json => Arrangement::FilePerDocument,
            Format::Jsonl => Arrangement::Shared(Sharing {
                shard_size: self.shard_size.map(|size| size.0),
                compress: self.compress.is_some(),
            }),
        }
    }

    pub(crate) fn quarantine(&self) -> Result<Option<Quarantine>, Failure> {
        let folder = self.quarantine.as_ref();
        let opened = folder.map(|folder| Quarantine::open(folder, self.quarantine_links));
        Ok(opened.transpose()?)
    }

    pub(crate) fn open(&self, output: &Path, inputs: &Inputs) -> Result<OutputFolder, Failure> {
        Ok(if self.bag {
            OutputFolder::open_bag(output, inputs)?
        } else {
            OutputFolder::open(output, inputs)?
        })
    }

    /// Does what is to be done when a run has come to its end.
    pub(crate) fn finish(&self, folder: &OutputFolder) -> Result<(), Failure> {
        if self.bag { Ok(seal(folder)?) } else { Ok(()) }
    }
}

/// A number of bytes, at least 1: `5000`, `64MB`, `1GiB`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct ByteSize(NonZeroU64);

const UNITS: &[(&str, u64)] = &[
    ("KIB", 1 << 10),
    ("MIB", 1 << 20),
    ("GIB", 1 << 30),
    ("KB", 1_000),
    ("MB", 1_000_000),
    ("GB", 1_000_000_000),
    ("B", 1),
    ("", 1),
];

impl FromStr for ByteSize {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let upper = text.to_ascii_uppercase();
        let in_unit = |(unit, factor): &(&str, u64)| {
            let number: u64 = upper.strip_suffix(unit)?.trim_end().parse().ok()?;
            NonZeroU64::new(number.checked_mul(*factor)?)
        };
        let size = UNITS.iter().find_map(in_unit);
        size.map(Self)
            .ok_or_else(|| "a size is a number with KB, MB or GB, such as 64MB".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::ByteSize;

    #[test]
    fn sizes_have_units() {
        let bytes = |text: &str| text.parse::<ByteSize>().ok().map(|size| size.0.get());
        assert_eq!(bytes("5000"), Some(5_000));
        assert_eq!(bytes("64MB"), Some(64_000_000));
        assert_eq!(bytes("1 gib"), Some(1 << 30));
        assert_eq!([bytes("0"), bytes("MB"), bytes("-1MB"), bytes("99999999999GB")], [None; 4]);
    }
}
