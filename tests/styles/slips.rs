//! What goes wrong in such prose, one slip at a time, each with the rules that may tell it.

use cn_budget::{Catalog, FunctionalCode, Level};

use crate::plan::{Dice, Plan, name};
use crate::writer::{Line, Piece, Says, Section};

/// A kind of slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, strum::EnumIter, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Slip {
    /// The first digit of an amount is another one.
    Digit,
    /// Two digits of an amount change places.
    Swapped,
    /// The decimal point of an amount moves by one.
    Tenfold,
    /// 元 for 万元 and the like.
    Unit,
    ChangeDigit,
    ChangeWay,
    RateDigit,
    RateWay,
    ShareDigit,
    CompletionDigit,
    Order,
    /// A level of a path has the name of another code.
    Name,
    /// Last year's number.
    Year,
    NoPercent,
    PercentTwice,
    NoUnit,
    HalfUnit,
    UnitTwice,
    PointTwice,
    CommaAstray,
    BlankInside,
    MarkTwice,
    MarkAfterStop,
    NoStop,
    BracketLost,
    QuoteLost,
    Alternatives,
    Blank,
    Instruction,
    ReasonTwice,
    ReasonCut,
    SentenceTwice,
    NumberSkipped,
    HeadingTwice,
    Zero,
    AnotherDepartment,
}

impl Slip {
    /// The rules that tell it.
    pub(crate) const fn rules(self) -> &'static [&'static str] {
        match self {
            Self::Digit | Self::Swapped | Self::Tenfold | Self::Unit => &["NAR", "YOY"],
            Self::ChangeDigit | Self::ChangeWay => &["YOY001", "YOY002", "YOY004", "YOY005", "NAR"],
            Self::RateDigit => &["YOY002", "YOY003"],
            Self::RateWay => &["YOY004", "YOY002"],
            Self::ShareDigit => &["YOY007", "YOY003"],
            Self::CompletionDigit => &["YOY006", "YOY003"],
            Self::Order => &["YOY004"],
            Self::Name => &["COD005", "COD006"],
            Self::Year => &["WRD002", "NAR", "YOY"],
            Self::NoPercent | Self::NoUnit | Self::HalfUnit => &["WRD007"],
            Self::PercentTwice
            | Self::UnitTwice
            | Self::PointTwice
            | Self::CommaAstray
            | Self::BlankInside => &["WRD005", "WRD007", "WRD014"],
            Self::MarkTwice | Self::MarkAfterStop | Self::NoStop | Self::BracketLost | Self::QuoteLost => {
                &["WRD005"]
            }
            Self::Alternatives | Self::Blank | Self::Instruction => &["WRD001"],
            Self::ReasonTwice | Self::SentenceTwice | Self::HeadingTwice => &["WRD013"],
            Self::ReasonCut => &["WRD008"],
            Self::NumberSkipped => &["WRD015"],
            Self::Zero => &["YOY009"],
            Self::AnotherDepartment => &["WRD009"],
        }
    }
}

/// A text with one slip: what was changed, and the section and paragraph (none for the heading) that it stands in.
#[derive(Clone, Debug)]
pub(crate) struct Planted {
    pub(crate) sections: Vec<Section>,
    pub(crate) section: usize,
    pub(crate) line: Option<usize>,
}

/// Every place of a text where a slip can be made.
pub(crate) fn plant(slip: Slip, sections: &[Section], plan: &Plan, dice: &mut Dice) -> Vec<Planted> {
    let mut planted = Vec::new();
    for (index, section) in sections.iter().enumerate() {
        for (number, line) in section.lines.iter().enumerate() {
            let mut keep = |changed: Line| {
                let mut all = sections.to_vec();
                all[index].lines[number] = changed;
                planted.push(Planted { sections: all, section: index, line: Some(number) });
            };
            for (place, piece) in line.iter().enumerate() {
                if let Some(text) = in_piece(slip, piece, plan, dice, line, place) {
                    let mut changed = line.clone();
                    changed[place].text = text;
                    keep(changed);
                }
            }
            if let Some(text) = in_line(slip, line, dice) {
                keep(vec![Piece { text, says: Says::Words }]);
            }
        }
        if let Some(mut all) = in_section(slip, sections, index) {
            let line = (slip == Slip::NumberSkipped).then_some(());
            let line = line.and_then(|()| skipped(&sections[index]));
            all.truncate(sections.len() + 1);
            let section = if slip == Slip::HeadingTwice { index + 1 } else { index };
            planted.push(Planted { sections: all, section, line });
        }
    }
    planted
}

