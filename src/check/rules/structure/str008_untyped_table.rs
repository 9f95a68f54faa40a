//! 表头与行次能够识别 (STR008).

use crate::catalog::Catalog;
use crate::check::{
    Answer, Breach, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject, TableSubject,
};
use crate::document::{RowRole, Sheet, SheetRow, bare, plain};
use crate::fact::{Axis, ColumnReading, Lexicon, SheetReading};
use crate::prose::body::Body;
use crate::table::{Cell, Fault, TableKind, Violation};
use crate::value::{EconomicCode, FunctionalCode, GovernmentEconomicCode, Language};

/// How many faults of a table a finding lists.
const LISTED: usize = 3;

#[derive(Debug)]
pub(in crate::check) struct UntypedTable;

impl Rule for UntypedTable {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Table(table) = subject else { return Answer::NotApplicable };
        // Aims and assets are described in words of each department's own.
        if matches!(table.sheet.kind, None | Some(TableKind::Performance | TableKind::Assets)) {
            return Answer::NotApplicable;
        }
        let lexicon = context.lexicon();
        let Some(reading) = context.readings.of_sheets.get(table.index) else { return Answer::NotApplicable };
        let mut faults = faults_of_headings(table.sheet, reading, context.catalog());
        for row in &table.sheet.rows {
            let fault = fault_of_row(table.sheet, row, reading, lexicon, context.catalog());
            let fault = fault.map(|fault| Violation::other(row.label.clone(), fault));
            faults.extend(fault.filter(|fault| !faults.contains(fault)));
        }
        if faults.is_empty() { Answer::Held } else { breach(table, faults).into() }
    }
}

/// The headings over figures that nobody knows, and those that stand there twice.
fn faults_of_headings(sheet: &Sheet, reading: &SheetReading, catalog: &Catalog) -> Vec<Violation> {
    // 基本支出/工资福利支出
    let is_class = |column: &ColumnReading| {
        let name = column.path.last().map(|level| plain(level)).unwrap_or_default();
        catalog.class_named::<EconomicCode>(&name).is_some()
            || catalog.class_named::<FunctionalCode>(&name).is_some()
    };
    let mut faults = Vec::new();
    for (place, (header, column)) in sheet.headers.iter().zip(&reading.columns).enumerate() {
        let figures = sheet.rows.iter().filter_map(|row| row.cells.get(place)).any(has_figure);
        let fault = if sheet.headers[..place].contains(header) {
            Fault::new(format!("两个表头均为“{header}”"), format!("two headings are {header:?}"))
        } else if figures && !(column.is_understood() || column.is_ratio() || is_class(column)) {
            Fault::new(format!("表头“{header}”未能识别"), format!("heading {header:?} is not known"))
        } else {
            continue;
        };
        faults.push(Violation::other(String::new(), fault));
    }
    faults
}

/// What of a row with figures nobody knows: its code, its name, or which heading its cells stand under.
fn fault_of_row(
    sheet: &Sheet,
    row: &SheetRow,
    reading: &SheetReading,
    lexicon: &Lexicon,
    catalog: &Catalog,
) -> Option<Fault> {
    let (found, expected) = (row.cells.len(), sheet.headers.len());
    if found != expected {
        return Some(Fault::new(
            format!("有 {found} 个单元格，应与表头同为 {expected} 个"),
            format!("found {found} cells, expected {expected}, one a heading"),
        ));
    }
    let is_kept_whole = row.code.is_some() && row.cells.iter().all(Cell::is_blank) && !row.prints_nothing();
    if !is_kept_whole && !row.cells.iter().any(has_figure) {
        return None;
    }
    let coded = match (&row.code, reading.axis) {
        (Some(code), Some(Axis::Function)) => return code.parse::<FunctionalCode>().err().map(Fault::from),
        (Some(code), Some(Axis::Economic)) => return code.parse::<EconomicCode>().err().map(Fault::from),
        (Some(code), Some(Axis::GovernmentEconomic)) => {
            return code.parse::<GovernmentEconomicCode>().err().map(Fault::from);
        }
        (Some(_), _) => return None,
        (None, axis) => matches!(axis, Some(Axis::Function | Axis::Economic | Axis::GovernmentEconomic)),
    };
    if row.role != RowRole::Line || !(coded || reading.panels) {
        return None;
    }
    let label = plain(&row.label);
    let name = bare(&label);
    let said = lexicon.read(name).aspects();
    // In a list by code, the sum of a page or the name of a unit needs none.
    let known = if coded {
        let begins = lexicon.read(&label).words.first().and_then(|word| word.readings.first()?.role);
        // A table that prints no code at all names what it has.
        let named = sheet.rows.iter().all(|row| row.code.is_none()) && !catalog.find(name).is_empty();
        let is_body = Body::of(name).is_some();
        said.role.is_some() || said.entity.is_some() || begins.is_some() || named || is_body
    } else {
        !said.is_unsaid() || catalog.class_named::<FunctionalCode>(name).is_some()
    };
    let (zh, en) = if coded {
        ("没有科目编码，也不是合计行", "the row has no code, and is no total")
    } else {
        ("名称未能识别", "the name of the row is not known")
    };
    (!known).then(|| Fault::new(zh, en))
}

