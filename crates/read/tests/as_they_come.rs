//! One table in the many ways that files bring it: what is read is the same each time.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use crate::kept::read;
use crate::support;

use std::io::{Read as _, Write as _};

use cn_budget::document::RowRole;
use cn_budget::{Disclosure, Outcome, Printed, Report, Sheet, TableKind};
use cn_budget_read::Options;
use rust_xlsxwriter::{Color, Format, FormatBorder, Formula, Workbook, Worksheet};
use support::table::{HEADINGS, ROWS, TITLE};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

fn document(bytes: &[u8]) -> Disclosure {
    read(bytes, &Options::default()).unwrap().disclosure
}

/// The one table of a document.
fn table(bytes: &[u8]) -> Sheet {
    let mut sheets = document(bytes).sheets;
    assert_eq!(sheets.len(), 1, "{sheets:#?}");
    let sheet = sheets.remove(0);
    assert_eq!(sheet.kind, Some(TableKind::Expenditure), "{sheet:#?}");
    assert!(sheet.completeness.is_complete());
    sheet
}

/// Code, name and figures of each row, a figure as its digits and what is none as it is printed.
fn rows(sheet: &Sheet) -> Vec<Vec<String>> {
    let row = |row: &cn_budget::document::SheetRow| {
        let cells = row.cells.iter().map(|cell| cell.figure().map_or(cell.text(), Printed::digits));
        [row.code.clone().unwrap_or_default(), row.label.clone()].into_iter().chain(cells).collect()
    };
    sheet.rows.iter().map(row).collect()
}

fn expected() -> Vec<Vec<String>> {
    ROWS.iter().map(|row| row.map(str::to_owned).to_vec()).collect()
}

fn assert_same(bytes: &[u8], what: &str) {
    let sheet = table(bytes);
    assert_eq!(rows(&sheet), expected(), "{what}");
    assert_eq!(sheet.headers, HEADINGS[2..], "{what}");
}

/// A copied text of these lines, cells parted by tabs.
fn text(headings: [&str; 5], rows: &[[String; 5]]) -> String {
    let lines = rows.iter().map(|row| row.join("\t")).collect::<Vec<_>>().join("\n");
    format!("某局2024年部门预算\n\n{TITLE}\n单位：万元\n{}\n{lines}\n", headings.join("\t"))
}

/// The rows with a change to each text, by its column.
fn changed(change: impl Fn(usize, &str) -> String) -> Vec<[String; 5]> {
    ROWS.iter().map(|row| core::array::from_fn(|column| change(column, row[column]))).collect()
}

#[test]
fn marks_that_nobody_sees_are_nowhere() {
    for mark in ["\u{200b}", "\u{2060}", "\u{202d}", "\u{200e}", "\u{feff}", "\u{180e}"] {
        let marked = changed(|_, text| format!("{mark}{text}{mark}"));
        assert_same(text(HEADINGS, &marked).as_bytes(), mark);
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        head(sheet, &Format::new());
        for (row, texts) in (3..).zip(&marked) {
            for (column, text) in (0..).zip(texts) {
                sheet.write(row, column, text).unwrap();
            }
        }
        assert_same(&book.save_to_buffer().unwrap(), mark);
    }
}

#[test]
fn characters_of_one_shape_are_one() {
    let shaped = |text: &str| {
        text.replace('支', "⽀")
            .replace('行', "⾏")
            .replace('老', "⽼")
            .replace('小', "⼩")
            .replace('门', "⻔")
    };
    let mut bytes = text(HEADINGS, &changed(|_, text| shaped(text)));
    bytes = shaped(&bytes);
    assert_same(bytes.as_bytes(), "radicals");
    let page = format!(
        "<html><body><h1>某局2024年部⻔预算</h1><p>{TITLE}</p><p>单位：万元</p><table>{}</table></body></html>",
        changed(|_, text| shaped(text))
            .iter()
            .fold(format!("<tr><td>{}</td></tr>", HEADINGS.join("</td><td>")), |page, row| {
                format!("{page}<tr><td>{}</td></tr>", row.join("</td><td>"))
            })
    );
    assert_same(page.as_bytes(), "radicals of a page");
}

