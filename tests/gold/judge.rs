//! One record against its gold, part by part.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::align::align;
use crate::compare::{bare, likeness, list, normal, same, same_sentence, text};
use crate::tally::Tally;

/// Compares everything that `gold` asserts.
pub(crate) fn judge(gold: &Value, found: &Value, tally: &mut Tally) {
    for key in ["kind", "title", "date", "language"] {
        let path = format!("document.{key}");
        leaf_of(&gold["document"], &found["document"], key, &path, "document", tally);
    }
    meeting(&gold["meeting"], &found["meeting"], tally);
    let people = (People::of(gold), People::of(found));
    let judge = Judge { expected: people.0, found: people.1 };
    judge.participants(gold, found, tally);
    announced(gold, found, tally);
    judge.items(gold, found, tally);
    references(gold, found, tally);
    crate::kinds::judge(gold, found, tally);
    attachments(gold, found, tally);
}

/// Names by participant id.
struct People(BTreeMap<String, String>);

impl People {
    fn of(record: &Value) -> Self {
        let pairs = list(record, "participants").iter();
        Self(
            pairs
                .map(|person| (text(person, "id").to_owned(), normal(text(person, "name"))))
                .collect(),
        )
    }

    /// The name behind an id; a name stays as it is.
    fn name(&self, id: &str) -> String {
        self.0.get(id).cloned().unwrap_or_else(|| normal(id))
    }

    /// The value with ids replaced by names.
    fn named(&self, value: &Value) -> Value {
        match value {
            Value::String(id) => self.name(id).into(),
            Value::Array(ids) => ids.iter().map(|id| self.named(id)).collect(),
            other => other.clone(),
        }
    }
}

fn meeting(gold: &Value, found: &Value, tally: &mut Tally) {
    let keys = [
        "organization",
        "name",
        "number",
        "type",
        "date",
        "start_time",
        "end_time",
        "location",
        "mode",
    ];
    for key in keys {
        leaf_of(gold, found, key, &format!("meeting.{key}"), "meeting", tally);
    }
    for key in ["date", "start_time", "location"] {
        let path = format!("meeting.next_meeting.{key}");
        leaf_of(&gold["next_meeting"], &found["next_meeting"], key, &path, "meeting", tally);
    }
}

struct Judge {
    expected: People,
    found: People,
}

/// A person's keys by the field that they count to.
const PERSON: &[(&str, &str)] = &[
    ("title", "people.title"),
    ("organization", "people.organization"),
    ("attendance", "people.attendance"),
    ("arrived", "people.attendance"),
    ("left", "people.attendance"),
];

/// An item's keys by the field that they count to.
const ITEM: &[(&str, &str)] = &[
    ("title", "items.title"),
    ("number", "items.number"),
    ("id", "items.number"),
    ("order", "items.number"),
    ("item_type", "items.type"),
    ("item_type_mark", "items.type"),
    ("start_time", "items.type"),
    ("end_time", "items.type"),
    ("case_number", "items.case"),
    ("closed", "items.case"),
];

impl Judge {
    fn participants(&self, gold: &Value, found: &Value, tally: &mut Tally) {
        if gold["participants"].is_null() {
            return;
        }
        let (expected, got) = (list(gold, "participants"), list(found, "participants"));
        let alike = |e: &Value, f: &Value| likeness(text(e, "name"), text(f, "name"));
        for (e, f) in align(expected, got, 0.6, alike) {
            match (e, f) {
                (Some(e), Some(f)) => {
                    let path = format!("participants[{e}]");
                    leaf_of(
                        &expected[e],
                        &got[f],
                        "name",
                        &format!("{path}.name"),
                        "people.name",
                        tally,
                    );
                    self.person(&expected[e], &got[f], &path, tally);
                }
                _ => one_sided(expected, got, e, f, "participants", "name", "people.name", tally),
            }
        }
    }

    fn person(&self, gold: &Value, found: &Value, path: &str, tally: &mut Tally) {
        for (key, field) in PERSON {
            leaf_of(gold, found, key, &format!("{path}.{key}"), field, tally);
        }
        for key in ["label", "kind"] {
            let (e, f) = (&gold["group"], &found["group"]);
            leaf_of(e, f, key, &format!("{path}.group.{key}"), "people.group", tally);
        }
        let roles = (printed_roles(gold), printed_roles(found));
        judged(gold, "roles", |path| set(&roles.0, &roles.1, path, "people.roles", tally), path);
        sets(gold, found, "agenda_items", path, "people.attendance", tally);
        sets(gold, found, "aliases", path, "people.aliases", tally);
        let (e, f) = (
            self.expected.named(&gold["substitute_for"]),
            self.found.named(&found["substitute_for"]),
        );
        judged(
            gold,
            "substitute_for",
            |path| value(&e, &f, path, "people.attendance", tally),
            path,
        );
    }

