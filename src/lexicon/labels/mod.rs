//! Labels: words that stand alone on a line or before a colon and say what follows.

mod kinds;

use foldhash::{HashMap, HashSet};

use serde::Deserialize;

use super::affixes::{Beginnings, Endings};
use kinds::{AGENDA, ATTENDANCE, ITEM, MEETING, ROLES};
pub use kinds::{Label, Presence};

use crate::record::model::{GroupKind, Role};
use crate::span::Span;

/// A label found at the start of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LabelMatch {
    /// What it announces.
    pub label: Label,
    /// The label's words, colon not included, bytes of the line.
    pub words: Span,
    /// What follows on the same line, without white space at the ends; may be empty.
    pub value: Span,
    /// Whether a colon stands after the label.
    pub colon: bool,
}

type Group = HashMap<String, Vec<String>>;

#[derive(Deserialize)]
pub(super) struct Data {
    attendance: Group,
    roles: Group,
    meeting: Group,
    agenda: Group,
    item: Group,
}

/// All labels.
#[derive(Debug, Default)]
pub struct Labels {
    whole: HashMap<String, Label>,
    /// Labels only where a colon follows: "medarbejdere:".
    before_colon: HashMap<String, Label>,
    open: Beginnings<Open>,
    /// Ends of labels, with a space before: "* beslutning".
    ends: Endings<Label>,
    /// The first three letters of all labels, and the last three of the ends.
    edges: HashSet<[char; 3]>,
    /// Who may be named behind "deltagere": "bestyrelse".
    groups: HashSet<String>,
}

/// A label with open end: "medlemmer af *".
#[derive(Debug)]
struct Open {
    label: Label,
    /// Also without a colon behind it.
    alone: bool,
}

/// What stands between two labels with the same value.
const BETWEEN: &[&str] = &[" og ", "/", " & ", " + ", ", "];

/// A label is at most this long, in bytes.
const LONGEST: usize = 70;

impl Labels {
    pub(super) fn new(data: &Data) -> Self {
        let mut labels = Self::default();
        for (table, names) in [
            (&data.attendance, ATTENDANCE),
            (&data.roles, ROLES),
            (&data.meeting, MEETING),
            (&data.agenda, AGENDA),
            (&data.item, ITEM),
        ] {
            for (name, label) in names {
                labels.add(table.get(*name).map(Vec::as_slice).unwrap_or_default(), *label);
            }
        }
        labels.groups.extend(data.attendance.get("groups").into_iter().flatten().cloned());
        labels
    }

    fn add(&mut self, words: &[String], label: Label) {
        for word in words {
            self.edges.extend(match word.strip_prefix('*') {
                Some(end) => edge(end.chars().rev()),
                None => edge(word.trim_end_matches([':', '*']).chars()),
            });
            if let Some(word) = word.strip_suffix(':') {
                self.before_colon.entry(word.to_owned()).or_insert(label);
                continue;
            }
            if let Some(end) = word.strip_prefix('*') {
                self.ends.add(end.to_owned(), label);
                continue;
            }
            let (open, alone) = match word.strip_suffix(" **") {
                Some(open) => (Some(open), true),
                None => (word.strip_suffix(" *"), false),
            };
            match open {
                Some(open) => self.open.add(open.to_owned(), Open { label, alone }),
                None => {
                    self.whole.entry(word.clone()).or_insert(label);
                }
            }
        }
    }

    /// The label that `line` begins with, if a colon follows it or it is the whole line.
    pub fn read(&self, line: &str) -> Option<LabelMatch> {
        let body = Span::new(0, line.len()).trim(line);
        let start = body.start + decoration(body.of(line));
        let rest = line.get(start..body.end)?;
        let colon =
            rest.char_indices().take_while(|(at, _)| *at <= LONGEST).find(|(_, c)| *c == ':');
        let words_end = colon.map_or(body.end, |(at, _)| start + at);
        let words = Span::new(start, words_end).trim(line);
        if words.len() > LONGEST {
            return None;
        }
        let label = self.lookup(words.of(line), colon.is_some())?;
        let value_start = if colon.is_some() { words_end + 1 } else { words_end };
        let value = Span::new(value_start, body.end).trim(line);
        Some(LabelMatch { label, words, value, colon: colon.is_some() })
    }

