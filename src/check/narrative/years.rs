//! Changes, rates, shares and completion rates (YOY001 to YOY009).

use std::collections::HashMap;

use super::parts::{sets, trees};
use super::{Kind, Prose, UNTIED, subject_of};
use crate::fact::{Direction, Fact, Measure, Topic};
use crate::value::{Outcome, Printed, Ratio, Tally, Verdict};

pub(super) fn check(prose: &mut Prose<'_>) {
    for (index, fact) in prose.facts.iter().enumerate() {
        match fact.measure {
            Measure::Change => {
                change(prose, index, fact);
                zero_change(prose, fact);
            }
            Measure::Rate => rate(prose, index, fact),
            Measure::Completion => completion(prose, index, fact),
            Measure::Share => share(prose, index, fact),
            Measure::Order => order(prose, index, fact),
            _ => {}
        }
    }
    parts(prose);
    two_ways(prose);
}

/// The amount of the year before, and this year's, that a change is between.
pub(super) struct Pair<'a> {
    pub(super) before: Option<&'a Fact>,
    pub(super) after: Option<&'a Fact>,
    pub(super) change: Option<&'a Fact>,
}

/// What the statement of a fact says: the amounts that stand nearest before it, or else behind it.
pub(super) fn pair<'a>(prose: &Prose<'a>, index: usize, fact: &Fact) -> Pair<'a> {
    let near = |wanted: &dyn Fn(&Fact) -> bool| {
        let same = |other: &&Fact| other.statement == fact.statement && wanted(other);
        let before = prose.facts[..index].iter().rev().find(same);
        before.or_else(|| prose.facts[index + 1..].iter().find(same))
    };
    let year = fact.against.map(|(year, _)| year).or_else(|| fact.year.previous());
    // Of one year, what was planned and what became of it.
    let planned = prose.is_account() && year == Some(prose.document.fiscal_year);
    let before = near(&|other| {
        let kind = prose.kind_of(other);
        let kind =
            if planned { kind.filter(|kind| matches!(kind, Kind::Budget | Kind::Adjusted)) } else { kind };
        kind.is_some() && Some(other.year) == year
    });
    let after = near(&|other| prose.is_current(other));
    // The same thing in another sentence, where it has one amount there.
    let after = after.or_else(|| elsewhere(prose, index, fact));
    let change = near(&|other| other.measure == Measure::Change && other.amount().is_some());
    Pair { before, after, change }
}

/// The one amount that the paragraph, else the section, else the document gives of what a fact is about.
fn elsewhere<'a>(prose: &Prose<'a>, index: usize, fact: &Fact) -> Option<&'a Fact> {
    let both = |topic: &Topic| matches!(topic, Topic::Revenue | Topic::Expenditure);
    let near = |other: &Fact| other.place.section == fact.place.section;
    // 收入总计…、支出总计…。收、支总计各增加…
    let about = |other: &Fact| {
        let same = other.topic == fact.topic
            || (fact.topic == Topic::RevenueAndExpenditure && both(&other.topic) && near(other));
        same && other.scope == fact.scope && prose.is_current(other)
    };
    let paragraph = |other: &Fact| near(other) && other.place.paragraph == fact.place.paragraph;
    // The last one before it in its own paragraph is meant.
    if let Some(found) = prose.facts[..index].iter().rev().find(|other| paragraph(other) && about(other)) {
        return Some(found);
    }
    for within in [&near as &dyn Fn(&Fact) -> bool, &|_| true] {
        let mut found = prose.facts.iter().filter(|other| about(other) && within(other));
        if let Some(first) = found.next() {
            return found.all(|other| other.amount() == first.amount()).then_some(first);
        }
    }
    None
}

