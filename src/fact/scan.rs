//! From characters to tokens: figures with their units, years, words, paths of codes, punctuation.

use rust_decimal::Decimal;

use super::path::{self, FunctionPath};
use super::words::{Lexicon, Word};
use crate::prose::{Plain, change, is_han, numeral};
use crate::value::{FunctionalCode, Printed, Ratio, Unit};
use crate::words::{self, Meaning};

#[derive(Clone, Debug)]
pub(super) enum Token {
    /// An amount of money.
    Money(Printed),
    /// An amount that one of many has: 人均112.50元, 每人每月300元.
    Price(Printed),
    /// A percentage.
    Percent(Ratio),
    /// Figures that are neither: counts, areas, points, with the word that counts.
    Count(Decimal, Box<str>),
    /// A figure without a unit, or with 万 alone.
    Bare,
    /// A year.
    Year(u16),
    /// A word of the lexicon.
    Word(Word),
    /// A path of codes.
    Path(FunctionPath),
    /// The body whose document it is, by its name.
    Body,
    /// ，、
    Comma,
    /// ；
    Semicolon,
    /// 。
    Stop,
    /// ：
    Colon,
    /// （
    Open,
    /// ）
    Close,
    /// （一） 1. 2、: an item of a list begins.
    Item,
    /// Anything else.
    Other,
}

/// A token and the characters that it is, from and to.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub(super) token: Token,
    pub(super) from: usize,
    pub(super) to: usize,
}

pub(super) fn scan(
    text: &Plain,
    lexicon: &Lexicon,
    bodies: &[String],
    names: &dyn Fn(FunctionalCode) -> Option<String>,
) -> Vec<Spot> {
    let paths = path::find(text, names);
    let mut paths = paths.into_iter().peekable();
    let mut spots: Vec<Spot> = Vec::new();
    let mut place = 0;
    while let Some(&c) = text.chars.get(place) {
        if let Some(found) = paths.next_if(|found| found.from == place) {
            place = found.to;
            spots.push(Spot { from: found.from, to: found.to, token: Token::Path(found.path) });
            continue;
        }
        if let Some(body) = bodies.iter().find(|body| text.starts(place, body)) {
            let to = place + body.chars().count();
            spots.push(Spot { from: place, to, token: Token::Body });
            place = to;
            continue;
        }
        let (token, to) = one(text, place, c, lexicon, &spots);
        match (&token, spots.last_mut()) {
            (Token::Other, Some(Spot { token: Token::Other, to: end, .. })) => *end = to,
            _ => spots.push(Spot { token, from: place, to }),
        }
        place = to;
    }
    spots
}

/// A paragraph by itself, and what stands in it: no body and no name of a code is known.
pub(super) fn scanned(text: &str) -> (Plain, Vec<Spot>) {
    let plain = Plain::of(text);
    let spots = scan(&plain, &Lexicon::new(), &[], &|_| None);
    (plain, spots)
}

fn one(text: &Plain, place: usize, c: char, lexicon: &Lexicon, before: &[Spot]) -> (Token, usize) {
    if let Some(to) = list_item(text, place, before) {
        return (Token::Item, to);
    }
    if c.is_ascii_digit() || (c == '-' && negative(text, place)) {
        return figure(text, place);
    }
    if let Some(found) = percent_in_words(text, place) {
        return found;
    }
    if let Some(found) = amount_in_words(text, place) {
        return found;
    }
    let punctuation = match c {
        '，' | '、' => Some(Token::Comma),
        '；' => Some(Token::Semicolon),
        '。' | '！' | '？' => Some(Token::Stop),
        '：' => Some(Token::Colon),
        '（' => Some(Token::Open),
        '）' => Some(Token::Close),
        _ => None,
    };
    if let Some(token) = punctuation {
        // A bracket inside a name is part of it: 维修（护）费.
        let inside =
            c == '（' && text.chars.get(place + 2) == Some(&'）') && !text.chars[place + 1].is_ascii_digit();
        return if inside { (Token::Other, place + 3) } else { (token, place + 1) };
    }
    match lexicon.word(text, place) {
        Some((word, length)) => (Token::Word(word.clone()), place + length),
        None => (Token::Other, place + 1),
    }
}

