//! A page as a drawing: its runs where they stand, a frame around each block in the colour
//! of its kind, numbered in reading order, page furniture in grey.

use std::fmt::{self, Display, Formatter};

use referat::layout::{Block, BlockKind, Layout, Line};
use referat::text_layer::{BoundingBox, Page, PageContent, TextLayer, TextRun};

/// A drawing of one page, as SVG.
pub(crate) struct Drawing<'a> {
    page: &'a Page,
    size: (f32, f32),
    layout: &'a Layout,
}

/// Drawn around the boxes, points.
const MARGIN: f32 = 1.0;

impl<'a> Drawing<'a> {
    /// The page with this number, if the document has it and says where things stand.
    pub(crate) fn of(number: u32, layer: &'a TextLayer, layout: &'a Layout) -> Option<Self> {
        let page = layer.pages.iter().find(|page| page.number == number)?;
        Some(Self { page, size: page.size?, layout })
    }

    /// The blocks of the page with their place in the reading order.
    fn blocks(&self) -> impl Iterator<Item = (usize, &Block, BoundingBox)> {
        let blocks = self.layout.blocks.iter().enumerate();
        blocks.filter_map(|(index, block)| {
            let lines = block.lines.iter().filter(|line| self.is_here(line));
            let frame = lines.filter_map(|line| line.bbox).reduce(BoundingBox::union)?;
            Some((index + 1, block, frame))
        })
    }

    fn is_here(&self, line: &Line) -> bool {
        line.page == self.page.number
    }

    /// `x`, `y`, `width` and `height`; SVG counts downwards, PDF upwards.
    fn frame(&self, bbox: BoundingBox) -> String {
        format!(
            r#"x="{:.1}" y="{:.1}" width="{:.1}" height="{:.1}""#,
            bbox.x0 - MARGIN,
            self.size.1 - bbox.y1 - MARGIN,
            bbox.width() + 2.0 * MARGIN,
            bbox.height() + 2.0 * MARGIN
        )
    }

    fn write_run(&self, run: &TextRun, out: &mut Formatter<'_>) -> fmt::Result {
        let (x, y) = (run.origin.0, self.size.1 - run.origin.1);
        let fill = if run.invisible { "#999" } else { "#222" };
        writeln!(
            out,
            r#"<text transform="translate({x:.1} {y:.1}) rotate(-{})" font-size="{:.1}" font-weight="{}" fill="{fill}" textLength="{:.1}" lengthAdjust="spacingAndGlyphs" xml:space="preserve">{}</text>"#,
            run.rotation,
            run.size,
            run.weight,
            length(run),
            Escaped(&run.text)
        )
    }

    fn write_block(
        &self,
        (order, block, bbox): (usize, &Block, BoundingBox),
        out: &mut Formatter<'_>,
    ) -> fmt::Result {
        let (colour, kind) = colour(block.kind);
        let frame = self.frame(bbox);
        writeln!(out, r#"<rect {frame} fill="none" stroke="{colour}" stroke-width="0.7">"#)?;
        writeln!(out, "<title>{order}: {kind}</title></rect>")?;
        let (x, y) = (bbox.x0 - 3.0 * MARGIN, self.size.1 - bbox.y1 + 5.0);
        writeln!(
            out,
            r#"<text x="{x:.1}" y="{y:.1}" font-size="6" text-anchor="end" fill="{colour}">{order}</text>"#
        )
    }
}

/// How far the run goes in its direction of writing.
fn length(run: &TextRun) -> f32 {
    let upright = matches!(run.rotation % 180, 45..135);
    if upright { run.bbox.height() } else { run.bbox.width() }
}

fn colour(kind: BlockKind) -> (&'static str, &'static str) {
    match kind {
        BlockKind::Paragraph => ("#0060c0", "paragraph"),
        BlockKind::Heading => ("#c00000", "heading"),
        BlockKind::ListItem => ("#008030", "list item"),
        BlockKind::TableRow => ("#a05000", "table row"),
    }
}

impl Display for Drawing<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let (width, height) = self.size;
        writeln!(
            out,
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}" font-family="sans-serif">"#
        )?;
        writeln!(out, r##"<rect width="100%" height="100%" fill="#fff"/>"##)?;
        for rule in &self.page.rules {
            writeln!(out, r##"<rect {} fill="#ddd"/>"##, self.frame(rule.bbox))?;
        }
        if let PageContent::Runs(runs) = &self.page.content {
            runs.iter().try_for_each(|run| self.write_run(run, out))?;
        }
        for line in self.layout.furniture.iter().filter(|line| self.is_here(line)) {
            let frame = line.bbox.map(|bbox| self.frame(bbox)).unwrap_or_default();
            writeln!(out, r##"<rect {frame} fill="#8888" stroke="none"/>"##)?;
        }
        self.blocks().try_for_each(|block| self.write_block(block, out))?;
        writeln!(out, "</svg>")
    }
}

/// Text inside an XML element.
struct Escaped<'a>(&'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|character| match character {
            '&' => out.write_str("&amp;"),
            '<' => out.write_str("&lt;"),
            '>' => out.write_str("&gt;"),
            '\t' => out.write_str(" "),
            // XML has no place for these, not even as references
            control if control.is_control() || matches!(control, '\u{fffe}' | '\u{ffff}') => {
                out.write_str("\u{fffd}")
            }
            other => write!(out, "{other}"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Escaped;

    #[test]
    fn any_text_is_xml() {
        assert_eq!(Escaped("a<b & \u{1}c\td>æ").to_string(), "a&lt;b &amp; \u{fffd}c d&gt;æ");
    }
}
