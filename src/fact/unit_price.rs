//! What one of many has, and so many of them: 接待112人次，人均112.50元; 181人，每人每月300元，全年65.16万元 (单价与数量).

use core::ops::Range;

use rust_decimal::Decimal;

use super::scan::{Spot, Token, scan, without_price_lead};
use super::words::Lexicon;
use crate::prose::Plain;
use crate::value::Printed;
use crate::words::{self, Meaning};

/// An amount that one of many has, with the counts and the amounts that it may follow from or lead to (单价).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UnitPrice {
    /// The amount that one has.
    pub(crate) price: Printed,
    /// Whether it was worked out of amount and count; else it is a rate that is paid.
    pub(crate) is_average: bool,
    /// How often it may be paid to each in a year.
    times: u32,
    /// The counts of what it is of.
    pub(crate) counts: Vec<Decimal>,
    /// Every count beside it: 3期，每期50人 is a count as well.
    others: Vec<Decimal>,
    /// The amounts that it may be of.
    pub(crate) amounts: Vec<Printed>,
    /// Where it stands in the printed text.
    pub(crate) range: Range<usize>,
}

impl UnitPrice {
    /// Every such amount of a paragraph that has a count and an amount beside it. Rates that the law sets, whose count nobody
    /// printed, have none.
    pub(crate) fn all(text: &str) -> Vec<Self> {
        if !text.contains(['均', '每']) {
            return Vec::new();
        }
        let plain = Plain::of(text);
        let spots = scan(&plain, &Lexicon::new(), &[], &|_| None);
        let prices = (0..spots.len()).filter_map(|at| Self::at(&plain, &spots, at));
        prices.collect()
    }

    fn at(plain: &Plain, spots: &[Spot], at: usize) -> Option<Self> {
        let Token::Price(price) = spots[at].token else { return None };
        let lead = Lead::of(&clause_before(plain, spots[at].from))?;
        let is_stop = |spot: &Spot| matches!(spot.token, Token::Stop);
        let begins = |before: usize| spots[..before].iter().rposition(is_stop).map_or(0, |stop| stop + 1);
        let sentence = begins(at);
        let end = spots[at..].iter().position(is_stop).map_or(spots.len(), |stop| at + stop);
        // 人均 is of the sentence or of the one before it.
        let first = if lead.is_average { begins(sentence.saturating_sub(1)) } else { sentence };
        let counted = |spot: &Spot| match &spot.token {
            Token::Count(count, counter) => Some((*count, counter.clone())),
            _ => None,
        };
        let all: Vec<_> = spots[first..end].iter().filter_map(counted).collect();
        let is_of = |counter: &str| counts_thing(&lead.thing, counter);
        let counts = all.iter().filter(|(_, counter)| is_of(counter)).map(|(count, _)| *count).collect();
        let others = all.iter().map(|(count, _)| *count).collect();
        let money = |spot: &Spot| match spot.token {
            Token::Money(amount) => Some(amount),
            _ => None,
        };
        let amounts = if lead.is_average {
            spots[first..end].iter().filter_map(money).collect()
        } else {
            amount_behind(plain, &spots[at + 1..end]).into_iter().collect()
        };
        Some(Self {
            price,
            is_average: lead.is_average,
            times: lead.times,
            counts,
            others,
            amounts,
            range: plain.range(spots[at].from, spots[at].to),
        })
    }

    /// Whether there is something that it can be compared with.
    pub(crate) fn is_compared(&self) -> bool {
        !self.counts.is_empty() && !self.amounts.is_empty()
    }

    /// Whether some count of what it is of, so many times, is some amount.
    pub(crate) fn fits(&self) -> bool {
        let once = |count: Decimal| (1..=self.times).filter_map(move |times| count.checked_mul(times.into()));
        let with_others =
            |count: Decimal| self.others.iter().filter_map(move |other| count.checked_mul(*other));
        let mut counts = self.counts.iter().flat_map(|count| once(*count).chain(with_others(*count)));
        counts.any(|count| self.amounts.iter().any(|amount| self.is_product(count, *amount)))
    }

    /// Whether so many of them are an amount, as far as the digits say. A rate that is paid is exact, an average is rounded.
    fn is_product(&self, count: Decimal, amount: Printed) -> bool {
        let fen = |value: Decimal, of: Printed| value.checked_mul(10_i64.pow(of.unit().fen_digits()).into());
        let half = |of: Printed| fen(of.step() / Decimal::TWO, of);
        let gap = || {
            let product = fen(self.price.value(), self.price)?.checked_mul(count)?;
            Some(product.checked_sub(fen(amount.value(), amount)?)?.abs())
        };
        let by_rounding = || {
            let of_price =
                if self.is_average { half(self.price)?.checked_mul(count)? } else { Decimal::ZERO };
            of_price.checked_add(half(amount)?)
        };
        // What is too large to be worked out is no proof.
        gap().zip(by_rounding()).is_none_or(|(gap, by_rounding)| gap <= by_rounding)
    }
}

