//! Step 2: bytes become pages of text with positions.
//!
//! A PDF gives [`TextRun`]s: pieces of text as the producer drew them, with bounding box
//! and font. A text file gives its lines. Nothing is joined, ordered or thrown away here.

pub mod pdf;
pub mod plain;
mod watch;

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

pub use watch::{Unwatched, Watch};

use crate::diagnostic::{Code, Diagnostics};
use crate::source::{MediaType, Source};

/// A document's text as it stands on its pages.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TextLayer {
    /// The pages in order; a text file has one more page after each form feed.
    pub pages: Vec<Page>,
    /// The text layer's state over all pages; `None` for text input.
    pub state: Option<TextLayerState>,
    /// The character encoding of text input, its WHATWG or IANA name; `None` for PDF.
    pub encoding: Option<&'static str>,
    /// The document's own metadata (PDF `Info`), as far as it is filled in.
    pub metadata: Metadata,
}

/// What a PDF says about itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Metadata {
    /// `Title`
    pub title: Option<String>,
    /// `Author`
    pub author: Option<String>,
    /// `Creator`: the program that wrote the document
    pub creator: Option<String>,
    /// `Producer`: the program that wrote the PDF
    pub producer: Option<String>,
    /// `CreationDate` as written
    pub created: Option<String>,
    /// Titles of the outline (bookmarks), in order
    pub outline: Vec<String>,
}

/// `source.text_layer` of the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TextLayerState {
    /// Every page with anything on it has readable text.
    Embedded,
    /// Some pages have no text or an unreadable one.
    Partial,
    /// The text was put under a scan by character recognition.
    Ocr,
    /// There are codes, but they lead to no readable words.
    Unreadable,
    /// No page has text.
    None,
}

/// One page.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Page {
    /// From 1.
    pub number: u32,
    /// The page number printed by the document's page labels ("iv"), if it has them.
    pub label: Option<String>,
    /// Width and height in points as shown (after `Rotate`); `None` for text input.
    pub size: Option<(f32, f32)>,
    /// Whether its text can be read.
    pub state: PageState,
    /// Which engine read it.
    pub engine: Engine,
    /// Its text.
    pub content: PageContent,
    /// Straight lines drawn on it (table rules, underlines), PDF only.
    pub rules: Vec<Rule>,
}

/// The text of a page.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PageContent {
    /// Text input: its lines with their white space, blank ones included.
    Lines(Vec<String>),
    /// PDF: runs in the order of the content stream.
    Runs(Vec<TextRun>),
}

impl Default for PageContent {
    fn default() -> Self {
        Self::Lines(Vec::new())
    }
}

/// Whether a page's text can be read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PageState {
    /// Readable text.
    #[default]
    Embedded,
    /// Nothing is on the page.
    Blank,
    /// Something is drawn (an image, curves), but there is no text.
    None,
    /// Text codes that lead to no readable words.
    Unreadable,
    /// Not read: a finding says why.
    LeftOut,
}

/// Who read the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Engine {
    /// Our own interpreter (or the text file itself).
    #[default]
    Own,
    /// The second opinion, the crate `pdf-extract`.
    PdfExtract,
}

/// A piece of text drawn in one go: same font, same line, no jump inside.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TextRun {
    /// Its characters, in NFC or not as the font says; spaces are real ones only.
    pub text: String,
    /// What its codes say, where they are known to mean something else: shifted codes, `!` for
    /// spaces, spaces without width. White space as in `text`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original: Option<String>,
    /// Points, origin at the page's lower left.
    pub bbox: BoundingBox,
    /// Where the baseline starts, points.
    pub origin: (f32, f32),
    /// Font name without its subset prefix ("ABCDEF+").
    pub font: std::sync::Arc<str>,
    /// Effective size in points.
    pub size: f32,
    /// 400 is regular, 700 bold.
    pub weight: u16,
    /// Slanted.
    pub italic: bool,
    /// Direction of writing in degrees counter-clockwise, 0 to 359.
    pub rotation: u16,
    /// Width of a space in this font and size, points.
    pub space_width: f32,
    /// Marked by the producer as page furniture (`/Artifact`).
    pub artifact: bool,
    /// Drawn invisibly (text render mode 3), as OCR layers are.
    pub invisible: bool,
}

