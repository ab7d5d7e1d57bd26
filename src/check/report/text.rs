//! Findings for people: the line of the file, with the value underlined.

use std::io;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::{Report, Totals};
use crate::check::{Checked, Located};
use crate::diagnostic::Severity;

/// Text in the manner of compilers.
#[derive(Debug)]
pub struct Text {
    renderer: Renderer,
}

impl Text {
    /// Without colours.
    pub fn plain() -> Self {
        Self { renderer: Renderer::plain() }
    }

    /// With colours, for a terminal.
    pub fn coloured() -> Self {
        Self { renderer: Renderer::styled() }
    }
}

impl Report for Text {
    fn record(&mut self, checked: &Checked, out: &mut dyn io::Write) -> io::Result<()> {
        checked.findings.iter().try_for_each(|found| {
            let drawn = draw(&self.renderer, checked, found);
            writeln!(out, "{drawn}\n")
        })
    }

    fn end(&mut self, _totals: &Totals, _out: &mut dyn io::Write) -> io::Result<()> {
        Ok(())
    }
}

fn draw(renderer: &Renderer, checked: &Checked, found: &Located) -> String {
    let level = match found.finding.rule.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    // only the line itself: a record in JSON Lines is one, and a file may have many findings
    let before = checked.text.get(..found.span.start).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let line = checked.text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let shown = found.span.start - start..(found.span.end - start).min(line.len());
    let snippet = Snippet::source(line)
        .line_start(found.line)
        .path(&checked.path)
        .annotation(AnnotationKind::Primary.span(shown).label(&found.finding.pointer));
    let title = level.primary_title(&found.finding.message).id(found.finding.rule.as_str());
    renderer.render(&[title.element(snippet)])
}
