//! Pages of runs, read to the end of the stage.

use std::sync::Arc;

use crate::layout::{BlockKind, Layout, analyze};
use crate::text_layer::{BoundingBox, Page, PageContent, Rule, TextLayer, TextRun};

/// Half an em per letter at 10 points.
#[expect(clippy::cast_precision_loss)]
fn run(x: f32, y: f32, size: f32, text: &str) -> TextRun {
    let x1 = x + text.chars().count() as f32 * size / 2.0;
    TextRun {
        text: text.to_owned(),
        original: None,
        bbox: BoundingBox { x0: x, y0: y - 0.2 * size, x1, y1: y + 0.8 * size },
        origin: (x, y),
        font: Arc::from("Helvetica"),
        size,
        weight: 400,
        italic: false,
        rotation: 0,
        space_width: size / 4.0,
        artifact: false,
        invisible: false,
    }
}

fn page(number: u32, runs: Vec<TextRun>) -> Page {
    Page { number, size: Some((595.0, 842.0)), content: PageContent::Runs(runs), ..Page::default() }
}

fn layout(pages: Vec<Page>) -> Layout {
    analyze(&TextLayer { pages, ..TextLayer::default() })
}

fn texts(layout: &Layout) -> Vec<String> {
    let joined = |lines: &[crate::layout::Line]| {
        lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" / ")
    };
    layout.blocks.iter().map(|block| joined(&block.lines)).collect()
}

const BODY: [&str; 3] = [
    "Kassereren gennemgik regnskabet for det forgangne år og gjorde rede for de poster,",
    "som afviger fra budgettet. Der er brugt flere penge på snerydning end ventet, og de",
    "blev dækket af opsparingen.",
];

fn body(x: f32, y: f32) -> Vec<TextRun> {
    BODY.iter().zip([0.0, 12.0, 24.0]).map(|(text, down)| run(x, y - down, 10.0, text)).collect()
}

#[test]
fn words_split_over_runs_and_raised_figures_are_one_line() {
    let runs = vec![
        run(50.0, 700.0, 10.0, "Haven er 85 "),
        run(110.0, 700.0, 10.0, "m"),
        run(115.0, 704.0, 6.0, "2"),
        run(121.0, 700.0, 10.0, "stor"),
    ];
    assert_eq!(texts(&layout(vec![page(1, runs)])), ["Haven er 85 m2 stor"]);
}

#[test]
fn lines_stretched_to_the_margin_have_no_columns() {
    // 24 and 25.2 points: alike; 24 and 48: columns
    let alike = [(50.0, "Ida"), (89.0, "Holm,"), (138.0, "Havnestyrelsen")];
    let apart = [(50.0, "Ida"), (89.0, "Holm,"), (162.0, "Havnestyrelsen")];
    let line = |words: [(f32, &str); 3]| words.map(|(x, word)| run(x, 700.0, 10.0, word)).to_vec();
    assert_eq!(texts(&layout(vec![page(1, line(alike))])), ["Ida Holm, Havnestyrelsen"]);
    assert_eq!(texts(&layout(vec![page(1, line(apart))])), ["Ida\tHolm,\tHavnestyrelsen"]);
}

#[test]
fn paragraphs_are_told_by_their_space() {
    let runs = [body(50.0, 700.0), body(50.0, 655.0)].concat();
    let found = layout(vec![page(1, runs)]);
    assert_eq!(found.blocks.iter().map(|block| block.lines.len()).collect::<Vec<_>>(), [3, 3]);
    assert!(found.blocks[1].space_before > 0.5);
}

#[test]
fn a_list_of_short_lines_is_no_wrapped_text() {
    let board = ["Jørgen Damgaard, Næstformand", "Michael Holm", "Ulla Vindelund, Kontaktperson"];
    let office = ["Christian Bo", "Ida Krogh Dam, Sekretariatet", "Per Bak"];
    let all = [board, office].concat();
    let downs = [0.0, 12.0, 24.0, 36.0, 48.0, 60.0];
    let runs = all.iter().zip(downs).map(|(text, down)| run(60.0, 700.0 - down, 10.0, text));
    assert_eq!(texts(&layout(vec![page(1, runs.collect())])), all);
}

