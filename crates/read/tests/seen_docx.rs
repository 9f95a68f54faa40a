//! Word files in which what is there is not what is seen. Each is a table whose row of 205 prints the figure in question.

use crate::docx;
use crate::opened;

use docx::{paragraph, part, row, run};

/// Letters of these properties.
fn letters(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")
}

/// What stands around the letters in question.
#[derive(Clone, Copy, Default)]
struct Around<'a> {
    /// The properties of the table, of the cell, of the paragraph.
    table: &'a str,
    cell: &'a str,
    paragraph: &'a str,
    /// What stands before the body.
    before: &'a str,
    styles: &'a str,
}

/// What the row of 205 prints, and what is noted.
fn opened(runs: &str, around: Around<'_>) -> (String, String) {
    let Around { table, cell, paragraph: of_paragraph, before, styles } = around;
    let cell = format!("<w:tc><w:tcPr>{cell}</w:tcPr><w:p><w:pPr>{of_paragraph}</w:pPr>{runs}</w:p></w:tc>");
    let rows = [
        row(&["科目编码", "科目名称", "合计", "基本支出"]),
        row(&["", "合计", "7.00", "7.00"]),
        format!(
            "<w:tr>{}{}{cell}{}</w:tr>",
            docx::cell("", "205"),
            docx::cell("", "教育支出"),
            docx::cell("", "3.00")
        ),
    ];
    let body = [
        paragraph("教育局2024年部门预算"),
        paragraph("支出总体情况表"),
        paragraph("单位：万元"),
        format!("<w:tbl><w:tblPr>{table}</w:tblPr>{}</w:tbl>", rows.concat()),
    ];
    let text = part("document", &format!("{before}<w:body>{}</w:body>", body.concat()));
    let relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>";
    let bytes = docx::archive(&[
        ("_rels/.rels", relations.as_bytes()),
        ("word/document.xml", text.as_bytes()),
        ("word/styles.xml", part("styles", styles).as_bytes()),
    ]);
    opened::opened(&bytes)
}

const UNSEEN: &str = "1 texts in the colour of what is below them were passed over";
const DOUBTFUL: &str =
    "1 texts in white may not be seen, for it is not known what is below them; they were read";

