//! Lists: what is taken apart into what, sums of lists, and figures that go round (其中、合计、分别).

use rust_decimal::Decimal;

use super::Sentence;
use super::clause::{Reading, Round, Subject};
use super::names::{says_nothing, without_lead};
use crate::document::TextPlace;
use crate::fact::Topic;
use crate::fact::counted_sum::things_summed;
use crate::fact::narrative::CountSum;
use crate::fact::scan::{Spot, Token};
use crate::fact::words::Word;
use crate::prose::is_and;
use crate::words::{self, Meaning};

impl Sentence<'_> {
    pub(super) fn open_list(&mut self) {
        self.end_of_sum();
        let clause = &mut self.clause;
        // 培训费支出8.95万元（其中基本支出…）: no table prints the whole, so that its parts are not those of any other.
        let is_of_other = matches!(clause.subject, Some((Topic::Other, _)));
        clause.of_doubtful = is_of_other || clause.doubt().is_some();
        clause.reading = Reading::All;
        let whole = clause.subject.clone().filter(|(topic, _)| *topic != Topic::Other);
        let outer = core::mem::replace(&mut clause.parent, whole);
        clause.wholes.extend(outer);
        clause.list_year = clause.last_year;
        clause.tail.clear();
        self.open_sum();
    }

    /// What was counted last is taken apart.
    pub(super) fn open_sum(&mut self) {
        let clause = &mut self.clause;
        if let Some((whole, counter, from)) = clause.count.take() {
            let place = TextPlace { range: self.text.range(from, from + 1), ..self.place.clone() };
            clause.sum = Some(CountSum {
                counter,
                whole,
                parts: Vec::new(),
                names: Vec::new(),
                exhausted: false,
                place,
            });
        }
    }

    pub(super) fn end_of_sum(&mut self) {
        if let Some(sum) = self.clause.sum.take().filter(|sum| sum.parts.len() > 1) {
            self.parser.narrative.counts.push(sum);
        }
    }

    pub(super) fn take_count(&mut self, spot: &Spot, count: Decimal, counter: &str) {
        // 共有车辆2辆，比上年减少1辆。其中：…: of those that there are. 由3辆减少至2辆: those that there are now.
        let before = spot.from.checked_sub(1).map(|before| self.text.chars[before]);
        let is_level = matches!(before, Some('至' | '到'));
        let moved = self.clause.moving.take().is_some() && !is_level;
        let name = self.text.clause_before(spot.from);
        // Behind what leaves nothing over, nothing more is a part: 其他用车2辆，其他用车主要是教学用车1辆.
        let is_beyond =
            |sum: &CountSum| sum.exhausted && sum.parts.iter().sum::<Decimal>() + count != sum.whole;
        if self.clause.sum.as_ref().is_some_and(is_beyond) {
            self.end_of_sum();
        }
        // 机要通信用车、应急保障用车各2辆: of several parts, and nobody knows of how many.
        if name.ends_with('各') {
            self.clause.sum = None;
        }
        match &mut self.clause.sum {
            Some(sum) if &*sum.counter == counter => {
                sum.parts.push(count);
                sum.names.push(name.as_str().into());
                let whole = sum.place.range.start;
                let taken = self.text.place_at(whole).saturating_sub(8);
                let all = self.text.words(taken, spot.from);
                // Who is 离退休 is one of the two.
                sum.exhausted = words::of(Meaning::RestOfList).iter().any(|rest| name.starts_with(rest))
                    || (name.starts_with("退休") && all.contains("离退休") && all.contains("离休"));
                sum.place.range.end = self.text.range(spot.from, spot.to).end;
            }
            _ => {}
        }
        // 车辆8辆，主要是报废车辆1辆。其中：…: of those that there are.
        let changes = words::of(Meaning::StockChange).iter().any(|change| name.contains(change));
        let is_of_some = changes && self.clause.count.is_some();
        if !moved && !is_of_some {
            self.clause.count = Some((count, counter.into(), spot.from));
            self.clause.counted = true;
        }
    }

    /// 货物3万元、服务2万元，共5万元: what a clause sums up is not the last thing before it.
    pub(super) fn is_sum_of_list(&self, spot: &Spot) -> bool {
        let listed =
            self.clause.given.last().is_some_and(|(last, _)| Some(last) == self.clause.subject.as_ref());
        let sign = |c: &char| matches!(c, '，' | '、' | '；' | '。' | '：' | '（');
        let from = self.text.chars[..spot.from].iter().rposition(sign).map_or(0, |sign| sign + 1);
        let words = self.text.words(from, spot.from);
        listed
            && !self.clause.headed
            && self.clause.moving.is_none()
            && (words::of(Meaning::SumsUp).contains(&words.trim()) || things_summed(&words).is_some())
    }

    /// Whether the sentence has given nothing but what was bought, of more than one kind.
    pub(super) fn gives_purchases(&self) -> bool {
        let bought = |(subject, _): &(Subject, usize)| subject.0.is_kind_of_purchase();
        self.clause.given.len() > 1 && self.clause.given.iter().all(bought)
    }

    /// 甲和乙分别为: as many of the things before as figures follow.
    pub(super) fn take_round(&mut self, at: usize) {
        self.clause.joined = false;
        let is_figure = |spot: &Spot| matches!(spot.token, Token::Money(_) | Token::Percent(_));
        let goes_on = |place: &usize| match self.spots[*place].token {
            Token::Stop | Token::Semicolon | Token::Colon | Token::Open | Token::Word(Word::Reason) => false,
            // 分别为8亿元，6亿元和4亿元: a comma between two figures.
            Token::Comma if self.text.chars[self.spots[*place].from] != '、' => {
                is_figure(&self.spots[place - 1]) && self.spots.get(place + 1).is_some_and(is_figure)
            }
            _ => true,
        };
        let following = (at + 1..self.spots.len()).take_while(goes_on);
        let figures = following.filter(|place| is_figure(&self.spots[*place])).count();
        // 结余10万元（一般公共预算8万元、政府性基金预算2万元），分别占80%和20%: of what the bracket has or of what stands around it.
        let is_behind_bracket = |back: usize| {
            matches!(at.checked_sub(back).and_then(|before| self.token(before)), Some(Token::Close))
        };
        if figures > 1 && (is_behind_bracket(1) || is_behind_bracket(2)) {
            let nothing = ((Topic::Other, None), self.clause.statement);
            self.clause.round =
                Some(Round { of: vec![nothing; figures], next: 0, moving: None, share: None });
            return;
        }
        let clause = &mut self.clause;
        if clause.named.len() >= figures && figures > 1 {
            let of = clause.named.split_off(clause.named.len() - figures);
            clause.round = Some(Round { of, next: 0, moving: None, share: None });
        } else if let Some(round) = &mut clause.round {
            (round.next, round.moving, round.share) = (0, None, None);
        } else if figures > 1 && self.names_unknown(at) {
            let nothing = ((Topic::Other, None), self.clause.statement);
            self.clause.round =
                Some(Round { of: vec![nothing; figures], next: 0, moving: None, share: None });
        } else if figures > 1 {
            let clause = &mut self.clause;
            // 收入总计…，支出总计…，分别增加…、…: the things that the sentence gave amounts of; where those are not as many,
            // nobody knows of what each figure is.
            let nothing = ((Topic::Other, None), clause.statement);
            let last = clause.given.len().checked_sub(figures).map(|from| &clause.given[from..]);
            // 2024年支出100万元，2023年支出80万元，分别增长25%和5%: of one thing in two years.
            let of = match last.filter(|last| last.windows(2).all(|pair| pair[0].0 != pair[1].0)) {
                Some(last) => last.to_vec(),
                None => vec![nothing; figures],
            };
            clause.round = Some(Round { of, next: 0, moving: None, share: None });
        }
    }

    /// 土地增值税、契税分别为, 土地增值税、契税受市场影响，分别为: whether words that nobody knows name the things themselves, since the last
    /// figure.
    fn names_unknown(&self, at: usize) -> bool {
        let is_sign = |spot: &&Spot| {
            matches!(
                spot.token,
                Token::Stop
                    | Token::Semicolon
                    | Token::Colon
                    | Token::Open
                    | Token::Close
                    | Token::Money(_)
                    | Token::Percent(_)
            )
        };
        let mut clause = self.spots[..at].iter().rev().take_while(|spot| !is_sign(spot));
        clause.any(|spot| {
            matches!(spot.token, Token::Other)
                && !says_nothing(without_lead(&self.text.words(spot.from, spot.to)))
        })
    }

    /// 分别减少5万元和3万元，下降8%和4%: whether just as many figures stand here behind each other as figures have gone round, so that
    /// they go round the same things once more.
    fn goes_round_again(&self, spot: &Spot) -> bool {
        let things = match &self.clause.round {
            Some(round) if round.next == round.of.len() => round.of.len(),
            _ => return false,
        };
        let mut at = self.spots.partition_point(|other| other.from < spot.from);
        let mut figures = 1;
        while figures <= things && self.is_and(at + 1) {
            // 增长5%、下降9%: each has its own way.
            let has_way = matches!(self.token(at + 2), Some(Token::Word(Word::Move(_))));
            at += if has_way { 3 } else { 2 };
            if !self.is_figure(at) {
                return false;
            }
            figures += 1;
        }
        figures == things
    }

    /// 支出10万元和20万元, 下降8%和4%: whether figures stand here behind each other that nothing deals out among things.
    pub(super) fn is_of_several(&self, spot: &Spot) -> bool {
        let at = self.spots.partition_point(|other| other.from < spot.from);
        let joins = |and: usize, figure: usize| self.is_and(and) && self.is_figure(figure);
        self.clause.round.is_none() && (joins(at + 1, at + 2) || at > 1 && joins(at - 1, at - 2))
    }

    fn is_figure(&self, at: usize) -> bool {
        matches!(self.token(at), Some(Token::Money(_) | Token::Percent(_)))
    }

    fn is_and(&self, at: usize) -> bool {
        at < self.spots.len() && is_and(&self.words(at))
    }

    /// Goes on to the next thing that figures go round, where they do.
    pub(super) fn next_of_round(&mut self, spot: &Spot) -> bool {
        let goes_round_again = self.goes_round_again(spot);
        let clause = &mut self.clause;
        let Some(round) = &mut clause.round else { return false };
        if goes_round_again {
            (round.next, round.moving, round.share) = (0, None, None);
        }
        let Some((subject, statement)) = round.of.get(round.next).cloned() else { return false };
        round.next += 1;
        (clause.subject, clause.statement) = (Some(subject), statement);
        true
    }
}

