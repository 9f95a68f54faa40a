//! The rules on wording that need no module of their own (WRD003 to WRD008, WRD010), and money that is denied (NAR011).

use super::line::{Line, continues, each, lines, tell};
use super::{
    Prose, bodies, dates, figures, name, numbering, quote, reasons, repeats, residue, terms, variants,
};
use crate::catalog::{Catalog, RenameKind};
use crate::check::FindingPlace;
use crate::fact::{FactPlace, Measure, Scope, Topic};
use crate::identity::CellRef;
use crate::table::TableKind;
use crate::value::{BudgetKind, FunctionalCode, Level, Outcome};

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
        dates::check(prose, line);
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
    dates::titles(prose);
    department_wording(prose, &lines);
    wrong_fund(prose, &lines);
    bodies::check(prose, &lines);
    variants::check(prose, &lines);
    terms::check(prose, &lines);
    reasons::check(prose);
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
    fn money_of(&self, budget: BudgetKind) -> Vec<(CellRef, crate::value::Printed)> {
        let Ok(zero) = crate::value::Printed::parse("0", crate::value::Unit::Yuan) else { return Vec::new() };
        let fact = crate::fact::Fact {
            topic: Topic::Expenditure,
            scope: Some(Scope::Budget(budget)),
            measure: Measure::Amount,
            figure: crate::fact::FactFigure::Amount(zero),
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
