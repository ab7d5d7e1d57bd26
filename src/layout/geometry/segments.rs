//! Pieces of text on one baseline without a wide gap between them.

use super::cells;
use super::pieces::Piece;
use crate::layout::{continuity, markers};
use crate::text_layer::BoundingBox;

/// A gap from this many ems on sets columns apart.
const WIDE: f32 = 1.5;

/// The same behind a full stop, comma or semicolon, where typists leave two spaces.
const WIDE_AFTER_STOP: f32 = 2.4;

/// After a bullet or an item number it may be this wide.
const AFTER_MARKER: f32 = 6.0;

/// From this many ems on a gap is a space.
const SPACE: f32 = 0.15;

/// On a page with more segments than this bullets are not looked for.
const MOST_SEGMENTS: usize = 4000;

/// Text that goes on at once may be this many ems higher or lower.
const SHIFT: f32 = 0.5;

/// So far back, in ems, a piece may begin before the end of the one before it (kerning).
const OVERLAP: f32 = 0.5;

/// Text of one line, from one gap to the next.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Segment {
    pub(super) text: String,
    /// The same with what the codes say, where that is something else.
    pub(super) original: Option<String>,
    pub(super) bbox: BoundingBox,
    pub(super) baseline: f32,
    /// The size of most of its letters.
    pub(super) size: f32,
    letters: usize,
    bold: usize,
    italic: usize,
    lead: Lead,
    ends_in_space: bool,
}

/// The bold words that a line opens with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// Nothing but a marker and bold words so far.
    Open,
    /// So many words, and others behind them.
    Closed(u8),
}

impl Lead {
    /// The same with a marker before it.
    fn behind(self, marker: &str) -> Self {
        let words = u8::try_from(marker.split_whitespace().count()).unwrap_or(u8::MAX);
        match self {
            Self::Closed(lead) if lead > 0 => Self::Closed(lead.saturating_add(words)),
            _ => self,
        }
    }
}

impl Segment {
    fn new(piece: &Piece) -> Self {
        let mut segment = Self {
            text: String::new(),
            original: None,
            bbox: piece.bbox,
            baseline: piece.baseline,
            size: piece.size,
            letters: 0,
            bold: 0,
            italic: 0,
            lead: Lead::Open,
            ends_in_space: false,
        };
        segment.append(piece);
        segment
    }

    fn append(&mut self, piece: &Piece) {
        self.push_original(piece);
        self.open(piece);
        let letters = push_words(&mut self.text, piece.text);
        if letters > self.letters {
            (self.size, self.baseline) = (piece.size, piece.baseline);
        }
        self.letters += letters;
        self.bold += if piece.bold { letters } else { 0 };
        self.italic += if piece.italic { letters } else { 0 };
        self.bbox = self.bbox.union(piece.bbox);
        self.ends_in_space = piece.spaced.1;
    }

    /// Whether a piece still belongs to what opens the line.
    fn open(&mut self, piece: &Piece) {
        let is_marker = self.bold == 0 && is_marker(piece.text.trim());
        if self.lead != Lead::Open || piece.bold || is_marker || piece.text.trim().is_empty() {
            return;
        }
        let words = if self.bold > 0 { self.text.split_whitespace().count() } else { 0 };
        self.lead = Lead::Closed(u8::try_from(words).unwrap_or_default());
    }

    /// How many bold words it opens with, if others follow.
    pub(super) fn lead(&self) -> u8 {
        match self.lead {
            Lead::Open => 0,
            Lead::Closed(words) => words,
        }
    }

    fn push_original(&mut self, piece: &Piece) {
        if self.original.is_none() && piece.original.is_some() {
            self.original = Some(self.text.clone());
        }
        if let Some(original) = &mut self.original {
            push_words(original, piece.original.unwrap_or(piece.text));
        }
    }

    /// The words that the codes say.
    fn drawn(&self) -> &str {
        self.original.as_deref().unwrap_or(&self.text)
    }

    /// Adds white space.
    fn push_space(&mut self, space: char) {
        self.text.push(space);
        self.original.iter_mut().for_each(|original| original.push(space));
    }

    /// Whether most of its letters are bold.
    pub(super) fn is_bold(&self) -> bool {
        self.bold * 5 >= self.letters * 4 && self.bold > 0
    }

    /// Whether most of its letters are slanted.
    pub(super) fn is_italic(&self) -> bool {
        self.italic * 5 >= self.letters * 4 && self.italic > 0
    }

    /// How many letters it has.
    pub(super) fn letters(&self) -> usize {
        self.letters
    }

    /// The width of its first word, points.
    pub(super) fn first_word(&self) -> f32 {
        let word = continuity::first_word(&self.text);
        self.bbox.width() * relative_width(word) / relative_width(&self.text).max(0.1)
    }

    /// Adds a segment further right, behind a tab (after a marker a space).
    pub(super) fn append_cell(&mut self, cell: &Self) {
        let mark = if is_marker(&self.text) { ' ' } else { '\t' };
        self.lead =
            if mark == ' ' { cell.lead.behind(&self.text) } else { Lead::Closed(self.lead()) };
        if cell.original.is_some() {
            self.original.get_or_insert_with(|| self.text.clone());
        }
        self.push_space(mark);
        self.text.push_str(&cell.text);
        self.original.iter_mut().for_each(|original| original.push_str(cell.drawn()));
        self.letters += cell.letters;
        self.bold += cell.bold;
        self.italic += cell.italic;
        self.bbox = self.bbox.union(cell.bbox);
    }

