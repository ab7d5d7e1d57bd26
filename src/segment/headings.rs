//! Agenda items without numbers: headings by weight and size, or by the shape of the line.

use std::sync::LazyLock;

use super::heads::{
    Candidate, Form, before_sentence_verdict, before_told_dash, is_label_like, lead_end, read_head,
    sentence_end, tells,
};
use super::numbering::Numbered;
use super::{Head, Reading};
use crate::layout::BlockKind;
use crate::lexicon::{Label, LabelMatch, Pattern};
use crate::normalize::Paragraph;
use crate::span::Span;

/// A heading is at most this long, in characters.
const LONGEST: usize = 90;

/// The same in bold type, which says itself that it is one.
const LONGEST_BOLD: usize = 130;

/// The headings of a document without numbered items.
pub(super) fn find(document: &Reading<'_>) -> Vec<Numbered> {
    let paragraphs = document.paragraphs();
    let styled = |paragraph: &Paragraph| {
        paragraph.style.bold || paragraph.kind == BlockKind::Heading || paragraph.style.size > 1.15
    };
    // A document set all in bold has no bold headings.
    let first = front_end(document);
    let behind = paragraphs.get(first..).unwrap_or_default();
    let set_apart = |(index, paragraph): &(usize, &Paragraph)| {
        let words = document.words(paragraph.span);
        let standing = document.lexicon.items.is_standing(words);
        let label = document.lexicon.labels.read(words);
        styled(paragraph)
            && words.contains(char::is_alphabetic)
            && !is_title(words)
            && !label.is_some_and(|found| is_label(document, *index, &found, standing))
    };
    let count = (first..).zip(behind).filter(set_apart).count();
    let by_style = count >= 2 && count * 2 < paragraphs.len();
    let leads = !by_style && have_leads(document, first);
    let by_style = by_style || leads;
    let colons = !by_style && have_colons(document, first);
    let bullets = !by_style && !colons && have_bullets(document, first);
    let stops = !by_style && !colons && have_stops(document, first);
    let inline = colons && are_before_text(document, first);
    let least = least_space(behind);
    let headings = (first..paragraphs.len())
        .filter(|index| by_style || !is_case(document, *index))
        .filter(|index| {
            paragraphs.get(*index).is_some_and(|one| match (by_style, colons, bullets) {
                (true, ..) if leads => has_lead(document, *index),
                (true, ..) => styled(one),
                (_, true, _) => has_colon(document, document.words(one.span)),
                (.., true) => is_bulleted_title(document, one),
                _ => {
                    let apart = stands_apart(document, *index, one, least);
                    (apart && !is_told(document.words(one.span)))
                        || is_standing_line(document, *index, one)
                }
            })
        })
        .filter_map(|index| {
            let known = leads
                || (stops && has_stop(document, index))
                || (inline && is_before_text(document, index));
            let candidate = match (bullets, known) {
                (true, _) => titled(document, index),
                (_, true) => shaped(document, index, false, true),
                _ => unnumbered(document, index),
            };
            Some(Numbered { candidate: candidate?, depth: 0 })
        })
        .filter(|one| {
            let index = one.candidate.paragraph;
            let standing = paragraphs.get(index).is_some_and(|one| {
                let words = without_bullet(document.words(one.span));
                let items = &document.lexicon.items;
                items.is_complete(words)
                    || (items.is_standing(words) && words.len() < LONGEST && !words.ends_with('.'))
            });
            by_style
                || (stops && has_stop(document, index))
                || standing
                || !one.candidate.rest.is_empty()
                || is_followed_by_text(document, index)
        })
        .collect();
    if by_style && !leads { with_levels(document, headings) } else { headings }
}

/// Whether items open with titles in bold type, with what was minuted behind them.
fn have_leads(document: &Reading<'_>, first: usize) -> bool {
    const FEWEST: usize = 3;
    (first..document.paragraphs().len()).filter(|index| has_lead(document, *index)).count()
        >= FEWEST
}

