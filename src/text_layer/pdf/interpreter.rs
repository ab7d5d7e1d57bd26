//! Runs the content streams of a page and keeps what has to do with text.

mod operators;
mod show;
mod stretches;
mod xobjects;

use lopdf::Dictionary;

use super::document::PageEntry;
use super::fonts::Fonts;
use super::geometry::Matrix;
use super::graphics::GraphicsState;
use super::layers::Layers;
use super::limits::{Budget, OPERANDS};
use super::marked::MarkedContent;
use super::objects::Objects;
use super::paths::Paths;
use super::runs::RunBuilder;
use super::stream;
use super::tokenizer::{Token, Tokenizer};
use crate::text_layer::{Rule, TextRun};

/// What is shared by the pages of a document.
#[derive(Debug)]
pub(super) struct Shared<'a> {
    pub(super) objects: Objects<'a>,
    pub(super) fonts: Fonts,
    pub(super) layers: Layers,
    pub(super) budget: Budget,
}

/// What was found on a page.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    pub(super) runs: Vec<TextRun>,
    pub(super) rules: Vec<Rule>,
    /// So many curves are filled that they may be letters.
    pub(super) outlined: bool,
    /// The share of the page that images cover.
    pub(super) image_share: f64,
    /// It was not read at all.
    pub(super) left_out: bool,
}

/// More curved figures than this are not just a logo.
const OUTLINES: usize = 200;

/// Reads one page.
pub(super) fn read_page<'a>(page: PageEntry<'a>, shared: &mut Shared<'a>) -> Drawn {
    let content = page_content(page.dictionary, shared);
    let mut interpreter = Interpreter::new(shared, page.transformation(), page.size());
    interpreter.run(&content, page.resources);
    interpreter.show_annotations(page.dictionary);
    interpreter.finish()
}

/// How many content streams one page may have.
const PARTS: usize = 10_000;

/// Printers' marks and what was cut away lie beside the page.
fn is_on_page(run: &TextRun, width: f64, height: f64) -> bool {
    let bbox = run.bbox;
    bbox.x1 > 0.0 && bbox.y1 > 0.0 && f64::from(bbox.x0) < width && f64::from(bbox.y0) < height
}

/// The page's content streams as one.
fn page_content<'a>(page: &'a Dictionary, shared: &mut Shared<'a>) -> Vec<u8> {
    let objects = shared.objects;
    let Some(contents) = objects.get(page, b"Contents") else { return Vec::new() };
    if let Ok(stream) = contents.as_stream() {
        return stream::decode(objects, stream, &mut shared.budget);
    }
    let mut content = Vec::new();
    for part in contents.as_array().map(Vec::as_slice).unwrap_or_default().iter().take(PARTS) {
        if let Ok(stream) = objects.resolve(part).as_stream() {
            content.extend(stream::decode(objects, stream, &mut shared.budget));
            content.push(b'\n');
        }
        if shared.budget.is_spent() {
            break;
        }
    }
    content
}

/// The state of reading a page.
#[derive(Debug)]
struct Interpreter<'a, 's> {
    shared: &'s mut Shared<'a>,
    state: GraphicsState,
    saved: Vec<GraphicsState>,
    /// Where text is written next, and where the line began.
    text_matrix: Matrix,
    line_matrix: Matrix,
    marked: MarkedContent,
    runs: RunBuilder,
    paths: Paths,
    page_size: (f64, f64),
    image_share: f64,
    /// The forms that we are in, by the address of their dictionary.
    forms: Vec<usize>,
}

impl<'a, 's> Interpreter<'a, 's> {
    fn new(shared: &'s mut Shared<'a>, ctm: Matrix, page_size: (f64, f64)) -> Self {
        Self {
            shared,
            state: GraphicsState::new(ctm),
            saved: Vec::new(),
            text_matrix: Matrix::IDENTITY,
            line_matrix: Matrix::IDENTITY,
            marked: MarkedContent::default(),
            runs: RunBuilder::default(),
            paths: Paths::default(),
            page_size,
            image_share: 0.0,
            forms: Vec::new(),
        }
    }

    fn run(&mut self, content: &[u8], resources: Option<&'a Dictionary>) {
        let mut tokens = Tokenizer::new(content);
        let mut operands = Vec::with_capacity(64);
        while let Some(token) = tokens.next() {
            let Token::Operator(operator) = token else {
                if operands.len() < OPERANDS {
                    operands.push(token);
                }
                continue;
            };
            self.shared.budget.take_operator();
            if self.shared.budget.is_spent() {
                return;
            }
            match operator {
                b"ID" => {
                    tokens.skip_inline_image();
                    self.show_image();
                }
                _ => self.execute(operator, &operands, resources),
            }
            operands.clear();
        }
    }

    fn finish(self) -> Drawn {
        let mut runs = self.runs.finish();
        let (width, height) = self.page_size;
        runs.retain(|run| is_on_page(run, width, height));
        let outlined = self.paths.curved > OUTLINES;
        Drawn {
            runs,
            rules: self.paths.finish(),
            outlined,
            image_share: self.image_share,
            left_out: false,
        }
    }
}
