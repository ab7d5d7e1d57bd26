//! Where a value stands in its file: from JSON Pointers to lines.
//!
//! Parsers of JSON forget where they read a value. This reads the file once more and remembers
//! nothing else. It is only run on JSON that a parser has accepted, so it need not know what
//! is wrong with other texts; it ends early on them.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::record::pointer::{Escaped, Pointer};

/// The places of all values of a JSON text.
#[derive(Debug, Default)]
pub struct Places {
    by_pointer: BTreeMap<String, Range<usize>>,
    repeated: Vec<String>,
}

impl Places {
    /// Reads a JSON text.
    pub fn of(json: &str) -> Self {
        let mut scanner =
            Scanner { json, next: 0, at: Pointer::default(), places: Self::default() };
        scanner.value(0);
        scanner.places
    }

    /// Bytes of the value at `pointer`; of a list or an object, the key before it or the
    /// opening bracket. A value that is not there stands where the value around it does.
    pub fn of_value(&self, pointer: &str) -> Range<usize> {
        let mut pointer = pointer;
        loop {
            if let Some(place) = self.by_pointer.get(pointer) {
                return place.clone();
            }
            let Some((around, _)) = pointer.rsplit_once('/') else { return 0..0 };
            pointer = around;
        }
    }

    /// The pointers of keys that their object has more than once.
    pub fn repeated(&self) -> &[String] {
        &self.repeated
    }
}

struct Scanner<'a> {
    json: &'a str,
    next: usize,
    at: Pointer,
    places: Places,
}

impl Scanner<'_> {
    /// The next value; `shown` is where its key starts, if it has one.
    fn value(&mut self, key: usize) -> Option<()> {
        let start = self.skip_space();
        let bracket = self.peek()?;
        match bracket {
            b'{' | b'[' => {
                let shown = if key > 0 { key..start } else { start..start + 1 };
                let end = self.json.get(shown.clone())?.trim_end_matches([' ', ':', '\n']).len();
                self.note(shown.start..shown.start + end);
                self.next += 1;
                if bracket == b'{' { self.members() } else { self.items() }
            }
            b'"' => {
                self.string()?;
                self.note(start..self.next);
                Some(())
            }
            _ => {
                let rest = self.json.get(start..)?;
                let scalar = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
                self.next += rest.find(|c| !scalar(c)).unwrap_or(rest.len());
                self.note(start..self.next);
                Some(())
            }
        }
    }

    fn members(&mut self) -> Option<()> {
        loop {
            let key_start = self.skip_space();
            match self.peek()? {
                b'"' => {
                    self.string()?;
                    let key: String =
                        serde_json::from_str(self.json.get(key_start..self.next)?).ok()?;
                    self.skip_space();
                    self.next += 1; // the colon
                    self.below(Escaped(&key), key_start)?;
                }
                b',' => self.next += 1,
                _ => break, // the closing bracket
            }
        }
        self.next += 1;
        Some(())
    }

    fn items(&mut self) -> Option<()> {
        let mut index = 0;
        loop {
            self.skip_space();
            match self.peek()? {
                b']' => break,
                b',' => self.next += 1,
                _ => {
                    self.below(index, 0)?;
                    index += 1;
                }
            }
        }
        self.next += 1;
        Some(())
    }

    fn below(&mut self, step: impl std::fmt::Display, key: usize) -> Option<()> {
        let mark = self.at.enter(step);
        let done = self.value(key);
        self.at.leave(mark);
        done
    }

    fn string(&mut self) -> Option<()> {
        let mut inside = self.json.as_bytes().get(self.next + 1..)?.iter().enumerate();
        while let Some((offset, byte)) = inside.next() {
            match byte {
                b'\\' => drop(inside.next()),
                b'"' => {
                    self.next += offset + 2;
                    return Some(());
                }
                _ => {}
            }
        }
        None
    }

    fn skip_space(&mut self) -> usize {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.next += 1;
        }
        self.next
    }

    fn peek(&self) -> Option<u8> {
        self.json.as_bytes().get(self.next).copied()
    }

    fn note(&mut self, place: Range<usize>) {
        let before = self.places.by_pointer.insert(self.at.as_str().to_owned(), place);
        if before.is_some() {
            self.places.repeated.push(self.at.as_str().to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Places;

    #[test]
    fn every_value_is_found() {
        let json =
            "{\"a\": {\"b/c\" : [1, \"x\\\"]\", {\"d\":null}, []]},\n \"e\": -1.5e3, \"\": true}";
        let places = Places::of(json);
        let cases = [
            ("", "{"),
            ("/a", "\"a\""),
            ("/a/b~1c", "\"b/c\""),
            ("/a/b~1c/0", "1"),
            ("/a/b~1c/1", "\"x\\\"]\""),
            ("/a/b~1c/2", "{"),
            ("/a/b~1c/2/d", "null"),
            ("/a/b~1c/3", "["),
            ("/e", "-1.5e3"),
            ("/", "true"),
            ("/a/missing/deeper", "\"a\""),
        ];
        for (pointer, words) in cases {
            assert_eq!(json.get(places.of_value(pointer)), Some(words), "{pointer}");
        }
        assert!(places.repeated().is_empty());
    }

    #[test]
    fn repeated_keys_are_noted() {
        assert_eq!(Places::of("[{\"a\": 1, \"b\": 2, \"a\": 3}]").repeated(), ["/0/a"]);
    }

    #[test]
    fn what_is_no_json_is_no_trouble() {
        for json in ["", "{", "{\"a\"", "[1,", "\"\\", "{\"a\":[\"", "}", "æ"] {
            Places::of(json);
        }
    }
}
