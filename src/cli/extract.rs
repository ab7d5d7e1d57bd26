//! `referat extract`: documents in, records out.

use std::io::{self, IsTerminal as _, Write as _};
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use referat::batch::{
    Again, Batch, InputKind, Inputs, Isolation, Line, List, OutputFolder, Selection, Summary,
};
use referat::normalize::Attested;
use referat::write::{JsonCompact, JsonPretty, WriteRecord};
use referat::{Error, Options};

use super::args::{ExtractArguments, Format, LogFormat};
use super::exit::{Exit, Failure};
use super::interrupt::stop_by_signals;
use super::lexicon;
use super::log;
use super::outputs::Compression;
use super::progress::{Progress, Show};
use super::registry;
use super::report::{Troubles, totals};

/// Reads the documents and writes their records.
pub(crate) fn run(arguments: &ExtractArguments) -> Result<Exit, Failure> {
    if arguments.log_format == LogFormat::Json {
        log::begin();
    }
    let list = arguments.files_from.as_ref();
    let list = list.map(|path| List { path: path.clone(), from0: arguments.from0 });
    let inputs = Inputs::new(&arguments.inputs, list.as_ref())?;
    check(arguments, &inputs)?;
    let isolation = isolation(arguments)?;
    let progress = Progress::new(show(arguments, &inputs));
    let selection = Selection::new(&arguments.include, &arguments.exclude, arguments.hidden)?;
    let quarantine = arguments.outputs.quarantine()?;
    let additions = arguments.lexicon.as_deref().map(lexicon::read).transpose()?;
    let options = Options { no_text: arguments.no_text, additions, ..Options::default() };
    let batch = Batch {
        inputs: &inputs,
        selection: &selection,
        options: &options,
        format: format(arguments),
        keep_duplicates: arguments.keep_duplicates,
        quarantine: quarantine.as_ref(),
        jobs: jobs(arguments.jobs),
        isolation: isolation.as_ref(),
        again: &again(arguments),
        stop: &stop_by_signals()?,
        observer: &progress,
    };
    let folder = arguments.output.as_ref();
    let folder = folder.map(|output| arguments.outputs.open(output, batch.inputs)).transpose()?;
    let evidence = match folder_evidence(&batch, folder.as_ref(), arguments) {
        Err(Error::Stopped) => return Ok(Exit::Stopped),
        evidence => evidence?,
    };
    let Some(registry) = registry::read(&arguments.registry, &batch, folder.as_ref())? else {
        return Ok(Exit::Stopped);
    };
    let options = Options { folder: evidence, registry, ..batch.options.clone() };
    let batch = Batch { options: &options, ..batch };
    match (&folder, &arguments.output) {
        (Some(folder), Some(output)) => into_folder(&batch, folder, output, &progress, arguments),
        _ => onto_stdout(&batch, &progress, arguments),
    }
}

/// The first pass, if there are to be two.
fn folder_evidence(
    batch: &Batch<'_>,
    folder: Option<&OutputFolder>,
    arguments: &ExtractArguments,
) -> Result<Option<Arc<Attested>>, Error> {
    if !arguments.folder_evidence {
        return Ok(None);
    }
    let progress = Progress::new(show(arguments, batch.inputs));
    let batch = Batch { observer: &progress, ..*batch };
    let attested = thread::scope(|scope| {
        scope.spawn(|| progress.count(batch.inputs_found(folder)));
        let attested = batch.attest(folder);
        progress.finish();
        attested
    });
    attested.map(|attested| Some(Arc::new(attested)))
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
    arguments.outputs.check(arguments.format)?;
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

pub(crate) fn jobs(wanted: Option<NonZeroUsize>) -> usize {
    wanted.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get)
}

fn isolation(arguments: &ExtractArguments) -> Result<Option<Isolation>, Failure> {
    if arguments.no_isolation || cfg!(not(unix)) {
        return Ok(None);
    }
    let timeout = Duration::from_secs(arguments.timeout.get().into());
    Ok(Some(Isolation::by_this_program(timeout, arguments.memory_limit.bytes())?))
}

