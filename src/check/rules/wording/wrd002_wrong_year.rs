//! 文中年度与本预算年度一致 (WRD002).

use crate::check::answer::wording;
use crate::check::text::{against, compared_name, subject_of};
use crate::check::{
    Answer, Breach, Context, Declaration, Example, FactSubject, LooksAt, Page, Rule, Severity, Subject,
    TableSubject,
};
use crate::fact::Direction;
use crate::prose::change;
use crate::prose::fund::{denial_of, funds};
use crate::prose::year::{NamedYear, named_years, year_at_end};
use crate::prose::{Line, is_han};
use crate::value::{FiscalYear, Outcome, Stage};
use crate::words::{self, Meaning};

#[derive(Debug)]
pub(in crate::check) struct WrongYear;

impl Rule for WrongYear {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        match subject {
            Subject::Paragraph(line) => check_line(line, context),
            Subject::Table(table) => check_title(table, context),
            Subject::Fact(fact) => check_fact(fact, context),
            _ => Answer::NotApplicable,
        }
    }
}

/// The year that a heading or the first clause of a statement is of.
fn check_line(line: &Line, context: &Context<'_>) -> Answer {
    let own = context.document().fiscal_year;
    let stage = context.document().stage;
    let wrong = named_years(&line.text).find(|named| is_wrong(line, named, own.get(), stage));
    let Some(NamedYear { year, at, .. }) = wrong.or_else(|| compared_with_itself(&line.text, stage)) else {
        return Answer::Held;
    };
    context
        .words_of_line(line, at, &format!("{year}年"))
        .worded(wording!("年度“{year}年”与本文件 {own} 年度不符", "the year {year} in a document for {own}"))
        .into()
}

/// Whether a year that a line names must be the document's own and is not, or cannot be what it is said to be.
fn is_wrong(line: &Line, named: &NamedYear<'_>, own: u16, stage: Stage) -> bool {
    // What is counted at the end of the document's own year is looked at too.
    let until = named.before.ends_with("截至");
    if until {
        return is_wrong_date(named, own, stage);
    }
    named.year != own
        && (is_title(line, named)
            || opens_statement(line, named)
            || is_compared(named, own)
            || is_of_denial(named, own))
        && !is_of_account(line, named, own, stage)
}

/// What follows a year, behind 度.
fn after<'t>(named: &NamedYear<'t>) -> &'t str {
    named.after.strip_prefix('度').unwrap_or(named.after)
}

/// Whether words begin with one that means this.
fn begins(words: &str, meaning: Meaning) -> bool {
    words::of(meaning).iter().any(|word| words.starts_with(word))
}

/// Whether words begin with what a document is called: 部门预算.
fn names_document(words: &str) -> bool {
    begins(words, Meaning::DepartmentDocument) || begins(words, Meaning::UnitDocument)
}

/// 2023年部门预算情况说明: the document's own name, under another year.
fn is_title(line: &Line, named: &NamedYear<'_>) -> bool {
    let after = after(named);
    line.heading && (names_document(after) || begins(after, Meaning::OwnInTitle))
}

/// 二、2023年“三公”经费决算情况, in a budget: it tells what became of the last one too.
fn is_of_account(line: &Line, named: &NamedYear<'_>, own: u16, stage: Stage) -> bool {
    let accounts = [Meaning::MeasureAccount, Meaning::MeasureExecuted].into_iter().flat_map(words::of);
    let says_so = || accounts.into_iter().any(|word| after(named).contains(word));
    line.heading && stage == Stage::Budget && named.year + 1 == own && says_so()
}

/// 2023年部门预算…: the first words of a statement.
fn opens_statement(line: &Line, named: &NamedYear<'_>) -> bool {
    let (before, after) = (named.before, after(named));
    let opens = before.is_empty() || before.ends_with(['。', '；', '、', '）', '分']);
    let is_own = names_document(after) || begins(after, Meaning::OwnInStatement);
    !line.heading && opens && is_own && !after.contains("执行数")
}

