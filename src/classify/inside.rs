//! Labels of people in the midst of a line: "Bestyrelsesmøde d. 6/3 Til stede: Ida, Bo Afbud: Stine".

use std::sync::LazyLock;

use super::labels::Labels;
use crate::lexicon::{Lexicon, Pattern, pattern};

impl Labels {
    /// Counts those of a line that have names behind them.
    pub(super) fn count_inside(&mut self, line: &str, lexicon: &Lexicon) {
        static LABEL: LazyLock<Pattern> = LazyLock::new(|| {
            pattern(
                r"\s(?:(?P<came>Til\s?stede|Mødt|Fremmødte?)|(?P<missed>Afbud|Fraværende)|(?P<led>Ordstyrer|Dirigent|Mødeleder)|(?P<taker>Referent)):\s?(?P<first>\p{Lu}[^\s,.(]+)",
            )
        });
        if !line.contains(':') {
            return;
        }
        for found in LABEL.captures_iter(line) {
            let first = found.name("first").map_or("", |first| first.as_str());
            if !lexicon.people.is_name_or_role(first) {
                continue;
            }
            let is = |name: &str| found.name(name).is_some();
            self.people += usize::from(is("came") || is("missed"));
            self.came |= is("came");
            self.missed |= is("missed");
            self.minute_taker |= is("taker");
            self.led |= is("taker") || is("led");
        }
    }
}
