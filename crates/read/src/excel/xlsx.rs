//! Workbooks of Excel 2007 and later.

use std::collections::HashSet;
use std::io::Cursor;

use calamine::{Color, DataRef, FillPattern, Reader, Style, Xlsx, XlsxError};

use super::attributes::TINY;
use super::conditions::{Conditions, Difference};
use super::display::displayed;
use super::meter::Meter;
use super::parts::Parts;
use super::sheet::{Worksheet, about_sheet, visible};
use super::walk::SheetPart;
use crate::layout::Layout;
use crate::note::{Note, note, of_program, quoted};
use crate::{FileFormat, Options, ReadError};

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;

/// What the visible sheets of a workbook display.
pub(crate) fn layout(bytes: &[u8], options: &Options) -> Result<Layout, ReadError> {
    if !bytes.starts_with(b"PK") {
        // A workbook with a password is wrapped in another format.
        return Err(ReadError::encrypted_package());
    }
    let parts = Parts::of(bytes, options)?;
    let mut workbook: Workbook<'_> = Xlsx::new(Cursor::new(bytes)).map_err(failed)?;
    let mut layout = Layout::default();
    let sheets = visible(workbook.sheets_metadata(), options, &mut layout)?;
    parts.weigh(&sheets, options)?;
    let mut meter = Meter::new(options);
    let mut names = HashSet::new();
    for (number, name) in sheets {
        // calamine finds a sheet by its name, and so the first one twice.
        if !names.insert(name.clone()) {
            let zh = quoted(&name);
            let what = note!("有两张工作表同名{zh}", "two of its sheets are called {name:?}");
            return Err(ReadError::damaged(FileFormat::Xlsx, what));
        }
        let part = parts.sheet(&name);
        let mut sheet = read(&mut workbook, &name, part.as_ref(), &parts.differences, &mut meter)?;
        sheet.number = number;
        if let Some(part) = part {
            (sheet.hidden_rows, sheet.hidden_columns) = (part.hidden_rows, part.hidden_columns);
            sheet.merged = part.merged;
            // What a formula gives is known to nobody who does not work it out; the formula stands there meanwhile.
            let count = part.uncomputed.len();
            for (at, formula) in part.uncomputed {
                meter.text(formula.len())?;
                sheet.show(at, &formula);
            }
            if count > 0 {
                let what = note!(
                    "有 {count} 个单元格的公式没有存储计算结果，请用电子表格软件打开并保存后再读取",
                    "{count} cells hold formulas whose values the file does not store: open it in a spreadsheet program and save it"
                );
                layout.notes.push(about_sheet(&name, &what));
            }
        } else {
            let what = Note::new(
                "无法确定有无隐藏的行列和合并的单元格",
                "whether rows are hidden or cells merged is not known",
            );
            layout.notes.push(about_sheet(&name, &what));
        }
        sheet.blocks(&mut layout, &mut meter)?;
    }
    Ok(layout)
}

fn failed(error: XlsxError) -> ReadError {
    match error {
        XlsxError::Password => ReadError::encrypted(FileFormat::Xlsx),
        XlsxError::XmlEof(what) => {
            let what = note!("一个部件在 {what} 结束之前中断", "a part of it ends before {what} does");
            ReadError::truncated(FileFormat::Xlsx, what)
        }
        error => ReadError::damaged(FileFormat::Xlsx, of_program(&error)),
    }
}

fn read(
    workbook: &mut Workbook<'_>,
    name: &str,
    part: Option<&SheetPart>,
    differences: &[Difference],
    meter: &mut Meter<'_>,
) -> Result<Worksheet, ReadError> {
    let mut sheet = Worksheet { name: name.to_owned(), ..Worksheet::default() };
    let mut cells = workbook.worksheet_cells_reader(name).map_err(failed)?;
    let styles: Vec<Style> = cells.styles().to_vec();
    let code = |style: &Style| style.number_format.as_ref().map(|format| format.format_code.clone());
    let codes: Vec<Option<String>> = styles.iter().map(code).collect();
    let bordered: Vec<bool> = styles
        .iter()
        .map(|style| {
            style
                .borders
                .as_ref()
                .is_some_and(|borders| borders.left.is_visible() || borders.right.is_visible())
        })
        .collect();
    let looks: Vec<Look> = styles.iter().map(Look::of).collect();
    let conditions = Conditions::of(part.map_or(&[], |part| &part.conditions), differences);
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(failed)? {
        let at = cell.get_position();
        let value = cell.get_value();
        let is_blank_zero = part.is_some_and(|part| part.hides_zeros)
            && matches!(value, DataRef::Float(0.0) | DataRef::Int(0));
        let look = looks.get(style).copied().unwrap_or_default();
        let rich = part.and_then(|part| part.raised.get(&at));
        let of_rich = rich.map(|rich| if look.on_white { &rich.on_white } else { &rich.said }.clone());
        let text = of_rich.or_else(|| displayed(value, codes.get(style).and_then(Option::as_deref)));
        let text = text.filter(|_| !is_blank_zero);
        meter.count()?;
        if bordered.get(style).copied().unwrap_or(false) {
            sheet.border(at);
        }
        let Some(text) = text else { continue };
        meter.text(text.len())?;
        let is_cut = rich
            .is_some_and(|rich| rich.has_tiny || (look.on_white && rich.on_white.len() < rich.said.len()));
        let number = match value {
            DataRef::Int(number) => number.to_string().parse().ok(),
            DataRef::Float(number) => Some(*number),
            _ => None,
        };
        let hides = conditions.hide(at, number, look.on_white);
        if look.is_white && look.on_white {
            sheet.unseen += 1;
        } else if look.is_tiny || hides == Some(true) {
            sheet.hidden_texts += 1;
        } else {
            sheet.hidden_texts += usize::from(is_cut);
            sheet.doubtful += usize::from(hides.is_none());
            sheet.show(at, &text);
        }
    }
    Ok(sheet)
}

/// How text of a style looks.
#[derive(Clone, Copy, Debug, Default)]
struct Look {
    /// Whether it is white, or as good as white: nobody reads what differs by less than a twentieth.
    is_white: bool,
    /// Whether what is below it is.
    on_white: bool,
    /// Whether it is too small to be seen.
    is_tiny: bool,
}

impl Look {
    fn of(style: &Style) -> Self {
        let is_white =
            |colour: &Color| [colour.red, colour.green, colour.blue].into_iter().all(|part| part > 242);
        let on_white = style.fill.as_ref().is_none_or(|fill| match fill.pattern {
            FillPattern::None => true,
            FillPattern::Solid => fill.foreground_color.as_ref().is_some_and(is_white),
            _ => false,
        });
        let font = style.font.as_ref();
        Self {
            is_white: font.and_then(|font| font.color.as_ref()).is_some_and(is_white),
            on_white,
            is_tiny: font.and_then(|font| font.size).is_some_and(|size| size <= TINY),
        }
    }
}
