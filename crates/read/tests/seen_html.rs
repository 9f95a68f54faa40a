//! Web pages in which what is there is not what is seen. Each is a table whose row of 205 prints the figure in question.

use crate::opened;

/// What the row of 205 prints whose last cell but one is this, and what is noted.
fn opened(head: &str, cell: &str) -> (String, String) {
    let page = format!(
        "<html><head><title>x</title>{head}</head><body><h1>教育局2024年部门预算</h1><p>支出总体情况表<p>单位：万元
         <table><tr><td>科目编码<td>科目名称<td>合计<td>基本支出<tr><td><td>合计<td>7.00<td>7.00
         <tr><td>205<td>教育支出{cell}<td>3.00</table></body></html>"
    );
    opened::opened(page.as_bytes())
}

const UNSEEN: &str = "1 texts in the colour of what is below them were passed over";
const DOUBTFUL: &str =
    "1 texts of tables in white may not be seen, for it is not known what is below them; they were read";

#[test]
fn letters_in_the_colour_of_what_is_below_them() {
    let white = "<td>1<span style='color:#fff'>9</span>00.00";
    let on = |style: &str| format!("<td style='{style}'>1<span style='color:#fff'>9</span>00.00");
    let classed = |class: &str| format!("<td class='{class}'>1<b class=w>9</b>00.00");
    let sheet = "<style>.w{color:white} .d{background:#036} .page .d2{background:#036} .l{background:#fff none}</style>";
    for (head, cell, note) in [
        ("", white, UNSEEN),
        ("", "<td>1<font color=white>9</font>00.00", UNSEEN),
        ("", "<td>1<font color='#fafafa'>9</font>00.00", UNSEEN),
        ("", "<td>1<font color=red>9</font>00.00", ""),
        ("", "<td>1<span style='color:rgb(255, 255, 255)'>9</span>00.00", UNSEEN),
        ("", "<td>1<span style='color:rgb(255,255,255);background-color:#036'>9</span>00.00", ""),
        ("", "<td>1<span style='color:#000;background:#000'>9</span>00.00", UNSEEN),
        (
            "",
            "<td style='color:#fff'><span style='color:#000'>1</span>9<span style='color:#000'>00.00</span>",
            UNSEEN,
        ),
        // A link has its own colour.
        ("", "<td>1<span style='color:#fff'><a href=x>9</a></span>00.00", ""),
        ("", &on("background:#003366"), ""),
        ("", &on("background-color:whitesmoke"), UNSEEN),
        ("", &on("background:url(x.png)"), DOUBTFUL),
        ("", "<td bgcolor=navy>1<font color=white>9</font>00.00", ""),
        (sheet, &classed("x"), UNSEEN),
        (sheet, &classed("d"), ""),
        (sheet, &classed("l"), UNSEEN),
        // A rule is for what stands where it says.
        (sheet, &classed("d2"), UNSEEN),
        ("<style>table .d2{background:#036}.w{color:#fff}</style>", &classed("d2"), ""),
        ("<style>table td + .d2{background:#036}.w{color:#fff}</style>", &classed("d2"), DOUBTFUL),
        ("<style>td{background:#036}</style>", white, ""),
        ("<style>td:last-child{background:#036}</style>", white, DOUBTFUL),
        ("<style>tr>td span{color:#fff!important}</style>", "<td>1<span>9</span>00.00", UNSEEN),
        ("<style>body{background:#fff}</style>", white, UNSEEN),
        ("<style>@media print{td{background:#036}}</style>", white, UNSEEN),
        ("<link rel=stylesheet href=site.css>", white, DOUBTFUL),
        ("<link rel=icon href=x.png>", white, UNSEEN),
    ] {
        let expected = if note == UNSEEN { "100.00 万元" } else { "1900.00 万元" };
        assert_eq!(opened(head, cell), (expected.to_owned(), note.to_owned()), "{head} {cell}");
    }
    // All of the cell.
    assert_eq!(opened("", "<td style='color:#fff'>900.00"), (String::new(), UNSEEN.to_owned()));
}

