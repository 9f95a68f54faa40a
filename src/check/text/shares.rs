//! What a share of the text is of (占比).

use rust_decimal::Decimal;

use super::candidates::three_public_row;
use super::facts::{Kind, Source, TextFacts};
use super::rates::{RateEnd, RateReading};
use crate::document::TextPlace;
use crate::fact::{Fact, FactFigure, Measure, Scope, Standing, Topic};
use crate::prose::one_line;
use crate::table::CellOrigin;
use crate::value::{Printed, Ratio, Tally};
use crate::words::{self, Meaning, names_grand_total};

/// What the parts of a list are called to be of: the topic, and whose money.
type Named = (Topic, Option<Scope>);

/// How many facts of one kind are looked at for what a share may be of, and how many shares of its list are compared with each
/// of them. A document speaks of some dozen totals, and a list has some twenty parts; a text with thousands of both would
/// take hours.
const WHOLES: usize = 128;
const LIST: usize = 64;
/// Shorter words may be a part of another name: 占支出的80%.
const SHORTEST_NAME: usize = 4;

/// How many parts before and behind a share are looked at for what it may be of together with them.
pub(super) const TOGETHER: usize = 8;

/// What a share may be of.
#[derive(Debug, Default)]
struct Wholes {
    /// What the sentence names, or what the list is of: the surest first.
    meant: Vec<(Printed, Source)>,
    /// Other totals of the section: the sentence leaves open that it is one of them.
    possible: Vec<(Printed, Source)>,
    /// Whether there may be more than were looked at.
    are_more: bool,
}

/// The first facts of some, and whether there are more than are looked at.
fn first(mut facts: impl Iterator<Item = usize>) -> (Vec<usize>, bool) {
    let first = facts.by_ref().take(WHOLES).collect();
    (first, facts.next().is_some())
}

/// A share of a list: its place, itself and its part.
type Listed = (usize, Ratio, Printed);

/// How many others of a list are shares of a whole, where the parts are all of it and every other share is of it; none where one
/// is not.
fn shares_of_all_others(list: &[Listed], index: usize, whole: Printed) -> usize {
    let mut tally = Tally::new(whole);
    for (.., part) in list {
        tally.add(*part);
    }
    let others = list.iter().filter(|(at, ..)| *at != index);
    let is_closed = tally.verdict().outcome().is_held()
        && others.clone().all(|(_, share, part)| share.judge_share(*part, whole).is_held());
    if is_closed { others.count() } else { 0 }
}

/// Whether a share is of what its part and those that stand next to it are together.
fn is_of_parts_together(list: &[Listed], index: usize, printed: Ratio) -> bool {
    let Some(own) = list.iter().position(|(at, ..)| *at == index) else { return false };
    let begins = own.saturating_sub(TOGETHER)..=own;
    let mut runs = begins.flat_map(|begin| {
        let ends = own.max(begin + 1)..list.len().min(begin + TOGETHER + 1);
        ends.map(move |end| begin..=end)
    });
    let share = list[own].2;
    runs.any(|run| {
        let parts = list[run].iter().map(|(.., part)| *part);
        sum_of(parts).is_some_and(|sum| printed.judge_share(share, sum).is_held())
    })
}

/// What amounts of one unit are together.
pub(super) fn sum_of(mut amounts: impl Iterator<Item = Printed>) -> Option<Printed> {
    let first = amounts.next()?;
    let sum = amounts.try_fold(first.value(), |sum, amount| {
        (amount.unit() == first.unit()).then(|| sum.checked_add(amount.value()))?
    });
    Printed::new(sum?, first.unit()).ok()
}

/// Whether the shares of a list add up to 100 %.
fn is_whole(list: &[Listed]) -> bool {
    list.iter().map(|(_, share, _)| share.percent()).sum::<Decimal>() == Decimal::ONE_HUNDRED
}

/// Whether a share is the right one but for one in its last digit.
fn is_off_by_one(printed: Ratio, part: Printed, whole: Printed) -> bool {
    let percent = printed.percent();
    let one = Decimal::new(1, percent.scale());
    [percent + one, percent - one]
        .into_iter()
        .filter_map(|percent| Ratio::new(percent).ok())
        .any(|ratio| RateEnd::of_share(ratio, part, whole) == RateEnd::Held)
}

