//! Figures that are written wrongly (WRD014): two points, commas astray, blanks inside, a unit or a percent sign twice.

use super::line::Line;
use super::{Prose, quote};
use crate::check::FindingPlace;
use crate::prose::is_han;
use crate::value::Outcome;

/// A character as figures are read; blanks stay.
fn half(c: char) -> char {
    match c {
        '\u{ff10}'..='\u{ff19}' | '\u{ff05}' | '\u{ff0e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '﹪' => '%',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

pub(super) fn check(prose: &mut Prose<'_>, line: &Line) {
    let Some(printed) = prose.paragraph(&line.place) else { return };
    let chars: Vec<(usize, char)> = printed.char_indices().map(|(at, c)| (at, half(c))).collect();
    let mut found: Vec<(usize, usize, [&str; 2])> = Vec::new();
    let mut place = 0;
    while place < chars.len() {
        if !chars[place].1.is_ascii_digit() {
            place += 1;
            continue;
        }
        let number = Number::at(&chars, place);
        if let Some(why) = number.fault(&chars, place) {
            found.push((place, number.end, why));
        }
        place = number.end.max(place + 1);
    }
    if found.is_empty() {
        prose.found.count("WRD014", Outcome::Held);
    }
    for (from, to, [chinese, english]) in found {
        let at = |place: usize| chars.get(place).map_or(printed.len(), |(at, _)| *at);
        let range = at(from)..at(to);
        let words = printed[range.clone()].to_owned();
        let text = [format!("数字“{words}”{chinese}"), format!("{words}: {english}")];
        let place = FindingPlace {
            row_label: words.clone(),
            printed: Some(words),
            quote: quote(printed, range),
            ..prose.place_of(&line.place)
        };
        prose.found.broken("WRD014", vec![place], None, text);
    }
}

/// Whether a comma before a digit stands at a place.
fn comma(chars: &[(usize, char)], place: usize) -> bool {
    chars.get(place).is_some_and(|(_, c)| *c == ',')
        && chars.get(place + 1).is_some_and(|(_, c)| c.is_ascii_digit())
}

/// A figure with its points, commas and blanks, and the units behind it.
struct Number {
    text: String,
    units: Vec<&'static str>,
    end: usize,
}

impl Number {
    fn at(chars: &[(usize, char)], from: usize) -> Self {
        let digit = |place: usize| chars.get(place).is_some_and(|(_, c)| c.is_ascii_digit());
        let mut text = String::new();
        let mut place = from;
        while let Some((_, c)) = chars.get(place) {
            let goes_on = c.is_ascii_digit()
                || (matches!(c, '.' | ',' | '，') && digit(place + 1) && *c != '，')
                || (*c == '.' && chars.get(place + 1).is_some_and(|(_, c)| *c == '.') && digit(place + 2))
                || (*c == ' ' && (digit(place + 1) || self::comma(chars, place + 1)))
                || (*c == ',' && chars.get(place + 1).is_some_and(|(_, c)| *c == ' ') && digit(place + 2));
            if !goes_on {
                break;
            }
            text.push(*c);
            place += 1;
        }
        let mut units = Vec::new();
        loop {
            let blanks = chars[place.min(chars.len())..].iter().take_while(|(_, c)| *c == ' ').count();
            let rest: String =
                chars[(place + blanks).min(chars.len())..].iter().take(2).map(|(_, c)| *c).collect();
            let unit = ["万元", "亿元", "元", "%"].into_iter().find(|unit| rest.starts_with(unit));
            let Some(unit) = unit else { break };
            place += blanks + unit.chars().count();
            units.push(unit);
        }
        Self { text, units, end: place }
    }

    /// What is wrong with it: in Chinese and in English.
    fn fault(&self, chars: &[(usize, char)], from: usize) -> Option<[&'static str; 2]> {
        let unit = self.units.first()?;
        if let Some(second) = self.units.get(1) {
            // 5万元元旦慰问: a word begins.
            let next = chars.get(self.end).map(|(_, c)| *c);
            let word = *second == "元" && next.is_some_and(|c| "旦宵素件老".contains(c));
            let double = (*unit == "%") == (*second == "%");
            if double && !word {
                let sign = *unit == "%";
                return Some(if sign {
                    ["百分号重复", "the percent sign is there twice"]
                } else {
                    ["单位重复", "the unit is there twice"]
                });
            }
        }
        let parts: Vec<&str> = self.text.split(' ').collect();
        if let [first, rest @ ..] = &parts[..]
            && !rest.is_empty()
        {
            // 2024 12.5万元 and the number of an item are two figures.
            let before = from.checked_sub(1).map(|before| chars[before].1);
            let glued = before.is_some_and(|c| matches!(c, '）' | '”') || is_han(c));
            let year = first.len() == 4 && (first.starts_with("19") || first.starts_with("20"));
            let one = rest.iter().all(|part| !part.is_empty()) && !first.contains('.');
            return (glued && !year && one && first.len() <= 6)
                .then_some(["中间有空格", "a blank inside the figure"]);
        }
        if self.text.matches('.').count() > 1 {
            return Some(["小数点多于一个", "more than one decimal point"]);
        }
        let whole = self.text.split('.').next().unwrap_or_default();
        let mut groups = whole.split(',');
        let first = groups.next().unwrap_or_default();
        let rest: Vec<&str> = groups.collect();
        let astray = !rest.is_empty() && (first.len() > 3 || rest.iter().any(|group| group.len() != 3));
        let astray = astray || self.text.split('.').nth(1).is_some_and(|decimals| decimals.contains(','));
        astray.then_some(["千分位分隔符位置不对", "a separator of thousands is out of place"])
    }
}