/// YOY001, and the direction of YOY004.
fn change(prose: &mut Prose<'_>, index: usize, fact: &Fact) {
    let Pair { before, after, .. } = pair(prose, index, fact);
    if let Some(after) = after.filter(|after| after.statement == fact.statement) {
        grown_to_nothing(prose, fact, after);
    }
    let (Some(before), Some(after)) = (before, after) else {
        return prose.found.count("YOY001", Outcome::Undecidable);
    };
    let (Some(was), Some(is)) = (before.amount(), after.amount()) else { return };
    direction(prose, fact, before, after, was, is);
    let (Some(by), Some(way)) = (fact.amount(), fact.direction) else { return };
    let mut tally = Tally::new(is);
    tally.add(was);
    match way {
        Direction::Up => tally.add(by),
        Direction::Down => tally.subtract(by),
        Direction::Flat => {}
    }
    let verdict = tally.verdict();
    let places = [fact, after, before].map(|fact| prose.place(fact)).to_vec();
    let (subject, way) = (subject_of(fact), way.chinese());
    let text = [
        format!("{subject}由 {was} 到 {is}，文中称{way} {by}"),
        format!("{subject} went from {was} to {is}, the text says {way} {by}"),
    ];
    prose.found.judged("YOY001", verdict, || places, text);
}

/// YOY004: 0万元，比上年增加: no money is ever less than nothing.
fn grown_to_nothing(prose: &mut Prose<'_>, fact: &Fact, after: &Fact) {
    let nothing = after.amount().is_some_and(Printed::is_zero);
    let grown = fact.direction == Some(Direction::Up) && !fact.amount().is_some_and(Printed::is_zero);
    if !(nothing && grown) {
        return;
    }
    let subject = subject_of(fact);
    let places = vec![prose.place(fact), prose.place(after)];
    let text = [
        format!("{subject}为 0，文中称比上年增加"),
        format!("{subject} is nothing, and the text says that it has grown"),
    ];
    prose.found.broken("YOY004", places, None, text);
}

/// YOY004: the way of a change against the two amounts.
fn direction(prose: &mut Prose<'_>, fact: &Fact, before: &Fact, after: &Fact, was: Printed, is: Printed) {
    let Some(way) = fact.direction else { return };
    let mut tally = Tally::new(is);
    tally.add(was);
    let verdict = tally.verdict();
    let grown = is.exact() > was.exact();
    let right = match way {
        Direction::Flat => verdict.outcome().is_held(),
        // A change that rounding hides may have gone either way.
        _ if verdict.outcome().is_held() => return prose.found.count("YOY004", Outcome::Held),
        Direction::Up => grown,
        Direction::Down => !grown,
    };
    if right {
        return prose.found.count("YOY004", Outcome::Held);
    }
    let places = [fact, after, before].map(|fact| prose.place(fact)).to_vec();
    let (subject, way) = (subject_of(fact), way.chinese());
    let text = [
        format!("{subject}由 {was} 到 {is}，文中称{way}"),
        format!("{subject} went from {was} to {is}, the text says {way}"),
    ];
    prose.found.broken("YOY004", places, Some(verdict), text);
}

/// YOY009: 增加0万元.
fn zero_change(prose: &mut Prose<'_>, fact: &Fact) {
    let Some(amount) = fact.amount() else { return };
    let (true, Some(Direction::Up | Direction::Down)) = (amount.is_zero(), fact.direction) else {
        return prose.found.count("YOY009", Outcome::Held);
    };
    let way = fact.direction.map_or("", Direction::chinese);
    let subject = subject_of(fact);
    let text = [
        format!("{subject}“{way}{amount}”，应为持平"),
        format!("{subject}: a change of nothing is called {way}"),
    ];
    let places = vec![prose.place(fact)];
    prose.found.broken("YOY009", places, None, text);
}

