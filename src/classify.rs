//! Step 5: what kind of document it is, and in which language.

mod columns;
mod evidence;
mod headed;
mod inside;
mod labels;
mod language;
mod rules;
mod signs;
mod title;

pub(crate) use columns::{may_be_portfolio, may_have_columns};
pub(crate) use language::language;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::lexicon::Lexicon;
use crate::normalize::NormalizedText;
use crate::record::model::DocumentKind;
use crate::span::Spanned;

/// Tells the kind of a document, and says so when it is not one of minutes in Danish.
pub fn classify(
    text: &NormalizedText,
    lexicon: &Lexicon,
    diagnostics: &mut Diagnostics,
) -> Spanned<DocumentKind> {
    let (kind, evidence) = rules::kind(text, lexicon);
    if let Some(code) = language(&text.text).filter(|code| *code != "da") {
        let message = format!("the words look like {code}, not Danish; what was read may be wrong");
        diagnostics.push(Diagnostic::new(Code::NotDanish, message));
    }
    if !matches!(kind, DocumentKind::Minutes) {
        let message = format!("the document looks like {}, not like minutes", describe(kind));
        diagnostics.push(Diagnostic::new(Code::NotMinutes, message).at(evidence));
    }
    Spanned::inferred(kind, evidence, "document-kind")
}

fn describe(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Minutes => "minutes",
        DocumentKind::Agenda => "an agenda or a call to a meeting",
        DocumentKind::Portfolio => "a portfolio of initiatives",
        DocumentKind::Governance => "a note on bodies and their tasks",
        DocumentKind::Agreement => "an agreement",
        DocumentKind::Other => "something else",
    }
}
