//! What names of people look like, word by word, and the words beside them that are none.

use foldhash::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::{data, names};

/// Words beside names.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Beside {
    /// How somebody attended: "afbud".
    pub attending: HashSet<String>,
    /// What the person is, before the name: "formand".
    pub roles: HashSet<String>,
    /// "og", "fra": no title of the name behind them.
    pub connectives: HashSet<String>,
    /// "Alle", "Tlf": begin lines without being names.
    pub no_names: HashSet<String>,
}

/// The words of the program.
pub(super) fn words() -> &'static Beside {
    static WORDS: LazyLock<Beside> = LazyLock::new(|| data(include_str!("data/people.toml")));
    &WORDS
}

/// `KD-Net`, `DGI-Huset`
pub(super) fn begins_with_initialism(word: &str) -> bool {
    word.split_once('-').is_some_and(|(letters, rest)| {
        letters.chars().count() >= 2
            && letters.chars().all(char::is_uppercase)
            && rest.starts_with(char::is_uppercase)
            && rest.chars().any(char::is_lowercase)
    })
}

/// `KiAP`, `MedCom`; not `Schmidt-Hansen`, `McArthur`, `O'Neill`.
pub(super) fn has_inner_capital(word: &str) -> bool {
    let scottish = word.starts_with("Mc") || word.starts_with("Mac");
    let mut previous = ' ';
    word.chars().any(|c| {
        let inner = c.is_uppercase() && previous.is_lowercase();
        previous = c;
        inner && !scottish
    })
}

/// "Per Dam PD", "Per Dam/PD" without the letters that stand for the name.
pub(super) fn without_letters(name: &str) -> &str {
    let Some((bare, letters)) = name.rsplit_once([' ', '/']) else { return name };
    let mut in_name = bare.chars().flat_map(char::to_uppercase);
    let are_letters = (2..=4).contains(&letters.chars().count())
        && letters.chars().all(char::is_uppercase)
        && letters.starts_with(|first| bare.starts_with(first))
        && letters.chars().all(|letter| in_name.any(|one| one == letter));
    // "Per Dam DH", "Mette Birk BUPL": of which body
    let is_body = (2..=if bare.contains(' ') { 5 } else { 3 }).contains(&letters.chars().count())
        && letters.chars().all(char::is_uppercase)
        && names::begins_with_name(bare);
    if (are_letters || is_body) && !bare.chars().all(|c| c.is_uppercase() || c == ' ') {
        bare.trim_end()
    } else {
        name
    }
}

/// `Ida`, `Schmidt-Hansen`, `E.`, `McArthur`, `O'Neill`, `"Basse"`
pub(super) fn is_name_word(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    let quoted = |open: char| word.strip_prefix(open)?.strip_suffix(QUOTES);
    let word = QUOTES.iter().find_map(|mark| quoted(*mark)).unwrap_or(word); // "Pedro"
    let word = word.strip_prefix("d'").or_else(|| word.strip_prefix("d’")).unwrap_or(word);
    word.starts_with(char::is_uppercase)
        && !word.ends_with('-') // "Økonomi- og planchef"
        && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'))
        && !(word.chars().count() > 2 && word.chars().all(|c| c.is_uppercase() || c == '-'))
}

/// Marks around what somebody is called.
const QUOTES: &[char] = &['"', '\'', '”', '“', '„', '’', '‘', '«', '»'];

/// Capitalised words that begin lines without being names.
pub(super) fn is_no_first_name(word: &str) -> bool {
    words().no_names.contains(word)
}
