//! What tells a person's title and organisation from the name.

use std::sync::LazyLock;

use serde::Deserialize;

use super::affixes::Endings;
use super::name_shapes::{
    self, begins_with_initialism, has_inner_capital, is_name_word, is_no_first_name,
    without_letters,
};
use super::{Pattern, names};

#[derive(Deserialize)]
pub(super) struct Titles {
    endings: Vec<String>,
    abbreviations: Vec<String>,
}

#[derive(Deserialize)]
pub(super) struct Organizations {
    words: Vec<String>,
    endings: Vec<String>,
}

/// Job titles and words of organisations.
#[derive(Debug)]
pub struct PeopleWords {
    title_endings: Endings<()>,
    title_abbreviations: Vec<String>,
    /// Whether each also ends longer words.
    organization_words: Endings<bool>,
}

impl PeopleWords {
    pub(super) fn new(titles: Titles, organizations: Organizations) -> Self {
        /// Shorter words of the list are whole words: "bank", no "Sandbank".
        const SHORTEST_ENDING: usize = 5;
        let is_ending = |word: &String| word.chars().count() >= SHORTEST_ENDING;
        let words = organizations.words.into_iter().map(|word| (is_ending(&word), word));
        let endings = organizations.endings.into_iter().map(|word| (true, word));
        Self {
            title_endings: titles.endings.into_iter().collect(),
            title_abbreviations: titles.abbreviations,
            organization_words: words.chain(endings).map(|(ends, word)| (word, ends)).collect(),
        }
    }

    /// Whether a word is a job title, by its ending.
    pub fn is_title_word(&self, word: &str) -> bool {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let lower = word.to_lowercase();
        let is_degree = ["stud.", "cand.", "ph.d", "dr.", "lic.", "mag."];
        if is_degree.iter().any(|degree| lower.starts_with(degree)) {
            return true;
        }
        self.title_abbreviations.iter().any(|title| title == word)
            || self.title_endings.of(&lower).next().is_some()
    }

    /// Whether the word itself is on the list of organisations: "KL".
    pub fn is_known_organization(&self, word: &str) -> bool {
        self.is_on_the_list(&word.to_lowercase())
    }

    fn is_on_the_list(&self, lower: &str) -> bool {
        self.organization_words.of(lower).any(|(known, _)| known == lower)
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
            || begins_with_initialism(bare)
            || self.organization_words.of(&lower).any(|(known, ends)| *ends || lower == *known)
    }
}

impl PeopleWords {
    /// The longest word of organisations that a word ends in: "ministeriet".
    pub fn organization_ending<'a>(&'a self, word: &'a str) -> Option<&'a str> {
        let words = self.organization_words.of(word).map(|(known, _)| known.as_str());
        words.max_by_key(|known| known.len())
    }
}

/// "Nikolaj 9.b" goes to school form 9.b, "Bo have 29", "Ida Holm nr. 7" and "Per Dam #12" live
/// there; a role may stand behind it: "Per Dam #12 formand".
static HOME: LazyLock<Pattern> = LazyLock::new(|| {
    super::pattern(
        r"\s(?:\d{1,2}\.?\s?[a-zA-ZæøåÆØÅ]\.?|\d{3}[A-Z]|\d{1,2}\.\s?(?:klasse|kl\.?)|(?:(?i:nr|hus|have|bolig|lejl|lejlighed|parcel|opgang)\.?\s?(?:nr\.?\s?)?\d+[a-z]?)(?:\s\p{L}+)?)$|\s?#\s?\d+[a-z]?(?:\s\p{L}+)?$",
    )
});

/// A name without the school form or house number behind it.
pub fn without_home(name: &str) -> &str {
    HOME.find(name).and_then(|home| name.get(..home.start())).unwrap_or(name)
}

