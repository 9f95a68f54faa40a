//! What one of many has, and so many of them: 接待112人次，人均112.50元; 2500人，每生每年1400元，计350万元 (单价与数量).

use core::ops::Range;

use rust_decimal::Decimal;

use super::choices::choices;
use super::scan::{Spot, Token, scanned, without_price_lead};
use super::word::Word;
use crate::prose::{Plain, change};
use crate::value::Printed;
use crate::words::{self, Meaning};

/// Of more amounts than these some are so much by chance: four have fifteen sums.
const MOST: usize = 4;

/// An amount that one of many has, with the one count and the amounts beside it (单价).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UnitPrice {
    /// The amount that one has.
    pub(crate) price: Printed,
    /// Whether it was worked out of amount and count, and rounded; else it is a rate that is paid.
    is_average: bool,
    /// How many there are.
    pub(crate) count: Decimal,
    /// What all of them have: one of these amounts, or some of them together.
    pub(crate) amounts: Vec<Printed>,
    /// Where it stands in the printed text.
    pub(crate) range: Range<usize>,
}

impl UnitPrice {
    /// Every such amount of a paragraph that has just one count of its thing beside it, and an amount. Of several counts nobody
    /// knows which are meant, or whether they are meant together.
    pub(crate) fn all(text: &str) -> Vec<Self> {
        if !text.contains(['均', '每']) {
            return Vec::new();
        }
        let (plain, spots) = scanned(text);
        let parts: Vec<&[Spot]> =
            spots.split(|spot| matches!(spot.token, Token::Stop | Token::Semicolon)).collect();
        let prices = parts.iter().enumerate().flat_map(|(number, part)| {
            let before = number.checked_sub(1).map_or(&[][..], |before| parts[before]);
            let prices = part.iter().enumerate().filter(|(_, spot)| is_price(spot));
            let one_each = |(at, _)| Self::of_price(&plain, before, part, at);
            prices.filter_map(one_each).collect::<Vec<_>>()
        });
        prices.collect()
    }

    /// The price at a place of a part of a sentence, behind another part.
    fn of_price(plain: &Plain, before: &[Spot], part: &[Spot], at: usize) -> Option<Self> {
        let spot = &part[at];
        let Token::Price(price) = spot.token else { return None };
        let lead = Lead::of(&plain.clause_before(spot.from))?;
        // 人均75元/天, 人均150元的标准: the price ends its clause.
        let ends = plain.chars.get(spot.to).is_none_or(|c| matches!(c, '，' | '。' | '；' | '、'));
        // 公务接待费1.26万元。接待112人次，人均112.50元: what is divided may stand in the part before.
        let has_amount = part[..at].iter().any(|spot| level_amount(plain, spot).is_some());
        let before = if lead.is_average && !has_amount { before } else { &[] };
        let window = || before.iter().chain(part);
        // 其中：公务接待费1.26万元: of a list, whose part it is.
        let opens = |spot: &&Spot| matches!(spot.token, Token::Word(Word::OfWhich) | Token::Colon);
        let leaves_open = |spots: &[Spot]| {
            let words = spots.iter().skip_while(opens).map(|spot| plain.words(spot.from, spot.to));
            let text: String = words.collect();
            words::of(Meaning::LeavesPriceOpen).iter().any(|word| text.contains(word))
        };
        let is_open = leaves_open(before) || leaves_open(part);
        let is_one_of_several = !lead.is_average && part.iter().filter(|spot| is_price(spot)).count() > 1;
        if !ends || is_open || is_one_of_several || before.iter().any(is_price) {
            return None;
        }
        let counts = window().filter_map(|spot| match &spot.token {
            Token::Count(count, counter) => Some(*count).filter(|_| lead.is_counted_by(counter)),
            _ => None,
        });
        let amounts: Vec<Printed> = if lead.is_average {
            window()
                .filter(|spot| lead.may_be_of(&plain.clause_before(spot.from)))
                .filter_map(|spot| level_amount(plain, spot))
                .collect()
        } else {
            vec![amount_behind(plain, &part[at + 1..])?]
        };
        let (count, range) = (only(counts)?, plain.range(spot.from, spot.to));
        // 职工60人，慰问退休人员，每人500元: the rate is of what stands right before it.
        let is_beside = || {
            matches!(
                &part[..at],
                [.., Spot { token: Token::Count(..), .. }, Spot { token: Token::Comma, .. }, _]
            )
        };
        let is_known = (1..=MOST).contains(&amounts.len()) && (lead.is_average || is_beside());
        is_known.then_some(Self { price, is_average: lead.is_average, count, amounts, range })
    }