#[test]
fn letters_in_the_colour_of_what_is_below_them() {
    let white = r#"<w:color w:val="FFFFFF"/>"#;
    let dark = r#"<w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>"#;
    let styles = r#"<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>
        <w:style w:type="character" w:styleId="white"><w:rPr><w:color w:val="FEFEFE"/></w:rPr></w:style>
        <w:style w:type="character" w:styleId="black"><w:basedOn w:val="white"/><w:rPr><w:color w:val="auto"/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="pale"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="band"><w:basedOn w:val="pale"/><w:pPr><w:shd w:val="clear" w:fill="003366"/></w:pPr></w:style>
        <w:style w:type="table" w:styleId="plain"/>
        <w:style w:type="table" w:styleId="bands"><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="003366"/></w:tcPr></w:tblStylePr></w:style>"#;
    let none = Around { styles, ..Around::default() };
    let hidden = |properties: &str| run("1") + &letters(properties, "9") + &run("00.00");
    for (properties, around, note) in [
        ("", none, ""),
        (white, none, UNSEEN),
        (r#"<w:color w:val="auto" w:themeColor="background1"/>"#, none, UNSEEN),
        (r#"<w:color w:val="000000" w:themeColor="light1"/>"#, none, UNSEEN),
        (r#"<w:color w:val="808080" w:themeColor="background1" w:themeShade="80"/>"#, none, ""),
        (r#"<w:color w:val="FFFFFF" w:themeColor="text1"/>"#, none, ""),
        (
            white,
            Around {
                cell: r#"<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF" w:themeFill="text1"/>"#,
                ..none
            },
            "",
        ),
        (
            white,
            Around {
                cell: r#"<w:shd w:val="clear" w:color="auto" w:fill="003366" w:themeFill="background1"/>"#,
                ..none
            },
            UNSEEN,
        ),
        (r#"<w:rStyle w:val="white"/>"#, none, UNSEEN),
        (r#"<w:rStyle w:val="black"/>"#, none, ""),
        (r#"<w:color w:val="F0F0F0"/>"#, none, ""),
        (r#"<w:color w:val="FFFFFF"/><w:highlight w:val="darkBlue"/>"#, none, ""),
        (r#"<w:color w:val="000000"/><w:highlight w:val="black"/>"#, none, UNSEEN),
        (r#"<w:highlight w:val="black"/>"#, none, ""),
        (r#"<w:color w:val="FFFFFF"/><w:shd w:val="solid" w:color="auto" w:fill="FFFFFF"/>"#, none, ""),
        (white, Around { cell: dark, ..none }, ""),
        (white, Around { table: dark, ..none }, ""),
        (white, Around { paragraph: dark, ..none }, ""),
        (white, Around { cell: r#"<w:shd w:val="clear" w:color="auto" w:fill="auto"/>"#, ..none }, UNSEEN),
        (white, Around { cell: r#"<w:shd w:val="pct50" w:color="auto" w:fill="auto"/>"#, ..none }, DOUBTFUL),
        (white, Around { table: r#"<w:tblStyle w:val="plain"/>"#, ..none }, UNSEEN),
        (white, Around { table: r#"<w:tblStyle w:val="bands"/>"#, ..none }, DOUBTFUL),
        (white, Around { before: r#"<w:background w:color="003366"/>"#, ..none }, DOUBTFUL),
        (white, Around { before: r#"<w:background w:color="FFFFFF"/>"#, ..none }, UNSEEN),
    ] {
        let expected = if note == UNSEEN { "100.00 万元" } else { "1900.00 万元" };
        assert_eq!(
            opened(&hidden(properties), around),
            (expected.to_owned(), note.to_owned()),
            "{properties}"
        );
    }
    let of_style = |style: &str| format!(r#"<w:pStyle w:val="{style}"/>"#);
    let one = run("100.00");
    assert_eq!(
        opened(&one, Around { paragraph: &of_style("pale"), ..none }),
        (String::new(), UNSEEN.to_owned())
    );
    assert_eq!(opened(&one, Around { paragraph: &of_style("band"), ..none }).0, "100.00 万元");
}

#[test]
fn a_digit_that_is_moved_is_no_digit_of_the_figure() {
    let up = |by: i32| format!(r#"<w:position w:val="{by}"/><w:sz w:val="24"/>"#);
    let marked = |by: i32| run("100.00") + &letters(&up(by), "1");
    let set = |how: &str| run("100.00") + &letters(&format!(r#"<w:vertAlign w:val="{how}"/>"#), "1");
    let by_style =
        r#"<w:style w:type="character" w:styleId="up"><w:rPr><w:position w:val="8"/></w:rPr></w:style>"#;
    for (runs, expected) in [
        (marked(8), "100.00"),
        (marked(6), "100.00"),
        // A tenth of its size.
        (marked(2), "100.001"),
        (marked(-8), "100.00"),
        (set("superscript"), "100.00"),
        (set("subscript"), "100.00"),
        (set("baseline"), "100.001"),
        (run("100.00") + &letters(r#"<w:rStyle w:val="up"/>"#, "1"), "100.00"),
        // All of it is moved to the middle of its cell.
        (letters(&up(8), "100.0") + &letters(&up(8), "01"), "100.001"),
        // The mark stands first.
        (letters(&up(8), "1") + &run("100.00"), "¹100.00"),
        (letters(&up(8), "(1)") + &run("100.00"), "⁽¹⁾100.00"),
    ] {
        let expected =
            if expected.starts_with('1') { format!("{expected} 万元") } else { expected.to_owned() };
        assert_eq!(opened(&runs, Around { styles: by_style, ..Around::default() }).0, expected, "{runs}");
    }
}

/// A file with the table of this row beside others.
fn with_row(last: &str, beside: &[(&str, String)]) -> Vec<u8> {
    let rows = [row(&["科目编码", "科目名称", "合计", "基本支出"]), row(&["", "合计", "7.00", "7.00"])];
    let body = [
        paragraph("教育局2024年部门预算"),
        paragraph("支出总体情况表"),
        paragraph("单位：万元"),
        format!("<w:tbl>{}{last}</w:tbl>", rows.concat()),
    ];
    docx::with(&body.concat(), beside)
}

#[test]
fn a_row_without_height_is_not_read_and_told() {
    let read = |height: &str| {
        let cells = ["205", "教育支出", "100.00", "3.00"].map(|text| docx::cell("", text)).concat();
        let bytes = with_row(&format!("<w:tr><w:trPr>{height}</w:trPr>{cells}</w:tr>"), &[]);
        let document = crate::kept::read(&bytes, &cn_budget_read::Options::default()).unwrap().disclosure;
        let is_read = document.sheets.iter().flat_map(|sheet| &sheet.rows).any(|row| row.code.is_some());
        let notes =
            document.notes.iter().map(|note| note.message(cn_budget::Language::En)).collect::<Vec<_>>();
        (is_read, notes.contains(&"1 hidden rows of tables were passed over"))
    };
    assert_eq!(read(r#"<w:trHeight w:val="1" w:hRule="exact"/>"#), (false, true));
    for height in [
        r#"<w:trHeight w:val="1"/>"#,
        r#"<w:trHeight w:val="1" w:hRule="atLeast"/>"#,
        r#"<w:trHeight w:val="300" w:hRule="exact"/>"#,
    ] {
        assert_eq!(read(height), (true, false), "{height}");
    }
}

#[test]
fn paragraphs_of_a_cell_are_no_digits_of_one_figure() {
    let read = |paragraphs: &[&str]| {
        let cell = paragraphs.iter().map(|text| paragraph(text)).collect::<String>();
        let cells = format!(
            "{}{}<w:tc>{cell}</w:tc>{}",
            docx::cell("", "205"),
            docx::cell("", "教育支出"),
            docx::cell("", "3.00")
        );
        opened::opened(&with_row(&format!("<w:tr>{cells}</w:tr>"), &[])).0
    };
    assert_eq!(read(&["12", "5.00"]), "12 5.00");
    assert_eq!(read(&["12,", "345.00"]), "12345.00 万元");
    assert_eq!(read(&["", "125.00"]), "125.00 万元");
}

#[test]
fn cells_merged_as_they_were_before_columns_were_counted() {
    let rest = r"<w:tc><w:tcPr><w:hMerge/></w:tcPr><w:p/></w:tc>";
    let first =
        r#"<w:tc><w:tcPr><w:hMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>205</w:t></w:r></w:p></w:tc>"#;
    let heads = format!(
        "<w:tr>{}{}{}{}{}</w:tr>",
        docx::cell("", "科目编码"),
        rest,
        docx::cell("", "科目名称"),
        docx::cell("", "合计"),
        docx::cell("", "基本支出")
    );
    let total = row(&["", "", "合计", "7.00", "7.00"]);
    let line = format!(
        "<w:tr>{first}{rest}{}{}{}</w:tr>",
        docx::cell("", "教育支出"),
        docx::cell("", "100.00"),
        docx::cell("", "3.00")
    );
    let body = [
        paragraph("教育局2024年部门预算"),
        paragraph("支出总体情况表"),
        paragraph("单位：万元"),
        format!("<w:tbl>{heads}{total}{line}</w:tbl>"),
    ];
    assert_eq!(opened::opened(&docx::with(&body.concat(), &[])).0, "100.00 万元");
}

#[test]
fn words_of_headers_and_footers_are_told() {
    let relations = |targets: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{targets}</Relationships>"
        )
    };
    let target = |id: &str, kind: &str, part: &str| {
        format!(
            "<Relationship Id=\"{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{part}\"/>"
        )
    };
    let line = format!(
        "<w:tr>{}</w:tr>",
        ["205", "教育支出", "100.00", "3.00"].map(|text| docx::cell("", text)).concat()
    );
    let read = |header: &str, footer: &str| {
        let targets = target("r1", "header", "header1.xml") + &target("r2", "footer", "footer1.xml");
        let beside = [
            ("word/_rels/document.xml.rels", relations(&targets)),
            ("word/header1.xml", part("hdr", &paragraph(header))),
            ("word/footer1.xml", part("ftr", &paragraph(footer))),
        ];
        opened::opened(&with_row(&line, &beside)).1
    };
    assert_eq!(read("", "第 1 页 共 9 页"), "");
    let told = "the texts of 1 headers and footers were passed over: \"金额单位：元\"";
    assert_eq!(read("金额单位：元", "- 1 -"), told);
    assert_eq!(read("金额单位：元", "金额单位：元"), told);
}
