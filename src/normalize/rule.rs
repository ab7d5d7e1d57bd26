//! Why a word was changed.

use std::fmt;

use serde::Serialize;

/// The rule behind a repair.
///
/// The first eight are the cascade at line-end hyphens, with the numbers of [`Rule::number`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// 1: no word at one side.
    Dash,
    /// 2: part of an address.
    Address,
    /// 3: the second half is understood.
    Suspended,
    /// 4: digits, capitals, single letters, abbreviations.
    Shape,
    /// 5: the document (or the folder) writes the word elsewhere.
    Attested,
    /// 6: the first half takes a hyphen in other words.
    Family,
    /// 7: the first half is a word that always takes one.
    HyphenWord,
    /// 8: most hyphens at line ends are soft.
    Default,
    /// A soft hyphen (U+00AD) taken out.
    SoftHyphen,
    /// The writer's own hyphen: a soft one stands after it, or the program that set the text
    /// has another for breaking words.
    HardHyphen,
    /// A hyphen that only the program that set the text uses.
    SetterHyphen,
    /// An invisible character (U+200B and its kin) taken out.
    Invisible,
    /// A ligature, a bullet of a symbol font, an odd hyphen.
    GlyphCode,
    /// A letter and its accent put together (NFC).
    Composition,
    /// A page whose font has `!` in the place of the space.
    BangForSpace,
    /// Codes that lie a fixed way off their letters: `5()(5$7` for `REFERAT`.
    ShiftedCodes,
    /// Letters set apart put together.
    LetterSpacing,
    /// A label and its value set apart.
    GluedLabel,
    /// A word broken without a hyphen, which the document writes whole elsewhere.
    BareBreak,
}

impl Rule {
    /// Its number in the cascade at line-end hyphens.
    pub fn number(self) -> Option<u8> {
        let number = self as u8 + 1;
        (self <= Self::Default).then_some(number)
    }
}

impl fmt::Display for Rule {
    /// The reason in a few words.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Dash => "a dash",
            Self::Address => "part of an address",
            Self::Suspended => "the second half is understood",
            Self::Shape => "figures, capitals, a letter or an abbreviation beside the hyphen",
            Self::Attested => "the word is written so elsewhere",
            Self::Family => "the first half takes a hyphen in other words",
            Self::HyphenWord => "the word always takes a hyphen",
            Self::Default => "most hyphens at line ends only break a word",
            Self::SoftHyphen => "a soft hyphen",
            Self::HardHyphen => "the writer's own hyphen by its character",
            Self::SetterHyphen => "a character that only breaks words",
            Self::Invisible => "an invisible character",
            Self::GlyphCode => "a character of a font's own",
            Self::Composition => "a letter and its accent",
            Self::BangForSpace => "the font has ! for the space",
            Self::LetterSpacing => "letters set apart",
            Self::GluedLabel => "a label grown together with its value",
            Self::ShiftedCodes => "the font's codes lie beside the letters",
            Self::BareBreak => "broken without a hyphen, written whole elsewhere",
        })
    }
}
