//! What a figure becomes: a fact, with what its clause says of it (文字事实).

use super::Sentence;
use super::clause::{Reading, Than, turned};
use crate::document::TextPlace;
use crate::fact::{Direction, Doubt, Fact, FactFigure, Measure, Standing, Topic};
use crate::value::FiscalYear;
use crate::words::{self, Meaning};

/// So many facts before a change are looked at for the year that it is of.
const FACTS: usize = 64;

impl Sentence<'_> {
    /// An amount that the sentence compares with.
    pub(super) fn emit_base(
        &mut self,
        range: core::ops::Range<usize>,
        measure: Measure,
        figure: FactFigure,
        year: Option<FiscalYear>,
    ) {
        self.clause.standing = Standing::Base;
        self.emit(range, measure, figure, None, year);
        self.clause.standing = Standing::Stated;
    }

    pub(super) fn emit_at(
        &mut self,
        range: core::ops::Range<usize>,
        measure: Measure,
        figure: FactFigure,
        direction: Option<Direction>,
    ) {
        self.emit(range, measure, figure, direction, Some(self.parser.year));
    }

    pub(super) fn emit(
        &mut self,
        range: core::ops::Range<usize>,
        measure: Measure,
        figure: FactFigure,
        direction: Option<Direction>,
        year: Option<FiscalYear>,
    ) {
        let clause = &self.clause;
        let (Some((topic, scope)), Some(year)) = (clause.subject.clone(), year) else { return };
        let change = matches!(measure, Measure::Change | Measure::Rate);
        let year = self.year_of_change().filter(|_| change).unwrap_or(year);
        if topic == Topic::Other || (clause.reading == Reading::Parts && !matches!(topic, Topic::Named(_))) {
            return;
        }
        let against = clause.than.and_then(|than| Some((self.year_of(than)?, than.measure)));
        let plan = clause.plan.filter(|_| matches!(measure, Measure::Completion | Measure::Order));
        let against = against.filter(|_| change).or_else(|| plan.map(|plan| (year, Some(plan))));
        let (figure, direction) = if change { turned(figure, direction) } else { (figure, direction) };
        let standing = if clause.other_basis { Standing::OtherBasis } else { clause.standing };
        // Below 项目支出情况 the paragraphs are of one project each, unless they name all of them.
        let is_of_one = clause.goes_on && topic == Topic::Project;
        // 2023年支出80万元，比上年增长5%: than the year before that, or than that one.
        let is_of_last =
            change && year < self.parser.year && against.is_some_and(|(against, _)| against >= year);
        let doubt = clause.doubt().or(is_of_one.then_some(Doubt::OfSubject));
        let doubt = if is_of_last { Some(Doubt::OfFigure) } else { doubt };
        let doubt = doubt.or_else(|| self.is_class_of_unknown(&topic).then_some(Doubt::OfSubject));
        self.doubt_carried(&topic);
        let clause = &self.clause;
        self.parser.narrative.facts.push(Fact {
            topic,
            scope,
            measure,
            figure,
            direction,
            standing,
            year,
            section_year: self.parser.year,
            against,
            of: clause.parent.clone(),
            doubt,
            statement: clause.statement,
            place: TextPlace { range, ..self.place.clone() },
        });
        self.clause.pending = false;
    }
}

impl Sentence<'_> {
    /// 镇级一般公共预算支出90万元…。农林水支出60万元: whether a class follows a total of the paragraph that words which nobody knows
    /// narrow, so that the class may be of the same.
    fn is_class_of_unknown(&self, topic: &Topic) -> bool {
        let is_total = |fact: &&Fact| {
            matches!(fact.topic, Topic::Revenue | Topic::Expenditure) && fact.amount().is_some()
        };
        matches!(topic, Topic::Path(path) if path.section.is_none())
            && self.facts_of_paragraph().filter(is_total).any(|total| total.doubt.is_some())
    }

    /// 一般公共预算收入50万元（含上年结转5万元）: the amount before the bracket is more than the revenue of the year.
    fn doubt_carried(&mut self, part: &Topic) {
        let Topic::Named(name) = part else { return };
        let is_carried = words::of(Meaning::OfOtherYear).iter().any(|word| name.contains(word));
        let Some(whole) = self.outer.last().filter(|_| is_carried) else { return };
        if let Some(before) = self.parser.narrative.facts.last_mut()
            && before.topic == Topic::Revenue
            && before.statement == whole.statement
        {
            before.doubt = Some(Doubt::OfFigure);
        }
    }

    /// The year that a change is of, where it is another than the section's: in an account of 2023, 2024年预算30万元，增加5万元 is of
    /// 2024, and 2022年20万元，增长5%；2023年… is of 2022.
    fn year_of_change(&self) -> Option<FiscalYear> {
        let own = self.parser.year;
        let named = self.clause.year.filter(|year| *year < own && self.is_spoken_of(*year));
        if named.is_some() {
            return named;
        }
        let last = self.clause.last_year.filter(|last| *last != own)?;
        (last > own || self.follows_level_of(last)).then_some(last)
    }

    /// 2023年比2022年减少5万元; 2023年80万元，…；2023年减少5万元: whether a year before its own is what the sentence speaks of, and no
    /// slip: it is compared with one before it, or has its amount.
    fn is_spoken_of(&self, year: FiscalYear) -> bool {
        let facts = self.parser.narrative.facts.iter().rev();
        let mut of_statement = facts.take_while(|fact| fact.statement == self.clause.statement).take(FACTS);
        match self.clause.than.and_then(|than| than.year) {
            Some(than) => than < year,
            None => of_statement.any(|fact| fact.year == year && fact.amount().is_some()),
        }
    }

    /// Whether a change is of the amount of an earlier year that stands right before it. It is in 2022年20万元，增长5%, and in
    /// 2023年30万元，增长50%，2022年20万元，增长5%; not in 2023年30万元，2022年20万元，增长50%.
    fn follows_level_of(&self, year: FiscalYear) -> bool {
        let facts = self.parser.narrative.facts.get(self.clause.facts_from..).unwrap_or_default();
        let of_statement = |fact: &&Fact| fact.statement == self.clause.statement;
        let is_change = |fact: &Fact| matches!(fact.measure, Measure::Change | Measure::Rate);
        let is_level =
            |fact: &Fact| fact.standing == Standing::Stated && !is_change(fact) && fact.amount().is_some();
        let mut before = facts.iter().rev().take(FACTS).filter(of_statement);
        let is_of_last = before.find(|fact| is_level(fact)).is_some_and(|level| level.year == year);
        let mut own = before.filter(|fact| fact.year == self.parser.year);
        let is_said = own.find(|fact| is_level(fact) || is_change(fact)).is_none_or(is_change);
        is_of_last && self.clause.year.is_none() && is_said
    }

    /// The year that something is compared with: the one that is named, or else the year before. 比年初预算增加 is against
    /// what an account's own year planned.
    pub(super) fn year_of(&self, than: Than) -> Option<FiscalYear> {
        let own = match than.measure {
            Some(Measure::InitialBudget | Measure::Adjusted) => true,
            Some(Measure::Budget) => self.parser.account,
            _ => false,
        };
        let unnamed = || if own { Some(self.parser.year) } else { self.parser.year.previous() };
        than.year.or_else(unnamed)
    }
}
