//! `referat extract`: documents in, records out.

use std::io::{self, IsTerminal as _, Write as _};
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use referat::batch::{
    Arrangement, Batch, InputKind, Inputs, Isolation, Line, List, OutputFolder, Selection, Stop,
    Summary,
};
use referat::normalize::Attested;
use referat::write::{JsonCompact, JsonPretty, WriteRecord};
use referat::{Error, Options};

use super::args::{ExtractArguments, Format};
use super::exit::{Exit, Failure};
use super::progress::Progress;
use super::report::{Troubles, totals};

/// Reads the documents and writes their records.
pub(crate) fn run(arguments: &ExtractArguments) -> Result<Exit, Failure> {
    let list = arguments.files_from.as_ref();
    let list = list.map(|path| List { path: path.clone(), from0: arguments.from0 });
    let inputs = Inputs::new(&arguments.inputs, list.as_ref())?;
    check(arguments, &inputs)?;
    let isolation = isolation(arguments)?;
    let selection = Selection::new(&arguments.include, &arguments.exclude, arguments.hidden)?;
    let batch = Batch {
        inputs: &inputs,
        selection: &selection,
        options: &Options { no_text: arguments.no_text, folder: None },
        format: format(arguments),
        keep_duplicates: arguments.keep_duplicates,
        jobs: jobs(arguments.jobs),
        isolation: isolation.as_ref(),
        stop: &Stop::default(),
    };
    let folder = arguments.output.as_ref();
    let folder = folder.map(|output| OutputFolder::open(output, batch.inputs)).transpose()?;
    let options = Options {
        folder: folder_evidence(&batch, folder.as_ref(), arguments)?,
        ..batch.options.clone()
    };
    let batch = Batch { options: &options, ..batch };
    match (&folder, &arguments.output) {
        (Some(folder), Some(output)) => into_folder(&batch, folder, output, arguments),
        _ => onto_stdout(&batch, arguments),
    }
}

/// The first pass, if there are to be two.
fn folder_evidence(
    batch: &Batch<'_>,
    folder: Option<&OutputFolder>,
    arguments: &ExtractArguments,
) -> Result<Option<Arc<Attested>>, Failure> {
    if !arguments.folder_evidence {
        return Ok(None);
    }
    let progress = Progress::new(arguments.quiet, || batch.count(folder));
    let attested = batch.attest(folder, &mut |line| progress.done(line))?;
    progress.finish();
    Ok(Some(Arc::new(attested)))
}

/// What clap cannot know.
fn check(arguments: &ExtractArguments, inputs: &Inputs) -> Result<(), Failure> {
    if inputs.all_missing() {
        return Err(Failure::new(
            format_args!("nothing to read\n{}", missing(inputs)).to_string().trim_end(),
        ));
    }
    if arguments.format == Format::Jsonl && arguments.pretty {
        return Err(Failure::new(
            "--pretty does not go with --format jsonl, where each record is one line",
        ));
    }
    let to_stdout = arguments.output.is_none();
    if to_stdout && arguments.format == Format::Json && !inputs.is_one_file() {
        return Err(Failure::new(
            "the records of a folder or of several files need a place: add `-o OUT` for a \
             folder of records, or `--format jsonl` for one record per line on standard output",
        ));
    }
    Ok(())
}

/// As many as fit on a screen.
const MISSING_SHOWN: usize = 20;

fn missing(inputs: &Inputs) -> String {
    let lines = inputs.iter().filter_map(|input| match &input.kind {
        InputKind::Missing(error) => Some(format!("  {}: {error}", input.path.display())),
        InputKind::File | InputKind::Folder => None,
    });
    lines.take(MISSING_SHOWN).collect::<Vec<_>>().join("\n")
}

fn format(arguments: &ExtractArguments) -> &'static dyn WriteRecord {
    match arguments.format {
        Format::Json if !arguments.compact => &JsonPretty,
        Format::Json | Format::Jsonl => &JsonCompact,
    }
}

fn jobs(wanted: Option<NonZeroUsize>) -> usize {
    wanted.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get)
}

fn isolation(arguments: &ExtractArguments) -> Result<Option<Isolation>, Failure> {
    if arguments.no_isolation || cfg!(not(unix)) {
        return Ok(None);
    }
    let timeout = Duration::from_secs(arguments.timeout.get().into());
    Ok(Some(Isolation::by_this_program(timeout, arguments.memory_limit.bytes())?))
}

fn into_folder(
    batch: &Batch<'_>,
    folder: &OutputFolder,
    output: &Path,
    arguments: &ExtractArguments,
) -> Result<Exit, Failure> {
    let arrangement = match arguments.format {
        Format::Json => Arrangement::FilePerDocument,
        Format::Jsonl => Arrangement::OneFile,
    };
    let mut end = End::new(Progress::new(arguments.quiet, || batch.count(Some(folder))));
    let summary = batch.into_folder(folder, arrangement, &mut |line| end.see(line))?;
    if !arguments.quiet {
        end.say(&summary, &format!("Records and manifest are in {}\n", output.display()));
    }
    Ok(exit(&summary))
}

fn onto_stdout(batch: &Batch<'_>, arguments: &ExtractArguments) -> Result<Exit, Failure> {
    let mut out = io::BufWriter::new(io::stdout());
    let one = batch.inputs.is_one_file();
    // on one screen records and bar would be drawn over each other
    let no_bar = arguments.quiet || one || io::stdout().is_terminal();
    let mut end = End::new(Progress::new(no_bar, || batch.count(None)));
    let summary = match batch.into_stream(&mut out, &mut |line| end.see(line)) {
        Err(error) if error.is_closed_pipe() => return Ok(Exit::Complete),
        done => done?,
    };
    let nothing_to_say = one && summary.is_clean();
    if !arguments.quiet && !nothing_to_say {
        end.say(&summary, "");
    }
    Ok(exit(&summary))
}

fn exit(summary: &Summary) -> Exit {
    if summary.is_clean() { Exit::Complete } else { Exit::Incomplete }
}

/// What is kept for the end of the run.
struct End {
    progress: Progress,
    troubles: Troubles,
}

impl End {
    fn new(progress: Progress) -> Self {
        Self { progress, troubles: Troubles::default() }
    }

    fn see(&mut self, line: &Line) {
        self.progress.done(line);
        self.troubles.note(line);
    }

    fn say(&self, summary: &Summary, where_to: &str) {
        self.progress.finish();
        let text = format!("{}{}\n{where_to}", self.troubles.text(), totals(summary));
        let _ = io::stderr().lock().write_all(text.as_bytes()); // if closed, nobody wants it
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::new(error)
    }
}
