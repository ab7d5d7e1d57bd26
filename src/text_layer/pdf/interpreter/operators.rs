//! What each operator does (ISO 32000-1, annex A); those that concern neither text nor
//! rules do nothing.

use lopdf::Dictionary;

use super::Interpreter;
use crate::text_layer::pdf::geometry::Matrix;
use crate::text_layer::pdf::graphics::RenderMode;
use crate::text_layer::pdf::limits::SAVED_STATES;
use crate::text_layer::pdf::objects::{as_dictionary, as_number};
use crate::text_layer::pdf::tokenizer::Token;

impl<'a> Interpreter<'a, '_> {
    pub(super) fn execute(
        &mut self,
        operator: &[u8],
        operands: &[Token<'_>],
        resources: Option<&'a Dictionary>,
    ) {
        match operator {
            b"q" => self.save(),
            b"Q" => self.restore(),
            b"cm" => {
                if let Some(matrix) = numbers(operands) {
                    self.state.ctm = Matrix::new(matrix).then(self.state.ctm);
                }
            }
            b"w" => self.state.line_width = last(operands),
            b"gs" => self.set_parameters(operands, resources),
            b"g" | b"rg" | b"k" | b"sc" | b"scn" => self.state.fills_white = is_white(operands),
            b"Do" => self.show_object(operands, resources),
            b"BMC" | b"BDC" => self.open_stretch(operands, resources),
            b"EMC" => self.close_stretch(),
            _ if self.execute_text(operator, operands, resources) => {}
            _ => self.execute_path(operator, operands),
        }
    }

    /// Whether it was an operator of text.
    fn execute_text(
        &mut self,
        operator: &[u8],
        operands: &[Token<'_>],
        resources: Option<&'a Dictionary>,
    ) -> bool {
        match operator {
            b"BT" => self.set_text_matrix(Matrix::IDENTITY),
            b"Tf" => self.set_font(operands, resources),
            b"Td" => self.move_line(operands),
            b"TD" => {
                if let Some([_, y]) = numbers(operands) {
                    self.state.text.leading = -y;
                }
                self.move_line(operands);
            }
            b"Tm" => {
                if let Some(matrix) = numbers(operands) {
                    self.set_text_matrix(Matrix::new(matrix));
                }
            }
            b"T*" => self.next_line(),
            b"Tc" => self.state.text.character_spacing = last(operands),
            b"Tw" => self.state.text.word_spacing = last(operands),
            b"Tz" => self.state.text.horizontal_scale = last(operands) / 100.0,
            b"TL" => self.state.text.leading = last(operands),
            b"Ts" => self.state.text.rise = last(operands),
            b"Tr" => self.state.text.mode = RenderMode::from_operand(last(operands)),
            b"Tj" | b"TJ" => self.show(operands),
            b"'" => {
                self.next_line();
                self.show(operands);
            }
            b"\"" => {
                if let [Token::Number(word), Token::Number(character), ..] = operands {
                    self.state.text.word_spacing = *word;
                    self.state.text.character_spacing = *character;
                }
                self.next_line();
                self.show(operands.get(2..).unwrap_or_default());
            }
            _ => return false,
        }
        true
    }

    fn execute_path(&mut self, operator: &[u8], operands: &[Token<'_>]) {
        let ctm = self.state.ctm;
        match operator {
            b"m" => {
                if let Some([x, y]) = numbers(operands) {
                    self.paths.move_to(ctm, (x, y));
                }
            }
            b"l" => {
                if let Some([x, y]) = numbers(operands) {
                    self.paths.line_to(ctm, (x, y));
                }
            }
            b"c" | b"v" | b"y" => {
                if let Some([x, y]) = numbers(operands) {
                    self.paths.curve_to(ctm, (x, y));
                }
            }
            b"re" => {
                if let Some(rectangle) = numbers(operands) {
                    self.paths.rectangle(ctm, rectangle);
                }
            }
            b"h" => self.paths.close(),
            b"s" | b"b" | b"b*" => {
                self.paths.close();
                self.paint(operator != b"s", true);
            }
            b"S" => self.paint(false, true),
            b"f" | b"F" | b"f*" => self.paint(true, false),
            b"B" | b"B*" => self.paint(true, true),
            b"n" => self.paths.discard(),
            _ => {}
        }
    }

    fn paint(&mut self, fill: bool, stroke: bool) {
        if self.marked.is_hidden() {
            return self.paths.discard();
        }
        let (across, up) = self.state.ctm.turn((self.state.line_width, 0.0));
        let width = across.hypot(up);
        self.paths.paint(fill && !self.state.fills_white, stroke.then_some(width));
    }

    pub(super) fn save(&mut self) {
        if self.saved.len() < SAVED_STATES {
            self.saved.push(self.state.clone());
        }
    }

    pub(super) fn restore(&mut self) {
        if let Some(state) = self.saved.pop() {
            self.state = state;
        }
    }

    fn set_text_matrix(&mut self, matrix: Matrix) {
        self.text_matrix = matrix;
        self.line_matrix = matrix;
    }

    fn move_line(&mut self, operands: &[Token<'_>]) {
        if let Some([x, y]) = numbers(operands) {
            self.set_text_matrix(Matrix::translation(x, y).then(self.line_matrix));
        }
    }

    fn next_line(&mut self) {
        let down = Matrix::translation(0.0, -self.state.text.leading);
        self.set_text_matrix(down.then(self.line_matrix));
    }

    fn set_font(&mut self, operands: &[Token<'_>], resources: Option<&'a Dictionary>) {
        let [Token::Name(name), Token::Number(size), ..] = operands else { return };
        let objects = self.shared.objects;
        self.state.text.size = *size;
        self.state.text.font = resources
            .and_then(|found| objects.dictionary(found, b"Font"))
            .and_then(|fonts| objects.dictionary(fonts, name))
            .and_then(|font| self.shared.fonts.get(objects, font, &mut self.shared.budget));
    }

    /// `gs`: of all parameters, the font and the line width.
    fn set_parameters(&mut self, operands: &[Token<'_>], resources: Option<&'a Dictionary>) {
        let objects = self.shared.objects;
        let [Token::Name(name), ..] = operands else { return };
        let found = resources
            .and_then(|found| objects.dictionary(found, b"ExtGState"))
            .and_then(|states| objects.dictionary(states, name));
        let Some(parameters) = found else { return };
        if let Some(width) = objects.number(parameters, b"LW") {
            self.state.line_width = width;
        }
        if let Some([font, size]) = objects.array(parameters, b"Font")
            && let Some(font) = as_dictionary(objects.resolve(font))
        {
            self.state.text.size = as_number(objects.resolve(size)).unwrap_or(0.0);
            self.state.text.font = self.shared.fonts.get(objects, font, &mut self.shared.budget);
        }
    }
}

/// The last `N` operands, if they are numbers.
fn numbers<const N: usize>(operands: &[Token<'_>]) -> Option<[f64; N]> {
    let tail = operands.get(operands.len().checked_sub(N)?..)?;
    let mut numbers = [0.0; N];
    for (number, token) in numbers.iter_mut().zip(tail) {
        let Token::Number(value) = token else { return None };
        *number = *value;
    }
    Some(numbers)
}

/// The only operand, 0 if it is missing.
fn last(operands: &[Token<'_>]) -> f64 {
    numbers::<1>(operands).map_or(0.0, |[value]| value)
}

/// White in gray, RGB or CMYK.
fn is_white(operands: &[Token<'_>]) -> bool {
    match operands {
        [Token::Number(gray)] => *gray > 0.99,
        [_, _, _] => numbers::<3>(operands).is_some_and(|rgb| rgb.iter().all(|part| *part > 0.99)),
        [_, _, _, _] => {
            numbers::<4>(operands).is_some_and(|cmyk| cmyk.iter().all(|part| *part < 0.01))
        }
        _ => false,
    }
}