/// "Økonomi: Der er penge nok", the first word in bold type; no label with its value.
fn has_lead(document: &Reading<'_>, index: usize) -> bool {
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
    own.kind == BlockKind::Paragraph
        && own.cells.is_empty()
        && title.starts_with(char::is_uppercase)
        && title.chars().count() <= LONGEST
        && (standing || !named())
        && !label.is_some_and(|found| {
            found.label != Label::NextMeeting && is_label(document, index, &found, standing)
        })
}

/// A sentence right below "Sagsfremstilling": the case, however short it is.
fn is_case(document: &Reading<'_>, index: usize) -> bool {
    let own = document.paragraphs().get(index).map_or("", |own| document.words(own.span));
    let above = index.checked_sub(1).and_then(|above| document.paragraphs().get(above));
    let above = above.map_or("", |above| document.words(above.span));
    let label = document.lexicon.labels.read(above);
    let names_case = above.to_lowercase().starts_with("sag");
    own.trim_end().ends_with('.')
        && names_case
        && label.is_some_and(|found| found.label == Label::Case && found.value.is_empty())
}

/// "Taget: Det er tæt": a title that nothing but its colon tells, among others that are known.
fn is_before_text(document: &Reading<'_>, index: usize) -> bool {
    let paragraph = document.paragraphs().get(index);
    let line = paragraph.filter(|one| one.kind != BlockKind::ListItem);
    let line = line.map_or("", |one| document.words(one.span));
    let title = line.split_once(": ").map(|(title, _)| title);
    title.is_some_and(|title| {
        let first = title.split(' ').next().unwrap_or_default();
        is_label_like(title)
            && !crate::lexicon::is_given_name(first)
            && document.lexicon.labels.role(title).is_none()
    })
}

/// Most titles before colons have what was minuted behind them.
fn are_before_text(document: &Reading<'_>, first: usize) -> bool {
    let lines = document.paragraphs().iter().skip(first).map(|one| document.words(one.span));
    let titles: Vec<&str> = lines.filter(|line| has_colon(document, line)).collect();
    let bare = titles.iter().filter(|line| line.trim_end().ends_with(':')).count();
    bare * 3 <= titles.len()
}

/// Whether the items are told by bullets: "• Økonomi", with what was minuted in paragraphs below it,
/// and hardly any other lists.
fn have_bullets(document: &Reading<'_>, first: usize) -> bool {
    const FEWEST: usize = 3;
    let paragraphs = document.paragraphs().get(first..).unwrap_or_default();
    let is_list = |one: &&Paragraph| one.kind == BlockKind::ListItem;
    let titles: Vec<usize> = (0..paragraphs.len())
        .filter(|at| paragraphs.get(*at).is_some_and(|one| is_bulleted_title(document, one)))
        .collect();
    let has_text = |at: &&usize| {
        let below = paragraphs.get(*at + 1);
        below.is_none_or(|one| one.kind == BlockKind::Paragraph && one.cells.is_empty())
    };
    let is_standing = |at: &&usize| {
        let title = paragraphs.get(**at).map_or("", |one| document.words(one.span));
        document.lexicon.items.is_standing(without_bullet(title))
    };
    titles.len() >= FEWEST
        && titles.len() * 4 >= paragraphs.iter().filter(is_list).count() * 3
        && titles.iter().filter(has_text).count() * 4 >= titles.len() * 3
        && titles.iter().any(|at| is_standing(&at))
}

/// "• Nyt fra formanden"
fn is_bulleted_title(document: &Reading<'_>, paragraph: &Paragraph) -> bool {
    const LONGEST: usize = 60;
    let line = document.words(paragraph.span);
    let title = without_bullet(line);
    paragraph.kind == BlockKind::ListItem
        && title.len() < line.len()
        && title.len() <= LONGEST
        && title.starts_with(char::is_uppercase)
        && !title.contains(": ")
        && (!title.ends_with(['.', ',', ';', '!']) || document.lexicon.items.is_complete(title))
}

/// Whether titles end in full stops: "Nye medlemmer.", set apart, and right below it the text.
fn have_stops(document: &Reading<'_>, first: usize) -> bool {
    const FEWEST: usize = 3;
    (first..document.paragraphs().len()).filter(|index| has_stop(document, *index)).count()
        >= FEWEST
}

