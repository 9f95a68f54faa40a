//! Which columns sum to which, by the words of their headings (栏间合计).

use super::aspect::{Aspects, Extent, Figure, Flow, Fund, Nature, Period, Phase, Purpose, Role};
use super::heading::ColumnReading;
use crate::table::{ColumnEquation, Reading, RelationKind};
use crate::words::{self, Meaning};

/// The sums that the headings of these columns say.
pub(crate) fn column_sums(columns: &[ColumnReading], printed: &[usize]) -> Vec<ColumnEquation> {
    let mut sums = Vec::new();
    let amount = |column: &usize| columns[*column].aspects().figure.is_none_or(Figure::is_amount);
    let printed: Vec<usize> = printed.iter().copied().filter(amount).collect();
    let epoch = |column: usize| {
        let said = columns[column].aspects();
        let previous = said.period == Some(Period::Previous) && !said.flow.is_some_and(Flow::is_carried);
        let phase = said.phase.filter(|phase| *phase != Phase::Budget);
        (previous, phase, said.figure == Some(Figure::Change))
    };
    let mut epochs: Vec<_> = Vec::new();
    for &column in &printed {
        if !epochs.contains(&epoch(column)) {
            epochs.push(epoch(column));
        }
    }
    for wanted in &epochs {
        let of_epoch: Vec<usize> =
            printed.iter().copied().filter(|&column| epoch(column) == *wanted).collect();
        if !wanted.2 {
            level(columns, &of_epoch, 0, &mut sums);
        }
    }
    sums.extend(change(columns, &printed));
    sums
}

/// What stands for a stretch of columns in the sums above it: one column, or several that are its parts.
#[derive(Clone)]
struct Node {
    columns: Vec<usize>,
    /// What the words of its level say, those above included.
    said: Aspects,
    /// What they say without those above.
    own: Aspects,
    known: bool,
}

