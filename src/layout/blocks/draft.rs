//! A block in the making: whether the next line goes on with it.

use super::cases;
use super::fullness::{Fullness, fullness};
use super::names::Names;
use super::pairs::{
    is_broken_name, is_enumeration, is_inside_brackets, is_set_apart, is_set_as_title, is_torn,
    waits_for_text,
};
use crate::layout::continuity::{
    begins_inside, begins_with_day, begins_with_open_word, ends_in_open_word, has_title_inside,
    is_hyphenated, is_inside_date, is_open, is_terminated, is_weakly_open,
};
use crate::layout::markers::{self, Marker};
use crate::layout::printed::{Gap, Printed, Role, Setting};
use crate::layout::{Block, BlockKind};

/// Lines beyond this share of the measure may have been broken for another reason.
const LONG: f32 = 0.6;

/// A line that ends before this share of the measure was ended on purpose.
const SHORT: f32 = 0.8;

/// How much longer a line must be to be full where a new item may begin.
const DOUBT: f32 = 1.01;

/// A page's last line is no paragraph's from this share of the measure on.
const OVERLEAF: f32 = 0.75;

/// A title of two lines may leave this much of the first one's end empty.
const TITLE: f32 = 0.9;

/// So many lines of a block are asked.
const RECENT: usize = 40;

/// Over a wider space than this, in lines, no sentence goes on.
const ONE_LINE: f32 = 1.3;

/// The line that may go on with a block.
pub(super) struct Next<'a> {
    pub line: &'a Printed,
    pub measure: f32,
    /// Whether it was broken itself because it was full.
    pub fills: bool,
    /// Whether the line of a case stands right below it.
    pub above_case: bool,
    pub setting: Setting,
    /// The left edge of the text.
    pub edge: f32,
    pub names: &'a Names,
}

/// A block in the making.
pub(super) struct Draft {
    pub lines: Vec<Printed>,
    pub measure: f32,
}

impl Draft {
    /// Whether `next` goes on with this block.
    pub(super) fn takes(&self, next: &Next) -> bool {
        let Some(last) = self.lines.last() else {
            return true;
        };
        if let Role::Row(..) = next.line.role {
            return last.role == next.line.role;
        }
        if last.role != next.line.role || next.line.role == Role::Heading {
            return false;
        }
        let is_head = || self.lines.len() == 1 && cases::is_head(&last.line.text);
        if next.above_case && (self.is_title() || is_head()) && cases::ends_title(last, next.line) {
            return true;
        }
        let fullness = self.fullness(last, next);
        if self.lines.len() == 1 && waits_for_text(last, next.line) || is_torn(last, next.line) {
            return true;
        }
        if next.setting.is_unbroken && !is_open(&last.line.text) {
            return false;
        }
        if self.begins_anew(next.line, last, fullness) || is_set_apart(last, next.line, fullness) {
            return false;
        }
        match next.line.gap {
            Gap::Wide => next.line.empty <= ONE_LINE && self.is_broken_off(last, next, fullness),
            Gap::Loose => self.is_broken_off(last, next, fullness),
            Gap::Tight | Gap::Page => {
                self.flows(last, next, fullness) || self.is_filled(last, next, fullness)
            }
        }
    }

    /// Whether the sentence plainly goes on, so that it does over a wider space.
    pub(super) fn is_broken_off(&self, last: &Printed, next: &Next, fullness: Fullness) -> bool {
        let (before, after) = (last.line.text.as_str(), next.line.line.text.as_str());
        let is_full = match fullness {
            Fullness::Short => self.is_long(next) && begins_inside(after),
            Fullness::Full => begins_inside(after) || is_open(before),
            // a short line after a wider space is a heading rather than the end of a sentence
            Fullness::SurelyFull => {
                begins_inside(after) || !self.is_title() && !is_short_line(next)
            }
        };
        let is_cut = ends_in_open_word(before)
            && (begins_inside(after) || fullness > Fullness::Short || next.setting.is_exact);
        // "Per" / "Bech, Stine Vang" at the end of a full line
        let is_name =
            || fullness > Fullness::Short && next.setting.is_exact && is_broken_name(last, after);
        is_inside_date(before, after)
            || !is_terminated(before) && (is_full || is_cut || self.is_cut_name(next) || is_name())
    }

