//! 文中列明的组成内容在表中有数 (NAR010).

use std::collections::HashMap;

use crate::catalog::Catalog;
use crate::check::answer::wording;
use crate::check::text::compared_name;
use crate::check::{
    Answer, Breach, Context, Declaration, Example, FindingPlace, LooksAt, Page, Rule, Severity, Subject,
};
use crate::document::TextPlace;
use crate::identity::CellRef;
use crate::prose::Line;
use crate::table::{
    BalanceRow, BudgetColumn, ColumnSet, EconomicColumn, ExpenditureColumn, PrintedTable, TableKind,
};
use crate::value::{EconomicCode, FunctionalCode, Level, Printed};
use crate::words::{self, Meaning};

#[derive(Debug)]
pub(in crate::check) struct EmptyComponent;

impl Rule for EmptyComponent {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Paragraph(line) = subject else { return Answer::NotApplicable };
        if line.heading {
            return Answer::NotApplicable;
        }
        components(line, context).and(classes(line, context))
    }
}

/// Where a paragraph stands that lists something, none of its words meant.
fn place_of(item: &str, line: &Line, context: &Context<'_>) -> FindingPlace {
    let place = context.place_of_text(&TextPlace { range: 0..0, ..line.place.clone() });
    FindingPlace { row_label: item.to_owned(), ..place }
}

/// What stands behind the words that open a list.
fn items_of(list: &str) -> &str {
    list.trim_start_matches('：').split(['；', '。']).next().unwrap_or_default()
}

/// What the text says that the basic expenditure consists of, against the rows that print nothing.
fn components(line: &Line, context: &Context<'_>) -> Answer {
    const LEAD: &str = "主要包括";
    let section = context.document().sections.get(line.place.section);
    let is_of_basic = section.is_some_and(|section| section.heading.contains("基本支出"));
    if !is_of_basic || !line.text.contains(LEAD) {
        return Answer::NotApplicable;
    }
    let rows = rows_by_name(context);
    let lists = line.text.split(LEAD).skip(1).map(items_of);
    let mut is_any_known = false;
    let mut breaches = Vec::new();
    for item in lists.flat_map(|list| list.split('、')) {
        let named = rows.get(item).or_else(|| rows.get(item.strip_suffix("支出")?));
        let Some(row) = named else { continue };
        is_any_known = true;
        if !row.is_zero {
            continue;
        }
        let places = vec![place_of(item, line, context), context.place_of_cell(row.cell)];
        let item = item.to_owned();
        breaches.push(Breach::at_places(places).worded(wording!(
            "文中列明包括“{item}”，表中该科目为 0",
            "the text lists {item}, for which the table prints zero"
        )));
    }
    if is_any_known { Answer::broken_if_any(breaches) } else { Answer::NotApplicable }
}

/// A row of the basic expenditure by economic code, or several of one name.
struct ComponentRow {
    /// The first of them.
    cell: CellRef,
    /// Whether all of them print zero.
    is_zero: bool,
}

/// The economic sections of the basic expenditure by their names. One name may have rows in several groups.
fn rows_by_name(context: &Context<'_>) -> HashMap<String, ComponentRow> {
    let mut rows: HashMap<String, ComponentRow> = HashMap::new();
    let sheet = context.document().sheet(TableKind::BasicByEconomic);
    let Some((sheet, table)) = sheet.zip(context.tables().basic_by_economic()) else { return rows };
    for (index, (key, figures)) in table.rows().enumerate() {
        if key.code().is_none_or(|code: EconomicCode| code.level() != Level::Section) {
            continue;
        }
        let cell = CellRef::new(TableKind::BasicByEconomic, index, EconomicColumn::Total.index());
        // Rows that have no type are not in the typed table.
        let origin = context.tables().origin(cell);
        let Some(printed) = origin.and_then(|origin| sheet.rows.get(origin.row)) else { continue };
        let row = rows.entry(compared_name(&printed.label)).or_insert(ComponentRow { cell, is_zero: true });
        row.is_zero &= figures[EconomicColumn::Total].figure().is_some_and(Printed::is_zero);
    }
    rows
}

