//! 部门名称前后一致 (WRD009).

use crate::check::answer::wording;
use crate::check::text::compared_name;
use crate::check::{Answer, Breach, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};
use crate::prose::body::{Body, place_before};
use crate::prose::{Line, is_han};
use crate::words::{self, Meaning};

#[derive(Debug)]
pub(in crate::check) struct NameVariant;

impl Rule for NameVariant {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        match subject {
            Subject::Paragraph(line) => check_line(line, context),
            Subject::Document(document) => check_others(&compared_name(&document.department), context),
            _ => Answer::NotApplicable,
        }
    }
}

/// The department's name, and the parts of it that are looked for.
#[derive(Debug)]
struct OwnName {
    chars: Vec<char>,
    name: String,
    /// How it begins.
    head: String,
    /// Its first characters, which bodies of the wider place have too.
    wider: String,
    /// How it ends.
    tail: String,
}

impl OwnName {
    /// The names of short departments are parts of too many words.
    const SHORTEST: usize = 8;

    fn of(context: &Context<'_>) -> Option<Self> {
        let name = compared_name(&context.document().department);
        let chars: Vec<char> = name.chars().collect();
        if chars.len() < Self::SHORTEST {
            return None;
        }
        let words = |chars: &[char]| chars.iter().collect::<String>();
        let (head, wider, tail) = (words(&chars[..4]), words(&chars[..3]), words(&chars[chars.len() - 6..]));
        Some(Self { chars, name, head, wider, tail })
    }
}

/// The department's name with a character another, or without its district in a heading.
fn check_line(line: &Line, context: &Context<'_>) -> Answer {
    let own = context.once(OwnName::of);
    let Some(own) = own.as_ref() else { return Answer::NotApplicable };
    let misspelled = line.text.match_indices(&own.head).filter_map(|(at, _)| {
        let words = misspelled(&line.text[at..], &own.chars)?;
        let own = own.name.clone();
        Some(
            context
                .words_of_line(line, at, &words)
                .worded(wording!("部门名称“{words}”与“{own}”不一致", "the name {words} differs from {own}",)),
        )
    });
    let mut breaches: Vec<Breach> = misspelled.collect();
    if let Some(words) = other_level(line, own) {
        let (words, own) = (words.to_owned(), own.name.clone());
        breaches.push(context.words_of_line(line, 0, &words).worded(wording!(
            "标题中的“{words}”不是本部门“{own}”",
            "a title names {words} in the document of {own}",
        )));
    }
    Answer::broken_if_any(breaches)
}

/// The name at the beginning of a text, where one character of it is another.
fn misspelled(text: &str, own: &[char]) -> Option<String> {
    let found = text.chars().take(own.len());
    let differing = found.clone().zip(own).filter(|(one, other)| one != *other).count();
    let (length, last) = (found.clone().count(), found.clone().last());
    let is_slip = length == own.len() && differing == 1 && last.as_ref() == own.last();
    is_slip.then(|| found.collect())
}

/// 某市教育局2024年度部门决算表, in the account of 某市某区教育局: a title that names a body of another level.
fn other_level<'l>(line: &'l Line, own: &OwnName) -> Option<&'l str> {
    let text = &line.text;
    if !line.heading || !text.starts_with(&own.wider) || text.starts_with(&own.head) {
        return None;
    }
    let end = text.find(&own.tail)? + own.tail.len();
    let (words, rest) = text.split_at(end);
    let is_title = rest.contains("预算") || rest.contains("决算");
    (words.len() < own.name.len() && is_title).then_some(words)
}

/// The department as a body of its place.
struct OwnBody {
    body: Body,
    /// 区民政局: what bodies of other places are called too.
    kind: String,
    /// 青禾区: what other bodies of the place are called by.
    area: String,
}