fn again(arguments: &ExtractArguments) -> Again {
    match &arguments.retry_failed {
        _ if arguments.force => Again::Everything,
        Some(reasons) => Again::Failed(reasons.clone()),
        None => Again::Nothing,
    }
}

fn show(arguments: &ExtractArguments, inputs: &Inputs) -> Show {
    // on one screen records and bar would be drawn over each other
    let on_screen = arguments.output.is_none() && io::stdout().is_terminal();
    if arguments.quiet || inputs.is_one_file() || on_screen {
        return Show::Nothing;
    }
    match arguments.log_format {
        LogFormat::Text => Show::ForPeople,
        LogFormat::Json => Show::AsEvents,
    }
}

fn into_folder(
    batch: &Batch<'_>,
    folder: &OutputFolder,
    output: &Path,
    progress: &Progress,
    arguments: &ExtractArguments,
) -> Result<Exit, Failure> {
    let arrangement = arguments.outputs.arrangement(arguments.format);
    let mut end = End::new(progress, arguments);
    let summary = thread::scope(|scope| {
        scope.spawn(|| progress.count(batch.inputs_found(Some(folder))));
        let summary = batch.into_folder(folder, arrangement, &mut |line| end.see(line));
        progress.finish();
        summary
    })?;
    if summary.finished {
        arguments.outputs.finish(folder)?;
    }
    let place = output.display();
    Ok(end.say(
        &summary,
        &if summary.finished {
            format!("Records and manifest are in {place}\n")
        } else {
            format!("Stopped. What is done is in {place}; the same command goes on from here\n")
        },
    ))
}

fn onto_stdout(
    batch: &Batch<'_>,
    progress: &Progress,
    arguments: &ExtractArguments,
) -> Result<Exit, Failure> {
    let mut end = End::new(progress, arguments);
    let written = match arguments.outputs.compress {
        None => write(batch, progress, &mut end, &mut io::BufWriter::new(io::stdout())),
        Some(Compression::Zstd) => {
            zstd::Encoder::new(io::stdout(), 0).map_err(Error::Stream).and_then(|mut packer| {
                let summary = write(batch, progress, &mut end, &mut packer)?;
                packer.finish().map_err(Error::Stream)?;
                Ok(summary)
            })
        }
    };
    let summary = match written {
        Err(error) if error.is_closed_pipe() => return Ok(Exit::Complete),
        summary => summary?,
    };
    end.quiet |= batch.inputs.is_one_file() && summary.is_clean();
    Ok(end.say(&summary, if summary.finished { "" } else { "Stopped.\n" }))
}

fn write(
    batch: &Batch<'_>,
    progress: &Progress,
    end: &mut End<'_>,
    out: &mut dyn io::Write,
) -> Result<Summary, Error> {
    thread::scope(|scope| {
        scope.spawn(|| progress.count(batch.inputs_found(None)));
        let summary = batch.into_stream(out, &mut |line| end.see(line));
        progress.finish();
        summary
    })
}

/// What is kept for the end of the run.
struct End<'a> {
    progress: &'a Progress,
    troubles: Troubles,
    quiet: bool,
}

impl<'a> End<'a> {
    fn new(progress: &'a Progress, arguments: &ExtractArguments) -> Self {
        Self { progress, troubles: Troubles::default(), quiet: arguments.quiet }
    }

    fn see(&mut self, line: &Line) {
        if log::is_on() && !self.quiet {
            log::trouble(line);
        } else {
            self.troubles.note(line);
        }
    }

    /// Says how the run ended, and what that means for the exit code.
    fn say(&self, summary: &Summary, where_to: &str) -> Exit {
        if log::is_on() && !self.quiet {
            log::end(summary);
        } else if !self.quiet {
            let totals = totals(summary, self.progress.kept());
            let text = format!("{}{totals}\n{where_to}", self.troubles.text());
            let _ = io::stderr().lock().write_all(text.as_bytes()); // if closed, nobody wants it
        }
        match (summary.finished, summary.is_clean()) {
            (false, _) => Exit::Stopped,
            (true, true) => Exit::Complete,
            (true, false) => Exit::Incomplete,
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::new(error)
    }
}
