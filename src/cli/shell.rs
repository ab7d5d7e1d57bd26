//! `referat completions` and `referat man`: made from the arguments themselves.

use clap::CommandFactory as _;
use clap_complete::Shell;
use clap_mangen::Man;

use super::args::Arguments;
use super::exit::{Exit, Failure};
use super::stdout::with_stdout;

/// Prints a completion script.
pub(crate) fn completions(shell: Shell) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "referat", &mut script);
    with_stdout(|out| out.write_all(&script))?;
    Ok(Exit::Complete)
}

/// Prints a manual page (roff).
pub(crate) fn man(command: Option<&str>) -> Result<Exit, Failure> {
    let mut program = Arguments::command();
    program.build();
    let page = match command {
        None => program,
        Some(name) => program.find_subcommand(name).cloned().ok_or_else(|| {
            Failure::new(format_args!("there is no command `{name}`: see `referat --help`"))
        })?,
    };
    let mut text = Vec::new();
    Man::new(page).render(&mut text)?;
    with_stdout(|out| out.write_all(&text))?;
    Ok(Exit::Complete)
}