impl PeopleWords {
    /// Whether the words can be the name of a person: one to six capitalised words, none of
    /// them a word of organisations.
    pub fn is_name(&self, words: &str) -> bool {
        let words: Vec<&str> = words.split_whitespace().collect();
        if names::is_unevenly_written(&words) {
            return !words.iter().any(|word| self.is_known_organization(word));
        }
        let capitals = words.iter().filter(|word| is_name_word(word)).count();
        (1..=6).contains(&words.len())
            && words.iter().all(|word| is_name_word(word) || names::is_particle(word))
            && capitals > 0
            && words.first().is_some_and(|first| is_name_word(first) && !is_no_first_name(first))
            && words.iter().any(|word| word.trim_end_matches('.').chars().count() > 1)
            && !words.iter().any(|word| self.is_organization_word(word))
    }

    /// The same, or a name behind a role: "Formand Bo Ravn"; a house number may stand behind it.
    pub fn is_name_or_role(&self, words: &str) -> bool {
        let words = words.trim_start_matches(['•', '-', '–', '*', ' ', '[', ']', 'x', '\t']).trim();
        let words = self.behind_child(words).unwrap_or(words);
        let words = without_home(words);
        if self.office_before(words).is_some() {
            return true;
        }
        let name = words.split_once(' ').filter(|(role, _)| {
            name_shapes::words().roles.contains(&role.trim_end_matches(':').to_lowercase())
        });
        let name = self.without_calling(name.map_or(words, |(_, name)| name));
        self.is_name(name.get(self.title_before(name).unwrap_or_default()..).unwrap_or(name))
    }

