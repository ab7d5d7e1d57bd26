//! The container: a PDF's bytes become objects and pages.

use std::collections::HashSet;

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};

use super::geometry::Matrix;
use super::limits::{PAGES, STREAM_BYTES};
use super::objects::{Objects, as_dictionary};
use crate::diagnostic::Code;
use crate::text_layer::Unreadable;

/// Reads the objects of a PDF; broken cross-reference tables are repaired as far as lopdf can.
///
/// # Errors
/// [`Unreadable`] when a password is needed or there is nothing to repair.
pub(super) fn load(bytes: &[u8]) -> Result<Document, Unreadable> {
    let options = LoadOptions::with_max_decompressed_size(STREAM_BYTES);
    let loaded = Document::load_mem_with_options(bytes, options.clone());
    let document = match loaded.or_else(|error| load_truncated(bytes, options).ok_or(error)) {
        Ok(document) => document,
        Err(
            lopdf::Error::InvalidPassword
            | lopdf::Error::Decryption(_)
            | lopdf::Error::UnsupportedSecurityHandler(_),
        ) => return Err(encrypted()),
        Err(error) => return Err(damaged(&format!("{error}"))),
    };
    // Still encrypted: the empty user password, which lopdf tries, did not fit.
    if document.trailer.has(b"Encrypt") {
        return Err(encrypted());
    }
    Ok(document)
}

/// Whether the end of the file is missing: behind its last object a PDF says where the objects
/// lie (`startxref`) and that it ends (`%%EOF`).
pub(super) fn is_cut_off(bytes: &[u8]) -> bool {
    let ends = [&b"endobj"[..], b"endstream"].map(|end| memchr::memmem::rfind(bytes, end));
    let rest = bytes.get(ends.into_iter().flatten().max().unwrap_or(0)..).unwrap_or_default();
    [&b"startxref"[..], b"%%EOF"].iter().all(|end| memchr::memmem::find(rest, end).is_none())
}

/// A download that broke off has lost its trailer: with a new one lopdf finds the objects that
/// are there. An encrypted file cannot be helped, for its trailer held the key.
fn load_truncated(bytes: &[u8], mut options: LoadOptions) -> Option<Document> {
    if memchr::memmem::rfind(bytes, b"trailer").is_some() || !bytes.starts_with(b"%PDF-") {
        return None;
    }
    let root = catalog_number(bytes).unwrap_or(1);
    let trailer =
        format!("\nendobj\ntrailer\n<< /Root {root} 0 R /Size 1 >>\nstartxref\n0\n%%EOF\n");
    options.force_reconstruct = true;
    let document = Document::load_mem_with_options(&[bytes, trailer.as_bytes()].concat(), options);
    document
        .ok()
        .filter(|found| found.objects.values().any(|object| as_dictionary(object).is_some()))
}

/// The number in `12 0 obj << /Type /Catalog`.
fn catalog_number(bytes: &[u8]) -> Option<u32> {
    let before = bytes.get(..memchr::memmem::rfind(bytes, b"/Catalog")?)?;
    let before = before.get(..memchr::memmem::rfind(before, b" obj")?)?;
    let mut words = before.rsplit(u8::is_ascii_whitespace);
    let number = words.nth(1)?;
    std::str::from_utf8(number).ok()?.parse().ok()
}

fn encrypted() -> Unreadable {
    Unreadable::new(
        Code::Encrypted,
        "the PDF needs a password; save a copy without one and read that",
    )
}

/// The structure cannot be read, for this reason.
pub(super) fn damaged(reason: &str) -> Unreadable {
    Unreadable::new(
        Code::DamagedPdf,
        format!("the PDF is damaged beyond repair ({reason}); fetch it again or print it anew"),
    )
}

