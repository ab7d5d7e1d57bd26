//! What `q` saves and `Q` brings back.

use std::rc::Rc;

use super::fonts::Font;
use super::geometry::Matrix;

/// The graphics state, as far as it concerns text and rules.
#[derive(Debug, Clone)]
pub(super) struct GraphicsState {
    /// From user space to the page as shown.
    pub(super) ctm: Matrix,
    /// The text state.
    pub(super) text: TextState,
    /// Filling with white leaves nothing to see.
    pub(super) fills_white: bool,
    /// In user space.
    pub(super) line_width: f64,
}

/// The text state (ISO 32000-1, 9.3).
#[derive(Debug, Clone)]
pub(super) struct TextState {
    pub(super) font: Option<Rc<Font>>,
    pub(super) size: f64,
    pub(super) character_spacing: f64,
    pub(super) word_spacing: f64,
    /// 1 is normal.
    pub(super) horizontal_scale: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
    pub(super) mode: RenderMode,
}

/// What is done with glyphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RenderMode {
    /// Filled or stroked.
    Shown,
    /// Filled and stroked, which is how bold is faked.
    Thickened,
    /// Neither: text under a scan.
    Invisible,
}

impl GraphicsState {
    /// At the start of a page.
    pub(super) fn new(ctm: Matrix) -> Self {
        Self { ctm, text: TextState::default(), fills_white: false, line_width: 1.0 }
    }
}

impl Default for TextState {
    fn default() -> Self {
        Self {
            font: None,
            size: 0.0,
            character_spacing: 0.0,
            word_spacing: 0.0,
            horizontal_scale: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: RenderMode::Shown,
        }
    }
}

impl RenderMode {
    /// From the operand of `Tr`.
    pub(super) fn from_operand(value: f64) -> Self {
        match value.round() {
            mode if (mode - 2.0).abs() < 0.5 => Self::Thickened,
            mode if (mode - 3.0).abs() < 0.5 => Self::Invisible,
            _ => Self::Shown,
        }
    }
}
