//! Marked content: artifacts, replacement texts and layers.

use lopdf::Dictionary;

use super::Interpreter;
use crate::text_layer::pdf::marked::{ActualText, Mark};
use crate::text_layer::pdf::objects::text_string;
use crate::text_layer::pdf::tokenizer::Token;

impl<'a> Interpreter<'a, '_> {
    /// `BMC` and `BDC`: a tag, and properties in place or by name.
    pub(super) fn open_stretch(
        &mut self,
        operands: &[Token<'_>],
        resources: Option<&'a Dictionary>,
    ) {
        let [Token::Name(tag), properties @ ..] = operands else {
            return self.marked.open(Mark::default());
        };
        let named = self.named_properties(properties, resources);
        let actual_text = match named {
            Some(found) => self.shared.objects.get(found, b"ActualText").and_then(as_text),
            None => actual_text_in_place(properties),
        };
        let length = actual_text.as_ref().map_or(0, String::len);
        self.shared.budget.take_glyphs(length);
        let hidden = **tag == *b"OC"
            && named.is_some_and(|found| self.shared.layers.is_hidden(self.shared.objects, found));
        self.marked.open(Mark {
            artifact: **tag == *b"Artifact",
            hidden,
            actual_text: actual_text.map(|text| ActualText::new(&text)),
        });
    }

    /// `EMC`
    pub(super) fn close_stretch(&mut self) {
        let left = self.marked.close();
        if let Some(text) = left.filter(|_| !self.marked.is_hidden()) {
            self.runs.append(&text);
        }
    }

    fn named_properties(
        &self,
        properties: &[Token<'_>],
        resources: Option<&'a Dictionary>,
    ) -> Option<&'a Dictionary> {
        let [Token::Name(name)] = properties else { return None };
        let objects = self.shared.objects;
        objects.dictionary(objects.dictionary(resources?, b"Properties")?, name)
    }
}

fn as_text(object: &lopdf::Object) -> Option<String> {
    object.as_str().ok().map(text_string)
}

/// `<< /ActualText (text) >>`
fn actual_text_in_place(properties: &[Token<'_>]) -> Option<String> {
    let at = properties
        .iter()
        .position(|token| matches!(token, Token::Name(name) if **name == *b"ActualText"))?;
    match properties.get(at + 1)? {
        Token::String(bytes) => Some(text_string(bytes)),
        _ => None,
    }
}
