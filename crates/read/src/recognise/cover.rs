//! Whose document it is, of which year, budget or final account: what the cover says, and where it says nothing, the
//! titles of the tables.

use std::collections::BTreeMap;

use cn_budget::{FiscalYear, Stage};

use super::draft::Drafts;
use super::title::is_title;
use crate::note::Note;
use crate::words::{Meaning, ordinal, plain, speaks_of_budget, squeeze, years};
use crate::{Options, ReadError};

/// How many lines at the start may be the cover.
const COVER: usize = 12;

/// What the whole document is.
#[derive(Debug)]
pub(super) struct Cover {
    pub(super) department: String,
    pub(super) fiscal_year: FiscalYear,
    pub(super) stage: Stage,
}

impl Cover {
    pub(super) fn of(
        drafts: &Drafts<'_>,
        options: &Options,
        notes: &mut Vec<Note>,
    ) -> Result<Self, ReadError> {
        let cover: Vec<&str> = drafts.text.iter().take(COVER).map(|line| line.text).collect();
        let titles: Vec<&str> = drafts.tables.iter().filter_map(|table| table.title.as_deref()).collect();
        let headings =
            drafts.text.iter().map(|line| line.text).filter(|text| is_title(text) || ordinal(text).is_some());
        // What the document calls itself says more than its tables, and these more than its headings.
        let document_names: Vec<&str> = cover.iter().copied().filter(|line| names_document(line)).collect();
        // 二、2024年“三公”经费预算情况说明: what is compared with stands in sentences.
        let numbered = |line: &&str| ordinal(line).is_some_and(|(_, rest)| reads_as_title(rest));
        let numbered: Vec<&str> = drafts.text.iter().map(|line| line.text).filter(numbered).collect();
        let named: Vec<&str> = cover.iter().copied().chain(titles.iter().copied()).chain(headings).collect();
        let fiscal_year = match options.force_fiscal_year {
            Some(year) => year,
            None => title(&cover)
                .and_then(|title| FiscalYear::new(years(&title).into_iter().max()?).ok())
                .or_else(|| year(&document_names))
                .or_else(|| year(&numbered))
                .or_else(|| year(&named))
                // A page may begin with a list of what is on it, longer than a cover.
                .or_else(|| year(&drafts.text.iter().map(|line| line.text).collect::<Vec<_>>()))
                // Tables alone say it beside the department: 部门：某局 2021年度.
                .or_else(|| most(drafts.tables.iter().flat_map(|table| &table.lead).copied()))
                .or_else(|| report_year(&cover))
                .or_else(|| only_year(drafts))
                .or(options.fiscal_year)
                .ok_or_else(ReadError::no_year)?,
        };
        let said = options.force_stage.or_else(|| stage(&titles, &cover));
        let stage = said.or(options.stage).unwrap_or_else(|| {
            notes.push(Note::new(
                "标题中没有“预算”或“决算”，按预算读取",
                "neither 预算 nor 决算 stands in a title: taken for a budget",
            ));
            Stage::Budget
        });
        let named = options.force_department.clone().or_else(|| department(drafts, &cover));
        let department = named.or_else(|| options.department.clone()).unwrap_or_else(|| {
            notes.push(Note::new(
                "封面和各表上方均未写明部门",
                "no department is named on the cover or above a table",
            ));
            String::new()
        });
        Ok(Self { department, fiscal_year, stage })
    }
}

/// Whether a line is the name of a document: 某局2024年部门预算.
fn names_document(line: &str) -> bool {
    let words = plain(line);
    let sentence = words.contains(['，', '。', '、', ',']);
    !sentence && words.chars().count() <= LONGEST_NAME && Meaning::Document.stands_in(&words)
}

/// Longer lines are no names.
const LONGEST_NAME: usize = 40;

/// The title of a document: the first line that names a year and speaks of a budget, an account or the “三公”, and is neither
/// a sentence nor numbered. It names the year of the document, the later one where it looks back too, as a report on
/// 2023年预算执行情况和2024年预算草案 does, on one line or on two.
fn title(cover: &[&str]) -> Option<String> {
    let is_title = |line: &&str| {
        let words = plain(line);
        Meaning::Subject.stands_in(&words)
            && reads_as_title(line)
            && ordinal(line).is_none()
            && !years(line).is_empty()
    };
    let at = cover.iter().position(is_title)?;
    let mut title = cover[at].trim_end().to_owned();
    let goes_on = Meaning::TitleGoesOn.ends(&title);
    title.extend(cover.get(at + 1).filter(|_| goes_on).copied());
    Some(title)
}

