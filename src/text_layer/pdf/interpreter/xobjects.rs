//! Forms, images and the appearances of annotations.

use lopdf::{Dictionary, Object, Stream};

use super::Interpreter;
use crate::text_layer::pdf::geometry::Matrix;
use crate::text_layer::pdf::graphics::GraphicsState;
use crate::text_layer::pdf::limits::FORM_DEPTH;
use crate::text_layer::pdf::objects::as_dictionary;
use crate::text_layer::pdf::stream;
use crate::text_layer::pdf::tokenizer::Token;

/// How many annotations of a page are shown.
const ANNOTATIONS: usize = 2_000;

impl<'a> Interpreter<'a, '_> {
    /// `Do`
    pub(super) fn show_object(
        &mut self,
        operands: &[Token<'_>],
        resources: Option<&'a Dictionary>,
    ) {
        let objects = self.shared.objects;
        let [Token::Name(name), ..] = operands else { return };
        let found = resources
            .and_then(|found| objects.dictionary(found, b"XObject"))
            .and_then(|all| objects.stream(all, name));
        let Some(object) = found else { return };
        match objects.name(&object.dict, b"Subtype") {
            Some(b"Image") => self.show_image(),
            _ => self.show_form(object, resources),
        }
    }

    /// Notes how much of the page an image covers: the unit square, transformed.
    pub(super) fn show_image(&mut self) {
        if self.marked.is_hidden() {
            return;
        }
        let matrix = self.state.ctm;
        let area = (matrix.a * matrix.d - matrix.b * matrix.c).abs();
        self.image_share += (area / (self.page_size.0 * self.page_size.1).max(1.0)).min(1.0);
    }

    /// Runs a form; one without resources of its own uses those around it.
    pub(super) fn show_form(&mut self, form: &'a Stream, around: Option<&'a Dictionary>) {
        let address = std::ptr::from_ref(&form.dict).addr();
        if self.forms.len() >= FORM_DEPTH || self.forms.contains(&address) {
            return;
        }
        let objects = self.shared.objects;
        let layer = objects.dictionary(&form.dict, b"OC");
        if layer.is_some_and(|found| self.shared.layers.is_hidden(objects, found)) {
            return;
        }
        self.shared.budget.take_form();
        if self.shared.budget.is_spent() {
            return;
        }
        let content = stream::decode(objects, form, &mut self.shared.budget);
        let matrix = objects.numbers(&form.dict, b"Matrix").map_or(Matrix::IDENTITY, Matrix::new);
        let resources = objects.dictionary(&form.dict, b"Resources").or(around);
        let outside = Outside::of(self);
        self.state.ctm = matrix.then(self.state.ctm);
        self.forms.push(address);
        self.run(&content, resources);
        self.forms.pop();
        outside.restore(self);
    }

    /// Shows what is filled into forms, and notes written on the page.
    pub(super) fn show_annotations(&mut self, page: &'a Dictionary) {
        let objects = self.shared.objects;
        let annotations = objects.array(page, b"Annots").unwrap_or_default();
        for annotation in annotations.iter().take(ANNOTATIONS) {
            let shown = as_dictionary(objects.resolve(annotation))
                .and_then(|found| Some((found, self.appearance(found)?)));
            if let Some((annotation, appearance)) = shown {
                self.show_appearance(annotation, appearance);
            }
            if self.shared.budget.is_spent() {
                return;
            }
        }
    }

    /// The normal appearance of an annotation whose text belongs to the page.
    fn appearance(&self, annotation: &'a Dictionary) -> Option<&'a Stream> {
        const HIDDEN: i64 = 1 << 1 | 1 << 5;
        let objects = self.shared.objects;
        let subtype = objects.name(annotation, b"Subtype")?;
        let flags = objects.integer(annotation, b"F").unwrap_or(0);
        if !matches!(subtype, b"Widget" | b"FreeText" | b"Stamp") || flags & HIDDEN != 0 {
            return None;
        }
        match objects.get(objects.dictionary(annotation, b"AP")?, b"N")? {
            Object::Stream(stream) => Some(stream),
            Object::Dictionary(states) => objects.stream(states, objects.name(annotation, b"AS")?),
            _ => None,
        }
    }

    /// Fits the form's box into the annotation's rectangle (ISO 32000-1, 12.5.5).
    fn show_appearance(&mut self, annotation: &'a Dictionary, appearance: &'a Stream) {
        let objects = self.shared.objects;
        let Some([rx0, ry0, rx1, ry1]) = objects.numbers::<4>(annotation, b"Rect") else { return };
        let [bx0, by0, bx1, by1] = objects.numbers::<4>(&appearance.dict, b"BBox").unwrap_or([
            0.0,
            0.0,
            (rx1 - rx0).abs(),
            (ry1 - ry0).abs(),
        ]);
        let form =
            objects.numbers(&appearance.dict, b"Matrix").map_or(Matrix::IDENTITY, Matrix::new);
        let corners = [(bx0, by0), (bx0, by1), (bx1, by0), (bx1, by1)].map(|at| form.apply(at));
        let low = |pick: fn(&(f64, f64)) -> f64| corners.iter().map(pick).fold(f64::MAX, f64::min);
        let (x, y) = (low(|at| at.0), low(|at| at.1));
        let before = self.state.clone();
        let move_to_rectangle = Matrix::translation(rx0.min(rx1) - x, ry0.min(ry1) - y);
        self.state.ctm = move_to_rectangle.then(self.state.ctm);
        self.show_form(appearance, None);
        self.state = before;
    }
}

/// What a form must not change.
struct Outside {
    state: GraphicsState,
    text_matrix: Matrix,
    line_matrix: Matrix,
    saved: Vec<GraphicsState>,
    marked: usize,
}

impl Outside {
    fn of(interpreter: &mut Interpreter<'_, '_>) -> Self {
        Self {
            state: interpreter.state.clone(),
            text_matrix: interpreter.text_matrix,
            line_matrix: interpreter.line_matrix,
            saved: std::mem::take(&mut interpreter.saved),
            marked: interpreter.marked.depth(),
        }
    }

    fn restore(self, interpreter: &mut Interpreter<'_, '_>) {
        interpreter.state = self.state;
        interpreter.text_matrix = self.text_matrix;
        interpreter.line_matrix = self.line_matrix;
        interpreter.saved = self.saved;
        interpreter.marked.truncate(self.marked);
    }
}
