//! Where the next line begins something new, whatever stands before it.

use super::draft::Draft;
use super::fullness::Fullness;
use super::pairs::{each_names_one, is_stem, is_title_beside};
use crate::layout::continuity::{
    begins_inside, begins_minutes, begins_sentence, begins_with_day, begins_with_label,
    begins_with_person, begins_with_weekday, ends_as_title, ends_in_open_word, ends_in_title,
    ends_with_moment, is_case_heading, is_date_line, is_decision_heading, is_moment, is_open,
    is_standing_title, is_terminated, is_weakly_open, lists_person, tells_of_person,
};
use crate::layout::markers::{self, Marker};
use crate::layout::printed::{Gap, Printed};

/// Told of a person, not the person alone.
const VERBS: &[&str] = &["mødte", "forlod", "kom", "gik", "deltog", "ankom", "havde", "var"];

impl Draft {
    /// Whether the end of `last` or the beginning of `next` says that something new begins.
    pub(super) fn begins_anew(&self, next: &Printed, last: &Printed, fullness: Fullness) -> bool {
        // "... afleveres senest" / "den 3. maj 2019"
        let is_date = is_date_line(&next.line.text)
            && (fullness == Fullness::Short || !begins_inside(&next.line.text))
            || next.gap != Gap::Tight && is_moment(&next.line.text);
        let opens = begins_with_weekday(&next.line.text)
            || is_date
            || begins_minutes(&next.line.text)
            || ends_with_moment(&last.line.text, &next.line.text)
            || tells_of_person(&last.line.text, &next.line.text);
        let lists = begins_with_person(&next.line.text)
            && self.lines.len() == 1
            && begins_with_person(markers::words(&last.line.text))
            || self.lines.len() == 1 && lists_person(&last.line.text, &next.line.text);
        let ends = is_terminated(&last.line.text);
        let is_below_heading = self.lines.len() == 1 && is_decision_heading(&last.line.text);
        if is_case_heading(&next.line.text)
            || is_below_heading
            || ends && is_standing_title(&next.line.text)
        {
            return true;
        }
        if (opens || lists && !ends_in_title(&last.line.text)) && !is_open(&last.line.text) {
            return true;
        }
        if self.is_title_over(next, last) {
            return true;
        }
        if self.is_label() && each_names_one(&last.line.text, &next.line.text)
            || self.names_one_of_list(next)
        {
            return true;
        }
        let (before, after) = (last.line.text.as_str(), next.line.text.as_str());
        let is_running_on = begins_inside(after) && !is_terminated(before);
        self.begins_item(next, last, fullness)
            || is_stem(last, next, fullness)
            || self.is_left_of(next) && !is_running_on && !is_open(before)
            || ends_as_title(before)
            || before.ends_with(':')
                && !(fullness > Fullness::Short && begins_inside(after))
                && !self.is_value(next)
            || begins_with_label(after)
            || before.contains('\t')
                && !is_running_on
                && (is_weakly_open(before) || !ends_in_open_word(before))
                && !(self.is_label() && fullness > Fullness::Short || self.is_value(next))
            || after.contains('\t') && !is_running_on && !is_title_beside(last, next, fullness)
    }

    /// Whether a numbered line is a title and `next` what was said: `2. Godkendelse af referat` / `Referatet blev
    /// godkendt.`
    fn is_title_over(&self, next: &Printed, last: &Printed) -> bool {
        let title = last.line.text.as_str();
        self.lines.len() == 1
            && self.marker().is_some()
            && !is_open(title)
            && !is_weakly_open(title)
            && !is_terminated(title)
            && begins_sentence(title, &next.line.text)
    }

    /// Whether this is a label with the first of a list, and `next` the second: `Til stede: Ida Holm (lærer)` / `Bo Ravn
    /// (skipper)`.
    fn names_one_of_list(&self, next: &Printed) -> bool {
        let [line] = self.lines.as_slice() else { return false };
        let text = line.line.text.as_str();
        let value = text.split_once(": ").filter(|_| begins_with_label(text));
        let tells = |words: &str| words.split(' ').any(|word| VERBS.contains(&word));
        value.is_some_and(|(_, value)| {
            begins_with_person(value)
                && !tells(value)
                && !tells(&next.line.text)
                && begins_with_person(&next.line.text)
                && each_names_one(value, &next.line.text)
        })
    }

    /// Whether this is a label with its value: `Til stede:`, a wide gap, names.
    pub(super) fn is_label(&self) -> bool {
        let text = self.lines.first().map_or("", |line| line.line.text.as_str());
        text.split_once('\t').is_some_and(|(label, _)| label.trim_end().ends_with(':'))
    }

    /// Whether `next` goes on with the value of a label: it stands under it and what comes
    /// before asks for it.
    pub(super) fn is_value(&self, next: &Printed) -> bool {
        let last = self.lines.last().map_or("", |line| line.line.text.as_str());
        self.is_label() && next.left > self.left() + 3.0 && (last.ends_with(':') || is_open(last))
    }

    /// Whether `next` stands further left than an item goes on: left of its marker, or far
    /// left of all its lines. The first line of a paragraph alone may be indented.
    pub(super) fn is_left_of(&self, next: &Printed) -> bool {
        let allowed = match (self.marker(), self.lines.len()) {
            (Some(_), _) => 1.0,
            (None, 1) => 4.8,
            (None, _) => 2.0,
        };
        next.left < self.left() - allowed
    }

    /// Whether a marker at the beginning of `next` is meant as one.
    pub(super) fn begins_item(&self, next: &Printed, last: &Printed, fullness: Fullness) -> bool {
        let (before, after) = (last.line.text.as_str(), next.line.text.as_str());
        let Some(found) = markers::marker(after) else { return false };
        let is_running = is_open(before) || fullness > Fullness::Short && !is_terminated(before);
        let words = after.get(found.width..).unwrap_or_default();
        // "Til stede: Ida Holm" / "(A), Bo Ravn (B)"
        if after.starts_with('(') && words.starts_with([',', ';']) {
            return false;
        }
        // an item that hangs goes on at its words, not left of its own number
        let is_outdented = self.marker().is_some() && next.left < self.left() - 1.0;
        // "Til stede: Ida – Bo – Stine" / "– Per"
        let is_dashed = before.matches(" – ").count() > 1;
        match found.marker {
            Marker::Bullet('–') if is_dashed && fullness > Fullness::Short => false,
            Marker::Number(..) if begins_with_day(after) => !is_running,
            Marker::Number(1, ')') if next.gap == Gap::Loose && next.empty >= 1.0 => true,
            _ if is_outdented || self.follows(found.marker) => true,
            Marker::Bullet('-' | '–' | '—' | '+' | '>')
            | Marker::Number(..)
            | Marker::Letter(..) => {
                !(is_running && (begins_inside(words) || is_open(before) || words.is_empty()))
            }
            Marker::Word => !(is_running && is_open(before)),
            Marker::Bullet(_) => true,
        }
    }

    /// Whether this block is the item before one with this marker.
    pub(super) fn follows(&self, marker: Marker) -> bool {
        match (self.marker(), marker) {
            (Some(Marker::Number(last, sign)), Marker::Number(next, other)) => {
                next == last + 1 && sign == other
            }
            (Some(Marker::Bullet(own)), Marker::Bullet(other)) => own == other,
            (Some(Marker::Letter(own, sign)), Marker::Letter(next, other)) => {
                sign == other && u32::from(next) == u32::from(own) + 1
            }
            (Some(Marker::Word), Marker::Word) => true,
            _ => false,
        }
    }
}
