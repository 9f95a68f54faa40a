//! Pages, and what is read of them.

use cn_budget::{Sheet, document::Format, strategies};
use proptest::prelude::*;

use super::*;
use crate::Block;
use crate::note::Note;
use crate::text::markup::shown;

fn read(text: &str) -> Layout {
    layout(text, &TextLimits::default()).unwrap()
}

#[test]
fn pages() {
    for (page, expected) in [
        (
            "<title>x</title><h1>收支\n 总表</h1><p>单位：万元<table><tr><th>项目<th>合计<tr><td>甲&amp;乙<br>丙<td>3.00</table>注",
            "收支 总表\n单位：万元\n[项目|合计/甲&乙丙|3.00]\n注",
        ),
        (
            "<table><thead><tr><td rowspan=2>项目</td><td colspan=2>预算数</td></tr><tr><td>基本</td><td>项目</td></tr></thead>
             <tbody><tr><td>甲</td><td>1.00</td><td>2.00</td></tr></tbody></table>",
            "[项目|预算数|/|基本|项目/甲|1.00|2.00]",
        ),
        // Tables that only arrange.
        (
            "<table><tr><td>上</td><td><table><tr><td>项目<td>合计<tr><td>甲<td>1.00</table>下</td></tr></table>",
            "上\n[项目|合计/甲|1.00]\n下",
        ),
        // A page, a list, a head without ends.
        ("<head><style>td{}</style><body><table><tr><td>首页<td>新闻<tr><td>联系<td>我们</table>", "首页\n新闻\n联系\n我们"),
        // Hidden rows and cells.
        (
            "<table><tr><td>项目<td>合计<tr style='Display : none'><td>甲<td>9.00<tr hidden><td><table><tr><td>x</table><td>8.00</tr>
             <tr><td>乙<td style=\"display:none\">7.00<td>1.00</table>",
            "[项目|合计/乙|1.00]",
        ),
        ("<div style=display:none>a<div>b</div>c</div>d<script>if (a<b) '<table>'</script>e", "d\ne"),
        ("<div>甲<span>乙</span><!-- 丙 -->丁</div>戊", "甲乙丁\n戊"),
        ("<table><tr><td colspan=3 rowspan=0>项目合计<td>1.00<tr><td>2.00", "[项目合计|||1.00/|||2.00]"),
        ("</table></td><td>a</tr>", "a"),
        ("", ""),
    ] {
        assert_eq!(shown(&read(page)), expected, "{page}");
    }
    let hidden = Note::new("第 1 行：隐藏的一行未读取", "line 1: a hidden row was passed over");
    assert_eq!(read("<table><tr hidden><td>1").notes, [hidden]);
}

#[test]
fn spans_and_places() {
    let layout =
        read("<p>a\r\n<table>\r\n<tr><th colspan=2>项目\r\n<tr><td>甲<td>1.00<tr><td>乙<td>2.00</table>");
    let Block::Grid(grid) = &layout.blocks[1] else { panic!("no grid") };
    assert_eq!((grid.cells()[0].column_span, grid.place(0).line, grid.place(1).line), (2, Some(3), Some(4)));
}

#[test]
fn limits() {
    let limits = TextLimits { bytes: 1000, lines: 5, cells: 12, cell_bytes: 20, ..TextLimits::default() };
    for (page, error) in [
        ("x".repeat(1001), "bytes 1001 by line 1 exceed the limit of 1000"),
        ("\n<p>x".repeat(6), "lines 6 by line 7 exceed the limit of 5"),
        ("<table><tr><td colspan=1000>".to_owned(), "cells 1000 by line 1 exceed the limit of 12"),
        (
            "<table><tr>\n<td>这一格里的字太多了".to_owned(),
            "bytes of a cell 27 by line 2 exceed the limit of 20",
        ),
    ] {
        let found = layout(&page, &limits).unwrap_err().to_string();
        assert_eq!(found, format!("{error}: raise it in the options if the document is trusted"));
    }
}

fn page(sheet: &Sheet) -> (String, String) {
    let markdown = sheet.render(Format::Markdown);
    let rows = markdown.lines().filter(|line| line.starts_with('|') && !line.contains("---"));
    let rows: Vec<Vec<&str>> =
        rows.map(|row| row.trim_matches('|').split('|').map(str::trim).collect()).collect();
    let cell = |text: &&str| format!("<td>{}", text.replace('&', "&amp;").replace('<', "&lt;"));
    let row =
        |row: &Vec<&str>| ["<tr>".to_owned()].into_iter().chain(row.iter().map(cell)).collect::<String>();
    let html: String = rows.iter().map(row).collect();
    let expected = rows.iter().map(|row| row.join("|")).collect::<Vec<_>>().join("/");
    (format!("<p>{}<table>{html}</table>", sheet.title), format!("{}\n[{expected}]", sheet.title))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_printed_comes_back(document in strategies::document_with_texts()) {
        for sheet in document.sheets.iter().filter(|sheet| !sheet.rows.is_empty()) {
            let (html, expected) = page(sheet);
            prop_assert_eq!(shown(&read(&html)), expected);
        }
    }

    #[test]
    fn no_page_breaks_it(text in "(<(/?)(table|tr|td|th|p|div|script|tbody|head)( hidden| colspan=[0-9]{1,4}| rowspan=[0-9])?>|[一1.< &\n]){0,80}") {
        let _ = layout(&text, &TextLimits::default());
    }
}

#[test]
fn what_a_style_hides_and_what_is_raised() {
    let table = |cell: &str| format!("<table><tr><td>项目<td>合计<tr><td>甲<td>{cell}</table>");
    let sheet = "<head><title>x</title><style>.no{display:none} .small{font-size:0}</style></head>";
    for (cell, expected) in [
        ("9<span class=no>8</span>.00", "9.00"),
        ("9<span class='x No'>8</span>.00", "9.00"),
        ("9<span class=small>8</span>.00", "9.00"),
        ("9<font style='font-size: 0'>8</font>.00", "9.00"),
        ("9<span style='color:rgba(0,0,0,0)'>8</span>.00", "9.00"),
        ("9<span style='position:absolute;left:-9999px'>8</span>.00", "9.00"),
        ("<div style='font-size:0'><span style='font-size:9px'>9.00</span></div>", "9.00"),
        ("9.00<sup>1</sup>", "9.00¹"),
        ("9.00<sup>(12)</sup>", "9.00⁽¹²⁾"),
        ("9.00<sup>1", "9.00¹"),
        ("m<sup>2</sup>9", "m²9"),
    ] {
        let layout = read(&(sheet.to_owned() + &table(cell)));
        assert_eq!(shown(&layout), format!("[项目|合计/甲|{expected}]"), "{cell}");
        let expected = "1 hidden texts in tables were passed over";
        let is_noted = layout.notes.iter().any(|note| note.to_string() == expected);
        assert_eq!(is_noted, cell.contains('8'), "{cell}");
    }
    let unclosed = read("<table><tr><td>项目<td>合计<tr><td>甲<sup>1<td>9.00</table>");
    assert_eq!(shown(&unclosed), "[项目|合计/甲¹|9.00]", "a mark ends with its cell");
}

#[test]
fn tables_within_tables_share_a_limit() {
    let limits = TextLimits { cells: 10_000, ..TextLimits::default() };
    let nested = |count: usize| "<table><tr><td colspan=1000>x<tr><td>".repeat(count);
    assert!(layout(&nested(4), &limits).is_ok());
    let error = layout(&nested(8), &limits).unwrap_err();
    assert!(error.is_too_large(), "{error}");
}
