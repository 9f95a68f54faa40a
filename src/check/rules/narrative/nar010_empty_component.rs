//! 文中列明的组成内容在表中有数 (NAR010).

use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};

#[derive(Debug)]
pub(in crate::check) struct EmptyComponent;

impl Rule for EmptyComponent {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, _subject: Subject<'_>, _context: &Context<'_>) -> Answer {
        Answer::NotApplicable
    }
}

const DECLARATION: Declaration = Declaration::new("NAR010", "empty-component", Severity::Warning)
    .since_release("0.1.0")
    .summary("文中列明的组成内容在表中有数", "what the text lists as a component has money in the tables")
    .looks_at(&[LooksAt::Document])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文中基本支出“主要包括”所列内容，应在经济分类表中有数；“支出包括”所列类级科目，应在功能分类各表中有数。

## 审核意义
此类列举多出自模板，列出了所有可能的内容，未按实际删减会误导读者。

## 局限
表中未列该行的，无法判断是否漏列；经济分类表中没有该名称的行的，不提示。

## 依据
- 《中华人民共和国预算法实施条例》第六条：部门预算、决算应当公开基本支出和项目支出，按功能分类公开到项，基本支出按经济性质分类公开到款。
- 《地方预决算公开操作规程》（财预〔2016〕143号）第四条：内容准确，形式规范。",
    en: r"## What it checks
What the text lists as a component of the basic expenditure (主要包括：…) has money in the table by
economic code. The classes that it lists as expenditure (支出包括：…) have money in the tables by
function.

## Why it matters
Such lists come from a template that names everything that may occur. A list that was not shortened
misleads the reader.

## What it cannot know
Whether a component is missing because its row was left out of the table. In the table by economic
code, a name that no row has is not reported.

## References
- 预算法实施条例 (Implementing Regulations of the Budget Law), art. 6: departments publish basic and
  project expenditure, by function down to the item (项), and basic expenditure by economic code down
  to the section (款).
- 地方预决算公开操作规程 (财预〔2016〕143号), art. 4: what is published must be accurate and in proper form.",
};

const EXAMPLE: Example = Example {
    flagged: r"# 基本支出说明
人员经费主要包括：基本工资、奖金。

《一般公共预算基本支出情况表》 万元 basic_by_economic
编码 | 名称 | 合计
 | 合计 | 5.00
301 | 工资福利支出 | 5.00
30101 | 基本工资 | 5.00
30103 | 奖金 | 0.00",
    corrected: r"# 基本支出说明
人员经费主要包括：基本工资。

《一般公共预算基本支出情况表》 万元 basic_by_economic
编码 | 名称 | 合计
 | 合计 | 5.00
301 | 工资福利支出 | 5.00
30101 | 基本工资 | 5.00
30103 | 奖金 | 0.00",
};
