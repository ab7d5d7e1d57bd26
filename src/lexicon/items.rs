//! Vocabulary of agenda items.

use serde::Deserialize;

use super::affixes::Beginnings;
use super::{Pattern, alternatives, pattern};
use crate::record::model::ItemType;

#[derive(Deserialize)]
struct Marks {
    decision: Vec<String>,
    information: Vec<String>,
    discussion: Vec<String>,
}

#[derive(Deserialize)]
struct Numbers {
    prefixes: Vec<String>,
}

#[derive(Deserialize)]
struct Standing {
    titles: Vec<String>,
    complete: Vec<String>,
    closed: Vec<String>,
    kinds: Vec<String>,
    breaks: Vec<String>,
    nothing: Vec<String>,
    closing: Vec<String>,
    leading_on: Vec<String>,
}

#[derive(Deserialize)]
struct Columns {
    titles: Vec<String>,
    minutes: Vec<String>,
}

#[derive(Deserialize)]
pub(super) struct Data {
    marks: Marks,
    numbers: Numbers,
    standing: Standing,
    columns: Columns,
}

/// Marks, prefixes and standing titles of agenda items.
#[derive(Debug)]
pub struct ItemWords {
    marks: Vec<(String, ItemType)>,
    /// `(B)` anywhere in a line; group 1 is what stands between the brackets.
    pub mark: Pattern,
    /// Number at the start of a line, see `segment::heads`.
    pub number: Pattern,
    titles: Beginnings<()>,
    complete: Vec<String>,
    closed: Beginnings<()>,
    kinds: Vec<String>,
    breaks: Beginnings<()>,
    nothing: Vec<String>,
    closing: Beginnings<()>,
    leading_on: Vec<String>,
    title_columns: Vec<String>,
    minute_columns: Vec<String>,
}

impl ItemWords {
    pub(super) fn new(data: Data) -> Self {
        let marks: Vec<_> = [
            (data.marks.decision, ItemType::Decision),
            (data.marks.information, ItemType::Information),
            (data.marks.discussion, ItemType::Discussion),
        ]
        .into_iter()
        .flat_map(|(words, kind)| words.into_iter().map(move |word| (word, kind)))
        .collect();
        // "(B)" is a mark, "(b)" a letter of a list.
        let (letters, words): (Vec<_>, Vec<_>) =
            marks.iter().map(|(word, _)| word.as_str()).partition(|word| word.len() == 1);
        let mark = pattern(&format!(
            r"[(\[]\s*((?i:{words})|(?:{letters})(?:\s?[/,+&]\s?(?:{letters}))*)\s*[)\]]",
            words = alternatives(words.into_iter()),
            letters = alternatives(letters.into_iter()).to_uppercase()
        ));
        let prefixes: Vec<_> = data
            .numbers
            .prefixes
            .iter()
            .map(|prefix| regex::escape(prefix).replace(' ', r"\.?\s*"))
            .collect();
        let number = pattern(&format!(
            r"(?ix)^(?:(?P<prefix>{})\.?:?\s*)?
              (?:(?P<path>\d{{1,2}}(?:\.\d{{1,2}})+)(?P<path_close>[.:)]*)
                |(?P<spaced>\d{{1,3}})\s(?P<with>[a-z])(?P<spaced_close>[.)]+)
                |(?P<number>\d{{1,4}})(?P<letter>[a-z]\b)?(?P<close>\.\s(?:punkt|pkt)\b[.:]*|/\s|\s?[.:)>–-]*)
                |(?P<lettered>[a-d]\d{{1,2}})(?P<lettered_close>[.:)]+)
                |(?P<alpha>[a-z])\s{{0,2}}(?P<alpha_close>[.):]+)
                |\((?P<bracket>[a-z0-9]{{1,2}})\)
                |(?P<roman>[ivx]{{1,5}})(?P<roman_close>[.)]+|\t|\s{{2}}))
              (?P<gap>[\s\u{{200b}}]*)",
            prefixes.join("|")
        ));
        Self {
            marks,
            mark,
            number,
            titles: data.standing.titles.into_iter().collect(),
            complete: data.standing.complete,
            closed: data.standing.closed.into_iter().collect(),
            kinds: data.standing.kinds,
            breaks: data.standing.breaks.into_iter().collect(),
            nothing: data.standing.nothing,
            closing: data.standing.closing.into_iter().collect(),
            leading_on: data.standing.leading_on,
            title_columns: data.columns.titles,
            minute_columns: data.columns.minutes,
        }
    }

    /// "emne": the head of a column of titles, in small letters.
    pub fn heads_titles(&self, word: &str) -> bool {
        self.title_columns.iter().any(|one| one == word)
    }

    /// "referat": the head of a column of what was minuted, in small letters.
    pub fn heads_minutes(&self, word: &str) -> bool {
        self.minute_columns.iter().any(|one| one == word)
    }

    /// The type that a mark stands for: of several ("D/B"), the one that leads furthest.
    pub fn item_type(&self, mark: &str) -> Option<ItemType> {
        let mark = mark.trim().to_lowercase();
        let kind = |mark: &str| {
            let mut marks = self.marks.iter();
            marks.find(|(word, _)| word == mark).map(|(_, kind)| *kind)
        };
        let letters = || {
            let each = mark.split(['/', ',', '+', '&']).map(str::trim);
            let kinds: Option<Vec<_>> =
                each.map(|one| kind(one).filter(|_| one.chars().count() == 1)).collect();
            let kinds = kinds.unwrap_or_default();
            let order = [ItemType::Decision, ItemType::Discussion, ItemType::Information];
            order.into_iter().find(|kind| kinds.contains(kind))
        };
        kind(&mark).or_else(letters)
    }

    /// Whether nearly every agenda has an item with this title.
    pub fn is_standing(&self, title: &str) -> bool {
        starts_with_word(title, &self.titles)
    }

    /// Whether the title ends agendas: "Eventuelt", "Næste møde".
    pub fn is_closing(&self, title: &str) -> bool {
        starts_with_word(title, &self.closing)
    }

    /// Whether the words are a title that is whole as it stands: "Eventuelt".
    pub fn is_complete(&self, title: &str) -> bool {
        let title = title.trim().trim_end_matches(['.', ':']).to_lowercase();
        self.complete.contains(&title)
    }

    /// Whether a title goes on behind the word: "for", "vedr."
    pub fn leads_on(&self, word: &str) -> bool {
        self.leading_on.contains(&word.trim_end_matches('.').to_lowercase())
    }

    /// Whether the words say that there was nothing to minute: "Intet nyt."
    pub fn is_nothing(&self, words: &str) -> bool {
        let words = words.trim().trim_end_matches(['.', '!']).to_lowercase();
        self.nothing.contains(&words)
    }

    /// Whether the words say that an item was closed to the public.
    pub fn is_closed(&self, words: &str) -> bool {
        starts_with_word(words, &self.closed)
    }

    /// Whether the words say what sort of item a title is about: "Temadrøftelse".
    pub fn is_kind(&self, words: &str) -> bool {
        self.kinds.contains(&words.trim().to_lowercase())
    }

    /// Whether the line is a break between items.
    pub fn is_break(&self, words: &str) -> bool {
        words.chars().count() < 40 && starts_with_word(words, &self.breaks)
    }
}

fn starts_with_word(text: &str, beginnings: &Beginnings<()>) -> bool {
    let text = text.trim_start().to_lowercase();
    beginnings.of(&text).any(|(beginning, ())| {
        text.get(beginning.len()..).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}
