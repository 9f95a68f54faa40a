//! The first inputs of every target: the tables of `data/huizhou-2023`, one an input, in every format, and workbooks with
//! every kind of record.

use std::error::Error;

use cn_budget::{Disclosure, Sheet, document::Format};

use crate::{biff, docx, ofd};

/// An input to begin with.
#[derive(Debug)]
pub struct Seed {
    /// The target that it is for.
    pub target: &'static str,
    /// What it is.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// All of them, the same ones every time.
///
/// # Errors
///
/// If a table of the repository cannot be written in some format.
pub fn seeds() -> Result<Vec<Seed>, Box<dyn Error>> {
    let mut seeds = Vec::new();
    let document = Disclosure::huizhou_2023()?;
    for (place, sheet) in document.sheets.iter().enumerate() {
        let mut one = Disclosure::new(&*document.department, document.fiscal_year, document.stage);
        // A few rows show every shape; mutation does better on small inputs.
        let mut sheet = sheet.clone();
        sheet.rows.truncate(8);
        one.sheets.push(sheet.clone());
        let rows = rows(&sheet);
        let head = format!("{}\n2023年部门预算\n", one.department);
        let mut add = |target, kind: &str, bytes: Vec<u8>| {
            seeds.push(Seed { target, name: format!("{place:02}-{kind}"), bytes });
        };
        for (kind, format) in [("text", Format::Text), ("markdown", Format::Markdown), ("csv", Format::Csv)] {
            add("text", kind, (head.clone() + &one.render(format)).into_bytes());
        }
        for (kind, separator) in [("tabs", "\t"), ("blanks", " ")] {
            let lines: Vec<String> = rows.iter().map(|row| row.join(separator)).collect();
            let text = format!("{head}{}\n单位：万元\n{}\n", sheet.title, lines.join("\n"));
            add("text", kind, text.into_bytes());
        }
        let text = format!("{head}{}", rows.iter().map(|row| row.join("\t") + "\n").collect::<String>());
        add("text", "utf16", text.encode_utf16().flat_map(u16::to_le_bytes).collect());
        add("json", "json", serde_json::to_vec(&one)?);
        let body: String = rows.iter().map(|row| format!("<tr><td>{}</tr>", row.join("<td>"))).collect();
        let title = &sheet.title;
        let page = format!("<h1>{head}</h1><p>{title}<br>单位：万元</p><table>{body}</table>");
        add("html", "html", page.into_bytes());
        add("xlsx", "sheet", sheet_xml(&rows).into_bytes());
        add("xlsx", "package", package(&sheet.title, &rows)?);
        let word = word_rows(&rows);
        add(
            "docx",
            "text",
            docx::text(&(docx::paragraph(&head) + &docx::paragraph(&sheet.title) + &word)).into_bytes(),
        );
        add("docx", "package", docx::file(&(docx::paragraph(&sheet.title) + &word)));
        let page = fixed_page(&format!("2023年部门预算\n{}", sheet.title), &rows);
        add("ofd", "page", page.part().into_bytes());
        add("ofd", "package", ofd::file(&[page]));
        add("xls", "records", records(&sheet.title, &rows));
        add("xls", "file", biff::file("/Workbook", &records(&sheet.title, &rows)));
        add("pdf", "pdf", page_of(&sheet.title, &rows));
        add("ocr", "json", serde_json::to_vec(&ocr_of(&sheet.title, &rows))?);
        add("ocr", "hocr", hocr_of(&sheet.title, &rows).into_bytes());
    }
    seeds.push(Seed { target: "docx", name: "constructions".to_owned(), bytes: constructions() });
    seeds.push(Seed { target: "ofd", name: "constructions".to_owned(), bytes: fixed_constructions() });
    seeds.push(Seed { target: "xls", name: "excel-95".to_owned(), bytes: excel_95() });
    Ok(seeds)
}

/// The cells of a page with their boxes: left, top, right, bottom.
fn found_of(title: &str, rows: &[Vec<String>]) -> Vec<(String, [usize; 4])> {
    let above = [("2023年部门预算", 20), (title, 45)];
    let above = above.into_iter().map(|(text, y)| (text.to_owned(), [300, y, 500, y + 15]));
    let cell = |row: usize, column: usize, text: &str| {
        let (x, y) = (20 + 100 * column, 80 + 20 * row);
        (text.to_owned(), [x, y, x + 12 * text.chars().count().max(1), y + 14])
    };
    let cells = rows.iter().enumerate().flat_map(|(row, cells)| {
        cells.iter().enumerate().map(move |(column, text)| cell(row, column, text))
    });
    above.chain(cells).collect()
}

/// The page as JSON of the shape `cn-budget/ocr/1`, with the rulings of its rows.
fn ocr_of(title: &str, rows: &[Vec<String>]) -> serde_json::Value {
    let words = found_of(title, rows);
    let words = words.iter().map(|(text, area)| serde_json::json!({"text": text, "box": area, "confidence": 0.9}));
    let (width, bottom) = (1200, 80 + 20 * rows.len());
    let flat = (0..=rows.len()).map(|row| [10, 78 + 20 * row, width - 10, 78 + 20 * row]);
    let upright = (0..=11).map(|column| [15 + 100 * column, 78, 15 + 100 * column, bottom]);
    serde_json::json!({"schema": "cn-budget/ocr/1", "engine": "seed", "pages": [{
        "page": 1, "width": width, "height": 1700,
        "words": words.collect::<Vec<_>>(), "rulings": flat.chain(upright).collect::<Vec<_>>(),
    }]})
}

/// The page as hOCR.
fn hocr_of(title: &str, rows: &[Vec<String>]) -> String {
    let words = found_of(title, rows).into_iter().map(|(text, [x0, y0, x1, y1])| {
        format!("<span class='ocrx_word' title='bbox {x0} {y0} {x1} {y1}; x_wconf 90'>{text}</span>\n")
    });
    let words: String = words.collect();
    format!("<html><body><div class='ocr_page' title='bbox 0 0 1200 1700; ppageno 0'>\n{words}</div></body></html>")
}

/// The table as its own renderer has it: Markdown without its marks.
fn rows(sheet: &Sheet) -> Vec<Vec<String>> {
    let markdown = sheet.render(Format::Markdown);
    let rows = markdown.lines().filter(|line| line.starts_with('|') && !line.starts_with("|---"));
    rows.map(|row| row.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

/// A table of Word, its first column merged with the first row.
fn word_rows(rows: &[Vec<String>]) -> String {
    let row = |(at, row): (usize, &Vec<String>)| {
        let merged = if at == 0 { "<w:vMerge w:val=\"restart\"/>" } else { "<w:gridSpan w:val=\"1\"/>" };
        let cells = row.iter().map(|text| docx::cell(merged, text)).collect::<String>();
        format!("<w:tr>{cells}</w:tr>")
    };
    docx::table(&rows.iter().enumerate().map(row).collect::<String>())
}

/// A Word file with lists, fields, changes, boxes, notes and merged cells.
fn constructions() -> Vec<u8> {
    let list = |level: u32, text: &str| {
        let place = format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr>");
        format!("<w:p><w:pPr><w:pStyle w:val=\"a\"/>{place}</w:pPr>{}</w:p>", docx::run(text))
    };
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let boxed = format!("<w:txbxContent>{}</w:txbxContent>", docx::paragraph("表"));
    let parts = [
        docx::paragraph("2023年部门预算"),
        list(0, "收入"),
        list(1, "支出"),
        format!("<w:p>{}{}{}{}{}</w:p>", field("begin"), docx::run("PAGE"), field("separate"), docx::run("3"), field("end")),
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>9</w:delText></w:r></w:del></w:p>".to_owned(),
        format!(
            "<w:p><w:r><mc:AlternateContent><mc:Choice>{boxed}</mc:Choice><mc:Fallback>{boxed}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
        ),
        "<w:p><w:r><w:rPr><w:rStyle w:val=\"b\"/><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>1</w:t><w:tab/><w:br/><w:sym w:font=\"Symbol\" w:char=\"F02D\"/><w:footnoteReference w:id=\"2\"/></w:r></w:p>".to_owned(),
        format!(
            "<w:tbl><w:tblGrid><w:gridCol w:w=\"2000\"/><w:gridCol w:w=\"9\"/><w:gridCol w:w=\"2000\"/></w:tblGrid><w:tr>{}{}</w:tr><w:tr><w:trPr><w:gridBefore w:val=\"1\"/><w:hidden w:val=\"0\"/></w:trPr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
            docx::cell("<w:gridSpan w:val=\"2\"/><w:vMerge w:val=\"restart\"/>", "项目"),
            docx::cell("", "合计"),
            docx::cell("<w:vMerge/>", ""),
            docx::cell("", "1.00"),
            docx::cell("<w:gridSpan w:val=\"2\"/><w:vMerge/>", ""),
            docx::cell("", "2.00")
        ),
    ];
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"a\"><w:basedOn w:val=\"b\"/></w:style><w:style w:type=\"character\" w:styleId=\"b\"><w:rPr><w:vanish/></w:rPr></w:style>";
    let level = |at: u32, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let lists = format!(
        "<w:abstractNum w:abstractNumId=\"0\">{}{}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"4\"/></w:lvlOverride></w:num>",
        level(0, "chineseCounting", "%1、"),
        level(1, "lowerRoman", "%1.%2")
    );
    let note = format!(
        "<w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r>{}</w:p></w:footnote>",
        docx::run("注")
    );
    let all = [
        docx::text(&parts.concat()),
        docx::part("styles", styles),
        docx::part("numbering", &lists),
        docx::part("footnotes", &note),
    ];
    all.join("\0").into_bytes()
}

/// A page of OFD with ruled cells.
fn fixed_page(titles: &str, rows: &[Vec<String>]) -> ofd::Page {
    let mut page = ofd::Page::new(842.0, 595.0);
    for (y, title) in [560.0, 545.0].into_iter().zip(titles.lines()) {
        page.text(300.0, y, 9.0, title);
    }
    let columns = rows.first().map_or(1, Vec::len).max(1);
    let width = 780.0 / columns as f32;
    for (at, row) in rows.iter().enumerate() {
        let y = 510.0 - 20.0 * at as f32;
        for (column, cell) in row.iter().enumerate() {
            let x = 30.0 + width * column as f32;
            page.line((x, y), (x + width, y)).line((x, y), (x, y + 20.0)).text(x + 2.0, y + 6.0, 8.0, cell);
        }
    }
    page
}

/// A page, a template, resources, annotations and another page of OFD, with what the format has besides text and lines.
fn fixed_constructions() -> Vec<u8> {
    let text =
        |attributes: &str, before: &str| ofd::text_with((30.0, 60.0), 4.0, "收入1.00", attributes, before);
    let clip = "<ofd:Clips TransFlag=\"false\"><ofd:Clip><ofd:Area CTM=\"1 0 0 1 0 0\"><ofd:Path Boundary=\"0 0 9 9\"><ofd:AbbreviatedData>M 0 0 L 9 0 L 9 9 C</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>";
    let glyphs = "<ofd:CGTransform CodePosition=\"1\" CodeCount=\"2\" GlyphCount=\"1\"><ofd:Glyphs>7</ofd:Glyphs></ofd:CGTransform>";
    let path = "<ofd:PathObject Boundary=\"20 50 90 20\" CTM=\"1 0 0 1 0 0\" Fill=\"true\" Rule=\"Even-Odd\" Alpha=\"200\" DrawParam=\"10\"><ofd:FillColor Value=\"255 #FF 0\"/><ofd:AbbreviatedData>S 0 0 Q 1 1 2 0 B 3 1 4 1 5 0 A 5 5 0 0 1 10 0 L 90 20 C</ofd:AbbreviatedData></ofd:PathObject>";
    let objects = [
        text(" CTM=\"0 1 -1 0 9 0\" HScale=\"0.5\" CharDirection=\"90\" ReadDirection=\"90\"", clip),
        text(" Visible=\"false\" Stroke=\"true\"", glyphs),
        text(" DrawParam=\"10\"", "<ofd:FillColor ColorSpace=\"9\" Index=\"1\" Alpha=\"9\"/>"),
        path.to_owned(),
        "<ofd:ImageObject Boundary=\"0 0 9 9\" CTM=\"9 0 0 9 0 0\" ResourceID=\"7\" ImageMask=\"7\"/>".to_owned(),
        "<ofd:PageBlock><ofd:CompositeObject Boundary=\"9 9 99 99\" ResourceID=\"30\" Alpha=\"99\"/></ofd:PageBlock>".to_owned(),
    ];
    let template = "<ofd:Template TemplateID=\"50\" ZOrder=\"Foreground\"/>";
    let page = |before: &str, objects: &str| ofd::page_of("0 0 210 297", before, &ofd::layer(objects));
    let title = ofd::text_object((60.0, 20.0), 6.0, "2023年部门预算");
    let resources = format!(
        "<ofd:ColorSpaces><ofd:ColorSpace ID=\"9\" Type=\"CMYK\"><ofd:Palette><ofd:CV>0 0 0 0</ofd:CV><ofd:CV>9 9 9 9</ofd:CV></ofd:Palette></ofd:ColorSpace></ofd:ColorSpaces>\
         <ofd:DrawParams><ofd:DrawParam ID=\"10\" Relative=\"10\" LineWidth=\"2\"/></ofd:DrawParams>\
         <ofd:MultiMedias><ofd:MultiMedia ID=\"7\" Type=\"Image\"><ofd:MediaFile>a.jpg</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>\
         <ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID=\"30\"><ofd:Content>{}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>",
        text("", "")
    );
    let annotation = format!(
        "<ofd:Annot Type=\"Highlight\"><ofd:Appearance Boundary=\"9 9 99 99\">{path}</ofd:Appearance></ofd:Annot>"
    );
    let parts = [
        page(template, &(title.clone() + &objects.concat())),
        page("", &text("", "")),
        ofd::part("Res", &resources),
        ofd::part("PageAnnot", &annotation),
        page("", &title),
    ];
    parts.join("\0").into_bytes()
}

fn sheet_xml(rows: &[Vec<String>]) -> String {
    let cell = |text: &String| match text.parse::<f64>() {
        Ok(_) => format!("<c><v>{text}</v></c>"),
        Err(_) => format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>"),
    };
    let row = |row: &Vec<String>| format!("<row>{}</row>", row.iter().map(cell).collect::<String>());
    format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{}</sheetData><mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells></worksheet>",
        rows.iter().map(row).collect::<String>()
    )
}

fn package(title: &str, rows: &[Vec<String>]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, title)?;
    for (at, row) in (2..).zip(rows) {
        for (column, text) in (0..).zip(row) {
            match text.parse::<f64>() {
                Ok(number) => sheet.write(at, column, number)?,
                Err(_) => sheet.write(at, column, text)?,
            };
        }
    }
    Ok(book.save_to_buffer()?)
}

/// A stream of Excel 97 with every kind of record: texts of their own and shared ones, numbers in each form, formulas,
/// merged cells, hidden rows, formats.
fn records(title: &str, rows: &[Vec<String>]) -> Vec<u8> {
    let words: Vec<&str> = rows.iter().flatten().map(String::as_str).collect();
    let shared = [
        biff::record(0x0042, &[0xb0, 0x04]),
        biff::format(0, "General"),
        biff::format(164, "#,##0.00;-#,##0.00;"),
        biff::format(165, "yyyy/m/d"),
        biff::texts(&words),
    ];
    let mut records = vec![
        biff::merged(&[[0, 0, 0, 3]]),
        biff::hidden_row(1),
        biff::label((0, 0), title),
        biff::numbers(1, 0, &[1, 2, 3]),
    ];
    let columns = rows.first().map_or(1, Vec::len);
    for (number, text) in words.iter().enumerate() {
        let place = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
        let at = (place(2 + number / columns), place(number % columns));
        match (text.parse::<f64>(), number % 3) {
            (Ok(value), 0) => records.push(biff::number(at, 1, value)),
            (Ok(value), 1) => records.push(biff::formula(at, 1, value.to_le_bytes())),
            (Ok(value), _) => {
                let hundredths = ((value * 100.0) as i32) << 2 | 3;
                records.push(biff::of_cell(0x027e, at, 2, &hundredths.to_le_bytes()));
            }
            (Err(_), 0) => records.push(biff::label(at, text)),
            (Err(_), 1) => {
                records.push(biff::formula(at, 0, [0, 0, 0, 0, 0, 0, 0xff, 0xff]));
                records.push(biff::string(text));
            }
            (Err(_), _) => records.push(biff::shared(at, u32::try_from(number).unwrap_or(0))),
        }
    }
    biff::one_sheet(&shared.concat(), &records)
}

/// A stream of Excel 95, whose texts are bytes of GBK.
fn excel_95() -> Vec<u8> {
    let label = |row, text: &[u8]| {
        let counted = [&u16::try_from(text.len()).unwrap_or(0).to_le_bytes()[..], text].concat();
        biff::of_cell(0x0204, (row, 0), 0, &counted)
    };
    let shared = [biff::record(0x0042, &[0xa8, 0x03]), biff::record(0x041e, b"\xa4\x00\x040.00")].concat();
    let records = [label(0, b"2023\xc4\xea\xd4\xa4\xcb\xe3"), biff::number((1, 0), 0, 3.5)].concat();
    biff::stream(0x0500, &shared, &[(b"\x04\xca\xd5\xc8\xeb".to_vec(), records)])
}

/// A page with ruled cells, in a font that readers of Chinese are expected to have.
fn page_of(title: &str, rows: &[Vec<String>]) -> Vec<u8> {
    use pdf_writer::types::{CidFontType, SystemInfo};
    use pdf_writer::{Content, Finish as _, Name, Pdf, Rect, Ref, Str};

    let [catalog, pages, page, font, descendant, descriptor, content] = [1, 2, 3, 4, 5, 6, 7].map(Ref::new);
    let mut pdf = Pdf::new();
    pdf.catalog(catalog).pages(pages);
    pdf.pages(pages).kids([page]).count(1);
    let mut leaf = pdf.page(page);
    leaf.media_box(Rect::new(0.0, 0.0, 842.0, 595.0)).parent(pages).contents(content);
    leaf.resources().fonts().pair(Name(b"F"), font);
    leaf.finish();
    let base = Name(b"STSong-Light");
    let mut outer = pdf.type0_font(font);
    outer.base_font(base).encoding_predefined(Name(b"UniGB-UCS2-H")).descendant_font(descendant);
    outer.finish();
    let system = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"GB1"), supplement: 4 };
    let mut inner = pdf.cid_font(descendant);
    inner.subtype(CidFontType::Type0).base_font(base).system_info(system).font_descriptor(descriptor);
    inner.default_width(1000.0).widths().consecutive(1, [500.0; 95]);
    inner.finish();
    pdf.font_descriptor(descriptor).name(base).bbox(Rect::new(0.0, -120.0, 1000.0, 880.0));
    let mut ink = Content::new();
    let text = |ink: &mut Content, x: f32, y: f32, text: &str| {
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        ink.begin_text().set_font(Name(b"F"), 8.0).next_line(x, y).show(Str(&wide)).end_text();
    };
    text(&mut ink, 300.0, 560.0, "2023年部门预算");
    text(&mut ink, 300.0, 545.0, title);
    let columns = rows.first().map_or(1, Vec::len).max(1);
    let width = 780.0 / columns as f32;
    for (at, row) in rows.iter().enumerate() {
        let y = 510.0 - 20.0 * at as f32;
        for (column, cell) in row.iter().enumerate() {
            let x = 30.0 + width * column as f32;
            ink.rect(x, y, width, 20.0).stroke();
            text(&mut ink, x + 2.0, y + 6.0, cell);
        }
    }
    pdf.stream(content, &ink.finish());
    pdf.finish()
}