/// One page as the file describes it, inherited values filled in.
#[derive(Debug, Clone, Copy)]
pub(super) struct PageEntry<'a> {
    /// Its dictionary.
    pub(super) dictionary: &'a Dictionary,
    /// Its resources.
    pub(super) resources: Option<&'a Dictionary>,
    /// Left, bottom, right, top of what is shown.
    visible: [f64; 4],
    /// Degrees clockwise: 0, 90, 180 or 270.
    rotation: i64,
}

impl PageEntry<'_> {
    /// Width and height as shown.
    pub(super) fn size(&self) -> (f64, f64) {
        let [x0, y0, x1, y1] = self.visible;
        let (width, height) = (x1 - x0, y1 - y0);
        if self.rotation % 180 == 0 { (width, height) } else { (height, width) }
    }

    /// The size in the precision of the boundary.
    #[expect(clippy::cast_possible_truncation, reason = "single precision is enough for paper")]
    pub(super) fn size_on_paper(&self) -> (f32, f32) {
        let (width, height) = self.size();
        (width as f32, height as f32)
    }

    /// From the page's own coordinates to those of the page as shown.
    pub(super) fn transformation(&self) -> Matrix {
        let [x0, y0, x1, y1] = self.visible;
        match self.rotation {
            90 => Matrix::new([0.0, -1.0, 1.0, 0.0, -y0, x1]),
            180 => Matrix::new([-1.0, 0.0, 0.0, -1.0, x1, y1]),
            270 => Matrix::new([0.0, 1.0, -1.0, 0.0, y1, -x0]),
            _ => Matrix::translation(-x0, -y0),
        }
    }
}

/// A4, for pages that do not say how big they are.
const A4: [f64; 4] = [0.0, 0.0, 595.276, 841.89];

/// What a page inherits from the nodes above it.
#[derive(Debug, Clone, Copy, Default)]
struct Inherited<'a> {
    resources: Option<&'a Dictionary>,
    media_box: Option<[f64; 4]>,
    crop_box: Option<[f64; 4]>,
    rotation: Option<i64>,
}

impl<'a> Inherited<'a> {
    fn or_own(self, objects: Objects<'a>, node: &'a Dictionary) -> Self {
        Self {
            resources: objects.dictionary(node, b"Resources").or(self.resources),
            media_box: rectangle(objects, node, b"MediaBox").or(self.media_box),
            crop_box: rectangle(objects, node, b"CropBox").or(self.crop_box),
            rotation: objects.integer(node, b"Rotate").or(self.rotation),
        }
    }

