//! 表内增减额、比率与金额相符 (YOY015).

use crate::check::answer::wording;
use crate::check::{
    Answer, Breach, Context, Declaration, Example, FindingPlace, LooksAt, Page, Rule, Severity, Subject,
};
use crate::identity::{Column, Derived, Formula, derived};
use crate::table::CellOrigin;

#[derive(Debug)]
pub(in crate::check) struct DerivedColumnMismatch;

/// The figures of the document that follow from others of their rows.
#[derive(Debug)]
struct OfDocument(Vec<Derived>);

impl Rule for DerivedColumnMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Row(row) = subject else { return Answer::NotApplicable };
        let all = context.once(|context| OfDocument(derived(context.document(), &context.readings)));
        let place = (row.table.index, row.index);
        let first = all.0.partition_point(|derived| derived.row < place);
        let of_row = || all.0[first..].iter().take_while(|derived| derived.row == place);
        if of_row().next().is_none() {
            return Answer::NotApplicable;
        }
        Answer::broken_if_any(
            of_row().filter(|derived| !derived.is_held).map(|derived| breach(derived, context)).collect(),
        )
    }
}

fn breach(derived: &Derived, context: &Context<'_>) -> Breach {
    let from = derived.from.iter().map(|cell| context.place_of_origin(*cell));
    let places: Vec<_> = core::iter::once(place_of(derived, context)).chain(from).collect();
    let printed = |place: usize| -> String {
        places.get(place).and_then(|place| place.printed.clone()).unwrap_or_default()
    };
    let heading = places.first().map(|place| place.column.clone()).unwrap_or_default();
    let (figure, one, other, rows) = (printed(0), printed(1), printed(2), derived.borne_out);
    let [chinese, english] = match derived.formula {
        Formula::Change { .. } => [format!("{other} - {one}"), format!("{other} - {one}")],
        Formula::Growth { .. } => {
            [format!("({other} - {one}) ÷ {one}"), format!("({other} - {one}) / {one}")]
        }
        Formula::Quotient { .. } | Formula::Share { .. } | Formula::Average { .. } => {
            [format!("{one} ÷ {other}"), format!("{one} / {other}")]
        }
    };
    Breach::at_places(places).worded(wording!(
        "“{heading}”{figure} 与 {chinese} 不符（该栏另有 {rows} 行按此计算相符）",
        "{heading:?}: {figure} is not {english}, as in {rows} other rows of the column"
    ))
}

/// Where a figure stands that follows from others.
fn place_of(derived: &Derived, context: &Context<'_>) -> FindingPlace {
    let (sheet, row) = derived.row;
    match derived.column {
        Column::Figures(heading) => {
            context.place_of_origin(CellOrigin { sheet, row, heading: Some(heading) })
        }
        Column::Texts(place) => context.place_of_text_cell(sheet, row, place),
    }
}

const DECLARATION: Declaration = Declaration::new("YOY015", "derived-column-mismatch", Severity::Error)
    .since_release("0.1.0")
    .summary(
        "表内增减额、增长率、完成率、占比、均值与同行数字相符",
        "a change, a rate, a share or an average of a table follows from the figures of its row",
    )
    .looks_at(&[LooksAt::Row])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
表内的增减额、增减率、完成率、占比、人均等均值栏应与同行数字相符。表头表明该栏为比率、增减额或均值；由哪两栏计算，以该栏各行相符的算法为准。至少两行（均值栏和表头有未识别文字的栏至少三行）相符、只有一行不符的，才列为错误；表头注明同口径、可比口径的，表头所称的年度、阶段在表中没有对应金额栏的，不作判断。四舍五入和截尾均视为相符。

## 审核意义
比率由金额算得，一行不符，不是比率有误，就是金额有误。

## 局限
无法判断是比率有误还是金额有误。多行不符的栏不作判断。另有缘由的行也不作判断：行名或备注注明口径、含不含某项，比率为100%（超额完成按100%计）或以9填满，实际数越小越好的指标，“其中”各行的占比，以及各项占比合计恰为100%的。

## 依据
- 算术关系。
- 《地方预决算公开操作规程》（财预〔2016〕143号）第四条：内容准确，形式规范。",
    en: r"## What it checks
A change, a growth rate, a completion rate, a share or an average (人均) in a table follows from the figures of its row.
The heading says that the column is one of these; of which two columns it is worked out is what its other rows bear out:
at least two of them (three for an average and where the heading has words that are not known), and all but one. What is
said to be on a comparable basis (同口径) is not judged. A heading that names a year or a stage of which the table prints no amounts is not judged.
Rounding and cutting off both count as agreement.

## Why it matters
A rate is worked out of amounts. Where one row disagrees, either the rate or an amount is wrong.

## What it cannot know
Which of them is wrong. A column in which several rows disagree is not judged, nor is a row that may have its reason: one
whose name or remark speaks of another basis, a rate of 100 % (what is more counts as all) or of nines alone, an aim of
which less is better, the share of a row 其中, and shares that add up to just 100 %.

## References
- Arithmetic.
- 地方预决算公开操作规程 (财预〔2016〕143号), art. 4: what is published must be accurate and in proper form.",
};

const EXAMPLE: Example = Example {
    flagged: r"《支出预算情况表》 万元
编码 | 名称 | 上年预算数 | 本年预算数 | 增减率（%）
 | 合计 | 30.00 | 34.50 | 15.00
2050202 | 小学教育 | 20.00 | 22.00 | 10.00
2050203 | 初中教育 | 10.00 | 12.50 | 52.00",
    corrected: r"《支出预算情况表》 万元
编码 | 名称 | 上年预算数 | 本年预算数 | 增减率（%）
 | 合计 | 30.00 | 34.50 | 15.00
2050202 | 小学教育 | 20.00 | 22.00 | 10.00
2050203 | 初中教育 | 10.00 | 12.50 | 25.00",
};
