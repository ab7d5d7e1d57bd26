//! Tables of what records refer to: initiatives and organisations, in which document, where, and in
//! which words.

mod format;
mod initiatives;
mod organizations;
mod text;

use serde::Serialize;

pub(crate) use format::quoted;
pub use format::{csv, json, markdown};
pub use initiatives::{Mention, mentions, sort};
pub use organizations::{OrganizationMention, organizations, sort_organizations};

use crate::record::model::AgendaItem;

/// A row of a table.
pub trait Row: Serialize {
    /// The heads of the columns, which are the keys in JSON.
    const COLUMNS: &'static [&'static str];
    /// The heads of the columns of a table for reading.
    const SHOWN: &'static [&'static str];

    /// A cell for each column of a table for reading.
    fn shown(&self) -> Vec<String>;
}

fn title_of(items: &[AgendaItem], id: &str) -> Option<String> {
    items.iter().find_map(|item| {
        if item.id == id {
            return item.title.as_ref().map(|title| title.value.clone());
        }
        title_of(&item.items, id)
    })
}