    /// Whether the break stands inside a name, at the end of a line that is long.
    pub(super) fn is_cut_name(&self, next: &Next) -> bool {
        let before = self.lines.last().map_or("", |line| line.line.text.as_str());
        self.is_long(next) && next.names.go_on(before, &next.line.line.text)
    }

    /// Whether the sentence goes on at the usual pitch.
    pub(super) fn flows(&self, last: &Printed, next: &Next, fullness: Fullness) -> bool {
        let (before, after) = (last.line.text.as_str(), next.line.line.text.as_str());
        // in print a short line of a list without bullets ends its item
        let is_deeper = next.line.left > last.left + 2.0 && self.marker().is_none();
        let is_short =
            last.right + next.line.first_word < SHORT * next.measure && next.measure.is_finite();
        let is_list = next.line.gap == Gap::Page || is_deeper || is_short || self.is_hanging(next);
        let is_item = next.setting.is_exact && is_list && fullness == Fullness::Short;
        let may_end = (next.setting.is_exact || self.is_title())
            && fullness == Fullness::Short
            && !begins_inside(after);
        is_open(before) && !(may_end && is_weakly_open(before))
            || is_hyphenated(before)
            || self.is_value(next.line)
            || is_inside_date(before, after)
                && (begins_inside(after) || before.ends_with("uge") || before.ends_with("ugerne"))
            || self.goes_overleaf(last, next)
            || self.is_cut_name(next)
            || is_set_as_title(last, next.line) && begins_inside(after) && !is_terminated(before)
            || !next.setting.is_exact && is_enumeration(last, after)
            || is_broken_name(last, after)
            || !next.setting.is_exact && is_inside_brackets(last, after)
            || begins_inside(after) && !is_terminated(before) && !is_item && !self.is_whole(next)
    }

    /// Whether this is a numbered title in a text that was not wrapped: `3. Referater` / `udsat`
    pub(super) fn is_whole(&self, next: &Next) -> bool {
        let after = next.line.line.text.as_str();
        !next.setting.is_exact
            && next.measure.is_infinite()
            && self.is_title()
            && !begins_with_open_word(after)
    }

    /// Whether a paragraph in print goes on with a capital overleaf: the page ended in the midst of
    /// a sentence, in a long line.
    pub(super) fn goes_overleaf(&self, last: &Printed, next: &Next) -> bool {
        let is_page = next.setting.is_exact && next.line.gap == Gap::Page;
        let text = last.line.text.as_str();
        let is_running = !is_terminated(text) && !text.contains('\t') && self.lines.len() >= 2;
        is_page && is_running && last.right > OVERLEAF * next.measure
    }

    /// Whether the last line is long for a paragraph's last one, and the text no list.
    pub(super) fn is_long(&self, next: &Next) -> bool {
        let right = self.lines.last().map_or(0.0, |line| line.right);
        right > LONG * next.measure && !self.is_hanging(next)
    }

    /// Whether the block stands further in than the text around it.
    pub(super) fn is_hanging(&self, next: &Next) -> bool {
        let first = self.lines.first().map_or(0.0, |line| line.left);
        first > next.edge + 2.0 && next.line.left > next.edge + 2.0
    }

    /// Its last lines: those further up would say the same.
    pub(super) fn recent(&self) -> impl Iterator<Item = &Printed> {
        self.lines.iter().rev().take(RECENT)
    }

    /// The left edge of its lines.
    pub(super) fn left(&self) -> f32 {
        self.recent().map(|line| line.left).fold(f32::INFINITY, f32::min)
    }

