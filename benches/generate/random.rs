//! Chance that is the same everywhere: `SplitMix64`.

pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64, number: u64) -> Self {
        let mut seeds = Self(seed);
        let seed = seeds.next();
        Self(seed ^ number.wrapping_mul(0xD134_2543_DE82_EF95))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from `low` to `high`, both of them possible.
    pub(super) fn between(&mut self, low: usize, high: usize) -> usize {
        let range = u64::try_from(high - low + 1).unwrap();
        low + usize::try_from(self.next() % range).unwrap()
    }

    /// True in so many of a hundred cases.
    pub(super) fn chance(&mut self, of_hundred: usize) -> bool {
        self.between(0, 99) < of_hundred
    }

    pub(super) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.between(0, from.len() - 1)]
    }

    /// So many different ones, in any order; all of them if there are not so many.
    pub(super) fn sample<'a, T>(&mut self, from: &'a [T], count: usize) -> Vec<&'a T> {
        let mut all: Vec<&T> = from.iter().collect();
        for place in 0..count.min(all.len()) {
            let other = self.between(place, all.len() - 1);
            all.swap(place, other);
        }
        all.truncate(count);
        all
    }
}
