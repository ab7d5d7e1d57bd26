//! What a word looks like, letter by letter.

/// Whether there is a vowel in it; "cpr" and "tv" have none.
pub(super) fn has_vowel(word: &str) -> bool {
    word.chars().any(is_vowel)
}

fn is_vowel(letter: char) -> bool {
    match letter.to_ascii_lowercase() {
        'a' | 'e' | 'i' | 'o' | 'u' | 'y' => true,
        '\0'..='\x7f' => false,
        other => "æøåéèêëüöäáóíÆØÅÉÈÊËÜÖÄÁÓÍ".contains(other),
    }
}

/// Two letters or more, no small ones.
pub(super) fn is_capitals(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() > 1 && !word.chars().any(char::is_lowercase)
}

/// ASCII digits and nothing else.
pub(super) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// "01-12", "2024-12-01"
pub(super) fn is_date(word: &str) -> bool {
    word.contains('-') && word.split('-').all(is_digits)
}
