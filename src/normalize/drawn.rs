//! What the text layer undid becomes repairs: shifted codes, `!` for spaces, U+200B.

use super::line::CleanLine;
use super::{Change, Repair, RepairKind, Rule};
use crate::span::Span;

/// Remembers that `line` was drawn as `source`, word by word where the words are as many.
/// Returns what no word of the line can remember: all of it where there are none.
///
/// These changes take the place of the line's own: they lead back further.
pub(super) fn remember(line: &mut CleanLine<'_>, source: &str) -> String {
    if line.text.is_empty() {
        return source.trim().to_owned();
    }
    let words = words(&line.text);
    let drawn: Vec<&str> = source.split_whitespace().collect();
    if words.len() == drawn.len() {
        let pairs = words.into_iter().zip(drawn);
        let changed = pairs.filter(|(span, drawn)| span.of(&line.text) != *drawn);
        line.changes = changed.map(|(span, drawn)| change(line, span, drawn)).collect();
    } else {
        line.changes = vec![change(line, Span::new(0, line.text.len()), source.trim())];
    }
    String::new()
}

/// The words of a line, which single spaces and tabs divide.
fn words(line: &str) -> Vec<Span> {
    let mut start = 0;
    let word = |word: &str| {
        let span = Span::new(start, start + word.len());
        start = span.end + 1;
        span
    };
    line.split([' ', '\t']).map(word).collect()
}

fn change(line: &CleanLine<'_>, span: Span, drawn: &str) -> Change {
    let own = line.changes.iter().find(|change| change.repair.span == span);
    let known = own.map(|change| (change.repair.kind, change.rule));
    let (kind, rule) = known.unwrap_or_else(|| reason(span.of(&line.text), drawn));
    Change { repair: Repair { kind, span, original: drawn.to_owned() }, rule }
}

/// Why words that were drawn so are read so.
fn reason(words: &str, drawn: &str) -> (RepairKind, Rule) {
    if drawn.replace('\u{200b}', "") == words {
        (RepairKind::SoftHyphen, Rule::Invisible)
    } else if drawn.replace('!', " ").split_whitespace().eq(words.split_whitespace()) {
        (RepairKind::Ligature, Rule::BangForSpace)
    } else {
        (RepairKind::Ligature, Rule::ShiftedCodes)
    }
}

#[cfg(test)]
mod tests {
    use super::super::clean::clean;
    use super::super::habits::LineHabits;
    use super::super::undo::original;
    use super::*;

    fn repaired(text: &str, drawn: &str) -> Vec<(String, String, Rule)> {
        let (mut line, _) = clean(text, LineHabits::default());
        remember(&mut line, drawn);
        let all = Span::new(0, line.text.len());
        assert_eq!(original(&line.text, &line.changes, all), drawn);
        let shown = |change: &Change| {
            let repair = &change.repair;
            (repair.span.of(&line.text).to_owned(), repair.original.clone(), change.rule)
        };
        line.changes.iter().map(shown).collect()
    }

    fn owned(words: &str, drawn: &str, rule: Rule) -> (String, String, Rule) {
        (words.to_owned(), drawn.to_owned(), rule)
    }

    #[test]
    fn words_are_remembered_one_by_one() {
        let found = repaired("Referat af mødet", "\u{200b}Referat af P\u{a1}GHW");
        let wanted = [
            owned("Referat", "\u{200b}Referat", Rule::Invisible),
            owned("mødet", "P\u{a1}GHW", Rule::ShiftedCodes),
        ];
        assert_eq!(found, wanted);
    }

    #[test]
    fn other_spaces_make_it_the_whole_line() {
        let found = repaired("Referat af mødet", "Referat!af!mødet!");
        assert_eq!(found, [owned("Referat af mødet", "Referat!af!mødet!", Rule::BangForSpace)]);
    }

    #[test]
    fn ligatures_inside_lead_back_to_the_codes() {
        let found = repaired("Kon\u{fb02}ikt nu", "Kon\u{200b}\u{fb02}ikt nu");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].1, "Kon\u{200b}\u{fb02}ikt");
    }
}
