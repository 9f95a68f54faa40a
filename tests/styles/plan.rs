//! A department's year, the year before, and the budget as first adopted: what its prose has to say, exactly.

use std::collections::BTreeMap;

use cn_budget::{
    Amount, Budget, BudgetLine, Catalog, EconomicCode, FiscalYear, FunctionalCode, FundSource, Level,
    Purpose, UnitType, budget::AgencyOperatingDefinition,
};

/// A sequence that is the same for the same seed.
#[derive(Clone, Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % end
    }

    pub(crate) fn from(&mut self, low: i64, end: i64) -> i64 {
        low + i64::try_from(self.below(u64::try_from(end - low).unwrap())).unwrap()
    }

    pub(crate) fn index(&mut self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).unwrap()
    }
}

/// What is known of a thing: this year, the year before, and as first adopted.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Three {
    pub(crate) now: Amount,
    pub(crate) before: Amount,
    pub(crate) initial: Amount,
}

/// The figures by what they are of, the items and the classes.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) year: FiscalYear,
    pub(crate) budget: Budget,
    pub(crate) figures: BTreeMap<String, Three>,
    /// The items of the general budget with money, by code.
    pub(crate) items: Vec<FunctionalCode>,
    pub(crate) classes: Vec<FunctionalCode>,
    pub(crate) has_fund: bool,
}

pub(crate) const DEPARTMENT: &str = "某市某区规划和自然资源局";
pub(crate) const UNITS: [&str; 2] = ["某区规划和自然资源局本级", "某区国土空间信息中心"];

const STAFF: [(u32, u32); 8] = [
    (2200101, 30101),
    (2200101, 30102),
    (2080505, 30108),
    (2080506, 30109),
    (2101101, 30110),
    (2210201, 30113),
    (2200101, 30302),
    (2200150, 30107),
];
const OPERATION: [(u32, u32); 5] =
    [(2200101, 30201), (2200101, 30211), (2200101, 30217), (2200101, 30231), (2200150, 30201)];
const PROJECTS: [(&str, u32, u32); 5] = [
    ("国土空间规划编制经费", 2120201, 30227),
    ("地质灾害防治专项", 2200106, 30227),
    ("不动产登记系统运行维护", 2200102, 30213),
    ("城市更新课题研究经费", 2120201, 30202),
    ("更新公务用车", 2200102, 31013),
];

/// The amounts of every line in the three versions.
type Lines = Vec<(BudgetLine, [i64; 3])>;

fn lines(dice: &mut Dice) -> Lines {
    let mut lines = Lines::new();
    let mut add = |dice: &mut Dice, purpose: Purpose, functional: u32, economic: u32, source, low, end| {
        // Steps of ten yuan: no amount vanishes in 万元, and rounding has something to do.
        let now = dice.from(low, end) * 10;
        let mut other = || {
            let share = dice.from(55, 145);
            let value = now / 100 * if share == 100 { 101 } else { share };
            value / 10 * 10 + 10
        };
        let (before, initial) = (other(), other());
        let institution = functional == 2200150;
        let line = BudgetLine {
            unit: UNITS[usize::from(institution)].into(),
            unit_type: if institution { UnitType::Institution } else { UnitType::Agency },
            purpose,
            functional: FunctionalCode::new(functional).unwrap(),
            economic: EconomicCode::new(economic).unwrap(),
            government: None,
            source,
            amount: Amount::from_yuan(now).unwrap(),
        };
        lines.push((line, [now, before, initial]));
    };
    for (functional, economic) in STAFF {
        add(dice, Purpose::Personnel, functional, economic, FundSource::General, 20_000, 900_000);
    }
    for (functional, economic) in OPERATION {
        add(dice, Purpose::Operating, functional, economic, FundSource::General, 2_000, 90_000);
    }
    for (name, functional, economic) in PROJECTS {
        // Every other department buys no car.
        if economic == 31013 && dice.below(2) == 0 {
            continue;
        }
        add(dice, Purpose::Project(name.into()), functional, economic, FundSource::General, 20_000, 400_000);
    }
    if dice.below(2) == 0 {
        let name = Purpose::Project("旧村改造征收补偿".into());
        add(dice, name, 2120801, 30227, FundSource::GovernmentFund, 100_000, 2_000_000);
    }
    lines
}

