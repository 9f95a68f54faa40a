//! 类 = Σ款 (SUM001).

use crate::check::{Answer, Context, Declaration, Example, Page, Rule, Subject};
use crate::table::RelationKind;

#[derive(Debug)]
pub(in crate::check) struct SectionSumMismatch;

impl Rule for SectionSumMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }
}

const DECLARATION: Declaration =
    Declaration::of_identity(RelationKind::SectionsOfClass.kind(), "section-sum-mismatch")
        .since_release("0.1.0")
        .page(PAGE)
        .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

各栏中，类级科目等于所属款级科目之和；按经济分类编列的表同样适用，如301等于各301xx之和。同一类按机关、事业分别列示的，各自与其下所列款级科目比较。尾数差异在四舍五入允许范围内的，视为相符。

## 审核意义

类级科目由所属各款构成，别无其他内容。加总不符，说明有数字错误或漏列款级科目。

## 局限

不能确定哪一个数字有误，需结合其他勾稽关系判断。整款漏列与数字错误无法区分。表格不完整，或只列项级科目而没有对应款级行的，不予判定。只列示部分款级科目（其中）的表，应当注明。

## 依据

- 当年《政府收支分类科目》。
- 《中华人民共和国预算法》第三十二条：各部门、各单位按照政府收支分类科目编制预算；支出按功能分为类、款、项，按经济性质分为类、款。
- 可扩展商业报告语言（XBRL）计算规范 1.1：四舍五入后的数按区间比较。",
    en: r"## What it checks

A class (类) equals the sum of its sections (款), in every column. In the tables by economic code, 301 likewise
equals the sum of the codes 301xx. Where a class is printed once for each group (机关, 事业), each one takes the
sections printed under it. A difference that rounding explains is allowed.

## Why it matters

A class consists of its sections and of nothing else. If they do not add up, a figure is wrong or a section is
missing.

## What it cannot know

Which of the figures is wrong, unless other identities settle it. A section that is missing altogether looks
like a wrong figure. The class is left undecided where the table is incomplete, or where items (项) are printed
without the row of their section. A table that lists only some of the sections (其中) must be marked as such.

## References

- The 政府收支分类科目 of the year.
- 预算法 (Budget Law), article 32: departments draw up their budgets by the 政府收支分类科目, which divide
  expenditure into 类, 款 and 项 by function and into 类 and 款 by economic nature.
- XBRL Calculations 1.1: a rounded figure stands for an interval.",
};

const EXAMPLE: Example = Example {
    flagged: r"《一般公共预算基本支出情况表》 万元 basic_by_economic
名称 | 编码 | 预算
合计 |  | 360.00
工资福利支出 | 301 | 360.00
基本工资 | 30101 | 120.00
津贴补贴 | 30102 | 190.00",
    corrected: r"《一般公共预算基本支出情况表》 万元 basic_by_economic
名称 | 编码 | 预算
合计 |  | 360.00
工资福利支出 | 301 | 360.00
基本工资 | 30101 | 120.00
津贴补贴 | 30102 | 240.00",
};
