//! Words that tell minutes from agendas and calls.

use std::sync::LazyLock;

use crate::lexicon::{Pattern, pattern};

/// Signs of a kind, with their weight in a document of any length.
pub(super) struct Signs {
    /// "Referat af", "Beslutningsprotokol" near the top.
    pub minutes_title: Pattern,
    /// "Dagsorden", "Indkaldelse" near the top.
    pub agenda_title: Pattern,
    /// What was said or decided.
    pub past: Pattern,
    /// What is going to happen.
    pub future: Pattern,
    /// "Referat af", "Beslutningsprotokol" at the beginning of a line near the top.
    pub titled_minutes: Pattern,
    /// A meeting that was called off.
    pub cancelled: Pattern,
    /// "Må jeg minde om, at der er generalforsamling", "Vel mødt", "Alle er velkomne".
    pub call: Pattern,
    /// "Bilag A til generalforsamling" at the top: what was laid before a meeting.
    pub for_meeting: Pattern,
}

pub(super) static SIGNS: LazyLock<Signs> = LazyLock::new(|| Signs {
    minutes_title: pattern(
        r"(?i)\b(?:\p{L}*(?:referat|refarat|refferat)|(?:\p{L}*)protokol(?:len|lat)?|mødenotat(?:er)?)\b",
    ),
    agenda_title: pattern(
        r"(?i)\b(?:dagsorden|indkaldelse|indkaldes|indbydelse|mødeindkaldelse)\b",
    ),
    past: pattern(
        r"(?i)\b(?:blev|besluttede|orienterede|godkendt|vedtaget|valgtes|genvalgt|drøftede|drøftet|konkluderede|takkede|oplyste|fortalte|spurgte|svarede|bemærkede|tiltrådte|konstaterede|enighed om|enige? om|er aftalt|det aftalt|blevet|gennemgået|vedtog|valgt|vedtoges|godkendtes|besluttedes|udsattes|meddelte|forelagde|udtalte|bød velkommen|taget til|tog til|blev holdt|holdtes|afholdtes|er afholdt|berettede|gennemgik|fremlagde|omtalte|nævnte|redegjorde|aflagde)\b",
    ),
    future: pattern(
        r"(?i)\b(?:indkaldes|indkalder|afholdes|vil blive|tilmelding|skal være .{0,30}i hænde|senest den|senest d\.|vel mødt|mød op|på valg er|forslag skal|kan indsendes)\b",
    ),
    titled_minutes: pattern(
        r"(?im)^\W*(?:\p{L}+\s)?(?:\p{L}*(?:referat|refarat|refferat)|ref\.|beslutningsprotokol|mødeprotokol)(?:\s|\s?[–—:,-]\s?)(?:af|fra|for|til|\p{L}*møde|\p{L}*generalforsamling|\d)|^\W*(?:beslutninger|notat|noter|opsamling|resumé|resume|sammendrag)\s(?:fra|af|på|ved)\s(?:\p{L}+\s){0,3}\p{L}*(?:møde|mødet|generalforsamlingen)\b",
    ),
    call: pattern(
        r"(?i)\bder er (?:ordinær |ekstraordinær )?(?:generalforsamling|\p{L}*møde)\b|\bvel mødt\b|\ber (?:alle )?velkomne\b",
    ),
    for_meeting: pattern(
        r"(?i)^\W*(?:\p{L}+\W+){0,4}til\s(?:\p{L}+\s){0,2}(?:generalforsamling|\p{L}*møde)",
    ),
    cancelled: pattern(
        r"(?i)\b(?:\p{L}*møde|\p{L}*generalforsamling)\p{L}*\W+(?:\d[\d./ ]*\s)?(?:er|bliver|blev|må)?\s?(?:desværre\s)?(?:aflyst|aflyses)\b|\baflysning\saf\s\p{L}*(?:møde|generalforsamling)",
    ),
});
