//! 行政运行、事业运行、机构运行列基本支出，一般行政管理事务列项目支出 (COD008).

use crate::catalog::{Catalog, CatalogCode, Entry};
use crate::check::{Answer, Breach, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};
use crate::document::plain;
use crate::identity::CellRef;
use crate::table::{
    BasicProjectColumn, Cell, ColumnSet, ExpenditureColumn, FunctionalRow, PrintedTable, TableKind,
};
use crate::value::{FunctionalCode, Language, Level};

#[derive(Debug)]
pub(in crate::check) struct OperationItemOfOtherNature;

impl Rule for OperationItemOfOtherNature {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Row(row) = subject else { return Answer::NotApplicable };
        let Some(kind) = context.kind_of_table(row.table).filter(|kind| TABLES.contains(kind)) else {
            return Answer::NotApplicable;
        };
        let Some(CatalogCode::Functional(code)) = row.code() else { return Answer::NotApplicable };
        let Some((name, nature)) = named(code, &row.row.label, context.catalog()) else {
            return Answer::NotApplicable;
        };
        // One code is one question, asked of the first row that prints it.
        let cells = cells_of_other_nature(code, context);
        let is_first = cells
            .first()
            .is_some_and(|cell| cell.table == kind && context.tables().row_of_sheet(*cell) == row.index);
        if !is_first {
            return Answer::NotApplicable;
        }
        let money: Vec<CellRef> = cells.into_iter().filter(|cell| holds_money(*cell, context)).collect();
        let Some(first) = money.first().and_then(|cell| context.tables().cell(*cell)?.figure()) else {
            return Answer::Held;
        };
        let word = move |language| {
            let (nature, other) = (nature.says(language), nature.other().says(language));
            match language {
                Language::Zh => format!("{code} {name}按科目说明只反映{nature}，表列{other} {first}"),
                Language::En => format!(
                    "{code} {name} is {nature} expenditure by definition, the table prints {first} of {other} expenditure"
                ),
            }
        };
        let places = money.into_iter().map(|cell| context.place_of_cell(cell)).collect();
        Breach::at_places(places).worded(word).into()
    }
}

/// The tables that part basic from project expenditure.
const TABLES: [TableKind; 2] = [TableKind::Expenditure, TableKind::GeneralByFunction];

/// What the definition of an item leaves room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Nature {
    /// 基本支出 alone.
    Basic,
    /// 项目支出 alone.
    Project,
}

impl Nature {
    /// Of the items that every function has under one name, the definition says which of the two it holds.
    fn of(name: &str) -> Option<Self> {
        match name {
            "行政运行" | "事业运行" | "机构运行" => Some(Self::Basic),
            "一般行政管理事务" => Some(Self::Project),
            _ => None,
        }
    }

    const fn says(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Basic, Language::Zh) => "基本支出",
            (Self::Project, Language::Zh) => "项目支出",
            (Self::Basic, Language::En) => "basic",
            (Self::Project, Language::En) => "project",
        }
    }

    const fn other(self) -> Self {
        match self {
            Self::Basic => Self::Project,
            Self::Project => Self::Basic,
        }
    }
}

/// The name and nature of an item that has one.
fn named(code: FunctionalCode, label: &str, catalog: &Catalog) -> Option<(String, Nature)> {
    if code.level() != Level::Item {
        return None;
    }
    // An unverified name is never the ground of a finding: what is printed is.
    let attested = catalog.get(code).filter(Entry::is_attested);
    let name = attested.map_or_else(|| plain(label), |entry| entry.name().to_owned());
    Nature::of(&name).map(|nature| (name, nature))
}

/// The cells of the other nature in the rows of an item, in the order of the tables.
fn cells_of_other_nature(code: FunctionalCode, context: &Context<'_>) -> Vec<CellRef> {
    let [all, general] = TABLES;
    let columns = [ExpenditureColumn::Basic, ExpenditureColumn::Project].map(ColumnSet::index);
    let general_columns = [BasicProjectColumn::Basic, BasicProjectColumn::Project].map(ColumnSet::index);
    let mut cells = cells_of(code, all, context.tables().expenditure(), columns, context);
    cells.extend(cells_of(code, general, context.tables().general_by_function(), general_columns, context));
    cells
}

