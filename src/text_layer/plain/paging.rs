//! Where the pages of a text file begin.
//!
//! A form feed is a page break. Texts that a word processor's document was poured into often
//! have none; there the first line of each page begins with exactly one space, and a page's
//! number may stand on a line of its own (both seed minutes are such).

/// A page has at least this many lines, blank ones counted: marks closer together are not
/// page breaks but indented lines.
const SHORTEST_PAGE: usize = 20;

/// Marks are believed when the text has at least this many lines for each of them.
const LINES_PER_MARK: usize = 12;

/// Cuts `text` into pages, and these into lines without their line ends.
pub(super) fn pages(text: &str) -> Vec<Vec<String>> {
    if text.contains('\u{c}') {
        return text.split('\u{c}').map(|page| owned(&lines(page))).collect();
    }
    let lines = lines(text);
    let starts = page_starts(&lines);
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    starts.iter().zip(ends).map(|(&start, end)| owned(slice(&lines, start, end))).collect()
}

/// The lines of a text with any line ends: LF, CRLF or a lone CR.
fn lines(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text
        .split('\n')
        .flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
        .collect();
    if lines.last() == Some(&"") {
        lines.pop();
    }
    lines
}

fn owned(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|&line| line.to_owned()).collect()
}

fn slice<'a, 'b>(lines: &'a [&'b str], start: usize, end: usize) -> &'a [&'b str] {
    lines.get(start..end).unwrap_or_default()
}

/// Indices of the lines that begin a page, the first always 0.
fn page_starts(lines: &[&str]) -> Vec<usize> {
    let marks = page_marks(lines);
    let mut starts = vec![0];
    for (index, line) in lines.iter().enumerate().skip(1) {
        let page = starts.len();
        let numbered =
            page_number(line).filter(|_| !marks.is_empty() && stands_alone(lines, index));
        let start = match numbered {
            Some(number) if number == page => Some(index + 1), // at the page's foot
            Some(number) if number == page + 1 => Some(index), // at the next one's head
            _ => marks.contains(&index).then_some(index),
        };
        let last = starts.last().copied().unwrap_or_default();
        let is_new = |start: &usize| *start < lines.len() && !is_empty(slice(lines, last, *start));
        starts.extend(start.filter(is_new));
    }
    starts
}

/// Whether these lines are no page yet: at most a number stands on them.
fn is_empty(lines: &[&str]) -> bool {
    lines.iter().all(|line| line.trim().is_empty() || page_number(line).is_some())
}

/// Lines that begin with exactly one space, where this is the document's sign for a new page:
/// indentation of any other depth or at any shorter distance says that it is not.
fn page_marks(lines: &[&str]) -> Vec<usize> {
    let indented = |line: &str| line.starts_with([' ', '\t']) && !line.trim().is_empty();
    let marks: Vec<usize> = indices(lines, |line| indented(line) && indent_is_one(line));
    let deeper = lines.iter().filter(|line| indented(line) && !indent_is_one(line)).count();
    if deeper > 0 || marks.len() * LINES_PER_MARK > lines.len() {
        return Vec::new();
    }
    let close = |a: usize, b: usize| a != b && a.abs_diff(b) < SHORTEST_PAGE;
    let is_lone = |mark: &usize| !marks.iter().any(|&other| close(*mark, other));
    marks.iter().copied().filter(is_lone).collect()
}

fn indices(lines: &[&str], mut wanted: impl FnMut(&str) -> bool) -> Vec<usize> {
    lines.iter().enumerate().filter(|(_, line)| wanted(line)).map(|(index, _)| index).collect()
}

fn indent_is_one(line: &str) -> bool {
    line.strip_prefix(' ').is_some_and(|rest| !rest.starts_with([' ', '\t']))
}

/// A line that holds nothing but a small number.
fn page_number(line: &str) -> Option<usize> {
    let line = line.trim();
    let digits = (1..=3).contains(&line.len()) && line.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| line.parse().ok()).flatten()
}

/// Whether two blank lines stand on both sides of the line.
fn stands_alone(lines: &[&str], index: usize) -> bool {
    let blank = |range: &[&str]| range.iter().all(|line| line.trim().is_empty());
    index >= 2
        && blank(slice(lines, index - 2, index))
        && blank(slice(lines, index + 1, (index + 3).min(lines.len())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filler(count: usize) -> String {
        "Kassereren gennemgik regnskabet.\n".repeat(count)
    }

    fn first_lines(text: &str) -> Vec<String> {
        pages(text).iter().map(|page| page.first().cloned().unwrap_or_default()).collect()
    }

    #[test]
    fn form_feeds_break_pages() {
        assert_eq!(pages("et\r\nto\u{c}tre\n"), [vec!["et", "to"], vec!["tre"]]);
    }

    #[test]
    fn all_line_ends_are_known() {
        assert_eq!(pages("et\rto\r\ntre\nfire"), [["et", "to", "tre", "fire"]]);
    }

    #[test]
    fn one_space_marks_a_page() {
        let text = format!("{}{}{}", filler(40), " Side to begynder her\n", filler(40));
        assert_eq!(
            first_lines(&text),
            ["Kassereren gennemgik regnskabet.", " Side to begynder her"]
        );
    }

    #[test]
    fn ordinary_indentation_marks_nothing() {
        let text = format!("{} Et\n  To\n{}", filler(40), filler(40));
        assert_eq!(pages(&text).len(), 1);
        let bullets = format!("{} et\n to\n tre\n{}", filler(40), filler(40));
        assert_eq!(pages(&bullets).len(), 1);
    }

    #[test]
    fn a_lone_number_ends_its_page_or_begins_the_next() {
        let foot = format!("{} To\n{}\n\n2\n\n\nTre\n", filler(40), filler(40));
        assert_eq!(pages(&foot).len(), 3);
        let head = format!("{} To\n{}\n\n3\n\n\nTre\n", filler(40), filler(40));
        assert_eq!(first_lines(&head).last().map(String::as_str), Some("3"));
    }
}