/// The number that a text begins with, and where it is.
fn figure(text: &str) -> Option<(usize, usize)> {
    let from = text.find(|c: char| c.is_ascii_digit())?;
    let length = text[from..]
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')))
        .unwrap_or(text.len() - from);
    Some((from, from + length))
}

fn with_figure(text: &str, change: impl FnOnce(&str) -> Option<String>) -> Option<String> {
    let (from, to) = figure(text)?;
    Some(format!("{}{}{}", &text[..from], change(&text[from..to])?, &text[to..]))
}

/// Another first digit: one up, or down from 9.
fn digit(number: &str) -> Option<String> {
    let first = number.chars().find(|c| ('1'..='9').contains(c))?;
    let other = if first == '9' { '8' } else { char::from(first as u8 + 1) };
    Some(number.replacen(first, &other.to_string(), 1))
}

/// The first two digits that differ, the other way round.
fn swapped(number: &str) -> Option<String> {
    let chars: Vec<char> = number.chars().collect();
    let digits: Vec<usize> = (0..chars.len()).filter(|at| chars[*at].is_ascii_digit()).collect();
    let pair = digits.windows(2).find(|pair| chars[pair[0]] != chars[pair[1]] && chars[pair[1]] != '0')?;
    let mut chars = chars.clone();
    chars.swap(pair[0], pair[1]);
    Some(chars.into_iter().collect())
}

fn tenfold(number: &str) -> Option<String> {
    let (whole, rest) = number.split_once('.')?;
    let (first, rest) = rest.split_at(1);
    let whole = whole.replace(',', "");
    (whole != "0" && rest.len() == 1).then(|| format!("{whole}{first}.{rest}0"))
}

fn other_unit(text: &str) -> Option<String> {
    for (unit, other) in [("万元", "元"), ("亿元", "万元"), ("元", "万元")] {
        if let Some(number) = text.strip_suffix(unit) {
            return Some(format!("{number}{other}"));
        }
    }
    None
}

fn zero(text: &str) -> bool {
    !text.contains(|c: char| ('1'..='9').contains(&c))
}

