//! 增减原因与增减方向一致 (NAR009).

use crate::check::answer::wording;
use crate::check::text::{in_english, subject_of};
use crate::check::{
    Answer, Breach, Context, Declaration, Example, FindingPlace, LooksAt, Page, Rule, Severity, Subject,
};
use crate::fact::{Direction, Fact, Measure};
use crate::prose::one_line;
use crate::words::{self, Meaning};

#[derive(Debug)]
pub(in crate::check) struct ReasonAgainstChange;

impl Rule for ReasonAgainstChange {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Fact(subject) = subject else { return Answer::NotApplicable };
        let fact = subject.fact;
        let Some(direction) = fact.direction.filter(|_| is_change(fact)) else {
            return Answer::NotApplicable;
        };
        let printed = context.text().paragraph(&fact.place);
        let Some(behind) = printed.and_then(|text| text.get(fact.place.range.end..)) else {
            return Answer::NotApplicable;
        };
        // As far as a reason reaches.
        let reach = behind.char_indices().nth(REACH).map_or(behind.len(), |(at, _)| at);
        let behind = one_line(&behind[..reach]);
        let Some(reason) = reason(&behind) else { return Answer::NotApplicable };
        if !is_against(reason, direction) || is_qualified(reason) {
            return Answer::Held;
        }
        let reason = reason.trim_start_matches(['是', '：', '为']).to_owned();
        let of_reason =
            FindingPlace { printed: None, row_label: reason.clone(), ..context.place_of_text(&fact.place) };
        let (subject, chinese, english) = (subject_of(fact), direction.chinese(), in_english(direction));
        Breach::at_places(vec![context.place_of_fact(fact), of_reason])
            .worded(wording!(
                "{subject}{chinese}，原因却为“{reason}”",
                "{subject}: the text reports {english}, and gives as its reason: {reason}",
            ))
            .into()
    }
}

/// Whether a fact states a change in printed words.
fn is_change(fact: &Fact) -> bool {
    matches!(fact.measure, Measure::Rate | Measure::Change | Measure::Order) && !fact.place.range.is_empty()
}

/// How many characters behind a change are looked at for its reason.
const REACH: usize = 160;

/// The reason in what stands behind a change, where it is the reason of this change: nothing but a rate may stand
/// between.
fn reason(behind: &str) -> Option<&str> {
    const FARTHEST: usize = 16;
    let leads = [Meaning::Reason, Meaning::LeadsToReason].into_iter().flat_map(words::of);
    let leads = leads.filter_map(|lead| behind.find(lead).map(|at| (at, *lead)));
    let (at, lead) = leads.min_by_key(|(at, _)| *at)?;
    let (between, reason) = (&behind[..at], &behind[at + lead.len()..]);
    if between.contains(['；', '元']) || between.chars().count() > FARTHEST {
        return None;
    }
    reason.split(['。', '；']).next()
}

/// Whether a reason says the opposite of a change alone.
fn is_against(reason: &str, direction: Direction) -> bool {
    let says = |meaning| words::of(meaning).iter().any(|word| reason.contains(word));
    match direction {
        Direction::Up => says(Meaning::Reduces) && !says(Meaning::Enlarges),
        Direction::Down => says(Meaning::Enlarges) && !says(Meaning::Reduces),
        Direction::Flat => false,
    }
}

/// Whether a reason may mean something else than it says.
fn is_qualified(reason: &str) -> bool {
    // 2023年, 23年: another year; 年中 and 年初 are of this one.
    let dated =
        reason.match_indices('年').any(|(at, _)| reason[..at].ends_with(|c: char| c.is_ascii_digit()));
    dated || words::of(Meaning::TurnsReason).iter().any(|turn| reason.contains(turn))
}

const DECLARATION: Declaration = Declaration::new("NAR009", "reason-against-change", Severity::Warning)
    .since_release("0.1.0")
    .summary("增减原因与增减方向一致", "the reason for a change agrees with its direction")
    .looks_at(&[LooksAt::Fact])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文中增减原因应与增减方向一致：减少的，原因不应是“经费增加”“新增项目”；增加的，原因不应是“压减”“厉行节约”。

## 审核意义
原因往往套用模板，数字改动后未随之修改。

## 局限
原因中同时提到增加和减少、提到其他年度或间接影响的（如上年一次性项目、受疫情影响、基数调整），含义难以确定，不提示。人数减少而经费增加等情形也可能属实。

## 依据
- 《地方预决算公开操作规程》（财预〔2016〕143号）：对收支增减变化、“三公”经费增减变化情况进行说明。",
    en: r"## What it checks
The reason that the text gives agrees with the direction of the change. A decrease is not explained
by 经费增加 or 新增项目, nor an increase by 压减 or 厉行节约.

## Why it matters
Reasons are often filled in from a template and stay there when the figures change.

## What it cannot know
What a reason means that speaks of increases and decreases, of another year, or of indirect effects,
such as 上年一次性项目, 受疫情影响 or 基数调整. Such reasons are not reported. Something can also grow while the
cost falls, such as fewer staff with higher pay.

## References
- 地方预决算公开操作规程 (财预〔2016〕143号): departments explain how their revenue, expenditure and “三公” changed.",
};

const EXAMPLE: Example = Example {
    flagged: r"2024年公务接待费预算4.60万元，比上年减少0.40万元，主要原因是接待批次增加。",
    corrected: r"2024年公务接待费预算4.60万元，比上年减少0.40万元，主要原因是接待批次减少。",
};
