//! Things that no word of the lexicon names: each is of its own name, and never the thing before it (未列名事项).

use super::{CONNECTORS, OPENERS, Sentence};
use crate::fact::Topic;

/// What the names of money end in.
const MONEY: [&str; 12] =
    ["经费", "费用", "支出", "收入", "资金", "补助", "补贴", "拨款", "费", "税", "款", "基金"];

/// What stands between such a name and its amount.
const LEADS: [&str; 14] = [
    "预算数",
    "决算数",
    "执行数",
    "预算",
    "决算",
    "安排",
    "金额",
    "合计",
    "共计",
    "总额",
    "为",
    "共",
    "计",
    "是",
];

/// What points back to the thing before: 该项经费, 上述支出.
const POINTERS: [&str; 16] =
    ["该", "此", "这", "其", "上述", "以上", "本", "各", "总", "全部", "两", "三", "项", "类", "我", "相关"];

/// The name at the end of some words, without what leads to the amount; none where they name no money, or point back.
pub(super) fn name_of_money(words: &str) -> Option<&str> {
    let mut name = words.trim();
    while let Some(rest) = LEADS.iter().find_map(|lead| name.strip_suffix(lead)) {
        name = rest;
    }
    let stem = MONEY.iter().find_map(|noun| name.strip_suffix(noun))?;
    let mut rest = stem.to_owned();
    for word in CONNECTORS.iter().chain(&POINTERS) {
        rest = rest.replace(word, "");
    }
    (!rest.is_empty() && !OPENERS.iter().any(|opener| stem.ends_with(opener))).then_some(name)
}

/// Whether words before 支出 or 收入 name nothing that would be spent on or come from.
pub(super) fn leads_to_total(words: &str) -> bool {
    let mut rest = words.to_owned();
    for connector in CONNECTORS {
        rest = rest.replace(connector, "");
    }
    rest.is_empty() || OPENERS.iter().any(|opener| words.ends_with(opener))
}

impl Sentence<'_> {
    /// 房租补贴比上年减少: what begins a clause, before a comparison, is what changed.
    pub(super) fn name_before(&mut self) {
        if self.clause.headed || self.clause.reading.is_silent() || self.clause.aside {
            return;
        }
        if let Some(name) = name_of_money(&self.clause.tail).map(str::to_owned) {
            let scope = self.scope_around();
            self.set((Topic::Named(name), scope));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::name_of_money;

    #[test]
    fn names_of_money() {
        for (words, name) in [
            ("单位预留机动经费预算数为", Some("单位预留机动经费")),
            ("房租补贴", Some("房租补贴")),
            ("契税", Some("契税")),
            ("该项经费", None),
            ("上述支出", None),
            ("经费", None),
            ("部门支出", None),
            ("总体", None),
            ("", None),
        ] {
            assert_eq!(name_of_money(words), name, "{words}");
        }
    }
}