/// The words that lead to the price of one.
struct Lead {
    is_average: bool,
    /// Of what it is the price: 人, 辆, 亩.
    thing: String,
    times: u32,
}

impl Lead {
    /// 人均, 平均每处, 每人每月; none where other words stand between them and the figure.
    fn of(clause: &str) -> Option<Self> {
        let words = without_price_lead(clause);
        if let Some(average) = words::of(Meaning::Average).iter().find(|average| words.ends_with(**average)) {
            let thing = average.strip_suffix('均').filter(|thing| *thing != "平")?;
            return Some(Self { is_average: true, thing: thing.to_owned(), times: 1 });
        }
        let (before, each) = words.rsplit_once('每')?;
        let (lead, thing, period) = match before.rsplit_once('每') {
            Some((lead, thing)) => (lead, thing, each),
            None => (before, each, ""),
        };
        let is_word = |word: &str| !word.is_empty() && word.chars().count() <= 2;
        let times = match period {
            "" | "年" | "学年" => 1,
            "学期" => 2,
            "月" => 12,
            _ => return None,
        };
        let is_average = lead.ends_with("平均");
        is_word(thing).then(|| Self { is_average, thing: thing.to_owned(), times })
    }
}

/// The words of a clause before a place.
fn clause_before(plain: &Plain, to: usize) -> String {
    let is_sign = |c: &char| matches!(c, '，' | '。' | '；' | '：' | '、' | '（' | '）');
    let from = plain.chars[..to].iter().rposition(is_sign).map_or(0, |sign| sign + 1);
    plain.words(from, to)
}

/// 计60万元, 全年共60万元: the amount right behind a price that sums it up.
fn amount_behind(plain: &Plain, behind: &[Spot]) -> Option<Printed> {
    let [Spot { token: Token::Comma, .. }, rest @ ..] = behind else { return None };
    let at = rest.iter().position(|spot| matches!(spot.token, Token::Money(_)))?;
    let (first, money) = (rest.first()?, &rest[at]);
    let lead = plain.words(first.from, money.from);
    let Token::Money(amount) = money.token else { return None };
    words::of(Meaning::SumsUp).contains(&lead.as_str()).then_some(amount)
}

/// Whether a measure word counts a thing: 人次 counts 人, 辆 counts 车.
fn counts_thing(thing: &str, counter: &str) -> bool {
    match thing {
        "车" => counter == "辆",
        "人" | "生" => matches!(counter, "人" | "人次" | "名"),
        "次" => matches!(counter, "次" | "批次" | "人次"),
        _ => counter == thing,
    }
}

#[cfg(test)]
mod tests {
    use super::UnitPrice;

    #[test]
    fn what_one_of_many_has() {
        for (text, fits) in [
            ("公务接待费1.26万元，接待16批次、112人次，人均112.50元。", Some(true)),
            ("公务接待费1.26万元，接待16批次、112人次，人均121.50元。", Some(false)),
            ("公务接待费1.26万元。全年接待112人次，人均接待费用112.50元。", Some(true)),
            ("公务用车运行费18.64万元，6辆公务用车，车均3.11万元。", Some(true)),
            ("公务用车运行费18.64万元，6辆公务用车，车均3.70万元。", Some(false)),
            ("维修养护745.80万元，供水工程113处，平均每处6.60万元。", Some(true)),
            ("维修养护745.80万元，供水工程113处，平均每处6.06万元。", Some(false)),
            ("学生2500人，每生每年1400元，计350.00万元。", Some(true)),
            ("学生2500人，每生每年1400元，计305.00万元。", Some(false)),
            ("组长118人，每人每月300元，全年共424800元。", Some(true)),
            ("组长181人，每人每月300元，全年共424800元。", Some(false)),
            ("培训3期、每期40人，共120人，每人400元，共计4.80万元。", Some(true)),
            // A rate without a count, a count of other things, an amount that sums nothing up.
            ("人均公用经费标准800元，办公费5.00万元，职工60人。", None),
            ("全年用电3000度，每人每月300元，计5.00万元。", None),
            ("补助村干部20人，每人每月2000元，会议费1.20万元。", None),
        ] {
            let prices = UnitPrice::all(text);
            let found = prices.iter().find(|price| price.is_compared()).map(UnitPrice::fits);
            assert_eq!(found, fits, "{text}");
        }
    }
}
