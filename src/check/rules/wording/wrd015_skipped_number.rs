//! 序号连续 (WRD015).

use std::collections::HashMap;

use crate::check::answer::wording;
use crate::check::text::compared_name;
use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};
use crate::document::ordinal;
use crate::prose::Line;
use crate::prose::ordinal::{Ordinal, OrdinalStyle};

#[derive(Debug)]
pub(in crate::check) struct SkippedNumber;

impl Rule for SkippedNumber {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Paragraph(line) = subject else { return Answer::NotApplicable };
        let Some(Ordinal { words, .. }) = Ordinal::of(&line.text) else { return Answer::NotApplicable };
        let index = context.index_of_line(line);
        let (last, since) = match context.once(Numbering::of).steps.get(&index) {
            None => return Answer::NotApplicable,
            Some(Step::Follows) => return Answer::Held,
            Some(Step::Skips { last, since }) => (*last, *since),
        };
        let missed = last + 1;
        if is_elsewhere(missed, words, &context.lines()[since..index], context) {
            return Answer::Held;
        }
        let breach = context.words_of_line(line, 0, words);
        let words = words.to_owned();
        breach
            .worded(wording!(
                "序号“{words}”之前缺少第 {missed} 项",
                "number {missed} is missing before {words}"
            ))
            .into()
    }
}

/// How the numbers of the lines follow each other, by the index of the line.
#[derive(Debug)]
struct Numbering {
    steps: HashMap<usize, Step>,
}

/// How a number follows the one before it in its list.
#[derive(Clone, Copy, Debug)]
enum Step {
    Follows,
    /// One number is not there.
    Skips {
        last: u32,
        since: usize,
    },
}

/// A list that is being counted: the number that it is at, and the line.
#[derive(Clone, Copy)]
struct Count {
    number: u32,
    line: usize,
}

impl Numbering {
    fn of(context: &Context<'_>) -> Self {
        let mut steps = HashMap::new();
        let mut open: HashMap<OrdinalStyle, Vec<Count>> = HashMap::new();
        for (line, text) in context.lines().iter().map(|line| &line.text).enumerate() {
            let Some(Ordinal { style, number, .. }) = Ordinal::of(text) else { continue };
            // The heading of a part may be the title of its tables.
            if style == OrdinalStyle::Part {
                open.clear();
                continue;
            }
            open.retain(|other, _| *other <= style);
            let counts = open.entry(style).or_default();
            let count = Count { number, line };
            if number == 1 {
                // A list in a list may be counted in the same way.
                counts.push(count);
                continue;
            }
            if let Some(at) = counts.iter().rposition(|before| before.number + 1 == number) {
                counts.truncate(at);
                counts.push(count);
                steps.insert(line, Step::Follows);
                continue;
            }
            let last = counts.pop();
            counts.clear();
            counts.push(count);
            if let Some(last) = last.filter(|last| last.number + 2 == number) {
                steps.insert(line, Step::Skips { last: last.number, since: last.line });
            }
        }
        Self { steps }
    }
}

/// Whether the number that is missed stands within a line, or before a table.
fn is_elsewhere(missed: u32, words: &str, between: &[Line], context: &Context<'_>) -> bool {
    let Some(mark) = mark_of(missed, words) else { return true };
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    // 12.5 is no item 2.
    let stands_in = |text: &str| {
        text.match_indices(&mark).any(|(at, _)| {
            let (before, after) = (&text[..at], &text[at + mark.len()..]);
            !is_digit(before.chars().next_back()) && !is_digit(after.chars().next())
        })
    };
    between.iter().any(|line| stands_in(&line.text))
        || context.document().sheets.iter().any(|sheet| {
            let mut titles = sheet.notes.iter().chain([&sheet.title]);
            titles.any(|title| stands_in(&compared_name(title)))
        })
}

/// How a missed number would be printed, in the way of the ordinal that follows it.
fn mark_of(missed: u32, words: &str) -> Option<String> {
    let number = if words.contains(|c: char| c.is_ascii_digit()) {
        missed.to_string()
    } else {
        ordinal(usize::try_from(missed).ok()?)
    };
    let opens = if words.starts_with('（') { "（" } else { "" };
    let closes = words.chars().next_back()?;
    Some(format!("{opens}{number}{closes}"))
}

const DECLARATION: Declaration = Declaration::new("WRD015", "skipped-number", Severity::Warning)
    .since_release("0.1.0")
    .summary("序号连续", "headings and items are numbered without a gap")
    .looks_at(&[LooksAt::Paragraph])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
标题和事项的序号依次连续，如一、二、三。仅对缺少一个序号的情形作出提示。

## 审核意义
序号中断，可能漏掉了相应的内容。

## 局限
不能区分漏写事项与漏写序号。缺少两个以上序号的不予提示；所缺序号出现在行内或表格之前的，可能为文件转换时行文合并，也不予提示。

## 依据
- 《地方预决算公开操作规程》（财预〔2016〕143号）第四条：公开的内容准确，形式规范。",
    en: r"## What it checks
The numbers of headings and items go up by one: 一、二、三. Only a single missing number is reported.

## Why it matters
Where a number is missing, an item may be missing with it.

## What it cannot know
Whether the item is missing or only its number. A gap of two or more numbers is not reported, and neither is a
number that stands inside a line or in front of a table, where the conversion of the file may have joined lines.

## References
- 地方预决算公开操作规程 (财预〔2016〕143号), article 4: what is published is accurate and in proper form.",
};

const EXAMPLE: Example = Example {
    flagged: r"# 一、收入预算说明
# 二、支出预算说明
# 四、机关运行经费说明",
    corrected: r"# 一、收入预算说明
# 二、支出预算说明
# 三、机关运行经费说明",
};
