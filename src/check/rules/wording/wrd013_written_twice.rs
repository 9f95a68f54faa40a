//! 词句、段落、标题不重复 (WRD013).

use crate::check::answer::wording;
use crate::check::text::compared_name;
use crate::check::{Answer, Breach, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};
use crate::prose::ordinal::Ordinal;
use crate::prose::{Line, is_han};
use crate::value::FunctionalCode;
use crate::words::{self, Meaning};

#[derive(Debug)]
pub(in crate::check) struct WrittenTwice;

impl Rule for WrittenTwice {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Paragraph(line) = subject else { return Answer::NotApplicable };
        Answer::broken_if_any(within(line, context).into_iter().chain(whole(line, context)).collect())
    }
}

/// Words, clauses or items that follow themselves within a line.
fn within(line: &Line, context: &Context<'_>) -> Option<Breach> {
    let text = &line.text;
    let words = repeated_words(text, context).filter(|(_, words)| !are_apart(words, line, context));
    let (at, words) = words.or_else(|| repeated_clause(text)).or_else(|| repeated_item(text))?;
    let breach = context.words_of_line(line, at, words);
    let words = words.to_owned();
    Some(breach.worded(wording!("“{words}”重复", "{words} is printed twice")))
}

/// “财政拨款收入”“事业收入”“事业单位经营收入”: whether a sign between the two parts them.
fn are_apart(words: &str, line: &Line, context: &Context<'_>) -> bool {
    let printed = context.text().paragraph(&line.place).unwrap_or_default();
    let printed: String = printed.chars().filter(|c| !c.is_whitespace()).collect();
    printed.contains(['“', '”']) && !printed.contains(&words.repeat(2))
}

/// The longest string whose immediate repetition is looked for.
const LONGEST: usize = 24;

/// 主要原因是主要原因是
fn repeated_words<'t>(text: &'t str, context: &Context<'_>) -> Option<(usize, &'t str)> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    (0..chars.len()).find_map(|from| {
        let lengths = 2..=LONGEST.min((chars.len() - from) / 2);
        let mut repeated = lengths.filter(|length| is_repeated(&chars[from..], *length));
        let at = chars[from].0;
        repeated.find_map(|length| {
            let words = &text[at..chars[from + length].0];
            is_slip(words, context).then_some((at, words))
        })
    })
}

/// Whether so many characters of the Chinese script follow themselves.
fn is_repeated(chars: &[(usize, char)], length: usize) -> bool {
    let (first, second) = chars[..2 * length].split_at(length);
    first.iter().zip(second).all(|((_, one), (_, other))| one == other && is_han(*one))
}

/// Whether words that follow themselves are no name that does.
fn is_slip(words: &str, context: &Context<'_>) -> bool {
    let mut chars = words.chars();
    let (first, length) = (chars.next(), words.chars().count());
    let is_one_character = chars.all(|c| Some(c) == first);
    let is_word =
        if length == 2 { words::of(Meaning::NeverTwice).contains(&words) } else { !is_one_character };
    // A section and its item may have one name.
    let is_short_name = words.ends_with("支出") && length < 6;
    is_word && !is_short_name && !is_name_of_code(words, context)
}

/// Whether a table prints some words as the name of a functional code.
fn is_name_of_code(words: &str, context: &Context<'_>) -> bool {
    let mut rows = context.document().sheets.iter().flat_map(|sheet| &sheet.rows);
    rows.any(|row| {
        let code = row.code.as_deref().and_then(|code| code.parse::<FunctionalCode>().ok());
        code.is_some() && compared_name(&row.label) == words
    })
}

/// The same clause, or the same sentence, right behind itself.
fn repeated_clause(text: &str) -> Option<(usize, &str)> {
    const SHORTEST: usize = 6;
    for signs in [&['。'][..], &['。', '；'][..], &['，', '。', '；', '：'][..]] {
        let mut before: Option<&str> = None;
        let mut at = 0;
        for part in text.split_inclusive(signs) {
            let bare = part.trim_end_matches(signs);
            if before == Some(bare) && han_of(bare) >= SHORTEST {
                return Some((at, bare));
            }
            before = Some(bare);
            at += part.len();
        }
    }
    None
}

fn han_of(text: &str) -> usize {
    text.chars().filter(|c| is_han(*c)).count()
}

/// 办公费、差旅费、差旅费: an item of a list, right behind itself.
fn repeated_item(text: &str) -> Option<(usize, &str)> {
    const SIGNS: [char; 7] = ['、', '，', '。', '；', '：', '（', '）'];
    let mut before: Option<&str> = None;
    let mut at = 0;
    for part in text.split_inclusive(SIGNS) {
        let bare = part.trim_end_matches(SIGNS);
        let item = bare.trim_end_matches('等');
        if before == Some(item) && item.chars().count() >= 2 && item.chars().all(is_han) {
            return Some((at, item));
        }
        before = Some(bare).filter(|_| part.ends_with('、'));
        at += part.len();
    }
    None
}

/// A paragraph or a heading that follows itself.
fn whole(line: &Line, context: &Context<'_>) -> Option<Breach> {
    const SHORTEST: usize = 14;
    const QUOTED: usize = 20;
    let before = &context.lines()[..context.index_of_line(line)];
    let (is_twin, [chinese, english]) = if line.heading {
        let twin = before.iter().rfind(|other| other.heading).filter(|other| other.text == line.text);
        // The title of a table is printed again on the next page.
        let counts = || Ordinal::of(&line.text).is_some() && !line.text.ends_with('表');
        (twin.is_some() && counts(), ["标题", "heading"])
    } else {
        let twin = before.last().filter(|other| !other.heading && other.text == line.text);
        (twin.is_some() && han_of(&line.text) >= SHORTEST, ["段落", "paragraph"])
    };
    if !is_twin {
        return None;
    }
    let words: String = line.text.chars().take(QUOTED).collect();
    let breach = context.words_of_line(line, 0, &words);
    Some(breach.worded(wording!("{chinese}“{words}”重复", "the {english} {words} is printed twice")))
}

const DECLARATION: Declaration = Declaration::new("WRD013", "written-twice", Severity::Warning)
    .since_release("0.1.0")
    .summary("词句、段落、标题不重复", "no words, sentence, paragraph or heading is printed twice in a row")
    .looks_at(&[LooksAt::Paragraph])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
词语、分句、句子、段落不连续重复，带序号的标题不连续重复，并列事项中同一项不连续出现。

## 审核意义
重复粘贴的内容，后续修改时往往只改一处，造成前后不一致。

## 局限
不能判断是否有意重复。名称本身重复的（如款级科目与其唯一的项级科目同名），不予提示。

## 依据
- 《地方预决算公开操作规程》（财预〔2016〕143号）第四条：公开的内容准确，形式规范。",
    en: r"## What it checks
No words, clause, sentence or paragraph stands twice in a row, and no numbered heading follows itself. In a
list, no item follows itself.

## Why it matters
A passage that was pasted twice is often corrected in one place only.

## What it cannot know
Whether a repetition is meant. Names that repeat by nature are not reported, such as a section and its only item
of the same name.

## References
- 地方预决算公开操作规程 (财预〔2016〕143号), article 4: what is published is accurate and in proper form.",
};

const EXAMPLE: Example = Example {
    flagged: r"公务接待费预算3.00万元，主要原因是主要原因是接待批次增加。",
    corrected: r"公务接待费预算3.00万元，主要原因是接待批次增加。",
};
