//! 无模板残留文字 (WRD001).

use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};

#[derive(Debug)]
pub(in crate::check) struct TemplateResidue;

impl Rule for TemplateResidue {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, _subject: Subject<'_>, _context: &Context<'_>) -> Answer {
        Answer::NotApplicable
    }
}

const DECLARATION: Declaration = Declaration::new("WRD001", "template-residue", Severity::Warning)
    .since_release("0.1.0")
    .summary("无模板残留文字", "no placeholder or instruction of a template is left in the text")
    .looks_at(&[LooksAt::Document])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容

文件中没有模板残留内容，包括：

- 未选定的选项：增加（减少）、增加/减少；
- 未填写的空位：XX万元、20XX年、增加万元；
- 填写提示：（若无则填0）、（请根据实际填写）；
- 无实义的占位语：主要是无等；
- 电子表格的公式错误值。

## 审核意义

残留内容说明该句未经校核，所述事项不明确。

## 局限

个别文字可能为地名等有意使用，本规则因此仅作提示。

## 依据

- 《地方预决算公开操作规程》（财预〔2016〕143号）：部门预决算公开的情况说明。",
    en: r"## What it checks

No text of a template is left in the document:

- an alternative: 增加（减少）, 增加/减少;
- a blank: XX万元, 20XX年, 增加万元;
- an instruction to the writer: （若无则填0）, （请根据实际填写）;
- a filler: 主要是无等;
- the error value of a spreadsheet: #REF!, #DIV/0!.

## Why it matters

A sentence with such a remainder was not proofread, and what it says stays open.

## What it cannot know

Whether such words are meant, as in the name of a place. The rule is a warning for that reason.

## References

- 地方预决算公开操作规程 (财预〔2016〕143号): the explanations that departments publish with the tables.",
};

const EXAMPLE: Example = Example {
    flagged: r"公务接待费预算3.00万元，比上年增加（减少）0.50万元。",
    corrected: r"公务接待费预算3.00万元，比上年增加0.50万元。",
};
