//! Which character encoding a text is in.
//!
//! Web browsers' detectors do not know the code pages of DOS and Macintosh, in which older
//! Danish minutes are kept: measured over 300 files each, `chardetng` took every one of them
//! for a Windows page. Danish has three letters of its own, which make up 3 % of a text and
//! lie on other bytes in each encoding; so every candidate is decoded and the one whose
//! letters stand where Danish has them wins. Foreign text goes to `chardetng`.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use yore::code_pages::{CP850, CP865};

use super::iso646;

/// A decoded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decoded<'a> {
    /// The text, without its byte-order mark.
    pub(super) text: Cow<'a, str>,
    /// The encoding's WHATWG name, or the IANA name of one that the web does not know.
    pub(super) name: &'static str,
    /// Places whose bytes are invalid in that encoding.
    pub(super) invalid: usize,
}

/// Bytes that are decoded to compare the candidates; more would not change the result.
const SAMPLE: usize = 1 << 18;

/// Finds the encoding and decodes.
pub(super) fn decode(bytes: &[u8]) -> Decoded<'_> {
    if let Some(encoding) =
        utf16(bytes).or_else(|| Encoding::for_bom(bytes).map(|(encoding, _)| encoding))
    {
        return by_standard(encoding, bytes);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => iso646::decode(text)
            .map_or(Decoded { text: text.into(), name: UTF_8.name(), invalid: 0 }, |text| {
                Decoded { text: text.into(), name: iso646::NAME, invalid: 0 }
            }),
        Err(_) => damaged_utf8(bytes).unwrap_or_else(|| single_byte(bytes)),
    }
}

fn by_standard<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Decoded<'a> {
    let (text, ..) = encoding.decode(bytes);
    let invalid =
        text.matches(['\u{fffd}', '\u{81}', '\u{8d}', '\u{8f}', '\u{90}', '\u{9d}']).count();
    Decoded { text, name: encoding.name(), invalid }
}

/// UTF-16 without a byte-order mark: half of the bytes are zero, all on the same side.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros =
        |offset: usize| bytes.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let enough = bytes.len() / 4;
    match () {
        () if bytes.len() < 4 => None,
        () if odd > enough && even * 10 < odd => Some(UTF_16LE),
        () if even > enough && odd * 10 < even => Some(UTF_16BE),
        () => None,
    }
}

/// UTF-8 with a few foreign bytes in it (two files put together, a cut in a letter): these
/// are taken for Windows-1252 where that gives a letter.
fn damaged_utf8(bytes: &[u8]) -> Option<Decoded<'_>> {
    let mut text = String::with_capacity(bytes.len());
    let (mut valid, mut invalid) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            invalid += 1;
            let (letters, ..) = WINDOWS_1252.decode(chunk.invalid());
            text.push_str(if letters.chars().all(char::is_alphabetic) {
                &letters
            } else {
                "\u{fffd}"
            });
        }
    }
    (valid > 4 * invalid).then_some(Decoded { text: text.into(), name: UTF_8.name(), invalid })
}

/// The best of the one-byte encodings that Danish is written in.
fn single_byte(bytes: &[u8]) -> Decoded<'_> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let candidates = [
        (score(&WINDOWS_1252.decode(sample).0), Candidate::Windows),
        (score(&MACINTOSH.decode(sample).0), Candidate::Macintosh),
        (score(&CP865.decode(sample)), Candidate::Nordic),
        (score(&CP850.decode(sample)), Candidate::Western),
    ];
    // the first of equals: Windows is the most common, 865 was the Danish page of DOS
    let best = candidates.into_iter().rev().max_by_key(|(score, _)| *score);
    match best {
        Some((1.., Candidate::Windows)) => by_standard(WINDOWS_1252, bytes),
        Some((1.., Candidate::Macintosh)) => by_standard(MACINTOSH, bytes),
        Some((1.., Candidate::Nordic)) => {
            Decoded { text: CP865.decode(bytes), name: "IBM865", invalid: 0 }
        }
        Some((1.., Candidate::Western)) => {
            Decoded { text: CP850.decode(bytes), name: "IBM850", invalid: 0 }
        }
        _ => foreign(bytes),
    }
}

