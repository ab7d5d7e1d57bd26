//! A worker as it sees itself: documents in on standard input, records out on standard output.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write as _};
use std::sync::{Mutex, PoisonError};

use super::frame::{self, Tag};
use super::message::{Moment, Reply, Request, Setup, Without};
use crate::batch::extract::Extracted;
use crate::batch::guard;
use crate::batch::name::Name;
use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::stack::with_room;
use crate::text_layer::{Watch, pdf};
use crate::write;

/// Reads documents until there are no more. `memory` is in bytes.
///
/// # Errors
/// Whatever the pipes say: the run has ended.
pub fn serve(memory: u64) -> io::Result<()> {
    with_room("documents", || read_documents(memory))?
}

fn read_documents(memory: u64) -> io::Result<()> {
    let out = Mutex::new(BufWriter::new(super::limits::take_stdout(memory)?));
    let mut input = BufReader::new(io::stdin());
    let setup = frame::expect(&mut input, Tag::Setup)?;
    let setup: Setup<'_> = frame::json(&setup)?;
    let format = write::format(&setup.format).ok_or_else(|| frame::invalid("an unknown format"))?;
    while let Some((without, name, source)) = next(&mut input)? {
        let watch = Reporter {
            out: &out,
            without: &without,
            #[cfg(debug_assertions)]
            bytes: &source.bytes,
        };
        #[cfg(debug_assertions)]
        super::faults::strike(&source.bytes, Moment::Opening); // where the run believes it to be
        let record = guard::extract(&source, &setup.options, &watch);
        let Extracted { line, record } = Extracted::of(&name, &record, format);
        let last = pdf::is_still_running();
        let mut out = out.lock().unwrap_or_else(PoisonError::into_inner);
        frame::write_json(&mut *out, Tag::Reply, &Reply { line, last })?;
        frame::write(&mut *out, Tag::Record, &record)?;
        out.flush()?;
        if last {
            break;
        }
    }
    Ok(())
}

fn next(input: &mut impl Read) -> io::Result<Option<(Without, Name, Source)>> {
    let Some((_, request)) = frame::read(input)? else { return Ok(None) };
    let Request { name, sha256, without } = frame::json(&request)?;
    let bytes = frame::expect(input, Tag::Document)?;
    let source = Source::with_sha256(name.as_str(), bytes, sha256);
    Ok(Some((without, name, source)))
}

/// Tells the run where the worker is.
struct Reporter<'a> {
    out: &'a Mutex<BufWriter<File>>,
    without: &'a Without,
    #[cfg(debug_assertions)]
    bytes: &'a [u8],
}

impl Reporter<'_> {
    fn tell(&self, moment: Moment) {
        let mut out = self.out.lock().unwrap_or_else(PoisonError::into_inner);
        let told = frame::write_json(&mut *out, Tag::Moment, &moment);
        let _ = told.and_then(|()| out.flush()); // if closed, nobody listens
        drop(out);
        #[cfg(debug_assertions)]
        super::faults::strike(self.bytes, moment);
    }
}

impl Watch for Reporter<'_> {
    fn page(&self, number: u32) -> Result<(), Option<Diagnostic>> {
        self.without.page(number)?;
        self.tell(Moment::Page(number));
        Ok(())
    }

    fn second_opinion(&self) -> bool {
        if self.without.second_opinion {
            return false;
        }
        self.tell(Moment::SecondOpinion);
        true
    }

    fn pages_read(&self) {
        self.tell(Moment::Pages);
    }
}
