//! What was asked for: files and folders, each known by its path below the folder that all
//! of them have in common.
//!
//! `extract minutes` knows `minutes/2019/a.pdf` as `2019/a.pdf`; `extract minutes old`
//! knows it as `minutes/2019/a.pdf`, so that it never meets `old/2019/a.pdf`.

use std::collections::HashSet;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::archive::Format;
use super::name::Name;

/// The inputs of a run, none of them twice.
#[derive(Debug, Default)]
pub struct Inputs(Vec<Input>);

/// One input.
#[derive(Debug)]
pub struct Input {
    /// As given.
    pub path: PathBuf,
    /// Its path below the common folder.
    pub name: Name,
    /// What lies there.
    pub kind: InputKind,
}

/// What lies at an input's path.
#[derive(Debug)]
pub enum InputKind {
    /// A file: read whatever it is called.
    File,
    /// A folder: its documents are looked for.
    Folder,
    /// Nothing that could be read.
    Missing(io::Error),
}

impl Inputs {
    /// Looks at each path.
    pub fn new(paths: &[PathBuf]) -> Self {
        let found: Vec<Found<'_>> = paths.iter().map(|path| Found::new(path)).collect();
        let common = common_length(&found);
        let mut seen = HashSet::new();
        let inputs = found.into_iter().map(|found| found.known_below(common));
        Self(inputs.filter(|input| seen.insert(input.name.clone())).collect())
    }

    /// The inputs in the order given.
    pub fn as_slice(&self) -> &[Input] {
        &self.0
    }

    /// Whether there is nothing to read at all.
    pub fn all_missing(&self) -> bool {
        self.0.iter().all(|input| matches!(input.kind, InputKind::Missing(_)))
    }

    /// Whether it is one file, whose record may go to standard output by itself.
    pub fn is_one_file(&self) -> bool {
        match self.as_slice() {
            [Input { kind: InputKind::File, name, .. }] => Format::of(name).is_none(),
            [Input { kind: InputKind::Missing(_), .. }] => true,
            _ => false,
        }
    }
}

struct Found<'a> {
    path: &'a Path,
    kind: InputKind,
    location: Vec<OsString>,
}

impl<'a> Found<'a> {
    fn new(path: &'a Path) -> Self {
        let kind = match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => InputKind::Folder,
            Ok(_) => InputKind::File,
            Err(error) => InputKind::Missing(error),
        };
        Self { path, kind, location: location(path) }
    }

    /// The same without the first components of its location.
    fn known_below(self, common: usize) -> Input {
        let name = Name::new(self.location.iter().skip(common).map(OsString::as_os_str));
        Input { path: self.path.to_owned(), name, kind: self.kind }
    }

    /// The components of the folder: the input itself or the one that it lies in.
    fn folder(&self) -> &[OsString] {
        match (&self.kind, self.location.as_slice()) {
            (InputKind::Folder, folder) | (_, [folder @ .., _]) => folder,
            (_, []) => &[],
        }
    }
}

fn common_length(found: &[Found<'_>]) -> usize {
    let Some((first, rest)) = found.split_first() else { return 0 };
    rest.iter().fold(first.folder().len(), |length, other| {
        let pairs = first.folder().iter().zip(other.folder()).take(length);
        pairs.take_while(|(one, other)| one == other).count()
    })
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
        Inputs::new(&paths).as_slice().iter().map(|input| input.name.to_string()).collect()
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
