//! Looking things up in a PDF, forgivingly: what is missing or of the wrong type is `None`.

use lopdf::{Dictionary, Document, Object, Stream};

/// So much of a text string is read.
const TEXT_BYTES: usize = 4_096;

/// A document's objects.
#[derive(Debug, Clone, Copy)]
pub(super) struct Objects<'a> {
    document: &'a Document,
}

impl<'a> Objects<'a> {
    /// The objects of `document`.
    pub(super) fn new(document: &'a Document) -> Self {
        Self { document }
    }

    /// The document itself.
    pub(super) fn document(self) -> &'a Document {
        self.document
    }

    /// Follows references to the end; a broken one is `Null`.
    pub(super) fn resolve(self, object: &'a Object) -> &'a Object {
        match object {
            Object::Reference(_) => {
                self.document.dereference(object).map_or(&Object::Null, |(_, found)| found)
            }
            _ => object,
        }
    }

    /// A dictionary's value, references followed.
    pub(super) fn get(self, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
        let object = self.resolve(dictionary.get(key).ok()?);
        (!object.is_null()).then_some(object)
    }

    /// A dictionary, or the dictionary of a stream.
    pub(super) fn dictionary(self, dict: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
        as_dictionary(self.get(dict, key)?)
    }

    /// A stream.
    pub(super) fn stream(self, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a Stream> {
        self.get(dictionary, key)?.as_stream().ok()
    }

    /// An array.
    pub(super) fn array(self, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a [Object]> {
        self.get(dictionary, key)?.as_array().ok().map(Vec::as_slice)
    }

    /// A name.
    pub(super) fn name(self, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a [u8]> {
        self.get(dictionary, key)?.as_name().ok()
    }

    /// A number.
    pub(super) fn number(self, dictionary: &'a Dictionary, key: &[u8]) -> Option<f64> {
        as_number(self.get(dictionary, key)?)
    }

    /// A whole number.
    pub(super) fn integer(self, dictionary: &'a Dictionary, key: &[u8]) -> Option<i64> {
        match self.get(dictionary, key)? {
            Object::Integer(value) => Some(*value),
            object => to_integer(as_number(object)?),
        }
    }

    /// An array of exactly `N` numbers (or more: the first `N`).
    pub(super) fn numbers<const N: usize>(
        self,
        dictionary: &'a Dictionary,
        key: &[u8],
    ) -> Option<[f64; N]> {
        let array = self.array(dictionary, key)?;
        let mut numbers = [0.0; N];
        for (index, slot) in numbers.iter_mut().enumerate() {
            *slot = as_number(self.resolve(array.get(index)?))?;
        }
        Some(numbers)
    }

    /// A text string, decoded, if there is anything in it.
    pub(super) fn text(self, dictionary: &'a Dictionary, key: &[u8]) -> Option<String> {
        let bytes = self.get(dictionary, key)?.as_str().ok()?;
        let text = text_string(bytes.get(..bytes.len().min(TEXT_BYTES)).unwrap_or_default());
        let text = text.trim().trim_matches('\0').to_owned();
        (!text.is_empty()).then_some(text)
    }
}

/// A dictionary, or the dictionary of a stream.
pub(super) fn as_dictionary(object: &Object) -> Option<&Dictionary> {
    match object {
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

/// An integer or a real that is a number at all.
pub(super) fn as_number(object: &Object) -> Option<f64> {
    let value = match object {
        #[expect(clippy::cast_precision_loss, reason = "no PDF number is that large")]
        Object::Integer(value) => *value as f64,
        Object::Real(value) => f64::from(*value),
        _ => return None,
    };
    value.is_finite().then_some(value)
}

#[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
fn to_integer(value: f64) -> Option<i64> {
    (value.abs() < 1e15).then_some(value as i64)
}

/// Decodes a text string (ISO 32000-1, 7.9.2.2): UTF-16 or UTF-8 with a mark, else `PDFDocEncoding`.
pub(super) fn text_string(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| pdf_doc(*byte)).collect(),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| match pair {
        [first, second] => unit([*first, *second]),
        _ => 0xFFFD,
    });
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// `PDFDocEncoding` where it differs from ISO 8859-1 (ISO 32000-1, D.2).
fn pdf_doc(byte: u8) -> char {
    const FROM_18: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];
    const FROM_80: [char; 31] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚',
        '™', 'ﬁ', 'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž',
    ];
    let special = match byte {
        0x18..=0x1F => FROM_18.get(usize::from(byte - 0x18)),
        0x80..=0x9E => FROM_80.get(usize::from(byte - 0x80)),
        0xA0 => Some(&'€'),
        _ => None,
    };
    special.copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_strings_in_their_encodings() {
        assert_eq!(text_string(b"\xFE\xFF\0R\0\xE5d"), "Rå");
        assert_eq!(text_string(b"\xFF\xFER\0\xE5\0"), "Rå");
        assert_eq!(text_string(b"\xEF\xBB\xBFR\xC3\xA5d"), "Råd");
        assert_eq!(text_string(b"R\xE5d \x85 m\xF8de"), "Råd – møde");
    }
}
