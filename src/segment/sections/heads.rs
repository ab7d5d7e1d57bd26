//! Which paragraphs could be headings of sections.

use std::sync::LazyLock;

use crate::layout::BlockKind;
use crate::lexicon::{Match, Pattern};
use crate::normalize::Paragraph;
use crate::segment::{Head, Reading, pattern};
use crate::span::Span;

/// A heading.
#[derive(Debug, Clone)]
pub(super) struct SectionHead {
    /// Index of its first paragraph.
    pub(super) first: usize,
    /// Index of its last paragraph: a title may stand below its number.
    pub(super) last: usize,
    pub(super) form: Form,
    pub(super) head: Head,
    pub(super) size: f32,
    pub(super) bold: bool,
    /// Set otherwise than the text.
    pub(super) is_styled: bool,
}

/// How a heading begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Form {
    /// "Bilag 2"
    Annex,
    /// "3." or "3)": the sign behind the number
    Number(String),
    /// "3.1": how many numbers
    Path(usize),
    /// No number.
    Words,
}

/// A heading is at most this long, in characters.
const LONGEST: usize = 120;

/// Finds the headings in order.
pub(super) fn find(document: &Reading<'_>) -> Vec<SectionHead> {
    let annexes: Vec<SectionHead> =
        indexes(document).filter_map(|index| annex(document, index)).collect();
    let mut heads = annexes.clone();
    let taken = |heads: &[SectionHead], index: usize| {
        heads.iter().any(|head| (head.first..=head.last).contains(&index))
    };
    let numbered: Vec<SectionHead> = indexes(document)
        .filter(|index| !taken(&heads, *index))
        .filter_map(|index| numbered(document, index))
        .collect();
    heads.extend(with_text_below(document, numbered));
    let styles = by_style(document);
    let words: Vec<SectionHead> = indexes(document)
        .filter(|index| !taken(&heads, *index))
        .filter(|index| is_heading(document, *index, styles))
        .filter_map(|index| {
            let span = document.paragraphs().get(index)?.span.trim(&document.text.text);
            Some(section(document, (index, index), Form::Words, None, Some(span)))
        })
        .collect();
    heads.extend(words);
    heads.sort_by_key(|head| head.first);
    heads
}

fn indexes(document: &Reading<'_>) -> std::ops::Range<usize> {
    0..document.paragraphs().len()
}

fn section(
    document: &Reading<'_>,
    (first, last): (usize, usize),
    form: Form,
    number: Option<Span>,
    title: Option<Span>,
) -> SectionHead {
    let paragraph = document.paragraphs().get(first);
    let style = paragraph.map(|one| one.style).unwrap_or_default();
    let start = paragraph.map(|one| one.span).unwrap_or_default();
    let span = title.into_iter().chain(number).fold(start, Span::cover);
    SectionHead {
        first,
        last,
        form,
        head: Head { span, number, title, ..Head::default() },
        size: style.size,
        bold: style.bold,
        is_styled: paragraph.is_some_and(is_styled),
    }
}

fn is_styled(paragraph: &Paragraph) -> bool {
    paragraph.style.bold || paragraph.style.size > 1.1
}

/// "Bilag 2", "Bilag A: Økonomi"; a title may stand in the paragraph below.
fn annex(document: &Reading<'_>, index: usize) -> Option<SectionHead> {
    /// `Bilag 1`, `Bilag 2 – Mål og milepæle`, `Appendiks A. Ordliste`
    static ANNEX: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?P<number>(?:Bilag|BILAG|Appendiks|Tillæg)(?:\s(?:nr\.\s)?(?:\d{1,2}|[A-H]))?)\s?(?:[.:–-]\s*|\s|$)(?P<title>\p{Lu}.*)?$",
        )
    });
    let paragraph = document.paragraphs().get(index)?;
    let words = document.words(paragraph.span).trim_end();
    let found = ANNEX.captures(words).filter(|_| words.chars().count() <= LONGEST)?;
    if !paragraph.cells.is_empty() || words.ends_with(['.', ',', ';']) {
        return None;
    }
    let place = |part: Match<'_>| Span::from(part.range()).shift(paragraph.span.start);
    let number = found.name("number").map(place);
    let title = found.name("title").map(place);
    let below = title.is_none().then(|| title_below(document, index)).flatten();
    let last = index + usize::from(below.is_some());
    Some(section(document, (index, last), Form::Annex, number, title.or(below)))
}

/// A short line without a stop below a bare number.
fn title_below(document: &Reading<'_>, index: usize) -> Option<Span> {
    let next = document.paragraphs().get(index + 1)?;
    let words = document.words(next.span);
    (looks_like_title(words) && next.kind != BlockKind::ListItem && next.cells.is_empty())
        .then(|| next.span.trim(&document.text.text))
}

fn looks_like_title(words: &str) -> bool {
    let words = words.trim();
    words.chars().count() <= LONGEST
        && words.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
        && !words.ends_with(['.', ',', ';', ':'])
}

