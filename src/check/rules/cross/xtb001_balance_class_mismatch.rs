//! 收支总表各类 = 支出总表各类 (XTB001).

use crate::check::{Answer, Context, Declaration, Example, Page, Rule, Subject};
use crate::table::CrossRelation;

#[derive(Debug)]
pub(in crate::check) struct BalanceClassMismatch;

impl Rule for BalanceClassMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        subject.verdict()
    }
}

const DECLARATION: Declaration =
    Declaration::of_identity(CrossRelation::BalanceByClass.kind(), "balance-class-mismatch")
        .since_release("0.1.0")
        .page(PAGE)
        .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

收支总体情况表支出方的各类支出，等于支出总体情况表同一类的基本支出、项目支出、事业单位经营支出之和。对附属单位补助支出、上缴上级支出、结转下年在收支总体情况表中没有单独列行的，一并计入；单独列行的，由XTB003审核。

## 审核意义

两表反映同一支出。不一致说明其中一张表未同步更新。

## 局限

不能确定哪一张表有误。

## 依据

- 表间平衡关系：两表反映同一笔资金。
- 《地方预决算公开操作规程》（财预〔2016〕143号）：部门预决算应当公开的报表。
- 可扩展商业报告语言（XBRL）计算规范 1.1：四舍五入后的数按区间比较。",
    en: r"## What it checks

A class (类) on the expenditure side of 收支总体情况表 equals the same class in 支出总体情况表:
基本支出 + 项目支出 + 事业单位经营支出. 对附属单位补助支出, 上缴上级支出 and 结转下年 are added where they have
no line of their own in the balance; where they have one, XTB003 checks it.

## Why it matters

Both tables show the same spending. If they differ, one of them was not updated.

## What it cannot know

Which table is wrong.

## References

- Arithmetic: both tables give the same money.
- 地方预决算公开操作规程 (财预〔2016〕143号): the tables that departments publish.
- XBRL Calculations 1.1: a rounded figure stands for an interval.",
};

const EXAMPLE: Example = Example {
    flagged: r"《收支总体情况表》 万元 balance
侧 | 名称 | 预算
支出 | 一、教育支出 | 310.00
支出 | 二、住房保障支出 | 40.00
支出 | 支出总计 | 350.00

《支出总体情况表》 万元 expenditure
名称 | 编码 | 合计 | 基本支出 | 项目支出
合计 |  | 350.00 | 250.00 | 100.00
教育支出 | 205 | 300.00 | 200.00 | 100.00
住房保障支出 | 221 | 50.00 | 50.00 | 0.00",
    corrected: r"《收支总体情况表》 万元 balance
侧 | 名称 | 预算
支出 | 一、教育支出 | 300.00
支出 | 二、住房保障支出 | 50.00
支出 | 支出总计 | 350.00

《支出总体情况表》 万元 expenditure
名称 | 编码 | 合计 | 基本支出 | 项目支出
合计 |  | 350.00 | 250.00 | 100.00
教育支出 | 205 | 300.00 | 200.00 | 100.00
住房保障支出 | 221 | 50.00 | 50.00 | 0.00",
};
