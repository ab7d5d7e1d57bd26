//! Dates and times exist, follow one another, and are those of their weekday.

use jiff::civil::Date;

use super::Subject;
use crate::check::{Finding, Rule};
use crate::diagnostic::Code;
use crate::lexicon::Lexicon;
use crate::record::model::{AgendaItem, Words};
use crate::span::Span;

pub(super) fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let mut check = Moments { subject, found };
    let record = subject.record;
    check.date("/document/date", record.document.date.as_ref());
    for (at, item) in &subject.items {
        check.of_item(at, item);
    }
    for (index, person) in record.participants.iter().enumerate() {
        check.time(&format!("/participants/{index}/arrived"), person.arrived.as_ref());
        check.time(&format!("/participants/{index}/left"), person.left.as_ref());
    }
    let Some(meeting) = &record.meeting else { return };
    let held = check.date("/meeting/date", meeting.date.as_ref());
    check.times("/meeting", meeting.start_time.as_ref(), meeting.end_time.as_ref());
    let Some(next) = &meeting.next_meeting else { return };
    check.time("/meeting/next_meeting/start_time", next.start_time.as_ref());
    let next = check.date("/meeting/next_meeting/date", next.date.as_ref());
    if let Some((held, next)) = held.zip(next)
        && next < held
    {
        let message = format!("the next meeting is on {next}, this one on {held}");
        check.report(Rule::TimesReversed, "/meeting/next_meeting/date", message);
    }
}

struct Moments<'a> {
    subject: &'a Subject<'a>,
    found: &'a mut Vec<Finding>,
}

/// How far before a date its weekday may start: "donnerstag"-long words, "den", a comma.
const BEFORE: usize = 20;

impl Moments<'_> {
    fn of_item(&mut self, at: &str, item: &AgendaItem) {
        self.times(at, item.start_time.as_ref(), item.end_time.as_ref());
        for (index, task) in item.action_items.iter().enumerate() {
            if task.deadline.as_ref().is_some_and(|date| is_iso(&date.value)) {
                self.date(&format!("{at}/action_items/{index}/deadline"), task.deadline.as_ref());
            }
        }
    }

    /// The date, if it is one.
    fn date(&mut self, at: &str, value: Option<&Words>) -> Option<Date> {
        let value = &value?.value;
        let Ok(date) = value.parse::<Date>() else {
            self.report(Rule::DateImpossible, at, format!("there is no date {value}"));
            return None;
        };
        self.weekday(at, date);
        Some(date)
    }

    fn weekday(&mut self, at: &str, date: Date) {
        let Some((text, span)) = self.subject.text.as_ref().zip(self.subject.span(at)) else {
            return;
        };
        let around = Span::new(span.start.saturating_sub(BEFORE), span.end);
        let words = text.words(around);
        let line = words.rsplit('\n').next().unwrap_or_default();
        let written = Lexicon::danish().dates.find(line).last().and_then(|date| date.weekday);
        let Some(weekday) = written.filter(|weekday| *weekday != date.weekday()) else { return };
        if !self.subject.explained(Code::DateContradiction, around) {
            let message = format!("{date} is a {:?}, printed is {weekday:?}", date.weekday());
            self.report(Rule::WeekdayUnexplained, at, message);
        }
    }

    fn times(&mut self, at: &str, start: Option<&Words>, end: Option<&Words>) {
        let start = self.time(&format!("{at}/start_time"), start);
        let end_at = format!("{at}/end_time");
        let end = self.time(&end_at, end);
        if let Some((start, end)) = start.zip(end)
            && end < start
            && start - end < OVER_MIDNIGHT
        {
            self.report(Rule::TimesReversed, &end_at, "the end is before the start".to_owned());
        }
    }

    /// Minutes since midnight, if it is a time.
    fn time(&mut self, at: &str, value: Option<&Words>) -> Option<u32> {
        let value = &value?.value;
        let (hours, minutes) = value.split_once(':')?;
        let (hours, minutes): (u32, u32) = hours.parse().ok().zip(minutes.parse().ok())?;
        if hours > 23 && (hours, minutes) != (24, 0) || minutes > 59 {
            self.report(Rule::TimeImpossible, at, format!("there is no time {value}"));
            return None;
        }
        Some(hours * 60 + minutes)
    }

    fn report(&mut self, rule: Rule, at: &str, message: String) {
        self.found.push(Finding::new(rule, at, message));
    }
}

/// A meeting from 19:00 to 00:30 ends on the next day.
const OVER_MIDNIGHT: u32 = 12 * 60;

/// "2019-04-01"; a deadline may be in words.
fn is_iso(value: &str) -> bool {
    value.len() == 10 && value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}
