//! Totals that a sentence adds up: 一般公共预算收入50亿元，加上上级补助收入30亿元、上年结转2亿元，收入总计82亿元 (收支总计).

use core::ops::Range;

use super::choices::choices;
use super::clause_amounts::{clauses, level_of, outside_brackets};
use super::scan::{Spot, Token, scanned};
use crate::prose::Plain;
use crate::value::{Printed, Tally};
use crate::words::{self, Meaning};

/// More parts than these have sums that agree by chance.
const MOST: usize = 11;

/// A total with what the sentence adds up to it (收支总计).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BalanceTotal {
    pub(crate) total: Printed,
    /// The one amount before 加上, and those behind it.
    pub(crate) parts: Vec<Printed>,
    /// Where it stands in the printed text.
    pub(crate) range: Range<usize>,
}

impl BalanceTotal {
    /// Every total of a paragraph whose sentence says what is added up to it: one amount, 加上, and an amount for each thing
    /// behind that. Whatever leaves the sum open is none: 等, what is taken off, several amounts before 加上, which may be meant
    /// together.
    pub(crate) fn all(text: &str) -> Vec<Self> {
        if !words::of(Meaning::GrandTotal).iter().any(|word| text.contains(word)) {
            return Vec::new();
        }
        let (plain, spots) = scanned(text);
        let sentences = spots.split(|spot| matches!(spot.token, Token::Stop | Token::Semicolon));
        sentences.filter_map(|sentence| Self::of_sentence(&plain, sentence)).collect()
    }

    fn of_sentence(plain: &Plain, sentence: &[Spot]) -> Option<Self> {
        let clauses: Vec<&[Spot]> = clauses(sentence);
        let text_of = |clause: &[Spot]| match (clause.first(), clause.last()) {
            (Some(first), Some(last)) => plain.words(first.from, last.to),
            _ => String::new(),
        };
        let begins_with_plus =
            |clause: &&[Spot]| words::of(Meaning::Plus).iter().any(|word| text_of(clause).starts_with(word));
        let plus = clauses.iter().position(begins_with_plus)?;
        let mut behind = clauses.iter().enumerate().skip(plus + 1);
        let (end, money) = behind.find_map(|(end, clause)| Some((end, total_of(plain, clause)?)))?;
        let Token::Money(total) = money.token else { return None };
        let mut heads = clauses[..plus].iter().filter_map(|clause| level_of(plain, clause));
        let head = heads.next().filter(|_| heads.next().is_none())?;
        let mut parts = vec![head];
        for clause in &clauses[plus..end] {
            let outside = outside_brackets(clause);
            let text: String = outside.iter().map(|spot| plain.words(spot.from, spot.to)).collect();
            let is_open = words::of(Meaning::LeavesSumOpen).iter().any(|word| text.contains(word));
            parts.push(level_of(plain, clause).filter(|_| !is_open)?);
        }
        // Of many parts some add up to anything.
        if parts.len() > MOST {
            return None;
        }
        Some(Self { total, parts, range: plain.range(money.from, money.to) })
    }

    /// Whether the first of the parts and all or some of the others add up to the total: one may take another apart.
    pub(crate) fn fits(&self) -> bool {
        let Some((head, added)) = self.parts.split_first() else { return true };
        choices(added).any(|chosen| {
            let mut tally = Tally::new(self.total);
            tally.add(*head);
            chosen.for_each(|part| tally.add(part));
            tally.verdict().outcome().is_held()
        })
    }
}

/// 收入总计为82亿元: the amount of a clause that says nothing else.
fn total_of<'s>(plain: &Plain, clause: &'s [Spot]) -> Option<&'s Spot> {
    let (first, last) = (clause.first()?, clause.last()?);
    let lead = plain.words(first.from, last.from);
    let lead = lead.strip_suffix('为').unwrap_or(&lead);
    let is_total = words::of(Meaning::GrandTotal).contains(&lead);
    Some(last).filter(|spot| is_total && matches!(spot.token, Token::Money(_)))
}

#[cfg(test)]
mod tests {
    use super::BalanceTotal;

    #[test]
    fn totals_that_a_sentence_adds_up() {
        for (text, is_held) in [
            (
                "一般公共预算收入50.00亿元，加上上级补助收入30.00亿元、上年结转2.00亿元，收入总计82.00亿元。",
                Some(true),
            ),
            (
                "一般公共预算收入50.00亿元，加上上级补助收入30.00亿元、上年结转2.00亿元，收入总计80.20亿元。",
                Some(false),
            ),
            (
                "收入50.00亿元，比上年增加4.00亿元，加上上级补助30.00亿元（其中专项5.00亿元），收入总量80.00亿元。",
                Some(true),
            ),
            (
                "收入50.00亿元，加上补助32.00亿元，收入总计82.00亿元；支出60.00亿元，加上上解3.00亿元，支出总计65.40亿元。",
                Some(true),
            ),
            // Not every part has an amount, the amount of the year stands elsewhere, or is a sum; nothing is added up.
            ("收入50.00亿元，加上上级补助、调入资金等，收入总计82.00亿元。", None),
            ("收入50.00亿元，加上上级补助30.00亿元、上年结转2.00亿元等，收入总计85.00亿元。", None),
            ("加上上级补助收入30.00亿元，收入总计82.00亿元。", None),
            ("税收收入30.00亿元，非税收入20.00亿元，加上补助30.00亿元，收入总计80.00亿元。", None),
            ("收入50.00亿元，加上补助30.00亿元，减去上解3.00亿元，收入总计77.00亿元。", None),
            ("收入50.00亿元，加上补助32.00亿元，比上年收入总计80.00亿元增加2.00亿元。", None),
            (
                "收入50.00亿元，加上补助30.00亿元，其中专项25.00亿元，上年结转2.00亿元，收入总计82.00亿元。",
                None,
            ),
            (
                "收入50.00亿元，加上转贷收入30.00亿元，新增债券10.00亿元，再融资债券20.00亿元，收入总量80.00亿元。",
                Some(true),
            ),
            ("收入50.00亿元，加大清欠力度收回10.00亿元，收入总计80.00亿元。", None),
            ("收入总计82.00亿元，支出总计82.00亿元。", None),
        ] {
            let found = BalanceTotal::all(text);
            let found = found.first().map(BalanceTotal::fits);
            assert_eq!(found, is_held, "{text}");
        }
    }
}
