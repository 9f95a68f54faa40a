//! 数字书写规范 (WRD014).

use crate::check::answer::wording;
use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};
use crate::document::TextPlace;
use crate::prose::is_han;
use crate::words::{self, Meaning};

#[derive(Debug)]
pub(in crate::check) struct MalformedFigure;

impl Rule for MalformedFigure {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, subject: Subject<'_>, context: &Context<'_>) -> Answer {
        let Subject::Paragraph(line) = subject else { return Answer::NotApplicable };
        let Some(printed) = context.text().paragraph(&line.place) else { return Answer::NotApplicable };
        let chars: Vec<(usize, char)> = printed.char_indices().map(|(at, c)| (at, half_width(c))).collect();
        let byte = |place: usize| chars.get(place).map_or(printed.len(), |(at, _)| *at);
        let mut breaches = Vec::new();
        let mut place = 0;
        while place < chars.len() {
            if !chars[place].1.is_ascii_digit() {
                place += 1;
                continue;
            }
            let figure = PrintedFigure::at(&chars, place);
            if let Some(Fault { chinese, english }) = figure.fault(&chars, place) {
                let range = byte(place)..byte(figure.end);
                let words = printed[range.clone()].to_owned();
                let breach = context.words_of_text(&TextPlace { range, ..line.place.clone() }, &words);
                breaches.push(breach.worded(wording!("数字“{words}”{chinese}", "{words}: {english}")));
            }
            place = figure.end.max(place + 1);
        }
        Answer::broken_if_any(breaches)
    }
}