/// "3. Styregruppen", "3.1 Opgaver", "4) Regionerne skal ..."
fn numbered(document: &Reading<'_>, index: usize) -> Option<SectionHead> {
    static NUMBER: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:(?:Kapitel|Afsnit|Mål|Målsætning|Tema)\s)?(?P<number>\d{1,2}(?:\.\d{1,2})*)(?P<close>[.:)]?)\s+(?P<title>\S.*)$",
        )
    });
    let paragraph = document.paragraphs().get(index).filter(|one| one.cells.is_empty())?;
    let words = document.words(paragraph.span).trim_end();
    let found = NUMBER.captures(words)?;
    let place = |part: Match<'_>| Span::from(part.range()).shift(paragraph.span.start);
    let (number, title) = (found.name("number")?, found.name("title")?);
    let close = found.name("close").map_or("", |close| close.as_str());
    let begins = title.as_str().starts_with(|c: char| c.is_uppercase() || c == '”');
    let path = number.as_str().split('.').count();
    // "2011 blev" is a year, "12 medlemmer" a count, "3.000 kr." a sum
    let is_bare = close.is_empty() && path == 1 && !is_styled(paragraph);
    if !begins || (is_bare && !looks_like_title(title.as_str())) {
        return None;
    }
    if document.lexicon.dates.find(words).next().is_some_and(|date| date.span.start == 0) {
        return None;
    }
    let form = if path == 1 { Form::Number(close.to_owned()) } else { Form::Path(path) };
    Some(section(document, (index, index), form, Some(place(number)), Some(place(title))))
}

/// Keeps the numbers that go on by one and mostly have text between them: others are lists.
fn with_text_below(document: &Reading<'_>, heads: Vec<SectionHead>) -> Vec<SectionHead> {
    let mut runs: Vec<Vec<SectionHead>> = Vec::new();
    for head in heads {
        let open = runs.iter_mut().rev().find(|run| {
            run.last().is_some_and(|last| last.form == head.form && goes_on(document, last, &head))
        });
        match open {
            Some(run) => run.push(head),
            None => runs.push(vec![head]),
        }
    }
    let has_text = |run: &Vec<SectionHead>| {
        let below = |head: &&SectionHead| {
            let next = document.paragraphs().get(head.last + 1);
            next.is_some_and(|next| numbered(document, head.last + 1).is_none() && !is_item(next))
        };
        let kept = run.iter().filter(below).count();
        kept * 2 > run.len() && (run.len() > 1 || is_lone_heading(document, run))
    };
    runs.into_iter().filter(has_text).flatten().collect()
}

fn is_item(paragraph: &Paragraph) -> bool {
    paragraph.kind == BlockKind::ListItem
}

/// One number alone is a heading if it is a path ("3.1") or set as one.
fn is_lone_heading(document: &Reading<'_>, run: &[SectionHead]) -> bool {
    run.iter().all(|head| {
        let paragraph = document.paragraphs().get(head.first);
        matches!(head.form, Form::Path(_))
            && head.head.title.is_some_and(|title| looks_like_title(document.words(title)))
            || head.is_styled
            || paragraph.is_some_and(|one| one.kind == BlockKind::Heading)
    })
}

/// "3" after "2", "2.2" or "3.1" after "2.1".
fn goes_on(document: &Reading<'_>, last: &SectionHead, next: &SectionHead) -> bool {
    let path = |head: &SectionHead| -> Vec<u32> {
        let words = head.head.number.map_or("", |number| document.words(number));
        words.split('.').filter_map(|part| part.parse().ok()).collect()
    };
    let (last, next) = (path(last), path(next));
    let (Some((end, parents)), Some((new, others))) = (last.split_last(), next.split_last()) else {
        return false;
    };
    (parents == others && *new == end + 1) || (parents < others && *new <= 1)
}

/// Whether headings show by weight or size: some paragraphs are set so, and most are not.
fn by_style(document: &Reading<'_>) -> bool {
    let styled = document.paragraphs().iter().filter(|one| is_styled(one)).count();
    styled >= 2 && styled * 2 < document.paragraphs().len()
}

/// A line that is set or stands apart from the text below it.
fn is_heading(document: &Reading<'_>, index: usize, by_style: bool) -> bool {
    let paragraphs = document.paragraphs();
    let Some(paragraph) = paragraphs.get(index) else { return false };
    let words = document.words(paragraph.span);
    let may_be = looks_like_title(words)
        && !is_caption(words)
        && paragraph.kind != BlockKind::ListItem
        && paragraph.cells.is_empty();
    if !may_be {
        return false;
    }
    if by_style {
        return is_styled(paragraph);
    }
    let is_first_on_page =
        index.checked_sub(1).and_then(|before| paragraphs.get(before)).is_some_and(|before| {
            before.page < paragraph.page && document.words(before.span).ends_with(['.', ':'])
        });
    let next = paragraphs.get(index + 1);
    index > 0
        && (document.text.is_set_off(index) || is_first_on_page)
        && paragraph.line_count == 1
        && next.is_some_and(|next| is_text(document, next))
}

/// "Figur 2: Organiseringen" is no heading.
fn is_caption(words: &str) -> bool {
    const CAPTIONS: &[&str] = &["Figur", "Tabel", "Kilde", "Note", "Boks", "Anm.", "Diagram"];
    CAPTIONS.iter().any(|caption| words.starts_with(caption))
}

fn is_text(document: &Reading<'_>, paragraph: &Paragraph) -> bool {
    let words = document.words(paragraph.span).trim_end();
    paragraph.kind == BlockKind::ListItem
        || words.chars().count() > LONGEST
        || words.ends_with(['.', ':', '!', '?'])
}
