//! The Danish names of the months.

/// January is first.
const NAMES: [&str; 12] = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
];

/// The number of a month by its whole name in lower case.
pub(crate) fn month(name: &str) -> Option<i8> {
    (1..).zip(NAMES).find(|(_, known)| *known == name).map(|(number, _)| number)
}

/// Whether the word, in lower case, is a month's name or the abbreviation of one: `sept`, `okt`.
pub(crate) fn is_month(word: &str) -> bool {
    let is_short = word.len() == 3 || word == "sept";
    NAMES.iter().any(|name| word == *name || is_short && name.starts_with(word))
}

/// The pattern of a regular expression with the names of all months where it has `{month}`.
pub(crate) fn with_months(pattern: &str) -> String {
    pattern.replace("{month}", &NAMES.join("|"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_by_name_and_abbreviation() {
        assert_eq!(month("januar"), Some(1));
        assert_eq!(month("jan"), None);
        assert!(["maj", "sept", "okt", "december"].iter().all(|word| is_month(word)));
        assert!(!["sep.", "ma", "mart", ""].iter().any(|word| is_month(word)));
    }
}
