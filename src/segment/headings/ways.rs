//! How a document tells the titles of items without numbers: by bold type, colons, bullets or full stops.

use super::super::Reading;
use super::super::heads::{
    before_sentence_verdict, before_told_dash, dash_place, is_label_like, is_title_before_said,
    lead_end, sentence_end, tells, without_charge,
};
use super::shape::{LONGEST, begins_title, is_label};
use crate::fields::is_abbreviation;
use crate::layout::BlockKind;
use crate::lexicon::{Label, begins_with_name};
use crate::normalize::Paragraph;
use crate::span::Span;

/// Whether items open with titles in bold type, with what was minuted behind them.
pub(super) fn have_leads(document: &Reading<'_>, first: usize) -> bool {
    const FEWEST: usize = 3;
    (first..document.paragraphs().len()).filter(|index| has_lead(document, *index)).count()
        >= FEWEST
}

/// "Økonomi: Der er penge nok", the first word in bold type; no label with its value.
pub(super) fn has_lead(document: &Reading<'_>, index: usize) -> bool {
    let Some(own) = document.paragraphs().get(index) else { return false };
    let words = document.words(own.span);
    let Some(end) = lead_end(document, own.span) else { return false };
    let title = document.words(Span::new(own.span.start, end));
    let label = document.lexicon.labels.read(words);
    let bare = title.trim_end_matches(':');
    let standing = document.lexicon.items.is_standing(bare);
    let named = || {
        let first = bare.split(' ').next().unwrap_or_default();
        crate::lexicon::is_given_name(first.trim_end_matches(['.', '-']))
    };
    own.kind != BlockKind::ListItem
        && own.cells.is_empty()
        && title.starts_with(char::is_uppercase)
        && title.chars().count() <= LONGEST
        && (standing || !named())
        && !label.is_some_and(|found| {
            let value = found.value.of(words);
            let first = value.split([',', '(']).next().unwrap_or_default().trim();
            let is_named = document.lexicon.people.is_name_or_role(first.trim_end_matches('.'));
            // "Formanden: Ida har talt med kommunen.", "Dagsorden samt valg af referent: Godkendt"
            let is_office = matches!(found.label, Label::Role(_))
                && !is_named
                && (value.ends_with('.') || document.lexicon.decisions.begins(value));
            let is_case = found.label == Label::Case && standing;
            !is_office
                && !is_case
                && found.label != Label::NextMeeting
                && is_label(document, index, &found, standing)
        })
}

/// "Taget: Det er tæt": a title that nothing but its colon tells, among others that are known.
pub(super) fn is_before_text(document: &Reading<'_>, index: usize) -> bool {
    let paragraph = document.paragraphs().get(index);
    let line = paragraph.map_or("", |one| without_bullet(document.words(one.span)));
    let title = line.split_once(": ").map(|(title, _)| title);
    title.is_some_and(|title| {
        let first = title.split(' ').next().unwrap_or_default();
        (is_label_like(title) || (document.lexicon.items.is_standing(title) && !tells(title)))
            && !crate::lexicon::is_given_name(first)
            && document.lexicon.labels.role(title).is_none()
    })
}

/// Most entries of lists are titles before colons: "- Fastelavn: Ida står for tønder", and so most such titles are
/// entries of lists.
pub(super) fn are_bulleted(document: &Reading<'_>, first: usize) -> bool {
    let behind = || document.paragraphs().iter().enumerate().skip(first);
    let is_list = |one: &Paragraph| one.kind == BlockKind::ListItem;
    let has_title = |(index, one): &(usize, &Paragraph)| {
        let line = document.words(one.span);
        has_colon(document, line) && (line.ends_with(':') || is_before_text(document, *index))
    };
    let lists = behind().filter(|(_, one)| is_list(one)).count();
    let titles = behind().filter(has_title).count();
    let both = behind().filter(|(_, one)| is_list(one)).filter(has_title).count();
    both * 4 >= lists * 3 && both * 4 >= titles * 3
}

/// Most titles before colons have what was minuted behind them. One right above another title has nothing.
pub(super) fn are_before_text(document: &Reading<'_>, first: usize) -> bool {
    let lines: Vec<&str> =
        document.paragraphs().iter().skip(first).map(|one| document.words(one.span)).collect();
    let is_title = |line: &&&str| has_colon(document, line);
    let bare = lines.iter().zip(lines.iter().skip(1)).filter(|(line, below)| {
        is_title(line) && line.trim_end().ends_with(':') && !is_title(below)
    });
    bare.count() * 3 <= lines.iter().filter(is_title).count()
}

/// Which bullets stand before titles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bullets {
    /// All.
    Any,
    /// This one; lists have others.
    Only(char),
}

