//! A Word file: the lines above a table as paragraphs, or as its first rows; cells merged as Word merges them.

use std::fmt::Write as _;

use crate::dice::Dice;
use crate::docx::{cell, file, paragraph};
use crate::draw::Document;
use crate::form::{Beside, Form, Spot};

fn line(beside: &Beside) -> String {
    let words = beside.iter().filter(|words| !words.is_empty()).map(AsRef::as_ref);
    words.collect::<Vec<&str>>().join("　　　　")
}

pub(crate) fn write(document: &Document, dice: &mut Dice) -> Vec<u8> {
    let mut body = paragraph(&document.cover);
    let inside = dice.percent(30);
    // Borders that were drawn a little aside in the headings.
    let aside = dice.percent(30);
    for form in &document.forms {
        table(&mut body, form, inside, aside);
    }
    file(&body)
}

fn span(columns: usize) -> String {
    format!("<w:gridSpan w:val=\"{columns}\"/>")
}

fn table(body: &mut String, form: &Form, inside: bool, aside: bool) {
    if !inside {
        body.extend(form.above.iter().map(|above| paragraph(&line(above))));
    }
    // Every column but the first begins with a sliver, which belongs to the column before it in the body.
    let columns = form.width;
    let slivers = |columns: usize| if aside { columns * 2 } else { columns };
    body.push_str("<w:tbl><w:tblPr/><w:tblGrid>");
    for _ in 0..columns {
        body.push_str(if aside {
            "<w:gridCol w:w=\"1200\"/><w:gridCol w:w=\"9\"/>"
        } else {
            "<w:gridCol w:w=\"1200\"/>"
        });
    }
    body.push_str("</w:tblGrid>");
    if inside {
        for above in &form.above {
            let _ = write!(body, "<w:tr>{}</w:tr>", cell(&span(slivers(columns)), &line(above)));
        }
    }
    // In the headings, the sliver belongs to the column behind it.
    let width = |first: usize, count: usize| {
        let end = first + count;
        if !aside {
            return count;
        }
        let at = |column: usize| match column {
            0 => 0,
            column if column == columns => columns * 2,
            column => column * 2 - 1,
        };
        at(end) - at(first)
    };
    for row in 0..form.depth {
        body.push_str("<w:tr>");
        let covers = |spot: &&Spot| (spot.row..spot.row + spot.rows).contains(&row);
        let mut spots: Vec<&Spot> = form.head.iter().filter(covers).collect();
        spots.sort_by_key(|spot| spot.column);
        for spot in spots {
            let merged = match spot.row {
                _ if spot.rows == 1 => "",
                first if first == row => "<w:vMerge w:val=\"restart\"/>",
                _ => "<w:vMerge/>",
            };
            let properties = span(width(spot.column, spot.columns)) + merged;
            body.push_str(&cell(&properties, if spot.row == row { &spot.text } else { "" }));
        }
        body.push_str("</w:tr>");
    }
    for row in &form.body {
        let entries = row.iter().map(|entry| cell(&span(slivers(1)), entry.text()));
        let _ = write!(body, "<w:tr>{}</w:tr>", entries.collect::<String>());
    }
    body.push_str("</w:tbl>");
    body.extend(form.below.iter().map(|below| paragraph(below)));
}
