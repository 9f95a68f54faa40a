//! Layouts of every shape that is printed, and what is recognised in them.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use cn_budget::{
    Outcome, Sheet, TableKind, Unit,
    document::{Place, RowRole},
    table::{BalanceRow, BasicProjectColumn, BudgetColumn, ExpenditureColumn, FunctionalRow, RevenueColumn},
};
use cn_budget_read::{Block, FileFormat, Grid, GridCell, Layout, Line, Options, Reading, recognise};

/// A line, or the rows of a grid: cells parted by `|`; `<` goes on with the cell at its left, `^` with the one above.
fn layout(pages: &[&[&str]]) -> Layout {
    let mut layout = Layout::default();
    for (page, number) in pages.iter().zip(1..) {
        let place = Place::new(Some(number), None);
        let mut rows: Vec<Vec<&str>> = Vec::new();
        for text in page.iter().chain([&"end"]) {
            if text.contains('|') {
                rows.push(text.split('|').map(str::trim).collect());
                continue;
            }
            if !rows.is_empty() {
                layout.blocks.push(Block::Grid(grid(&rows, place)));
                rows.clear();
            }
            if *text != "end" {
                layout.blocks.push(Block::Line(Line::new(*text, place)));
            }
        }
    }
    layout
}

fn grid(rows: &[Vec<&str>], place: Place) -> Grid {
    let mut cells = Vec::new();
    for (row, texts) in rows.iter().enumerate() {
        for (column, text) in texts.iter().enumerate() {
            if *text == "<" || *text == "^" {
                continue;
            }
            let wide = texts[column + 1..].iter().take_while(|text| **text == "<").count();
            let tall = rows[row + 1..].iter().take_while(|texts| texts[column] == "^").count();
            cells.push(GridCell::new(row, column, *text, place).spanning(1 + tall, 1 + wide));
        }
    }
    Grid::new(cells)
}

fn reading(pages: &[&[&str]]) -> Reading {
    let mut all: Vec<&[&str]> = vec![&["2024年教育局部门预算"]];
    all.extend(pages);
    recognise(&layout(&all), FileFormat::Pdf, &Options::default()).unwrap()
}

fn one(pages: &[&[&str]]) -> Sheet {
    let mut sheets = reading(pages).disclosure.sheets;
    assert_eq!(sheets.len(), 1, "{sheets:#?}");
    sheets.remove(0)
}

/// Role, block, code, label and cells of each row.
fn rows(sheet: &Sheet) -> Vec<String> {
    let row = |row: &cn_budget::document::SheetRow| {
        let cells: Vec<String> = row.cells.iter().map(cn_budget::Cell::text).collect();
        let block = row.block.as_deref().unwrap_or("");
        format!(
            "{} {block} {} {} {}",
            row.role,
            row.code.as_deref().unwrap_or(""),
            row.label,
            cells.join(" ")
        )
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
    };
    sheet.rows.iter().map(row).collect()
}

#[test]
fn a_table_goes_on_over_pages_with_and_without_its_headings() {
    for (header, repeated) in [(true, "2024年部门支出预算总表"), (true, ""), (false, "")] {
        let mut second = vec!["12", repeated, "单位：元"];
        let headings = ["类|款|项|名称|合计|基本支出"];
        if header {
            second.extend(headings);
        }
        second.extend(["|||政运行|", "201|03|99|其他|3|4", "合 计|<|<|<|8|9", "注：本表反映支出。"]);
        second.retain(|text| !text.is_empty());
        if !repeated.is_empty() || header {
            // The rest of a name stands above the first row.
            second.retain(|text| !text.starts_with("|||"));
        }
        let mut first = vec!["2024年部门支出预算总表", "编制部门：教育局", "单位：元"];
        first.extend(headings);
        first.extend(["201||||1|2", "201|3|1|行|5|5"]);
        first[4] = "201|||公共服务|1|2";
        let sheet = one(&[&first, &second]);
        assert_eq!(sheet.kind, Some(TableKind::Expenditure));
        assert_eq!(sheet.unit, Some(Unit::Yuan));
        assert_eq!(sheet.headers, ["合计", "基本支出"]);
        assert_eq!(sheet.notes, ["注：本表反映支出。"]);
        let item = if header { "line 2010301 行 5 5" } else { "line 2010301 行政运行 5 5" };
        assert_eq!(
            rows(&sheet),
            ["line 201 公共服务 1 2", item, "line 2010399 其他 3 4", "total 合计 8 9"],
            "{header} {repeated}"
        );
    }
}

