//! What `validate` and `check` have in common: a report on standard output, the totals on standard
//! error, and the exit code.

use std::io::{self, IsTerminal as _, Write};

use referat::Error;
use referat::check::Checked;
use referat::check::report::{GitHub, JUnit, Json, Report, Sarif, Text, Totals};

use super::args::FindingsFormat;
use super::exit::{Exit, Failure, say};
use super::report::counted;

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
    pub(crate) fn see(&mut self, checked: &Checked) -> Result<(), Error> {
        self.totals.add(checked);
        self.report.record(checked, &mut self.out).map_err(Error::Stream)
    }

    /// Ends the report, says how many there were, and chooses the exit code.
    pub(crate) fn end(mut self) -> Result<Exit, Error> {
        let done = self.report.end(&self.totals, &mut self.out);
        done.and_then(|()| self.out.flush()).map_err(Error::Stream)?;
        let Totals { records, with_findings, findings } = self.totals;
        let records = counted(records, "record");
        if findings == 0 {
            say(&format!("{records} checked: nothing found"));
        } else {
            let findings = counted(findings, "finding");
            say(&format!("{records} checked: {findings} in {}", counted(with_findings, "record")));
        }
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

/// How a command ends that could not come to its end. A reader that has had enough (`| head`) has
/// seen a finding at least.
pub(crate) fn stopped(error: Error) -> Result<Exit, Failure> {
    if error.is_closed_pipe() { Ok(Exit::Incomplete) } else { Err(error.into()) }
}
