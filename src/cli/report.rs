//! What is said on standard error at the end of a run: how many, and what went wrong with
//! which.

use std::fmt::Write as _;

use referat::batch::{Line, LineOutcome, Summary};
use referat::record::model::Outcome;

/// The inputs that were not wholly read, as far as they fit on a screen.
#[derive(Debug, Default)]
pub(crate) struct Troubles {
    lines: Vec<String>,
    more: usize,
}

const SHOWN: usize = 20;

impl Troubles {
    /// Takes note of an input if something is wrong with it.
    pub(crate) fn note(&mut self, line: &Line) {
        let LineOutcome::Read(Outcome::Partial | Outcome::Failed) = line.outcome else { return };
        if self.lines.len() == SHOWN {
            self.more += 1;
            return;
        }
        let reason = line.reason.as_deref().unwrap_or_default();
        let message = line.message.as_deref().unwrap_or_default();
        let outcome = line.outcome.as_str();
        let text = format!("{outcome}: {}: {reason}: {message}", line.path);
        self.lines.push(printable(&text));
    }

    /// One line for each, and how many more there are.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        for line in &self.lines {
            let _ = writeln!(text, "{line}"); // writing to a String cannot fail
        }
        if self.more > 0 {
            let _ = writeln!(text, "... and {} more, see the manifest", self.more);
        }
        text
    }
}

/// "12 documents, 53 pages: 10 complete, 1 partial, 1 failed; 3 of them done by an earlier run;
/// 4 files skipped"
pub(crate) fn totals(summary: &Summary, kept: u64) -> String {
    let outcomes = &summary.outcomes;
    let mut text = format!(
        "{}, {}: {} complete, {} partial, {} failed",
        counted(summary.documents, "document"),
        counted(summary.pages, "page"),
        outcomes.complete,
        outcomes.partial,
        outcomes.failed
    );
    if kept > 0 {
        let _ = write!(text, "; {kept} of them done by an earlier run");
    }
    if outcomes.skipped > 0 {
        let _ = write!(text, "; {} skipped", counted(outcomes.skipped, "file"));
    }
    text
}

/// "1 page", "2 pages"
pub(crate) fn counted(count: u64, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}

/// File names may hold anything, and a terminal obeys control characters.
pub(crate) fn printable(name: &str) -> String {
    name.chars()
        .flat_map(|character| {
            let control = character.is_control();
            let escaped = control.then(|| character.escape_default());
            escaped.into_iter().flatten().chain((!control).then_some(character))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::printable;

    #[test]
    fn control_characters_are_escaped() {
        assert_eq!(printable("a\u{1b}[2Jø\n"), "a\\u{1b}[2Jø\\n");
    }
}
