//! Word files in which what is there is not what is seen. Each is a table whose row of 205 prints the figure in question.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

#[path = "support/docx.rs"]
mod docx;
#[path = "support/opened.rs"]
mod opened;

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
