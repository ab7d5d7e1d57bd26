//! How deep each heading stands: equal forms stand on one level, and what comes first is higher.

use super::heads::{Form, SectionHead};

/// Sizes that differ by less are one size.
const STEP: f32 = 0.06;

/// The depth of each head, 0 for the top.
pub(super) fn depths(heads: &[SectionHead]) -> Vec<usize> {
    let mut open: Vec<&SectionHead> = Vec::new();
    let mut depths = Vec::with_capacity(heads.len());
    for head in heads {
        let depth = depth(&open, head);
        open.truncate(depth);
        open.push(head);
        depths.push(depth);
    }
    depths
}

fn depth(open: &[&SectionHead], head: &SectionHead) -> usize {
    if head.form == Form::Annex {
        return 0;
    }
    if let Form::Path(length) = &head.form
        && let Some(parent) = open.iter().rposition(|one| is_parent(&one.form, *length))
    {
        return parent + 1;
    }
    if let Some(same) = open.iter().position(|one| is_same(one, head)) {
        return same;
    }
    // larger type is never below smaller type
    let is_above = |one: &&SectionHead| {
        one.form == Form::Annex || !(one.is_styled && head.is_styled) || one.size > head.size + STEP
    };
    open.iter().take_while(|one| is_above(one)).count()
}

/// "2" is the parent of "2.1", "2.1" of "2.1.3".
fn is_parent(form: &Form, length: usize) -> bool {
    match form {
        Form::Number(_) => length == 2,
        Form::Path(own) => *own + 1 == length,
        Form::Annex | Form::Words => false,
    }
}

fn is_same(one: &SectionHead, other: &SectionHead) -> bool {
    let is_alike = (one.size - other.size).abs() < STEP && one.bold == other.bold;
    match (&one.form, &other.form) {
        (Form::Words, Form::Words) => is_alike,
        (own, form) if own == form => true,
        // "Resumé" in the type of "1. Indledning" stands beside it
        (Form::Annex, _) | (_, Form::Annex) => false,
        (Form::Words, _) | (_, Form::Words) => one.is_styled && other.is_styled && is_alike,
        _ => false,
    }
}
