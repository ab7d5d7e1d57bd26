//! Glyphs become text runs.
//!
//! A run is text of one font, size and direction on one baseline, without a jump. Inside one
//! show operation a gap of half a space (a kern is smaller, the narrowest justified space is
//! not: TeX shrinks 0.25 em to 0.14) up to 1.5 em becomes a space in the run's text; a wider
//! one, and any gap of half a space between two operations, starts a new run: it may be the
//! next cell of a table, and layout sees the gap in the boxes. Text drawn glyph by glyph without gaps is joined again.

use std::rc::Rc;

use super::accents;
use super::fonts::{Font, GlyphText};
use crate::text_layer::{BoundingBox, TextRun};

/// From this part of a space on a gap is one.
const SPACE: f64 = 0.5;
/// But no narrower and no wider than this, in ems.
const NARROWEST: f64 = 0.11;
const WIDEST: f64 = 0.2;
/// From here on a gap inside a show operation is a jump, in ems.
const JUMP: f64 = 1.5;
/// So far back is kerning, in ems.
const OVERLAP: f64 = -0.5;
/// Bytes that a line of text takes.
const USUAL_LENGTH: usize = 80;
/// So far off the baseline is still the same line, in ems.
const OFF_BASELINE: f64 = 0.05;

/// What the glyphs of one show operation have in common.
#[derive(Debug, Clone)]
pub(super) struct Look {
    pub(super) font: Rc<Font>,
    /// Effective size, points.
    pub(super) size: f64,
    /// Unit vector of the direction of writing.
    pub(super) along: (f64, f64),
    /// Unit vector towards the top of the letters.
    pub(super) up: (f64, f64),
    pub(super) weight: u16,
    pub(super) italic: bool,
    pub(super) artifact: bool,
    pub(super) invisible: bool,
}

impl Look {
    /// The narrowest gap that is a space, in ems.
    fn narrowest_space(&self) -> f64 {
        (SPACE * self.font.space_width / self.font.em).clamp(NARROWEST, WIDEST)
    }

    fn joins(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.font, &other.font)
            && (self.size - other.size).abs() <= 0.01 * self.size
            && dot(self.along, other.along) > 0.9998
            && (self.weight, self.italic, self.artifact, self.invisible)
                == (other.weight, other.italic, other.artifact, other.invisible)
    }
}

/// A glyph in its place.
#[derive(Debug, Clone)]
pub(super) struct PlacedGlyph {
    pub(super) text: GlyphText,
    /// Baseline point where it starts.
    pub(super) start: (f64, f64),
    /// Baseline point where it ends.
    pub(super) end: (f64, f64),
    /// Where the pen goes on, spacing added.
    pub(super) pen: (f64, f64),
}

/// Collects runs.
#[derive(Debug, Default)]
pub(super) struct RunBuilder {
    runs: Vec<TextRun>,
    open: Option<OpenRun>,
    /// A spacing accent that waits for the letter under it.
    accent: Option<Box<(Look, PlacedGlyph)>>,
    /// The next glyph is the first of a show operation.
    fresh: bool,
    /// How many runs were told of.
    counted: usize,
}

#[derive(Debug)]
struct OpenRun {
    look: Look,
    /// The narrowest gap that is a space, in ems.
    narrowest_space: f64,
    text: String,
    start: (f64, f64),
    end: (f64, f64),
    pen: (f64, f64),
    /// Where the last letter begins.
    last: (f64, f64),
}

impl RunBuilder {
    /// A show operation begins.
    pub(super) fn begin(&mut self) {
        self.fresh = true;
    }

    /// Shows a glyph.
    pub(super) fn push(&mut self, look: &Look, mut glyph: PlacedGlyph) {
        if self.accent.is_some() {
            self.place_accent(look, &mut glyph);
        }
        if !accents::is_spacing_accent(&glyph.text) {
            self.add(look, &glyph);
        } else if !self.accent_last_letter(look, &glyph) {
            self.accent = Some(Box::new((look.clone(), glyph)));
        }
    }

    /// Puts the accent that waits over the glyph, or where it was drawn.
    fn place_accent(&mut self, look: &Look, glyph: &mut PlacedGlyph) {
        let Some((accent_look, accent)) = self.accent.take().map(|waiting| *waiting) else {
            return;
        };
        match accents::over(&accent, glyph, look.along) {
            Some(letter) => glyph.text = GlyphText::One(letter),
            None => self.add_alone(&accent_look, &accent),
        }
    }

    /// Adds text that takes no room, after the last glyph.
    pub(super) fn append(&mut self, text: &GlyphText) {
        if let Some(run) = &mut self.open {
            text.push_to(&mut run.text);
        }
    }

    /// How many runs were closed since this was last asked.
    pub(super) fn take_count(&mut self) -> usize {
        let new = self.runs.len() - self.counted;
        self.counted = self.runs.len();
        new
    }

    /// All runs.
    pub(super) fn finish(mut self) -> Vec<TextRun> {
        self.close();
        self.runs
    }

    /// An accent that is drawn over the letter before it.
    fn accent_last_letter(&mut self, look: &Look, accent: &PlacedGlyph) -> bool {
        let Some(run) = &mut self.open else { return false };
        let letter = PlacedGlyph {
            text: run.text.chars().next_back().map_or(GlyphText::Nothing, GlyphText::One),
            start: run.last,
            end: run.end,
            pen: run.pen,
        };
        let Some(composed) = accents::over(accent, &letter, look.along) else { return false };
        run.text.pop();
        run.text.push(composed);
        true
    }