    /// Whether this marker stands at the left of the line.
    fn is_beside(&self, line: &Self) -> bool {
        let gap = line.bbox.x0 - self.bbox.x1;
        let em = self.size.max(line.size);
        let own = (self.baseline, self.size, self.bbox);
        gap > -0.2 * em
            && gap < AFTER_MARKER * em
            && is_level(own, (line.baseline, line.size, line.bbox))
    }

    /// Puts a marker before the words.
    fn prepend(&mut self, marker: &Self) {
        if self.original.is_some() || marker.original.is_some() {
            self.original = Some(format!("{} {}", marker.drawn(), self.drawn()));
        }
        self.lead = self.lead.behind(&marker.text);
        self.text = format!("{} {}", marker.text, self.text);
        self.bbox = self.bbox.union(marker.bbox);
        self.letters += marker.letters;
        self.bold += marker.bold;
    }

    /// Whether the piece goes on with this segment, and whether after a space.
    fn continues(&self, piece: &Piece) -> Option<bool> {
        let em = self.size.max(piece.size).max(1.0);
        let gap = piece.bbox.x0 - self.bbox.x1;
        let widest = match () {
            () if is_marker(&self.text) => AFTER_MARKER,
            () if self.text.ends_with(['.', ',', ';']) => WIDE_AFTER_STOP,
            () => WIDE,
        };
        let (own, other) =
            ((self.baseline, self.size, self.bbox), (piece.baseline, piece.size, piece.bbox));
        // right beside, and half a line up or down: the next line would lie further off
        let is_shifted = gap.abs() < em && (self.baseline - piece.baseline).abs() < SHIFT * em;
        if !(is_level(own, other) || is_shifted) || gap < -OVERLAP * em || gap > widest * em {
            return None;
        }
        let narrow = (SPACE * em).min(0.6 * piece.space_width.max(0.1 * em));
        Some(self.ends_in_space || piece.spaced.0 || gap > narrow || self.is_note_mark(piece))
    }

    /// Whether this is the raised figure before a footnote.
    fn is_note_mark(&self, piece: &Piece) -> bool {
        self.size < 0.85 * piece.size
            && self.baseline > piece.baseline + 0.1 * piece.size
            && self.text.chars().all(|c| c.is_ascii_digit() || c == '*')
    }
}

/// The segments of some pieces in the order of its content stream.
pub(super) fn segments<'a>(pieces: impl Iterator<Item = &'a Piece<'a>>) -> Vec<Segment> {
    let pieces: Vec<&Piece> = pieces.collect();
    let cells = cells::starts(&pieces);
    let mut segments: Vec<Segment> = Vec::new();
    for (place, piece) in pieces.into_iter().enumerate() {
        let is_cell = cells.contains(&place);
        let last = segments.last_mut().filter(|last| !is_cell || is_marker(&last.text));
        let open = last.and_then(|last| Some((last.continues(piece)?, last)));
        match open {
            Some((is_spaced, last)) => {
                if is_spaced {
                    last.push_space(' ');
                }
                last.append(piece);
            }
            None => segments.push(Segment::new(piece)),
        }
    }
    attach_markers(segments)
}

/// Puts bullets and numbers to their items: some producers draw them after all text.
fn attach_markers(mut segments: Vec<Segment>) -> Vec<Segment> {
    if segments.len() > MOST_SEGMENTS {
        return segments;
    }
    let mut attached = Vec::new();
    for index in 0..segments.len() {
        let Some(marker) = segments.get(index).filter(|segment| is_marker(&segment.text)).cloned()
        else {
            continue;
        };
        let is_near = |line: &&mut Segment| !is_marker(&line.text) && marker.is_beside(line);
        let line =
            segments.iter_mut().filter(is_near).min_by(|a, b| a.bbox.x0.total_cmp(&b.bbox.x0));
        if let Some(line) = line {
            line.prepend(&marker);
            attached.push(index);
        }
    }
    let mut index = 0..;
    segments.retain(|_| index.next().is_some_and(|index| !attached.contains(&index)));
    segments
}

/// How wide a text is, in letters of middling width.
fn relative_width(text: &str) -> f32 {
    let width = |c: char| match c {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | ' ' | '.' | ',' | ':' | ';' | '\'' | '’'
        | '(' | ')' | '-' => 0.6,
        'm' | 'w' | 'M' | 'W' | 'æ' | 'Æ' => 1.6,
        c if c.is_uppercase() => 1.35,
        _ => 1.0,
    };
    text.chars().map(width).sum()
}

/// Adds words; how many letters they have.
fn push_words(text: &mut String, words: &str) -> usize {
    let mut letters = 0;
    for (index, word) in words.split_whitespace().enumerate() {
        if index > 0 {
            text.push(' ');
        }
        text.push_str(word);
        letters += word.chars().count();
    }
    letters
}

fn is_marker(text: &str) -> bool {
    text.len() <= 12 && markers::is_lone(text)
}

/// The same baseline, or one is set smaller and higher or lower beside the other.
fn is_level(first: (f32, f32, BoundingBox), second: (f32, f32, BoundingBox)) -> bool {
    let ((base, size, bbox), (other_base, other_size, other_bbox)) = (first, second);
    if (base - other_base).abs() <= 0.2 * size.min(other_size) {
        return true;
    }
    let (small, large) = if size < other_size { (bbox, other_bbox) } else { (other_bbox, bbox) };
    let middle = f32::midpoint(small.y0, small.y1);
    let is_script = size.min(other_size) < 0.85 * size.max(other_size);
    is_script && middle > large.y0 && middle < large.y1
}
