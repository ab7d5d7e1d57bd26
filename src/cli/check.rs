//! `referat check`: documents against the records that they should become.

use referat::Error;
use referat::check::{Aside, Fixtures, Ignore};

use super::args::CheckArguments;
use super::exit::{Exit, Failure, say};
use super::findings::{Findings, stopped};

/// Reads the documents again and reports how their records differ.
pub(crate) fn run(arguments: &CheckArguments) -> Result<Exit, Failure> {
    report(arguments).or_else(stopped)
}

fn report(arguments: &CheckArguments) -> Result<Exit, Error> {
    let mut findings = Findings::new(arguments.format, "referat check");
    let ignore = Ignore::new(&arguments.ignore);
    let fixtures = Fixtures { paths: &arguments.paths, ignore: &ignore, update: arguments.update };
    let mut alone = Vec::new();
    fixtures.check(&mut |checked| findings.see(checked), &mut |aside| match aside {
        Aside::Alone(file) => alone.push(file.display().to_string()),
        Aside::Updated(record) => say(&format!("written: {}", record.display())),
    })?;
    if !alone.is_empty() {
        say(&format!("no record beside them: {}", alone.join(", ")));
    }
    findings.end()
}
