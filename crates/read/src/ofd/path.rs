//! Paths as OFD abbreviates them (GB/T 33190, 9.3): letters, each with its numbers.

use hayro_interpret::kurbo::{Arc, BezPath, Point, SvgArc, Vec2};

/// How many parts a path may have; a page's rulings in one path are some thousands.
const PARTS: usize = 200_000;

/// How far from its corner an object goes, in millimetres: further than any page. An arc of a radius without bounds is followed
/// in pieces without bounds.
const FAR: f64 = 1e6;

/// How close an arc of a seal or a frame is followed, in millimetres.
const CLOSE: f64 = 0.1;

/// The path that is written; nothing if it has more parts than any table, or goes on with what is no path.
pub(super) fn path(data: &str) -> Option<BezPath> {
    let mut path = BezPath::new();
    let mut words = data.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
    let mut last = Point::ZERO;
    while let Some(operator) = words.next() {
        if path.elements().len() >= PARTS {
            return None;
        }
        let mut number = || words.next()?.parse::<f64>().ok().filter(|number| number.abs() <= FAR);
        let mut point = || Some(Point::new(number()?, number()?));
        // A line that begins nowhere begins at the corner of its object.
        let begins = matches!(operator, "L" | "Q" | "B" | "A") && path.elements().is_empty();
        if begins {
            path.move_to(last);
        }
        match operator {
            "S" | "M" => {
                last = point()?;
                path.move_to(last);
            }
            "L" => {
                last = point()?;
                path.line_to(last);
            }
            "Q" => {
                let control = point()?;
                last = point()?;
                path.quad_to(control, last);
            }
            "B" => {
                let (one, other) = (point()?, point()?);
                last = point()?;
                path.curve_to(one, other, last);
            }
            "A" => {
                let (radii, angle, large, sweep) = (point()?, number()?, number()?, number()?);
                let to = Point::new(number()?, number()?);
                let arc = SvgArc {
                    from: last,
                    to,
                    radii: Vec2::new(radii.x, radii.y),
                    x_rotation: angle.to_radians(),
                    large_arc: large != 0.0,
                    sweep: sweep != 0.0,
                };
                match Arc::from_svg_arc(&arc) {
                    Some(arc) => arc.to_cubic_beziers(CLOSE, |one, other, to| path.curve_to(one, other, to)),
                    None => path.line_to(to),
                }
                last = to;
            }
            "C" => path.close_path(),
            _ => return None,
        }
    }
    Some(path)
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn each_letter_with_its_numbers() {
        for (data, expected) in [
            ("M 0 0 L 10 0 L 10 5 C", Some("M0 0 L10 0 L10 5 Z")),
            ("S 1 2 L 3,4", Some("M1 2 L3 4")),
            ("M 0 0 Q 1 1 2 0 B 3 1 4 1 5 0", Some("M0 0 Q1 1 2 0 C3 1 4 1 5 0")),
            ("L 1 1", Some("M0 0 L1 1")),
            ("", Some("")),
            ("M 0", None),
            ("M 0 0 X 1 1", None),
            ("M 0 0 L NaN 1", None),
            ("M 0 0 A 1e300 1 0 0 1 10 0", None),
        ] {
            let expected = expected.map(str::to_owned);
            assert_eq!(path(data).map(|path| path.to_svg().replace(',', " ")), expected, "{data}");
        }
        let arc = path("M 0 0 A 5 5 0 0 1 10 0").unwrap();
        assert!(arc.elements().len() > 1);
    }
}