/// Whether the items are told by bullets: "• Økonomi", with what was minuted below it; or by one of two: "o Økonomi"
/// over "→ Der er penge nok".
pub(super) fn bullets(document: &Reading<'_>, first: usize) -> Option<Bullets> {
    if have_bullets(document, first, Bullets::Any) {
        return Some(Bullets::Any);
    }
    let mut lists = document.paragraphs().iter().skip(first);
    let marker_of = |one: &Paragraph| document.words(one.span).chars().next();
    let marker = lists.find_map(|one| {
        let is_list = one.kind == BlockKind::ListItem;
        marker_of(one).filter(|c| is_list && !c.is_ascii_digit())
    })?;
    let own = Bullets::Only(marker);
    have_bullets(document, first, own).then_some(own)
}

/// Whether items are told by such bullets, with text below them, and hardly any other lists have them.
fn have_bullets(document: &Reading<'_>, first: usize, own: Bullets) -> bool {
    const FEWEST: usize = 3;
    let paragraphs = document.paragraphs().get(first..).unwrap_or_default();
    let is_list =
        |one: &&Paragraph| one.kind == BlockKind::ListItem && begins_with(document, one, own);
    let is_title = |one: &Paragraph| is_list(&one) && is_bulleted_title(document, one);
    let titles: Vec<usize> =
        (0..paragraphs.len()).filter(|at| paragraphs.get(*at).is_some_and(is_title)).collect();
    let has_text = |at: &&usize| {
        let is_text = |one: &Paragraph| one.kind == BlockKind::Paragraph || !is_list(&one);
        let below = paragraphs.get(*at + 1);
        below.is_none_or(|one| one.cells.is_empty() && is_text(one))
    };
    let is_standing = |at: &&usize| {
        let title = paragraphs.get(**at).map_or("", |one| document.words(one.span));
        document.lexicon.items.is_standing(without_bullet(title))
    };
    let lists = paragraphs.iter().filter(is_list).count();
    let is_all =
        |at: &&usize| lists == titles.len() && paragraphs.get(**at + 1).is_some() && has_text(at);
    titles.len() >= FEWEST
        && titles.len() * 4 >= lists * 3
        && titles.iter().filter(has_text).count() * 4 >= titles.len() * 3
        && (titles.iter().any(|at| is_standing(&at)) || titles.iter().all(|at| is_all(&at)))
}

/// Whether an entry of a list has such a bullet.
pub(super) fn begins_with(document: &Reading<'_>, one: &Paragraph, own: Bullets) -> bool {
    match own {
        Bullets::Any => true,
        Bullets::Only(sign) => document.words(one.span).starts_with(sign),
    }
}

/// "• Nyt fra formanden"
pub(super) fn is_bulleted_title(document: &Reading<'_>, paragraph: &Paragraph) -> bool {
    const LONGEST: usize = 60;
    let line = document.words(paragraph.span);
    let title = without_charge(document, without_bullet(line));
    let bare = title.trim_end_matches('.');
    paragraph.kind == BlockKind::ListItem
        && title.len() < line.len()
        && title.len() <= LONGEST
        && title.starts_with(char::is_uppercase)
        && !title.contains(": ")
        && (!title.ends_with(['.', ',', ';', '!'])
            || document.lexicon.items.is_complete(title)
            || is_abbreviation(bare) && sentence_end(title).is_none())
}

/// Whether most lines are titles before dashes: "Bådpladser - alle er lejet ud".
pub(super) fn have_dashes(document: &Reading<'_>, first: usize) -> bool {
    const FEWEST: usize = 3;
    let lines = document.paragraphs().get(first..).unwrap_or_default();
    let said = lines.iter().map(|one| document.words(one.span));
    let said = said.filter(|line| is_title_before_said(document, line)).count();
    said >= FEWEST && said * 4 >= lines.len() * 3
}

/// "Eventuelt - Ida har fødselsdag"
pub(super) fn is_before_dash(document: &Reading<'_>, own: &Paragraph) -> bool {
    let line = document.words(own.span);
    own.kind != BlockKind::ListItem
        && line.starts_with(char::is_uppercase)
        && dash_place(line).is_some()
}

/// Whether most paragraphs begin with a title and its full stop: "Vejene. Bo har talt med entreprenøren."; or some
/// with titles that agendas have, and others tell more of these.
pub(super) fn have_run_in(document: &Reading<'_>, first: usize) -> bool {
    const FEWEST: usize = 3;
    let behind = first..document.paragraphs().len();
    let titled: Vec<usize> = behind.filter(|at| before_sentence(document, *at).is_some()).collect();
    let lines = titled.last().zip(titled.first()).map_or(0, |(last, first)| last - first + 1);
    let is_standing = |at: &&usize| {
        let words = document.paragraphs().get(**at).map_or("", |one| document.words(one.span));
        document.lexicon.items.is_standing(words)
    };
    let standing = titled.iter().filter(is_standing).count();
    titled.len() >= FEWEST
        && (titled.len() * 3 >= lines * 2 || standing > FEWEST && titled.len() * 3 >= lines)
}