    fn page(self, dictionary: &'a Dictionary) -> PageEntry<'a> {
        let media = self.media_box.unwrap_or(A4);
        let visible = self.crop_box.and_then(|crop| intersection(crop, media)).unwrap_or(media);
        let rotation = (self.rotation.unwrap_or(0) / 90 * 90).rem_euclid(360);
        PageEntry { dictionary, resources: self.resources, visible, rotation }
    }
}

/// The pages in order.
///
/// A tree that leads nowhere is done without: then every object that says it is a page is
/// one, by its number.
pub(super) fn pages(objects: Objects<'_>) -> Vec<PageEntry<'_>> {
    let mut pages = tree_pages(objects);
    if pages.is_empty() {
        let entries = objects.document().objects.values().filter_map(as_dictionary);
        pages = entries
            .filter(|entry| entry.has_type(b"Page"))
            .take(PAGES)
            .map(|entry| Inherited::default().or_own(objects, entry).page(entry))
            .collect();
    }
    pages
}

/// Walks the page tree with a list of nodes still to visit, each node once.
fn tree_pages(objects: Objects<'_>) -> Vec<PageEntry<'_>> {
    let mut pages = Vec::new();
    let mut seen = HashSet::new();
    let root = objects.document().catalog().ok().and_then(|catalog| catalog.get(b"Pages").ok());
    let mut waiting: Vec<(&Object, Inherited<'_>)> =
        root.map(|root| (root, Inherited::default())).into_iter().collect();
    while let Some((node, inherited)) = waiting.pop() {
        let Some(dictionary) = visit(objects, node, &mut seen) else { continue };
        let inherited = inherited.or_own(objects, dictionary);
        match objects.array(dictionary, b"Kids") {
            Some(kids) if !dictionary.has_type(b"Page") => {
                let kids = kids.get(..kids.len().min(PAGES)).unwrap_or_default();
                waiting.extend(kids.iter().rev().map(|kid| (kid, inherited)));
            }
            _ if dictionary.has_type(b"Pages") => {}
            _ => pages.push(inherited.page(dictionary)),
        }
        if pages.len() >= PAGES || waiting.len() > 10 * PAGES {
            break;
        }
    }
    pages
}

/// The node's dictionary, unless it was visited before (trees with cycles were seen).
fn visit<'a>(
    objects: Objects<'a>,
    node: &'a Object,
    seen: &mut HashSet<ObjectId>,
) -> Option<&'a Dictionary> {
    if node.as_reference().is_ok_and(|id| !seen.insert(id)) {
        return None;
    }
    as_dictionary(objects.resolve(node))
}

fn rectangle(objects: Objects<'_>, node: &Dictionary, key: &[u8]) -> Option<[f64; 4]> {
    let [x0, y0, x1, y1] = objects.numbers::<4>(node, key)?;
    let upright = [x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1)];
    has_area(upright).then_some(upright)
}

fn intersection(first: [f64; 4], second: [f64; 4]) -> Option<[f64; 4]> {
    let [ax0, ay0, ax1, ay1] = first;
    let [bx0, by0, bx1, by1] = second;
    let both = [ax0.max(bx0), ay0.max(by0), ax1.min(bx1), ay1.min(by1)];
    has_area(both).then_some(both)
}

fn has_area([x0, y0, x1, y1]: [f64; 4]) -> bool {
    x1 - x0 > 1.0 && y1 - y0 > 1.0
}

#[cfg(test)]
mod tests {
    use lopdf::dictionary;

    use super::*;

    fn two_pages_and_a_cycle() -> Document {
        let mut document = Document::with_version("1.5");
        let root = document.new_object_id();
        let page = document.add_object(dictionary! { "Type" => "Page", "Rotate" => 90 });
        let other = document.add_object(dictionary! {
            "Type" => "Page", "MediaBox" => vec![10.into(), 20.into(), 110.into(), 220.into()],
        });
        document.objects.insert(
            root,
            Object::Dictionary(dictionary! {
                "Type" => "Pages",
                "Kids" => vec![page.into(), root.into(), other.into()],
                "MediaBox" => vec![0.into(), 0.into(), 100.into(), 200.into()],
            }),
        );
        let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => root });
        document.trailer.set("Root", catalog);
        document
    }

    #[test]
    fn cycles_end_and_values_are_inherited() {
        let document = two_pages_and_a_cycle();
        let pages = pages(Objects::new(&document));
        let sizes: Vec<_> = pages.iter().map(PageEntry::size).collect();
        assert_eq!(sizes, [(200.0, 100.0), (100.0, 200.0)]);
    }

    #[test]
    fn coordinates_are_those_of_the_page_as_shown() {
        let document = two_pages_and_a_cycle();
        let pages = pages(Objects::new(&document));
        // Turned clockwise, the lower left corner comes to lie at the upper left.
        assert_eq!(pages[0].transformation().apply((0.0, 0.0)), (0.0, 100.0));
        assert_eq!(pages[1].transformation().apply((10.0, 20.0)), (0.0, 0.0));
    }

    #[test]
    fn a_broken_off_file_keeps_its_first_pages() {
        let bytes = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n\
            2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n\
            3 0 obj\n<< /Type /Page /Parent 2 0 R >>\nendobj\n4 0 obj\n<< /Len";
        let document = load(bytes).unwrap();
        assert_eq!(pages(Objects::new(&document)).len(), 1);
    }

    #[test]
    fn junk_is_damaged() {
        let error = load(b"%PDF-1.4\njunk").unwrap_err();
        assert_eq!(error.code, Code::DamagedPdf);
    }
}
