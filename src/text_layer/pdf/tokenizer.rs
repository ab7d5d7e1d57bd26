//! The words of a content stream, and of a character map, which has the same grammar.
//!
//! Arrays and dictionaries come as flat tokens: nothing nests, so nothing can recurse.

use std::borrow::Cow;

/// One word.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token<'c> {
    /// `12`, `-.5`
    Number(f64),
    /// `/Name`, with `#xx` undone
    Name(Cow<'c, [u8]>),
    /// `(text)` or `<7465>`, its bytes
    String(Cow<'c, [u8]>),
    /// `[`
    ArrayStart,
    /// `]`
    ArrayEnd,
    /// `<<`
    DictStart,
    /// `>>`
    DictEnd,
    /// `null`, `true`, `false`
    Constant,
    /// Any other word: `Tj`, `begincmap`
    Operator(&'c [u8]),
}

/// Reads tokens one after the other.
#[derive(Debug)]
pub(super) struct Tokenizer<'c> {
    bytes: &'c [u8],
    position: usize,
}

impl<'c> Tokenizer<'c> {
    /// At the start of `bytes`.
    pub(super) fn new(bytes: &'c [u8]) -> Self {
        Self { bytes, position: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.position).copied()
    }

    fn slice(&self, start: usize, end: usize) -> &'c [u8] {
        self.bytes.get(start..end.min(self.bytes.len())).unwrap_or_default()
    }

    fn skip_while(&mut self, condition: impl Fn(u8) -> bool) {
        let rest = self.slice(self.position, usize::MAX);
        let count = rest.iter().position(|byte| !condition(*byte)).unwrap_or(rest.len());
        self.position += count;
    }

    fn skip_white_space(&mut self) {
        loop {
            self.skip_while(is_white_space);
            if self.peek() != Some(b'%') {
                return;
            }
            self.skip_while(|byte| byte != b'\n' && byte != b'\r');
        }
    }

    /// Whether the next byte is `byte`; if so, steps over it.
    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.position += usize::from(found);
        found
    }

    fn name(&mut self) -> Cow<'c, [u8]> {
        let start = self.position;
        self.skip_while(is_regular);
        let raw = self.slice(start, self.position);
        if raw.contains(&b'#') { Cow::Owned(unescape_name(raw)) } else { Cow::Borrowed(raw) }
    }

    fn number(&mut self) -> f64 {
        let start = self.position;
        self.skip_while(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.'));
        number(self.slice(start, self.position))
    }

    fn hex_string(&mut self) -> Cow<'c, [u8]> {
        let start = self.position;
        self.skip_while(|byte| byte != b'>');
        let digits = self.slice(start, self.position).iter().filter_map(|byte| hex(*byte));
        self.position += 1;
        let mut bytes = Vec::new();
        let mut high = None;
        for digit in digits {
            match high.take() {
                Some(first) => bytes.push(first << 4 | digit),
                None => high = Some(digit),
            }
        }
        bytes.extend(high.map(|first| first << 4));
        Cow::Owned(bytes)
    }

    /// A string in parentheses; the opening one is behind us.
    fn literal_string(&mut self) -> Cow<'c, [u8]> {
        let start = self.position;
        let mut depth = 0_usize;
        let mut plain = true;
        while let Some(byte) = self.peek() {
            self.position += 1;
            match byte {
                b'(' => depth += 1,
                b')' if depth == 0 => break,
                b')' => depth -= 1,
                b'\\' => {
                    plain = false;
                    self.position += 1;
                }
                b'\r' => plain = false,
                _ => {}
            }
        }
        let raw = self.slice(start, self.position);
        let raw = raw.strip_suffix(b")").unwrap_or(raw);
        if plain { Cow::Borrowed(raw) } else { Cow::Owned(unescape_string(raw)) }
    }

    fn word(&mut self) -> Token<'c> {
        let start = self.position;
        self.skip_while(is_regular);
        match self.slice(start, self.position) {
            b"null" | b"true" | b"false" => Token::Constant,
            word => Token::Operator(word),
        }
    }

    /// Steps over the data of an inline image: `ID` is behind us, `EI` will be.
    ///
    /// The data may hold `EI` by chance, so white space must stand around it and text,
    /// not binary, must follow.
    pub(super) fn skip_inline_image(&mut self) {
        let rest = self.slice(self.position, usize::MAX);
        let end = memchr::memmem::find_iter(rest, b"EI").find(|at| is_image_end(rest, *at));
        self.position += end.map_or(rest.len(), |at| at + 2);
    }
}

impl<'c> Iterator for Tokenizer<'c> {
    type Item = Token<'c>;

    fn next(&mut self) -> Option<Token<'c>> {
        loop {
            self.skip_white_space();
            let first = self.peek()?;
            if is_regular(first) && !matches!(first, b'0'..=b'9' | b'+' | b'-' | b'.') {
                return Some(self.word());
            }
            if is_regular(first) {
                return Some(Token::Number(self.number()));
            }
            self.position += 1;
            return Some(match first {
                b'/' => Token::Name(self.name()),
                b'(' => Token::String(self.literal_string()),
                b'[' => Token::ArrayStart,
                b']' => Token::ArrayEnd,
                b'<' if self.eat(b'<') => Token::DictStart,
                b'<' => Token::String(self.hex_string()),
                b'>' if self.eat(b'>') => Token::DictEnd,
                _ => continue, // a stray delimiter
            });
        }
    }
}