fn negative(text: &Plain, place: usize) -> bool {
    let next = text.chars.get(place + 1).is_some_and(char::is_ascii_digit);
    let before = place.checked_sub(1).map(|before| text.chars[before]);
    next && !before
        .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '年' | '月' | '日' | '-' | '%' | '元'))
}

/// The ordinal of an item: at the beginning of a paragraph or of a sentence.
fn list_item(text: &Plain, place: usize, before: &[Spot]) -> Option<usize> {
    let begins = before
        .last()
        .is_none_or(|spot| matches!(spot.token, Token::Stop | Token::Semicolon | Token::Colon | Token::Item));
    if !begins {
        return None;
    }
    let rest = &text.chars[place..];
    let chinese = |c: &char| numeral::is_of_ordinal(*c);
    let counts = |c: &char| chinese(c) || c.is_ascii_digit();
    let bracket = usize::from(rest.first() == Some(&'（'));
    let length = rest[bracket..].iter().take_while(|c| counts(c)).count();
    if length == 0 || length > 3 {
        return None;
    }
    let after = rest.get(bracket + length)?;
    let next_digit = rest.get(bracket + length + 1).is_some_and(char::is_ascii_digit);
    let closes = if bracket == 1 {
        *after == '）'
    } else {
        matches!(after, '、' | '.' | '．') && !(next_digit && *after == '.')
    };
    closes.then_some(place + bracket + length + 1)
}

/// Whether an amount is an end of a range: 50-100万元, 50万元至100万元.
fn is_range(text: &Plain, from: usize, to: usize) -> bool {
    let joins = |c: Option<&char>| matches!(c, Some('-' | '~' | '至' | '到'));
    let digit = |c: Option<&char>| c.is_some_and(char::is_ascii_digit);
    let before = |back: usize| from.checked_sub(back).and_then(|place| text.chars.get(place));
    let starts = joins(before(1)) && (digit(before(2)) || before(2) == Some(&'元'));
    let ends = joins(text.chars.get(to)) && digit(text.chars.get(to + 1));
    starts || ends
}

/// Whether a figure is a bound or an approximation: 近10%, 超过5万元, 20%左右. Nothing follows from its digits.
fn is_hedged(text: &Plain, from: usize, to: usize) -> bool {
    let before = text.words(from.saturating_sub(2), from);
    ends_in_hedge(&before) || is_hedged_behind(text, to)
}

/// Whether some words end in one that says so.
pub(super) fn ends_in_hedge(before: &str) -> bool {
    let ends_in = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
    ends_in(words::of(Meaning::HedgeBefore)) && !ends_in(words::of(Meaning::NoHedge))
}

/// Whether what stands at a place makes the figure before it a bound or an approximation.
fn is_hedged_behind(text: &Plain, place: usize) -> bool {
    words::of(Meaning::HedgeBehind).iter().any(|word| text.starts(place, word))
}

/// A percentage, where it is one and no bound.
fn percentage(text: &Plain, from: usize, to: usize, percent: Option<Decimal>) -> Token {
    let ratio = percent.and_then(|percent| Ratio::new(percent).ok()).filter(|_| !is_hedged(text, from, to));
    ratio.map_or(Token::Other, Token::Percent)
}

/// So many of a thousand in percent: a decimal more.
fn of_thousand(number: Decimal) -> Decimal {
    Decimal::try_from_i128_with_scale(number.mantissa(), number.scale() + 1).unwrap_or(number)
}