/// YOY002, YOY003, YOY008: a growth rate.
fn rate(prose: &mut Prose<'_>, index: usize, fact: &Fact) {
    let Some(printed) = fact.rate() else { return };
    let Pair { before, after, change } = pair(prose, index, fact);
    if let (Some(change), Some(way)) = (change, fact.direction) {
        let other = change.direction.filter(|other| *other != way && *other != Direction::Flat);
        let zero = change.amount().is_some_and(Printed::is_zero) || printed.percent().is_zero();
        if let Some(other) = other.filter(|_| !zero) {
            let (subject, way, other) = (subject_of(fact), way.chinese(), other.chinese());
            let places = vec![prose.place(fact), prose.place(change)];
            let text = [
                format!("{subject}前称{other}，后称{way}"),
                format!("{subject}: the text says {other} and then {way}"),
            ];
            return prose.found.broken("YOY004", places, None, text);
        }
    }
    let way = fact.direction.or_else(|| change.and_then(|change| change.direction));
    let Some(way) = way else { return prose.found.count("YOY002", Outcome::Undecidable) };
    let Some(signed) = signed_rate(printed, way) else { return };
    let amount = |fact: Option<&Fact>| fact.and_then(Fact::amount);
    let (outcome, truncated, zero, facts) = match (amount(before), amount(after), amount(change)) {
        (Some(was), Some(is), _) => (
            signed.judge_change(was, is),
            signed.truncates_change(was, is),
            was.is_zero(),
            vec![Some(fact), before, after],
        ),
        (None, Some(is), Some(by)) => {
            let of = |is| signed.judge_change_by(is, by);
            let outcome = of(is);
            if outcome == Outcome::Broken && of_whole(prose, index, fact, |is| of(is).is_held()) {
                return prose.found.count("YOY002", Outcome::Held);
            }
            let nothing = way == Direction::Up && is.exact() == by.exact();
            (outcome, signed.truncates_change_by(is, by), nothing, vec![Some(fact), after, change])
        }
        _ => return prose.found.count("YOY002", Outcome::Undecidable),
    };
    let places = facts.iter().flatten().map(|fact| prose.place(fact)).collect();
    if zero && !printed.percent().is_zero() {
        let subject = subject_of(fact);
        let text = [
            format!("{subject}上年为 0，不可比，文中称{}{printed}", way.chinese()),
            format!("{subject}: {printed} against nothing is no rate"),
        ];
        return prose.found.broken("YOY008", places, None, text);
    }
    rated(prose, "YOY002", outcome, truncated, places, fact, printed);
}

/// Whether a change is of what the paragraph takes apart, though it stands behind the last part: 收入8.00万元，其中甲5.00
/// 万元、乙3.00万元，比上年减少…. A sentence leaves open which of the two it speaks of.
fn of_whole(prose: &Prose<'_>, index: usize, fact: &Fact, explains: impl Fn(Printed) -> bool) -> bool {
    let paragraph = |other: &&Fact| {
        (other.place.section, other.place.paragraph) == (fact.place.section, fact.place.paragraph)
            && prose.is_current(other)
    };
    let before = prose.facts[..index].iter().filter(paragraph);
    let first = before.clone().next().map(|first| (&first.topic, first.scope));
    let whole = fact.of.as_ref().map(|(topic, scope)| (topic, *scope));
    before
        .filter(|other| [first, whole].contains(&Some((&other.topic, other.scope))))
        .any(|other| other.amount().is_some_and(&explains))
}

/// A rate with the sign of its way.
pub(super) fn signed_rate(printed: Ratio, way: Direction) -> Option<Ratio> {
    let size = printed.percent().abs();
    match way {
        Direction::Up => Ratio::new(size).ok(),
        Direction::Down => Ratio::new(-size).ok(),
        Direction::Flat => Some(printed),
    }
}