#[test]
fn the_numbers_of_the_columns_stand_on_the_first_page_alone() {
    let first = [
        "支出决算表",
        "单位：万元",
        "科目编码|科目名称|本年支出合计|基本支出|项目支出",
        "栏次||1|2|3",
        "|合计|9.00|6.00|3.00",
        "201|一般公共服务支出|5.00|4.00|1.00",
    ];
    let second = ["科目编码|科目名称|本年支出合计|基本支出|项目支出", "221|住房保障支出|4.00|2.00|2.00"];
    let sheet = one(&[&first, &second]);
    assert_eq!(sheet.kind, Some(TableKind::Expenditure));
    let codes: Vec<_> = sheet.rows.iter().map(|row| row.code.as_deref().unwrap_or_default()).collect();
    assert_eq!(codes, ["", "201", "221"]);
}

#[test]
fn the_total_alone_on_the_last_page() {
    let sheet = one(&[
        &["2024年部门支出预算总表", "类|款|项|名称|合计|基本支出", "201|||公共服务|8|9"],
        &["合计|8|9"],
    ]);
    assert_eq!(rows(&sheet), ["line 201 公共服务 8 9", "total 合计 8 9"]);
}

#[test]
fn a_balance_has_the_headings_of_its_expenditure() {
    let sheet = one(&[&[
        "财政拨款收支预算总表",
        "单位：万元",
        "财政拨款收入|<|财政拨款支出|<|<",
        "项目|预算数|项目|合计|一般公共预算",
        "一、一般公共预算资金|3.00|一、教育支出|2.00|2.00",
        "||二、其他支出|1.00|1.00",
        "收入总计|3.00|支出总计|3.00|3.00",
    ]]);
    assert_eq!((sheet.kind, sheet.headers.len()), (Some(TableKind::FiscalBalance), 2));
    assert_eq!(sheet.headers, ["合计", "一般公共预算"]);
    assert_eq!(
        rows(&sheet),
        [
            "line 收入 一、一般公共预算资金 3.00",
            "total 收入 收入总计 3.00",
            "line 支出 一、教育支出 2.00 2.00",
            "line 支出 二、其他支出 1.00 1.00",
            "total 支出 支出总计 3.00 3.00",
        ]
    );
}

#[test]
fn a_balance_numbers_its_rows_and_says_how_its_names_are_classed() {
    let sheet = one(&[&[
        "公开01表",
        "收入支出决算总表",
        "编制单位：教育局|||||单位：万元",
        "收入|<|<|支出|<|<",
        "项目|行次|金额|项目（按功能分类）|行次|金额",
        "栏次||1|栏次||2",
        "一、一般公共预算财政拨款收入|1|3.00|一、教育支出|4|",
        "二、其他收入|2||二、其他支出|5|3.00",
        "总计|3|3.00|总计|6|3.00",
    ]]);
    assert_eq!(sheet.kind, Some(TableKind::Balance));
    assert_eq!(sheet.headers, ["金额"]);
    assert_eq!(
        rows(&sheet),
        [
            "line 收入 一、一般公共预算财政拨款收入 3.00",
            "line 收入 二、其他收入",
            "total 收入 总计 3.00",
            "line 支出 一、教育支出",
            "line 支出 二、其他支出 3.00",
            "total 支出 总计 3.00",
        ]
    );
}

#[test]
fn a_sum_under_two_panels_belongs_to_the_one_that_prints_it() {
    let sheet = one(&[&[
        "一般公共预算财政拨款基本支出决算表",
        "金额单位：万元",
        "人员经费|<|<|公用经费|<|<|<|<|<",
        "科目编码|科目名称|决算数|科目编码|科目名称|决算数|科目编码|科目名称|决算数",
        "301|工资福利支出|4.00|302|商品和服务支出|1.00|310|资本性支出|2.00",
        "人员经费合计|<|4.00|公用经费合计|<|<|<|<|3.00",
    ]]);
    assert_eq!(
        rows(&sheet),
        [
            "line 301 工资福利支出 4.00",
            "subtotal 人员经费合计 4.00",
            "line 302 商品和服务支出 1.00",
            "line 310 资本性支出 2.00",
            "subtotal 公用经费合计 3.00",
        ]
    );
}

