//! Parts of the text against the whole of the text (NAR003, NAR004, NAR007, NAR008).

use super::{Kind, Prose, UNTIED, subject_of};
use crate::fact::CountSum;
use crate::fact::{Fact, Scope, Topic};
use crate::value::{BudgetKind, FiscalYear, FunctionalCode, Level, Outcome, Tally, Verdict};

type Subject = (Topic, Option<Scope>);

/// A whole and its parts, by definition: no form has another part.
pub(super) struct Tree {
    pub(super) rule: &'static str,
    pub(super) whole: Subject,
    pub(super) parts: Vec<Subject>,
}

/// The wholes that definitions take apart without a rest.
pub(super) fn trees() -> Vec<Tree> {
    let plain = |topic: Topic| (topic, None);
    let mut trees = vec![
        Tree {
            rule: "NAR003",
            whole: plain(Topic::ThreePublic),
            parts: [Topic::Overseas, Topic::Vehicles, Topic::Reception].map(plain).to_vec(),
        },
        Tree {
            rule: "NAR003",
            whole: plain(Topic::Vehicles),
            parts: [Topic::VehiclePurchase, Topic::VehicleOperation].map(plain).to_vec(),
        },
        Tree {
            rule: "NAR004",
            whole: plain(Topic::Procurement),
            parts: [Topic::Goods, Topic::Works, Topic::Services].map(plain).to_vec(),
        },
    ];
    let general = Some(Scope::Budget(BudgetKind::General));
    for scope in [None, Some(Scope::Fiscal), general] {
        trees.push(Tree {
            rule: "NAR003",
            whole: (Topic::Basic, scope),
            parts: vec![(Topic::Personnel, scope), (Topic::Operating, scope)],
        });
    }
    for topic in [Topic::Revenue, Topic::Expenditure, Topic::Appropriation] {
        let budgets = [BudgetKind::General, BudgetKind::GovernmentFund, BudgetKind::StateCapital];
        trees.push(Tree {
            rule: "NAR003",
            whole: (topic.clone(), Some(Scope::Fiscal)),
            parts: budgets.map(|budget| (topic.clone(), Some(Scope::Budget(budget)))).to_vec(),
        });
    }
    trees
}

pub(super) fn check(prose: &mut Prose<'_>, counts: &[CountSum]) {
    for tree in trees() {
        amounts(prose, &tree);
    }
    items(prose);
    named(prose);
    for sum in counts {
        counted(prose, sum);
    }
}

fn is_of(fact: &Fact, subject: &Subject) -> bool {
    fact.topic == subject.0 && fact.scope == subject.1
}

/// The facts of a whole, each with the facts of its parts that stand nearest behind it in the section.
pub(super) fn sets<'a>(
    prose: &Prose<'a>,
    tree: &Tree,
    wanted: impl Fn(&Fact) -> Option<(Kind, FiscalYear)>,
) -> Vec<(&'a Fact, Vec<Option<&'a Fact>>)> {
    let mut found: Vec<(&Fact, Vec<Option<&Fact>>)> = Vec::new();
    for (index, fact) in prose.facts.iter().enumerate() {
        let Some(kind) = wanted(fact).filter(|_| is_of(fact, &tree.whole)) else { continue };
        // The parts stand behind the whole, before the whole is given again.
        let behind = || {
            prose.facts[index + 1..].iter().take_while(|other| {
                let again = is_of(other, &tree.whole) && other.statement != fact.statement;
                other.place.section == fact.place.section && !(again && wanted(other) == Some(kind))
            })
        };
        let parts: Vec<Option<&Fact>> = tree
            .parts
            .iter()
            .map(|part| behind().find(|other| is_of(other, part) && wanted(other) == Some(kind)))
            .collect();
        if parts.iter().any(Option::is_some) {
            found.push((fact, parts));
        }
    }
    found
}

fn amounts(prose: &mut Prose<'_>, tree: &Tree) {
    let kind = |fact: &Fact| prose.kind_of(fact).map(|kind| (kind, fact.year));
    let found = sets(prose, tree, kind);
    for (whole, parts) in found {
        let Some(amount) = whole.amount() else { continue };
        let Some(known) = parts.iter().copied().collect::<Option<Vec<&Fact>>>() else {
            prose.found.count(tree.rule, Outcome::Undecidable);
            continue;
        };
        let mut tally = Tally::new(amount);
        known.iter().filter_map(|part| part.amount()).for_each(|part| tally.add(part));
        let verdict = tally.verdict();
        tell(prose, tree.rule, whole, &known, verdict);
    }
}

