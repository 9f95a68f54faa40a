//! A page: the lines above a table as paragraphs, or as its first rows.

use std::fmt::Write as _;

use crate::dice::Dice;
use crate::draw::Document;
use crate::form::{Beside, Form};

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn line(beside: &Beside) -> String {
    let words = beside.iter().filter(|words| !words.is_empty()).map(|words| escaped(words));
    words.collect::<Vec<_>>().join("　　　　")
}

pub(crate) fn write(document: &Document, dice: &mut Dice) -> String {
    let cover = escaped(&document.cover);
    let mut page = format!("<html><head><meta charset=\"utf-8\"></head><body><h1>{cover}</h1>\n");
    let inside = dice.percent(30);
    for form in &document.forms {
        table(&mut page, form, inside);
    }
    page.push_str("</body></html>\n");
    page
}

fn table(page: &mut String, form: &Form, inside: bool) {
    if !inside {
        for above in &form.above {
            let _ = writeln!(page, "<p>{}</p>", line(above));
        }
    }
    page.push_str("<table border=\"1\">\n");
    if inside {
        for above in &form.above {
            let _ = writeln!(page, "<tr><td colspan=\"{}\">{}</td></tr>", form.width, line(above));
        }
    }
    for row in 0..form.depth {
        page.push_str("<tr>");
        let mut spots: Vec<_> = form.head.iter().filter(|spot| spot.row == row).collect();
        spots.sort_by_key(|spot| spot.column);
        for spot in spots {
            let text = escaped(&spot.text);
            let _ = write!(page, "<td colspan=\"{}\" rowspan=\"{}\">{text}</td>", spot.columns, spot.rows);
        }
        page.push_str("</tr>\n");
    }
    for row in &form.body {
        page.push_str("<tr>");
        for entry in row {
            let _ = write!(page, "<td>{}</td>", escaped(entry.text()));
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</table>\n");
    for below in &form.below {
        let _ = writeln!(page, "<p>{}</p>", escaped(below));
    }
}