impl TextFacts<'_> {
    /// 占 x%. All shares of a list are of one whole, and a share is wrong only where no whole that the words allow gives
    /// it.
    pub(super) fn share(&self, index: usize, printed: Ratio) -> RateReading {
        let Some((part, share)) = self.part_of(index) else { return RateReading::UNTIED };
        // A part is not more than its whole: what is less is the whole of something else.
        // Nor is it all of it, where the text gives another share: 基本支出5万元，占全部基本支出的8%.
        let end_of = |all: Printed| match RateEnd::of_share(printed, share, all) {
            end if end == RateEnd::Held || share.exact() < all.exact() => end,
            _ => RateEnd::Untied,
        };
        let reading =
            |end: RateEnd, source: Source| RateReading::of_quotient(end, vec![Source::Fact(part), source]);
        // 占总支出50万元的20%
        if let Some(beside) = self.base_beside(index) {
            return match self.facts[beside].amount() {
                Some(all) => reading(end_of(all), Source::Fact(beside)),
                None => RateReading::UNTIED,
            };
        }
        let called = self.called_in_paragraph(index, part);
        if !called.is_empty() && !self.closes_list(index) {
            let ends =
                called.iter().filter_map(|at| Some((end_of(self.facts[*at].amount()?), Source::Fact(*at))));
            // The better of them is meant, and of two as bad the nearest.
            return ends
                .min_by_key(|(end, _)| *end)
                .map_or(RateReading::UNTIED, |(end, of)| reading(end, of));
        }
        let wholes = self.wholes(index, part, share);
        let all = || wholes.meant.iter().chain(&wholes.possible);
        // All parts of a whole, whose other shares are of it: no other total is meant by one of them.
        let meant = wholes.meant.first().map(|(whole, _)| *whole);
        let listed: Vec<Listed> = self.listed_beside(index).take(LIST + 1).collect();
        let closed = self.like(index, &listed);
        let is_left_out = |whole: Printed| {
            let fewest = if meant == Some(whole) { 1 } else { 2 };
            shares_of_all_others(&closed, index, whole) >= fewest
                && end_of(whole) == RateEnd::Broken
                && !is_off_by_one(printed, share, whole)
        };
        // A share that stands alone leaves nothing to compare with.
        let given = if closed.len() > 1 { self.amounts_before(index) } else { Vec::new() };
        if let Some((_, source)) = all().chain(&given).find(|(whole, _)| is_left_out(*whole)) {
            return reading(RateEnd::Broken, *source);
        }
        if let Some((_, source)) = all().find(|(whole, _)| end_of(*whole) == RateEnd::Held) {
            return reading(RateEnd::Held, *source);
        }
        // 人员经费40万元，占基本支出的80%，公用经费10万元，占20%: of what they are together.
        if is_of_parts_together(&listed, index, printed) {
            return reading(RateEnd::Held, Source::Fact(part));
        }
        // One of those that were not looked at may be it. Nor does a share behind a whole list say that it is of its last part.
        if wholes.are_more || self.closes_list(index) {
            return RateReading::UNTIED;
        }
        // What the sentence names as the whole is that, and no other total.
        let is_unnamed = self.facts[index].of.is_none();
        let list = &listed[..listed.len().min(LIST)];
        // 占事业收入的25%: of what the text gives no amount of, and not what the others are of.
        let of = &self.facts[index].of;
        let is_of_list = listed.iter().any(|(at, ..)| *at != index && self.facts[*at].of == *of);
        if !is_unnamed && wholes.meant.is_empty() && !is_of_list {
            return RateReading::UNTIED;
        }
        // The whole that most of the list are of is that of all of it.
        let is_of_most = |whole: Printed| {
            let fails = |(_, share, part): &&Listed| !share.judge_share(*part, whole).is_held();
            let most = list.len().saturating_sub(1) / 2;
            let failed = list.iter().filter(fails).take(most + 1).count();
            failed <= most && list.len() - failed >= 2
        };
        let common = all().find(|(whole, _)| is_of_most(*whole));
        let Some((whole, source)) = common
            .or(wholes.meant.first())
            .or_else(|| self.only_whole(index, &wholes).filter(|_| is_unnamed))
        else {
            return RateReading::UNTIED;
        };
        let is_adjusted = || is_whole(list) && is_off_by_one(printed, share, *whole);
        if !self.may_be_called(index, part, *source) {
            return RateReading::UNTIED;
        }
        match end_of(*whole) {
            RateEnd::Broken | RateEnd::CutOff if is_adjusted() => reading(RateEnd::Adjusted, *source),
            end => reading(end, *source),
        }
    }

    /// 授予中小企业合同金额90万元，其中授予小微企业合同金额60万元，占授予中小企业合同金额的66.67%: the amounts of its paragraph that stand behind
    /// the very words by which a share calls its whole, the nearest first.
    fn called_in_paragraph(&self, index: usize, part: usize) -> Vec<usize> {
        let name = one_line(self.words_of_whole(index));
        let name = name.trim_end_matches('的');
        // 年初流动资产48万元，占资产总额的60%: of what there was then.
        let is_opening = |words: &str| words::of(Meaning::Opening).iter().any(|word| words.contains(word));
        if name.chars().count() < SHORTEST_NAME || is_opening(self.clause_before(&self.facts[part].place)) {
            return Vec::new();
        }
        let is_called_so = |at: &usize| {
            let other = &self.facts[*at];
            let lead = one_line(self.clause_before(&other.place));
            let leads = words::of(Meaning::LeadsToAmount).iter().filter(|word| !is_opening(word));
            let leads = leads.map(|word| lead.trim_end_matches(word));
            let is_named = lead.ends_with(name) || leads.into_iter().any(|lead| lead.ends_with(name));
            *at != part
                && other.standing == Standing::Stated
                && other.year == self.facts[part].year
                && other.amount().is_some()
                && is_named
        };
        let paragraph = self.paragraph_start(index)..index;
        paragraph.rev().take(WHOLES).filter(is_called_so).collect()
    }

    /// The amounts that its paragraph gives before a share, the nearest first.
    fn amounts_before(&self, index: usize) -> Vec<(Printed, Source)> {
        let paragraph = self.paragraph_start(index)..index;
        let stated = paragraph.rev().take(LIST).filter(|at| self.facts[*at].standing == Standing::Stated);
        stated.filter_map(|at| Some((self.facts[at].amount()?, Source::Fact(at)))).collect()
    }

    /// The amount between 占 and the percentage, where one stands there.
    fn base_beside(&self, index: usize) -> Option<usize> {
        let (before, fact) = (index.checked_sub(1)?, &self.facts[index]);
        let other = &self.facts[before];
        let is_beside = other.standing == Standing::Base
            && other.statement == fact.statement
            && other.place.paragraph == fact.place.paragraph;
        is_beside.then_some(before)
    }

    /// 安排90万元，其中甲60万元、乙30万元，占项目支出的20%: whether a share stands behind several parts, and none before it in the
    /// list, so that it may be that of what they are parts of.
    fn closes_list(&self, index: usize) -> bool {
        let place = &self.facts[index].place;
        let before = self.words_before(place).unwrap_or_default();
        let sentence = before.rfind(['。', '；']).unwrap_or_default();
        let Some(list) = before[sentence..].rfind("其中").map(|at| sentence + at) else { return false };
        let facts = (self.paragraph_start(index)..index).map(|at| &self.facts[at]);
        let listed = || {
            facts
                .clone()
                .filter(|fact| fact.place.paragraph == place.paragraph && fact.place.range.start > list)
        };
        let amounts = listed().filter(|fact| fact.amount().is_some() && fact.standing == Standing::Stated);
        amounts.count() > 1 && listed().all(|fact| fact.measure != Measure::Share)
    }

    /// What a share may be of: what it says, what the list is of, what the section speaks of, what the tables print.
    fn wholes(&self, index: usize, part: usize, share: Printed) -> Wholes {
        let fact = &self.facts[index];
        let head = self.facts[part].of.as_ref();
        let named: Vec<&Named> =
            fact.of.iter().chain(head.filter(|head| Some(*head) != fact.of.as_ref())).collect();
        let is_this_year = self.words_of_whole(index).starts_with("本年");
        let mut wholes = Wholes::default();
        let of_fact = |at: usize| Some((self.facts[at].amount()?, Source::Fact(at)));
        for (topic, scope) in &named {
            let is_named = |at: &usize| {
                let other = &self.facts[*at];
                let is_stated = other.standing == Standing::Stated && other.year == self.facts[part].year;
                // 占本年支出的80%: not of 支出总计, which has in it what is carried over.
                let is_wider = is_this_year && names_grand_total(self.clause_before(&other.place));
                *at != index && is_stated && !is_wider && self.kind_of(other).is_some()
            };
            let things = self.of_thing(&(topic.clone(), *scope));
            let (before, behind) = things.split_at(things.partition_point(|at| *at < index));
            let found = before.iter().rev().chain(behind).copied().filter(is_named);
            let (found, are_more) = first(found);
            wholes.are_more |= are_more;
            let mut found = found.into_iter().peekable();
            // 收入完成50万元，其中甲30万元，占60%: the nearest is meant, where it is sure to be the same kind of amount.
            let nearest = found.next_if(|at| self.is_level(&self.facts[*at], &self.facts[part]));
            wholes.meant.extend(nearest.and_then(of_fact));
            wholes.possible.extend(found.filter_map(of_fact));
            let whole = Fact { topic: topic.clone(), scope: *scope, ..fact.clone() };
            let explains =
                |all: Printed| fact.rate().is_some_and(|rate| rate.judge_share(share, all).is_held());
            wholes.possible.extend(self.whole_of_table(&whole, share, explains));
        }
        // 占总支出的60%: no revenue, where the text gives what was spent; and not what one budget alone spent.
        if let (Some((topic, scope)), false) = (&fact.of, wholes.meant.is_empty()) {
            let is_of_all = self.words_of_whole(index).contains('总')
                && scope.is_none()
                && self.facts[part].scope.is_none();
            wholes.possible.retain(|(_, source)| match source {
                Source::Fact(at) => {
                    let other = &self.facts[*at];
                    [topic, &Topic::RevenueAndExpenditure].contains(&&other.topic)
                        && (!is_of_all || other.scope.is_none())
                }
                Source::Cell(_) => true,
            });
        }
        // What the forms define has no other name: nothing else is it.
        if fact.of.as_ref().is_some_and(|(topic, _)| three_public_row(topic).is_some()) {
            wholes.possible.retain(|(_, source)| match source {
                Source::Fact(at) => Some(&self.facts[*at].topic) == fact.of.as_ref().map(|(topic, _)| topic),
                Source::Cell(_) => true,
            });
            return wholes;
        }
        let section = self.section_of(index);
        let is_total = |at: &usize| self.may_be_whole_of(fact, &self.facts[*at]);
        let totals = self.totals();
        let place = |at: usize| totals.partition_point(|total| *total < at);
        let before = totals[place(section.start)..place(index)].iter().rev();
        let within = before.chain(&totals[place(index + 1)..place(section.end)]).copied().filter(is_total);
        let (within, are_more) = first(within);
        wholes.are_more |= are_more;
        wholes.possible.extend(within.into_iter().filter_map(of_fact));
        if fact.of.is_none() {
            let (all, are_more) = first(totals.iter().copied().filter(is_total));
            wholes.are_more |= are_more;
            wholes.possible.extend(all.into_iter().filter_map(of_fact));
        }
        if wholes.meant.is_empty()
            && let Some(at) = wholes.possible.iter().position(|(_, source)| matches!(source, Source::Cell(_)))
        {
            wholes.meant.push(wholes.possible.remove(at));
        }
        wholes
    }

    /// The one total that the text gives, where it stands in the paragraph of the share.
    fn only_whole<'w>(&self, index: usize, wholes: &'w Wholes) -> Option<&'w (Printed, Source)> {
        let first @ (amount, source) = wholes.possible.first()?;
        let is_one = wholes.possible.iter().all(|(other, _)| other.exact() == amount.exact());
        let paragraph = |at: usize| (self.facts[at].place.section, self.facts[at].place.paragraph);
        let is_beside = matches!(source, Source::Fact(at) if paragraph(*at) == paragraph(index));
        (is_one && is_beside).then_some(first)
    }

    /// The shares of the paragraph that a share stands in, each with its place and its part.
    fn listed_beside(&self, index: usize) -> impl Iterator<Item = Listed> {
        let place = &self.facts[index].place;
        let is_beside = |at: &usize| self.facts[*at].place.paragraph == place.paragraph;
        (self.paragraph_start(index)..self.section_of(index).end)
            .take_while(is_beside)
            .filter(|at| self.facts[*at].measure == Measure::Share)
            .filter_map(|at| Some((at, self.facts[at].rate()?, self.part_of(at)?.1)))
    }

    /// The shares of a list that are of what one of them is of, as their words call it, or do not: 基本支出80万元，占本年支出的80%；项目支出
    /// 20万元，占20%. None where there are more than are looked at.
    fn like(&self, index: usize, listed: &[Listed]) -> Vec<Listed> {
        if listed.len() > LIST {
            return Vec::new();
        }
        let of = &self.facts[index].of;
        let named = self.words_of_whole(index);
        // What no words name is of what others beside it name; what they name is of that alone.
        let is_like = |at: usize| {
            let words = self.words_of_whole(at);
            (self.facts[at].of == *of && words == named) || (named.is_empty() && !words.is_empty())
        };
        listed.iter().copied().filter(|(at, ..)| is_like(*at)).collect()
    }

    /// Whether what a share is compared with is what its words name, where they name something else than the list is of: 经营支出
    /// 5万元，占事业收入的25%, and no 收入合计 is 收入总计.
    fn may_be_called(&self, index: usize, part: usize, whole: Source) -> bool {
        let named = &self.facts[index].of;
        let Source::Fact(at) = whole else { return true };
        let whole = &self.facts[at];
        let is_other = *named != self.facts[part].of;
        let is_called_so =
            named.as_ref().is_none_or(|(topic, scope)| *topic == whole.topic && *scope == whole.scope);
        let is_total = !names_grand_total(self.words_of_whole(index))
            || names_grand_total(self.clause_before(&whole.place));
        (!is_other || is_called_so) && is_total
    }

    /// The words before a figure in its clause.
    fn clause_before(&self, place: &TextPlace) -> &str {
        let before = self.words_before(place).unwrap_or_default();
        before.rsplit(['，', '。', '；', '：', '（']).next().unwrap_or_default()
    }

    /// 占收入总计的16%: how the words before a percentage call what it is of; nothing where they do not.
    fn words_of_whole(&self, index: usize) -> &str {
        let before = self.words_before(&self.facts[index].place).unwrap_or_default();
        let clause = before.rsplit(['，', '。', '；', '：', '（', '、']).next().unwrap_or_default();
        clause.rsplit_once('占').map_or("", |(_, whole)| whole)
    }

    /// Whether a fact gives an amount of the year and the kind that another one gives.
    fn is_level(&self, fact: &Fact, like: &Fact) -> bool {
        fact.standing == Standing::Stated
            && fact.year == like.year
            && (self.is_current(fact)
                || self.kind_of(fact).is_some_and(|kind| Some(kind) == self.kind_of(like)))
    }

    /// What the tables print of a whole; of several figures, the one that explains the share.
    fn whole_of_table(
        &self,
        whole: &Fact,
        share: Printed,
        explains: impl Fn(Printed) -> bool,
    ) -> Option<(Printed, Source)> {
        let figure = FactFigure::Amount(share);
        let whole = Fact { measure: Measure::Amount, figure, of: None, ..whole.clone() };
        let tied = self.tied(&whole, None);
        let single = |(cells, figures): &(Vec<CellOrigin>, Vec<Printed>)| match (&cells[..], &figures[..]) {
            ([cell], [figure]) => Some((*figure, Source::Cell(*cell))),
            _ => None,
        };
        let mut figures = tied.iter().filter_map(single);
        let first = figures.next()?;
        Some(core::iter::once(first).chain(figures).find(|(figure, _)| explains(*figure)).unwrap_or(first))
    }

    /// The amount that a share is of: the last one of its statement.
    fn part_of(&self, index: usize) -> Option<(usize, Printed)> {
        let is_part = |other: &Fact| {
            self.is_current(other)
                || (other.standing == Standing::Stated && self.kind_of(other) == Some(Kind::Executed))
        };
        let part = self.nearest_before_in_statement(index, is_part)?;
        Some((part, self.facts[part].amount()?))
    }

    /// Whether a share may be of one of the [totals](Self::totals) without saying so.
    fn may_be_whole_of(&self, share: &Fact, total: &Fact) -> bool {
        // What the basic expenditure is made of is a share of it, and nothing else.
        let is_of_basic =
            matches!(share.topic, Topic::Personnel | Topic::Operating | Topic::Economic(_) | Topic::Named(_));
        (total.topic != Topic::Basic || is_of_basic)
            && self.is_current(total)
            && total.year == share.year
            && total.statement != share.statement
    }
}
