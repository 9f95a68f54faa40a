//! A program that embeds budget logic: it builds a budget from lines, and every table, the 三公 and the printed
//! document follow. Nothing that does not add up can be built.
//!
//! ```sh
//! cargo run --example from_lines
//! ```
#![expect(clippy::print_stdout, reason = "an example speaks")]

use std::error::Error;

use cn_budget::{
    Amount, Budget, BudgetLine, Catalog, EconomicCode, FiscalYear, FunctionalCode, FundSource, Purpose,
    Rounding, TableKind, Tables, Unit, UnitType,
    budget::{AgencyOperatingDefinition, AgencyOperatingExpense},
    document::Format,
    table::ExpenditureColumn,
};

const YEAR: FiscalYear = FiscalYear::constant(2023);
// Wrong codes do not compile.
const GENERAL_ADMINISTRATION: FunctionalCode = FunctionalCode::constant(2010301);
const OTHER_ADMINISTRATION: FunctionalCode = FunctionalCode::constant(2010399);
const WAGES: EconomicCode = EconomicCode::constant(30101);
const OFFICE: EconomicCode = EconomicCode::constant(30201);
const RECEPTION: EconomicCode = EconomicCode::constant(30217);
const RENT: EconomicCode = EconomicCode::constant(30214);

fn main() -> Result<(), Box<dyn Error>> {
    let bureau = BudgetLine::builder("某市数据局本级", UnitType::Agency, FundSource::General);
    let cloud = || Purpose::Project("政务云资源租用".into());
    let mut lines = vec![
        bureau.line(Purpose::Personnel, GENERAL_ADMINISTRATION, WAGES, Amount::from_yuan(1_556_900)?),
        bureau.line(Purpose::Operating, GENERAL_ADMINISTRATION, OFFICE, Amount::from_yuan(101_400)?),
        bureau.line(Purpose::Operating, GENERAL_ADMINISTRATION, RECEPTION, Amount::from_yuan(40_000)?),
    ];
    // A project of 32 million over three years of equal weight: the parts sum back to the whole.
    for part in Amount::from_yuan(32_000_000)?.split(&[1, 1, 1])? {
        lines.push(bureau.line(cloud(), OTHER_ADMINISTRATION, RENT, part));
    }

    let budget = Budget::new("某市数据局", YEAR, lines)?;
    let tables = budget.tables()?;
    let section = FunctionalCode::constant(20103);
    let total = tables.expenditure()[section][ExpenditureColumn::Total];
    let name = Catalog::for_year(YEAR).name(section).unwrap_or("未列名").to_owned();
    println!("{section} {name}：{total} 元");

    let three = budget.three_public(None)?;
    println!("“三公”经费：{} 元，其中公务接待费 {} 元", three.total()?, three.reception);
    let operating = budget.agency_operating(&AgencyOperatingDefinition::GUANGDONG, None)?;
    if let AgencyOperatingExpense::Figure(amount) = operating {
        println!("行政经费（广东口径）：{amount} 元\n");
    }

    let document = budget.print(Unit::TenThousandYuan, 2, Rounding::HalfUp)?;
    for kind in [TableKind::Expenditure, TableKind::ThreePublic, TableKind::ProjectByUnit] {
        if let Some(sheet) = document.sheet(kind) {
            println!("{}", sheet.render(Format::Text));
        }
    }
    // What was built from lines breaks no identity, within the tables or across them.
    Tables::try_from(&document)?;

    // And what is wrong is refused, all of it at once.
    let wrong = bureau.line(Purpose::Business, section, OFFICE, Amount::from_yuan(-1)?);
    if let Err(error) = Budget::new("某市数据局", YEAR, [wrong]) {
        println!("不能成立的明细：\n{error}");
    }
    Ok(())
}