/// The piece made wrong.
fn in_piece(
    slip: Slip,
    piece: &Piece,
    plan: &Plan,
    dice: &mut Dice,
    line: &Line,
    place: usize,
) -> Option<String> {
    let text = piece.text.as_str();
    let opposite = |up: &String, down: &String, grows: bool| {
        let (right, wrong) = if grows { (up, down) } else { (down, up) };
        text.strip_prefix(right.as_str()).map(|rest| format!("{wrong}{rest}"))
    };
    let opens = || place == 0 || line[place - 1].text.ends_with(['。', '，', '；', '\n']);
    match (slip, &piece.says) {
        (Slip::Swapped, Says::Amount { told: true }) => with_figure(text, swapped),
        (Slip::Tenfold, Says::Amount { told: true }) => with_figure(text, tenfold),
        (Slip::Unit, Says::Amount { told: true }) if !zero(text) => other_unit(text),
        (Slip::Digit, Says::Amount { told: true }) | (Slip::ChangeDigit, Says::Change { told: true, .. }) => {
            with_figure(text, digit)
        }
        (Slip::ChangeWay, Says::Change { up, down, grows, told: true })
        | (Slip::RateWay, Says::Rate { up, down, grows, told: true }) => opposite(up, down, *grows),
        (Slip::RateDigit, Says::Rate { told: true, .. }) | (Slip::ShareDigit, Says::Share) => {
            with_figure(text, digit).filter(|_| text != "100.00%")
        }
        (Slip::CompletionDigit, Says::Completion) => with_figure(text, digit),
        (Slip::Order, Says::Order) => Some(if text == "大于" { "小于" } else { "大于" }.to_owned()),
        (Slip::Name, Says::Path(style, code)) if style != "name" => misnamed(text, *code, plan, dice),
        // The year of the amounts themselves, at the beginning of a statement.
        (Slip::Year, Says::Year) if opens() && follows(line, place) => {
            Some((plan.year.get() - 1).to_string())
        }
        (Slip::NoPercent, Says::Rate { .. } | Says::Share | Says::Completion) => {
            text.strip_suffix('%').map(ToOwned::to_owned)
        }
        (Slip::PercentTwice, Says::Rate { .. } | Says::Share | Says::Completion) => Some(format!("{text}%")),
        (Slip::NoUnit, Says::Amount { .. } | Says::Change { .. }) if !zero(text) => {
            text.strip_suffix("万元").or_else(|| text.strip_suffix("亿元")).map(ToOwned::to_owned)
        }
        (Slip::HalfUnit, Says::Amount { .. } | Says::Change { .. }) if text.ends_with("万元") => {
            text.strip_suffix('元').map(ToOwned::to_owned)
        }
        (Slip::UnitTwice, Says::Amount { .. } | Says::Change { .. }) => {
            let unit = if text.ends_with("万元") { "万元" } else { "元" };
            Some(format!("{text}{unit}"))
        }
        (Slip::PointTwice, Says::Amount { .. } | Says::Change { .. } | Says::Rate { .. }) => {
            with_figure(text, |number| number.contains('.').then(|| format!("{number}.5")))
        }
        (Slip::CommaAstray, Says::Amount { .. } | Says::Change { .. }) => with_figure(text, |number| {
            let whole = number.split('.').next()?.len();
            (whole >= 4 && !number.contains(',')).then(|| format!("{},{}", &number[..2], &number[2..]))
        }),
        (Slip::BlankInside, Says::Amount { .. } | Says::Change { .. }) => with_figure(text, |number| {
            let whole = number.split('.').next()?.len();
            (whole >= 3).then(|| format!("{} {}", &number[..2], &number[2..]))
        }),
        (Slip::Blank, Says::Amount { .. } | Says::Change { .. } | Says::Rate { .. }) => {
            let blank = ["XX", "××", "X", "**", "＿＿"][dice.index(5)];
            with_figure(text, |_| Some(blank.to_owned()))
        }
        (Slip::Alternatives, Says::Change { up, down, grows, .. } | Says::Rate { up, down, grows, .. }) => {
            let (right, wrong) = if *grows { (up, down) } else { (down, up) };
            let rest = text.strip_prefix(right.as_str())?;
            Some(match dice.below(3) {
                0 => format!("{right}（{wrong}）{rest}"),
                1 => format!("{right}/{wrong}{rest}"),
                _ => format!("{right}（或{wrong}）{rest}"),
            })
        }
        (Slip::Zero, Says::Words) => {
            let at = text.find("与上年持平")?;
            let (before, after) = text.split_at(at);
            Some(format!("{before}比上年增加0万元{}", after.strip_prefix("与上年持平")?))
        }
        (Slip::AnotherDepartment, Says::Words) => {
            // 自然资源局 has a neighbour who shares most of its name.
            let own = crate::plan::DEPARTMENT;
            let other = [own.replace("和自然", "与自然"), own.replace("资源", "资原")];
            text.contains(own).then(|| text.replacen(own, &other[dice.index(2)], 1))
        }
        _ => None,
    }
}

/// Whether the first figure of the statement behind a year is one that the document knows.
fn follows(line: &Line, place: usize) -> bool {
    // No table has the purchases: their year is told by nothing.
    let bought = crate::writer::text(line).contains("政府采购");
    let first = line[place + 1..].iter().find(|piece| piece.says != Says::Words).filter(|_| !bought);
    first.is_some_and(|piece| matches!(piece.says, Says::Amount { told: true } | Says::Change { .. }))
}

/// A path one of whose levels has the name of another code.
fn misnamed(text: &str, code: FunctionalCode, plan: &Plan, dice: &mut Dice) -> Option<String> {
    let level = [Level::Class, Level::Section, Level::Item][dice.index(3)];
    let level = if level > code.level() { code.level() } else { level };
    let step = match level {
        Level::Class => code.class(),
        Level::Section => code.section()?,
        Level::Item => code,
    };
    let own = name(step, plan.year);
    let catalog = Catalog::for_year(plan.year);
    let others: Vec<String> = catalog
        .iter::<FunctionalCode>()
        .filter(|entry| entry.code().level() == level && entry.code().class().number() == 213)
        .map(|entry| entry.name().to_owned())
        .filter(|other| *other != own && !other.contains(&own))
        .collect();
    let other = if level == Level::Class {
        "交通运输支出".to_owned()
    } else {
        others[dice.index(others.len())].clone()
    };
    // The same name may stand at two levels: the one that is meant is changed.
    let at = if level == Level::Item { text.rfind(&own) } else { text.find(&own) };
    at.map(|at| format!("{}{other}{}", &text[..at], &text[at + own.len()..]))
}