/// 比2021年: no year before the last one is compared with, but where more is said of it: 比2019年同期, 比2019年（疫情前）.
fn is_compared(named: &NamedYear<'_>, own: u16) -> bool {
    let after = after(named);
    let is_chosen = after.starts_with('（') || after.starts_with("同期");
    named.before.ends_with(['比', '较', '与']) && named.year + 1 != own && says_change(after) && !is_chosen
}

fn says_change(words: &str) -> bool {
    words::of(Meaning::Flat).iter().any(|flat| words.contains(flat))
        || change::words().any(|change| words.contains(change))
}

/// 截至2021年12月31日: the end of the year before, or of this one. What is owned is counted at the end of a year that has
/// one: a budget's own year has not ended, and an account counts at the end of its own.
fn is_wrong_date(named: &NamedYear<'_>, own: u16, stage: Stage) -> bool {
    let after = after(named);
    if !after.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let sentence = || after.split('。').next().unwrap_or_default();
    let is_count =
        after.starts_with("12月") && words::of(Meaning::Owned).iter().any(|owned| sentence().contains(owned));
    let wrong_end = if stage == Stage::FinalAccount { own - 1 } else { own };
    named.year > own || named.year + 2 < own || (is_count && named.year == wrong_end)
}

/// 2023年没有使用政府性基金预算安排的支出: what is denied is of the document's own year.
fn is_of_denial(named: &NamedYear<'_>, own: u16) -> bool {
    let clause = after(named).split(['。', '，']).next().unwrap_or_default();
    if !funds().any(|(fund, _)| denial_of(fund, clause).is_some()) {
        return false;
    }
    let sentence = after(named).split('。').next().unwrap_or_default();
    let said = named.before.rsplit('。').next().unwrap_or_default();
    let own = own.to_string();
    !sentence.contains(&own) && !said.contains(&own)
}

/// 2023年…，比2023年增加: a year compared with itself.
fn compared_with_itself(text: &str, stage: Stage) -> Option<NamedYear<'_>> {
    let mut stated: Option<u16> = None;
    for named in named_years(text) {
        let NamedYear { year, before, after, .. } = named;
        // Of a long line no more is looked at than is asked for.
        let rest = || after.split(['。', '；']).next().unwrap_or_default();
        let says = |rest: &str| says_change(rest) || rest.contains("相比");
        let compared = before.ends_with(['比', '较', '与']) && says(rest());
        // An account is compared with the budget of its own year.
        let with_budget = || {
            stage == Stage::FinalAccount
                && rest().split('，').next().is_some_and(|clause| clause.contains("预算"))
        };
        if compared && stated == Some(year) && !with_budget() {
            return Some(named);
        }
        if !compared && !is_aside(before, after) && opens(before) {
            stated = Some(year);
        }
    }
    None
}

/// Whether a year is a date, of another document, or in brackets: none of the statement's.
fn is_aside(before: &str, after: &str) -> bool {
    after.starts_with(|c: char| c.is_ascii_digit())
        || before.ends_with([
            '（', '〔', '《', '-', '比', '较', '与', '和', '同', '于', '至', '从', '对', '在', '按', '含',
        ])
}

/// Whether a statement begins behind some words, or goes on.
fn opens(before: &str) -> bool {
    before.is_empty()
        || before.ends_with(['。', '，', '；', '：', '）', '、'])
        || before.chars().next_back().is_some_and(is_han)
}

/// Whether the document is of two years by its own title (2023年预算执行情况和2024年预算草案), so that its tables are of both.
#[derive(Debug)]
struct LooksBack(bool);

impl LooksBack {
    fn of(context: &Context<'_>) -> Self {
        let own = context.document().fiscal_year;
        let names = |line: &Line, year: Option<FiscalYear>| {
            named_years(&line.text).any(|named| Some(named.year) == year.map(FiscalYear::get))
        };
        let is_sentence = |line: &Line| line.text.contains(['，', '。']);
        let mut titles = context.lines().iter().filter(|line| !is_sentence(line));
        Self(titles.any(|line| names(line, Some(own)) && names(line, own.previous())))
    }
}

