//! Marked content: what the producer says about stretches of a page.

use super::fonts::GlyphText;

/// The stretches that are open.
#[derive(Debug, Default)]
pub(super) struct MarkedContent {
    open: Vec<Mark>,
    /// Opened beyond the limit: closed uncounted.
    surplus: usize,
}

/// One stretch.
#[derive(Debug, Default)]
pub(super) struct Mark {
    /// Page furniture.
    pub(super) artifact: bool,
    /// Belongs to a layer that is not shown.
    pub(super) hidden: bool,
    /// Stands for this text, whatever the glyphs say.
    pub(super) actual_text: Option<ActualText>,
}

/// A text that replaces the glyphs of its stretch.
#[derive(Debug)]
pub(super) struct ActualText {
    text: GlyphText,
    /// The first glyph has taken the text; the others say nothing.
    taken: bool,
}

impl ActualText {
    /// Not yet taken by a glyph.
    pub(super) fn new(text: &str) -> Self {
        Self { text: GlyphText::new(text), taken: false }
    }

    /// What the next glyph says.
    pub(super) fn take(&mut self) -> GlyphText {
        if std::mem::replace(&mut self.taken, true) {
            return GlyphText::Nothing;
        }
        self.text.clone()
    }

    /// The text, if no glyph has taken it.
    fn left(self) -> Option<GlyphText> {
        (!self.taken).then_some(self.text)
    }
}

/// How deep stretches may nest.
const DEPTH: usize = 256;

impl MarkedContent {
    /// How many are open.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// `BMC`, `BDC`
    pub(super) fn open(&mut self, mark: Mark) {
        if self.open.len() < DEPTH {
            self.open.push(mark);
        } else {
            self.surplus += 1;
        }
    }

    /// `EMC`; gives the text that no glyph has taken.
    pub(super) fn close(&mut self) -> Option<GlyphText> {
        if self.surplus > 0 {
            self.surplus -= 1;
            return None;
        }
        self.open.pop()?.actual_text?.left()
    }

    /// Closes what a form left open.
    pub(super) fn truncate(&mut self, depth: usize) {
        self.open.truncate(depth);
    }

    /// Whether we are inside page furniture.
    pub(super) fn is_artifact(&self) -> bool {
        self.open.iter().any(|mark| mark.artifact)
    }

    /// Whether we are inside a layer that is not shown.
    pub(super) fn is_hidden(&self) -> bool {
        self.open.iter().any(|mark| mark.hidden)
    }

    /// The replacement in force: the outermost one.
    pub(super) fn actual_text(&mut self) -> Option<&mut ActualText> {
        self.open.iter_mut().find_map(|mark| mark.actual_text.as_mut())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_glyph_takes_the_text() {
        let mut marked = MarkedContent::default();
        let actual_text = Some(ActualText::new("\u{ad}"));
        marked.open(Mark { actual_text, ..Mark::default() });
        let taken: Vec<_> = (0..2).filter_map(|_| Some(marked.actual_text()?.take())).collect();
        assert_eq!(taken, [GlyphText::One('\u{ad}'), GlyphText::Nothing]);
        assert_eq!(marked.close(), None);
        assert_eq!(marked.depth(), 0);
    }
}
