//! From a table's rows and columns to a [`Sheet`]: what the table is, and what its rows are.

use cn_budget::{
    Sheet, Stage, TableKind, Unit,
    document::{RowRole, SheetRow},
    fact::{Axis, Flow, Nature, Purpose, SheetReading, TitleReading},
    table::Completeness,
};

use super::balance::Panels;
use super::columns::{Columns, Role};
use super::draft::Draft;
use super::reader::{Known, Read, Reader, row_at, with_place};
use super::rows::Row;
use super::{balance, coded, form, three_public, units};
use crate::note::{Note, about, note, printable};
use crate::words::{Meaning, is_total, plain, squeeze, unit_in};

/// The sheet of a table.
pub(super) fn sheet(draft: &Draft<'_>, stage: Stage, known: &mut Known, notes: &mut Vec<Note>) -> Sheet {
    let is_form = form::is_form(&draft.rows, draft.lexicon);
    let columns = Columns::of(&draft.rows, draft.lexicon);
    let (head, body) = draft.rows.split_at(if is_form { draft.rows.len() } else { columns.header });
    let mut sheet = Sheet::new(draft.title.as_deref().map(squeeze).unwrap_or_default());
    let stated = stated_unit(draft, head);
    sheet.unit = stated;
    sheet.notes.clone_from(&draft.notes);
    sheet.place = draft.title_place.unwrap_or(draft.place);
    sheet.completeness = draft.cut.clone().map_or(Completeness::Complete, Completeness::Incomplete);
    let name = match sheet.title.as_str() {
        "" => Note::new("无标题的表", "a table without a title"),
        title => {
            let title = printable(title);
            note!("《{title}》", "{title}")
        }
    };
    let unit = stated.or(known.unit).unwrap_or(Unit::TenThousandYuan);
    if stated.is_none() {
        let what = match known.unit {
            Some(_) => note!(
                "未注明单位，与前一张表同按{unit}读取",
                "states no unit, read in {unit} as the table before"
            ),
            None => note!("未注明单位，按{unit}读取", "states no unit, read in {unit} for want of another"),
        };
        notes.push(about(&with_place(&name, draft.place), &what));
    }
    known.unit = stated.or(known.unit);
    if is_form {
        ((sheet.headers, sheet.rows), sheet.text_headers) = form::read(&draft.rows, unit, draft.lexicon);
        sheet.kind = Some(TableKind::Performance);
        return sheet;
    }
    let (text_headers, texts) = columns.text_headings();
    let mut reader = Reader { columns: &columns, body, unit, notes, name: &name, spelled: None, texts };
    let lexicon = draft.lexicon;
    let said = draft.title.as_deref().map(|title| lexicon.title(title));
    if let Some((headers, rows)) = read_shape(&mut reader, said.as_ref(), known) {
        (sheet.headers, sheet.rows, sheet.text_headers) = (headers, rows, text_headers);
    } else {
        (sheet.headers, sheet.text_headers, sheet.rows) = read_list(&mut reader);
    }
    sheet.column_numbers = columns.numbers_of(&sheet.headers);
    sheet.kind = match said {
        Some(_) => SheetReading::of(&sheet, lexicon).kind(stage),
        None => kind_by_headings(&columns),
    };
    // Where there is nothing, forms say so below the table, or print zeros.
    let figures = sheet.rows.iter().flat_map(|row| &row.cells).any(|cell| !cell.is_blank());
    let says_so = sheet
        .notes
        .iter()
        .any(|note| Meaning::EmptyForm.stands_in(&plain(note)) || plain(note).contains('无'));
    if sheet.kind.is_some() && !figures && !says_so {
        let what = Note::new("全表没有数字", "no figure stands in it");
        notes.push(about(&with_place(&name, sheet.place), &what));
    }
    sheet
}

/// How the panels of a table without codes stand to each other. Those of one nature go on with each other, and are no sides,
/// 人员经费 beside 公用经费; nor are those that never speak of 收入, or never of 支出.
fn arrangement(reader: &Reader<'_, '_>, title: Option<&TitleReading>) -> Panels {
    if title.is_some_and(|title| title.said.nature == Some(Nature::Basic)) {
        return Panels::OneAfterTheOther;
    }
    let says = |side: Meaning| {
        let headings =
            reader.columns.all.iter().flat_map(|column| &column.path).map(|(words, _)| words.as_str());
        let names = reader.body.iter().flat_map(Row::texts).map(|(_, text)| text);
        headings.chain(names).any(|words| side.stands_in(words))
    };
    let is_of_both = title.is_some_and(|title| title.said.flow == Some(Flow::Both));
    if is_of_both || (says(Meaning::SideRevenue) && says(Meaning::SideExpenditure)) {
        Panels::Sides
    } else {
        Panels::OneAfterTheOther
    }
}

