//! Which spelling a document is written in.

use memchr::memmem;

/// Whether `aa` stands where `å` does since 1948 (or the typewriter has no `å`): such a
/// document spells, joins and hyphenates otherwise than those of today.
pub(super) fn is_old<'a>(lines: impl Iterator<Item = &'a str>) -> bool {
    const FEWEST: usize = 3;
    let (mut doubled, mut ringed) = (0, 0);
    for line in lines {
        let count = |letters: &str| memmem::find_iter(line.as_bytes(), letters).count();
        doubled += count("aa");
        ringed += count("å") + count("Å");
    }
    doubled >= FEWEST && doubled > 4 * ringed
}

#[cfg(test)]
mod tests {
    use super::is_old;

    #[test]
    fn names_do_not_make_a_spelling() {
        assert!(is_old(["Der maa ikke staa noget paa Taget"].into_iter()));
        assert!(!is_old(["Kaare, Haagen og Baard så på Aarhus; også på Aabenraa"].into_iter()));
        assert!(!is_old(["Aarhus"].into_iter()));
    }
}
