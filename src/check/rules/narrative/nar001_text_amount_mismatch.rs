//! 文中金额与表列数一致 (NAR001).

use crate::check::answer::wording;
use crate::check::text::subject_of;
use crate::check::{
    Answer, Breach, Context, Declaration, Example, FactSubject, LooksAt, Page, Rule, Severity, Subject,
};
use crate::fact::Topic;
use crate::value::Undecidable;

#[derive(Debug)]
pub(in crate::check) struct TextAmountMismatch;

impl Rule for TextAmountMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Fact(FactSubject { index, fact }) = subject else { return Answer::NotApplicable };
        let prose = context.prose();
        let Some(amount) = fact.amount().filter(|_| prose.text.kind_of(fact).is_some()) else {
            return Answer::NotApplicable;
        };
        let Some(tie) = prose.tie(index) else {
            // What has a name of its own may be a project: NAR005.
            return match fact.topic {
                Topic::Named(_) => Answer::NotApplicable,
                _ => Answer::Undecidable(Undecidable::Untied),
            };
        };
        Answer::of_verdict(&tie.verdict, || {
            let mut places = vec![context.place_of_fact(fact)];
            places.extend(tie.cells.iter().map(|cell| context.place_of_origin(*cell)));
            let table = places.get(1).map(|place| place.table.clone()).unwrap_or_default();
            let expected = tie.verdict.expected().map(|value| value.to_string()).unwrap_or_default();
            let subject = subject_of(fact);
            Breach::at_places(places).worded(wording!(
                "文中{subject} {amount}，《{table}》为 {expected}",
                "the text reports {amount} for {subject}, the table {table} prints {expected}"
            ))
        })
    }
}

const DECLARATION: Declaration = Declaration::new("NAR001", "text-amount-mismatch", Severity::Error)
    .since_release("0.1.0")
    .summary("文中金额与表列数一致", "the amount in the text equals the table")
    .looks_at(&[LooksAt::Fact])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文中金额应与表中同一事项的数字一致，换算为同一金额单位，文中可以四舍五入。核对范围包括：各本预算收支总额、基本支出和项目支出、人员经费和公用经费及其经济分类科目、“三公”经费、机关运行经费以及各类、款、项；政府预决算表以名称列行、以年度列栏的，按名称和年度核对。

## 审核意义
多数读者只看文字说明，文中错一位数字，引用的就是错误的数字。

## 局限
无法判断是文中有误还是表中有误。文中金额在表中找不到对应单元格的，列为无法判断，不作错误。同一事项列于多张表的，与其中一张表一致即可。按名称对应的，不一致时列为无法判断：文中可能是其中一部分、增减额或其他级次的数。文中称机关运行经费而表中称行政经费的，二者未必是同一数字，不一致不作错误。

## 依据
- 《中华人民共和国预算法实施条例》第六条：部门预算、决算应当公开基本支出和项目支出，按功能分类公开到项，基本支出按经济性质分类公开到款。
- 《地方预决算公开操作规程》（财预〔2016〕143号）第四条：内容准确，形式规范。",
    en: r"## What it checks
An amount in the text equals the figure that the tables print for the same thing. Units are
converted, and the text may be rounded. Compared are the totals of each budget, 基本支出 and 项目支出, 人员经费
and 公用经费 with their economic codes, the “三公”, 机关运行经费, and every 类、款、项; in the tables of governments, whose
rows have names and whose columns are years, what has the name and the year.

## Why it matters
Most people read only the text. A wrong digit there is the figure that gets quoted.

## What it cannot know
Whether the text or the table is wrong. An amount that cannot be matched with any cell is
undecidable, never an error. Where several tables print the thing, it is enough that the text agrees
with one of them. Where a name alone leads to the row, another amount is undecidable: it may be of a part,
a change, or of another level of government. 机关运行经费 in the text and 行政经费 in the table may be different figures: if they differ,
it proves nothing.

## References
- 预算法实施条例 (Implementing Regulations of the Budget Law), art. 6: departments publish basic and
  project expenditure, by function down to the item (项), and basic expenditure by economic code down
  to the section (款).
- 地方预决算公开操作规程 (财预〔2016〕143号), art. 4: what is published must be accurate and in proper form.",
};

const EXAMPLE: Example = Example {
    flagged: r"2024年公务接待费预算46.00万元。

《财政拨款安排的行政经费及“三公”经费预算表》 万元 three_public
名称 | 合计
公务接待费 | 4.60",
    corrected: r"2024年公务接待费预算4.60万元。

《财政拨款安排的行政经费及“三公”经费预算表》 万元 three_public
名称 | 合计
公务接待费 | 4.60",
};
