//! Lists of inputs, which may be longer than memory: from a file, from standard input, or
//! what a pattern matches. They are kept in a temporary file.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Cursor, Read, Write as _};
use std::path::{Path, PathBuf};

use globset::GlobBuilder;
use tempfile::NamedTempFile;
use walkdir::WalkDir;

use crate::error::Error;

/// A file that names the inputs, one per line or each followed by a zero byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// The file; `-` is standard input.
    pub path: PathBuf,
    /// Whether zero bytes separate the names even where the beginning shows none.
    pub from0: bool,
}

impl List {
    /// Calls `each` for every path in the list.
    ///
    /// # Errors
    /// [`Error::List`] when the list cannot be read, and what `each` says.
    pub(super) fn read(
        &self,
        each: &mut dyn FnMut(PathBuf) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let failed = |error| Error::List(self.path.clone(), error);
        let stream: Box<dyn Read> = if self.path.as_os_str() == "-" {
            Box::new(io::stdin())
        } else {
            Box::new(File::open(&self.path).map_err(failed)?)
        };
        let mut names = Names::new(stream, self.from0).map_err(failed)?;
        while let Some(name) = names.next().map_err(failed)? {
            each(name)?;
        }
        Ok(())
    }
}

/// The names of a list.
struct Names {
    stream: Box<dyn BufRead>,
    separator: u8,
}

/// As much of a list as is looked at for zero bytes.
const HEAD: u64 = 1 << 16;
/// Some programs of Windows begin a list with this.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

impl Names {
    fn new(mut stream: Box<dyn Read>, from0: bool) -> io::Result<Self> {
        let mut head = Vec::new();
        stream.by_ref().take(HEAD).read_to_end(&mut head)?;
        let separator = if from0 || head.contains(&0) { 0 } else { b'\n' };
        if head.starts_with(BYTE_ORDER_MARK) {
            head.drain(..BYTE_ORDER_MARK.len());
        }
        Ok(Self { stream: Box::new(BufReader::new(Cursor::new(head).chain(stream))), separator })
    }

    fn next(&mut self) -> io::Result<Option<PathBuf>> {
        loop {
            let mut name = Vec::new();
            if self.stream.read_until(self.separator, &mut name)? == 0 {
                return Ok(None);
            }
            name.pop_if(|last| *last == self.separator);
            if self.separator == b'\n' {
                name.pop_if(|last| *last == b'\r');
            }
            if !name.is_empty() {
                return Ok(Some(path_of_bytes(name)));
            }
        }
    }
}

/// Whether a path that does not exist may be meant as a pattern.
pub(super) fn is_pattern(path: &Path) -> bool {
    path.to_str().is_some_and(|path| path.contains(['*', '?', '[', '{']))
}

/// Calls `each` for every path that matches, as a shell would find them: in the order of the
/// walk, hidden ones only if the pattern names them.
///
/// # Errors
/// [`Error::Glob`] for a malformed pattern, and what `each` says.
pub(super) fn matches(
    pattern: &Path,
    each: &mut dyn FnMut(PathBuf) -> Result<(), Error>,
) -> Result<(), Error> {
    let components = || pattern.components();
    let fixed: PathBuf = components().take_while(|part| !is_pattern(part.as_ref())).collect();
    let here = fixed.as_os_str().is_empty();
    let hidden = components().any(|part| part.as_os_str().to_string_lossy().starts_with('.'));
    let text = pattern.to_string_lossy();
    let text = text.strip_prefix("./").unwrap_or(&text);
    let glob = GlobBuilder::new(text).literal_separator(true).build().map_err(Error::Glob)?;
    let glob = glob.compile_matcher();
    let walk = WalkDir::new(if here { Path::new(".") } else { &fixed }).min_depth(1);
    let shown = |name: &std::ffi::OsStr| hidden || !name.as_encoded_bytes().starts_with(b".");
    let entries = walk.sort_by_file_name().into_iter();
    for entry in entries.filter_entry(|entry| shown(entry.file_name())).flatten() {
        let path = entry.path().strip_prefix("./").unwrap_or(entry.path());
        if glob.is_match(path) {
            each(path.to_owned())?;
        }
    }
    Ok(())
}

/// Paths in a temporary file, which is gone when they are.
#[derive(Debug)]
pub(super) struct Paths(NamedTempFile);

impl Paths {
    /// Those that `write` writes.
    pub(super) fn collect(
        write: impl FnOnce(&mut dyn FnMut(&Path) -> Result<(), Error>) -> Result<(), Error>,
    ) -> Result<Self, Error> {
        let file = NamedTempFile::new().map_err(Error::Temporary)?;
        let mut out = BufWriter::new(file);
        write(&mut |path| {
            let written = out.write_all(&bytes(path)).and_then(|()| out.write_all(&[0]));
            written.map_err(Error::Temporary)
        })?;
        let file = out.into_inner().map_err(|error| Error::Temporary(error.into_error()))?;
        Ok(Self(file))
    }

    /// All of them; the last may be an error of reading.
    pub(super) fn iter(&self) -> impl Iterator<Item = io::Result<PathBuf>> + Send + use<> {
        let mut opened = Some(self.0.reopen().map(|file| BufReader::new(file).split(0)));
        let mut names = None;
        std::iter::from_fn(move || {
            match opened.take() {
                Some(Ok(split)) => names = Some(split),
                Some(Err(error)) => return Some(Err(error)),
                None => {}
            }
            names.as_mut()?.next().map(|name| name.map(path_of_bytes))
        })
    }
}

#[cfg(unix)]
pub(super) fn path_of_bytes(bytes: Vec<u8>) -> PathBuf {
    PathBuf::from(<std::ffi::OsString as std::os::unix::ffi::OsStringExt>::from_vec(bytes))
}

#[cfg(not(unix))]
pub(super) fn path_of_bytes(bytes: Vec<u8>) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(unix)]
fn bytes(path: &Path) -> std::borrow::Cow<'_, [u8]> {
    std::os::unix::ffi::OsStrExt::as_bytes(path.as_os_str()).into()
}

#[cfg(not(unix))]
fn bytes(path: &Path) -> std::borrow::Cow<'_, [u8]> {
    path.to_string_lossy().into_owned().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::Names;

    fn names(list: &'static [u8], from0: bool) -> Vec<String> {
        let mut names = Names::new(Box::new(list), from0).unwrap();
        let next = || names.next().unwrap().map(|path| path.to_string_lossy().into_owned());
        std::iter::from_fn(next).collect()
    }

    #[test]
    fn lists_have_lines_or_zero_bytes() {
        assert_eq!(names(b"a.pdf\r\n\nb c.pdf\nd", false), ["a.pdf", "b c.pdf", "d"]);
        assert_eq!(names(b"a\nb.pdf\0c.pdf\0", false), ["a\nb.pdf", "c.pdf"]);
        assert_eq!(names(b"a\nb.pdf", true), ["a\nb.pdf"]);
        assert_eq!(names(b"\xef\xbb\xbfa\n", false), ["a"]);
        assert!(names(b"", false).is_empty());
    }
}
