//! The rows of the seed's table, whose text has cell below cell with empty lines between them.

/// Initiative, description, status, owner; paragraphs of a cell have an empty line between them.
pub(crate) type Row = [String; 4];

/// The rows in the order of the text.
pub(crate) fn rows(text: &str) -> Vec<Row> {
    let mut rows: Vec<Vec<Vec<&str>>> = Vec::new();
    for block in blocks(text) {
        let is_first = block.first().is_some_and(|line| is_number(line));
        match rows.last_mut() {
            _ if is_first => rows.push(vec![block]),
            Some(row) if !is_heading(&block) => row.push(block),
            _ => {}
        }
    }
    rows.iter().map(|blocks| row(blocks)).collect()
}

/// Lines between empty ones, without the table's head, which the text repeats.
fn blocks(text: &str) -> Vec<Vec<&str>> {
    let mut blocks = vec![Vec::new()];
    for line in text.split(['\n', '\u{c}']).map(str::trim) {
        let is_head =
            line.starts_with("Indsats Indsatsbeskrivelse") || matches!(line, "Indsats-" | "ejer");
        match blocks.last_mut() {
            Some(block) if !is_head && !line.is_empty() => block.push(line),
            Some(block) if !block.is_empty() => blocks.push(Vec::new()),
            _ => {}
        }
    }
    blocks
}

/// `1.1`, `2.4:`
fn is_number(line: &str) -> bool {
    let mut bytes = line.bytes();
    let mut is = |wanted: fn(&u8) -> bool| bytes.next().is_some_and(|byte| wanted(&byte));
    is(u8::is_ascii_digit) && is(|byte| *byte == b'.') && is(u8::is_ascii_digit)
}

/// What stands between two parts of the table: `I N D S A T ...` and the part's name, in two or
/// three lines of which the first is spaced.
fn is_heading(block: &[&str]) -> bool {
    let is_spaced = |line: &&str| line.split(' ').take(5).all(|word| word.chars().count() == 1);
    let is_name = |line: &&str| line.ends_with("om data") && line.len() < 40;
    block.iter().any(|line| is_spaced(line) || is_name(line))
}

/// The owner is the last block, or the last word where it was written behind the status.
fn row(blocks: &[Vec<&str>]) -> Row {
    let is_owner =
        |block: &Vec<&str>| block.iter().all(|line| line.len() <= 25 && !line.ends_with('.'));
    let mut texts: Vec<String> = blocks.iter().map(|block| block.join(" ")).collect();
    let has_owner = texts.len() > 3 && blocks.last().is_some_and(is_owner);
    let last = texts.pop().unwrap_or_default();
    let owner = match last.rsplit_once(' ').filter(|_| !has_owner) {
        Some((status, owner)) => {
            texts.push(status.to_owned());
            owner.to_owned()
        }
        None => last,
    };
    let status = texts.split_off(2).join("\n\n");
    let [initiative, description] = texts.try_into().unwrap_or_default();
    [initiative, description, status, owner]
}