#[test]
fn the_margin_breaks_lines_that_are_too_few_to_show_it() {
    let long = "Deltagere: Bo Ravn, Ida Holm, Per Dam, Ane Lund, Ulla Vind, Mogens Bak, Eva Krogh, Tom Jul";
    let runs = vec![run(60.0, 700.0, 10.0, long), run(60.0, 688.0, 10.0, "Pedersen, Ib Bruun")];
    let short = vec![run(60.0, 664.0, 10.0, "Referent: Bo Ravn")];
    let found = texts(&layout(vec![page(1, [runs, short].concat())]));
    assert_eq!(found, [format!("{long} / Pedersen, Ib Bruun"), "Referent: Bo Ravn".to_owned()]);
}

#[test]
fn bold_words_that_open_a_line_are_counted() {
    let bold = |x: f32, text: &str| TextRun { weight: 700, ..run(x, 700.0, 10.0, text) };
    let lead = |runs: Vec<TextRun>| layout(vec![page(1, runs)]).blocks[0].style.lead;
    let behind = |x: f32| run(x, 700.0, 10.0, "Der er penge nok");
    assert_eq!(lead(vec![bold(50.0, "Økonomi og drift:"), behind(140.0)]), 3);
    assert_eq!(lead(vec![run(50.0, 700.0, 10.0, "2."), bold(65.0, "Økonomi"), behind(105.0)]), 2);
    assert_eq!(lead(vec![bold(50.0, "Økonomi og drift")]), 0);
    let inside = run(50.0, 700.0, 10.0, "Der er");
    assert_eq!(lead(vec![inside, bold(85.0, "penge"), run(115.0, 700.0, 10.0, "nok")]), 0);
}

#[test]
fn larger_type_is_a_heading() {
    let runs = [vec![run(50.0, 730.0, 15.0, "Regnskab")], body(50.0, 700.0)].concat();
    let found = layout(vec![page(1, runs)]);
    assert_eq!(found.blocks[0].kind, BlockKind::Heading);
    assert!((found.blocks[0].style.size - 1.5).abs() < 0.01);
}

#[test]
fn columns_are_read_one_after_the_other() {
    let column = |x: f32| -> Vec<TextRun> {
        let lines =
            (0..7_u8).map(|n| (f32::from(n) * 12.0, format!("og så gik linje {n} fra {x} galt i")));
        lines.map(|(down, text)| run(x, 700.0 - down, 10.0, &text)).collect()
    };
    let found = layout(vec![page(1, [column(50.0), column(320.0)].concat())]);
    let lefts: Vec<bool> = found
        .blocks
        .iter()
        .flat_map(|block| &block.lines)
        .map(|line| line.bbox.unwrap().x0 < 100.0)
        .collect();
    assert_eq!(lefts, [[true; 7], [false; 7]].concat());
}

#[test]
fn a_label_and_its_value_are_one_line_with_a_tab() {
    let runs =
        vec![run(50.0, 700.0, 10.0, "Til stede:"), run(150.0, 700.0, 10.0, "Bo Ravn, Ida Holm")];
    assert_eq!(texts(&layout(vec![page(1, runs)])), ["Til stede:\tBo Ravn, Ida Holm"]);
}

fn table(y: f32, rows: &[[&str; 3]]) -> (Vec<TextRun>, Vec<Rule>) {
    let rule = |x0: f32, y0: f32, x1: f32, y1: f32| Rule { bbox: BoundingBox { x0, y0, x1, y1 } };
    let mut runs = Vec::new();
    let mut rules = vec![rule(45.0, y, 500.0, y + 0.5)];
    let mut foot = y;
    for row in rows {
        let cells = row.iter().zip([50.0, 200.0, 400.0]).filter(|(text, _)| !text.is_empty());
        runs.extend(cells.map(|(text, x)| run(x, foot - 12.0, 10.0, text)));
        foot -= 20.0;
        rules.push(rule(45.0, foot, 500.0, foot + 0.5));
    }
    rules.extend([45.0, 195.0, 395.0, 500.0].map(|x| rule(x, foot, x + 0.5, y)));
    (runs, rules)
}