#[test]
fn a_title_states_the_unit_in_brackets() {
    let sheet = one(&[&[
        "支出决算表（单位：千元）",
        "科目编码|科目名称|本年支出合计",
        "201|一般公共服务支出|1.00",
        "合计|<|1.00",
    ]]);
    assert_eq!((sheet.kind, sheet.unit), (Some(TableKind::Expenditure), Some(Unit::ThousandYuan)));
}

#[test]
fn keys_of_units_and_of_the_government_stand_beside_those_of_the_rows() {
    let reading = reading(&[
        &[
            "部门支出总表",
            "单位：万元",
            "科目编码|<|<|单位代码|单位名称|科目名称|合计|基本支出",
            "类|款|项|^|^|^|^|^",
            "201|||205001|教育局本级|一般公共服务支出|1.00|1.00",
            "201|03|01|205001|教育局本级|行政运行|1.00|1.00",
        ],
        &[
            "一般公共预算基本支出表",
            "单位：万元",
            "部门预算支出经济分类科目|<|政府预算支出经济分类科目|<|合计",
            "科目编码|科目名称|科目编码|科目名称|^",
            "30101|基本工资|50101|工资奖金津补贴|1.00",
        ],
    ]);
    let [expenditure, basic] = reading.disclosure.sheets.as_slice() else { panic!() };
    assert_eq!(expenditure.kind, Some(TableKind::Expenditure));
    assert_eq!(rows(expenditure), ["line 201 一般公共服务支出 1.00 1.00", "line 2010301 行政运行 1.00 1.00"]);
    assert_eq!(basic.kind, Some(TableKind::BasicByEconomic));
    assert_eq!(rows(basic), ["line 30101 基本工资 1.00"]);
    assert_eq!(
        texts(expenditure),
        [
            "一般公共服务支出: 单位代码=205001; 单位名称=教育局本级",
            "行政运行: 单位代码=205001; 单位名称=教育局本级"
        ]
    );
    let government = "政府预算支出经济分类科目";
    let keys = format!("基本工资: {government}/科目编码=50101; {government}/科目名称=工资奖金津补贴");
    assert_eq!(texts(basic), [keys]);
    assert_eq!(reading.disclosure.notes, []);
}

#[test]
fn a_grid_of_several_tables_is_parted_at_their_titles() {
    let reading = reading(&[&[
        "公开02表|<|<|<|<",
        "收入决算表|<|<|<|<",
        "编制单位：教育局||||单位：元",
        "科目编码|科目名称|本年收入合计||",
        "201|一般公共服务支出|1.00||",
        "注：本表反映收入。|<|<|<|<",
        "||||",
        "公开03表|<|<|<|<",
        "支出决算表|<|<|<|<",
        "编制单位：教育局||||单位：元",
        "科目编码|科目名称|本年支出合计|基本支出|项目支出",
        "201|一般公共服务支出|3.00|1.00|2.00",
    ]]);
    let [revenue, expenditure] = reading.disclosure.sheets.as_slice() else { panic!() };
    assert_eq!((revenue.kind, revenue.headers.len()), (Some(TableKind::Revenue), 1));
    assert_eq!(revenue.notes, ["注：本表反映收入。"]);
    assert_eq!(expenditure.kind, Some(TableKind::Expenditure));
    assert_eq!(rows(expenditure), ["line 201 一般公共服务支出 3.00 1.00 2.00"]);
    assert_eq!((revenue.unit, expenditure.unit), (Some(Unit::Yuan), Some(Unit::Yuan)));
}

#[test]
fn a_table_against_the_year_before_is_typed_and_its_rates_are_kept() {
    let reading = reading(&[&[
        "一般公共预算支出表",
        "部门公开表5",
        "单位：万元",
        "科目编码|科目名称|2023年执行数|2024年预算数|<|<|2024年预算数比2023年执行数|<",
        "^|^|^|小计|基本支出|项目支出|增减额|增减%",
        "合计|<|4.00|5.00|3.00|2.00|1.00|25.00",
        "201|一般公共服务支出|4.00|5.00|3.00|2.00|1.00|25.00",
    ]]);
    let sheet = &reading.disclosure.sheets[0];
    assert_eq!(sheet.kind, Some(TableKind::GeneralByFunction));
    assert_eq!(rows(sheet)[0], "total 合计 4.00 5.00 3.00 2.00 1.00 25.00");
    let table = sheet.typed::<FunctionalRow, BasicProjectColumn>(reading.disclosure.fiscal_year).unwrap();
    let total = table.rows().next().unwrap().1;
    let cells = [BasicProjectColumn::Previous, BasicProjectColumn::Total, BasicProjectColumn::Change]
        .map(|column| total[column].text());
    assert_eq!(cells, ["4.00", "5.00", "1.00"]);
    assert!(table.verify().is_ok());
}

