//! 政府采购 = 货物 + 工程 + 服务 (NAR004).

use crate::check::text::parts;
use crate::check::{
    Answer, Context, Declaration, Example, FactSubject, LooksAt, Page, Rule, Severity, Subject,
};
use crate::fact::Topic;

#[derive(Debug)]
pub(in crate::check) struct ProcurementMismatch;

impl Rule for ProcurementMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Fact(FactSubject { index, fact }) = subject else { return Answer::NotApplicable };
        if fact.topic != Topic::Procurement {
            return Answer::NotApplicable;
        }
        parts::answer(context.text(), index)
    }
}

const DECLARATION: Declaration = Declaration::new("NAR004", "procurement-mismatch", Severity::Error)
    .since_release("0.1.0")
    .summary(
        "政府采购 = 货物 + 工程 + 服务",
        "procurement in the text is the sum of goods, works and services",
    )
    .looks_at(&[LooksAt::Fact])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文中政府采购金额应等于货物、工程、服务采购金额之和。

## 审核意义
政府采购依法由货物、工程、服务构成，多数文件没有政府采购表，只能在文中自行核对。

## 局限
文中未提及的一项是否为零不得而知，缺项时列为无法判断；但已列各项之和超过总额的，仍予指出。

## 依据
- 《中华人民共和国政府采购法》第二条：货物、工程和服务。
- 《地方预决算公开操作规程》（财预〔2016〕143号）：说明政府采购总金额及货物、工程、服务采购金额。",
    en: r"## What it checks
政府采购 in the text is the sum of goods (货物), works (工程) and services (服务).

## Why it matters
By law the three make up all procurement. Most documents have no table of procurement, so the text
can only be compared with itself.

## What it cannot know
Whether a part that the text does not mention is zero. Where a part is missing, the sum is
undecidable, unless the others exceed the total.

## References
- 政府采购法 (Government Procurement Law), art. 2: goods, works and services.
- 地方预决算公开操作规程 (财预〔2016〕143号): departments explain their procurement, in total and by goods, works
  and services.",
};

const EXAMPLE: Example = Example {
    flagged: r"2024年政府采购预算30.00万元，其中：货物10.00万元，工程5.00万元，服务10.00万元。",
    corrected: r"2024年政府采购预算30.00万元，其中：货物10.00万元，工程5.00万元，服务15.00万元。",
};
