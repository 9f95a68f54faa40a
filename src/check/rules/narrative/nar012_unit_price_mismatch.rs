//! 人均、车均等单价与数量、金额相符 (NAR012).

use crate::check::answer::wording;
use crate::check::{Answer, Breach, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};
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
        let prices = UnitPrice::all(printed);
        if prices.is_empty() {
            return Answer::NotApplicable;
        }
        let wrong = prices.iter().filter(|price| !price.fits());
        Answer::broken_if_any(wrong.map(|price| breach(price, line, context)).collect())
    }
}

fn breach(price: &UnitPrice, line: &Line, context: &Context<'_>) -> Breach {
    let (figure, count) = (price.price, price.count);
    let list: Vec<String> = price.amounts.iter().map(ToString::to_string).collect();
    let [chinese, english] = ["、", ", "].map(|between| list.join(between));
    let place = context.place_of_figure(line, &price.range, figure);
    Breach::at_places(vec![place]).worded(wording!(
        "文中单价 {figure} 与数量 {count}、金额 {chinese} 不符",
        "{figure} for each does not follow from the count {count} and {english}"
    ))
}

const DECLARATION: Declaration = Declaration::new("NAR012", "unit-price-mismatch", Severity::Error)
    .since_release("0.1.0")
    .summary("单价、数量与金额相符", "unit price times quantity is the amount")
    .looks_at(&[LooksAt::Paragraph])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文中“人均”“车均”“平均每处”等平均数，应等于同一句或前一句的金额除以数量；“每人”“每生每年”等标准乘以数量，应等于紧接其后“计”“共计”的金额。

## 审核意义
人均、车均数由人工计算，数量、金额修改后往往未重新计算。

## 局限
以句号、分号之间的文字为一句。句中只有一个相应数量的才核对；有几个的，难以确定所指，或者应当合计，不核对。句中有几个金额（增减额不计，至多四个）的，与其中一个或者几个之和相符即为相符。按月的标准，发放月数难以确定，不核对。“上年人均”“按人均……的标准”不核对；“人均”只核对人次；句中（句首的“其中：”除外）有“其中”“其余”“编制”“年末”等字的，不核对。

## 依据
- 算术关系：平均数 = 金额 ÷ 数量。",
    en: r"## What it checks
An average (人均, 车均, 平均每处) is the amount of its sentence, or of the one before it, divided by the
count there. A rate (每人, 每生每年) times the count is the amount right behind it after 计 or 共计.

## Why it matters
Averages are worked out by hand, and stay when the amount or the count is changed.

## What it cannot know
A sentence ends at a full stop or a semicolon here. Sentences with several rates or several counts of the same thing are not compared: nobody knows which are
meant, or whether they are meant together. Of several amounts (four at most) an average may be of one or of some
together. Changes do not count as amounts. Monthly rates are not
compared, for nobody knows for how many months they were paid; nor are those of last year and standards. 人均 is compared with
人次 alone, and nothing where 其中 (but at its beginning), 其余, 编制 or 年末 stands in the sentence.

## References
- Arithmetic: an average is the amount divided by the count.",
};

const EXAMPLE: Example = Example {
    flagged: r"2024年公务接待费预算1.26万元，计划接待16批次、112人次，人均121.50元。",
    corrected: r"2024年公务接待费预算1.26万元，计划接待16批次、112人次，人均112.50元。",
};
