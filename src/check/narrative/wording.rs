//! The lines of a text, and the rules on wording that need no module of their own; reasons against the change that they give
//! (NAR009), money that is denied (NAR011).

use super::{Prose, bodies, figures, name, numbering, quote, repeats, residue, subject_of, terms, variants};
use crate::narrative::text::{Plain, is_han};
use crate::narrative::{goes_on, is_contents};
use crate::{
    BudgetKind, Catalog, CellRef, Direction, FactPlace, FindingPlace, FunctionalCode, Level, Measure,
    Outcome, RenameKind, Scope, TableKind, Topic,
};

/// A paragraph as rules on wording see it.
pub(super) struct Line {
    /// In the one spelling.
    pub(super) text: String,
    pub(super) place: FactPlace,
    /// Whether it is a heading.
    pub(super) heading: bool,
    /// Whether the next paragraph goes on with it.
    pub(super) open: bool,
    last: bool,
}

pub(super) fn check(prose: &mut Prose<'_>, bare: &[FactPlace]) {
    let lines = lines(prose);
    if lines.is_empty() {
        return;
    }
    let former = former_names(prose);
    for line in &lines {
        residue::check(prose, line);
        figures::check(prose, line);
        repeats::within(prose, line);
        quotes(prose, line);
        years(prose, line);
        punctuation(prose, line);
        units(prose, line);
        unfinished(prose, line);
        former_name(prose, line, &former);
        level(prose, line);
        denied(prose, line);
    }
    without_unit(prose, bare);
    repeats::between(prose, &lines);
    numbering::check(prose, &lines);
    ends(prose, &lines);
    titles(prose);
    department_wording(prose, &lines);
    wrong_fund(prose, &lines);
    bodies::check(prose, &lines);
    variants::check(prose, &lines);
    terms::check(prose, &lines);
    reasons(prose);
}

fn lines(prose: &Prose<'_>) -> Vec<Line> {
    let plain = |text: &str| Plain::of(text).chars.into_iter().collect::<String>();
    let mut lines = Vec::new();
    for (index, section) in prose.document.sections.iter().enumerate() {
        if is_contents(&section.heading) {
            continue;
        }
        let place = FactPlace { section: index, page: section.page(), ..FactPlace::default() };
        if !section.heading.trim().is_empty() {
            lines.push(Line {
                text: plain(&section.heading),
                place,
                heading: true,
                open: false,
                last: false,
            });
        }
        for (number, paragraph) in section.paragraphs.iter().enumerate() {
            let place = FactPlace {
                section: index,
                paragraph: Some(number),
                range: 0..paragraph.text.len(),
                page: paragraph.place.page,
            };
            let next = section.paragraphs.get(number + 1);
            let open = next.is_some_and(|next| goes_on(&paragraph.text, &next.text));
            lines.push(Line {
                text: plain(&paragraph.text),
                place,
                heading: false,
                open,
                last: next.is_none(),
            });
        }
    }
    lines
}

/// A finding on words that a line prints.
pub(super) fn tell(
    prose: &mut Prose<'_>,
    rule: &str,
    line: &Line,
    at: usize,
    words: &str,
    text: [String; 2],
) {
    let place = FindingPlace {
        row_label: words.to_owned(),
        printed: Some(words.to_owned()),
        quote: quote(&line.text, at..at + words.len()),
        ..prose.place_of(&line.place)
    };
    prose.found.broken(rule, vec![place], None, text);
}

