//! Which entries of two lists are about the same thing.

use serde_json::Value;

/// An entry of one list or of both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pair {
    /// Indexes of two entries about the same thing.
    Both(usize, usize),
    /// Index of an entry that is only expected.
    Expected(usize),
    /// Index of an entry that is only got.
    Got(usize),
}

/// Pairs the entries in order: the pairing whose entries are most alike.
pub(super) fn align(expected: &[Value], got: &[Value]) -> Vec<Pair> {
    let alike_before = expected.iter().zip(got).take_while(|(one, other)| one == other).count();
    let rest = |list: &[Value]| list.len() - alike_before;
    let mut pairs: Vec<Pair> = (0..alike_before).map(|index| Pair::Both(index, index)).collect();
    let table = Table::new(expected, got, alike_before, rest(expected), rest(got));
    table.follow(&mut pairs);
    pairs
}

/// Lists that are too long for a table are paired by index.
const LARGEST: usize = 1_000_000;
/// Entries less alike than this are about different things.
const LEAST: f64 = 0.5;

/// For each rest of both lists, how alike its best pairing is.
struct Table {
    from: usize,
    rows: usize,
    columns: usize,
    /// How alike the entries are, row by row.
    alike: Vec<f64>,
    /// The best sum from here on, with a row and a column more.
    best: Vec<f64>,
}

impl Table {
    fn new(expected: &[Value], got: &[Value], from: usize, rows: usize, columns: usize) -> Self {
        let too_large = rows.saturating_mul(columns) > LARGEST;
        let alike = expected.iter().skip(from).enumerate().flat_map(|(row, one)| {
            got.iter().skip(from).enumerate().map(move |(column, other)| {
                if too_large { f64::from(u8::from(row == column)) } else { likeness(one, other) }
            })
        });
        let alike = alike.collect();
        let mut table =
            Self { from, rows, columns, alike, best: vec![0.0; (rows + 1) * (columns + 1)] };
        for row in (0..rows).rev() {
            for column in (0..columns).rev() {
                let best = table.both(row, column);
                let best = best.max(table.best(row + 1, column)).max(table.best(row, column + 1));
                if let Some(cell) = table.best.get_mut(row * (columns + 1) + column) {
                    *cell = best;
                }
            }
        }
        table
    }

    fn best(&self, row: usize, column: usize) -> f64 {
        self.best.get(row * (self.columns + 1) + column).copied().unwrap_or_default()
    }

    /// The best sum if the two entries are a pair; none if they are not alike.
    fn both(&self, row: usize, column: usize) -> f64 {
        let alike = self.alike.get(row * self.columns + column).copied().unwrap_or_default();
        if alike < LEAST { f64::MIN } else { alike + self.best(row + 1, column + 1) }
    }

    fn follow(&self, pairs: &mut Vec<Pair>) {
        let (mut row, mut column) = (0, 0);
        while row < self.rows || column < self.columns {
            let both = row < self.rows && column < self.columns;
            let (expected, got) = (self.from + row, self.from + column);
            if both && self.both(row, column) >= self.best(row, column) {
                pairs.push(Pair::Both(expected, got));
                (row, column) = (row + 1, column + 1);
            } else if row < self.rows && self.best(row + 1, column) >= self.best(row, column) {
                pairs.push(Pair::Expected(expected));
                row += 1;
            } else {
                pairs.push(Pair::Got(got));
                column += 1;
            }
        }
    }
}

/// The keys that say what an entry is about, the most telling first.
pub(super) const TELLING: &[&str] = &["title", "name", "text", "label", "original", "message"];

/// From 0 to a little above 1: entries that are wholly the same are preferred.
fn likeness(one: &Value, other: &Value) -> f64 {
    if one == other {
        return 1.1;
    }
    let (Value::Object(members), Value::Object(others)) = (one, other) else {
        return one
            .as_str()
            .zip(other.as_str())
            .map_or(0.0, |(one, other)| strsim::sorensen_dice(one, other));
    };
    let words = |key: &&&str| {
        let word = |entry: &Value| entry.get(**key)?.as_str().map(str::to_owned);
        word(one).zip(word(other))
    };
    let told = TELLING.iter().find_map(|key| words(&key));
    let told = told.map_or(0.0, |(one, other)| strsim::sorensen_dice(&one, &other));
    // a title that is told in other words has its number still
    let same = |key: &str| {
        members.get(key).is_some_and(|value| !value.is_null() && others.get(key) == Some(value))
    };
    if same("number") { told.max(0.6) } else { told }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Pair::{Both, Expected, Got};
    use super::align;

    fn list(words: &[&str]) -> Vec<Value> {
        words.iter().map(|title| json!({ "title": title, "closed": false })).collect()
    }

    #[test]
    fn one_missing_entry_shifts_nothing() {
        let expected = list(&["Valg", "Økonomi", "Status på projektet", "Eventuelt"]);
        let got = list(&["Valg", "Status på projekterne", "Eventuelt"]);
        let pairs = align(&expected, &got);
        assert_eq!(pairs, [Both(0, 0), Expected(1), Both(2, 1), Both(3, 2)]);
        let pairs = align(&got, &expected);
        assert_eq!(pairs, [Both(0, 0), Got(1), Both(1, 2), Both(2, 3)]);
    }

    #[test]
    fn what_is_not_alike_is_no_pair() {
        let pairs = align(&[json!("formand")], &[json!("suppleant")]);
        assert_eq!(pairs, [Expected(0), Got(0)]);
    }

    #[test]
    fn the_number_pairs_another_title() {
        let expected = [json!({ "number": "4", "title": "Budget" })];
        let got = [json!({ "number": "4", "title": "Næste års udgifter" })];
        assert_eq!(align(&expected, &got), [Both(0, 0)]);
    }
}