fn tell(prose: &mut Prose<'_>, rule: &str, whole: &Fact, parts: &[&Fact], verdict: Verdict) {
    let places = [whole].iter().chain(parts).map(|fact| prose.place(fact)).collect();
    let subject = subject_of(whole);
    let figure =
        |value: Option<rust_decimal::Decimal>| value.map(|value| value.to_string()).unwrap_or_default();
    let (sum, difference) = (figure(verdict.expected()), figure(verdict.difference()));
    let amount = whole.amount().map(|amount| amount.to_string()).unwrap_or_default();
    let text = [
        format!("文中{subject} {amount}，各项合计 {sum}，差 {difference}"),
        format!("the text gives {subject} {amount}, its parts give {sum}, difference {difference}"),
    ];
    prose.found.judged(rule, verdict, || places, text);
}

/// NAR007: the items of a list against the whole that it is said to be of.
fn items(prose: &mut Prose<'_>) {
    let sections = prose.document.sections.len();
    for section in 0..sections {
        let mut items: Vec<(FunctionalCode, usize)> = Vec::new();
        for (index, fact) in prose.facts.iter().enumerate() {
            let item = prose.codes.get(&index).filter(|code| code.level() == Level::Item);
            let Some(code) = item.filter(|_| fact.place.section == section) else { continue };
            if prose.is_current(fact) && !items.iter().any(|(known, _)| known == code) {
                items.push((*code, index));
            }
        }
        if items.len() < 2 {
            continue;
        }
        let first = items[0].1;
        let of = prose.facts[first].of.as_ref();
        let whole = prose.facts[..first].iter().rev().find(|fact| {
            let meant = of.is_some_and(|(topic, scope)| fact.topic == *topic && fact.scope == *scope);
            meant && fact.place.section == section && prose.is_current(fact)
        });
        let Some(whole) = whole else { continue };
        // Whether the list names every item of the tables that the whole is of.
        let printed = printed_items(prose, whole.scope);
        let listed = |code: &FunctionalCode| items.iter().any(|(item, _)| item == code);
        let complete = !printed.is_empty() && printed.iter().all(listed);
        // An account's list may give the planned amounts too.
        let kinds: &[Kind] =
            if prose.is_account() { &[Kind::Account, Kind::Budget] } else { &[Kind::Budget] };
        for &kind in kinds {
            let of_kind = |index: usize| {
                let statement = prose.facts[index].statement;
                prose.facts.iter().find(|fact| {
                    fact.statement == statement
                        && prose.kind_of(fact) == Some(kind)
                        && fact.year == prose.document.fiscal_year
                })
            };
            let whole = prose
                .facts
                .iter()
                .find(|fact| fact.statement == whole.statement && prose.kind_of(fact) == Some(kind));
            let parts: Option<Vec<&Fact>> = items.iter().map(|(_, index)| of_kind(*index)).collect();
            let (Some(whole), Some(parts)) = (whole, parts) else { continue };
            let Some(amount) = whole.amount() else { continue };
            let mut tally = Tally::new(amount);
            parts.iter().filter_map(|part| part.amount()).for_each(|part| tally.add(part));
            let verdict = tally.verdict();
            // 支出8.00万元，其中…，项目支出3.00万元。主要用于：…: of which of them the list is, the sentence leaves open.
            let sum = verdict.expected();
            let before = prose.facts[..first].iter().filter(|other| other.place.section == section);
            let another = before
                .filter(|other| prose.kind_of(other) == Some(kind))
                .any(|other| other.amount().map(crate::value::Printed::value) == sum);
            let broken = verdict.outcome() == Outcome::Broken;
            let verdict = if broken && (another || !complete) { UNTIED } else { verdict };
            tell(prose, "NAR007", whole, &parts, verdict);
        }
    }
}

/// The items with money in the tables of a budget, of all appropriations, or of everything.
fn printed_items(prose: &Prose<'_>, scope: Option<Scope>) -> Vec<FunctionalCode> {
    fn of<C: crate::table::ColumnSet>(
        table: Option<&crate::table::PrintedTable<crate::table::FunctionalRow, C>>,
        column: C,
    ) -> impl Iterator<Item = FunctionalCode> {
        table.into_iter().flat_map(crate::table::PrintedTable::rows).filter_map(move |(key, figures)| {
            let figure = figures[column].figure()?;
            key.code().filter(|code| code.level() == Level::Item && !figure.is_zero())
        })
    }
    use crate::table::{BasicProjectColumn, ExpenditureColumn, FundAccountColumn};
    let tables = prose.tables;
    let total = BasicProjectColumn::Total;
    let general = || of(tables.general_by_function(), total);
    let funds = || {
        let budget = of(tables.government_fund(), total).chain(of(tables.state_capital(), total));
        let account = FundAccountColumn::Total;
        budget
            .chain(of(tables.government_fund_account(), account))
            .chain(of(tables.state_capital_account(), account))
    };
    match scope {
        Some(Scope::Budget(BudgetKind::General)) => general().collect(),
        Some(Scope::Budget(_)) => funds().collect(),
        Some(Scope::Fiscal) => general().chain(funds()).collect(),
        None => of(tables.expenditure(), ExpenditureColumn::Total).collect(),
    }
}

