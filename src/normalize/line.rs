//! A line made plain, and the ways to change it further.

use std::borrow::Cow;

use memchr::{memchr2, memrchr2};

use super::undo::original;
use super::{Change, Repair, RepairKind, Rule};
use crate::span::Span;

/// A line as it goes into the text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct CleanLine<'a> {
    /// Words with single spaces or tabs between them and none at the ends.
    pub text: Cow<'a, str>,
    /// What was done to its words, with spans in `text`, in order.
    pub changes: Vec<Change>,
    /// Which hyphen stands at its end.
    pub end: LineEnd,
}

/// The hyphen at the end of a line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum LineEnd {
    /// None.
    #[default]
    Open,
    /// `-`, still there: somebody has to decide.
    Hyphen,
    /// `-` by its looks, still there, but put by the program that set the text.
    SetterHyphen,
    /// U+00AD, taken out.
    SoftHyphen,
    /// `-`, and certainly the writer's own.
    HardHyphen,
}

impl CleanLine<'_> {
    /// Gives invisible characters from before the line to its first word.
    pub(super) fn lead(&mut self, lost: &str) {
        let end = memchr2(b' ', b'\t', self.text.as_bytes()).unwrap_or(self.text.len());
        let word = Span::new(0, end);
        if let Some(first) = self.changes.first_mut().filter(|first| first.repair.span.start == 0) {
            first.repair.original = format!("{lost}\n{}", first.repair.original);
        } else {
            let original = format!("{lost}\n{}", word.of(&self.text));
            self.changes.insert(0, invisible(word, original));
        }
    }

    /// Gives invisible characters from after the line to its last word.
    pub(super) fn trail(&mut self, lost: &str) {
        let end = self.text.len();
        let start = memrchr2(b' ', b'\t', self.text.as_bytes()).map_or(0, |at| at + 1);
        let word = Span::new(start, end);
        if let Some(last) = self.changes.last_mut().filter(|last| last.repair.span.end == end) {
            last.repair.original = format!("{}\n{lost}", last.repair.original);
        } else {
            let original = format!("{}\n{lost}", word.of(&self.text));
            self.changes.push(invisible(word, original));
        }
    }

    /// Puts `new` in the place of the words at `span`, which must not cut a word in two. A
    /// change of more words than these grows by it.
    pub(super) fn replace(&mut self, span: Span, new: &str, kind: RepairKind, rule: Rule) {
        let wide = self.widened(span);
        let around = (Span::new(wide.start, span.start), Span::new(span.end, wide.end));
        let new = &[around.0.of(&self.text), new, around.1.of(&self.text)].concat();
        let span = wide;
        let source = original(&self.text, &self.changes, span);
        let first = self.changes.partition_point(|change| change.repair.span.start < span.start);
        let after = self.changes.partition_point(|change| change.repair.span.end <= span.end);
        let end = span.start + new.len();
        for change in self.changes.iter_mut().skip(after) {
            let Span { start, end: old } = change.repair.span;
            change.repair.span = Span::new(start + end - span.end, old + end - span.end);
        }
        let repair = Repair { kind, span: Span::new(span.start, end), original: source };
        self.changes.splice(first..after.max(first), [Change { repair, rule }]);
        self.text.to_mut().replace_range(span.range(), new);
    }

    /// The span with all of the changes that it cuts.
    fn widened(&self, span: Span) -> Span {
        let spans = self.changes.iter().map(|change| change.repair.span);
        let cut = spans.filter(|other| other.start < span.end && other.end > span.start);
        cut.fold(span, |all, cut| Span::new(all.start.min(cut.start), all.end.max(cut.end)))
    }
}

/// The change of a word that invisible characters stood around.
pub(super) fn invisible(span: Span, original: String) -> Change {
    let repair = Repair { kind: RepairKind::SoftHyphen, span, original };
    Change { repair, rule: Rule::Invisible }
}

#[cfg(test)]
mod tests {
    use super::super::clean::clean;
    use super::super::habits::LineHabits;
    use super::*;

    #[test]
    fn replacing_keeps_the_source() {
        let (mut line, _) =
            clean("\u{f0b7} en it- strate\u{ad}gi for a\u{30a}r", LineHabits::default());
        let start = line.text.find("it-").unwrap();
        let span = Span::new(start, start + "it- strategi".len());
        line.replace(span, "it-strategi", RepairKind::JoinKeepHyphen, Rule::HyphenWord);
        assert_eq!(line.text, "• en it-strategi for \u{e5}r");
        let all = Span::new(0, line.text.len());
        let source = "\u{f0b7} en it- strate\u{ad}gi for a\u{30a}r";
        assert_eq!(original(&line.text, &line.changes, all), source);
    }
}