/// The sums among columns that share their headings down to `depth`; and what they are above it.
fn level(
    columns: &[ColumnReading],
    here: &[usize],
    depth: usize,
    sums: &mut Vec<ColumnEquation>,
) -> Vec<usize> {
    let path = |column: usize| &columns[column].path;
    // What all of them share says nothing of one of them.
    if here.len() > 1
        && here
            .iter()
            .all(|&column| path(column).len() > depth + 1 && path(column)[depth] == path(here[0])[depth])
    {
        return level(columns, here, depth + 1, sums);
    }
    let mut nodes: Vec<Node> = Vec::new();
    let mut totals: Vec<usize> = Vec::new();
    // Beside what is carried in and what is carried out, 本年收入 is what came in, and no total.
    let flows = |flow| here.iter().any(|&column| columns[column].aspects().flow == Some(flow));
    let of_flows = flows(Flow::CarriedIn) && flows(Flow::CarriedOut);
    let has_total = here.iter().any(|&column| is_total_at(&columns[column], depth));
    let mut rest = here;
    while let Some(&first) = rest.first() {
        let word = path(first).get(depth);
        // Columns with one heading in all are several all the same: two amounts, side by side.
        let ends = path(first).len() <= depth + 1;
        let same = |&&column: &&usize| path(column).get(depth) == word && path(column).len() > depth + 1;
        let run = if ends { 1 } else { rest.iter().take_while(same).count() };
        let (group, after) = rest.split_at(run);
        rest = after;
        let said = columns[first].said[..(depth + 1).min(columns[first].said.len())]
            .iter()
            .fold(Aspects::NONE, |said, more| said.and(*more));
        if let [leaf] = group
            && path(*leaf).len() <= depth + 1
        {
            let own = columns[*leaf].said.get(depth).copied().unwrap_or_default();
            // 合计 | 因公出国（境）费 | 公务用车购置及运行费小计 | 公务用车购置费 | …: the sum of a thing that it names, among others.
            let is_of_one = own.role == Some(Role::Subtotal) && is_said(own) && has_total;
            let sum = matches!(own.role, Some(Role::Total | Role::Subtotal)) && !is_of_one;
            // 事业收入/金额 beside 事业收入/其中：教育收费: below a heading of its own, the amount is that heading's.
            let amount = Aspects { figure: Some(Figure::Amount), ..Aspects::NONE };
            let known = columns[*leaf].known.get(depth).copied().unwrap_or_default();
            let sum = sum || (depth > 0 && here.len() > 1 && own == amount && known);
            if sum && !(of_flows && own.flow.is_some()) {
                totals.push(*leaf);
                continue;
            }
        }
        let single = group.len() == 1;
        let shown = if single { group.to_vec() } else { level(columns, group, depth + 1, sums) };
        let said = if single { columns[first].aspects() } else { said };
        // What stands below a heading is of it, whatever it is called.
        let levels = &columns[first].known[..if single { columns[first].known.len() } else { depth + 1 }];
        let known = levels.iter().all(|known| *known);
        let levels = depth..if single { columns[first].said.len() } else { depth + 1 };
        let own = columns[first].said.get(levels).unwrap_or_default();
        let own = own.iter().fold(Aspects::NONE, |said, more| said.and(*more));
        nodes.push(Node { columns: shown, said, own, known });
    }
    sums.extend(carry_over(&nodes));
    let nodes = of_which(nodes, totals.first().copied(), sums);
    let outer = nest(nodes, sums);
    let parts =
        |nodes: &[&Node]| nodes.iter().flat_map(|node| node.columns.iter().copied()).collect::<Vec<_>>();
    let all: Vec<&Node> = outer.iter().collect();
    let whole = match totals[..] {
        [] => return if all.is_empty() { here.to_vec() } else { parts(&all) },
        [only] => only,
        // 本年收入合计 and 总计: the wider one is the year's and what is carried.
        _ => {
            let year =
                totals.iter().copied().find(|&total| columns[total].aspects().extent == Some(Extent::OfYear));
            let wide = totals.iter().copied().find(|&total| Some(total) != year);
            let (Some(year), Some(wide)) = (year, wide) else { return vec![totals[0]] };
            let carried = |node: &&&Node| node.said.flow.is_some_and(Flow::is_carried);
            let (carried, own): (Vec<&Node>, Vec<&Node>) =
                all.iter().copied().partition(|node| carried(&node));
            if !own.is_empty() {
                sums.push(sum(year, parts(&own), false));
            }
            let mut all = vec![year];
            all.extend(parts(&carried));
            if all.len() > 1 {
                sums.push(sum(wide, all, false));
            }
            return vec![wide];
        }
    };
    // 三公合计 | … | 会议费 | 培训费: what is spent for something else is no part of it.
    let purpose = columns[whole].aspects().purpose;
    let is_within = |node: &&Node| match (node.said.purpose, purpose) {
        (Some(part), Some(whole)) => part.is_within(whole),
        _ => true,
    };
    let (inside, beside): (Vec<&Node>, Vec<&Node>) = all.iter().copied().partition(is_within);
    for Split { nodes: split, sure: alone } in splits(&inside) {
        if let [only] = split[..]
            && only.said.role == Some(Role::OfWhich)
        {
            sums.push(ColumnEquation { bound: true, ..sum(whole, only.columns.clone(), true) });
            continue;
        }
        let sure =
            |node: &&&Node| node.known && is_said(node.said) && !node.said.flow.is_some_and(Flow::is_carried);
        let (sure, doubtful): (Vec<&Node>, Vec<&Node>) = split.iter().partition(sure);
        sums.push(ColumnEquation {
            bound: is_some_of_three_public(&split),
            doubtful: parts(&doubtful),
            ..sum(whole, parts(&split), alone && sure.len() > 1)
        });
    }
    core::iter::once(whole).chain(parts(&beside)).collect()
}

