//! Where a title ends, and what is none of it.

use std::sync::LazyLock;

use super::{behind, cases, charge, dashes, remarks};
use crate::lexicon::{Label, Pattern, is_given_name};
use crate::record::model::GroupKind;
use crate::segment::{Reading, pattern};
use crate::span::Span;

/// In bytes.
pub(super) const LONGEST_TITLE: usize = 300;

/// Where the title ends when nothing marks its end: at the end of the paragraph if that is
/// short, else after the first sentence or before a colon.
pub(super) fn title_end(document: &Reading<'_>, rest: Span) -> usize {
    if let Some(end) = lead_end(document, rest) {
        return end;
    }
    let words = document.words(rest);
    if let Some(end) = before_people_in_brackets(document, words) {
        return rest.start + end;
    }
    let spoken = is_spoken(words);
    if let Some(end) = cases::before_number(words) {
        return rest.start + end;
    }
    if let Some(end) = behind::before_glued(document, words) {
        return rest.start + end;
    }
    if let Some(end) = charge::brackets_before_told(document, words) {
        return rest.start + end;
    }
    if let Some(end) = complete_title(document, words) {
        // "Regnskab - Bo fremlagde det. Godkendt."
        let dash = remarks::before_told_dash(document, words).filter(|dash| *dash < end);
        return rest.start + dash.unwrap_or(end);
    }
    if let Some(end) = words.find('\t').filter(|at| is_cell(words, *at)) {
        return rest.start + end;
    }
    let dash =
        remarks::before_told_dash(document, words).or_else(|| dashes::before_dash(document, words));
    let colon = words
        .find(": ")
        .or_else(|| glued_colon(words))
        .filter(|at| dash.is_none_or(|dash| *at < dash))
        .filter(|at| *at <= LONGEST_LABEL)
        .filter(|at| {
            let label = document.lexicon.labels.read(words);
            let people = label.is_some_and(|found| {
                let value = found.value.of(words);
                matches!(found.label, Label::People(..) | Label::Role(_))
                    && !value.starts_with(char::is_lowercase)
                    && !is_office_for_guests(document, found.label, value)
            });
            if people {
                return true; // "§1 Til stede: (a) Ida Holm; (b) Bo Ravn"
            }
            let before = words.get(..*at).unwrap_or_default();
            // "Lukket punkt: Køb af ejendom" is one title
            let divided = remarks::is_divided(document, words, *at)
                && !document.lexicon.items.is_closed(before);
            let divided = divided && (spoken || !is_kind(document, before, words));
            let remark = words.get(at + 1..).unwrap_or_default().trim_start();
            let told = remarks::is_told(remark, spoken);
            let spoken = spoken || sentence_end(remark).is_some();
            // "Valget: På valg i år er:", not "Stien: forslag til grus:"
            let doubled = words.ends_with(':') && remark.starts_with(char::is_uppercase);
            divided
                || told
                || doubled
                || (spoken && (remark.len() > LONG_REMARK || is_bare_sentence(document, remark)))
        });
    if let Some(end) = remarks::before_told_comma(document, words) {
        return rest.start + end;
    }
    if let Some(end) = remarks::before_sentence_verdict(document, words) {
        return rest.start + end;
    }
    let sentence = sentence_end(words);
    let title = |end: &usize| words.get(..*end).unwrap_or_default();
    if let Some(end) = sentence.filter(|end| charge::ends_in_brackets(document, title(end))) {
        return rest.start + end;
    }
    if let Some(end) = sentence.filter(|end| is_before_semicolon(words, *end)) {
        return rest.start + end;
    }
    if let Some(at) = colon.filter(|at| sentence.is_none_or(|end| *at < end)) {
        return rest.start + at;
    }
    if let Some(end) = dash {
        return rest.start + end;
    }
    let told = remarks::before_verdict(document, words);
    if let Some(end) = told.or_else(|| behind::before_told(document, words)) {
        return rest.start + end;
    }
    // "Regnskabet. Bo gennemgik bilagene.": a title and sentences behind it
    if let Some(end) = sentence.filter(|end| spoken && remarks::is_label_like(title(end))) {
        return rest.start + end;
    }
    let asks = |end: &usize| title(end).ends_with('?') && *end <= LONGEST_LABEL;
    if let Some(end) = sentence.filter(|end| spoken && asks(end)) {
        return rest.start + end;
    }
    if let Some(end) = sentence.filter(|end| spoken && is_before_clause(document, words, *end)) {
        return rest.start + end;
    }
    if let Some(end) = sentence.filter(|end| is_standing_before_told(document, words, *end)) {
        return rest.start + end;
    }
    let limit = if spoken { SHORT_SENTENCES } else { SHORT_PARAGRAPH };
    if words.chars().count() <= limit {
        return rest.end;
    }
    match sentence {
        Some(at) if at <= LONGEST_TITLE / 2 => rest.start + at,
        _ => rest.end,
    }
}