/// The same body of another place, and another body of the same place where its money is stated.
fn check_others(department: &str, context: &Context<'_>) -> Answer {
    let lines = context.lines();
    let Some(body) = Body::of(department).filter(|_| !lines.is_empty()) else { return Answer::NotApplicable };
    let own = OwnBody { kind: body.kind(), area: body.area(), body };
    let full = [&own.body.place, own.kind.as_str()].concat();
    let named = lines.iter().map(|line| line.text.matches(&full).count()).sum::<usize>();
    let mut others = Vec::new();
    for line in lines {
        others.extend(of_other_place(&line.text, &own).map(|(at, words)| (line, at, words)));
        others.extend(of_same_place(&line.text, &own).map(|(at, words)| (line, at, words)));
    }
    // What is there as often as the own name is no slip.
    if others.len() >= named {
        return Answer::Held;
    }
    let breaches = others.into_iter().map(|(line, at, words)| {
        let department = context.document().department.clone();
        context.words_of_line(line, at, &words).worded(wording!(
            "“{words}”不是本部门“{department}”",
            "{words} is not {department}, whose document this is",
        ))
    });
    Answer::broken_if_any(breaches.collect())
}

/// The same body of another place.
fn of_other_place<'t>(text: &'t str, own: &'t OwnBody) -> impl Iterator<Item = (usize, String)> {
    text.match_indices(&own.kind).filter_map(|(at, kind)| {
        let before = &text[..at];
        let place = place_before(before).filter(|_| !before.ends_with(&own.body.place))?;
        Some((at - place.len(), [&place, kind].concat()))
    })
}

/// Another body of the same place.
fn of_same_place<'t>(text: &'t str, own: &'t OwnBody) -> impl Iterator<Item = (usize, String)> {
    text.match_indices(&own.area).filter_map(|(at, area)| {
        // A statement begins with it: 按照某县财政局… is of what was asked.
        let opens = text[..at].chars().next_back().is_none_or(|c| "。，；：、）年度末".contains(c));
        let office = body_before_money(&text[at + area.len()..]).filter(|_| opens)?;
        (office != own.body.office).then(|| (at, [area, office].concat()))
    })
}

/// The body at the beginning of some words, where its money is stated right behind it.
fn body_before_money(words: &str) -> Option<&str> {
    const LONGEST: usize = 16;
    // As far as a name and the money behind it reach.
    let reach = words.char_indices().nth(LONGEST + 6).map_or(words.len(), |(at, _)| at);
    let words = &words[..reach];
    let end = words::of(Meaning::OwnMoney).iter().filter_map(|money| words.find(money)).min()?;
    let body = &words[..end];
    let is_name = body.chars().all(is_han) && body.chars().count() <= LONGEST;
    let is_body = words::of(Meaning::Authority).iter().any(|last| body.ends_with(last));
    (is_name && is_body).then_some(body)
}

const DECLARATION: Declaration = Declaration::new("WRD009", "name-variant", Severity::Warning)
    .since_release("0.1.0")
    .summary("部门名称前后一致", "the document names one department, and always by the same name")
    .looks_at(&[LooksAt::Document, LooksAt::Paragraph])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
部门名称全文一致，标题不出现上级或下级的同类部门。正文不出现其他地区的同类部门，所述资金不写成本地其他部门的资金。

## 审核意义
文件公开的是所称部门的预决算。出现其他名称，多为套用其他部门文稿所致。

## 局限
不能判断是否确指其他部门。仅对一字之差的名称、文件自身各部分的标题，以及出现次数少于本部门名称的其他部门作出提示。

## 依据
- 《地方预决算公开操作规程》（财预〔2016〕143号）第四条：公开的内容准确，形式规范。",
    en: r"## What it checks
The name of the department is the same throughout the document, and no title names the same body of another
level. The text does not name the same body of another place, or another body of the place where money is
stated.

## Why it matters
The document states the budget of the body that it names. Another name usually comes from another body's
document.

## What it cannot know
Whether another body is meant. Only names that differ by one character, titles of the document's own parts, and
other bodies that are named less often than the department are reported.

## References
- 地方预决算公开操作规程 (财预〔2016〕143号), article 4: what is published is accurate and in proper form.",
};

const EXAMPLE: Example = Example {
    flagged: r"某市某区规划和自然资源局 2024 预算
某市某区规划与自然资源局负责全区规划管理。",
    corrected: r"某市某区规划和自然资源局 2024 预算
某市某区规划和自然资源局负责全区规划管理。",
};