#[test]
fn the_sum_of_a_unit_stands_between_the_items_and_is_none() {
    let reading = reading(&[
        &[
            "部门支出预算总表",
            "单位：万元",
            "科目编码|<|<|单位代码|单位名称（科目）|合计|基本支出|项目支出",
            "类|款|项|^|^|^|^|^",
            "合计|<|<|<|<|3.00|1.00|2.00",
            "|||205001|第一中学|3.00|1.00|2.00",
            "201|03|01|205001|行政运行|3.00|1.00|2.00",
        ],
        &[
            "收入预算总表",
            "单位：万元",
            "单位代码|单位名称|合计|本年收入|<|上年结转结余",
            "^|^|^|小计|一般公共预算|^",
            "合计|<|3.00|2.00|2.00|1.00",
            "301|第一中学|3.00|2.00|2.00|1.00",
        ],
    ]);
    let [expenditure, revenue] = reading.disclosure.sheets.as_slice() else { panic!() };
    assert_eq!(
        rows(expenditure),
        ["total 合计 3.00 1.00 2.00", "unit 第一中学 3.00 1.00 2.00", "line 2010301 行政运行 3.00 1.00 2.00"]
    );
    let year = reading.disclosure.fiscal_year;
    let table = expenditure.typed::<FunctionalRow, ExpenditureColumn>(year).unwrap();
    assert_eq!(table.rows().len(), 2);
    assert!(table.completeness().is_complete());
    assert_eq!(rows(revenue), ["total 合计 3.00 2.00 2.00 1.00", "unit 第一中学 3.00 2.00 2.00 1.00"]);
    let table = revenue.typed::<FunctionalRow, RevenueColumn>(year).unwrap();
    assert_eq!(table.rows().next().unwrap().1[RevenueColumn::CurrentYear].text(), "2.00");
    let counts = table.audit().counts();
    // 合计 = 本年收入 + 上年结转, 本年收入 = its budgets; what the units add up to is not looked at.
    assert_eq!((counts[Outcome::Held], counts[Outcome::Broken]), (2, 0));
}

#[test]
fn a_balance_has_the_year_before_beside_it() {
    let reading = reading(&[&[
        "部门收支预算总表",
        "单位：万元",
        "收入|<|<|支出|<|<",
        "项目|2023年预算数|2024年预算数|项目|2023年预算数|2024年预算数",
        "一、其他收入|1.00|2.00|一、教育支出|1.00|2.00",
        "收入总计|1.00|2.00|支出总计|1.00|2.00",
    ]]);
    let sheet = &reading.disclosure.sheets[0];
    assert_eq!(sheet.headers, ["2023年预算数", "2024年预算数"]);
    let table = sheet.typed::<BalanceRow, BudgetColumn>(reading.disclosure.fiscal_year).unwrap();
    let first = table.rows().next().unwrap().1;
    assert_eq!(
        (first[BudgetColumn::Previous].text(), first[BudgetColumn::Budget].text()),
        ("1.00".into(), "2.00".into())
    );
}

#[test]
fn the_sum_of_a_year_may_stand_above_its_lines() {
    let sheet = one(&[&[
        "财政拨款收支总表",
        "单位：万元",
        "收入|<|支出|<",
        "项目|预算数|项目|预算数",
        "一、本年收入|3.00|一、本年支出|3.00",
        "（一）一般公共预算拨款|3.00|（一）教育支出|3.00",
        "二、上年结转||二、结转下年|",
        "收入总计|3.00|支出总计|3.00",
    ]]);
    assert_eq!(
        rows(&sheet)[..2],
        ["subtotal 收入 一、本年收入 3.00", "line 收入 （一）一般公共预算拨款 3.00"]
    );
}

