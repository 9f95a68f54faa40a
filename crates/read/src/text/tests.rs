//! What the project prints comes back, cell by cell; and the founding document as text.

use cn_budget::{Disclosure, Sheet, document::Format, strategies};
use proptest::prelude::*;

use super::encoding::Encoding;
use super::*;
use crate::Grid;
use crate::note::Note;

fn read(text: &str) -> Layout {
    layout(text, &TextLimits::default()).unwrap()
}

fn grids(layout: &Layout) -> Vec<&Grid> {
    let grids = layout.blocks.iter().filter_map(|block| match block {
        Block::Grid(grid) => Some(grid),
        Block::Line(_) => None,
    });
    grids.collect()
}

fn cells(grid: &Grid) -> Vec<Vec<String>> {
    let row = |row| (0..grid.columns()).map(|column| grid.text(row, column).to_owned()).collect();
    (0..grid.rows()).map(row).collect()
}

fn text_lines(layout: &Layout) -> Vec<&str> {
    let lines = layout.blocks.iter().filter_map(|block| match block {
        Block::Line(line) => Some(line.text.as_str()),
        Block::Grid(_) => None,
    });
    lines.collect()
}

/// The first grid of a text.
fn table(text: &str) -> Vec<Vec<String>> {
    let layout = read(text);
    let grids = grids(&layout);
    assert!(!grids.is_empty(), "no grid in {layout:#?}");
    cells(grids[0])
}

/// The cells as one text, to compare by eye.
fn shown(cells: &[Vec<String>]) -> String {
    cells.iter().map(|row| row.join("|")).collect::<Vec<_>>().join("\n")
}

#[test]
fn tabs() {
    let text = "表 3\n支出总体情况表\n单位：万元\n功能分类科目\t\t合计\t基本支出\n科目编码\t科目名称\t\t\n\t合计\t3.00\t3.00\n201\t一般公共\t3.00\t3.00\n\n注：无。";
    let layout = read(text);
    assert_eq!(
        shown(&cells(grids(&layout)[0])),
        "功能分类科目||合计|基本支出\n科目编码|科目名称||\n|合计|3.00|3.00\n201|一般公共|3.00|3.00"
    );
    let grid = grids(&layout)[0];
    assert_eq!(grid.covering(0, 1).unwrap().text, "功能分类科目");
    assert_eq!(grid.covering(1, 2).unwrap().text, "合计");
    assert_eq!(grid.place(3).line, Some(7));
    assert_eq!(text_lines(&layout), ["表 3", "支出总体情况表", "单位：万元", "注：无。"]);
}

#[test]
fn cells_with_line_breaks() {
    let rows = "项目\t预算数\t绩效目标\n";
    for (body, cells) in [
        ("甲\t3.00\t乙。\n热线\n外包\t3.00\t\n", "甲|3.00|乙。\n热线\n外包|3.00|"),
        ("甲\t3.00\t\n热线\n外包\t3.00\t甲\n", "甲|3.00|\n热线\n外包|3.00|甲"),
        ("\"热线\n外包\"\t3.00\t\"甲\"\"乙\"\"\"\n", "热线外包|3.00|甲\"乙\""),
        ("项目（甲\n乙）\t3.00\t丙\n", "项目（甲乙）|3.00|丙"),
        ("甲\t3.00\t乙\n丙\n丁\n", "甲|3.00|乙丙丁"),
    ] {
        let text = format!("{rows}{body}丁\t1.00\t戊\n");
        let found = shown(&table(&text)).replace("||\n", "\n");
        assert_eq!(found, format!("项目|预算数|绩效目标\n{cells}\n丁|1.00|戊"));
    }
}

#[test]
fn headings_that_are_repeated_begin_a_grid() {
    let page = "项目\t预算数\n甲\t1.00\n";
    let layout = read(&page.repeat(3));
    assert_eq!(grids(&layout).len(), 3);
    let layout = read(&format!("{page}收支总体情况表\n{page}"));
    assert_eq!(grids(&layout).len(), 2);
    assert_eq!(text_lines(&layout), ["收支总体情况表"]);
}

