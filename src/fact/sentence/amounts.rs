//! Amounts and percentages: what each of them is of (金额、百分比).

use super::Sentence;
use super::clause::{Moving, Round, Subject, Whole};
use super::names::{is_average, name_of_money, without, without_lead};
use crate::fact::scan::Spot;
use crate::fact::{Direction, FactFigure, Measure, Topic};
use crate::words::{self, Meaning};

/// 公务用车购置及运行维护费3.50万元（其中：购置费0万元，运行维护费3.50万元）: what vehicles take apart is of vehicles.
fn vehicle_part(name: &str) -> Option<Topic> {
    let parts = [
        (Meaning::VehiclesPurchase, Topic::VehiclePurchase),
        (Meaning::VehiclesOperation, Topic::VehicleOperation),
    ];
    parts.into_iter().find(|(meaning, _)| words::of(*meaning).contains(&name)).map(|(_, topic)| topic)
}

impl Sentence<'_> {
    pub(super) fn take_money(&mut self, spot: &Spot, figure: FactFigure) {
        let range = self.text.range(spot.from, spot.to);
        let tail = core::mem::take(&mut self.clause.tail);
        let is_of_counted = core::mem::take(&mut self.clause.counted) && self.counts_projects();
        if self.clause.reading.is_silent() {
            return;
        }
        // 安排项目7个，金额50万元: of those, whatever the heading is of.
        if is_of_counted && !self.clause.headed && without(&tail, words::of(Meaning::Connects)).is_empty() {
            return self.set((Topic::Other, None));
        }
        if self.is_of_no_thing(spot, &tail) {
            return self.set((Topic::Other, None));
        }
        let is_sum = self.is_sum_of_list(spot);
        if is_sum {
            let topic = if self.gives_purchases() { Topic::Procurement } else { Topic::Other };
            self.clause.parent = None;
            self.set((topic, None));
        }
        // 授予中小企业合同金额5万元，比上年增加1万元: of what has its name by now.
        let is_of_named =
            self.clause.moving.is_some() && matches!(self.clause.subject, Some((Topic::Named(_), _)));
        if self.clause.aside && !is_of_named {
            return self.take_aside(spot, figure);
        }
        // 比预算节约5万元: less than was planned.
        if self.clause.moving.is_none()
            && self.clause.than.is_some_and(|than| than.open)
            && words::of(Meaning::Saved).contains(&tail.as_str())
        {
            self.clause.unknown = false;
            return self.emit_at(range, Measure::Change, figure, Some(Direction::Down));
        }
        // 决算数比预算数多5万元
        let way = match tail.as_str() {
            "多" => Some(Direction::Up),
            "少" => Some(Direction::Down),
            _ => None,
        };
        if way.is_some() && self.clause.moving.is_none() && self.clause.than.is_some_and(|than| than.open) {
            self.clause.unknown = false;
            return self.emit_at(range, Measure::Change, figure, way);
        }
        if self.next_of_round(spot) {
            // 分别减少1万元、增加2万元: the way beside the figure, else the one before all of them.
            let share = |round: &mut Round| round.moving = self.clause.moving.or(round.moving);
            self.clause.round.as_mut().map(share);
            let moving = self.clause.round.as_ref().and_then(|round| round.moving);
            self.clause.moving = moving;
        }
        if let Some(Moving(direction)) = self.clause.moving.take() {
            let to = tail.starts_with('到') || tail.starts_with('至');
            if !to {
                // 减少培训费5万元 says nothing of the subject.
                if tail.chars().count() <= 3 {
                    self.emit_at(range, Measure::Change, figure, direction);
                    // 比上年增加12万元（购置费18万元）: the comparison is what is stated.
                    if let Some(than) = &mut self.clause.than {
                        than.open = false;
                    }
                }
                return;
            }
        } else if let Some(than) = self.clause.than.filter(|than| than.open && than.named) {
            // 比上年预算27.30万元减少19.20万元; 较年初预算5万元
            let year = self.year_of(than);
            self.emit_base(range, than.measure.unwrap_or(Measure::Amount), figure, year);
            return;
        } else if tail.trim_end_matches('的').ends_with(['从', '由']) {
            // 从5万元减少到3万元: where it comes from, last year's as a rule.
            let year = self.clause.year.take().or_else(|| self.parser.year.previous());
            self.emit_base(range, self.clause.measure.unwrap_or(Measure::Amount), figure, year);
            return;
        } else if self.clause.round.is_none() {
            self.name_of(&tail);
        }
        // 收入50万元，其中20万元调出: a part that has no name, and not the whole again.
        let is_unnamed_part = !self.clause.headed
            && self.clause.parent.is_some()
            && self.clause.parent == self.clause.subject
            && self.clause.round.is_none();
        if is_unnamed_part {
            return self.set((Topic::Other, None));
        }
        let approved = || self.text.clause_before(spot.from);
        let is_approved =
            |words: String| words::of(Meaning::Approved).iter().any(|word| words.contains(word));
        let measure = match self.clause.measure.take() {
            // 人大批准的一般公共预算收入为5万元
            None if is_approved(approved()) => Measure::Budget,
            measure => measure.unwrap_or(Measure::Amount),
        };
        self.clause.completed = false;
        self.clause.unknown |= self.is_further_amount();
        // 契税62万元，资源税受价格带动，完成42万元: of what nobody knows, which stands between.
        if self.clause.passed_unknown && self.has_amount() {
            self.parser.statements += 1;
            (self.clause.statement, self.clause.doubtful) = (self.parser.statements, true);
        }
        let clause = &self.clause;
        let year = clause.year.or(clause.list_year).unwrap_or(self.parser.year);
        self.emit(range, measure, figure, None, Some(year));
        // 甲60万元、乙40万元，两项合计100万元，分别占…: the figures that follow go round the things, and not their sum.
        let given = self.clause.subject.clone().map(|subject| (subject, self.clause.statement));
        self.clause.given.extend(given.filter(|_| !is_sum));
        self.clause.last_year = Some(year);
        if year != self.parser.year {
            self.clause.year = None;
        }
    }

    /// Whether projects were counted last: 项目7个.
    fn counts_projects(&self) -> bool {
        let counted = self.clause.count.as_ref();
        counted.is_some_and(|(.., from)| self.text.clause_before(*from).ends_with("项目"))
    }

    /// 甲300万元，乙700万元。合计1000万元: whether a sentence begins with the sum of what others have given.
    fn begins_with_sum(&self, spot: &Spot) -> bool {
        let begin = self.text.chars[..spot.from].iter().rposition(|c| matches!(c, '。' | '；'));
        let words = self.text.words(begin.map_or(0, |sign| sign + 1), spot.from);
        begin.is_some() && words::of(Meaning::SumsUp).contains(&words.trim())
    }

    /// 动用5万元，当年安排8万元: whether a thing whose name is no name of money has its amount already, so that a further one
    /// which follows no thing of its own is of something else.
    fn is_further_amount(&self) -> bool {
        let Some((Topic::Named(name), _)) = &self.clause.subject else { return false };
        !self.clause.headed && self.has_amount() && name_of_money(name).is_none()
    }

    /// Whether the sentence has given an amount of what it speaks of.
    fn has_amount(&self) -> bool {
        let is_it = |(given, of): &(Subject, usize)| {
            self.clause.subject.as_ref() == Some(given) && *of == self.clause.statement
        };
        self.clause.given.iter().any(is_it)
    }

    /// 面向中小企业预留…: a part that no table knows, by its own words.
    pub(super) fn take_aside(&mut self, spot: &Spot, figure: FactFigure) {
        let from = self.text.chars[..spot.from]
            .iter()
            .rposition(|c| matches!(c, '，' | '。' | '；' | '：' | '（' | '）'))
            .map_or(0, |sign| sign + 1);
        let name = without_lead(&self.text.words(from, spot.from)).to_owned();
        let moves = self.clause.moving.take().is_some();
        // 涉及资金5万元: of something that is not named. 预留机动经费5万元: of that.
        let named = (!name.starts_with("涉及")).then(|| name_of_money(&name)).flatten().map(str::to_owned);
        let topic = match named {
            _ if name.contains("企业") => Topic::Named(name),
            Some(named) => Topic::Named(named),
            None => Topic::Other,
        };
        if moves {
            return;
        }
        let parent = self.clause.parent.clone();
        let measure = self.clause.measure.take().unwrap_or(Measure::Amount);
        let is_named = topic != Topic::Other;
        self.set((topic, None));
        self.clause.parent = parent;
        self.clause.aside = true;
        if is_named {
            let range = self.text.range(spot.from, spot.to);
            self.emit_at(range, measure, figure, None);
        }
    }

    /// Words between the last head and an amount that are more than connecting words name another thing.
    pub(super) fn name_of(&mut self, tail: &str) {
        let rest = without(tail, words::of(Meaning::Connects));
        // 房屋…万元，设备…万元，甲项目…万元: what begins a clause is a name, however short.
        let is_name = match rest.chars().count() {
            0 => false,
            1 => !self.clause.headed && tail.ends_with("项目"),
            2 => !self.clause.headed,
            _ => true,
        };
        if is_name {
            let scope = self.scope_around();
            let name = without_lead(name_of_money(tail).unwrap_or(tail)).to_owned();
            let part =
                vehicle_part(&name).filter(|_| matches!(self.clause.parent, Some((Topic::Vehicles, _))));
            self.set(part.map_or((Topic::Named(name), scope), |part| (part, None)));
        }
    }

    /// Whether an amount is of none of the things before it that have a name.
    fn is_of_no_thing(&mut self, spot: &Spot, tail: &str) -> bool {
        // 购置费和运行费42万元和93万元，分别减少…: of what follows nobody knows either of which thing it is.
        let is_of_several = self.is_of_several(spot);
        if is_of_several {
            let nothing = ((Topic::Other, None), self.clause.statement);
            self.clause.given.push(nothing);
        }
        // 甲减少2万元，乙减少3万元，合计减少5万元，下降14%: of all of them.
        let changes_sum = || {
            let clause = self.text.clause_before(spot.from);
            words::of(Meaning::SumsList).iter().any(|sum| clause.starts_with(sum))
        };
        // 每人每月标准为168元: of one of many, and so is what stands behind it.
        is_of_several
            || tail.contains('每')
            || is_average(tail)
            || self.begins_with_sum(spot)
            || (self.clause.moving.is_some() && changes_sum())
    }

    pub(super) fn take_percent(&mut self, spot: &Spot, figure: FactFigure) {
        let range = self.text.range(spot.from, spot.to);
        let tail = core::mem::take(&mut self.clause.tail);
        // 占比由41.20%降至31.65%: how much it came to, and not by how much.
        if self.clause.moving.is_some() && tail.starts_with(['到', '至']) {
            self.clause.moving = None;
            return;
        }
        let named = matches!(self.clause.subject, Some((Topic::Named(_), _)));
        if self.clause.reading.is_silent() || (self.clause.aside && !named) {
            return;
        }
        if self.is_of_several(spot) {
            return self.set((Topic::Other, None));
        }
        if self.next_of_round(spot) {
            let clause = &mut self.clause;
            if let Some(round) = &mut clause.round {
                round.moving = clause.moving.or(round.moving);
                round.share = round.share.take().or_else(|| clause.share.take());
                (clause.moving, clause.share) = (round.moving, round.share.clone());
            }
        }
        if let Some(Moving(direction)) = self.clause.moving.take() {
            // 立案5起，上升10%: of what was counted, or of the thing before it.
            self.clause.unknown |= self.clause.counted;
            self.emit_at(range, Measure::Rate, figure, direction);
        } else if let Some(Whole(whole)) = self.clause.share.take() {
            // Of the list, of which nobody knows what it takes apart.
            let is_of_named = matches!(self.clause.parent, Some((Topic::Named(_), _)));
            self.clause.unknown |= whole.is_none() && is_of_named && self.clause.of_doubtful;
            let of = whole.or_else(|| self.clause.parent.clone());
            let parent = core::mem::replace(&mut self.clause.parent, of);
            self.emit_at(range, Measure::Share, figure, None);
            self.clause.parent = parent;
        } else if core::mem::take(&mut self.clause.completes) {
            self.emit_at(range, Measure::Completion, figure, None);
        }
    }
}
