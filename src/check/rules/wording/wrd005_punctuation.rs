//! 标点不重复、不缺失 (WRD005).

use core::cmp::Ordering;

use crate::check::answer::wording;
use crate::check::{Answer, Breach, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};
use crate::document::TextPlace;
use crate::fact::names_money;
use crate::prose::{Line, each};

#[derive(Debug)]
pub(in crate::check) struct Punctuation;

impl Rule for Punctuation {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Paragraph(line) = subject else { return Answer::NotApplicable };
        let mut breaches: Vec<Breach> = each(&line.text, &DOUBLED)
            .map(|(at, signs)| {
                context
                    .words_of_line(line, at, signs)
                    .worded(wording!("标点重复“{signs}”", "doubled punctuation: {signs}"))
            })
            .collect();
        breaches.extend(lone_bracket(line).map(|(at, bracket)| {
            context.words_of_line(line, at, bracket).fixed("括号不成对", "a bracket without its other half")
        }));
        breaches.extend(commas_before_amounts(line, context));
        breaches.extend(lone_quotation_mark(line, context));
        breaches.extend(missing_stop(line, context));
        Answer::broken_if_any(breaches)
    }
}

const DOUBLED: [&str; 19] = [
    "，，", "。。", "、、", "；；", "：：", "，。", "。，", "，；", "；，", "。；", "；。", "、。", "。、",
    "，、", "、，", "（）", "：，", "，：", "：、",
];

/// A bracket without its other half, where it stands.
fn lone_bracket(line: &Line) -> Option<(usize, &'static str)> {
    if line.open || line.heading {
        return None;
    }
    let mut open: Vec<usize> = Vec::new();
    let mut stray = None;
    for (at, c) in line.text.char_indices() {
        match c {
            '（' => open.push(at),
            // 1） is the number of an item.
            '）' if open.pop().is_none() && !line.text[..at].ends_with(|c: char| c.is_ascii_digit()) => {
                stray = stray.or(Some(at));
            }
            _ => {}
        }
    }
    match (open.last(), stray) {
        (Some(at), _) => Some((*at, "（")),
        // The other half may stand in the line before.
        (None, Some(_)) if line.continues() => None,
        (None, stray) => stray.map(|at| (at, "）")),
    }
}

/// 公务接待费，3.00万元: a comma between what is spent and how much it is.
fn commas_before_amounts<'a>(line: &'a Line, context: &'a Context<'_>) -> impl Iterator<Item = Breach> + 'a {
    each(&line.text, &["，"]).filter_map(|(at, sign)| {
        let behind = &line.text[at + sign.len()..];
        let figure = behind.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')))?;
        let is_amount =
            behind.starts_with(|c: char| c.is_ascii_digit()) && behind[figure..].starts_with(['万', '元']);
        (is_amount && names_money(&line.text[..at])).then(|| {
            context
                .words_of_line(line, at, sign)
                .fixed("款项名称与金额之间多一个逗号", "a comma between what is paid for and the amount")
        })
    })
}

/// “ without ”, 《 without 》.
fn lone_quotation_mark(line: &Line, context: &Context<'_>) -> Option<Breach> {
    let printed = context.text().paragraph(&line.place)?;
    if line.open || line.continues() && !printed.contains(['“', '《', '‘']) {
        return None;
    }
    let pairs = [('“', '”'), ('《', '》'), ('【', '】')].into_iter();
    let mut uneven = pairs.filter_map(|(open, close)| uneven_mark(printed, open, close));
    let mark = uneven.find(|uneven| !is_in_next_paragraph(uneven, line, context))?.mark;
    let at = printed.rfind(mark).unwrap_or_default();
    let place = TextPlace { range: at..at + mark.len_utf8(), ..line.place.clone() };
    Some(
        context
            .words_of_text(&place, &mark.to_string())
            .worded(wording!("“{mark}”不成对", "{mark} without its other half")),
    )
}

/// A mark that a text has more often than its other half.
struct Uneven {
    mark: char,
    other: char,
    /// Where the paragraph stands that may have the other half.
    step: isize,
}

