//! Random budgets: who spends how much, on what, from which money, this year and the year before.

use cn_budget::fact::{Fund, Nature};
use cn_budget::{Catalog, EconomicCode, FiscalYear, FunctionalCode, Level};

use crate::dice::Dice;

/// Which money pays: one that the lexicon knows, what is carried over, or one that a province has by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    Known(Fund),
    Carried,
    Local,
}

/// What the spending is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    Known(Nature),
    Local,
}

#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) unit: usize,
    pub(crate) spent_on: Use,
    pub(crate) project: Option<usize>,
    pub(crate) source: Source,
    pub(crate) function: FunctionalCode,
    pub(crate) economic: EconomicCode,
    /// In fen.
    pub(crate) now: i64,
    pub(crate) before: i64,
}

impl Line {
    /// Whether appropriations of the year pay.
    pub(crate) fn is_fiscal(&self) -> bool {
        matches!(self.source, Source::Known(Fund::General | Fund::GovernmentFund | Fund::StateCapital))
    }

    pub(crate) fn is_of(&self, fund: Fund) -> bool {
        matches!(self.source, Source::Known(source) if source.is_within(fund))
    }

    pub(crate) fn is_for(&self, nature: Nature) -> bool {
        matches!(self.spent_on, Use::Known(spent) if spent.is_within(nature))
    }
}

#[derive(Debug)]
pub(crate) struct Money {
    pub(crate) department: &'static str,
    pub(crate) units: Vec<String>,
    pub(crate) projects: Vec<&'static str>,
    pub(crate) year: FiscalYear,
    pub(crate) lines: Vec<Line>,
}

const DEPARTMENTS: [&str; 6] =
    ["平川县水利局", "云岭市教育局", "海州区卫生健康局", "江东市审计局", "白石县农业农村局", "临湖省档案馆"];
const PROJECTS: [&str; 10] = [
    "河道清淤专项经费",
    "信息系统运行维护",
    "校舍维修改造",
    "疫苗采购",
    "乡村振兴衔接项目",
    "审计外勤经费",
    "档案数字化",
    "办公设备更新",
    "普法宣传",
    "农田水利设施维修养护",
];
/// The classes of which one is a department's own work.
const CLASSES: [u32; 9] = [201, 204, 205, 206, 207, 208, 210, 213, 215];
const STAFF: [u32; 8] = [30101, 30102, 30103, 30107, 30112, 30199, 30302, 30399];
const OPERATION: [u32; 14] =
    [30201, 30202, 30205, 30206, 30207, 30211, 30213, 30215, 30216, 30217, 30228, 30229, 30231, 30299];
const WORKS: [u32; 9] = [30201, 30213, 30214, 30226, 30227, 30299, 31002, 31003, 30218];
/// What staff gets under codes of its own: function and economic code.
const INSURANCE: [(u32, u32); 4] = [(2080505, 30108), (2080506, 30109), (2101101, 30110), (2210201, 30113)];
const FUND_ITEMS: [u32; 3] = [2120801, 2120804, 2296002];
const CAPITAL_ITEMS: [u32; 2] = [2230105, 2239999];
/// What a unit has beside the appropriations, in the order of the forms.
pub(crate) const OWN: [Fund; 6] = [
    Fund::SpecialAccount,
    Fund::Institutional,
    Fund::Business,
    Fund::Superior,
    Fund::Affiliates,
    Fund::Other,
];

/// Draws the lines of one budget.
struct Draw<'a> {
    dice: &'a mut Dice,
    catalog: Catalog,
    lines: Vec<Line>,
}

impl Draw<'_> {
    fn add(
        &mut self,
        unit: usize,
        spent_on: Use,
        source: Source,
        function: u32,
        economic: u32,
    ) -> Option<()> {
        let function = FunctionalCode::new(function).ok()?;
        let economic = EconomicCode::new(economic).ok()?;
        self.catalog.name(function)?;
        self.catalog.name(economic)?;
        // Whole yuan as a rule, some with fen. No amount vanishes in 万元.
        let mut amount = || {
            let yuan = 200 + self.dice.below(3_000_000);
            let fen = if self.dice.percent(30) { self.dice.below(100) } else { 0 };
            i64::try_from(yuan * 100 + fen).unwrap_or(1)
        };
        let (now, before) = (amount(), amount());
        let project = None;
        self.lines.push(Line { unit, spent_on, project, source, function, economic, now, before });
        Some(())
    }
}

