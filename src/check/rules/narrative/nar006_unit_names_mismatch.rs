//! 文中下属单位与分单位表一致 (NAR006).

use std::collections::BTreeMap;

use crate::check::answer::wording;
use crate::check::text::compared_name;
use crate::check::{
    Answer, Breach, Context, Declaration, Example, FindingPlace, LooksAt, Page, Rule, Severity, Subject,
};
use crate::document::TextPlace;
use crate::identity::CellRef;
use crate::table::TableKind;
use crate::value::Undecidable;
use crate::words::{self, Meaning};

#[derive(Debug)]
pub(in crate::check) struct UnitNamesMismatch;

impl Rule for UnitNamesMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Document(document) = subject else { return Answer::NotApplicable };
        let listed = units_of_text(context);
        if listed.is_empty() {
            return Answer::NotApplicable;
        }
        let printed = units_of_tables(context);
        if printed.is_empty() {
            return Answer::Undecidable(Undecidable::MissingTable);
        }
        let department = compared_name(&document.department);
        let of_tables: Vec<_> = printed.iter().filter(|(unit, _)| !is_same(unit, &department)).collect();
        let of_text: Vec<_> = listed.iter().filter(|(unit, _)| !is_same(unit, &department)).collect();
        let is_in_text = |unit: &str| of_text.iter().any(|(other, _)| is_same(unit, other));
        let is_in_tables = |unit: &str| of_tables.iter().any(|(other, _)| is_same(unit, other));
        let text_alone: Vec<_> = of_text.iter().filter(|(unit, _)| !is_in_tables(unit)).collect();
        let tables_alone: Vec<_> = of_tables.iter().filter(|(unit, _)| !is_in_text(unit)).collect();
        // A unit that only one of the two has may have no money, or no name in a short list; both at once are two names.
        let (Some((_, place)), false) = (text_alone.first(), tables_alone.is_empty()) else {
            return Answer::Held;
        };
        let text: Vec<&str> = text_alone.iter().map(|(unit, _)| unit.as_str()).collect();
        let table: Vec<&str> = tables_alone.iter().map(|(unit, _)| unit.as_str()).collect();
        let [zh_text, en_text] = ["、", ", "].map(|between| text.join(between));
        let [zh_table, en_table] = ["、", ", "].map(|between| table.join(between));
        let mut places = vec![FindingPlace { row_label: zh_text.clone(), ..context.place_of_text(place) }];
        places.extend(tables_alone.iter().map(|(_, cell)| context.place_of_cell(**cell)));
        let breach = Breach::at_places(places).worded(wording!(
            "文中下属单位“{zh_text}”与分单位表所列“{zh_table}”名称不符",
            "the text lists the units {en_text}, the tables by unit print {en_table}"
        ));
        breach.into()
    }
}

/// Whether two names are those of one unit: one of them may be short.
fn is_same(one: &str, other: &str) -> bool {
    one.contains(other) || other.contains(one)
}

/// The units of the tables by unit, by their names.
fn units_of_tables(context: &Context<'_>) -> BTreeMap<String, CellRef> {
    let mut units = BTreeMap::new();
    for (kind, table) in [
        (TableKind::BasicByUnit, context.tables().basic_by_unit()),
        (TableKind::ProjectByUnit, context.tables().project_by_unit()),
    ] {
        for (row, (key, _)) in table.into_iter().flat_map(|table| table.rows().enumerate()) {
            if let (Some(unit), None) = (key.unit_name(), key.unit_line()) {
                units.entry(compared_name(unit)).or_insert_with(|| CellRef::new(kind, row, 0));
            }
        }
    }
    units
}

/// The names after 下属单位…：or 分别是, as far as they are names.
fn units_of_text(context: &Context<'_>) -> Vec<(String, TextPlace)> {
    let mut found: Vec<(String, TextPlace)> = Vec::new();
    for line in context.lines().iter().filter(|line| !line.heading) {
        for unit in line.text.split(['。', '；']).flat_map(units_of_sentence) {
            if !found.iter().any(|(known, _)| known == unit) {
                found.push((unit.to_owned(), line.place.clone()));
            }
        }
    }
    found
}

fn units_of_sentence(sentence: &str) -> Vec<&str> {
    // Fewer characters are no name of a unit with its place: 市图书馆.
    const SHORTEST_NAME: usize = 5;
    if !sentence.contains("下属") || !sentence.contains("单位") {
        return Vec::new();
    }
    let parts = words::of(Meaning::ListsUnits).iter().filter_map(|word| sentence.split_once(word));
    let Some((_, list)) = parts.min_by_key(|(before, _)| before.len()) else { return Vec::new() };
    let units = list.trim_start_matches('：').split(['、', '，', '和', '及']);
    let units = units.map(|unit| unit.trim_end_matches('等'));
    let is_name = |unit: &&str| {
        unit.chars().count() >= SHORTEST_NAME
            && words::of(Meaning::Body).iter().any(|end| unit.ends_with(end))
    };
    units.filter(is_name).collect()
}

const DECLARATION: Declaration = Declaration::new("NAR006", "unit-names-mismatch", Severity::Warning)
    .since_release("0.1.0")
    .summary(
        "文中下属单位与分单位表一致",
        "the subordinate units in the text are those of the tables by unit",
    )
    .looks_at(&[LooksAt::Document])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文中列明的下属单位名称，应与分单位表所列单位一致。

## 审核意义
单位更名后，文字与表格往往未同步修改，一处用新名称，另一处用旧名称。

## 局限
只有一方列出的单位，无法判断是遗漏还是没有资金；只在双方各有对方没有的名称时提示。单位简称不作不一致。

## 依据
- 《地方预决算公开操作规程》（财预〔2016〕143号）：说明本部门机构设置情况。",
    en: r"## What it checks
The subordinate units (下属单位) that the text lists are those of the tables by unit.

## Why it matters
When a unit is renamed, the text and the tables are not always changed together. One then has the
new name and the other the old one.

## What it cannot know
Whether a unit that only one side lists is missing on the other, or has no money. The rule fires
only where each side has a name that the other lacks. Short forms of a name are accepted.

## References
- 地方预决算公开操作规程 (财预〔2016〕143号): departments explain how they are organised.",
};

const EXAMPLE: Example = Example {
    flagged: r"本部门下属单位包括：某市政务服务中心。

《部门预算基本支出预算表》 万元 basic_by_unit
名称 | 行 | 总计
合计 | total | 9.00
某市行政服务中心 | unit | 9.00
人员经费 | personnel | 9.00",
    corrected: r"本部门下属单位包括：某市行政服务中心。

《部门预算基本支出预算表》 万元 basic_by_unit
名称 | 行 | 总计
合计 | total | 9.00
某市行政服务中心 | unit | 9.00
人员经费 | personnel | 9.00",
};
