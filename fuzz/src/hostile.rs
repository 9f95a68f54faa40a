//! Documents made to bring a reader down, each small: one for each kind that was found. What they cost is in
//! `docs/hostile.md`.

use std::fmt::Write as _;
use std::io::{Cursor, Read as _, Write as _};

use super::raw::{TEXT, compressed, page, pages, stream};
use super::{docx, ofd, xlsx};

/// A kind, by its name, and a document of it.
pub type Hostile = (&'static str, fn() -> Vec<u8>);

/// Every kind.
pub const KINDS: [Hostile; 38] = [
    ("pdf: procedures within procedures", procedures),
    ("pdf: functions in a chain", functions_in_a_chain),
    ("pdf: functions that fan out", functions_that_fan_out),
    ("pdf: colour spaces in a chain", colour_spaces),
    ("pdf: a shading of a megabyte, drawn again and again", shadings),
    ("pdf: pages without number in a stream of objects", objects),
    ("pdf: blanks shared by pages", blanks),
    ("pdf: streams that are large together", streams),
    ("pdf: a code of thousands of characters", map),
    ("pdf: an operator that shows millions of characters", shown),
    ("pdf: a font that is large, used on every page", font),
    ("pdf: a layer of thousands, named again and again", layer),
    ("pdf: areas below every glyph", areas),
    ("pdf: tables without number below every glyph", tables),
    ("pdf: rulings of a grid on every page", grid),
    ("pdf: streams without an end", endless),
    ("pdf: annotations without number", annotations),
    ("pdf: two thousand pages of text", prose),
    ("xlsx: ranges of hidden columns", hidden_columns),
    ("xlsx: elements without number", elements),
    ("xlsx: rows of one table", sheet_rows),
    ("xlsx: a cell at the far corner", corner),
    ("xlsx: merged ranges of the whole sheet", merged),
    ("docx: tables within tables", nested_tables),
    ("docx: elements without number", word_elements),
    ("docx: cells of millions of columns", spans),
    ("ofd: drawings that draw others again and again", drawings),
    ("ofd: pages without number", fixed_pages),
    ("ofd: letters without number", letters),
    ("html: tables within tables with spans", html_tables),
    ("html: elements that are never closed", html_open),
    ("text: one line", line),
    ("text: rows of one table", text_rows),
    ("text: a paragraph of shares", shares),
    ("text: a sentence of lists", lists),
    ("text: a sentence of shares without a figure", bare_shares),
    ("text: brackets that stay open", brackets),
    ("text: lines without number", lines),
];

fn gs(operators: &str, function: &str, more: &[Vec<u8>]) -> Vec<u8> {
    page(operators, &format!("/ExtGState << /G << /TR {function} >> >>"), more)
}

fn linear() -> Vec<u8> {
    b"<< /FunctionType 2 /N 1 /Domain [0 1] >>".to_vec()
}

fn procedures() -> Vec<u8> {
    let nested = [vec![b'{'; 10_000], vec![b'}'; 10_000]].concat();
    gs("/G gs", "10 0 R", &[compressed("/FunctionType 4 /Domain [0 1] /Range [0 1]", &nested)])
}

fn functions_in_a_chain() -> Vec<u8> {
    let stitched = |next: usize| {
        format!("<< /FunctionType 3 /Domain [0 1] /Functions [{next} 0 R] /Bounds [] /Encode [0 1] >>")
            .into_bytes()
    };
    gs("/G gs", "10 0 R", &(11..2_200).map(stitched).chain([linear()]).collect::<Vec<_>>())
}

fn functions_that_fan_out() -> Vec<u8> {
    let twice = |next: usize| {
        format!("<< /FunctionType 3 /Domain [0 1] /Functions [{next} 0 R {next} 0 R] /Bounds [0.5] /Encode [0 1 0 1] >>")
            .into_bytes()
    };
    gs("/G gs", "10 0 R", &(11..41).map(twice).chain([linear()]).collect::<Vec<_>>())
}

fn colour_spaces() -> Vec<u8> {
    let space = |next: usize| format!("[/Separation /Red {next} 0 R 10 0 R]").into_bytes();
    let chain = (12..2_300).map(space).chain([b"/DeviceGray".to_vec()]);
    let objects: Vec<Vec<u8>> = std::iter::once(linear()).chain(chain).collect();
    page("/C CS", "/ColorSpace << /C 11 0 R >>", &objects)
}

fn shadings() -> Vec<u8> {
    let entries = "/ShadingType 4 /ColorSpace /DeviceGray /BitsPerCoordinate 8 /BitsPerComponent 8 /BitsPerFlag 8 \
                   /Decode [0 1 0 1 0 1]";
    page(&"/S sh\n".repeat(20_000), "/Shading << /S 10 0 R >>", &[compressed(entries, &vec![0; 1_000_000])])
}

fn objects() -> Vec<u8> {
    let objects = format!("2 0 << /Type /Pages /Count 1 /Kids [{}] >>", "<<>>".repeat(15_000_000));
    let mut bytes = b"%PDF-1.7\n1 0 obj\n".to_vec();
    bytes.extend(compressed("/Type /ObjStm /N 1 /First 4", objects.as_bytes()));
    bytes.extend_from_slice(b"\nendobj\nstartxref\n0\n%%EOF\n");
    bytes
}

fn blanks() -> Vec<u8> {
    pages(100, compressed("", &[TEXT.as_bytes(), &vec![b' '; 60 << 20]].concat()), "", &[])
}

fn streams() -> Vec<u8> {
    let large = compressed("/Type /ObjStm /N 1 /First 4", &vec![b' '; 60 << 20]);
    pages(1, stream("", TEXT.as_bytes()), "", &vec![large; 40])
}

fn map() -> Vec<u8> {
    let map = format!(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def\n\
         1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <41> <{}> endbfchar\nendcmap end end",
        "0041".repeat(100_000)
    );
    let font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 11 0 R >>".to_vec();
    let text = format!("BT /M 12 Tf 100 700 Td ({}) Tj ET", "A".repeat(100_000));
    page(&text, "/Font << /M 10 0 R /F 4 0 R >>", &[font, compressed("", map.as_bytes())])
}

fn shown() -> Vec<u8> {
    let text = format!("{TEXT}BT /F 1 Tf 10 10 Td ({}) Tj ET", "A".repeat(15_000_000));
    pages(1, compressed("", text.as_bytes()), "", &[])
}

fn font() -> Vec<u8> {
    let differences = "/A ".repeat(400_000);
    let font = format!(
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [0 {differences}] >> >>"
    );
    let content = compressed("", (TEXT.to_owned() + &"BT /L 9 Tf (A) Tj ET\n".repeat(100)).as_bytes());
    pages(200, content, "/Font << /F 4 0 R /L 10 0 R >>", &[font.into_bytes()])
}

fn layer() -> Vec<u8> {
    let layer = format!("/Properties << /M << /Type /OCMD /OCGs [{}] >> >>", "4 0 R ".repeat(100_000));
    page(&"/OC /M BDC EMC\n".repeat(5_000), &layer, &[])
}

/// Text over all of a line, on every one of forty pages.
fn over(drawn: &str) -> Vec<u8> {
    let text = "BT /F 1 Tf 10 300 Td ".to_owned() + &"(AAAAAAAAAA) Tj ".repeat(15_000) + "ET";
    pages(40, compressed("", format!("{TEXT}{drawn}{text}").as_bytes()), "", &[])
}

fn areas() -> Vec<u8> {
    let areas = |areas: String, number: usize| areas + &format!("0.{} g 0 0 3 800 re f\n", 1 + number % 9);
    over(&(0..19_000).fold(String::new(), areas))
}

fn tables() -> Vec<u8> {
    let table = |number: usize| {
        let (x, y) = (10 + number % 41 * 14, 10 + number / 41 * 9);
        format!("{x} {y} 10 5 re {} {y} 5 5 re S\n", x + 5)
    };
    over(&(0..2_600).map(table).collect::<String>())
}

fn grid() -> Vec<u8> {
    let mut drawn = String::new();
    for row in 0..=200 {
        let _ = writeln!(drawn, "10 {0} m 590 {0} l S", 10.0 + 3.9 * f64::from(row));
    }
    for column in 0..=145 {
        let _ = writeln!(drawn, "{0} 10 m {0} 790 l S", 10.0 + 4.0 * f64::from(column));
    }
    for cell in 0..29_000_u32 {
        let (x, y) = (10.5 + 4.0 * f64::from(cell % 145), 11.0 + 3.9 * f64::from(cell / 145));
        let _ = writeln!(drawn, "BT /F 2 Tf {x} {y} Td (1) Tj ET");
    }
    pages(50, compressed("", format!("{TEXT}{drawn}").as_bytes()), "", &[])
}

fn endless() -> Vec<u8> {
    let mut bytes = pages(1, stream("", TEXT.as_bytes()), "", &[]);
    let open = b"<< /RunLength >> stream\n1\n".repeat(300_000);
    drop(bytes.splice(9..9, open));
    bytes
}

fn annotations() -> Vec<u8> {
    let form = stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", b"0 g");
    let list = "<< /Subtype /Stamp /Rect [0 0 9 9] /AP << /N 10 0 R >> >> ".repeat(80_000);
    pages(1, stream("", TEXT.as_bytes()), &format!(">> /Annots [{list}] /Other <<"), &[form])
}

fn prose() -> Vec<u8> {
    let line =
        "BT /F 9 Tf 60 700 Td (The budget of 2024 is 100.00, and that of the year before was 90.00.) Tj ET\n";
    pages(2_000, compressed("", (TEXT.to_owned() + &line.repeat(15)).as_bytes()), "", &[])
}

fn hidden_columns() -> Vec<u8> {
    sheet(&format!("<cols>{}</cols>", r#"<col hidden="1" min="1" max="16384"/>"#.repeat(200_000)), "")
}

fn elements() -> Vec<u8> {
    sheet("", &"<x></x>".repeat(30_000_000))
}

fn sheet_rows() -> Vec<u8> {
    let mut rows = String::new();
    for row in 10..20_010 {
        let _ = write!(
            rows,
            r#"<row r="{row}"><c r="A{row}"><v>{}</v></c><c r="B{row}" t="str"><v>科目{row}</v></c><c r="C{row}"><v>3</v></c><c r="D{row}"><v>2</v></c></row>"#,
            2_010_101 + row % 90
        );
    }
    sheet("", &rows)
}

fn corner() -> Vec<u8> {
    sheet("", r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#)
}

fn merged() -> Vec<u8> {
    let ranges = r#"<mergeCell ref="A1:XFD1048576"/>"#.repeat(20_000);
    sheet("", &format!("</sheetData><mergeCells>{ranges}</mergeCells><sheetData>"))
}

/// A workbook of one sheet, with this before its rows and this behind them.
fn sheet(before: &str, rows: &str) -> Vec<u8> {
    let cell = |at: &str, text: &str| format!(r#"<c r="{at}" t="str"><v>{text}</v></c>"#);
    let head = [
        vec![cell("A1", "教育局2024年部门预算")],
        vec![cell("A2", "支出总体情况表")],
        vec![cell("A3", "科目编码"), cell("B3", "科目名称"), cell("C3", "合计"), cell("D3", "基本支出")],
    ];
    let head: String =
        (1..).zip(head).map(|(row, cells)| format!(r#"<row r="{row}">{}</row>"#, cells.concat())).collect();
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    deflated(&xlsx(
        format!(r#"<worksheet xmlns="{main}">{before}<sheetData>{head}{rows}</sheetData></worksheet>"#)
            .as_bytes(),
    ))
}

/// An archive, its parts compressed.
fn deflated(package: &[u8]) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(package)).expect("an archive");
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for number in 0..from.len() {
        let mut part = from.by_index(number).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("memory takes it");
        to.start_file(name, options).expect("a part begins");
        to.write_all(&bytes).expect("memory takes it");
    }
    to.finish().expect("memory takes it").into_inner()
}

fn word(body: &str) -> Vec<u8> {
    let titles = docx::paragraph("2024年教育局部门预算") + &docx::paragraph("支出总体情况表");
    deflated(&docx::with(&(titles + body), &[]))
}

fn nested_tables() -> Vec<u8> {
    let (open, close) = ("<w:tbl><w:tr><w:tc>".repeat(20_000), "</w:tc></w:tr></w:tbl>".repeat(20_000));
    word(&format!("{open}{}{close}", docx::paragraph("1")))
}

fn word_elements() -> Vec<u8> {
    word(&"<w:x/>".repeat(40_000_000))
}

fn spans() -> Vec<u8> {
    let cell = r#"<w:tc><w:tcPr><w:gridSpan w:val="100000"/></w:tcPr><w:p/></w:tc>"#.repeat(2_000);
    word(&format!("<w:tbl><w:tr>{cell}</w:tr></w:tbl>"))
}

fn drawings() -> Vec<u8> {
    let draw =
        |id: usize| format!("<ofd:CompositeObject Boundary=\"0 0 9 9\" ResourceID=\"{id}\"/>").repeat(10);
    let unit = |id: usize| {
        format!(
            "<ofd:CompositeGraphicUnit ID=\"{id}\"><ofd:Content>{}</ofd:Content></ofd:CompositeGraphicUnit>",
            draw(id + 1)
        )
    };
    let units: String = (0..60).map(unit).collect();
    let resources =
        ofd::part("Res", &format!("<ofd:CompositeGraphicUnits>{units}</ofd:CompositeGraphicUnits>"));
    let page = ofd::page_of("0 0 210 297", "", &ofd::layer(&draw(0)));
    ofd::with(&[page], "<ofd:PublicRes>Res.xml</ofd:PublicRes>", "", &[("Doc_0/Res.xml", resources)])
}

/// Two thousand pages that are one part, with as many rulings as a page may have.
fn fixed_pages() -> Vec<u8> {
    let lines: String = (0..2_000_u16)
        .map(|at| ofd::line_object((10.0, f32::from(at) / 10.0), (200.0, f32::from(at) / 10.0)))
        .collect();
    let page = ofd::page_of("0 0 210 297", "", &ofd::layer(&lines));
    let list = "<ofd:Page ID=\"1\" BaseLoc=\"Page.xml\"/>".repeat(2_000);
    let parts = [
        ("OFD.xml", ofd::package()),
        ("Doc_0/Document.xml", ofd::part("Document", &format!("<ofd:Pages>{list}</ofd:Pages>"))),
        ("Doc_0/Page.xml", page),
    ];
    ofd::packed(&parts.map(|(name, content)| (name.to_owned(), content)))
}

/// A hundred pages of 150,000 letters each, which one template shows.
fn letters() -> Vec<u8> {
    let text: String = "预".repeat(1_500);
    let lines: String =
        (0..100_u8).map(|at| ofd::text_object((1.0, f32::from(at) * 2.5), 0.1, &text)).collect();
    let page = ofd::page_of("0 0 210 297", "<ofd:Template TemplateID=\"50\"/>", "");
    ofd::with(
        &vec![page; 100],
        "<ofd:TemplatePage ID=\"50\" BaseLoc=\"Template.xml\"/>",
        "",
        &[("Doc_0/Template.xml", ofd::page_of("0 0 210 297", "", &ofd::layer(&lines)))],
    )
}

fn web(body: &str) -> Vec<u8> {
    format!("<html><body><h1>2024年教育局部门预算</h1>{body}").into_bytes()
}

fn html_tables() -> Vec<u8> {
    web(&format!("<table><tr>{}", "<td colspan=1000><table><tr>".repeat(64)).repeat(1_000))
}

fn html_open() -> Vec<u8> {
    web(&"<div><table><tr><td><b>".repeat(100_000))
}

const HEAD: &str = "2024年教育局部门预算\n";

fn line() -> Vec<u8> {
    format!("{HEAD}{}\n", "2024年3月5日".repeat(3_000_000)).into_bytes()
}

fn text_rows() -> Vec<u8> {
    let mut text = format!("{HEAD}支出总体情况表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\n");
    for row in 0..32_000 {
        let _ = writeln!(text, "{}\t科目{row}\t3.00\t2.00", 2_010_101 + row % 90);
    }
    text.into_bytes()
}

fn shares() -> Vec<u8> {
    let sentence = |number: usize| {
        format!("收入预算{number:05}.00万元，增长90%，其中：一般公共预算拨款收入5.00万元，占200%。\n")
    };
    (0..16_000).fold(HEAD.to_owned(), |text, number| text + &sentence(number)).into_bytes()
}

fn lists() -> Vec<u8> {
    format!("{HEAD}{}", format!("收入5万元，{}。\n", "其中".repeat(40_000)).repeat(3)).into_bytes()
}

fn bare_shares() -> Vec<u8> {
    format!("{HEAD}{}", format!("收入5万元，{}。\n", "占".repeat(80_000)).repeat(3)).into_bytes()
}

fn brackets() -> Vec<u8> {
    format!("{HEAD}{}", ("（".repeat(20) + "收入1万元\n").repeat(16_000)).into_bytes()
}

fn lines() -> Vec<u8> {
    [HEAD.as_bytes(), &vec![b'\n'; 60_000_000]].concat()
}
