//! How much of a text stands in the order of another.

/// The length of the longest common subsequence: the most words that can be found in both,
/// read from front to back.
pub(crate) fn in_order(one: &[String], other: &[String]) -> usize {
    let mut row = vec![0; other.len() + 1];
    for word in one {
        let mut diagonal = 0;
        for (place, candidate) in other.iter().enumerate() {
            let above = row[place + 1];
            row[place + 1] = if word == candidate { diagonal + 1 } else { above.max(row[place]) };
            diagonal = above;
        }
    }
    row[other.len()]
}

#[test]
fn what_was_moved_counts_once() {
    let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(in_order(&words("a b c d e"), &words("d e a b c")), 3);
    assert_eq!(in_order(&words("a b c"), &words("a x b c y")), 3);
}
