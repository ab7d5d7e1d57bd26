//! The lines put together into paragraphs: the one place where the text is written.

use super::join::{Known, Verdict, decide};
use super::line::{CleanLine, LineEnd};
use super::open_breaks::{is_bare_break, is_range, is_slashed};
use super::pieces::{Piece, Start};
use super::site::Site;
use super::undo::original;
use super::{Cell, Change, NormalizedText, OffsetMap, Paragraph, Repair, RepairKind, Rule};
use crate::layout::Block;
use crate::span::Span;

/// Writes the text.
pub(super) fn put_together(pieces: &[Piece<'_>], known: Known<'_>) -> NormalizedText {
    let bytes = pieces.iter().map(|piece| piece.line.text.len() + 1).sum();
    let mut writer = Writer {
        text: String::with_capacity(bytes),
        offsets: OffsetMap::with_capacity(pieces.len()),
        ..Writer::new(known)
    };
    for piece in pieces {
        match piece.start {
            Start::Block(block) => writer.begin(block, piece),
            Start::Cell => writer.cell(piece),
            Start::Line => writer.go_on(piece),
        }
    }
    writer.finish()
}

struct Writer<'a> {
    known: Known<'a>,
    text: String,
    /// Where the last word of `text` begins.
    last_word: usize,
    /// Which hyphen `text` ends with.
    end: LineEnd,
    changes: Vec<Change>,
    paragraphs: Vec<Paragraph>,
    offsets: OffsetMap,
}

impl<'a> Writer<'a> {
    fn new(known: Known<'a>) -> Self {
        Self {
            known,
            text: String::new(),
            last_word: 0,
            end: LineEnd::Open,
            changes: Vec::new(),
            paragraphs: Vec::new(),
            offsets: OffsetMap::default(),
        }
    }

