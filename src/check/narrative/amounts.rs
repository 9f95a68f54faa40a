//! Amounts of the text against the tables and against each other (NAR001, NAR002, NAR005, NAR006, NAR010, NAR011,
//! and the year of WRD002).

use std::collections::BTreeMap;

use super::tie::{of_basic, three_public_row};
use super::{Prose, Subject, UNTIED, against, name, subject_of};
use crate::catalog::Catalog;
use crate::document::Sheet;
use crate::fact::{Fact, Scope, Topic};
use crate::identity::CellRef;
use crate::prose::Plain;
use crate::table::{BalanceRow, BudgetColumn, Cell, ExpenditureColumn, FundingColumn, TableKind, UnitLine};
use crate::value::{BudgetKind, EconomicCode, FunctionalCode, Outcome, Printed, Verdict};

pub(super) fn check(prose: &mut Prose<'_>) {
    against_tables(prose);
    of_another_year(prose);
    two_amounts(prose);
    projects_of_text(prose);
    projects_of_tables(prose);
    units(prose);
    components(prose);
    classes(prose);
}

/// NAR001: an amount against the cell that it speaks of.
fn against_tables(prose: &mut Prose<'_>) {
    for (index, fact) in prose.facts.iter().enumerate() {
        let Some(amount) = fact.amount().filter(|_| prose.kind_of(fact).is_some()) else {
            prose.counts.of_text += 1;
            continue;
        };
        let tied = prose.tied(fact, prose.codes.get(&index).copied());
        let judged: Vec<(Verdict, &Vec<CellRef>)> =
            tied.iter().map(|(cells, figures)| (against(amount, figures), cells)).collect();
        let best = judged.iter().min_by_key(|(verdict, _)| verdict.outcome());
        let Some((verdict, cells)) = best else {
            // What has a name of its own may be a project: NAR005.
            if prose.is_current(fact) {
                prose.counts.untied += 1;
            } else {
                prose.counts.of_text += 1;
            }
            if !matches!(fact.topic, Topic::Named(_)) {
                prose.found.count("NAR001", Outcome::Undecidable);
            }
            noted_empty(prose, fact, amount);
            continue;
        };
        prose.counts.tied += 1;
        let mut verdict = *verdict;
        // A sum over units is one reading of several; a class stands in several groups.
        let economic = matches!(fact.topic, Topic::Economic(_) | Topic::Named(_));
        let part = matches!(fact.topic, Topic::Personnel | Topic::Operating) && fact.of.is_some();
        let several = if economic { !of_basic(fact) } else { cells.len() > 1 && !part };
        if verdict.outcome() == Outcome::Broken && (several || unsure(fact) || prose.is_of_another_name(fact))
        {
            verdict = UNTIED;
        }
        let places = [prose.place(fact)].into_iter().chain(cells.iter().map(|cell| prose.cell_place(*cell)));
        let places: Vec<_> = places.collect();
        let (subject, table) = (subject_of(fact), places.get(1).map(|place| place.table.clone()));
        let (printed, expected) =
            (amount, verdict.expected().map(|value| value.to_string()).unwrap_or_default());
        let table = table.unwrap_or_default();
        let text = [
            format!("文中{subject} {printed}，《{table}》为 {expected}"),
            format!("the text gives {subject} {printed}, the table {table} {expected}"),
        ];
        prose.found.judged("NAR001", verdict, || places, text);
    }
}

/// NAR011 the other way round: an amount of a budget whose table is empty, and says so.
fn noted_empty(prose: &mut Prose<'_>, fact: &Fact, amount: Printed) {
    let kinds: &[TableKind] = match fact.scope {
        Some(Scope::Budget(BudgetKind::GovernmentFund)) => {
            &[TableKind::GovernmentFund, TableKind::GovernmentFundAccount]
        }
        Some(Scope::Budget(BudgetKind::StateCapital)) => {
            &[TableKind::StateCapital, TableKind::StateCapitalAccount]
        }
        _ => return,
    };
    let total = matches!(fact.topic, Topic::Revenue | Topic::Expenditure | Topic::Appropriation);
    if !total || !prose.is_current(fact) || amount.is_zero() {
        return;
    }
    let sheets = prose.document.sheets.iter().enumerate();
    let own = sheets.filter(|(_, sheet)| sheet.kind.is_some_and(|kind| kinds.contains(&kind)));
    for (index, sheet) in own {
        let empty =
            |note: &&String| crate::check::structure::EMPTY_NOTES.iter().any(|words| note.contains(words));
        let Some(note) = sheet.notes.iter().find(empty) else { continue };
        if sheet.rows.iter().flat_map(|row| &row.cells).any(Cell::holds_money) {
            continue;
        }
        let places = vec![prose.place(fact), super::super::finding::of_sheet(index, sheet)];
        let subject = subject_of(fact);
        let text = [
            format!("文中{subject} {amount}，《{}》却注“{note}”", sheet.title),
            format!("the text gives {subject} {amount}, and {} is noted as empty", sheet.title),
        ];
        return prose.found.broken("NAR011", places, None, text);
    }
}