#[test]
fn text_with_tabs_or_blanks_is_no_table() {
    for text in [
        "一、\t主要职责\n二、\t部门机构设置",
        "一、收支总体情况表\t3\n二、收入总体情况表\t4\n三、支出总体情况表\t5",
        "一、收支总体情况表........3\n二、收入总体情况表........4",
        "一、收支总体情况表        3\n二、收入总体情况表        4",
        "2023 年\n\n惠州市政务服务数据管理局 部门预算\n第一部分 概况",
        "本年收入 9682.88 万元，比上年减少 2985.02 万元。\n其中 3.00 万元，比上年 4.00 万元。",
        "本年收入合计 9682.88",
        "甲, 乙, 丙\n丁, 戊, 己",
        "- 1 -\n\n- 2 -",
        "-----\n=====\n",
        "",
        "\n\n\t\n",
    ] {
        let layout = read(text);
        assert!(grids(&layout).is_empty(), "{text}: {layout:#?}");
        let kept: String = text_lines(&layout).concat().split_whitespace().collect();
        let all: String = text.split_whitespace().filter(|word| !delimited::is_rule(word)).collect();
        assert_eq!(kept, all, "nothing is lost");
    }
}

#[test]
fn single_blanks() {
    let text = "支出总体情况表\n科目编码 科目名称 合计 基本支出 项目支出\n合 计 9682.88 2649.29 7033.59\n20103 政府办公厅（室）\n及相关机构事务 8718.26 1686.54 7031.73\n2010301 行政运行 990.27 990.27 0.00\n2010350 事业运行 816.26 696.26 120\n注：无。";
    let layout = read(text);
    assert_eq!(
        shown(&cells(grids(&layout)[0])),
        "科目编码|科目名称|合计|基本支出|项目支出\n|合计|9682.88|2649.29|7033.59\n20103|政府办公厅（室）及相关机构事务|8718.26|1686.54|7031.73\n2010301|行政运行|990.27|990.27|0.00\n2010350|事业运行|816.26|696.26|120"
    );
    assert_eq!(text_lines(&layout), ["支出总体情况表", "注：无。"]);
    assert_eq!(
        shown(&table(
            "功能科目名称 小计 基本支出\n[201]一般公共服务支出 3.00 3.00\n2010150 事业运行 3.00 3.00"
        )),
        "功能科目名称|小计|基本支出\n[201]一般公共服务支出|3.00|3.00\n2010150 事业运行|3.00|3.00"
    );
    assert_eq!(
        shown(&table("惠州 12345 热线 3.00 3.00\n[30101]基本工资 2.00 -")),
        "惠州 12345 热线|3.00|3.00\n[30101]基本工资|2.00|-"
    );
    assert_eq!(
        shown(&table(
            "收入 预算 支出 预算\n一、拨款 3.00 一、教育支出 1.00\n二、其他 0.00 二、农林支出 1.00\n三、住房支出 1.00\n总计 3.00 总计 3.00"
        )),
        "收入|预算|支出|预算\n一、拨款|3.00|一、教育支出|1.00\n二、其他|0.00|二、农林支出|1.00\n||三、住房支出|1.00\n总计|3.00|总计|3.00"
    );
    let layout = read("甲 1.00 2.00\n乙 3.00\n丙 4.00 5.00");
    assert_eq!(shown(&cells(grids(&layout)[0])), "甲|1.00|2.00\n乙 3.00||\n丙|4.00|5.00");
    assert_eq!(
        layout.notes,
        [Note::new(
            "第 2 行：各单元格无法分开，整行保留",
            "line 2: its cells cannot be told apart, it is kept whole"
        )]
    );
}

#[test]
fn the_label_of_a_row_spans_the_columns_of_texts() {
    let head = "科目编码\t科目名称\t合计\t基本支出\n";
    let rows = "201\t一般公共服务支出\t3.00\t2.00\n208\t社会保障和就业支出\t2.00\t-\n";
    let layout = read(&format!("{head}合计\t5.00\t2.00\n{rows}"));
    assert_eq!(
        shown(&cells(grids(&layout)[0])),
        "科目编码|科目名称|合计|基本支出\n合计||5.00|2.00\n201|一般公共服务支出|3.00|2.00\n208|社会保障和就业支出|2.00|-"
    );
    // One figure fewer than there are columns of figures: nobody knows which is missing.
    let layout = read(&format!("{head}合计\t5.00\n{rows}"));
    assert!(!shown(&cells(grids(&layout)[0])).contains("合计||5.00"));
}