/// "Planer for klubbens lokaler i 2014. Ida skriver et udkast.": words without a verb, and then who does what.
fn is_before_clause(document: &Reading<'_>, words: &str, end: usize) -> bool {
    const MOST_WORDS: usize = 10;
    let (title, told) = words.split_at_checked(end).unwrap_or((words, ""));
    let told = told.trim_start_matches(['.', ';', ' ']);
    title.split_whitespace().count() <= MOST_WORDS
        && title.starts_with(char::is_uppercase)
        && !title.contains([',', ':'])
        && !remarks::has_verb(title)
        && (behind::opens_clause(told) || behind::opens_with_name(document, told))
}

/// "Tilstedeværende (Ida, Bo R. og Stine)", "Valg af referent (Bo)": where the brackets begin with those who were there.
fn before_people_in_brackets(document: &Reading<'_>, words: &str) -> Option<usize> {
    const POSTS: &[&str] = &["dirigent", "ordstyrer", "referent", "mødeleder"];
    let (title, inside) = words.trim_end_matches(['.', ' ']).strip_suffix(')')?.split_once(" (")?;
    let label = document.lexicon.labels.read(title).filter(|found| found.value.is_empty());
    let lists = label.is_some_and(|found| matches!(found.label, Label::People(..)));
    let elects = || {
        title.strip_prefix("Valg af ").is_some_and(|post| POSTS.contains(&post))
            && !inside.contains(' ')
    };
    let first = inside.split([',', ' ']).next().unwrap_or_default();
    (is_given_name(first) && !inside.contains('(') && (lists || elects())).then_some(title.len())
}

/// "Gæst: Leder af havnen": no name, but words of the title.
fn is_office_for_guests(document: &Reading<'_>, label: Label, value: &str) -> bool {
    let guests = matches!(label, Label::People(_, GroupKind::Guests));
    let first = value.split([',', '(']).next().unwrap_or_default().trim();
    guests && !document.lexicon.people.is_name_or_role(first)
}

/// "Orientering: Nyt fra havnen", not "Orientering: intet": what sort of item the title behind it is about.
fn is_kind(document: &Reading<'_>, before: &str, words: &str) -> bool {
    let items = &document.lexicon.items;
    let title = words.get(before.len()..).unwrap_or_default().trim_start_matches([':', ' ']);
    let is_type = || items.item_type(&before.trim().to_lowercase()).is_some();
    items.is_kind(before)
        || is_type() && title.starts_with(char::is_uppercase) && !items.is_nothing(title)
}

/// "Låse: De skiftes inden jul.    Bo    uge 35": words that end as sentences do, whatever stands beside them.
fn is_spoken(words: &str) -> bool {
    let told = words.split('\t').next().unwrap_or(words);
    told.trim_end().ends_with(['.', '!', '?']) || has_sentences(words)
}

/// "Ida læser dem." behind a colon, where titles have no full stop.
fn is_bare_sentence(document: &Reading<'_>, remark: &str) -> bool {
    document.has_bare_titles && remark.contains(' ') && remark.starts_with(char::is_uppercase)
}

/// "Forslag.Hanne vil have et hegn", "Forslag - Hanne vil have et hegn": words in which the title ends.
pub(super) fn ends_before(document: &Reading<'_>, words: &str) -> bool {
    let remark = dashes::place(words).and_then(|at| words.get(at..)).unwrap_or_default();
    let remark = remark.trim_start_matches([' ', '–', '-']);
    sentence_end(words).is_some()
        || words.contains('\t')
        || glued_colon(words).is_some()
        || behind::opens_clause(remark)
        || behind::opens_with_name(document, remark)
}

/// "Valg af dirigent:Bo blev valgt": where a space is missing behind a colon.
fn glued_colon(words: &str) -> Option<usize> {
    let is_glued = |at: usize| {
        let (before, after) = words.split_at_checked(at).unwrap_or((words, ""));
        before.ends_with(char::is_lowercase)
            && after.get(1..).is_some_and(|it| it.starts_with(char::is_uppercase))
    };
    words.match_indices(':').map(|(at, _)| at).find(|at| is_glued(*at))
}

/// "Forsikring. Den er dyr. Bo spørger to andre": sentences, though the last has no full stop.
fn has_sentences(words: &str) -> bool {
    let behind = |words| sentence_end(words).and_then(|end: usize| words.get(end + 1..));
    behind(words).and_then(behind).is_some_and(|rest: &str| rest.contains(' '))
}

