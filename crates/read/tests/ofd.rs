//! OFD documents: what a reader of their pages sees is read, and what is not read is said.

use crate::docx;
use crate::kept::read;
use crate::ofd;

use cn_budget::document::Position;
use cn_budget::{Language, Report};
use cn_budget_read::{FileFormat, Options, ReadError, Reading};
use ofd::{layer, line_object, package, packed, page_of, part, text_object, text_with, with};

const A4: &str = "0 0 210 297";

/// The title without which nothing is a budget, on a line of its own.
fn title() -> String {
    text_object((60.0, 20.0), 6.0, "某局2024年部门预算")
}

/// A document of one page, with its title and this.
fn one(content: &str) -> Vec<u8> {
    with(&[page_of(A4, "", &layer(&(title() + content)))], "", "", &[])
}

fn reading(bytes: &[u8]) -> Reading {
    read(bytes, &Options::default()).unwrap_or_else(|error| panic!("{error}"))
}

/// The paragraphs beside the title, and the notes.
fn told(bytes: &[u8]) -> (String, String) {
    let document = reading(bytes).disclosure;
    let paragraphs = document.sections.iter().flat_map(|section| {
        let heading = [section.heading.clone()];
        heading.into_iter().chain(section.paragraphs.iter().map(|paragraph| paragraph.text.clone()))
    });
    let texts: Vec<String> =
        paragraphs.filter(|text| !text.is_empty() && !text.contains("部门预算")).collect();
    let notes: Vec<&str> = document.notes.iter().map(|note| note.message(Language::En)).collect();
    (texts.join("|"), notes.join("|"))
}

/// A line of text as most of these tests have it.
fn said(text: &str) -> String {
    text_object((30.0, 60.0), 4.0, text)
}

fn attributes(text: &str, attributes: &str) -> String {
    text_with((30.0, 60.0), 4.0, text, attributes, "")
}

fn code(size: &str, boundary: &str, attributes: &str, codes: &str) -> String {
    format!(
        "<ofd:TextObject ID=\"9\" Boundary=\"{boundary}\" Font=\"1\" Size=\"{size}\"{attributes}>{codes}</ofd:TextObject>"
    )
}

#[test]
fn letters_stand_where_their_steps_put_them() {
    let long = "三公经费支出共100.50万元";
    let letters = |codes: &str| code("4", "30 50 150 40", "", codes);
    for (content, expected) in [
        (said(long), long),
        (
            letters(
                "<ofd:TextCode X=\"0\" Y=\"4\" DeltaX=\"g 5 4 g 5 2 4\">三公经费共100.50万元</ofd:TextCode>",
            ),
            "三公经费共100.50万元",
        ),
        (letters("<ofd:TextCode X=\"0\" Y=\"4\" DeltaX=\"4\">收入支出相等</ofd:TextCode>"), "收入支出相等"),
        // Nothing says where the letters are: they follow each other.
        (letters("<ofd:TextCode X=\"0\" Y=\"4\">收入100.50元</ofd:TextCode>"), "收入100.50元"),
        (
            letters(
                "<ofd:TextCode X=\"0\" Y=\"4\" DeltaX=\"4\">收入</ofd:TextCode><ofd:TextCode X=\"8\" Y=\"4\" DeltaX=\"4\">支出</ofd:TextCode>",
            ),
            "收入支出",
        ),
        // Where it does not begin anew, a text begins where the one before did.
        (
            letters("<ofd:TextCode X=\"8\" Y=\"4\">出</ofd:TextCode><ofd:TextCode X=\"4\">支</ofd:TextCode>"),
            "支出",
        ),
        (
            letters("<ofd:TextCode X=\"0\" Y=\"4\" DeltaX=\"4 4 4\">\n甲&amp;乙&#x4E19;\n</ofd:TextCode>"),
            "甲&乙丙",
        ),
        (letters("<ofd:TextCode X=\"0\" Y=\"4\" DeltaX=\"4 30 4\">左边右边</ofd:TextCode>"), "左边 右边"),
        (
            code(
                "1",
                "30 50 150 40",
                " CTM=\"4 0 0 4 0 0\"",
                "<ofd:TextCode X=\"0\" Y=\"1\" DeltaX=\"1 1 1\">收入支出</ofd:TextCode>",
            ),
            "收入支出",
        ),
        (
            code(
                "4",
                "30 50 150 40",
                " HScale=\"0.5\"",
                "<ofd:TextCode X=\"0\" Y=\"4\" DeltaX=\"2 2 2\">收入支出</ofd:TextCode>",
            ),
            "收入支出",
        ),
        // Words of Latin, whose letters differ in width, and a gap that no letter fills.
        (
            letters(
                "<ofd:TextCode X=\"0\" Y=\"4\" DeltaX=\"3.5 1 2.1 2.2 3.4 3.6 1\">Will Win</ofd:TextCode>",
            ),
            "Will Win",
        ),
        (letters("<ofd:TextCode X=\"0\" Y=\"4\" DeltaX=\"2 2 2 4 2\">100万20</ofd:TextCode>"), "100万20"),
    ] {
        assert_eq!(told(&one(&content)), (expected.to_owned(), String::new()), "{content}");
    }
}

