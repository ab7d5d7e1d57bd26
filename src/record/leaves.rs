//! Visiting every leaf of a record with its JSON Pointer.

use super::model::{
    ActionItem, AgendaItem, AnnouncedItem, Attachment, Body, Decision, Document, FocusArea, Goal,
    Group, Initiative, InitiativeReference, MatchedInitiative, Meeting, Milestone, NextMeeting,
    Participant, Recommendation, Section, Statement, Vote,
};
use super::pointer::Pointer;
use crate::span::{Origin, Spanned};

/// What has leaves.
pub(super) trait Leaves {
    /// Calls `visit` with the pointer and the origin of every leaf.
    fn leaves(&self, at: &mut Pointer, visit: &mut dyn FnMut(&Pointer, Origin));
}

impl<T> Leaves for Spanned<T> {
    fn leaves(&self, at: &mut Pointer, visit: &mut dyn FnMut(&Pointer, Origin)) {
        visit(at, self.origin);
    }
}

impl<T: Leaves> Leaves for Option<T> {
    fn leaves(&self, at: &mut Pointer, visit: &mut dyn FnMut(&Pointer, Origin)) {
        if let Some(value) = self {
            value.leaves(at, visit);
        }
    }
}

impl<T: Leaves> Leaves for Vec<T> {
    fn leaves(&self, at: &mut Pointer, visit: &mut dyn FnMut(&Pointer, Origin)) {
        for (index, value) in self.iter().enumerate() {
            at.within(index, |at| value.leaves(at, visit));
        }
    }
}

/// Lists the keys of a struct that hold leaves; ids are no leaves.
macro_rules! leaves {
    ($($type:ty { $($key:literal $field:ident),+ })+) => {$(
        impl Leaves for $type {
            fn leaves(&self, at: &mut Pointer, visit: &mut dyn FnMut(&Pointer, Origin)) {
                $(at.within($key, |at| self.$field.leaves(at, visit));)+
            }
        }
    )+};
}

leaves! {
    Document { "kind" kind, "title" title, "date" date, "language" language }
    Meeting {
        "organization" organization, "name" name, "number" number, "type" meeting_type,
        "date" date, "start_time" start_time, "end_time" end_time, "location" location,
        "mode" mode, "next_meeting" next_meeting
    }
    NextMeeting { "date" date, "start_time" start_time, "location" location }
    Participant {
        "name" name, "title" title, "organization" organization, "roles" roles, "group" group,
        "attendance" attendance, "arrived" arrived, "left" left, "agenda_items" agenda_items,
        "substitute_for" substitute_for, "note" note, "aliases" aliases
    }
    Group { "label" label, "kind" kind }
    AnnouncedItem {
        "number" number, "title" title, "item_type" item_type, "item_type_mark" item_type_mark,
        "responsible" responsible, "start_time" start_time, "end_time" end_time,
        "agenda_item" agenda_item
    }
    AgendaItem {
        "number" number, "order" order, "title" title, "item_type" item_type,
        "item_type_mark" item_type_mark, "responsible" responsible, "start_time" start_time,
        "end_time" end_time, "case_number" case_number, "closed" closed,
        "paragraphs" paragraphs, "recommendations" recommendations, "decisions" decisions,
        "action_items" action_items, "statements" statements, "items" items
    }
    Recommendation { "text" text, "items" items }
    Decision {
        "outcome" outcome, "with_remarks" with_remarks, "remarks" remarks, "text" text,
        "decided_by" decided_by, "announced_by" announced_by, "vote" vote, "recommendation" recommendation
    }
    Vote { "for" in_favour, "against" against, "abstained" abstained, "unanimous" unanimous }
    ActionItem { "text" text, "responsible" responsible, "deadline" deadline }
    Statement { "speaker" speaker, "speaker_text" speaker_text, "act" act, "verb" verb, "text" text }
    Section {
        "number" number, "title" title, "paragraphs" paragraphs, "list_items" list_items,
        "sections" sections
    }
    Initiative {
        "number" number, "title" title, "description" description, "status" status,
        "owners" owners, "focus_area" focus_area
    }
    FocusArea { "number" number, "title" title }
    Body { "name" name, "tasks" tasks, "projects" projects, "refers_to" refers_to }
    Goal { "number" number, "title" title, "milestones" milestones }
    Milestone { "text" text, "deadline" deadline }
    InitiativeReference {
        "kind" kind, "number" number, "label" label, "qualifier" qualifier, "title" title,
        "agenda_item" agenda_item, "initiative" initiative
    }
    MatchedInitiative { "source" source, "number" number, "title" title, "matched_by" matched_by }
    Attachment { "number" number, "label" label, "agenda_item" agenda_item }
}
