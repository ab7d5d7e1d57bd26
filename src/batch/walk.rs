//! The walk through the inputs: files one after the other, sorted within their folder, the
//! members of archives in the archive's order, and a word about everything that is not read.
//!
//! It streams: nothing is kept but the folders and archives on the way to the present file.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::archive::{Archive, Format, Member, MemberNames};
use super::content::{Content, Unread};
use super::inputs::{Input, InputKind, Inputs};
use super::name::Name;
use super::record_path::RecordPaths;
use super::selection::Selection;
use super::skip::Skip;
use crate::diagnostic::Code;

/// One thing met on the walk.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) name: Name,
    /// What is to be read, or why there is nothing.
    pub(super) content: Result<Content, Unread>,
    /// Whether it was named on the command line, and is read whatever it is.
    pub(super) named: bool,
    /// The archive itself, where that is what ends here.
    pub(super) archive: Option<Content>,
    /// Its number in the order of the walk, from 0.
    pub(super) turn: u64,
}

impl Item {
    /// What to keep of it should it fail.
    pub(super) fn original(&self) -> Option<Content> {
        self.content.as_ref().ok().or(self.archive.as_ref()).cloned()
    }
}

/// The walk itself.
pub(super) struct Walk<'a> {
    selection: &'a Selection,
    /// The folders that the run writes to, canonical: never looked into.
    ours: Vec<PathBuf>,
    /// What was asked for has its own turn wherever it lies.
    inputs: &'a Inputs,
    /// What has not had its turn.
    next: Box<dyn Iterator<Item = Input> + Send + 'a>,
    /// The real places of the folders that are being read.
    folders: HashSet<PathBuf>,
    open: Vec<Open>,
    paths: RecordPaths,
    turn: u64,
}

/// What is being gone through.
enum Open {
    Folder(Folder),
    Archive(OpenArchive),
}

struct Folder {
    path: PathBuf,
    name: Name,
    entries: walkdir::IntoIter,
}

struct OpenArchive {
    content: Content,
    members: Archive,
    names: MemberNames,
    /// 1 for an archive on disk, 2 for one in it.
    depth: usize,
}

impl<'a> Walk<'a> {
    pub(super) fn new(inputs: &'a Inputs, selection: &'a Selection, ours: Vec<PathBuf>) -> Self {
        let folders = inputs.folders().iter();
        Self {
            selection,
            ours,
            inputs,
            next: Box::new(inputs.iter()),
            folders: folders.filter_map(|folder| fs::canonicalize(folder).ok()).collect(),
            open: Vec::new(),
            paths: RecordPaths::default(),
            turn: 0,
        }
    }

    /// The next item of a folder; `None` when there is something else to be read first, or
    /// the folder has been read.
    fn next_in_folder(&mut self, mut folder: Folder) -> Option<Item> {
        while let Some(entry) = folder.entries.next() {
            let name = match &entry {
                Ok(entry) => folder.name_of(entry.path()),
                Err(error) => folder.name_of(error.path().unwrap_or(&folder.path)),
            };
            let met = match entry {
                Ok(entry) => self.meet(&entry, &name),
                Err(error) => Met::Item(Err(Unread::unreadable(&error))),
            };
            let content = match met {
                Met::Nothing => continue,
                Met::Passed(None) => {
                    folder.entries.skip_current_dir();
                    continue;
                }
                Met::Passed(Some(skip)) => {
                    folder.entries.skip_current_dir();
                    Err(Unread::Skipped(skip))
                }
                Met::Linked(path) => {
                    let linked = Folder::new(path, name);
                    self.open.extend([Open::Folder(folder), Open::Folder(linked)]);
                    return None;
                }
                Met::Item(content) => content,
            };
            self.open.push(Open::Folder(folder));
            return self.item_or_archive(name, content, false, 0);
        }
        None
    }

    /// The next member of an archive, and at its end the archive itself: what became of it is
    /// known only then.
    fn next_in_archive(&mut self, mut archive: OpenArchive) -> Option<Item> {
        let (path, content) = match archive.members.next() {
            Ok(Member { path, content }) => (path, content),
            Err(end) => {
                let content = Err(end.err().unwrap_or(Unread::Skipped(Skip::Archive)));
                let (name, archive) = (archive.names.into_archive(), Some(archive.content));
                return Some(Item { name, content, named: false, archive, turn: 0 });
            }
        };
        let name = archive.names.name(&path);
        let content = match self.selection.member_passed_over(&name, archive.names.archive()) {
            Some(skip) => Err(Unread::Skipped(skip)),
            None => content,
        };
        let depth = archive.depth;
        self.open.push(Open::Archive(archive));
        self.item_or_archive(name, content, false, depth)
    }