/// "Kort; Vi har brug for dem": a title before a semicolon and a sentence.
fn is_before_semicolon(words: &str, end: usize) -> bool {
    let (title, told) = words.split_at_checked(end).unwrap_or((words, ""));
    let told = told.strip_prefix(';').map(str::trim_start);
    !remarks::has_verb(title) && told.is_some_and(behind::opens_clause)
}

/// "Vejfesten.    30 deltog", "Vejfesten    Den gik godt.": a wide gap behind the words of a title.
fn is_cell(words: &str, gap: usize) -> bool {
    let (title, told) = words.split_at_checked(gap).unwrap_or((words, ""));
    let is_said = told.contains(' ') || sentence_end(words).is_none();
    let is_told = told.trim_end().ends_with('.') && is_said && !remarks::tells(title);
    gap <= LONGEST_LABEL
        && (title.trim_end().ends_with('.') && !title.contains(": ") || is_told)
        && sentence_end(title).is_none()
        && told.contains(char::is_alphabetic)
}

/// "Evt. Ida undersøger prisen.", "Nyt navn. Udsat til næste møde.": a title that needs no other
/// words, or one before a verdict.
fn complete_title(document: &Reading<'_>, words: &str) -> Option<usize> {
    const MOST_WORDS: usize = 6;
    let (title, sentence) = words.split_once(". ").filter(|(title, _)| !title.contains(": "))?;
    let told = sentence.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && sentence.trim_end().ends_with(['.', '!', '?']);
    let items = &document.lexicon.items;
    let decisions = &document.lexicon.decisions;
    let whole =
        items.is_complete(title) || (decisions.decides(sentence) && !decisions.decides(title));
    // "Ændring af priser. 3 for, 1 imod. Vedtaget."
    let verdict = || {
        let mut sentences = sentence.split(". ");
        sentences.any(|one| decisions.forms.one_word.is_match(one)) && !decisions.decides(title)
    };
    let is_short = || title.split_whitespace().count() <= MOST_WORDS && !remarks::has_verb(title);
    let label = || is_short() || items.is_standing(title);
    let bare = || items.is_complete(title) && decisions.forms.one_word.is_match(sentence);
    let is_title = told && (whole || (verdict() && label())) || bare();
    (is_title && !ends_before(document, title)).then_some(title.len() + 1)
}

/// Where the bold words end that a paragraph opens with, if they are set as a title: "Taget:" before
/// "Det er tæt."
pub(in crate::segment) fn lead_end(document: &Reading<'_>, rest: Span) -> Option<usize> {
    let paragraphs = document.paragraphs();
    let index = paragraphs.partition_point(|one| one.span.end < rest.start);
    let paragraph = paragraphs.get(index).filter(|one| one.style.lead > 0)?;
    let words = document.words(paragraph.span);
    let mut ends = words
        .match_indices([' ', '\t'])
        .map(|(at, _)| at)
        .filter(|at| words.get(..*at).is_some_and(|before| !before.ends_with([' ', '\t'])));
    let end = ends.nth(usize::from(paragraph.style.lead) - 1)?;
    let (lead, after) = words.split_at_checked(end)?;
    let is_title = lead.ends_with([':', '.', '?', '!'])
        || after.trim_start().starts_with(|c: char| c.is_uppercase() || matches!(c, '–' | '-'))
        || lead.contains("møde") && after.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let end = paragraph.span.start + end;
    (is_title && rest.start < end && end < rest.end && lead.contains(char::is_alphabetic))
        .then_some(end)
}

/// "Valg af formand. Ida Holm modtager genvalg", "Fastsættelse af kontingent. Kontingentet er
/// uændret": a standing title with a sentence behind it, of which the full stop may be missing.
fn is_standing_before_told(document: &Reading<'_>, words: &str, end: usize) -> bool {
    static TOLD: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?i)^[.\s]*(?:\p{L}[\p{L}.-]*\s){1,5}(?:er|var|blev|bliver|har|havde|modtager|forts?ætter|fremlagde|gennemgik|orienterede|fortalte|redegjorde|oplyste|berettede|aflagde|påtog|påtager|meldte)\b|^[.\s]*(?:ingen|intet|der\s)",
        )
    });
    const LONGEST: usize = 80;
    let (title, told) = words.split_at_checked(end).unwrap_or((words, ""));
    let items = &document.lexicon.items;
    end <= LONGEST
        && items.is_standing(title)
        && !remarks::tells(title)
        && !told.to_lowercase().contains("på valg") // as announced
        && (TOLD.is_match(told) || items.is_nothing(told.trim_start_matches(['.', ' '])))
}

/// A title before a colon is at most this long, in bytes.
const LONGEST_LABEL: usize = 70;

/// What stands behind a colon is text of the item if it is longer than this, in bytes.
pub(super) const LONG_REMARK: usize = 50;