/// NAR008: 防汛（项）50万元，其中：堤防维护30万元、物资储备25万元. Parts that have names of their own may be some of the parts,
/// and are never more than the whole.
fn named(prose: &mut Prose<'_>) {
    let amount = |fact: &Fact| prose.is_current(fact) && fact.amount().is_some();
    let mut judged: Vec<(&Fact, Vec<&Fact>)> = Vec::new();
    for (index, whole) in prose.facts.iter().enumerate().filter(|(_, fact)| amount(fact)) {
        // What has a name of its own is taken apart where it stands in no list itself.
        if matches!(whole.topic, Topic::Named(_)) && whole.of.is_some() {
            continue;
        }
        let subject = (whole.topic.clone(), whole.scope);
        let behind = prose.facts[index + 1..].iter().take_while(|other| {
            other.place.section == whole.place.section
                && other.place.paragraph == whole.place.paragraph
                && !(is_of(other, &subject) && amount(other))
        });
        let parts: Vec<&Fact> = behind
            .filter(|other| other.of.as_ref() == Some(&subject) && amount(other))
            .filter(|other| matches!(&other.topic, Topic::Named(name) if !name.contains("企业")))
            .filter(|other| !within_another(prose, other))
            .collect();
        if parts.len() > 1 {
            judged.push((whole, parts));
        }
    }
    for (whole, parts) in judged {
        let Some(amount) = whole.amount() else { continue };
        let mut tally = Tally::new(amount);
        parts.iter().filter_map(|part| part.amount()).for_each(|part| tally.add(part));
        let verdict = tally.verdict();
        let less = verdict.difference().is_some_and(|difference| difference.is_sign_positive());
        let verdict = if verdict.outcome() == Outcome::Broken && less { UNTIED } else { verdict };
        tell(prose, "NAR008", whole, &parts, verdict);
    }
}

/// 设备40万元（含车辆20万元）: whether a part is one of the part before it.
fn within_another(prose: &Prose<'_>, part: &Fact) -> bool {
    let before = prose.paragraph(&part.place).and_then(|text| text.get(..part.place.range.start));
    let clause = before.and_then(|text| text.rsplit_once(['（', '('])).map(|(_, inside)| inside);
    clause.is_some_and(|inside| inside.starts_with('含') && !inside.contains(['）', ')']))
}

/// NAR008: 共有车辆8辆，其中：…
fn counted(prose: &mut Prose<'_>, sum: &CountSum) {
    let parts: rust_decimal::Decimal = sum.parts.iter().sum();
    if parts == sum.whole {
        prose.found.count("NAR008", Outcome::Held);
        return;
    }
    // 局本部以及下属2家单位，其中…: who takes them apart counts itself among them.
    let itself = sum.counter.contains('家')
        && prose.paragraph(&sum.place).is_some_and(|text| {
            text.get(..sum.place.range.start)
                .is_some_and(|before| ["本部", "本级", "机关"].iter().any(|own| before.contains(own)))
        });
    if itself && parts == sum.whole + rust_decimal::Decimal::ONE {
        prose.found.count("NAR008", Outcome::Held);
        return;
    }
    let area = sum.counter.contains("方米");
    // 其中 may name some of the parts alone: things that are counted are more than those, an area is not left over, and 其他
    // leaves nothing over.
    if parts < sum.whole && !area && !sum.exhausted {
        prose.found.count("NAR008", Outcome::Undecidable);
        return;
    }
    let mut place = prose.place_of(&sum.place);
    place.printed = Some(format!("{}{}", sum.whole, sum.counter));
    let texts: Vec<String> = sum.parts.iter().map(ToString::to_string).collect();
    let mut places = vec![place];
    places.extend(sum.parts.iter().map(|part| crate::check::FindingPlace {
        printed: Some(part.to_string()),
        ..prose.place_of(&sum.place)
    }));
    let (whole, counter, list) = (sum.whole, &sum.counter, texts.join(" + "));
    let text = [
        format!("文中共 {whole}{counter}，其中各项 {list} = {parts}"),
        format!("the text counts {whole}{counter}, its parts are {list} = {parts}"),
    ];
    prose.found.broken("NAR008", places, None, text);
}
