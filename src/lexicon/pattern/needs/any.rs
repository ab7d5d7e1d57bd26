//! A list of needs of which one is enough.

use super::Need;
use crate::lexicon::pattern::signature::{Mark, Marks, Signature};

/// Of which one is enough.
#[derive(Debug)]
pub(super) struct Any {
    pub(super) of: Box<[Need]>,
    /// Of a long list.
    index: Option<Index>,
}

/// Which of a list to ask where a mark is set.
#[derive(Debug)]
struct Index {
    /// The marks that stand for the needs: without any of them none is met.
    marks: Marks,
    /// The place of the need that a mark stands for, in the order of marks.
    places: Box<[(Mark, usize)]>,
}

/// From here on there is an index.
const LONG_LIST: usize = 8;

impl Any {
    /// What is in a list in a list is in one.
    pub(super) fn of(needs: Vec<Need>) -> Self {
        let mut of = Vec::with_capacity(needs.len());
        for need in needs {
            match need {
                Need::Any(any) => of.extend(any.of),
                other => of.push(other),
            }
        }
        Self { index: (of.len() >= LONG_LIST).then(|| Index::of(&of)), of: of.into() }
    }

    pub(super) fn is_met(&self, signature: &Signature) -> bool {
        let Some(index) = &self.index else {
            return self.of.iter().any(|need| need.is_met(signature));
        };
        let is_met = |place: &usize| self.of.get(*place).is_some_and(|need| need.is_met(signature));
        signature.common(&index.marks).any(|mark| index.places(mark).any(is_met))
    }
}

impl Index {
    fn of(needs: &[Need]) -> Self {
        let (mut marks, mut places) = (Marks::default(), Vec::new());
        for (place, need) in needs.iter().enumerate() {
            need.stand_in(&mut |mark| {
                marks.add(mark);
                places.push((mark, place));
            });
        }
        places.sort_unstable();
        Self { marks, places: places.into() }
    }

    fn places(&self, mark: Mark) -> impl Iterator<Item = &usize> {
        let first = self.places.partition_point(|(other, _)| *other < mark);
        let of_mark = self.places.iter().skip(first).take_while(move |(other, _)| *other == mark);
        of_mark.map(|(_, place)| place)
    }
}
