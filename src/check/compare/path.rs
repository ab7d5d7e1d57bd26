//! Pointers and values as people read them.

use serde_json::Value;

use super::align::TELLING;

/// `/agenda_items/3/title` is `agenda_items[3].title`.
pub(super) fn path(pointer: &str) -> String {
    let mut path = String::new();
    for step in pointer.split('/').skip(1) {
        if step.bytes().all(|byte| byte.is_ascii_digit()) && !path.is_empty() {
            path.extend(["[", step, "]"]);
        } else {
            path.extend([if path.is_empty() { "" } else { "." }, step]);
        }
    }
    if path.is_empty() { "the record".to_owned() } else { path }
}

/// What an entry of a list is about.
pub(super) fn named(entry: &Value) -> String {
    let told = TELLING.iter().chain(&["number"]).find_map(|key| entry.get(key)?.as_str());
    told.map_or_else(|| cut(&entry.to_string()), |told| cut(&Value::from(told).to_string()))
}

/// Two values that differ; of long texts what is around the first difference.
pub(super) fn shown(expected: &Value, got: &Value) -> (String, String) {
    let (Value::String(one), Value::String(other)) = (expected, got) else {
        return (cut(&expected.to_string()), cut(&got.to_string()));
    };
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let same = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let from = if same > SHOWN / 2 { same - SHOWN / 4 } else { 0 };
    (excerpt(&one, from), excerpt(&other, from))
}

/// How many characters of a value are shown.
const SHOWN: usize = 80;

fn excerpt(text: &[char], from: usize) -> String {
    let words: String = text.iter().skip(from).take(SHOWN).collect();
    let before = if from > 0 { "…" } else { "" };
    let after = if text.len() > from + SHOWN { "…" } else { "" };
    Value::from(format!("{before}{words}{after}")).to_string()
}

fn cut(text: &str) -> String {
    let mut words: String = text.chars().take(SHOWN).collect();
    if words.len() < text.len() {
        words.push('…');
    }
    words
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{path, shown};

    #[test]
    fn paths_are_those_of_programs() {
        assert_eq!(path("/agenda_items/3/items/0/title"), "agenda_items[3].items[0].title");
        assert_eq!(path(""), "the record");
    }

    #[test]
    fn long_texts_are_shown_where_they_differ() {
        let text = |end: &str| Value::from("Udvalget drøftede sagen. ".repeat(9) + end);
        let (expected, got) = shown(&text("Den blev udsat."), &text("Den blev vedtaget."));
        assert_eq!(expected, "\"…ede sagen. Den blev udsat.\"");
        assert_eq!(got, "\"…ede sagen. Den blev vedtaget.\"");
        assert_eq!(shown(&json!(3), &json!(null)), ("3".to_owned(), "null".to_owned()));
    }
}