/// 百分之十二, 百分之12.5: a percentage in words, and where it ends.
fn percent_in_words(text: &Plain, from: usize) -> Option<(Token, usize)> {
    const WORDS: &str = "百分之";
    let start = from + WORDS.chars().count();
    if !text.starts(from, WORDS) {
        return None;
    }
    let (figures, mut to) = digits(text, start);
    if !figures.is_empty() {
        return Some((percentage(text, from, to, Decimal::from_str_exact(&figures).ok()), to));
    }
    let (mut tens, mut ones) = (0, None);
    for c in &text.chars[start..] {
        match (c, numeral::digit(*c)) {
            ('十', _) => tens = ones.take().unwrap_or(1) * 10,
            ('百', _) if to == start => tens = 100,
            (_, Some(digit)) if ones.is_none() => ones = Some(digit),
            _ => break,
        }
        to += 1;
    }
    // 百分之三点五 and the like stay unread.
    let goes_on = text.chars.get(to).is_some_and(|c| *c == '点' || numeral::digit(*c).is_some());
    let percent = Decimal::from(tens + ones.unwrap_or(0));
    (to > start && !goes_on).then(|| (percentage(text, from, to, Some(percent)), to))
}

/// A figure and what follows it.
fn figure(text: &Plain, from: usize) -> (Token, usize) {
    let (digits, mut to) = digits(text, from);
    let before = |back: usize| from.checked_sub(back).and_then(|place| text.chars.get(place)).copied();
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    // The rest of 1,23.45 and of 12 3.45 is no figure of its own: nobody knows which one is meant.
    let glued = before(1).is_some_and(|c| match c {
        ',' => digit(before(2)),
        // A code ends with a comma of the sentence behind it: 2010301，5万元.
        '，' => (1..=3).contains(&digits_before(text, from - 1)),
        ' ' => digit(before(2)) && blank_inside(text, from - 1),
        c => c.is_ascii_alphabetic() || matches!(c, '〔' | '[' | '【' | '.' | '_'),
    });
    let goes_on = text.chars.get(to).is_some_and(|c| match c {
        '.' | ',' => digit(text.chars.get(to + 1).copied()),
        c => c.is_ascii_alphabetic() || matches!(c, '〕' | ']' | '】'),
    });
    if glued || goes_on {
        return (Token::Other, to);
    }
    if let Some(sign @ ('%' | '‰')) = text.chars.get(to) {
        let percent = Decimal::from_str_exact(&digits).ok();
        let percent = if *sign == '‰' { percent.map(of_thousand) } else { percent };
        return (percentage(text, from, to + 1, percent), to + 1);
    }
    for (word, unit) in [
        ("万元", Unit::TenThousandYuan),
        ("亿元", Unit::HundredMillionYuan),
        ("百万元", Unit::MillionYuan),
        ("千元", Unit::ThousandYuan),
        ("元", Unit::Yuan),
    ] {
        if text.starts(to, word) {
            to += word.chars().count();
            return (amount(text, from, to, Printed::parse(&digits, unit).ok()), to);
        }
    }
    if text.starts(to, "年") && digits.len() == 4 && !digits.contains('.') {
        let year = digits.parse().ok().filter(|year| (1990..2100).contains(year));
        if let Some(year) = year {
            // A date is no period: 2022年12月31日.
            let date = text.chars.get(to + 1).is_some_and(char::is_ascii_digit)
                && text.chars[to + 1..].iter().take(4).any(|c| *c == '月');
            let long = if text.starts(to, "年度") { 2 } else { 1 };
            return (if date { Token::Other } else { Token::Year(year) }, to + long);
        }
    }
    if let Some(counter) = words::of(Meaning::Counter).iter().find(|word| text.starts(to, word)) {
        let length = counter.chars().count();
        // 0台（套）
        let count = Decimal::from_str_exact(&digits).map(|count| Token::Count(count, (*counter).into()));
        return (count.unwrap_or(Token::Other), to + length);
    }
    // Numbers of things, dates, ordinals: whatever else is glued to a word.
    let bare = text.chars.get(to).is_none_or(|c| {
        matches!(c, '，' | '。' | '；' | '、' | '）' | '（' | '：' | '等')
            || (*c == '万' && !text.starts(to, "万人"))
            || change::words().any(|word| text.starts(to, word))
    });
    (if bare { Token::Bare } else { Token::Other }, to)
}

/// How many digits stand right before a place.
fn digits_before(text: &Plain, place: usize) -> usize {
    text.chars[..place].iter().rev().take_while(|c| c.is_ascii_digit()).count()
}

