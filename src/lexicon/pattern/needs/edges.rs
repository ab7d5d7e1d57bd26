//! Where words begin and end in an expression: a letter beside an edge has no other letter there.

use regex_syntax::ast::{
    AssertionKind, Ast, ClassBracketed, ClassPerlKind, ClassSet, ClassSetItem, RepetitionKind,
    RepetitionRange,
};

use super::letters::is_letter;

/// Whether a letter at the beginning of a part is the first of its word, and one at its end the last.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Edges {
    pub before: bool,
    pub behind: bool,
}

impl Edges {
    /// Of each part of a sequence.
    pub(super) fn along(asts: &[Ast], around: Self) -> Vec<Self> {
        let mut edges = Vec::with_capacity(asts.len());
        let mut before = around.before;
        for ast in asts {
            edges.push(Self { before, behind: false });
            before = is_edge(ast, before, Side::End);
        }
        let mut behind = around.behind;
        for (ast, edges) in asts.iter().zip(&mut edges).rev() {
            edges.behind = behind;
            behind = is_edge(ast, behind, Side::Beginning);
        }
        edges
    }
}

/// Of a part of an expression.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Side {
    Beginning,
    End,
}

/// Whether a letter beside this side of a part is beside an edge; `beyond` tells it of the other side.
fn is_edge(ast: &Ast, beyond: bool, side: Side) -> bool {
    match ast {
        Ast::Empty(_) | Ast::Flags(_) => beyond,
        Ast::Assertion(assertion) => assertion.kind != AssertionKind::NotWordBoundary,
        Ast::Literal(literal) => !is_letter(literal.c),
        Ast::ClassPerl(class) => match class.kind {
            ClassPerlKind::Space => !class.negated,
            ClassPerlKind::Word => class.negated,
            ClassPerlKind::Digit => false,
        },
        Ast::ClassBracketed(class) => is_of_signs(class),
        Ast::Repetition(repetition) => {
            (beyond || is_required(&repetition.op.kind)) && is_edge(&repetition.ast, false, side)
        }
        Ast::Group(group) => is_edge(&group.ast, beyond, side),
        Ast::Alternation(any) => any.asts.iter().all(|one| is_edge(one, beyond, side)),
        Ast::Concat(row) if side == Side::End => {
            row.asts.iter().fold(beyond, |beyond, ast| is_edge(ast, beyond, side))
        }
        Ast::Concat(row) => {
            row.asts.iter().rev().fold(beyond, |beyond, ast| is_edge(ast, beyond, side))
        }
        _ => false,
    }
}

/// `[.,;]`
fn is_of_signs(class: &ClassBracketed) -> bool {
    let is_sign = |item: &ClassSetItem| match item {
        ClassSetItem::Literal(literal) => !is_letter(literal.c),
        ClassSetItem::Perl(class) => class.kind == ClassPerlKind::Space && !class.negated,
        _ => false,
    };
    let ClassSet::Item(item) = &class.kind else { return false };
    let items = match item {
        ClassSetItem::Union(union) => union.items.as_slice(),
        one => std::slice::from_ref(one),
    };
    !class.negated && items.iter().all(is_sign)
}

/// Whether what is repeated stands there at least once.
pub(super) fn is_required(kind: &RepetitionKind) -> bool {
    match kind {
        RepetitionKind::ZeroOrOne | RepetitionKind::ZeroOrMore => false,
        RepetitionKind::OneOrMore => true,
        RepetitionKind::Range(
            RepetitionRange::Exactly(least)
            | RepetitionRange::AtLeast(least)
            | RepetitionRange::Bounded(least, _),
        ) => *least > 0,
    }
}
