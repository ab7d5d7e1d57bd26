//! Fonts that have an exclamation mark where the space should be.
//!
//! Some printers to PDF number the glyphs of a subset from `!` on and write a `ToUnicode`
//! that says so: every space of such a font reads as `!`.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::text_layer::TextRun;

/// Puts the spaces back, font by font.
pub(super) fn restore<'r>(pages: impl Iterator<Item = &'r mut Vec<TextRun>>) {
    let mut pages: Vec<_> = pages.collect();
    let has_mark = |runs: &&mut Vec<TextRun>| runs.iter().any(|run| run.text.contains('!'));
    if !pages.iter().any(has_mark) {
        return;
    }
    let fonts: BTreeSet<Arc<str>> =
        pages.iter().flat_map(|runs| runs.iter()).map(|run| Arc::clone(&run.font)).collect();
    for font in fonts {
        let all = pages.iter().flat_map(|runs| runs.iter()).filter(|run| run.font == font);
        if has_marks_for_spaces(all.map(|run| run.text.as_str())) {
            let runs = pages.iter_mut().flat_map(|runs| runs.iter_mut());
            for run in runs.filter(|run| run.font == font) {
                let spaced = run.text.replace('!', " ");
                let drawn = std::mem::replace(&mut run.text, spaced);
                run.original.get_or_insert(drawn);
            }
        }
    }
}

/// More than every twentieth character, between letters too, and hardly a space.
fn has_marks_for_spaces<'t>(texts: impl Iterator<Item = &'t str>) -> bool {
    let (mut characters, mut marks, mut spaces, mut inside) = (0, 0, 0, 0);
    for text in texts {
        characters += text.chars().count();
        marks += text.matches('!').count();
        spaces += text.matches(' ').count();
        let letters: Vec<char> = text.chars().collect();
        let between = letters.windows(3).filter(
            |three| matches!(three, [a, '!', b] if a.is_alphanumeric() && b.is_alphanumeric()),
        );
        inside += between.count();
    }
    inside >= 3 && marks * 20 > characters && spaces * 10 < marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_between_words_are_spaces() {
        let texts = ["Referat!fra!mødet!den", "25.!marts!2014!"];
        assert!(has_marks_for_spaces(texts.into_iter()));
        let texts = ["Husk! Det er nu!", "Tak for i år!"];
        assert!(!has_marks_for_spaces(texts.into_iter()));
    }
}
