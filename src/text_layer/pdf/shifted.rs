//! Fonts whose codes lie a fixed way off the letters that they draw.
//!
//! Subsets that number their glyphs as Apple's standard order does, and call the numbers
//! Unicode, read as `5()(5$7` for `REFERAT`. Other shifts by a constant were seen, too. What
//! is no Danish as it stands and Danish when shifted back was meant so.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::fonts::usual_character;
use super::words::Statistics;
use crate::text_layer::TextRun;

/// Shifts beyond this lead out of ASCII.
const FARTHEST: i32 = 64;

/// Shifts back what must be of text that is not readable as it stands, font by font.
pub(super) fn restore<'r>(pages: impl Iterator<Item = &'r mut Vec<TextRun>>) {
    let mut pages: Vec<_> = pages.collect();
    let fonts: BTreeSet<Arc<str>> =
        pages.iter().flat_map(|runs| runs.iter()).map(|run| Arc::clone(&run.font)).collect();
    for font in fonts {
        let of_font = |run: &&TextRun| run.font == font;
        let own: Vec<TextRun> =
            pages.iter().flat_map(|runs| runs.iter()).filter(of_font).cloned().collect();
        let Some(shift) = shift(&own) else { continue };
        let runs = pages.iter_mut().flat_map(|runs| runs.iter_mut());
        for run in runs.filter(|run| run.font == font) {
            let text = shift.apply(&run.text);
            let drawn = std::mem::replace(&mut run.text, text);
            run.original.get_or_insert(drawn);
        }
    }
}

/// How far codes lie off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shift {
    /// They are the glyphs' numbers in the usual order: 29 off, and more beyond ASCII.
    Numbers,
    /// All by as much.
    By(i32),
}

/// The first shift that makes Danish of the runs.
fn shift(runs: &[TextRun]) -> Option<Shift> {
    let before = Statistics::of(runs.iter());
    if before.is_short() || before.is_convincing() {
        return None;
    }
    let by = (1..=FARTHEST).flat_map(|way| [Shift::By(way), Shift::By(-way)]);
    std::iter::once(Shift::Numbers).chain(by).find(|shift| {
        let shifted =
            runs.iter().map(|run| TextRun { text: shift.apply(&run.text), ..run.clone() });
        let shifted: Vec<TextRun> = shifted.collect();
        Statistics::of(shifted.iter()).is_danish()
    })
}

impl Shift {
    fn apply(self, text: &str) -> String {
        text.chars().map(|char| self.meant(char)).collect()
    }

    /// The character that was meant; white space is left alone.
    fn meant(self, char: char) -> char {
        let code = u32::from(char);
        let meant = match self {
            _ if char.is_whitespace() => None,
            Self::Numbers => usual_character(code),
            Self::By(way) => code.checked_add_signed(way).and_then(char::from_u32),
        };
        meant.filter(|meant| !meant.is_control()).unwrap_or(char)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text_layer::BoundingBox;
    use crate::text_layer::pdf::fonts::usual_number;

    const WORDS: &str = "Formanden bød velkommen til mødet, og dagsordenen blev godkendt af alle. ";

    #[expect(clippy::cast_precision_loss)]
    fn runs(text: &str) -> Vec<TextRun> {
        let word = |(place, word): (usize, &str)| TextRun {
            text: word.to_owned(),
            original: None,
            bbox: BoundingBox { x0: place as f32 * 50.0, ..BoundingBox::default() },
            origin: (place as f32 * 50.0, 0.0),
            font: Arc::from("F1"),
            size: 10.0,
            weight: 400,
            italic: false,
            rotation: 0,
            space_width: 2.5,
            artifact: false,
            invisible: false,
        };
        text.split_whitespace().enumerate().map(word).collect()
    }

    fn restored(drawn: &str) -> (String, String) {
        let mut runs = runs(drawn);
        restore(std::iter::once(&mut runs));
        let joined =
            |part: fn(&TextRun) -> &str| runs.iter().map(part).collect::<Vec<_>>().join(" ");
        (joined(|run| &run.text), joined(|run| run.original.as_deref().unwrap_or(&run.text)))
    }

    #[test]
    fn numbers_of_glyphs_are_read_as_letters() {
        let meant = WORDS.repeat(4);
        let drawn: String = meant.trim().chars().map(usual_number).collect();
        assert!(drawn.starts_with(")RUPDQGHQ E\u{a1}G"), "{drawn}");
        assert_eq!(restored(&drawn), (meant.trim().to_owned(), drawn.clone()));
    }

    #[test]
    fn any_constant_shift_is_found() {
        let meant = WORDS.repeat(4).replace('ø', "o");
        let drawn: String = meant.trim().chars().map(|c| Shift::By(3).meant(c)).collect();
        assert_eq!(restored(&drawn).0, meant.trim());
    }

    #[test]
    fn danish_and_what_no_shift_makes_danish_stay() {
        let meant = WORDS.repeat(4);
        assert_eq!(restored(&meant), (meant.trim().to_owned(), meant.trim().to_owned()));
        let noise = "Qpx zzv wqk jjh bvn ".repeat(20);
        assert_eq!(restored(&noise).0, noise.trim());
    }
}
