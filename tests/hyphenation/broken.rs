//! Known text broken at random widths, put together again, and counted by class.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use referat::diagnostic::Diagnostics;
use referat::layout::{BlockKind, Layout};
use referat::lexicon::Lexicon;
use referat::normalize::{Attested, NormalizedText, attest, normalize_within};

use crate::layouts::{block, line};
use crate::undoing;

/// What a hyphen at a line's end is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Put there when the line was broken.
    Soft,
    /// The writer's own.
    Hard,
    /// The writer's own, with a space after it.
    Suspended,
    /// A dash.
    Dash,
}

/// The texts: invented minutes, one paragraph per line.
pub const TEXTS: [&str; 12] = [
    include_str!("data/texts/01-sundhedsforum.txt"),
    include_str!("data/texts/02-byraad.txt"),
    include_str!("data/texts/03-ejerforening.txt"),
    include_str!("data/texts/04-skolebestyrelse.txt"),
    include_str!("data/texts/05-menighedsraad.txt"),
    include_str!("data/texts/06-idraetsforening.txt"),
    include_str!("data/texts/07-vandvaerk.txt"),
    include_str!("data/texts/08-styregruppe.txt"),
    include_str!("data/texts/09-boligselskab.txt"),
    include_str!("data/texts/10-universitet.txt"),
    include_str!("data/texts/11-landboforening.txt"),
    include_str!("data/texts/12-ungdomsraad.txt"),
];

/// Numbers that look random and are the same in every run (xorshift).
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % 1_000_003).unwrap() % end
    }
}

/// A paragraph broken into lines, with the class of each hyphen at a line's end.
pub fn break_lines(
    paragraph: &str,
    style: Style<'_>,
    random: &mut Random,
) -> (Vec<String>, Vec<Class>) {
    let mut breaker =
        Breaker { style, lines: Vec::new(), classes: Vec::new(), line: String::new() };
    for word in paragraph.split(' ') {
        breaker.word(word, random);
    }
    breaker.lines.push(breaker.line);
    (breaker.lines, breaker.classes)
}

/// How text is broken.
#[derive(Debug, Clone, Copy)]
pub struct Style<'a> {
    /// What is put at the end of a line inside a word.
    pub hyphen: &'a str,
    /// Whether lines end at the writer's own hyphens and dashes, however short they are.
    pub at_own: bool,
}

struct Breaker<'a> {
    style: Style<'a>,
    lines: Vec<String>,
    classes: Vec<Class>,
    line: String,
}

impl Breaker<'_> {
    fn word(&mut self, word: &str, random: &mut Random) {
        let mut word = word.to_owned();
        loop {
            let width = 30 + random.below(40);
            let used = self.line.chars().count() + usize::from(!self.line.is_empty());
            let own = self.style.at_own && self.line.ends_with(['-', '–']);
            if !own && used + word.chars().count() <= width && !self.has_own(&word) {
                break;
            }
            let room = width.saturating_sub(used);
            if let Some((head, tail, class)) = split(&word, room, random).filter(|_| !own) {
                self.push(&head);
                self.line.push_str(if class == Class::Soft { self.style.hyphen } else { "" });
                self.classes.push(class);
                self.lines.push(std::mem::take(&mut self.line));
                word = tail;
            } else if self.line.is_empty() {
                break;
            } else {
                self.classes.extend(class_of_end(&self.line));
                self.lines.push(std::mem::take(&mut self.line));
            }
        }
        self.push(&word);
    }

    fn has_own(&self, word: &str) -> bool {
        let inner = word.trim_matches(|c: char| !c.is_alphanumeric());
        self.style.at_own && inner.contains('-')
    }

    fn push(&mut self, word: &str) {
        if !self.line.is_empty() {
            self.line.push(' ');
        }
        self.line.push_str(word);
    }
}

fn class_of_end(line: &str) -> Option<Class> {
    let before = line.strip_suffix(['-', '–'])?;
    Some(if before.ends_with(char::is_alphanumeric) { Class::Suspended } else { Class::Dash })
}

