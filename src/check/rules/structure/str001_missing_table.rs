//! 应公开的表齐全 (STR001).

use strum::IntoEnumIterator;

use crate::check::answer::wording;
use crate::check::{
    Answer, Breach, Context, Declaration, Example, FindingPlace, LooksAt, Page, Rule, Severity, Subject,
};
use crate::document::Disclosure;
use crate::table::TableKind;
use crate::value::Stage;

#[derive(Debug)]
pub(in crate::check) struct MissingTable;

impl Rule for MissingTable {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        let Subject::Document(document) = subject else { return Answer::NotApplicable };
        let required = TableKind::iter().filter(|kind| kind.is_required());
        // What prints most of the tables is the whole that must be published, and misses the rest; a notice of the 三公, an
        // excerpt or a text with a table or two is not known to be.
        let there = required.clone().filter(|kind| is_there(document, *kind)).count();
        if there * 2 <= required.clone().count() {
            return Answer::NotApplicable;
        }
        Answer::broken_if_any(required.filter_map(|kind| missing(document, kind)).collect())
    }
}

/// A table that every department publishes, whatever the form of its province, where it is not there.
fn missing(document: &Disclosure, kind: TableKind) -> Option<Breach> {
    if is_there(document, kind) {
        return None;
    }
    let title = instead_of(kind, document.stage).unwrap_or(kind).title_in(document.stage);
    let place = FindingPlace { table: title.to_owned(), ..FindingPlace::default() };
    Some(Breach::at(place).worded(wording!("缺少《{title}》", "the table {title} is missing")))
}

/// The table that a final account may print instead: the government funds with their revenue.
fn instead_of(kind: TableKind, stage: Stage) -> Option<TableKind> {
    let account = stage == Stage::FinalAccount && kind == TableKind::GovernmentFund;
    account.then_some(TableKind::GovernmentFundAccount)
}

/// Whether the table is there, or one that says the same: all appropriations for the general budget alone, revenue by its
/// source instead of by code.
fn is_there(document: &Disclosure, kind: TableKind) -> bool {
    let wider = match kind {
        TableKind::GeneralByFunction => Some(TableKind::FiscalByFunction),
        TableKind::BasicByEconomic => Some(TableKind::FiscalBasicByEconomic),
        // The regulation asks for the table, and does not say by what its rows are.
        TableKind::Revenue => Some(TableKind::RevenueBySource),
        TableKind::Expenditure => Some(TableKind::ExpenditureByNature),
        _ => None,
    };
    let mut kinds = [Some(kind), instead_of(kind, document.stage), wider].into_iter().flatten();
    kinds.any(|kind| document.sheets.iter().any(|sheet| sheet.kind == Some(kind)))
}

const DECLARATION: Declaration = Declaration::new("STR001", "missing-table", Severity::Warning)
    .since_release("0.1.0")
    .summary("应公开的表齐全", "every table that must be published is there")
    .looks_at(&[LooksAt::Document])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
部门预算、决算文件应有各部门均须公开的八张表：收支总体情况表、收入总体情况表、支出总体情况表、财政拨款收支总体情况表、一般公共预算支出情况表、一般公共预算基本支出情况表、“三公”经费支出情况表、政府性基金预算支出情况表，表题可按各地表式。决算文件中，以政府性基金预算财政拨款收入支出决算表代替最后一张；财政拨款支出表可代替一般公共预算支出表。只有“三公”经费表或没有上述各表的网页，不作要求。

## 审核意义
没有政府性基金预算的部门也应公开空表并予以说明。缺表时无法区分“没有”与“未公开”，需要该表的勾稽关系均无法核对。

## 局限
无法判断是文件缺表还是该表未能识别，如表题属于未知表式。栏目或行次不能识别的，由 STR008 提示。各地另行要求的国有资本经营预算表、分单位表等，本规则不作要求。应公开的表列出过半的，才视为完整的公开文件，审核其缺表；只有一两张表的说明、通报或摘录不作审核。故本规则只作提示。

## 依据
- 《中华人民共和国预算法》第十四条：部门预算、决算及报表由各部门向社会公开。
- 《地方预决算公开操作规程》（财预〔2016〕143号）关于部门应公开报表的规定。
- 《中华人民共和国政府信息公开条例》。",
    en: r#"## What it checks
The document has the eight tables that every department publishes: 收支总体情况表, 收入总体情况表, 支出总体情况表,
财政拨款收支总体情况表, 一般公共预算支出情况表, 一般公共预算基本支出情况表, the “三公” table and 政府性基金预算支出情况表. A table may have the title
of another known form. In a final account, 政府性基金预算财政拨款收入支出决算表 takes the place of the last. A table of all
appropriations stands for that of the general budget. A page that has only the “三公” table, or none
of them, is passed over.

## Why it matters
A department without government funds publishes the table all the same, empty and with a note. Where
the table is missing, nobody can tell "none" from "not shown". Every identity that needs the table
is undecidable.

## What it cannot know
Whether the document lacks the table, or whether it was not recognised, for instance under the title
of an unknown form. Where its columns or rows are not known, STR008 reports it. Provinces ask for further tables, such as those of the state capital
budget or by unit; these are not required here. A document is taken for the whole that must be published where it has
most of the tables; a notice or an excerpt with one or two is not asked. For these reasons the rule only warns.

## References
- 预算法 (Budget Law), art. 14: departments publish their budgets, final accounts and tables.
- 地方预决算公开操作规程 (财预〔2016〕143号): the tables that departments publish.
- 政府信息公开条例 (Regulations on Open Government Information)."#,
};

const EXAMPLE: Example = Example {
    flagged: r"《收支总体情况表》 万元 balance
侧 | 名称 | 预算
收入 | 收入总计 | 8.00
支出 | 支出总计 | 8.00

《收入总体情况表》 万元 revenue
编码 | 名称 | 合计
 | 合计 | 8.00

《支出总体情况表》 万元 expenditure
编码 | 名称 | 合计
 | 合计 | 8.00

《财政拨款收支总体情况表》 万元 fiscal_balance
侧 | 名称 | 预算
收入 | 收入总计 | 8.00
支出 | 支出总计 | 8.00

《一般公共预算支出情况表》 万元 general_by_function
编码 | 名称 | 小计
 | 合计 | 8.00

《一般公共预算基本支出情况表》 万元 basic_by_economic
编码 | 名称 | 预算
 | 合计 | 8.00

《财政拨款安排的行政经费及“三公”经费预算表》 万元 three_public
名称 | 合计
“三公”经费 | 0.00",
    corrected: r"《收支总体情况表》 万元 balance
侧 | 名称 | 预算
收入 | 收入总计 | 8.00
支出 | 支出总计 | 8.00

《收入总体情况表》 万元 revenue
编码 | 名称 | 合计
 | 合计 | 8.00

《支出总体情况表》 万元 expenditure
编码 | 名称 | 合计
 | 合计 | 8.00

《财政拨款收支总体情况表》 万元 fiscal_balance
侧 | 名称 | 预算
收入 | 收入总计 | 8.00
支出 | 支出总计 | 8.00

《一般公共预算支出情况表》 万元 general_by_function
编码 | 名称 | 小计
 | 合计 | 8.00

《一般公共预算基本支出情况表》 万元 basic_by_economic
编码 | 名称 | 预算
 | 合计 | 8.00

《财政拨款安排的行政经费及“三公”经费预算表》 万元 three_public
名称 | 合计
“三公”经费 | 0.00

《政府性基金预算支出情况表》 万元 government_fund
编码 | 名称 | 小计
 | 合计 | 0.00
注：本表无数据",
};
