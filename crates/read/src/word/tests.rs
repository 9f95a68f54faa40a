//! Word files, and what is read of them.

use cn_budget::Language;

use super::layout;
use crate::note::Note;
use crate::text::markup::shown;
use crate::{Block, Layout, Options, ReadError};

#[path = "../../tests/support/docx.rs"]
pub(crate) mod docx;

use docx::{cell, paragraph, part, row, run, table};

fn read(body: &str) -> Layout {
    layout(&docx::file(body), &Options::default()).unwrap()
}

/// A run with properties.
fn formatted(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")
}

fn in_paragraph(content: &str) -> String {
    format!("<w:p>{content}</w:p>")
}

/// A table of a name and a figure, whose cells have this content.
fn with_figure(content: &str) -> String {
    let figure = format!("<w:tc><w:p>{content}</w:p></w:tc>");
    table(&format!("{}<w:tr>{}{figure}</w:tr>", row(&["项目", "合计"]), cell("", "甲")))
}

#[test]
fn paragraphs_and_what_stands_in_them() {
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let instruction = "<w:r><w:instrText> PAGEREF _Toc1 </w:instrText></w:r>";
    let nested = format!(
        "{}{}{}{}{}{}{}",
        field("begin"),
        run("IF"),
        field("begin"),
        instruction,
        field("separate"),
        run("7"),
        field("end")
    );
    for (content, expected) in [
        (run("2024年") + &run("部门预算"), "2024年部门预算"),
        ("<w:r><w:t>  两端的空白 </w:t><w:t>不算</w:t></w:r>".to_owned(), "两端的空白不算"),
        ("<w:r><w:t>甲&amp;乙&#x4E19;</w:t></w:r>".to_owned(), "甲&乙丙"),
        ("<w:r><w:t>目录</w:t><w:tab/><w:t>3</w:t></w:r>".to_owned(), "目录 3"),
        ("<w:r><w:t>某某局</w:t><w:br/><w:t>部门预算</w:t></w:r>".to_owned(), "某某局\n部门预算"),
        ("<w:r><w:t>减少</w:t><w:noBreakHyphen/><w:t>5.00万元</w:t></w:r>".to_owned(), "减少-5.00万元"),
        ("<w:r><w:t>co</w:t><w:softHyphen/><w:t>operate 3.5</w:t></w:r>".to_owned(), "cooperate 3.5"),
        ("<w:r><w:t>co\u{AD}operate</w:t></w:r>".to_owned(), "cooperate"),
        ("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:t>是</w:t></w:r>".to_owned(), "☑是"),
        ("<w:r><w:sym w:font=\"Symbol\" w:char=\"F02D\"/><w:t>5.00</w:t></w:r>".to_owned(), "-5.00"),
        ("<w:r><w:sym w:font=\"Webdings\" w:char=\"F02D\"/><w:t>5.00</w:t></w:r>".to_owned(), "\u{FFFD}5.00"),
        (formatted("<w:rFonts w:ascii=\"Wingdings\"/>", "\u{F0A8}"), "□"),
        // Fields show their results, those in instructions nothing.
        (
            run("共")
                + &field("begin")
                + instruction
                + &field("separate")
                + &run("12")
                + &field("end")
                + &run("页"),
            "共12页",
        ),
        (nested + &field("separate") + &run("甲") + &field("end") + &run("乙"), "甲乙"),
        (format!("<w:fldSimple w:instr=\"PAGE\">{}</w:fldSimple>", run("5")), "5"),
        (field("begin") + &run("没有结果") + &field("end") + &run("之后"), "之后"),
        // Tracked changes are accepted.
        (
            format!(
                "{}<w:ins>{}</w:ins><w:del><w:r><w:delText>90</w:delText></w:r></w:del><w:moveFrom>{}</w:moveFrom><w:moveTo>{}</w:moveTo>",
                run("共"),
                run("80"),
                run("7"),
                run("万元")
            ),
            "共80万元",
        ),
        // Hidden letters, and those that a web page alone would hide.
        (run("9") + &formatted("<w:vanish/>", "8") + &run(".00"), "9.00"),
        (run("9") + &formatted("<w:vanish w:val=\"0\"/>", "8") + &run(".00"), "98.00"),
        (run("目录") + &formatted("<w:webHidden/>", "3"), "目录3"),
        // Raised letters.
        (run("9.00") + &formatted("<w:vertAlign w:val=\"superscript\"/>", "(1)"), "9.00⁽¹⁾"),
        // What stands in controls, links and tags of its own; guides to how letters are said.
        (
            format!(
                "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt><w:hyperlink>{}</w:hyperlink><w:smartTag>{}</w:smartTag>",
                run("甲"),
                run("乙"),
                run("丙")
            ),
            "甲乙丙",
        ),
        (
            format!(
                "<w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>{}",
                run("yu"),
                run("预"),
                run("算")
            ),
            "预算",
        ),
        (format!("<w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr>{}", run("甲")), "甲"),
        // What other producers write of pictures is no text of the document.
        ("<a:p xmlns:a=\"x\"><a:r><a:t>图</a:t></a:r></a:p>".to_owned(), ""),
    ] {
        assert_eq!(shown(&read(&in_paragraph(&content))), expected, "{content}");
    }
}

