//! What `validate` and `check` have in common: a report on standard output, the totals on standard
//! error, and the exit code.

use std::io::{self, IsTerminal as _, Write};

use referat::check::report::{GitHub, JUnit, Json, Report, Sarif, Text, Totals};
use referat::check::{Checked, Unopened};

use super::args::FindingsFormat;
use super::exit::{Exit, Failure, say};

/// The report as it is written.
pub(crate) struct Findings {
    report: Box<dyn Report>,
    totals: Totals,
    out: Box<dyn Write>,
}

impl Findings {
    /// A report with the name of the command.
    pub(crate) fn new(format: FindingsFormat, command: &'static str) -> Self {
        let report: Box<dyn Report> = match format {
            FindingsFormat::Text => Box::new(text()),
            FindingsFormat::Json => Box::<Json>::default(),
            FindingsFormat::Junit => Box::new(JUnit::new(command)),
            FindingsFormat::Github => Box::<GitHub>::default(),
            FindingsFormat::Sarif => Box::<Sarif>::default(),
        };
        let out: Box<dyn Write> = match format {
            FindingsFormat::Text => Box::new(anstream::stdout()),
            _ => Box::new(io::BufWriter::new(io::stdout())),
        };
        Self { report, totals: Totals::default(), out }
    }

    /// Reports one record.
    pub(crate) fn see(&mut self, checked: &Checked<'_>) -> Result<(), Stopped> {
        self.totals.add(checked);
        Ok(self.report.record(checked, &mut self.out)?)
    }

    /// Ends the report, says how many there were, and chooses the exit code.
    pub(crate) fn end(mut self) -> Result<Exit, Stopped> {
        self.report.end(&self.totals, &mut self.out)?;
        self.out.flush()?;
        let Totals { records, with_findings, findings } = self.totals;
        say(&format!("{records} records checked: {findings} findings in {with_findings}"));
        Ok(if findings == 0 { Exit::Complete } else { Exit::Incomplete })
    }
}

/// Colours for a terminal, unless `NO_COLOR` and its kin say no.
fn text() -> Text {
    let choice = anstream::AutoStream::choice(&io::stdout());
    let coloured = choice != anstream::ColorChoice::Never && io::stdout().is_terminal()
        || choice == anstream::ColorChoice::Always;
    if coloured { Text::coloured() } else { Text::plain() }
}

/// Why a check ends early.
pub(crate) enum Stopped {
    /// A file or folder could not be read.
    Unopened(Unopened),
    /// The report could not be written.
    Output(io::Error),
}

impl From<Unopened> for Stopped {
    fn from(unopened: Unopened) -> Self {
        Self::Unopened(unopened)
    }
}

impl From<io::Error> for Stopped {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl Stopped {
    /// A reader that has had enough (`| head`) has seen a finding at least.
    pub(crate) fn end(self) -> Result<Exit, Failure> {
        match self {
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                Ok(Exit::Incomplete)
            }
            Self::Output(error) => Err(error.into()),
            Self::Unopened(Unopened { path, error }) => {
                Err(Failure::new(format_args!("{}: {error}", path.display())))
            }
        }
    }
}