fn is_white_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn is_regular(byte: u8) -> bool {
    !is_white_space(byte) && !is_delimiter(byte)
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// Reads what other readers read out of a bad number: `--5` is -5, `1.2.3` is 1.2, `12-3` is 12.
fn number(raw: &[u8]) -> f64 {
    let signs = raw.iter().take_while(|byte| matches!(byte, b'+' | b'-')).count();
    let negative = raw.iter().take(signs).any(|byte| *byte == b'-');
    let mut value = 0.0_f64;
    let mut scale = 1.0_f64;
    let mut fraction = false;
    for byte in raw.get(signs..).unwrap_or_default() {
        match byte {
            b'0'..=b'9' if fraction => {
                scale /= 10.0;
                value += f64::from(byte - b'0') * scale;
            }
            b'0'..=b'9' => value = value * 10.0 + f64::from(byte - b'0'),
            b'.' if !fraction => fraction = true,
            _ => break,
        }
    }
    if negative { -value } else { value }
}

fn unescape_name(raw: &[u8]) -> Vec<u8> {
    let mut name = Vec::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((first, tail)) = rest.split_first() {
        rest = tail;
        let escaped = match (first, tail) {
            (b'#', [high, low, ..]) => hex(*high).zip(hex(*low)),
            _ => None,
        };
        match escaped {
            Some((high, low)) => {
                name.push(high << 4 | low);
                rest = tail.get(2..).unwrap_or_default();
            }
            None => name.push(*first),
        }
    }
    name
}

fn unescape_string(raw: &[u8]) -> Vec<u8> {
    let mut string = Vec::with_capacity(raw.len());
    let mut bytes = raw.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' => unescape(&mut bytes, &mut string),
            b'\r' => {
                bytes.next_if_eq(&b'\n');
                string.push(b'\n');
            }
            _ => string.push(byte),
        }
    }
    string
}

/// What a backslash stands for (ISO 32000-1, table 3).
fn unescape(bytes: &mut std::iter::Peekable<impl Iterator<Item = u8>>, string: &mut Vec<u8>) {
    let Some(byte) = bytes.next() else { return };
    match byte {
        b'n' => string.push(b'\n'),
        b'r' => string.push(b'\r'),
        b't' => string.push(b'\t'),
        b'b' => string.push(8),
        b'f' => string.push(12),
        b'\n' => {}
        b'\r' => {
            bytes.next_if_eq(&b'\n');
        }
        b'0'..=b'7' => {
            let mut code = u32::from(byte - b'0');
            for _ in 0..2 {
                let Some(digit) = bytes.next_if(|byte| matches!(byte, b'0'..=b'7')) else { break };
                code = code * 8 + u32::from(digit - b'0');
            }
            string.push(u8::try_from(code & 0xFF).unwrap_or_default());
        }
        other => string.push(other),
    }
}

fn is_image_end(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| bytes.get(before));
    let after = bytes.get(at + 2..).unwrap_or_default();
    before.is_none_or(|byte| is_white_space(*byte))
        && after.first().is_none_or(|byte| is_white_space(*byte))
        && after.iter().take(12).all(|byte| matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=b'~'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn string(bytes: &[u8]) -> Token<'_> {
        Token::String(Cow::Borrowed(bytes))
    }

    #[test]
    fn words_of_a_content_stream() {
        let tokens: Vec<_> =
            Tokenizer::new(b"BT /F#31 12 Tf% font\n[(a\\051(b))-1.5<414>]TJ ET").collect();
        assert_eq!(
            tokens,
            [
                Token::Operator(b"BT"),
                Token::Name(Cow::Borrowed(b"F1")),
                Token::Number(12.0),
                Token::Operator(b"Tf"),
                Token::ArrayStart,
                string(b"a)(b)"),
                Token::Number(-1.5),
                string(b"A@"),
                Token::ArrayEnd,
                Token::Operator(b"TJ"),
                Token::Operator(b"ET"),
            ]
        );
    }

    #[test]
    fn bad_numbers() {
        for (raw, value) in
            [(&b"--5"[..], -5.0), (b"1.2.3", 1.2), (b"12-3", 12.0), (b".", 0.0), (b"+.25", 0.25)]
        {
            assert!((number(raw) - value).abs() < 1e-9);
        }
    }

    #[test]
    fn unfinished_strings_end_with_the_stream() {
        assert_eq!(Tokenizer::new(b"(abc").next(), Some(string(b"abc")));
        assert_eq!(Tokenizer::new(b"(abc\\").next(), Some(string(b"abc")));
        assert_eq!(Tokenizer::new(b"<41").next(), Some(string(b"A")));
    }

    #[test]
    fn inline_images_are_stepped_over() {
        let mut tokens = Tokenizer::new(b" \x80 EI\x80 xEI y\nEI Q");
        tokens.skip_inline_image();
        assert_eq!(tokens.next(), Some(Token::Operator(b"Q")));
    }
}