#[test]
fn ruled_tables_go_on_over_pages_without_their_heads() {
    let head = ["Punkt", "Referat", "Ansvarlig"];
    let (first, first_rules) =
        table(700.0, &[head, ["1. Budget", "Godkendt", "Bo"], ["2. Hegn", "Drøftet og", ""]]);
    let (second, second_rules) =
        table(780.0, &[head, ["", "udsat", ""], ["3. Valg", "Genvalg", "Ida"]]);
    let pages = vec![
        Page { rules: first_rules, ..page(1, first) },
        Page { rules: second_rules, ..page(2, second) },
    ];
    let found = layout(pages);
    let rows = [
        "Punkt / Referat / Ansvarlig",
        "1. Budget / Godkendt / Bo",
        "2. Hegn / Drøftet og / udsat",
        "3. Valg / Genvalg / Ida",
    ];
    assert_eq!(texts(&found), rows);
    assert!(found.blocks.iter().all(|block| block.kind == BlockKind::TableRow));
    assert_eq!(found.blocks[2].lines.iter().map(|line| line.column).collect::<Vec<_>>(), [0, 1, 1]);
    assert_eq!(found.furniture.len(), 3);
}

#[test]
fn running_heads_and_page_numbers_are_furniture() {
    let with_head = |number: u32, y: f32| {
        let head = run(50.0, 810.0, 8.0, "Grundejerforeningen Enghaven");
        let foot = run(280.0, 30.0, 8.0, &format!("Side {number} af 2"));
        page(number, [vec![head, foot], body(50.0, y)].concat())
    };
    let found = layout(vec![with_head(1, 700.0), with_head(2, 760.0)]);
    assert_eq!(found.furniture.len(), 4);
    assert_eq!(found.blocks.len(), 2);
}

#[test]
fn margin_text_is_set_apart_and_bullets_find_their_items() {
    let key = TextRun { rotation: 90, ..run(20.0, 300.0, 6.0, "Dokumentnøgle: X7-K2") };
    let runs = vec![key, run(70.0, 700.0, 10.0, "Bo Ravn"), run(70.0, 688.0, 10.0, "Ida Holm")];
    let bullets = vec![run(55.0, 700.0, 10.0, "•"), run(55.0, 688.0, 10.0, "•")];
    let found = layout(vec![page(1, [runs, bullets].concat())]);
    assert_eq!(texts(&found), ["• Bo Ravn", "• Ida Holm"]);
    assert_eq!(found.furniture.len(), 1);
}

#[test]
fn dots_that_lead_to_a_page_number_are_a_gap() {
    let dots = (0..20_u8).map(|n| run(150.0 + f32::from(n) * 10.0, 700.0, 10.0, "."));
    let runs = [
        vec![run(50.0, 700.0, 10.0, "1 Budget")],
        dots.collect(),
        vec![run(400.0, 700.0, 10.0, "4")],
    ]
    .concat();
    assert_eq!(texts(&layout(vec![page(1, runs)])), ["1 Budget\t4"]);
}

/// Rows of cells at some left edges, each cell with its lines, from `y` down.
fn rows(edges: &[f32], mut y: f32, rows: &[&[&[&str]]]) -> Vec<TextRun> {
    let mut runs = Vec::new();
    for row in rows {
        let mut lowest = y;
        for (cell, x) in row.iter().zip(edges) {
            let heights = std::iter::successors(Some(y), |y| Some(y - 12.0));
            for (text, y) in cell.iter().zip(heights) {
                runs.extend((!text.is_empty()).then(|| run(*x, y, 10.0, text)));
                lowest = lowest.min(y);
            }
        }
        y = lowest - 20.0;
    }
    runs
}

#[test]
fn tables_without_rules_go_on_over_pages() {
    let edges = [50.0, 150.0, 300.0];
    let head: &[&[&str]] = &[&["Punkt"], &["Referat"], &["Ansvarlig"]];
    let first = rows(
        &edges,
        700.0,
        &[
            head,
            &[
                &["1. Budget", "for året"],
                &["Budgettet blev", "godkendt uden", "ændringer"],
                &["Bo"],
            ],
            &[&["2. Hegn"], &["Et nyt hegn kan", "først sættes op"], &["Ida"]],
        ],
    );
    let second = rows(
        &edges,
        780.0,
        &[
            head,
            &[&[""], &["efter sommeren.", "Det er bestilt"], &[""]],
            &[&["3. Valg"], &["Begge blev valgt", "igen"], &["Ulla"]],
        ],
    );
    let text = [vec![run(50.0, 740.0, 10.0, BODY[0])], first].concat();
    let found =
        layout(vec![page(1, text), page(2, [second, vec![run(300.0, 30.0, 10.0, "2")]].concat())]);
    let rows = [
        BODY[0],
        "Punkt / Referat / Ansvarlig",
        "1. Budget / for året / Budgettet blev / godkendt uden / ændringer / Bo",
        "2. Hegn / Et nyt hegn kan / først sættes op / Ida / efter sommeren. / Det er bestilt",
        "3. Valg / Begge blev valgt / igen / Ulla",
    ];
    assert_eq!(texts(&found), rows);
    let columns =
        |block: usize| found.blocks[block].lines.iter().map(|line| line.column).collect::<Vec<_>>();
    assert_eq!(columns(3), [0, 1, 1, 2, 1, 1]);
    assert_eq!(found.furniture.len(), 4, "the head and the page number");
}

