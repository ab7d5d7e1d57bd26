//! What tells a person's title and organisation from the name.

use std::sync::LazyLock;

use serde::Deserialize;

use super::Pattern;

#[derive(Deserialize)]
pub(super) struct Titles {
    endings: Vec<String>,
    abbreviations: Vec<String>,
}

#[derive(Deserialize)]
pub(super) struct Organizations {
    words: Vec<String>,
}

/// Job titles and words of organisations.
#[derive(Debug)]
pub struct PeopleWords {
    title_endings: Vec<String>,
    title_abbreviations: Vec<String>,
    organization_words: Vec<String>,
}

impl PeopleWords {
    pub(super) fn new(titles: Titles, organizations: Organizations) -> Self {
        Self {
            title_endings: titles.endings,
            title_abbreviations: titles.abbreviations,
            organization_words: organizations.words,
        }
    }

    /// Whether a word is a job title, by its ending.
    pub fn is_title_word(&self, word: &str) -> bool {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let lower = word.to_lowercase();
        self.title_abbreviations.iter().any(|title| title == word)
            || self.title_endings.iter().any(|ending| lower.ends_with(ending.as_str()))
    }

    /// Whether the word itself is on the list of organisations: "KL".
    pub fn is_known_organization(&self, word: &str) -> bool {
        self.organization_words.contains(&word.to_lowercase())
    }

    /// Whether a word makes the phrase around it the name of an organisation: it is one of
    /// the list, ends in one ("Sundhedsdatastyrelsen"), or is an initialism ("KL").
    pub fn is_organization_word(&self, word: &str) -> bool {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '/');
        let lower = bare.to_lowercase();
        let initialism = bare.chars().count() >= 2
            && bare.chars().any(char::is_uppercase)
            && bare.chars().all(|c| c.is_uppercase() || c.is_numeric());
        initialism
            || has_inner_capital(bare)
            || self.organization_words.iter().any(|known| {
                lower == *known || (known.chars().count() > 4 && lower.ends_with(known.as_str()))
            })
    }
}

impl PeopleWords {
    /// The longest word of organisations that a word ends in: "ministeriet".
    pub fn organization_ending(&self, word: &str) -> Option<&str> {
        let words = self.organization_words.iter().filter(|known| word.ends_with(known.as_str()));
        words.max_by_key(|known| known.len()).map(String::as_str)
    }
}

/// "Nikolaj 9.b" goes to school form 9.b, "Bo have 29", "Ida Holm nr. 7" and "Per Dam #12" live
/// there; a role may stand behind it: "Per Dam #12 formand".
static HOME: LazyLock<Pattern> = LazyLock::new(|| {
    super::pattern(
        r"\s(?:\d{1,2}\.?\s?[a-zA-ZæøåÆØÅ]\.?|\d{1,2}\.\s?(?:klasse|kl\.?)|(?:(?i:nr|hus|have|bolig|lejl|lejlighed|parcel|opgang)\.?\s?(?:nr\.?\s?)?\d+[a-z]?|#\s?\d+)(?:\s\p{L}+)?)$",
    )
});

/// A name without the school form or house number behind it.
pub fn without_home(name: &str) -> &str {
    HOME.find(name).and_then(|home| name.get(..home.start())).unwrap_or(name)
}

/// Words that stand before a name in a list and say what the person is.
const ROLE_WORDS: &[&str] = &[
    "formand",
    "næstformand",
    "kasserer",
    "sekretær",
    "suppleant",
    "medlem",
    "bestyrelsesmedlem",
    "bestyrelsesmedlemmer",
    "medlemmer",
    "suppleanter",
    "referent",
];

/// Small words that are no title of the name behind them.
const CONNECTIVES: &[&str] = &[
    "og", "samt", "af", "fra", "for", "ved", "med", "til", "i", "på", "som", "der", "blev", "er",
    "var", "mellem", "hos", "om", "inkl.", "ekskl.", "plus", "kun", "ikke", "uden", "efter", "men",
];

/// Small words inside names.
const PARTICLES: &[&str] =
    &["von", "van", "de", "der", "den", "af", "la", "el", "al", "du", "da", "bin"];

impl PeopleWords {
    /// Whether the words can be the name of a person: one to six capitalised words, none of
    /// them a word of organisations.
    pub fn is_name(&self, words: &str) -> bool {
        let words: Vec<&str> = words.split_whitespace().collect();
        let capitals = words.iter().filter(|word| is_name_word(word)).count();
        (1..=6).contains(&words.len())
            && words.iter().all(|word| is_name_word(word) || PARTICLES.contains(word))
            && capitals > 0
            && words.first().is_some_and(|first| is_name_word(first) && !is_no_first_name(first))
            && words.iter().any(|word| word.trim_end_matches('.').chars().count() > 1)
            && !words.iter().any(|word| self.is_organization_word(word))
    }

