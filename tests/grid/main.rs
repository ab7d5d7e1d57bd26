//! Layouts combined: each way to number items with each way to set the text under them, each way to say who somebody
//! is with each way to set a list, each way to write a date with each place of it. `unread` in the files beside this one names what is not read yet; a combination that
//! is read leaves it.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails loudly"
)]

use std::collections::BTreeMap;

use referat::{Options, Record, Source};
use serde::Deserialize;

/// Templates by what they are called.
type Named<T> = BTreeMap<String, T>;

/// What is not read: the columns of each row.
type Unread = Named<Vec<String>>;

#[derive(Deserialize)]
struct Items {
    agenda: Vec<Item>,
    heads: Named<String>,
    texts: Named<String>,
    unread: Unread,
}

#[derive(Deserialize)]
struct Item {
    title: String,
    text: String,
}

#[derive(Deserialize)]
struct Parts {
    items: Vec<Item>,
    heads: Named<String>,
    numbers: Named<String>,
    texts: Named<String>,
    unread: Unread,
}

#[derive(Deserialize)]
struct People {
    present: Vec<Named<String>>,
    absent: Vec<Named<String>>,
    entries: Named<String>,
    lists: Named<List>,
    unread: Unread,
}

#[derive(Deserialize)]
struct Dates {
    people: String,
    items: String,
    written: Vec<String>,
    hours: Vec<String>,
    places: Named<String>,
    unread: Unread,
}

#[derive(Deserialize)]
struct List {
    begin: String,
    between: String,
    last: String,
    end: String,
}

#[test]
fn items() {
    let grid: Items = toml::from_str(include_str!("items.toml")).unwrap();
    let mut unread = Unread::new();
    for (head, head_template) in &grid.heads {
        for (text, text_template) in &grid.texts {
            let capitals = head_template.contains("{T}");
            let is_read = [false, true].into_iter().all(|announced| {
                let record = read(&minutes(&grid.agenda, head_template, text_template, announced));
                items_are_read(&record, &grid.agenda, capitals, announced)
            });
            if !is_read {
                unread.entry(head.clone()).or_default().push(text.clone());
            }
        }
    }
    compare(&unread, &grid.unread);
}

#[test]
fn parts() {
    let grid: Parts = toml::from_str(include_str!("parts.toml")).unwrap();
    let mut unread = Unread::new();
    for (number, part_template) in &grid.numbers {
        for (text, text_template) in &grid.texts {
            let counts = [2, grid.items.len()]
                .into_iter()
                .flat_map(|count| grid.heads.values().map(move |head| (count, head)));
            let is_read = counts.into_iter().all(|(count, head)| {
                let parts = &grid.items[..count];
                let each = parts.iter().zip(1..).map(|(part, n)| {
                    set(text_template, &head_of(part_template, n, &part.title), &part.text)
                });
                let record = read(&with_parts(head, &each.collect::<String>()));
                parts_are_read(&record, parts)
            });
            if !is_read {
                unread.entry(number.clone()).or_default().push(text.clone());
            }
        }
    }
    compare(&unread, &grid.unread);
}

/// Minutes of which the second item has parts.
fn with_parts(head: &str, parts: &str) -> String {
    let titles = ["Godkendelse af referat", "Orientering", "Økonomi", "Eventuelt"];
    let said = ["Referatet blev godkendt.\n", parts, "Der er 3.000 kr. i kassen.\n", "Intet.\n"];
    let items = titles.iter().zip(said).zip(1..);
    let items = items.map(|((title, said), n)| format!("\n{}\n{said}", head_of(head, n, title)));
    format!(
        "Referat af bestyrelsesmøde i Tranevangens Haveforening den 14. marts 2019\n\n\
         Til stede: Ida Holm, Bo Ravn og Stine Vang\n{}",
        items.collect::<String>()
    )
}