#[test]
fn numbers_that_go_on_line_by_line_make_a_row_of_each() {
    let titles = ["Sluserne ved havnen", "Takster for vand", "Pumper", "Nye lamper i byen"];
    let line = |(n, title): (u8, &str)| {
        let y = 700.0 - 12.0 * f32::from(n);
        let number = format!("Punkt {}", n + 1);
        [run(50.0, y, 10.0, &number), run(150.0, y, 10.0, title), run(400.0, y, 10.0, "3")]
    };
    let found = layout(vec![page(1, (0..).zip(titles).flat_map(line).collect())]);
    assert!(texts(&found).iter().all(|row| row.matches("Punkt").count() == 1), "{found:?}");
}

#[test]
fn three_columns_of_text_are_no_table() {
    let column = |x: f32| {
        (0..9_u8).map(move |n| run(x, 700.0 - 12.0 * f32::from(n), 10.0, "og så gik det galt"))
    };
    let found = layout(vec![page(1, [50.0, 200.0, 350.0].into_iter().flat_map(column).collect())]);
    assert!(found.blocks.iter().all(|block| block.kind != BlockKind::TableRow));
}

#[test]
fn two_tables_of_one_width_keep_their_own_columns() {
    let level = |y: f32, joint: f32| {
        let rule = |x0: f32, x1: f32| Rule { bbox: BoundingBox { x0, y0: y, x1, y1: y + 0.5 } };
        [rule(45.0, joint), rule(joint, 500.0)]
    };
    let rules = [
        (690.0, 140.0),
        (670.0, 140.0),
        (650.0, 140.0),
        (590.0, 300.0),
        (570.0, 300.0),
        (550.0, 300.0),
    ];
    let row = |y: f32, x: f32| [run(50.0, y, 10.0, "Hegn"), run(x, y, 10.0, "nyt")];
    let upper = [675.0, 655.0].map(|y| row(y, 150.0));
    let lower = [575.0, 555.0].map(|y| row(y, 310.0));
    let runs = [upper, lower].concat().concat();
    let found =
        layout(vec![Page { rules: rules.map(|(y, x)| level(y, x)).concat(), ..page(1, runs) }]);
    let kinds: Vec<_> = found.blocks.iter().map(|block| (block.kind, block.lines.len())).collect();
    assert_eq!(kinds, [(BlockKind::TableRow, 2); 4]);
}

#[test]
fn what_floats_is_drawn_first_and_read_in_its_line() {
    let float = run(450.0, 680.0, 10.0, "3. maj 2021");
    let head = [run(50.0, 700.0, 10.0, "Enghaven"), run(50.0, 680.0, 10.0, "J.nr. 17")];
    let found = layout(vec![page(1, [vec![float], head.to_vec(), body(50.0, 650.0)].concat())]);
    assert_eq!(texts(&found)[..2], ["Enghaven", "J.nr. 17\t3. maj 2021"]);
}

#[test]
fn names_are_not_cut_by_the_end_of_a_paragraph() {
    let lines = [
        "Formanden fortalte om Havnelauget Søvang, som gerne vil leje den nye bro ved sluserne,",
        "og om den aftale, der er under forhandling, og som nu tæller Havnelauget",
    ];
    let before = lines.iter().zip([700.0, 688.0]).map(|(text, y)| run(50.0, y, 10.0, text));
    let after = |text: &str| {
        let next = vec![run(50.0, 670.0, 10.0, text)];
        [before.clone().collect(), next, body(50.0, 640.0), body(50.0, 590.0)].concat()
    };
    let blocks = |text: &str| layout(vec![page(1, after(text))]).blocks.len();
    assert_eq!(blocks("Søvang blandt sine parter."), 3);
    assert_eq!(blocks("Naboen er blandt dem."), 4);
}

