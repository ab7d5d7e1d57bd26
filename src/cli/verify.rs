//! `referat verify`: is everything of a run still there, and as it was?

use std::io::Write as _;

use referat::batch::{Fault, Finding, Part, Verify};

use super::args::VerifyArguments;
use super::exit::{Exit, Failure, say};
use super::report::{counted, printable};

/// Prints a line for each finding.
pub(crate) fn run(arguments: &VerifyArguments) -> Result<Exit, Failure> {
    let verify = Verify {
        output: arguments.output.clone(),
        root: arguments.root.clone(),
        inputs: !arguments.no_inputs,
    };
    let mut out = std::io::stdout().lock();
    let mut printed = Ok(());
    let checked = verify.run(&mut |finding| {
        if printed.is_ok() {
            printed = writeln!(out, "{}", text(finding, arguments.json));
        }
    })?;
    printed.or_else(|error| match error.kind() {
        std::io::ErrorKind::BrokenPipe => Ok(()),
        _ => Err(error),
    })?;
    let records = counted(checked.records, "record");
    let inputs = if arguments.no_inputs {
        "inputs not checked".to_owned()
    } else {
        counted(checked.inputs, "input")
    };
    say(&format!("{records}, {inputs}: {}", counted(checked.findings, "finding")));
    Ok(if checked.findings == 0 { Exit::Complete } else { Exit::Incomplete })
}

/// "missing record: 2019/a.pdf.json (of 2019/a.pdf)"
fn text(finding: &Finding, json: bool) -> String {
    if json {
        return serde_json::to_string(finding).unwrap_or_default(); // words and a path
    }
    let fault = match finding.fault {
        Fault::Missing => "missing",
        Fault::Changed => "changed",
        Fault::Orphaned => "orphaned",
    };
    let part = match finding.of {
        Part::Input => "input",
        Part::Record => "record",
        Part::Manifest => "manifest",
        Part::Summary => "summary",
        Part::Bag => "bag",
    };
    printable(&format!("{fault} {part}: {}", finding.path))
}