#[test]
fn columns_of_blanks() {
    let text = "
                       收入                                  支出
       项    目             预算             项    目             预算
  一、预算拨款            9682.88     一、一般公共服务支出       9049.87
  二、财政专户拨款           0.00     二、外交支出                  0.00
                                      四、公共安全支出              0.00
  本年收入合计            9682.88     本年支出合计               9682.88
";
    assert_eq!(
        shown(&table(text)),
        "收入||支出|\n项目|预算|项目|预算\n一、预算拨款|9682.88|一、一般公共服务支出|9049.87\n二、财政专户拨款|0.00|二、外交支出|0.00\n||四、公共安全支出|0.00\n本年收入合计|9682.88|本年支出合计|9682.88"
    );
    let text = "
科目编码  科目名称                  合计       基本支出
201       一般公共服务支出       9049.87        2016.29
20103     政府办公厅（室）及相   8718.26        1686.54
          关机构事务
          其他政府办公厅（室）
2010399                          6911.73           0.00
          及相关机构事务支出
2010301   行政运行                990.27         990.27

注：无。
";
    assert_eq!(
        shown(&table(text)),
        "科目编码|科目名称|合计|基本支出\n201|一般公共服务支出|9049.87|2016.29\n20103|政府办公厅（室）及相关机构事务|8718.26|1686.54\n2010399|其他政府办公厅（室）及相关机构事务支出|6911.73|0.00\n2010301|行政运行|990.27|990.27"
    );
}

#[test]
fn pipes() {
    let text = "### 收入总体情况表\n\n| 项目 | 合计 |\n|---|---:|\n| 甲\\|乙<br>丙 | 3.00 |\n| 丁 |  |\n\n注";
    let layout = read(text);
    assert_eq!(shown(&cells(grids(&layout)[0])), "项目|合计\n甲|乙丙|3.00\n丁|");
    assert_eq!(text_lines(&layout), ["收入总体情况表", "注"]);
    assert_eq!(shown(&table("┌──┬──┐\n│甲│1.00│\n├──┼──┤\n│乙│2.00│\n└──┴──┘")), "甲|1.00\n乙|2.00");
}

#[test]
fn headings_without_the_blanks_of_merged_cells() {
    let rows = "201\t甲\t9.00\t8.00\t5.00\t3.00\t1.10\n202\t乙\t9.00\t8.00\t5.00\t3.00\t1.10";
    for (head, expected) in [
        // Every column has a heading below, or above alone.
        (
            "功能分类科目\t2023年\t2024年\t增减%\n编码\t名称\t小计\t合计\t基本支出\t项目支出\t",
            "功能分类科目||2023年|2024年|||增减%\n编码|名称|小计|合计|基本支出|项目支出|",
        ),
        // The names share the first one.
        ("科目\t上年预算\t合计\t基本支出\t项目支出\t增减", "科目||上年预算|合计|基本支出|项目支出|增减"),
        // Below one of them alone.
        (
            "科目编码\t科目名称\t上年预算\t本年预算\t增减\n小计\t本年基本支出\t本年项目支出",
            "科目编码|科目名称|上年预算|本年预算|||增减\n|||小计|本年基本支出|本年项目支出|",
        ),
        // Over three rows.
        (
            "预算数\t决算数\n合计\t公务用车购置及运行费\t接待费\t合计\t接待费\n小计\t公务用车购置费\t公务用车运行费",
            "预算数|||||决算数|\n合计|公务用车购置及运行费|||接待费|合计|接待费",
        ),
        // Nobody knows: 预算 may be above any of them.
        (
            "科目\t上年\t预算\n编码\t名称\t金额\t支出\t基本支出\t项目支出",
            "科目 上年 预算||||||\n编码 名称 金额 支出 基本支出 项目支出||||||",
        ),
    ] {
        let cells = table(&format!("{head}\n{rows}"));
        assert_eq!(shown(&cells[..expected.lines().count()]), expected);
    }
    // What stands above the headings is none of them.
    let text = "部门：某局\t单位：万元\n项目\t行次\t金额\n甲\t1\t9.00\n乙\t2\t8.00";
    assert_eq!(shown(&table(text)[..2]), "部门：某局|单位：万元|\n项目|行次|金额");
    // The names have no heading.
    let text = "合计\t上年结转\t本年收入\n小计\t小计\t小计\t一般公共预算\n甲\t9.00\t1.00\t8.00\t8.00\n乙\t9.00\t1.00\t8.00\t8.00";
    assert_eq!(shown(&table(text)[..2]), "|合计|上年结转|本年收入|\n|小计|小计|小计|一般公共预算");
}