#[test]
fn a_paragraph_whose_end_is_deleted_or_hidden_goes_on() {
    for mark in
        ["<w:del w:id=\"1\"/>", "<w:moveFrom w:id=\"1\"/>", "<w:vanish/>", "<w:vanish/><w:specVanish/>"]
    {
        let first = format!("<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr>{}</w:p>", run("一般公共预算"));
        assert_eq!(shown(&read(&(first + &paragraph("支出")))), "一般公共预算支出", "{mark}");
    }
    let inserted = format!("<w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>{}</w:p>", run("甲"));
    assert_eq!(shown(&read(&(inserted + &paragraph("乙")))), "甲\n乙");
}

#[test]
fn one_of_the_choices_is_read() {
    let box_of = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", paragraph(text));
    let choices = |choice: &str, fallback: &str| {
        format!(
            "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">{choice}</mc:Choice><mc:Fallback><w:pict><v:textbox>{fallback}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
    };
    let shape = format!("<w:drawing><wps:txbx>{}</wps:txbx></w:drawing>", box_of("框中"));
    for (content, expected) in [
        (run("前") + &choices(&shape, &box_of("框中")) + &run("后"), "前后\n框中"),
        (run("前") + &choices("<w:drawing/>", &box_of("另一种")) + &run("后"), "前后\n另一种"),
        (
            run("前")
                + &format!("<w:r><w:rPr><w:vanish/></w:rPr><w:drawing>{}</w:drawing></w:r>", box_of("隐藏")),
            "前",
        ),
    ] {
        assert_eq!(shown(&read(&in_paragraph(&content))), expected, "{content}");
    }
    let boxed = choices(&shape, &box_of("框中"));
    assert_eq!(shown(&read(&with_figure(&(run("3.00") + &boxed)))), "[项目|合计/甲|3.00 框中]");
}

#[test]
fn tables_and_their_merged_cells() {
    let span = |columns: u32| format!("<w:gridSpan w:val=\"{columns}\"/>");
    let (begins, goes_on) = ("<w:vMerge w:val=\"restart\"/>", "<w:vMerge/>");
    let grid = |widths: &[u32]| {
        let columns = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>"));
        format!("<w:tblGrid>{}</w:tblGrid>", columns.collect::<String>())
    };
    let line = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let plain = |texts: &[&str]| row(texts);
    for (rows, expected) in [
        (plain(&["项目", "合计"]) + &plain(&["甲", "3.00"]), "[项目|合计/甲|3.00]"),
        // Two rows of headings.
        (
            line(&[cell(begins, "项目"), cell(&span(2), "预算数"), cell(begins, "备注")])
                + &line(&[cell(goes_on, ""), cell("", "基本"), cell("", "项目"), cell(goes_on, "不显示")])
                + &plain(&["甲", "1.00", "2.00", "无"]),
            "[项目|预算数||备注/|基本|项目|/甲|1.00|2.00|无]",
        ),
        // A block of two rows and columns.
        (
            line(&[cell(&(span(2) + begins), "科目"), cell("", "合计")])
                + &line(&[cell(&(span(2) + goes_on), ""), cell("", "1.00")])
                + &plain(&["201", "甲", "2.00"]),
            "[科目||合计/||1.00/201|甲|2.00]",
        ),
        // Columns before the first cell and behind the last one.
        (
            plain(&["编码", "项目", "合计"])
                + &format!(
                    "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>{}{}</w:tr>",
                    cell("", "甲"),
                    cell("", "1.00")
                )
                + &format!("<w:tr><w:trPr><w:gridAfter w:val=\"2\"/></w:trPr>{}</w:tr>", cell("", "201")),
            "[编码|项目|合计/|甲|1.00/201||]",
        ),
        // A cell goes on that has none above it.
        (plain(&["项目", "合计"]) + &line(&[cell(goes_on, "甲"), cell("", "1.00")]), "[项目|合计/甲|1.00]"),
        // It does not go on over a row between.
        (
            line(&[cell(begins, "项目"), cell("", "合计")])
                + &plain(&["甲", "1.00"])
                + &line(&[cell(goes_on, "乙"), cell("", "2.00")]),
            "[项目|合计/甲|1.00/乙|2.00]",
        ),
        // A border that was drawn a little aside.
        (
            grid(&[2000, 12, 1500])
                + &line(&[cell("", "项目"), cell(&span(2), "合计")])
                + &line(&[cell(&span(2), "甲"), cell("", "1.00")]),
            "[项目|合计/甲|1.00]",
        ),
        (
            grid(&[1000, 1000, 1500])
                + &line(&[cell(&span(2), "项目"), cell("", "合计")])
                + &line(&[cell(&span(2), "甲"), cell("", "1.00")]),
            "[项目|合计/甲|1.00]",
        ),
        // Rows and cells that are deleted or hidden.
        (
            plain(&["项目", "合计"])
                + &format!("<w:tr><w:trPr><w:del/></w:trPr>{}{}</w:tr>", cell("", "甲"), cell("", "9.00"))
                + &format!("<w:tr><w:trPr><w:hidden/></w:trPr>{}{}</w:tr>", cell("", "乙"), cell("", "9.00"))
                + &line(&[cell("<w:cellDel/>", "旧"), cell("", "丙"), cell("", "1.00")]),
            "[项目|合计/丙|1.00]",
        ),
        // Rows and cells in controls.
        (
            format!(
                "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt><w:tr>{}<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:tr>",
                plain(&["项目", "合计"]),
                cell("", "甲"),
                cell("", "1.00")
            ),
            "[项目|合计/甲|1.00]",
        ),
        // Paragraphs of a cell.
        (
            plain(&["项目", "合计"])
                + &format!(
                    "<w:tr><w:tc>{}{}</w:tc>{}</w:tr>",
                    paragraph("教育"),
                    paragraph("支出"),
                    cell("", "1.00")
                ),
            "[项目|合计/教育支出|1.00]",
        ),
        // A table that only arranges.
        (
            line(&[
                format!(
                    "<w:tc>{}{}{}</w:tc>",
                    paragraph("上"),
                    table(&(plain(&["项目", "合计"]) + &plain(&["甲", "1.00"]))),
                    paragraph("下")
                ),
                cell("", "右"),
            ]),
            "上\n[项目|合计/甲|1.00]\n下\n右",
        ),
    ] {
        assert_eq!(shown(&read(&table(&rows))), expected, "{rows}");
    }
    let two = read(&table(
        &(line(&[cell(begins, "项目"), cell(&span(2), "合计")])
            + &line(&[cell(goes_on, ""), cell("", "1.00"), cell("", "2.00")])),
    ));
    let Block::Grid(grid) = &two.blocks[0] else { panic!("no grid") };
    let spans: Vec<_> = grid.cells().iter().map(|cell| (cell.row_span, cell.column_span)).collect();
    assert_eq!(spans, [(2, 1), (1, 2), (1, 1), (1, 1)]);
}

#[test]
fn marks_of_notes_are_no_digits_of_a_figure() {
    let reference = |id: u32| format!("<w:r><w:footnoteReference w:id=\"{id}\"/></w:r>");
    let note = |id: u32, text: &str| {
        format!("<w:footnote w:id=\"{id}\"><w:p><w:r><w:footnoteRef/></w:r>{}</w:p></w:footnote>", run(text))
    };
    let body = with_figure(&(run("9.00") + &reference(5)))
        + &in_paragraph(&(run("共3.00万元") + &reference(2)))
        + &in_paragraph(
            "<w:r><w:footnoteReference w:id=\"7\" w:customMarkFollows=\"1\"/><w:t>*8</w:t></w:r>",
        );
    let notes = note(0, "分隔线") + &note(2, "含结转") + &note(5, "不含结转") + &note(9, "没有引用");
    let bytes = docx::with(&body, &[("word/footnotes.xml", part("footnotes", &notes))]);
    let layout = layout(&bytes, &Options::default()).unwrap();
    assert_eq!(shown(&layout), "[项目|合计/甲|9.00¹]\n共3.00万元²\n*⁸\n¹不含结转\n²含结转");
}

#[test]
fn styles_hide_and_raise_letters() {
    let styles = part(
        "styles",
        "<w:style w:type=\"character\" w:styleId=\"no\"><w:rPr><w:vanish/></w:rPr></w:style>\
         <w:style w:type=\"character\" w:styleId=\"not\"><w:basedOn w:val=\"no\"/></w:style>\
         <w:style w:type=\"character\" w:styleId=\"yes\"><w:basedOn w:val=\"no\"/><w:rPr><w:vanish w:val=\"false\"/></w:rPr></w:style>\
         <w:style w:type=\"character\" w:styleId=\"mark\"><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"gone\"><w:rPr><w:vanish/></w:rPr></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"a\"><w:basedOn w:val=\"b\"/></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"b\"><w:basedOn w:val=\"a\"/></w:style>",
    );
    let lettered = |style: &str, text: &str| formatted(&format!("<w:rStyle w:val=\"{style}\"/>"), text);
    let gone = |content: &str| format!("<w:pPr><w:pStyle w:val=\"gone\"/></w:pPr>{content}");
    for (content, expected) in [
        (run("9") + &lettered("no", "8") + &run(".00"), "9.00"),
        (run("9") + &lettered("not", "8") + &run(".00"), "9.00"),
        (run("9") + &lettered("yes", "8") + &run(".00"), "98.00"),
        (run("9.00") + &lettered("mark", "1"), "9.00¹"),
        (gone(&run("草稿")), ""),
        // Hidden twice is shown, as Word has it.
        (gone(&lettered("no", "草稿")), "草稿"),
        ("<w:pPr><w:pStyle w:val=\"a\"/></w:pPr>".to_owned() + &run("甲"), "甲"),
    ] {
        let bytes = docx::with(&in_paragraph(&content), &[("word/styles.xml", styles.clone())]);
        assert_eq!(shown(&layout(&bytes, &Options::default()).unwrap()), expected, "{content}");
    }
}

#[test]
fn the_numbers_of_lists() {
    let level = |at: u32, format: &str, text: &str, more: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{more}<w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let list = |id: u32, definition: u32, more: &str| {
        format!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{definition}\"/>{more}</w:num>")
    };
    let numbering = part(
        "numbering",
        &[
            "<w:abstractNum w:abstractNumId=\"0\">".to_owned(),
            level(0, "chineseCountingThousand", "%1、", "<w:pStyle w:val=\"h1\"/>"),
            level(1, "chineseCounting", "（%2）", "<w:pStyle w:val=\"h2\"/>"),
            level(2, "decimal", "%3.", ""),
            level(3, "decimal", "%1.%4", "<w:isLgl/>"),
            level(4, "decimal", "%5)", "<w:lvlRestart w:val=\"0\"/>"),
            "</w:abstractNum><w:abstractNum w:abstractNumId=\"1\">".to_owned(),
            level(0, "bullet", "\u{F0B7}", ""),
            level(1, "decimalEnclosedCircleChinese", "%2", ""),
            "</w:abstractNum><w:abstractNum w:abstractNumId=\"2\"><w:numStyleLink w:val=\"h1\"/></w:abstractNum>".to_owned(),
            list(1, 0, ""),
            list(2, 0, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>"),
            list(3, 1, ""),
            list(4, 2, ""),
            list(5, 0, &format!("<w:lvlOverride w:ilvl=\"0\">{}</w:lvlOverride>", level(0, "decimal", "第%1条", ""))),
            list(6, 9, ""),
        ]
        .concat(),
    );
    let styles = part(
        "styles",
        "<w:style w:type=\"paragraph\" w:styleId=\"h1\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"h2\"><w:basedOn w:val=\"h1\"/></w:style>",
    );
    let of_list = |list: u32, level: u32, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>{}</w:p>",
            run(text)
        )
    };
    let of_style = |style: &str, text: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{}</w:p>", run(text))
    };
    let deleted = "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>";
    let not = "<w:p><w:pPr><w:pStyle w:val=\"h1\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr><w:r><w:t>无</w:t></w:r></w:p>";
    for (body, expected) in [
        (
            of_list(1, 0, "甲")
                + &of_list(1, 1, "乙")
                + &of_list(1, 1, "丙")
                + &of_list(1, 0, "丁")
                + &of_list(1, 1, "戊"),
            "一、甲\n（一）乙\n（二）丙\n二、丁\n（一）戊",
        ),
        (of_list(1, 2, "2023年") + &of_list(1, 2, "2024年"), "1. 2023年\n2. 2024年"),
        (of_list(1, 0, "甲") + &of_list(1, 0, "乙") + &of_list(1, 3, "丙"), "一、甲\n二、乙\n2.1 丙"),
        (
            of_list(1, 0, "甲") + &of_list(1, 4, "乙") + &of_list(1, 0, "丙") + &of_list(1, 4, "丁"),
            "一、甲\n1) 乙\n二、丙\n2) 丁",
        ),
        (of_list(1, 0, "甲") + &of_list(2, 0, "乙") + &of_list(2, 0, "丙"), "一、甲\n五、乙\n六、丙"),
        (of_list(3, 0, "甲") + &of_list(3, 1, "乙"), "甲\n①乙"),
        (of_list(4, 0, "甲") + &of_list(1, 0, "乙"), "一、甲\n二、乙"),
        (of_list(5, 0, "甲"), "第1条甲"),
        (of_list(6, 0, "甲") + &of_list(77, 0, "乙") + &of_list(1, 99, "丙"), "甲\n乙\n丙"),
        (
            of_style("h1", "甲") + &of_style("h2", "乙") + not + &of_style("h1", "丙"),
            "一、甲\n（一）乙\n无\n二、丙",
        ),
        // What is deleted is not counted, and its end is none.
        (deleted.to_owned() + &of_list(1, 0, "甲"), "一、甲"),
        // Rows that Word numbers.
        (
            table(
                &(row(&["序号", "项目", "合计"])
                    + &["甲", "乙"]
                        .map(|name| {
                            format!(
                                "<w:tr><w:tc>{}</w:tc>{}{}</w:tr>",
                                of_list(1, 2, ""),
                                cell("", name),
                                cell("", "1.00")
                            )
                        })
                        .concat()),
            ),
            "[序号|项目|合计/1.|甲|1.00/2.|乙|1.00]",
        ),
    ] {
        let beside = [("word/numbering.xml", numbering.clone()), ("word/styles.xml", styles.clone())];
        let read = layout(&docx::with(&body, &beside), &Options::default()).unwrap();
        assert_eq!(shown(&read), expected, "{body}");
    }
}

