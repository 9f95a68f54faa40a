//! 文中总额 = Σ逐项科目 (NAR007).

use std::collections::HashSet;

use crate::check::text::Kind;
use crate::check::text::parts::breach_of_sum;
use crate::check::{
    Answer, Context, Declaration, Example, LooksAt, Page, Rule, SectionSubject, Severity, Subject,
};
use crate::fact::{Fact, Scope};
use crate::table::{
    BasicProjectColumn, ColumnSet, ExpenditureColumn, FunctionalRow, FundAccountColumn, PrintedTable,
};
use crate::value::{BudgetKind, FunctionalCode, Level, Outcome, Undecidable};

#[derive(Debug)]
pub(in crate::check) struct ItemsTotalMismatch;

impl Rule for ItemsTotalMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Section(SectionSubject { index, .. }) = subject else { return Answer::NotApplicable };
        // An account's list may give the planned amounts too.
        let kinds: &[Kind] =
            if context.text().is_account() { &[Kind::Account, Kind::Budget] } else { &[Kind::Budget] };
        let lists = ItemList::all(context, index);
        let answers = lists.iter().flat_map(|list| kinds.iter().map(|kind| list.answer(context, *kind)));
        answers.fold(Answer::NotApplicable, Answer::and)
    }
}

/// Items of a section, and the total that they are said to be of.
struct ItemList {
    whole: usize,
    /// The class, where the total is of one: 3．社会保障和就业支出90万元，具体包括.
    class: Option<FunctionalCode>,
    items: Vec<(FunctionalCode, usize)>,
}

impl ItemList {
    /// The lists of a section: that of its total, or one for each class that it takes apart.
    fn all(context: &Context<'_>, section: usize) -> Vec<Self> {
        let prose = context.prose();
        let mut lists: Vec<Self> = Vec::new();
        let mut known = HashSet::new();
        let facts = prose.text.facts_of_section(section);
        for index in facts.clone() {
            let Some(code) = prose.code(index).filter(|code| code.level() == Level::Item) else { continue };
            let item = &prose.text.facts[index];
            if !prose.text.is_current(item) || !known.insert(code) {
                continue;
            }
            // An item of a class that the list has not begun begins another list; all others go on with it.
            let last = lists.last_mut().filter(|list| list.class.is_none_or(|class| code.class() == class));
            if let Some(list) = last {
                list.items.push((code, index));
                continue;
            }
            let Some((topic, scope)) = item.of.as_ref() else { return Vec::new() };
            let is_whole = |at: &usize| {
                let fact = &prose.text.facts[*at];
                fact.topic == *topic && fact.scope == *scope && prose.text.is_current(fact)
            };
            let Some(whole) = (facts.start..index).rev().find(is_whole) else { return Vec::new() };
            let class = prose.code(whole).filter(|class| class.level() == Level::Class);
            // 教育支出、住房保障支出分别为…。其中：1.学前教育: an item of another class than it is said to be of is of neither.
            if class.is_some_and(|class| code.class() != class) {
                return Vec::new();
            }
            lists.push(Self { whole, class, items: vec![(code, index)] });
        }
        lists.retain(|list| list.items.len() > 1);
        lists
    }

    /// Whether the amounts of one kind add up.
    fn answer(&self, context: &Context<'_>, kind: Kind) -> Answer {
        let text = context.text();
        let year = context.document().fiscal_year;
        let whole = text.first_in_statement(self.whole, |fact| text.kind_of(fact) == Some(kind));
        let is_part = |fact: &Fact| fact.year == year && text.kind_of(fact) == Some(kind);
        let parts = self.items.iter().map(|(_, index)| text.first_in_statement(*index, is_part));
        let parts: Option<Vec<usize>> = parts.collect();
        let (Some(whole), Some(parts)) = (whole, parts) else { return Answer::NotApplicable };
        let Some(verdict) = text.sum(whole, &parts) else { return Answer::NotApplicable };
        // 支出8.00万元，其中…，项目支出3.00万元。主要用于：…: of which of them the list is, the sentence leaves open.
        let may_be_of_another = || {
            let mut before = text.section_of(whole).start..self.items[0].1;
            before.any(|at| {
                text.kind_of(&text.facts[at]) == Some(kind)
                    && text.sum(at, &parts).is_some_and(|verdict| verdict.outcome().is_held())
            })
        };
        if verdict.outcome() == Outcome::Broken && (!self.is_complete(context) || may_be_of_another()) {
            return Answer::Undecidable(Undecidable::Untied);
        }
        let is_sure = text.is_sure(core::iter::once(whole).chain(parts.iter().copied()));
        Answer::of_verdict(&verdict, || breach_of_sum(text, whole, &parts, &verdict)).unless_doubtful(is_sure)
    }