#[test]
fn every_minus_is_one() {
    for (printed, figure) in [
        ("\u{ad}4.50", "-4.50"),
        ("‐4.50", "-4.50"),
        ("‑4.50", "-4.50"),
        ("﹣4.50", "-4.50"),
        ("(-4.50)", "-4.50"),
        ("4.50-", "-4.50"),
        ("+4.50", "4.50"),
    ] {
        let bytes =
            text(HEADINGS, &changed(|_, text| if text == "4.50" { printed } else { text }.to_owned()));
        let read = rows(&table(bytes.as_bytes()));
        assert_eq!(read[7][4], figure, "{printed:?}");
    }
}

#[test]
fn nothing_has_many_names() {
    for nothing in ["…", "……", "无", "零", "‐", "﹣", "×", "—"] {
        let bytes =
            text(HEADINGS, &changed(|_, text| if text == "0.00" { nothing } else { text }.to_owned()));
        let sheet = table(bytes.as_bytes());
        assert!(sheet.rows[3].cells[2].is_blank(), "{nothing} is {:?}", sheet.rows[3].cells[2]);
    }
}

/// What a spelling is called, and how a code is spelled so.
type Spelling<'a> = (&'a str, &'a dyn Fn(&str) -> String);

#[test]
fn a_code_is_a_code_however_a_program_writes_it() {
    let levels = |code: &str, by: &str| {
        let parts = [code.get(..3), code.get(3..5), code.get(5..7)];
        parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(by)
    };
    let thousands = |code: &str| {
        let digits = code.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap());
        digits.collect::<Vec<_>>().join(",")
    };
    let spellings: [Spelling<'_>; 7] = [
        ("with decimals", &|code| format!("{code}.0")),
        ("with two decimals", &|code| format!("{code}.00")),
        ("as a text", &|code| format!("'{code}")),
        ("as a formula", &|code| format!("=\"{code}\"")),
        ("by levels", &|code| levels(code, ".")),
        ("by thousands", &thousands),
        ("filled with zeros", &|code| format!("{code:0<7}")),
    ];
    for (what, spelling) in spellings {
        let spelled = changed(|column, text| match (column, text) {
            (0, code) if !code.is_empty() => spelling(code),
            _ => text.to_owned(),
        });
        assert_same(text(HEADINGS, &spelled).as_bytes(), what);
    }
}

#[test]
fn a_code_under_the_format_of_days_is_its_number() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    head(sheet, &Format::new());
    let (day, amount) = (Format::new().set_num_format("yyyy/m/d"), Format::new().set_num_format("0.00"));
    for (row, texts) in (3..).zip(&ROWS) {
        if let Ok(code) = texts[0].parse::<f64>() {
            sheet.write_with_format(row, 0, code, &day).unwrap();
        }
        sheet.write(row, 1, texts[1]).unwrap();
        for column in 2..5_u16 {
            let value: f64 = texts[usize::from(column)].parse().unwrap();
            sheet.write_with_format(row, column, value, &amount).unwrap();
        }
    }
    assert_same(&book.save_to_buffer().unwrap(), "days");
}

#[test]
fn a_heading_is_the_same_in_another_hand_and_beside_another_language() {
    let rows = changed(|_, text| text.to_owned());
    for headings in [
        ["科目編碼", "科目名稱", "合計", "基本支出", "項目支出"],
        ["科目编码 Code", "科目名称 Name", "合计 Total", "基本支出 Basic", "项目支出 Projects"],
        ["科目编码", "科目名称", "合计（Total）", "基本支出Basic Expenditure", "项目支出"],
    ] {
        assert_same(text(headings, &rows).as_bytes(), headings[0]);
    }
}

#[test]
fn the_number_of_a_row_is_no_figure() {
    for name in ["", "Unnamed: 0", "序号"] {
        for first in [0, 1] {
            let mut lines = vec![format!("{name},{}", HEADINGS.join(","))];
            lines.extend((first..).zip(&ROWS).map(|(number, row)| format!("{number},{}", row.join(","))));
            let bytes = format!("某局2024年部门预算\n{TITLE}\n单位：万元\n{}\n", lines.join("\n"));
            assert_same(bytes.as_bytes(), name);
        }
    }
}

