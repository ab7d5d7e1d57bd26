//! The predefined character maps for Chinese, Japanese and Korean, as far as they go without their
//! tables, which are not carried along: how long a code is, and that single bytes are ASCII.
//!
//! So Latin text in such a font is read, and what is no Latin text stays unknown, instead of being
//! taken for glyph numbers and read as something else (ISO 32000-1, table 118).

use super::cmap::{CMap, CodeSpace};

/// Parts of their names, with the two-byte codes of their encodings; the first that fits counts.
const FAMILIES: &[(&str, &[(u32, u32)])] = &[
    ("RKSJ", &[(0x8140, 0x9FFC), (0xE040, 0xFCFC)]),
    ("GBK", &[(0x8140, 0xFEFE)]),
    ("GB-EUC", EUC),
    ("GBpc-EUC", EUC),
    ("KSC-EUC", EUC),
    ("KSCpc-EUC", EUC),
    ("KSCms-UHC", &[(0x8141, 0xFEFE)]),
    ("B5", &[(0xA140, 0xFEFE)]),
    ("HKscs", &[(0x8740, 0xFEFE)]),
    ("EUC-", EUC),
];

const EUC: &[(u32, u32)] = &[(0x8EA0, 0x8EDF), (0xA1A1, 0xFEFE)];

/// Maps whose codes are Unicode, two bytes each, or CIDs themselves.
const OTHERS: &[&str] = &["Identity", "UCS2", "UTF16"];

/// How the codes of a map are cut, if it is one of the predefined ones that mean neither CIDs nor
/// Unicode.
pub(super) fn code_spaces(name: &[u8]) -> Option<CMap> {
    let name = std::str::from_utf8(name).unwrap_or_default();
    if OTHERS.iter().any(|other| name.contains(other)) {
        return None;
    }
    let single = [(0x00, 0x80), (0xA0, 0xDF)].map(|(low, high)| CodeSpace { length: 1, low, high });
    // half-width katakana are single bytes in one family alone
    let singles = if name.contains("RKSJ") { single.len() } else { 1 };
    let family = FAMILIES.iter().find(|(part, _)| name.contains(part));
    let double = family.map_or(&[(0x0000, 0xFFFF)][..], |(_, codes)| *codes);
    let double = double.iter().map(|&(low, high)| CodeSpace { length: 2, low, high });
    let single = single.into_iter().take(if family.is_some() { singles } else { 0 });
    Some(CMap::cut(single.chain(double).collect(), name.ends_with("-V") || name == "V"))
}

/// What a code says: single bytes are ASCII.
pub(super) fn character(code: u32) -> Option<char> {
    char::from_u32(code).filter(|char| (' '..='~').contains(char))
}

/// How wide the glyph of a code is, in ems: half of one for a single byte.
pub(super) fn width(code: u32) -> f64 {
    if code <= 0xFF { 0.5 } else { 1.0 }
}