/// The parts and nothing else stand below the second of four items.
fn parts_are_read(record: &Record, parts: &[Item]) -> bool {
    let items = &record.agenda_items;
    let titles = |items: &[referat::record::model::AgendaItem]| -> Vec<Option<String>> {
        items.iter().map(|one| one.title.as_ref().map(|title| title.value.clone())).collect()
    };
    let expected = parts.iter().map(|part| Some(part.title.clone())).collect::<Vec<_>>();
    items.len() == 4
        && items.iter().enumerate().all(|(at, one)| {
            let below = titles(&one.items);
            if at == 1 { below == expected } else { below.is_empty() }
        })
        && items[1].items.iter().all(|part| part.items.is_empty())
}

/// What was minuted below a head, as a template sets it.
fn set(template: &str, head: &str, text: &str) -> String {
    let sentences = || text.split_inclusive(". ").map(str::trim).zip(1..);
    let dashes = sentences().map(|(one, _)| format!("- {one}")).collect::<Vec<_>>();
    let numbers = sentences().map(|(one, n)| format!("{n}. {one}")).collect::<Vec<_>>();
    template
        .replace("{l}", &dashes.join("\n"))
        .replace("{c}", &numbers.join("\n"))
        .replace("{b}", text)
        .replace("{h}", head)
}

#[test]
fn people() {
    let grid: People = toml::from_str(include_str!("people.toml")).unwrap();
    let mut unread = Unread::new();
    for (entry, template) in &grid.entries {
        for (list, form) in &grid.lists {
            let present = form.filled("Til stede", template, &grid.present);
            let absent = form.filled("Afbud", template, &grid.absent);
            let record = read(&format!(
                "Referat af møde i Havneudvalget\nTorsdag den 14. marts 2019 kl. 19\n\n{present}\n{absent}\n\n\
                 1. Godkendelse af dagsorden\nDagsordenen blev godkendt.\n\n2. Eventuelt\nIntet.\n"
            ));
            let here = grid.present.iter().map(|one| (one["name"].clone(), "present"));
            let away = grid.absent.iter().map(|one| (one["name"].clone(), "absent"));
            if attendance(&record) != here.chain(away).collect() {
                unread.entry(entry.clone()).or_default().push(list.clone());
            }
        }
    }
    compare(&unread, &grid.unread);
}

#[test]
fn dates() {
    let grid: Dates = toml::from_str(include_str!("dates.toml")).unwrap();
    let (date, hours) = (&grid.written[0], &grid.hours[0]);
    let moments = grid.written.iter().map(|date| format!("{date}{hours}"));
    let moments = moments.chain(grid.hours.iter().skip(1).map(|hours| format!("{date}{hours}")));
    let mut unread = Unread::new();
    for moment in moments {
        for (place, template) in &grid.places {
            let record = read(
                &template
                    .replace("{date}", &moment)
                    .replace("{people}", &grid.people)
                    .replace("{items}", &grid.items),
            );
            let date = record.meeting.as_ref().and_then(|meeting| meeting.date.as_ref());
            let is_date = date.is_some_and(|date| date.value == "2019-03-14");
            let (items, people) = (record.agenda_items.len(), record.participants.len());
            if !is_date || (items, people) != (4, 4) {
                unread.entry(moment.clone()).or_default().push(place.clone());
            }
        }
    }
    compare(&unread, &grid.unread);
}

/// Minutes of a board, their items set by two templates.
fn minutes(items: &[Item], head: &str, text: &str, announced: bool) -> String {
    let mut minutes = "Referat af bestyrelsesmøde i Tranevangens Haveforening\n\
        Torsdag den 14. marts 2019 kl. 19 i forsamlingshuset\n\n\
        Til stede: Ida Holm, Bo Ravn, Stine Vang og Kaj Lund\nAfbud: Per Dam\n\n"
        .to_owned();
    if announced {
        let titles = items.iter().zip(1..).map(|(item, n)| format!("{n}. {}\n", item.title));
        minutes.extend(["Dagsorden:\n".to_owned()].into_iter().chain(titles).chain(["\n".into()]));
    }
    let each = items
        .iter()
        .zip(1..)
        .map(|(item, n)| set(text, &head_of(head, n, &item.title), &item.text));
    minutes.push_str(&each.collect::<Vec<_>>().join("\n"));
    minutes.push_str("\n\nReferent: Bo Ravn\n");
    minutes
}