#[test]
fn a_ground_ends_with_its_cell() {
    let figure = "1<font color=white>9</font>00.00";
    for end in ["</td>", ""] {
        let cell = format!("<td bgcolor=navy style='display:table-cell'>{figure}{end}");
        assert_eq!(opened("", &cell).0, "1900.00 万元");
    }
    let row = |head: &str| opened(head, &format!("<td>{figure}"));
    assert_eq!(row("").0, "100.00 万元");
    // What stands before the table and is dark ends before it.
    let before = "</head><body><div style='background:#000'><p style='color:#fff'>首页</div>";
    assert_eq!(row(before).1, UNSEEN);
    // One that is never closed goes on.
    let before = "</head><body><div style='background:#000'><p style='color:#fff'>首页";
    assert_eq!(row(before), ("1900.00 万元".to_owned(), String::new()));
}

#[test]
fn a_lowered_digit_is_no_digit_of_the_figure() {
    for (cell, expected) in [
        ("<td>100.00<sub>1</sub>", "100.00 万元"),
        ("<td>100.00<sub>(1)", "100.00 万元"),
        ("<td>100.00<sup>1</sup>", "100.00 万元"),
        ("<td>100.00<span style='vertical-align:super;font-size:60%'>1</span>", "100.00 万元"),
        ("<td>100.00<span style='vertical-align: sub'>1</span>", "100.00 万元"),
        ("<td>100.00<span style='vertical-align:middle'>1</span>", "100.001 万元"),
        ("<td style='vertical-align:super'>100.001", "100.001 万元"),
        ("<td>CO<sub>2</sub>", "CO2"),
    ] {
        assert_eq!(opened("", cell).0, expected, "{cell}");
    }
}

#[test]
fn what_a_closed_section_holds_is_not_read_and_told() {
    let section = |open: &str, summary: &str, more: &str| {
        format!("<td>1<details{open}>{summary}9{more}</details>00.00")
    };
    let told = "a section that is closed was passed over";
    let whole = |cell: &str| {
        let (figure, notes) = opened("", cell);
        (figure, notes.contains(told))
    };
    assert_eq!(whole(&section("", "", "")), ("100.00 万元".to_owned(), true));
    assert_eq!(whole(&section("", "<summary>2</summary>", "")), ("1200.00 万元".to_owned(), true));
    assert_eq!(
        whole(&section("", "<summary>2</summary>", "<summary>3</summary>")),
        ("1200.00 万元".to_owned(), true)
    );
    assert_eq!(whole(&section("", "<details>5</details><summary>2</summary>", "")).0, "1200.00 万元");
    assert_eq!(whole(&section("", "<table><tr><td><summary>2</summary></table>", "")).0, "100.00 万元");
    assert_eq!(whole(&section(" open", "", "")), ("1900.00 万元".to_owned(), false));
}

/// The figure, and whether hidden text is noted.
fn hidden(head: &str, cell: &str) -> (String, bool) {
    let (figure, notes) = opened(head, cell);
    (figure, notes.contains("hidden texts in tables were passed over") || notes.contains("a hidden row"))
}

