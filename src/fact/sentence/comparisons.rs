//! Comparisons: with which year and figure, which way, and shares (增减、占比).

use super::Sentence;
use super::clause::{Moving, Than, Whole};
use super::names::says_nothing;
use crate::fact::counted_sum::things_summed;
use crate::fact::scan::{Spot, Token, ends_in_hedge};
use crate::fact::words::Word;
use crate::fact::{Direction, FactFigure, Measure, Topic};
use crate::words::{self, Meaning};

/// So many amounts before a share are looked at for the one that its words name.
const AMOUNTS: usize = 64;

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

    /// Whether a word for a comparison is followed by what it is with: a year, or what was planned.
    pub(super) fn compares_with(&self, at: usize) -> bool {
        matches!(
            self.token(at + 1),
            Some(Token::Year(_) | Token::Word(Word::Previous | Word::Measure(_) | Word::Current))
        )
    }

    /// A word for a comparison; gives the place of the next token that says more.
    pub(super) fn take_than(&mut self, at: usize) -> usize {
        let words = self.words(at);
        let sure = words == "同比" || words == "相比";
        let open = |year, named| Some(Than { year, measure: None, open: true, named });
        if self.compares_with(at) || (sure && self.clause.than.is_none()) {
            self.clause.than = open(None, false);
        }
        if self.is_opening(at) {
            self.clause.than = open(self.parser.year.previous(), true);
            return at + 2;
        }
        at + 1
    }

    /// 年末结余5万元，比年初的8万元减少3万元: whether a stock, which no form has a year's plan of, is compared with what there was when the
    /// year began, which the year before left.
    fn is_opening(&self, than: usize) -> bool {
        let opening = self.words(than + 1);
        words::of(Meaning::Opening).contains(&opening.trim_end_matches('的'))
            && matches!(self.token(than + 2), Some(Token::Money(_)))
            && matches!(&self.clause.subject, Some((Topic::Named(_), _)))
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

    /// 授予中小企业合同金额90万元，…占授予中小企业合同金额的50%: whether the paragraph gives an amount of what words call so.
    fn is_called_before(&self, at: usize, words: &str) -> bool {
        let name = words.trim_end_matches('的');
        let is_money = |spot: &&Spot| matches!(spot.token, Token::Money(_));
        let mut amounts = self.spots[..at].iter().rev().filter(is_money).take(AMOUNTS);
        amounts.any(|spot| {
            let lead = self.text.clause_before(spot.from);
            let leads = words::of(Meaning::LeadsToAmount).iter();
            !name.is_empty() && leads.map(|word| lead.trim_end_matches(word)).any(|lead| lead.ends_with(name))
        })
    }

    /// 甲60万元、乙20万元，合计占80%: whether a share is of what things are together.
    fn is_share_of_sum(&self, at: usize, before: &str) -> bool {
        // Only behind such a word is the whole clause looked at.
        if !words::of(Meaning::SumsUp).iter().any(|word| before.ends_with(word)) {
            return false;
        }
        let words = self.spots.get(at).map(|spot| self.text.clause_before(spot.from)).unwrap_or_default();
        words::of(Meaning::SumsUp).contains(&words.as_str()) || things_summed(&words).is_some()
    }

    /// 占本年支出合计的
    pub(super) fn take_share(&mut self, at: usize) -> usize {
        // 约占项目支出的16%: about as much.
        let before = at.checked_sub(1).map(|before| self.words(before)).unwrap_or_default();
        if self.is_share_of_sum(at, &before) || ends_in_hedge(&before) {
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
            let is_known = says_nothing(&leads.replace("比重", "")) || self.is_called_before(at, &leads);
            self.clause.unknown |= whole.is_none() && (is_planned || !is_known);
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