    /// A label without a colon before its value: "Referent Bo Ravn", "Afbud fra Bo", "/Referent Ida".
    pub fn read_glued(&self, line: &str) -> Option<LabelMatch> {
        let body = Span::new(0, line.len()).trim(line);
        let slash = body.of(line).len() - body.of(line).trim_start_matches(['/', ' ']).len();
        let body = Span::new(body.start + slash, body.end);
        let rest = body.of(line);
        let mut cuts = rest.char_indices().skip(1).take_while(|(at, _)| *at <= LONGEST);
        let after = |at: usize| rest.get(at..).unwrap_or_default().trim_start();
        let cut = cuts.find(|(at, c)| {
            (c.is_whitespace() || matches!(c, ',' | '-' | '–' | '='))
                && after(at + c.len_utf8()).starts_with(char::is_uppercase)
                && self.lookup(rest.get(..*at).unwrap_or_default(), false).is_some()
        });
        let Some(cut) = cut else { return self.read_run_together(line, body) };
        let words = Span::new(body.start, body.start + cut.0).trim(line);
        let label = self.lookup(words.of(line), false)?;
        let value = Span::new(body.start + cut.0 + cut.1.len_utf8(), body.end).trim(line);
        Some(LabelMatch { label, words, value, colon: false })
    }

    /// `MødestedRådssalen`, `UdvalgTeknikudvalget`: cells of a web page without the space between
    /// them.
    fn read_run_together(&self, line: &str, body: Span) -> Option<LabelMatch> {
        let rest = body.of(line);
        let mut before = ' ';
        let (cut, _) = rest.char_indices().find(|(_, c)| {
            let joint = before.is_lowercase() && c.is_uppercase();
            before = *c;
            joint
        })?;
        let words = Span::new(body.start, body.start + cut);
        let label = self.lookup(words.of(line), false)?;
        let value = Span::new(words.end, body.end);
        matches!(label, Label::Place | Label::Body | Label::Date).then_some(LabelMatch {
            label,
            words,
            value,
            colon: false,
        })
    }

    /// The role that a word names: "formand", "referent".
    pub fn role(&self, word: &str) -> Option<Role> {
        match self.lookup(word, false)? {
            Label::Role(role) => Some(role),
            _ => None,
        }
    }

    /// Whether a word names the members before their names: "Bestyrelsesmedlemmer Ida, Bo".
    pub fn is_members(&self, word: &str) -> bool {
        matches!(
            self.lookup(word, false),
            Some(Label::People(Presence::Present, GroupKind::Members))
        ) && word.to_lowercase().ends_with("medlemmer")
    }

    /// Whether words may be a label, by how they begin and end: most are none.
    fn may_be(&self, words: &str) -> bool {
        let letters = |c: &char| !is_ornament(*c);
        let start = words.chars().filter(letters).skip_while(|c| c.is_whitespace());
        let around = |c: &char| c.is_whitespace() || matches!(c, '.' | ':' | ';');
        let end = words.chars().rev().filter(letters).skip_while(around);
        words.ends_with(')')
            || edge(start).is_none_or(|start| self.edges.contains(&start))
            || edge(end).is_none_or(|end| self.edges.contains(&end))
    }

    fn lookup(&self, words: &str, colon: bool) -> Option<Label> {
        if !self.may_be(words) {
            return None;
        }
        let mut key = words.to_lowercase();
        key.retain(|c| !is_ornament(c));
        let key = key.trim().trim_end_matches(['.', ':', ';']).trim_end();
        let key = without_remark(key);
        if let Some(label) = self.whole.get(key) {
            return Some(*label);
        }
        if let Some(label) = self.before_colon.get(key).filter(|_| colon) {
            return Some(*label);
        }
        let sentence = words.trim_end().ends_with('.');
        let short = || key.split(' ').count() <= 4 && (colon || !sentence);
        if let Some((_, label)) = self.ends.of(key).next().filter(|_| short()) {
            return Some(*label);
        }
        if let Some((first, rest)) = two(key) {
            // "Dirigent og referent", "Afbud/fraværende": the first stands for both.
            let both = [first, rest].map(|word| self.whole.get(word.trim()).copied());
            match both {
                [Some(Label::Role(role)), Some(Label::Role(_))] => return Some(Label::Role(role)),
                [Some(Label::People(first, kind)), Some(Label::People(second, _))]
                    if first == second =>
                {
                    return Some(Label::People(first, kind));
                }
                _ => {}
            }
        }
        if let Some(label) = self.of_group(key).filter(|_| colon) {
            return Some(label);
        }
        let rest = |open: &str| key.get(open.len()..).unwrap_or_default();
        let is_whole = |rest: &str| rest.is_empty() || rest.starts_with(' ');
        // "følgende deltog ikke i mødet" is more than "følgende deltog"
        let found = self.open.of(key).filter(|(words, _)| is_whole(rest(words)));
        let (words, open) =
            found.reduce(|one, other| if other.0.len() > one.0.len() { other } else { one })?;
        let is_label = (colon || (open.alone && !sentence)) && !rest(words).is_empty();
        is_label.then_some(open.label)
    }

