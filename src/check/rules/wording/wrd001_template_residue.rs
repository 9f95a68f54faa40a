//! 无模板残留文字 (WRD001).

use core::ops::Range;

use crate::check::answer::wording;
use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};
use crate::prose::change::{down, up};
use crate::prose::{Line, each};
use crate::words::{self, Meaning};

#[derive(Debug)]
pub(in crate::check) struct TemplateResidue;

impl Rule for TemplateResidue {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Paragraph(line) = subject else { return Answer::NotApplicable };
        let breaches = residue(line).into_iter().map(|range| {
            let words = line.text[range.clone()].to_owned();
            context
                .words_of_line(line, range.start, &words)
                .worded(wording!("模板残留文字“{words}”", "text of a template was left in: {words}"))
        });
        Answer::broken_if_any(breaches.collect())
    }
}

/// Where a line has text of a template, in printed order.
fn residue(line: &Line) -> Vec<Range<usize>> {
    let text = &line.text;
    let phrases = [Meaning::TemplateResidue, Meaning::FormulaError].into_iter();
    let phrases = phrases.flat_map(|meaning| each(text, words::of(meaning)));
    let mut found: Vec<Range<usize>> = phrases.map(|(at, words)| at..at + words.len()).collect();
    if !line.heading {
        alternatives(text, &mut found);
        orders(text, &mut found);
    }
    instructions(text, &mut found);
    missing_figures(text, &mut found);
    blanks(text, &mut found);
    found.sort_unstable_by_key(|range| (range.start, range.end));
    // A blank within a phrase is reported with it.
    let mut end = 0;
    found.retain(|range| {
        let is_new = range.start >= end;
        end = end.max(range.end);
        is_new
    });
    found
}

/// 增加（减少）, 增加/减少, 增加（或减少）, 增加或减少5万元: both ways left standing.
fn alternatives(text: &str, found: &mut Vec<Range<usize>>) {
    let (up, down): (Vec<_>, Vec<_>) = (up().collect(), down().collect());
    for (ways, others) in [(&up, &down), (&down, &up)] {
        for (at, way) in each(text, ways) {
            let end = at + way.len();
            let length = other_way(&text[end..], others);
            found.extend(length.map(|length| at..end + length));
        }
    }
}

/// How many bytes some words begin with that are the other way: （减少）, /减少, 或减少.
fn other_way(rest: &str, others: &[&str]) -> Option<usize> {
    let other = |words: &str| others.iter().find(|other| words.starts_with(**other)).map(|other| other.len());
    if let Some(inside) = rest.strip_prefix('（') {
        let (inside, _) = inside.split_once('）')?;
        let bare = inside.strip_prefix('或').unwrap_or(inside);
        // （减少、持平）: nothing but other ways.
        let only = bare[other(bare)?..].chars().all(|c| "、/或持平不变".contains(c));
        return only.then_some('（'.len_utf8() + inside.len() + '）'.len_utf8());
    }
    if let Some(rest) = rest.strip_prefix('/') {
        return Some('/'.len_utf8() + other(rest)?);
    }
    let rest = rest.strip_prefix('或')?;
    let length = other(rest)?;
    // 增加或减少的因素 is a sentence.
    let figure = rest[length..].starts_with(|c: char| c.is_ascii_digit() || "X×*_万%".contains(c));
    figure.then_some('或'.len_utf8() + length)
}

/// （若无则填0）, （请根据实际填写）: what the writer was to do.
fn instructions(text: &str, found: &mut Vec<Range<usize>>) {
    let closes: Vec<usize> = text.match_indices('）').map(|(at, _)| at).collect();
    for (at, open) in text.match_indices('（') {
        let from = at + open.len();
        let Some(close) = closes.get(closes.partition_point(|close| *close < from)) else { break };
        let inside = &text[from..*close];
        if inside.len() <= LONGEST_INSTRUCTION && is_instruction(inside) {
            found.push(at..close + '）'.len_utf8());
        }
    }
}

/// The longest instruction, in bytes. A form asks in a sentence or two, of some hundred; what is in longer brackets is text.
const LONGEST_INSTRUCTION: usize = 2_048;