    /// Whether the list has every item that the tables of the whole print with money.
    fn is_complete(&self, context: &Context<'_>) -> bool {
        let printed = printed_items(context, context.facts()[self.whole].scope);
        let is_meant = |code: &&FunctionalCode| self.class.is_none_or(|class| code.class() == class);
        let is_listed = |code: &FunctionalCode| self.items.iter().any(|(item, _)| item == code);
        printed.iter().any(|code| is_meant(&code)) && printed.iter().filter(is_meant).all(is_listed)
    }
}

/// The items with money in the tables of a budget, of all appropriations, or of everything.
fn printed_items(context: &Context<'_>, scope: Option<Scope>) -> Vec<FunctionalCode> {
    let tables = context.tables();
    let total = BasicProjectColumn::Total;
    let general = || items_of(tables.general_by_function(), total);
    let funds = || {
        let account = FundAccountColumn::Total;
        items_of(tables.government_fund(), total)
            .chain(items_of(tables.state_capital(), total))
            .chain(items_of(tables.government_fund_account(), account))
            .chain(items_of(tables.state_capital_account(), account))
    };
    match scope {
        Some(Scope::Budget(BudgetKind::General)) => general().collect(),
        Some(Scope::Budget(_)) => funds().collect(),
        Some(Scope::Fiscal) => general().chain(funds()).collect(),
        None => items_of(tables.expenditure(), ExpenditureColumn::Total).collect(),
    }
}

/// The items of a table with money in a column.
fn items_of<C: ColumnSet>(
    table: Option<&PrintedTable<FunctionalRow, C>>,
    column: C,
) -> impl Iterator<Item = FunctionalCode> {
    table.into_iter().flat_map(PrintedTable::rows).filter_map(move |(key, figures)| {
        let figure = figures[column].figure()?;
        key.code().filter(|code| code.level() == Level::Item && !figure.is_zero())
    })
}

const DECLARATION: Declaration = Declaration::new("NAR007", "items-total-mismatch", Severity::Error)
    .since_release("0.1.0")
    .summary("文中总额 = Σ逐项科目", "a total in the text is the sum of the items listed below it")
    .looks_at(&[LooksAt::Section])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文中就某一总额逐项列明项级科目的，各项之和应等于该总额；决算文件中的年初预算数同样核对。

## 审核意义
漏列一项或者某项数字有误，都会反映在合计上。

## 局限
无法判断是否有意省略，只在文中列全了表中有数的各项时提示。各项之和等于前文另一金额的，文句未说明所列属于哪一个，列为无法判断。

## 依据
- 《中华人民共和国预算法实施条例》第六条：部门预算、决算应当公开基本支出和项目支出，按功能分类公开到项，基本支出按经济性质分类公开到款。
- 《地方预决算公开操作规程》（财预〔2016〕143号）第四条：内容准确，形式规范。",
    en: r"## What it checks
Where the text goes through the items (项) of a total one by one, the items add up to that total. In
a final account this holds for the budgeted amounts too.

## Why it matters
An item that was left out, or a slip of digits in one of them, shows in the sum.

## What it cannot know
Whether items were left out on purpose. The rule fires only where the list has every item that the
tables print with money. Where the sum equals another amount given before the list, the sentence
does not say which of the two is meant, and the sum is undecidable.

## References
- 预算法实施条例 (Implementing Regulations of the Budget Law), art. 6: departments publish basic and
  project expenditure, by function down to the item (项), and basic expenditure by economic code down
  to the section (款).
- 地方预决算公开操作规程 (财预〔2016〕143号), art. 4: what is published must be accurate and in proper form.",
};

const EXAMPLE: Example = Example {
    flagged: r"2024年财政拨款支出20.00万元，其中：教育支出（类）普通教育（款）学前教育（项）12.00万元，教育支出（类）普通教育（款）小学教育（项）7.00万元。

《一般公共预算支出情况表》 万元 general_by_function
编码 | 名称 | 小计
 | 合计 | 19.00
205 | 教育支出 | 19.00
20502 | 普通教育 | 19.00
2050201 | 学前教育 | 12.00
2050202 | 小学教育 | 7.00",
    corrected: r"2024年财政拨款支出19.00万元，其中：教育支出（类）普通教育（款）学前教育（项）12.00万元，教育支出（类）普通教育（款）小学教育（项）7.00万元。

《一般公共预算支出情况表》 万元 general_by_function
编码 | 名称 | 小计
 | 合计 | 19.00
205 | 教育支出 | 19.00
20502 | 普通教育 | 19.00
2050201 | 学前教育 | 12.00
2050202 | 小学教育 | 7.00",
};
