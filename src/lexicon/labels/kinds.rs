//! What labels announce, by their names in the file of labels.

use crate::record::model::{GroupKind, Role};

/// What a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// People.
    People(Presence, GroupKind),
    /// Receivers of the minutes, not participants.
    Distribution,
    /// One person with a role ("Referent:").
    Role(Role),
    /// When the meeting was held.
    Date,
    /// Where.
    Place,
    /// Both.
    DateAndPlace,
    /// When it began.
    Start,
    /// When it ended.
    End,
    /// The next meeting.
    NextMeeting,
    /// The body that met.
    Body,
    /// What the meeting is called.
    MeetingName,
    /// The agenda ahead of the minutes.
    AnnouncedAgenda,
    /// The minutes after the agenda.
    Minutes,
    /// A recommendation.
    Recommendation,
    /// A decision.
    Decision,
    /// The case that was dealt with.
    Case,
    /// What others decided before.
    Earlier,
    /// The journal number of the case.
    CaseNumber,
    /// Something to do.
    Action,
    /// Who is to do it.
    Responsible,
    /// Until when.
    Deadline,
}

/// Whether the people of a list were there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// They were.
    Present,
    /// They were not.
    Absent,
}

use GroupKind as Kind;
use Presence::{Absent, Present};

pub(super) const ATTENDANCE: &[(&str, Label)] = &[
    ("members", Label::People(Present, Kind::Members)),
    ("secretariat", Label::People(Present, Kind::Secretariat)),
    ("guests", Label::People(Present, Kind::Guests)),
    ("present", Label::People(Present, Kind::Members)),
    ("absent", Label::People(Absent, Kind::Absent)),
    ("others", Label::People(Present, Kind::Others)),
    ("distribution", Label::Distribution),
];

pub(super) const ROLES: &[(&str, Label)] = &[
    ("minute_taker", Label::Role(Role::MinuteTaker)),
    ("moderator", Label::Role(Role::Moderator)),
    ("chair", Label::Role(Role::Chair)),
    ("deputy_chair", Label::Role(Role::DeputyChair)),
    ("treasurer", Label::Role(Role::Treasurer)),
    ("auditor", Label::Role(Role::Auditor)),
    ("alternate", Label::Role(Role::Alternate)),
    ("observer", Label::Role(Role::Observer)),
    ("member", Label::Role(Role::Member)),
];

pub(super) const MEETING: &[(&str, Label)] = &[
    ("date", Label::Date),
    ("place", Label::Place),
    ("date_and_place", Label::DateAndPlace),
    ("start", Label::Start),
    ("end", Label::End),
    ("next", Label::NextMeeting),
    ("body", Label::Body),
    ("name", Label::MeetingName),
];

pub(super) const AGENDA: &[(&str, Label)] =
    &[("announced", Label::AnnouncedAgenda), ("minutes", Label::Minutes)];

pub(super) const ITEM: &[(&str, Label)] = &[
    ("recommendation", Label::Recommendation),
    ("decision", Label::Decision),
    ("earlier", Label::Earlier),
    ("case", Label::Case),
    ("case_number", Label::CaseNumber),
    ("action", Label::Action),
    ("responsible", Label::Responsible),
    ("deadline", Label::Deadline),
];
