//! Lists that leave nothing over: 债务余额50亿元，其中一般债务余额30亿元、专项债务余额20亿元; 事业收入90万元，其中学费收入60万元、
//! 其他事业收入30万元 (全部分项).

use core::ops::Range;

use super::clause_amounts::{clauses, level_of, outside_brackets};
use super::scan::{Spot, Token, scanned};
use super::word::Word;
use crate::prose::{Plain, change};
use crate::value::{Printed, Tally, Verdict};
use crate::words::{self, Meaning, Pairing};

/// More parts than these are no list that a sentence gives.
const MOST: usize = 16;

/// So many tokens before and behind 其中 are looked at: a sentence of a list has some hundred, and one of thousands shall not cost
/// each of its lists all of them.
const LONGEST: usize = 1024;

/// Shorter names are those of many things: 其他收入 is a source, and no rest of 收入.
const SHORTEST_NAME: usize = 4;

/// An amount with the parts that its sentence takes it apart into, all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ClosedList {
    pub(crate) whole: Printed,
    pub(crate) parts: Vec<Printed>,
    /// Where the whole stands in the printed text.
    pub(crate) range: Range<usize>,
}

impl ClosedList {
    /// Every such list of a paragraph: behind an amount 其中, and amounts of which the last one is what is left of the same
    /// thing, or of two of which one is what the other is not.
    pub(crate) fn all(text: &str) -> Vec<Self> {
        // 其余为再融资债券, 另有: the text says itself that something is left over.
        if !text.contains("其中") || words::of(Meaning::FurtherPart).iter().any(|word| text.contains(word))
        {
            return Vec::new();
        }
        let (plain, spots) = scanned(text);
        let opens = |at: &usize| matches!(spots[*at].token, Token::Word(Word::OfWhich));
        (0..spots.len()).filter(opens).filter_map(|at| Self::behind(&plain, &spots, at)).collect()
    }

    /// The list behind a word that opens one.
    fn behind(plain: &Plain, spots: &[Spot], at: usize) -> Option<Self> {
        let in_bracket = matches!(&spots[..at], [.., Spot { token: Token::Open, .. }]);
        let whole = whole_before(&spots[..at], in_bracket)?;
        let Token::Money(amount) = whole.token else { return None };
        let name = plain.clause_before(whole.from);
        // What is carried over is a part of a total too.
        if words::names_grand_total(&name) || change::words().any(|change| name.contains(change)) {
            return None;
        }
        let mut depth = 0_usize;
        let ends = |spot: &&Spot| {
            match spot.token {
                Token::Open => depth += 1,
                Token::Close if depth == 0 => return false,
                Token::Close => depth -= 1,
                _ => {}
            }
            depth > 0 || !matches!(spot.token, Token::Stop | Token::Semicolon)
        };
        let list = &spots[at + 1..];
        let length = list.iter().take(LONGEST).take_while(ends).count();
        if length == LONGEST {
            return None;
        }
        // A bracket that closes nowhere holds no list.
        if in_bracket && !matches!(list.get(length), Some(Spot { token: Token::Close, .. })) {
            return None;
        }
        let ended_by = list.get(length);
        let mut parts: Vec<(String, Printed)> = Vec::new();
        let list = match &list[..length] {
            [Spot { token: Token::Colon, .. }, rest @ ..] => rest,
            list => list,
        };
        for clause in clauses(list) {
            // What is said of a part, or of the whole, ends the list or goes on with it.
            let Some(part) = level_of(plain, clause) else { continue };
            let outside = outside_brackets(clause);
            let money = outside.iter().find(|spot| matches!(spot.token, Token::Money(_)))?;
            parts.push((plain.words(clause.first()?.from, money.from), part));
        }
        let is_ended_by_part = matches!(ended_by, Some(Spot { token: Token::Semicolon, .. }));
        let is_closed = match &parts[..] {
            [(one, _), (other, _)] if !is_ended_by_part => are_all_of(&name, one, other),
            _ => false,
        } || matches!(&parts[..], [.., (rest, _)] if (2..=MOST).contains(&parts.len()) && is_rest_of(rest, &name));
        let range = plain.range(whole.from, whole.to);
        let parts = parts.into_iter().map(|(_, part)| part).collect();
        is_closed.then_some(Self { whole: amount, parts, range })
    }

    /// What the parts add up to, against the whole.
    pub(crate) fn verdict(&self) -> Verdict {
        let mut tally = Tally::new(self.whole);
        self.parts.iter().for_each(|part| tally.add(*part));
        tally.verdict()
    }

    /// Whether the parts add up to the whole.
    pub(crate) fn fits(&self) -> bool {
        self.verdict().outcome().is_held()
    }
}