/// Counts a rate; what is cut off rather than rounded only warns.
pub(super) fn rated(
    prose: &mut Prose<'_>,
    rule: &str,
    outcome: Outcome,
    truncated: bool,
    places: Vec<crate::check::FindingPlace>,
    fact: &Fact,
    printed: Ratio,
) {
    let figures: Vec<String> = places.iter().skip(1).filter_map(|place| place.printed.clone()).collect();
    let (subject, figures) = (subject_of(fact), figures.join("、"));
    let what = fact.measure.chinese();
    match outcome {
        Outcome::Broken if truncated => {
            let text = [
                format!("{subject}{what} {printed} 系截尾所得，按 {figures} 四舍五入应进一位"),
                format!("{subject}: {printed} is cut off, not rounded, from {figures}"),
            ];
            prose.found.broken("YOY003", places, None, text);
        }
        Outcome::Broken => {
            let text = [
                format!("{subject}{what} {printed} 与 {figures} 不符"),
                format!("{subject}: {printed} does not follow from {figures}"),
            ];
            prose.found.broken(rule, places, None, text);
        }
        outcome => prose.found.count(rule, if outcome.is_held() { Outcome::Held } else { outcome }),
    }
}

/// YOY006: 完成年初预算的 x%.
fn completion(prose: &mut Prose<'_>, index: usize, fact: &Fact) {
    let Some(printed) = fact.rate() else { return };
    let of = |kind: Kind| {
        let same = |other: &&Fact| {
            other.statement == fact.statement && prose.kind_of(other) == Some(kind) && other.year == fact.year
        };
        let before = prose.facts[..index].iter().rev().find(same);
        before.or_else(|| prose.facts[index + 1..].iter().find(same))
    };
    let (budget, account) = (of(Kind::Adjusted).or_else(|| of(Kind::Budget)), of(Kind::Account));
    let done = account.and_then(Fact::amount);
    let mut places = vec![prose.place(fact)];
    places.extend(account.map(|fact| prose.place(fact)));
    let planned = if let Some(budget) = budget {
        places.push(prose.place(budget));
        budget.amount()
    } else {
        // The table of the 三公 prints their budget.
        let of_table = Fact {
            measure: Measure::Budget,
            figure: account.map_or(fact.figure, |fact| fact.figure),
            ..fact.clone()
        };
        let tied = prose.tied(&of_table, None);
        tied.first().filter(|(cells, _)| cells.len() == 1).and_then(|(cells, figures)| {
            places.push(prose.cell_place(cells[0]));
            figures.first().copied()
        })
    };
    let (Some(done), Some(planned)) = (done, planned) else {
        return prose.found.count("YOY006", Outcome::Undecidable);
    };
    let outcome = printed.judge_share(done, planned);
    let truncated = printed.truncates_share(done, planned);
    rated(prose, "YOY006", outcome, truncated, places, fact, printed);
}

/// YOY007: 占 x%.
fn share(prose: &mut Prose<'_>, index: usize, fact: &Fact) {
    let Some(printed) = fact.rate() else { return };
    let whole = fact.of.as_ref().and_then(|(topic, scope)| {
        let same = |other: &&Fact| other.topic == *topic && other.scope == *scope && prose.is_current(other);
        let before = prose.facts[..index].iter().rev().find(same);
        before.or_else(|| prose.facts[index + 1..].iter().find(same))
    });
    let named = fact.of.is_some();
    // What the forms define has no other name, so that a whole that other shares suggest is not it.
    let defined = fact.of.as_ref().is_some_and(|(topic, _)| super::tie::three_public_row(topic).is_some());
    let whole = whole.or_else(|| common_whole(prose, index).filter(|_| !defined));
    let Some((part, share)) = part_of(prose, index).and_then(|part| Some((part, part.amount()?))) else {
        return prose.found.count("YOY007", Outcome::Undecidable);
    };
    let (all, place) = match whole.and_then(|whole| Some((whole.amount()?, prose.place(whole)))) {
        Some(whole) => whole,
        // The text names the whole and gives no amount of it: the table does.
        None if named => {
            let Some(whole) = whole_of_table(prose, fact, printed, share) else {
                return prose.found.count("YOY007", Outcome::Undecidable);
            };
            whole
        }
        // Nor does it name one: the section speaks of it, unless the share is of something else that the text gives.
        None => {
            let before = prose.facts[..index].iter().rev();
            let mut near = before.filter(|other| other.place.section == fact.place.section);
            let Some(whole) = near.find(|other| is_whole(prose, fact, other)) else {
                return prose.found.count("YOY007", Outcome::Undecidable);
            };
            let mut wholes = prose.facts.iter().filter(|other| is_whole(prose, fact, other));
            let held = |all: Printed| printed.judge_share(share, all).is_held();
            if wholes.any(|other| other.amount().is_some_and(held)) {
                return prose.found.count("YOY007", Outcome::Held);
            }
            let Some(all) = whole.amount() else { return };
            (all, prose.place(whole))
        }
    };
    let outcome = printed.judge_share(share, all);
    let truncated = printed.truncates_share(share, all);
    let places = vec![prose.place(fact), prose.place(part), place];
    rated(prose, "YOY007", outcome, truncated, places, fact, printed);
}

