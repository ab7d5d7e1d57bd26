//! Affine transformations, as PDF writes them.

/// `[a b c d e f]`: maps (x, y) to (ax + cy + e, bx + dy + f).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix {
    pub(super) a: f64,
    pub(super) b: f64,
    pub(super) c: f64,
    pub(super) d: f64,
    pub(super) e: f64,
    pub(super) f: f64,
}

impl Matrix {
    /// Changes nothing.
    pub(super) const IDENTITY: Self = Self { a: 1.0, b: 0.0, c: 0.0, d: 1.0, e: 0.0, f: 0.0 };

    #[expect(clippy::many_single_char_names, reason = "the names of the standard")]
    /// From the six numbers of a `cm`, a `Tm` or a `/Matrix`.
    pub(super) fn new([a, b, c, d, e, f]: [f64; 6]) -> Self {
        Self { a, b, c, d, e, f }
    }

    /// Moves by (x, y).
    pub(super) fn translation(x: f64, y: f64) -> Self {
        Self { e: x, f: y, ..Self::IDENTITY }
    }

    /// First this one, then `next`.
    pub(super) fn then(self, next: Self) -> Self {
        Self {
            a: self.a * next.a + self.b * next.c,
            b: self.a * next.b + self.b * next.d,
            c: self.c * next.a + self.d * next.c,
            d: self.c * next.b + self.d * next.d,
            e: self.e * next.a + self.f * next.c + next.e,
            f: self.e * next.b + self.f * next.d + next.f,
        }
    }

    /// Where a point goes.
    pub(super) fn apply(self, (x, y): (f64, f64)) -> (f64, f64) {
        (self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f)
    }

    /// Where a direction goes.
    pub(super) fn turn(self, (x, y): (f64, f64)) -> (f64, f64) {
        (self.a * x + self.c * y, self.b * x + self.d * y)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scaling_then_moving() {
        let matrix =
            Matrix::new([2.0, 0.0, 0.0, 3.0, 0.0, 0.0]).then(Matrix::translation(10.0, 20.0));
        assert_eq!(matrix.apply((1.0, 1.0)), (12.0, 23.0));
        assert_eq!(matrix.turn((1.0, 1.0)), (2.0, 3.0));
    }
}
