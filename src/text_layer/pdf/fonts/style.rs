//! What a font looks like: its name, weight, slant and height.

use std::sync::Arc;

use lopdf::Dictionary;

use crate::text_layer::pdf::objects::Objects;

/// The looks of a font.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct Style {
    /// Its name without subset prefix.
    pub(in super::super) name: Arc<str>,
    /// 400 is regular, 700 bold.
    pub(in super::super) weight: u16,
    /// Slanted.
    pub(in super::super) italic: bool,
    /// Height above the baseline, in ems.
    pub(in super::super) ascent: f64,
    /// Depth below the baseline, in ems, not positive.
    pub(in super::super) descent: f64,
}

impl Style {
    /// Whether its letters draw pictures: Wingdings and Webdings.
    pub(super) fn is_pictorial(&self) -> bool {
        ["Wingdings", "Webdings"].iter().any(|family| self.name.starts_with(family))
    }
}

/// Bits of a font descriptor's `Flags` (ISO 32000-1, table 123).
const ITALIC: i64 = 1 << 6;
const FORCE_BOLD: i64 = 1 << 18;

/// Stems from here on are bold. Regular text faces have 40 to 100, bold ones 114 (Computer
/// Modern) to 190; some producers write 80 or 0 for all.
const BOLD_STEM: f64 = 120.0;

/// The looks of `font`, by its name and its descriptor (which a standard font has not).
pub(super) fn style(
    objects: Objects<'_>,
    font: &Dictionary,
    descriptor: Option<&Dictionary>,
) -> Style {
    let name = base_name(objects, font, descriptor);
    let number = |key: &[u8]| descriptor.and_then(|found| objects.number(found, key));
    let flags = descriptor.and_then(|found| objects.integer(found, b"Flags")).unwrap_or(0);
    let ascent = number(b"Ascent").map_or(0.0, |value| value / 1000.0);
    let descent = number(b"Descent").map_or(0.0, |value| -value.abs() / 1000.0);
    Style {
        weight: weight_of_name(&name)
            .or_else(|| number(b"FontWeight").and_then(plausible_weight))
            .or((flags & FORCE_BOLD != 0).then_some(700))
            .or(number(b"StemV")
                .filter(|stem| is_anonymous(&name) && *stem >= BOLD_STEM)
                .map(|_| 700))
            .unwrap_or(400),
        italic: is_italic_name(&name)
            || flags & ITALIC != 0
            || number(b"ItalicAngle").is_some_and(|angle| angle.abs() > 1.0),
        name: name.into(),
        ascent: if (0.4..1.3).contains(&ascent) { ascent } else { 0.8 },
        descent: if (-0.6..0.0).contains(&descent) { descent } else { -0.2 },
    }
}

fn base_name(objects: Objects<'_>, font: &Dictionary, descriptor: Option<&Dictionary>) -> String {
    let own = objects.name(font, b"BaseFont").or_else(|| objects.name(font, b"Name"));
    let named = own.or_else(|| objects.name(descriptor?, b"FontName"));
    let name = String::from_utf8_lossy(named.unwrap_or_default());
    plain_name(&name).to_owned()
}

/// Without the subset's prefix and, for composite fonts, the character map's name.
fn plain_name(name: &str) -> &str {
    let name = name.strip_suffix("-Identity-H").unwrap_or(name);
    match name.split_once('+') {
        Some((prefix, rest)) if prefix.len() == 6 && !rest.is_empty() => rest,
        _ => name,
    }
}

/// Words in font names, longer ones first.
const WEIGHTS: &[(&str, u16)] = &[
    ("extrabold", 800),
    ("ultrabold", 800),
    ("semibold", 600),
    ("demibold", 600),
    ("black", 900),
    ("heavy", 900),
    ("bold", 700),
    ("demi", 600),
    ("medium", 500),
    ("extralight", 200),
    ("semilight", 350),
    ("light", 300),
    ("thin", 100),
];

fn weight_of_name(name: &str) -> Option<u16> {
    if is_bold_tex(name) {
        return Some(700);
    }
    let lower = name.to_ascii_lowercase();
    let found = WEIGHTS.iter().find(|(word, _)| lower.contains(word)).map(|(_, weight)| *weight);
    found.or((lower.ends_with("-bd") || lower.ends_with(",b")).then_some(700))
}

/// TeX's bold faces: `CMBX12`, `SFBX1440`, `ECBX1095`, `CMSSBX10`, `SFSX1200` (sans, bold).
fn is_bold_tex(name: &str) -> bool {
    let family = name.trim_end_matches(|char: char| char.is_ascii_digit());
    let starts = ["CM", "SF", "EC", "TC", "LM", "LH"].iter().any(|start| family.starts_with(start));
    starts
        && family.len() < name.len()
        && ["BX", "BXTI", "BXSL", "SX", "SSDC", "CMB", "TBX"]
            .iter()
            .any(|end| family.ends_with(end))
}

/// `F1`, `T3Font_2`, `CIDFont+F3`, `font0007`: named by the producer. Only there the stem has
/// to tell, for Ghostscript writes stems of 139 for regular Helvetica too.
fn is_anonymous(name: &str) -> bool {
    let letters = name.chars().filter(char::is_ascii_alphabetic).count();
    letters < 3 || name.to_ascii_lowercase().contains("font")
}

fn is_italic_name(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let family = name.trim_end_matches(|char: char| char.is_ascii_digit());
    let tex = ["CM", "SF", "EC"].iter().any(|start| family.starts_with(start))
        && family.len() < name.len()
        && ["TI", "SL", "MMI", "SSI"].iter().any(|end| family.ends_with(end));
    tex || lower.contains("italic") || lower.contains("oblique") || lower.contains("slanted")
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "in range")]
fn plausible_weight(value: f64) -> Option<u16> {
    (100.0..=1000.0).contains(&value).then_some(value as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_by_name() {
        for (name, weight) in [
            ("Arial-BoldMT", Some(700)),
            ("CMBX12", Some(700)),
            ("SFBX1440", Some(700)),
            ("SourceSansPro-Semibold", Some(600)),
            ("Calibri", None),
            ("CMR10", None),
            ("Roboto-Black", Some(900)),
        ] {
            assert_eq!(weight_of_name(name), weight, "{name}");
        }
    }

    #[test]
    fn names_without_prefix_and_character_map() {
        assert_eq!(plain_name("ABCDEF+Libertinus-Bold-Identity-H"), "Libertinus-Bold");
        assert_eq!(plain_name("C+Font"), "C+Font");
    }

    #[test]
    fn slant_by_name() {
        assert!(is_italic_name("TimesNewRomanPS-ItalicMT"));
        assert!(is_italic_name("CMTI10"));
        assert!(!is_italic_name("CMR10"));
    }
}