#[test]
fn the_year_stands_below_a_long_list() {
    let mut lines = vec!["目录"; 20];
    lines.push("2022年度教育局部门决算");
    let reading = recognise(&layout(&[&lines]), FileFormat::Html, &Options::default()).unwrap();
    assert_eq!(reading.disclosure.fiscal_year.to_string(), "2022");
}

#[test]
fn the_name_of_the_document_says_its_year_whatever_its_sentences_compare() {
    let lines = [
        "教育局",
        "2024年部门综合预算",
        "一、收入比2023年预算增加3万元",
        "二、支出比2023年预算增加3万元",
        "三、结转比2023年预算增加3万元",
    ];
    let reading = recognise(&layout(&[&lines]), FileFormat::Html, &Options::default()).unwrap();
    assert_eq!(reading.disclosure.fiscal_year.to_string(), "2024");
    assert_eq!(reading.disclosure.department, "教育局");
}

#[test]
fn a_page_without_a_name_says_its_year_in_its_headings() {
    let year = |lines: &[&str]| {
        let reading = recognise(&layout(&[lines]), FileFormat::Html, &Options::default());
        reading.map(|reading| reading.disclosure.fiscal_year.to_string()).ok()
    };
    let compared = [
        "一、2024年“三公”经费预算安排情况",
        "预算为4.00万元，比2023年预算减少1.00万元。",
        "（一）因公出国（境）费预算2.00万元，与2023年预算持平。",
        "（二）公务接待费预算2.00万元，比2023年预算减少1.00万元。",
    ];
    assert_eq!(year(&compared).as_deref(), Some("2024"));
    // A text that names one year and no other is of that one.
    assert_eq!(year(&["税收收入", "2024年全区税收收入80.00亿元，增长5.0%。"]).as_deref(), Some("2024"));
    assert_eq!(year(&["税收收入", "2024年税收收入80.00亿元，2023年76.19亿元。"]), None);
}

#[test]
fn two_panels_of_codes_are_one_table() {
    let sheet = one(&[&[
        "一般公共预算财政拨款基本支出决算表",
        "金额单位：万元",
        "人员经费|<|<|公用经费|<|<",
        "科目编码|科目名称|决算数|科目编码|科目名称|决算数",
        "301|工资福利支出|4.00|302|商品和服务支出|1.00",
        "30101|基本工资|4.00|30201|办公费|1.00",
        "人员经费合计|<|4.00|公用经费合计|<|1.00",
    ]]);
    assert_eq!(
        (sheet.kind, sheet.headers.as_slice()),
        (Some(TableKind::BasicByEconomic), &["决算数".to_owned()][..])
    );
    assert_eq!(
        rows(&sheet),
        [
            "line 301 工资福利支出 4.00",
            "line 30101 基本工资 4.00",
            "subtotal 人员经费合计 4.00",
            "line 302 商品和服务支出 1.00",
            "line 30201 办公费 1.00",
            "subtotal 公用经费合计 1.00",
        ]
    );
}