/// The line made wrong.
fn in_line(slip: Slip, line: &Line, dice: &mut Dice) -> Option<String> {
    let text: String = line.iter().map(|piece| piece.text.as_str()).collect();
    let sentence = text.ends_with('。') && text.chars().count() > 20;
    let marks: Vec<usize> = text.match_indices(['，', '。', '；', '、']).map(|(at, _)| at).collect();
    match slip {
        Slip::MarkTwice => {
            let at = *marks.get(dice.index(marks.len().max(1)))?;
            let mark = text[at..].chars().next()?;
            Some(format!("{}{mark}{}", &text[..at], &text[at..]))
        }
        Slip::MarkAfterStop => sentence.then(|| format!("{text}；")),
        Slip::NoStop => (sentence && !text.ends_with("）。")).then(|| text.trim_end_matches('。').to_owned()),
        Slip::BracketLost => {
            let at: Vec<usize> = text.match_indices('）').map(|(at, _)| at).collect();
            // 1） and （一） are numbers.
            let at: Vec<usize> = at.into_iter().filter(|at| *at > 12).collect();
            let at = *at.get(dice.index(at.len().max(1)))?;
            Some(format!("{}{}", &text[..at], &text[at + '）'.len_utf8()..]))
        }
        Slip::QuoteLost => {
            let quotes: Vec<(usize, &str)> = text.match_indices(['“', '”', '《', '》']).collect();
            let (at, quote) = *quotes.get(dice.index(quotes.len().max(1)))?;
            Some(format!("{}{}", &text[..at], &text[at + quote.len()..]))
        }
        Slip::Instruction => {
            let hint = [
                "（若无则填0）",
                "（请根据实际情况填写）",
                "（如有则说明）",
                "（此处填写具体原因）",
                "（注：无此项的可删除）",
            ][dice.index(5)];
            sentence.then(|| text.replacen('，', &format!("{hint}，"), 1)).filter(|changed| *changed != text)
        }
        Slip::ReasonTwice => {
            let words =
                ["主要原因是", "主要是", "主要用于"].into_iter().find(|words| text.contains(words))?;
            Some(text.replacen(words, &format!("{words}{words}"), 1))
        }
        Slip::ReasonCut => {
            let words = ["主要原因是", "主要原因：", "变动原因是", "主要用于", "主要是"]
                .into_iter()
                .find(|words| text.contains(words))?;
            let at = text.find(words)? + words.len();
            let end = at + text[at..].find(['。', '；'])?;
            Some(format!("{}{}", &text[..at], &text[end..]))
        }
        Slip::SentenceTwice => {
            let from = text[..text.len() - 3].rfind('。').map_or(0, |at| at + 3);
            (sentence && text.len() - from > 45).then(|| format!("{text}{}", &text[from..]))
        }
        _ => None,
    }
}

/// The sections with one made wrong.
fn in_section(slip: Slip, sections: &[Section], index: usize) -> Option<Vec<Section>> {
    let mut all = sections.to_vec();
    match slip {
        Slip::HeadingTwice => {
            let heading = all[index].heading.clone();
            let long = raised(&crate::writer::text(&heading)).is_some();
            let twin = Section { heading, lines: Vec::new() };
            long.then(|| all.insert(index + 1, twin))?;
        }
        Slip::NumberSkipped => {
            let line = skipped(&all[index])?;
            for number in line..all[index].lines.len() {
                let changed = raised(&crate::writer::text(&all[index].lines[number]))?;
                all[index].lines[number] = vec![Piece { text: changed, says: Says::Words }];
            }
        }
        _ => return None,
    }
    Some(all)
}

const ORDINALS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/// The first line of a list of at least three numbered lines that ends the section, from the second line on.
fn skipped(section: &Section) -> Option<usize> {
    let numbered: Vec<bool> =
        section.lines.iter().map(|line| raised(&crate::writer::text(line)).is_some()).collect();
    let first = numbered.iter().position(|numbered| *numbered)?;
    (numbered[first..].iter().all(|numbered| *numbered) && numbered.len() - first >= 3).then_some(first + 1)
}

/// The line with its ordinal one higher.
fn raised(text: &str) -> Option<String> {
    let (open, rest) = match text.strip_prefix('（') {
        Some(rest) => ("（", rest),
        None => ("", text),
    };
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 0 && digits < 3 {
        let after = &rest[digits..];
        let number: u32 = rest[..digits].parse().ok()?;
        return after.starts_with(['、', '.', '）']).then(|| format!("{open}{}{after}", number + 1));
    }
    let first = rest.chars().next()?;
    let at = ORDINALS.iter().position(|ordinal| *ordinal == first)?;
    let after = &rest[first.len_utf8()..];
    let next = ORDINALS.get(at + 1)?;
    after.starts_with(['、', '）']).then(|| format!("{open}{next}{after}"))
}
