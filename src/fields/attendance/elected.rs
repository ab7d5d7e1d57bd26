//! Who was elected to lead the meeting or to take its minutes, in the item that is about it: "Valg af dirigent" /
//! "Bestyrelsen foreslog Ida Holm. Valgt med applaus."

use std::sync::LazyLock;

use super::participant::add;
use super::roles::own_items;
use crate::fields::people::{entries, names_thing};
use crate::fields::{Reading, pattern, sentences};
use crate::lexicon::{Pattern, is_given_name, is_surname};
use crate::record::model::{Participant, Role};
use crate::segment::Item;
use crate::span::{Span, Spanned};

/// Gives those who were elected in such items their role.
pub(super) fn elected_to_roles(reading: &Reading<'_>, participants: &mut Vec<Participant>) {
    for item in own_items(reading) {
        let roles = roles_of(reading, item);
        let names = if roles.is_empty() { Vec::new() } else { elected(reading, item, &roles) };
        // "Valg af ordstyrer og referent" / "Ida Holm og Bo Ravn": one for each
        let of_each = |place: usize| match roles.as_slice() {
            [role] => Some(*role),
            several if several.len() == names.len() => several.get(place).copied(),
            _ => None,
        };
        for (place, name) in names.iter().enumerate() {
            let Some(role) = of_each(place) else { continue };
            for mut entry in entries(reading, *name, false) {
                entry.roles.push(Spanned::inferred(role, *name, "elected-in-the-item"));
                add(reading, participants, entry, None);
            }
        }
    }
}

/// The offices of the meeting that the title of an item is about, if it is about nothing else.
fn roles_of(reading: &Reading<'_>, item: &Item) -> Vec<Role> {
    static TITLE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)^valg a[fd]\s(?:mødets\s)?(?P<roles>(?:dirigent|ordstyrer|referent|mødeleder|referat)(?:(?:\sog\s|\ssamt\s|\s?/\s?)(?:dirigent|ordstyrer|referent|mødeleder))?)\W*$",
        )
    });
    let title = item.head.title.map_or("", |title| reading.words(title));
    let Some(roles) = TITLE.captures(title).and_then(|found| found.name("roles")) else {
        return Vec::new();
    };
    let roles = roles.as_str().to_lowercase();
    let words = roles.split([' ', '/']).filter(|word| word.len() > "samt".len());
    words
        .filter_map(|word| match word {
            "referat" => Some(Role::MinuteTaker), // a slip that is often made
            word => reading.lexicon.labels.role(word),
        })
        .collect()
}

/// Whom an item of election names as elected, in order.
fn elected(reading: &Reading<'_>, item: &Item, roles: &[Role]) -> Vec<Span> {
    let text = &reading.text.text;
    let sentences = item.body.iter().flat_map(|part| sentences::of_people(text, part.span));
    let sentences = sentences.filter(|one| !is_of_another_office(reading, *one, roles));
    let sentences: Vec<Span> = sentences.collect();
    let mut named: Vec<Named> = Vec::new();
    for sentence in &sentences {
        for one in candidates(reading, *sentence) {
            match named.iter_mut().find(|known| is_same(reading, known.name, one.name)) {
                Some(known) => known.chosen |= one.chosen,
                None => named.push(one),
            }
        }
    }
    let is_settled = sentences.iter().any(|one| SETTLED.is_match(reading.words(*one)));
    let certain = named.iter().any(|one| one.chosen);
    named.retain(|one| if certain { one.chosen } else { is_settled });
    let [first, rest @ ..] = named.as_slice() else { return Vec::new() };
    // two who stand in two sentences are an election and something else
    let mut last = first.name;
    let mut together = vec![first.name];
    for one in rest {
        if !is_beside(reading, last, one.name) {
            return if certain { together } else { Vec::new() };
        }
        together.push(one.name);
        last = one.name;
    }
    together
}

/// "Til referent valgtes Ida Holm" in an item about the moderator.
fn is_of_another_office(reading: &Reading<'_>, sentence: Span, roles: &[Role]) -> bool {
    static OFFICE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"(?i)\b(?:dirigent|ordstyrer|mødeleder|referent|stemmetæller)\b")
    });
    let labels = &reading.lexicon.labels;
    let mut offices = OFFICE.find_iter(reading.words(sentence)).peekable();
    offices.peek().is_some()
        && offices
            .all(|office| labels.role(office.as_str()).is_none_or(|role| !roles.contains(&role)))
}

/// Somebody named in such an item.
struct Named {
    name: Span,
    /// The sentence itself says so, or it is nothing but the name.
    chosen: bool,
}

/// "valgt", "påtog sig", "med akklamation": there was an election, and it had an outcome.
static SETTLED: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:gen|ny)?(?:valgt(?:e|es)?|vælges|udpeget|udpeges|udnævnt)\b|\bvalget\sfaldt|\bvedt(?:og|aget|ages)\b|\bgodkend(?:t|te)\b|\btilslutt?ede\b|\btiltrådt\b|\benige?\b|\bap?plaus|\bakklamation|\bklapsalve|\bp(?:åtog|åtager)\ssig|\bvalget\b|\b(?:modtog|modtager)\svalg",
    )
});