#[test]
fn a_table_goes_on_below_the_words_that_say_so() {
    let lines: Vec<String> = ROWS.iter().map(|row| row.join("\t")).collect();
    let (first, second) = lines.split_at(4);
    let heading = HEADINGS.join("\t");
    for mark in
        ["续表", "表3（续）", "（接上页）", "续上表", "续表3", "公开03表（续表）", "支出总体情况表（续）"]
    {
        for repeated in [true, false] {
            let again = if repeated { format!("单位：万元\n{heading}\n") } else { String::new() };
            let title = if mark.starts_with("支出") { "支出总体情况表" } else { TITLE };
            let bytes = format!(
                "某局2024年部门预算\n\n{title}\n单位：万元\n{heading}\n{}\n\n{mark}\n{again}{}\n",
                first.join("\n"),
                second.join("\n")
            );
            assert_same(bytes.as_bytes(), &format!("{mark} {repeated}"));
        }
    }
}

#[test]
fn a_column_has_the_unit_of_its_heading() {
    let page = "<p>某县档案局2024年部门决算</p><h3>政府采购决算表</h3><p>单位：元、万元</p><table>\
        <tr><th>品目</th><th>数量</th><th>单价（元）</th><th>金额（万元）</th></tr>\
        <tr><td>扫描仪</td><td>2</td><td>5600</td><td>1.12</td></tr>\
        <tr><td>密集架</td><td>4</td><td>12500</td><td>5.00</td></tr>\
        <tr><td>合计</td><td></td><td></td><td>6.12</td></tr></table>";
    let sheet = document(page.as_bytes()).sheets.remove(0);
    let units: Vec<String> = sheet.rows[0].cells[1..]
        .iter()
        .map(|cell| cell.figure().map(|figure| figure.unit().to_string()).unwrap_or_default())
        .collect();
    assert_eq!(units, ["元", "万元"]);
}

#[test]
fn the_sum_of_a_unit_above_its_classes_is_no_line() {
    let mut rows = changed(|_, text| text.to_owned());
    let mut unit = rows[0].clone();
    "某局本级".clone_into(&mut unit[1]);
    rows.insert(1, unit.clone());
    let sheet = table(text(HEADINGS, &rows).as_bytes());
    assert_eq!(sheet.rows[1].role, RowRole::Unit);
    // What is no sum may be a line that has lost its code.
    "73.50".clone_into(&mut rows[1][2]);
    let sheet = table(text(HEADINGS, &rows).as_bytes());
    assert_eq!(sheet.rows[1].role, RowRole::Line);
}

/// Title, unit and headings of a worksheet.
fn head(sheet: &mut Worksheet, format: &Format) {
    sheet.write(0, 0, TITLE).unwrap();
    sheet.write(1, 4, "单位：万元").unwrap();
    for (column, heading) in (0..).zip(HEADINGS) {
        sheet.write_with_format(2, column, heading, format).unwrap();
    }
}

