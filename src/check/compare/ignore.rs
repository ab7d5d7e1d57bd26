//! Differences that do not count.

/// Patterns of JSON Pointers: `*` stands for one key or index, `**` for any number of them. What
/// stands below a value that is ignored is ignored, too.
#[derive(Debug, Clone)]
pub struct Ignore(Vec<Vec<String>>);

/// Who wrote a record, and what the file was called, is no property of the document. Its hash says
/// that it is another one.
const ALWAYS: &[&str] = &["/producer/version", "/source/path", "/source/size_bytes"];

impl Ignore {
    /// Ignores these, and what is no property of the document.
    pub fn new(patterns: &[String]) -> Self {
        let always = ALWAYS.iter().copied();
        let patterns = patterns.iter().map(String::as_str).chain(always);
        let segments = |pattern: &str| pattern.split('/').skip(1).map(str::to_owned).collect();
        Self(patterns.map(segments).collect())
    }

    /// Whether the value at `pointer` does not count.
    pub(super) fn ignores(&self, pointer: &str) -> bool {
        let pointer: Vec<&str> = pointer.split('/').skip(1).collect();
        self.0.iter().any(|pattern| matches(pattern, &pointer))
    }
}

fn matches(pattern: &[String], pointer: &[&str]) -> bool {
    let Some((first, rest)) = pattern.split_first() else { return true };
    if first == "**" {
        return (0..=pointer.len())
            .any(|skip| pointer.get(skip..).is_some_and(|pointer| matches(rest, pointer)));
    }
    let Some((key, below)) = pointer.split_first() else { return false };
    (first == "*" || first == key) && matches(rest, below)
}

#[cfg(test)]
mod tests {
    use super::Ignore;

    #[test]
    fn patterns_match_values_and_what_is_below() {
        let cases = [
            ("/meeting", "/meeting", true),
            ("/meeting", "/meeting/next_meeting/date", true),
            ("/meeting/date", "/meeting", false),
            ("/meeting", "/meetings", false),
            ("/agenda_items/*/title", "/agenda_items/3/title", true),
            ("/agenda_items/*/title", "/agenda_items/3/items/0/title", false),
            ("/agenda_items/**/title", "/agenda_items/3/items/0/title", true),
            ("/agenda_items/**/title", "/agenda_items/3/title", true),
            ("/**/bbox", "/provenance/~1meeting~1date/bbox", true),
            ("/text", "/producer/version", true),
            ("/text", "/producer/name", false),
        ];
        for (pattern, pointer, ignored) in cases {
            assert_eq!(Ignore::new(&[pattern.to_owned()]).ignores(pointer), ignored, "{pattern}");
        }
    }
}
