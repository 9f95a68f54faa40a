//! Things that no word of the lexicon names: each is of its own name, and never the thing before it (未列名事项).

/// Words between a head and its amount that name nothing of their own.
pub(super) const CONNECTORS: [&str; 52] = [
    "预算金额",
    "安排",
    "共计",
    "合计",
    "金额",
    "预计",
    "计划",
    "全部",
    "均为",
    "下达",
    "核定",
    "批复",
    "列支",
    "投入",
    "支出",
    "收入",
    "决算",
    "预算",
    "科目",
    "资金",
    "达到",
    "分别",
    "实际",
    "支付",
    "发生",
    "全年",
    "部门",
    "单位",
    "总额",
    "总计",
    "规模",
    "情况",
    "项目",
    "费用",
    "为",
    "共",
    "约",
    "是",
    "达",
    "数",
    "了",
    "总",
    "年",
    "度",
    "的",
    "计",
    "本",
    "等",
    "由",
    "在",
    "额",
    "我",
];

/// What may stand right before 收入 or 支出 without naming another thing.
const OPENERS: [&str; 24] = [
    "部门", "单位", "局", "委", "办", "厅", "院", "会", "校", "学", "中心", "处", "所", "队", "馆", "站",
    "部", "园", "总", "的", "年", "度", "安排", "级",
];

/// What makes a nature of expenditure a part of it.
pub(super) const NARROWER: [&str; 12] =
    ["其他", "其它", "重点", "一般", "专项", "延续", "新增", "在职", "离退休", "下属", "所属", "自筹"];

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

/// Words of grammar beside those that connect: they say nothing of what a figure is of.
const GRAMMAR: [&str; 52] = [
    "年初", "到", "至", "和", "及", "各", "学校", "全院", "全校", "全局", "分类", "功能", "经济", "性质",
    "用途", "划分", "按照", "具体", "如下", "以下", "方面", "部分", "比例", "比率", "幅度", "额度", "累计",
    "同期", "总体", "整体", "人民", "币", "折合", "均", "都", "拟", "其", "该", "即", "也", "仍", "已", "将",
    "中", "内", "率", "幅", "按", "类", "款", "项", "分",
];

/// Whether words say nothing of what a figure is of: words that connect, the writer's word for the writer.
pub(super) fn says_nothing(words: &str) -> bool {
    let mut rest = words;
    while !rest.is_empty() {
        let itself = rest.strip_prefix(['我', '本', '全']);
        let itself = itself.and_then(|rest| OPENERS.iter().find_map(|body| rest.strip_prefix(*body)));
        let known =
            CONNECTORS.iter().chain(&GRAMMAR).chain(&OPENINGS).filter(|word| rest.starts_with(**word));
        let longest = known.max_by_key(|word| word.len()).map(|word| &rest[word.len()..]);
        match itself.or(longest) {
            Some(behind) => rest = behind,
            None => return false,
        }
    }
    true
}

/// Some words without others.
pub(super) fn without(words: &str, others: &[&str]) -> String {
    others.iter().fold(words.to_owned(), |rest, other| rest.replace(other, ""))
}

/// The name at the end of some words, without what leads to the amount; none where they name no money, or point back.
pub(super) fn name_of_money(words: &str) -> Option<&str> {
    let mut name = words.trim();
    while let Some(rest) = LEADS.iter().find_map(|lead| name.strip_suffix(lead)) {
        name = rest;
    }
    let stem = MONEY.iter().find_map(|noun| name.strip_suffix(noun))?;
    let rest = without(&without(stem, &CONNECTORS), &POINTERS);
    (!rest.is_empty() && !OPENERS.iter().any(|opener| stem.ends_with(opener))).then_some(name)
}

/// Whether words end in the name of some money: 公务接待费.
pub(crate) fn names_money(words: &str) -> bool {
    MONEY.iter().any(|noun| words.ends_with(noun))
}

/// Whether words before 支出 or 收入 name nothing that would be spent on or come from.
pub(super) fn leads_to_total(words: &str) -> bool {
    let rest = without(words, &CONNECTORS);
    rest.is_empty() || OPENERS.iter().any(|opener| words.ends_with(opener))
}

/// What opens a list before its first name.
const OPENINGS: [&str; 6] = ["其中", "主要包括", "包括", "主要有", "主要", "分别是"];

/// A name without what opens the list that it stands in.
pub(super) fn without_lead(name: &str) -> &str {
    OPENINGS
        .iter()
        .find_map(|opening| name.strip_prefix(opening))
        .filter(|rest| !rest.is_empty())
        .unwrap_or(name)
}

/// Whether words say that what follows is of one of many: 人均增长3%.
pub(super) fn is_average(words: &str) -> bool {
    ["人均", "户均", "年均", "月均", "日均", "车均", "平均"].iter().any(|average| words.ends_with(average))
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
