//! What labels say of the kind of a document: who came, who took the minutes, what was decided.

use std::sync::LazyLock;

use crate::lexicon::{Label, LabelMatch, Lexicon, Pattern, PeopleColumn, Presence, pattern};
use crate::normalize::{NormalizedText, Paragraph};
use crate::record::model::Role;
use crate::span::Span;

/// Labels that only documents about a meeting have.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent signs, each read on its own")]
pub(super) struct Labels {
    pub people: usize,
    pub minute_taker: bool,
    /// Somebody took the minutes or chaired.
    pub led: bool,
    pub any_meeting: bool,
    /// "Til stede:" with a name behind it on its line.
    pub came: bool,
    /// "Deltager:" with a name behind it on its line; who is invited may stand there, too.
    pub attended: bool,
    /// "Afbud:" with a name behind it on its line.
    pub missed: bool,
    /// "Indstilling:", as before a meeting.
    pub recommended: bool,
    /// "Referat" on a line of its own, and an agenda before it.
    pub minutes: bool,
    /// Names behind a check box with a tick.
    pub ticked: usize,
    /// Names behind an empty check box.
    pub unticked: usize,
    /// Headings "Beslutning" with a verdict below them; in an agenda nothing stands there yet.
    pub decided: usize,
    /// Headings "Beslutning for punkt 3".
    pub answered: usize,
    /// A heading "Beslutning", whatever stands below it.
    pub headed: bool,
    /// Lines that are nothing but a verdict: "Godkendt.", "Intet".
    pub verdicts: usize,
}

impl Labels {
    pub(super) fn of(text: &NormalizedText, lexicon: &Lexicon) -> Self {
        let mut found = Self::default();
        let mut agenda = false;
        for (index, paragraph) in text.paragraphs.iter().enumerate() {
            found.decided += usize::from(has_verdict(text, lexicon, index));
            found.answered += usize::from(answers(text.words(paragraph), lexicon));
            found.count_box(text.words(paragraph), lexicon);
            found.count_inside(text.words(paragraph), lexicon);
            found.count_table(text, lexicon, index);
            found.verdicts += usize::from(is_verdict(text.words(paragraph), lexicon));
            let line = text.words(paragraph);
            let Some(label) = lexicon.labels.read(line).or_else(|| glued(line, lexicon)) else {
                continue;
            };
            let value = match label.value.of(text.words(paragraph)) {
                "" => below(text, lexicon, index),
                value => value,
            };
            let first = value.split([',', '(', '.']).next().unwrap_or_default();
            let first = first.split(" og ").next().unwrap_or_default().trim();
            let named =
                lexicon.people.is_name_or_role(first) || are_initials(value) || are_all(value);
            match label.label {
                // "Til stede: …" of a template names nobody
                Label::People(presence, _) => {
                    let says = label.value.is_empty() || value.contains(char::is_alphanumeric);
                    found.people += usize::from(says);
                    found.came |= named
                        && presence == Presence::Present
                        && is_presence(&label, text.words(paragraph));
                    found.attended |=
                        named && presence == Presence::Present && is_taking_part(&label, line);
                    found.missed |= named && presence == Presence::Absent;
                }
                Label::Role(role @ (Role::MinuteTaker | Role::Moderator)) => {
                    found.led |= !label.value.is_empty();
                    found.minute_taker |= !label.value.is_empty() && role == Role::MinuteTaker;
                }
                Label::Decision => found.headed |= label.value.is_empty(),
                Label::AnnouncedAgenda => agenda = true,
                Label::Recommendation => found.recommended = true,
                Label::Minutes if label.value.is_empty() => found.minutes |= agenda,
                Label::Date | Label::Place | Label::DateAndPlace => found.any_meeting = true,
                _ => {}
            }
        }
        found
    }
}

/// The line below a label, or below the name of a group that stands there: "Bestyrelsen:".
fn below<'t>(text: &'t NormalizedText, lexicon: &Lexicon, index: usize) -> &'t str {
    let mut lines = text.paragraphs.iter().skip(index + 1).map(|line| text.words(line));
    let first = lines.next().unwrap_or_default();
    let is_group = first.ends_with(':')
        && lexicon.labels.read(first).is_none_or(|found| {
            matches!(found.label, Label::People(Presence::Present, _)) && found.value.is_empty()
        });
    lines.next().filter(|_| is_group).unwrap_or(first)
}

