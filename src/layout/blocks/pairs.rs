//! What two neighbouring lines say by themselves, whatever block they stand in.

use super::fullness::Fullness;
use crate::layout::continuity::{
    begins_inside, begins_with_open_word, breaks_name, is_hyphenated, is_inside_range, is_open,
    is_terminated,
};
use crate::layout::markers;
use crate::layout::printed::{Gap, Printed};
use crate::lexicon::{Lexicon, begins_with_name, is_given_name};

/// From this length on a line of names may have been broken.
const ENUMERATION: f32 = 60.0;

/// The same where a given name stands at its end, and the surname on the next.
const BROKEN_NAME: f32 = 30.0;

/// No sentence goes on in type this much smaller or larger.
const ALIKE: std::ops::RangeInclusive<f32> = 0.85..=1.18;

/// Whether each of two lines names one person, with what that one is: `Ida Holm, Fjordkommunen` above
/// `Bo Ravn, Vandlauget`.
pub(super) fn each_names_one(before: &str, after: &str) -> bool {
    let names_one = |line: &str| {
        let mut parts = line.split([',', ';', '&']).flat_map(|part| part.split(" og "));
        let is_named = |part: &str| {
            let first = part.trim_start().split(' ').next().unwrap_or_default();
            is_given_name(first)
        };
        // "Arkitekt Ida Holm"
        let title = Lexicon::danish().people.title_before(line).unwrap_or_default();
        begins_with_name(line.get(title..).unwrap_or(line))
            && !is_open(line)
            && !is_terminated(line)
            && parts.next().is_some()
            && !parts.any(is_named)
    };
    let value = before.rsplit('\t').next().unwrap_or_default();
    names_one(value) && names_one(after)
}

/// Whether the end of a title stands beside who is in charge of it: `di-` above `gerne` and, far
/// right, `Ole`.
pub(super) fn is_title_beside(last: &Printed, next: &Printed, fullness: Fullness) -> bool {
    let is_full = fullness > Fullness::Short && !last.line.text.contains('\t');
    is_full && is_set_as_title(last, next) && markers::marker(&next.line.text).is_none()
}

/// Whether both lines are set alike and otherwise than the text: a title of two lines.
pub(super) fn is_set_as_title(last: &Printed, next: &Printed) -> bool {
    let is_like = (last.style.size - next.style.size).abs() < 0.05
        && last.style.bold == next.style.bold
        && last.style.underlined == next.style.underlined;
    is_like && (last.style.bold || last.style.size > 1.1) && next.gap == Gap::Tight
}

/// Whether the two lines are set in different sizes or weights, and no word is broken.
pub(super) fn is_set_apart(last: &Printed, next: &Printed, fullness: Fullness) -> bool {
    let share = last.style.size / next.style.size.max(0.01);
    let (before, after) = (last.line.text.as_str(), next.line.text.as_str());
    let is_short = fullness == Fullness::Short && !is_open(before);
    let underlined = last.style.underlined != next.style.underlined
        && (is_terminated(before) || is_short && last.style.underlined);
    let slanted = is_short && last.style.italic && !next.style.italic;
    let differs = last.style.bold != next.style.bold
        || !(0.92..=1.08).contains(&share)
        || underlined
        || slanted
        || is_short
            && is_capital_title(before)
            && !is_capital(after)
            && !begins_with_open_word(after);
    let runs_on = fullness > Fullness::Short && !is_terminated(before) && begins_inside(after);
    differs && (!runs_on || !ALIKE.contains(&share))
}

/// `NYE POSTKASSER`, not `REFERAT AF MØDE` / `onsdag den 17. marts 1993`
fn is_capital_title(text: &str) -> bool {
    is_capital(text) && !text.starts_with("REFERAT") && !text.starts_with("DAGSORDEN")
}

/// `NYE POSTKASSER`, not `EL` or `3.`
fn is_capital(text: &str) -> bool {
    const FEWEST: usize = 5;
    !text.contains(char::is_lowercase)
        && text.chars().filter(|c| c.is_alphabetic()).count() >= FEWEST
}

/// A sentence that the items of a list end: `har til opgave at` / ` Rådgive ministeren`. The
/// bullets are lost, the indentation is not.
pub(super) fn is_stem(last: &Printed, next: &Printed, fullness: Fullness) -> bool {
    fullness == Fullness::Short
        && last.line.text.ends_with(" at")
        && next.left > last.left + 0.5
        && next.line.text.starts_with(char::is_uppercase)
}

/// A bullet or number on a line of its own waits for its text.
pub(super) fn waits_for_text(last: &Printed, next: &Printed) -> bool {
    next.empty <= 2.0
        && markers::is_lone(&last.line.text)
        && markers::marker(&next.line.text).is_none()
}

/// Whether a long line of names with commas between them goes on: `..., Bo Ravn, Ida` / `Holm`.
pub(super) fn is_enumeration(last: &Printed, after: &str) -> bool {
    let before = last.line.text.as_str();
    let goes_on = after.contains(", ") || after.ends_with(')') && !after.contains(". ");
    let is_list = before.matches(", ").count() >= 2 && goes_on;
    is_list && last.right >= ENUMERATION && !is_terminated(before)
}

/// Whether a long line of names ends between the names of a person.
pub(super) fn is_broken_name(last: &Printed, after: &str) -> bool {
    last.right > BROKEN_NAME && breaks_name(&last.line.text, after)
}

/// Half a word stands at the line end, the first of two numbers, or what stands in a bracket.
pub(super) fn is_torn(last: &Printed, next: &Printed) -> bool {
    let (before, after) = (last.line.text.as_str(), next.line.text.as_str());
    let is_word = is_hyphenated(before) && begins_inside(after) && markers::marker(after).is_none();
    next.empty <= 2.0 && is_word
        || next.empty <= 1.0 && (is_inside_range(before, after) || closes_bracket(before, after))
}

/// Whether a number closes the bracket that the line before left open, or is that of a house: `Bo Ravn (have` /
/// `4), Stine`; `Bo have` / `4, Stine`
fn closes_bracket(before: &str, after: &str) -> bool {
    let number = after.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_open = before.rfind('(') > before.rfind(')') && before.ends_with(char::is_alphabetic);
    let is_house = before.ends_with(" have") || before.ends_with(" nr.");
    number.len() < after.len()
        && (is_open && number.starts_with(')')
            || is_house && number.starts_with([',', ')', ';', ' ']))
}

/// Whether a bracket that the line opens is closed on the next: `Ida Holm (Foreningen af` / `Fiskere), Bo`
pub(super) fn is_inside_brackets(last: &Printed, after: &str) -> bool {
    const SHORTEST: usize = 5;
    let before = last.line.text.as_str();
    let is_open = before.rfind('(') > before.rfind(')');
    let close = after.find(')').filter(|close| after.find('(').is_none_or(|open| *close < open));
    last.right >= ENUMERATION && is_open && close.is_some_and(|close| close >= SHORTEST)
}