    fn begin(&mut self, block: &Block, piece: &Piece<'_>) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        self.paragraphs.push(Paragraph {
            span: Span::new(start, start),
            kind: block.kind,
            indent: block.indent,
            space_before: block.space_before,
            style: block.style,
            page: piece.source.page,
            line_count: 0,
            cells: Vec::new(),
        });
        if block.kind == crate::layout::BlockKind::TableRow {
            self.new_cell(piece.source.column);
        }
        self.line(piece);
    }

    fn cell(&mut self, piece: &Piece<'_>) {
        self.text.push('\t');
        self.new_cell(piece.source.column);
        self.line(piece);
    }

    fn new_cell(&mut self, column: u16) {
        let start = self.text.len();
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.cells.push(Cell { column, span: Span::new(start, start) });
        }
    }

    fn go_on(&mut self, piece: &Piece<'_>) {
        if let Some(seam) = self.seam(&piece.line) {
            self.mend(seam, piece);
        } else {
            // what stands beside the paragraph keeps its gap
            if !piece.line.text.starts_with('\t') {
                self.text.push(' ');
            }
            self.line(piece);
        }
    }

    /// What is to be done between the text so far and `next`; nothing but a space if `None`.
    fn seam(&self, next: &CleanLine<'_>) -> Option<Seam> {
        let before = self.text.get(self.last_word..)?;
        let whole = || next.text.starts_with(char::is_alphanumeric);
        match self.end {
            LineEnd::Open if is_range(before, &next.text) || is_slashed(before, &next.text) => {
                Some(Seam { kind: RepairKind::JoinKeepHyphen, rule: Rule::Shape })
            }
            LineEnd::Open => {
                is_bare_break(before, &next.text, self.known.words, self.known.evidence)
                    .then_some(Seam { kind: RepairKind::Join, rule: Rule::BareBreak })
            }
            LineEnd::SoftHyphen => {
                whole().then_some(Seam { kind: RepairKind::SoftHyphen, rule: Rule::SoftHyphen })
            }
            LineEnd::SetterHyphen => {
                whole().then_some(Seam { kind: RepairKind::Join, rule: Rule::SetterHyphen })
            }
            LineEnd::Hyphen => self.decide(before, next),
            LineEnd::HardHyphen => match self.decide(before, next)? {
                Seam { kind: RepairKind::Join, .. } => {
                    Some(Seam { kind: RepairKind::JoinKeepHyphen, rule: Rule::HardHyphen })
                }
                seam => Some(seam),
            },
        }
    }

    /// What the rules say about the hyphen at the end of `before`.
    fn decide(&self, before: &str, next: &CleanLine<'_>) -> Option<Seam> {
        let site = Site::new(before.strip_suffix('-')?, &next.text);
        let (verdict, rule) = decide(&site, self.known);
        Some(Seam { kind: kind(verdict)?, rule })
    }

    /// Adds a line to a word that the line before began.
    fn mend(&mut self, seam: Seam, piece: &Piece<'_>) {
        let start = self.last_word;
        let mut source = self.take_word();
        source.push('\n');
        let seen = matches!(self.end, LineEnd::Hyphen | LineEnd::SetterHyphen);
        if seam.kind == RepairKind::Join && seen {
            self.text.pop();
            self.offsets.cut(self.text.len());
        }
        if seam.kind == RepairKind::SuspendedHyphen {
            self.text.push(' ');
        }
        let line = &piece.line;
        let head = first_word(line);
        source.push_str(&original(&line.text, &line.changes, head));
        let span = Span::new(start, self.text.len() + head.end);
        let repair = Repair { kind: seam.kind, span, original: source };
        self.changes.push(Change { repair, rule: seam.rule });
        self.add(piece, head.end);
    }

    /// The source of the last word, whose changes are forgotten.
    fn take_word(&mut self) -> String {
        let word = Span::new(self.last_word, self.text.len());
        if let Some(change) = self.changes.pop_if(|change| change.repair.span == word) {
            return change.repair.original;
        }
        let source = original(&self.text, &self.changes, word);
        while self.changes.pop_if(|change| change.repair.span.start >= word.start).is_some() {}
        source
    }

    /// Adds a line that begins with a whole word.
    fn line(&mut self, piece: &Piece<'_>) {
        self.last_word = self.text.len();
        self.add(piece, 0);
    }

    /// Adds a line; its changes before `after` are known already.
    fn add(&mut self, piece: &Piece<'_>, after: usize) {
        let start = self.text.len();
        let line = &piece.line;
        self.text.push_str(&line.text);
        let span = Span::new(start, self.text.len());
        self.offsets.push(span, piece.place());
        self.end = line.end;
        if let Some(last) = last_word(line) {
            self.last_word = start + last;
        }
        for change in &line.changes {
            if change.repair.span.start >= after {
                let span = change.repair.span.shift(start);
                let repair = Repair { span, ..change.repair.clone() };
                self.changes.push(Change { repair, rule: change.rule });
            }
        }
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.line_count += 1;
            paragraph.span.end = span.end;
            if let Some(cell) = paragraph.cells.last_mut() {
                cell.span.end = span.end;
            }
        }
    }

    fn finish(self) -> NormalizedText {
        let (repairs, rules) =
            self.changes.into_iter().map(|change| (change.repair, change.rule)).unzip();
        NormalizedText {
            text: self.text,
            paragraphs: self.paragraphs,
            repairs,
            rules,
            offsets: self.offsets,
        }
    }
}

/// The first word of a line; a change of more words than one counts as a word.
fn first_word(line: &CleanLine<'_>) -> Span {
    let end = memchr::memchr2(b' ', b'\t', line.text.as_bytes()).unwrap_or(line.text.len());
    let change = line.changes.first().filter(|change| change.repair.span.start < end);
    Span::new(0, change.map_or(end, |change| change.repair.span.end.max(end)))
}

/// Where the last word of a line begins, `None` if it is its only one.
fn last_word(line: &CleanLine<'_>) -> Option<usize> {
    let start = memchr::memrchr2(b' ', b'\t', line.text.as_bytes())? + 1;
    let change = line.changes.last().filter(|change| change.repair.span.end > start);
    let start = change.map_or(start, |change| change.repair.span.start.min(start));
    (start > 0).then_some(start)
}

/// How two lines are put together where a space is not enough.
#[derive(Debug, Clone, Copy)]
struct Seam {
    kind: RepairKind,
    rule: Rule,
}

fn kind(verdict: Verdict) -> Option<RepairKind> {
    match verdict {
        Verdict::Join => Some(RepairKind::Join),
        Verdict::Keep => Some(RepairKind::JoinKeepHyphen),
        Verdict::KeepSpace => Some(RepairKind::SuspendedHyphen),
        Verdict::Dash => None,
    }
}