/// Whether columns are some of what the 三公 are, and not all: without 因公出国（境）费, or with 公务用车运行费 and no 购置费.
fn is_some_of_three_public(nodes: &[&Node]) -> bool {
    let purposes: Vec<Purpose> = nodes.iter().filter_map(|node| node.said.purpose).collect();
    let has = |purpose| purposes.contains(&purpose);
    let is_within = purposes.iter().all(|purpose| purpose.is_within(Purpose::ThreePublic));
    let vehicles =
        has(Purpose::Vehicles) || (has(Purpose::VehiclePurchase) && has(Purpose::VehicleOperation));
    let is_all = has(Purpose::Overseas) && vehicles && has(Purpose::Reception);
    purposes.len() == nodes.len() && is_within && !is_all
}

/// Whether a column ends at a level that calls it a total.
fn is_total_at(column: &ColumnReading, depth: usize) -> bool {
    let ends = column.path.len() <= depth + 1;
    ends && column.said.get(depth).is_some_and(|said| said.role == Some(Role::Total))
}

const fn sum(whole: usize, parts: Vec<usize>, certain: bool) -> ColumnEquation {
    let reading = if certain { Reading::Certain } else { Reading::Assumed };
    ColumnEquation {
        kind: RelationKind::Columns,
        difference: None,
        whole,
        with_whole: Vec::new(),
        parts,
        reading,
        doubtful: Vec::new(),
        bound: false,
    }
}

const fn is_said(said: Aspects) -> bool {
    said.fund.is_some() || said.nature.is_some() || said.purpose.is_some() || said.flow.is_some()
}

/// Takes columns marked 其中 behind another column out of the list, as some of its parts: 事业收入 | 其中：教育收费. The first
/// column of a list may be so marked for all of them: 小计 | 其中：基本支出 | 项目支出. One at the end of several may be a part
/// of the column before it or of the total: 合计 | 一般公共预算 | 政府性基金 | 其中：面向中小企业. Of the total it is in either case.
fn of_which(nodes: Vec<Node>, total: Option<usize>, sums: &mut Vec<ColumnEquation>) -> Vec<Node> {
    let mut kept: Vec<Node> = Vec::with_capacity(nodes.len());
    let last = nodes.len().saturating_sub(1);
    for (place, node) in nodes.into_iter().enumerate() {
        let marked = node.said.role == Some(Role::OfWhich);
        match kept.last().map(|last| (&last.columns[..], last.said)) {
            Some((&[whole], of)) if marked && !is_split_of(of, node.said) => {
                let whole = total.filter(|_| place == last && kept.len() > 1).unwrap_or(whole);
                sums.push(ColumnEquation { bound: true, ..sum(whole, node.columns, true) });
            }
            _ => kept.push(node),
        }
    }
    kept
}

/// Whether two columns stand side by side as parts of one whole: 其中：基本支出 | 其中：项目支出.
fn is_split_of(one: Aspects, other: Aspects) -> bool {
    let sides =
        |one: Option<Nature>, two: Option<Nature>| one.zip(two).is_some_and(|(one, two)| !two.is_within(one));
    let funds = one.fund.zip(other.fund).is_some_and(|(one, two)| !two.is_within(one));
    sides(one.nature, other.nature) || funds || one.role == Some(Role::OfWhich)
}