fn has_figure(cell: &Cell) -> bool {
    cell.figure().is_some_and(|figure| !figure.is_zero())
}

/// One breach for all that nobody knows of a table.
fn breach(table: TableSubject<'_>, faults: Vec<Violation>) -> Breach {
    let (title, count) = (table.sheet.title.clone(), faults.len());
    let listed: Vec<Violation> = faults.into_iter().take(LISTED).collect();
    Breach::at(table.place()).worded(move |language| {
        let mut faults: Vec<String> = listed.iter().map(|fault| fault.message_in_table(language)).collect();
        if count > faults.len() {
            faults.push("…".to_owned());
        }
        match language {
            Language::Zh => format!("《{title}》有 {count} 处未能识别：{}", faults.join("；")),
            Language::En => {
                let places = if count == 1 { "place" } else { "places" };
                format!("{title} is not understood in {count} {places}: {}", faults.join("; "))
            }
        }
    })
}

const DECLARATION: Declaration = Declaration::new("STR008", "untyped-table", Severity::Warning)
    .since_release("0.1.0")
    .summary("表头与行次能够识别", "headings and rows are understood")
    .looks_at(&[LooksAt::Table])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
有数字的栏目和行次应能识别：每栏有一个可识别的表头，表头不重复；按科目编列的表，每行有科目编码或为合计行；收支总表的每行有可识别的名称；每行的单元格数与表头数相同。

## 审核意义
不能识别的栏目和行次保留原样，涉及该部分的勾稽关系只能判为相符或无法判断。

## 局限
无法判断是文件有误，还是采用了未知的名称，如其他地区或其他年度的表式。认定问题之前，应先查看提示内容。绩效目标表和资产表的文字由各部门自拟，不作要求。

## 依据
- 《地方预决算公开操作规程》（财预〔2016〕143号）关于部门应公开报表的规定。
- 《地方预决算公开操作规程》（财预〔2016〕143号）第四条：内容准确，形式规范。",
    en: r"## What it checks
Columns and rows with figures are understood. Each column has a heading that is known, and no two have
the same. In a table by code, each row has a code or is a total. In a balance, each row has a name that
is known. Each row has one cell for each heading.

## Why it matters
What is not understood is kept as it stands. An identity that it may be a part of can hold, but not be
broken.

## What it cannot know
Whether the document is at fault, or uses a name that is not known, such as that of another province or
year. Read the finding before you blame the publisher. The tables of aims (绩效目标) and of assets are
in words of each department's own, and are passed over.

## References
- 地方预决算公开操作规程 (财预〔2016〕143号): the tables that departments publish.
- 地方预决算公开操作规程 (财预〔2016〕143号), art. 4: what is published must be accurate and in proper form.",
};

const EXAMPLE: Example = Example {
    flagged: r"《支出总体情况表》 万元 expenditure
编码 | 名称 | 合计 | 基本支出 | 基本支出
 | 合计 | 24.00 | 16.00 | 8.00
205 | 教育支出 | 24.00 | 16.00 | 8.00",
    corrected: r"《支出总体情况表》 万元 expenditure
编码 | 名称 | 合计 | 基本支出 | 项目支出
 | 合计 | 24.00 | 16.00 | 8.00
205 | 教育支出 | 24.00 | 16.00 | 8.00",
};