fn head_of(template: &str, n: usize, title: &str) -> String {
    let roman = ["I", "II", "III", "IV", "V", "VI"][n - 1];
    let letter = ["a", "b", "c", "d", "e", "f"][n - 1];
    template
        .replace("{n}", &n.to_string())
        .replace("{m}", &(n + 46).to_string())
        .replace("{r}", roman)
        .replace("{a}", letter)
        .replace("{A}", &letter.to_uppercase())
        .replace("{T}", &title.to_uppercase())
        .replace("{=}", &"-".repeat(title.chars().count()))
        .replace("{t}", title)
}

/// Titles in order, each over its own text, the agenda apart from them, and everybody who was there.
fn items_are_read(record: &Record, items: &[Item], capitals: bool, announced: bool) -> bool {
    let titles = |titles: Vec<Option<&String>>, capitals: bool| {
        titles.len() == items.len()
            && titles.iter().zip(items).all(|(title, item)| {
                let expected =
                    if capitals { item.title.to_uppercase() } else { item.title.clone() };
                title.is_some_and(|title| *title == expected)
            })
    };
    let minuted = record.agenda_items.iter();
    let minuted = minuted.map(|one| one.title.as_ref().map(|title| &title.value)).collect();
    let agenda = record.announced_agenda.iter();
    let agenda = agenda.map(|one| one.title.as_ref().map(|title| &title.value)).collect();
    let said = record.agenda_items.iter().zip(items).all(|(one, item)| {
        let last = item.text.rsplit(". ").next().unwrap();
        one.paragraphs.iter().any(|paragraph| paragraph.value.contains(last.trim_end_matches('.')))
    });
    titles(minuted, capitals)
        && said
        && (!announced || titles(agenda, false))
        && record.participants.len() == 5
}

impl List {
    fn filled(&self, label: &str, entry: &str, people: &[Named<String>]) -> String {
        let mut list = self.begin.replace("{L}", label).replace("{n}", "1");
        for (at, person) in people.iter().enumerate() {
            let sign = if at + 1 == people.len() { &self.last } else { &self.between };
            if at > 0 {
                list.push_str(&sign.replace("{n}", &(at + 1).to_string()));
            }
            list.push_str(&described(entry, person));
        }
        list + &self.end
    }
}

fn described(entry: &str, person: &Named<String>) -> String {
    person.iter().fold(entry.to_owned(), |filled, (key, value)| {
        let capital = |word: &str| {
            word.chars()
                .next()
                .unwrap()
                .to_uppercase()
                .chain(word.chars().skip(1))
                .collect::<String>()
        };
        filled
            .replace(&format!("{{{key}}}"), value)
            .replace(&format!("{{{}}}", capital(key)), &capital(value))
    })
}

fn attendance(record: &Record) -> BTreeMap<String, &'static str> {
    let one = |person: &referat::record::model::Participant| {
        let attendance = serde_json::to_value(person.attendance.value).unwrap();
        let is_absent = attendance.as_str() == Some("absent");
        (person.name.value.clone(), if is_absent { "absent" } else { "present" })
    };
    record.participants.iter().map(one).collect()
}

fn read(text: &str) -> Record {
    referat::extract(&Source::from_bytes("case.txt", text.into()), &Options::default())
}

/// What is not read is what the file says, no more and no less.
fn compare(found: &Unread, listed: &Unread) {
    let lines = |unread: &Unread| {
        let rows = unread.iter().map(|(row, columns)| format!("{row:?} = {columns:?}"));
        rows.collect::<Vec<_>>().join("\n")
    };
    assert!(found == listed, "[unread]\n{}\n\nlisted:\n{}", lines(found), lines(listed));
}
