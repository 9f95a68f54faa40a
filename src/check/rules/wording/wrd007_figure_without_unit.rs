//! 数字带有单位 (WRD007).

use core::ops::Range;

use rust_decimal::Decimal;

use crate::check::answer::wording;
use crate::check::{Answer, Breach, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};
use crate::prose::Line;
use crate::prose::change;
use crate::words::{self, Meaning};

#[derive(Debug)]
pub(in crate::check) struct FigureWithoutUnit;

impl Rule for FigureWithoutUnit {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Paragraph(line) = subject else { return Answer::NotApplicable };
        let mut known: Vec<&str> = Vec::new();
        let mut breaches = Vec::new();
        if let Some(range) = figure_without_unit(line) {
            let words = &line.text[range.clone()];
            breaches.push(worded(context.words_of_line(line, range.start, words), words));
            known.push(words);
        }
        for place in context.bare_figures_of(line) {
            let Some(printed) = context.text().paragraph(place) else { continue };
            let words = printed.get(place.range.clone()).unwrap_or_default().trim();
            if known.contains(&words) {
                continue;
            }
            breaches.push(worded(context.words_of_text(place, words), words));
            known.push(words);
        }
        Answer::broken_if_any(breaches)
    }
}

fn worded(breach: Breach, words: &str) -> Breach {
    let words = words.to_owned();
    breach.worded(wording!("数字“{words}”缺少单位或百分号", "{words} has no unit or no percent sign"))
}

/// The first figure whose words ask for a unit or a percent sign: 增长13.95。 and 0.39万（.
fn figure_without_unit(line: &Line) -> Option<Range<usize>> {
    let text = &line.text;
    let mut start = 0;
    while let Some(from) = text[start..].find(|c: char| c.is_ascii_digit()).map(|at| at + start) {
        let length = text[from..].find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')));
        let end = length.map_or(text.len(), |length| from + length);
        start = end;
        let (before, figure, after) = (&text[..from], &text[from..end], &text[end..]);
        let decimal = figure.trim_end_matches('.').contains('.');
        let change = is_change(before);
        let closes = after.is_empty() && !line.open || after.starts_with(['。', '，', '；', '（']);
        let bare = closes && (decimal && change || is_rate(before, figure));
        let half =
            after.strip_prefix('万').is_some_and(|rest| rest.starts_with(['（', '，', '。', '；', '、']));
        if bare || half && (decimal || change) {
            return Some(from..end);
        }
    }
    None
}

/// Whether a change, a share or a completion is stated behind some words.
fn is_change(before: &str) -> bool {
    let others = [Meaning::Share, Meaning::CompletesPlan].into_iter();
    let others = others.flat_map(|meaning| words::of(meaning).iter().copied());
    change::words().chain(others).any(|word| before.ends_with(word))
}

/// 完成率100，: what is called a rate is one, and no percentage of a form is a thousand.
fn is_rate(before: &str, figure: &str) -> bool {
    words::of(Meaning::Rate).iter().any(|word| before.ends_with(word))
        && figure.parse::<Decimal>().is_ok_and(|rate| Decimal::ONE <= rate && rate <= Decimal::ONE_HUNDRED)
}

const DECLARATION: Declaration = Declaration::new("WRD007", "figure-without-unit", Severity::Warning)
    .since_release("0.1.0")
    .summary("数字带有单位", "every figure has its unit or percent sign")
    .looks_at(&[LooksAt::Paragraph])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
金额带有单位，“万元”不省略为“万”；增长率、完成率等带有百分号；并列的金额逐项带有单位。

## 审核意义
缺少单位的数字含义不明。

## 局限
不能判断应为何种单位。

## 依据
- 《地方预决算公开操作规程》（财预〔2016〕143号）第四条：公开的内容准确，形式规范。",
    en: r"## What it checks
An amount has its unit, and 万元 is not cut to 万. A rate has its percent sign. In a list of amounts, each
figure has its unit.

## Why it matters
A figure without a unit can be read in more than one way.

## What it cannot know
Which unit is meant.

## References
- 地方预决算公开操作规程 (财预〔2016〕143号), article 4: what is published is accurate and in proper form.",
};

const EXAMPLE: Example = Example {
    flagged: r"公务接待费预算3.00万元，比上年增长20.5。",
    corrected: r"公务接待费预算3.00万元，比上年增长20.5%。",
};
