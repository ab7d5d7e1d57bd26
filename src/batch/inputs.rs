//! What was asked for: files and folders, each known by its path below the folder that all
//! of them have in common.
//!
//! `extract minutes` knows `minutes/2019/a.pdf` as `2019/a.pdf`; `extract minutes old`
//! knows it as `minutes/2019/a.pdf`, so that it never meets `old/2019/a.pdf`.
//!
//! There may be millions of them, in lists: of those in lists only a number of 16 bytes is kept in memory.

use std::collections::HashSet;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::archive::Format;
use super::fingerprint::fingerprint;
use super::list::{List, Paths, is_pattern, matches};
use super::name::Name;
use crate::error::Error;

/// The inputs of a run, none of them twice.
#[derive(Debug)]
pub struct Inputs {
    /// Those of the command line.
    given: Vec<PathBuf>,
    /// Those of lists and patterns.
    listed: Option<Paths>,
    /// The folder that all have in common: its components.
    common: Vec<OsString>,
    /// The absolute names of all, as fingerprints.
    named: HashSet<u128>,
    folders: Vec<PathBuf>,
    missing: usize,
}

/// One input.
#[derive(Debug)]
pub struct Input {
    /// As given.
    pub path: PathBuf,
    /// Its path below the common folder.
    pub name: Name,
    /// What lies there.
    pub kind: InputKind,
    /// Whether it stands on the command line itself, and is read whatever it is.
    pub given: bool,
}

/// What lies at an input's path.
#[derive(Debug)]
pub enum InputKind {
    /// A file.
    File,
    /// A folder: its documents are looked for.
    Folder,
    /// Nothing that could be read.
    Missing(io::Error),
}

impl Inputs {
    /// Looks at each path: first the ones given, of which those that do not exist may be
    /// patterns, then the ones in the list.
    ///
    /// # Errors
    /// When the list cannot be read, a pattern is malformed, or there is no room for a
    /// temporary file.
    pub fn new(paths: &[PathBuf], list: Option<&List>) -> Result<Self, Error> {
        let mut seen = Seen::default();
        let (patterns, given): (Vec<_>, Vec<_>) = paths
            .iter()
            .cloned()
            .partition(|path| is_pattern(path) && fs::symlink_metadata(path).is_err());
        let mut given: Vec<_> = given.into_iter().filter(|path| seen.add(path)).collect();
        let mut unmatched = Vec::new();
        let listed = if patterns.is_empty() && list.is_none() {
            None
        } else {
            Some(Paths::collect(|keep| {
                let mut add = |path: PathBuf| if seen.add(&path) { keep(&path) } else { Ok(()) };
                for pattern in patterns {
                    let mut matched = false;
                    matches(&pattern, &mut |path| {
                        matched = true;
                        add(path)
                    })?;
                    if !matched {
                        unmatched.push(pattern);
                    }
                }
                list.map_or(Ok(()), |list| list.read(&mut add))
            })?)
        };
        given.extend(unmatched.into_iter().filter(|path| seen.add(path)));
        let Seen { common, named, folders, missing } = seen;
        Ok(Self { given, listed, common: common.unwrap_or_default(), named, folders, missing })
    }

    /// The inputs in the order given.
    pub fn iter(&self) -> impl Iterator<Item = Input> + Send {
        let given = self.given.iter().map(|path| (Ok(path.clone()), true));
        let listed = self.listed.iter().flat_map(Paths::iter).map(|path| (path, false));
        given.chain(listed).map(|(path, given)| match path {
            Ok(path) => Found::new(&path).known_below(self.common.len(), &path, given),
            Err(error) => Input {
                path: PathBuf::new(),
                name: Name::new(["(list)".as_ref()]),
                kind: InputKind::Missing(error),
                given,
            },
        })
    }

    /// The folders among them, as given.
    pub fn folders(&self) -> &[PathBuf] {
        &self.folders
    }

    /// The folder that all have in common, and below which they are known.
    pub(super) fn root(&self) -> Name {
        Name::new(self.common.iter().map(OsString::as_os_str))
    }

    /// Whether something below a folder is an input of its own.
    pub(super) fn has_own(&self, name: &Name) -> bool {
        self.named.contains(&fingerprint(self.root().below(name).as_str()))
    }

    /// Whether there is nothing to read at all.
    pub fn all_missing(&self) -> bool {
        self.missing == self.named.len()
    }

    /// Whether it is one file, whose record may go to standard output by itself.
    pub fn is_one_file(&self) -> bool {
        let mut inputs = self.iter();
        match (inputs.next(), inputs.next()) {
            (Some(Input { kind: InputKind::File, name, .. }), None) => Format::of(&name).is_none(),
            (Some(Input { kind: InputKind::Missing(_), .. }), None) => true,
            _ => false,
        }
    }
}

