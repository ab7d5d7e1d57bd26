//! Inputs: files below the root, and members of archives there.

use std::collections::HashMap;
use std::path::PathBuf;

use super::{Fault, Finding, Part, Seen};
use crate::batch::content::Content;
use crate::batch::inputs::Inputs;
use crate::batch::manifest::Line;
use crate::batch::name::Name;
use crate::batch::selection::Selection;
use crate::batch::walk::Walk;
use crate::source::sha256;

/// Goes through the inputs in the order of the manifest.
pub(super) struct InputCheck {
    root: PathBuf,
    /// The archive whose members come by, and what was read of it.
    archive: Option<(Name, HashMap<Name, String>)>,
    pub(super) hashed: u64,
}

impl InputCheck {
    pub(super) fn new(root: PathBuf) -> Self {
        Self { root, archive: None, hashed: 0 }
    }

    /// Compares an input that was read.
    pub(super) fn check(&mut self, line: &Line, seen: Seen<'_>) {
        let Some(expected) = &line.sha256 else { return };
        self.hashed += 1;
        if let Some(archive) = self.archive_of(&line.path) {
            if self.archive.as_ref().is_none_or(|(open, _)| *open != archive) {
                self.finish(seen);
                self.archive = Some((archive, HashMap::new()));
            }
            if let Some((_, members)) = &mut self.archive {
                members.insert(line.path.clone(), expected.clone());
            }
            return;
        }
        let content = Content::File(line.path.to_path(&self.root));
        if let Some(fault) = compare(&content, expected) {
            seen(finding(fault, &line.path));
        }
    }

    /// Compares the members of the last archive.
    pub(super) fn finish(&mut self, seen: Seen<'_>) {
        let Some((archive, mut members)) = self.archive.take() else { return };
        let folder = archive.folder();
        let path = archive.to_path(&self.root);
        let all = Selection::new(&[], &[], true).unwrap_or_default();
        if let Ok(inputs) = Inputs::new(&[path], None) {
            for item in Walk::new(&inputs, &all, Vec::new()) {
                let name = folder.below(&item.name);
                let Some(expected) = members.remove(&name) else { continue };
                let fault = match item.content {
                    Ok(content) => compare(&content, &expected),
                    Err(_) => Some(Fault::Missing),
                };
                if let Some(fault) = fault {
                    seen(finding(fault, &name));
                }
            }
        }
        let mut missing: Vec<_> = members.into_keys().map(String::from).collect();
        missing.sort_unstable();
        for name in missing {
            seen(finding(Fault::Missing, &Name::from(name)));
        }
    }

    /// The archive on disk in which this lies: the first on its path that is no folder.
    fn archive_of(&self, name: &Name) -> Option<Name> {
        if let Some((archive, _)) = &self.archive
            && name.is_below(archive)
        {
            return Some(archive.clone());
        }
        let is_file = |folder: &Name| folder.to_path(&self.root).is_file();
        name.folders_below(&Name::default()).find(is_file)
    }
}

fn compare(content: &Content, expected: &str) -> Option<Fault> {
    match content.read() {
        Ok(bytes) if sha256(&bytes) == expected => None,
        Ok(_) => Some(Fault::Changed),
        Err(_) => Some(Fault::Missing),
    }
}

fn finding(fault: Fault, name: &Name) -> Finding {
    Finding { fault, of: Part::Input, path: name.to_string() }
}