/// The headings and rows of a table by the shape that it has: sides next to each other, the items of the 三公, units with
/// their projects, codes.
fn read_shape(reader: &mut Reader<'_, '_>, title: Option<&TitleReading>, known: &mut Known) -> Option<Read> {
    let panels = &reader.columns.panels;
    let coded = panels.iter().any(|panel| !panel.codes.is_empty());
    let three_public = match title {
        Some(title) => title.purposes.contains(&Purpose::ThreePublic),
        None => reader.columns.name_three_public(),
    };
    if three_public && !coded {
        return three_public::read(reader);
    }
    if panels.len() > 1 && !coded {
        let arranged = arrangement(reader, title);
        if let Some(read) = balance::read(reader, arranged) {
            return Some(read);
        }
    }
    if let Some(read) = coded::read(reader) {
        return Some(read);
    }
    // What is classed by functions or by economic codes, and prints names without codes, is no list of units.
    let axes = [Axis::Function, Axis::Economic, Axis::GovernmentEconomic];
    let names: Vec<usize> = panels.iter().flat_map(|panel| panel.names.iter().copied()).collect();
    let classed = title.and_then(|title| title.said.axis).is_some_and(|axis| axes.contains(&axis))
        || reader.columns.names_are(&names, &axes);
    let by_unit = |nature| title.is_some_and(|title| title.said.nature == Some(nature)) && !coded && !classed;
    if by_unit(Nature::Basic) {
        return units::read(reader, TableKind::BasicByUnit, known);
    }
    if by_unit(Nature::Project) {
        return units::read(reader, TableKind::ProjectByUnit, known);
    }
    None
}

/// The unit that the table states: above it, in its title, or in its headings.
fn stated_unit(draft: &Draft<'_>, head: &[Row<'_>]) -> Option<Unit> {
    let headings = head.iter().flat_map(|row| row.texts().map(|(_, text)| text));
    draft.lead.iter().rev().copied().chain(headings).find_map(unit_in)
}

/// What a table without a title is, where its headings leave no doubt.
fn kind_by_headings(columns: &Columns<'_>) -> Option<TableKind> {
    if columns.name_three_public() {
        return Some(TableKind::ThreePublic);
    }
    let words = plain(&columns.words());
    let two = columns.panels.len() == 2 && columns.panels.iter().all(|panel| panel.codes.is_empty());
    let tops: Vec<_> = columns.panels.iter().filter_map(|panel| panel.names.first()).collect();
    let side = |place: usize, side: Meaning| {
        tops.get(place).is_some_and(|&&top| {
            columns.all[top].path.first().is_some_and(|(top, _)| side.stands_in(&plain(top)))
        })
    };
    if two && side(0, Meaning::SideRevenue) && side(1, Meaning::SideExpenditure) {
        let funds = Meaning::OfFiscalSide.stands_in(&words);
        return Some(if funds { TableKind::FiscalBalance } else { TableKind::Balance });
    }
    None
}

/// A table of no such shape: its rows as they stand.
fn read_list(reader: &mut Reader<'_, '_>) -> (Vec<String>, Vec<String>, Vec<SheetRow>) {
    let all = &reader.columns.all;
    // Numbers of rows say no more than their order does.
    let columns = || (0..all.len()).filter(|&place| !matches!(all[place].role, Role::Serial | Role::Blank));
    let figure = |place: &usize| all[*place].role == Role::Figure;
    let mut keys: Vec<usize> = columns().take_while(|place| !figure(place)).collect();
    if keys.len() == columns().count() {
        // A list of words: the first names the row.
        keys.truncate(1);
    }
    let (figures, texts): (Vec<usize>, Vec<usize>) =
        columns().filter(|place| !keys.contains(place)).partition(figure);
    let headings =
        |columns: &[usize]| columns.iter().map(|&column| all[column].heading(&[])).collect::<Vec<_>>();
    let headers = (headings(&figures), headings(&texts));
    reader.texts = texts.iter().copied().zip(0..).collect();
    let row = |row: &Row<'_>| {
        let label = keys.iter().map(|&column| squeeze(row.spots[column].text()));
        let mut label = label.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
        if label.is_empty() {
            label = reader.total_before(row, figures.first().copied()).unwrap_or_default();
        }
        let cells = reader.cells(row, &figures);
        let role = if is_total(&label) { RowRole::Total } else { RowRole::Line };
        row_at(row.place, role, label, cells).with_texts(reader.texts(row, &texts))
    };
    let mut rows: Vec<SheetRow> = reader.body.iter().filter(|row| !row.is_empty()).map(row).collect();
    if reader.columns.names_are(&keys, &[Axis::Unit]) {
        units::beside_each_other(&mut rows);
    }
    (headers.0, headers.1, rows)
}