    /// Whether so many of them are one of the amounts, or some of those together, as far as the digits say. A rate that is paid is
    /// exact, an average is rounded.
    pub(crate) fn fits(&self) -> bool {
        choices(&self.amounts).any(|chosen| self.is_sum_of(&chosen))
    }

    fn is_sum_of(&self, amounts: &(impl Iterator<Item = Printed> + Clone)) -> bool {
        let fen = |value: Decimal, of: Printed| value.checked_mul(10_i64.pow(of.unit().fen_digits()).into());
        let half = |of: Printed| fen(of.step() / Decimal::TWO, of);
        let sum = |of: &dyn Fn(Printed) -> Option<Decimal>| {
            amounts.clone().try_fold(Decimal::ZERO, |sum, amount| sum.checked_add(of(amount)?))
        };
        let gap = || {
            let product = fen(self.price.value(), self.price)?.checked_mul(self.count)?;
            Some(product.checked_sub(sum(&|amount| fen(amount.value(), amount))?)?.abs())
        };
        let by_rounding = || {
            let of_price =
                if self.is_average { half(self.price)?.checked_mul(self.count)? } else { Decimal::ZERO };
            of_price.checked_add(sum(&half)?)
        };
        // What is too large to be worked out is no proof.
        gap().zip(by_rounding()).is_none_or(|(gap, by_rounding)| gap <= by_rounding)
    }
}

const fn is_price(spot: &Spot) -> bool {
    matches!(spot.token, Token::Price(_))
}

/// The words that lead to the price of one.
struct Lead {
    is_average: bool,
    /// Of what it is the price: 人, 辆, 亩.
    thing: String,
}

impl Lead {
    /// 人均, 平均每处, 每人每年, with nothing else in the clause: 上年人均 and 按照人均 are of something else, and how many months
    /// a monthly rate was paid nobody knows.
    fn of(clause: &str) -> Option<Self> {
        let words = without_price_lead(clause);
        if words::of(Meaning::Average).contains(&words) {
            let thing = words.strip_suffix('均').filter(|thing| *thing != "平")?;
            return Some(Self { is_average: true, thing: thing.to_owned() });
        }
        let average = words.strip_prefix("平均");
        let mut parts = average.unwrap_or(words).strip_prefix('每')?.split('每');
        let (thing, period) = (parts.next()?, parts.next());
        let is_once = period.is_none_or(|period| matches!(period, "年" | "学年")) && parts.next().is_none();
        let is_word = !thing.is_empty() && thing.chars().count() <= 2;
        (is_once && is_word).then(|| Self { is_average: average.is_some(), thing: thing.to_owned() })
    }

    /// Whether an amount may be what is divided, by the words that lead to it: by vehicles what they cost, and that by nothing
    /// else.
    fn may_be_of(&self, clause: &str) -> bool {
        let names_vehicles = clause.contains('车');
        if self.thing == "车" { names_vehicles || clause.contains("运行") } else { !names_vehicles }
    }

    /// Whether a measure word counts the thing: 辆 counts 车. What a head costs on average is worked out of those who came (人次);
    /// of those who are there at the end of a year it need not be.
    fn is_counted_by(&self, counter: &str) -> bool {
        match &*self.thing {
            "车" => counter == "辆",
            "人" | "生" if !self.is_average => matches!(counter, "人" | "名"),
            "人" => counter == "人次",
            "批" => counter == "批次",
            "次" => matches!(counter, "次" | "批次" | "人次"),
            thing => counter == thing,
        }
    }
}

/// The one thing that there is.
fn only<T>(mut things: impl Iterator<Item = T>) -> Option<T> {
    let first = things.next();
    first.filter(|_| things.next().is_none())
}