/// Where the title ends that sentences stand behind: at the stop of "Vejene. Bo har talt med entreprenøren.", or at the
/// wide gap of "Valg af dirigent   Bo Ravn."
pub(super) fn before_sentence(document: &Reading<'_>, index: usize) -> Option<usize> {
    const SHORTEST: usize = 20;
    let own = document.paragraphs().get(index)?;
    let words = document.words(own.span);
    let gap =
        words.find('\t').filter(|at| words.get(..*at).is_some_and(|title| !title.contains('.')));
    let end = gap.or_else(|| sentence_end(words))?;
    let (title, told) = words.split_at_checked(end)?;
    let told = told.trim_start_matches(['.', ' ', '\t']);
    let standing = document.lexicon.items.is_standing(title);
    let first = title.split(' ').next().unwrap_or_default();
    let decisions = &document.lexicon.decisions;
    let label = document.lexicon.labels.read(title).map(|found| found.label);
    let is_title = own.kind == BlockKind::Paragraph
        && own.cells.is_empty()
        && is_label_like(title)
        && !is_abbreviation(title)
        && !crate::lexicon::is_given_name(first)
        && !tells(title)
        && !decisions.begins(title)
        && (standing || matches!(label, None | Some(Label::NextMeeting)));
    let is_told = (standing || told.len() >= SHORTEST) && told.starts_with(char::is_uppercase);
    (is_title && is_told).then_some(title.len())
}

/// Whether titles end in full stops: "Nye medlemmer.", set apart, and right below it the text.
pub(super) fn have_stops(document: &Reading<'_>, first: usize) -> bool {
    const FEWEST: usize = 3;
    (first..document.paragraphs().len()).filter(|index| has_stop(document, *index)).count()
        >= FEWEST
}

pub(super) fn has_stop(document: &Reading<'_>, index: usize) -> bool {
    /// Where the text stands apart, too, only so many words are a title.
    const FEW_WORDS: usize = 3;
    const LONG_TEXT: usize = 40;
    let at = |index: usize| document.paragraphs().get(index);
    let Some((own, below)) = at(index).zip(at(index + 1)) else { return false };
    let title = document.words(own.span).strip_suffix('.');
    let is_near = own.space_before >= 1.0 && below.space_before < 1.0;
    let is_short = |title: &str| {
        title.split(' ').count() <= FEW_WORDS
            && !title.contains('.')
            && below.span.len() >= LONG_TEXT
            && !document.lexicon.decisions.begins(title)
    };
    own.space_before >= below.space_before
        && own.kind != BlockKind::ListItem
        && title.is_some_and(|title| is_label_like(title) && (is_near || is_short(title)))
}

/// Whether the items are told by colons: three standing titles at least end in one, or have what
/// was minuted behind it ("Godkendelse af dagsorden: godkendt").
pub(super) fn have_colons(document: &Reading<'_>, first: usize) -> bool {
    const FEWEST: usize = 3;
    let lines = document.paragraphs().iter().skip(first).map(|one| document.words(one.span));
    let titles: Vec<&str> = lines.filter(|line| has_colon(document, line)).collect();
    let is_standing = |line: &&&str| document.lexicon.items.is_standing(without_bullet(line));
    let standing = titles.iter().filter(is_standing).count();
    // "Haven:", "Taget:", "Næste møde:", each on a line of its own
    let is_bare = |line: &&&str| {
        line.trim_end().ends_with(':')
            && (is_standing(line) || document.lexicon.labels.read(line).is_none())
    };
    let bare = titles.iter().filter(is_bare);
    standing >= FEWEST
        || (standing > 0 && are_apart(document, first))
        || are_dense(document, first)
        || (bare.clone().count() >= FEWEST && bare.filter(is_standing).count() > 0)
        || are_over_text(document, first)
}

/// Whether nearly all is lines "Haven:" of few words, each over a sentence.
fn are_over_text(document: &Reading<'_>, first: usize) -> bool {
    const FEWEST: usize = 3;
    const LONG: usize = 90;
    let behind = document.paragraphs().get(first..).unwrap_or_default();
    let line = |one: &Paragraph| document.words(one.span).trim_end();
    let is_text = |one: &&Paragraph| line(one).ends_with('.') || line(one).len() > LONG;
    let is_title = |pair: &&[Paragraph]| {
        let [own, below] = pair else { return false };
        let title = line(own).strip_suffix(':').filter(|_| own.kind == BlockKind::Paragraph);
        title.is_some_and(|title| {
            is_label_like(title.trim_start_matches(|c: char| c.is_ascii_digit()))
                && begins_title(title)
                && document.lexicon.labels.read(line(own)).is_none()
                && !begins_with_name(title)
        }) && is_text(&below)
    };
    let titles = behind.windows(2).filter(is_title).count();
    let texts = behind.iter().filter(is_text).count();
    titles >= FEWEST && (titles + texts) * 5 >= behind.len() * 4
}

