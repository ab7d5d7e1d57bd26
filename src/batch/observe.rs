//! Who looks on while a run lasts.

use std::time::Duration;

use super::manifest::Line;
use super::name::Name;

/// Is told what a run does, on the thread that does it.
pub trait Observe: Sync {
    /// An input is begun.
    fn begun(&self, _name: &Name) {}

    /// It is finished, after this time; `kept` if an earlier run had done it.
    fn finished(&self, _line: &Line, _took: Duration, _kept: bool) {}

    /// It was given up: the run is stopped.
    fn given_up(&self, _name: &Name) {}
}

/// Nobody looks on.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unobserved;

impl Observe for Unobserved {}
