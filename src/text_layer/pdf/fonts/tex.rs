//! The two encodings of TeX, for its bitmap fonts, which name their glyphs by number only.

/// Control codes of T1 (Cork), from 0x10 on.
const T1: [&str; 16] =
    ["“", "”", "„", "«", "»", "–", "—", "", "", "ı", "ȷ", "ff", "fi", "fl", "ffi", "ffl"];

/// Control codes of OT1 (Computer Modern), from 0x0B on.
const OT1: [&str; 21] = [
    "ff", "fi", "fl", "ffi", "ffl", "ı", "ȷ", "`", "´", "ˇ", "˘", "¯", "˚", "¸", "ß", "æ", "œ",
    "ø", "Æ", "Œ", "Ø",
];

/// Where OT1 differs from ASCII.
const OT1_PRINTED: &[(u8, &str)] = &[
    (b'"', "”"),
    (b'\'', "’"),
    (b'<', "¡"),
    (b'>', "¿"),
    (b'\\', "“"),
    (b'`', "‘"),
    (b'{', "–"),
    (b'|', "—"),
    (b'}', "˝"),
    (b'~', "˜"),
    (0x7F, "¨"),
];

/// What a code means in a bitmap font of TeX; `None` where it is as in Latin 1.
///
/// A font that uses codes from 0x80 on is in T1, for OT1 has none.
pub(super) fn text(code: u8, is_t1: bool) -> Option<&'static str> {
    if is_t1 {
        return match code {
            0x10..=0x1F => T1.get(usize::from(code - 0x10)).copied(),
            b'\'' => Some("’"),
            b'`' => Some("‘"),
            _ => None,
        };
    }
    match code {
        0x0B..=0x1F => OT1.get(usize::from(code - 0x0B)).copied(),
        _ => OT1_PRINTED.iter().find(|(printed, _)| *printed == code).map(|(_, text)| *text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn danish_letters_and_ligatures() {
        let ot1: String = [0x1A, 0x1C, 0x17, 0x0C].iter().filter_map(|c| text(*c, false)).collect();
        assert_eq!(ot1, "æø˚fi");
        assert_eq!(text(0x1C, true), Some("fi"));
        assert_eq!(text(0xE5, true), None);
    }
}
