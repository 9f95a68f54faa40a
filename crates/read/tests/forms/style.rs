//! How a document prints: its unit, its figures, its zeros, its lines above a table.

use cn_budget::Unit;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::dice::Dice;
use crate::form::{Beside, Entry};
use crate::money::Money;

#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is drawn on its own")]
pub(crate) struct Style {
    pub(crate) unit: Unit,
    decimals: u32,
    /// As a workbook shows a number that has no format: 12.5, 300.
    shortest: bool,
    groups: bool,
    zero: &'static str,
    /// Where the unit stands.
    unit_line: UnitLine,
    numbered: bool,
    indent: &'static str,
    pub(crate) account: bool,
    pub(crate) traits: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum UnitLine {
    BesideDepartment,
    Alone,
    InTitle,
}

impl Style {
    pub(crate) fn draw(dice: &mut Dice) -> Self {
        let (unit, decimals) = dice.pick(&[
            (Unit::TenThousandYuan, 2),
            (Unit::TenThousandYuan, 2),
            (Unit::TenThousandYuan, 2),
            (Unit::TenThousandYuan, 4),
            (Unit::TenThousandYuan, 6),
            (Unit::Yuan, 2),
            (Unit::Yuan, 2),
        ]);
        let shortest = dice.percent(15);
        let zero = if shortest {
            dice.one(&["", "0", "0"])
        } else {
            dice.one(&["", "", "0.00", "0.00", "-", "—", "0"])
        };
        let unit_line = dice.pick(&[
            UnitLine::BesideDepartment,
            UnitLine::BesideDepartment,
            UnitLine::Alone,
            UnitLine::Alone,
            UnitLine::InTitle,
        ]);
        let mut traits =
            vec![format!("unit: {unit}, {decimals} decimals{}", if shortest { ", shortest" } else { "" })];
        traits.push(format!("zero: {zero:?}"));
        traits.push(format!("unit line: {unit_line:?}"));
        Self {
            unit,
            decimals,
            shortest,
            groups: dice.percent(50),
            zero,
            unit_line,
            numbered: dice.percent(50),
            indent: dice.one(&["", "  ", "　", "　　"]),
            account: dice.percent(25),
            traits,
        }
    }

    /// A figure as it is printed.
    pub(crate) fn figure(&self, fen: i64) -> Entry {
        let scale = match self.unit {
            Unit::Yuan => 2,
            _ => 6,
        };
        let exact = Decimal::new(fen, scale);
        let mut value = exact.round_dp_with_strategy(self.decimals, RoundingStrategy::MidpointAwayFromZero);
        if value.is_zero() {
            return match self.zero {
                "" => Entry::Blank,
                zero if zero.contains('0') => Entry::Figure(zero.to_owned(), Decimal::ZERO),
                dash => Entry::Text(dash.to_owned()),
            };
        }
        if self.shortest {
            value = value.normalize();
        } else {
            value.rescale(self.decimals);
        }
        let text = value.to_string();
        Entry::Figure(if self.groups { grouped(&text) } else { text }, value)
    }

    /// A rate of change in percent.
    pub(crate) fn rate(change: i64, base: i64) -> Entry {
        if base == 0 {
            return Entry::Blank;
        }
        let rate = Decimal::from(change) * Decimal::ONE_HUNDRED / Decimal::from(base);
        let mut rate = rate.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
        rate.rescale(2);
        Entry::Text(format!("{rate}%"))
    }

    pub(crate) fn name(&self, level: usize, name: &str) -> Entry {
        format!("{}{name}", self.indent.repeat(level)).into()
    }

    /// The title as it is printed, and the lines above the table, the title among them.
    pub(crate) fn above(
        &self,
        dice: &mut Dice,
        title: &str,
        number: usize,
        money: &Money,
    ) -> (String, Vec<Beside>) {
        let line = |left: String, middle: String, right: String| [left, middle, right];
        let none = String::new;
        let mut above = Vec::new();
        if self.numbered {
            let label =
                dice.one(&["部门公开表N", "附表N", "预算0N表", "表N"]).replace('N', &number.to_string());
            above.push(line(label, none(), none()));
        }
        let mut title = title.to_owned();
        let unit = format!("{}：{}", dice.one(&["单位", "金额单位"]), self.unit);
        if self.unit_line == UnitLine::InTitle {
            title = format!("{title}（{unit}）");
        }
        above.push(line(none(), title.clone(), none()));
        match self.unit_line {
            UnitLine::BesideDepartment => {
                let word = dice.one(&["部门", "单位名称", "填报部门", "预算部门", "编制单位"]);
                above.push(line(format!("{word}：{}", money.department), none(), unit));
            }
            UnitLine::Alone => above.push(line(none(), none(), unit)),
            UnitLine::InTitle => {}
        }
        (title, above)
    }
}

/// 1234567.89 as 1,234,567.89.
fn grouped(text: &str) -> String {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    let (whole, fraction) =
        digits.split_once('.').map_or((digits, ""), |(whole, fraction)| (whole, fraction));
    let mut out = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{out}{point}{fraction}")
}
