//! What a template leaves behind (WRD001): alternatives, blanks, instructions.

use super::Prose;
use super::line::{Line, each, tell};
use crate::value::Outcome;

const UP: [&str; 8] = ["增加", "增长", "上升", "提高", "增幅", "大于", "高于", "多于"];
const DOWN: [&str; 8] = ["减少", "下降", "降低", "压减", "降幅", "小于", "低于", "少于"];

/// Phrases that no sentence has.
const PHRASES: [&str; 23] = [
    "主要是无等",
    "主要是无。",
    "不可比）%",
    "20XX",
    "（单位名称）",
    "（部门名称）",
    "（项目名称）",
    "（示例）",
    "（简要说明原因）",
    "此处填写",
    "（市/县）",
    "（县/区）",
    "（区/县）",
    "（省/市）",
    "得分分，",
    "得分分。",
    "共个，",
    "共个。",
    // What a spreadsheet prints for a formula that fails.
    "#REF!",
    "#DIV/0!",
    "#VALUE!",
    "#NAME?",
    "#N/A",
];

pub(super) fn check(prose: &mut Prose<'_>, line: &Line) {
    let mut found: Vec<(usize, usize)> = Vec::new();
    found.extend(each(&line.text, &PHRASES).map(|(at, words)| (at, at + words.len())));
    if !line.heading {
        found.extend(alternatives(&line.text));
        found.extend(orders(&line.text));
    }
    found.extend(instructions(&line.text));
    found.extend(empty(&line.text));
    found.extend(blanks(&line.text));
    found.sort_unstable();
    // A blank within a phrase is told with it.
    let mut end = 0;
    found.retain(|(from, to)| {
        let new = *from >= end;
        end = end.max(*to);
        new
    });
    for (from, to) in found {
        let words = line.text[from..to].to_owned();
        let text = [format!("模板残留文字“{words}”"), format!("residue of a template: {words}")];
        tell(prose, "WRD001", line, from, &words, text);
    }
    prose.found.count("WRD001", Outcome::Held);
}

/// 增加（减少）, 增加/减少, 增加（或减少）, 增加或减少5万元: both ways left standing.
fn alternatives(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (ways, others) in [(UP, DOWN), (DOWN, UP)] {
        for way in ways {
            for (at, _) in text.match_indices(way) {
                let rest = &text[at + way.len()..];
                let start = at + way.len();
                let bracketed = rest.strip_prefix('（').and_then(|inside| {
                    let inside = inside.split_once('）')?.0;
                    let bare = inside.strip_prefix('或').unwrap_or(inside);
                    let other = others.iter().find(|other| bare.starts_with(**other))?;
                    // （减少、持平）: nothing but other ways.
                    let only = bare[other.len()..].chars().all(|c| "、/或持平不变".contains(c));
                    only.then_some('（'.len_utf8() + inside.len() + '）'.len_utf8())
                });
                let slashed = || {
                    let other = rest.strip_prefix('/')?;
                    let other = others.iter().find(|word| other.starts_with(**word))?;
                    Some(1 + other.len())
                };
                let or = || {
                    let rest = rest.strip_prefix('或')?;
                    let other = others.iter().find(|word| rest.starts_with(**word))?;
                    // 增加或减少的因素 is a sentence.
                    let figure = rest[other.len()..]
                        .starts_with(|c: char| c.is_ascii_digit() || "X×*_万%".contains(c));
                    figure.then_some('或'.len_utf8() + other.len())
                };
                let length = bracketed.or_else(slashed).or_else(or);
                found.extend(length.map(|length| (at, start + length)));
            }
        }
    }
    found
}