/// WRD002: an amount of this year's tables, given as last year's.
fn of_another_year(prose: &mut Prose<'_>) {
    const SIGNIFICANT: usize = 4;
    let own = prose.document.fiscal_year;
    for (index, fact) in prose.facts.iter().enumerate() {
        let (Some(amount), Some(kind)) = (fact.amount(), prose.kind_of(fact)) else { continue };
        let digits = amount.digits();
        let significant =
            digits.trim_start_matches(['0', '.', '-']).chars().filter(char::is_ascii_digit).count();
        if Some(fact.year) != own.previous() || kind != prose.current() || significant < SIGNIFICANT {
            continue;
        }
        // What the statement says of this year tells the two apart; 持平 makes them one.
        let told = prose.facts.iter().any(|other| {
            let same = other.statement == fact.statement
                || (other.topic == fact.topic
                    && other.scope == fact.scope
                    && other.place.section == fact.place.section);
            let flat = other.direction == Some(crate::fact::Direction::Flat);
            same && (flat || prose.is_current(other))
        });
        if told {
            continue;
        }
        let mut meant = fact.clone();
        meant.year = own;
        let tied = prose.tied(&meant, prose.codes.get(&index).copied());
        let Some((cells, _)) = tied
            .iter()
            .find(|(cells, figures)| cells.len() == 1 && against(amount, figures).outcome() == Outcome::Held)
        else {
            continue;
        };
        let places = vec![prose.place(fact), prose.cell_place(cells[0])];
        let (subject, year) = (subject_of(fact), fact.year);
        let text = [
            format!("文中{year}年{subject} {amount} 为本年表列数，年度疑有误"),
            format!("the text gives {subject} {amount} as of {year}, the tables as of {own}"),
        ];
        prose.found.broken("WRD002", places, None, text);
    }
}

/// Whether a sentence may speak of less than the table: 基本支出 in a list of the parts of a code.
pub(super) fn unsure(fact: &Fact) -> bool {
    let inner = matches!(fact.topic, Topic::Basic | Topic::Project | Topic::Personnel | Topic::Operating);
    inner && fact.of.as_ref().is_some_and(|(topic, _)| matches!(topic, Topic::Path(_)))
}

/// NAR002: one thing, one amount.
fn two_amounts(prose: &mut Prose<'_>) {
    let mut firsts: Vec<usize> = Vec::new();
    for (index, fact) in prose.facts.iter().enumerate() {
        let (Some(amount), Some(kind)) = (fact.amount(), prose.kind_of(fact)) else { continue };
        let subject = prose.subject(index);
        let everywhere = three_public_row(&fact.topic).is_some()
            || matches!(fact.topic, Topic::Procurement | Topic::Goods | Topic::Works | Topic::Services);
        let code = matches!(subject, Subject::Code(_));
        let same = |first: &&usize| {
            let first = **first;
            let other = &prose.facts[first];
            let near = other.statement == fact.statement
                || everywhere
                || (code && other.place.section == fact.place.section && other.scope == fact.scope);
            prose.subject(first) == subject
                && prose.kind_of(other) == Some(kind)
                && other.year == fact.year
                && near
        };
        let Some(&first) = firsts.iter().find(same) else {
            firsts.push(index);
            continue;
        };
        let other = &prose.facts[first];
        let Some(before) = other.amount() else { continue };
        let verdict = against(amount, &[before]);
        let places = vec![prose.place(fact), prose.place(other)];
        let subject = subject_of(fact);
        let text = [
            format!("文中{subject}先后为 {before} 与 {amount}，自相矛盾"),
            format!("the text gives {subject} as {before} and as {amount}"),
        ];
        if verdict.outcome() == Outcome::Broken {
            prose.found.broken("NAR002", places, Some(verdict), text);
        } else {
            prose.found.count("NAR002", Outcome::Held);
        }
    }
}