#[test]
fn glyphs_are_not_letters() {
    let glyphs = |at: usize, codes: usize, glyphs: usize| {
        format!(
            "<ofd:CGTransform CodePosition=\"{at}\" CodeCount=\"{codes}\" GlyphCount=\"{glyphs}\"><ofd:Glyphs>7 8 9</ofd:Glyphs></ofd:CGTransform>"
        )
    };
    let letters = |before: String, text: &str, steps: &str| {
        code(
            "4",
            "30 50 150 40",
            "",
            &format!("{before}<ofd:TextCode X=\"0\" Y=\"4\" DeltaX=\"{steps}\">{text}</ofd:TextCode>"),
        )
    };
    let unnamed = "page 1: 1 characters are missing, their fonts do not say which they are";
    for (content, expected, notes) in [
        (letters(glyphs(0, 3, 3), "收支表", "4 4"), "收支表", ""),
        // Two letters are one glyph, and the step behind it is that of both.
        (letters(glyphs(0, 2, 1), "fi甲", "4"), "fi甲", ""),
        (letters(glyphs(1, 2, 1), "甲fi乙", "4 4"), "甲fi乙", ""),
        // One letter is two glyphs.
        (letters(glyphs(0, 1, 2), "é乙", "0 4"), "é乙", ""),
        (letters(glyphs(7, 9, 1), "甲乙", "4"), "甲乙", ""),
        (letters(glyphs(0, 18_446_744_073_709_551_615, 1), "ab", "4"), "ab", ""),
        (letters(String::new(), "甲¤乙", "4 4"), "甲 乙", unnamed),
        (letters(String::new(), "甲\u{E123}乙", "4 4"), "甲 乙", unnamed),
    ] {
        let (texts, said) = told(&one(&content));
        assert_eq!((texts.as_str(), said.as_str()), (expected, notes), "{content}");
    }
}

#[test]
fn text_that_stands_turned_is_read_in_its_direction() {
    // A broad page printed on an upright one, by the matrix of each object or by the direction of its letters.
    let by_matrix = |text: &str, x: f64| {
        code(
            "4",
            &format!("{x} 30 10 200"),
            " CTM=\"0 1 -1 0 10 0\"",
            &format!("<ofd:TextCode X=\"0\" Y=\"8\" DeltaX=\"g 20 4\">{text}</ofd:TextCode>"),
        )
    };
    let by_letters = |text: &str, x: f64| {
        code(
            "4",
            &format!("{x} 30 10 200"),
            " ReadDirection=\"90\" CharDirection=\"90\"",
            &format!("<ofd:TextCode X=\"2\" Y=\"0\" DeltaY=\"g 20 4\">{text}</ofd:TextCode>"),
        )
    };
    let page = |content: String| with(&[page_of(A4, "", &layer(&content))], "", "", &[]);
    for bytes in [
        page(by_matrix("某局二〇二四年部门预算", 150.0) + &by_matrix("收入等于支出的合计", 100.0)),
        page(by_letters("某局二〇二四年部门预算", 150.0) + &by_letters("收入等于支出的合计", 100.0)),
    ] {
        let document = reading(&bytes).disclosure;
        assert_eq!(told(&bytes), ("收入等于支出的合计".to_owned(), String::new()));
        assert_eq!((document.department.as_str(), document.fiscal_year.get()), ("某局", 2024));
    }
    let slanted = attributes("水印水印", " CTM=\"0.7 0.7 -0.7 0.7 0 0\"") + &said("收入");
    let (texts, notes) = told(&one(&slanted));
    assert_eq!(texts, "收入");
    assert!(notes.contains("page 1: 4 characters that stand aslant were left out"), "{notes}");
}

const HIDDEN: &str =
    "page 1: 2 characters in the colour of what is below them, or painted over, were left out";
const INVISIBLE: &str = "page 1: 2 characters that are set to be invisible were left out";
const PERHAPS: &str = "page 1: 2 characters may be hidden by a picture, a pattern or a mask; they were read";

/// An object that is filled over where the text of these tests stands.
fn filled(attributes: &str, colour: &str) -> String {
    format!(
        "<ofd:PathObject ID=\"5\" Boundary=\"20 50 100 20\" Stroke=\"false\" Fill=\"true\"{attributes}>{colour}\
         <ofd:AbbreviatedData>M 0 0 L 100 0 L 100 20 L 0 20 C</ofd:AbbreviatedData></ofd:PathObject>"
    )
}