/// An amount of money, where it is one and no threshold: 100万元（含）以上.
fn amount(text: &Plain, from: usize, to: usize, figure: Option<Printed>) -> Token {
    let mut after = to;
    if text.starts(after, "（含") {
        after += text.chars[after..].iter().position(|c| *c == '）').map_or(0, |close| close + 1);
    }
    let before = from.checked_sub(2).map(|before| text.words(before, from)).unwrap_or_default();
    let limit = is_hedged_behind(text, after) || is_hedged(text, from, to) || is_range(text, from, to);
    let Some(figure) = figure.filter(|_| !limit) else { return Token::Other };
    if is_price(text, from) {
        return Token::Price(figure);
    }
    if words::of(Meaning::Bound).contains(&before.as_str()) { Token::Other } else { Token::Money(figure) }
}

/// Whether the words of its clause right before an amount say that it is of one of many.
fn is_price(text: &Plain, from: usize) -> bool {
    let goes_on = |c: &&char| is_han(**c);
    let length = text.chars[..from].iter().rev().take_while(goes_on).count();
    let clause = text.words(from - length, from);
    let words = without_price_lead(&clause);
    let average = || words::of(Meaning::Average).iter();
    let near = words.rfind('每').is_some_and(|at| words[at..].chars().count() <= LONGEST_EACH);
    near || average().any(|average| words.ends_with(average))
}

/// The words before an amount without those that lead from 人均 or 每人 to it: 人均接待费用为.
pub(super) fn without_price_lead(words: &str) -> &str {
    let stripped = |words: &'_ str| {
        let leads = words::of(Meaning::LeadsToPrice).iter().filter(|lead| words.ends_with(**lead));
        leads.map(|lead| lead.len()).max().map(|length| words.len() - length)
    };
    let mut rest = words;
    while let Some(length) = stripped(rest) {
        rest = &rest[..length];
    }
    rest
}

/// So many characters at most name what each has: 每学年, 每村民组.
const LONGEST_EACH: usize = 4;

/// 十二万五千元: an amount in words, and where it ends. It is as exact as its last digit.
fn amount_in_words(text: &Plain, from: usize) -> Option<(Token, usize)> {
    // 数十万元, 上百万元, 第十
    if from
        .checked_sub(1)
        .is_some_and(|before| matches!(text.chars[before], '数' | '几' | '上' | '第' | '近' | '约'))
    {
        return None;
    }
    let power = |c: char| "个十百千万亿".chars().position(|unit| unit == c).filter(|power| *power > 0);
    // The yuan before the last 万 or 亿, those since, the digit that waits for its place, and the place of the last one.
    let (mut whole, mut section, mut waiting, mut last, mut places) = (0_i64, 0_i64, None, 0_u32, 0);
    let mut to = from;
    while let Some(&c) = text.chars.get(to) {
        match (numeral::digit(c), power(c)) {
            (Some(0), _) if waiting.is_none() => {}
            (Some(value), _) if waiting.is_none() => (waiting, last) = (Some(i64::from(value)), 0),
            (None, Some(power @ 1..=3)) => {
                let power = u32::try_from(power).ok()?;
                // 十二: the first ten needs no one.
                let value = waiting.take().or((to == from && power == 1).then_some(1))?;
                section = section.checked_add(value.checked_mul(10_i64.checked_pow(power)?)?)?;
                (last, places) = (power, places + 1);
            }
            (None, Some(power)) => {
                let power = if power == 4 { 4 } else { 8 };
                section = section.checked_add(waiting.take().unwrap_or(0))?;
                if section == 0 {
                    return None;
                }
                let below = whole.checked_add(section)?;
                whole = if power == 8 {
                    below.checked_mul(100_000_000)?
                } else {
                    whole.checked_add(section.checked_mul(10_000)?)?
                };
                (section, last, places) = (0, last + power, places + 1);
            }
            _ => break,
        }
        to += 1;
    }
    section = section.checked_add(waiting.unwrap_or(0))?;
    let yuan = whole.checked_add(section)?;
    if places == 0 || yuan == 0 || !text.starts(to, "元") {
        return None;
    }
    let (unit, power) = match last {
        0 => (Unit::Yuan, 0),
        1..=3 => (Unit::ThousandYuan, 3),
        4 => (Unit::TenThousandYuan, 4),
        _ => (Unit::HundredMillionYuan, 8),
    };
    let scale = power - last.min(power);
    let value =
        Decimal::try_from_i128_with_scale(i128::from(yuan / 10_i64.checked_pow(last.min(power))?), scale)
            .ok()?;
    Some((amount(text, from, to + 1, Printed::new(value, unit).ok()), to + 1))
}

