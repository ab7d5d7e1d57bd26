//! What the lines at the top call the document: "REFERAT", "Teknikudvalget - Referat", "Dagsorden".

use std::sync::LazyLock;

use crate::lexicon::{Pattern, pattern};

/// Titles stand in one of the first lines that are not empty.
const LINES: usize = 14;

/// `REFERAT`, `Beslutningsreferat:`, `Teknikudvalget - Referat`, `Referat – Børneudvalget`,
/// `Udkast til referat`, `Referat Ældrerådet`, `Mødereferat, Beboerforeningen`
static MINUTES: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:(?:åbent|endeligt|godkendt|offentligt|foreløbigt|kort|revideret|udkast\stil)\s)*(?:\p{L}*referat|\p{L}*protokol|mødenotat)(?:\s(?:\d[\d./-]*|\p{L}*(?:råd|rådet|udvalg|udvalget|nævn|nævnet|bestyrelse|bestyrelsen))\s?)?\W*$|^\W*\p{L}[\p{L} ,&/]{2,60}\s?[-–—:,]\s?(?:\p{L}*referat|protokol)(?:\s?[-–—:,].*)?\W*$|^\W*\p{L}*referat\s?[-–—,]\s?\p{L}[\p{L} ]{3,60}",
    )
});

/// `DAGSORDEN`, `Indkaldelse til generalforsamling`, `Åben dagsorden`
static AGENDA: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"(?i)^\W*(?:\p{L}+\s)?(?:dagsorden|indkaldelse|mødeindkaldelse)\b"));

/// Whether a line calls the document minutes, and none above it an agenda.
pub(super) fn is_of_minutes(text: &str) -> bool {
    let lines = text.lines().map(str::trim_end).filter(|line| !line.is_empty()).take(LINES);
    lines.take_while(|line| !AGENDA.is_match(line)).any(|line| MINUTES.is_match(line))
}

/// `Referat af møde i Havnegruppen d. 7. juni`, `Referat fra bestyrelsesmøde`
static OF_MEETING: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:\p{L}*referat)\s(?:af|fra)\s(?:\p{L}+\s){0,3}?(?:\p{L}*møde|\p{L}*generalforsamling)\b.*\d",
    )
});

/// Whether the first line says of which meeting these are the minutes, with its day.
pub(super) fn is_of_meeting(text: &str) -> bool {
    text.lines().find(|line| !line.trim().is_empty()).is_some_and(|line| OF_MEETING.is_match(line))
}

/// Whether somebody was proposed or elected to lead a meeting: "foreslog Ida Holm som dirigent".
pub(super) fn names_moderator(text: &str) -> bool {
    static MODERATOR: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?i)\b(?:foreslog|valgt|valgtes|valgte)\b[^.;]*?\bdirigent"));
    MODERATOR.is_match(text)
}

/// Whether a line calls the document an agenda or a call.
pub(super) fn is_of_agenda(text: &str) -> bool {
    let lines = text.lines().map(str::trim_end).filter(|line| !line.is_empty()).take(LINES);
    lines.into_iter().any(|line| AGENDA.is_match(line))
}

#[cfg(test)]
mod tests {
    use super::is_of_minutes;

    #[test]
    fn lines_that_are_titles() {
        for line in [
            "REFERAT",
            "Protokol",
            "Beslutningsreferat:",
            "Teknikudvalget - Referat",
            "Sundhedsudvalget - Referat - 25. oktober 2016",
            "Referat – Børneudvalget den 3. maj",
            "Godkendt referat",
        ] {
            assert!(is_of_minutes(line), "{line}");
        }
    }

    #[test]
    fn lines_that_are_none() {
        for line in
            ["Referater", "Dagsorden\nReferat", "Godkendelse af referat", "Referatet er godkendt."]
        {
            assert!(!is_of_minutes(line), "{line}");
        }
    }
}
