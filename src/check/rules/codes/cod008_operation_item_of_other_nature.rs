//! 行政运行、事业运行、机构运行列基本支出，一般行政管理事务列项目支出 (COD008).

use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};

#[derive(Debug)]
pub(in crate::check) struct OperationItemOfOtherNature;

impl Rule for OperationItemOfOtherNature {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, _subject: Subject<'_>, _context: &Context<'_>) -> Answer {
        Answer::NotApplicable
    }
}

const DECLARATION: Declaration =
    Declaration::new("COD008", "operation-item-of-other-nature", Severity::Warning)
        .since_release("0.1.0")
        .summary(
            "行政运行、事业运行、机构运行列基本支出，一般行政管理事务列项目支出",
            "行政运行, 事业运行 and 机构运行 are basic expenditure, 一般行政管理事务 is project expenditure",
        )
        .looks_at(&[LooksAt::Document])
        .page(PAGE)
        .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
行政运行、事业运行、机构运行不列项目支出，一般行政管理事务不列基本支出。核对支出总体情况表和一般公共预算支出情况表，同一科目只提示一次。

## 审核意义
按科目说明，前三个科目反映行政单位、事业单位、科研机构的基本支出，一般行政管理事务反映未单独设置项级科目的项目支出。项目列入事业运行，会虚增机构运转成本，也看不出项目用途；基本支出列入一般行政管理事务则相反。

## 局限
无法判断当地财政部门是否另有规定：有的地方将编外用工等小额项目列入行政运行，故本规则只作提示。

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
such as contract staff, under 行政运行. For this reason the rule only warns.

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