fn is_instruction(inside: &str) -> bool {
    if inside == "不涉及的不列" {
        return true;
    }
    let has = |meaning| words::of(meaning).iter().any(|word| inside.contains(word));
    let begins = words::of(Meaning::InstructionBegins).iter().any(|beginning| inside.starts_with(beginning));
    let suited = has(Meaning::InstructionSuits);
    let orders = has(Meaning::InstructionDeed) || (suited && inside.contains('请'));
    (begins || suited) && orders && !has(Meaning::InstructionNone)
}

/// 注明接待的批次: the form's order, before what it asked for.
fn orders(text: &str, found: &mut Vec<Range<usize>>) {
    for (at, verb) in each(text, words::of(Meaning::InstructionOrder)) {
        let opens = text[..at].chars().next_back().is_none_or(|c| "。；：，）、".contains(c));
        let clause = text[at..].split(['，', '。', '；']).next().unwrap_or_default();
        if opens && clause.contains(|c: char| c.is_ascii_digit()) {
            found.push(at..at + verb.len());
        }
    }
}

/// 增长%, 增加万元。: a unit without its figure.
fn missing_figures(text: &str, found: &mut Vec<Range<usize>>) {
    let leads: Vec<_> = up().chain(down()).chain(words::of(Meaning::AwaitsFigure).iter().copied()).collect();
    for (at, lead) in each(text, &leads) {
        let from = at + lead.len();
        // 金额单位为万元: what the figures are in.
        if text[..at].ends_with("单位") {
            continue;
        }
        let dashed = text[from..].trim_start_matches(['-', '/']);
        let unit = words::of(Meaning::Unit).iter().find(|unit| {
            dashed.strip_prefix(**unit).is_some_and(|after| {
                // 为万元产值能耗 is a thing; an amount is followed by a sign.
                let ends = after.starts_with(['，', '。', '；', '、', '（', '）']) || after.is_empty();
                ends || **unit == "%"
            })
        });
        if let Some(unit) = unit {
            found.push(at..text.len() - dashed.len() + unit.len());
        }
    }
}

/// XX万元, ×年, **%, ____: what was to be filled in.
fn blanks(text: &str, found: &mut Vec<Range<usize>>) {
    const SIGNS: [char; 9] = ['X', 'x', '×', '*', '○', '〇', '□', '△', '_'];
    let units = [Meaning::Unit, Meaning::Counter, Meaning::DateUnit];
    let mut from = 0;
    while let Some(at) = text[from..].find(SIGNS).map(|at| at + from) {
        let rest = &text[at..];
        let sign = rest.chars().next().unwrap_or_default();
        let after = rest.trim_start_matches(sign);
        from = text.len() - after.len();
        let run = (from - at) / sign.len_utf8();
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let alone = !is_word(text[..at].chars().next_back()) && !is_word(after.chars().next());
        let unit = units.iter().any(|meaning| words::of(*meaning).iter().any(|unit| after.starts_with(unit)));
        let blank = match sign {
            // 20××年
            'X' | 'x' | '×' => (alone && (run >= 2 || unit)) || (run == 2 && after.starts_with('年')),
            '_' => run >= 2,
            // 张** is a name made unreadable.
            _ => alone && unit && (run >= 2 || sign == '*'),
        };
        if blank {
            found.push(at..from);
        }
    }
}

const DECLARATION: Declaration = Declaration::new("WRD001", "template-residue", Severity::Warning)
    .since_release("0.1.0")
    .summary("无模板残留文字", "no placeholder or instruction of a template is left in the text")
    .looks_at(&[LooksAt::Paragraph])
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
- 《地方预决算公开操作规程》（财预〔2016〕143号）第四条：公开的内容准确，形式规范。",
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
- 地方预决算公开操作规程 (财预〔2016〕143号), article 4: what is published is accurate and in proper form.",
};

const EXAMPLE: Example = Example {
    flagged: r"公务接待费预算3.00万元，比上年增加（减少）0.50万元。",
    corrected: r"公务接待费预算3.00万元，比上年增加0.50万元。",
};
