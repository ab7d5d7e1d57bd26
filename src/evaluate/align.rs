//! Which found element is which expected one: one that is missing must not spoil the others.

/// Pairs of indexes, best pair first taken, in the order of `expected`; what is left over on
/// either side has no partner. `likeness` is between 0 and 1; pairs below `least` are none.
pub(super) fn align<T, U>(
    expected: &[T],
    found: &[U],
    least: f64,
    likeness: impl Fn(&T, &U) -> f64,
) -> Vec<(Option<usize>, Option<usize>)> {
    let mut pairs = candidates(expected, found, least, likeness);
    pairs.sort_by(|a, b| b.likeness.total_cmp(&a.likeness).then(a.distance().cmp(&b.distance())));
    let mut partner = vec![None; expected.len()];
    let mut taken = vec![false; found.len()];
    for pair in pairs {
        if let (Some(partner @ None), Some(taken @ false)) =
            (partner.get_mut(pair.expected), taken.get_mut(pair.found))
        {
            *partner = Some(pair.found);
            *taken = true;
        }
    }
    let matched = partner.into_iter().enumerate().map(|(index, found)| (Some(index), found));
    let left_over = taken.into_iter().enumerate().filter(|(_, taken)| !taken);
    matched.chain(left_over.map(|(index, _)| (None, Some(index)))).collect()
}

struct Pair {
    expected: usize,
    found: usize,
    likeness: f64,
}

impl Pair {
    /// Between equals, those at the same place belong together.
    fn distance(&self) -> usize {
        self.expected.abs_diff(self.found)
    }
}

fn candidates<T, U>(
    expected: &[T],
    found: &[U],
    least: f64,
    likeness: impl Fn(&T, &U) -> f64,
) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (e, left) in expected.iter().enumerate() {
        for (f, right) in found.iter().enumerate() {
            let likeness = likeness(left, right);
            if likeness >= least {
                pairs.push(Pair { expected: e, found: f, likeness });
            }
        }
    }
    pairs
}