/// 支出包括：教育支出、农林水支出: the classes that the text lists, against those with money.
fn classes(line: &Line, context: &Context<'_>) -> Answer {
    let Some((_, list)) =
        words::of(Meaning::ExpenditureIncludes).iter().find_map(|lead| line.text.split_once(lead))
    else {
        return Answer::NotApplicable;
    };
    let spent = classes_with_money(context);
    if spent.is_empty() {
        return Answer::NotApplicable;
    }
    let catalog: &Catalog = context.catalog();
    let roots = catalog.roots::<FunctionalCode>();
    let names: Vec<(FunctionalCode, String)> =
        roots.map(|entry| (entry.code(), compared_name(entry.name()))).collect();
    let items = items_of(list).split(['、', '，', '和']).map(|item| item.trim_end_matches('等'));
    let listed: Vec<_> = items.filter_map(|item| names.iter().find(|(_, name)| name == item)).collect();
    // One class alone may be a name of something else.
    if listed.len() < 2 {
        return Answer::NotApplicable;
    }
    let empty = listed.into_iter().filter(|(code, _)| !spent.contains(code));
    let breach = |(_, class): &(FunctionalCode, String)| {
        let class = class.clone();
        Breach::at(place_of(&class, line, context)).worded(wording!(
            "文中列明支出包括“{class}”，各表该科目无数据",
            "the text lists {class}, for which no table prints an amount"
        ))
    };
    Answer::broken_if_any(empty.map(breach).collect())
}

/// The classes that the balance or the table of expenditure prints with money.
fn classes_with_money(context: &Context<'_>) -> Vec<FunctionalCode> {
    let balance = context.tables().balance().into_iter().flat_map(PrintedTable::rows);
    let of_balance = balance.filter_map(|(key, figures)| {
        let BalanceRow::Class(code) = key else { return None };
        Some((*code, figures[BudgetColumn::Budget].figure()?))
    });
    let expenditure = context.tables().expenditure().into_iter().flat_map(PrintedTable::rows);
    let of_table = expenditure.filter_map(|(key, figures)| {
        let code = key.code().filter(|code| code.level() == Level::Class)?;
        Some((code, figures[ExpenditureColumn::Total].figure()?))
    });
    of_balance.chain(of_table).filter(|(_, figure)| !figure.is_zero()).map(|(code, _)| code).collect()
}

const DECLARATION: Declaration = Declaration::new("NAR010", "empty-component", Severity::Warning)
    .since_release("0.1.0")
    .summary("文中列明的组成内容在表中有数", "what the text lists as a component has money in the tables")
    .looks_at(&[LooksAt::Paragraph])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文中基本支出“主要包括”所列内容，应在经济分类表中有数；“支出包括”所列类级科目，应在功能分类各表中有数。

## 审核意义
此类列举多出自模板，列出了所有可能的内容，未按实际删减会误导读者。

## 局限
表中未列该行的，无法判断是否漏列；经济分类表中没有该名称的行的，不提示。

## 依据
- 《中华人民共和国预算法实施条例》第六条：部门预算、决算应当公开基本支出和项目支出，按功能分类公开到项，基本支出按经济性质分类公开到款。
- 《地方预决算公开操作规程》（财预〔2016〕143号）第四条：内容准确，形式规范。",
    en: r"## What it checks
What the text lists as a component of the basic expenditure (主要包括：…) has money in the table by
economic code. The classes that it lists as expenditure (支出包括：…) have money in the tables by
function.

## Why it matters
Such lists come from a template that names everything that may occur. A list that was not shortened
misleads the reader.

## What it cannot know
Whether a component is missing because its row was left out of the table. In the table by economic
code, a name that no row has is not reported.

## References
- 预算法实施条例 (Implementing Regulations of the Budget Law), art. 6: departments publish basic and
  project expenditure, by function down to the item (项), and basic expenditure by economic code down
  to the section (款).
- 地方预决算公开操作规程 (财预〔2016〕143号), art. 4: what is published must be accurate and in proper form.",
};

const EXAMPLE: Example = Example {
    flagged: r"# 基本支出说明
人员经费主要包括：基本工资、奖金。

《一般公共预算基本支出情况表》 万元 basic_by_economic
编码 | 名称 | 合计
 | 合计 | 5.00
301 | 工资福利支出 | 5.00
30101 | 基本工资 | 5.00
30103 | 奖金 | 0.00",
    corrected: r"# 基本支出说明
人员经费主要包括：基本工资。

《一般公共预算基本支出情况表》 万元 basic_by_economic
编码 | 名称 | 合计
 | 合计 | 5.00
301 | 工资福利支出 | 5.00
30101 | 基本工资 | 5.00
30103 | 奖金 | 0.00",
};