/// What is gathered from one input after the other.
#[derive(Default)]
struct Seen {
    common: Option<Vec<OsString>>,
    named: HashSet<u128>,
    folders: Vec<PathBuf>,
    missing: usize,
}

impl Seen {
    /// Whether this is a new one.
    fn add(&mut self, path: &Path) -> bool {
        let found = Found::new(path);
        let name = Name::new(found.location.iter().map(OsString::as_os_str));
        if !self.named.insert(fingerprint(name.as_str())) {
            return false;
        }
        match found.kind {
            InputKind::Folder => self.folders.push(path.to_owned()),
            InputKind::Missing(_) => self.missing += 1,
            InputKind::File => {}
        }
        let folder = found.folder();
        let common = self.common.get_or_insert_with(|| folder.to_vec());
        let pairs = common.iter().zip(folder);
        common.truncate(pairs.take_while(|(one, other)| one == other).count());
        true
    }
}

/// What lies at a path, and where that is.
struct Found {
    kind: InputKind,
    location: Vec<OsString>,
}

impl Found {
    fn new(path: &Path) -> Self {
        let kind = match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => InputKind::Folder,
            Ok(metadata) if metadata.is_file() || is_lent(path) => InputKind::File,
            Ok(_) => {
                InputKind::Missing(io::Error::other("a pipe, a socket or a device, not a file"))
            }
            Err(error) => InputKind::Missing(error),
        };
        Self { kind, location: location(path) }
    }

    /// The same without the first components of its location.
    fn known_below(self, common: usize, path: &Path, given: bool) -> Input {
        let name = Name::new(self.location.iter().skip(common).map(OsString::as_os_str));
        Input { path: path.to_owned(), name, kind: self.kind, given }
    }

    /// The components of the folder: the input itself or the one that it lies in.
    fn folder(&self) -> &[OsString] {
        match (&self.kind, self.location.as_slice()) {
            (InputKind::Folder, folder) | (_, [folder @ .., _]) => folder,
            (_, []) => &[],
        }
    }
}

/// `<(command)` and standard input come as pipes that somebody writes to. Others might never end.
fn is_lent(path: &Path) -> bool {
    path.starts_with("/dev") || path.starts_with("/proc")
}

/// The components of the absolute path, without `.` and `..`.
fn location(path: &Path) -> Vec<OsString> {
    let path = without_parents(path);
    let absolute = std::path::absolute(&path).unwrap_or(path);
    absolute.components().filter_map(named).collect()
}

fn named(component: Component<'_>) -> Option<OsString> {
    match component {
        Component::Normal(name) => Some(name.to_owned()),
        Component::Prefix(prefix) => Some(prefix.as_os_str().to_owned()),
        Component::RootDir | Component::CurDir | Component::ParentDir => None,
    }
}

/// Only the file system knows what `link/..` is; what comes after the last `..` keeps the
/// name that it was given.
fn without_parents(path: &Path) -> PathBuf {
    let components: Vec<_> = path.components().collect();
    let Some(last) = components.iter().rposition(|part| *part == Component::ParentDir) else {
        return path.to_owned();
    };
    let (parents, rest) = components.split_at(last + 1);
    let parents: PathBuf = parents.iter().collect();
    fs::canonicalize(&parents).unwrap_or(parents).join(rest.iter().collect::<PathBuf>())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use super::Inputs;

    fn names(folder: &std::path::Path, paths: &[&str]) -> Vec<String> {
        let paths: Vec<PathBuf> = paths.iter().map(|path| folder.join(path)).collect();
        let inputs = Inputs::new(&paths, None).unwrap();
        inputs.iter().map(|input| input.name.to_string()).collect()
    }

    #[test]
    fn names_begin_below_the_common_folder() {
        let folder = tempfile::tempdir().unwrap();
        for sub in ["a/b", "c"] {
            fs::create_dir_all(folder.path().join(sub)).unwrap();
        }
        for file in ["a/x.txt", "a/b/x.txt", "c/x.txt"] {
            fs::write(folder.path().join(file), "x").unwrap();
        }
        let names = |paths: &[&str]| names(folder.path(), paths);
        assert_eq!(names(&["a"]), [""]);
        assert_eq!(names(&["a/x.txt"]), ["x.txt"]);
        assert_eq!(names(&["a", "c"]), ["a", "c"]);
        assert_eq!(names(&["a/x.txt", "c/x.txt"]), ["a/x.txt", "c/x.txt"]);
        assert_eq!(names(&["a/x.txt", "a/b"]), ["x.txt", "b"]);
        assert_eq!(names(&["a", "a/b"]), ["", "b"]);
        assert_eq!(names(&["a", "./a", "c/../a"]), [""]);
        assert_eq!(names(&["nothing.pdf", "a"]), ["nothing.pdf", "a"]);
    }
}