/// An amount that is no change and no comparison.
fn level_amount(plain: &Plain, spot: &Spot) -> Option<Printed> {
    let Token::Money(amount) = spot.token else { return None };
    let clause = plain.clause_before(spot.from);
    let is_other = change::words().any(|word| clause.contains(word))
        || words::of(Meaning::Compare).iter().any(|word| clause.contains(word))
        // 批均874元: of one of many, whether the word is known or not.
        || clause.contains(['均', '每']);
    (!is_other).then_some(amount)
}

/// 计60万元, 共计60万元: the amount right behind a price that sums it up, and nothing more. 全年 may be of twelve months.
fn amount_behind(plain: &Plain, behind: &[Spot]) -> Option<Printed> {
    let [Spot { token: Token::Comma, .. }, lead, money, rest @ ..] = behind else { return None };
    let Token::Money(amount) = money.token else { return None };
    let words = plain.words(lead.from, money.from);
    let sums_up = words::of(Meaning::SumsUp).contains(&words.as_str()) && !words.contains('年');
    let ends = rest.first().is_none_or(|spot| matches!(spot.token, Token::Comma | Token::Semicolon));
    (sums_up && ends).then_some(amount)
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
            // A rate without a count, a count of other things, an amount that sums nothing up.
            ("人均公用经费标准800元，办公费5.00万元，职工60人。", None),
            ("全年用电3000度，每人500元，计5.00万元。", None),
            ("补助村干部20人，每人2000元，会议费1.20万元。", None),
            // Several rates, counts or amounts, which may be meant together.
            ("村干部20人，每人2000元，组长50人，每人300元，共计5.50万元。", None),
            ("公务接待费1.00万元，国内80人次，外宾20人次，人均100元。", None),
            // Several amounts, one of which or some of which are meant.
            ("培训费3.00万元、会议费2.00万元，参加100人次，人均支出500元。", Some(true)),
            ("培训费3.00万元、会议费2.00万元，参加100人次，人均支出600元。", Some(false)),
            (
                "其中：公务接待费预算4.00万元，支出决算1.26万元，接待16批次、112人次，人均112.50元；运行费8.00万元。",
                Some(true),
            ),
            (
                "其中：公务接待费预算4.00万元，支出决算1.26万元，接待16批次、112人次，人均121.50元；运行费8.00万元。",
                Some(false),
            ),
            ("信息系统运行维护费1.26万元，服务112人次，人均112.50元。", Some(true)),
            // What is divided stands farther away.
            ("运行维护费18.64万元；公务接待费2.00万元。公务用车6辆，车均运行维护费3.11万元。", None),
            ("公务接待费1.26万元。接待16批次、112人次，批均787.5元，人均112.50元。", Some(true)),
            ("公务接待费1.26万元，接待112人次，人均112.50元，上年人均120元。", Some(true)),
            // Another year's, a standard, months that nobody counts, an amount that is more than that.
            ("公务接待费1.26万元，接待112人次，低于上年人均120元。", None),
            ("按照人均150元的标准，公务接待费1.26万元，接待112人次。", None),
            ("公务接待费1.26万元，接待112人次，人均150元的标准。", None),
            ("组长118人，每人每月300元，全年共计42.00万元。", None),
            ("遗属60人，每人200元，全年共计14.40万元。", None),
            ("学生2500人，每生每年1400元，共210.00万元由中央承担。", None),
            // A price a day, of those who are there, of another part; a count of others.
            ("会议费3.00万元，参会200人次，人均75元/天。", None),
            ("机关运行经费40.00万元，在职50人，人均0.50万元。", None),
            ("公务接待费1.26万元，接待16批次（其中外事12人次），人均112.5元。", None),
            ("“三公”经费9.00万元，其中运行费4.50万元，公务用车3辆，车均1.50万元。", None),
            ("职工60人，慰问退休人员，每人500元，共计1.00万元。", None),
            // A change is not what is divided.
            ("公务接待费1.26万元，比上年减少0.10万元，接待112人次，人均112.50元。", Some(true)),
            ("接待100人次，公务接待费比去年增加0.20万元，人均100元。", None),
        ] {
            let found = UnitPrice::all(text).first().map(UnitPrice::fits);
            assert_eq!(found, fits, "{text}");
        }
    }
}