    /// The name in "Asgers mor Ida".
    pub fn behind_child<'a>(&self, words: &'a str) -> Option<&'a str> {
        static CHILD: LazyLock<Pattern> = LazyLock::new(|| {
            super::pattern(
                r"^\p{Lu}[\p{L}-]*s\s(?:(?:bonus|pap)?(?:mor|far)|mormor|morfar|farmor|farfar),?\s(?P<name>\p{Lu}.*)$",
            )
        });
        let name = CHILD.captures(words)?.name("name")?.as_str();
        self.is_name(name.split(['(', ',']).next()?.trim()).then_some(name)
    }

    /// The names in "4.b: Ida og Bo", "6. klasse: Stine Vang": those who came for a class.
    pub fn behind_class<'a>(&self, words: &'a str) -> Option<&'a str> {
        static CLASS: LazyLock<Pattern> = LazyLock::new(|| {
            super::pattern(r"^\d{1,2}\.?\s?(?:[A-Za-z]|klasse):\s(?P<names>\p{Lu}.*)$")
        });
        let names = CLASS.captures(words)?.name("names")?.as_str();
        let mut each = names.split(['(', ',']).flat_map(|part| part.split(" og ")).map(str::trim);
        each.any(|name| names::begins_with_name(name) || self.is_name(name)).then_some(names)
    }

    /// The name in "ravn42 (Bo Ravn, kasserer)", with what is said about it: people have names on the
    /// net, and their own behind these.
    pub fn behind_handle<'a>(&self, words: &'a str) -> Option<&'a str> {
        static HANDLE: LazyLock<Pattern> =
            LazyLock::new(|| super::pattern(r"^(?P<handle>[\w.-]+)\s?\((?P<inside>[^()]+)\)$"));
        let found = HANDLE.captures(words)?;
        let inside = found.name("inside")?.as_str();
        let name = inside.split(',').next()?.trim();
        let handle = found.name("handle")?.as_str();
        // "Pingvin (Ida Holm)": no given name, before a whole one
        let is_handle =
            !self.is_name(handle) || !names::is_given_name(handle) && names::begins_with_name(name);
        (is_handle && self.is_name(name)).then_some(inside)
    }

    /// Where the name begins behind the organisation in "Kystby Kommune Ida Marie Holm (IMH)": the letters
    /// in the brackets tell.
    pub fn behind_organization(&self, words: &str) -> Option<usize> {
        let (before, behind) = words.split_once(" (")?;
        let length = behind.find(|c: char| !c.is_uppercase())?;
        let (letters, after) = behind.split_at_checked(length)?;
        let initials = |name: &str| {
            let words = name.split([' ', '-']).filter(|word| !names::is_particle(word));
            words.filter_map(|word| word.chars().next()).eq(letters.chars())
        };
        let is_name =
            |at: &usize| before.get(*at..).is_some_and(|name| initials(name) && self.is_name(name));
        let at = before.match_indices(' ').map(|(at, _)| at + 1).find(is_name)?;
        let body = before.get(..at)?.trim_end();
        let first = body.split(' ').next().unwrap_or_default();
        let is_body = !names::is_given_name(first)
            && !body.split(' ').any(|word| self.is_title_word(word))
            && !name_shapes::words().roles.contains(&body.to_lowercase());
        (letters.chars().count() >= 2 && after.starts_with([')', ',', ' ']) && is_body)
            .then_some(at)
    }

    /// The name before what somebody is: "Ida Holm formand", "Bo Ravn pædagogisk leder", with the letters
    /// for the name between them or alone: "Per Dam PD".
    pub fn without_calling<'a>(&self, words: &'a str) -> &'a str {
        let starts = words.match_indices(' ').map(|(at, _)| at);
        let (name, calling) = starts
            .map(|at| words.split_at(at))
            .find(|(_, behind)| behind.trim_start().starts_with(char::is_lowercase))
            .unwrap_or((words, ""));
        let calls = calling.is_empty() || {
            let last = calling.rsplit(' ').next().unwrap_or_default();
            let calls =
                self.is_title_word(last) || name_shapes::words().attending.contains(calling.trim());
            calling.split_whitespace().count() <= 3 && calls
        };
        let bare = without_letters(name.trim_end());
        let role = bare.rsplit_once(' ').filter(|(name, role)| {
            name.contains(' ') && name_shapes::words().roles.contains(&role.to_lowercase())
        });
        let bare = role.map_or(bare, |(name, _)| name); // "Ida Holm Formand"
        let known = bare.contains(' ') || names::is_given_name(bare);
        if calls && bare.len() < words.len() && known && self.is_name(bare) { bare } else { words }
    }

    /// Bytes of the job title that stands before a name: "Driftschef Leo Kvist", "pædagogisk
    /// leder Karin Friis", "Chef i Danske Kyster Bo Ravn".
    pub fn title_before(&self, words: &str) -> Option<usize> {
        const MOST_WORDS: usize = 4;
        let starts = words.match_indices(' ').map(|(at, space)| at + space.len()).take(MOST_WORDS);
        let title = starts.filter(|start| self.is_title(words, *start)).last();
        title.or_else(|| self.office_before(words))
    }

    /// Bytes of "Chef i Danske Kyster " before the name of its bearer.
    fn office_before(&self, words: &str) -> Option<usize> {
        static OFFICE: LazyLock<Pattern> = LazyLock::new(|| {
            super::pattern(
                r"^(?:\p{L}+\.?\s){0,2}?(?P<title>\p{L}+)\s(?:i|for|ved|hos|på|af|fra)\s(?P<of>\p{Lu}.*|\p{Ll}+(?:en|et)\s\p{Lu}.*)$",
            )
        });
        let found = OFFICE.captures(words)?;
        if !self.is_title_word(found.name("title")?.as_str()) {
            return None;
        }
        let body = found.name("of")?;
        let starts = body.as_str().match_indices(' ').map(|(at, _)| body.start() + at + 1);
        let name_from = |start: &usize| {
            let name = words.get(*start..).unwrap_or_default();
            let before = words.get(..*start).unwrap_or_default().trim_end();
            let first = name.split(' ').next().unwrap_or_default();
            let whose = before.rsplit(' ').next().unwrap_or_default();
            let named = names::is_given_name(first) || self.is_organization_word(whose);
            name.contains(' ') && named && self.is_name(name)
        };
        let starts: Vec<usize> = starts.filter(name_from).collect();
        let given = |start: &&usize| {
            let name = words.get(**start..).unwrap_or_default();
            names::is_given_name(name.split(' ').next().unwrap_or_default())
        };
        starts.iter().find(given).or(starts.first()).copied()
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
            && !title
                .split_whitespace()
                .any(|word| name_shapes::words().connectives.contains(word));
        // "Senior Controller Ida Holm"
        let foreign = names::begins_with_name(name)
            && !names::is_given_name(title.split(' ').next().unwrap_or_default());
        (self.is_title_word(last) || small)
            && (opens || described || foreign)
            && self.is_name(name)
            && !self.is_title_word(first_name)
    }
}