    /// "Deltagere bestyrelse", "Afbud - suppleanter": of which group those are who came, or did not.
    fn of_group(&self, key: &str) -> Option<Label> {
        let (people, group) = key.rsplit_once(' ')?;
        let group = group.trim_matches(['(', ')']);
        let people = people.trim_end_matches([' ', '-', '–', ',']);
        let found = self.whole.get(people).copied()?;
        let counts = matches!(
            found,
            Label::People(Presence::Present, GroupKind::Members)
                | Label::People(Presence::Absent, _)
        );
        (counts && self.groups.contains(group)).then_some(found)
    }
}

/// The two that a label is made of: "dirigent og referent".
fn two(key: &str) -> Option<(&str, &str)> {
    let may_be = key.contains(['/', '&', '+', ',']) || key.contains(" og ");
    let split = || BETWEEN.iter().find_map(|between| key.split_once(between));
    if may_be { split() } else { None }
}

/// Signs around labels that say nothing.
fn is_ornament(c: char) -> bool {
    matches!(c, '\u{200b}' | '*' | '_')
}

/// The first three letters of some, small; none of fewer.
fn edge(letters: impl Iterator<Item = char>) -> Option<[char; 3]> {
    let mut small = letters.map(|letter| letter.to_lowercase().next().unwrap_or(letter));
    Some([small.next()?, small.next()?, small.next()?])
}

/// "Fraværende (bestyrelsen)", "Deltagere (online)" without what stands in the brackets.
fn without_remark(key: &str) -> &str {
    let bare = key.strip_suffix(')').and_then(|inner| inner.rsplit_once(" ("));
    bare.filter(|(_, inner)| !inner.contains(',')).map_or(key, |(label, _)| label)
}

/// Bytes of a bullet or list letter before the label: "• Afbud:", "b ) Tilstedeværende".
fn decoration(line: &str) -> usize {
    let rest = line.trim_start_matches(['•', '-', '–', '·', '#', '>', '*', ' ', '\u{200b}']);
    // "1. suppleant: Bo Ravn"
    let ranked = rest.strip_prefix(|c: char| c.is_ascii_digit()).and_then(|rest| {
        rest.strip_prefix(". ").filter(|rest| rest.to_lowercase().starts_with("suppleant"))
    });
    if let Some(rest) = ranked {
        return line.len() - rest.len();
    }
    let letter =
        rest.strip_prefix('(').unwrap_or(rest).strip_prefix(|c: char| c.is_ascii_lowercase());
    let behind = letter.and_then(|after| after.trim_start().strip_prefix(')'));
    line.len() - behind.map_or(rest, str::trim_start).len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    fn read(line: &str) -> Option<(Label, &str, &str)> {
        let found = Lexicon::danish().labels.read(line)?;
        Some((found.label, found.words.of(line), found.value.of(line)))
    }

    #[test]
    fn reads_labels_with_and_without_colon() {
        let present = Label::People(Presence::Present, GroupKind::Members);
        let absent = Label::People(Presence::Absent, GroupKind::Absent);
        assert_eq!(
            read("Til stede: Ida Holm, Bo Ravn"),
            Some((present, "Til stede", "Ida Holm, Bo Ravn"))
        );
        assert_eq!(read("Tilstede\u{200b}: Ida"), Some((present, "Tilstede\u{200b}", "Ida")));
        assert_eq!(read("Afbud "), Some((absent, "Afbud", "")));
        assert_eq!(read("• Afbud: Bo"), Some((absent, "Afbud", "Bo")));
        assert_eq!(
            read("Medlemmer af udvalget: Bo"),
            Some((present, "Medlemmer af udvalget", "Bo"))
        );
        assert_eq!(read("Deltagere i konferencen var glade"), None);
        assert_eq!(read("Fra forslagsstillerne kom der intet"), None);
    }

    #[test]
    fn reads_a_label_glued_to_its_value() {
        let line = "Referent, Bo Ravn";
        let found = Lexicon::danish().labels.read_glued(line).unwrap();
        assert_eq!(
            (found.label, found.value.of(line)),
            (Label::Role(Role::MinuteTaker), "Bo Ravn")
        );
    }
}
