//! 合计 = Σ各栏 (SUM004).

use crate::check::{Answer, Context, Declaration, Example, Page, Rule, Subject};
use crate::table::RelationKind;

#[derive(Debug)]
pub(in crate::check) struct ColumnMismatch;

impl Rule for ColumnMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }
}

const DECLARATION: Declaration = Declaration::of_identity(RelationKind::Columns.kind(), "column-mismatch")
    .since_release("0.1.0")
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

每一行中，合计栏等于其所汇总的各栏之和。各表口径如下：合计 = 基本支出 + 项目支出 + 事业单位经营支出 + 对附属单位补助支出 + 上缴上级支出 + 结转下年；小计 = 基本支出 + 项目支出；总计 = 财政拨款合计 + 财政专户拨款 + 其他资金等。表中未列的栏不计入。
表中栏次列有算式（如“3=1+2”“合计（1=2+3）”）的，按所列算式核对。

## 审核意义

该关系在一行之内即可成立。即使其他表重复同样的错误，也能发现错误的单元格。

## 局限

不能确定哪一个单元格有误。多数行都不符合所列算式的，可能是算式有误，不作判断。空白单元格只有在其他勾稽关系证明为零时才按零处理。标有“其中”、属于相邻栏组成部分的栏，应当注明。没有小数的数字（如120.50之间的120）按取整数处理，允许的尾数差相应放宽。

## 依据

- 表内加总关系。
- 《地方预决算公开操作规程》（财预〔2016〕143号）：部门预决算应当公开的报表。
- 可扩展商业报告语言（XBRL）计算规范 1.1：四舍五入后的数按区间比较。",
    en: r"## What it checks

In every row, the column of the total equals the columns that it sums. Each form has its own:
合计 = 基本支出 + 项目支出 + 事业单位经营支出 + 对附属单位补助支出 + 上缴上级支出 + 结转下年;
小计 = 基本支出 + 项目支出; 总计 = 财政拨款合计 + 财政专户拨款 + 其他资金; and so on. Columns that the table
does not print are left out.

Where the form declares what a column is (3=1+2 among the numbers below the headings, 合计（1=2+3） in one), that is
checked.

## Why it matters

The identity holds within a single row. It finds a wrong cell even where another table repeats the same mistake.

## What it cannot know

Which of the cells is wrong. Where most rows fail a formula that the form declares, the formula may be what is wrong, and
nothing is decided. A blank counts as zero only where another identity shows it to be zero. A column
headed 其中 that is a part of its neighbour must be marked as such. A figure without decimals (120 among 120.50)
counts as rounded to the unit, which widens the difference that is allowed.

## References

- Arithmetic.
- 地方预决算公开操作规程 (财预〔2016〕143号): the tables that departments publish.
- XBRL Calculations 1.1: a rounded figure stands for an interval.",
};

const EXAMPLE: Example = Example {
    flagged: r"《支出总体情况表》 万元 expenditure
名称 | 编码 | 合计 | 基本支出 | 项目支出
合计 |  | 138.00 | 100.00 | 83.00",
    corrected: r"《支出总体情况表》 万元 expenditure
名称 | 编码 | 合计 | 基本支出 | 项目支出
合计 |  | 138.00 | 100.00 | 38.00",
};
