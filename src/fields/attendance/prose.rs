//! Attendance told in sentences: who came, was excused, came late.

use std::sync::LazyLock;

use super::participant::{add, find};
use crate::fields::people::{Entry, entries};
use crate::fields::{Reading, pattern};
use crate::lexicon::{Label, Match, Pattern, Presence};
use crate::record::model::{Attendance, Participant, Role};
use crate::segment::Labelled;
use crate::span::{Span, Spanned};

/// "Fra administrationen deltog advokat Ida Holm og Bo Ravn." in the front.
pub(super) fn attended(reading: &Reading<'_>, participants: &mut Vec<Participant>) {
    static ATTENDED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:[Ff]ra\s(?P<from>\p{L}[^.,:]{2,}?)\s)?(?:deltog|deltager|mødte|(?:var|er)\s(?:mødt|fremmødt|til\sstede|tilstede)|(?:[Tt]il\s?stede|[Mm]ødt|[Ff]remmødt|[Dd]eltagere|[Dd]eltagerne)(?:\s(?:fra|af|for|i|på|ved)(?:\s\p{Ll}+){1,3})?\svar|med\sdeltagelse\saf|[Mm]øde\smellem):?\s(?:(?:endvidere|desuden|også|tillige|herudover)\s)?(?P<who>[^:]*\p{Lu}[\p{Ll}.][^:]*)",
        )
    });
    for sentence in told(reading) {
        let Some(found) = ATTENDED.captures(reading.words(sentence)) else { continue };
        let who = found.name("who").filter(|who| {
            const OTHERS: &[&str] =
                &["ikke", "med ", "som stedfortræder for", "som suppleant for", "undtagen"];
            !OTHERS.iter().any(|word| who.as_str().starts_with(word))
        });
        let Some(who) = who else { continue };
        let at = |part: Match<'_>| {
            let words = part.as_str().trim_end_matches('.');
            let start = part.start() + offices(words);
            Span::new(start, part.start() + words.len()).shift(sentence.start)
        };
        if FOR_SOMEBODY.is_match(reading.words(sentence)) {
            continue; // told::read
        }
        let listed = entries(reading, at(who), false);
        let start = found.get(0).map_or(0, |found| found.start());
        let lead = Span::new(sentence.start, sentence.start + start);
        let partial = Some(sentence).filter(|_| SOME_ITEMS.is_match(reading.words(lead)));
        let whole = listed.iter().map(|entry| entry.span.len()).sum::<usize>() * 2 > at(who).len();
        let of = found.name("from").map(at).filter(|from| {
            let words = reading.words(*from);
            words.split(' ').any(|word| reading.lexicon.people.is_organization_word(word))
        });
        for entry in listed.into_iter().filter(|_| whole) {
            let organization = entry.organization.or(of);
            let partial = entry.partial.or(partial);
            let mut entry = Entry { organization, partial, ..entry };
            if reading.words(lead).to_lowercase().trim_end().ends_with("i stedet") {
                entry.roles.push(Spanned::new(Role::Alternate, lead)); // "I stedet deltog Bo Ravn."
            }
            add(reading, participants, entry, None);
        }
    }
}

/// "Hele bestyrelsen var mødt. Ida Holm, Bo Ravn og Stine Vang.": who they are, in a sentence of names.
pub(super) fn named_behind(reading: &Reading<'_>, participants: &mut Vec<Participant>) {
    static ALL_CAME: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*(?:hele\s\p{L}+|alle|samtlige\s\p{L}+|\p{L}*bestyrelsen|udvalget|rådet)\s(?:var|er)\s(?:\p{L}+\s)?(?:mødt|fremmødt|til\s?stede|samlet)\W*$",
        )
    });
    let sentences = told(reading);
    for pair in sentences.windows(2) {
        let [before, names] = pair else { continue };
        let words = reading.words(*names).trim_end_matches('.');
        let is_name = |part: &str| reading.lexicon.people.is_name(part.trim());
        if !ALL_CAME.is_match(reading.words(*before))
            || !words.contains(", ")
            || !words.split(", ").flat_map(|part| part.split(" og ")).all(is_name)
        {
            continue;
        }
        let names = Span::new(names.start, names.start + words.len());
        for entry in entries(reading, names, false) {
            add(reading, participants, entry, None);
        }
    }
}