#[test]
fn what_is_not_seen_is_not_read() {
    let coloured = |colour: &str| text_with((30.0, 60.0), 4.0, "收入", "", colour);
    let white = "<ofd:FillColor Value=\"255 255 255\"/>";
    let red = "<ofd:FillColor Value=\"255 0 0\"/>";
    let picture =
        "<ofd:ImageObject ID=\"6\" Boundary=\"20 50 100 20\" CTM=\"100 0 0 20 0 0\" ResourceID=\"7\"/>";
    let clip = |attributes: &str, data: &str| {
        format!(
            "<ofd:Clips{attributes}><ofd:Clip><ofd:Area><ofd:Path Boundary=\"0 0 10 10\"><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>"
        )
    };
    let all = "M -50 -50 L 50 -50 L 50 50 L -50 50 C";
    for (content, expected, notes) in [
        (said("收入"), "收入", ""),
        (attributes("收入", " Visible=\"false\""), "", INVISIBLE),
        (attributes("收入", " Fill=\"false\""), "", INVISIBLE),
        (attributes("收入", " Fill=\"false\" Stroke=\"true\""), "收入", ""),
        (attributes("收入", " Alpha=\"0\""), "", HIDDEN),
        (coloured(white), "", HIDDEN),
        (coloured("<ofd:FillColor Value=\"#FF #FF #FF\"/>"), "", HIDDEN),
        (coloured("<ofd:FillColor Value=\"0 0 0\" Alpha=\"3\"/>"), "", HIDDEN),
        (coloured("<ofd:FillColor ColorSpace=\"8\" Value=\"0 0 0 0\"/>"), "", HIDDEN),
        (coloured("<ofd:FillColor ColorSpace=\"9\" Index=\"1\"/>"), "", HIDDEN),
        (coloured("<ofd:FillColor ColorSpace=\"9\" Index=\"0\"/>"), "收入", ""),
        (coloured("<ofd:FillColor><ofd:Pattern Width=\"1\" Height=\"1\"/></ofd:FillColor>"), "收入", PERHAPS),
        (attributes("收入", " DrawParam=\"10\""), "", HIDDEN),
        // What fills it is white, and what goes around it is not.
        (text_with((30.0, 60.0), 4.0, "收入", " Stroke=\"true\"", white), "收入", ""),
        (said("收入") + &filled("", white), "", HIDDEN),
        (filled("", red) + &said("收入"), "收入", ""),
        (filled("", red) + &coloured(red), "", HIDDEN),
        (filled("", red) + &coloured(white), "收入", ""),
        // Without a colour nothing is filled.
        (said("收入") + &filled("", ""), "收入", ""),
        (said("收入") + &filled(" Alpha=\"60\"", white), "收入", ""),
        (said("收入") + &filled(" Alpha=\"210\"", white), "收入", PERHAPS),
        (said("收入") + &filled(" Visible=\"false\"", white), "收入", ""),
        (said("收入") + picture, "", HIDDEN),
        (said("收入") + &picture.replace("ID=\"7\"", "ID=\"17\""), "收入", PERHAPS),
        (picture.to_owned() + &said("收入"), "收入", ""),
        (text_with((30.0, 60.0), 4.0, "收入", "", &clip("", all)), "收入", ""),
        (text_with((30.0, 60.0), 4.0, "收入", "", &clip("", "M 90 0 L 95 0 L 95 1 L 90 1 C")), "", ""),
        (text_with((30.0, 60.0), 4.0, "收入", "", &clip(" TransFlag=\"false\"", "M 0 0 L 4 0 L 4 9 L 0 9 C")), "收", "page 1: 1 characters beyond the edge of their line's clip were left out"),
        (text_object((300.0, 60.0), 4.0, "页面以外的文字"), "", ""),
        (code("4", "30 60 4 4", "", "<ofd:TextCode X=\"0\" Y=\"3\" DeltaX=\"4 4\">收入额</ofd:TextCode>"), "收入额", "page 1: 2 characters outside the box of their text may not be shown; they were read"),
        ("<ofd:PageBlock ID=\"7\"><ofd:PageBlock ID=\"8\">".to_owned() + &said("收入") + "</ofd:PageBlock></ofd:PageBlock>", "收入", ""),
        ("<ofd:Video/>".to_owned() + &said("收入"), "收入", "page 1: 1 objects of a kind that is not known were not read"),
        ("<ofd:PathObject Boundary=\"0 0 9 9\"><ofd:AbbreviatedData>M 0</ofd:AbbreviatedData></ofd:PathObject>".to_owned() + &said("收入"), "收入", "page 1: 1 paths that cannot be made out were not read"),
    ] {
        let resources = part("Res", "<ofd:ColorSpaces><ofd:ColorSpace ID=\"8\" Type=\"CMYK\"/><ofd:ColorSpace ID=\"9\" Type=\"GRAY\"><ofd:Palette><ofd:CV>0</ofd:CV><ofd:CV>255</ofd:CV></ofd:Palette></ofd:ColorSpace></ofd:ColorSpaces>\
            <ofd:DrawParams><ofd:DrawParam ID=\"10\" Relative=\"11\"/><ofd:DrawParam ID=\"11\" Relative=\"10\"><ofd:FillColor Value=\"255 255 255\"/></ofd:DrawParam></ofd:DrawParams>\
            <ofd:MultiMedias><ofd:MultiMedia ID=\"7\" Type=\"Image\"><ofd:MediaFile>a.jpg</ofd:MediaFile></ofd:MultiMedia><ofd:MultiMedia ID=\"17\" Type=\"Image\"><ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>");
        let bytes = with(
            &[page_of(A4, "", &layer(&(title() + &content)))],
            "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>",
            "",
            &[("Doc_0/PublicRes.xml", resources)],
        );
        let (texts, said) = told(&bytes);
        assert_eq!((texts.as_str(), said.as_str()), (expected, notes), "{content}");
    }
}

/// A table as its rulings and its texts, in millimetres.
fn table(rulings: impl Fn(&[f32], &[f32]) -> String) -> String {
    let rows = [
        ["科目编码", "科目名称", "合计"],
        ["", "合计", "73.60"],
        ["205", "教育支出", "61.20"],
        ["208", "社会保障和就业支出", "12.40"],
    ];
    let (xs, ys) = ([20.0, 50.0, 110.0, 150.0], [50.0, 58.0, 66.0, 74.0, 82.0]);
    let mut content =
        text_object((60.0, 40.0), 5.0, "部门支出总体情况表") + &text_object((130.0, 46.0), 3.0, "单位：万元");
    content.push_str(&rulings(&xs, &ys));
    for (row, y) in rows.iter().zip(&ys[1..]) {
        for (text, x) in row.iter().zip(xs) {
            content.push_str(&text_object((x + 1.0, y - 2.5), 3.0, text));
        }
    }
    content
}