#[test]
fn one_cell_a_line() {
    let rows = "项目 |\n预算数 |\n合计 |\n44 |\n1.因公出国(境)费用 |\n4 |\n2.公务接待费 |\n40 |\n二、说明";
    let layout = read(&format!("单位:万元\n{rows}"));
    assert_eq!(
        shown(&cells(grids(&layout)[0])),
        "项目|预算数\n合计|44\n1.因公出国(境)费用|4\n2.公务接待费|40"
    );
    assert_eq!(text_lines(&layout), ["单位:万元", "二、说明"]);
    assert_eq!(grids(&layout)[0].place(1).line, Some(4));
    // A title of the same words, and no pipes.
    let text = format!("“三公”经费支出预算情况\n\n{}", rows.replace(" |", ""));
    assert_eq!(shown(&table(&text)), shown(&cells(grids(&layout)[0])));
    // A group of columns, and one row without a name.
    let text = "合计\n因公出国（境）费\n公务用车购置及运行费\n公务接待费\n小计\n公务用车购置费\n公务用车运行费\n9\n1\n5\n3\n2\n3";
    assert_eq!(
        shown(&table(text)),
        "合计|因公出国（境）费|公务用车购置及运行费|||公务接待费\n||小计|公务用车购置费|公务用车运行费|\n9|1|5|3|2|3"
    );
    // Codes before the names.
    let text = "科目编码\n科目名称\n合计\n基本支出\n201\n一般公共服务支出\n5.00\n5.00\n20103\n政府办公厅\n5.00\n5.00";
    assert_eq!(
        shown(&table(text)),
        "科目编码|科目名称|合计|基本支出\n201|一般公共服务支出|5.00|5.00\n20103|政府办公厅|5.00|5.00"
    );
    // A figure is lost, or a heading: nobody knows which is which.
    for text in ["项目\n上年\n本年\n合计\n3\n5\n甲\n1\n乙\n2\n3", "项目\n合计\n3\n5\n甲\n1\n2\n乙\n2\n3"]
    {
        assert!(grids(&read(text)).is_empty(), "{text}");
        assert_eq!(text_lines(&read(text)).join("\n"), text);
    }
}

#[test]
fn commas() {
    assert_eq!(
        shown(&table("项目,合计\n\"甲,乙\",\"1,234.00\"\n丙,3.00\n")),
        "项目|合计\n甲,乙|1,234.00\n丙|3.00"
    );
    // Cells, or thousands?
    assert!(grids(&read("甲,117,500\n乙,118,600\n")).is_empty());
    // Thousands, for the same number of commas in each line parts nothing.
    let text = "学校      收入            支出\n第一中学  984,333.73      984,333.73\n第二中学  24,760,159.89   24,760,159.89\n\
                第三中学  15,368,578.68   15,368,578.68";
    assert_eq!(shown(&table(text)).lines().last(), Some("第三中学|15,368,578.68|15,368,578.68"));
}

#[test]
fn lines_that_run_on() {
    let text = "一、主要职责\n\n　　本部门内设科室五个，分别是综合科、法规监督科、电子政务管理科，以及数据资源管\n\n理科、审批协调服务科。\n注：无。";
    let layout = read(text);
    let flags: Vec<(bool, bool)> = layout
        .blocks
        .iter()
        .map(|block| match block {
            Block::Line(line) => (line.begins, line.full),
            Block::Grid(_) => panic!("a grid"),
        })
        .collect();
    assert_eq!(flags, [(true, false), (true, true), (false, false), (false, false)]);
}

