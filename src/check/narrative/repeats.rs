//! What is written twice (WRD013): words, clauses, sentences, paragraphs, headings.

use super::line::{Line, tell};
use super::{Prose, name};
use crate::prose::is_han;
use crate::value::Outcome;

/// The longest string whose immediate repetition is looked for.
const LONGEST: usize = 24;

/// Two characters that no name ends and begins with, so that 增加增加 is a slip and 支出支出 may be none.
const PAIRS: [&str; 17] = [
    "增加", "减少", "增长", "下降", "主要", "其中", "原因", "由于", "用于", "包括", "以及", "根据", "按照",
    "本年", "上年", "进行", "本表",
];

/// Words, clauses and sentences within a paragraph.
pub(super) fn within(prose: &mut Prose<'_>, line: &Line) {
    // “财政拨款收入”“事业收入”“事业单位经营收入”: a sign between the two parts them.
    let apart = |words: &str| {
        let printed = prose.paragraph(&line.place).unwrap_or_default();
        let printed: String = printed.chars().filter(|c| !c.is_whitespace()).collect();
        printed.contains(['“', '”']) && !printed.contains(&words.repeat(2))
    };
    let found = words(prose, &line.text)
        .filter(|(_, words)| !apart(words))
        .or_else(|| clauses(&line.text))
        .or_else(|| listed(&line.text));
    match found {
        Some((at, words)) => {
            let text = [format!("“{words}”重复"), format!("{words} is there twice")];
            tell(prose, "WRD013", line, at, &words, text);
        }
        None => prose.found.count("WRD013", Outcome::Held),
    }
}

/// 主要原因是主要原因是
fn words(prose: &Prose<'_>, text: &str) -> Option<(usize, String)> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let han: Vec<bool> = chars.iter().map(|(_, c)| is_han(*c)).collect();
    for from in 0..chars.len() {
        if !han[from] {
            continue;
        }
        for length in 2..=LONGEST.min((chars.len() - from) / 2) {
            if !han[from + length - 1] {
                break;
            }
            if chars[from].1 != chars[from + length].1 {
                continue;
            }
            let same = (1..length).all(|step| {
                han[from + length + step] && chars[from + step].1 == chars[from + length + step].1
            });
            if !same {
                continue;
            }
            let words: String = chars[from..from + length].iter().map(|(_, c)| *c).collect();
            let one = chars[from..from + length].iter().all(|(_, c)| *c == chars[from].1);
            let counts = if length == 2 { PAIRS.contains(&words.as_str()) } else { !one };
            // A section and its item may have one name.
            let named =
                prose.rows.iter().any(|row| row.name == words) || words.ends_with("支出") && length < 6;
            if counts && !named {
                return Some((chars[from].0, words));
            }
        }
    }
    None
}

/// The same clause, or the same sentence, right behind itself.
fn clauses(text: &str) -> Option<(usize, String)> {
    const SHORTEST: usize = 6;
    for signs in [&['。'][..], &['。', '；'][..], &['，', '。', '；', '：'][..]] {
        let mut before: Option<&str> = None;
        let mut at = 0;
        for part in text.split_inclusive(signs) {
            let bare = part.trim_end_matches(signs);
            if before == Some(bare) && bare.chars().filter(|c| is_han(*c)).count() >= SHORTEST {
                return Some((at, bare.to_owned()));
            }
            before = Some(bare);
            at += part.len();
        }
    }
    None
}

/// 办公费、差旅费、差旅费: an item of a list, right behind itself.
fn listed(text: &str) -> Option<(usize, String)> {
    let mut before: Option<&str> = None;
    let mut at = 0;
    for part in text.split_inclusive(|c: char| "、，。；：（）".contains(c)) {
        let bare = part.trim_end_matches(|c: char| "、，。；：（）".contains(c));
        let item = bare.trim_end_matches('等');
        let han = item.chars().count() >= 2 && item.chars().all(is_han);
        if han && before == Some(item) {
            return Some((at, item.to_owned()));
        }
        before = Some(bare).filter(|_| part.ends_with('、'));
        at += part.len();
    }
    None
}

/// Paragraphs and headings that follow themselves.
pub(super) fn between(prose: &mut Prose<'_>, lines: &[Line]) {
    const SHORTEST: usize = 14;
    let mut heading: Option<&Line> = None;
    for (index, line) in lines.iter().enumerate() {
        let twin = if line.heading {
            let numbered = super::numbering::ordinal(&line.text).is_some();
            let before = heading.replace(line);
            // The title of a table is printed again on the next page.
            before.is_some_and(|before| before.text == line.text) && numbered && !line.text.ends_with('表')
        } else {
            let before = index.checked_sub(1).map(|before| &lines[before]);
            before.is_some_and(|before| !before.heading && before.text == line.text)
                && line.text.chars().filter(|c| is_han(*c)).count() >= SHORTEST
        };
        if twin {
            let short: String = line.text.chars().take(20).collect();
            let what = if line.heading { "标题" } else { "段落" };
            let text = [format!("{what}“{short}”重复"), format!("{} is there twice", name(&short))];
            tell(prose, "WRD013", line, 0, &short, text);
        }
    }
}