/// The projects of the table by unit: the name, the cell, the figure.
fn projects(prose: &Prose<'_>) -> Vec<(String, CellRef, Option<Printed>)> {
    let mut found = Vec::new();
    for (row, (key, figures)) in
        prose.tables.project_by_unit().into_iter().flat_map(|table| table.rows().enumerate())
    {
        if let Some(UnitLine::Project(project)) = key.unit_line() {
            let cell = CellRef::new(TableKind::ProjectByUnit, row, 0);
            found.push((name(project), cell, figures[FundingColumn::Total].figure()));
        }
    }
    found
}

/// NAR005 in sentences: a named thing that is a project.
fn projects_of_text(prose: &mut Prose<'_>) {
    let projects = projects(prose);
    for fact in prose.facts {
        let Topic::Named(named) = &fact.topic else { continue };
        let (Some(amount), true) = (fact.amount(), prose.is_current(fact)) else { continue };
        let named = name(named);
        let found = projects
            .iter()
            .find(|(project, ..)| project.chars().count() > 4 && named.contains(project.as_str()));
        let Some((project, cell, Some(figure))) = found else {
            if !of_basic(fact) {
                prose.found.count("NAR005", Outcome::Undecidable);
            }
            continue;
        };
        prose.counts.tied += 1;
        prose.counts.untied = prose.counts.untied.saturating_sub(1);
        project_amount(prose, &projects, (project, *cell, *figure), amount, prose.place(fact));
    }
}

/// NAR005 in tables that are no form: a row that has the name of a project.
fn projects_of_tables(prose: &mut Prose<'_>) {
    let projects = projects(prose);
    if projects.is_empty() {
        return;
    }
    for (index, sheet) in prose.document.sheets.iter().enumerate().filter(|(_, sheet)| sheet.kind.is_none()) {
        for (row, found) in sheet.rows.iter().enumerate() {
            let label = name(&found.label);
            let Some((project, cell, Some(figure))) = projects.iter().find(|(project, ..)| *project == label)
            else {
                continue;
            };
            let unit = sheet.unit.unwrap_or_else(|| figure.unit());
            let amount = found.cells.iter().find_map(|cell| amount_of(cell, unit));
            if let Some(amount) = amount {
                let mut place = super::super::finding::of_row(index, sheet as &Sheet, row);
                place.printed = Some(amount.digits());
                project_amount(prose, &projects, (project, *cell, *figure), amount, place);
            }
        }
    }
}

fn amount_of(cell: &Cell, unit: crate::value::Unit) -> Option<Printed> {
    cell.figure().or_else(|| Printed::parse(&cell.text().replace([',', '，'], ""), unit).ok())
}

fn project_amount(
    prose: &mut Prose<'_>,
    projects: &[(String, CellRef, Option<Printed>)],
    (project, cell, figure): (&str, CellRef, Printed),
    amount: Printed,
    place: crate::check::FindingPlace,
) {
    let verdict = against(amount, &[figure]);
    let mut places = vec![place, prose.cell_place(cell)];
    let mut text = [
        format!("项目“{project}”文中为 {amount}，项目支出表为 {figure}"),
        format!("the text gives the project {project} {amount}, the table of projects {figure}"),
    ];
    // 某项目 and 某项目（另一部分）: rows of one project, which the text may have added up under one name.
    if verdict.outcome() == Outcome::Broken {
        let begins = format!("{project}（");
        let parts = || projects.iter().filter(|(name, ..)| name.starts_with(&begins));
        let figures = [Some(figure)].into_iter().chain(parts().map(|(.., figure)| *figure));
        let figures: Option<Vec<Printed>> = figures.collect();
        let agrees =
            |figures: &Vec<Printed>| figures.len() > 1 && against(amount, figures).outcome().is_held();
        if let Some(figures) = figures.filter(agrees) {
            let rows: Vec<String> = figures.iter().map(|figure| figure.digits()).collect();
            let rows = rows.join(" + ");
            text[0].push_str(&["，与同名括注各行合计（", &rows, "）相符"].concat());
            text[1].push_str(&["; with the rows in brackets of that name (", &rows, ") it agrees"].concat());
            places.extend(parts().map(|(_, cell, _)| prose.cell_place(*cell)));
        }
    }
    prose.found.judged("NAR005", verdict, || places, text);
}