/// Whether a thing can be a part of another: 项目支出 is none of 基本支出, and nothing is a part of itself.
pub(super) fn may_hold(whole: &Subject, part: &Subject) -> bool {
    use Topic as T;
    if whole == part {
        return false;
    }
    let basic = |topic: &T| topic.is_basic() || matches!(topic, T::Economic(_));
    let fiscal = whole.1.is_some();
    let (whole, part) = (&whole.0, &part.0);
    match part {
        // 财政拨款 has no other revenue in it.
        T::InstitutionalRevenue
        | T::BusinessRevenue
        | T::OtherRevenue
        | T::SuperiorGrants
        | T::AffiliateRemittances => !fiscal && matches!(whole, T::Revenue | T::RevenueAndExpenditure),
        T::Basic | T::Project => !(basic(whole) || *whole == T::Project),
        T::Personnel | T::Operating => !matches!(whole, T::Personnel | T::Operating | T::Economic(_)),
        T::Revenue | T::Expenditure | T::RevenueAndExpenditure | T::Appropriation => {
            let is_narrow = basic(whole) || *whole == T::Project;
            !(is_narrow || whole.is_part_of_three_public() || whole.is_kind_of_purchase())
        }
        T::ThreePublic | T::Overseas | T::Vehicles | T::Reception => !whole.is_part_of_three_public(),
        T::VehiclePurchase | T::VehicleOperation => !whole.is_part_of_three_public() || *whole == T::Vehicles,
        T::Procurement | T::Goods | T::Works | T::Services => !whole.is_kind_of_purchase(),
        // A class is no part of another one.
        T::Path(part) => match whole {
            T::Path(whole) => match (&whole.class, &part.class) {
                (Some(whole), Some(part)) => whole.name == part.name,
                _ => true,
            },
            _ => true,
        },
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::may_hold;
    use crate::fact::{Scope, Topic};

    #[test]
    fn what_may_be_a_part_of_what() {
        let fiscal = Some(Scope::Fiscal);
        for (whole, part, holds) in [
            ((Topic::Expenditure, None), (Topic::Basic, None), true),
            ((Topic::Basic, None), (Topic::Personnel, None), true),
            ((Topic::Basic, None), (Topic::Project, None), false),
            ((Topic::Basic, None), (Topic::Basic, None), false),
            ((Topic::Personnel, None), (Topic::Operating, None), false),
            ((Topic::Vehicles, None), (Topic::VehiclePurchase, None), true),
            ((Topic::Vehicles, None), (Topic::Reception, None), false),
            ((Topic::Revenue, None), (Topic::InstitutionalRevenue, None), true),
            ((Topic::Revenue, fiscal), (Topic::InstitutionalRevenue, None), false),
        ] {
            assert_eq!(may_hold(&whole, &part), holds, "{whole:?} {part:?}");
        }
    }
}
