//! `--lexicon`: words of the user's own.

use std::fs;
use std::path::Path;

use referat::lexicon::Additions;

use super::exit::Failure;

/// Reads a file of words that are added to the program's own.
pub(crate) fn read(file: &Path) -> Result<Additions, Failure> {
    let name = file.display();
    let written =
        fs::read_to_string(file).map_err(|error| Failure::new(format_args!("{name}: {error}")))?;
    Additions::read(&written).map_err(|error| Failure::new(format_args!("{name}: {error}")))
}
