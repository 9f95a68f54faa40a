//! Balances that a sentence gives from year to year: 政府性基金预算财政拨款年初结转和结余10万元，本年收入80万元，本年支出85万元，年末结转和结余5万元
//! (年初结转、本年收支、年末结转).

use core::ops::Range;
use std::collections::HashMap;

use rust_decimal::Decimal;

use super::clause_amounts::{clauses, level_of, outside_brackets};
use super::scan::{Spot, Token, scanned};
use super::word::Word;
use crate::prose::Plain;
use crate::value::{Printed, Tally, Verdict};
use crate::words::{self, Meaning};

/// What was there when the year began, came in, went out, and was there when it ended, of fiscal appropriations: nothing else is
/// added to them or taken off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CarriedOver {
    pub(crate) opening: Printed,
    pub(crate) revenue: Printed,
    pub(crate) expenditure: Printed,
    pub(crate) closing: Printed,
    /// Where the last of them stands in the printed text.
    pub(crate) range: Range<usize>,
}

/// The four amounts, in the order in which every form gives them.
const ORDER: [Meaning; 4] =
    [Meaning::OpeningBalance, Meaning::YearRevenue, Meaning::YearExpenditure, Meaning::ClosingBalance];

impl CarriedOver {
    /// Every such sentence of a paragraph: it gives these four amounts and no others, and says, or the heading above it, that they are
    /// of appropriations or of one budget.
    pub(crate) fn all(text: &str, heading: &str) -> Vec<Self> {
        let says = |meaning: &Meaning| words::of(*meaning).iter().any(|word| text.contains(word));
        if !ORDER.iter().all(says) {
            return Vec::new();
        }
        let (plain, spots) = scanned(text);
        let is_fiscal_above = is_fiscal(&scanned(heading).1);
        let mut given: HashMap<Decimal, usize> = HashMap::new();
        for spot in &spots {
            if let Token::Money(amount) = spot.token {
                *given.entry(amount.value()).or_default() += 1;
            }
        }
        let sentences = spots.split(|spot| matches!(spot.token, Token::Stop));
        let sentences = sentences.filter(|sentence| is_fiscal_above || is_fiscal(sentence));
        let found = sentences.filter_map(|sentence| Self::of_sentence(&plain, sentence));
        found.filter(|carried| !carried.is_explained(&given)).collect()
    }

    /// 收回存量资金3万元: whether the paragraph gives, beside the four, an amount that is what is left over or lacking.
    fn is_explained(&self, given: &HashMap<Decimal, usize>) -> bool {
        let verdict = self.verdict();
        let Some(gap) = verdict.difference().filter(|_| !verdict.outcome().is_held()) else { return false };
        let gap = gap.abs();
        let own = [self.opening, self.revenue, self.expenditure, self.closing];
        let own = own.iter().filter(|amount| amount.value() == gap).count();
        given.get(&gap).is_some_and(|count| *count > own)
    }

    fn of_sentence(plain: &Plain, sentence: &[Spot]) -> Option<Self> {
        let mut amounts = Vec::new();
        let mut last = None;
        for part in sentence.split(|spot| matches!(spot.token, Token::Semicolon)) {
            for clause in clauses(part) {
                let outside = outside_brackets(clause);
                let Some(money) = outside.iter().rfind(|spot| matches!(spot.token, Token::Money(_))) else {
                    continue;
                };
                let amount = level_of(plain, clause)?;
                let name = plain.words(clause.first()?.from, money.from);
                let meant = ORDER.get(amounts.len())?;
                let name = words::without_ends(&name, &[Meaning::LeadsToAmount]);
                words::of(*meant).iter().find(|word| name.ends_with(*word))?;
                amounts.push(amount);
                last = Some(plain.range(money.from, money.to));
            }
        }
        let [opening, revenue, expenditure, closing] = amounts[..] else { return None };
        Some(Self { opening, revenue, expenditure, closing, range: last? })
    }

    /// What the other three leave, against what is carried out.
    pub(crate) fn verdict(&self) -> Verdict {
        let mut tally = Tally::new(self.closing);
        tally.add(self.opening);
        tally.add(self.revenue);
        tally.subtract(self.expenditure);
        tally.verdict()
    }
}

/// Whether words are of appropriations, or of one budget: what a unit earns has other ways in and out (结余分配).
fn is_fiscal(spots: &[Spot]) -> bool {
    spots.iter().any(|spot| matches!(spot.token, Token::Word(Word::Fiscal | Word::Budget(_))))
}

#[cfg(test)]
mod tests {
    use super::CarriedOver;

    #[test]
    fn balances_from_year_to_year() {
        let heading = "八、政府性基金预算财政拨款收支情况";
        for (heading, text, end) in [
            (
                "",
                "政府性基金预算财政拨款年初结转和结余10.00万元，本年收入80.00万元，本年支出85.00万元，年末结转和结余5.00万元。",
                Some(true),
            ),
            (
                heading,
                "年初结转和结余10.00万元，本年收入80.00万元，本年支出85.00万元，年末结转和结余15.00万元。",
                Some(false),
            ),
            (
                heading,
                "年初结转和结余为0.00万元；本年收入为80.00万元；本年支出为85.00万元（其中项目支出85.00万元）；年末结转和结余为5.00万元。",
                Some(false),
            ),
            // What is lacking is given.
            (
                heading,
                "年初结转和结余20.00万元，本年收入100.00万元，本年支出90.00万元，年末结转和结余27.00万元。年末收回存量资金3.00万元。",
                None,
            ),
            // Of all that a unit has, of more than these four, of changes.
            (
                "二、收支情况",
                "年初结转和结余10.00万元，本年收入80.00万元，本年支出85.00万元，年末结转和结余15.00万元。",
                None,
            ),
            (
                heading,
                "年初结转和结余10.00万元，本年收入80.00万元，调入资金3.00万元，本年支出85.00万元，年末结转和结余8.00万元。",
                None,
            ),
            (
                heading,
                "年初结转和结余10.00万元，本年收入80.00万元，比上年增加5.00万元，本年支出85.00万元，年末结转和结余15.00万元。",
                None,
            ),
        ] {
            let found = CarriedOver::all(text, heading);
            assert_eq!(found.first().map(|found| found.verdict().outcome().is_held()), end, "{text}");
        }
    }
}
