//! The words of a source document: the few tags of HTML that `corpus/make/blocks.py` reads.

/// The words of the text in the order of the source, with the numbers of its lists and without
/// the counts of pages in its letterheads, which are no text to a reader.
pub(crate) fn words(html: &str) -> Vec<String> {
    let mut reader = Reader::default();
    let body = html.split_once("<body>").map_or(html, |(_, body)| body);
    for part in body.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap_or((part, ""));
        reader.tag(tag);
        reader.text.push_str(&plain(text));
    }
    without_page_counts(super::words(&reader.text))
}

/// `Side 1 af 3`
fn without_page_counts(mut words: Vec<String>) -> Vec<String> {
    let is_count = |words: &[String]| {
        let number = |word: &String| word.parse::<u32>().is_ok();
        matches!(words, [side, page, af, pages]
            if side == "Side" && af == "af" && number(page) && number(pages))
    };
    while let Some(place) = words.windows(4).position(is_count) {
        words.drain(place..place + 4);
    }
    words
}

#[derive(Default)]
struct Reader {
    text: String,
    /// The open lists: the next number and the sign behind it, none for bullets.
    lists: Vec<Option<(u32, char)>>,
}

impl Reader {
    fn tag(&mut self, tag: &str) {
        let name = tag.split_whitespace().next().unwrap_or_default();
        match name {
            "ol" => {
                let start = attribute(tag, "start").and_then(|start| start.parse().ok());
                let sign = if attribute(tag, "class") == Some("paren") { ')' } else { '.' };
                self.lists.push(Some((start.unwrap_or(1), sign)));
            }
            "ul" => self.lists.push(None),
            "/ol" | "/ul" => drop(self.lists.pop()),
            "li" => self.item(),
            "b" | "i" | "/b" | "/i" => return,
            _ => {}
        }
        self.text.push('\n');
    }

    fn item(&mut self) {
        let Some(Some((number, sign))) = self.lists.last_mut() else { return };
        self.text.push_str(&format!("\n{number}{sign}"));
        *number += 1;
    }
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let (_, value) = tag.split_once(&format!("{name}=\""))?;
    value.split('"').next()
}

fn plain(text: &str) -> String {
    text.replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

#[test]
fn lists_bring_their_numbers() {
    let html = "<title>x</title><body><p>Til <b>s</b>tede:</p><ol start=\"3\"><li>Bo</li>\
                <li>Ida &amp; Eva<ul><li>- barn</li></ul></li></ol><p>Side 1 af 2</p>";
    assert_eq!(words(html), ["Til", "stede:", "3.", "Bo", "4.", "Ida", "Eva", "barn"]);
}
