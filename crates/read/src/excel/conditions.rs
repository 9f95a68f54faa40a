//! Conditional formats that hide what a cell displays: white letters, a number format that shows nothing. Of conditions those
//! are worked out that need nothing but the number of the cell.

use std::rc::Rc;

use quick_xml::events::BytesStart;

use super::attributes::{attribute, is_white};

/// What a conditional format makes of a cell, as far as it hides its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Difference {
    /// Whether letters become white.
    letters_white: bool,
    /// Whether what is below them becomes white, or another colour; nothing where that stays as it is.
    ground_white: Option<bool>,
    /// Whether its number format shows nothing.
    shows_nothing: bool,
}

impl Difference {
    fn hides(self, on_white: bool) -> bool {
        self.shows_nothing || (self.letters_white && self.ground_white.unwrap_or(on_white))
    }
}

/// The conditional formats of a workbook, as its styles list them.
#[derive(Debug, Default)]
pub(super) struct Differences {
    list: Vec<Difference>,
    open: Option<Difference>,
    in_font: bool,
}

impl Differences {
    pub(super) fn begin(&mut self, element: &BytesStart<'_>) {
        let name = element.local_name();
        if name.as_ref() == "dxf" {
            (self.open, self.in_font) = (Some(Difference::default()), false);
        }
        let Some(open) = &mut self.open else { return };
        match name.as_ref() {
            "font" => self.in_font = true,
            "fill" | "border" | "alignment" | "protection" => self.in_font = false,
            "color" if self.in_font => open.letters_white = is_white(element),
            // The ground of a difference is its background, unlike that of a style.
            "bgColor" => open.ground_white = Some(is_white(element)),
            "numFmt" => {
                let code = attribute(element, "formatCode").unwrap_or_default();
                open.shows_nothing = !code.is_empty() && code.chars().all(|c| c == ';');
            }
            _ => {}
        }
    }

    pub(super) fn end(&mut self) {
        self.list.extend(self.open.take().filter(|_| self.list.len() < Condition::MOST));
    }

    pub(super) fn into_list(self) -> Vec<Difference> {
        self.list
    }
}

/// A condition on which cells look otherwise.
#[derive(Clone, Debug)]
pub(super) struct Condition {
    /// First row and column, last row and column.
    ranges: Rc<[[u32; 4]]>,
    kind: String,
    operator: String,
    pub(super) formulas: Vec<String>,
    difference: usize,
}

impl Condition {
    /// How many conditions of a sheet and how many differences are kept; a sheet that was copied together has hundreds.
    pub(super) const MOST: usize = 4096;
    /// How many ranges of each are.
    pub(super) const RANGES: usize = 256;

    pub(super) fn of(element: &BytesStart<'_>, ranges: &Rc<[[u32; 4]]>) -> Option<Self> {
        let difference = attribute(element, "dxfId")?.parse().ok()?;
        Some(Self {
            ranges: Rc::clone(ranges),
            kind: attribute(element, "type").unwrap_or_default(),
            operator: attribute(element, "operator").unwrap_or_default(),
            formulas: Vec::new(),
            difference,
        })
    }

    /// Whether it holds of a cell that displays something; nothing where more would have to be worked out.
    fn holds(&self, number: Option<f64>) -> Option<bool> {
        let constant = |place: usize| self.formulas.get(place).and_then(|text| constant(text));
        match (self.kind.as_str(), self.operator.as_str()) {
            ("notContainsBlanks", _) => Some(true),
            ("containsBlanks", _) => Some(false),
            ("expression", _) => constant(0).map(|value| value != 0.0),
            ("cellIs", operator) => {
                let (number, one) = (number?, constant(0)?);
                let is_between =
                    || constant(1).map(|other| one.min(other) <= number && number <= one.max(other));
                match operator {
                    "equal" => Some(number.total_cmp(&one).is_eq()),
                    "notEqual" => Some(number.total_cmp(&one).is_ne()),
                    "greaterThan" => Some(number > one),
                    "greaterThanOrEqual" => Some(number >= one),
                    "lessThan" => Some(number < one),
                    "lessThanOrEqual" => Some(number <= one),
                    "between" => is_between(),
                    "notBetween" => is_between().map(|is| !is),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

/// A number, or a word that is as good as one.
fn constant(formula: &str) -> Option<f64> {
    match formula.trim().trim_start_matches('=').to_ascii_uppercase().as_str() {
        "TRUE" | "TRUE()" => Some(1.0),
        "FALSE" | "FALSE()" => Some(0.0),
        number => number.parse().ok().filter(|number: &f64| number.is_finite()),
    }
}

/// The conditions of a sheet that may hide something.
#[derive(Debug)]
pub(super) struct Conditions<'a> {
    hiding: Vec<(&'a Condition, Difference)>,
    /// Whether there are more than are looked at.
    has_more: bool,
}

impl<'a> Conditions<'a> {
    /// How many ranges are looked at for each cell; where there are more, every cell may be hidden.
    const MOST: usize = 256;

    pub(super) fn of(conditions: &'a [Condition], differences: &[Difference]) -> Self {
        let (mut ranges, mut has_more) = (0, false);
        let hiding = conditions.iter().filter_map(|condition| {
            let difference = *differences.get(condition.difference)?;
            let may_hide = difference.hides(true) || difference.hides(false);
            may_hide.then_some((condition, difference))
        });
        let hiding = hiding.take_while(|(condition, _)| {
            ranges += condition.ranges.len();
            has_more = ranges > Self::MOST;
            !has_more
        });
        let hiding = hiding.collect();
        Self { hiding, has_more }
    }

    /// Whether what a cell displays is hidden; nothing where it may be.
    pub(super) fn hide(
        &self,
        (row, column): (u32, u32),
        number: Option<f64>,
        on_white: bool,
    ) -> Option<bool> {
        let is_in = |range: &[u32; 4]| {
            (range[0]..=range[2]).contains(&row) && (range[1]..=range[3]).contains(&column)
        };
        let of_cell = self.hiding.iter().filter(|(condition, difference)| {
            difference.hides(on_white) && condition.ranges.iter().any(is_in)
        });
        let mut hides = (!self.has_more).then_some(false);
        for (condition, _) in of_cell {
            match condition.holds(number) {
                Some(true) => return Some(true),
                Some(false) => {}
                None => hides = None,
            }
        }
        hides
    }
}