/// A character as figures are read; blanks stay.
fn half_width(c: char) -> char {
    match c {
        '\u{ff10}'..='\u{ff19}' | '\u{ff05}' | '\u{ff0e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '﹪' => '%',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// What is wrong with a figure.
#[derive(Clone, Copy)]
struct Fault {
    chinese: &'static str,
    english: &'static str,
}

const SIGN_TWICE: Fault = Fault { chinese: "百分号重复", english: "the percent sign is printed twice" };
const UNIT_TWICE: Fault = Fault { chinese: "单位重复", english: "the unit is printed twice" };
const BLANK_INSIDE: Fault = Fault { chinese: "中间有空格", english: "a blank inside the figure" };
const TWO_POINTS: Fault = Fault { chinese: "小数点多于一个", english: "more than one decimal point" };
const SEPARATOR_ASTRAY: Fault =
    Fault { chinese: "千分位分隔符位置不对", english: "a separator of thousands is out of place" };

/// A figure with its points, commas and blanks, and the units behind it.
struct PrintedFigure {
    text: String,
    units: Vec<&'static str>,
    end: usize,
}

impl PrintedFigure {
    fn at(chars: &[(usize, char)], from: usize) -> Self {
        let char_at = |place: usize| chars.get(place).map(|(_, c)| *c);
        let is_digit = |place: usize| char_at(place).is_some_and(|c| c.is_ascii_digit());
        // 1 ,234
        let is_separator = |place: usize| char_at(place) == Some(',') && is_digit(place + 1);
        let mut text = String::new();
        let mut end = from;
        while let Some(c) = char_at(end) {
            let next = char_at(end + 1);
            let goes_on = match c {
                '.' => is_digit(end + 1) || (next == Some('.') && is_digit(end + 2)),
                ',' => is_digit(end + 1) || (next == Some(' ') && is_digit(end + 2)),
                ' ' => is_digit(end + 1) || is_separator(end + 1),
                c => c.is_ascii_digit(),
            };
            if !goes_on {
                break;
            }
            text.push(c);
            end += 1;
        }
        let mut units = Vec::new();
        loop {
            let blanks = chars[end..].iter().take_while(|(_, c)| *c == ' ').count();
            let starts =
                |unit: &str| unit.chars().zip(end + blanks..).all(|(c, place)| char_at(place) == Some(c));
            let Some(unit) = words::of(Meaning::Unit).iter().copied().find(|unit| starts(unit)) else {
                break;
            };
            end += blanks + unit.chars().count();
            units.push(unit);
        }
        Self { text, units, end }
    }

    /// What is wrong with it.
    fn fault(&self, chars: &[(usize, char)], from: usize) -> Option<Fault> {
        let unit = *self.units.first()?;
        if let Some(fault) = self.units.get(1).and_then(|second| self.double(chars, unit, second)) {
            return Some(fault);
        }
        if self.text.contains(' ') {
            return self.is_parted(chars, from).then_some(BLANK_INSIDE);
        }
        if self.text.matches('.').count() > 1 {
            return Some(TWO_POINTS);
        }
        self.is_grouped_wrongly().then_some(SEPARATOR_ASTRAY)
    }

    /// A unit or a percent sign that is printed twice.
    fn double(&self, chars: &[(usize, char)], unit: &str, second: &str) -> Option<Fault> {
        // 5万元元旦慰问: a word begins.
        let next = chars.get(self.end).map(|(_, c)| *c);
        let begins_word = second == "元" && next.is_some_and(|c| "旦宵素件老".contains(c));
        if begins_word || (unit == "%") != (second == "%") {
            return None;
        }
        Some(if unit == "%" { SIGN_TWICE } else { UNIT_TWICE })
    }

    /// Whether a blank parts one figure. 2024 12.5万元 and the number of an item are two figures.
    fn is_parted(&self, chars: &[(usize, char)], from: usize) -> bool {
        let mut parts = self.text.split(' ');
        let first = parts.next().unwrap_or_default();
        let before = from.checked_sub(1).map(|before| chars[before].1);
        let is_glued = before.is_some_and(|c| matches!(c, '）' | '”') || is_han(c));
        let is_year = first.len() == 4 && (first.starts_with("19") || first.starts_with("20"));
        let is_one = !first.contains('.') && first.len() <= 6 && parts.all(|part| !part.is_empty());
        is_glued && !is_year && is_one
    }

    /// Whether a separator does not stand before three digits.
    fn is_grouped_wrongly(&self) -> bool {
        let (whole, decimals) = self.text.split_once('.').unwrap_or((&self.text, ""));
        let mut groups = whole.split(',');
        let first = groups.next().unwrap_or_default();
        let mut rest = groups.peekable();
        let is_grouped = rest.peek().is_some();
        is_grouped && (first.len() > 3 || rest.any(|group| group.len() != 3)) || decimals.contains(',')
    }
}

const DECLARATION: Declaration = Declaration::new("WRD014", "malformed-figure", Severity::Warning)
    .since_release("0.1.0")
    .summary("数字书写规范", "figures are well formed")
    .looks_at(&[LooksAt::Paragraph])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
数字只有一个小数点；千分位分隔符每三位一个；数字中间没有空格；其后只有一个单位或百分号。

## 审核意义
书写不规范的数字可能有多种读法。

## 局限
不能判断应为何数，该数字不参与与表列数的核对。国家标准也允许以四分之一字空分节，但预决算文件中数字中间的空格绝大多数为笔误，仍予提示。

## 依据
- 《出版物上数字用法》（GB/T 15835-2011）。",
    en: r"## What it checks
A figure has at most one decimal point, separators of thousands between groups of three digits, no blank inside,
and one unit or percent sign behind it.

## Why it matters
A malformed figure can be read in more than one way.

## What it cannot know
Which figure is meant. A malformed figure is not compared with any table. The standard also allows a thin space
between groups of three digits; a blank inside a figure is reported all the same, because in these documents it
is nearly always a slip.

## References
- GB/T 15835-2011 出版物上数字用法.",
};

const EXAMPLE: Example = Example {
    flagged: r"公务接待费预算12.3.4万元。",
    corrected: r"公务接待费预算12.34万元。",
};