#[test]
fn letters_of_a_point_are_not_seen() {
    let read = read(&in_paragraph(&(formatted(r#"<w:sz w:val="1"/>"#, "9") + &docx::run("100.00"))));
    assert_eq!(shown(&read), "100.00");
    assert_eq!(read.notes, [Note::new("有 1 处隐藏的文字未读取", "1 hidden texts were passed over")]);
}

#[test]
fn what_is_passed_over_is_noted() {
    let body = in_paragraph(
        &(formatted("<w:vanish/>", "草稿")
            + "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:r><w:object><w:t>x</w:t></w:object></w:r><m:oMath><m:r><m:t>1</m:t></m:r></m:oMath>"),
    ) + &table(&format!("<w:tr><w:trPr><w:hidden/></w:trPr>{}</w:tr>", cell("", "甲")));
    let layout = read(&body);
    assert_eq!(shown(&layout), "");
    assert_eq!(
        layout.notes,
        [
            Note::new("有 1 处隐藏的文字未读取", "1 hidden texts were passed over"),
            Note::new("表格中有 1 个隐藏的行未读取", "1 hidden rows of tables were passed over"),
            Note::new(
                "文件带有修订，按接受全部修订读取；有 1 处删除的内容未读取",
                "its tracked changes were read as accepted: 1 deleted pieces were passed over"
            ),
            Note::new(
                "有 1 个嵌入的对象（如工作表）未读取，请将其另存后读取",
                "1 embedded objects, such as worksheets, were not read: save them as files and read those"
            ),
            Note::new("有 1 个公式未读取", "1 formulas were not read"),
        ]
    );
}

#[test]
fn parts_are_found_by_their_relations() {
    let space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = |kind: &str, target: &str| {
        format!("<Relationships><Relationship Type=\"{space}/{kind}\" Target=\"{target}\"/></Relationships>")
    };
    let styles = part(
        "styles",
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:rPr><w:vanish/></w:rPr></w:style>",
    );
    let other = "<x:document xmlns:x=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><x:body><x:p><x:r><x:rPr><x:vanish x:val=\"0\"/></x:rPr><x:t>甲</x:t></x:r><x:r><x:t>乙</x:t></x:r></x:p></x:body></x:document>";
    let bytes = docx::archive(&[
        ("_rels/.rels", relations("officeDocument", "/Word\\document2.xml").as_bytes()),
        ("word/document2.xml", other.as_bytes()),
        ("word/_rels/document2.xml.rels", relations("styles", "../word/./Styles7.xml").as_bytes()),
        ("word/styles7.xml", styles.as_bytes()),
    ]);
    assert_eq!(shown(&layout(&bytes, &Options::default()).unwrap()), "甲");
}

/// What is said of a file that is not read.
fn error(bytes: &[u8], options: &Options) -> ReadError {
    layout(bytes, options).unwrap_err()
}

#[test]
fn what_is_damaged_says_what_and_where() {
    let of_text = |text: &str| docx::archive(&[("word/document.xml", text.as_bytes())]);
    let damaged = "the Word document (.docx) is damaged: part word/document.xml: ";
    let advice = "; get the file anew, or open it in Word and save it again";
    let deep = format!("<w:document>{}", "<w:tbl><w:tr><w:tc>".repeat(400));
    for (bytes, expected) in [
        (of_text("预算"), format!("{damaged}it has no element{advice}")),
        (of_text("<w:document><w:body></w:p></w:document>"), format!("{damaged}it is no XML at byte 20: ")),
        (of_text(&deep), format!("{damaged}its elements are nested more than 256 deep{advice}")),
        (
            of_text("<w:document><w:body><w:p>"),
            "the Word document (.docx) is cut short: part word/document.xml ends with 3 elements open; get the file anew"
                .to_owned(),
        ),
        (
            docx::archive(&[("word/styles.xml", b"<w:styles/>")]),
            format!("the Word document (.docx) is damaged: the archive has no part with its text (word/document.xml){advice}"),
        ),
        (
            docx::with("", &[("word/numbering.xml", "<".to_owned())]),
            "the Word document (.docx) is damaged: part word/numbering.xml: it is no XML at byte ".to_owned(),
        ),
        (
            docx::file("")[..100].to_vec(),
            "the Word document (.docx) is cut short: the archive's directory, which stands at its end, is missing; get the file anew"
                .to_owned(),
        ),
    ] {
        let found = error(&bytes, &Options::default());
        assert!(found.to_string().starts_with(&expected), "{found}\nexpected: {expected}");
    }
    let found = error(&of_text(&deep), &Options::default());
    assert_eq!(
        found.message(Language::Zh),
        "Word 文档（.docx）已损坏：部件 word/document.xml：元素嵌套超过 256 层；请重新获取，或在 Word 中打开并另存"
    );
    // A byte of the letters turned over fails the checksum.
    let mut bytes = docx::archive(&[("word/document.xml", docx::text(&paragraph("甲")).as_bytes())]);
    let at = 60;
    bytes[at] ^= 0x40;
    assert!(error(&bytes, &Options::default()).to_string().contains("part word/document.xml"));
}

#[test]
fn what_is_too_large_is_refused() {
    let mut small = Options::default();
    (small.max_cells, small.max_cell_text, small.max_decompressed) = (1000, 100, 1 << 20);
    let huge = |property: &str| table(&format!("<w:tr>{}</w:tr>", cell(property, "甲")).repeat(3));
    let nested = "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"400\"/></w:tcPr>".repeat(3);
    let ends = "</w:tc></w:tr></w:tbl>".repeat(3);
    let label = format!(
        "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:lvlText w:val=\"{}\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>",
        "长".repeat(5000)
    );
    let listed = "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p>".repeat(4000);
    let bomb = [docx::text(&paragraph("甲")).as_bytes(), &vec![b' '; 2 << 20]].concat();
    for (bytes, expected) in [
        (docx::file(&huge("<w:gridSpan w:val=\"4294967295\"/>")), "cells 2000 exceed the limit of 1000"),
        (docx::file(&(nested + &ends)), "cells 400 exceed the limit of 200"),
        (docx::file(&with_figure(&run(&"9".repeat(101)))), "bytes of a cell 101 exceed the limit of 100"),
        (
            docx::file(&table(
                &(format!(
                    "<w:tr>{}</w:tr>",
                    cell("<w:gridSpan w:val=\"400\"/><w:vMerge w:val=\"restart\"/>", "")
                ) + &format!("<w:tr>{}</w:tr>", cell("<w:vMerge/>", "")).repeat(5)),
            )),
            "cells 1200 exceed the limit of 1000",
        ),
        (
            docx::archive(&[("word/document.xml", &bomb)]),
            "decompressed bytes 1048577 exceed the limit of 1048576",
        ),
        (
            docx::with(&listed, &[("word/numbering.xml", part("numbering", &label))]),
            "bytes of text 1048815 exceed the limit of 1048576",
        ),
    ] {
        let found = error(&bytes, &small).to_string();
        assert_eq!(found, format!("{expected}: raise it in the options if the document is trusted"));
    }
    let long = docx::archive(&[("word/document.xml", ("<".to_owned() + &"a".repeat(17 << 20)).as_bytes())]);
    let found = error(&long, &Options::default()).to_string();
    assert!(found.contains("it goes on for more than 16777216 bytes without a tag"), "{found}");
}
