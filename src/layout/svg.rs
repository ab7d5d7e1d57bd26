//! A page as a drawing: where its blocks, lines and furniture are, in which order they are
//! read. For people who want to see where a document goes wrong.

use std::fmt::Write;

use super::{Block, BlockKind, Layout, Line};
use crate::text_layer::{BoundingBox, Page, PageContent, TextLayer};

/// A page of text input is drawn in this size, points.
const TYPESCRIPT: (f32, f32) = (595.0, 842.0);

/// Distance of two lines of text input, points.
const PITCH: f32 = 11.0;

/// Width of a character of text input, points.
const CHARACTER: f32 = 4.8;

/// Draws a page (from 1) as SVG: the text as it stands, a box around each block with its
/// number in reading order, thin boxes around lines, furniture in grey. An unknown page is an
/// empty drawing.
pub fn svg(text_layer: &TextLayer, layout: &Layout, page: u32) -> String {
    let found = text_layer.pages.iter().find(|other| other.number == page);
    let (width, height) = found.map_or(TYPESCRIPT, size);
    let mut drawing = Drawing { out: String::new(), height };
    drawing.open(width);
    if let Some(found) = found {
        drawing.text(found);
        drawing.rules(found);
    }
    for (block, number) in layout.blocks.iter().zip(1_u32..) {
        drawing.block(block, number, page);
    }
    for line in layout.furniture.iter().filter(|line| line.page == page) {
        drawing.rectangle(bounds(line, height), "fill=\"#999\" fill-opacity=\"0.35\"");
    }
    drawing.out.push_str("</svg>\n");
    drawing.out
}

/// A page's size; a text page is as long as its lines need.
#[expect(clippy::cast_precision_loss, reason = "fewer than 2^23 lines")]
fn size(page: &Page) -> (f32, f32) {
    match (&page.content, page.size) {
        (_, Some(size)) => size,
        (PageContent::Lines(lines), None) => {
            (TYPESCRIPT.0, TYPESCRIPT.1.max((lines.len() + 2) as f32 * PITCH))
        }
        (PageContent::Runs(_), None) => TYPESCRIPT,
    }
}

/// Where a line is; text lines are laid out in a fixed pitch.
#[expect(clippy::cast_precision_loss, reason = "fewer than 2^23 characters")]
fn bounds(line: &Line, height: f32) -> BoundingBox {
    line.bbox.unwrap_or_else(|| {
        let y0 = height - line.number as f32 * PITCH - 3.0;
        let x1 = 20.0 + line.text.chars().count() as f32 * CHARACTER;
        BoundingBox { x0: 20.0, y0, x1, y1: y0 + PITCH }
    })
}

fn colour(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Paragraph => "#2a6fb0",
        BlockKind::Heading => "#c0392b",
        BlockKind::ListItem => "#27864b",
        BlockKind::TableRow => "#8e44ad",
    }
}

/// SVG in the making; y goes down in SVG and up on a page.
struct Drawing {
    out: String,
    height: f32,
}

impl Drawing {
    fn open(&mut self, width: f32) {
        let height = self.height;
        self.push(format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
             width=\"{width}\" height=\"{height}\">\n\
             <rect width=\"{width}\" height=\"{height}\" fill=\"white\"/>\n"
        ));
    }

    fn text(&mut self, page: &Page) {
        match &page.content {
            PageContent::Lines(lines) => {
                for (line, number) in lines.iter().zip(1_u16..) {
                    let y = self.height - f32::from(number) * PITCH;
                    let line = line.trim();
                    let width = f32::from(u16::try_from(line.chars().count()).unwrap_or(u16::MAX))
                        * CHARACTER;
                    self.words((20.0, y), (8.0, width), line);
                }
            }
            PageContent::Runs(runs) => {
                for run in runs {
                    self.words(run.origin, (run.size, run.bbox.width()), &run.text);
                }
            }
        }
    }

    fn words(&mut self, (x, y): (f32, f32), (size, width): (f32, f32), text: &str) {
        let y = self.height - y;
        let text = escape(text);
        self.push(format_args!(
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size:.1}\" font-family=\"sans-serif\" \
             textLength=\"{width:.1}\" lengthAdjust=\"spacingAndGlyphs\" \
             xml:space=\"preserve\">{text}</text>\n"
        ));
    }

    fn rules(&mut self, page: &Page) {
        for rule in &page.rules {
            self.rectangle(rule.bbox, "fill=\"#e0a030\"");
        }
    }

    /// The lines of a block that stand on the page, and a box around them.
    fn block(&mut self, block: &Block, number: u32, page: u32) {
        let boxes: Vec<BoundingBox> = block
            .lines
            .iter()
            .filter(|line| line.page == page)
            .map(|line| bounds(line, self.height))
            .collect();
        let Some(all) = boxes.iter().copied().reduce(BoundingBox::union) else { return };
        let colour = colour(block.kind);
        for bbox in &boxes {
            self.rectangle(
                *bbox,
                &format!("fill=\"none\" stroke=\"{colour}\" stroke-width=\"0.3\""),
            );
        }
        self.rectangle(
            all,
            &format!("fill=\"{colour}\" fill-opacity=\"0.08\" stroke=\"{colour}\""),
        );
        let (x, y) = (all.x0 - 3.0, self.height - all.y1 + 7.0);
        self.push(format_args!(
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"7\" font-family=\"sans-serif\" \
             text-anchor=\"end\" fill=\"{colour}\">{number}</text>\n"
        ));
    }

    fn rectangle(&mut self, bbox: BoundingBox, style: &str) {
        let (x, y) = (bbox.x0, self.height - bbox.y1);
        let (width, height) = (bbox.width().max(0.2), bbox.height().max(0.2));
        self.push(format_args!(
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" {style}/>\n"
        ));
    }

    fn push(&mut self, what: std::fmt::Arguments<'_>) {
        // writing to a string cannot fail
        let _ = self.out.write_fmt(what);
    }
}

/// Text as XML holds it; control characters are no XML at all.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_and_furniture_are_drawn() {
        let lines = ["1. Budget & regnskab", "Godkendt.", "", "----"].map(str::to_owned).to_vec();
        let page = Page { number: 1, content: PageContent::Lines(lines), ..Page::default() };
        let text_layer = TextLayer { pages: vec![page], ..TextLayer::default() };
        let layout = super::super::analyze(&text_layer);
        let drawing = svg(&text_layer, &layout, 1);
        assert!(drawing.contains("Budget &amp; regnskab"));
        assert_eq!(drawing.matches("fill-opacity=\"0.08\"").count(), 2);
        assert_eq!(drawing.matches("#999").count(), 1);
        assert!(drawing.ends_with("</svg>\n"));
    }

    #[test]
    fn an_unknown_page_is_empty() {
        let drawing = svg(&TextLayer::default(), &Layout::default(), 7);
        assert!(drawing.contains("<svg") && !drawing.contains("<text"));
    }
}