/// A worksheet whose rows have these formats, by row; the cells of figures with a number format too.
fn workbook(heading: &Format, format: impl Fn(u32) -> Format, number: &str) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    head(sheet, heading);
    for (row, texts) in (3..).zip(&ROWS) {
        for (column, text) in (0..).zip(texts) {
            let format = format(row);
            match text.parse::<f64>() {
                Ok(value) if column > 1 => {
                    let format = if number.is_empty() { format } else { format.set_num_format(number) };
                    sheet.write_with_format(row, column, value, &format).unwrap();
                }
                _ if text.is_empty() => drop(sheet.write_blank(row, column, &format).unwrap()),
                _ => drop(sheet.write_with_format(row, column, *text, &format).unwrap()),
            }
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn a_row_needs_no_border_to_go_on_with_its_table() {
    let thin = Format::new().set_border(FormatBorder::Thin);
    assert_same(&workbook(&thin, |_| Format::new(), "0.00"), "borders around the headings alone");
    let all_but_one = |row| if row == 6 { Format::new() } else { thin.clone() };
    assert_same(&workbook(&thin, all_but_one, "0.00"), "one row without borders");
    assert_same(&workbook(&Format::new(), |_| thin.clone(), "0.00"), "borders below the headings alone");
    let rules = |_| Format::new().set_border_bottom(FormatBorder::Thin);
    assert_same(&workbook(&thin, rules, "0.00"), "rules below the rows");
}

#[test]
fn a_number_is_what_its_format_shows() {
    let none = |_| Format::new();
    let shown = |number: &str| rows(&table(&workbook(&Format::new(), none, number)));
    for number in ["[=0]\"0.00\";0.00", "[<100]0.00;#,##0.0", "[>=1000]0.0,;0.00"] {
        assert_eq!(shown(number), expected(), "{number}");
    }
    assert_eq!(shown("[=0]\"\";0.00")[3][4], "");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    head(sheet, &Format::new());
    let red = Format::new().set_num_format("#,##0.00;[Red]#,##0.00").set_font_color(Color::Black);
    for (row, texts) in (3..).zip(&ROWS) {
        sheet.write(row, 0, texts[0]).unwrap();
        sheet.write(row, 1, texts[1]).unwrap();
        for column in 2..5_u16 {
            let value: f64 = texts[usize::from(column)].parse().unwrap();
            sheet.write_with_format(row, column, -value, &red).unwrap();
        }
    }
    assert_eq!(rows(&table(&book.save_to_buffer().unwrap()))[1][2..], ["-61.20", "-52.20", "-9.00"]);
}

#[test]
fn a_cell_over_two_columns_in_every_row_is_one_column() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let format = Format::new().set_border(FormatBorder::Thin);
    sheet.write(0, 0, TITLE).unwrap();
    sheet.write(1, 5, "单位：万元").unwrap();
    for (row, texts) in (2..).zip(core::iter::once(&HEADINGS).chain(&ROWS)) {
        for (place, text) in (0..).zip(texts) {
            if place == 2 {
                sheet.merge_range(row, 2, row, 3, text, &format).unwrap();
            } else {
                let column = if place < 2 { place } else { place + 1 };
                sheet.write_with_format(row, column, *text, &format).unwrap();
            }
        }
    }
    assert_same(&book.save_to_buffer().unwrap(), "merged");
}

#[test]
fn a_formula_whose_value_is_not_stored_is_reported() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    head(sheet, &Format::new());
    for (row, texts) in (3..).zip(&ROWS) {
        sheet.write(row, 0, texts[0]).unwrap();
        sheet.write(row, 1, texts[1]).unwrap();
        sheet.write(row, 2, Formula::new(format!("=D{}+E{}", row + 1, row + 1))).unwrap();
        for column in 3..5_u16 {
            sheet.write(row, column, texts[usize::from(column)].parse::<f64>().unwrap()).unwrap();
        }
    }
    // The program writes a zero for the value of each formula, and asks for it to be worked out.
    let bytes = book.save_to_buffer().unwrap();
    for (what, bytes) in [("zeros", bytes.clone()), ("nothing", without_values(&bytes))] {
        let document = document(&bytes);
        let sheet = &document.sheets[0];
        assert_eq!(sheet.headers, HEADINGS[2..], "{what}");
        assert!(sheet.rows.iter().all(|row| row.cells[0].is_unread() && !row.cells[1].is_unread()), "{what}");
        assert_eq!(sheet.rows[1].cells[0].text(), "=D5+E5");
        let is_reported =
            document.notes.iter().any(|note| note.to_string().contains("8 cells hold formulas"));
        assert!(is_reported, "{what}: {:?}", document.notes);
    }
}

/// The workbook with its formulas' values taken away.
fn without_values(bytes: &[u8]) -> Vec<u8> {
    let mut archive = ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut written = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        if let Ok(text) = std::str::from_utf8(&content) {
            content = text.replace("</f><v>0</v>", "</f><v/>").into_bytes();
        }
        written.start_file(name, SimpleFileOptions::default()).unwrap();
        written.write_all(&content).unwrap();
    }
    written.finish().unwrap().into_inner()
}

#[test]
fn a_column_of_errors_is_a_column_of_figures() {
    for error in ["#REF!", "#N/A", "#DIV/0!", "########"] {
        let spoilt = changed(|column, text| if column == 2 { error } else { text }.to_owned());
        let sheet = table(text(HEADINGS, &spoilt).as_bytes());
        assert_eq!(sheet.headers, HEADINGS[2..], "{error}");
        assert_eq!(sheet.rows[1].label, "教育支出");
        assert!(sheet.rows.iter().all(|row| row.cells[0].is_unread()), "{error}");
    }
    let without = changed(|column, text| if column == 3 { "无" } else { text }.to_owned());
    let sheet = table(text(HEADINGS, &without).as_bytes());
    assert_eq!(sheet.headers, HEADINGS[2..]);
    assert!(sheet.rows.iter().all(|row| row.cells[1].is_blank()));
}