/// Takes what is a part of a neighbour out of the list, as a sum of that neighbour: 人员经费 beside 基本支出. What is left
/// are the parts of the whole.
fn nest(nodes: Vec<Node>, sums: &mut Vec<ColumnEquation>) -> Vec<Node> {
    // By what each says itself: an unknown word below 财政拨款 has no part of its neighbours, which are 财政拨款 too.
    let inner_of = |inner: &Node, outer: &Node| {
        let nature = inner.own.nature.zip(outer.own.nature);
        let purpose = inner.own.purpose.zip(outer.own.purpose);
        let fund = inner.own.fund.zip(outer.own.fund);
        let deeper = nature.is_some_and(|(one, two)| one != two && one.is_within(two))
            || purpose.is_some_and(|(one, two)| one != two && one.is_within(two))
            || (fund.is_some_and(|(one, two)| one != two && one.is_within(two)) && nature.is_none());
        let flow =
            inner.said.flow == outer.said.flow || inner.said.flow.is_none() || outer.said.flow.is_none();
        // 财政拨款结转 is no whole of what is appropriated this year.
        let carried = [inner, outer].map(|node| node.said.flow.is_some_and(Flow::is_carried));
        deeper && flow && carried[0] == carried[1] && outer.columns.len() == 1
    };
    let mut outer: Vec<Option<usize>> = Vec::with_capacity(nodes.len());
    for (at, node) in nodes.iter().enumerate() {
        let found =
            nodes.iter().enumerate().filter(|(other, candidate)| *other != at && inner_of(node, candidate));
        // The nearest one before it, or else behind it.
        let nearest = found.min_by_key(|(other, _)| (*other > at, other.abs_diff(at)));
        // A column marked 其中 without a wider neighbour that says more is a part of the column before it, if that is none.
        outer.push(nearest.map(|(other, _)| other));
    }
    for (at, node) in nodes.iter().enumerate() {
        let inner: Vec<usize> = (0..nodes.len()).filter(|&inner| outer[inner] == Some(at)).collect();
        let [whole] = node.columns[..] else { continue };
        if inner.is_empty() {
            continue;
        }
        let parts: Vec<usize> =
            inner.iter().flat_map(|&inner| nodes[inner].columns.iter().copied()).collect();
        // Parts of which one alone is named may be some of all.
        let bound = inner.len() == 1;
        // So may those that a word nobody knows stands behind: it may be one of them.
        let after = inner.last().and_then(|&last| nodes.get(last + 1));
        let known = inner.iter().all(|&inner| nodes[inner].known) && after.is_none_or(|node| node.known);
        sums.push(ColumnEquation {
            bound,
            ..sum(whole, parts, known && !bound && is_complete(node, &inner, &nodes))
        });
    }
    nodes.into_iter().zip(outer).filter(|(_, outer)| outer.is_none()).map(|(node, _)| node).collect()
}

/// Whether the parts that are named are all that the whole has by definition.
fn is_complete(whole: &Node, inner: &[usize], nodes: &[Node]) -> bool {
    let natures: Vec<Nature> = inner.iter().filter_map(|&inner| nodes[inner].said.nature).collect();
    let purposes: Vec<Purpose> = inner.iter().filter_map(|&inner| nodes[inner].said.purpose).collect();
    let funds: Vec<Fund> = inner.iter().filter_map(|&inner| nodes[inner].said.fund).collect();
    match (whole.said.nature, whole.said.purpose, whole.said.fund) {
        (Some(Nature::Basic), ..) => {
            [Nature::Personnel, Nature::Operating].iter().all(|part| natures.contains(part))
        }
        (_, Some(Purpose::ThreePublic), _) => [Purpose::Overseas, Purpose::Vehicles, Purpose::Reception]
            .iter()
            .all(|part| purposes.contains(part)),
        (_, Some(Purpose::Vehicles), _) => {
            [Purpose::VehiclePurchase, Purpose::VehicleOperation].iter().all(|part| purposes.contains(part))
        }
        (.., Some(Fund::Fiscal)) => {
            [Fund::General, Fund::GovernmentFund].iter().all(|part| funds.contains(part))
        }
        _ => false,
    }
}

/// Columns that together are a whole.
struct Split<'n> {
    nodes: Vec<&'n Node>,
    /// Whether the columns beside them leave no doubt that these are all.
    sure: bool,
}

