//! A Word file as departments publish it, from end to end.

use crate::docx;
use crate::kept::read;

use cn_budget::document::RowRole;
use cn_budget::{Stage, TableKind};
use cn_budget_read::{FileFormat, Options};
use docx::{cell, paragraph, part, row, run, table, with};

/// A paragraph of a list: 一、 or （一）.
fn listed(level: u32, text: &str) -> String {
    let place = format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr>");
    format!("<w:p><w:pPr>{place}</w:pPr>{}</w:p>", run(text))
}

fn document() -> Vec<u8> {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let entry = |text: &str, page: &str| {
        let page = format!(
            "{}<w:r><w:instrText>PAGEREF</w:instrText></w:r>{}{}{}",
            mark("begin"),
            mark("separate"),
            run(page),
            mark("end")
        );
        format!("<w:p>{}<w:r><w:tab/></w:r>{page}</w:p>", run(text))
    };
    let title = "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><wps:txbx><w:txbxContent>TEXT</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>TEXT</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>";
    let title = title.replace("TEXT", &(paragraph("某某市教育局") + &paragraph("2024年部门预算")));
    let (begins, goes_on) = ("<w:vMerge w:val=\"restart\"/>", "<w:vMerge/>");
    let headings = format!(
        "<w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}{}</w:tr><w:tr>{}{}{}{}{}</w:tr>",
        cell("<w:gridSpan w:val=\"2\"/>", "功能分类科目"),
        cell(begins, "合计"),
        cell("<w:gridSpan w:val=\"2\"/>", "其中"),
        cell("", "科目编码"),
        cell("", "科目名称"),
        cell(goes_on, ""),
        cell("", "基本支出"),
        cell("", "项目支出"),
    );
    let changed = "<w:tr><w:tc><w:p><w:r><w:t>20501</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>教育管理事务</w:t></w:r></w:p></w:tc>\
        <w:tc><w:p><w:del><w:r><w:delText>90.00</w:delText></w:r></w:del><w:ins><w:r><w:t>30.00</w:t></w:r></w:ins></w:p></w:tc>\
        <w:tc><w:p><w:r><w:t>20.00</w:t></w:r><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>10</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>9</w:t></w:r><w:r><w:t>.00</w:t></w:r></w:p></w:tc></w:tr>";
    let body = [
        format!("<w:p>{title}</w:p>"),
        paragraph("目录"),
        format!(
            "<w:p>{}<w:r><w:instrText>TOC</w:instrText></w:r>{}{}</w:p>",
            mark("begin"),
            mark("separate"),
            run("第一部分 部门预算表\t1")
        ),
        entry("一、部门支出总表", "2"),
        format!("<w:p>{}</w:p>", mark("end")),
        paragraph("第一部分 部门预算表"),
        paragraph("部门支出总表"),
        paragraph("单位：万元"),
        table(
            &(headings
                + &row(&["", "合计", "30.00", "20.00", "10.00"])
                + &row(&["205", "教育支出", "30.00", "20.00", "10.00"])
                + changed),
        ),
        paragraph("第二部分 情况说明"),
        listed(0, "支出情况说明"),
        listed(1, "2024年支出预算30万元。"),
        listed(1, "其中基本支出20万元。"),
        listed(0, "机构设置情况说明"),
        paragraph("本部门无下属单位。"),
    ];
    let level = |at: u32, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCountingThousand\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let lists = format!(
        "<w:abstractNum w:abstractNumId=\"0\">{}{}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>",
        level(0, "%1、"),
        level(1, "（%2）")
    );
    let note = format!(
        "<w:footnote w:id=\"1\"><w:p><w:r><w:footnoteRef/></w:r>{}</w:p></w:footnote>",
        run("含人员经费。")
    );
    with(
        &body.concat(),
        &[
            ("word/numbering.xml", part("numbering", &lists)),
            ("word/footnotes.xml", part("footnotes", &note)),
        ],
    )
}

#[test]
fn a_document_is_read_from_end_to_end() {
    let reading = read(&document(), &Options::default()).unwrap();
    assert_eq!(reading.format, FileFormat::Docx);
    let document = reading.disclosure;
    assert_eq!(
        (&*document.department, document.fiscal_year.get(), document.stage),
        ("某某市教育局", 2024, Stage::Budget)
    );
    assert_eq!(document.sheets.len(), 1, "{:#?}", document.sheets);
    let sheet = &document.sheets[0];
    assert_eq!((sheet.kind, &*sheet.title), (Some(TableKind::Expenditure), "部门支出总表"));
    let rows: Vec<(RowRole, Option<&str>, Vec<String>)> = sheet
        .rows
        .iter()
        .map(|row| {
            let cells =
                row.cells.iter().map(|cell| cell.figure().map_or(cell.text(), cn_budget::Printed::digits));
            (row.role, row.code.as_deref(), cells.collect())
        })
        .collect();
    let figures = ["30.00", "20.00", "10.00"].map(str::to_owned).to_vec();
    assert_eq!(
        rows,
        [
            (RowRole::Total, None, figures.clone()),
            (RowRole::Line, Some("205"), figures.clone()),
            (RowRole::Line, Some("20501"), figures),
        ]
    );
    let sections: Vec<(&str, Vec<&str>)> = document
        .sections
        .iter()
        .map(|section| (&*section.heading, section.paragraphs.iter().map(|one| &*one.text).collect()))
        .collect();
    assert_eq!(
        sections.iter().rev().take(2).rev().cloned().collect::<Vec<_>>(),
        [
            ("一、支出情况说明", vec!["（一）2024年支出预算30万元。", "（二）其中基本支出20万元。"]),
            ("二、机构设置情况说明", vec!["本部门无下属单位。", "¹含人员经费。"]),
        ],
        "{sections:#?}"
    );
}

#[test]
fn what_the_file_is_called_says_nothing_and_a_file_without_a_budget_is_reported() {
    let error = read(&with(&paragraph("会议通知"), &[]), &Options::default()).unwrap_err();
    assert!(error.is_no_budget(), "{error}");
    assert!(
        error.to_string().starts_with("nothing in the Word document (.docx) speaks of a budget"),
        "{error}"
    );
}
