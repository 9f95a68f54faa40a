//! From a table's rows and columns to a [`Sheet`]: what the table is, and what its rows are.

use cn_budget::{
    Language, Sheet, TableKind, Unit,
    document::{RowRole, SheetRow},
    table::Completeness,
};

use super::columns::{Columns, Role};
use super::draft::Draft;
use super::reader::{Known, Read, Reader, row_at, with_place};
use super::rows::Row;
use super::{balance, coded, three_public, title, units};
use crate::note::{Note, about, note, printable, quoted};
use crate::words::{plain, squeeze, unit_in};

/// The sheet of a table.
pub(super) fn sheet(draft: &Draft<'_>, known: &mut Known, notes: &mut Vec<Note>) -> Sheet {
    let columns = Columns::of(&draft.rows);
    let (head, body) = draft.rows.split_at(columns.header);
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
    let (text_headers, texts) = columns.text_headings();
    let mut reader = Reader { columns: &columns, body, unit, notes, name: &name, spelled: None, texts };
    let kind = draft.title.as_deref().map_or_else(|| kind_by_headings(&columns), title::kind);
    let read = kind.and_then(|kind| read_known(&mut reader, kind, known).map(|read| (kind, read)));
    if let Some((kind, (headers, rows))) = read {
        sheet.kind = Some(of_form(kind, &headers));
        (sheet.headers, sheet.rows, sheet.text_headers) = (headers, rows, text_headers);
    } else {
        (sheet.headers, sheet.text_headers, sheet.rows) = read_unknown(&mut reader, text_headers);
        sheet.titled = kind;
        if let Some(kind) = kind {
            reader.note(draft.place, &unlike_its_title(kind, &sheet, &columns));
        }
    }
    sheet
}

/// What there is to say of a table whose title says a kind that its columns are not those of.
fn unlike_its_title(kind: TableKind, sheet: &Sheet, columns: &Columns) -> Note {
    let unknown = sheet.unknown_headings();
    let which = if unknown.is_empty() {
        let found = columns.in_words();
        let zh = found.message(Language::Zh);
        note!("实有{zh}", "found {found}")
    } else {
        let zh = unknown.iter().map(|heading| quoted(heading)).collect::<Vec<_>>().join("、");
        note!("未识别的栏目{zh}", "not recognised {unknown:?}")
    };
    let (title, zh) = (kind.title(), which.message(Language::Zh));
    note!(
        "按标题为{title}，栏目不符（{zh}），未归入表式，原样保留",
        "its title says {title}, its columns do not ({which}): kept unrecognised"
    )
}

/// The unit that the table states: above it, in its title, or in its headings.
fn stated_unit(draft: &Draft<'_>, head: &[Row<'_>]) -> Option<Unit> {
    let headings = head.iter().flat_map(|row| row.texts().map(|(_, text)| text));
    draft.lead.iter().rev().copied().chain(headings).find_map(unit_in)
}

/// The kind in the form at hand: a final account prints carry-overs and revenue beside a fund's expenditure.
fn of_form(kind: TableKind, headers: &[String]) -> TableKind {
    let account = headers.iter().any(|header| header.contains("结转") || header.contains("本年收入"));
    match kind {
        TableKind::GovernmentFund if account => TableKind::GovernmentFundAccount,
        TableKind::StateCapital if account => TableKind::StateCapitalAccount,
        kind => kind,
    }
}

/// What a table without a title is, where its headings leave no doubt.
fn kind_by_headings(columns: &Columns) -> Option<TableKind> {
    let words = plain(&columns.words());
    if words.contains("因公出国") && words.contains("公务接待") {
        return Some(TableKind::ThreePublic);
    }
    let two = columns.panels.len() == 2 && columns.panels.iter().all(|panel| panel.codes.is_empty());
    let tops: Vec<_> = columns.panels.iter().filter_map(|panel| panel.names.first()).collect();
    let side = |place: usize, word: &str| {
        tops.get(place).is_some_and(|&&top| {
            columns.all[top].path.first().is_some_and(|(top, _)| plain(top).contains(word))
        })
    };
    if two && side(0, "收入") && side(1, "支出") {
        let funds = ["财政拨款收入", "政府性基金预算"].iter().any(|fund| words.contains(fund));
        return Some(if funds { TableKind::FiscalBalance } else { TableKind::Balance });
    }
    None
}

/// The headings and rows of a table of a known kind, where its columns are those of one.
fn read_known(reader: &mut Reader<'_, '_>, kind: TableKind, known: &mut Known) -> Option<Read> {
    match kind {
        TableKind::Balance | TableKind::FiscalBalance => balance::read(reader),
        TableKind::ThreePublic => three_public::read(reader),
        TableKind::BasicByUnit | TableKind::ProjectByUnit => units::read(reader, kind, known),
        _ => coded::read(reader),
    }
}

/// A table that is none of those known: its rows as they stand.
fn read_unknown(
    reader: &mut Reader<'_, '_>,
    text_headers: Vec<String>,
) -> (Vec<String>, Vec<String>, Vec<SheetRow>) {
    if reader.columns.panels.iter().any(|panel| !panel.codes.is_empty())
        && let Some((headers, rows)) = coded::read(reader)
    {
        return (headers, text_headers, rows);
    }
    let all = &reader.columns.all;
    // Numbers of rows say no more than their order does.
    let columns = || (0..all.len()).filter(|&place| all[place].role != Role::Serial);
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
        let label = label.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
        let cells = reader.cells(row, &figures);
        row_at(row.place, RowRole::Line, label, cells).with_texts(reader.texts(row, &texts))
    };
    let rows = reader.body.iter().filter(|row| !row.is_empty()).map(row).collect();
    (headers.0, headers.1, rows)
}
