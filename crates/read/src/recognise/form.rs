//! Forms of keys and values (绩效目标表): labels, each with what it says beside it, and below them the indicators of a
//! project. They have no columns that amounts could stand in; what stands beside a score or the value of an indicator is
//! no money.

use cn_budget::{
    Unit,
    document::{Place, RowRole, SheetRow},
    fact::{Aspects, Lexicon, Phase, Purpose, Role},
};

use super::reader::{Cells, Read, row_at};
use super::rows::Row;
use crate::figure::{cell, is_figure};
use crate::words::{Meaning, is_blank, plain, squeeze};

/// The heading of the amounts, and of what is said in words.
const HEADINGS: [&str; 2] = ["金额", "内容"];

/// How far from the name of the project its indicators begin at least. In a list of projects, which has columns, both are
/// headings, one right below the other.
const APART: usize = 2;

/// Whether the rows are a form, or a part of one that a page has cut.
pub(super) fn is_form(rows: &[Row<'_>], lexicon: &Lexicon) -> bool {
    let says = |rows: &[Row<'_>]| rows.iter().any(|row| says_of_aims(row, lexicon));
    match (rows.iter().position(names_project), rows.iter().position(heads_indicators)) {
        (Some(name), Some(indicators)) => indicators < name || indicators - name >= APART,
        (Some(name), None) => says(&rows[name + 1..]),
        (None, Some(indicators)) => indicators == 0 || says(&rows[..indicators]),
        (None, None) => false,
    }
}

/// Whether the rows go on with a form that the page before has cut.
pub(super) fn goes_on(rows: &[Row<'_>], lexicon: &Lexicon) -> bool {
    !rows.iter().any(names_project) && rows.iter().any(|row| says_of_aims(row, lexicon))
}

/// 项目名称 | 甲项目
fn names_project(row: &Row<'_>) -> bool {
    let first = row.texts().next();
    first.is_some_and(|(_, text)| Meaning::NamesProject.is(plain(text).trim_end_matches(':')))
}

/// 一级指标 | 二级指标 | 三级指标 | 指标值
fn heads_indicators(row: &Row<'_>) -> bool {
    let has = |level: Meaning| row.texts().any(|(_, text)| level.stands_in(&plain(text)));
    has(Meaning::AimsUpper) && has(Meaning::AimsLower)
}

/// Whether a label of the row is of such a form alone: 年度总体目标, 产出指标, 资金总额.
fn says_of_aims(row: &Row<'_>, lexicon: &Lexicon) -> bool {
    row.texts().any(|(_, text)| {
        let words = plain(text);
        let phrase = lexicon.read(&words);
        let first = phrase.words.first().and_then(|word| Some((word.text, word.readings.first()?)));
        first.is_some_and(|(word, said)| {
            said.purpose == Some(Purpose::Performance)
                || (said.role == Some(Role::Total) && Meaning::AllMoney.ends(word))
        })
    })
}

/// The heading of the amounts, and the rows; with the heading of what the rows say in words.
pub(super) fn read(rows: &[Row<'_>], unit: Unit, lexicon: &Lexicon) -> (Read, Vec<String>) {
    let mut form = Form { unit, lexicon, rows: Vec::new(), project: None, values_from: None };
    for row in rows.iter().filter(|row| !row.is_empty()) {
        form.take(row);
    }
    let [amounts, words] = HEADINGS.map(str::to_owned);
    ((vec![amounts], form.rows), vec![words])
}

/// A form as far as it has been read.
struct Form<'l> {
    unit: Unit,
    lexicon: &'l Lexicon,
    rows: Vec<SheetRow>,
    /// Whose form it is.
    project: Option<String>,
    /// The part of the table and the column in which the values of the indicators begin, where they have begun.
    values_from: Option<(usize, usize)>,
}

impl Form<'_> {
    fn take(&mut self, row: &Row<'_>) {
        if names_project(row) {
            self.project = row.texts().nth(1).map(|(_, name)| squeeze(name));
            self.values_from = None;
        }
        if heads_indicators(row) {
            let value = row.texts().find(|(_, text)| Meaning::AimsValue.stands_in(&plain(text)));
            self.values_from = Some((row.part, value.map_or(row.spots.len(), |(column, _)| column)));
        } else if let Some(values_from) = self.values_from {
            self.take_indicator(row, values_from);
        } else {
            self.take_labels(row);
        }
    }

    /// 产出指标 | 数量指标 | 办案件数 | 100件: a row named by its levels. On a page without their heading, the last text is the
    /// value.
    fn take_indicator(&mut self, row: &Row<'_>, (part, values_from): (usize, usize)) {
        let last = row.texts().last().map_or(0, |(column, _)| column);
        let values_from = if row.part == part { values_from } else { last };
        let (levels, values): (Vec<_>, Vec<_>) = row.texts().partition(|(column, _)| *column < values_from);
        let levels: Vec<String> = levels.into_iter().map(|(_, text)| squeeze(text)).collect();
        let values: Vec<&str> = values.into_iter().map(|(_, text)| text).collect();
        self.push(row.place, RowRole::Line, levels.join("/"), Cells::blank(1), values.join(" "));
    }

    /// 年度资金总额 | 50.00 | 其中：财政拨款 | 50.00: a row for each label that names money; the other labels make one, named by
    /// the first of them.
    fn take_labels(&mut self, row: &Row<'_>) {
        let mut words: Vec<&str> = Vec::new();
        let mut money = Vec::new();
        for (column, text) in row.texts() {
            match words.last().copied() {
                Some(label) if (is_figure(text) || is_blank(text)) && self.names_money(label) => {
                    words.pop();
                    money.push((label, text, row.spots[column].position));
                }
                _ => words.push(text),
            }
        }
        let mut words = words.into_iter();
        if money.is_empty() {
            let label = words.next().map(squeeze).unwrap_or_default();
            let text = words.collect::<Vec<_>>().join(" ");
            return self.push(row.place, RowRole::Line, label, Cells::blank(1), text);
        }
        let mut beside = words.collect::<Vec<_>>().join(" ");
        for (label, amount, position) in money {
            let role = if self.is_total(label) { RowRole::Total } else { RowRole::Line };
            let label = squeeze(label).trim_end_matches([':', '：']).to_owned();
            let amount = Cells::one(cell(amount, self.unit), position);
            self.push(row.place, role, label, amount, core::mem::take(&mut beside));
        }
    }

    fn push(&mut self, place: Place, role: RowRole, label: String, amount: Cells, text: String) {
        let mut row = row_at(place, role, label, amount).with_texts(vec![text]);
        row.block.clone_from(&self.project);
        self.rows.push(row);
    }

    fn said(&self, label: &str) -> Aspects {
        self.lexicon.heading(plain(label).trim_end_matches(':')).aspects()
    }

    /// Whether a label names money: whose it is, of when, or how much in all.
    fn names_money(&self, label: &str) -> bool {
        let said = self.said(label);
        said.fund.is_some() || said.flow.is_some() || said.phase.is_some() || said.role == Some(Role::Total)
    }

    /// 年度资金总额, 预算数: what the funds beside it are parts of.
    fn is_total(&self, label: &str) -> bool {
        let said = self.said(label);
        said.role == Some(Role::Total)
            || (said.fund.is_none() && said.phase.is_some_and(|phase| phase.is_within(Phase::Budget)))
    }
}