    /// The same, or a name behind a role: "Formand Bo Ravn"; a house number may stand behind it.
    pub fn is_name_or_role(&self, words: &str) -> bool {
        let words = words.trim_start_matches(['•', '-', '–', '*', ' ', '[', ']', 'x', '\t']).trim();
        let words = without_home(words);
        let name = words.split_once(' ').filter(|(role, _)| {
            ROLE_WORDS.contains(&role.trim_end_matches(':').to_lowercase().as_str())
        });
        let name = name.map_or(words, |(_, name)| name);
        self.is_name(name.get(self.title_before(name).unwrap_or_default()..).unwrap_or(name))
    }

    /// The name in "ravn42 (Bo Ravn, kasserer)", with what is said about it: people have names on the
    /// net, and their own behind these.
    pub fn behind_handle<'a>(&self, words: &'a str) -> Option<&'a str> {
        static HANDLE: LazyLock<Pattern> =
            LazyLock::new(|| super::pattern(r"^(?P<handle>[\w.-]+)\s?\((?P<inside>[^()]+)\)$"));
        let found = HANDLE.captures(words)?;
        let inside = found.name("inside")?.as_str();
        let name = inside.split(',').next()?.trim();
        let is_handle = !self.is_name(found.name("handle")?.as_str());
        (is_handle && self.is_name(name)).then_some(inside)
    }

    /// Bytes of the job title that stands before a name: "Driftschef Leo Kvist", "pædagogisk
    /// leder Karin Friis".
    pub fn title_before(&self, words: &str) -> Option<usize> {
        const MOST_WORDS: usize = 4;
        let starts = words.match_indices(' ').map(|(at, space)| at + space.len()).take(MOST_WORDS);
        starts.filter(|start| self.is_title(words, *start)).last()
    }

    fn is_title(&self, words: &str, end: usize) -> bool {
        let (title, name) = words.split_at(end);
        let last = title.split_whitespace().next_back().unwrap_or_default();
        let opens = title.split_whitespace().count() == 1 || title.starts_with(char::is_lowercase);
        let described =
            title.split_whitespace().skip(1).all(|word| word.starts_with(char::is_lowercase));
        let first_name = name.split_whitespace().next().unwrap_or_default();
        // "digefoged Christian Momsen": a small letter before a whole name says what he is
        let small = title.split_whitespace().all(|word| word.starts_with(char::is_lowercase))
            && name.contains(' ')
            && !title.split_whitespace().any(|word| CONNECTIVES.contains(&word));
        (self.is_title_word(last) || small)
            && (opens || described)
            && self.is_name(name)
            && !self.is_title_word(first_name)
    }
}

/// `KiAP`, `MedCom`; not `Schmidt-Hansen`, `McArthur`, `O'Neill`.
fn has_inner_capital(word: &str) -> bool {
    let scottish = word.starts_with("Mc") || word.starts_with("Mac");
    let mut previous = ' ';
    word.chars().any(|c| {
        let inner = c.is_uppercase() && previous.is_lowercase();
        previous = c;
        inner && !scottish
    })
}

/// `Ida`, `Schmidt-Hansen`, `E.`, `McArthur`, `O'Neill`
fn is_name_word(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    word.starts_with(char::is_uppercase)
        && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'))
        && !(word.chars().count() > 2 && word.chars().all(char::is_uppercase))
}

/// Capitalised words that begin lines without being names.
fn is_no_first_name(word: &str) -> bool {
    const NO_NAMES: &[&str] = &[
        "Alle",
        "Bestyrelsen",
        "Ingen",
        "Der",
        "Det",
        "Den",
        "De",
        "Vi",
        "På",
        "For",
        "Fra",
        "Med",
        "Af",
        "Til",
        "Mødet",
        "Dagsorden",
        "Referat",
        "Punkt",
        "Pkt",
        "Afbud",
        "Hele",
        "Ovenstående",
        "Formand",
        "Kasserer",
        "Se",
        "Som",
        "Dato",
        "Tid",
        "Sted",
        "Velkomst",
        "Bilag",
        "Side",
        "Medlemmer",
        "Eventuelt",
        "Generalforsamling",
        "Bestyrelsesmøde",
        "Øvrige",
        "Beslutning",
        "Indstilling",
        "Godkendt",
        "Drøftet",
        "Udsat",
        "Taget",
    ];
    NO_NAMES.contains(&word)
}
