//! What every match of a regular expression has in it, read off its syntax.
//!
//! `\bdet\sblev\s(?:besluttet|aftalt)\b` needs " det blev ", and one of " besluttet " and " aftalt ".
//! Only what is certain counts: what may be absent is left out, and an alternative that needs nothing
//! makes its alternation need nothing.

mod any;
mod edges;
mod letters;

use std::cmp::Reverse;

use regex_syntax::ast::{Ast, ClassPerlKind};

use self::any::Any;
use self::edges::{Edges, is_required};
use self::letters::{Marks, Row, letter};
use super::signature::{DIGIT, Mark, Signature};

/// What must be there, if it is certain that something must.
#[derive(Debug)]
pub(super) struct Needs(Option<Need>);

impl Needs {
    pub(super) fn of(ast: &Ast) -> Self {
        Self(need(ast, Edges::default()))
    }

    pub(super) fn are_met(&self, signature: &Signature) -> bool {
        self.0.as_ref().is_none_or(|need| need.is_met(signature))
    }
}

/// What must be there.
#[derive(Debug)]
enum Need {
    /// Letters in a row, or a digit.
    One(Marks),
    Every(Box<[Need]>),
    Any(Any),
}

impl Need {
    fn is_met(&self, signature: &Signature) -> bool {
        match self {
            Self::One(marks) => marks.are_in(signature),
            Self::Every(all) => all.iter().all(|need| need.is_met(signature)),
            Self::Any(any) => any.is_met(signature),
        }
    }

    /// All of these, those first that are answered soonest and rarely met.
    fn every(mut all: Vec<Self>) -> Option<Self> {
        all.sort_by_key(|need| match need {
            Self::One(marks) => (0, Reverse(marks.letters)),
            other => (other.size(), Reverse(0)),
        });
        if all.len() > 1 { Some(Self::Every(all.into())) } else { all.pop() }
    }

    /// Marks of which one is set where this is met, as few as possible.
    fn stand_in(&self, add: &mut impl FnMut(Mark)) {
        match self {
            Self::One(marks) => add(marks.one),
            Self::Every(all) => all.iter().take(1).for_each(|first| first.stand_in(add)),
            Self::Any(any) => any.of.iter().for_each(|need| need.stand_in(add)),
        }
    }

    /// How many questions it is at most.
    fn size(&self) -> usize {
        match self {
            Self::One(_) => 1,
            Self::Every(all) => all.iter().map(Self::size).sum(),
            Self::Any(any) => any.of.iter().map(Self::size).sum(),
        }
    }
}

fn need(ast: &Ast, edges: Edges) -> Option<Need> {
    match ast {
        Ast::Concat(concat) => in_sequence(&concat.asts, edges),
        Ast::Alternation(alternation) => {
            let each: Option<_> = alternation.asts.iter().map(|one| need(one, edges)).collect();
            each.map(|each| Need::Any(Any::of(each)))
        }
        Ast::Group(group) => need(&group.ast, edges),
        Ast::Repetition(repetition) if is_required(&repetition.op.kind) => {
            need(&repetition.ast, Edges::default())
        }
        Ast::ClassPerl(class) if class.kind == ClassPerlKind::Digit && !class.negated => {
            Some(Need::One(Marks { one: DIGIT, other: DIGIT, letters: 0 }))
        }
        Ast::Literal(_) | Ast::ClassBracketed(_) => in_sequence(std::slice::from_ref(ast), edges),
        _ => None,
    }
}

/// Everything that stands behind one another; letters without anything between them in one.
fn in_sequence(asts: &[Ast], around: Edges) -> Option<Need> {
    let edges = Edges::along(asts, around);
    let mut all = Vec::new();
    let mut row = Row::default();
    for (ast, edges) in asts.iter().zip(edges) {
        if let Some(letter) = letter(ast) {
            row.add(letter, edges);
        } else {
            all.extend(row.end().and_then(|letters| letters.marks()).map(Need::One));
            if !matches!(ast, Ast::ClassBracketed(_) | Ast::Literal(_)) {
                all.extend(need(ast, edges));
            }
        }
    }
    all.extend(row.end().and_then(|letters| letters.marks()).map(Need::One));
    Need::every(all)
}

#[cfg(test)]
mod tests {
    use regex_syntax::ast::parse::Parser;

    use super::*;
    use crate::lexicon::pattern::transcript::transcribe;

    fn is_possible(pattern: &str, text: &str) -> bool {
        let mut transcript = Vec::new();
        transcribe(text, &mut transcript).unwrap();
        let needs = Needs::of(&Parser::new().parse(pattern).unwrap());
        needs.are_met(&Signature::of(&transcript))
    }

    #[test]
    fn only_what_is_certain_is_needed() {
        for (pattern, met, unmet) in [
            (r"\bdet\sblev\s+(?:besluttet|aftalt)\b", "Det blev aftalt", "Det er aftalt"),
            (r"\bdet\sblev\s+(?:besluttet|aftalt)\b", "det blev besluttet,", "det blev vedtaget"),
            (r"\b(?:er|var)\s(?:\p{L}+\s){0,3}?(?:ok|enig)\b", "vi er ok", "vi er oktober enige"),
            (r"(?:a\sb|(?:møde|årsmøde)\svar)\b", "årsmøde var", "årsmøde er"),
            (r"(?x) [Ee]nige?  # or not \n", "uenig", "ens"),
            (r"(?:god)+kendt\s\d{2}(?:kl)?", "godkendt 12", "godkendt"),
            (r"\bkunne\W*(?:ikke)?\W*godkende", "kunne: godkendes", "kan godkendes"),
            (r"Straße\b", "straße", "stræde"),
            (r"\ben\B", "enighed", "ingen"),
        ] {
            assert!(is_possible(pattern, met), "{pattern} in {met}");
            assert!(!is_possible(pattern, unmet), "{pattern} in {unmet}");
        }
        for pattern in [r"(?:møde|års(?:møde)?|x*)", r"\ba|\d?", r"[^a]"] {
            assert!(is_possible(pattern, ""), "{pattern}");
        }
    }
}