#[test]
fn wide_tables_of_the_three_public_are_turned() {
    let budget = one(&[&[
        "部门“三公”经费和机关运行经费预算表",
        "单位：万元",
        "2024年“三公”经费预算数|<|<|<|<|<|2024年机关运行经费预算数",
        "合计|因公出国(境)费|公务接待费|公务用车购置及运行费|<|<|^",
        "^|^|^|小计|购置费|运行费|^",
        "6.00|0|1.00|5.00|2.00|3.00|9.00",
    ]]);
    assert_eq!(
        (budget.kind, budget.headers.as_slice()),
        (Some(TableKind::ThreePublic), &["预算数".to_owned()][..])
    );
    assert_eq!(
        rows(&budget),
        [
            "line “三公”经费 6.00",
            "line 因公出国(境)费 0",
            "line 公务接待费 1.00",
            "line 公务用车购置及运行费 5.00",
            "line 购置费 2.00",
            "line 运行费 3.00",
            "line 机关运行经费 9.00",
        ]
    );
    let side_by_side = one(&[&[
        "一般公共预算“三公”经费支出表",
        "单位：万元",
        "2023年预算数|<|<|<|<|2024年预算数|<|<|<|<",
        "合计|因公出国（境）费|公务用车购置及运行费|<|公务接待费|合计|因公出国（境）费|公务用车购置及运行费|<|公务接待费",
        "^|^|小计|运行费|^|^|^|小计|运行费|^",
        "6.00|1.00|3.00|3.00|2.00|5.00||4.00|4.00|1.00",
    ]]);
    assert_eq!(side_by_side.headers, ["2023年预算数", "2024年预算数"]);
    assert_eq!(
        rows(&side_by_side),
        [
            "line “三公”经费 6.00 5.00",
            "line 因公出国（境）费 1.00",
            "line 公务用车购置及运行费 3.00 4.00",
            "line 运行费 3.00 4.00",
            "line 公务接待费 2.00 1.00",
        ]
    );
    // A heading over several columns may stand in the first of them alone.
    let unmerged = one(&[&[
        "财政拨款“三公”经费支出决算表",
        "单位：万元",
        "预算数||||决算数|||",
        "合计|因公出国（境）费|公务用车运行费|公务接待费|合计|因公出国（境）费|公务用车运行费|公务接待费",
        "6.00|1.00|3.00|2.00|5.00|0.00|4.00|1.00",
    ]]);
    assert_eq!(unmerged.headers, ["预算数", "决算数"]);
    assert_eq!(rows(&unmerged)[0], "line “三公”经费 6.00 5.00");
    assert_eq!(rows(&unmerged)[2], "line 公务用车运行费 3.00 4.00");
    let account = one(&[&[
        "财政拨款“三公”经费支出决算表",
        "单位：万元",
        "合计|<|因公出国（境）费|<|公务接待费|<",
        "预算数|决算数|预算数|决算数|预算数|决算数",
        "1|2|3|4|5|6",
        "3.00|2.00|1.00|1.00|2.00|1.00",
    ]]);
    assert_eq!(account.headers, ["预算数", "决算数"]);
    assert_eq!(rows(&account)[1..], ["line 因公出国（境）费 1.00 1.00", "line 公务接待费 2.00 1.00"]);
}

#[test]
fn a_fund_account_keeps_its_headings() {
    let sheet = one(&[&[
        "政府性基金预算财政拨款收入支出决算表",
        "单位：万元",
        "项目|<|年初结转和结余|本年收入|本年支出|<|<|年末结转和结余",
        "科目编码|科目名称|^|^|合计|基本支出|项目支出|^",
        "栏次|<|1|2|3|4|5|6",
        "合计|<|1.00|2.00|3.00|-|3.00|—",
        "212|城乡社区支出|1.00|2.00|3.00||3.00|",
    ]]);
    assert_eq!(sheet.kind, Some(TableKind::GovernmentFundAccount));
    assert_eq!(
        sheet.headers,
        [
            "年初结转和结余",
            "本年收入",
            "本年支出/合计",
            "本年支出/基本支出",
            "本年支出/项目支出",
            "年末结转和结余"
        ]
    );
    assert_eq!(rows(&sheet), ["total 合计 1.00 2.00 3.00 3.00", "line 212 城乡社区支出 1.00 2.00 3.00 3.00"]);
}

#[test]
fn tables_by_unit_have_levels_and_columns_of_words() {
    let reading = reading(&[&[
        "部门预算项目支出及其他支出预算表",
        "单位：万元",
        "支出项目类别（资金使用单位）|总计|财政拨款|<|绩效目标",
        "^|^|合计|一般公共预算|^",
        "合计|3.00|3.00|3.00|",
        "教育局|3.00|3.00|3.00|",
        "第一中学|2.00|2.00|2.00|",
        "图书馆|2.00|2.00|2.00|建成一座图书馆",
        "第二中学|1.00|1.00|1.00|",
        "操场|1.00|1.00|1.00|",
    ]]);
    let roles: Vec<RowRole> = reading.disclosure.sheets[0].rows.iter().map(|row| row.role).collect();
    assert_eq!(
        roles,
        [
            RowRole::Total,
            RowRole::Department,
            RowRole::Unit,
            RowRole::Project,
            RowRole::Unit,
            RowRole::Project
        ]
    );
    assert_eq!(reading.disclosure.sheets[0].headers, ["总计", "财政拨款/合计", "财政拨款/一般公共预算"]);
    assert_eq!(reading.disclosure.sheets[0].text_headers, ["绩效目标"]);
    let texts: Vec<&str> = reading.disclosure.sheets[0].rows.iter().map(|row| row.text(0)).collect();
    assert_eq!(texts, ["", "", "", "建成一座图书馆", "", ""]);
    assert_eq!(reading.disclosure.notes, []);
}

