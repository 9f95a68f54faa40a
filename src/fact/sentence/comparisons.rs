//! Comparisons: with which year and figure, which way, and shares (增减、占比).

use super::Sentence;
use super::clause::{Moving, Than, Whole};
use super::names::says_nothing;
use crate::fact::scan::{Token, ends_in_hedge};
use crate::fact::words::Word;
use crate::fact::{Direction, FactFigure, Measure, Topic};
use crate::words::{self, Meaning};

impl Sentence<'_> {
    /// 比上年有所减少: a way without a figure.
    pub(super) fn pending_direction(&mut self) {
        let moving = self.clause.moving.take();
        let Some(Moving(Some(direction))) = moving else { return };
        if self.clause.than.is_some_and(|than| than.open) && !self.clause.reading.is_silent() {
            let at = FactFigure::None;
            self.emit_at(0..0, Measure::Change, at, Some(direction));
        }
    }

    pub(super) fn take_measure(&mut self, measure: Measure) {
        match &mut self.clause.than {
            Some(than) if than.open => (than.measure, than.named) = (Some(measure), true),
            _ => {
                self.clause.measure = Some(measure);
                self.clause.measures.push(measure);
            }
        }
        if self.clause.subject.is_none() && measure == Measure::Account {
            self.set((Topic::Expenditure, None));
            self.clause.measure = Some(measure);
        }
    }

    pub(super) fn take_than(&mut self, at: usize) {
        let words = self.words(at);
        let sure = words == "同比" || words == "相比";
        let named = matches!(
            self.token(at + 1),
            Some(Token::Year(_) | Token::Word(Word::Previous | Word::Measure(_) | Word::Current))
        );
        if named || (sure && self.clause.than.is_none()) {
            let (year, measure) = (None, None);
            self.clause.than = Some(Than { year, measure, open: true, named: false });
        }
    }

    pub(super) fn take_flat(&mut self, at: usize) {
        let spot = &self.spots[at];
        let range = self.text.range(spot.from, spot.to);
        if self.clause.than.is_some_and(|than| than.year.is_some()) {
            self.emit_at(range, Measure::Change, FactFigure::None, Some(Direction::Flat));
        } else if self.clause.measures.contains(&Measure::Account) {
            self.emit_at(range, Measure::Order, FactFigure::None, Some(Direction::Flat));
        }
    }

    /// 占本年支出合计的
    pub(super) fn take_share(&mut self, at: usize) -> usize {
        // 约占项目支出的16%: about as much.
        let before = at.checked_sub(1).map(|before| self.words(before)).unwrap_or_default();
        if ends_in_hedge(&before) {
            return self.behind_percentage(at).unwrap_or(at + 1);
        }
        // 甲60万元和乙40万元，各占60%、40%
        if before.ends_with('各') {
            self.take_round(at);
        }
        if let Some(next) = self.take_quotient(at) {
            return next;
        }
        if let Some((mut whole, percent)) = self.named_whole(at)
            && (whole.is_some() || self.clause.share.is_none())
        {
            // 占限额的98%: of what no word names.
            let leads = self.text.words(self.spots[at].to, self.spots[percent].from);
            // 占预算的80%: of what was planned for the thing, or for all of it.
            let is_planned = super::completion::plan_of(&leads).is_some();
            self.clause.unknown |=
                whole.is_none() && (is_planned || !says_nothing(&leads.replace("比重", "")));
            // 占本类支出的80%: of the class that the list is of.
            if words::of(Meaning::OwnClass).iter().any(|own| leads.starts_with(own)) {
                whole = self.clause.parent.clone().filter(|(topic, _)| matches!(topic, Topic::Path(_)));
            }
            self.clause.share = Some(Whole(whole));
            return percent;
        }
        let whole = self.head(at + 1, true);
        // 占支出总额的比重为
        if whole.is_none() && self.clause.share.is_some() {
            return at + 1;
        }
        self.clause.share = Some(Whole(whole.as_ref().map(|head| head.subject.clone())));
        whole.map_or(at + 1, |head| head.next)
    }
}
