//! Paragraphs as a PDF: standard fonts in Windows-1252, compressed pages, headings in bold type,
//! page numbers.

use lopdf::content::{Content, Operation};
use lopdf::{Document, Object, ObjectId, Stream, StringFormat, dictionary};

use super::layout::{Print, Typeface};
use super::metrics::{HELVETICA, HELVETICA_BOLD, TIMES, TIMES_BOLD};
use super::paragraphs::{Kind, Paragraph};
use super::text::lines;

const PAGE: (f32, f32) = (595.0, 842.0);
const MARGIN: f32 = 68.0;

pub(super) fn write(paragraphs: &[Paragraph], print: Print) -> Vec<u8> {
    let pages = pages(paragraphs, print);
    let mut document = Document::with_version("1.5");
    let fonts = dictionary! {
        "R" => font(&mut document, face(print, false)),
        "B" => font(&mut document, face(print, true)),
    };
    let tree = document.new_object_id();
    let count = pages.len();
    let kids: Vec<Object> = (1..)
        .zip(pages)
        .map(|(number, lines)| {
            let operations = operations(&lines, print, number, count);
            page(&mut document, tree, operations).into()
        })
        .collect();
    document.set_object(
        tree,
        dictionary! {
            "Type" => "Pages", "Kids" => kids, "Count" => i64::try_from(count).unwrap(),
            "MediaBox" => vec![0.into(), 0.into(), PAGE.0.into(), PAGE.1.into()],
            "Resources" => dictionary! { "Font" => fonts },
        },
    );
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalog);
    document.compress();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn page(document: &mut Document, tree: ObjectId, operations: Vec<Operation>) -> ObjectId {
    let content = Content { operations }.encode().unwrap();
    let contents = document.add_object(Stream::new(dictionary! {}, content));
    document.add_object(dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => contents })
}

#[derive(Clone, Copy)]
struct Face {
    name: &'static str,
    widths: &'static [u16; 224],
}

fn face(print: Print, bold: bool) -> Face {
    match (print.typeface, bold) {
        (Typeface::Helvetica, false) => Face { name: "Helvetica", widths: &HELVETICA },
        (Typeface::Helvetica, true) => Face { name: "Helvetica-Bold", widths: &HELVETICA_BOLD },
        (Typeface::Times, false) => Face { name: "Times-Roman", widths: &TIMES },
        (Typeface::Times, true) => Face { name: "Times-Bold", widths: &TIMES_BOLD },
    }
}

fn font(document: &mut Document, face: Face) -> ObjectId {
    let widths: Vec<Object> = face.widths.iter().map(|width| i64::from(*width).into()).collect();
    document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => face.name,
        "Encoding" => "WinAnsiEncoding", "FirstChar" => 32, "LastChar" => 255, "Widths" => widths,
    })
}

/// In Windows-1252, which is Latin-1 for every letter that we use.
fn codes(text: &str) -> Vec<u8> {
    text.chars().map(|letter| u8::try_from(letter).unwrap()).collect()
}

impl Face {
    /// In thousandths of the size.
    fn width(self, text: &str) -> f32 {
        codes(text).iter().map(|code| f32::from(self.widths[usize::from(code - 32)])).sum()
    }
}

/// A line in its place.
struct Line {
    text: String,
    bold: bool,
    size: f32,
    x: f32,
    y: f32,
}

/// Breaks paragraphs into lines and lines into pages.
fn pages(paragraphs: &[Paragraph], print: Print) -> Vec<Vec<Line>> {
    let mut pages = vec![Vec::new()];
    let mut y = PAGE.1 - MARGIN;
    for Paragraph { kind, text } in paragraphs {
        let bold = matches!(kind, Kind::Title | Kind::Heading);
        let size = f32::from(print.size) + if *kind == Kind::Title { 2.0 } else { 0.0 };
        let (indent, bullet) = if *kind == Kind::Bullet { (12.0, "\u{b7} ") } else { (0.0, "") };
        let face = face(print, bold);
        let room = PAGE.0 - 2.0 * MARGIN - indent;
        let fits = |line: &str| face.width(line) * size / 1000.0 <= room;
        let hyphens = print.hyphens && *kind == Kind::Body;
        y -= if matches!(kind, Kind::Line | Kind::Bullet) { 0.0 } else { 0.7 * size };
        for text in lines(&format!("{bullet}{text}"), fits, hyphens) {
            if y < MARGIN {
                pages.push(Vec::new());
                y = PAGE.1 - MARGIN;
            }
            let line = Line { text, bold, size, x: MARGIN + indent, y };
            pages.last_mut().unwrap().push(line);
            y -= 1.25 * size;
        }
    }
    pages
}

fn operations(lines: &[Line], print: Print, number: usize, count: usize) -> Vec<Operation> {
    let mut operations: Vec<Operation> = lines.iter().flat_map(|line| show(line, print)).collect();
    if print.page_numbers {
        let text = format!("Side {number} af {count}");
        let foot = Line { text, bold: false, size: 9.0, x: PAGE.0 - MARGIN - 60.0, y: 36.0 };
        operations.extend(show(&foot, print));
    }
    operations
}

fn show(line: &Line, print: Print) -> Vec<Operation> {
    let font = if line.bold { "B" } else { "R" };
    vec![
        Operation::new("BT", vec![]),
        Operation::new("Tf", vec![font.into(), line.size.into()]),
        Operation::new("Td", vec![line.x.into(), line.y.into()]),
        if print.kerned { kerned(&line.text) } else { plain(&line.text) },
        Operation::new("ET", vec![]),
    ]
}

fn literal(text: &str) -> Object {
    Object::String(codes(text), StringFormat::Literal)
}

fn plain(text: &str) -> Operation {
    Operation::new("Tj", vec![literal(text)])
}

/// Pairs of letters apart by some thousandths, and the spaces a little wider.
fn kerned(text: &str) -> Operation {
    let mut array = Vec::new();
    for (place, word) in text.split_inclusive(' ').enumerate() {
        let middle = word.char_indices().nth(2).map_or(0, |(at, _)| at);
        let (head, tail) = word.split_at(middle);
        let kern = if place % 2 == 0 { 12 } else { -9 };
        array.extend([literal(head), kern.into(), literal(tail), (-20).into()]);
    }
    Operation::new("TJ", vec![array.into()])
}
