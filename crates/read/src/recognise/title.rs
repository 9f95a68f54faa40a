//! Which lines are titles of tables, and which titles part a grid.

use cn_budget::fact::{Aspects, Lexicon, TitleReading};

use crate::words::{Meaning, Ordinal, ordinal, plain};

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
    let sentence = words.contains(['。', '，', ';', '!']) || Meaning::Points.stands_in(words);
    let empty = Meaning::WithoutFigures.stands_in(words);
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

/// Whether a title says what its table is of: whose money, which side, by what. Of 预算表 alone nobody can tell.
pub(super) fn says_of_what(title: &str, lexicon: &Lexicon) -> bool {
    let TitleReading { said, purposes, .. } = lexicon.title(title);
    let Aspects { flow, fund, nature, axis, .. } = said;
    !purposes.is_empty() || flow.is_some() || fund.is_some() || nature.is_some() || axis.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_that_say_of_what_a_table_is() {
        let lexicon = Lexicon::new();
        for (title, expected) in [
            ("收支总体情况表", true),
            ("2024 年单位支出预算总表", true),
            ("一般公共预算基本支出情况表（按经济分类科目）", true),
            ("财政拨款“三公”经费支出决算表", true),
            ("国有资本经营预算财政拨款支出决算表", true),
            ("表1：部门收支总表", true),
            ("政府采购预算表", true),
            ("项目支出绩效目标表", true),
            ("一般公共预算基本支出政府预算经济分类表", true),
            ("预算表", false),
            ("2024年决算表", false),
            ("附表", false),
        ] {
            assert_eq!(says_of_what(title, &lexicon), expected, "{title}");
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