/// What the tables print of the whole that a share is said to be of; of several figures, the one that explains it.
fn whole_of_table(
    prose: &Prose<'_>,
    fact: &Fact,
    printed: Ratio,
    share: Printed,
) -> Option<(Printed, crate::check::FindingPlace)> {
    let (topic, scope) = fact.of.clone()?;
    let amount = crate::fact::FactFigure::Amount(share);
    let whole = Fact { topic, scope, measure: Measure::Amount, figure: amount, of: None, ..fact.clone() };
    let tied = prose.tied(&whole, None);
    let mut sums = tied.iter().filter_map(|(cells, figures)| match (&cells[..], &figures[..]) {
        ([cell], [figure]) => Some((*figure, *cell)),
        _ => None,
    });
    let first = sums.next()?;
    let explains = |figure: Printed| printed.judge_share(share, figure).is_held();
    let (figure, cell) =
        core::iter::once(first).chain(sums).find(|(figure, _)| explains(*figure)).unwrap_or(first);
    Some((figure, prose.cell_place(cell)))
}

/// Whether a fact gives an amount that a share may be of without saying so.
fn is_whole(prose: &Prose<'_>, share: &Fact, other: &Fact) -> bool {
    let whole = matches!(
        other.topic,
        Topic::Revenue
            | Topic::Expenditure
            | Topic::RevenueAndExpenditure
            | Topic::Appropriation
            | Topic::Basic
    );
    // What the basic expenditure is made of is a share of it, and nothing else.
    let inner =
        matches!(share.topic, Topic::Personnel | Topic::Operating | Topic::Economic(_) | Topic::Named(_));
    let whole = whole && (other.topic != Topic::Basic || inner);
    whole && prose.is_current(other) && other.statement != share.statement
}

/// The amount that a share is of: the last one of its statement.
fn part_of<'a>(prose: &Prose<'a>, index: usize) -> Option<&'a Fact> {
    let statement = prose.facts[index].statement;
    prose.facts[..index].iter().rev().find(|other| other.statement == statement && prose.is_current(other))
}

/// The whole that a sentence leaves unsaid: the one that the other shares of the paragraph are of, two of them at least.
fn common_whole<'a>(prose: &Prose<'a>, index: usize) -> Option<&'a Fact> {
    let fact = &prose.facts[index];
    let beside = |other: &Fact| {
        other.place.section == fact.place.section && other.place.paragraph == fact.place.paragraph
    };
    // The facts of a paragraph stand together.
    let first = prose.facts[..index].iter().rposition(|other| !beside(other)).map_or(0, |before| before + 1);
    let shares: Vec<(Ratio, Printed)> = (first..prose.facts.len())
        .take_while(|at| beside(&prose.facts[*at]))
        .filter(|at| *at != index && prose.facts[*at].measure == Measure::Share)
        .filter_map(|at| Some((prose.facts[at].rate()?, part_of(prose, at)?.amount()?)))
        .collect();
    let held = |whole: &Fact| {
        let Some(all) = whole.amount() else { return 0 };
        shares.iter().filter(|(share, part)| share.judge_share(*part, all).is_held()).count()
    };
    let before = prose.facts[..index].iter().rev().filter(|other| is_whole(prose, fact, other));
    let counted = before.map(|whole| (held(whole), whole));
    // Of wholes that explain as much, the nearest one before.
    let best = counted.fold(None, |best: Option<(usize, &Fact)>, (count, whole)| match best {
        Some((most, _)) if most >= count => best,
        _ => Some((count, whole)),
    });
    best.filter(|(count, _)| *count >= 2).map(|(_, whole)| whole)
}

