//! Frames on a pipe: a tag, the length (four bytes, little-endian), the payload.

use std::io::{self, Read, Write};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// What a frame holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Tag {
    /// To the worker, once: how documents are read and written.
    Setup = b'S',
    /// To the worker: a document is asked for.
    Request = b'Q',
    /// To the worker: the document's bytes.
    Document = b'D',
    /// From the worker: where it is.
    Moment = b'M',
    /// From the worker: what it found.
    Reply = b'L',
    /// From the worker: the record's bytes.
    Record = b'R',
}

/// Writes a frame.
pub(super) fn write(out: &mut impl Write, tag: Tag, payload: &[u8]) -> io::Result<()> {
    let length = u32::try_from(payload.len()).map_err(|_| invalid("a frame is too long"))?;
    out.write_all(&[tag as u8])?;
    out.write_all(&length.to_le_bytes())?;
    out.write_all(payload)
}

/// Writes a frame that holds JSON.
pub(super) fn write_json(out: &mut impl Write, tag: Tag, value: &impl Serialize) -> io::Result<()> {
    write(out, tag, &serde_json::to_vec(value)?)
}

/// Reads a frame; `None` where the other side has closed the pipe between two frames.
pub(super) fn read(input: &mut impl Read) -> io::Result<Option<(u8, Vec<u8>)>> {
    let mut tag = [0];
    if input.read(&mut tag)? == 0 {
        return Ok(None);
    }
    let mut length = [0; 4];
    input.read_exact(&mut length)?;
    let mut payload = vec![0; u32::from_le_bytes(length) as usize];
    input.read_exact(&mut payload)?;
    let [tag] = tag;
    Ok(Some((tag, payload)))
}

/// Reads the frame that has to come next.
pub(super) fn expect(input: &mut impl Read, tag: Tag) -> io::Result<Vec<u8>> {
    match read(input)? {
        Some((found, payload)) if found == tag as u8 => Ok(payload),
        Some(_) => Err(invalid("a frame out of turn")),
        None => Err(io::ErrorKind::UnexpectedEof.into()),
    }
}

/// The JSON of a frame.
pub(super) fn json<T: DeserializeOwned>(payload: &[u8]) -> io::Result<T> {
    Ok(serde_json::from_slice(payload)?)
}

pub(super) fn invalid(message: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, message)
}

#[cfg(test)]
mod tests {
    use super::{Tag, expect, read, write};

    #[test]
    fn frames_come_out_as_they_went_in() {
        let mut pipe = Vec::new();
        write(&mut pipe, Tag::Record, b"one").unwrap();
        write(&mut pipe, Tag::Moment, b"").unwrap();
        let mut input = pipe.as_slice();
        assert_eq!(expect(&mut input, Tag::Record).unwrap(), b"one");
        assert_eq!(read(&mut input).unwrap(), Some((b'M', Vec::new())));
        assert_eq!(read(&mut input).unwrap(), None);
    }

    #[test]
    fn half_a_frame_is_an_error() {
        let mut pipe = Vec::new();
        write(&mut pipe, Tag::Record, b"one").unwrap();
        for length in 1..pipe.len() {
            assert!(read(&mut &pipe[..length]).is_err(), "{length}");
        }
    }
}
