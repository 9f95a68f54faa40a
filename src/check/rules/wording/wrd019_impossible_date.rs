//! 日期存在，起止有先后 (WRD019).

use crate::check::answer::wording;
use crate::check::{Answer, Breach, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};
use crate::prose::Line;
use crate::prose::year::{DIGITS, named_years};

#[derive(Debug)]
pub(in crate::check) struct ImpossibleDate;

impl Rule for ImpossibleDate {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Paragraph(line) = subject else { return Answer::NotApplicable };
        let dates = dates(&line.text);
        if dates.is_empty() {
            return Answer::NotApplicable;
        }
        let missing = dates.iter().filter(|date| !date.exists()).map(|date| missing(date, line, context));
        let reversed = dates
            .windows(2)
            .filter(|pair| pair[1].ends(&pair[0]) && pair[1].moment() < pair[0].moment())
            .map(|pair| reversed(&pair[0], &pair[1], line, context));
        Answer::broken_if_any(missing.chain(reversed).collect())
    }
}

fn missing(date: &Date, line: &Line, context: &Context<'_>) -> Breach {
    let words = date.words.clone();
    let breach = context.words_of_line(line, date.at, &words);
    breach.worded(wording!("日期“{words}”不存在", "there is no such date as {words}"))
}

fn reversed(from: &Date, to: &Date, line: &Line, context: &Context<'_>) -> Breach {
    let (from, words) = (from.words.clone(), to.words.clone());
    let breach = context.words_of_line(line, to.at, &words);
    breach.worded(wording!(
        "期间止于“{words}”，早于起始日期“{from}”",
        "the period ends with {words}, before it begins with {from}"
    ))
}

/// A date of this century that a line prints: 2024年6月30日, or 2024年6月.
struct Date {
    at: usize,
    words: String,
    year: u16,
    month: u16,
    day: Option<u16>,
    /// What stands between the date before and this one.
    before: String,
}

impl Date {
    /// Whether the calendar has it.
    fn exists(&self) -> bool {
        let leap =
            self.year.is_multiple_of(4) && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        let days = match self.month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return false,
        };
        self.day.is_none_or(|day| (1..=days).contains(&day))
    }

    /// Whether a period begins with the one date and ends with this one.
    fn ends(&self, first: &Self) -> bool {
        matches!(self.before.as_str(), "至" | "到" | "起至" | "—" | "-" | "~")
            && first.day.is_some() == self.day.is_some()
    }

    const fn moment(&self) -> (u16, u16, Option<u16>) {
        (self.year, self.month, self.day)
    }
}

/// The dates of a line, in printed order.
fn dates(text: &str) -> Vec<Date> {
    let mut dates: Vec<Date> = Vec::new();
    let mut end = 0;
    for named in named_years(text) {
        let Some((month, length)) = number(named.after, '月') else { continue };
        let (day, more) =
            number(&named.after[length..], '日').map_or((None, 0), |(day, more)| (Some(day), more));
        let to = named.at + DIGITS + '年'.len_utf8() + length + more;
        let before = text.get(end..named.at).unwrap_or_default().to_owned();
        let words = text[named.at..to].to_owned();
        dates.push(Date { at: named.at, words, year: named.year, month, day, before });
        end = to;
    }
    dates
}

/// The one or two digits that some words begin with, before a sign, and the bytes of both.
fn number(words: &str, sign: char) -> Option<(u16, usize)> {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let is_number = (1..=2).contains(&digits) && words[digits..].starts_with(sign);
    let value = is_number.then(|| words[..digits].parse().ok())??;
    Some((value, digits + sign.len_utf8()))
}

const DECLARATION: Declaration = Declaration::new("WRD019", "impossible-date", Severity::Warning)
    .since_release("0.1.0")
    .summary("日期存在，起止有先后", "every date exists, and a period ends after it begins")
    .looks_at(&[LooksAt::Paragraph])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文字中的公历日期应当存在（如6月没有31日，平年2月没有29日）；期间的截止日期不早于起始日期。

## 审核意义
国有资产占用、绩效评价等内容以某一日期或期间为准，日期有误，其数即无从核对。

## 局限
只审核写明年、月的日期；日期存在但不是应填的日期的，不能发现。

## 依据
- 《地方预决算公开操作规程》（财预〔2016〕143号）第四条：公开的内容准确，形式规范。",
    en: r"## What it checks
Every date that the text prints is one of the calendar (June has no 31st, a common year no 29 February), and a period does
not end before it begins.

## Why it matters
Assets and evaluations are stated as of a date or for a period. With a wrong date nobody can tell what the figures are of.

## What it cannot know
It looks at dates that print year and month. A date that exists and is not the one that was meant is not found.

## References
- 地方预决算公开操作规程 (财预〔2016〕143号), article 4: what is published is accurate and in proper form.",
};

const EXAMPLE: Example = Example {
    flagged: r"截至2023年11月31日，共有车辆3辆。",
    corrected: r"截至2023年11月30日，共有车辆3辆。",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_the_calendar_exist() {
        for (text, exist) in [
            ("截至2024年2月29日", &[true][..]),
            ("截至2023年2月29日", &[false]),
            ("2000年2月29日", &[true]),
            ("2024年13月", &[false]),
            ("2024年0月", &[false]),
            ("2024年6月31日至2024年12月31日", &[false, true]),
            ("2024年6月0日", &[false]),
            ("2024年123月、2024年预算", &[]),
        ] {
            let found: Vec<bool> = dates(text).iter().map(Date::exists).collect();
            assert_eq!(found, exist, "{text}");
        }
    }

    #[test]
    fn a_period_ends_after_it_begins() {
        for (text, is_reversed) in [
            ("2024年12月1日至2024年1月31日", true),
            ("2024年1月1日至2024年12月31日", false),
            ("2024年12月31日至2024年12月31日", false),
            // Two dates, and no period.
            ("2024年12月31日较2023年12月31日增加", false),
            ("2024年12月至2024年6月30日", false),
        ] {
            let found = dates(text);
            let reversed = found[1].ends(&found[0]) && found[1].moment() < found[0].moment();
            assert_eq!(reversed, is_reversed, "{text}");
        }
    }
}