    fn items(&self, gold: &Value, found: &Value, tally: &mut Tally) {
        if gold["agenda_items"].is_null() {
            return;
        }
        let (expected, got) = (flatten(gold, "agenda_items"), flatten(found, "agenda_items"));
        let nothing = Value::Null;
        for (e, f) in align(&expected, &got, 0.55, |e, f| item_likeness(e.1, f.1)) {
            match (e.map(|e| &expected[e]), f.map(|f| got[f].1)) {
                (Some((path, item)), Some(found)) => {
                    self.item(item, found, path, tally);
                }
                (Some((path, item)), None) => {
                    tally.missing("items.title", &format!("{path}.title"), &quote(&item["title"]));
                    self.contents(item, &nothing, path, tally);
                }
                (None, Some(found)) => {
                    let path = format!("agenda_items({})", text(found, "id"));
                    tally.surplus("items.title", &path, &quote(&found["title"]));
                }
                (None, None) => {}
            }
        }
    }

    fn item(&self, gold: &Value, found: &Value, path: &str, tally: &mut Tally) {
        for (key, field) in ITEM {
            leaf_of(gold, found, key, &format!("{path}.{key}"), field, tally);
        }
        sets(gold, found, "responsible", path, "items.type", tally);
        self.contents(gold, found, path, tally);
    }

    fn contents(&self, gold: &Value, found: &Value, path: &str, tally: &mut Tally) {
        recommendations(gold, found, path, tally);
        self.decisions(gold, found, path, tally);
        self.actions(gold, found, path, tally);
        self.statements(gold, found, path, tally);
    }

    fn decisions(&self, gold: &Value, found: &Value, path: &str, tally: &mut Tally) {
        for (e, f, path) in
            sentences(gold, found, path, ("decisions", "decisions"), decision_likeness, tally)
        {
            for key in ["outcome", "with_remarks", "decided_by"] {
                leaf_of(e, f, key, &format!("{path}.{key}"), "decisions.details", tally);
            }
            clause(e, f, "remarks", &path, "decisions.details", tally);
            for key in ["for", "against", "abstained", "unanimous"] {
                leaf_of(
                    &e["vote"],
                    &f["vote"],
                    key,
                    &format!("{path}.vote.{key}"),
                    "decisions.vote",
                    tally,
                );
            }
            sets(e, f, "recommendation", &path, "decisions.details", tally);
            let names =
                (self.expected.named(&e["announced_by"]), self.found.named(&f["announced_by"]));
            judged(
                e,
                "announced_by",
                |path| value(&names.0, &names.1, path, "decisions.details", tally),
                &path,
            );
        }
    }

    fn actions(&self, gold: &Value, found: &Value, path: &str, tally: &mut Tally) {
        for (e, f, path) in
            sentences(gold, found, path, ("action_items", "actions"), text_likeness, tally)
        {
            leaf_of(e, f, "deadline", &format!("{path}.deadline"), "actions.details", tally);
            let names =
                (self.expected.named(&e["responsible"]), self.found.named(&f["responsible"]));
            let path = format!("{path}.responsible");
            set(&strings(&names.0), &strings(&names.1), &path, "actions.details", tally);
        }
    }

    fn statements(&self, gold: &Value, found: &Value, path: &str, tally: &mut Tally) {
        for (e, f, path) in
            sentences(gold, found, path, ("statements", "statements"), statement_likeness, tally)
        {
            leaf_of(
                e,
                f,
                "speaker_text",
                &format!("{path}.speaker_text"),
                "statements.details",
                tally,
            );
            leaf_of(e, f, "act", &format!("{path}.act"), "statements.act", tally);
            verb(e, f, &format!("{path}.verb"), tally);
            let names = (self.expected.named(&e["speaker"]), self.found.named(&f["speaker"]));
            judged(
                e,
                "speaker",
                |path| value(&names.0, &names.1, path, "statements.speaker", tally),
                &path,
            );
        }
    }
}

fn announced(gold: &Value, found: &Value, tally: &mut Tally) {
    if gold["announced_agenda"].is_null() {
        return;
    }
    let (expected, got) = (list(gold, "announced_agenda"), list(found, "announced_agenda"));
    let alike = |e: &Value, f: &Value| likeness(text(e, "title"), text(f, "title"));
    for (e, f) in align(expected, got, 0.6, alike) {
        let (Some(e), Some(f)) = (e, f) else {
            one_sided(expected, got, e, f, "announced_agenda", "title", "announced", tally);
            continue;
        };
        let path = format!("announced_agenda[{e}]");
        for key in [
            "number",
            "title",
            "item_type",
            "item_type_mark",
            "start_time",
            "end_time",
            "agenda_item",
        ] {
            leaf_of(&expected[e], &got[f], key, &format!("{path}.{key}"), "announced", tally);
        }
        sets(&expected[e], &got[f], "responsible", &path, "announced", tally);
    }
}

