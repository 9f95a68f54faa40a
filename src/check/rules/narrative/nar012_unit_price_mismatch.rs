//! 人均、车均等单价与数量、金额相符 (NAR012).

use crate::check::answer::wording;
use crate::check::{
    Answer, Breach, Context, Declaration, Example, FindingPlace, LooksAt, Page, Rule, Severity, Subject,
};
use crate::document::TextPlace;
use crate::fact::UnitPrice;
use crate::prose::Line;

#[derive(Debug)]
pub(in crate::check) struct UnitPriceMismatch;

impl Rule for UnitPriceMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Paragraph(line) = subject else { return Answer::NotApplicable };
        let printed = context.text().paragraph(&line.place).unwrap_or_default();
        let mut prices = UnitPrice::all(printed).into_iter().filter(UnitPrice::is_compared).peekable();
        if prices.peek().is_none() {
            return Answer::NotApplicable;
        }
        let wrong = prices.filter(|price| !price.fits());
        Answer::broken_if_any(wrong.map(|price| breach(&price, line, context)).collect())
    }
}

fn breach(price: &UnitPrice, line: &Line, context: &Context<'_>) -> Breach {
    let figure = price.price;
    let place = TextPlace { range: price.range.clone(), ..line.place.clone() };
    let place = FindingPlace { printed: Some(figure.digits()), ..context.place_of_text(&place) };
    let counts: Vec<String> = price.counts.iter().map(ToString::to_string).collect();
    let amounts: Vec<String> = price.amounts.iter().map(ToString::to_string).collect();
    let (counts, [zh, en]) = (counts.join("、"), ["、", ", "].map(|between| amounts.join(between)));
    Breach::at_places(vec![place]).worded(wording!(
        "文中单价 {figure} 与数量 {counts}、金额 {zh} 不符",
        "{figure} for each does not follow from the count {counts} and the amount {en}"
    ))
}

const DECLARATION: Declaration = Declaration::new("NAR012", "unit-price-mismatch", Severity::Error)
    .since_release("0.1.0")
    .summary("单价、数量与金额相符", "what one of many has, so many times, is the amount")
    .looks_at(&[LooksAt::Paragraph])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文中“人均”“车均”“平均每处”等平均数，应等于同一句或前一句的金额除以数量；“每人每月”“每生每年”等标准乘以数量，应等于其后“计”“共计”“全年”的金额。按月的标准，发放一至十二个月均视为相符；句中另有期数、次数的，乘以期数、次数相符的也视为相符。

## 审核意义
人均、车均数由人工计算，数量、金额修改后往往未重新计算。

## 局限
同段没有相应数量或金额的标准（如“人均公用经费标准800元”）不核对。句中有几个金额、几个数量的，任何一组相符即视为相符。

## 依据
- 算术关系：平均数 = 金额 ÷ 数量。",
    en: r"## What it checks
An average (人均, 车均, 平均每处) is an amount of its sentence, or of the one before it, divided by a
count there. A rate (每人每月, 每生每年) times a count is the amount that follows it behind 计, 共计 or 全年.
A monthly rate may have been paid for one to twelve months, and other counts of the sentence, such as
courses, may multiply it.

## Why it matters
Averages are worked out by hand, and stay when the amount or the count is changed.

## What it cannot know
Rates without a count or an amount beside them are not compared. Where a sentence has several amounts or
counts, any pair of them that agrees is taken.

## References
- Arithmetic: an average is the amount divided by the count.",
};

const EXAMPLE: Example = Example {
    flagged: r"2024年公务接待费预算1.26万元，计划接待16批次、112人次，人均121.50元。",
    corrected: r"2024年公务接待费预算1.26万元，计划接待16批次、112人次，人均112.50元。",
};
