//! Blocks of plain text, put together from whole texts.

use crate::layout::BlockKind::{self, Heading, ListItem, Paragraph};
use crate::layout::{Layout, analyze};
use crate::text_layer::{Page, PageContent, TextLayer};

fn layout(text: &str) -> Layout {
    let lines = text.split('\n').map(str::to_owned).collect();
    let page = Page { number: 1, content: PageContent::Lines(lines), ..Page::default() };
    analyze(&TextLayer { pages: vec![page], ..TextLayer::default() })
}

/// The first words of each block and how many lines it has.
fn blocks(text: &str) -> Vec<(String, usize)> {
    let start = |text: &str| text.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
    layout(text)
        .blocks
        .iter()
        .map(|block| (start(&block.lines[0].text), block.lines.len()))
        .collect()
}

fn expect(text: &str, expected: &[(&str, usize)]) {
    let expected: Vec<_> =
        expected.iter().map(|(start, lines)| ((*start).to_owned(), *lines)).collect();
    assert_eq!(blocks(text), expected);
}

const BODY: &str = "Kassereren gennemgik regnskabet for det forgangne år og gjorde rede for de poster,\n\
                    som afviger fra budgettet. Der er brugt flere penge på snerydning end ventet, men\n\
                    til gengæld er der sparet på vedligeholdelsen af legepladsen ved Enghaven. Han\n\
                    takkede for et godt samarbejde.\n";

#[test]
fn a_title_with_a_type_mark_is_a_block_of_its_own() {
    let text = format!("2. Regnskab for det forgangne år (B)\n{BODY}\n3. Budget (O) v/KS\n{BODY}");
    expect(
        &text,
        &[
            ("2. Regnskab", 1),
            ("Kassereren gennemgik", 4),
            ("3. Budget", 1),
            ("Kassereren gennemgik", 4),
        ],
    );
}

#[test]
fn a_wrapped_title_is_one_block() {
    let text = format!(
        "{BODY}\n4. Status på forhandlingerne om en ny aftale om snerydning i hele kvarteret og\nEnghaven (O)\n{BODY}"
    );
    expect(&text, &[("Kassereren gennemgik", 4), ("4. Status", 2), ("Kassereren gennemgik", 4)]);
}

#[test]
fn double_spaced_text_keeps_its_paragraphs() {
    let double = BODY.replace('\n', "\n\n");
    expect(
        &format!("{double}\n\n{double}"),
        &[("Kassereren gennemgik", 4), ("Kassereren gennemgik", 4)],
    );
}

#[test]
fn names_one_per_line_stay_apart() {
    let text = format!("Til stede:\nBo Ravn\nIda Holm\nAfbud: Ulla Lind\n\n{BODY}");
    expect(
        &text,
        &[
            ("Til stede:", 1),
            ("Bo Ravn", 1),
            ("Ida Holm", 1),
            ("Afbud: Ulla", 1),
            ("Kassereren gennemgik", 4),
        ],
    );
}

#[test]
fn numbers_inside_running_text_begin_nothing() {
    let text = "Kassereren gennemgik regnskabet for det forgangne år, og budgettet for året efter\n\
                2020 blev godkendt. Næste møde i bestyrelsen holdes på biblioteket i Enghaven den\n\
                31. december kl. 12, hvor også planen for snerydning skal drøftes igen sammen med\n\
                budgettet.\n";
    expect(text, &[("Kassereren gennemgik", 4)]);
}

#[test]
fn page_numbers_and_repeated_letterheads_do_not_break_a_paragraph() {
    let head = "Grundejerforeningen Enghaven\nReferat af møde 4\n\n";
    let (before, after) = BODY.split_at(BODY.find("til gengæld").unwrap());
    let text = format!("{head}{before}\n\n7\n\n\n{head}{after}");
    let found = layout(&text);
    assert_eq!(found.blocks.last().map(|block| block.lines.len()), Some(4));
    assert_eq!(found.furniture.len(), 3);
}

#[test]
fn kinds_of_items() {
    let text =
        format!("1. Budget\n{BODY}\n- Bo Ravn\n- Ida Holm\n\n1. Valg\n2. Eventuelt\nReferat\n");
    let kinds: Vec<BlockKind> = layout(&text).blocks.iter().map(|block| block.kind).collect();
    assert_eq!(kinds, [Heading, Paragraph, ListItem, ListItem, ListItem, ListItem, Paragraph]);
}

#[test]
fn an_indented_body_is_not_the_title_above_it() {
    let text =
        "A: Valg af dirigent.\n   Bo Ravn blev valgt.\n\nB: Beretning\n   Ida Holm aflagde den.\n";
    expect(text, &[("A: Valg", 1), ("Bo Ravn", 1), ("B: Beretning", 1), ("Ida Holm", 1)]);
}

#[test]
fn a_number_on_its_own_line_belongs_to_the_next() {
    expect("5.\n\nValg af formand\n", &[("5.", 2)]);
}

#[test]
fn markdown_is_taken_apart_by_its_marks() {
    let text = "# Referat\n**Tid**: kl. 19\n## 1. Budget\nGodkendt.\n- [x] Bo\n> spurgt\n";
    expect(
        text,
        &[
            ("Referat", 1),
            ("Tid: kl.", 1),
            ("1. Budget", 1),
            ("Godkendt.", 1),
            ("- [x]", 1),
            ("spurgt", 1),
        ],
    );
    assert!(layout(text).blocks[0].style.bold);
}

#[test]
fn each_line_names_one_person() {
    use super::pairs::each_names_one;

    assert!(each_names_one("Deltagere:\tIda Holm, Fjordkommunen", "Bo Ravn, Vandlauget"));
    assert!(!each_names_one("Deltagere:\tIda Holm, Ole", "Bo Ravn, Per Dam"));
    assert!(!each_names_one("Deltagere:\tIda Holm, Bo Ravn,", "Per Dam"));
    assert!(!each_names_one("Deltagere:\tIda Holm, Fjordkommunen", "Vandlauget, Bo Ravn"));
}
