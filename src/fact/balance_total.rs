//! Totals that a sentence adds up: 一般公共预算收入50亿元，加上上级补助收入30亿元、上年结转2亿元，收入总计82亿元 (收支总计).

use core::ops::Range;

use super::scan::{Spot, Token, scan};
use super::words::Lexicon;
use crate::prose::Plain;
use crate::value::{Printed, Tally};
use crate::words::{self, Meaning};

/// More amounts than these have sums that agree by chance, and too many to be tried.
const MOST: usize = 10;

/// A total with what the sentence adds up to it (收支总计).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BalanceTotal {
    pub(crate) total: Printed,
    /// The amounts of the paragraph before 加上, one of which may be that of the year.
    pub(crate) before: Vec<Printed>,
    /// The amounts behind 加上, with those that take one of them apart.
    pub(crate) added: Vec<Printed>,
    /// Where it stands in the printed text.
    pub(crate) range: Range<usize>,
}

impl BalanceTotal {
    /// Every total of a paragraph behind 加上, each thing there with its amount.
    pub(crate) fn all(text: &str) -> Vec<Self> {
        if !words::of(Meaning::GrandTotal).iter().any(|word| text.contains(word)) {
            return Vec::new();
        }
        let plain = Plain::of(text);
        let spots = scan(&plain, &Lexicon::new(), &[], &|_| None);
        (0..spots.len()).filter_map(|at| Self::at(&plain, &spots, at)).collect()
    }

    fn at(plain: &Plain, spots: &[Spot], at: usize) -> Option<Self> {
        let Token::Money(total) = spots[at].token else { return None };
        let is_end =
            |spot: &Spot| matches!(spot.token, Token::Comma | Token::Stop | Token::Semicolon | Token::Open);
        let from = spots[..at].iter().rposition(is_end).map_or(0, |end| end + 1);
        let lead = plain.words(spots[from].from, spots[at].from);
        let lead = lead.trim_end_matches(['为', '达']);
        if !words::of(Meaning::GrandTotal).iter().any(|word| lead.ends_with(word)) {
            return None;
        }
        let is_stop = |spot: &Spot| matches!(spot.token, Token::Stop);
        let sentence = spots[..at].iter().rposition(is_stop).map_or(0, |stop| stop + 1);
        let plus = (sentence..from).find(|spot| {
            let words = plain.words(spots[*spot].from, spots[*spot].to);
            words::of(Meaning::Plus).iter().any(|plus| words.starts_with(plus))
        })?;
        let money = |spot: &Spot| match spot.token {
            Token::Money(amount) => Some(amount),
            _ => None,
        };
        // A thing without an amount leaves the sum open.
        let items = spots[plus..from.saturating_sub(1)].split(is_end);
        if !items.into_iter().all(|item| item.iter().any(|spot| money(spot).is_some())) {
            return None;
        }
        let before = spots[..plus].iter().filter_map(money).collect();
        let added: Vec<Printed> = spots[plus..from].iter().filter_map(money).collect();
        let range = plain.range(spots[at].from, spots[at].to);
        (added.len() <= MOST).then_some(Self { total, before, added, range })
    }

    /// Whether some of what is added and one amount that stands before it add up to the total. That of the year may stand in
    /// another paragraph: `others` are the amounts there.
    pub(crate) fn fits(&self, others: &[Printed]) -> bool {
        let sums = |first: &Printed| {
            (1_u32..1 << self.added.len()).any(|set| {
                let mut tally = Tally::new(self.total);
                tally.add(*first);
                let chosen = self.added.iter().enumerate().filter(|(place, _)| set & (1 << place) != 0);
                chosen.for_each(|(_, amount)| tally.add(*amount));
                tally.verdict().outcome().is_held()
            })
        };
        self.before.iter().chain(others).any(sums)
    }
}

#[cfg(test)]
mod tests {
    use super::BalanceTotal;

    #[test]
    fn totals_that_a_sentence_adds_up() {
        for (text, fits) in [
            (
                "一般公共预算收入50.00亿元，加上上级补助收入30.00亿元、上年结转2.00亿元，收入总计82.00亿元。",
                Some(true),
            ),
            (
                "一般公共预算收入50.00亿元，加上上级补助收入30.00亿元、上年结转2.00亿元，收入总计80.20亿元。",
                Some(false),
            ),
            (
                "收入50.00亿元，增长4.00%。加上上级补助30.00亿元（其中专项5.00亿元），收入总量为80.00亿元。",
                Some(true),
            ),
            ("支出60.00亿元，加上解支出3.00亿元、结转下年1.50亿元，支出总计65.40亿元。", Some(false)),
            // The amount of the year stands elsewhere; not every part has one; nothing is added up.
            ("收入50.00亿元，加上上级补助、调入资金等，收入总计82.00亿元。", None),
            ("加上上级补助收入30.00亿元，收入总计82.00亿元。", Some(false)),
            ("收入总计82.00亿元，支出总计82.00亿元。", None),
        ] {
            let found = BalanceTotal::all(text).first().map(|total| total.fits(&[]));
            assert_eq!(found, fits, "{text}");
        }
        let elsewhere = BalanceTotal::all("加上上级补助收入30.00亿元，收入总计82.00亿元。");
        assert!(elsewhere[0].fits(&["52.00 亿元".parse().unwrap()]));
    }
}
