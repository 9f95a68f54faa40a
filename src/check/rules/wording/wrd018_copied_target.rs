//! 项目绩效目标各不相同 (WRD018).

use std::collections::{BTreeMap, BTreeSet};

use crate::check::answer::wording;
use crate::check::{
    Answer, Breach, Context, Declaration, Example, FindingPlace, LooksAt, Page, Rule, Severity, Subject,
    TableSubject,
};
use crate::document::{RowRole, Sheet, plain};
use crate::prose::one_line;
use crate::words::{self, Meaning};

/// How many letters and digits a text has at least that two projects do not share by chance: set phrases, such as
/// 保障单位正常运转，完成全年工作任务, are shorter.
const LONG: usize = 20;

/// How much of a text a message quotes.
const QUOTED: usize = 16;

#[derive(Debug)]
pub(in crate::check) struct CopiedTarget;

impl Rule for CopiedTarget {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        let Subject::Table(table) = subject else { return Answer::NotApplicable };
        let (mut texts, mut breaches) = (0, Vec::new());
        for (column, heading) in table.sheet.text_headers.iter().enumerate() {
            let heading = plain(heading);
            if !words::of(Meaning::Target).iter().any(|word| heading.contains(word)) {
                continue;
            }
            for rows in rows_by_target(table.sheet, column) {
                texts += 1;
                breaches.extend(copied(table, column, &rows));
            }
        }
        if texts == 0 { Answer::NotApplicable } else { Answer::broken_if_any(breaches) }
    }
}

/// The rows that print one and the same long target, for every such text.
fn rows_by_target(sheet: &Sheet, column: usize) -> Vec<Vec<usize>> {
    let mut by_text: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, row) in sheet.rows.iter().enumerate() {
        let is_project = matches!(row.role, RowRole::Project | RowRole::Line);
        if !is_project || project_name(&row.label).is_empty() {
            continue;
        }
        let text = letters(row.text(column));
        if text.chars().count() >= LONG {
            by_text.entry(text).or_default().push(index);
        }
    }
    let mut groups: Vec<Vec<usize>> = by_text.into_values().collect();
    groups.sort_unstable();
    groups
}

/// A target that stands beside projects of different names.
fn copied(table: TableSubject<'_>, column: usize, rows: &[usize]) -> Option<Breach> {
    let sheet = table.sheet;
    let mut known = BTreeSet::new();
    let labels = rows.iter().map(|&row| sheet.rows[row].label.as_str());
    let names: Vec<&str> = labels.filter(|label| known.insert(project_name(label))).collect();
    if names.len() < 2 {
        return None;
    }
    let heading = sheet.text_headers[column].clone();
    let text = |row: usize| sheet.rows[row].text(column);
    let place = |&row: &usize| FindingPlace {
        column: heading.clone(),
        printed: Some(text(row).to_owned()),
        ..table.place_of_row(row)
    };
    let places = rows.iter().map(place).collect();
    let (count, quoted) = (names.len(), opening(text(rows[0])));
    let (list, english_list) = (names.join("、"), names.join(", "));
    Some(Breach::at_places(places).worded(wording!(
        "{count} 个项目的{heading}相同（“{quoted}”）：{list}",
        "the same {heading} ({quoted}) is printed for {count} projects: {english_list}"
    )))
}

/// The first words of a text.
fn opening(text: &str) -> String {
    let mut words = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    let mut opening: String = words.by_ref().take(QUOTED).collect();
    if words.next().is_some() {
        opening.push('…');
    }
    opening
}

/// A text as copies of it agree: its letters and digits, in one width.
fn letters(text: &str) -> String {
    one_line(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The name of a project without what brackets at its end say of the part that a row prints: （县区负担部分）.
fn project_name(label: &str) -> String {
    let mut name = plain(label);
    while let Some(open) = name.strip_suffix('）').and_then(|inner| inner.rfind('（')) {
        name.truncate(open);
    }
    name
}

const DECLARATION: Declaration = Declaration::new("WRD018", "copied-target", Severity::Warning)
    .since_release("0.1.0")
    .summary("项目绩效目标各不相同", "projects of different names have targets of their own")
    .looks_at(&[LooksAt::Table])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

不同名称的项目应当分别设定绩效目标。绩效目标、总体目标、绩效指标等栏中，同一段二十字以上的文字不用于两个项目。空格、标点不计；项目名称末尾括号内的补充说明不作区分。

## 审核意义

绩效目标说明项目资金的用途，也是考核的依据。同一目标适用于多个项目，说明没有针对项目编制，或者复制后未作修改。

## 局限

不能判断各项目是否属于同一项目：总项目下共用目标的子项目，或者按资金负担主体分行、名称不同的项目（如县区负担部分）。文字有一词之差的不予提示；惯用语字数不足的，也不予提示。备注、立项依据等其他栏不在审核范围。

## 依据

- 《中央部门预算绩效目标管理办法》：绩效目标的编制要求；各地参照制定本地办法。
- 《中共中央 国务院关于全面实施预算绩效管理的意见》（2018年）。",
    en: r"## What it checks

Projects of different names have targets of their own. In a column of targets (绩效目标, 总体目标, 绩效指标), no
text of twenty or more letters and digits stands beside two of them. Blanks and punctuation do not count, nor
does what brackets at the end of a project's name add to it.

## Why it matters

A target says what the money of one project is for, and its result is measured by it. A text that fits several
projects was written for none of them, or was copied from one and never changed.

## What it cannot know

Whether the projects are parts of one: a framework whose parts share a target, or a project printed in rows by
who pays (县区负担部分) under names that differ in more than brackets. Texts that differ in a single word are
not reported. Set phrases are shorter than the limit. Columns of other headings (备注, 立项依据) are not
checked.

## References

- 中央部门预算绩效目标管理办法: what a target must be like; local rules follow it.
- 中共中央 国务院关于全面实施预算绩效管理的意见 (2018).",
};

const EXAMPLE: Example = Example {
    flagged: r"《项目绩效目标表》
名称 | 文字:绩效目标
校舍修缮 | 修缮校舍五千平方米，更新课桌椅两千套，八月底前完工
教师培训 | 修缮校舍五千平方米，更新课桌椅两千套，八月底前完工",
    corrected: r"《项目绩效目标表》
名称 | 文字:绩效目标
校舍修缮 | 修缮校舍五千平方米，更新课桌椅两千套，八月底前完工
教师培训 | 培训教师六百人次，覆盖全部乡镇学校，结业率百分之九十五以上",
};