/// "formanden, kassereren, Ida Holm": how many bytes name offices alone.
fn offices(words: &str) -> usize {
    let mut parts = words.split_inclusive(", ");
    let is_office = |part: &&str| {
        let bare = part.trim_end_matches(", ");
        part.len() > bare.len() && bare.starts_with(char::is_lowercase) && is_office(bare)
    };
    parts.by_ref().take_while(is_office).map(str::len).sum()
}

/// "Under punkt 3 deltog også revisor Ida Holm."
static SOME_ITEMS: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:under|ved|til|i)\s(?:dagsordenspunkt|punkt|pkt\.?|sag)\s?\d")
});

/// "For Bo Ravn deltog Ida Holm.", "I stedet for Bo mødte Ida."
static FOR_SOMEBODY: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:For|I\sstedet\sfor)\s(?P<whom>\p{Lu}[^,.:]*?)\s(?P<clause>(?:deltog|deltager|mødte)\s(?P<who>\p{Lu}[^,.:]*))\.?$",
    )
});

/// "For Bo Ravn deltog Ida Holm.": who was absent, and who came instead.
pub(super) fn in_place(reading: &Reading<'_>, participants: &mut Vec<Participant>) {
    for sentence in told(reading) {
        let Some(found) = FOR_SOMEBODY.captures(reading.words(sentence)) else { continue };
        let at = |name: &str| Some(Span::from(found.name(name)?.range()).shift(sentence.start));
        let Some(((whom, who), clause)) = at("whom").zip(at("who")).zip(at("clause")) else {
            continue;
        };
        let missing = entries(reading, whom, false);
        let came = entries(reading, who, false);
        let substitute_for = missing.first().map(|one| one.name);
        for entry in missing {
            add(reading, participants, Entry { absent: Some(clause), ..entry }, None);
        }
        for mut entry in came {
            entry.roles.push(Spanned::new(Role::Alternate, clause));
            add(reading, participants, Entry { substitute_for, ..entry }, None);
        }
    }
}

/// "Afbud: Bo Ravn (C). Som stedfortræder deltog Ida Holm (C).": who came instead, named behind those absent.
pub(super) fn stood_in(reading: &Reading<'_>, participants: &mut Vec<Participant>) {
    static INSTEAD: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?P<role>Som\s(?:stedfortræder(?:e)?|suppleant(?:er)?)|I\sstedet)\s(?:deltog|mødte|deltager)\s(?P<who>\p{Lu}[^:]*)$",
        )
    });
    let lists = reading.outline.labelled.iter();
    let absent = lists.filter(|one| matches!(one.label, Label::People(Presence::Absent, _)));
    let values = absent.flat_map(|one| one.values.iter().copied());
    let sentences = |span| crate::fields::sentences::of_people(&reading.text.text, span);
    for sentence in values.flat_map(sentences) {
        let Some(found) = INSTEAD.captures(reading.words(sentence)) else { continue };
        let Some((role, who)) = found.name("role").zip(found.name("who")) else { continue };
        let at = |part: Match<'_>| Span::from(part.range()).shift(sentence.start);
        for mut entry in entries(reading, at(who), false) {
            entry.roles.push(Spanned::new(Role::Alternate, at(role)));
            add(reading, participants, entry, None);
        }
    }
}

/// The sentences of the front, of what stands behind labels, and of what was told before the first head: those that
/// tell who was there.
pub(super) fn told(reading: &Reading<'_>) -> Vec<Span> {
    let front = reading.outline.front.iter().map(|part| part.span);
    let lists = reading.outline.labelled.iter().filter(|one| one.item.is_none());
    // "Bestyrelsen (afbud fra Bo Ravn)": brackets are told with the label
    let bracketed = |one: &Labelled| Some(one.words).filter(|it| reading.words(*it).contains('('));
    let values = lists.flat_map(|one| one.values.iter().copied().chain(bracketed(one)));
    let sentences = |span| crate::fields::sentences::of_people(&reading.text.text, span);
    let first = reading.outline.items.first();
    let above = first.filter(|one| one.head.number.is_none() && one.head.title.is_none());
    let above = above.into_iter().flat_map(|item| item.body.iter().map(|part| part.span));
    front.chain(values).chain(above).flat_map(sentences).collect()
}

