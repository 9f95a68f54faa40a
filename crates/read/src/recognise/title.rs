//! What a table is, by the words of its title. Provinces word their titles in many ways, and the words mean the same
//! things: whose money, revenue or expenditure, basic or project, by which classification.

use cn_budget::TableKind;

use crate::words::{Ordinal, ordinal, plain};

/// Longer lines are sentences that end in 表.
const LONGEST: usize = 60;

/// Whether a line reads as the title of a table: it ends in 表, or in 表 and something in brackets.
pub(super) fn is_title(text: &str) -> bool {
    let words = words(text);
    let words = words.strip_suffix("(续)").or_else(|| words.strip_suffix("续")).unwrap_or(&words);
    let stem = match words.strip_suffix(')') {
        Some(inside) => inside.rfind('(').map_or(words, |open| &words[..open]),
        None => words,
    };
    let sentence = words.contains(['。', '，', ';', '!'])
        || words.contains("见附")
        || words.contains("详见")
        || words.contains("如下");
    let empty = words.contains("空表") || words.contains("本表") || words.contains("无数据");
    stem.ends_with('表')
        && words.chars().count() <= LONGEST
        && !sentence
        && !empty
        && stem.chars().count() > 2
}

/// The title without what comes and goes: ordinals, 附件, the sign of a continuation, blanks.
pub(super) fn same(left: &str, right: &str) -> bool {
    let stem = |title: &str| {
        let words = words(title);
        let words = words.trim_start_matches("续表").trim_start_matches(':');
        words.trim_end_matches("(续)").trim_end_matches("(续表)").trim_end_matches('续').to_owned()
    };
    stem(left) == stem(right)
}

/// The words of a title without blanks, ordinals before it and marks of a continuation.
fn words(text: &str) -> String {
    let rest = match ordinal(text) {
        Some((Ordinal::Lettered | Ordinal::Inner | Ordinal::Numbered, rest)) => rest,
        _ => text,
    };
    plain(rest).replace(['“', '”', '"', '‘', '’', '\''], "")
}

/// What the title says that the table is; `None` where it is none of the tables that are known.
pub(super) fn kind(title: &str) -> Option<TableKind> {
    let words = words(title);
    let has = |word: &str| words.contains(word);
    let revenue = has("收入") || has("收支");
    let expenditure = has("支出") || has("收支") || has("拨款表");
    // Tables of other matters that use the same words.
    let other =
        ["采购", "绩效", "国有资产", "债务", "转移支付", "目录", "社会保险", "购买服务", "预决算对比"];
    if other.iter().any(|word| has(word)) {
        return None;
    }
    if has("三公") || has("机关运行经费") || has("行政经费") {
        return Some(TableKind::ThreePublic);
    }
    let economic = has("经济分类") || has("经济科目");
    // The economic classification of governments is another one than that of departments.
    let government = has("政府预算支出经济") || has("政府预算经济") || has("政府经济");
    if government && !has("部门预算经济") && !has("部门预算支出经济") {
        return None;
    }
    if has("政府性基金") {
        return of_fund(&words, TableKind::GovernmentFund);
    }
    if has("国有资本经营") {
        return of_fund(&words, TableKind::StateCapital);
    }
    let general = has("一般公共预算") || has("公共财政预算");
    if has("基本支出") && !has("项目支出") {
        let by_economic = general || economic || has("财政拨款");
        return Some(if by_economic { TableKind::BasicByEconomic } else { TableKind::BasicByUnit });
    }
    if has("项目支出") && !has("基本支出") {
        return match (economic, general) {
            (true, _) => Some(TableKind::ProjectByEconomic),
            (false, true) => None,
            (false, false) => Some(TableKind::ProjectByUnit),
        };
    }
    if economic {
        return None;
    }
    if general {
        // In an account the table may have revenue and carry-overs beside the expenditure, as those of the funds have.
        let account = has("收入支出决算表");
        return (account || (expenditure && !revenue)).then_some(TableKind::GeneralByFunction);
    }
    match (revenue, expenditure, has("财政拨款")) {
        (true, true, true) => Some(TableKind::FiscalBalance),
        (true, true, false) => Some(TableKind::Balance),
        (true, false, false) => Some(TableKind::Revenue),
        (false, true, false) => Some(TableKind::Expenditure),
        _ => None,
    }
}

/// A table of one fund: of its expenditure, or of its revenue and expenditure.
fn of_fund(words: &str, kind: TableKind) -> Option<TableKind> {
    (words.contains("支出") || words.contains("拨款表") || words.contains("收支")).then_some(kind)
}

