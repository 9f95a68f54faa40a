//! The rules on codes (COD): against the catalog of the year, and against the rows around them.

use std::collections::{BTreeMap, HashSet};

use super::finding::{FindingPlace, of_row};
use super::structure::Checked;
use crate::catalog::{Catalog, NameStatus};
use crate::check::{Finding, Rule};
use crate::document::plain;
use crate::document::{Disclosure, Sheet, SheetRow};
use crate::table::TableKind;
use crate::value::{BudgetKind, Code, EconomicCode, FunctionalCode};

pub(super) fn check(document: &Disclosure) -> Checked {
    let catalog = Catalog::for_year(document.fiscal_year);
    let mut findings = Vec::new();
    let mut looked = Looked::default();
    for (index, sheet) in document.sheets.iter().enumerate() {
        let codes: HashSet<&str> = sheet.rows.iter().filter_map(|row| row.code.as_deref()).collect();
        // What cannot be read as a code may be the class or the section that another row belongs to.
        let read =
            |code: &&str| code.parse::<FunctionalCode>().is_ok() || code.parse::<EconomicCode>().is_ok();
        // A form that lists the lowest codes alone has no rows above them.
        let lengths = || codes.iter().map(|code| code.len());
        let outline = lengths().min() < lengths().max();
        let every_row = outline && sheet.completeness.is_complete() && codes.iter().all(read);
        for (row, found) in sheet.rows.iter().enumerate() {
            let Some(text) = &found.code else { continue };
            let at = At { index, sheet, codes: &codes, every_row, row, found };
            at.spelling(text, &mut findings, &mut looked);
            match sheet.kind {
                Some(TableKind::BasicByEconomic | TableKind::ProjectByEconomic) => {
                    if let Ok(code) = text.parse::<EconomicCode>() {
                        at.check(&catalog, code, &mut findings, &mut looked);
                    }
                }
                Some(_) => {
                    if let Ok(code) = text.parse::<FunctionalCode>() {
                        at.check(&catalog, code, &mut findings, &mut looked);
                        at.budget(code, &mut findings, &mut looked);
                    }
                }
                None => {}
            }
        }
    }
    let Looked { code, name, parent, budget, spelling } = looked;
    let (named, codes) = names(document);
    // What differs from the official name is told already.
    let at = |finding: &Finding| finding.places.first().map(|place| (place.sheet, place.row));
    let told: HashSet<_> = findings.iter().filter(|known| known.rule.code() == "COD002").map(at).collect();
    findings.extend(named.into_iter().filter(|finding| !told.contains(&at(finding))));
    let counts = [
        ("COD001", code),
        ("COD002", name),
        ("COD003", parent),
        ("COD004", budget),
        ("COD007", spelling),
        ("COD009", codes),
    ];
    (findings, counts.into_iter().filter_map(|(rule, count)| Some((Rule::find(rule)?, count))).collect())
}

/// Where the name of a code stands: the table and the row.
type NamedAt = (usize, usize);

/// COD009: one code by two names, and two codes of a section by one; and how many codes there are.
fn names(document: &Disclosure) -> (Vec<Finding>, usize) {
    let mut by_code: BTreeMap<FunctionalCode, BTreeMap<String, Vec<NamedAt>>> = BTreeMap::new();
    for (index, sheet) in document.sheets.iter().enumerate() {
        let economic = matches!(sheet.kind, Some(TableKind::BasicByEconomic | TableKind::ProjectByEconomic));
        for (row, found) in sheet.rows.iter().enumerate().filter(|_| !economic && sheet.kind.is_some()) {
            let code = found.code.as_deref().and_then(|code| code.parse::<FunctionalCode>().ok());
            let label = plain(&found.label);
            let label = label.strip_suffix("支出").unwrap_or(&label);
            if let Some(code) = code.filter(|_| !label.is_empty()) {
                by_code.entry(code).or_default().entry(label.to_owned()).or_default().push((index, row));
            }
        }
    }
    let at = |(index, row): &NamedAt| of_row(*index, &document.sheets[*index], *row);
    let mut findings = Vec::new();
    let rule = Rule::find("COD009");
    let mut tell = |places: Vec<FindingPlace>, chinese: String, english: String| {
        findings.extend(rule.map(|rule| Finding::new(rule, places).with_text(chinese, english)));
    };
    for (code, names) in by_code.iter().filter(|(_, names)| names.len() > 1) {
        // What most tables print is taken for right; the first of equals.
        let Some((common, of_common)) = names.iter().rev().max_by_key(|(_, places)| places.len()) else {
            continue;
        };
        for (name, places) in names.iter().filter(|(name, _)| *name != common) {
            let places = places.iter().chain(of_common.first()).map(at).collect();
            tell(
                places,
                format!("{code} 此处名称为“{name}”，他表为“{common}”"),
                format!("{code} is named {name:?} here and {common:?} in other tables"),
            );
        }
    }
    // Of two codes side by side with one name, the one whose row is told by fewer tables.
    let all: Vec<_> = by_code.iter().filter_map(|(code, names)| Some((code, names.iter().next()?))).collect();
    for pair in all.windows(2) {
        let [(one, (name, first)), (other, (same, second))] = pair else { continue };
        if one.parent() != other.parent() || name != same || one.level() != crate::value::Level::Item {
            continue;
        }
        let places = if first.len() < second.len() { [first, second] } else { [second, first] };
        let places = places.iter().filter_map(|places| places.first()).map(at).collect();
        tell(
            places,
            format!("{one} 与 {other} 名称同为“{name}”"),
            format!("{one} and {other} are both named {name:?}"),
        );
    }
    (findings, by_code.len())
}