/// Whether a blank between digits is inside of one figure: a word stands before the digits, and they are no year.
fn blank_inside(text: &Plain, blank: usize) -> bool {
    let digits = digits_before(text, blank);
    let before = (blank - digits).checked_sub(1).map(|before| text.chars[before]);
    digits != 4 && before.is_some_and(|c| c == '）' || is_han(c))
}

/// The digits of a figure without its separators, and where they end.
fn digits(text: &Plain, from: usize) -> (String, usize) {
    let mut digits = String::new();
    let mut to = from;
    let digit = |place: usize| text.chars.get(place).is_some_and(char::is_ascii_digit);
    let (mut point, mut separated) = (false, false);
    while let Some(&c) = text.chars.get(to) {
        let groups = || !point && (1..4).all(|step| digit(to + step)) && !digit(to + 4);
        match c {
            '-' if to == from => digits.push(c),
            '0'..='9' => digits.push(c),
            '.' if !point && digit(to + 1) => {
                point = true;
                digits.push(c);
            }
            ',' if groups() => {}
            // 3，924.65万元: a figure without a unit is none, so that the sign is no comma of the sentence.
            '，' if groups() && (separated || digits.trim_start_matches('-').len() <= 3) => separated = true,
            _ => break,
        }
        to += 1;
    }
    (digits, to)
}

#[cfg(test)]
mod tests {
    use super::{Token, scan};
    use crate::fact::words::Lexicon;
    use crate::prose::Plain;

    /// The percentages and the amounts of a text.
    fn figures(text: &str) -> Vec<String> {
        let plain = Plain::of(text);
        let spots = scan(&plain, &Lexicon::new(), &[], &|_| None);
        let figure = |token: &Token| match token {
            Token::Percent(ratio) => Some(ratio.to_string()),
            Token::Money(amount) => Some(amount.to_string()),
            _ => None,
        };
        spots.iter().filter_map(|spot| figure(&spot.token)).collect()
    }

    #[test]
    fn figures_and_hedges() {
        for (text, expected) in [
            ("增长5.5%", &["5.5%"][..]),
            ("增长5.5‰", &["0.55%"]),
            ("增长百分之十二", &["12%"]),
            ("增长百分之二十", &["20%"]),
            ("增长百分之12.5", &["12.5%"]),
            ("增长百分之三点五", &[]),
            ("增长近10%", &[]),
            ("不足30%", &[]),
            ("20%左右", &[]),
            ("超过5.00万元", &[]),
            ("约5.00万元", &[]),
            ("节约5.00万元", &["5.00 万元"]),
            ("增长2倍", &[]),
            ("支出3，924.65万元", &["3924.65 万元"]),
            ("支出12，605，000.00元", &["12605000.00 元"]),
            ("支出3，92.65万元", &[]),
            ("2010301，924.65万元", &["924.65 万元"]),
            ("2023，924.65万元", &["924.65 万元"]),
            ("预算数为十二万五千元", &["125 千元"]),
            ("公务接待费八万元", &["8 万元"]),
            ("住房公积金一百一十万元", &["0.011 亿元"]),
            ("办公费四万五千六百元", &["45.6 千元"]),
            ("一亿零五百万元", &["1.05 亿元"]),
            ("三千零五元", &["3005 元"]),
            ("数十万元、上百万元、一元化、十万元以上、多元", &[]),
        ] {
            assert_eq!(figures(text), expected, "{text}");
        }
    }
}