/// Cuts a word so that its head (and a hyphen) fits into `room` characters.
fn split(word: &str, room: usize, random: &mut Random) -> Option<(String, String, Class)> {
    let letters: Vec<char> = word.chars().collect();
    let anywhere = random.below(10) == 0;
    let end = room.min(letters.len());
    let (at, class) = (2..end).rev().find_map(|at| {
        let own = letters[at - 1] == '-' && letters[at].is_alphanumeric();
        let class = if own { Class::Hard } else { Class::Soft };
        (own || is_syllable(&letters, at, anywhere)).then_some((at, class))
    })?;
    Some((letters[..at].iter().collect(), letters[at..].iter().collect(), class))
}

/// Whether a syllable may begin at `at`: a consonant with a vowel after it.
fn is_syllable(letters: &[char], at: usize, anywhere: bool) -> bool {
    let vowel = |c: &char| "aeiouyæøåAEIOUYÆØÅé".contains(*c);
    let run = |c: &&char| c.is_alphabetic();
    let left: Vec<_> = letters[..at].iter().rev().take_while(run).collect();
    let right: Vec<_> = letters[at..].iter().take_while(run).collect();
    let whole = left.len() >= 2 && right.len() >= 2;
    let vowels = left.iter().any(|c| vowel(c)) && right.iter().any(|c| vowel(c));
    let small = letters[at].is_lowercase();
    whole && vowels && small && (anywhere || (!vowel(&letters[at]) && vowel(&letters[at + 1])))
}

/// How each hyphen at a line's end was read, in order.
fn readings(layout: &Layout, found: &NormalizedText) -> Vec<Class> {
    let mut readings = Vec::new();
    for (block, paragraph) in layout.blocks.iter().zip(&found.paragraphs) {
        let text: Vec<char> = found.words(paragraph).chars().collect();
        let mut at = 0;
        for (index, line) in block.lines.iter().enumerate() {
            let words: Vec<char> = line.text.chars().filter(|c| !c.is_whitespace()).collect();
            let hangs = index + 1 < block.lines.len()
                && words.last().is_some_and(|c| "-–\u{ad}\u{2010}".contains(*c));
            let whole = if hangs { &words[..words.len() - 1] } else { &words[..] };
            for _ in whole {
                at += text[at..].iter().take_while(|c| c.is_whitespace()).count() + 1;
            }
            if hangs {
                let (reading, length) = reading(&text[at..]);
                readings.push(reading);
                at += length;
            }
        }
    }
    readings
}

/// What stands where the hyphen was.
fn reading(rest: &[char]) -> (Class, usize) {
    match rest {
        ['-', ' ', ..] => (Class::Suspended, 1),
        ['-', ..] => (Class::Hard, 1),
        [' ', '-' | '–', ..] => (Class::Dash, 2),
        _ => (Class::Soft, 0),
    }
}

/// Counts by what was right and what was read.
#[derive(Debug, Default)]
pub struct Score(BTreeMap<(Class, Class), usize>);

impl Score {
    fn sites(&self) -> usize {
        self.0.values().sum()
    }

    fn sum(&self, wanted: impl Fn(Class, Class) -> bool) -> f64 {
        let counts = self.0.iter().filter(|((right, read), _)| wanted(*right, *read));
        f64::from(u32::try_from(counts.map(|(_, count)| count).sum::<usize>()).unwrap())
    }

    fn precision(&self, class: Class) -> f64 {
        self.sum(|right, read| right == class && read == class) / self.sum(|_, read| read == class)
    }

    fn recall(&self, class: Class) -> f64 {
        self.sum(|right, read| right == class && read == class)
            / self.sum(|right, _| right == class)
    }

    fn accuracy(&self) -> f64 {
        self.sum(|right, read| right == read) / self.sum(|_, _| true)
    }

    fn at_least(&self, class: Class, precision: f64, recall: f64) {
        assert!(self.precision(class) >= precision, "precision of {class:?}: {}", self.report());
        assert!(self.recall(class) >= recall, "recall of {class:?}: {}", self.report());
    }

    fn report(&self) -> String {
        let mut report =
            format!("{} sites, {:.2} % right\n", self.sites(), 100.0 * self.accuracy());
        for class in [Class::Soft, Class::Hard, Class::Suspended, Class::Dash] {
            let count = self.sum(|right, _| right == class);
            let (precision, recall) = (self.precision(class), self.recall(class));
            writeln!(report, "{class:?}: {count} sites, P {precision:.4} R {recall:.4}").unwrap();
        }
        report
    }
}