impl Money {
    pub(crate) fn draw(dice: &mut Dice) -> Self {
        let year = FiscalYear::constant(dice.pick(&[2019, 2020, 2021, 2022, 2023, 2024]));
        let catalog = Catalog::for_year(year);
        let department = dice.one(&DEPARTMENTS);
        let others = ["信息中心", "后勤服务中心", "第二实验所", "技术推广站"];
        let mut units = vec![format!("{department}本级")];
        units.extend(dice.some(&others, 40).into_iter().map(|unit| format!("{}{unit}", &department[..9])));
        let class = FunctionalCode::constant(dice.pick(&CLASSES));
        let sections: Vec<FunctionalCode> = catalog
            .children(class)
            .map(|entry| entry.code())
            .filter(|code| code.level() == Level::Section)
            .collect();
        // Sections of government funds stand within ordinary classes.
        let ordinary: Vec<FunctionalCode> = sections
            .into_iter()
            .filter(|code| cn_budget::BudgetKind::of_code(*code).is_none())
            .filter(|code| catalog.children(*code).count() > 1)
            .collect();
        let section = ordinary[dice.below(ordinary.len())];
        let all: Vec<u32> = catalog.children(section).map(|entry| entry.code().number()).collect();
        let mut items = dice.some(&all, 30);
        items.truncate(5);
        if items.is_empty() {
            items.push(all[0]);
        }
        let mut projects: Vec<&'static str> = PROJECTS.to_vec();
        dice.shuffle(&mut projects);
        projects.truncate(1 + dice.below(5));
        let (insured, own) = (dice.some(&INSURANCE, 80), dice.some(&OWN, 25));
        let (operation, staff) = (dice.some(&OPERATION, 60), dice.some(&STAFF, 60));
        let (carried, local, aside) = (dice.percent(25), dice.percent(12), dice.percent(20));
        let mut draw = Draw { dice, catalog, lines: Vec::new() };
        draw.draw(&units, &items, &projects, (&insured, &staff, &operation));
        draw.others(&items, &own, (carried, local, aside));
        let lines = draw.lines;
        Self { department, units, projects, year, lines }
    }
}

impl Draw<'_> {
    /// What the general budget pays in every unit.
    fn draw(
        &mut self,
        units: &[String],
        items: &[u32],
        projects: &[&'static str],
        (insured, staff, operation): (&[(u32, u32)], &[u32], &[u32]),
    ) {
        let general = Source::Known(Fund::General);
        let (personnel, operating) = (Use::Known(Nature::Personnel), Use::Known(Nature::Operating));
        let works = Use::Known(Nature::Project);
        for unit in 0..units.len() {
            self.add(unit, personnel, general, items[0], 30101);
            self.add(unit, operating, general, items[0], 30201);
            for economic in staff.iter().skip(1) {
                self.add(unit, personnel, general, items[0], *economic);
            }
            for (function, economic) in insured {
                self.add(unit, personnel, general, *function, *economic);
            }
            for economic in operation.iter().filter(|economic| **economic != 30201) {
                self.add(unit, operating, general, items[0], *economic);
            }
        }
        for project in 0..projects.len() {
            for _ in 0..=self.dice.below(2) {
                let (unit, item) = (self.dice.below(units.len()), self.dice.pick(items));
                let economic = self.dice.pick(&WORKS);
                if self.add(unit, works, general, item, economic).is_some()
                    && let Some(line) = self.lines.last_mut()
                {
                    line.project = Some(project);
                }
            }
        }
        // 三公 beyond what the units' operation has.
        for economic in [30212, 31013] {
            if self.dice.percent(40)
                && self.add(0, works, general, items[0], economic).is_some()
                && let Some(line) = self.lines.last_mut()
            {
                line.project = Some(0);
            }
        }
        for (codes, fund) in
            [(&FUND_ITEMS[..], Fund::GovernmentFund), (&CAPITAL_ITEMS[..], Fund::StateCapital)]
        {
            for code in self.dice.some(codes, 30) {
                if self.add(0, works, Source::Known(fund), code, 30299).is_some()
                    && let Some(line) = self.lines.last_mut()
                {
                    line.project = Some(0);
                }
            }
        }
    }

    /// What other money pays.
    fn others(&mut self, items: &[u32], own: &[Fund], (carried, local, aside): (bool, bool, bool)) {
        let works = Use::Known(Nature::Project);
        let mut sources: Vec<Source> = own.iter().copied().map(Source::Known).collect();
        sources.extend(carried.then_some(Source::Carried));
        sources.extend(local.then_some(Source::Local));
        for source in sources {
            let nature =
                self.dice.pick(&[works, Use::Known(Nature::Personnel), Use::Known(Nature::Operating)]);
            let item = self.dice.pick(items);
            let economic = if nature == Use::Known(Nature::Personnel) { 30199 } else { 30299 };
            self.add(0, nature, source, item, economic);
            if let Some(line) = self.lines.last_mut().filter(|line| line.is_for(Nature::Project)) {
                line.project = Some(0);
            }
        }
        if aside {
            let nature = self.dice.pick(&[
                Use::Known(Nature::Business),
                Use::Known(Nature::Subsidy),
                Use::Known(Nature::Remitted),
                Use::Local,
            ]);
            self.add(0, nature, Source::Known(Fund::Institutional), items[0], 30299);
        }
    }
}