/// （若无则填0）, （请根据实际填写）: what the writer was told to do.
fn instructions(text: &str) -> Vec<(usize, usize)> {
    const BEGIN: [&str; 15] = [
        "请",
        "若",
        "如有",
        "如无",
        "如没有",
        "如不",
        "如涉及",
        "此处",
        "需",
        "视",
        "根据实际",
        "按实际",
        "注：",
        "说明：",
        "没有",
    ];
    const DO: [&str; 14] = [
        "填",
        "写",
        "删",
        "列",
        "修改",
        "选择",
        "替换",
        "补充",
        "注明",
        "则说明",
        "需说明",
        "应说明",
        "请说明",
        "表述",
    ];
    const SUITED: [&str; 9] =
        ["结合实际", "根据实际", "按实际", "视实际", "自行", "请删", "请填", "请补充", "请修改"];
    let mut found = Vec::new();
    for (at, _) in text.match_indices('（') {
        let inside = &text[at + '（'.len_utf8()..];
        let Some(end) = inside.find('）') else { continue };
        let inside = &inside[..end];
        let begins = BEGIN.iter().any(|begin| inside.starts_with(begin));
        let told = DO.iter().any(|word| inside.contains(word)) || inside == "不涉及的不列";
        // 如无特别说明，金额均为万元 tells the reader, 下列 and 系列 tell nobody.
        let reader = ["特别说明", "特殊说明", "下列", "系列", "详见", "参见", "见附"]
            .iter()
            .any(|word| inside.contains(word));
        // （各部门结合实际补充）: to suit what the case is, is told to the writer whoever it begins with.
        let suited = SUITED.iter().any(|word| inside.contains(word));
        let told = told || (suited && inside.contains("请"));
        if ((begins || suited) && told && !reader) || inside == "不涉及的不列" {
            found.push((at, at + 2 * '（'.len_utf8() + inside.len()));
        }
    }
    found
}

/// 注明接待的批次: the form's order, before what it asked for.
fn orders(text: &str) -> Vec<(usize, usize)> {
    const VERBS: [&str; 5] = ["列明", "写明", "填写", "填列", "注明"];
    let mut found = Vec::new();
    for verb in VERBS {
        for (at, _) in text.match_indices(verb) {
            let opens = text[..at].chars().next_back().is_none_or(|c| "。；：，）、".contains(c));
            let clause = text[at..].split(['，', '。', '；']).next().unwrap_or_default();
            if opens && clause.contains(|c: char| c.is_ascii_digit()) {
                found.push((at, at + verb.len()));
            }
        }
    }
    found
}

/// 增长%, 增加万元。: a unit without its figure.
fn empty(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let leads = UP.iter().chain(&DOWN).chain(&["为", "支出", "预算", "共计", "合计", "占"]);
    for lead in leads {
        for (at, _) in text.match_indices(lead) {
            let rest = &text[at + lead.len()..];
            let dashed = rest.trim_start_matches(['-', '/']);
            let length = ["%", "万元", "亿元"].into_iter().find_map(|unit| {
                let after = dashed.strip_prefix(unit)?;
                // 为万元产值能耗 is a thing; an amount is followed by a sign.
                let ends = after.starts_with(['，', '。', '；', '、', '（', '）']) || after.is_empty();
                (ends || unit == "%").then_some(unit.len())
            });
            if let Some(length) = length {
                found.push((at, at + lead.len() + rest.len() - dashed.len() + length));
            }
        }
    }
    found
}

/// XX万元, ×年, **%, ____: what was to be filled in.
fn blanks(text: &str) -> Vec<(usize, usize)> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let end = |place: usize| chars.get(place).map_or(text.len(), |(at, _)| *at);
    let mut found = Vec::new();
    let mut place = 0;
    while place < chars.len() {
        let sign = chars[place].1;
        let run = chars[place..].iter().take_while(|(_, c)| *c == sign).count();
        let before = place.checked_sub(1).map(|before| chars[before].1);
        let after = &text[end(place + run)..];
        let word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let alone = !word(before) && !word(after.chars().next());
        let unit = ["万元", "亿元", "元", "%", "年", "个", "人", "辆", "批", "台", "月"]
            .iter()
            .any(|unit| after.starts_with(unit));
        let blank = match sign {
            // 20××年
            'X' | 'x' | '×' => (alone && (run >= 2 || unit)) || (run == 2 && after.starts_with('年')),
            // 张** is a name made unreadable.
            '*' | '○' | '〇' | '□' | '△' => alone && unit && (run >= 2 || sign == '*'),
            '_' => run >= 2,
            _ => false,
        };
        if blank {
            found.push((end(place), end(place + run)));
        }
        place += run;
    }
    found
}