#[test]
fn rulings_are_drawn_in_many_ways() {
    let strokes = |xs: &[f32], ys: &[f32]| {
        let mut lines = String::new();
        for y in ys {
            lines += &line_object((xs[0], *y), (xs[3], *y));
        }
        for x in xs {
            lines += &line_object((*x, ys[0]), (*x, ys[4]));
        }
        lines
    };
    let bars = |xs: &[f32], ys: &[f32]| {
        let bar = |x: f32, y: f32, width: f32, height: f32| {
            format!(
                "<ofd:PathObject Boundary=\"{x} {y} {width} {height}\" Stroke=\"false\" Fill=\"true\"><ofd:FillColor Value=\"0 0 0\"/><ofd:AbbreviatedData>M 0 0 L {width} 0 L {width} {height} L 0 {height} C</ofd:AbbreviatedData></ofd:PathObject>"
            )
        };
        let flat = ys.iter().map(|y| bar(xs[0], *y, xs[3] - xs[0], 0.2));
        flat.chain(xs.iter().map(|x| bar(*x, ys[0], 0.2, ys[4] - ys[0]))).collect::<String>()
    };
    let boxes = |xs: &[f32], ys: &[f32]| {
        let cell = |(x, y): (&[f32], &[f32])| {
            let (width, height) = (x[1] - x[0], y[1] - y[0]);
            format!(
                "<ofd:PathObject Boundary=\"{} {} {width} {height}\"><ofd:AbbreviatedData>M 0 0 L {width} 0 L {width} {height} L 0 {height} C</ofd:AbbreviatedData></ofd:PathObject>",
                x[0], y[0]
            )
        };
        xs.windows(2).flat_map(|x| ys.windows(2).map(move |y| (x, y))).map(cell).collect::<String>()
    };
    let one_path = |xs: &[f32], ys: &[f32]| {
        let flat = ys.iter().map(|y| format!("M {} {y} L {} {y} ", xs[0], xs[3]));
        let data: String =
            flat.chain(xs.iter().map(|x| format!("M {x} {} L {x} {} ", ys[0], ys[4]))).collect();
        format!(
            "<ofd:PathObject Boundary=\"0 0 2100 2970\" CTM=\"0.1 0 0 0.1 0 0\" LineWidth=\"3\"><ofd:AbbreviatedData>{}</ofd:AbbreviatedData></ofd:PathObject>",
            scaled(&data)
        )
    };
    for rulings in [&strokes as &dyn Fn(&[f32], &[f32]) -> String, &bars, &boxes, &one_path] {
        let bytes = one(&table(rulings));
        let reading = reading(&bytes);
        assert_eq!(reading.format, FileFormat::Ofd);
        let document = reading.disclosure;
        let [sheet] = &document.sheets[..] else { panic!("{document:?}") };
        let rows: Vec<(Option<&str>, String)> =
            sheet.rows.iter().map(|row| (row.code.as_deref(), row.cells[0].text())).collect();
        assert_eq!(
            rows,
            [
                (None, "73.60".to_owned()),
                (Some("205"), "61.20".to_owned()),
                (Some("208"), "12.40".to_owned())
            ]
        );
        let report = Report::of(&document);
        assert!(report.findings().is_empty() && document.notes.is_empty(), "{report:?} {document:?}");
        // Where a figure stands, in points from the upper left corner.
        let Some(Some(Position::OnPage(there))) = sheet.rows[1].positions.first() else {
            panic!("{sheet:?}")
        };
        assert!((there.x0() - 314.6).abs() < 0.2 && (there.y0() - 195.4).abs() < 0.2, "{there:?}");
    }
}