#[test]
fn what_no_browser_shows_is_not_read_and_told() {
    let nine = "<td>1<span class=x data-x=y>9</span>00.00";
    for rule in [
        ".x{font-size:0}",
        ".x{font-size:0.02em}",
        ".x{opacity:0.02}",
        ".x{transform:scale(0)}",
        ".x{position:absolute;left:-9999px}",
        ".x{position:relative;top:-9999px}",
        "table span{display:none}",
        "tr > td > span{display:none}",
        "td:nth-child(3) span{display:none}",
        "tr:nth-child(3) > td:nth-child(odd) .x{display:none}",
        "[data-x]{display:none}",
        "span[data-x=y]{visibility:hidden}",
        "td *{display:none}",
        "body .x{color:transparent}",
    ] {
        let head = format!("<style>{rule}</style>");
        assert_eq!(hidden(&head, nine), ("100.00 万元".to_owned(), true), "{rule}");
    }
    for rule in [
        ".y .x{display:none}",
        "table > span{display:none}",
        "td:nth-child(2) span{display:none}",
        "span[data-x=z]{display:none}",
        "td:not(.y) span:empty{display:none}",
        ".x{opacity:0.5}",
        ".x{transform:none}",
        ".x:hover{display:none}",
        ".x::before{display:none}",
        "@media print{.x{display:none}}",
    ] {
        let head = format!("<style>{rule}</style>");
        assert_eq!(hidden(&head, nine), ("1900.00 万元".to_owned(), false), "{rule}");
    }
    // All of a cell, a row, a table: the letters of what stands in it are its own where it says so.
    let (cell, shown) =
        ("<td style='font-size:0'>900.00", "<td style='font-size:0'><b style='font-size:12px'>100.00</b>9");
    assert_eq!(hidden("", cell), (String::new(), true));
    assert_eq!(hidden("", shown), ("100.00 万元".to_owned(), true));
    let still = "<td style='font-size:0'>9<b style='font-size:200%'>100.00</b>";
    assert_eq!(hidden("", still), (String::new(), true));
    assert_eq!(hidden("", "<td style='text-indent:-9999px'>900.00"), (String::new(), true));
    // What is not displayed takes no place, and what is only not seen does.
    for (style, first) in [
        ("opacity:.01", ""),
        ("visibility:hidden", ""),
        ("display:none", "3.00 万元"),
        ("position:absolute;left:-9999px", "3.00 万元"),
    ] {
        let head = format!("<style>tr:nth-child(3) > td:nth-child(3){{{style}}}</style>");
        assert_eq!(hidden(&head, "<td>900.00</td>"), (first.to_owned(), true), "{style}");
        assert_eq!(hidden(&head, "<td>900.00"), (first.to_owned(), true), "{style}");
    }
}

#[test]
fn lines_of_a_cell_are_no_digits_of_one_figure() {
    for (cell, expected) in [
        ("<td>12<br>5.00", "12 5.00"),
        ("<td><p>12</p><p>5.00</p>", "12 5.00"),
        ("<td><div>12</div>5.00", "12 5.00"),
        ("<td><span style='display:block'>12</span>5.00", "12 5.00"),
        ("<td>12<span style='display:block'>5.00</span>", "12 5.00"),
        ("<td>12<b style='float:right'>5.00</b>", "12 5.00"),
        ("<td>12,<br>345.00", "12345.00 万元"),
        ("<td>12<wbr>5.00", "125.00 万元"),
        ("<td>12<big>5</big>.00", "125.00 万元"),
        // A guide to how letters are said is a mark.
        ("<td><ruby>100.00<rt>1</rt></ruby>", "100.00 万元"),
        ("<td><ruby>100.00<rp>(</rp><rt>1</rt><rp>)</rp></ruby>", "100.00 万元"),
        ("<td><ruby>100.00<rp>(<rt>1<rp>)</ruby>", "100.00 万元"),
        ("<td><ruby>10<rt>1</ruby>0.00", "10¹0.00"),
    ] {
        assert_eq!(opened("", cell).0, expected, "{cell}");
    }
}

#[test]
fn styles_that_cannot_be_looked_at_are_told() {
    let told = "it has too many styles, or elements too deep in each other, to tell which text is hidden";
    let deep = |count: usize| format!("</head><body>{}", "<div>".repeat(count));
    let sheet = "<style>div .x{display:none}</style>";
    for (head, expected) in [
        (format!("{sheet}{}", deep(400)), "1 hidden texts in tables were passed over"),
        (format!("{sheet}{}", deep(600)), told),
        (deep(600), ""),
    ] {
        assert_eq!(opened(&head, "<td>1<b class=x>9</b>00.00").1, expected, "{}", head.len());
    }
}
