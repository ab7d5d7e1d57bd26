//! What happened at a meeting that never was.

use jiff::civil::{Date, Weekday, date};

use super::layout::Layout;
use super::random::Random;
use super::words::{Topic, Words, words};

pub(super) struct Minutes {
    pub(super) body: String,
    /// "bestyrelsesmøde"
    pub(super) meeting: String,
    pub(super) date: Date,
    /// Hours; meetings begin and end at the full hour.
    pub(super) begins: usize,
    pub(super) ends: usize,
    pub(super) place: String,
    pub(super) people: Vec<Person>,
    pub(super) items: Vec<Item>,
    pub(super) next: Date,
}

pub(super) struct Person {
    pub(super) first: String,
    pub(super) last: String,
    pub(super) role: Option<Role>,
    pub(super) present: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Chair,
    Treasurer,
    MinuteTaker,
}

pub(super) struct Item {
    pub(super) number: String,
    pub(super) title: String,
    pub(super) text: Vec<Sentence>,
    pub(super) items: Vec<Item>,
}

pub(super) struct Sentence {
    pub(super) text: String,
    pub(super) fact: Fact,
}

pub(super) enum Fact {
    None,
    /// Who says it, by place in the list, and how.
    Statement {
        speaker: usize,
        act: String,
        verb: String,
    },
    Decision {
        outcome: String,
    },
    Task {
        doer: usize,
        deadline: Option<Date>,
    },
}

impl Minutes {
    pub(super) fn invent(random: &mut Random, layout: &Layout) -> Self {
        let words = words();
        let body = random.pick(&words.bodies);
        let mut date = date(2009, 1, 1) + jiff::Span::new().days(days(random.between(0, 5800)));
        while matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday) {
            date = date.tomorrow().unwrap();
        }
        let begins = random.between(15, 19);
        let people = people(random, words);
        let mut inventor =
            Inventor { random, words, organ: &body.organ, people: &people, date, used: 0 };
        let items = inventor.items(layout.sub_items);
        let place = random.pick(&words.places).clone();
        Self {
            body: body.name.replace("{by}", random.pick::<String>(&words.last)),
            meeting: body.meeting.clone(),
            date,
            begins,
            ends: begins + random.between(1, 3),
            place,
            items,
            next: date + jiff::Span::new().days(days(random.between(4, 8)) * 7),
            people,
        }
    }
}

fn days(count: usize) -> i64 {
    i64::try_from(count).unwrap()
}

/// Those who came first, then those who did not.
fn people(random: &mut Random, words: &Words) -> Vec<Person> {
    let (present, absent) = (random.between(4, 9), random.between(0, 2));
    let firsts = random.sample(&words.first, present + absent);
    let lasts = random.sample(&words.last, present + absent);
    let role = |place| match place {
        0 => Some(Role::Chair),
        1 => Some(Role::Treasurer),
        2 => Some(Role::MinuteTaker),
        _ => None,
    };
    let names = firsts.into_iter().zip(lasts).enumerate();
    names
        .map(|(place, (first, last))| Person {
            first: first.clone(),
            last: last.clone(),
            role: role(place),
            present: place < present,
        })
        .collect()
}

impl Person {
    pub(super) fn name(&self) -> String {
        format!("{} {}", self.first, self.last)
    }
}

struct Inventor<'a> {
    random: &'a mut Random,
    words: &'a Words,
    organ: &'a str,
    people: &'a [Person],
    date: Date,
    used: usize,
}

impl Inventor<'_> {
    fn items(&mut self, sub_items: bool) -> Vec<Item> {
        let words = self.words;
        let count = self.random.between(2, 12);
        let mut topics = vec![self.random.pick(&words.openings)];
        topics.extend(self.random.sample(&words.topics, count));
        topics.push(self.random.pick(&words.closings));
        let mut items: Vec<Item> = Vec::new();
        for topic in topics {
            let nests = sub_items && items.len() > 1 && !topic.tasks.is_empty();
            match items.last_mut().filter(|last| nests && last.items.len() < 3) {
                Some(last) if self.random.chance(40) => {
                    let number = format!("{}.{}", last.number, last.items.len() + 1);
                    last.items.push(self.item(number, topic));
                }
                _ => {
                    let number = (items.len() + 1).to_string();
                    items.push(self.item(number, topic));
                }
            }
        }
        items
    }

    fn item(&mut self, number: String, topic: &Topic) -> Item {
        let mut text = Vec::new();
        for plain in &topic.plain {
            text.push(Sentence { text: self.fill(plain, 0, 0), fact: Fact::None });
        }
        for say in &topic.say {
            let (speaker, other) = self.two();
            let fact = Fact::Statement { speaker, act: say.act.clone(), verb: say.verb.clone() };
            text.push(Sentence { text: self.fill(&say.text, speaker, other), fact });
        }
        if !topic.decide.is_empty() && self.random.chance(85) {
            let decide = self.random.pick(&topic.decide);
            let (one, other) = self.two();
            let fact = Fact::Decision { outcome: decide.outcome.clone() };
            text.push(Sentence { text: self.fill(&decide.text, one, other), fact });
        }
        if !topic.tasks.is_empty() && self.random.chance(60) {
            text.push(self.task(&topic.tasks));
        }
        Item { number, title: topic.title.clone(), text, items: Vec::new() }
    }

    fn task(&mut self, tasks: &[String]) -> Sentence {
        let (doer, other) = self.two();
        let task = self.random.pick(tasks);
        let mut text = self.fill(task, doer, other);
        let after = self.random.between(5, 60);
        let deadline =
            self.random.chance(50).then(|| self.date + jiff::Span::new().days(days(after)));
        if let Some(deadline) = deadline {
            text = format!("{text} senest den {}", long(deadline));
        }
        text.push('.');
        Sentence { text, fact: Fact::Task { doer, deadline } }
    }

    /// Two who are there, after those who had the word before.
    fn two(&mut self) -> (usize, usize) {
        let present = self.people.iter().filter(|person| person.present).count();
        self.used += self.random.between(1, present - 1);
        (self.used % present, (self.used + 1) % present)
    }

    fn fill(&mut self, sentence: &str, one: usize, other: usize) -> String {
        let words = self.words;
        let number = self.random.between(3, 28).to_string();
        let year = self.random.between(1962, 2008).to_string();
        let amount = self.random.pick(&words.amounts);
        sentence
            .replace("{A}", &self.people[one].first)
            .replace("{B}", &self.people[other].first)
            .replace("{Organ}", self.organ)
            .replace("{n}", &number)
            .replace("{år}", &year)
            .replace("{kr}", amount)
    }
}

/// "9. marts 2021"
pub(super) fn long(date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "januar",
        "februar",
        "marts",
        "april",
        "maj",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "december",
    ];
    let month = MONTHS[usize::try_from(date.month()).unwrap() - 1];
    format!("{}. {month} {}", date.day(), date.year())
}

/// "tirsdag"
pub(super) fn weekday(date: Date) -> &'static str {
    const DAYS: [&str; 7] =
        ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"];
    DAYS[usize::try_from(date.weekday().to_monday_zero_offset()).unwrap()]
}