/// Found by fuzzing: a line of a control character was counted among the headings, and was none.
#[test]
fn a_line_of_what_no_reader_sees_is_blank() {
    let layout = read("\u{1F}\n科目    预算\n\u{1F}\n甲    1.00\n乙    2.00\n");
    assert_eq!(shown(&cells(grids(&layout)[0])), "科目|预算\n甲|1.00\n乙|2.00");
    let layout = read("本年    \u{1F}\n\u{1F}\n甲    1.00\n乙    2.00\n");
    assert_eq!(grids(&layout).len(), 1);
    read("\u{1F}\n本       00\n-0\n");
    read("\u{1F}\n\u{1F}\n\u{1F}\n算\n本       00\n");
}

#[test]
fn limits_are_refused_with_their_place() {
    let limits = TextLimits { bytes: 200, lines: 5, cells: 12, cell_bytes: 20, ..TextLimits::default() };
    for (text, error) in [
        ("x".repeat(201), "bytes 201 by line 1 exceed the limit of 200"),
        ("x\n".repeat(5), "lines 6 by line 6 exceed the limit of 5"),
        (
            "\n项目\t预算\t预算\t预算\n甲\t1.00\n乙\t1.00\n丙\t1.00".to_owned(),
            "cells 16 by line 2 exceed the limit of 12",
        ),
        (
            "项目\t预算\n这一格里的字太多了\t1.00".to_owned(),
            "bytes of a cell 27 by line 2 exceed the limit of 20",
        ),
    ] {
        let found = layout(&text, &limits).unwrap_err().to_string();
        assert_eq!(found, format!("{error}: raise it in the options if the document is trusted"));
    }
}

/// The rows of a table as its own renderer writes them in CSV, headings in one row.
fn printed(sheet: &Sheet) -> Vec<Vec<String>> {
    let csv = sheet.render(Format::Csv);
    let mut reader = csv_rows(&csv);
    reader.iter_mut().flatten().for_each(|cell| *cell = token::cell(cell));
    reader
}

/// CSV by the book, for the tests alone.
fn csv_rows(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut inside) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if inside && chars.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' => inside = !inside,
            ',' if !inside => row.push(std::mem::take(&mut cell)),
            '\n' if !inside => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    rows
}

/// The tables that can be recognised as such: with two rows at least, headings among them.
fn documents() -> impl Strategy<Value = Disclosure> {
    strategies::document_with_texts()
}

