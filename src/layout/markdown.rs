//! Markdown's marks: taken out of the words, kept as what they say about the line.

use std::borrow::Cow;

use super::printed::Role;

/// A line without its marks.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Unmarked {
    /// The words, indented as the line was.
    pub(super) text: String,
    /// What the marks say the line is.
    pub(super) role: Role,
    /// Begins in bold print.
    pub(super) bold: bool,
}

/// Whether the text is written in Markdown: it has a `#` heading, a check box, or bold words.
pub(super) fn is_markdown<'a>(mut lines: impl Iterator<Item = &'a str>) -> bool {
    lines.any(|line| {
        let line = unquoted(line.trim()).0;
        heading(line).is_some() || line.starts_with("- [") || line.starts_with("**")
    })
}

/// The links "edit this section" that a wiki's pages have behind their headings.
const SECTION_LINKS: &[&str] = &[
    "[rediger]",
    "[redigér]",
    "[rediger | rediger kildetekst]",
    "[redigér | redigér wikikode]",
    "[edit]",
];

/// A line that ends in a wiki's link to edit the section is its heading: `Budget[rediger]`.
pub(super) fn wiki_heading(raw: &str) -> Option<Unmarked> {
    let line = raw.trim_end();
    let words = SECTION_LINKS.iter().find_map(|link| line.strip_suffix(link))?;
    (!words.trim().is_empty()).then(|| Unmarked {
        text: words.trim_end().to_owned(),
        role: Role::Heading,
        bold: true,
    })
}

/// Takes out `>`, `#`, `**` and the backslash before a mark; bullets and check boxes stay.
pub(super) fn strip(raw: &str) -> Unmarked {
    let white = raw.len() - raw.trim_start().len();
    let (indent, body) = raw.split_at_checked(white).unwrap_or(("", raw));
    let (body, is_quote) = unquoted(body);
    let (body, role) = match heading(body) {
        Some(words) => (words, Role::Heading),
        None if is_quote => (body, Role::Quote),
        None => (body, Role::Text),
    };
    let bold = role == Role::Heading || body.starts_with("**") || body.starts_with("__");
    let body = without_links(body);
    let words = without_slanted_label(&without_emphasis(&body)).into_owned();
    Unmarked { text: format!("{indent}{words}"), role, bold }
}

/// `*Beslutning:* Godkendt`, `_Beslutning_: Godkendt`: the label without the marks of slanted type.
pub(super) fn without_slanted_label(words: &str) -> Cow<'_, str> {
    const LONGEST: usize = 40;
    let label = words.strip_prefix(['*', '_']).and_then(|rest| {
        let mark = words.get(..1)?;
        let (label, behind) = rest.split_once(mark)?;
        let is_label = label.ends_with(':') || behind.starts_with(':');
        let is_word = label.len() <= LONGEST && label.starts_with(char::is_uppercase);
        (is_label && is_word).then(|| format!("{label}{behind}"))
    });
    label.map_or(Cow::Borrowed(words), Cow::Owned)
}

/// `[Planen](https://x.dk/plan.md)` is `Planen (https://x.dk/plan.md)`.
fn without_links(body: &str) -> Cow<'_, str> {
    let mut text = String::new();
    let mut rest = body;
    while let Some((before, behind)) = rest.split_once("](http") {
        let Some((address, after)) = behind.split_once(')') else { break };
        let Some(open) = opening_bracket(before) else { break };
        let (lead, words) = before.split_at_checked(open).unwrap_or((before, ""));
        text.push_str(lead);
        text.push_str(words.strip_prefix('[').unwrap_or(words));
        text.push_str(" (http");
        text.push_str(address);
        text.push(')');
        rest = after;
    }
    if text.is_empty() {
        return Cow::Borrowed(body);
    }
    text.push_str(rest);
    Cow::Owned(text)
}

/// Where the bracket opens that is closed behind `words`; others may stand in it: `[[A] Planen`.
fn opening_bracket(words: &str) -> Option<usize> {
    let mut open = 1_usize;
    words.char_indices().rev().find_map(|(at, c)| {
        match c {
            ']' => open += 1,
            '[' => open -= 1,
            _ => {}
        }
        (open == 0).then_some(at)
    })
}

/// The words of a heading: `### Budget ##`.
fn heading(line: &str) -> Option<&str> {
    let words = line.trim_start_matches('#');
    let depth = line.len() - words.len();
    let is_heading = (1..=6).contains(&depth) && words.starts_with([' ', '\t']);
    is_heading.then(|| words.trim().trim_end_matches('#').trim_end())
}

/// The line without its `>` marks, and whether it had any.
fn unquoted(line: &str) -> (&str, bool) {
    let mut rest = line;
    while let Some(inner) = rest.strip_prefix('>') {
        rest = inner.strip_prefix(' ').unwrap_or(inner);
    }
    (rest, rest.len() < line.len())
}

/// `**Tid**: kl. 19` is `Tid: kl. 19`; `1\. Budget` is `1. Budget`. A single `*` or `_` stays.
fn without_emphasis(body: &str) -> String {
    let body = body.replace("**", "");
    let mut text = String::with_capacity(body.len());
    let mut chars = body.chars().peekable();
    while let Some(c) = chars.next() {
        let is_escape = c == '\\' && chars.peek().is_some_and(char::is_ascii_punctuation);
        if !is_escape {
            text.push(c);
        } else if let Some(escaped) = chars.next() {
            text.push(escaped);
        }
    }
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
        assert_eq!(of("## 1. Budget ##"), ("1. Budget".to_owned(), Role::Heading, true));
        assert_eq!(of("> #### 1. Budget"), ("1. Budget".to_owned(), Role::Heading, true));
        assert_eq!(of("> - 1.2 Budget"), ("- 1.2 Budget".to_owned(), Role::Quote, false));
        assert_eq!(of("**Tid**: kl. 19"), ("Tid: kl. 19".to_owned(), Role::Text, true));
        assert_eq!(of("  - [x] Bo"), ("  - [x] Bo".to_owned(), Role::Text, false));
        assert_eq!(of("*Beslutning:* Ja"), ("Beslutning: Ja".to_owned(), Role::Text, false));
        assert_eq!(of("* Ja: *nu*"), ("* Ja: *nu*".to_owned(), Role::Text, false));
        assert_eq!(
            of("> - 2 [[A] Ny plan](https://x.dk/a.md) og [skur](https://x.dk/b)").0,
            "- 2 [A] Ny plan (https://x.dk/a.md) og skur (https://x.dk/b)"
        );
        assert_eq!(of("- [x] Bo](http").0, "- [x] Bo](http");
        assert_eq!(of(r"1\. Budget"), ("1. Budget".to_owned(), Role::Text, false));
    }

    #[test]
    fn links_of_a_wiki_mark_headings() {
        let heading = wiki_heading("Økonomi og medlemmer[rediger]").unwrap();
        assert_eq!((heading.text.as_str(), heading.role), ("Økonomi og medlemmer", Role::Heading));
        assert_eq!(wiki_heading("[edit]"), None);
        assert_eq!(wiki_heading("Se [1]"), None);
    }

    #[test]
    fn hash_signs_alone_are_no_headings() {
        assert!(!is_markdown(["#12 blev drøftet", "Referat"].into_iter()));
        assert!(is_markdown(["Referat", "# Budget"].into_iter()));
    }
}
