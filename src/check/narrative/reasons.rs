//! What is said of the purpose of an item and of the reason of a change: of another item (WRD012), or against the change
//! (NAR009).

use super::{Prose, name, subject_of};
use crate::check::FindingPlace;
use crate::fact::{Direction, FactPlace, Measure, Topic};
use crate::prose::Plain;
use crate::value::Outcome;

/// NAR009 and WRD012: what is said of the purpose and the reason of an item.
pub(super) fn check(prose: &mut Prose<'_>) {
    let items: Vec<(usize, String, String)> = items(prose);
    let names: Vec<&String> = items.iter().map(|(_, _, item)| item).collect();
    // Whether purposes repeat the names of their items is a habit of the document.
    let repeats = |text: &str, item: &str| {
        let bare = item.strip_suffix("支出").unwrap_or(item);
        text.contains(bare) || bare.contains(text)
    };
    let purposes: Vec<Option<String>> =
        items.iter().map(|(_, text, _)| after(text, &["主要用于：", "主要用于"])).collect();
    let stated = purposes.iter().flatten().count();
    let kept = items
        .iter()
        .zip(&purposes)
        .filter(|((_, _, item), purpose)| purpose.as_ref().is_some_and(|purpose| repeats(purpose, item)))
        .count();
    let habit = stated >= 5 && kept * 10 >= stated * 7;
    for ((index, text, item), purpose) in items.iter().zip(&purposes) {
        let why = after(text, &["主要原因是：", "主要原因是", "主要原因："]);
        let foreign = |said: &String| {
            let other = names.iter().find(|name| {
                **name != item
                    && name.chars().count() >= 5
                    && said.contains(name.as_str())
                    && !item.contains(name.as_str())
            });
            !repeats(said, item) && other.is_some()
        };
        let copied = purpose
            .as_ref()
            .filter(|said| (habit && !repeats(said, item)) || of_the_opposite(item, said))
            .or_else(|| why.as_ref().filter(|said| foreign(said)));
        let fact = &prose.facts[*index];
        match copied {
            Some(said) => {
                let mut place = prose.place_of(&fact.place);
                (place.row_label, place.printed) = (item.clone(), Some(said.clone()));
                let text = [
                    format!("“{item}”的用途或原因“{said}”说的不是本科目"),
                    format!("what is said of {item} is of another item: {said}"),
                ];
                prose.found.broken("WRD012", vec![place], None, text);
            }
            None => prose.found.count("WRD012", Outcome::Held),
        }
    }
    contradictions(prose);
}

/// Names of items that differ by one word: what is of the one is not of the other.
const OPPOSITES: [(&str, &str); 5] = [
    ("城市", "农村"),
    ("行政单位", "事业单位"),
    ("行政单位", "事业人员"),
    ("事业单位", "行政人员"),
    ("基本养老保险", "职业年金"),
];

/// 农村最低生活保障金支出（项）…主要用于城市低保对象: whether what is said of an item is of its opposite alone.
fn of_the_opposite(item: &str, said: &str) -> bool {
    let of = |own: &str, other: &str| {
        item.contains(own) && !item.contains(other) && said.contains(other) && !said.contains(own)
    };
    // 机关事业单位 is both.
    let both = ["机关事业", "行政事业", "城乡"].iter().any(|word| said.contains(word) || item.contains(word));
    !both && OPPOSITES.iter().any(|(one, other)| of(one, other) || of(other, one))
}

/// The items of the text, each with its paragraph and its name.
fn items(prose: &Prose<'_>) -> Vec<(usize, String, String)> {
    let mut items: Vec<(usize, String, String)> = Vec::new();
    for (index, fact) in prose.facts.iter().enumerate() {
        let Topic::Path(path) = &fact.topic else { continue };
        let Some(item) = &path.item else { continue };
        let known = items.iter().any(|(other, ..)| prose.facts[*other].statement == fact.statement);
        let Some(text) = paragraph(prose, &fact.place).filter(|_| !known) else { continue };
        items.push((index, text, name(&item.name)));
    }
    items
}