/// Texts of rows: `label: heading=text; …`.
fn texts(sheet: &Sheet) -> Vec<String> {
    let worded = sheet.rows.iter().filter(|row| !row.texts.is_empty());
    let row = |row: &cn_budget::document::SheetRow| {
        assert_eq!(row.texts.len(), sheet.text_headers.len());
        let texts = sheet.text_headers.iter().zip(&row.texts).filter(|(_, text)| !text.is_empty());
        let texts: Vec<String> = texts.map(|(heading, text)| format!("{heading}={text}")).collect();
        format!("{}: {}", row.label, texts.join("; "))
    };
    worded.map(row).collect()
}

#[test]
fn words_go_on_over_a_page_and_below_their_row() {
    let title = "部门预算项目支出及其他支出预算表";
    let head = ["支出项目类别（资金使用单位）|总计|绩效目标|备注"];
    let first = [
        &[title, "单位：万元"][..],
        &head,
        &[
            "合计|5.00||",
            "教育局|5.00|-|",
            "第一中学|5.00||",
            "图书馆|2.00|建成一座图|",
            "体育馆和|3.00|改造一座体|二期",
        ],
    ]
    .concat();
    // The page cuts the name, the target, or the target alone.
    for (rest, label) in [("游泳池||育馆|", "体育馆和游泳池"), ("||育馆|", "体育馆和")] {
        let second = [&[title, "单位：万元"][..], &head, &[rest, "||能游泳|三期", "注：无。"]].concat();
        let sheet = one(&[&first, &second]);
        assert_eq!(sheet.kind, Some(TableKind::ProjectByUnit));
        assert_eq!(sheet.notes, ["注：无。"]);
        let last = format!("{label}: 绩效目标=改造一座体育馆\n能游泳; 备注=二期\n三期");
        assert_eq!(texts(&sheet), ["图书馆: 绩效目标=建成一座图", &last]);
    }
}

#[test]
fn words_stand_anywhere_in_any_table() {
    let coded = one(&[&[
        "2024年部门支出预算总表",
        "单位：万元",
        "单位编码|科目编码|科目名称|主要内容|合计|备注|基本支出",
        "101|20101|人大事务|开会|3.00|含2023年结转|3.00",
        "|2010101|行政运行|100|3.00||3.00",
    ]]);
    assert_eq!(
        (coded.kind, coded.headers.as_slice()),
        (Some(TableKind::Expenditure), &["合计", "基本支出"].map(String::from)[..])
    );
    assert_eq!(rows(&coded), ["line 20101 人大事务 3.00 3.00", "line 2010101 行政运行 3.00 3.00"]);
    assert_eq!(
        texts(&coded),
        ["人大事务: 单位编码=101; 主要内容=开会; 备注=含2023年结转", "行政运行: 主要内容=100"]
    );

    let balance = one(&[&[
        "2024年部门收支预算总表",
        "单位：万元",
        "收入|<|<|支出|<|<",
        "项目|预算数|备注|项目|预算数|备注",
        "一、一般公共预算拨款收入|3.00|含上年|一、一般公共服务支出|3.00|",
        "收入总计|3.00||支出总计|3.00|平衡",
    ]]);
    assert_eq!(
        (balance.kind, balance.text_headers.as_slice()),
        (Some(TableKind::Balance), &["备注".to_owned()][..])
    );
    assert_eq!(texts(&balance), ["一、一般公共预算拨款收入: 备注=含上年", "支出总计: 备注=平衡"]);

    let wide = one(&[&[
        "2024年“三公”经费预算表",
        "单位：万元",
        "合计|因公出国（境）费|公务接待费|备注",
        "3.00|1.00|2.00|压减",
    ]]);
    assert_eq!(wide.kind, Some(TableKind::ThreePublic));
    assert_eq!(texts(&wide), ["“三公”经费: 备注=压减"]);

    // No form, and no figure: the first column names the rows.
    let list = one(&[&["绩效目标表", "序号|项目|目标|标准", "1|图书馆|建成|一座", "2|体育馆|改造|-"]]);
    assert_eq!((list.kind, list.headers.len()), (Some(TableKind::Performance), 0));
    assert_eq!(texts(&list), ["图书馆: 目标=建成; 标准=一座", "体育馆: 目标=改造"]);
    assert!(list.rows.iter().all(|row| row.cells.is_empty()));
}