/// A page of the web with these rows, and what stands in its head.
fn page(head: &str, rows: &[String]) -> String {
    format!(
        "<html><head>{head}</head><body><h1>某局2024年部门预算</h1><p>{TITLE}</p><p>单位：万元</p><table>{}</table></body></html>",
        rows.concat()
    )
}

fn html_row(tag: &str, cells: &[String]) -> String {
    let cells = cells.iter().map(|text| ["<", tag, ">", text, "</", tag, ">"].concat()).collect::<String>();
    format!("<tr>{cells}</tr>")
}

#[test]
fn a_page_of_the_web_shows_what_stands_in_fields_and_below() {
    let heading = html_row("th", &HEADINGS.map(str::to_owned));
    let fields = changed(|column, text| match column {
        0 | 1 => text.to_owned(),
        _ => format!("<input type='text' value='{text}' readonly>"),
    });
    let mut rows = vec![heading.clone()];
    rows.extend(fields.iter().map(|row| html_row("td", row)));
    assert_same(page("", &rows).as_bytes(), "fields");
    // A foot may be written first; it stands below.
    let plain = changed(|_, text| text.to_owned());
    let mut rows = vec![format!("<tfoot>{}</tfoot>", html_row("td", &plain[0])), heading.clone()];
    rows.extend(plain[1..].iter().map(|row| html_row("td", row)));
    let sheet = table(page("", &rows).as_bytes());
    assert_eq!(sheet.rows.last().unwrap().role, RowRole::Total);
    assert_eq!(sheet.headers, HEADINGS[2..]);
    // What a style sheet hides is not there.
    let mut rows = vec![heading];
    for row in &plain {
        rows.push(html_row("td", row));
        rows.push(html_row("td", row).replace("<tr>", "<tr class='draft'>"));
    }
    assert_same(page("<style>.draft{display:none}</style>", &rows).as_bytes(), "style sheet");
}

#[test]
fn a_figure_that_its_cell_wraps_is_one() {
    let heading = html_row("th", &HEADINGS.map(str::to_owned));
    let mut rows = vec![heading];
    let wrapped = changed(|column, text| match (column, text.len()) {
        (2.., 5) => format!("{}<br>{}", &text[..1], &text[1..]),
        _ => text.to_owned(),
    });
    rows.extend(wrapped.iter().map(|row| html_row("td", row)));
    assert_same(page("", &rows).as_bytes(), "wrapped");
}

#[test]
fn a_total_of_formulas_is_a_row_and_no_heading() {
    let spoilt = changed(|column, text| if column > 1 { "=C5+C9" } else { text }.to_owned());
    let mut rows = changed(|_, text| text.to_owned());
    rows[0].clone_from(&spoilt[0]);
    let sheet = table(text(HEADINGS, &rows).as_bytes());
    assert_eq!(sheet.rows[0].role, RowRole::Total);
    assert!(sheet.rows[0].cells.iter().all(cn_budget::Cell::is_unread));
}

#[test]
fn a_table_without_a_figure_is_reported() {
    let heading = html_row("th", &HEADINGS.map(str::to_owned));
    let blank = changed(|column, text| if column < 2 { text } else { "" }.to_owned());
    let mut rows = vec![heading];
    rows.extend(blank.iter().map(|row| html_row("td", row)));
    let is_reported = |page: &str| {
        let document = document(page.as_bytes());
        assert_eq!(document.sheets[0].kind, Some(TableKind::Expenditure));
        document.notes.iter().any(|note| note.to_string().ends_with("no figure stands in it"))
    };
    let page = page("", &rows);
    assert!(is_reported(&page));
    assert!(!is_reported(&page.replace("</table>", "</table><p>注：本表无数据。</p>")));
}