/// A straight line drawn on a page, points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Rule {
    /// The smallest box that holds it.
    pub bbox: BoundingBox,
}

/// A box in points, origin at the page's lower left.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct BoundingBox {
    /// Left.
    pub x0: f32,
    /// Bottom.
    pub y0: f32,
    /// Right.
    pub x1: f32,
    /// Top.
    pub y1: f32,
}

impl BoundingBox {
    /// The smallest box that holds both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self {
            x0: self.x0.min(other.x0),
            y0: self.y0.min(other.y0),
            x1: self.x1.max(other.x1),
            y1: self.y1.max(other.y1),
        }
    }

    /// Right minus left.
    pub fn width(self) -> f32 {
        self.x1 - self.x0
    }

    /// Top minus bottom.
    pub fn height(self) -> f32 {
        self.y1 - self.y0
    }
}

impl Serialize for BoundingBox {
    /// `[x0, y0, x1, y1]`, rounded to hundredths of a point.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let round = |value: f32| (f64::from(value) * 100.0).round() / 100.0;
        [round(self.x0), round(self.y0), round(self.x1), round(self.y1)].serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for BoundingBox {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let [x0, y0, x1, y1] = <[f32; 4]>::deserialize(deserializer)?;
        Ok(Self { x0, y0, x1, y1 })
    }
}

impl JsonSchema for BoundingBox {
    fn schema_name() -> Cow<'static, str> {
        "BoundingBox".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Left, bottom, right and top in points, origin at the page's lower left.",
            "type": "array",
            "items": { "type": "number" },
            "minItems": 4,
            "maxItems": 4,
        })
    }
}

/// Why nothing at all could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// The finding's code, also the manifest's `reason`.
    pub code: Code,
    /// One sentence: what, and what to do.
    pub message: String,
    /// The page that it failed on, from 1, where that is known.
    pub page: Option<u32>,
}

impl Unreadable {
    /// A reason with its sentence.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), page: None }
    }

    /// Says on which page, from 1.
    #[must_use]
    pub fn on_page(mut self, page: Option<u32>) -> Self {
        self.page = page;
        self
    }
}

/// Reads the text layer of a document.
///
/// # Errors
/// [`Unreadable`] when there is no text to go on with; lesser troubles go to `diagnostics`.
pub fn read(source: &Source, diagnostics: &mut Diagnostics) -> Result<TextLayer, Unreadable> {
    read_watched(source, &Unwatched, diagnostics)
}

/// [`read`], while someone looks on.
///
/// # Errors
/// As those of [`read`].
pub fn read_watched(
    source: &Source,
    watch: &dyn Watch,
    diagnostics: &mut Diagnostics,
) -> Result<TextLayer, Unreadable> {
    if source.bytes.trim_ascii().is_empty() {
        return Err(Unreadable::new(Code::EmptyFile, "the file is empty"));
    }
    if let MediaType::Unsupported(_) | MediaType::Binary = source.media_type
        && source.path.to_ascii_lowercase().ends_with(".pdf")
    {
        let found = source.media_type.as_str();
        let message = format!("it is called a PDF, but holds {found}; fetch it again");
        return Err(Unreadable::new(Code::NotAPdf, message));
    }
    match source.media_type {
        MediaType::Pdf => pdf::read(&source.bytes, watch, diagnostics),
        MediaType::Text | MediaType::Markdown => plain::read(&source.bytes, diagnostics),
        MediaType::Unsupported(name) => Err(Unreadable::new(
            Code::UnsupportedFormat,
            format!("{name} is not read; convert it to PDF or text first"),
        )),
        MediaType::Binary => Err(Unreadable::new(
            Code::NotADocument,
            "the bytes are neither a PDF nor text in any encoding that Danish is written in",
        )),
    }
}