/// The people of a sentence who can have been elected: not the one who proposed them.
fn candidates(reading: &Reading<'_>, sentence: Span) -> Vec<Named> {
    const WORD: &str = r"\p{Lu}[\p{L}'’-]*";
    static NAME: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(&format!(
            r"(?:{WORD}|\p{{Lu}}\p{{Ll}}?\.)(?:\s(?:\p{{Lu}}\p{{Ll}}?\.|{WORD}|von|van|de))*"
        ))
    });
    static PROPOSES: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:\s\([^)]*\))?(?:,[^,]*,)?\s(?:\p{Ll}+\s)?(?:foreslog|foreslår|peg(?:ede|er)\spå|indstill(?:ede|er)|bød|byder|åbnede|åbner|indledte|gav|overgav|takkede)\b",
        )
    });
    static DECLINES: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"^[^.;]*?\b(?:trak\ssig|afslog|ikke\svalgt|(?:ønskede|ville|kunne)\sikke)\b")
    });
    static CHOSEN: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:\s\([^)]*\)|\s[–-]|,[^,]*,|,?\s(?:have|hus|nr\.?)\s\d+\p{L}?|,?\s(?:der|som|og\shan|og\shun|stillede\sop\sog))?\s(?:(?:blev|bliver|er|var)\s)?(?:\p{Ll}+\s(?:og\s)?)??(?:gen|ny)?(?:valgt(?:es)?|vælges|udpeget|udpeges)\b|^,?\s(?:som\s|der\s)?(?:påtog|påtager)\ssig|^,?\s(?:som\s|der\s)?(?:modtog|modtager)\svalg|^,\s(?:der|som|og\shan|og\shun)\sblev\b[^.,;]*?valgt\b",
        )
    });
    static BEFORE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)(?:\b(?:gen|ny)?valgt(?:es)?(?:\s(?:blev|er))?:?|\bvalgtes|\bvalget\sfaldt\spå|\bvælges)\s(?:\p{Ll}+\s)?$",
        )
    });
    /// `overgav ordet til Ida`, `foreslået af Bo`
    static OF_OTHERS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:\b(?:fra|til|for|hos|ved)|(?:[Ff]orslag|foreslået|indstillet|støttet|ledet)\s(?:af|fra))\s(?:\p{Ll}+\s)?$",
        )
    });
    let words = reading.words(sentence);
    let mut found = Vec::new();
    for name in NAME.find_iter(words) {
        let start = name.start() + behind_verdict(name.as_str());
        let before = words.get(..start).unwrap_or_default();
        let after = words.get(name.end()..).unwrap_or_default();
        let span = Span::new(start, name.end()).shift(sentence.start);
        if !is_name(reading, span)
            || PROPOSES.is_match(after)
            || DECLINES.is_match(after)
            || OF_OTHERS.is_match(before)
        {
            continue;
        }
        let chosen = CHOSEN.is_match(after) || BEFORE.is_match(before) || is_alone(before, after);
        found.push(Named { name: span, chosen });
    }
    // "Ida Holm og Bo Ravn blev valgt"
    for at in (1..found.len()).rev() {
        if let Some([one, next]) = found.get_mut(at - 1..=at) {
            one.chosen |= next.chosen && is_beside(reading, one.name, next.name);
        }
    }
    found
}

/// Whether two names are parts of one list.
fn is_beside(reading: &Reading<'_>, one: Span, next: Span) -> bool {
    let between = reading.words(Span::new(one.end, next.start));
    matches!(between.trim(), "og" | "samt" | "," | "/" | "&")
}

/// "Valgt Ida Holm": where the name begins.
fn behind_verdict(words: &str) -> usize {
    let Some((first, _)) = words.split_once(' ') else { return 0 };
    let is_verdict = matches!(first, "Valgt" | "Genvalgt" | "Nyvalgt" | "Valgtes" | "Enstemmigt");
    if is_verdict { first.len() + 1 } else { 0 }
}

/// Whether words with capitals are somebody: "Ida", "Advokat Ida Holm", not "Bestyrelsen".
fn is_name(reading: &Reading<'_>, span: Span) -> bool {
    let words = reading.words(span);
    if !words.contains(' ') {
        return is_given_name(words) || is_surname(words);
    }
    entries(reading, span, false)
        .first()
        .is_some_and(|one| reading.lexicon.people.is_name_or_role(reading.words(one.name)))
        && !names_thing(words)
}

/// Whether beside a name nothing is told: "- Ida Holm (nr. 14)", "Ida Holm, Tranevej 4."
fn is_alone(before: &str, after: &str) -> bool {
    let tells = |word: &str| {
        word.starts_with(char::is_lowercase) && !matches!(word, "og" | "fra" | "samt" | "forslag")
    };
    let outside = |words: &str| {
        let cut = words.split_once('(').map_or(words, |(cut, _)| cut);
        !cut.split(|c: char| !c.is_alphabetic()).any(tells)
    };
    outside(before) && outside(after) && !before.contains("Forslag")
}

/// "Ida Holm" and "Ida" are one.
fn is_same(reading: &Reading<'_>, one: Span, other: Span) -> bool {
    let (one, other) = (reading.words(one), reading.words(other));
    one == other || one.split(' ').any(|word| word == other)
}
