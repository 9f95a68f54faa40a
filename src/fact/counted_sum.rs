//! Sums that say of how many things they are: 养老保险费50万元，职业年金25万元，两项合计75万元 (几项合计).

use core::ops::Range;

use super::choices::choices;
use super::clause_amounts::{clauses, level_of};
use super::scan::{Spot, Token, scanned};
use crate::prose::{Plain, numeral};
use crate::value::{Printed, Tally, Verdict};
use crate::words::{self, Meaning};

/// Of more amounts than these some are the sum by chance.
const MOST: usize = 11;

/// A sum of so many things, with the amounts that its sentence gives before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CountedSum {
    pub(crate) sum: Printed,
    /// Of how many things it is.
    count: usize,
    /// The amounts before it, changes and what stands in brackets aside.
    pub(crate) amounts: Vec<Printed>,
    /// Where it stands in the printed text.
    pub(crate) range: Range<usize>,
}

impl CountedSum {
    /// Every such sum of a paragraph whose sentence gives as many amounts before it as it says, or more.
    pub(crate) fn all(text: &str) -> Vec<Self> {
        if !words::of(Meaning::SumsUp).iter().any(|word| text.contains(word)) {
            return Vec::new();
        }
        let (plain, spots) = scanned(text);
        let sentences = spots.split(|spot| matches!(spot.token, Token::Stop));
        sentences.flat_map(|sentence| Self::of_sentence(&plain, sentence)).collect()
    }

    fn of_sentence(plain: &Plain, sentence: &[Spot]) -> Vec<Self> {
        let mut found = Vec::new();
        let mut given: Vec<(String, Printed)> = Vec::new();
        for part in sentence.split(|spot| matches!(spot.token, Token::Semicolon)) {
            for clause in clauses(part) {
                let Some((count, sum, range)) = counted(plain, clause) else {
                    let ends = clause.first().zip(clause.last());
                    let words = ends.map(|(first, last)| plain.words(first.from, last.to));
                    given.extend(words.zip(level_of(plain, clause)));
                    continue;
                };
                let before = core::mem::take(&mut given);
                let is_sum = (count..=MOST).contains(&before.len()) && may_be_parts(&before, sum);
                let amounts = before.into_iter().map(|(_, amount)| amount).collect();
                found.extend(is_sum.then_some(Self { sum, count, amounts, range }));
            }
        }
        found
    }

    /// Whether so many of the amounts add up to the sum.
    pub(crate) fn fits(&self) -> bool {
        choices(&self.amounts).any(|chosen| {
            let mut tally = Tally::new(self.sum);
            chosen.clone().for_each(|part| tally.add(part));
            chosen.count() == self.count && tally.verdict().outcome().is_held()
        })
    }

    /// What all of the amounts add up to, against the sum.
    pub(crate) fn verdict(&self) -> Verdict {
        let mut tally = Tally::new(self.sum);
        self.amounts.iter().for_each(|part| tally.add(*part));
        tally.verdict()
    }

    /// Whether the sentence gives just so many amounts, so that they are the things which are meant.
    pub(crate) const fn is_of_all(&self) -> bool {
        self.amounts.len() == self.count
    }
}

/// Whether amounts may be parts of a sum, by the words of their clauses: neither what was planned and what became of it, nor what
/// is taken off, nor what one of many has. A sum that is one of them is of other things.
fn may_be_parts(given: &[(String, Printed)], sum: Printed) -> bool {
    let says = |meaning: Meaning| {
        let words = move |text: &String| words::of(meaning).iter().any(|word| text.contains(word));
        given.iter().filter(move |(text, _)| words(text)).count()
    };
    let plans = says(Meaning::PlanAlone);
    let is_one_of_many = says(Meaning::Average) + says(Meaning::Standard) > 0;
    (plans == 0 || plans == given.len())
        && says(Meaning::Reduces) == 0
        && !is_one_of_many
        && given.iter().all(|(_, amount)| amount.unit() == sum.unit() && amount.exact() != sum.exact())
}

