//! 文中总额 = Σ逐项科目 (NAR007).

use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};

#[derive(Debug)]
pub(in crate::check) struct ItemsTotalMismatch;

impl Rule for ItemsTotalMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, _subject: Subject<'_>, _context: &Context<'_>) -> Answer {
        Answer::NotApplicable
    }
}

const DECLARATION: Declaration = Declaration::new("NAR007", "items-total-mismatch", Severity::Error)
    .since_release("0.1.0")
    .summary("文中总额 = Σ逐项科目", "a total in the text is the sum of the items listed below it")
    .looks_at(&[LooksAt::Document])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文中就某一总额逐项列明项级科目的，各项之和应等于该总额；决算文件中的年初预算数同样核对。

## 审核意义
漏列一项或者某项数字有误，都会反映在合计上。

## 局限
无法判断是否有意省略，只在文中列全了表中有数的各项时提示。各项之和等于前文另一金额的，文句未说明所列属于哪一个，列为无法判断。

## 依据
- 《中华人民共和国预算法实施条例》第六条：部门预算、决算应当公开基本支出和项目支出，按功能分类公开到项，基本支出按经济性质分类公开到款。
- 《地方预决算公开操作规程》（财预〔2016〕143号）第四条：内容准确，形式规范。",
    en: r"## What it checks
Where the text goes through the items (项) of a total one by one, the items add up to that total. In
a final account this holds for the budgeted amounts too.

## Why it matters
An item that was left out, or a slip of digits in one of them, shows in the sum.

## What it cannot know
Whether items were left out on purpose. The rule fires only where the list has every item that the
tables print with money. Where the sum equals another amount given before the list, the sentence
does not say which of the two is meant, and the sum is undecidable.

## References
- 预算法实施条例 (Implementing Regulations of the Budget Law), art. 6: departments publish basic and
  project expenditure, by function down to the item (项), and basic expenditure by economic code down
  to the section (款).
- 地方预决算公开操作规程 (财预〔2016〕143号), art. 4: what is published must be accurate and in proper form.",
};

const EXAMPLE: Example = Example {
    flagged: r"2024年财政拨款支出20.00万元，其中：教育支出（类）普通教育（款）学前教育（项）12.00万元，教育支出（类）普通教育（款）小学教育（项）7.00万元。

《一般公共预算支出情况表》 万元 general_by_function
编码 | 名称 | 小计
 | 合计 | 19.00
205 | 教育支出 | 19.00
20502 | 普通教育 | 19.00
2050201 | 学前教育 | 12.00
2050202 | 小学教育 | 7.00",
    corrected: r"2024年财政拨款支出19.00万元，其中：教育支出（类）普通教育（款）学前教育（项）12.00万元，教育支出（类）普通教育（款）小学教育（项）7.00万元。

《一般公共预算支出情况表》 万元 general_by_function
编码 | 名称 | 小计
 | 合计 | 19.00
205 | 教育支出 | 19.00
20502 | 普通教育 | 19.00
2050201 | 学前教育 | 12.00
2050202 | 小学教育 | 7.00",
};