#[test]
fn columns_that_no_form_has_are_kept_under_their_own_headings() {
    let said = |rows: &[&str]| {
        let mut reading = reading(&[rows]);
        assert_eq!(reading.disclosure.notes, []);
        reading.disclosure.sheets.remove(0)
    };
    let sheet = said(&[
        "2024年部门支出预算总表",
        "单位：万元",
        "科目编码|科目名称|合计|甲项|科目编码|科目名称|乙项",
        "201|一般公共服务支出|3.00|3.00|205|教育支出|1.00",
    ]);
    let printed: Vec<String> = rows(&sheet);
    for figure in ["3.00", "1.00"] {
        assert!(printed.iter().any(|row| row.contains(figure)), "{figure}: {printed:?}");
    }
    let one_side = said(&["2024年部门收支预算总表", "单位：万元", "项目|预算数", "一、本年收入|3.00"]);
    assert_eq!((one_side.kind, rows(&one_side)), (None, vec!["line 一、本年收入 3.00".to_owned()]));
}

#[test]
fn what_is_no_known_table_is_kept() {
    let reading = reading(&[&[
        "一、政府采购",
        "政府采购预算表",
        "单位：万元",
        "项目|品目|金额",
        "电脑|货物|3.00",
        "保安|服务|约2.00",
        "故事很短，",
        "说完了。",
    ]]);
    let [sheet] = reading.disclosure.sheets.as_slice() else { panic!() };
    assert_eq!((sheet.kind, sheet.title.as_str()), (Some(TableKind::Procurement), "政府采购预算表"));
    assert_eq!(rows(sheet), ["line 电脑 货物 3.00", "line 保安 服务 约2.00"]);
    let headings: Vec<&str> =
        reading.disclosure.sections.iter().map(|section| section.heading.as_str()).collect();
    assert_eq!(headings, ["", "一、政府采购"]);
}

#[test]
fn soft_line_breaks_are_undone() {
    let place = Place::new(Some(1), None);
    let line = |text: &str, begins: bool, full: bool| {
        let mut line = Line::new(text, place);
        (line.begins, line.full) = (begins, full);
        Block::Line(line)
    };
    let mut layout = Layout::default();
    layout.blocks = vec![
        line("2024年教育局部门预算", true, false),
        line("一、主要职能", true, false),
        line("教育局负责学校的建设和管", true, true),
        line("理，以及 Wi", false, true),
        line("Fi 的铺设。", false, false),
        line("另外，图书馆。", true, false),
    ];
    let reading = recognise(&layout, FileFormat::Pdf, &Options::default()).unwrap();
    let section = &reading.disclosure.sections[1];
    assert_eq!((section.heading.as_str(), section.place), ("一、主要职能", place));
    let paragraphs: Vec<&str> = section.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
    assert_eq!(paragraphs, ["教育局负责学校的建设和管理，以及 Wi Fi 的铺设。", "另外，图书馆。"]);
    assert_eq!(reading.disclosure.department, "教育局");
}

#[test]
fn what_is_no_code_is_kept_with_its_row() {
    let headings = "类|款|项|名称|合计";
    let read =
        |row: &'static str| reading(&[&["部门支出预算总表", headings, "201|||一般公共服务支出|3.00", row]]);
    for (row, kept) in [
        ("201|O3||政府办公厅|3.00", "line 201O3 政府办公厅 3.00"),
        ("2O1|03||政府办公厅|3.00", "line 2O103 政府办公厅 3.00"),
        ("201|03?||政府办公厅|3.00", "line 20103? 政府办公厅 3.00"),
        ("20|||政府办公厅|3.00", "line 20 政府办公厅 3.00"),
    ] {
        let found = read(row);
        assert_eq!(rows(&found.disclosure.sheets[0])[1], kept, "{row}");
        assert!(
            found.disclosure.notes.iter().any(|note| note.to_string().contains("is no code")),
            "{row}: {:?}",
            found.disclosure.notes
        );
    }
    let words = read("合计||||3.00");
    assert_eq!(rows(&words.disclosure.sheets[0])[1], "total 合计 3.00");
    let words = read("本级|支出||小结|3.00");
    assert_eq!(rows(&words.disclosure.sheets[0])[1], "line 本级支出小结 3.00", "words are no spoilt code");
}
