//! 文中数量 = Σ其中各项 (NAR008).

use rust_decimal::Decimal;

use super::nar016_vehicle_counts_mismatch::is_of_vehicles;
use crate::check::answer::wording;
use crate::check::text::parts::{breach_of_count, breach_of_sum, is_read_throughout};
use crate::check::trace::{Slip, is_one_slip_away};
use crate::check::{
    Answer, Context, Declaration, Example, FactSubject, LooksAt, Page, Rule, Severity, Subject,
};
use crate::fact::{CountSum, Fact, Topic};
use crate::value::{Outcome, Printed, Undecidable};
use crate::words::{self, Meaning};

#[derive(Debug)]
pub(in crate::check) struct CountsMismatch;

impl Rule for CountsMismatch {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        match subject {
            Subject::Count(count) => of_count(count, context),
            Subject::Fact(FactSubject { index, fact }) => of_fact(index, fact, context),
            _ => Answer::NotApplicable,
        }
    }
}

/// 共有车辆8辆，其中：…
fn of_count(count: &CountSum, context: &Context<'_>) -> Answer {
    // Those are NAR016's.
    if is_of_vehicles(count) {
        return Answer::NotApplicable;
    }
    let sum: Decimal = count.parts.iter().sum();
    if sum == count.whole || (sum == count.whole + Decimal::ONE && counts_itself(count, context)) {
        return Answer::Held;
    }
    let is_area = count.counter.contains("方米");
    if !is_read_throughout(context.text(), count) {
        return Answer::Undecidable(Undecidable::UnknownWords);
    }
    // 其中 may name some of the parts alone: things that are counted are more than those, an area is not left over, and 其他
    // leaves nothing over.
    if sum < count.whole && !is_area && !count.exhausted {
        return Answer::Undecidable(Undecidable::Untied);
    }
    // 教师30人，其中教授8人、博导5人、硕士20人: sets that overlap add up to anything. Parts that would, but for a slip in one of the
    // figures, are parts.
    if sum > count.whole
        && !is_area
        && !is_one_slip_away(count.whole, count.parts.iter().copied(), sum, Slip::Misread)
    {
        return Answer::Undecidable(Undecidable::Untied);
    }
    let (breach, whole, list) = breach_of_count(context.text(), count);
    let breach = breach.worded(wording!(
        "文中共 {whole}，其中各项 {list} = {sum}",
        "the text counts {whole}, its parts are {list} = {sum}"
    ));
    breach.into()
}

/// 局本部以及下属2家单位，其中…: who takes them apart counts itself among them.
fn counts_itself(count: &CountSum, context: &Context<'_>) -> bool {
    let before = context.text().words_before(&count.place);
    count.counter.contains('家')
        && before
            .is_some_and(|before| words::of(Meaning::Itself).iter().any(|itself| before.contains(itself)))
}

/// 防汛（项）50万元，其中：堤防维护30万元、物资储备25万元. Parts that have names of their own may be some of the parts, and are never
/// more than the whole.
fn of_fact(index: usize, whole: &Fact, context: &Context<'_>) -> Answer {
    let text = context.text();
    // What has a name of its own is taken apart where it stands in no list itself.
    let is_in_list = matches!(whole.topic, Topic::Named(_)) && whole.of.is_some();
    // The two sides of a balance are each the whole of it.
    let has_sides = whole.topic == Topic::RevenueAndExpenditure;
    if !text.is_current(whole) || is_in_list || has_sides {
        return Answer::NotApplicable;
    }
    // What a definition takes apart is compared by NAR003 and NAR004.
    if text.parts_behind(index, |fact| text.kind_of(fact)).is_some() {
        return Answer::NotApplicable;
    }
    // 支出32万元，其中：商品和服务支出32万元，包括办公费30万元、印刷费2万元: those with names of their own may stand below the
    // others, which are the whole.
    let all = listed_parts(index, whole, context);
    let is_named = |at: &usize| matches!(text.facts[*at].topic, Topic::Named(_));
    let (named, others): (Vec<usize>, Vec<usize>) = all.iter().copied().partition(is_named);
    let are_below = !others.is_empty() && text.sum(index, &others).is_some_and(|sum| sum.outcome().is_held());
    let parts = if are_below { named } else { all };
    if parts.len() < 2 {
        return Answer::NotApplicable;
    }
    // 收支总计80万元，其中收入70万元、上年结转10万元；支出75万元、结转下年5万元: taken apart, and then once more.
    if text.first_parts_are_all(index, &parts) {
        return Answer::Undecidable(Undecidable::Untied);
    }
    let Some(verdict) = text.sum(index, &parts) else { return Answer::NotApplicable };
    let is_less = verdict.difference().is_some_and(|difference| difference.is_sign_positive());
    // Parts may be some of all, so that any other digit in one of them would make them agree by chance.
    let lightest = if is_less { Slip::Certain } else { Slip::Misread };
    let sum = || verdict.expected().zip(verdict.actual().map(Printed::value));
    let has_slip = || {
        let amounts = parts.iter().filter_map(|part| text.facts[*part].amount()).map(Printed::value);
        sum().is_some_and(|(sum, whole)| is_one_slip_away(whole, amounts, sum, lightest))
    };
    // Sets that overlap add up to anything.
    if verdict.outcome() == Outcome::Broken && !has_slip() {
        return Answer::Undecidable(Undecidable::Untied);
    }
    Answer::of_verdict(&verdict, || breach_of_sum(text, index, &parts, &verdict))
}