fn cells_of<C: ColumnSet>(
    code: FunctionalCode,
    kind: TableKind,
    table: Option<&PrintedTable<FunctionalRow, C>>,
    [basic, project]: [usize; 2],
    context: &Context<'_>,
) -> Vec<CellRef> {
    let rows = table.into_iter().flat_map(PrintedTable::rows).enumerate();
    let rows = rows.filter(|(_, (key, _))| key.code() == Some(code));
    let cell = |(row, _)| {
        let sheet_row = context.tables().row_of_sheet(CellRef::new(kind, row, basic));
        let label = &context.document().sheet(kind)?.rows.get(sheet_row)?.label;
        let (_, nature) = named(code, label, context.catalog())?;
        let other = match nature {
            Nature::Basic => project,
            Nature::Project => basic,
        };
        Some(CellRef::new(kind, row, other))
    };
    rows.filter_map(cell).collect()
}

fn holds_money(cell: CellRef, context: &Context<'_>) -> bool {
    context.tables().cell(cell).is_some_and(Cell::holds_money)
}

const DECLARATION: Declaration =
    Declaration::new("COD008", "operation-item-of-other-nature", Severity::Warning)
        .since_release("0.1.0")
        .summary(
            "行政运行、事业运行、机构运行列基本支出，一般行政管理事务列项目支出",
            "行政运行, 事业运行 and 机构运行 are basic expenditure, 一般行政管理事务 is project expenditure",
        )
        .looks_at(&[LooksAt::Row])
        .page(PAGE)
        .example(EXAMPLE)
        .on_request();

const PAGE: Page = Page {
    zh: r"## 审核内容
行政运行、事业运行、机构运行不列项目支出，一般行政管理事务不列基本支出。核对支出总体情况表和一般公共预算支出情况表，同一科目只提示一次。

## 审核意义
按科目说明，前三个科目反映行政单位、事业单位、科研机构的基本支出，一般行政管理事务反映未单独设置项级科目的项目支出。项目列入事业运行，会虚增机构运转成本，也看不出项目用途；基本支出列入一般行政管理事务则相反。

## 局限
无法判断当地财政部门是否另有规定：有的地方将编外用工等小额项目列入行政运行，故本规则只作提示，并只在从严审核（`--pedantic`）时审核：在28份已公开文件上提示5处，均非差错。

## 依据
- 当年《政府收支分类科目》。
- 《中华人民共和国预算法实施条例》第五条：基本支出、项目支出的定义。",
    en: r"## What it checks
The items 行政运行, 事业运行 and 机构运行 have no project expenditure (项目支出), and the item 一般行政管理事务 has no basic
expenditure (基本支出). 支出总体情况表 and 一般公共预算支出情况表 are checked. Each code is reported once.

## Why it matters
The classification reserves the first three for the basic expenditure of administrative units,
public institutions and research institutions. It reserves the last for projects that have no item
of their own. A project under 事业运行 makes the running of the institution look more expensive than it
is, and hides the purpose of the project. Basic expenditure under 一般行政管理事务 does the reverse.

## What it cannot know
Whether the local finance department allows it. Some instructions put small projects of the office,
such as contract staff, under 行政运行. For this reason the rule only warns, and is asked only with
`--pedantic`: on 28 published documents it reported five places, none of them wrong.

## References
- 政府收支分类科目 of the year.
- 预算法实施条例 (Implementing Regulations of the Budget Law), art. 5: the definitions of basic and project
  expenditure.",
};

const EXAMPLE: Example = Example {
    flagged: r"《支出总体情况表》 万元 expenditure
编码 | 名称 | 合计 | 基本支出 | 项目支出
 | 合计 | 96.00 | 60.00 | 36.00
201 | 一般公共服务支出 | 96.00 | 60.00 | 36.00
20103 | 政府办公厅（室）及相关机构事务 | 96.00 | 60.00 | 36.00
2010301 | 行政运行 | 96.00 | 60.00 | 36.00",
    corrected: r"《支出总体情况表》 万元 expenditure
编码 | 名称 | 合计 | 基本支出 | 项目支出
 | 合计 | 96.00 | 60.00 | 36.00
201 | 一般公共服务支出 | 96.00 | 60.00 | 36.00
20103 | 政府办公厅（室）及相关机构事务 | 96.00 | 60.00 | 36.00
2010301 | 行政运行 | 60.00 | 60.00 | 0.00
2010302 | 一般行政管理事务 | 36.00 | 0.00 | 36.00",
};
