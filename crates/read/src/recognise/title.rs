//! Which lines are titles of tables, and which titles part a grid.

use crate::words::{Ordinal, ordinal, plain};

/// Longer lines are sentences that end in 表.
const LONGEST: usize = 60;

/// Whether a line reads as the title of a table: it ends in 表, or in 表 and something in brackets, once or several times.
pub(super) fn is_title(text: &str) -> bool {
    let words = words(text);
    let words = words.strip_suffix("(续)").or_else(|| words.strip_suffix("续")).unwrap_or(&words);
    let mut stem = words;
    while let Some((before, _)) = stem.strip_suffix(')').and_then(|inside| inside.rsplit_once('(')) {
        stem = before;
    }
    let sentence = words.contains(['。', '，', ';', '!'])
        || words.contains("见附")
        || words.contains("详见")
        || words.contains("如下");
    let empty = words.contains("空表") || words.contains("本表") || words.contains("无数据");
    // 第二部分 部门决算表: of many tables.
    let is_part = words.starts_with('第') && words.contains("部分");
    stem.ends_with('表')
        && !is_part
        && words.chars().count() <= LONGEST
        && !sentence
        && !empty
        && stem.chars().count() > 2
}

/// The title without what comes and goes: ordinals, 附件, the sign of a continuation, blanks.
pub(super) fn same(left: &str, right: &str) -> bool {
    let stem = |title: &str| {
        let words = words(title);
        let words = words.trim_start_matches('续').trim_start_matches('表').trim_start_matches(':');
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

/// Whether the title is of a table that budgets and accounts are known to print. Which one it is, the words of the lexicon
/// say when the table is read; here it parts what stands in one grid.
pub(super) fn is_of_known_table(title: &str) -> bool {
    let words = words(title);
    let has = |word: &str| words.contains(word);
    let any = |list: &[&str]| list.iter().any(|word| has(word));
    let revenue = any(&["收入", "收支"]);
    let expenditure = any(&["支出", "收支", "拨款表"]);
    // Tables of other matters that use the same words.
    if any(&["采购", "绩效", "国有资产", "债务", "转移支付", "目录", "社会保险", "购买服务", "预决算对比"])
    {
        return false;
    }
    if any(&["三公", "机关运行经费", "行政经费"]) {
        return true;
    }
    let economic = any(&["经济分类", "经济科目"]);
    // The economic classification of governments is another one than that of departments.
    let government = any(&["政府预算支出经济", "政府预算经济", "政府经济"]);
    if government && !any(&["部门预算经济", "部门预算支出经济"]) {
        return false;
    }
    if any(&["政府性基金", "国有资本经营"]) {
        return expenditure;
    }
    let general = any(&["一般公共预算", "公共财政预算"]);
    match (has("基本支出"), has("项目支出")) {
        (true, false) => return true,
        (false, true) => return economic || !general,
        _ => {}
    }
    if economic {
        return false;
    }
    if general {
        // In an account the table may have revenue and carry-overs beside the expenditure, as those of the funds have.
        return has("收入支出决算表") || (expenditure && !revenue);
    }
    (revenue && expenditure) || ((revenue || expenditure) && !has("财政拨款"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_many_provinces() {
        for (title, expected) in [
            // Guangdong.
            ("收支总体情况表", true),
            ("收入总体情况表", true),
            ("支出总体情况表", true),
            ("财政拨款收支总体情况表", true),
            ("一般公共预算支出情况表（按功能分类科目）", true),
            ("一般公共预算基本支出情况表（按经济分类科目）", true),
            ("一般公共预算项目支出情况表（按经济分类科目）", true),
            ("财政拨款安排的行政经费及“三公”经费预算表", true),
            ("政府性基金预算支出情况表", true),
            ("国有资本经营预算支出情况表", true),
            ("部门预算基本支出预算表", true),
            ("部门预算项目支出及其他支出预算表", true),
            // Shanghai.
            ("2024年部门财务收支预算总表", true),
            ("2024年部门收入预算总表", true),
            ("2024 年单位支出预算总表", true),
            ("部门财政拨款收支预算总表", true),
            ("部门一般公共预算支出功能分类预算表", true),
            ("部门政府性基金预算支出功能分类预算表", true),
            ("单位国有资本经营预算支出功能分类预算表", true),
            ("部门一般公共预算基本支出部门预算经济分类预算表", true),
            ("部门“三公”经费和机关运行经费预算表", true),
            // Final accounts.
            ("收入支出决算总表", true),
            ("收入决算表", true),
            ("支出决算表", true),
            ("财政拨款收入支出决算总表", true),
            ("一般公共预算财政拨款支出决算表", true),
            ("一般公共预算财政拨款基本支出决算明细表", true),
            ("一般公共预算财政拨款收入支出决算表", true),
            ("一般公共预算财政拨款收入支出决算总表", false),
            ("财政拨款“三公”经费支出决算表", true),
            ("政府性基金预算财政拨款收入支出决算表", true),
            ("国有资本经营预算财政拨款支出决算表", true),
            // Elsewhere.
            ("表1：部门收支总表", true),
            ("一、部门预算收支总表", true),
            ("部门收入总表", true),
            ("部门支出总表", true),
            ("财政拨款收支总表", true),
            ("一般公共预算支出表", true),
            ("一般公共预算基本支出表", true),
            ("一般公共预算“三公”经费支出表", true),
            ("政府性基金预算支出表", true),
            // Not ours.
            ("政府采购预算表", false),
            ("项目支出绩效目标表", false),
            ("一般公共预算基本支出政府预算经济分类表", false),
            ("部门决算单位构成", false),
            ("财政拨款支出表", false),
        ] {
            assert_eq!(is_of_known_table(title), expected, "{title}");
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
            "一般公共预算支出预算表（功能科目）（单位：万元）",
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