/// The amount that a list is of: the one right before its bracket, or the only one that its sentence gives before it.
fn whole_before(before: &[Spot], in_bracket: bool) -> Option<&Spot> {
    let is_money = |spot: &&Spot| matches!(spot.token, Token::Money(_));
    if in_bracket {
        return before.len().checked_sub(2).map(|at| &before[at]).filter(is_money);
    }
    let ends = |spot: &&Spot| matches!(spot.token, Token::Stop | Token::Semicolon);
    let length = before.iter().rev().take(LONGEST).take_while(|spot| !ends(spot)).count();
    let mut amounts = before[before.len() - length..].iter().filter(is_money);
    amounts.next().filter(|_| length < LONGEST && amounts.next().is_none())
}

/// A name without the words that lead to its amount, and without those that say how the amount is taken: 债务余额为.
fn bare(name: &str) -> &str {
    words::without_ends(name.trim(), &[Meaning::LeadsToAmount, Meaning::StateOf])
}

/// 一般债务 and 专项债务 of 政府债务: whether two parts are all that the name of their whole ends in. 财政总收入 and 总投资 have other
/// parts, and 市本级一般债务 is no part of all that is left over.
fn are_all_of(whole: &str, one: &str, other: &str) -> bool {
    let (whole, one, other) = (bare(whole), bare(one), bare(other));
    let pairs = words::pairs(Pairing::AllWith);
    let wholes = pairs.iter().filter(|(part, _)| *part == one).map(|(_, whole)| *whole);
    let is_all = |name: &str| {
        let mut rest = pairs.iter().filter(|(part, of)| *of == name && *part != one);
        rest.next().is_some_and(|(part, _)| *part == other) && rest.next().is_none()
    };
    wholes.filter(|name| whole.ends_with(*name)).any(is_all)
}

/// 其他事业收入 in a list of 事业收入: whether a part is what is left of the whole, by its name.
fn is_rest_of(part: &str, whole: &str) -> bool {
    let rest = bare(part).strip_prefix("其他").unwrap_or_default();
    rest.chars().count() >= SHORTEST_NAME && bare(whole).ends_with(rest)
}

#[cfg(test)]
mod tests {
    use super::ClosedList;

    #[test]
    fn lists_that_leave_nothing_over() {
        for (text, end) in [
            ("政府债务余额50.00亿元，其中一般债务余额30.00亿元、专项债务余额20.00亿元。", Some(true)),
            ("政府债务余额50.00亿元，其中一般债务余额30.00亿元、专项债务余额21.00亿元。", Some(false)),
            (
                "一般公共预算收入42.00亿元（其中税收收入12.00亿元、非税收入33.00亿元），比上年增加2.00亿元。",
                Some(false),
            ),
            ("地方一般公共预算收入42.00亿元，其中：税收收入12.00亿元，非税收入30.00亿元。", Some(true)),
            (
                "事业收入90.00万元，其中学费收入60.00万元、住宿费收入20.00万元、其他事业收入10.00万元。",
                Some(true),
            ),
            (
                "事业收入90.00万元，其中学费收入60.00万元、住宿费收入20.00万元、其他事业收入11.00万元。",
                Some(false),
            ),
            ("债务余额50.00亿元，其中一般债务30.00亿元，占60.00%；专项债务20.00亿元，占40.00%。", None),
            ("债务余额50.00亿元，其中一般债务30.00亿元，专项债务20.00亿元，比上年增加3.00亿元。", Some(true)),
            // Of which amount the list is, the sentence leaves open.
            ("债务余额50.00亿元，净增5.00亿元，其中一般债务30.00亿元，专项债务21.00亿元。", None),
            ("事业收入90.00万元，占30.00%，其中学费收入60.00万元、其他事业收入31.00万元。", Some(false)),
            // Of a whole that has other parts, or with more said of the parts.
            ("财政总收入20.00亿元，其中税收收入8.00亿元，非税收入4.30亿元。", None),
            ("教育支出8.00亿元，其中一般债券1.00亿元，专项债券2.00亿元。", None),
            ("全市债务余额50.00亿元，其中市本级一般债务8.00亿元、市本级专项债务12.00亿元。", None),
            ("发行地方政府债券20.00亿元，其中一般债券5.00亿元、专项债券12.00亿元，其余为再融资债券。", None),
            ("债务余额50.00亿元，其中一般债务30.00亿元，专项债务19.00亿元；外债1.00亿元。", None),
            // Lists that need not be all.
            ("收入90.00万元，其中财政拨款收入60.00万元、其他收入10.00万元。", None),
            ("公用经费90.00万元，其中办公费60.00万元、其他交通费用10.00万元。", None),
            ("债务余额50.00亿元，其中一般债务30.00亿元。", None),
            ("债务余额50.00亿元，其中一般债务30.00亿元，专项债务20.00亿元，外债3.00亿元。", None),
            ("债务余额比上年增加50.00亿元。其中一般债务30.00亿元，专项债务21.00亿元。", None),
        ] {
            let found = ClosedList::all(text);
            assert_eq!(found.first().map(ClosedList::fits), end, "{text}");
        }
    }
}