/// The same of paragraphs that end as sentences do.
const SHORT_SENTENCES: usize = 120;

/// In characters.
const SHORT_PARAGRAPH: usize = 160;

/// The first full stop, semicolon, exclamation or question mark that ends a sentence.
pub(in crate::segment) fn sentence_end(words: &str) -> Option<usize> {
    words.char_indices().find_map(|(at, c)| {
        let after = words.get(at + c.len_utf8()..).unwrap_or_default();
        let before = words.get(..at).unwrap_or_default();
        let ends = match c {
            '.' => {
                (!crate::fields::is_abbreviation(before) || ends_with_day(before))
                    && (after.trim_start().starts_with(char::is_uppercase)
                        || ends_with_day(before) && after.trim_start().starts_with(|c: char| c.is_ascii_digit()))
                    && (!before.ends_with(|c: char| c.is_ascii_digit())
                        || ends_with_year(before)
                        || behind::opens_clause(after.trim_start())) // "Måtter i sal 2. Vi mangler paller"
                    && !before.is_empty()
            }
            // "Nye både? Instruktører?" is one title
            '?' => !is_question(after),
            ';' | '!' => true,
            '…' => after.trim_start().starts_with(char::is_uppercase),
            _ => false,
        };
        // "Hvem tager vagten?": the question mark is part of the title
        let end = if matches!(c, '?' | '!') { at + 1 } else { at };
        // "Kassebeholdning.Bo meddelte": a space is missing behind a word
        let glued = matches!(c, '.' | '…')
            && before.ends_with(|c: char| c.is_lowercase() || c == ' ')
            && !after.contains("://");
        (ends && (glued || after.starts_with([' ', '\t']))).then_some(end)
    })
}

/// "Instruktører?": a word or two that ask
fn is_question(words: &str) -> bool {
    const MOST_WORDS: usize = 2;
    words.trim_end().ends_with('?') && words.split_whitespace().count() <= MOST_WORDS
}

/// "Julebanko 28 Nov. Bo læser op": a month cut short, behind its day, that ends a sentence
fn ends_with_day(before: &str) -> bool {
    let mut words = before.split_whitespace().rev();
    let is_month = words.next().is_some_and(|word| crate::lexicon::is_month(&word.to_lowercase()));
    // "21-24 marts"
    let day = words.next().and_then(|word| word.trim_end_matches('.').rsplit('-').next());
    is_month && day.is_some_and(|day| day.len() <= 2 && day.bytes().all(|b| b.is_ascii_digit()))
}

/// "Sommerfest 2014. Ida Holm", not "den 3. Maj"
fn ends_with_year(before: &str) -> bool {
    let word = before.rsplit(' ').next().unwrap_or_default();
    word.len() == 4 && word.parse::<u32>().is_ok_and(|year| (1900..2100).contains(&year))
}

/// Takes punctuation and separators off a title.
pub(super) fn strip_title(document: &Reading<'_>, span: Span) -> Span {
    static LEADER: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\s*(?:\.\s?){3,}\s*(?:\d*|[ivx]+)\s*$|\s*_{3,}\s*\d*$|\t\s*\d{1,3}$|\s*\(\s*(?i:bilag)?\s*\)$",
        )
    });
    let span = span.trim(&document.text.text);
    let words = document.words(span);
    let span = Span::new(
        span.start,
        span.start + LEADER.find(words).map_or(words.len(), |leader| leader.start()),
    );
    let span = without_brackets(document, span);
    let words = document.words(span);
    let lead = words.len()
        - words.trim_start_matches(['–', '-', ':', '.', ',', ')', ' ', '\t', '\u{200b}']).len();
    let trimmed = |words: &str| words.trim_end_matches(BEHIND).len();
    let mut end = trimmed(words);
    if let Some(without) = words.get(..end).and_then(|title| title.strip_suffix('.'))
        && !crate::fields::is_abbreviation(without)
    {
        end = trimmed(without);
    }
    Span::new(span.start + lead.min(end), span.start + end).trim(&document.text.text)
}

/// What may stand behind a title and is none of it: "Regnskab:", "Budget:."
const BEHIND: [char; 10] = [':', ';', ',', '…', '–', '-', '(', ' ', '\t', '\u{200b}'];

/// "(Valg af referent)" behind "Ad 1": a title in brackets.
fn without_brackets(document: &Reading<'_>, span: Span) -> Span {
    let words = document.words(span);
    let inner = words.trim_end_matches([':', '.', ' ']).strip_prefix('(');
    inner
        .and_then(|inner| inner.strip_suffix(')'))
        .filter(|inner| !inner.contains(['(', ')']))
        .map_or(span, |inner| Span::new(span.start + 1, span.start + 1 + inner.len()))
}