    /// Whether `last` was broken because it was full.
    pub(super) fn is_filled(&self, last: &Printed, next: &Next, fullness: Fullness) -> bool {
        let (before, after) = (last.line.text.as_str(), next.line.line.text.as_str());
        if self.is_indented(next.line) {
            return false;
        }
        let is_stop = is_terminated(before);
        // in typescript even one space sets a new paragraph off, after a full stop
        let is_set_off = !next.setting.is_exact && next.line.left > last.left + 0.5;
        if is_stop && is_set_off && !begins_inside(after) && self.marker().is_none() {
            return false;
        }
        // "2. Bommen, stien og havnens nye bænke." / "Vi venter på svar.": a title that is over
        let is_over = self.is_title() && is_stop && !next.setting.is_exact && !is_told(before);
        if is_over && after.starts_with(char::is_uppercase) {
            return false;
        }
        let is_broken_off =
            !is_stop || next.line.gap == Gap::Tight && (!last.is_last || begins_inside(after));
        let is_title = self.is_title() && !is_stop;
        if is_title && next.fills && !next.setting.is_exact {
            return false; // a body text's first line is full, a title's last one seldom
        }
        let is_heading = self.is_heading() && !is_stop && after.starts_with(char::is_uppercase);
        if is_heading && next.fills && !next.setting.is_exact && fullness < Fullness::SurelyFull {
            return false; // the next word would have had room
        }
        if is_title && next.setting.is_exact && last.style.bold && is_set_as_title(last, next.line)
        {
            return last.right + next.line.first_word > TITLE * next.measure;
        }
        let needed = if is_title { Fullness::SurelyFull } else { Fullness::Full };
        fullness >= needed && is_broken_off
    }

    /// Whether this may be an item's title so far.
    pub(super) fn is_title(&self) -> bool {
        let text = self.lines.first().map_or("", |line| line.line.text.as_str());
        self.lines.len() == 1 && self.marker().is_some() && !has_title_inside(text)
    }

    /// Whether this may be a heading without a number so far: one line below an empty one.
    pub(super) fn is_heading(&self) -> bool {
        let first = self.lines.first().filter(|_| self.lines.len() == 1);
        first.is_some_and(|line| line.empty >= 1.0 && self.marker().is_none())
    }

    /// Whether `next` is indented as the first line of a paragraph is.
    pub(super) fn is_indented(&self, next: &Printed) -> bool {
        let first = self.lines.first().map_or(0.0, |line| line.left);
        let is_item =
            self.lines.first().is_some_and(|line| markers::marker(&line.line.text).is_some());
        let body =
            self.lines.last().filter(|_| self.lines.len() > 1).map_or(first, |line| line.left);
        !is_item && !self.is_label() && next.left > body.max(1.0) + 0.5 && next.gap == Gap::Tight
    }

    pub(super) fn fullness(&self, last: &Printed, next: &Next) -> Fullness {
        if let Some(end) = last.end {
            return fullness(last, next.line, end, next.setting);
        }
        // a block of two lines and more that end near each other has shown its own measure, but not for what stands
        // apart from it
        let own = self.recent().map(|line| line.right).fold(0.0, f32::max);
        let is_even = self.recent().all(|line| line.right > 0.9 * own);
        let is_near = next.line.gap == Gap::Tight || next.setting.is_exact;
        let shows = self.lines.len() > 1 && is_even && is_near;
        let measure = self.measure.min(if shows { own } else { next.measure });
        // in a list without bullets a capital may begin an item after a line that is nearly full
        let is_list = next.setting.is_exact && self.marker().is_none() && self.is_hanging(next);
        let is_doubtful = is_list && !begins_inside(&next.line.line.text);
        let doubt = if is_doubtful { DOUBT } else { 1.0 };
        fullness(last, next.line, measure * doubt, next.setting)
    }

    pub(super) fn finish(self, kind: BlockKind, edge: f32, setting: Setting) -> Option<Block> {
        let first = self.lines.first()?;
        let indent = ((first.left - edge) / setting.unit * 10.0).round() / 10.0;
        let (space_before, style) = ((first.empty * 10.0).round() / 10.0, first.style);
        let lines = self.lines.into_iter().map(|line| line.line).collect();
        Some(Block { kind, lines, indent, space_before, style })
    }

    /// The marker that the block begins with; the day of a date is none.
    pub(super) fn marker(&self) -> Option<Marker> {
        let text = self.lines.first().map(|line| line.line.text.as_str())?;
        let found = markers::marker(text).filter(|_| !begins_with_day(text));
        found.map(|found| found.marker)
    }
}

/// Whether the line ends long before the measure and is no end of a sentence.
fn is_short_line(next: &Next) -> bool {
    next.line.right < 0.5 * next.measure && !is_terminated(&next.line.line.text)
}

/// Whether a numbered line holds more than a title: a sentence behind it, or a colon.
fn is_told(line: &str) -> bool {
    let words = line.trim_end_matches('.');
    markers::marker(words).is_some_and(|found| {
        words.get(found.width..).unwrap_or_default().contains([':', '.', '!', '?', ';'])
    })
}
