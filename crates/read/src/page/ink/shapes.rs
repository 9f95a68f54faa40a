//! Rectangles, and the paths that are some.

use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect};

/// The rectangles with sides along the axes that the parts of a path are, and whether that is all of it: no other part, and
/// none within another, which may be a hole.
pub(super) struct Rectangles {
    pub(super) rects: Vec<Rect>,
    pub(super) are_all: bool,
}

/// How many rectangles of a path are looked at for holes: a frame has two, the backgrounds and rulings that a program
/// writes as one path some thousands, side by side.
const HOLES: usize = 16;

pub(super) fn rectangles(path: &BezPath, transform: Affine) -> Rectangles {
    let mut found = Vec::new();
    let mut others = false;
    let mut points: Vec<Point> = Vec::new();
    let mut flush = |points: &mut Vec<Point>| {
        if points.len() > 1 && points.first() == points.last() {
            points.pop();
        }
        if let [a, b, c, d] = points[..] {
            let near = |x: f64, y: f64| (x - y).abs() < 0.2;
            let sides = near(a.x, b.x) && near(b.y, c.y) && near(c.x, d.x) && near(d.y, a.y);
            if sides || near(a.y, b.y) && near(b.x, c.x) && near(c.y, d.y) && near(d.x, a.x) {
                found.push(Rect::from_points(a, c));
            } else {
                others = true;
            }
        } else {
            others |= points.len() > 2;
        }
        points.clear();
    };
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(point) => {
                flush(&mut points);
                points.push(transform * point);
            }
            PathEl::LineTo(point) => points.push(transform * point),
            // A curve makes the part no rectangle: five corners.
            PathEl::QuadTo(..) | PathEl::CurveTo(..) => points.extend([Point::new(f64::NAN, f64::NAN); 5]),
            PathEl::ClosePath => flush(&mut points),
        }
    }
    flush(&mut points);
    let meet = |one: &Rect, other: &Rect| {
        let shared = overlap(*one, *other);
        shared.width() > 0.5 && shared.height() > 0.5
    };
    let may_have_holes = found.len() <= HOLES
        && found.iter().enumerate().any(|(index, one)| found[..index].iter().any(|other| meet(one, other)));
    Rectangles { rects: found, are_all: !others && !may_have_holes }
}

/// A path with each of its parts closed, as filling closes them.
pub(super) fn closed(path: &BezPath) -> BezPath {
    let mut closed = BezPath::with_capacity(path.elements().len() + 1);
    for element in path.elements() {
        let ends = matches!(element, PathEl::MoveTo(_)) && !closed.elements().is_empty();
        if ends && closed.elements().last() != Some(&PathEl::ClosePath) {
            closed.push(PathEl::ClosePath);
        }
        closed.push(*element);
    }
    if closed.elements().last().is_some_and(|last| *last != PathEl::ClosePath) {
        closed.push(PathEl::ClosePath);
    }
    closed
}

/// The part that two rectangles share; of negative width or height if they are apart.
pub(super) fn overlap(one: Rect, other: Rect) -> Rect {
    Rect {
        x0: one.x0.max(other.x0),
        y0: one.y0.max(other.y0),
        x1: one.x1.min(other.x1),
        y1: one.y1.min(other.y1),
    }
}

/// The whole part of a coordinate.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a cast from float saturates; coordinates that large are no page's"
)]
pub(super) fn whole(value: f64) -> i64 {
    value.floor() as i64
}
