//! What a clause has said so far, as a reader carries it over commas (分句).

use rust_decimal::Decimal;

use crate::fact::narrative::CountSum;
use crate::fact::{Direction, Doubt, FactFigure, Measure, Scope, Standing, Topic};
use crate::value::{FiscalYear, Printed, Ratio};

/// What is spoken of: a thing, and whose money.
pub(in crate::fact) type Subject = (Topic, Option<Scope>);

/// What a clause has said so far.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "what a clause has said so far, each for itself")]
pub(super) struct Clause {
    pub(super) subject: Option<Subject>,
    pub(super) statement: usize,
    /// Of what the list was that the sentence before ended with, where 其中 goes on with it.
    pub(super) listed: Option<Subject>,
    /// How many facts stand before the sentence, or the part of it up to a semicolon.
    pub(super) facts_from: usize,
    /// The budget whose revenue the sentence gives.
    pub(super) fund: Option<Scope>,
    /// Whether a thing has been named since the last comma.
    pub(super) headed: bool,
    /// Whether the sentence goes on with what the one before it spoke of, having named nothing yet.
    pub(super) goes_on: bool,
    /// 其中: of what the things that follow are parts.
    pub(super) parent: Option<Subject>,
    /// The wholes of the lists that this one is in.
    pub(super) wholes: Vec<Subject>,
    /// The things named since the last comma, each with the number of its statement.
    pub(super) named: Vec<(Subject, usize)>,
    /// The things that the sentence has given amounts of.
    pub(super) given: Vec<(Subject, usize)>,
    /// 分别: the things that the figures go round.
    pub(super) round: Option<Round>,
    /// The year that the parts are of.
    pub(super) list_year: Option<FiscalYear>,
    pub(super) year: Option<FiscalYear>,
    pub(super) measure: Option<Measure>,
    pub(super) measures: Vec<Measure>,
    pub(super) than: Option<Than>,
    pub(super) moving: Option<Moving>,
    pub(super) share: Option<Whole>,
    pub(super) completes: bool,
    /// 收入完成5万元: whether the amount that follows is what came of the budget.
    pub(super) completed: bool,
    /// 完成年初预算的: which figure the completion rate is of.
    pub(super) plan: Option<Measure>,
    /// How the figure that is read next stands in the sentence.
    pub(super) standing: Standing,
    /// 按可比口径: what is stated is on another basis than the amounts beside it.
    pub(super) other_basis: bool,
    /// Whether the head said 本年, which with what is carried over is another total.
    pub(super) this_year: bool,
    pub(super) reading: Reading,
    /// Whether the sentence lists items that are not those of a reason.
    pub(super) item: bool,
    pub(super) aside: bool,
    /// Whether words beside the subject are not known.
    pub(super) doubtful: bool,
    /// Whether words since the last sign or subject are not known.
    pub(super) unknown: bool,
    /// Whether words that nobody knows stood between two signs since the subject was named, and named nothing.
    pub(super) passed_unknown: bool,
    /// Whether a subject has been named since the last sign, and no figure given of it.
    pub(super) pending: bool,
    /// Whether what the list is of is in doubt, and its parts with it.
    pub(super) of_doubtful: bool,
    /// Whether the clause is of something that was named before: 该项本年收入5万元.
    pub(super) points_back: bool,
    /// Whether the paragraph has named a body whose figures follow, which the tables have only with those of others.
    pub(super) of_body: bool,
    /// Whether two subjects stand before one figure: 甲和乙共5万元 is of neither.
    pub(super) joined: bool,
    /// The characters after the last head that are no word.
    pub(super) tail: String,
    pub(super) last_year: Option<FiscalYear>,
    /// 共有车辆8辆: the count that 其中 would be of.
    pub(super) count: Option<(Decimal, Box<str>, usize)>,
    pub(super) sum: Option<CountSum>,
    /// Whether something was counted since the last thing or amount: 立案5起，上升10% may be of what was counted.
    pub(super) counted: bool,
}