#[derive(Debug, Clone, Copy)]
enum Candidate {
    Windows,
    Macintosh,
    Nordic,
    Western,
}

fn foreign(bytes: &[u8]) -> Decoded<'_> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    by_standard(detector.guess(Some(b"dk"), Utf8Detection::Deny), bytes)
}

/// How well the letters beyond ASCII stand where Danish has them.
fn score(text: &str) -> i64 {
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    let mut sum = 0;
    while let Some(c) = chars.next() {
        if !c.is_ascii() {
            sum += points(before, c, chars.peek().copied().unwrap_or(' '));
        }
        before = c;
    }
    sum
}

/// The points of one letter between its neighbours.
fn points(before: char, c: char, after: char) -> i64 {
    let in_word = before.is_alphabetic() || after.is_alphabetic();
    let inside = before.is_alphabetic() && after.is_alphabetic();
    match c {
        'æ' | 'ø' | 'å' => {
            if in_word {
                4
            } else {
                1
            }
        }
        'Æ' | 'Ø' | 'Å' => {
            if before.is_lowercase() {
                -4
            } else {
                3
            }
        }
        '\u{a0}' | '\u{ad}' => 0,
        '’' if inside => 1,
        '”' | '“' | '„' | '’' | '‘' | '–' | '—' | '…' | '•' | '«' | '»' | '€' | '§' | '½' | '¼'
        | '°' | '·' | '´' | '©' | '®' | '¾' | '±' | '²' => {
            if inside {
                -3
            } else {
                1
            }
        }
        'à'..='ÿ' => {
            if in_word {
                1
            } else {
                -1
            }
        }
        'À'..='Þ' => {
            if before.is_lowercase() {
                -3
            } else {
                0
            }
        }
        '\u{80}'..='\u{9f}' | '\u{fffd}' => -6,
        _ => -4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Referat af bestyrelsesmøde på Ærøgården. Øvrige mødte: Åse Kjær (afbud). \
                        Budgettet blev drøftet, og kassereren fik ordet.";

    fn check(bytes: &[u8], name: &str) {
        let decoded = decode(bytes);
        assert_eq!((decoded.text.as_ref(), decoded.name), (TEXT, name));
    }

    #[test]
    fn danish_is_read_in_every_encoding() {
        check(TEXT.as_bytes(), "UTF-8");
        check(format!("\u{feff}{TEXT}").as_bytes(), "UTF-8");
        check(&WINDOWS_1252.encode(TEXT).0, "windows-1252");
        check(&CP865.encode(TEXT).unwrap(), "IBM865");
        let macintosh: Vec<u8> = TEXT.chars().map(macintosh_byte).collect();
        check(&macintosh, "macintosh");
    }

    /// The byte of a letter on Macintosh's page.
    fn macintosh_byte(c: char) -> u8 {
        (0..=255)
            .find(|byte| MACINTOSH.decode_without_bom_handling(&[*byte]).0.starts_with(c))
            .unwrap()
    }

    #[test]
    fn utf16_is_read_with_and_without_a_mark() {
        let little: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&little, "UTF-16LE");
        check(&big, "UTF-16BE");
        check(&[b"\xff\xfe".as_slice(), &little].concat(), "UTF-16LE");
    }

    #[test]
    fn dos_letters_that_only_page_850_has() {
        let bytes = CP850.encode("Mødet åbnede kl. 19 © Ærø: ¾ time på båden").unwrap();
        assert_eq!(decode(&bytes).name, "IBM850");
    }

    #[test]
    fn a_few_foreign_bytes_in_utf8_are_put_right() {
        let bytes = [TEXT.as_bytes(), b"\nM\xf8det"].concat();
        let decoded = decode(&bytes);
        assert!(decoded.text.ends_with("\nMødet"));
        assert_eq!((decoded.name, decoded.invalid), ("UTF-8", 1));
    }
}