    fn add(&mut self, look: &Look, glyph: &PlacedGlyph) {
        if self.fresh && glyph.text.is_unseen() {
            self.append(&glyph.text);
            return; // a joiner without width, often in a font of its own, ends no run
        }
        let fresh = std::mem::take(&mut self.fresh);
        if fresh && !self.open.as_ref().is_some_and(|run| run.look.joins(look)) {
            self.close_run();
        }
        if self.open.as_ref().is_some_and(|run| run.is_drawn_again(glyph)) {
            return;
        }
        if let Some(run) = &mut self.open
            && let Some(gap) = run.gap_before(glyph)
            && (gap < run.narrowest_space || !fresh && gap < JUMP)
        {
            let is_space = gap >= run.narrowest_space;
            if is_space && !run.text.ends_with(' ') && glyph.text != GlyphText::One(' ') {
                run.text.push(' ');
            }
            run.extend(glyph);
            return;
        }
        self.close_run();
        let mut run = OpenRun {
            look: look.clone(),
            narrowest_space: look.narrowest_space(),
            text: String::with_capacity(USUAL_LENGTH),
            start: glyph.start,
            end: glyph.start,
            pen: glyph.start,
            last: glyph.start,
        };
        run.extend(glyph);
        self.open = Some(run);
    }

    fn close(&mut self) {
        if let Some(waiting) = self.accent.take() {
            self.add_alone(&waiting.0, &waiting.1);
        }
        self.close_run();
    }

    /// Adds an accent that turned out to belong to no letter.
    fn add_alone(&mut self, look: &Look, accent: &PlacedGlyph) {
        self.fresh = true;
        self.add(look, accent);
        self.fresh = true;
    }

    fn close_run(&mut self) {
        let Some(run) = self.open.take().map(OpenRun::into_text_run) else { return };
        if !run.text.is_empty() && !self.runs.last().is_some_and(|last| is_shadow(last, &run)) {
            self.runs.push(run);
        }
    }
}

/// The same text nearly in the same place: bold or a shadow, drawn twice.
fn is_shadow(first: &TextRun, second: &TextRun) -> bool {
    let near = |a: f32, b: f32| (a - b).abs() < 0.1 * first.size;
    near(first.origin.0, second.origin.0)
        && near(first.origin.1, second.origin.1)
        && near(first.size, second.size)
        && first.text == second.text
        && !first.text.trim().is_empty()
}

impl OpenRun {
    /// The gap before `glyph` in ems; `None` when it is not on this line or lies too far back.
    fn gap_before(&self, glyph: &PlacedGlyph) -> Option<f64> {
        let way = (glyph.start.0 - self.pen.0, glyph.start.1 - self.pen.1);
        if way == (0.0, 0.0) {
            return Some(0.0); // as inside nearly all words
        }
        let size = self.look.size.max(1e-6);
        let gap = dot(way, self.look.along) / size;
        let (x, y) = self.look.along;
        let off = dot(way, (-y, x)) / size;
        (off.abs() <= OFF_BASELINE && gap >= OVERLAP).then_some(gap)
    }

    /// Bold is faked by drawing each letter twice, a little apart.
    fn is_drawn_again(&self, glyph: &PlacedGlyph) -> bool {
        let way = (glyph.start.0 - self.last.0, glyph.start.1 - self.last.1);
        way.0.abs().max(way.1.abs()) < 0.08 * self.look.size
            && dot((self.end.0 - self.last.0, self.end.1 - self.last.1), self.look.along)
                > 0.15 * self.look.size
            && self.text.chars().next_back() == glyph.text.single()
    }

    fn extend(&mut self, glyph: &PlacedGlyph) {
        glyph.text.push_to(&mut self.text);
        self.last = glyph.start;
        self.end = glyph.end;
        self.pen = glyph.pen;
    }

    fn into_text_run(self) -> TextRun {
        let style = &self.look.font.style;
        let (text, original) = self.look.font.said(&self.text);
        TextRun {
            text,
            original,
            bbox: self.bounding_box(),
            origin: (single(self.start.0), single(self.start.1)),
            font: style.name.clone(),
            size: single(self.look.size),
            weight: self.look.weight,
            italic: self.look.italic,
            rotation: rotation(self.look.along),
            space_width: single(self.look.font.space_width * self.look.size / self.look.font.em),
            artifact: self.look.artifact,
            invisible: self.look.invisible,
        }
    }

    fn bounding_box(&self) -> BoundingBox {
        let style = &self.look.font.style;
        let corner = |(x, y): (f64, f64), height: f64| {
            let height = height * self.look.size;
            (single(x + self.look.up.0 * height), single(y + self.look.up.1 * height))
        };
        let corners = [
            corner(self.start, style.ascent),
            corner(self.start, style.descent),
            corner(self.end, style.ascent),
            corner(self.end, style.descent),
        ];
        let [(x, y), ..] = corners;
        let first = BoundingBox { x0: x, y0: y, x1: x, y1: y };
        corners
            .into_iter()
            .fold(first, |bbox, (x, y)| bbox.union(BoundingBox { x0: x, y0: y, x1: x, y1: y }))
    }
}

fn dot(first: (f64, f64), second: (f64, f64)) -> f64 {
    first.0 * second.0 + first.1 * second.1
}

/// Coordinates beyond any paper, and those that are no numbers, are kept within bounds.
#[expect(clippy::cast_possible_truncation, reason = "single precision is enough for paper")]
fn single(value: f64) -> f32 {
    if value.is_finite() { value.clamp(-1e6, 1e6) as f32 } else { 0.0 }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 359")]
fn rotation((x, y): (f64, f64)) -> u16 {
    y.atan2(x).to_degrees().round().rem_euclid(360.0) as u16
}