/// A text broken, with the class of each hyphen at a line's end.
fn broken(text: &str, style: Style<'_>, random: &mut Random) -> (Layout, Vec<Class>) {
    let (mut layout, mut classes) = (Layout::default(), Vec::new());
    for paragraph in text.lines() {
        let (lines, found) = break_lines(paragraph, style, random);
        let lines = lines.iter().zip(1..).map(|(text, number)| line(text, number));
        layout.blocks.push(block(BlockKind::Paragraph, lines.collect()));
        classes.extend(found);
    }
    (layout, classes)
}

/// The texts broken and put together `times` times with this hyphen.
fn score(style: Style<'_>, times: u64) -> (Score, Vec<String>) {
    score_within(None, style, times)
}

/// The same with the evidence of a folder.
fn score_within(folder: Option<&Attested>, style: Style<'_>, times: u64) -> (Score, Vec<String>) {
    let (mut score, mut wrong) = (Score::default(), Vec::new());
    for (number, text) in (1..).zip(TEXTS) {
        for time in 0..times {
            let mut random = Random(number * 7_919 + time * 104_729 + 1);
            let (layout, classes) = broken(text, style, &mut random);
            undoing::check(&layout);
            let found =
                normalize_within(&layout, folder, Lexicon::danish(), &mut Diagnostics::default());
            let readings = readings(&layout, &found);
            assert_eq!(classes.len(), readings.len());
            for (right, read) in classes.into_iter().zip(readings) {
                *score.0.entry((right, read)).or_default() += 1;
            }
            let same = text.lines().zip(found.text.lines());
            wrong.extend(
                same.filter(|(one, other)| one != other)
                    .map(|(one, other)| first_difference(one, other)),
            );
        }
    }
    (score, wrong)
}

fn first_difference(right: &str, found: &str) -> String {
    let pairs = right.split(' ').zip(found.split(' '));
    let (right, found) = pairs.clone().find(|(one, other)| one != other).unwrap_or_default();
    format!("{found} for {right}")
}

const PLAIN: Style<'static> = Style { hyphen: "-", at_own: false };

#[test]
fn broken_text_is_put_together() {
    let (score, wrong) = score(PLAIN, 12);
    eprintln!("broken anywhere: {}{}", score.report(), wrong.join("\n"));
    assert!(score.sites() >= 1_500, "too few sites");
    assert!(score.accuracy() >= 0.998);
    score.at_least(Class::Soft, 0.998, 0.999);
    score.at_least(Class::Hard, 0.95, 0.90);
    score.at_least(Class::Suspended, 0.95, 0.99);
    score.at_least(Class::Dash, 0.99, 0.99);
}

#[test]
fn own_hyphens_survive() {
    let (score, wrong) = score(Style { at_own: true, ..PLAIN }, 4);
    eprintln!("broken at own hyphens: {}{}", score.report(), wrong.join("\n"));
    score.at_least(Class::Soft, 0.99, 0.999);
    score.at_least(Class::Hard, 0.99, 0.97);
    score.at_least(Class::Suspended, 0.99, 0.99);
    score.at_least(Class::Dash, 0.99, 0.99);
}

/// The folder is the same texts, broken at other places.
#[test]
fn the_folder_knows_more_than_the_document() {
    let mut folder = Attested::default();
    for (number, text) in (1..).zip(TEXTS) {
        let mut random = Random(number * 15_485_863);
        let (layout, _) = broken(text, PLAIN, &mut random);
        attest(&layout, &mut folder);
    }
    let (score, wrong) = score_within(Some(&folder), PLAIN, 4);
    eprintln!("with a folder: {}{}", score.report(), wrong.join("\n"));
    assert!(score.accuracy() >= 0.998);
}

/// A setter that breaks words with a character of its own leaves no doubt (and the writer's
/// hyphens are `-` in every text).
#[test]
fn hyphens_of_the_setter_are_never_in_doubt() {
    for hyphen in ["\u{ad}", "\u{2010}"] {
        for at_own in [false, true] {
            let (score, wrong) = score(Style { hyphen, at_own }, 2);
            eprintln!("broken with {hyphen:?}: {}{}", score.report(), wrong.join("\n"));
            assert!(score.recall(Class::Soft) > 0.999_999);
            assert!(score.accuracy() > 0.995);
        }
    }
}
