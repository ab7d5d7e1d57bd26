//! Showing text: strings become glyphs in their places.

use std::rc::Rc;

use super::Interpreter;
use crate::text_layer::pdf::fonts::{Font, Glyph, GlyphText};
use crate::text_layer::pdf::geometry::Matrix;
use crate::text_layer::pdf::graphics::RenderMode;
use crate::text_layer::pdf::runs::{Look, PlacedGlyph};
use crate::text_layer::pdf::tokenizer::Token;

impl Interpreter<'_, '_> {
    /// `Tj` and `TJ`: strings, and numbers that move the pen back.
    pub(super) fn show(&mut self, operands: &[Token<'_>]) {
        let Some(font) = self.state.text.font.clone() else { return };
        let Some(look) = self.look(font) else { return };
        self.runs.begin();
        for operand in operands {
            match operand {
                Token::String(bytes) => self.show_string(&look, bytes),
                Token::Number(back) => self.move_pen(&look.font, back / -1000.0),
                _ => {}
            }
            self.shared.budget.take_runs(self.runs.take_count());
        }
    }

    /// What the glyphs look like; `None` where they have no size.
    fn look(&mut self, font: Rc<Font>) -> Option<Look> {
        let text = &self.state.text;
        let matrix = self.text_matrix.then(self.state.ctm);
        let flip = if text.size < 0.0 { -1.0 } else { 1.0 };
        let (along, _) = unit(matrix.turn((flip * sign(text.horizontal_scale), 0.0)))?;
        let (up, height) = unit(matrix.turn((0.0, flip)))?;
        let size = height * text.size.abs() * font.em;
        let slanted = (along.0 * up.0 + along.1 * up.1).abs() > 0.1;
        let thick = text.mode == RenderMode::Thickened;
        let along = if font.vertical { (-up.0, -up.1) } else { along };
        (size > 1e-3).then(|| Look {
            weight: if thick { font.style.weight.max(700) } else { font.style.weight },
            italic: font.style.italic || slanted,
            artifact: self.marked.is_artifact(),
            invisible: text.mode == RenderMode::Invisible,
            font,
            size,
            along,
            up,
        })
    }

    fn show_string(&mut self, look: &Look, bytes: &[u8]) {
        let hidden = self.marked.is_hidden();
        let base = self.text_matrix.then(self.state.ctm);
        let rise = self.state.text.rise;
        let is_vertical = look.font.vertical;
        let place = |pen: f64| base.apply(if is_vertical { (rise, pen) } else { (pen, rise) });
        let mut rest = bytes;
        let (mut pen, mut start) = (0.0, place(0.0));
        let mut count = 0;
        while let Some((glyph, is_space)) = look.font.next_glyph(&mut rest) {
            let (width, advance) = self.widths(&glyph, is_space);
            let end = place(pen + width);
            pen += advance;
            let next = place(pen);
            if !hidden {
                let text = self.said(glyph.text);
                self.runs.push(look, PlacedGlyph { text, start, end, pen: next });
            }
            start = next;
            count += 1;
        }
        self.shared.budget.take_glyphs(count);
        self.advance(&look.font, pen);
    }

    /// What a glyph says: the replacement text, where one is in force.
    fn said(&mut self, text: GlyphText) -> GlyphText {
        match self.marked.actual_text() {
            Some(replacement) => replacement.take(),
            None => text,
        }
    }

    /// How wide a glyph is, and how far it moves the pen, in text space.
    fn widths(&self, glyph: &Glyph, is_space: bool) -> (f64, f64) {
        let text = &self.state.text;
        let spacing = text.character_spacing + if is_space { text.word_spacing } else { 0.0 };
        match text.font.as_ref() {
            // The vertical movement is one em down by default (ISO 32000-1, 9.7.4.3).
            Some(font) if font.vertical => (-text.size, -text.size + spacing),
            _ => {
                let width = glyph.width * text.size;
                (width * text.horizontal_scale, (width + spacing) * text.horizontal_scale)
            }
        }
    }

    /// Moves the pen by so many ems.
    fn move_pen(&mut self, font: &Font, ems: f64) {
        let text = &self.state.text;
        let scale = if font.vertical { 1.0 } else { text.horizontal_scale };
        self.advance(font, ems * text.size * scale);
    }

    fn advance(&mut self, font: &Font, way: f64) {
        let (x, y) = if font.vertical { (0.0, way) } else { (way, 0.0) };
        self.text_matrix = Matrix::translation(x, y).then(self.text_matrix);
    }
}

/// A vector's direction and length.
fn unit((x, y): (f64, f64)) -> Option<((f64, f64), f64)> {
    let length = x.hypot(y);
    (length.is_finite() && length > 1e-9).then(|| ((x / length, y / length), length))
}

fn sign(value: f64) -> f64 {
    if value < 0.0 { -1.0 } else { 1.0 }
}