/// The numbers of a path, ten times as large.
fn scaled(data: &str) -> String {
    let word = |word: &str| word.parse::<f32>().map_or(word.to_owned(), |number| (number * 10.0).to_string());
    data.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

#[test]
fn templates_and_drawings_of_several_pages() {
    let template = |order: &str| format!("<ofd:Template TemplateID=\"50\"{order}/>");
    let common = "<ofd:DocumentRes>Res.xml</ofd:DocumentRes>\
        <ofd:TemplatePage ID=\"50\" BaseLoc=\"Tpls/Tpl_0/Content.xml\"/><ofd:TemplatePage ID=\"51\" BaseLoc=\"Tpls/Tpl_1/Content.xml\"/>";
    let white = "<ofd:FillColor Value=\"255 255 255\"/>";
    let composite = |more: &str| {
        format!("<ofd:CompositeObject ID=\"8\" Boundary=\"20 80 100 20\" ResourceID=\"30\"{more}/>")
    };
    let drawing = part(
        "Res",
        &format!(
            "<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID=\"30\" Width=\"100\" Height=\"20\"><ofd:Content>{}</ofd:Content></ofd:CompositeGraphicUnit>\
         <ofd:CompositeGraphicUnit ID=\"31\" Width=\"9\" Height=\"9\"><ofd:Content>{}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>",
            text_object((10.0, 10.0), 4.0, "图形中的文字"),
            composite("").replace("\"30\"", "\"31\""),
        ),
    );
    let within =
        "page 1: 1 drawings that it refers to are missing or stand within themselves; they were not read";
    for (before, content, of_template, expected, notes) in [
        (template(""), "", text_object((30.0, 60.0), 4.0, "模板中的文字"), "模板中的文字", ""),
        (template(""), "", filled("", white), "收入", ""),
        (template(" ZOrder=\"Background\""), "", filled("", white), "收入", ""),
        (template(" ZOrder=\"Foreground\""), "", filled("", white), "", HIDDEN),
        (
            template("").replace("50", "59"),
            "",
            String::new(),
            "收入",
            "page 1: a template that it refers to is missing; what it shows was not read",
        ),
        (
            template("").replace("50", "51"),
            "",
            String::new(),
            "收入",
            "part Doc_0/Tpls/Tpl_1/Content.xml is missing",
        ),
        (String::new(), &composite(""), String::new(), "收入|图形中的文字", ""),
        (String::new(), &composite(" CTM=\"0.5 0 0 0.5 0 0\""), String::new(), "收入|图形中的文字", ""),
        (
            String::new(),
            &composite(" Visible=\"false\""),
            String::new(),
            "收入",
            "page 1: 6 characters that are set to be invisible were left out",
        ),
        (String::new(), &composite("").replace("30", "39"), String::new(), "收入", within),
        (String::new(), &composite("").replace("30", "31"), String::new(), "收入", within),
    ] {
        let has_text = of_template.contains("模板");
        let own = title() + &(if has_text { String::new() } else { said("收入") }) + content;
        let bytes = with(
            &[page_of(A4, &before, &layer(&own))],
            common,
            "",
            &[
                ("Doc_0/Tpls/Tpl_0/Content.xml", page_of(A4, "", &layer(&of_template))),
                ("Doc_0/Res.xml", drawing.clone()),
            ],
        );
        let (texts, said) = told(&bytes);
        assert!(said.ends_with(notes) && said.is_empty() == notes.is_empty(), "{said}\nexpected: {notes}");
        assert_eq!(texts, expected, "{before} {content} {of_template}");
    }
}

#[test]
fn templates_that_rest_on_each_other_end() {
    let common = "<ofd:TemplatePage ID=\"50\" BaseLoc=\"Tpl.xml\"/>";
    let template = "<ofd:Template TemplateID=\"50\"/>";
    let bytes = with(
        &[page_of(A4, template, &layer(&(title() + &said("收入"))))],
        common,
        "",
        &[("Doc_0/Tpl.xml", page_of(A4, template, &layer("")))],
    );
    let note = "page 1: its templates rest on each other without end; not all of them were read";
    assert_eq!(told(&bytes), ("收入".to_owned(), note.to_owned()));
    // Many of many: bounded by steps, and not by patience.
    let bytes = with(
        &[page_of(A4, &template.repeat(100), &layer(&title()))],
        common,
        "",
        &[("Doc_0/Tpl.xml", page_of(A4, &template.repeat(100), &layer("")))],
    );
    let error = read(&bytes, &Options::default()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "steps of its pages 16000001 exceed the limit of 16000000: raise it in the options if the document is trusted"
    );
}

#[test]
fn drawings_that_draw_others_again_and_again_end() {
    let unit = |id: usize| {
        let next = format!("<ofd:CompositeObject Boundary=\"0 0 9 9\" ResourceID=\"{}\"/>", id + 1);
        format!(
            "<ofd:CompositeGraphicUnit ID=\"{id}\"><ofd:Content>{}</ofd:Content></ofd:CompositeGraphicUnit>",
            next.repeat(10)
        )
    };
    let units: String = (0..60).map(unit).collect();
    let resources = part("Res", &format!("<ofd:CompositeGraphicUnits>{units}</ofd:CompositeGraphicUnits>"));
    let bytes = with(
        &[page_of(
            A4,
            "",
            &layer(&(title() + "<ofd:CompositeObject Boundary=\"0 0 9 9\" ResourceID=\"0\"/>")),
        )],
        "<ofd:PublicRes>Res.xml</ofd:PublicRes>",
        "",
        &[("Doc_0/Res.xml", resources)],
    );
    let mut options = Options::default();
    options.pdf.steps = 10_000;
    let error = read(&bytes, &options).unwrap_err();
    assert_eq!(
        error.to_string(),
        "steps of its pages 10001 exceed the limit of 10000: raise it in the options if the document is trusted"
    );
}

#[test]
fn layers_stand_behind_each_other() {
    let white = filled("", "<ofd:FillColor Value=\"255 255 255\"/>");
    let layers = |over: &str| {
        format!(
            "<ofd:Layer ID=\"2\" Type=\"{over}\">{white}</ofd:Layer>{}",
            layer(&(title() + &said("收入")))
        )
    };
    for (over, expected) in [("Body", "收入"), ("Background", "收入"), ("Foreground", "")] {
        let bytes = with(&[page_of(A4, "", &layers(over))], "", "", &[]);
        assert_eq!(told(&bytes).0, expected, "{over}");
    }
}

#[test]
fn annotations_are_read_as_they_are_shown() {
    let look = |attributes: &str, content: &str| {
        format!(
            "<ofd:Annot ID=\"4\"{attributes}><ofd:Appearance Boundary=\"20 70 100 20\">{content}</ofd:Appearance></ofd:Annot>"
        )
    };
    let stamp = text_object((10.0, 10.0), 4.0, "批注中的文字");
    let yellow = "<ofd:PathObject Boundary=\"0 -20 100 20\" Stroke=\"false\" Fill=\"true\"><ofd:FillColor Value=\"255 255 0\"/><ofd:AbbreviatedData>M 0 0 L 100 0 L 100 20 L 0 20 C</ofd:AbbreviatedData></ofd:PathObject>";
    for (annotation, expected, notes) in [
        (look(" Type=\"Stamp\"", &stamp), "收入|批注中的文字", ""),
        (look(" Type=\"Stamp\" Visible=\"false\"", &stamp), "收入", ""),
        (look(" Type=\"Highlight\"", yellow), "收入", ""),
        (look(" Type=\"Path\"", yellow), "", HIDDEN),
    ] {
        let bytes = with(
            &[page_of(A4, "", &layer(&(title() + &said("收入"))))],
            "",
            "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>",
            &[
                (
                    "Doc_0/Annots/Annotations.xml",
                    part(
                        "Annotations",
                        "<ofd:Page PageID=\"100\"><ofd:FileLoc>Page_0/Annotation.xml</ofd:FileLoc></ofd:Page>",
                    ),
                ),
                ("Doc_0/Annots/Page_0/Annotation.xml", part("PageAnnot", &annotation)),
            ],
        );
        assert_eq!(told(&bytes), (expected.to_owned(), notes.to_owned()), "{annotation}");
    }
}

#[test]
fn what_stands_beside_the_pages_is_noted() {
    let root = |more: &str| {
        part(
            "OFD",
            &format!("<ofd:DocBody><ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot>{more}</ofd:DocBody>"),
        )
    };
    let attached = part(
        "Attachments",
        "<ofd:Attachment ID=\"1\" Name=\"明细.xlsx\"><ofd:FileLoc>a.xlsx</ofd:FileLoc></ofd:Attachment>",
    );
    let signed = part(
        "Signatures",
        "<ofd:Signature ID=\"1\" BaseLoc=\"Sign_0/Signature.xml\"/><ofd:Signature ID=\"2\" BaseLoc=\"x\"/>",
    );
    let more = "<ofd:Versions><ofd:Version ID=\"1\"/><ofd:Version ID=\"2\"/></ofd:Versions><ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures>";
    let bytes = packed(&[
        ("OFD.xml".to_owned(), root(more)),
        (
            "Doc_0/Document.xml".to_owned(),
            ofd::document(1, "", "<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>"),
        ),
        ("Doc_0/Pages/Page_0/Content.xml".to_owned(), page_of(A4, "", &layer(&(title() + &said("收入"))))),
        ("Doc_0/Attachs/Attachments.xml".to_owned(), attached),
        ("Doc_0/Signs/Signatures.xml".to_owned(), signed),
    ]);
    let notes = "1 attached files were not read, the first is \"明细.xlsx\"|\
        it bears 2 electronic signatures or seals; they were not verified, and what the seals say was not read|\
        the package has 2 versions of the document; the one that it opens with was read";
    assert_eq!(told(&bytes), ("收入".to_owned(), notes.to_owned()));
}

#[test]
fn documents_of_one_package_are_numbered_through() {
    let body =
        |at: usize| format!("<ofd:DocBody><ofd:DocRoot>Doc_{at}/Document.xml</ofd:DocRoot></ofd:DocBody>");
    let page = |text: &str| page_of(A4, "", &layer(&(title() + &said(text))));
    let bytes = packed(&[
        ("OFD.xml".to_owned(), part("OFD", &(body(0) + &body(1) + &body(2)))),
        ("Doc_0/Document.xml".to_owned(), ofd::document(1, "", "")),
        ("Doc_0/Pages/Page_0/Content.xml".to_owned(), page("收入")),
        ("Doc_1/Document.xml".to_owned(), ofd::document(2, "", "")),
        ("Doc_1/Pages/Page_0/Content.xml".to_owned(), page("支出")),
    ]);
    let document = reading(&bytes).disclosure;
    let places: Vec<Option<u32>> = document
        .sections
        .iter()
        .flat_map(|section| &section.paragraphs)
        .map(|paragraph| paragraph.place.page)
        .collect();
    assert!(places.contains(&Some(1)) || places.contains(&Some(2)), "{document:?}");
    assert_eq!(
        told(&bytes).1,
        "the package holds 3 documents; their pages are numbered through|\
         page 3: not read, part Doc_1/Pages/Page_1/Content.xml is missing|\
         a document was not read, part Doc_2/Document.xml is missing"
    );
}

#[test]
fn parts_are_found_however_they_are_named_and_written() {
    let page = page_of(A4, "", &layer(&(title() + &said("收入"))));
    let expected = ("收入".to_owned(), String::new());
    let of = |root: &str, document: &str, page_name: &str, base: &str, page: Vec<u8>| {
        let list = part(
            "Document",
            &format!(
                "<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"{base}\"/></ofd:Pages>"
            ),
        );
        let package = part("OFD", &format!("<ofd:DocBody><ofd:DocRoot>{root}</ofd:DocRoot></ofd:DocBody>"));
        docx::archive(&[("OFD.xml", package.as_bytes()), (document, list.as_bytes()), (page_name, &page)])
    };
    let utf8 = || page.clone().into_bytes();
    for (root, document, name, base) in [
        ("Doc_0/Document.xml", "Doc_0/Document.xml", "Doc_0/P/C.xml", "P/C.xml"),
        ("/Doc_0/Document.xml", "Doc_0/Document.xml", "Doc_0/P/C.xml", "/Doc_0/P/C.xml"),
        ("./Doc_0/Document.xml", "doc_0/document.XML", "DOC_0/p/c.xml", "./P/../P/C.xml"),
        ("Doc_0\\Document.xml", "Doc_0\\Document.xml", "Doc_0\\P\\C.xml", "P\\C.xml"),
        ("Doc_0/Document.xml", "Doc_0/Document.xml", "C.xml", "../../../C.xml"),
    ] {
        assert_eq!(
            told(&of(root, document, name, base, utf8())),
            expected,
            "{root} {document} {name} {base}"
        );
    }
    let named = |page: Vec<u8>| of("Doc_0/Document.xml", "Doc_0/Document.xml", "Doc_0/C.xml", "C.xml", page);
    let bare = page.replace("ofd:", "").replace("xmlns:ofd", "xmlns");
    let other = page.replace("ofd:", "x:").replace("xmlns:ofd", "xmlns:x");
    let chinese = page.replace("encoding=\"UTF-8\"", "encoding=\"GB18030\"");
    let utf16: Vec<u8> = format!("\u{feff}{page}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [
        bare.into_bytes(),
        other.into_bytes(),
        gb18030(&chinese),
        format!("\u{feff}{page}").into_bytes(),
        utf16,
    ] {
        assert_eq!(told(&named(bytes)), expected);
    }
    let (_, notes) = told(&with(&[page.clone(), chinese], "", "", &[]));
    assert_eq!(
        notes,
        "page 2: not read, part Doc_0/Pages/Page_1/Content.xml: it is not in gb18030, which it should be in"
    );
}

/// The few letters of these tests in GB18030, each two bytes.
fn gb18030(text: &str) -> Vec<u8> {
    let letters: [(char, [u8; 2]); 9] = [
        ('某', [0xC4, 0xB3]),
        ('局', [0xBE, 0xD6]),
        ('年', [0xC4, 0xEA]),
        ('部', [0xB2, 0xBF]),
        ('门', [0xC3, 0xC5]),
        ('预', [0xD4, 0xA4]),
        ('算', [0xCB, 0xE3]),
        ('收', [0xCA, 0xD5]),
        ('入', [0xC8, 0xEB]),
    ];
    let bytes = |c: char| match letters.iter().find(|(letter, _)| *letter == c) {
        Some((_, two)) => two.to_vec(),
        None => c.to_string().into_bytes(),
    };
    text.chars().flat_map(bytes).collect()
}

/// A document of one part that is a page.
fn document(page: &str) -> Vec<u8> {
    with(&[page.to_owned()], "", "", &[])
}

#[test]
fn what_is_broken_is_said_in_both_languages() {
    let page = page_of(A4, "", &layer(&title()));
    let deep = |depth: usize| {
        let open = "<ofd:PageBlock>".repeat(depth);
        page_of(A4, "", &layer(&format!("{open}{}", "</ofd:PageBlock>".repeat(depth))))
    };
    let only = |parts: &[(&str, &str)]| {
        let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
        docx::archive(&parts)
    };
    let mend = "; get the file anew, or open it in a reader of OFD and save it as PDF";
    let mend_zh = "；请重新获取，或在 OFD 阅读软件中打开并另存为 PDF";
    for (bytes, message, chinese) in [
        (only(&[("OFD.xml", "")]), "part OFD.xml: it has no element", "部件 OFD.xml：没有任何元素"),
        (
            only(&[("OFD.xml", &part("OFD", ""))]),
            "part OFD.xml names no document",
            "部件 OFD.xml 没有指明文档",
        ),
        (
            only(&[("OFD.xml", &package())]),
            "part Doc_0/Document.xml is missing",
            "缺少部件 Doc_0/Document.xml",
        ),
        (
            only(&[("OFD.xml", &package()), ("Doc_0/Document.xml", &part("Document", ""))]),
            "no page can be read; it has no pages",
            "没有一页能够读取；没有页面",
        ),
        (
            only(&[("OFD.xml", &package()), ("Doc_0/Document.xml", &ofd::document(1, "", ""))]),
            "no page can be read; page 1: not read, part Doc_0/Pages/Page_0/Content.xml is missing",
            "没有一页能够读取；第 1 页：未能读取，缺少部件 Doc_0/Pages/Page_0/Content.xml",
        ),
        (
            document("<a><b></a>"),
            "no page can be read; page 1: not read, part Doc_0/Pages/Page_0/Content.xml: it is no XML at byte 6: ill-formed document: expected `</b>`, but `</a>` was found",
            "没有一页能够读取；第 1 页：未能读取，部件 Doc_0/Pages/Page_0/Content.xml：第 6 字节处不是 XML，程序原文“ill-formed document: expected `</b>`, but `</a>` was found”",
        ),
        (
            document(&page[..page.len() - 11]),
            "no page can be read; page 1: not read, part Doc_0/Pages/Page_0/Content.xml ends with 1 elements open",
            "没有一页能够读取；第 1 页：未能读取，部件 Doc_0/Pages/Page_0/Content.xml 中断，尚有 1 个元素未结束",
        ),
        (
            document(&deep(6000)),
            "no page can be read; page 1: not read, part Doc_0/Pages/Page_0/Content.xml: its elements are nested more than 256 deep",
            "没有一页能够读取；第 1 页：未能读取，部件 Doc_0/Pages/Page_0/Content.xml：元素嵌套超过 256 层",
        ),
    ] {
        let error = read(&bytes, &Options::default()).unwrap_err();
        assert_eq!(error.to_string(), format!("the OFD document is damaged: {message}{mend}"));
        assert_eq!(error.message(Language::Zh), format!("OFD 文件已损坏：{chinese}{mend_zh}"));
        assert!(error.is_damaged(), "{error}");
    }
}

#[test]
fn what_is_cut_short_or_has_no_text_is_said_in_both_languages() {
    let page = page_of(A4, "", &layer(&title()));
    let mut cut = document(&page);
    cut.truncate(cut.len() - 40);
    for (bytes, message, chinese, is) in [
        (
            cut,
            "the OFD document is cut short: the archive's directory, which stands at its end, is missing; get the file anew",
            "OFD 文件不完整：压缩包末尾的目录缺失；请重新获取",
            ReadError::is_truncated as fn(&ReadError) -> bool,
        ),
        (
            document(&page_of(A4, "", "")),
            "the OFD document has no text: no text on its only page; an OCR result goes with a PDF or a picture, so print it to a PDF, run OCR on that and read it with its result (`ocr`)",
            "OFD 文件没有文字，共 1 页，没有文字；文字识别（OCR）结果只能与 PDF 或图片一并读取：请将其打印为 PDF，作文字识别后连同结果读取（`ocr`）",
            ReadError::needs_ocr,
        ),
        (
            document(&page_of(
                A4,
                "",
                &layer("<ofd:ImageObject Boundary=\"0 0 210 297\" ResourceID=\"1\"/>"),
            )),
            "the OFD document has no text: only images on its only page; an OCR result goes with a PDF or a picture, so print it to a PDF, run OCR on that and read it with its result (`ocr`)",
            "OFD 文件没有文字，共 1 页，只有图片；文字识别（OCR）结果只能与 PDF 或图片一并读取：请将其打印为 PDF，作文字识别后连同结果读取（`ocr`）",
            ReadError::needs_ocr,
        ),
        (
            document(&page_of(
                A4,
                "",
                &layer(
                    &(attributes("收入", " Visible=\"false\"")
                        + "<ofd:ImageObject Boundary=\"0 0 210 297\" ResourceID=\"1\"/>"),
                ),
            )),
            "the OFD document has text that is not shown and no other on its only page, as a scan that went through OCR; what OCR guessed is no evidence, find the file that was scanned",
            "OFD 文件共 1 页，只有不显示的文字，应为经文字识别（OCR）的扫描件；识别所得不能作为依据，请查找扫描前的文件",
            ReadError::needs_ocr,
        ),
        (
            document(&page_of(A4, "", &layer(&said("收入")))),
            "nothing in the OFD document speaks of a budget, no table, neither 预算 nor 决算 nor an amount of money in its text: look at what was downloaded",
            "OFD 文件的内容与预算无关，既没有表，文字中也没有“预算”“决算”或金额：请核对所下载的文件",
            ReadError::is_no_budget,
        ),
    ] {
        let error = read(&bytes, &Options::default()).unwrap_err();
        assert_eq!((error.to_string().as_str(), error.message(Language::Zh).as_str()), (message, chinese));
        assert!(is(&error), "{error}");
    }
}

#[test]
fn blocks_may_be_nested_as_deep_as_programs_nest_them() {
    let blocks =
        format!("{}{}{}", "<ofd:PageBlock>".repeat(100), said("收入"), "</ofd:PageBlock>".repeat(100));
    assert_eq!(told(&one(&blocks)), ("收入".to_owned(), String::new()));
}

#[test]
fn a_page_that_does_not_say_how_large_it_is() {
    let content = |area: &str| {
        part("Page", &format!("{area}<ofd:Content>{}</ofd:Content>", layer(&(title() + &said("收入")))))
    };
    let note = "page 1: it does not say how large it is; it was read as A4 paper";
    for (area, common, expected) in [
        ("", "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>", ""),
        ("<ofd:Area><ofd:PhysicalBox>-10 -10 230 320</ofd:PhysicalBox></ofd:Area>", "", ""),
        ("<ofd:Area><ofd:PhysicalBox>0 0 0 297</ofd:PhysicalBox></ofd:Area>", "", note),
        ("<ofd:Area><ofd:PhysicalBox>0 0 1e300 297</ofd:PhysicalBox></ofd:Area>", "", note),
        ("", "", note),
    ] {
        let bytes = packed(&[
            ("OFD.xml".to_owned(), package()),
            (
                "Doc_0/Document.xml".to_owned(),
                part(
                    "Document",
                    &format!(
                        "<ofd:CommonData>{common}</ofd:CommonData><ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"C.xml\"/></ofd:Pages>"
                    ),
                ),
            ),
            ("Doc_0/C.xml".to_owned(), content(area)),
        ]);
        assert_eq!(told(&bytes), ("收入".to_owned(), expected.to_owned()), "{area} {common}");
    }
}

#[test]
fn every_limit_is_named() {
    let page = || page_of(A4, "", &layer(&(title() + &said("收入"))));
    let two = with(&[page(), page()], "", "", &[]);
    let long = with(&[page_of(A4, "", &layer(&(title() + &said(&"长".repeat(3000)))))], "", "", &[]);
    let mut cases: Vec<(&[u8], Options, &str)> = Vec::new();
    let mut limited = |bytes, set: fn(&mut Options), message| {
        let mut options = Options::default();
        set(&mut options);
        cases.push((bytes, options, message));
    };
    limited(&two, |options| options.pdf.pages = 1, "pages 2 exceed the limit of 1");
    limited(
        &long,
        |options| options.pdf.marks = 1000,
        "characters or rulings of a page 1001 exceed the limit of 1000",
    );
    limited(&two, |options| options.pdf.steps = 20, "steps of its pages 21 exceed the limit of 20");
    limited(&two, |options| options.pdf.objects = 5, "elements of its parts 6 exceed the limit of 5");
    limited(
        &long,
        |options| options.pdf.stream_bytes = 2000,
        "bytes of a part 2001 exceed the limit of 2000",
    );
    limited(
        &long,
        |options| options.max_decompressed = 2000,
        "decompressed bytes 2001 exceed the limit of 2000",
    );
    for (bytes, options, message) in cases {
        let error = read(bytes, &options).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("{message}: raise it in the options if the document is trusted")
        );
        assert!(error.is_too_large());
    }
}
