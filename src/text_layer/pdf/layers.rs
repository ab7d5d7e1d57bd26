//! Optional content: layers that are not shown when the document is opened.

use std::collections::HashSet;

use lopdf::{Dictionary, Object};

use super::objects::Objects;

/// The layers that are off.
#[derive(Debug, Default)]
pub(super) struct Layers {
    /// By the address of the layer's dictionary.
    off: HashSet<usize>,
}

impl Layers {
    /// From the catalog's default configuration.
    pub(super) fn read(objects: Objects<'_>) -> Self {
        let off = objects
            .document()
            .catalog()
            .ok()
            .and_then(|catalog| objects.dictionary(catalog, b"OCProperties"))
            .and_then(|properties| objects.dictionary(properties, b"D"))
            .and_then(|default| objects.array(default, b"OFF"));
        let layers = off.unwrap_or_default().iter().map(|layer| objects.resolve(layer));
        Self { off: layers.filter_map(address).collect() }
    }

    /// Whether `layer`, a group or a membership of groups, is off.
    pub(super) fn is_hidden(&self, objects: Objects<'_>, layer: &Dictionary) -> bool {
        if self.off.is_empty() {
            return false;
        }
        if self.off.contains(&std::ptr::from_ref(layer).addr()) {
            return true;
        }
        let is_off = |group: &Object| address(group).is_some_and(|at| self.off.contains(&at));
        match objects.get(layer, b"OCGs") {
            Some(Object::Array(groups)) if !groups.is_empty() => {
                groups.iter().take(256).all(|group| is_off(objects.resolve(group)))
            }
            Some(group) => is_off(group),
            None => false,
        }
    }
}

fn address(object: &Object) -> Option<usize> {
    object.as_dict().ok().map(|dictionary| std::ptr::from_ref(dictionary).addr())
}