fn has_stop(document: &Reading<'_>, index: usize) -> bool {
    let at = |index: usize| document.paragraphs().get(index);
    let Some((own, below)) = at(index).zip(at(index + 1)) else { return false };
    let title = document.words(own.span).strip_suffix('.');
    own.space_before >= 1.0
        && below.space_before < 1.0
        && own.kind != BlockKind::ListItem
        && title.is_some_and(is_label_like)
}

/// Whether the items are told by colons: three standing titles at least end in one, or have what
/// was minuted behind it ("Godkendelse af dagsorden: godkendt").
fn have_colons(document: &Reading<'_>, first: usize) -> bool {
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
        || (bare.clone().count() >= FEWEST && bare.filter(is_standing).count() > 0)
}

/// Whether most paragraphs that are set apart begin with titles before colons.
fn are_apart(document: &Reading<'_>, first: usize) -> bool {
    const FEWEST: usize = 4;
    let mut apart = 0_usize;
    let mut titled = 0_usize;
    for (index, paragraph) in document.paragraphs().iter().enumerate().skip(first) {
        if paragraph.space_before < 1.0 || paragraph.kind == BlockKind::ListItem {
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

/// "Økonomi:", "- Nyt fra udvalgene:", "Godkendelse af dagsorden: godkendt", "Valg af revisor – Bo
/// blev valgt"
fn has_colon(document: &Reading<'_>, line: &str) -> bool {
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
        title.len() <= if line.ends_with(':') { LONGEST_BARE } else { LONGEST_TITLE }
            && title.starts_with(char::is_uppercase)
            && !title.replace("nr.", "").contains(['.', ','])
    })
}

fn without_bullet(line: &str) -> &str {
    line.trim_start_matches(['•', '-', '–', '*', ' '])
}

/// Headings of the first one's size are items, those of the next smaller size sub-items; what
/// is smaller still is text. Appendices with headings of their own are no items.
fn with_levels(document: &Reading<'_>, headings: Vec<Numbered>) -> Vec<Numbered> {
    let size = |one: &Numbered| {
        document.paragraphs().get(one.candidate.paragraph).map_or(1.0, |one| one.style.size)
    };
    let Some(top) = headings.first().map(size) else { return headings };
    let smaller = |size: f32| size < top - STEP;
    let second = headings.iter().map(size).filter(|size| smaller(*size)).fold(0.0, f32::max);
    headings
        .into_iter()
        .take_while(|one| size(one) < top + STEP || !is_appendix(document, one))
        .filter_map(|one| match size(&one) {
            own if !smaller(own) => Some(one),
            own if own > second - STEP => Some(Numbered { depth: 1, ..one }),
            _ => None,
        })
        .collect()
}

/// Sizes that differ by less are one size.
const STEP: f32 = 0.06;

fn is_appendix(document: &Reading<'_>, heading: &Numbered) -> bool {
    heading.candidate.head.title.is_some_and(|title| {
        let words = document.words(title).to_lowercase();
        words.starts_with("bilag") || words.starts_with("appendiks")
    })
}

/// "Referat fra bestyrelsesmøde den 3. maj": the title of the whole, not of an item.
fn is_title(line: &str) -> bool {
    static TITLE: LazyLock<Pattern> = LazyLock::new(|| {
        super::pattern(
            r"(?i)^\W*(?:\p{L}+\s)?(?:\p{L}*referat|beslutningsprotokol|dagsorden|indkaldelse)\s(?:af|fra|for|til)\b",
        )
    });
    TITLE.is_match(line)
}

/// "Der tages kontakt til kommunen (Bo)", "Bestil kage. Måske til to": no heading but what was said.
fn is_told(line: &str) -> bool {
    const OPENINGS: &[&str] = &["Der ", "Det ", "Vi ", "Han ", "Hun ", "Man ", "Jeg "];
    sentence_end(line).is_some() || OPENINGS.iter().any(|opening| line.starts_with(opening))
}

/// The space before a paragraph that stands apart: a line, or less where print sets all paragraphs
/// apart by less.
fn least_space(paragraphs: &[Paragraph]) -> f32 {
    const LINE: f32 = 1.0;
    const SEEN: f32 = 0.3;
    let mut spaces: Vec<f32> =
        paragraphs.iter().map(|one| one.space_before).filter(|space| *space >= SEEN).collect();
    spaces.sort_by(f32::total_cmp);
    let usual = spaces.get(spaces.len() / 2).copied().unwrap_or(LINE);
    if spaces.len() * 2 > paragraphs.len() { LINE.min(usual - 0.1) } else { LINE }
}

/// Empty space before it, or a colon behind it and a list below.
fn stands_apart(document: &Reading<'_>, index: usize, paragraph: &Paragraph, least: f32) -> bool {
    let next = document.paragraphs().get(index + 1);
    let opens_list = document.words(paragraph.span).ends_with(':')
        && next.is_some_and(|next| {
            next.kind == BlockKind::ListItem || document.words(next.span).starts_with("- ")
        });
    paragraph.space_before >= least || opens_list
}

/// "Sommerfest d. 2. september.": set as a heading, and no sentence but for its full stop.
fn is_set_with_stop(document: &Reading<'_>, paragraph: &Paragraph, line: &str) -> bool {
    const LONGEST: usize = 50;
    let title = line.strip_suffix('.').filter(|title| title.chars().count() <= LONGEST);
    paragraph.kind == BlockKind::Heading
        && title.is_some_and(|title| {
            !tells(title)
                && sentence_end(title).is_none()
                && !document.lexicon.items.is_nothing(title)
        })
}

/// "Meddelelser fra formanden" on a line of its own, right behind other text, over a longer one.
fn is_standing_line(document: &Reading<'_>, index: usize, paragraph: &Paragraph) -> bool {
    const LONGEST: usize = 50;
    let line = document.words(paragraph.span);
    let next = document.paragraphs().get(index + 1);
    let next = next.filter(|next| next.kind == BlockKind::Paragraph && next.space_before < 1.0);
    paragraph.kind == BlockKind::Paragraph
        && line.len() <= LONGEST
        && line.starts_with(char::is_uppercase)
        && !line.contains([':', ','])
        && !line.ends_with(['.', ';', '!', '?'])
        && document.lexicon.items.is_standing(line)
        && is_label_like(line)
        && next.is_some_and(|next| next.span.len() > line.len() * 2)
}

/// Reads a paragraph as a head without a number, if it has the shape of one.
pub(super) fn unnumbered(document: &Reading<'_>, index: usize) -> Option<Candidate> {
    let paragraph = document.paragraphs().get(index)?;
    let colon = document.words(paragraph.span).trim_end().ends_with(':');
    shaped(document, index, paragraph.kind == BlockKind::ListItem && colon, false)
}

/// The same, also behind a bullet: for lines of which it is known that they repeat a title.
pub(super) fn titled(document: &Reading<'_>, index: usize) -> Option<Candidate> {
    let paragraph = document.paragraphs().get(index)?;
    shaped(document, index, paragraph.kind == BlockKind::ListItem, false)
}

/// `known` tells that it is a title, by how the others are set.
fn shaped(document: &Reading<'_>, index: usize, bulleted: bool, known: bool) -> Option<Candidate> {
    let paragraph = document.paragraphs().get(index)?;
    let whole = document.words(paragraph.span);
    let line = if bulleted { without_bullet(whole) } else { whole };
    let span = Span::new(paragraph.span.end - line.len(), paragraph.span.end);
    let is_short = line.chars().count() <= LONGEST || has_colon(document, line);
    let standing = document.lexicon.items.is_standing(line) && is_short;
    let longest = if paragraph.style.bold { LONGEST_BOLD } else { LONGEST };
    let bare = line.trim_end_matches('.');
    let shape = known
        || line.chars().count() <= longest
            && line.starts_with(char::is_uppercase)
            && (standing
                || crate::fields::is_abbreviation(bare)
                || is_set_with_stop(document, paragraph, line)
                || !(line.ends_with(['.', ',', ';', '!'])
                    || line.ends_with(" at")
                    || line.contains(": ")))
            && (bulleted || paragraph.kind != BlockKind::ListItem)
            && paragraph.cells.is_empty();
    let decisions = &document.lexicon.decisions;
    let decides = tells(line) || decisions.decides(line);
    if decides && line.ends_with(':') && !standing && !paragraph.style.bold {
        return None; // "Planen blev godkendt med følgende ændringer:"
    }
    if is_title(line) || decisions.begins(line) || decisions.forms.heading.is_match(line) {
        return None;
    }
    let label = document.lexicon.labels.read(line);
    let is_lead = || lead_end(document, span).is_some();
    let label = label.filter(|found| match found.label {
        Label::Case => !known,
        Label::NextMeeting => !known || !is_lead(),
        _ => true,
    });
    if (!shape && !standing)
        || label.is_some_and(|found| is_label(document, index, &found, standing))
    {
        return None;
    }
    let (mut head, mut rest) = read_head(document, None, span);
    if let Some((title, _)) = line.split_once(": ").filter(|_| known) {
        let end = span.start + title.len();
        head.title = Some(Span::new(span.start, end).trim(&document.text.text));
        head.span = Span::new(head.span.start, end);
        rest = Span::new(end + 1, span.end).trim(&document.text.text);
    }
    // what is set in bold type is the title, with its colon
    if let Some(title) = head.title.filter(|_| paragraph.style.bold && !rest.is_empty()) {
        head.title = Some(Span::new(title.start, paragraph.span.end).trim(&document.text.text));
        head.span = Span::new(head.span.start, paragraph.span.end);
        rest = Span::new(paragraph.span.end, paragraph.span.end);
    }
    Some(Candidate {
        paragraph: index,
        form: Form::Decimal,
        prefixed: false,
        answering: false,
        sign: None,
        title_below: false,
        path: Vec::new(),
        letter: None,
        indent: paragraph.indent,
        weight: 1.0,
        in_case: false,
        head: Head { span: Span::new(paragraph.span.start, head.span.end), ..head },
        rest,
    })
}

/// Whether a line that reads as a label is one, and no title of an item.
fn is_label(document: &Reading<'_>, index: usize, found: &LabelMatch, standing: bool) -> bool {
    let paragraph = document.paragraphs().get(index);
    let marked = paragraph.is_some_and(|one| one.kind == BlockKind::Heading);
    match found.label {
        Label::AnnouncedAgenda | Label::Minutes => found.value.is_empty() || !standing,
        // "# Forslag: Støtte til rejser"
        Label::Recommendation | Label::Case if marked && !found.value.is_empty() => false,
        Label::Role(_) if found.value.is_empty() => !is_followed_by_prose(document, index),
        _ => !found.value.is_empty() || !standing,
    }
}

/// What is said of the meeting at the top, not of a case or of the next meeting.
fn is_of_front(label: Label) -> bool {
    !matches!(
        label,
        Label::NextMeeting
            | Label::Recommendation
            | Label::Decision
            | Label::Case
            | Label::Earlier
            | Label::Action
            | Label::Responsible
            | Label::Deadline
    )
}

/// "Formanden:" over a paragraph is a heading, over a name a label.
fn is_followed_by_prose(document: &Reading<'_>, index: usize) -> bool {
    document.paragraphs().get(index + 1).is_some_and(|next| {
        let words = document.words(next.span);
        let first = words.split([',', '(', '–']).next().unwrap_or_default();
        words.split_whitespace().count() > 4 && !document.lexicon.people.is_name_or_role(first)
    })
}

/// Behind the labels of the front, or behind the first paragraph.
fn front_end(document: &Reading<'_>) -> usize {
    const LONG: usize = 300;
    let front = document.paragraphs().iter().enumerate().skip(1).take_while(|(_, paragraph)| {
        let words = document.words(paragraph.span);
        words.len() < LONG && !document.lexicon.items.is_standing(words)
    });
    let labels = front.filter(|(index, paragraph)| {
        let found = document.lexicon.labels.read(document.words(paragraph.span));
        found.is_some_and(|found| {
            is_of_front(found.label) && is_label(document, *index, &found, false)
        })
    });
    labels.map(|(index, _)| index + 1).last().unwrap_or(1)
}

fn is_followed_by_text(document: &Reading<'_>, index: usize) -> bool {
    document.paragraphs().get(index + 1).is_some_and(|next| {
        let words = document.words(next.span);
        words.chars().count() > LONGEST
            || words.trim_end().ends_with(['.', ':', '!', '?'])
            || next.kind == BlockKind::ListItem
    })
}
