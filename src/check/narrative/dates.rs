//! The years that a text names, against the one that the document is of (WRD002).

use super::line::{Line, tell};
use super::{Prose, name};
use crate::prose::is_han;
use crate::value::Outcome;

/// How a document says that it has no money of a budget.
const DENIED: [&str; 8] = [
    "没有使用政府性基金",
    "没有使用国有资本",
    "没有政府性基金",
    "没有国有资本",
    "无政府性基金",
    "无国有资本",
    "未安排政府性基金",
    "未安排国有资本",
];

/// WRD002: the year that a heading or the first clause of a statement is of.
pub(super) fn check(prose: &mut Prose<'_>, line: &Line) {
    let own = prose.document.fiscal_year.get();
    let mut start = 0;
    let mut broken = None;
    while let Some(at) = line.text[start..].find('年').map(|at| at + start) {
        start = at + '年'.len_utf8();
        let digits = line.text[..at].chars().rev().take_while(char::is_ascii_digit).count();
        let Some(year) = line.text[at - digits..at].parse::<u16>().ok().filter(|_| digits == 4) else {
            continue;
        };
        let begin = at - digits;
        let until = line.text[..begin].ends_with("截至");
        if (year == own && !until) || !(2000..2100).contains(&year) {
            continue;
        }
        let before = &line.text[..begin];
        let after = &line.text[start..];
        let after = after.strip_prefix('度').unwrap_or(after);
        // 2023年部门预算情况说明: the document's own name, under another year.
        let named =
            ["部门预算", "部门决算", "单位预算", "单位决算", "部门收支", "三公经费", "本部门", "本单位"];
        let opens = before.is_empty() || before.ends_with(['。', '；', '、', '）']) || before.ends_with("分");
        let title = !until && line.heading && named.iter().any(|name| after.starts_with(name));
        let statement = !line.heading
            && opens
            && named[..4]
                .iter()
                .chain(&["本部门收入预算", "本部门支出预算", "本部门机关运行", "本部门政府采购"])
                .any(|name| after.starts_with(name))
            && !after.contains("执行数");
        // 比2021年: no year before the last one is compared with.
        let sentence = before.rsplit(['。', '；', '，']).next().unwrap_or_default();
        let compared = (sentence.ends_with('比') || sentence.ends_with('较') || sentence.ends_with('与'))
            && year + 1 != own
            && ["增加", "减少", "增长", "下降", "持平"].iter().any(|word| after.contains(word));
        // 截至2021年12月31日: the end of the year before, or of this one. What is owned is counted at the end of a year that
        // has one: a budget's own year has not ended, and an account counts at the end of its own.
        let counted = after.starts_with("12月")
            && ["车辆", "资产", "设备", "保有量", "房屋"]
                .iter()
                .any(|word| after.split('。').next().unwrap_or_default().contains(word));
        let wrong = if prose.is_account() { own - 1 } else { own };
        let dated = until
            && after.starts_with(|c: char| c.is_ascii_digit())
            && (year > own || year + 2 < own || (counted && year == wrong));
        // 2023年没有使用政府性基金预算安排的支出: what is denied is of the document's own year.
        let sentence = after.split('。').next().unwrap_or_default();
        let whole = before.rsplit('。').next().unwrap_or_default();
        let denied = !until
            && DENIED.iter().any(|words| sentence.split('，').next().unwrap_or_default().contains(words))
            && !sentence.contains(&own.to_string())
            && !whole.contains(&own.to_string());
        if title || statement || compared || dated || denied {
            broken = broken.or(Some((begin, year)));
        }
    }
    let broken = broken.or_else(|| with_itself(&line.text, prose.is_account()));
    match broken {
        Some((at, year)) => {
            let words = format!("{year}年");
            let text = [
                format!("年度“{words}”与本文件 {own} 年度不符"),
                format!("the year {year} in a document of {own}"),
            ];
            tell(prose, "WRD002", line, at, &words, text);
        }
        None => prose.found.count("WRD002", Outcome::Held),
    }
}

/// 2023年…，比2023年增加: a year compared with itself.
fn with_itself(text: &str, account: bool) -> Option<(usize, u16)> {
    let mut of: Option<u16> = None;
    for (at, _) in text.match_indices('年') {
        let digits = text[..at].chars().rev().take_while(char::is_ascii_digit).count();
        let begin = at - digits;
        let Ok(year) = text[begin..at].parse::<u16>() else { continue };
        if digits != 4 || !(2000..2100).contains(&year) {
            continue;
        }
        let before = &text[..begin];
        let after = text[at + '年'.len_utf8()..].split(['。', '；']).next().unwrap_or_default();
        // A date, a document of that year, and a year in brackets are none of the statement's.
        let date = after.starts_with(|c: char| c.is_ascii_digit())
            || before.ends_with([
                '（', '〔', '《', '-', '比', '较', '与', '和', '同', '于', '至', '从', '对', '在', '按', '含',
            ]);
        let compared = before.ends_with(['比', '较', '与'])
            && ["增加", "减少", "增长", "下降", "持平", "相比", "上升"]
                .iter()
                .any(|word| after.contains(word));
        // An account is compared with the budget of its own year.
        let budget = account && after.split('，').next().is_some_and(|clause| clause.contains("预算"));
        if compared && !budget && of == Some(year) {
            return Some((begin, year));
        }
        let opens = before.is_empty() || before.ends_with(['。', '，', '；', '：', '）', '、']);
        let own = before.chars().next_back().is_some_and(is_han);
        if !compared && !date && (opens || own) {
            of = Some(year);
        }
    }
    None
}

/// WRD002 on the titles of tables.
pub(super) fn titles(prose: &mut Prose<'_>) {
    let own = prose.document.fiscal_year;
    for (index, sheet) in prose.document.sheets.iter().enumerate() {
        let title = name(&sheet.title);
        let Some((digits, _)) = title.split_once('年') else { continue };
        let Some(year) =
            digits.get(digits.len().saturating_sub(4)..).and_then(|year| year.parse::<u16>().ok())
        else {
            continue;
        };
        if year == own.get() {
            prose.found.count("WRD002", Outcome::Held);
            continue;
        }
        let place = super::super::finding::of_sheet(index, sheet);
        let text = [
            format!("表题“{title}”的年度与本文件 {own} 年度不符"),
            format!("the title {title} in a document of {own}"),
        ];
        prose.found.broken("WRD002", vec![place], None, text);
    }
}
