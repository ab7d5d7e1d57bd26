//! Counts by key: a table with open addressing, because every word of a document goes
//! through it and its keys are hashes already.

/// How often each key was counted.
#[derive(Debug, Clone, Default)]
pub(super) struct Counts {
    /// A power of two of slots, at most half of them taken; a count of 0 is a free slot.
    slots: Vec<Slot>,
    taken: usize,
}

#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    key: u64,
    count: u32,
}

impl Counts {
    /// With room for so many keys.
    pub(super) fn with_capacity(keys: usize) -> Self {
        let slots = (keys * 2).next_power_of_two().max(64);
        Self { slots: vec![Slot::default(); slots], taken: 0 }
    }

    /// Adds to the count of a key and gives the new one.
    #[inline]
    pub(super) fn add(&mut self, key: u64, count: u32) -> u32 {
        if self.taken * 2 >= self.slots.len() {
            self.grow();
        }
        let at = self.place(key);
        let Some(slot) = self.slots.get_mut(at) else { return count };
        self.taken += usize::from(slot.count == 0);
        slot.key = key;
        slot.count = slot.count.saturating_add(count);
        slot.count
    }

    /// How often a key was counted.
    pub(super) fn get(&self, key: u64) -> u32 {
        self.slots.get(self.place(key)).map_or(0, |slot| slot.count)
    }

    /// How many different keys.
    pub(super) fn len(&self) -> usize {
        self.taken
    }

    /// All keys with their counts.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u64, u32)> {
        self.slots.iter().filter(|slot| slot.count > 0).map(|slot| (slot.key, slot.count))
    }

    /// The key's slot, or the free one where it belongs.
    #[inline]
    fn place(&self, key: u64) -> usize {
        let mask = self.slots.len().wrapping_sub(1);
        #[expect(clippy::cast_possible_truncation, reason = "some bits of a hash are enough")]
        let mut at = key as usize & mask;
        while self.slots.get(at).is_some_and(|slot| slot.count > 0 && slot.key != key) {
            at = (at + 1) & mask;
        }
        at
    }

    fn grow(&mut self) {
        let mut larger = Self::with_capacity(self.slots.len());
        for (key, count) in self.iter() {
            larger.add(key, count);
        }
        *self = larger;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_grow_and_are_found_again() {
        let mut counts = Counts::default();
        for key in 0..1_000 {
            assert_eq!(counts.add(key * 64, 1), 1);
        }
        assert_eq!(counts.add(64, 2), 3);
        assert_eq!((counts.get(64), counts.get(128), counts.get(1)), (3, 1, 0));
        assert_eq!(counts.iter().count(), 1_000);
    }
}
