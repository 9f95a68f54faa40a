//! Writes the first inputs of every target: the tables of `data/huizhou-2023`, one a file, in every format.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use cn_budget::{Disclosure, Format, Sheet};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args().nth(1).ok_or("usage: seeds FOLDER")?;
    let document = Disclosure::huizhou_2023()?;
    for (place, sheet) in document.sheets.iter().enumerate() {
        let mut one = Disclosure::new(&*document.department, document.fiscal_year, document.stage);
        // A few rows show every shape; mutation does better on small inputs.
        let mut sheet = sheet.clone();
        sheet.rows.truncate(8);
        one.sheets.push(sheet.clone());
        let rows = rows(&sheet);
        let head = format!("{}\n2023年部门预算\n", one.department);
        let write = |target: &str, kind: &str, bytes: &[u8]| {
            let folder = Path::new(&folder).join(target);
            fs::create_dir_all(&folder)?;
            fs::write(folder.join(format!("{place:02}-{kind}")), bytes)
        };
        for (kind, format) in [("text", Format::Text), ("markdown", Format::Markdown), ("csv", Format::Csv)] {
            write("text", kind, (head.clone() + &one.render(format)).as_bytes())?;
        }
        for (kind, separator) in [("tabs", "\t"), ("blanks", " ")] {
            let lines: Vec<String> = rows.iter().map(|row| row.join(separator)).collect();
            write(
                "text",
                kind,
                format!("{head}{}\n单位：万元\n{}\n", sheet.title, lines.join("\n")).as_bytes(),
            )?;
        }
        let wide: Vec<u8> =
            format!("{head}{}", rows.iter().map(|row| row.join("\t") + "\n").collect::<String>())
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect();
        write("text", "utf16", &wide)?;
        write("json", "json", &serde_json::to_vec(&one)?)?;
        let body: String = rows.iter().map(|row| format!("<tr><td>{}</tr>", row.join("<td>"))).collect();
        let title = &sheet.title;
        write(
            "html",
            "html",
            format!("<h1>{head}</h1><p>{title}<br>单位：万元</p><table>{body}</table>").as_bytes(),
        )?;
        write("xlsx", "sheet", sheet_xml(&rows).as_bytes())?;
        write("xlsx", "package", &package(&sheet.title, &rows)?)?;
        write("xls", "records", &records(&rows))?;
        write("xls", "file", &cn_budget_fuzz::xls(&records(&rows)))?;
        write("pdf", "pdf", &page(&sheet.title, &rows))?;
    }
    Ok(())
}

/// The table as its own renderer has it: Markdown without its marks.
fn rows(sheet: &Sheet) -> Vec<Vec<String>> {
    let markdown = sheet.render(Format::Markdown);
    let rows = markdown.lines().filter(|line| line.starts_with('|') && !line.starts_with("|---"));
    rows.map(|row| row.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
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

/// BIFF8: a globals stream with one sheet, and the sheet with labels and numbers.
fn records(rows: &[Vec<String>]) -> Vec<u8> {
    fn record(out: &mut Vec<u8>, kind: u16, data: &[u8]) {
        out.extend(kind.to_le_bytes());
        out.extend(u16::try_from(data.len()).unwrap_or_default().to_le_bytes());
        out.extend(data);
    }
    const BEGIN: u16 = 0x0809;
    const END: u16 = 0x000A;
    let begin = |kind: u16| [&0x0600_u16.to_le_bytes()[..], &kind.to_le_bytes(), &[0; 12]].concat();
    let mut globals = Vec::new();
    record(&mut globals, BEGIN, &begin(5));
    // The sheet begins after this record (4 + 6 + 2 + 1) and the end of the globals (4).
    let start = u32::try_from(globals.len() + 4 + 6 + 3 + 4).unwrap_or_default();
    record(&mut globals, 0x0085, &[&start.to_le_bytes()[..], &[0, 0, 1, 0, b'a']].concat());
    record(&mut globals, END, &[]);
    record(&mut globals, BEGIN, &begin(16));
    for (at, row) in (0_u16..).zip(rows) {
        for (column, text) in (0_u16..).zip(row) {
            let place = [at.to_le_bytes(), column.to_le_bytes(), 0_u16.to_le_bytes()].concat();
            match text.parse::<f64>() {
                Ok(number) => record(&mut globals, 0x0203, &[&place[..], &number.to_le_bytes()].concat()),
                Err(_) => {
                    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
                    let count = u16::try_from(wide.len() / 2).unwrap_or_default();
                    record(&mut globals, 0x0204, &[&place[..], &count.to_le_bytes(), &[1], &wide].concat());
                }
            }
        }
    }
    record(&mut globals, END, &[]);
    globals
}

/// A page with ruled cells, in a font that readers of Chinese are expected to have.
fn page(title: &str, rows: &[Vec<String>]) -> Vec<u8> {
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