fn paragraph(prose: &Prose<'_>, place: &FactPlace) -> Option<String> {
    let paragraph = prose.document.sections.get(place.section)?.paragraphs.get(place.paragraph?)?;
    Some(Plain::of(&paragraph.text).chars.into_iter().collect())
}

/// What follows one of some words, up to the end of the clause.
fn after(text: &str, words: &[&str]) -> Option<String> {
    let (at, word) = words.iter().find_map(|word| text.find(word).map(|at| (at, word)))?;
    let rest = text[at + word.len()..].split(['。', '；', '，']).next()?;
    (!rest.is_empty() && !rest.starts_with("以下")).then(|| rest.trim_start_matches('：').to_owned())
}

/// What makes an amount larger, and what makes it smaller, whatever it is said of.
const GROWS: [&str; 11] =
    ["增加", "增长", "新增", "增多", "上调", "上涨", "追加", "增聘", "调增", "增发", "补发"];
const SHRINKS: [&str; 11] =
    ["减少", "下降", "压减", "压缩", "缩减", "厉行", "严控", "严格控制", "核减", "调减", "过紧日子"];
/// What a reason may turn round: it speaks of the other year, of an effect, of what is set off, of what is not.
const TURNS: [&str; 28] = [
    "上年",
    "去年",
    "上一年",
    "往年",
    "以前年度",
    "同期",
    "预计",
    "一次性",
    "疫情",
    "影响",
    "基数",
    "调整",
    "口径",
    "划转",
    "结转",
    "恢复",
    "变化",
    "变动",
    "到期",
    "更新",
    "因素",
    "抵",
    "但",
    "而",
    "未",
    "不",
    "没",
    "无",
];

/// How many characters behind a change are looked at for its reason.
const REACH: usize = 160;

/// NAR009: a fall whose reason is that money was added, a rise for thrift.
fn contradictions(prose: &mut Prose<'_>) {
    for fact in prose.facts {
        let moves = matches!(fact.measure, Measure::Rate | Measure::Change | Measure::Order);
        let (Some(way), true, false) = (fact.direction, moves, fact.range_is_empty()) else { continue };
        let Some(paragraph) = prose.paragraph(&fact.place) else { continue };
        // As far as a reason reaches.
        let Some(rest) = paragraph.get(fact.place.range.end..) else { continue };
        let rest: String = rest.chars().take(REACH).collect();
        let rest: String = Plain::of(&rest).chars.into_iter().collect();
        // The reason of this change: nothing but a rate may stand between.
        let leads = ["原因", "主要是", "主要由于", "主要系", "主要因"];
        let Some((at, lead)) =
            leads.iter().filter_map(|lead| rest.find(lead).map(|at| (at, *lead))).min_by_key(|(at, _)| *at)
        else {
            continue;
        };
        let (between, reason) = (&rest[..at], &rest[at + lead.len()..]);
        if between.chars().count() > 16 || between.contains('；') || between.contains("元") {
            continue;
        }
        let reason = reason.split(['。', '；']).next().unwrap_or_default();
        let says = |words: &[&str]| words.iter().any(|word| reason.contains(word));
        // 2023年, 23年: another year; 年中 and 年初 are of this one.
        let dated =
            reason.match_indices('年').any(|(at, _)| reason[..at].ends_with(|c: char| c.is_ascii_digit()));
        let against = match way {
            Direction::Up => says(&SHRINKS) && !says(&GROWS),
            Direction::Down => says(&GROWS) && !says(&SHRINKS),
            Direction::Flat => false,
        };
        if !against || dated || says(&TURNS) {
            prose.found.count("NAR009", Outcome::Held);
            continue;
        }
        let reason = reason.trim_start_matches(['是', '：', '为']);
        let mut places = vec![prose.place(fact)];
        places.push(FindingPlace {
            printed: None,
            row_label: reason.to_owned(),
            ..prose.place_of(&fact.place)
        });
        let (subject, way) = (subject_of(fact), way.chinese());
        let text = [
            format!("{subject}{way}，原因却为“{reason}”"),
            format!("{subject} {way}, and the reason is {reason}"),
        ];
        prose.found.broken("NAR009", places, None, text);
    }
}

impl crate::fact::Fact {
    fn range_is_empty(&self) -> bool {
        self.place.range.is_empty()
    }
}