fn tabbed(sheet: &Sheet) -> String {
    let line = |row: &Vec<String>| row.join("\t");
    let rows: Vec<String> = printed(sheet).iter().map(line).collect();
    format!("{}\n\n单位：万元\n\n{}\n\n注：无。\n", sheet.title, rows.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_printed_comes_back(document in documents()) {
        for sheet in document.sheets.iter().filter(|sheet| !sheet.rows.is_empty()) {
            let expected = shown(&printed(sheet));
            for text in [tabbed(sheet), sheet.render(Format::Csv), sheet.render(Format::Markdown)] {
                let layout = read(&text);
                prop_assert_eq!(grids(&layout).len(), 1, "{}", text);
                prop_assert_eq!(&shown(&cells(grids(&layout)[0])), &expected, "{}", text);
            }
            // The text writes each level of a heading in a line of its own: the rows below are the same.
            let text = sheet.render(Format::Text);
            let layout = read(&text);
            prop_assert_eq!(grids(&layout).len(), 1, "{}", text);
            let found = cells(grids(&layout)[0]);
            let body = sheet.headers.iter().map(|header| header.split('/').count()).max().unwrap_or(1);
            let rows = printed(sheet);
            prop_assert_eq!(shown(&found[body..]), shown(&rows[1..]), "{}", text);
        }
        for format in [Format::Text, Format::Markdown, Format::Csv] {
            let layout = read(&document.render(format));
            let sheets = document.sheets.iter().filter(|sheet| !sheet.rows.is_empty()).count();
            prop_assert!(grids(&layout).len() >= sheets, "{}", document.render(format));
        }
    }

    #[test]
    fn no_text_breaks_it(text in "([一万元（）。，、0-9.|,\"\t \n\u{3000}<>-]|合计|项目|9682.88|  |\n|\t){0,200}") {
        let limits = TextLimits::default();
        let _ = layout(&text, &limits);
        let _ = html::layout(&text, &limits);
    }

    #[test]
    fn no_bytes_break_it(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        if let Ok((text, _)) = decode(&bytes) {
            let _ = layout(&text, &TextLimits::default());
        }
    }
}

/// Every figure of the founding document stands in some grid of its text.
#[test]
fn huizhou_2023() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/seed/huizhou-2023.txt");
    let Ok(bytes) = std::fs::read(path) else {
        eprintln!("skipped: the founding document is not beside this checkout");
        return;
    };
    let (text, encoding) = decode(&bytes).unwrap();
    assert_eq!(encoding, Encoding::Utf8);
    let layout = read(&text);
    let grids = grids(&layout);
    let rows: Vec<Vec<String>> = grids.iter().flat_map(|grid| cells(grid)).collect();
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    for sheet in &Disclosure::huizhou_2023().unwrap().sheets {
        for row in &sheet.rows {
            let figures: Vec<String> = row.cells.iter().map(cn_budget::Cell::text).collect();
            let label = bare(&row.label);
            let stands = rows.iter().any(|cells| {
                let named = cells.iter().position(|cell| bare(cell).ends_with(&label));
                named.is_some_and(|at| cells[at + 1..].starts_with(&figures))
            });
            // A name that goes on over a page is two rows in print.
            let figures_alone =
                || rows.iter().any(|cells| cells.windows(figures.len()).any(|part| part == figures));
            assert!(
                stands || (label.chars().count() > 6 && figures_alone()),
                "{}: {label} {figures:?}",
                sheet.title
            );
        }
    }
    let names: Vec<&str> = text_lines(&layout);
    assert!(names.contains(&"收支总体情况表") && !names.iter().any(|line| line.contains('\t')));
}

/// The founding tables, printed in each way and read, are the tables that were printed.
#[test]
fn huizhou_2023_end_to_end() {
    let document = Disclosure::huizhou_2023().unwrap();
    let markdown = document.render(Format::Markdown);
    let single = |line: &str| match line.strip_prefix('|') {
        Some(cells) => cells.replace('|', " ").split_whitespace().collect::<Vec<_>>().join(" "),
        None => line.trim_start_matches("### ").to_owned(),
    };
    let lines = || markdown.lines().filter(|line| !line.starts_with("|---"));
    let tabbed: String = document.sheets.iter().map(tabbed).collect();
    let single: String = lines().map(|line| single(line) + "\n").collect();
    let html = |line: &str| match line.strip_prefix('|') {
        Some(cells) => format!("<tr><td>{}", cells.trim_end_matches('|').replace('|', "<td>")),
        None => format!("</table><p>{}<table>", line.trim_start_matches("### ")),
    };
    let html: String = ["<html>".to_owned()].into_iter().chain(lines().map(html)).collect();
    for text in [tabbed, single, html, document.render(Format::Text), markdown.clone()] {
        // The form's cover.
        let cover = format!("{}\n2023年部门预算\n\n", document.department);
        let text =
            if text.starts_with('<') { format!("<html><h1>{cover}</h1>{text}") } else { cover + &text };
        let read = crate::read(text.as_bytes(), &crate::Options::default()).unwrap();
        assert_eq!(read.disclosure.sheets.len(), document.sheets.len(), "{text}");
        for (found, sheet) in read.disclosure.sheets.iter().zip(&document.sheets) {
            assert_eq!((found.kind, &found.headers), (sheet.kind, &sheet.headers));
            let row = |row: &cn_budget::document::SheetRow| {
                (row.code.clone(), row.label.clone(), row.cells.clone())
            };
            let rows = |sheet: &Sheet| sheet.rows.iter().map(row).collect::<Vec<_>>();
            assert_eq!(rows(found), rows(sheet), "{text}");
        }
    }
}