impl Labels {
    /// "Navn | Mødt | Afbud" above rows in which somebody has a mark.
    fn count_table(&mut self, text: &NormalizedText, lexicon: &Lexicon, index: usize) {
        let columns = &lexicon.people_columns;
        let Some([head, row]) = text.paragraphs.get(index..index + 2) else { return };
        let cells = |row: &'_ Paragraph| row.cells.iter().map(|cell| cell.span).collect::<Vec<_>>();
        let words = |span: Span| span.of(&text.text);
        let heads = cells(head).into_iter().map(|span| columns.head(words(span)));
        let Some(heads) = heads.collect::<Option<Vec<_>>>() else { return };
        let told = heads.iter().any(|head| matches!(head, PeopleColumn::Came(_)));
        let marked = |span: &Span| columns.said(words(*span)).is_some();
        if told && heads.contains(&PeopleColumn::Name) && cells(row).iter().any(marked) {
            self.people += 1;
            self.came = true;
        }
    }

    /// "- [x] Ida Holm (referent)"
    fn count_box(&mut self, line: &str, lexicon: &Lexicon) {
        static BOX: LazyLock<Pattern> =
            LazyLock::new(|| pattern(r"^[-*•\s]*\[(?P<tick>[ xX]?)\]\s*(?P<name>\p{Lu}[^(,–]*)"));
        let Some(found) = BOX.captures(line) else { return };
        if found.name("name").is_none_or(|name| !lexicon.people.is_name(name.as_str().trim())) {
            return;
        }
        match found.name("tick").map(|tick| tick.as_str().trim()) {
            Some("") => self.unticked += 1,
            _ => self.ticked += 1,
        }
    }
}

/// "Beslutning for punkt 3: Budget"
fn answers(line: &str, lexicon: &Lexicon) -> bool {
    const START: &str = "beslutning for ";
    let is_start = line.get(..START.len()).is_some_and(|start| start.eq_ignore_ascii_case(START));
    is_start && lexicon.decisions.forms.heading.is_match(line)
}

/// "Beslutning" with a verdict behind or below it. Headings with a day that is not named before
/// stand over what other bodies decided earlier.
fn has_verdict(text: &NormalizedText, lexicon: &Lexicon, index: usize) -> bool {
    let words = |index: usize| text.paragraphs.get(index).map_or("", |one| text.words(one));
    let heading = words(index);
    let label = lexicon.labels.read(heading).filter(|found| found.label == Label::Decision);
    let value = label.map_or("", |found| found.value.of(heading));
    if label.is_none() && !lexicon.decisions.forms.heading.is_match(heading) {
        return false;
    }
    let start = text.paragraphs.get(index).map_or(0, |one| one.span.start);
    let before = text.text.get(..start).unwrap_or_default();
    let is_named = |day| lexicon.dates.find(before).any(|other| other.date() == Some(day));
    let days = lexicon.dates.find(heading).filter_map(crate::lexicon::WrittenDate::date);
    let below = if value.is_empty() { words(index + 1) } else { value };
    days.into_iter().all(is_named) && lexicon.decisions.decides(below)
}

/// "Godkendt.", "Udsat til næste møde", "Intet nyt": a line that is nothing but a verdict.
fn is_verdict(line: &str, lexicon: &Lexicon) -> bool {
    const LONGEST: usize = 60;
    let is_short = line.len() <= LONGEST && line.starts_with(char::is_uppercase);
    let one_word = || lexicon.decisions.forms.one_word.is_match(line);
    is_short && (lexicon.items.is_nothing(line) || one_word())
}

/// "Tilstede var Ida, Bo", "Fraværende Per": the names of people behind a label without a colon.
fn glued(line: &str, lexicon: &Lexicon) -> Option<LabelMatch> {
    let label = lexicon.labels.read_glued(line)?;
    matches!(label.label, Label::People(..)).then_some(label)
}

/// "Alle", "Hele bestyrelsen undtagen Bo"
fn are_all(value: &str) -> bool {
    let mut words = value.split([' ', ',', '.']);
    let first = words.next().unwrap_or_default();
    ["Alle", "Hele", "Samtlige"].contains(&first)
}

/// "IH, BR og PD"
fn are_initials(value: &str) -> bool {
    static INITIALS: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^[A-ZÆØÅ]{2,4}(?:(?:,| og| &|/)\s?[A-ZÆØÅ]{2,4})+\W*$"));
    INITIALS.is_match(value)
}

/// "Deltager", "Deltagere i mødet", "Mødedeltagere"
fn is_taking_part(label: &LabelMatch, line: &str) -> bool {
    label.words.of(line).to_lowercase().contains("delt")
}

/// "Til stede", "Tilstede", "Mødt": said of a meeting that was held; "Deltagere" may be invited.
fn is_presence(label: &LabelMatch, line: &str) -> bool {
    let words = label.words.of(line).to_lowercase();
    ["til stede", "tilstede", "mødt", "fremmødt"].iter().any(|word| words.contains(word))
}