/// The year in the title of a table.
fn check_title(table: TableSubject<'_>, context: &Context<'_>) -> Answer {
    let own = context.document().fiscal_year;
    let title = compared_name(&table.sheet.title);
    let Some(year) = title.split_once('年').and_then(|(before, _)| year_at_end(before)) else {
        return Answer::NotApplicable;
    };
    let looks_back = || context.once(|context| LooksBack::of(context)).0;
    if year == own.get() || (Some(year) == own.previous().map(FiscalYear::get) && looks_back()) {
        return Answer::Held;
    }
    Breach::at(table.place())
        .worded(wording!(
            "表题“{title}”的年度与本文件 {own} 年度不符",
            "the title {title} in a document for {own}",
        ))
        .into()
}

/// The digits without which equal amounts may be equal by chance.
const SIGNIFICANT: usize = 4;

/// An amount of this year's tables, given as last year's.
fn check_fact(FactSubject { index, fact }: FactSubject<'_>, context: &Context<'_>) -> Answer {
    let prose = context.prose();
    let own = context.document().fiscal_year;
    let Some(amount) = fact.amount().filter(|_| prose.text.kind_of(fact) == Some(prose.text.current()))
    else {
        return Answer::NotApplicable;
    };
    let digits = amount.digits();
    let significant = digits.trim_start_matches(['0', '.', '-']).chars().filter(char::is_ascii_digit).count();
    if Some(fact.year) != own.previous() || significant < SIGNIFICANT {
        return Answer::NotApplicable;
    }
    // What the statement says of this year keeps the two apart; 持平 makes them one.
    let is_another_figure = prose.text.facts[prose.text.section_of(index)].iter().any(|other| {
        let same =
            other.statement == fact.statement || (other.topic == fact.topic && other.scope == fact.scope);
        same && (other.direction == Some(Direction::Flat) || prose.text.is_current(other))
    });
    if is_another_figure {
        return Answer::Held;
    }
    let mut of_own_year = fact.clone();
    of_own_year.year = own;
    let tied = prose.text.likely(&of_own_year, prose.code(index));
    let equal = tied.iter().find_map(|(cells, figures)| match cells[..] {
        [cell] if against(amount, figures).outcome() == Outcome::Held => Some(cell),
        _ => None,
    });
    let Some(cell) = equal else { return Answer::Held };
    let (subject, year) = (subject_of(fact), fact.year);
    Breach::at_places(vec![context.place_of_fact(fact), context.place_of_origin(cell)])
        .worded(wording!(
            "文中{year}年{subject} {amount} 为本年表列数，年度疑有误",
            "the text reports {subject} {amount} for {year}, the tables report that amount for {own}",
        ))
        .into()
}

const DECLARATION: Declaration = Declaration::new("WRD002", "wrong-year", Severity::Warning)
    .since_release("0.1.0")
    .summary("文中年度与本预算年度一致", "the years named are those of the document and of the year before")
    .looks_at(&[LooksAt::Paragraph, LooksAt::Table, LooksAt::Fact])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
标题和各段开头所称年度为本文件的预算年度，比较的对象为上年。同一年度不与自身比较，本年表列数不表述为上年数。车辆、资产等“截至”某日的数量，应当为已经结束的年度年末数：预算不用本年年末数，决算不用上年年末数。

## 审核意义
沿用上年文稿，会把上年的情况当作本年公开。

## 局限
不能判断是否确指其他年度。原因说明、日期、文号中的年度，以及明确表述为上年的金额，不予提示。

## 依据
- 《地方预决算公开操作规程》（财预〔2016〕143号）第四条：公开的内容准确，形式规范。",
    en: r"## What it checks
Titles, headings and the first words of a statement name the fiscal year of the document. Comparisons name the
year before it. No year is compared with itself, and no amount of this year's tables is given as last year's.
Vehicles and assets are counted (截至…) at the end of a year that has ended: in a budget not at the end of its
own year, in a final account not at the end of the year before.

## Why it matters
A sentence left over from last year's document states last year's figures.

## What it cannot know
Whether another year is meant. Years in reasons, dates and document numbers, and amounts that are stated as
those of the year before, are not reported.

## References
- 地方预决算公开操作规程 (财预〔2016〕143号), article 4: what is published is accurate and in proper form.",
};

const EXAMPLE: Example = Example {
    flagged: r"# 2023年部门预算情况说明",
    corrected: r"# 2024年部门预算情况说明",
};