/// As `pdftotext -layout` writes a cell of words over several lines, beside the first or around the middle one.
#[test]
fn words_over_several_lines_stand_with_their_row() {
    let head = "2024年教育局部门预算

        部门预算项目支出及其他支出预算表
                                            单位：万元
  支出项目类别（资金使用单位）       总计     一般公共预算    绩效目标
  合计                               6.00     6.00
  教育局                             6.00     6.00
  第一中学                           6.00     6.00
";
    let foot = "\n注：无。\n\n2024年本部门收入预算6.00万元，比上年持平。\n";
    let top = "  图书馆                             2.00     2.00            建成一座图书馆，方便读者。
                                                              开放时间不少于300天。
  体育馆                             4.00     4.00            改造一座体育馆。
                                                              增设泳道，满意度达到95%。
";
    let middle = "                                                              建成一座图书馆，方便读者。
  图书馆                             2.00     2.00
                                                              开放时间不少于300天。
                                                              改造一座体育馆。
  体育馆                             4.00     4.00
                                                              增设泳道，满意度达到95%。
";
    for rows in [top, middle] {
        let text = format!("{head}{rows}{foot}");
        let read = crate::read(text.as_bytes(), &crate::Options::default()).unwrap().disclosure;
        let [sheet] = read.sheets.as_slice() else { panic!("{read:#?}") };
        let rows: Vec<(&str, &str)> =
            sheet.rows.iter().map(|row| (row.label.as_str(), row.text(0))).collect();
        assert_eq!(
            rows[3..],
            [
                ("图书馆", "建成一座图书馆，方便读者。开放时间不少于300天。"),
                ("体育馆", "改造一座体育馆。增设泳道，满意度达到95%。"),
            ],
            "{text}"
        );
        assert_eq!((sheet.text_headers.as_slice(), sheet.notes.len()), (&["绩效目标".to_owned()][..], 1));
        assert!(read.sections.iter().any(|section| !section.paragraphs.is_empty()), "{read:#?}");
    }
}

#[test]
fn a_row_that_lost_or_won_a_cell_is_kept_whole() {
    let head = "科目编码\t科目名称\t合计\t基本支出\t项目支出\n\t合计\t6.00\t3.00\t3.00\n\
                201\t一般公共服务支出\t6.00\t3.00\t3.00\n20103\t政府办公厅\t6.00\t3.00\t3.00\n";
    let last = |row: &str| {
        let layout = read(&format!("{head}{row}\n2010302\t一般行政管理事务\t3.00\t\t3.00\n"));
        let cells = cells(grids(&layout)[0]);
        assert_eq!(cells.len(), 6);
        (cells[4].join("|"), layout.notes)
    };
    let whole = [Note::new(
        "第 5 行：各单元格无法分开，整行保留",
        "line 5: its cells cannot be told apart, it is kept whole",
    )];
    let blanks = [Note::new(
        "第 5 行：不足 5 个单元格，行末所缺按空白读取",
        "line 5: 1 row has fewer than 5 cells, read as blanks at their ends",
    )];
    for (row, kept, notes) in [
        ("2010301\t行政运行\t3.00\t3.00\t", "2010301|行政运行|3.00|3.00|", &[][..]),
        ("2010301\t行政运行\t3.00\t3.00\t\t", "2010301|行政运行|3.00|3.00|", &[]),
        ("2010301\t行政运行\t3.00\t3.00", "2010301|行政运行|3.00|3.00|", &blanks),
        ("2010301\t行政运行\t3.00\t见附件\t", "2010301|行政运行|3.00|见附件|", &[]),
        ("行政运行\t3.00\t3.00\t", "行政运行 3.00 3.00||||", &whole),
        ("2010301\t\t行政运行\t3.00\t3.00\t", "2010301 行政运行 3.00 3.00||||", &whole),
        ("2010301\t行政运行\t3.00\t3.00\t\t3.00", "2010301 行政运行 3.00 3.00 3.00||||", &whole),
    ] {
        assert_eq!(last(row), (kept.to_owned(), notes.to_vec()), "{row}");
    }
}