/// The amounts of the parts behind a whole in its paragraph, before the whole is given again.
fn listed_parts(index: usize, whole: &Fact, context: &Context<'_>) -> Vec<usize> {
    let text = context.text();
    let facts = text.facts;
    let behind = (index + 1..text.section_of(index).end).take_while(|at| {
        let other = &facts[*at];
        let is_again = other.topic == whole.topic && other.scope == whole.scope && text.is_current(other);
        other.place.paragraph == whole.place.paragraph && !is_again
    });
    let is_part = |at: &usize| {
        let other = &facts[*at];
        let is_of_whole =
            other.of.as_ref().is_some_and(|(topic, scope)| *topic == whole.topic && *scope == whole.scope);
        is_of_whole
            && !matches!(&other.topic, Topic::Named(name) if name.contains("企业"))
            && text.is_current(other)
            && !is_within_another(other, context)
    };
    behind.filter(is_part).collect()
}

/// 设备40万元（含车辆20万元）: whether a part is one of the part before it.
fn is_within_another(part: &Fact, context: &Context<'_>) -> bool {
    let before = context.text().words_before(&part.place);
    // A bracket is closed within its sentence.
    let sentence = before.and_then(|text| text.rsplit(['。', '；']).next());
    let clause = sentence.and_then(|text| text.rsplit_once(['（', '('])).map(|(_, inside)| inside);
    clause.is_some_and(|inside| inside.starts_with('含') && !inside.contains(['）', ')']))
}

const DECLARATION: Declaration = Declaration::new("NAR008", "counts-mismatch", Severity::Warning)
    .since_release("0.1.0")
    .summary("文中数量 = Σ其中各项", "a count in the text is the sum of the parts listed after it")
    .looks_at(&[LooksAt::Count, LooksAt::Fact])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文中数量应等于“其中”“包括”所列各项之和，如设备按种类、房屋面积按部位；车辆由 NAR016 核对。列有名称的各项金额之和不应超过所属总额。

## 审核意义
此类数字常年沿用，错误也随之沿用。

## 局限
无法判断各项是否列全：各项之和小于总数的不提示，末项为“其他”的除外；面积应当全部列出。各项之和大于总数的，只有改动其中一个数字的一处笔误即可相等时才提示，因为各项可能互有重叠（如教授与博士生导师）。

## 依据
- 《地方预决算公开操作规程》（财预〔2016〕143号）：逐步公开国有资产占用情况。
- 《地方预决算公开操作规程》（财预〔2016〕143号）第四条：内容准确，形式规范。",
    en: r"## What it checks
A count in the text is the sum of the parts that follow 其中 or 包括: devices by kind, floor areas by
part. NAR016 compares vehicles. Amounts of named parts do not add up to more than the amount that they are parts of.

## Why it matters
These figures are copied from year to year, mistakes included.

## What it cannot know
Whether all parts are listed. Parts that add up to less than the count are accepted, unless the last
of them is 其他. Areas must add up, as nothing of an area is left over. Parts that
add up to more are reported only where one slip in one of the figures would make them agree, for sets may
overlap (professors, and supervisors of doctoral students).

## References
- 地方预决算公开操作规程 (财预〔2016〕143号): departments gradually publish the state assets that they use.
- 地方预决算公开操作规程 (财预〔2016〕143号), art. 4: what is published must be accurate and in proper form.",
};

const EXAMPLE: Example = Example {
    flagged: r"本部门共有办公设备80台，其中：打印机20台，计算机30台，其他20台。",
    corrected: r"本部门共有办公设备80台，其中：打印机20台，计算机30台，其他30台。",
};
