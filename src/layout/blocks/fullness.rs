//! Whether a line was broken because no further word had room.

use crate::layout::printed::{Gap, Printed, Setting};

/// How full a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fullness {
    Short,
    Full,
    SurelyFull,
}

/// How full `line` is when `next` would have gone on with it.
pub(super) fn fullness(line: &Printed, next: &Printed, measure: f32, setting: Setting) -> Fullness {
    let reach = (line.right + setting.space + next.first_word) / measure;
    match reach {
        reach if reach > setting.surely_full => Fullness::SurelyFull,
        reach if reach > setting.full => Fullness::Full,
        _ => Fullness::Short,
    }
}

/// For each line whether it was broken because it was full.
pub(super) fn fills(lines: &[Printed], measures: &[f32], setting: Setting) -> Vec<bool> {
    let nexts = lines.iter().skip(1).map(Some).chain([None]);
    let is_full = |((line, &measure), next): ((&Printed, &f32), Option<&Printed>)| {
        let next = next.filter(|next| next.gap == Gap::Tight);
        next.is_some_and(|next| fullness(line, next, measure, setting) > Fullness::Short)
    };
    lines.iter().zip(measures).zip(nexts).map(is_full).collect()
}