/// The splits of one whole that stand side by side: by nature, by fund, by purpose; else all of them together.
fn splits<'n>(nodes: &[&'n Node]) -> Vec<Split<'n>> {
    if nodes.is_empty() {
        return Vec::new();
    }
    let carried = |node: &Node| node.said.flow.is_some_and(Flow::is_carried);
    let by: [fn(&Node) -> bool; 3] = [
        |node| node.said.nature.is_some(),
        |node| node.said.nature.is_none() && node.said.purpose.is_some(),
        |node| node.said.nature.is_none() && node.said.purpose.is_none() && node.said.fund.is_some(),
    ];
    let groups =
        by.map(|is| nodes.iter().copied().filter(|node| !carried(node) && is(node)).collect::<Vec<_>>());
    let rest: Vec<&Node> =
        nodes.iter().copied().filter(|node| carried(node) || !by.iter().any(|is| is(node))).collect();
    let several = groups.iter().filter(|group| group.len() > 1).count() > 1;
    // 基本支出 | 项目支出 | 财政拨款: one fund beside all natures is no further part, but which money pays.
    let basic_and_project = [Nature::Basic, Nature::Project]
        .iter()
        .all(|nature| groups[0].iter().any(|node| node.said.nature == Some(*nature)));
    let one_fund = basic_and_project && groups[1].is_empty() && groups[2].len() == 1;
    if !several && !one_fund {
        return vec![Split { nodes: nodes.to_vec(), sure: true }];
    }
    let money_of_other_years =
        |node: &&Node| matches!(node.said.flow, Some(Flow::CarriedIn | Flow::SurplusUsed));
    let money_kept =
        |node: &&Node| matches!(node.said.flow, Some(Flow::CarriedOut | Flow::SurplusDistributed));
    let splits = groups.into_iter().enumerate().map(|(kind, mut group)| {
        // What is carried in is money, and what is carried out a use of it.
        let (natures, funds) = (kind == 0, kind == 2);
        let goes = |node: &&Node| !(natures && money_of_other_years(node) || funds && money_kept(node));
        if !group.is_empty() {
            group.extend(rest.iter().copied().filter(goes));
        }
        Split { nodes: group, sure: several }
    });
    splits.filter(|split| split.nodes.len() > 1).collect()
}

/// 年初结转和结余 + 本年收入 = 本年支出 + 结余分配 + 年末结转和结余, where the headings say all of them.
fn carry_over(nodes: &[Node]) -> Option<ColumnEquation> {
    let one = |flow: Flow| {
        let mut found = nodes.iter().filter(|node| node.said.flow == Some(flow) && node.columns.len() == 1);
        found.next().filter(|_| found.next().is_none()).map(|node| node.columns[0])
    };
    let (opening, revenue) = (one(Flow::CarriedIn)?, one(Flow::Revenue)?);
    let (spent, closing) = (one(Flow::Expenditure)?, one(Flow::CarriedOut)?);
    let mut parts = vec![spent];
    parts.extend(one(Flow::SurplusDistributed));
    parts.push(closing);
    let used = one(Flow::SurplusUsed);
    let with_whole = [Some(revenue), used].into_iter().flatten().collect();
    Some(ColumnEquation { kind: RelationKind::CarryOver, with_whole, ..sum(opening, parts, true) })
}