/// Every place of some words in a text.
pub(super) fn each<'t>(text: &'t str, words: &'t [&'t str]) -> impl Iterator<Item = (usize, &'t str)> {
    words.iter().flat_map(move |word| text.match_indices(word))
}

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
fn years(prose: &mut Prose<'_>, line: &Line) {
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
fn titles(prose: &mut Prose<'_>) {
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

const DOUBLED: [&str; 19] = [
    "，，", "。。", "、、", "；；", "：：", "，。", "。，", "，；", "；，", "。；", "；。", "、。", "。、",
    "，、", "、，", "（）", "：，", "，：", "：、",
];

/// WRD005: doubled signs and brackets that do not match.
fn punctuation(prose: &mut Prose<'_>, line: &Line) {
    let found: Vec<(usize, &str)> = each(&line.text, &DOUBLED).collect();
    for (at, words) in &found {
        let text = [format!("标点重复“{words}”"), format!("doubled punctuation: {words}")];
        tell(prose, "WRD005", line, *at, words, text);
    }
    let mut open: Vec<usize> = Vec::new();
    let mut stray = None;
    for (at, c) in line.text.char_indices() {
        match c {
            '（' => open.push(at),
            // 1） is the number of an item.
            '）' if open.pop().is_none() && !line.text[..at].ends_with(|c: char| c.is_ascii_digit()) => {
                stray = stray.or(Some(at));
            }
            _ => {}
        }
    }
    let bracket = if line.open || line.heading || (stray.is_some() && open.is_empty() && continues(line)) {
        None
    } else {
        open.last().copied().or(stray)
    };
    if let Some(at) = bracket {
        let words = if line.text[at..].starts_with('（') { "（" } else { "）" };
        let text = ["括号不成对".to_owned(), "a bracket without its other half".to_owned()];
        tell(prose, "WRD005", line, at, words, text);
    } else if found.is_empty() {
        prose.found.count("WRD005", Outcome::Held);
    }
}

/// WRD005: “ without ”, 《 without 》.
fn quotes(prose: &mut Prose<'_>, line: &Line) {
    let Some(printed) = prose.paragraph(&line.place) else { return };
    if line.open || continues(line) && !printed.contains(['“', '《', '‘']) {
        return;
    }
    let beside = |step: isize| {
        let number = line.place.paragraph?.checked_add_signed(step)?;
        prose.paragraph(&FactPlace { paragraph: Some(number), ..line.place.clone() })
    };
    for (open, close) in [('“', '”'), ('《', '》'), ('【', '】')] {
        let count = |sign: char| printed.matches(sign).count();
        if count(open) == count(close) {
            continue;
        }
        // A reader may have parted the two.
        let (own, other, step) =
            if count(open) > count(close) { (open, close, 1) } else { (close, open, -1) };
        if beside(step).is_some_and(|text| text.matches(other).count() > text.matches(own).count()) {
            continue;
        }
        let sign = if count(open) > count(close) { open } else { close };
        let at = printed.rfind(sign).unwrap_or_default();
        let text = [format!("“{sign}”不成对"), format!("{sign} without its other half")];
        let place = FindingPlace {
            row_label: sign.to_string(),
            printed: Some(sign.to_string()),
            quote: quote(printed, at..at + sign.len_utf8()),
            ..prose.place_of(&line.place)
        };
        prose.found.broken("WRD005", vec![place], None, text);
        return;
    }
}

/// Whether a line looks like the end of the one before.
fn continues(line: &Line) -> bool {
    let first = line.text.chars().next().unwrap_or(' ');
    line.place.paragraph != Some(0) && !first.is_ascii_digit() && !"一二三四五六七八九十（".contains(first)
}

/// WRD005: a sentence without its full stop, where its neighbours have theirs.
fn ends(prose: &mut Prose<'_>, lines: &[Line]) {
    let sentence = |line: &Line| {
        !line.heading
            && line.text.chars().count() >= 20
            && (["，", "。", "：指", "：是"].iter().any(|sign| line.text.contains(sign))
                || line.text.ends_with('元'))
    };
    let ended = |line: &Line| line.text.ends_with(['。', '；', '：', '！', '？', '）', '》', '，', '、']);
    for (index, line) in lines.iter().enumerate() {
        if !sentence(line) || line.open {
            continue;
        }
        // Where many lines have no end, it is the reader that did not find the paragraphs.
        let of_page = lines.iter().filter(|other| other.place.page == line.place.page && sentence(other));
        let split = of_page.filter(|other| !ended(other)).count() > 2;
        let ended = ended(line) || split;
        let near = lines[index.saturating_sub(3)..].iter().take(7);
        let beside = near.filter(|other| other.place.section.abs_diff(line.place.section) <= 1);
        let beside = beside.filter(|other| !other.heading && other.text.ends_with('。')).count() > 0;
        // Over the end of a page, a line may go on.
        let next = lines.get(index + 1);
        let turns = next.is_some_and(|next| next.place.page != line.place.page)
            && !line.last
            && !line.text.ends_with('元');
        if ended || !beside || turns {
            continue;
        }
        let at = line.text.char_indices().next_back().map_or(0, |(at, _)| at);
        let words = line.text[at..].to_owned();
        let text = ["句末缺少句号".to_owned(), "a sentence without its full stop".to_owned()];
        tell(prose, "WRD005", line, at, &words, text);
    }
}

/// WRD007: 增长13.95。 and 0.39万（.
fn units(prose: &mut Prose<'_>, line: &Line) {
    let mut found = None;
    let mut start = 0;
    while let Some(from) = line.text[start..].find(|c: char| c.is_ascii_digit()).map(|at| at + start) {
        let length = line.text[from..]
            .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')))
            .unwrap_or(line.text.len() - from);
        let end = from + length;
        start = end;
        let (before, after) = (&line.text[..from], &line.text[end..]);
        let decimal = line.text[from..end].trim_end_matches('.').contains('.');
        let changes = ["增长", "下降", "增加", "减少", "上升", "占", "完成年初预算的", "完成预算的"]
            .iter()
            .any(|word| before.ends_with(word));
        let closes = after.is_empty() && !line.open || after.starts_with(['。', '，', '；', '（']);
        // 完成率100，: what is called a rate is one, and no percentage of a form is a thousand.
        let rate = ["率", "率为", "率达", "率达到"].iter().any(|word| before.ends_with(word))
            && line.text[from..end].parse::<rust_decimal::Decimal>().is_ok_and(|rate| {
                rust_decimal::Decimal::ONE <= rate && rate <= rust_decimal::Decimal::ONE_HUNDRED
            });
        let bare = (decimal && changes || rate) && closes;
        let half = after.starts_with('万')
            && after['万'.len_utf8()..].starts_with(['（', '，', '。', '；', '、'])
            && (decimal || changes);
        if bare || half {
            found = found.or(Some((from, end)));
        }
    }
    match found {
        Some((from, end)) => {
            let words = line.text[from..end].to_owned();
            let text =
                [format!("数字“{words}”缺少单位或百分号"), format!("{words} has no unit or no percent sign")];
            tell(prose, "WRD007", line, from, &words, text);
        }
        None => prose.found.count("WRD007", Outcome::Held),
    }
}

/// WRD007: a figure where the sentence asks for an amount.
fn without_unit(prose: &mut Prose<'_>, bare: &[FactPlace]) {
    for place in bare {
        let Some(paragraph) = prose.paragraph(place) else { continue };
        let words = paragraph.get(place.range.clone()).unwrap_or_default().trim().to_owned();
        let known = prose.found.findings.iter().any(|finding| {
            let first = finding.places.first();
            finding.rule.code() == "WRD007"
                && first.is_some_and(|first| first.row_label == words && first.page == place.page)
        });
        if known {
            continue;
        }
        let text =
            [format!("数字“{words}”缺少单位或百分号"), format!("{words} has no unit or no percent sign")];
        let place = FindingPlace { row_label: words.clone(), printed: Some(words), ..prose.place_of(place) };
        prose.found.broken("WRD007", vec![place], None, text);
    }
}

const UNFINISHED: [&str; 14] = [
    "主要原因是。",
    "主要原因是；",
    "主要原因是，",
    "主要原因：。",
    "主要原因是：。",
    "原因是：；",
    "主要原因为。",
    "主要是。",
    "主要是；",
    "主要用于。",
    "主要用于；",
    "主要用于：。",
    "主要由于。",
    "原因是。",
];

/// WRD008.
fn unfinished(prose: &mut Prose<'_>, line: &Line) {
    let mut found: Vec<(usize, String)> =
        each(&line.text, &UNFINISHED).map(|(at, words)| (at, words.to_owned())).collect();
    let tail = ["主要原因是", "主要原因：", "主要原因是：", "主要用于", "主要是", "由于"];
    if !line.open && line.last {
        found.extend(
            tail.iter()
                .find(|tail| line.text.ends_with(*tail))
                .map(|tail| (line.text.len() - tail.len(), (*tail).to_owned())),
        );
    }
    if found.is_empty() {
        prose.found.count("WRD008", Outcome::Held);
    }
    for (at, words) in found {
        let text = [format!("“{words}”之后没有内容"), format!("{words} is followed by nothing")];
        tell(prose, "WRD008", line, at, &words, text);
    }
}

/// The names that classes had until some years ago, each with today's.
fn former_names(prose: &Prose<'_>) -> Vec<(String, String)> {
    let own = prose.document.fiscal_year;
    let catalog = Catalog::for_year(own);
    let mut former = Vec::new();
    for rename in catalog.all_renames::<FunctionalCode>() {
        let class = rename.code().level() == Level::Class && rename.kind() == RenameKind::Renamed;
        // The year of a renaming is not always attested: the year after it is let pass too.
        let past = rename.first_year().is_some_and(|first| first.get() + 1 < own.get());
        if class && past && catalog.is_attested(rename.code()) {
            let (old, new) = (name(rename.old_name()), name(rename.new_name()));
            former.extend((!new.contains(&old) && old.chars().count() >= 5).then_some((old, new)));
        }
    }
    former
}

/// WRD006: a class by the name of another year.
fn former_name(prose: &mut Prose<'_>, line: &Line, former: &[(String, String)]) {
    if !line.text.contains("支出") {
        return;
    }
    let mut clean = true;
    for (old, new) in former {
        let place = line.text.find(old).filter(|at| {
            let after = &line.text[at + old.len()..];
            after.starts_with("（类") || after.starts_with(|c: char| c.is_ascii_digit() || c == '（')
        });
        if let Some(at) = place {
            clean = false;
            let text = [
                format!("“{old}”为旧科目名称，{} 年为“{new}”", prose.document.fiscal_year),
                format!("{old} is a former name of {new}"),
            ];
            tell(prose, "WRD006", line, at, old, text);
        }
    }
    if clean {
        prose.found.count("WRD006", Outcome::Held);
    }
}

/// WRD010: 市级 in the document of a district.
fn level(prose: &mut Prose<'_>, line: &Line) {
    let own = name(&prose.document.department);
    let district =
        ["区", "县", "旗"].iter().any(|end| own.chars().skip(2).take(12).collect::<String>().contains(*end))
            && !own.contains("自治区")
            && own.contains('市');
    if !district {
        return;
    }
    let slips = [
        "市级预算主管部门",
        "与市级财政有",
        "使用市级财政拨款",
        "市级财政部门取得",
        "市级部门预算",
        "市级部门决算",
    ];
    match each(&line.text, &slips).next() {
        Some((at, words)) => {
            let text =
                [format!("区县级部门文件中出现“{words}”"), format!("{words} in the document of a district")];
            tell(prose, "WRD010", line, at, words, text);
        }
        None => prose.found.count("WRD010", Outcome::Held),
    }
}

/// WRD003: 部门 in the document of a unit.
fn department_wording(prose: &mut Prose<'_>, lines: &[Line]) {
    let counts = |words: [&str; 2]| {
        let titles = lines.iter().filter(|line| line.heading || line.place.section == 0);
        titles.filter(|line| words.iter().any(|word| line.text.contains(word))).count()
    };
    let (unit, department) = (counts(["单位预算", "单位决算"]), counts(["部门预算", "部门决算"]));
    if unit <= department {
        return;
    }
    let slips: Vec<&Line> = lines.iter().filter(|line| line.text.contains("本部门")).collect();
    let Some(first) = slips.first() else { return prose.found.count("WRD003", Outcome::Held) };
    let at = first.text.find("本部门").unwrap_or_default();
    let count = slips.len();
    let text = [
        format!("单位公开文件中 {count} 处称“本部门”"),
        format!("the document of a unit calls it a department in {count} places"),
    ];
    tell(prose, "WRD003", first, at, "本部门", text);
}

const FUNDS: [(&str, BudgetKind); 2] =
    [("政府性基金", BudgetKind::GovernmentFund), ("国有资本经营", BudgetKind::StateCapital)];

/// WRD004: a note of another fund, under a table or in a section.
fn wrong_fund(prose: &mut Prose<'_>, lines: &[Line]) {
    let empty = |text: &str| {
        ["无数据", "空表", "没有", "无政府性", "无国有", "未安排"].iter().any(|word| text.contains(word))
    };
    let other = |own: BudgetKind, text: &str| {
        let says = |fund: BudgetKind| FUNDS.iter().any(|(word, of)| *of == fund && text.contains(word));
        let another =
            FUNDS.iter().find(|(word, of)| *of != own && text.contains(word)).map(|(word, _)| *word);
        another.filter(|_| empty(text) && !says(own))
    };
    for (index, sheet) in prose.document.sheets.iter().enumerate() {
        let own = match sheet.kind {
            Some(TableKind::GovernmentFund | TableKind::GovernmentFundAccount) => BudgetKind::GovernmentFund,
            Some(TableKind::StateCapital | TableKind::StateCapitalAccount) => BudgetKind::StateCapital,
            _ => continue,
        };
        let wrong = sheet.notes.iter().find_map(|note| other(own, note).map(|word| (note, word)));
        let Some((note, word)) = wrong else {
            prose.found.count("WRD004", Outcome::Held);
            continue;
        };
        let place = super::super::finding::of_sheet(index, sheet);
        let text = [
            format!("《{}》的说明“{note}”说的是{word}", sheet.title),
            format!("the note under {} speaks of {word}", sheet.title),
        ];
        prose.found.broken("WRD004", vec![place], None, text);
    }
    for line in lines.iter().filter(|line| !line.heading && line.place.paragraph == Some(0)) {
        let heading = name(&prose.document.sections[line.place.section].heading);
        let own: Vec<_> = FUNDS.iter().filter(|(word, _)| heading.contains(word)).collect();
        let [(_, own)] = own[..] else { continue };
        match other(*own, &line.text) {
            Some(word) => {
                let at = line.text.find(word).unwrap_or_default();
                let text = [
                    format!("“{heading}”一节说的是{word}"),
                    format!("the section {heading} speaks of {word}"),
                ];
                tell(prose, "WRD004", line, at, word, text);
            }
            None => prose.found.count("WRD004", Outcome::Held),
        }
    }
}

/// NAR011: 无政府性基金预算, where the table prints money.
fn denied(prose: &mut Prose<'_>, line: &Line) {
    for (word, budget) in FUNDS {
        let phrases =
            [format!("无{word}"), format!("没有{word}"), format!("没有使用{word}"), format!("未安排{word}")];
        let Some((at, words)) =
            phrases.iter().find_map(|phrase| line.text.find(phrase.as_str()).map(|at| (at, phrase)))
        else {
            continue;
        };
        let after = &line.text[at + words.len()..];
        // 无政府性基金预算项目 and the year before say less.
        if line.text[..at].ends_with("上年") || after.contains("上年") || after.starts_with("预算项目")
        {
            continue;
        }
        let money = prose.money_of(budget);
        if money.is_empty() {
            continue;
        }
        let Some(&(cell, figure)) = money.iter().find(|(_, figure)| !figure.is_zero()) else {
            prose.found.count("NAR011", Outcome::Held);
            continue;
        };
        let mut places = vec![prose.place_of(&line.place), prose.cell_place(cell)];
        places[0].row_label.clone_from(words);
        let text = [
            format!("文中称“{words}”，表中为 {figure}"),
            format!("the text says {words}, the table prints {figure}"),
        ];
        prose.found.broken("NAR011", places, None, text);
    }
}

impl Prose<'_> {
    /// The total of a fund, in every table that prints it.
    fn money_of(&self, budget: BudgetKind) -> Vec<(CellRef, crate::Printed)> {
        let Ok(zero) = crate::Printed::parse("0", crate::Unit::Yuan) else { return Vec::new() };
        let fact = crate::Fact {
            topic: Topic::Expenditure,
            scope: Some(Scope::Budget(budget)),
            measure: Measure::Amount,
            figure: crate::FactFigure::Amount(zero),
            direction: None,
            year: self.document.fiscal_year,
            against: None,
            of: None,
            statement: 0,
            place: FactPlace::default(),
        };
        let tied = self.tied(&fact, None).into_iter();
        tied.filter_map(|(cells, figures)| Some((*cells.first()?, *figures.first()?))).collect()
    }
}

/// NAR009 and WRD012: what is said of the purpose and the reason of an item.
fn reasons(prose: &mut Prose<'_>) {
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

impl crate::Fact {
    fn range_is_empty(&self) -> bool {
        self.place.range.is_empty()
    }
}
