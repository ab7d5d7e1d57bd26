//! `referat`: Danish meeting minutes in, structured records out.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
