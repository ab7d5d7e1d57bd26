//! Names of people at line breaks.

use crate::lexicon::{Lexicon, is_given_name, is_surname};

/// Whether the line begins with the whole name of a person as an attendance list does:
/// `Ida Holm, kasserer`, `Bo Ravn (V)`, `Bo Ravn - suppleant`.
pub(in crate::layout) fn begins_with_person(text: &str) -> bool {
    const MOST_COMMAS: usize = 3;
    if begins_with_handle(text) {
        return true;
    }
    if !text.split(' ').take(2).all(|word| word.starts_with(char::is_uppercase)) {
        return false; // as most lines begin
    }
    let end = [",", " (", " - ", " – "].iter().filter_map(|sign| text.find(sign)).min();
    let name = end.and_then(|end| text.get(..end)).unwrap_or_default();
    let mut words = name.split(' ').peekable();
    let is_word = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '\''))
    };
    text.matches(", ").count() <= MOST_COMMAS
        && (2..=5).contains(&words.clone().count())
        && words.peek().is_some()
        && words.all(is_word)
}

/// Whether a list of people ends between a title and its bearer: `Lektor Ida Holm, Rektor` / `Bo Ravn`
pub(in crate::layout) fn ends_in_title(before: &str) -> bool {
    let is_title = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(char::is_alphabetic)
            && Lexicon::danish().people.is_title_word(word)
    };
    // "Ida Holm, Rektor" has the title behind the name
    before.rsplit_once(", ").is_some_and(|(list, last)| {
        let entry = list.rsplit([',', ':']).next().unwrap_or_default();
        is_title(last) && entry.split_whitespace().next().is_some_and(is_title)
    })
}

/// Whether the line is a person's name and nothing else, below another person of a list: `Bo Ravn`
/// under `Ida Holm (formand)` or `Ida Holm`.
pub(in crate::layout) fn lists_person(before: &str, after: &str) -> bool {
    let is_name = |text: &str| {
        let words: Vec<&str> = text.split(' ').collect();
        (2..=4).contains(&words.len())
            && words.iter().all(|word| {
                word.starts_with(char::is_uppercase)
                    && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '\''))
            })
    };
    let is_given = |text: &str| text.split(' ').next().is_some_and(is_given_name);
    let described = before.strip_suffix(')').and_then(|before| before.rsplit_once(" ("));
    let below = described.map_or(before, |(name, _)| name);
    is_name(after) && is_name(below) && (is_given(after) || is_given(below))
}

/// Whether the line ends between the names of a person of a list: `Bo Ravn (formand), Ida` /
/// `Holm (kasserer), Per Dam`; `Bo Ravn og Ida` / `Holm`.
pub(in crate::layout) fn breaks_name(before: &str, after: &str) -> bool {
    const BETWEEN: &[&str] = &[", ", "; ", " / ", " & ", " og ", " samt ", " – "];
    const ENDS: &[&str] = &[",", ";", "(", " /", " &", " og ", " samt ", " –", ". "];
    if ends_in_title(before) && begins_with_person(after) {
        return true;
    }
    let parted =
        BETWEEN.iter().filter_map(|between| before.rfind(between).map(|at| at + between.len()));
    let Some((list, first)) = parted.max().and_then(|at| before.split_at_checked(at)) else {
        return false;
    };
    // semicolons part names on one line, never names on lines of their own
    if list.ends_with("; ") && after.contains(';') {
        return first.starts_with(char::is_uppercase) && after.starts_with(char::is_uppercase);
    }
    let list = list.trim_end_matches(|c: char| !c.is_alphabetic() && c != ')');
    let list =
        ["og", "samt"].iter().find_map(|and| list.strip_suffix(and)).unwrap_or(list).trim_end();
    let end = ENDS.iter().filter_map(|end| after.find(end)).min();
    let rest =
        after.get(..end.unwrap_or(after.len())).unwrap_or_default().trim_end_matches([' ', '.']);
    let is_word = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\''))
    };
    let is_given = |name: &str| name.split(' ').all(is_given_name);
    let lists_whole_names = || {
        let one = |one: &str| one.contains(' ') && one.split(' ').all(is_word);
        list.split([',', ';', ':', '/', '&', '–']).any(|entry| one(without_brackets(entry).trim()))
    };
    let is_cut = is_given(first) && !is_given(rest.split(' ').next().unwrap_or_default());
    let is_last = || is_surname(rest.rsplit(' ').next().unwrap_or_default());
    (list.ends_with(')') && (is_word(first) || is_last() && first.split(' ').all(is_word))
        || is_cut && lists_whole_names())
        && (end.is_some() || is_cut && is_last())
        && rest.split(' ').count() <= 2
        && rest.split(' ').all(is_word)
}