/// 上年数 + 增减额 = 本年数, where there is one of each.
fn change(columns: &[ColumnReading], printed: &[usize]) -> Option<ColumnEquation> {
    let said = |column: &usize| columns[*column].aspects();
    let mut changes = printed.iter().copied().filter(|column| said(column).figure == Some(Figure::Change));
    let (by, None) = (changes.next()?, changes.next()) else { return None };
    let total = |previous: bool| {
        let of_year = printed.iter().copied().filter(|column| {
            let said = said(column);
            said.figure != Some(Figure::Change) && (said.period == Some(Period::Previous)) == previous
        });
        let all: Vec<usize> = of_year.collect();
        let sums: Vec<usize> = all
            .iter()
            .copied()
            .filter(|column| matches!(said(column).role, Some(Role::Total | Role::Subtotal)))
            .collect();
        match (&all[..], &sums[..]) {
            ([one], _) | (_, [one]) => Some(*one),
            _ => None,
        }
    };
    let (was, is) = (total(true)?, total(false)?);
    // 当年拨款比上年增减 beside 小计: the change is of some of it.
    let (of_change, of_year) = (said(&by), said(&is));
    let is_of_some = of_change.fund.is_some_and(|fund| of_year.fund != Some(fund))
        || of_change.flow.is_some_and(|flow| of_year.flow != Some(flow));
    if is_of_some {
        return None;
    }
    // 比上年减少: by how much the year before was more.
    let says = |meaning| {
        let mut words = words::of(meaning).iter();
        words.any(|word| columns[by].path.iter().any(|level| level.contains(word)))
    };
    let (with_whole, parts) = match (says(Meaning::DirectionDown), says(Meaning::DirectionUp)) {
        (true, false) => (Vec::new(), vec![is, by]),
        _ => (vec![by], vec![is]),
    };
    Some(ColumnEquation { kind: RelationKind::Change, with_whole, ..sum(was, parts, true) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::Lexicon;
    use crate::fact::heading::tell_years;

    fn sums(headings: &[&str]) -> Vec<(usize, Vec<usize>, bool)> {
        let lexicon = Lexicon::new();
        let mut columns: Vec<ColumnReading> =
            headings.iter().map(|heading| lexicon.heading(heading)).collect();
        tell_years(&mut columns, None);
        let printed: Vec<usize> = (0..columns.len()).collect();
        column_sums(&columns, &printed)
            .into_iter()
            .map(|sum| {
                let mut parts = sum.with_whole.clone();
                parts.extend(&sum.parts);
                (sum.whole, parts, sum.reading == Reading::Certain && sum.doubtful.is_empty())
            })
            .collect()
    }

    #[test]
    fn headings_say_their_sums() {
        for (headings, expected) in [
            (&["合计", "基本支出", "项目支出", "上缴上级支出"][..], vec![(0, vec![1, 2, 3], true)]),
            (&["金额"], vec![]),
            (
                &["合计", "基本支出/小计", "基本支出/人员经费", "基本支出/公用经费", "项目支出"],
                vec![(1, vec![2, 3], true), (0, vec![1, 4], true)],
            ),
            (
                &["合计", "基本支出", "人员经费", "公用经费", "项目支出"],
                vec![(1, vec![2, 3], true), (0, vec![1, 4], true)],
            ),
            (
                &[
                    "总计",
                    "财政拨款/合计",
                    "财政拨款/一般公共预算",
                    "财政拨款/政府性基金预算",
                    "财政专户拨款",
                    "其他资金",
                ],
                vec![(1, vec![2, 3], true), (0, vec![1, 4, 5], true)],
            ),
            (
                &["合计", "基本支出", "项目支出", "单位预留机动经费", "结转下年资金"],
                vec![(0, vec![1, 2, 3, 4], false)],
            ),
            (&["合计", "天上来的钱", "地下来的钱"], vec![(0, vec![1, 2], false)]),
            (
                &["本年收入合计", "财政拨款收入", "事业收入/金额", "事业收入/其中：教育收费", "其他收入"],
                vec![(2, vec![3], true), (0, vec![1, 2, 4], true)],
            ),
            (&["小计", "其中：基本支出", "项目支出"], vec![(0, vec![1, 2], true)]),
            // A word that nobody knows, below a heading, has no part in its neighbours.
            (
                &["财政拨款/小计", "财政拨款/一般公共预算", "财政拨款/政府性基金", "财政拨款/天上来的钱"],
                vec![(0, vec![1, 2, 3], false)],
            ),
            // Nor is it a total, though 资金 in it is known, nor what others beside it are all of.
            (&["资金来源/一般公共预算", "资金来源/天上来的资金"], vec![]),
            (
                &["合计", "财政拨款", "一般公共预算", "政府性基金", "天上来的钱"],
                vec![(1, vec![2, 3], false), (0, vec![1, 4], false)],
            ),
            // What is carried in is no whole of what is appropriated this year.
            (
                &[
                    "合计",
                    "财政拨款/一般公共预算",
                    "财政拨款/政府性基金预算",
                    "财政拨款/财政拨款结转",
                    "其他资金",
                ],
                vec![(0, vec![1, 2, 3, 4], true)],
            ),
            // At the end of several columns, 其中 is bounded by the total.
            (
                &["合计", "一般公共预算", "政府性基金", "其中：面向中小企业"],
                vec![(0, vec![3], true), (0, vec![1, 2], true)],
            ),
            // One fund beside all natures is none of them: what the natures are is left to other rows to bear out.
            (&["合计", "基本支出", "项目支出", "财政拨款"], vec![(0, vec![1, 2], false)]),
            (
                &["合计", "基本支出", "项目支出", "上年结转", "财政拨款"],
                vec![(0, vec![1, 2], false), (0, vec![4, 3], false)],
            ),
            (
                &[
                    "年初结转和结余",
                    "本年收入",
                    "本年支出/小计",
                    "本年支出/基本支出",
                    "本年支出/项目支出",
                    "年末结转和结余",
                ],
                vec![(2, vec![3, 4], true), (0, vec![1, 2, 5], true)],
            ),
            (&["2023年执行数", "2024年预算数", "增减额", "增减%"], vec![(0, vec![2, 1], true)]),
            // By how much the year before was more.
            (&["2023年决算数", "2024年决算数", "比上年减少"], vec![(0, vec![1, 2], true)]),
            (
                &["合计", "基本支出", "项目支出", "一般公共预算", "政府性基金预算"],
                vec![(0, vec![1, 2], true), (0, vec![3, 4], true)],
            ),
            (
                &[
                    "合计",
                    "三公经费/小计",
                    "三公经费/因公出国（境）费",
                    "三公经费/公务用车购置及运行费/小计",
                    "三公经费/公务用车购置及运行费/公务用车购置费",
                    "三公经费/公务用车购置及运行费/公务用车运行费",
                    "三公经费/公务接待费",
                    "会议费",
                    "培训费",
                ],
                vec![(3, vec![4, 5], true), (1, vec![2, 3, 6], true), (0, vec![1, 7, 8], true)],
            ),
        ] {
            assert_eq!(sums(headings), expected, "{headings:?}");
        }
    }

    #[test]
    fn the_sum_of_one_thing_among_others_is_theirs() {
        let headings =
            ["合计", "因公出国（境）费", "公务用车费小计", "公务用车购置费", "公务用车运行费", "公务接待费"];
        assert_eq!(sums(&headings), [(2, vec![3, 4], true), (0, vec![1, 2, 5], true)]);
    }

    #[test]
    fn some_of_the_three_public_are_a_bound() {
        let lexicon = Lexicon::new();
        for (headings, is_bound) in [
            (&["合计", "因公出国（境）费", "公务用车费", "公务接待费"][..], false),
            (&["合计", "公务用车费", "公务接待费"], true),
            (&["合计", "因公出国（境）费", "公务用车购置费", "公务接待费"], true),
        ] {
            let columns: Vec<ColumnReading> =
                headings.iter().map(|heading| lexicon.heading(heading)).collect();
            let printed: Vec<usize> = (0..columns.len()).collect();
            let sums = column_sums(&columns, &printed);
            let of_all = sums.iter().find(|sum| sum.whole == 0);
            assert_eq!(of_all.map(|sum| sum.bound), Some(is_bound), "{headings:?}");
        }
    }
}
