//! Times before titles, as programmes have them: "17.30-18.15 Budget", "Kl. 19.00 Velkomst".

use std::sync::LazyLock;

use crate::lexicon::Pattern;
use crate::segment::{Head, Reading, pattern};
use crate::span::Span;

/// `17.30-18.15 Budget`, `Kl. 19.00: Velkomst`
static TIMES: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:[Kk]l\.?\s*)?(?P<begin>(?:[01]?\d|2[0-3])[.:][0-5]\d)(?:\s*[-–—]\s*(?P<end>(?:[01]?\d|2[0-3])[.:][0-5]\d))?\s*[:–-]?\s+\p{Lu}",
    )
});

/// Whether a line begins with a time, and a title behind it.
pub(in crate::segment) fn begins_with_time(line: &str) -> bool {
    TIMES.is_match(line)
}

/// Takes the times off the beginning of a head.
pub(super) fn take(document: &Reading<'_>, head: &mut Head, rest: &mut Span) {
    let Some(found) = TIMES.captures(document.words(*rest)) else { return };
    let at = |name: &str| found.name(name).map(|part| Span::from(part.range()).shift(rest.start));
    (head.start_time, head.end_time) = (at("begin"), at("end"));
    let title = found
        .get(0)
        .and_then(|whole| whole.as_str().chars().next_back().map(|c| whole.end() - c.len_utf8()));
    rest.start += title.unwrap_or_default();
}