#[test]
fn a_form_of_aims_has_amounts_and_words() {
    let row = |cells: &[&str]| {
        let cells = cells.join("</td><td>");
        format!("<tr><td>{cells}</td></tr>")
    };
    let form = |total: &str| {
        let rows = [
            row(&["项目名称", "河道清淤", "", ""]),
            row(&["实施单位", "某县水务局", "联系电话", "12345"]),
            row(&["项目资金（万元）", "年度资金总额", total, ""]),
            row(&["", "其中：财政拨款", "80.00", ""]),
            row(&["", "其他资金", "8.00", ""]),
            row(&["年度总体目标", "清淤三公里", "", ""]),
            row(&["一级指标", "二级指标", "三级指标", "指标值"]),
            row(&["产出指标", "数量指标", "清淤长度", "3公里"]),
            row(&["效益指标", "社会效益指标", "受益人数", "2000"]),
        ];
        let page = format!(
            "<html><p>某县水务局2024年部门预算</p><p>项目支出绩效目标表</p><p>110001某县水务局本级</p>\
             <p>单位：万元</p><table>{}</table></html>",
            rows.concat()
        );
        document(page.as_bytes())
    };
    let read = form("88.00");
    let [sheet] = &read.sheets[..] else { panic!("{:#?}", read.sheets) };
    assert_eq!((sheet.title.as_str(), sheet.kind), ("项目支出绩效目标表", Some(TableKind::Performance)));
    let rows: Vec<(&str, String, &str)> = sheet
        .rows
        .iter()
        .map(|row| {
            let amount = row.cells[0].figure().map(Printed::digits).unwrap_or_default();
            (row.label.as_str(), amount, row.texts[0].as_str())
        })
        .collect();
    let expected = [
        ("项目名称", "", "河道清淤"),
        ("实施单位", "", "某县水务局 联系电话 12345"),
        ("年度资金总额", "88.00", "项目资金（万元）"),
        ("其中：财政拨款", "80.00", ""),
        ("其他资金", "8.00", ""),
        ("年度总体目标", "", "清淤三公里"),
        ("产出指标/数量指标/清淤长度", "", "3公里"),
        ("效益指标/社会效益指标/受益人数", "", "2000"),
    ];
    let expected: Vec<_> =
        expected.iter().map(|(label, amount, text)| (*label, (*amount).to_owned(), *text)).collect();
    assert_eq!(rows, expected);
    assert!(sheet.rows.iter().all(|row| row.block.as_deref() == Some("河道清淤")));
    let broken = |document: &Disclosure| document.counts()[Outcome::Broken];
    assert_eq!((broken(&read), broken(&form("98.00"))), (0, 1));
}

#[test]
fn a_department_stands_above_its_units_by_its_code() {
    let lines = [
        "某县水务局2024年部门预算",
        "部门收入预算总表",
        "单位：万元",
        "部门（单位）代码\t部门（单位）名称\t合计\t财政拨款收入\t事业收入",
        "\t合计\t90.00\t80.00\t10.00",
        "301\t某县水务局\t90.00\t80.00\t10.00",
        "301001\t某县水务局（本级）\t50.00\t50.00\t0.00",
        "301002\t某县水文站\t40.00\t30.00\t10.00",
    ];
    let read = document(lines.join("\n").as_bytes());
    let [sheet] = &read.sheets[..] else { panic!("{:#?}", read.sheets) };
    let roles: Vec<RowRole> = sheet.rows.iter().map(|row| row.role).collect();
    assert_eq!(roles, [RowRole::Total, RowRole::Department, RowRole::Unit, RowRole::Unit]);
    assert_eq!(read.counts()[Outcome::Broken], 0);
}

#[test]
fn whose_a_table_is_may_stand_beside_its_unit() {
    let row = |cells: &[&str]| format!("<tr><td>{}</td></tr>", cells.join("</td><td>"));
    let rows = [
        row(&["部门支出预算表", "", "", "", ""]),
        row(&["某县水务局", "", "", "", "单位：万元"]),
        row(&["科目编码", "科目名称", "合计", "基本支出", "项目支出"]),
        row(&["", "合计", "24.00", "16.00", "8.00"]),
        row(&["213", "农林水支出", "24.00", "16.00", "8.00"]),
    ];
    let page = format!("<html><p>某县水务局2024年部门预算</p><table>{}</table></html>", rows.concat());
    let read = document(page.as_bytes());
    let [sheet] = &read.sheets[..] else { panic!("{:#?}", read.sheets) };
    assert_eq!((sheet.title.as_str(), sheet.kind), ("部门支出预算表", Some(TableKind::Expenditure)));
    assert_eq!(sheet.headers, ["合计", "基本支出", "项目支出"]);
}

