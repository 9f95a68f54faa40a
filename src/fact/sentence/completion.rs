//! Percentages of a figure that stands in their own words: 完成年初预算50万元的80%, 占总支出50万元的20% (完成、占).

use super::Sentence;
use super::clause::Subject;
use super::names::{says_nothing, without_lead};
use crate::fact::scan::Token;
use crate::fact::words::Word;
use crate::fact::{FactFigure, Measure, Standing};
use crate::words::{self, Meaning};

/// What follows 完成 or 占, up to the figure that ends it.
enum Ahead {
    /// 年初预算50万元的80%: the tokens of the amount and of the percentage.
    Quotient {
        amount: usize,
        percent: usize,
    },
    /// 年初预算的80%: the amount is not said.
    Percent {
        from: usize,
    },
    /// 50万元
    Amount {
        from: usize,
    },
    Nothing,
}

/// Whether words name a plan and not what it is of.
fn is_plain_plan(words: &str) -> bool {
    let rest = words.trim_start_matches(|c: char| c.is_ascii_digit() || "本当全年度的".contains(c));
    words::of(Meaning::PlanAlone).contains(&rest)
}

/// Which figure of a plan some words name, where they name one.
pub(super) fn plan_of(words: &str) -> Option<Measure> {
    let has = |meaning| words::of(meaning).iter().any(|name| words.contains(name));
    if !has(Meaning::Plan) {
        return None;
    }
    if has(Meaning::PlanAdjusted) {
        return Some(Measure::Adjusted);
    }
    Some(if has(Meaning::PlanInitial) { Measure::InitialBudget } else { Measure::Budget })
}

/// 市下达任务: whether words name what somebody sets beside the budget, so that a rate of it says nothing of the budget's amount.
fn is_assigned(words: &str) -> bool {
    words::of(Meaning::PlanAssigned).iter().any(|name| words.contains(name))
}

