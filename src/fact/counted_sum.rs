//! Sums that their sentence gives behind what they are of: 养老保险费50万元，职业年金25万元，两项合计75万元; 甲、乙分别为50万元、25万元，合计75万元
//! (几项合计、合计).

use core::ops::Range;
use std::rc::Rc;

use super::choices::choices;
use super::clause_amounts::{clauses, levels_of};
use super::scan::{Spot, Token, scanned};
use super::word::Word;
use crate::prose::{Plain, is_and, numeral};
use crate::value::{Printed, Tally, Verdict};
use crate::words::{self, Meaning};

/// Of more amounts than these some are the sum by chance.
const MOST: usize = 11;

/// A sum with the amounts that its sentence gives before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CountedSum {
    pub(crate) sum: Printed,
    /// Of how many things it is, where it says so.
    count: Option<usize>,
    /// The amounts before it, changes and what stands in brackets aside.
    pub(crate) amounts: Vec<Printed>,
    /// Whether nothing but those amounts can be meant: 甲、乙分别为50万元、25万元，合计75万元.
    is_of_list: bool,
    /// Amounts of the sentences before, the last of them, which a sum that does not say of how many it is may be of too.
    earlier: Vec<Printed>,
    /// Where it stands in the printed text.
    pub(crate) range: Range<usize>,
}

/// What a sentence has given before a sum.
#[derive(Debug, Default)]
struct Given {
    /// The amounts, with the words of their clauses.
    amounts: Vec<(Rc<str>, Printed)>,
    /// How many of them stand before the last list that 分别 opens and nothing has ended yet.
    before_list: Option<usize>,
    /// Whether it says more than names and amounts: percentages, counts, changes, 其中.
    says_more: bool,
}

impl Given {
    /// Takes a clause that is no sum.
    fn take(&mut self, plain: &Plain, clause: &[Spot]) {
        let Some((first, last)) = clause.first().zip(clause.last()) else { return };
        let levels = levels_of(plain, clause);
        let says_more = |spot: &Spot| {
            matches!(
                spot.token,
                Token::Percent(_)
                    | Token::Count(..)
                    | Token::Price(_)
                    | Token::Bare
                    | Token::Word(
                        Word::OfWhich
                            | Word::Than
                            | Word::Move(_)
                            | Word::Flat
                            | Word::Share
                            | Word::Complete
                    )
            )
        };
        let opens_list = |spot: &Spot| matches!(spot.token, Token::Word(Word::Respectively));
        let is_figure = |spot: &Spot| match spot.token {
            Token::Money(_) => true,
            Token::Other => is_and(&plain.words(spot.from, spot.to)),
            _ => false,
        };
        if clause.iter().any(opens_list) {
            self.before_list = Some(self.amounts.len());
        } else if !clause.iter().all(is_figure) {
            self.before_list = None;
        }
        // 甲公司50万元、乙公司25万元等: there are more.
        let goes_on = !matches!(last.token, Token::Money(_) | Token::Close) && !levels.is_empty();
        if goes_on {
            self.before_list = None;
        }
        self.says_more |= goes_on || clause.iter().any(says_more);
        let words: Rc<str> = plain.words(first.from, last.to).into();
        self.amounts.extend(levels.into_iter().map(|amount| (Rc::clone(&words), amount)));
    }
}

impl CountedSum {
    /// Every such sum of a paragraph whose sentence gives as many amounts before it as it says, or two where it does not say of how
    /// many it is.
    pub(crate) fn all(text: &str) -> Vec<Self> {
        if !words::of(Meaning::SumsUp).iter().any(|word| text.contains(word)) {
            return Vec::new();
        }
        let (plain, spots) = scanned(text);
        let (mut found, mut earlier) = (Vec::new(), Vec::new());
        for sentence in spots.split(|spot| matches!(spot.token, Token::Stop)) {
            Self::of_sentence(&plain, sentence, &mut earlier, &mut found);
        }
        found
    }

    fn of_sentence(plain: &Plain, sentence: &[Spot], earlier: &mut Vec<Printed>, found: &mut Vec<Self>) {
        let mut given = Given::default();
        for part in sentence.split(|spot| matches!(spot.token, Token::Semicolon)) {
            for clause in clauses(part) {
                let Some((count, sum, range)) = counted(plain, clause) else {
                    given.take(plain, clause);
                    continue;
                };
                let Given { mut amounts, before_list, says_more } = core::mem::take(&mut given);
                let is_of_list = count.is_none() && before_list.is_some();
                if let (None, Some(before_list)) = (count, before_list) {
                    earlier.extend(amounts.drain(..before_list).map(|(_, amount)| amount));
                }
                let is_sum = (count.unwrap_or(2)..=MOST).contains(&amounts.len())
                    && may_be_parts(&amounts, sum)
                    && (count.is_some() || is_of_list || !says_more);
                let amounts: Vec<Printed> = amounts.into_iter().map(|(_, amount)| amount).collect();
                if is_sum {
                    let room = MOST - amounts.len();
                    let earlier = earlier[earlier.len().saturating_sub(room)..].to_vec();
                    found.push(Self { sum, count, amounts: amounts.clone(), is_of_list, earlier, range });
                }
                earlier.extend(amounts);
            }
        }
        earlier.extend(given.amounts.into_iter().map(|(_, amount)| amount));
        earlier.drain(..earlier.len().saturating_sub(MOST));
    }