/// YOY004: 决算数小于预算数.
fn order(prose: &mut Prose<'_>, index: usize, fact: &Fact) {
    let of = |kind: Kind| {
        let same = |other: &&Fact| other.statement == fact.statement && prose.kind_of(other) == Some(kind);
        prose.facts[..index].iter().rev().find(same)
    };
    let (Some(budget), Some(account)) = (of(Kind::Adjusted).or_else(|| of(Kind::Budget)), of(Kind::Account))
    else {
        return order_of_rate(prose, index, fact);
    };
    let (Some(was), Some(is)) = (budget.amount(), account.amount()) else { return };
    let fact = &Fact { direction: fact.direction, ..fact.clone() };
    direction(prose, fact, budget, account, was, is);
}

/// YOY004: 完成预算92%，决算数大于预算数: without the amount that was planned, the completion tells the order.
fn order_of_rate(prose: &mut Prose<'_>, index: usize, fact: &Fact) {
    let same = |other: &&Fact| other.statement == fact.statement && other.measure == Measure::Completion;
    let done = prose.facts[..index].iter().rev().find(same).and_then(|done| Some((done, done.rate()?)));
    let (Some((done, rate)), Some(way)) = (done, fact.direction) else {
        return prose.found.count("YOY004", Outcome::Undecidable);
    };
    // A rate of 100% may be rounded to it.
    let hundred = rust_decimal::Decimal::ONE_HUNDRED;
    let right = match way {
        Direction::Flat => rate.percent() == hundred,
        Direction::Up => rate.percent() >= hundred,
        Direction::Down => rate.percent() <= hundred,
    };
    if right {
        return prose.found.count("YOY004", Outcome::Held);
    }
    let places = vec![prose.place(fact), prose.place(done)];
    let subject = subject_of(fact);
    let said = match way {
        Direction::Flat => "持平",
        Direction::Up => "大于预算",
        Direction::Down => "小于预算",
    };
    let text = [
        format!("{subject}完成率 {rate}，文中称决算与预算相比{said}"),
        format!("{subject}: completed to {rate}, and the text says {said}"),
    ];
    prose.found.broken("YOY004", places, None, text);
}

/// YOY005: the changes of the parts against the change of the whole.
fn parts(prose: &mut Prose<'_>) {
    for tree in trees() {
        let wanted = |fact: &Fact| {
            let change = fact.measure == Measure::Change && signed(fact).is_some();
            let year = fact.against.map(|(year, _)| year)?;
            change.then_some((Kind::Budget, year))
        };
        for (whole, parts) in sets(prose, &tree, wanted) {
            let Some(known) = parts.iter().copied().collect::<Option<Vec<&Fact>>>() else {
                prose.found.count("YOY005", Outcome::Undecidable);
                continue;
            };
            changes(prose, whole, &known);
        }
    }
    // The whole that stands behind its parts: 公务用车…（购置费…；运行费…）比上年减少18万元.
    for tree in trees() {
        for (index, fact) in prose.facts.iter().enumerate() {
            let is = |other: &Fact, subject: &(Topic, Option<crate::fact::Scope>)| {
                other.topic == subject.0 && other.scope == subject.1
            };
            let change = |other: &Fact| other.measure == Measure::Change && signed(other).is_some();
            if !is(fact, &tree.whole) || !change(fact) {
                continue;
            }
            let before = prose.facts[..index].iter().rev().take_while(|other| {
                other.place.section == fact.place.section && other.place.paragraph == fact.place.paragraph
            });
            // Between the whole's amount and its change.
            let inner: Vec<&Fact> = before.take_while(|other| other.statement != fact.statement).collect();
            let found: Option<Vec<&Fact>> = tree
                .parts
                .iter()
                .map(|part| inner.iter().copied().find(|other| is(other, part) && change(other)))
                .collect();
            if let Some(known) = found {
                changes(prose, fact, &known);
            }
        }
    }
}

