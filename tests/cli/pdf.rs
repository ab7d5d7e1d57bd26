//! Small PDFs made by hand.

use lopdf::{Document, Object, Stream, dictionary};

/// Three pages of minutes.
pub(crate) const PAGES: [&str; 3] = [
    "Referat af bestyrelsesmøde den 9. marts 2021\nTil stede: Anne Holm og Bo Lund\n\
     1. Valg af dirigent\nBo Lund blev valgt.",
    "2. Økonomi\nRegnskabet blev godkendt.",
    "3. Eventuelt\nDer var intet at bemærke.",
];

/// A PDF with these lines on its pages, and these faults (see `batch/isolation/faults.rs`).
pub(crate) fn pdf(pages: &[&str], faults: &[&str]) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica",
        "Encoding" => "WinAnsiEncoding",
    });
    let tree = document.new_object_id();
    let kids: Vec<Object> = pages
        .iter()
        .map(|text| {
            let contents = document.add_object(Stream::new(dictionary! {}, content(text)));
            let page = document.add_object(dictionary! {
                "Type" => "Page", "Parent" => tree, "Contents" => contents,
            });
            page.into()
        })
        .collect();
    let count = i64::try_from(kids.len()).unwrap();
    document.set_object(
        tree,
        dictionary! {
            "Type" => "Pages", "Kids" => kids, "Count" => count,
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
            "Resources" => dictionary! { "Font" => dictionary! { "F" => font } },
        },
    );
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalog);
    for fault in faults {
        let words = format!("fault: {fault}\n").into_bytes();
        document.add_object(Stream::new(dictionary! {}, words));
    }
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// A line below the other, in Windows-1252, which is Latin-1 for all Danish letters.
fn content(text: &str) -> Vec<u8> {
    let mut content = b"BT /F 11 Tf 14 TL 60 800 Td\n".to_vec();
    for line in text.lines() {
        content.push(b'(');
        content.extend(line.chars().map(|letter| u8::try_from(letter).unwrap()));
        content.extend(b") Tj T*\n");
    }
    content.extend(b"ET");
    content
}