/// What may be a fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Reading {
    #[default]
    All,
    /// 主要原因: nothing until the sentence ends.
    Reason,
    /// 用于: likewise, but 其中 takes the purpose apart.
    Purpose,
    /// A comparison behind a purpose: of the thing again, until 其中 takes the purpose apart.
    Resumed,
    /// The parts of a purpose: what has a name of its own.
    Parts,
}

impl Clause {
    /// What leaves open of what the next figure is.
    pub(super) const fn doubt(&self) -> Option<Doubt> {
        if self.unknown {
            return Some(Doubt::OfFigure);
        }
        if self.doubtful || self.joined { Some(Doubt::OfSubject) } else { None }
    }

    /// A subject: what stands before it in its clause is said of it. Words that are its name leave nothing open.
    pub(super) fn begin_subject(&mut self, topic: &Topic, is_another: bool) {
        let is_name = matches!(topic, Topic::Named(_));
        // 收入、支出总计5万元: the two sides of a balance are each as much.
        let side = |topic: &Topic| matches!(topic, Topic::Revenue | Topic::Expenditure);
        let is_balance = side(topic) && self.subject.as_ref().is_some_and(|(before, _)| side(before));
        let is_in_doubt = self.unknown || self.of_doubtful || self.points_back || self.of_body;
        self.doubtful = !is_name && is_in_doubt;
        self.joined = !is_name && is_another && self.pending && !is_balance;
        (self.unknown, self.pending, self.goes_on, self.counted) = (false, true, false, false);
        self.passed_unknown = false;
    }
}

impl Reading {
    pub(super) const fn is_silent(self) -> bool {
        matches!(self, Self::Reason | Self::Purpose)
    }
}

/// 增加, 减少: the way of what follows; none where both alternatives of a form stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moving(pub(super) Option<Direction>);

/// 甲、乙和丙分别为…、…和…: things, and the figures that follow, one each.
#[derive(Clone, Debug)]
pub(super) struct Round {
    pub(super) of: Vec<(Subject, usize)>,
    pub(super) next: usize,
    pub(super) moving: Option<Moving>,
    pub(super) share: Option<Whole>,
}

/// 占: the whole that the clause names, where it names one.
#[derive(Clone, Debug)]
pub(super) struct Whole(pub(super) Option<Subject>);

#[derive(Clone, Copy, Debug)]
pub(super) struct Than {
    pub(super) year: Option<FiscalYear>,
    pub(super) measure: Option<Measure>,
    /// Whether no comma has come since.
    pub(super) open: bool,
    pub(super) named: bool,
}

/// 增长-10%: the sign turns the way. Where word and sign say 减少 twice, nobody knows which way is meant.
pub(super) fn turned(figure: FactFigure, direction: Option<Direction>) -> (FactFigure, Option<Direction>) {
    let size = match figure {
        FactFigure::Amount(amount) if amount.value().is_sign_negative() && !amount.is_zero() => {
            Printed::new(-amount.value(), amount.unit()).ok().map(FactFigure::Amount)
        }
        FactFigure::Rate(rate) if rate.percent().is_sign_negative() && !rate.percent().is_zero() => {
            Ratio::new(-rate.percent()).ok().map(FactFigure::Rate)
        }
        _ => None,
    };
    match (size, direction) {
        (Some(size), Some(Direction::Up)) => (size, Some(Direction::Down)),
        (Some(size), _) => (size, None),
        (None, direction) => (figure, direction),
    }
}

#[cfg(test)]
mod tests {
    use super::turned;
    use crate::fact::{Direction, FactFigure};

    #[test]
    fn a_sign_turns_the_way() {
        let rate = |rate: &str| FactFigure::Rate(rate.parse().unwrap());
        for (printed, word, size, way) in [
            ("10.00%", Some(Direction::Up), "10.00%", Some(Direction::Up)),
            ("-10.00%", Some(Direction::Up), "10.00%", Some(Direction::Down)),
            ("-10.00%", Some(Direction::Down), "10.00%", None),
            ("-10.00%", None, "10.00%", None),
            ("0.00%", Some(Direction::Down), "0.00%", Some(Direction::Down)),
        ] {
            assert_eq!(turned(rate(printed), word), (rate(size), way), "{printed} {word:?}");
        }
    }
}