/// NAR006: the units that the text lists, against those that the tables list.
fn units(prose: &mut Prose<'_>) {
    let mut tables: BTreeMap<String, CellRef> = BTreeMap::new();
    for (kind, table) in [
        (TableKind::BasicByUnit, prose.tables.basic_by_unit()),
        (TableKind::ProjectByUnit, prose.tables.project_by_unit()),
    ] {
        for (row, (key, _)) in table.into_iter().flat_map(|table| table.rows().enumerate()) {
            if let (Some(unit), None) = (key.unit_name(), key.unit_line()) {
                tables.entry(name(unit)).or_insert_with(|| CellRef::new(kind, row, 0));
            }
        }
    }
    let listed = listed_units(prose);
    if tables.is_empty() || listed.is_empty() {
        if !listed.is_empty() {
            prose.found.count("NAR006", Outcome::Undecidable);
        }
        return;
    }
    let own = name(&prose.document.department);
    let same = |one: &str, other: &str| one.contains(other) || other.contains(one);
    let of_tables: Vec<_> = tables.iter().filter(|(unit, _)| !same(unit, &own)).collect();
    let of_text: Vec<_> = listed.iter().filter(|(unit, _)| !same(unit, &own)).collect();
    let text_alone: Vec<_> =
        of_text.iter().filter(|(unit, _)| !of_tables.iter().any(|(other, _)| same(unit, other))).collect();
    let tables_alone: Vec<_> =
        of_tables.iter().filter(|(unit, _)| !of_text.iter().any(|(other, _)| same(unit, other))).collect();
    // A unit that only one of the two has may have no money, or no name in a short list; both at once are two names.
    if text_alone.is_empty() || tables_alone.is_empty() {
        prose.found.count("NAR006", Outcome::Held);
        return;
    }
    let join = |names: Vec<&str>| names.join("、");
    let (text, table) = (
        join(text_alone.iter().map(|(unit, _)| unit.as_str()).collect()),
        join(tables_alone.iter().map(|(unit, _)| unit.as_str()).collect()),
    );
    let mut places = vec![prose.place_of(&text_alone[0].1)];
    places[0].row_label.clone_from(&text);
    places.extend(tables_alone.iter().map(|(_, cell)| prose.cell_place(**cell)));
    let text = [
        format!("文中下属单位“{text}”与分单位表所列“{table}”名称不符"),
        format!("the text lists the units {text}, the tables by unit {table}"),
    ];
    prose.found.broken("NAR006", places, None, text);
}

/// The names after 下属单位…：or 分别是, as far as they are names.
fn listed_units(prose: &Prose<'_>) -> Vec<(String, crate::fact::FactPlace)> {
    let mut found = Vec::new();
    for (index, section) in prose.document.sections.iter().enumerate() {
        for (number, paragraph) in section.paragraphs.iter().enumerate() {
            let text: String = Plain::of(&paragraph.text).chars.into_iter().collect();
            for sentence in text.split(['。', '；']).filter(|s| s.contains("下属") && s.contains("单位"))
            {
                let after = ["分别是", "具体包括", "分别为", "包括"]
                    .iter()
                    .filter_map(|word| sentence.split_once(word));
                let Some((_, list)) = after.min_by_key(|(before, _)| before.len()) else { continue };
                for unit in list.trim_start_matches('：').split(['、', '，', '和', '及']) {
                    let unit = unit.trim_end_matches('等');
                    let ends = [
                        "中心", "局", "处", "所", "院", "校", "队", "站", "馆", "园", "办", "学", "部", "会",
                        "室",
                    ];
                    if unit.chars().count() >= 5 && ends.iter().any(|end| unit.ends_with(end)) {
                        let place = crate::fact::FactPlace {
                            section: index,
                            paragraph: Some(number),
                            range: 0..paragraph.text.len(),
                            page: paragraph.place.page,
                        };
                        if !found.iter().any(|(other, _)| other == unit) {
                            found.push((unit.to_owned(), place));
                        }
                    }
                }
            }
        }
    }
    found
}