/// The items of a tree with their paths, in reading order.
fn flatten<'a>(record: &'a Value, key: &str) -> Vec<(String, &'a Value)> {
    fn walk<'a>(items: &'a [Value], path: &str, out: &mut Vec<(String, &'a Value)>) {
        for (index, item) in items.iter().enumerate() {
            let path = format!("{path}[{index}]");
            out.push((path.clone(), item));
            walk(list(item, "items"), &format!("{path}.items"), out);
        }
    }
    let mut out = Vec::new();
    walk(list(record, key), key, &mut out);
    out
}

/// Titles decide, numbers help.
fn item_likeness(expected: &Value, found: &Value) -> f64 {
    let numbers = if same(&expected["id"], &found["id"]) { 0.2 } else { 0.0 };
    0.8 * likeness(text(expected, "title"), text(found, "title")) + numbers
}

fn text_likeness(expected: &Value, found: &Value) -> f64 {
    likeness(text(expected, "text"), text(found, "text"))
}

/// Two decisions in one sentence are told apart by their outcome.
fn decision_likeness(expected: &Value, found: &Value) -> f64 {
    let outcome = if same(&expected["outcome"], &found["outcome"]) { 0.2 } else { 0.0 };
    0.8 * text_likeness(expected, found) + outcome
}

/// Two statements in one sentence are told apart by who says how.
fn statement_likeness(expected: &Value, found: &Value) -> f64 {
    let speaker = if same(&expected["speaker_text"], &found["speaker_text"]) { 0.2 } else { 0.0 };
    let verb = if first_word(expected) == first_word(found) { 0.2 } else { 0.0 };
    0.6 * text_likeness(expected, found) + speaker + verb
}

fn first_word(statement: &Value) -> &str {
    text(statement, "verb").split_whitespace().next().unwrap_or_default()
}

/// Aligns the list at `key` and counts its texts for the field; the pairs go on to be compared
/// in detail.
fn sentences<'a>(
    gold: &'a Value,
    found: &'a Value,
    path: &str,
    (key, field): (&str, &'static str),
    alike: fn(&Value, &Value) -> f64,
    tally: &mut Tally,
) -> Vec<(&'a Value, &'a Value, String)> {
    if gold[key].is_null() {
        return Vec::new();
    }
    let (expected, got) = (list(gold, key), list(found, key));
    let mut pairs = Vec::new();
    for (e, f) in align(expected, got, 0.55, alike) {
        let (Some(e), Some(f)) = (e, f) else {
            one_sided(expected, got, e, f, &format!("{path}.{key}"), "text", field, tally);
            continue;
        };
        let path = format!("{path}.{key}[{e}]");
        clause(&expected[e], &got[f], "text", &path, field, tally);
        pairs.push((&expected[e], &got[f], path));
    }
    pairs
}

fn recommendations(gold: &Value, found: &Value, path: &str, tally: &mut Tally) {
    let field = "recommendations";
    for (e, f, path) in sentences(gold, found, path, (field, field), text_likeness, tally) {
        let bared = |value: &Value| {
            list(value, "items")
                .iter()
                .map(|item| bare(item.as_str().unwrap_or_default()))
                .collect()
        };
        let (expected, got): (Vec<String>, Vec<String>) = (bared(e), bared(f));
        set(&expected, &got, &format!("{path}.items"), field, tally);
    }
}

fn references(gold: &Value, found: &Value, tally: &mut Tally) {
    let key = "initiative_references";
    if gold[key].is_null() {
        return;
    }
    let got: Vec<Value> = list(found, key)
        .iter()
        .filter(|reference| !reference["number"].is_null())
        .cloned()
        .collect();
    let expected = list(gold, key);
    let alike = |e: &Value, f: &Value| {
        let agree = |key: &str| if same(&e[key], &f[key]) { 1.0 } else { 0.0 };
        0.4 * agree("kind") + 0.4 * agree("number") + 0.2 * agree("agenda_item")
    };
    for (e, f) in align(expected, &got, 0.8, alike) {
        let (Some(e), Some(f)) = (e, f) else {
            one_sided(expected, &got, e, f, key, "label", "references", tally);
            continue;
        };
        tally.right("references");
        for leaf in ["label", "qualifier", "title", "agenda_item"] {
            leaf_of(
                &expected[e],
                &got[f],
                leaf,
                &format!("{key}[{e}].{leaf}"),
                "references.details",
                tally,
            );
        }
    }
}

