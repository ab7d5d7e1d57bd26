//! The minutes as they are told: paragraphs without line ends.

use super::layout::{Attendance, Decisions, Head, Layout, Tasks};
use super::minutes::{Fact, Item, Minutes, Person, Role, Sentence, long, weekday};

pub(super) struct Paragraph {
    pub(super) kind: Kind,
    pub(super) text: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Title,
    Heading,
    Body,
    /// Follows what is above without a gap.
    Line,
    Bullet,
}

pub(super) fn of(minutes: &Minutes, layout: &Layout) -> Vec<Paragraph> {
    let mut told = Vec::new();
    head(minutes, layout.head, &mut told);
    attendance(&minutes.people, layout.attendance, &mut told);
    if layout.agenda {
        agenda(&minutes.items, layout, &mut told);
    }
    items(&minutes.items, layout, &mut told);
    let next = format!("Næste møde: {} den {}.", weekday(minutes.next), long(minutes.next));
    told.push(Kind::Body.of(next));
    told
}

impl Kind {
    fn of(self, text: impl Into<String>) -> Paragraph {
        Paragraph { kind: self, text: text.into() }
    }
}

fn head(minutes: &Minutes, head: Head, told: &mut Vec<Paragraph>) {
    let Minutes { meeting, begins, ends, place, .. } = minutes;
    let date = long(minutes.date);
    told.push(Kind::Title.of(&minutes.body));
    match head {
        Head::Sentence => told.push(Kind::Title.of(format!(
            "Referat af {meeting} {} den {date} kl. {begins}.00-{ends}.00 i {place}",
            weekday(minutes.date)
        ))),
        Head::Labels => told.extend([
            Kind::Title.of(format!("Referat af {meeting}")),
            Kind::Body.of(format!("Dato: {date}")),
            Kind::Line.of(format!("Tid: kl. {begins}.00-{ends}.00")),
            Kind::Line.of(format!("Sted: {}", capital(place))),
        ]),
        Head::Lines => told.extend([
            Kind::Title.of("Referat"),
            Kind::Body.of(format!("{} den {date} kl. {begins}.00-{ends}.00", capital(meeting))),
            Kind::Line.of(format!("Sted: {}", capital(place))),
        ]),
    }
}

pub(super) fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

fn attendance(people: &[Person], attendance: Attendance, told: &mut Vec<Paragraph>) {
    let (present, absent): (Vec<_>, Vec<_>) = people.iter().partition(|person| person.present);
    let names = |people: &[&Person]| people.iter().map(|person| listed(person)).collect::<Vec<_>>();
    let (label, kind) = match attendance {
        Attendance::Sentence => {
            told.push(Kind::Body.of(format!("Til stede: {}", names(&present).join(", "))));
            if !absent.is_empty() {
                told.push(Kind::Line.of(format!("Afbud: {}", names(&absent).join(", "))));
            }
            return;
        }
        Attendance::Lines => ("Deltagere:", Kind::Line),
        Attendance::Bullets => ("Til stede:", Kind::Bullet),
    };
    told.push(Kind::Body.of(label));
    told.extend(names(&present).into_iter().map(|name| kind.of(name)));
    if !absent.is_empty() {
        told.push(Kind::Body.of("Afbud:"));
        told.extend(names(&absent).into_iter().map(|name| kind.of(name)));
    }
}

/// "Asta Engholt (formand)"
fn listed(person: &Person) -> String {
    let role = match person.role {
        Some(Role::Chair) => " (formand)",
        Some(Role::Treasurer) => " (kasserer)",
        Some(Role::MinuteTaker) => " (referent)",
        None => "",
    };
    person.name() + role
}

fn agenda(items: &[Item], layout: &Layout, told: &mut Vec<Paragraph>) {
    told.push(Kind::Heading.of("Dagsorden"));
    for item in items {
        told.push(Kind::Line.of(format!("{}. {}", item.number, item.title)));
        let subs = item.items.iter();
        told.extend(subs.map(|sub| Kind::Line.of(layout.numbering.head(&sub.number, &sub.title))));
    }
    told.push(Kind::Heading.of("Referat"));
}

fn items(items: &[Item], layout: &Layout, told: &mut Vec<Paragraph>) {
    for item in items {
        told.push(Kind::Heading.of(layout.numbering.head(&item.number, &item.title)));
        body(&item.text, layout, told);
        self::items(&item.items, layout, told);
    }
}

/// Two or three sentences a paragraph; what has a label stands behind.
fn body(text: &[Sentence], layout: &Layout, told: &mut Vec<Paragraph>) {
    let (decided, rest): (Vec<_>, Vec<_>) = text.iter().partition(|sentence| {
        matches!(sentence.fact, Fact::Decision { .. }) && layout.decisions != Decisions::Prose
    });
    let (tasks, prose): (Vec<_>, Vec<_>) = rest.into_iter().partition(|sentence| {
        matches!(sentence.fact, Fact::Task { .. }) && layout.tasks != Tasks::Prose
    });
    for sentences in prose.chunks(3) {
        told.push(Kind::Body.of(joined(sentences)));
    }
    if !decided.is_empty() {
        let text = joined(&decided);
        match layout.decisions {
            Decisions::Heading => told.extend([Kind::Body.of("Beslutning"), Kind::Line.of(text)]),
            _ => told.push(Kind::Body.of(format!("Beslutning: {text}"))),
        }
    }
    for task in tasks {
        told.push(Kind::Body.of(format!("Aktion: {}", task.text)));
    }
}

fn joined(sentences: &[&Sentence]) -> String {
    sentences.iter().map(|sentence| sentence.text.as_str()).collect::<Vec<_>>().join(" ")
}
