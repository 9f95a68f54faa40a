//! 表注明金额单位 (STR004).

use crate::check::answer::wording;
use crate::check::{Answer, Breach, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};

#[derive(Debug)]
pub(in crate::check) struct MissingUnit;

impl Rule for MissingUnit {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, _: &Context<'_>) -> Answer {
        let Subject::Table(table) = subject else { return Answer::NotApplicable };
        // A table that was not recognised may have no amounts: a list of units.
        if table.sheet.kind.is_none() {
            return Answer::NotApplicable;
        }
        if table.sheet.unit.is_some() {
            return Answer::Held;
        }
        let title = table.sheet.title.clone();
        Breach::at(table.place())
            .worded(wording!("《{title}》未注明金额单位", "{title} states no unit"))
            .into()
    }
}

const DECLARATION: Declaration = Declaration::new("STR004", "missing-unit", Severity::Warning)
    .since_release("0.1.0")
    .summary("表注明金额单位", "a table states the unit of its amounts")
    .looks_at(&[LooksAt::Table])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
已识别的各表应注明金额单位（万元或元）。

## 审核意义
元与万元相差一万倍，同一文件往往两种单位并用。

## 局限
无法判断是否在他处统一注明金额单位。未识别的表（如单位名单）可能没有金额，除外。

## 依据
- 《中华人民共和国预算法》第十九条：预算收入和预算支出以人民币元为计算单位。
- 《地方预决算公开操作规程》（财预〔2016〕143号）第四条：内容准确，形式规范。",
    en: r"## What it checks
Every recognised table states the unit of its amounts (金额单位：万元 or 元).

## Why it matters
元 and 万元 differ by a factor of ten thousand, and one document often uses both.

## What it cannot know
Whether the unit is stated elsewhere, for instance once for all tables. A table that was not
recognised, such as a list of units, may have no amounts and is exempt.

## References
- 预算法 (Budget Law), art. 19: budget revenue and expenditure are counted in yuan.
- 地方预决算公开操作规程 (财预〔2016〕143号), art. 4: what is published must be accurate and in proper form.",
};

const EXAMPLE: Example = Example {
    flagged: r"《支出总体情况表》 expenditure
编码 | 名称 | 合计
 | 合计 | 24.00
205 | 教育支出 | 24.00",
    corrected: r"《支出总体情况表》 万元 expenditure
编码 | 名称 | 合计
 | 合计 | 24.00
205 | 教育支出 | 24.00",
};