impl Sentence<'_> {
    fn ahead(&self, at: usize) -> Ahead {
        let ends = |token: &Token| match token {
            Token::Comma | Token::Stop | Token::Semicolon | Token::Colon | Token::Open | Token::Close => true,
            Token::Word(word) => {
                matches!(word, Word::Share | Word::Complete | Word::Move(_) | Word::Than | Word::OfWhich)
            }
            _ => false,
        };
        let ahead = self.spots.iter().enumerate().skip(at + 1).take_while(|(_, spot)| !ends(&spot.token));
        let mut figures = ahead.filter(|(_, spot)| matches!(spot.token, Token::Money(_) | Token::Percent(_)));
        let Some((first, spot)) = figures.next() else { return Ahead::Nothing };
        if matches!(spot.token, Token::Percent(_)) {
            return Ahead::Percent { from: first };
        }
        match figures.next() {
            Some((percent, next))
                if matches!(next.token, Token::Percent(_)) && self.joins(spot.to, next.from) =>
            {
                Ahead::Quotient { amount: first, percent }
            }
            _ => Ahead::Amount { from: first },
        }
    }

    /// 占财政总收入72%: the first head of the words between 占 and the percentage, and the place of the percentage. The words say
    /// of what the share is, and nothing else is spoken of behind them. None where they say more than that.
    pub(super) fn named_whole(&mut self, at: usize) -> Option<(Option<Subject>, usize)> {
        let Ahead::Percent { from } = self.ahead(at) else { return None };
        let mut between = self.spots[at + 1..from].iter();
        if between
            .any(|spot| matches!(spot.token, Token::Word(Word::Respectively | Word::Share) | Token::Path(_)))
        {
            return None;
        }
        let heads = (at + 1..from).filter_map(|place| Some((place, self.head(place, true)?)));
        let head = heads.into_iter().next().filter(|(_, head)| head.next <= from);
        // 占本级项目支出的20%: of a body's alone, and so may words be that nobody knows.
        let narrows = |words: &str| {
            !says_nothing(without_lead(words))
                || words::of(Meaning::Itself).iter().any(|itself| words.ends_with(itself))
        };
        let is_narrowed = head.as_ref().is_some_and(|(place, _)| {
            let leads = &self.spots[at + 1..*place];
            leads.iter().any(|spot| {
                matches!(spot.token, Token::Other) && narrows(&self.text.words(spot.from, spot.to))
            })
        });
        self.clause.unknown |= is_narrowed;
        Some((head.map(|(_, head)| head.subject), from))
    }

    /// The place behind the percentage that follows a word.
    pub(super) fn behind_percentage(&self, at: usize) -> Option<usize> {
        match self.ahead(at) {
            Ahead::Quotient { percent, .. } | Ahead::Percent { from: percent } => Some(percent + 1),
            Ahead::Amount { .. } | Ahead::Nothing => None,
        }
    }

    /// Whether nothing but 的 stands between an amount and the percentage of it.
    fn joins(&self, from: usize, to: usize) -> bool {
        let words = self.text.words(from, to);
        matches!(words.trim(), "" | "的" | "之" | "的比重为" | "的比例为")
    }

    /// What stands between a word and the token of a figure.
    fn words_up_to(&self, at: usize, figure: usize) -> String {
        self.text.words(self.spots[at].to, self.spots[figure].from)
    }

    /// 完成: gives the place behind what it has read.
    pub(super) fn take_completion(&mut self, at: usize) -> usize {
        if self.words(at) != "完成" {
            self.clause.completes = true;
            return at + 1;
        }
        if let Some(next) = self.take_quotient(at) {
            return next;
        }
        match self.ahead(at) {
            Ahead::Percent { from } => {
                self.clause.completes = true;
                let words = self.words_up_to(at, from);
                self.clause.plan = plan_of(&words);
                self.clause.unknown |= is_assigned(&words);
                if self.clause.plan.is_some() {
                    self.executed();
                    return from;
                }
            }
            // 收入完成50万元: what came of it.
            Ahead::Amount { from } if plan_of(&self.words_up_to(at, from)).is_none() => {
                if !self.parser.account && self.clause.than.is_none_or(|than| !than.open) {
                    self.clause.measure = Some(Measure::Executed);
                    self.clause.completed = true;
                }
            }
            // 完成预算50万元: which of the two it is, nobody knows.
            Ahead::Amount { .. } => self.clause.aside = true,
            _ => self.clause.completes = true,
        }
        at + 1
    }

    /// 完成预算50万元的80%, 占总支出50万元的20%: the amount between is what the percentage is of, and not an amount of the thing
    /// itself.
    pub(super) fn take_quotient(&mut self, at: usize) -> Option<usize> {
        let silent = self.clause.reading.is_silent() || self.clause.round.is_some();
        let share = !matches!(self.token(at), Some(Token::Word(Word::Complete)));
        let (amount, percent) = match self.ahead(at) {
            Ahead::Quotient { amount, percent } if !silent => (amount, percent),
            // 占年初预算的80%: no share.
            Ahead::Percent { from } if share && !silent => {
                let words = self.words_up_to(at, from);
                let is_said = |plan: &Measure| *plan != Measure::Budget || words.contains("预算数");
                let plan = plan_of(&words).filter(is_said)?;
                // 占支出预算数的5%: of a total, not of what was planned for the thing.
                let head = |token: &Token| {
                    matches!(
                        token,
                        Token::Word(
                            Word::Head(_)
                                | Word::Budget(_)
                                | Word::Fiscal
                                | Word::Expenditure
                                | Word::Revenue
                        )
                    )
                };
                if self.spots[at + 1..from].iter().any(|spot| head(&spot.token)) {
                    return None;
                }
                (self.clause.completes, self.clause.plan) = (true, Some(plan));
                self.executed();
                return Some(from);
            }
            _ => return None,
        };
        let words = self.words_up_to(at, amount);
        // 占支出预算160万元的90%: of a total; 占预算数160万元的90%: of what was planned for the thing.
        let plan = plan_of(&words).filter(|plan| !share || *plan != Measure::Budget || is_plain_plan(&words));
        let whole = self.head(at + 1, true).map(|head| head.subject).filter(|_| plan.is_none());
        if plan.is_none() && !share {
            return None;
        }
        if plan.is_some() {
            self.executed();
        }
        let (base, rate) = (self.spots[amount].clone(), self.spots[percent].clone());
        let (Token::Money(money), Token::Percent(ratio)) = (&base.token, &rate.token) else { return None };
        let range = self.text.range(base.from, base.to);
        let year = self.clause.list_year.or(self.clause.last_year).unwrap_or(self.parser.year);
        let subject = self.clause.subject.clone();
        let parent = self.clause.parent.clone();
        if let Some(whole) = &whole {
            self.clause.subject = Some(whole.clone());
            self.clause.parent = None;
        }
        let is_in_doubt = core::mem::replace(&mut self.clause.unknown, is_assigned(&words));
        self.emit_base(range, plan.unwrap_or(Measure::Amount), FactFigure::Amount(*money), Some(year));
        self.clause.unknown = is_in_doubt;
        (self.clause.subject, self.clause.parent) = (subject, parent.clone());
        let range = self.text.range(rate.from, rate.to);
        let measure = if plan.is_some() { Measure::Completion } else { Measure::Share };
        self.clause.plan = plan;
        if let Some(whole) = whole {
            self.clause.parent = Some(whole);
        }
        self.emit_at(range, measure, FactFigure::Rate(*ratio), None);
        (self.clause.parent, self.clause.plan) = (parent, None);
        self.clause.tail.clear();
        Some(percent + 1)
    }

    /// 为调整预算50万元的80%: an amount with a percentage of it is no amount of the thing, whatever leads to it.
    pub(super) fn take_share_of_amount(&mut self, at: usize) -> Option<usize> {
        let (base, rate) = (self.spots.get(at)?.clone(), self.spots.get(at + 2)?.clone());
        let (Token::Money(money), Token::Percent(ratio)) = (&base.token, &rate.token) else { return None };
        if !self.joins(base.to, rate.from) || base.to == rate.from || self.clause.round.is_some() {
            return None;
        }
        self.clause.tail.clear();
        let plans = [Measure::Budget, Measure::InitialBudget, Measure::Adjusted];
        let plan = self.clause.measure.take().filter(|measure| plans.contains(measure));
        if let Some(plan) = plan.filter(|_| !self.clause.reading.is_silent() && !self.clause.aside) {
            self.executed();
            let year = self.clause.list_year.or(self.clause.last_year).unwrap_or(self.parser.year);
            let range = self.text.range(base.from, base.to);
            self.emit_base(range, plan, FactFigure::Amount(*money), Some(year));
            self.clause.plan = Some(plan);
            let range = self.text.range(rate.from, rate.to);
            self.emit_at(range, Measure::Completion, FactFigure::Rate(*ratio), None);
            self.clause.plan = None;
        }
        Some(at + 3)
    }

    /// An amount that is a percentage of what was planned is what came of it, though no word beside it says so.
    fn executed(&mut self) {
        if self.parser.account {
            return;
        }
        let (statement, paragraph) = (self.clause.statement, self.place.paragraph);
        let facts = self.parser.narrative.facts.iter_mut().rev();
        let mut facts = facts.take_while(|fact| fact.place.paragraph == paragraph);
        let is_level = |fact: &&mut super::Fact| {
            fact.statement == statement
                && fact.standing == Standing::Stated
                && matches!(fact.measure, Measure::Amount)
                && fact.amount().is_some()
        };
        if let Some(fact) = facts.find(is_level) {
            fact.measure = Measure::Executed;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::plan_of;
    use crate::fact::Measure;

    #[test]
    fn a_plan_by_its_words() {
        for (words, plan) in [
            ("年初预算", Some(Measure::InitialBudget)),
            ("年初上报计划", Some(Measure::InitialBudget)),
            ("调整预算收入计划", Some(Measure::Adjusted)),
            ("全年预算", Some(Measure::Adjusted)),
            ("预算数", Some(Measure::Budget)),
            ("任务", Some(Measure::Budget)),
            ("总支出", None),
            ("", None),
        ] {
            assert_eq!(plan_of(words), plan, "{words}");
        }
    }
}