#[test]
fn the_three_public_expenses_of_units_sum_to_those_of_the_department() {
    let row = |cells: &[&str]| format!("<tr><td>{}</td></tr>", cells.join("</td><td>"));
    let table = |reception: &str| {
        let rows = [
            "<tr><td rowspan=2>单位编码</td><td rowspan=2>单位名称</td><td colspan=4>当年财政拨款预算安排</td></tr>".to_owned(),
            row(&["合计", "因公出国（境）费用", "公务用车购置及运行费", "公务接待费"]),
            row(&["", "合计", "12.00", "1.00", "8.00", "3.00"]),
            row(&["301001", "某县水务局机关", "7.00", "1.00", "4.00", "2.00"]),
            row(&["301002", "某县水文站", "5.00", "0.00", "4.00", reception]),
        ];
        let title = "<p>某县水务局2024年部门预算</p><p>一般公共预算“三公”经费支出预算表</p><p>单位：万元</p>";
        document(format!("<html>{title}<table>{}</table></html>", rows.concat()).as_bytes())
    };
    let read = table("1.00");
    assert_eq!(read.sheets[0].kind, Some(TableKind::ThreePublic));
    let labels: Vec<&str> = read.sheets[0].rows[..4].iter().map(|row| row.label.as_str()).collect();
    assert_eq!(labels, ["“三公”经费", "因公出国（境）费用", "公务用车购置及运行费", "公务接待费"]);
    assert!(read.counts()[Outcome::Held] >= 6, "{:?}", read.counts());
    // The unit's own sum, and the sum of the units.
    assert_eq!([read, table("1.50")].map(|read| read.counts()[Outcome::Broken]), [0, 2]);
}

#[test]
fn a_title_with_a_unit_below_it_begins_a_table() {
    let table =
        |title: &str, rows: &str| format!("{title}\n单位：万元\n项目\t年初数\t本年增加\t年末数\n{rows}");
    let funds =
        table("附表一：2024年社会保险基金情况表", "甲基金\t1.00\t2.00\t3.00\n乙基金\t3.00\t1.00\t4.00\n");
    let debts =
        table("附表二：2024年政府债务情况表", "一般债务\t5.00\t1.00\t6.00\n专项债务\t7.00\t1.00\t8.00\n");
    let document = document(format!("某县2024年决算\n\n{funds}{debts}").as_bytes());
    let read: Vec<(&str, usize)> =
        document.sheets.iter().map(|sheet| (sheet.title.as_str(), sheet.rows.len())).collect();
    assert_eq!(read, [("附表一：2024年社会保险基金情况表", 2), ("附表二：2024年政府债务情况表", 2)]);
}

#[test]
fn a_form_declares_what_its_columns_are() {
    for numbers in [
        "栏次\t1\t2\t3=1-2",
        "栏次\tA\tB\tC=A-B",
        "栏次\t①\t②\t③=①-②",
        "栏次\t（1）\t（2）\t（3）＝（1）-（2）",
        "栏次\t1栏\t2栏\t3栏=1栏-2栏",
        "栏次\t2\t1\t3=2-1",
    ] {
        let table = |left: &str| {
            let text = format!(
                "某县2024年部门决算\n\n资金结存情况表\n单位：万元\n项目\t到位\t使用\t结存\n{numbers}\n\
                 供水\t15.00\t10.00\t{left}\n供气\t9.00\t8.00\t1.00\n道路\t7.00\t6.00\t1.00\n"
            );
            document(text.as_bytes())
        };
        let sound = table("5.00");
        assert_eq!(sound.sheets[0].column_numbers.len(), 3, "{numbers}");
        assert_eq!(sound.sheets[0].rows.len(), 3, "{numbers}");
        let errors = |document: &Disclosure| {
            let report = Report::of(document);
            report.findings().iter().filter(|finding| finding.rule.code() == "SUM004").count()
        };
        assert_eq!((errors(&sound), errors(&table("6.00"))), (0, 1), "{numbers}");
    }
}

#[test]
fn a_report_on_other_things_has_the_year_of_its_title() {
    let text = "某县2020年度国有资产管理情况综合报告\n\n一、总体情况\n截至2020年末，资产总额90.00万元。\n\
                资产情况表\n单位：万元\n单位\t原值\n甲\t50.00\n合计\t50.00\n";
    assert_eq!(document(text.as_bytes()).fiscal_year.get(), 2020);
}
