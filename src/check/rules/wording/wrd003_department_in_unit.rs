//! 单位公开文件不称“本部门” (WRD003).

use crate::check::answer::wording;
use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};
use crate::prose::Line;
use crate::words::{self, Meaning};

#[derive(Debug)]
pub(in crate::check) struct DepartmentInUnit;

impl Rule for DepartmentInUnit {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, _: Subject<'_>, context: &Context<'_>) -> Answer {
        const SLIP: &str = "本部门";
        if !is_of_unit(context.lines()) {
            return Answer::NotApplicable;
        }
        let mut slips = context.lines().iter().filter_map(|line| Some((line, line.text.find(SLIP)?)));
        let Some((line, at)) = slips.next() else { return Answer::Held };
        let count = 1 + slips.count();
        context
            .words_of_line(line, at, SLIP)
            .worded(wording!(
                "单位公开文件中 {count} 处称“本部门”",
                "the document of a unit calls it a department in {count} places",
            ))
            .into()
    }
}

/// Whether the titles call the document a unit's more often than a department's.
fn is_of_unit(lines: &[Line]) -> bool {
    let count = |meaning| {
        let titles = lines.iter().filter(|line| line.heading || line.place.section == 0);
        titles.filter(|line| words::of(meaning).iter().any(|word| line.text.contains(word))).count()
    };
    count(Meaning::UnitDocument) > count(Meaning::DepartmentDocument)
}

const DECLARATION: Declaration = Declaration::new("WRD003", "department-in-unit", Severity::Warning)
    .since_release("0.1.0")
    .summary("单位公开文件不称“本部门”", "the document of a unit does not call itself a department")
    .looks_at(&[LooksAt::Document])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
标题为“单位预算”“单位决算”的文件，正文不称“本部门”。全文各处合并为一条提示。

## 审核意义
部门与所属单位分别公开预决算。单位文件称“本部门”，资金所属主体不明确。

## 局限
不能判断“本部门”是否指上级主管部门。

## 依据
- 《中华人民共和国预算法实施条例》第六条：各部门所属单位的预算、决算由单位向社会公开。
- 《地方预决算公开操作规程》（财预〔2016〕143号）第四条：公开的内容准确，形式规范。",
    en: r"## What it checks
A document whose titles call it a unit's (单位预算, 单位决算) does not speak of 本部门. All such places are
reported as one finding.

## Why it matters
Departments and their units publish separately. The wording of one in the document of the other leaves open
whose money is meant.

## What it cannot know
Whether the superior department is meant.

## References
- 预算法实施条例 (Implementing Regulations of the Budget Law), article 6: the units of a department publish
  their own budgets and final accounts.
- 地方预决算公开操作规程 (财预〔2016〕143号), article 4: what is published is accurate and in proper form.",
};

const EXAMPLE: Example = Example {
    flagged: r"# 2024年单位预算情况说明
本部门收入预算300.00万元。",
    corrected: r"# 2024年单位预算情况说明
本单位收入预算300.00万元。",
};