fn attachments(gold: &Value, found: &Value, tally: &mut Tally) {
    let key = "attachments";
    if gold[key].is_null() {
        return;
    }
    let (expected, got) = (list(gold, key), list(found, key));
    let alike = |e: &Value, f: &Value| {
        let agree = |key: &str| if same(&e[key], &f[key]) { 0.5 } else { 0.0 };
        agree("number") + agree("agenda_item")
    };
    for (e, f) in align(expected, got, 1.0, alike) {
        let (Some(e), Some(f)) = (e, f) else {
            one_sided(expected, got, e, f, key, "number", key, tally);
            continue;
        };
        tally.right(key);
        leaf_of(&expected[e], &got[f], "label", &format!("{key}[{e}].label"), key, tally);
    }
}

/// Compares the leaf `key`, if the gold asserts it.
fn leaf_of(
    gold: &Value,
    found: &Value,
    key: &str,
    path: &str,
    field: &'static str,
    tally: &mut Tally,
) {
    if let Some(expected) = gold.get(key) {
        value(expected, &found[key], path, field, tally);
    }
}

/// Compares two leaves.
fn value(expected: &Value, found: &Value, path: &str, field: &'static str, tally: &mut Tally) {
    match (expected.is_null(), found.is_null()) {
        (true, true) => {}
        (true, false) => tally.surplus(field, path, &quote(found)),
        (false, true) => tally.missing(field, path, &quote(expected)),
        (false, false) if same(expected, found) => tally.right(field),
        (false, false) => tally.wrong(field, path, &quote(expected), &quote(found)),
    }
}

/// Compares a sentence, of which a clause is as good.
fn clause(
    gold: &Value,
    found: &Value,
    key: &str,
    path: &str,
    field: &'static str,
    tally: &mut Tally,
) {
    match (gold[key].as_str(), found[key].as_str()) {
        (Some(expected), Some(got)) if same_sentence(expected, got) => tally.right(field),
        _ => leaf_of(gold, found, key, &format!("{path}.{key}"), field, tally),
    }
}

/// Compares verbs, with or without what belongs to them: "orienterede", "orienterede om".
fn verb(gold: &Value, found: &Value, path: &str, tally: &mut Tally) {
    let (expected, got) = (text(gold, "verb"), text(found, "verb"));
    let same = !got.is_empty() && (expected.starts_with(got) || got.starts_with(expected));
    if same {
        tally.right("statements.details");
    } else {
        leaf_of(gold, found, "verb", path, "statements.details", tally);
    }
}

/// Does `compare` if the gold asserts `key`.
fn judged(gold: &Value, key: &str, compare: impl FnOnce(&str), path: &str) {
    if gold.get(key).is_some() {
        compare(&format!("{path}.{key}"));
    }
}

/// Compares two lists of leaves, order aside, if the gold asserts them.
fn sets(
    gold: &Value,
    found: &Value,
    key: &str,
    path: &str,
    field: &'static str,
    tally: &mut Tally,
) {
    judged(
        gold,
        key,
        |path| set(&strings(&gold[key]), &strings(&found[key]), path, field, tally),
        path,
    );
}

fn set(expected: &[String], found: &[String], path: &str, field: &'static str, tally: &mut Tally) {
    let exactly = |e: &String, f: &String| if e == f { 1.0 } else { 0.0 };
    for (e, f) in align(expected, found, 1.0, exactly) {
        match (e, f) {
            (Some(_), Some(_)) => tally.right(field),
            (Some(e), None) => tally.missing(field, path, &expected[e]),
            (None, Some(f)) => tally.surplus(field, path, &found[f]),
            (None, None) => {}
        }
    }
}

fn strings(value: &Value) -> Vec<String> {
    let words = |value: &Value| value.as_str().map_or_else(|| value.to_string(), normal);
    value.as_array().map(|values| values.iter().map(words).collect()).unwrap_or_default()
}

/// `member` and `guest` repeat the group.
fn printed_roles(person: &Value) -> Vec<String> {
    strings(&person["roles"])
        .into_iter()
        .filter(|role| role != "member" && role != "guest")
        .collect()
}

/// Counts an element that has no partner.
#[expect(clippy::too_many_arguments, reason = "two lists, two places and how to name them")]
fn one_sided(
    expected: &[Value],
    found: &[Value],
    e: Option<usize>,
    f: Option<usize>,
    path: &str,
    key: &str,
    field: &'static str,
    tally: &mut Tally,
) {
    if let Some(e) = e {
        tally.missing(field, &format!("{path}[{e}]"), &quote(&expected[e][key]));
    }
    if let Some(f) = f {
        tally.surplus(field, path, &quote(&found[f][key]));
    }
}

fn quote(value: &Value) -> String {
    value.to_string()
}