pub(crate) fn plan(seed: u64, year: FiscalYear) -> Plan {
    let mut dice = Dice::new(seed + 1);
    let lines = lines(&mut dice);
    let mut figures: BTreeMap<String, Three> = BTreeMap::new();
    let mut put = |key: &str, counts: &dyn Fn(&BudgetLine) -> bool| {
        let sum = |version: usize| {
            let kept = lines.iter().filter(|(line, _)| counts(line));
            Amount::from_yuan(kept.map(|(_, amounts)| amounts[version]).sum()).unwrap()
        };
        figures.insert(key.to_owned(), Three { now: sum(0), before: sum(1), initial: sum(2) });
    };
    let general = |line: &BudgetLine| line.source == FundSource::General;
    let project = |line: &BudgetLine| matches!(line.purpose, Purpose::Project(_));
    let economic = |line: &BudgetLine| line.economic.number();
    put("all", &|_| true);
    put("general", &general);
    put("fund", &|line| !general(line));
    put("basic", &|line| !project(line));
    put("project", &project);
    put("general-project", &|line| general(line) && project(line));
    put("staff", &|line| line.purpose == Purpose::Personnel);
    put("operating", &|line| line.purpose == Purpose::Operating);
    for class in [301, 302, 303] {
        put(&format!("e{class}"), &|line| !project(line) && line.economic.class().number() == class);
    }
    put("three", &|line| matches!(economic(line), 30212 | 30217 | 30231 | 31013));
    put("overseas", &|line| economic(line) == 30212);
    put("vehicles", &|line| matches!(economic(line), 30231 | 31013));
    put("purchase", &|line| economic(line) == 31013);
    put("operation", &|line| economic(line) == 30231);
    put("reception", &|line| economic(line) == 30217);
    put("agency", &|line| AgencyOperatingDefinition::GUANGDONG.counts_line(line));
    put("zero", &|_| false);
    let mut items: Vec<FunctionalCode> =
        lines.iter().filter(|(line, _)| general(line)).map(|(line, _)| line.functional).collect();
    items.sort_unstable();
    items.dedup();
    let mut classes: Vec<FunctionalCode> = items.iter().map(|item| item.class()).collect();
    classes.dedup();
    for item in &items {
        put(&item.to_string(), &|line| general(line) && line.functional == *item);
    }
    for class in &classes {
        put(&class.to_string(), &|line| general(line) && line.functional.class() == *class);
        put(&format!("all-{class}"), &|line| line.functional.class() == *class);
    }
    for (line, _) in &lines {
        if let Purpose::Project(name) = &line.purpose {
            put(name, &|other| other.purpose == line.purpose);
        }
    }
    let mut bought = |key: &str, low: i64| {
        let amount = |dice: &mut Dice| Amount::from_yuan(dice.from(low, low * 9) * 10).unwrap();
        let (now, before, initial) = (amount(&mut dice), amount(&mut dice), amount(&mut dice));
        figures.insert(key.to_owned(), Three { now, before, initial });
        now
    };
    let parts = [bought("goods", 3_000), bought("works", 9_000), bought("services", 20_000)];
    let procurement = Amount::sum(parts).unwrap();
    figures
        .insert("procurement".into(), Three { now: procurement, before: procurement, initial: procurement });
    let budget = Budget::new(DEPARTMENT, year, lines.iter().map(|(line, _)| line.clone())).unwrap();
    let has_fund = !figures["fund"].now.is_zero();
    Plan { year, budget, figures, items, classes, has_fund }
}

/// The name of a code in the year's catalog.
pub(crate) fn name(code: FunctionalCode, year: FiscalYear) -> String {
    Catalog::for_year(year).name(code).map(ToOwned::to_owned).unwrap()
}

pub(crate) fn names(code: FunctionalCode, year: FiscalYear) -> Vec<(String, Level)> {
    let mut found = vec![(name(code.class(), year), Level::Class)];
    if let Some(section) = code.section() {
        found.push((name(section, year), Level::Section));
    }
    if code.level() == Level::Item {
        found.push((name(code, year), Level::Item));
    }
    found
}
