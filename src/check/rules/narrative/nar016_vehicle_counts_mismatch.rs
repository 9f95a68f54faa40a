//! 车辆数 = Σ各类用车 (NAR016).

use std::collections::HashSet;

use rust_decimal::Decimal;

use crate::check::answer::wording;
use crate::check::text::parts::{breach_of_count, is_read_throughout};
use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};
use crate::fact::CountSum;
use crate::value::Undecidable;
use crate::words::{self, Meaning};

#[derive(Debug)]
pub(in crate::check) struct VehicleCountsMismatch;

impl Rule for VehicleCountsMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Count(count) = subject else { return Answer::NotApplicable };
        if !is_of_vehicles(count) {
            return Answer::NotApplicable;
        }
        let sum: Decimal = count.parts.iter().sum();
        if sum == count.whole || (sum < count.whole && !count.exhausted) {
            return Answer::Held;
        }
        let text = context.text();
        // 执法执勤用车5辆，包括特种专业技术用车1辆: a use has no uses.
        let clause = text
            .words_before(&count.place)
            .and_then(|words| words.rsplit(['，', '；', '。', '、', '：']).next());
        if ends_in_use(clause.unwrap_or_default()) {
            return Answer::NotApplicable;
        }
        if !is_read_throughout(text, count) {
            return Answer::Undecidable(Undecidable::UnknownWords);
        }
        // A number below that of one use is of something else.
        if count.parts.iter().any(|part| *part > count.whole) {
            return Answer::Undecidable(Undecidable::Untied);
        }
        let (breach, whole, list) = breach_of_count(context.text(), count);
        let vehicles = count.whole;
        let breach = breach.worded(wording!(
            "文中车辆共 {whole}，各类用车 {list} = {sum}",
            "the text counts {vehicles} vehicles, by their use they are {list} = {sum}"
        ));
        breach.into()
    }
}

/// Whether vehicles are taken apart by their use: every part is called so (机要通信用车, 其他用车). A vehicle has one use, so that
/// the parts never overlap.
pub(super) fn is_of_vehicles(count: &CountSum) -> bool {
    let says = |name: &str, meaning: Meaning| words::of(meaning).iter().any(|word| name.contains(word));
    let changes = [Meaning::StockChange, Meaning::DirectionUp, Meaning::DirectionDown];
    let is_use = |name: &str| {
        let ends = ends_in_use(name);
        // 2024年更新应急保障用车1辆, 减少其他用车2辆.
        ends && !name.contains(|c: char| c.is_ascii_digit())
            && !changes.iter().any(|change| says(name, *change))
    };
    // A use that comes again is of another list.
    let mut seen = HashSet::new();
    count.names.len() == count.parts.len() && count.names.iter().all(|name| is_use(name) && seen.insert(name))
}

/// Whether words end in the name of a kind of vehicles by their use: 本部门机要通信用车.
fn ends_in_use(name: &str) -> bool {
    words::of(Meaning::VehicleUse).iter().any(|word| name.ends_with(word))
}

const DECLARATION: Declaration = Declaration::new("NAR016", "vehicle-counts-mismatch", Severity::Error)
    .since_release("0.1.0")
    .summary("车辆数 = Σ各类用车", "the number of vehicles is that of the vehicles of each use")
    .looks_at(&[LooksAt::Count])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文中车辆总数按用途分列的，各类用车之和不应超过总数；列至“其他用车”的，应等于总数。

## 审核意义
公务用车按用途分类，一辆车只属一类。此类数字常年沿用，错误也随之沿用。

## 局限
无法判断是总数有误，还是其中一类有误。未列至“其他用车”的，可能未列全，合计少于总数的不提示。

## 依据
- 《党政机关公务用车管理办法》（中办发〔2017〕71号）第三条：公务用车包括机要通信用车、应急保障用车、执法执勤用车、特种专业技术用车以及其他按照规定配备的公务用车。
- 《地方预决算公开操作规程》（财预〔2016〕143号）：逐步公开国有资产占用情况。",
    en: r"## What it checks
Where the text lists vehicles by their use, those of each use are not more than all of them; and where
the list ends with 其他用车, they are all of them.

## Why it matters
Official vehicles are classed by use, and each has one. Such numbers are copied from year to year,
mistakes included.

## What it cannot know
Whether the whole is wrong or one of the parts. A list without 其他用车 may leave some out: fewer than
all are accepted.

## References
- 党政机关公务用车管理办法 (中办发〔2017〕71号), art. 3: official vehicles are those for 机要通信, 应急保障, 执法执勤, 特种专业技术, and
  others provided by regulation.
- 地方预决算公开操作规程 (财预〔2016〕143号): departments gradually publish the state assets that they use.",
};

const EXAMPLE: Example = Example {
    flagged: r"本部门共有车辆8辆，其中：机要通信用车2辆，应急保障用车3辆，其他用车2辆。",
    corrected: r"本部门共有车辆8辆，其中：机要通信用车2辆，应急保障用车3辆，其他用车3辆。",
};