fn uneven_mark(text: &str, open: char, close: char) -> Option<Uneven> {
    match text.matches(open).count().cmp(&text.matches(close).count()) {
        Ordering::Equal => None,
        Ordering::Greater => Some(Uneven { mark: open, other: close, step: 1 }),
        Ordering::Less => Some(Uneven { mark: close, other: open, step: -1 }),
    }
}

/// Whether the other half stands in the paragraph beside it: a reader may have parted the two.
fn is_in_next_paragraph(uneven: &Uneven, line: &Line, context: &Context<'_>) -> bool {
    let number = line.place.paragraph.and_then(|number| number.checked_add_signed(uneven.step));
    let beside = number.and_then(|number| {
        context.text().paragraph(&TextPlace { paragraph: Some(number), ..line.place.clone() })
    });
    beside.is_some_and(|text| text.matches(uneven.other).count() > text.matches(uneven.mark).count())
}

/// A sentence without its full stop, where its neighbours have theirs.
fn missing_stop(line: &Line, context: &Context<'_>) -> Option<Breach> {
    if line.open || is_ended(line) || !is_sentence(line) {
        return None;
    }
    let lines = context.lines();
    let index = context.index_of_line(line);
    let near = lines[index.saturating_sub(3)..].iter().take(7);
    let mut beside = near.filter(|other| other.place.section.abs_diff(line.place.section) <= 1);
    if !beside.any(|other| !other.heading && other.text.ends_with('。')) {
        return None;
    }
    // Over the end of a page, a line may go on.
    let next = lines.get(index + 1);
    let turns = next.is_some_and(|next| next.place.page != line.place.page);
    if turns && !line.last && !line.text.ends_with('元') {
        return None;
    }
    // Where many lines have no end, it is the reader that did not find the paragraphs.
    let of_page = lines.iter().filter(|other| other.place.page == line.place.page);
    if of_page.filter(|other| !is_ended(other) && is_sentence(other)).nth(2).is_some() {
        return None;
    }
    let (at, last) = line.text.char_indices().next_back()?;
    let last = last.to_string();
    Some(context.words_of_line(line, at, &last).fixed("句末缺少句号", "a sentence without its full stop"))
}

fn is_sentence(line: &Line) -> bool {
    const SHORTEST: usize = 20;
    !line.heading
        && (["，", "。", "：指", "：是"].iter().any(|sign| line.text.contains(sign))
            || line.text.ends_with('元'))
        && line.text.chars().count() >= SHORTEST
}

fn is_ended(line: &Line) -> bool {
    line.text.ends_with(['。', '；', '：', '！', '？', '）', '》', '，', '、'])
}

const DECLARATION: Declaration = Declaration::new("WRD005", "punctuation", Severity::Warning)
    .since_release("0.1.0")
    .summary("标点不重复、不缺失", "punctuation is neither doubled nor missing")
    .looks_at(&[LooksAt::Paragraph])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
标点符号不重复，款项名称与金额之间没有逗号；括号、引号、书名号成对；前后各句均有句号的，本句也有句号。

## 审核意义
句末缺少标点的，可能还漏掉了其他内容。

## 局限
不能区分原文缺失与文件转换丢失。同一页多行均无句末标点的，不予提示。

## 依据
- 《标点符号用法》（GB/T 15834-2011）。",
    en: r"## What it checks
No punctuation mark is doubled, and no comma stands between what is paid for and the amount. Brackets
and quotation marks come in pairs. A sentence ends with a full stop where the sentences around it do.

## Why it matters
A sentence that breaks off may have lost more than its full stop.

## What it cannot know
Whether the mark was lost when the file was converted to text. Where many lines of a page have no full stop,
none is reported.

## References
- GB/T 15834-2011 标点符号用法.",
};

const EXAMPLE: Example = Example {
    flagged: r"公务接待费预算3.00万元。。",
    corrected: r"公务接待费预算3.00万元。",
};
