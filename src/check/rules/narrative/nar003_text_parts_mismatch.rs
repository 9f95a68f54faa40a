//! 文中合计 = Σ各项 (NAR003).

use crate::check::text::parts;
use crate::check::{
    Answer, Context, Declaration, Example, FactSubject, LooksAt, Page, Rule, Severity, Subject,
};
use crate::fact::Topic;

#[derive(Debug)]
pub(in crate::check) struct TextPartsMismatch;

impl Rule for TextPartsMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Fact(FactSubject { index, fact }) = subject else { return Answer::NotApplicable };
        if fact.topic == Topic::Procurement {
            return Answer::NotApplicable;
        }
        parts::answer(context.text(), index)
    }
}

const DECLARATION: Declaration = Declaration::new("NAR003", "text-parts-mismatch", Severity::Error)
    .since_release("0.1.0")
    .summary("文中合计 = Σ各项", "a total in the text is the sum of its parts in the text")
    .looks_at(&[LooksAt::Fact])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文中合计应等于文中各项之和：“三公”经费 = 因公出国（境）费 + 公务用车购置及运行维护费 + 公务接待费，公务用车购置及运行维护费 = 购置费 + 运行维护费，基本支出 = 人员经费 + 公用经费，财政拨款 = 三本预算之和。

## 审核意义
合计与各项均为人工填写，修改一处容易漏改另一处。

## 局限
文中未提及的项目金额不得而知，缺项时列为无法判断；但已列各项之和超过合计的，仍予指出。

## 依据
- 《地方预决算公开操作规程》（财预〔2016〕143号）：“三公”经费按三项公开，公务用车购置及运行费细化到购置费、运行费。
- 《中华人民共和国预算法实施条例》第五条：基本支出、项目支出的定义。",
    en: r"## What it checks
A total in the text is the sum of its parts in the text: the “三公” and their three parts, 公务用车 =
purchase + operation, 基本支出 = 人员经费 + 公用经费, 财政拨款 = the three budgets.

## Why it matters
Total and parts are typed by hand. A change to one of them is easily forgotten in the others.

## What it cannot know
The amount of a part that the text does not mention. Where a part is missing, the sum is
undecidable, unless the others exceed the total.

## References
- 地方预决算公开操作规程 (财预〔2016〕143号): the “三公” are published with their three parts, and vehicles with
  purchase and operation.
- 预算法实施条例 (Implementing Regulations of the Budget Law), art. 5: the definitions of basic and project
  expenditure.",
};

const EXAMPLE: Example = Example {
    flagged: r"2024年“三公”经费预算8.10万元，其中：因公出国（境）费0万元，公务用车购置及运行维护费3.50万元，公务接待费4.00万元。",
    corrected: r"2024年“三公”经费预算8.10万元，其中：因公出国（境）费0万元，公务用车购置及运行维护费3.50万元，公务接待费4.60万元。",
};