    /// Whether amounts add up to the sum: as many as it says, or two and more.
    pub(crate) fn fits(&self) -> bool {
        let amounts = match self.count {
            Some(_) => self.amounts.clone(),
            None => self.earlier.iter().chain(&self.amounts).copied().collect(),
        };
        choices(&amounts).any(|chosen| {
            let mut tally = Tally::new(self.sum);
            chosen.clone().for_each(|part| tally.add(part));
            let count = chosen.count();
            self.count.map_or(count > 1, |meant| meant == count) && tally.verdict().outcome().is_held()
        })
    }

    /// Whether the paragraph gives no amounts but these before it.
    pub(crate) const fn stands_alone(&self) -> bool {
        self.earlier.is_empty()
    }

    /// What all of the amounts add up to, against the sum.
    pub(crate) fn verdict(&self) -> Verdict {
        let mut tally = Tally::new(self.sum);
        self.amounts.iter().for_each(|part| tally.add(*part));
        tally.verdict()
    }

    /// Whether the things that are meant are just those whose amounts are given.
    pub(crate) fn is_of_all(&self) -> bool {
        self.is_of_list || self.count == Some(self.amounts.len())
    }
}

/// Whether amounts may be parts of a sum, by the words of their clauses: neither what was planned and what became of it, nor what
/// is taken off, nor what one of many has. A sum that is one of them is of other things.
fn may_be_parts(given: &[(Rc<str>, Printed)], sum: Printed) -> bool {
    let says = |meaning: Meaning| {
        let words = move |text: &str| words::of(meaning).iter().any(|word| text.contains(word));
        given.iter().filter(move |(text, _)| words(text)).count()
    };
    let plans = says(Meaning::PlanAlone);
    let is_one_of_many = says(Meaning::Average) + says(Meaning::Standard) > 0;
    (plans == 0 || plans == given.len())
        && says(Meaning::Reduces) == 0
        && !is_one_of_many
        && given.iter().all(|(_, amount)| amount.unit() == sum.unit() && amount.exact() != sum.exact())
}

/// 两项合计75万元, 合计75万元: the sum that a clause gives where it says nothing else, and of how many things it says that it is.
fn counted(plain: &Plain, clause: &[Spot]) -> Option<(Option<usize>, Printed, Range<usize>)> {
    let (first, money) = (clause.first()?, clause.last()?);
    let Token::Money(sum) = money.token else { return None };
    let words = plain.words(first.from, money.from);
    let count = things_summed(&words);
    let is_bare = || words::of(Meaning::SumsList).contains(&&*words);
    (count.is_some() || is_bare()).then(|| (count, sum, plain.range(money.from, money.to)))
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
            // A sum that does not say of how many it is: of the list before it, or it may be of more.
            ("甲、乙和丙分别为12.00万元、3.00万元和5.00万元，合计20.00万元。", Some(true)),
            ("甲、乙和丙分别为12.00万元、3.00万元和5.00万元，合计23.00万元。", Some(false)),
            ("收入90.00万元，甲、乙分别为12.00万元、5.00万元，合计107.00万元。", Some(true)),
            ("甲、乙分别为12.00万元、5.00万元等，合计90.00万元。", None),
            ("甲、乙分别增长12.00万元、5.00万元，合计增长17.00万元。", None),
            ("甲50.00万元，乙25.00万元，合计75.00万元。", Some(true)),
            ("甲50.00万元，乙25.00万元，合计57.00万元。", None),
            ("丙30.00万元。甲50.00万元，乙25.00万元，合计105.00万元。", Some(true)),
            ("收入90.00万元，其中甲50.00万元，乙25.00万元，合计75.00万元。", None),
            ("甲50.00万元，乙25.00万元，全年75.00万元。", None),
            ("甲50.00万元，占40.00%，乙25.00万元，合计57.00万元。", None),
            ("甲50.00万元，乙25.00万元，两项合计增加7.00万元。", None),
        ] {
            let found = CountedSum::all(text);
            let found = found.first().filter(|sum| sum.fits() || sum.is_of_all()).map(CountedSum::fits);
            assert_eq!(found, end, "{text}");
        }
    }
}