/// Whether a list of names is over where a sentence tells of somebody: `Ida Holm, Bo Ravn og Stine Vang` / `Per
/// Dam havde meldt afbud.`, `Ida (nr. 3), Bo (nr. 7)` / `Per (nr. 9) og Lis var syge.`
pub(in crate::layout) fn tells_of_person(before: &str, after: &str) -> bool {
    const VERBS: &[&str] = &["havde", "har", "er", "var", "kunne", "deltog", "mødte", "meldte"];
    const MOST_WORDS: usize = 10;
    let is_given = after.split([' ', ',']).next().is_some_and(is_given_name);
    if !is_given {
        return false;
    }
    let is_named = |word: &str| {
        matches!(word, "og" | "nr." | "have")
            || word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
    };
    let (before, after) = (without_brackets(before), without_brackets(after));
    let names = after.split_whitespace().take_while(|word| is_named(word)).count();
    let verb = after.split_whitespace().nth(names);
    let last = before.rsplit([',', ':', ';', '/', '–']).next().unwrap_or_default();
    (1..=MOST_WORDS).contains(&names)
        && verb.is_some_and(|verb| VERBS.contains(&verb))
        && [", ", "; ", " / ", ": ", " – "].iter().any(|sign| before.contains(sign))
        && last.split_whitespace().all(|word| word == "samt" || is_named(word))
}

/// `Ida , Bo` of `Ida (nr. 3), Bo (formand)`.
fn without_brackets(text: &str) -> String {
    let mut is_inside = false;
    let outside = text.chars().filter(|c| {
        is_inside = (is_inside || *c == '(') && *c != ')';
        !is_inside && *c != ')'
    });
    outside.collect()
}

/// Whether a line begins with a subject and its verb, as sentences do and titles hardly ever: `Referatet blev
/// godkendt`, `Der er penge nok`; but `Holm har` goes on behind `Ida`.
pub(in crate::layout) fn begins_sentence(before: &str, after: &str) -> bool {
    const VERBS: &[&str] =
        &["er", "var", "blev", "bliver", "har", "havde", "kan", "skal", "vil", "ønsker", "mangler"];
    let mut words = after.split(' ');
    let (first, verb) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let last = before.rsplit(' ').next().unwrap_or_default();
    let is_noun = ["en", "et", "erne"].iter().any(|end| first.ends_with(end)) && !is_surname(first);
    first.starts_with(char::is_uppercase)
        && first.chars().all(char::is_alphabetic)
        && VERBS.contains(&verb)
        && (is_noun || last.starts_with(char::is_lowercase))
}

/// Whether the line is a name on the net with a person's own in brackets: `ravn42 (Bo Ravn, ...)`.
fn begins_with_handle(text: &str) -> bool {
    if !text.ends_with(')') {
        return false;
    }
    let Some((handle, inside)) = text.split_once(" (") else { return false };
    let name = inside.split([',', ')']).next().unwrap_or_default();
    let is_name = name.split(' ').count() <= 5
        && name.split(' ').all(|word| word.starts_with(char::is_uppercase));
    !handle.is_empty()
        && handle.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
        && is_name
}