/// How many codes, names, parents, budgets and spellings there was something to say of.
#[derive(Default)]
struct Looked {
    code: usize,
    name: usize,
    parent: usize,
    budget: usize,
    spelling: usize,
}

struct At<'a> {
    index: usize,
    sheet: &'a Sheet,
    codes: &'a HashSet<&'a str>,
    /// Whether the table has every row, each with a code that can be read, and rows above others among them.
    every_row: bool,
    row: usize,
    found: &'a SheetRow,
}

impl At<'_> {
    fn find(&self, rule: &str, findings: &mut Vec<Finding>, chinese: String, english: String) {
        let place = of_row(self.index, self.sheet, self.row);
        findings
            .extend(Rule::find(rule).map(|rule| Finding::new(rule, vec![place]).with_text(chinese, english)));
    }

    fn spelling(&self, code: &str, findings: &mut Vec<Finding>, looked: &mut Looked) {
        looked.spelling += 1;
        let (Some(printed), Some(rule)) = (&self.found.printed_code, Rule::find("COD007")) else { return };
        let mut place = of_row(self.index, self.sheet, self.row);
        place.printed = Some(printed.clone());
        let chinese = format!("科目编码印作“{printed}”，应为 {code}（缺少前导零）");
        let english = format!("the code is printed {printed:?}, it should be {code}: a leading zero is lost");
        findings.push(Finding::new(rule, vec![place]).with_text(chinese, english));
    }

    fn check<C: Code>(&self, catalog: &Catalog, code: C, findings: &mut Vec<Finding>, looked: &mut Looked) {
        let year = catalog.year();
        looked.code += 1;
        if let Some(parent) = code.parent() {
            let number = parent.to_string();
            looked.parent += usize::from(self.every_row);
            if self.every_row && !self.codes.contains(number.as_str()) {
                let chinese = format!("{code} 之上没有 {parent} 行");
                self.find("COD003", findings, chinese, format!("{code} has no row {parent} above it"));
            }
        }
        let Some(entry) = catalog.get(code) else {
            let chinese = format!("{code} 不在 {year} 年科目表内（科目表未必齐全）");
            let english = format!("{code} is not in the catalog of {year}, which may be incomplete");
            return self.find("COD001", findings, chinese, english);
        };
        let printed = plain(&self.found.label);
        if printed.is_empty() || plain(entry.name()) == printed {
            looked.name += usize::from(entry.is_attested() && !printed.is_empty());
            return;
        }
        // The official name of the code beside it: one digit slipped.
        let mut beside = code.parent().into_iter().flat_map(|parent| catalog.children(parent));
        let meant = beside
            .find(|other| other.code() != code && other.is_attested() && plain(other.name()) == printed);
        if let Some(meant) = meant {
            looked.name += 1;
            let (label, other) = (&self.found.label, meant.code());
            return self.find(
                "COD002",
                findings,
                format!("{code} 的名称“{label}”是 {other} 的科目名称"),
                format!("{code} is named {label:?}, which is the official name of {other}"),
            );
        }
        // An unverified name is never the ground of a finding.
        if !entry.is_attested() {
            return;
        }
        looked.name += 1;
        let official = entry.name();
        let former = match catalog.name_status(code, &printed) {
            NameStatus::Former { until } => {
                until.map_or("（旧名称）".to_owned(), |until| format!("（{until} 年止的旧名称）"))
            }
            NameStatus::Unknown | NameStatus::SourceError => String::new(),
            // Any other name of the code was read in a source.
            _ => return,
        };
        let label = &self.found.label;
        self.find(
            "COD002",
            findings,
            format!("{code} 的名称“{label}”{former}与 {year} 年科目名称“{official}”不符"),
            format!("{code} is named {label:?}, its official name in {year} is {official:?}"),
        );
    }

    fn budget(&self, code: FunctionalCode, findings: &mut Vec<Finding>, looked: &mut Looked) {
        let table = match self.sheet.kind {
            Some(TableKind::GeneralByFunction) => BudgetKind::General,
            Some(TableKind::GovernmentFund | TableKind::GovernmentFundAccount) => BudgetKind::GovernmentFund,
            Some(TableKind::StateCapital | TableKind::StateCapitalAccount) => BudgetKind::StateCapital,
            _ => return,
        };
        looked.budget += 1;
        let Some(budget) = BudgetKind::of_code(code).filter(|budget| *budget != table) else { return };
        let chinese = format!("{code} 属{budget}，不应列入本表");
        let english = format!("{code} belongs to {budget}, not to this table");
        self.find("COD004", findings, chinese, english);
    }
}