/// NAR010: what the text says that the basic expenditure consists of, against the rows that print nothing.
fn components(prose: &mut Prose<'_>) {
    let Some(table) = prose.tables.basic_by_economic() else { return };
    let sheet = prose.document.sheet(TableKind::BasicByEconomic);
    let Some(sheet) = sheet else { return };
    // A name with several rows (groups) is zero only where all are.
    let mut rows: BTreeMap<String, (CellRef, bool)> = BTreeMap::new();
    for (row, (printed, (key, figures))) in sheet.rows.iter().zip(table.rows()).enumerate() {
        let section =
            key.code().is_some_and(|code: EconomicCode| code.level() == crate::value::Level::Section);
        if !section {
            continue;
        }
        let empty = figures[crate::table::EconomicColumn::Total].figure().is_some_and(Printed::is_zero);
        let entry = rows
            .entry(name(&printed.label))
            .or_insert((CellRef::new(TableKind::BasicByEconomic, row, 0), true));
        entry.1 &= empty;
    }
    for (index, section) in prose.document.sections.iter().enumerate() {
        if !section.heading.contains("基本支出") {
            continue;
        }
        for (number, paragraph) in section.paragraphs.iter().enumerate() {
            let text: String = Plain::of(&paragraph.text).chars.into_iter().collect();
            for list in text.split("主要包括").skip(1) {
                let list = list.trim_start_matches('：').split(['；', '。']).next().unwrap_or_default();
                for item in list.split('、') {
                    let found = rows.get(item).or_else(|| rows.get(item.strip_suffix("支出")?));
                    let Some((cell, empty)) = found else { continue };
                    if !empty {
                        prose.found.count("NAR010", Outcome::Held);
                        continue;
                    }
                    let mut places = vec![prose.place_of_paragraph(index, number), prose.cell_place(*cell)];
                    item.clone_into(&mut places[0].row_label);
                    let text = [
                        format!("文中列明包括“{item}”，表中该科目为 0"),
                        format!("the text lists {item}, and the table prints nothing for it"),
                    ];
                    prose.found.broken("NAR010", places, None, text);
                }
            }
        }
    }
}

/// NAR010: 支出包括：教育支出、农林水支出: the classes that the text lists, against those with money.
fn classes(prose: &mut Prose<'_>) {
    const LEADS: [&str; 3] = ["支出包括", "支出预算包括", "支出决算包括"];
    let of_balance =
        prose.tables.balance().into_iter().flat_map(crate::table::PrintedTable::rows).filter_map(
            |(key, figures)| {
                let BalanceRow::Class(code) = key else { return None };
                Some((*code, figures[BudgetColumn::Budget].figure()?))
            },
        );
    let expenditure = prose.tables.expenditure().into_iter().flat_map(crate::table::PrintedTable::rows);
    let of_table = expenditure.filter_map(|(key, figures)| {
        let code = key.code().filter(|code| code.level() == crate::value::Level::Class)?;
        Some((code, figures[ExpenditureColumn::Total].figure()?))
    });
    let spent: Vec<FunctionalCode> =
        of_balance.chain(of_table).filter(|(_, figure)| !figure.is_zero()).map(|(code, _)| code).collect();
    if spent.is_empty() {
        return;
    }
    let catalog = Catalog::for_year(prose.document.fiscal_year);
    let names: Vec<(FunctionalCode, String)> =
        catalog.roots::<FunctionalCode>().map(|entry| (entry.code(), name(entry.name()))).collect();
    for (index, section) in prose.document.sections.iter().enumerate() {
        for (number, paragraph) in section.paragraphs.iter().enumerate() {
            let text: String = Plain::of(&paragraph.text).chars.into_iter().collect();
            let Some((_, list)) = LEADS.iter().find_map(|lead| text.split_once(lead)) else { continue };
            let list = list.trim_start_matches('：').split(['；', '。']).next().unwrap_or_default();
            let listed = list.split(['、', '，', '和']).map(|item| item.trim_end_matches('等'));
            let listed = listed.filter_map(|item| names.iter().find(|(_, name)| name == item));
            let listed: Vec<&(FunctionalCode, String)> = listed.collect();
            if listed.len() < 2 {
                continue;
            }
            for (code, class) in listed {
                if spent.contains(code) {
                    prose.found.count("NAR010", Outcome::Held);
                    continue;
                }
                let mut place = prose.place_of_paragraph(index, number);
                class.clone_into(&mut place.row_label);
                let text = [
                    format!("文中列明支出包括“{class}”，各表该科目无数据"),
                    format!("the text lists {class}, and no table prints anything for it"),
                ];
                prose.found.broken("NAR010", vec![place], None, text);
            }
        }
    }
}
