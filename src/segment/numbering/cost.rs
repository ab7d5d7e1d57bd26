//! What each step costs; one point is the weight of a plain numbered line.

/// A level is opened by 1, a or i.
pub(super) const OPEN: f32 = 0.8;
/// A level is opened by another number.
pub(super) const OPEN_LATE: f32 = 5.0;
/// The document's numbers do not begin with 0 or 1 (municipal running numbers).
pub(super) const BEGIN_LATE: f32 = 1.5;
/// Numbers are left out.
pub(super) const GAP: f32 = 1.5;
/// For each number left out.
pub(super) const GAP_EACH: f32 = 0.3;
/// The same number again.
pub(super) const REPEAT: f32 = 2.5;
/// The same written just as it was before: somebody miscounted.
pub(super) const REPEAT_ALIKE: f32 = 1.2;
/// The same for 1 where every item has been 1 so far.
pub(super) const REPEAT_AGAIN: f32 = 0.5;
/// The numbers go back to one that was left out: the items were taken in another order.
pub(super) const BACK: f32 = 2.0;
/// The same behind "Ad", which names an item of the agenda.
pub(super) const BACK_IN_ANSWER: f32 = 0.4;
/// The same title as the very first one: the agenda begins again.
pub(super) const RESTART_ALIKE: f32 = 0.5;
/// "Eventuelt" and the next meeting end the agenda; they are hardly ever sub-items.
pub(super) const CLOSING_BELOW: f32 = 2.0;
/// The numbers begin again, as the minutes do after the agenda.
pub(super) const RESTART: f32 = 4.0;
/// The same behind a label "Referat".
pub(super) const RESTART_LABELLED: f32 = 0.2;
/// An item of the agenda, or the one that answers to it behind "Referat", is left out.
pub(super) const EXPECTED: f32 = 0.6;
/// A head in a later run that repeats a title of an earlier run.
pub(super) const ECHO: f32 = -0.8;
/// At most for a head that is told in a sentence behind a label "Referat".
pub(super) const TOLD: f32 = 0.2;
/// Siblings of which only one has a prefix.
pub(super) const OTHER_PREFIX: f32 = 1.5;
/// Siblings of which one is closed by a full stop and one by a bracket.
pub(super) const OTHER_SIGN: f32 = 2.2;
/// Siblings that stand at different distances from the edge.
pub(super) const OTHER_INDENT: f32 = 0.7;
/// A child that is not set further in than its parent.
pub(super) const SAME_INDENT: f32 = 0.3;
/// A child that is written just as its parent is.
pub(super) const SAME_FORM: f32 = 1.6;
/// A path whose beginning is not the parent's number.
pub(super) const FOREIGN_PATH: f32 = 4.0;