/// Whether nearly all lines are titles before colons and what was told: "Halleje: Den er hævet med 4 %."
fn are_dense(document: &Reading<'_>, first: usize) -> bool {
    const FEWEST: usize = 4;
    let is_titled = |index: &usize| {
        let line = document.paragraphs().get(*index).map_or("", |one| document.words(one.span));
        let label = document.lexicon.labels.read(line).map(|found| found.label);
        is_before_text(document, *index) && matches!(label, None | Some(Label::NextMeeting))
    };
    let titled: Vec<usize> = (first..document.paragraphs().len()).filter(is_titled).collect();
    let lines = titled.last().zip(titled.first()).map_or(0, |(last, first)| last - first + 1);
    let told = titled.iter().filter(|index| {
        let line = document.paragraphs().get(**index).map_or("", |one| document.words(one.span));
        line.split_once(": ").is_some_and(|(_, told)| tells(told) || told.ends_with('.'))
    });
    titled.len() >= FEWEST && titled.len() * 5 >= lines * 4 && told.count() * 2 >= titled.len()
}

/// Whether most paragraphs that are set apart begin with titles before colons.
fn are_apart(document: &Reading<'_>, first: usize) -> bool {
    const FEWEST: usize = 4;
    let paragraphs = document.paragraphs();
    // where all paragraphs stand alike, each is set apart
    let all = paragraphs.iter().skip(first).all(|one| one.space_before < 1.0);
    let mut apart = 0_usize;
    let mut titled = 0_usize;
    for (index, paragraph) in paragraphs.iter().enumerate().skip(first) {
        if (paragraph.space_before < 1.0 && !all) || paragraph.kind == BlockKind::ListItem {
            continue;
        }
        let line = document.words(paragraph.span);
        let is_bare = line.len() < LONGEST && line.ends_with(':');
        let is_titled = is_bare
            || is_before_text(document, index)
            || before_sentence_verdict(document, line).is_some();
        apart += 1;
        let label = document.lexicon.labels.read(line).map(|found| found.label);
        titled += usize::from(is_titled && matches!(label, None | Some(Label::Case)));
    }
    titled >= FEWEST && titled * 4 >= apart * 3
}

/// "Taget:", "Legeplads:", each set apart: the space before them, the first left out, if most other paragraphs
/// have less.
pub(super) fn space_before_colons(document: &Reading<'_>, first: usize) -> Option<f32> {
    const LEAST: f32 = 1.0;
    const SLACK: f32 = 0.2;
    let behind = document.paragraphs().get(first..).unwrap_or_default();
    let bare = behind.iter().skip(1).filter(|one| {
        let line = document.words(one.span);
        line.ends_with(':') && has_colon(document, line)
    });
    let space = bare.map(|one| one.space_before).reduce(f32::min)? - SLACK;
    let as_much = behind.iter().filter(|one| one.space_before >= space).count();
    (space >= LEAST - SLACK && as_much * 2 <= behind.len()).then_some(space)
}

/// "Økonomi:", "- Nyt fra udvalgene:", "Godkendelse af dagsorden: godkendt", "Valg af revisor – Bo
/// blev valgt"
pub(super) fn has_colon(document: &Reading<'_>, line: &str) -> bool {
    const LONGEST_TITLE: usize = 60;
    /// The same of a title alone on its line.
    const LONGEST_BARE: usize = 75;
    let line = without_bullet(line.trim_end());
    if before_told_dash(document, line).is_some()
        || before_sentence_verdict(document, line).is_some()
    {
        return true;
    }
    let title =
        line.split_once(": ").map_or_else(|| line.strip_suffix(':'), |(title, _)| Some(title));
    title.is_some_and(|title| {
        let bare = title.replace("nr.", "").replace(" d. ", " ");
        title.len() <= if line.ends_with(':') { LONGEST_BARE } else { LONGEST_TITLE }
            && begins_title(title)
            && !bare.contains(',')
            && !bare.contains(". ")
    })
}

pub(super) fn without_bullet(line: &str) -> &str {
    let bare = line.trim_start_matches(['•', '·', '-', '–', '*', ' ']);
    if bare.len() < line.len() {
        bare
    } else {
        line.strip_prefix("o ").map_or(line, str::trim_start)
    }
}
