//! The walk through the inputs: files one after the other, sorted within their folder, and
//! a word about everything that is not read.
//!
//! It streams: nothing is kept but the folders on the way to the present file.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::slice;

use walkdir::{DirEntry, WalkDir};

use super::inputs::{Input, InputKind, Inputs};
use super::name::Name;
use super::selection::Selection;
use super::skip::Skip;

/// One thing met on the walk.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) name: Name,
    pub(super) what: What,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum What {
    /// A file to read.
    File { path: PathBuf, named: bool },
    /// Passed over, with the reason.
    Skipped(Skip),
    /// Could not be opened, with what the system says.
    Unreadable(String),
}

/// The walk itself.
pub(super) struct Walk<'a> {
    selection: &'a Selection,
    /// The output folder, canonical: never looked into.
    output: Option<&'a Path>,
    /// What was named on the command line, and has its own turn.
    named: HashSet<&'a Name>,
    /// The real places of the folders that are being read.
    folders: HashSet<PathBuf>,
    inputs: slice::Iter<'a, Input>,
    open: Vec<Folder>,
}

struct Folder {
    path: PathBuf,
    name: Name,
    entries: walkdir::IntoIter,
}

impl<'a> Walk<'a> {
    pub(super) fn new(
        inputs: &'a Inputs,
        selection: &'a Selection,
        output: Option<&'a Path>,
    ) -> Self {
        let inputs = inputs.as_slice();
        let folders = inputs.iter().filter(|input| matches!(input.kind, InputKind::Folder));
        Self {
            selection,
            output,
            named: inputs.iter().map(|input| &input.name).collect(),
            folders: folders.filter_map(|input| fs::canonicalize(&input.path).ok()).collect(),
            inputs: inputs.iter(),
            open: Vec::new(),
        }
    }

    /// The next item of the innermost folder; `None` when that has been read.
    fn next_in(&mut self, mut folder: Folder) -> Option<Item> {
        while let Some(entry) = folder.entries.next() {
            let name = match &entry {
                Ok(entry) => folder.name_of(entry.path()),
                Err(error) => folder.name_of(error.path().unwrap_or(&folder.path)),
            };
            let met = match entry {
                Ok(entry) => self.meet(&entry, &name),
                Err(error) => Met::Item(What::Unreadable(error.to_string())),
            };
            let what = match met {
                Met::Nothing => continue,
                Met::Passed(None) => {
                    folder.entries.skip_current_dir();
                    continue;
                }
                Met::Passed(Some(skip)) => {
                    folder.entries.skip_current_dir();
                    What::Skipped(skip)
                }
                Met::Linked(path) => {
                    let linked = Folder::new(path, name);
                    self.open.push(folder);
                    self.open.push(linked);
                    return None;
                }
                Met::Item(what) => what,
            };
            self.open.push(folder);
            return Some(Item { name, what });
        }
        None
    }

    fn meet(&mut self, entry: &DirEntry, name: &Name) -> Met {
        if entry.depth() == 0 {
            return Met::Nothing;
        }
        if entry.file_type().is_dir() {
            return self.meet_folder(entry.path(), name);
        }
        if !entry.file_type().is_symlink() {
            return self.meet_file(entry.path(), name, entry.file_type());
        }
        match fs::metadata(entry.path()) {
            Ok(target) if target.is_dir() => self.meet_link(entry.path(), name),
            Ok(target) => self.meet_file(entry.path(), name, target.file_type()),
            Err(error) => Met::Item(What::Unreadable(error.to_string())),
        }
    }

    fn meet_folder(&self, path: &Path, name: &Name) -> Met {
        if self.named.contains(name) || self.is_output(path) {
            return Met::Passed(None);
        }
        self.passed_over(name).map_or(Met::Nothing, |skip| Met::Passed(Some(skip)))
    }

    fn meet_file(&self, path: &Path, name: &Name, file_type: fs::FileType) -> Met {
        if self.named.contains(name) {
            return Met::Nothing;
        }
        if let Some(skip) = self.passed_over(name) {
            return Met::Item(What::Skipped(skip));
        }
        if !self.selection.takes_file(name) {
            return Met::Item(What::Skipped(Skip::Excluded));
        }
        if !file_type.is_file() {
            return Met::Item(What::Skipped(Skip::NotADocument)); // a pipe, a device
        }
        Met::Item(What::File { path: path.to_owned(), named: false })
    }

    /// A linked folder is read here if it is read nowhere else; so links never make a loop.
    fn meet_link(&mut self, path: &Path, name: &Name) -> Met {
        if self.named.contains(name) {
            return Met::Nothing;
        }
        if let Some(skip) = self.passed_over(name) {
            return Met::Item(What::Skipped(skip));
        }
        let target = match fs::canonicalize(path) {
            Ok(target) => target,
            Err(error) => return Met::Item(What::Unreadable(error.to_string())),
        };
        let inside = target.ancestors().any(|folder| self.folders.contains(folder));
        if inside || self.output.is_some_and(|output| target.starts_with(output)) {
            return Met::Item(What::Skipped(Skip::LinkedFolder));
        }
        self.folders.insert(target);
        Met::Linked(path.to_owned())
    }

    fn passed_over(&self, name: &Name) -> Option<Skip> {
        if name.file_name().starts_with('.') && !self.selection.takes_hidden() {
            return Some(Skip::Hidden);
        }
        (!self.selection.takes_folder(name)).then_some(Skip::Excluded)
    }

    fn is_output(&self, path: &Path) -> bool {
        self.output.is_some_and(|output| {
            output.file_name() == path.file_name()
                && fs::canonicalize(path).is_ok_and(|path| path == output)
        })
    }

    fn start(&mut self, input: &Input) -> Option<Item> {
        let what = match &input.kind {
            InputKind::File => What::File { path: input.path.clone(), named: true },
            InputKind::Missing(error) => What::Unreadable(error.to_string()),
            InputKind::Folder => {
                self.open.push(Folder::new(input.path.clone(), input.name.clone()));
                return None;
            }
        };
        Some(Item { name: input.name.clone(), what })
    }
}

enum Met {
    /// Goes on.
    Nothing,
    /// A folder that is not looked into, and why if that is worth a word.
    Passed(Option<Skip>),
    /// A folder behind a symbolic link.
    Linked(PathBuf),
    Item(What),
}

impl Iterator for Walk<'_> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        loop {
            let found = if let Some(folder) = self.open.pop() {
                self.next_in(folder)
            } else {
                let input = self.inputs.next()?;
                self.start(input)
            };
            if found.is_some() {
                return found;
            }
        }
    }
}

impl Folder {
    fn new(path: PathBuf, name: Name) -> Self {
        let entries = WalkDir::new(&path).sort_by_file_name().into_iter();
        Self { path, name, entries }
    }

    fn name_of(&self, path: &Path) -> Name {
        let below = path.strip_prefix(&self.path).unwrap_or(path);
        self.name.join(below.components().map(std::path::Component::as_os_str))
    }
}