#[cfg(test)]
mod tests {
    use TableKind as K;

    use super::*;

    #[test]
    fn titles_of_many_provinces() {
        for (title, expected) in [
            // Guangdong.
            ("收支总体情况表", Some(K::Balance)),
            ("收入总体情况表", Some(K::Revenue)),
            ("支出总体情况表", Some(K::Expenditure)),
            ("财政拨款收支总体情况表", Some(K::FiscalBalance)),
            ("一般公共预算支出情况表（按功能分类科目）", Some(K::GeneralByFunction)),
            ("一般公共预算基本支出情况表（按经济分类科目）", Some(K::BasicByEconomic)),
            ("一般公共预算项目支出情况表（按经济分类科目）", Some(K::ProjectByEconomic)),
            ("财政拨款安排的行政经费及“三公”经费预算表", Some(K::ThreePublic)),
            ("政府性基金预算支出情况表", Some(K::GovernmentFund)),
            ("国有资本经营预算支出情况表", Some(K::StateCapital)),
            ("部门预算基本支出预算表", Some(K::BasicByUnit)),
            ("部门预算项目支出及其他支出预算表", Some(K::ProjectByUnit)),
            // Shanghai.
            ("2024年部门财务收支预算总表", Some(K::Balance)),
            ("2024年部门收入预算总表", Some(K::Revenue)),
            ("2024 年单位支出预算总表", Some(K::Expenditure)),
            ("部门财政拨款收支预算总表", Some(K::FiscalBalance)),
            ("部门一般公共预算支出功能分类预算表", Some(K::GeneralByFunction)),
            ("部门政府性基金预算支出功能分类预算表", Some(K::GovernmentFund)),
            ("单位国有资本经营预算支出功能分类预算表", Some(K::StateCapital)),
            ("部门一般公共预算基本支出部门预算经济分类预算表", Some(K::BasicByEconomic)),
            ("部门“三公”经费和机关运行经费预算表", Some(K::ThreePublic)),
            // Final accounts.
            ("收入支出决算总表", Some(K::Balance)),
            ("收入决算表", Some(K::Revenue)),
            ("支出决算表", Some(K::Expenditure)),
            ("财政拨款收入支出决算总表", Some(K::FiscalBalance)),
            ("一般公共预算财政拨款支出决算表", Some(K::GeneralByFunction)),
            ("一般公共预算财政拨款基本支出决算明细表", Some(K::BasicByEconomic)),
            ("一般公共预算财政拨款收入支出决算表", Some(K::GeneralByFunction)),
            ("一般公共预算财政拨款收入支出决算总表", None),
            ("财政拨款“三公”经费支出决算表", Some(K::ThreePublic)),
            ("政府性基金预算财政拨款收入支出决算表", Some(K::GovernmentFund)),
            ("国有资本经营预算财政拨款支出决算表", Some(K::StateCapital)),
            // Elsewhere.
            ("表1：部门收支总表", Some(K::Balance)),
            ("一、部门预算收支总表", Some(K::Balance)),
            ("部门收入总表", Some(K::Revenue)),
            ("部门支出总表", Some(K::Expenditure)),
            ("财政拨款收支总表", Some(K::FiscalBalance)),
            ("一般公共预算支出表", Some(K::GeneralByFunction)),
            ("一般公共预算基本支出表", Some(K::BasicByEconomic)),
            ("一般公共预算“三公”经费支出表", Some(K::ThreePublic)),
            ("政府性基金预算支出表", Some(K::GovernmentFund)),
            // Not ours.
            ("政府采购预算表", None),
            ("项目支出绩效目标表", None),
            ("一般公共预算基本支出政府预算经济分类表", None),
            ("部门决算单位构成", None),
            ("财政拨款支出表", None),
        ] {
            assert_eq!(kind(title), expected, "{title}");
        }
    }

    #[test]
    fn titles_and_sentences() {
        for title in [
            "收入决算表",
            "支出情况表（按功能分类科目）",
            "收入决算表（续）",
            "表1 收支总表",
            "收入支出决算总表(万元)",
        ] {
            assert!(is_title(title), "{title}");
        }
        for line in [
            "故本表为空表",
            "本部门无此项预算，故为空表。",
            "详见附表",
            "详见项目绩效目标表",
            "代表",
            "第二部分 预算表说明",
            "单位：万元",
        ] {
            assert!(!is_title(line), "{line}");
        }
        assert!(same("收入决算表（续）", "收入 决算表"));
        assert!(!same("收入决算表", "支出决算表"));
    }
}