/// "Afbud fra Kirsten og Bo.", "Desværre kunne Per ikke deltage." in a sentence of the front or of an
/// attendance list.
pub(super) fn excused(reading: &Reading<'_>, participants: &mut Vec<Participant>) {
    /// `Bo R. Ravn`, `Bo Ravn (V) og Ida Holm`
    const NAMES: &str = r"(?P<who>(?:(?:\p{Lu}\.)+|\p{Lu}[\p{L}'’-]*)(?:\s\(\p{L}{1,3}\))?(?:(?:[,;]?\s|\sog\s)(?:(?:\p{Lu}\.)+|\p{Lu}[\p{L}'’-]*)(?:\s\(\p{L}{1,3}\))?)*)";
    static EXCUSED: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
        vec![
            // "afbud fra bestyrelsesmedlem Ida Holm"
            pattern(&format!(
                r"(?i:\bafbud\sfra):?\s(?:\p{{Ll}}+(?:medlem|suppleant|formand|mand|æst)\s)?{NAMES}"
            )),
            pattern(&format!(r"\b(?i:fraværende|forhindret|udeblevet)\s(?:var|er):?\s{NAMES}")),
            pattern(&format!(
                r"^(?:(?:Til\s?stede|Mødt|Fremmødt)\s(?:er|var)\s)?(?:(?i:alle|hele|samtlige)|(?i:\p{{L}}*(?:bestyrelsen|rådet|udvalget|nævnet))|Medlemmerne|\p{{Lu}}[\p{{L}}-]*(?:\sog\s\p{{Lu}}\p{{Ll}}+)?s\smedlemmer)\b.{{0,40}}\b(?:undtagen|undtaget|med\sundtagelse\saf|bortset\sfra|på\snær|dog\sikke)\s{NAMES}"
            )),
            pattern(&format!(r"\b(?:dog\s)?manglede\s{NAMES}")),
            // Stine kunne desværre ikke.
            pattern(&format!(
                r"^\W*{NAMES}\skunne\s(?:desværre\s|godt\s)?ikke(?:\s(?:deltage|komme|være\smed|være\stil\sstede|nå\sdet))?\W*$"
            )),
            pattern(&format!(
                r"\bkunne\s(?:\p{{Ll}}+\s){{0,2}}{NAMES}\s(?:desværre\s)?ikke\s(?:deltage|komme|være)\b"
            )),
        ]
    });
    for sentence in told(reading) {
        let words = reading.words(sentence);
        let at = |part: Match<'_>| Span::from(part.range()).shift(sentence.start);
        for found in EXCUSED.iter().flat_map(|excused| excused.captures_iter(words)) {
            let Some((whole, who)) = found.get(0).zip(found.name("who")) else { continue };
            // "Alle modtager genvalg undtagen Bo Ravn" is about an election
            let is_election =
                || whole.as_str().to_lowercase().replace("udvalg", "").contains("valg");
            if is_office(who.as_str()) || is_election() {
                continue;
            }
            for entry in entries(reading, at(who), false) {
                if let Some(one) = find(participants, reading.words(entry.name)) {
                    // listed among the members
                    one.attendance = Spanned::new(Attendance::Absent, at(whole));
                } else {
                    let entry = Entry { absent: Some(at(whole)), ..entry };
                    add(reading, participants, entry, None);
                }
            }
        }
    }
}

/// "Lidt senere kom Klaus.", "Klaus sidst på mødet." in the front: people who were not there from the beginning.
pub(super) fn came_later(reading: &Reading<'_>, participants: &mut Vec<Participant>) {
    static LATER: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:(?:Lidt|Noget)\s)?(?i:senere)\s?(?:(?:kom|ankom|mødte|deltog|tilstødte)\s|:\s)?(?P<who>\p{Lu}.*?)\.?$|^(?P<late>\p{Lu}\p{L}+(?:\sog\s\p{Lu}\p{L}+)?)\s(?:(?:kom|deltog|mødte)\s)?(?:sidst|først|senere|til\ssidst)\s(?:på|i|til)\smødet\.?$",
        )
    });
    for sentence in told(reading) {
        let Some(found) = LATER.captures(reading.words(sentence)) else { continue };
        let Some(who) = found.name("who").or_else(|| found.name("late")) else { continue };
        let who = Span::from(who.range()).shift(sentence.start);
        for entry in entries(reading, who, false) {
            add(reading, participants, Entry { partial: Some(sentence), ..entry }, None);
        }
    }
}

/// "Formanden", "Eleverne": one word in the definite form, no name.
pub(super) fn is_office(words: &str) -> bool {
    let is_definite = ["anden", "reren", "erne", "tæren", "lederen", "rådet", "udvalget"]
        .iter()
        .any(|ending| words.ends_with(ending));
    !words.contains(' ') && is_definite
}
