//! The first of two passes: the words of all inputs.
//!
//! It is the same reading as the second, with the same limits, so that whatever a document does
//! to its reader is survived. What comes out depends on the inputs alone, and not on what was
//! read before or by whom.

use serde::Deserialize;

use super::document::process;
use super::output::OutputFolder;
use super::{Batch, RECORDS_WAITING};
use crate::error::Error;
use crate::normalize::{Attested, Repair};
use crate::options::Options;
use crate::write::JsonCompact;

impl Batch<'_> {
    /// Reads all inputs, and gives back their words and no records. `folder` is where records
    /// will be written, in case it lies among the inputs.
    ///
    /// # Errors
    /// [`Error::Worker`], [`Error::Stopped`]: not all inputs were read.
    pub fn attest(&self, folder: Option<&OutputFolder>) -> Result<Attested, Error> {
        let options = Options::default();
        let first = Batch { options: &options, format: &JsonCompact, ..*self };
        let extractor = first.extractor()?;
        let work = |item| {
            let done = first.observed(item, |item| process(item, None, &*extractor, None))?;
            Ok(done.map(|done| attested(done.bytes.as_deref())))
        };
        let mut all = Attested::default();
        let walk = first.walk(folder);
        self.workers(RECORDS_WAITING).in_order(walk, work, |done: Result<_, Error>| {
            if let Some(words) = done? {
                all.join(&words);
            }
            Ok(())
        })?;
        if self.stop.is_wanted() { Err(Error::Stopped) } else { Ok(all) }
    }
}

/// What a record says about words.
#[derive(Deserialize)]
struct Words {
    #[serde(default)]
    text: String,
    repairs: Vec<Repair>,
}

fn attested(record: Option<&[u8]>) -> Attested {
    let mut attested = Attested::default();
    if let Some(words) = record.and_then(|record| serde_json::from_slice::<Words>(record).ok()) {
        attested.read(words.parts().into_iter());
    }
    attested
}

impl Words {
    /// The text without the words that lines broke in two: how they are written is the question.
    fn parts(&self) -> Vec<&str> {
        let mut parts = Vec::new();
        let (mut rest, mut at) = (self.text.as_str(), 0);
        let broken = self.repairs.iter().filter(|repair| repair.original.contains('\n'));
        for span in broken.map(|repair| repair.span) {
            let (part, word) = split(rest, span.start.saturating_sub(at));
            parts.extend(part.lines());
            (_, rest) = split(word, span.len());
            at = span.end;
        }
        parts.extend(rest.lines());
        parts
    }
}

/// The first so many code points, and the rest.
fn split(text: &str, points: usize) -> (&str, &str) {
    let at = text.char_indices().nth(points).map_or(text.len(), |(at, _)| at);
    text.split_at_checked(at).unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use super::Words;
    use crate::normalize::{Repair, RepairKind};
    use crate::span::Span;

    #[test]
    fn broken_words_are_left_out() {
        let repair = |start, end, original: &str| Repair {
            kind: RepairKind::Join,
            span: Span::new(start, end),
            original: original.to_owned(),
        };
        let repairs = vec![repair(3, 13, "beslut-\nning"), repair(14, 16, "a\u{30a}r")];
        let words = Words { text: "Én beslutning år\nto".to_owned(), repairs };
        assert_eq!(words.parts(), ["Én ", " år", "to"]);
    }
}