/// 两项合计75万元: of how many things a clause gives the sum, where it says nothing else.
fn counted(plain: &Plain, clause: &[Spot]) -> Option<(usize, Printed, Range<usize>)> {
    let (first, money) = (clause.first()?, clause.last()?);
    let Token::Money(sum) = money.token else { return None };
    let count = things_summed(&plain.words(first.from, money.from))?;
    Some((count, sum, plain.range(money.from, money.to)))
}

/// 两项合计, 以上四个学段共计, 三项支出合计为: of how many things words say that the sum follows.
pub(super) fn things_summed(words: &str) -> Option<usize> {
    let (count, rest) = number(words).or_else(|| {
        words::of(Meaning::PointsBack).iter().find_map(|word| number(words.strip_prefix(word)?))
    })?;
    let called = words::of(Meaning::Counter).iter().find_map(|counter| rest.strip_prefix(counter))?;
    let called = called.strip_suffix('为').unwrap_or(called);
    let name = words::of(Meaning::SumsUp).iter().find_map(|word| called.strip_suffix(word))?;
    let is_name = name.chars().count() <= LONGEST_NAME && !name.contains(['占', '比', '较', '数']);
    is_name.then_some(count)
}

/// Longer words say more than what the things are called.
const LONGEST_NAME: usize = 6;

/// The number that words begin with, from two on, and the rest.
fn number(words: &str) -> Option<(usize, &str)> {
    let digits = words.len() - words.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 0 {
        let number = words[..digits].parse().ok().filter(|number| *number > 1)?;
        return Some((number, &words[digits..]));
    }
    let first = words.chars().next()?;
    let number = usize::try_from(numeral::digit(first).filter(|number| *number > 1)?).ok()?;
    Some((number, &words[first.len_utf8()..]))
}

#[cfg(test)]
mod tests {
    use super::CountedSum;

    #[test]
    fn sums_that_say_of_how_many() {
        for (text, end) in [
            ("养老保险费50.00万元，职业年金25.00万元，两项合计75.00万元。", Some(true)),
            ("养老保险费50.00万元，职业年金25.00万元，两项共计57.00万元。", Some(false)),
            (
                "小学50.00万元，初中30.00万元，高中20.00万元，学前5.00万元，四个学段合计105.00万元。",
                Some(true),
            ),
            (
                "小学50.00万元，初中30.00万元，高中20.00万元，学前5.00万元，四个学段合计150.00万元。",
                Some(false),
            ),
            (
                "甲50.00万元，比上年增加4.00万元，乙25.00万元（其中丙5.00万元），以上两项合计70.00万元。",
                Some(false),
            ),
            // Of more amounts some may be meant, and others not.
            ("收入90.00万元，其中甲50.00万元，乙25.00万元，两项合计75.00万元。", Some(true)),
            ("收入90.00万元，其中甲50.00万元，乙25.00万元，两项合计57.00万元。", None),
            // What was planned and spent, what is taken off, what one of many has.
            ("年初预算50.00万元，执行数48.00万元，2个项目共计48.00万元。", None),
            ("追加预算50.00万元，核减预算20.00万元，两项合计30.00万元。", None),
            ("小学生均标准720元，初中940元，两项共计1200.00万元。", None),
            // Amounts that stand elsewhere, a comparison, no number.
            ("教育、卫生两项合计75.00万元。", None),
            ("甲50.00万元，两项合计75.00万元。", None),
            ("甲50.00万元，乙25.00万元，比上年两项合计数70.00万元增加5.00万元。", None),
            ("甲50.00万元，乙25.00万元，两项合计占收入的75.00%。", None),
            ("甲50.00万元，乙25.00万元，合计57.00万元。", None),
            ("甲50.00万元，乙25.00万元，两项合计增加7.00万元。", None),
        ] {
            let found = CountedSum::all(text);
            let found = found.first().filter(|sum| sum.fits() || sum.is_of_all()).map(CountedSum::fits);
            assert_eq!(found, end, "{text}");
        }
    }
}
