//! The sites labelled by hand: `data/sites.tsv`.

use referat::diagnostic::Diagnostics;
use referat::layout::{BlockKind, Layout};
use referat::lexicon::Lexicon;
use referat::normalize::{RepairKind, normalize};

use crate::layouts::{block, line};

/// One row: two lines of a small document.
struct Row<'a> {
    label: &'a str,
    left: &'a str,
    right: &'a str,
    result: &'a str,
    context: &'a str,
}

fn rows() -> impl Iterator<Item = Row<'static>> {
    let rows = include_str!("data/sites.tsv").lines().filter(|row| !row.starts_with('#'));
    rows.map(|row| match row.split('\t').collect::<Vec<_>>()[..] {
        [label, left, right, result, context] => Row { label, left, right, result, context },
        _ => panic!("not five columns: {row}"),
    })
}

impl Row<'_> {
    fn layout(&self) -> Layout {
        let broken =
            [line(&format!("Om {}", self.left), 2), line(&format!("{} her", self.right), 3)];
        Layout {
            blocks: vec![
                block(BlockKind::Paragraph, vec![line(self.context, 1)]),
                block(BlockKind::Paragraph, broken.into()),
            ],
            furniture: Vec::new(),
        }
    }

    /// The paragraph as it should be.
    fn expected(&self) -> String {
        match self.label {
            "dash" => format!("Om {} {} her", self.result, self.right),
            _ => format!("Om {} her", self.result),
        }
    }

    fn kind(&self) -> Option<RepairKind> {
        match self.label {
            "join" | "bare" => Some(RepairKind::Join),
            "keep" | "hard" => Some(RepairKind::JoinKeepHyphen),
            "keep_space" if self.left.ends_with(',') => None,
            "keep_space" => Some(RepairKind::SuspendedHyphen),
            "soft" => Some(RepairKind::SoftHyphen),
            "dash" | "space" => None,
            other => panic!("unknown label {other}"),
        }
    }
}

#[test]
fn hand_labelled_sites_are_right() {
    let mut wrong = Vec::new();
    for row in rows() {
        let found = normalize(&row.layout(), Lexicon::danish(), &mut Diagnostics::default());
        let text = found.words(&found.paragraphs[1]);
        let kind = found.repairs.last().map(|repair| repair.kind);
        if text != row.expected() || kind != row.kind() {
            wrong.push(format!("{text:?} ({kind:?}), not {:?}", row.expected()));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