#[test]
fn labels_with_their_values_are_rows_of_their_own() {
    let lines = [
        ("Motor", "R", "2"),
        ("Aksel", "IP", "3"),
        ("Hus", "egen", "3"),
        ("Beskyttelsesklasse", "15x43 med fod og krans", "4"),
    ];
    let line = |(y, (label, value, page)): (f32, (&str, &str, &str))| {
        [(50.0, label), (200.0, value), (400.0, page)].map(|(x, text)| run(x, y, 10.0, text))
    };
    let group = |top: f32| {
        let heights = std::iter::successors(Some(top), |y| Some(y - 12.0));
        heights.zip(lines).flat_map(line).collect::<Vec<_>>()
    };
    let found = layout(vec![page(1, [group(700.0), group(620.0), group(540.0)].concat())]);
    assert_eq!(texts(&found)[1], "Aksel / IP / 3");
    assert_eq!(found.blocks.len(), 12);
}

#[test]
fn cells_around_one_middle_are_a_row() {
    let row = |y: f32, cells: [&[&str]; 3]| {
        let cell = |(x, lines): (f32, &[&str])| {
            let top = y + 6.0 * (f32::from(u8::try_from(lines.len()).unwrap()) - 1.0);
            let lines = lines.iter().zip([0.0, 12.0, 24.0]);
            lines.map(|(text, down)| run(x, top - down, 10.0, text)).collect::<Vec<_>>()
        };
        [50.0, 170.0, 260.0].into_iter().zip(cells).flat_map(cell).collect::<Vec<_>>()
    };
    let long: &[&str] = &[
        "Mia fortalte om legepladsen og om",
        "trivselsdagen, der var en succes",
        "for alle klasser.",
    ];
    let runs = [
        row(700.0, [&["Punkt"], &["Indhold"], &["Referat"]]),
        row(664.0, [&["1. Godkendelse af", "dagsordenen"], &["Beslutning"], &["Godkendt"]]),
        row(616.0, [&["2. Nyt fra elevråd"], &["Orientering"], long]),
        row(
            568.0,
            [
                &["3. Budget for det", "kommende år"],
                &["Drøftelse"],
                &["Udsat til mødet i det nye år, når", "tallene er kendt."],
            ],
        ),
    ];
    let found = layout(vec![page(1, runs.concat())]);
    let firsts: Vec<_> =
        texts(&found).iter().map(|row| row.chars().take(8).collect::<String>()).collect();
    assert_eq!(firsts, ["Punkt / ", "1. Godke", "2. Nyt f", "3. Budge"]);
}

#[test]
fn names_below_one_another_in_a_cell_stay_apart() {
    let label = |y: f32, label: &str, names: &[&str]| {
        let names = names.iter().zip([0.0, 12.0, 24.0]);
        let names = names.map(|(name, down)| run(140.0, y - down, 10.0, name));
        std::iter::once(run(50.0, y, 10.0, label))
            .chain(names.collect::<Vec<_>>())
            .collect::<Vec<_>>()
    };
    let rule = |y: f32| {
        [45.0, 135.0].map(|x| Rule {
            bbox: BoundingBox { x0: x, y0: y, x1: x + 90.0 + (x - 45.0) * 3.0, y1: y + 0.5 },
        })
    };
    let runs = [
        label(700.0, "Dato", &["3. maj"]),
        label(680.0, "Deltagere", &["Ida Holm", "Bo Ravn", "Per Dam"]),
        label(636.0, "Fraværende", &["Stine Vang"]),
    ];
    let rules = [712.0, 692.0, 648.0, 628.0].map(rule).concat();
    let found = layout(vec![Page { rules, ..page(1, runs.concat()) }]);
    let opens: Vec<bool> = found.blocks[1].lines.iter().map(|line| line.opens).collect();
    assert_eq!(texts(&found)[1], "Deltagere / Ida Holm / Bo Ravn / Per Dam");
    assert_eq!(opens, [false, false, true, true]);
}