    /// Opens the content if it is an archive.
    fn item_or_archive(
        &mut self,
        name: Name,
        content: Result<Content, Unread>,
        named: bool,
        depth: usize,
    ) -> Option<Item> {
        let content = match (content, Format::of(&name)) {
            (Ok(_), Some(_)) if depth == DEEPEST => Err(too_deep()),
            (Ok(content), Some(format)) => {
                self.open.push(Open::Archive(OpenArchive {
                    content: content.clone(),
                    members: Archive::open(content, format),
                    names: MemberNames::new(name),
                    depth: depth + 1,
                }));
                return None;
            }
            (content, _) => content,
        };
        Some(Item { name, content, named, archive: None, turn: 0 })
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
            Err(error) => Met::Item(Err(Unread::unreadable(&error))),
        }
    }

    fn meet_folder(&self, path: &Path, name: &Name) -> Met {
        if self.inputs.has_own(name) || self.is_ours(path) {
            return Met::Passed(None);
        }
        self.selection.folder_passed_over(name).map_or(Met::Nothing, |skip| Met::Passed(Some(skip)))
    }

    fn meet_file(&self, path: &Path, name: &Name, file_type: fs::FileType) -> Met {
        if self.inputs.has_own(name) {
            return Met::Nothing;
        }
        if let Some(skip) = self.selection.file_passed_over(name) {
            return Met::Item(Err(Unread::Skipped(skip)));
        }
        if !file_type.is_file() {
            return Met::Item(Err(Unread::Skipped(Skip::NotADocument))); // a pipe, a device
        }
        Met::Item(Ok(Content::File(path.to_owned())))
    }

    /// A linked folder is read here if it is read nowhere else, and if the link does not lie in it; so
    /// links never make a loop, and never lead to all that lies around the inputs.
    fn meet_link(&mut self, path: &Path, name: &Name) -> Met {
        if self.inputs.has_own(name) {
            return Met::Nothing;
        }
        if let Some(skip) = self.selection.folder_passed_over(name) {
            return Met::Item(Err(Unread::Skipped(skip)));
        }
        let target = match fs::canonicalize(path) {
            Ok(target) => target,
            Err(error) => return Met::Item(Err(Unread::unreadable(&error))),
        };
        let inside = target.ancestors().any(|folder| self.folders.contains(folder));
        let around = fs::canonicalize(path.parent().unwrap_or(path))
            .is_ok_and(|folder| folder.starts_with(&target));
        if inside || around || self.ours.iter().any(|ours| target.starts_with(ours)) {
            return Met::Item(Err(Unread::Skipped(Skip::LinkedFolder)));
        }
        self.folders.insert(target);
        Met::Linked(path.to_owned())
    }

    fn is_ours(&self, path: &Path) -> bool {
        self.ours.iter().any(|ours| {
            ours.file_name() == path.file_name()
                && fs::canonicalize(path).is_ok_and(|path| path == *ours)
        })
    }

    fn start(&mut self, input: Input) -> Option<Item> {
        let Input { path, name, kind, given } = input;
        let content = match kind {
            InputKind::File => Ok(Content::File(path)),
            InputKind::Missing(error) => Err(Unread::unreadable(&error)),
            InputKind::Folder => {
                self.open.push(Open::Folder(Folder::new(path, name)));
                return None;
            }
        };
        self.item_or_archive(name, content, given, 0)
    }
}

/// An archive within an archive within an archive is opened, one within that is not.
const DEEPEST: usize = 3;

fn too_deep() -> Unread {
    let message = format!("an archive in {DEEPEST} others: unpack one of them");
    Unread::Failed(Code::LimitReached, message)
}

enum Met {
    /// Goes on.
    Nothing,
    /// A folder that is not looked into, and why if that is worth a word.
    Passed(Option<Skip>),
    /// A folder behind a symbolic link.
    Linked(PathBuf),
    Item(Result<Content, Unread>),
}

impl Iterator for Walk<'_> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        loop {
            let found = match self.open.pop() {
                Some(Open::Folder(folder)) => self.next_in_folder(folder),
                Some(Open::Archive(archive)) => self.next_in_archive(archive),
                None => {
                    let input = self.next.next()?;
                    self.start(input)
                }
            };
            if let Some(item) = found {
                let name = self.paths.tell_apart(item.name);
                let turn = self.turn;
                self.turn += 1;
                return Some(Item { name, turn, ..item });
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