/// The year of a report that is none on a budget: 2020年度国有资产管理情况的综合报告.
fn report_year(cover: &[&str]) -> Option<FiscalYear> {
    let of_title = |line: &&str| {
        let words = plain(line);
        match (Meaning::Report.ends(&words) && reads_as_title(line), &years(line)[..]) {
            (true, [year]) => FiscalYear::new(*year).ok(),
            _ => None,
        }
    };
    cover.iter().find_map(of_title)
}

/// The year of a text that names one, in whatever line, and no other.
fn only_year(drafts: &Drafts<'_>) -> Option<FiscalYear> {
    let mut named = drafts.text.iter().flat_map(|line| years(line.text));
    let year = named.next()?;
    named.all(|other| other == year).then(|| FiscalYear::new(year).ok()).flatten()
}

/// Whether a line is as long as titles are, and has no sign of a sentence.
fn reads_as_title(line: &str) -> bool {
    let words = plain(line);
    !words.contains(['，', '。', '；', '：', ',', ';', ':']) && words.chars().count() <= LONGEST_TITLE
}

/// Longer lines are sentences.
const LONGEST_TITLE: usize = 60;

/// The year that most of the lines name which speak of a budget or an account.
fn year(lines: &[&str]) -> Option<FiscalYear> {
    let speaks = |line: &&str| speaks_of_budget(line) || is_title(line);
    most(lines.iter().copied().filter(speaks))
}

/// The year that most lines name.
fn most<'t>(lines: impl Iterator<Item = &'t str>) -> Option<FiscalYear> {
    let mut counts: BTreeMap<u16, usize> = BTreeMap::new();
    for line in lines {
        for year in years(line) {
            *counts.entry(year).or_default() += 1;
        }
    }
    // The later of two, for a document compares itself with the year before.
    let (year, _) = counts.into_iter().max_by_key(|(year, count)| (*count, *year))?;
    FiscalYear::new(year).ok()
}

fn stage(titles: &[&str], cover: &[&str]) -> Option<Stage> {
    let of = |lines: &[&str]| {
        let count = |stage: Meaning| lines.iter().filter(|line| stage.stands_in(&squeeze(line))).count();
        // Titles of a final account speak of budgets too: 一般公共预算财政拨款支出决算表.
        match (count(Meaning::StageAccount), count(Meaning::StageBudget)) {
            (0, 0) => None,
            (0, _) => Some(Stage::Budget),
            (account, budget) if account * 2 >= budget => Some(Stage::FinalAccount),
            _ => Some(Stage::Budget),
        }
    };
    of(titles).or_else(|| of(cover))
}

fn department(drafts: &Drafts<'_>, cover: &[&str]) -> Option<String> {
    let stated = |line: &str| {
        let line = line.replace('：', ":");
        let (before, after) = line.split_once(':')?;
        let name = squeeze(before);
        if !Meaning::BeforeBody.is(&name) {
            return None;
        }
        // The unit of amounts or a day may stand on the same line, parted from the name by blanks.
        let after = match after.find(':') {
            Some(colon) => {
                let before = after[..colon].trim_end();
                before.rfind(char::is_whitespace).map_or("", |blank| &before[..blank])
            }
            None => after,
        };
        let after = squeeze(after);
        (!after.is_empty()).then_some(after)
    };
    let leads = drafts.tables.iter().flat_map(|table| &table.lead).copied();
    cover.iter().copied().chain(leads).find_map(stated).or_else(|| titled(drafts, cover))
}

/// The name in a title: `2023年惠州市政务服务数据管理局部门预算`, which may run over several lines of a cover.
fn titled(drafts: &Drafts<'_>, cover: &[&str]) -> Option<String> {
    let page = drafts.text.first()?.place.page;
    let first = drafts.text.iter().take(cover.len()).take_while(|line| line.place.page == page);
    let first: Vec<&str> = first.map(|line| line.text).collect();
    let mut title = String::new();
    for line in first {
        let words = plain(line);
        if Meaning::Contents.stands_in(&words) {
            break;
        }
        title.push_str(&words);
        let ends = Meaning::Document.words().iter().find_map(|end| Some((title.find(end)?, end.len())));
        let Some((end, length)) = ends else { continue };
        let before = without_year(&title[..end]);
        if before.is_empty() {
            let after: String = title[end + length..].to_owned();
            return (!after.is_empty()).then_some(after);
        }
        return Some(before);
    }
    None
}

fn without_year(title: &str) -> String {
    let mut words: Vec<char> = title.chars().collect();
    if let Some(year) = words.iter().position(|c| *c == '年').filter(|year| *year >= 4) {
        words.drain(year - 4..=year);
        if words.get(year - 4) == Some(&'度') {
            words.remove(year - 4);
        }
    }
    words.into_iter().collect()
}
