//! The marks of wikis: taken out of the words, kept as what they say about the line.

use super::markdown::{Unmarked, without_slanted_label};
use super::printed::Role;

/// Whether the text is written in the marks of a wiki: it has a heading `== Budget ==` or `h2. Budget`.
pub(super) fn is_wiki<'a>(mut lines: impl Iterator<Item = &'a str>) -> bool {
    lines.any(|line| heading(line.trim()).is_some())
}

/// Takes out the signs around headings, `'''` and `''`, and what stands around links; bullets stay.
pub(super) fn strip(raw: &str) -> Unmarked {
    let body = raw.trim();
    let indent = raw.get(..raw.len() - raw.trim_start().len()).unwrap_or_default();
    let (words, role) = match heading(body) {
        Some(words) => (words, Role::Heading),
        None => (body, Role::Text),
    };
    let bold = role == Role::Heading || ["'''", "**"].iter().any(|mark| words.starts_with(mark));
    let words = words.replace("'''", "").replace("''", "").replace("**", "");
    let text = format!("{indent}{}", without_links(without_slanted_label(&words).trim()));
    Unmarked { text, role, bold }
}

/// The words of a heading: `=== Budget ===`, `h3. Budget`.
fn heading(line: &str) -> Option<&str> {
    const DEEPEST: usize = 6;
    let is_title = |words: &str| words.starts_with(char::is_alphanumeric);
    let open = line.trim_start_matches('=');
    let words = open.trim_end_matches('=');
    let (before, behind) = (line.len() - open.len(), open.len() - words.len());
    if (1..=DEEPEST).contains(&before) && before == behind {
        return Some(words.trim()).filter(|words| is_title(words));
    }
    let words = line.strip_prefix('h')?.strip_prefix(|c: char| ('1'..='6').contains(&c))?;
    words.strip_prefix(". ").map(str::trim).filter(|words| is_title(words))
}

/// `[[Budget 2017|budgettet]]` is `budgettet`, `[[Budget 2017]]` stays without its brackets.
fn without_links(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, link)) = rest.split_once("[[") {
        let Some((inside, behind)) = link.split_once("]]") else { break };
        text.push_str(before);
        text.push_str(inside.rsplit('|').next().unwrap_or(inside));
        rest = behind;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_out() {
        let of = |raw| {
            let line = strip(raw);
            (line.text, line.role, line.bold)
        };
        assert_eq!(of("=== Budget 2017 ==="), ("Budget 2017".to_owned(), Role::Heading, true));
        assert_eq!(of("h2. Budget"), ("Budget".to_owned(), Role::Heading, true));
        assert_eq!(of("'''Sted:''' Laden"), ("Sted: Laden".to_owned(), Role::Text, true));
        assert_eq!(of("* Se [[Side:3|listen]]"), ("* Se listen".to_owned(), Role::Text, false));
    }

    #[test]
    fn rules_are_no_headings() {
        assert!(!is_wiki(["=====", "Referat", "a = b", "= ="].into_iter()));
        assert!(is_wiki(["Referat", "== Budget =="].into_iter()));
    }
}
