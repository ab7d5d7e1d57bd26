//! A record to be read by people: indented, but a list of numbers (a span, a box) stays on
//! its line. With one line per number the provenance alone would be most of the file.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CompactFormatter, Formatter};

use super::WriteRecord;
use crate::record::Record;

/// An indented JSON object, then a line break.
#[derive(Debug, Clone, Copy, Default)]
pub struct JsonPretty;

impl WriteRecord for JsonPretty {
    fn name(&self) -> &'static str {
        "json-pretty"
    }

    fn write(&self, record: &Record, out: &mut dyn io::Write) -> io::Result<()> {
        pretty(record, out)
    }
}

/// Writes any value in the manner of [`JsonPretty`].
///
/// # Errors
/// Whatever `out` says.
pub fn pretty(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let mut bytes = Vec::new();
    value.serialize(&mut Serializer::with_formatter(&mut bytes, Indented::default()))?;
    bytes.push(b'\n');
    out.write_all(&bytes)
}

/// Two spaces per level. The line break before a list's value waits until it is known
/// whether the value is a number.
#[derive(Debug, Default)]
struct Indented {
    depth: usize,
    /// A list's value comes next.
    pending: Option<Place>,
    /// Whether the end of the list or object stands on a line of its own.
    broken: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    First,
    Further,
}

impl Indented {
    fn new_line<W: Write + ?Sized>(&self, out: &mut W) -> io::Result<()> {
        out.write_all(b"\n")?;
        (0..self.depth).try_for_each(|_| out.write_all(b"  "))
    }

    /// Before a value that gets a line of its own in a list.
    fn break_line<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        if self.pending.take().is_none() {
            return Ok(());
        }
        self.broken = true;
        self.new_line(out)
    }

    /// Before a value that does not.
    fn stay<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.broken = false;
        match self.pending.take() {
            Some(Place::Further) => out.write_all(b" "),
            Some(Place::First) | None => Ok(()),
        }
    }

    fn open<W: Write + ?Sized>(&mut self, start: &[u8], out: &mut W) -> io::Result<()> {
        self.break_line(out)?;
        self.depth += 1;
        self.broken = false;
        out.write_all(start)
    }

    fn close<W: Write + ?Sized>(&mut self, end: &[u8], out: &mut W) -> io::Result<()> {
        self.depth = self.depth.saturating_sub(1);
        if self.broken {
            self.new_line(out)?;
        }
        self.broken = true;
        out.write_all(end)
    }
}

/// Values that stay on the line of their list.
macro_rules! stay {
    ($($name:ident($($value:ident: $type:ty)?);)+) => {$(
        fn $name<W: Write + ?Sized>(&mut self, out: &mut W $(, $value: $type)?) -> io::Result<()> {
            self.stay(out)?;
            CompactFormatter.$name(out $(, $value)?)
        }
    )+};
}

impl Formatter for Indented {
    stay! {
        write_null();
        write_bool(value: bool);
        write_i8(value: i8);
        write_i16(value: i16);
        write_i32(value: i32);
        write_i64(value: i64);
        write_i128(value: i128);
        write_u8(value: u8);
        write_u16(value: u16);
        write_u32(value: u32);
        write_u64(value: u64);
        write_u128(value: u128);
        write_f32(value: f32);
        write_f64(value: f64);
        write_number_str(value: &str);
    }

    fn begin_string<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.break_line(out)?;
        out.write_all(b"\"")
    }

    fn begin_array<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(b"[", out)
    }

    fn end_array<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(b"]", out)
    }

    fn begin_array_value<W: Write + ?Sized>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        if first {
            self.pending = Some(Place::First);
            return Ok(());
        }
        self.pending = Some(Place::Further);
        out.write_all(b",")
    }

    fn begin_object<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(b"{", out)
    }

    fn end_object<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(b"}", out)
    }

    fn begin_object_key<W: Write + ?Sized>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        if !first {
            out.write_all(b",")?;
        }
        self.new_line(out)
    }

    fn begin_object_value<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        out.write_all(b": ")
    }

    fn end_object_value<W: Write + ?Sized>(&mut self, _out: &mut W) -> io::Result<()> {
        self.broken = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::pretty;

    fn written(value: &Value) -> String {
        let mut bytes = Vec::new();
        pretty(value, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn numbers_stay_on_the_line() {
        let value = json!({ "box": [1.5, -2, 3], "span": [0, 7], "n": 4 });
        let expected = "{\n  \"box\": [1.5, -2, 3],\n  \"n\": 4,\n  \"span\": [0, 7]\n}\n";
        assert_eq!(written(&value), expected);
    }

    #[test]
    fn words_and_objects_get_lines() {
        let value = json!({ "a": ["x", "y"], "b": [{ "c": [] }, {}], "d": [[1, 2], [3]] });
        let expected = "\
{
  \"a\": [
    \"x\",
    \"y\"
  ],
  \"b\": [
    {
      \"c\": []
    },
    {}
  ],
  \"d\": [
    [1, 2],
    [3]
  ]
}
";
        assert_eq!(written(&value), expected);
    }

    #[test]
    fn what_is_written_reads_back() {
        let value = json!([null, "æ\"ø\n", [[], [{}]], { "k": [true, [0.25, [1e300]]] }, -1]);
        assert_eq!(serde_json::from_str::<Value>(&written(&value)).unwrap(), value);
    }
}
