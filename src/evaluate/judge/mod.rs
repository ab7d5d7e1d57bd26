//! One record against its gold, part by part.

mod contents;
mod items;
mod kinds;
mod leaves;
mod mentions;
mod names;
mod people;

use serde_json::Value;

use super::ground::Grounds;
use super::measure::Nature;
use super::pair::Pair;
use super::{Gold, Tally};
use names::Names;

/// Compares everything that `gold` asserts with a record.
pub fn judge(gold: &Gold, record: &Value) -> Tally {
    let mut judge = Judge {
        expected: Names::of(&gold.facts),
        found: Names::of(record),
        grounds: Grounds::new(gold, record),
        tally: Tally::default(),
    };
    let pair = Pair::new(&gold.facts, record);
    judge.document(&pair.key("document"));
    judge.meeting(&pair.key("meeting"));
    judge.participants(&pair.key("participants"));
    judge.announced(&pair.key("announced_agenda"));
    judge.items(&pair.key("agenda_items"));
    judge.references(&pair.key("initiative_references"));
    judge.kinds(&pair);
    judge.attachments(&pair.key("attachments"));
    judge.tally
}

/// What is known of both sides, and the counts.
struct Judge<'a> {
    expected: Names,
    found: Names,
    grounds: Grounds<'a>,
    tally: Tally,
}

/// Keys, what kind of value they hold, and the field that they count to.
type Keys = &'static [(&'static str, Nature, &'static str)];

const DOCUMENT: Keys = &[
    ("kind", Nature::Closed, "document"),
    ("title", Nature::Words, "document"),
    ("date", Nature::Closed, "document"),
    ("language", Nature::Closed, "document"),
];

const MEETING: Keys = &[
    ("organization", Nature::Words, "meeting"),
    ("name", Nature::Words, "meeting"),
    ("number", Nature::Closed, "meeting"),
    ("type", Nature::Closed, "meeting"),
    ("date", Nature::Closed, "meeting"),
    ("start_time", Nature::Closed, "meeting"),
    ("end_time", Nature::Closed, "meeting"),
    ("location", Nature::Words, "meeting"),
    ("mode", Nature::Closed, "meeting"),
];

const NEXT_MEETING: Keys = &[
    ("date", Nature::Closed, "meeting"),
    ("start_time", Nature::Closed, "meeting"),
    ("location", Nature::Words, "meeting"),
];

impl Judge<'_> {
    fn document(&mut self, document: &Pair<'_>) {
        self.leaves(document, DOCUMENT);
    }

    fn meeting(&mut self, meeting: &Pair<'_>) {
        self.leaves(meeting, MEETING);
        self.leaves(&meeting.key("next_meeting"), NEXT_MEETING);
    }
}