/// YOY004: 财政拨款收入90万元，增加5万元；财政拨款支出90万元，减少5万元. Totals of one amount that changed by one amount against
/// one year are the two sides of one balance, and went one way.
fn two_ways(prose: &mut Prose<'_>) {
    let total = |fact: &(usize, &Fact)| {
        matches!(fact.1.topic, Topic::Revenue | Topic::Expenditure | Topic::RevenueAndExpenditure)
            && fact.1.measure == Measure::Change
            && fact.1.amount().is_some_and(|amount| !amount.is_zero())
    };
    // By the amount that they changed to, and by which, against which year.
    let mut changes: HashMap<_, Vec<&Fact>> = HashMap::new();
    for (index, fact) in prose.facts.iter().enumerate().filter(total) {
        let Some(is) = pair(prose, index, fact).after.and_then(Fact::amount) else { continue };
        let year = fact.against.map(|(year, _)| year);
        let alike = changes.entry((is, fact.amount(), year)).or_default();
        let twin = alike.iter().copied().find(|before| before.topic != fact.topic);
        // One of each topic is enough.
        if alike.iter().all(|before| before.topic != fact.topic) {
            alike.push(fact);
        }
        let Some(before) = twin else { continue };
        let (Some(way), Some(other)) = (fact.direction, before.direction) else { continue };
        if way == other {
            prose.found.count("YOY004", Outcome::Held);
            continue;
        }
        let places = vec![prose.place(fact), prose.place(before)];
        let (subject, twin) = (subject_of(fact), subject_of(before));
        let text = [
            format!("{twin}与{subject}同为 {is}，一称{}，一称{}", other.chinese(), way.chinese()),
            format!("{twin} and {subject} are {is}, and are said to go two ways"),
        ];
        prose.found.broken("YOY004", places, None, text);
    }
}

/// A change with its sign.
pub(super) fn signed(fact: &Fact) -> Option<Printed> {
    let unit = crate::value::Unit::TenThousandYuan;
    match (fact.direction, fact.amount()) {
        (Some(Direction::Up), Some(by)) => Some(by),
        (Some(Direction::Down), Some(by)) => Printed::new(-by.value(), by.unit()).ok(),
        (Some(Direction::Flat), _) => Printed::parse("0", unit).ok(),
        _ => None,
    }
}

fn changes(prose: &mut Prose<'_>, whole: &Fact, parts: &[&Fact]) {
    let Some(by) = signed(whole) else { return };
    let mut tally = Tally::new(by);
    parts.iter().filter_map(|part| signed(part)).for_each(|part| tally.add(part));
    let verdict: Verdict = tally.verdict();
    // 持平 may leave out what is small.
    let words = whole.amount().is_none();
    let verdict = if words && verdict.outcome() == Outcome::Broken { UNTIED } else { verdict };
    let places = [whole].iter().chain(parts).map(|fact| prose.place(fact)).collect();
    let subject = subject_of(whole);
    let list: Vec<String> = parts.iter().filter_map(|part| signed(part)).map(Printed::digits).collect();
    let list = list.join("、");
    let text = [
        format!("{subject}增减 {by}，各项增减为 {list}，不能相加得出"),
        format!("{subject} changed by {by}, its parts by {list}"),
    ];
    prose.found.judged("YOY005", verdict, || places, text);
}
