//! The columns that say where a row stands.

use cn_budget::{Disclosure, check::FindingPlace};

use crate::column::{Flag, Index, Label, Maybe, Text, columns};
use crate::document::index;

columns! {
    /// Where a row stands.
    PlaceColumns of PlaceRow {
        table: Maybe<Label>, "表（文字部分）", "the title of the table, or the heading of the section of the text";
        table_index: Maybe<Index>, "表序", "which table of the document, from 0; null in the text";
        row: Maybe<Label>, "行", "code and name of the row; in the text, what is spoken of";
        row_index: Maybe<Index>, "行序", "which row of the table, from 0";
        column: Maybe<Label>, "栏", "the heading of the column, its levels joined by /; in the text, which figure it is";
        column_index: Maybe<Index>, "栏序", "which heading of the table, from 0";
        printed: Maybe<Text>, "原文", "what is printed there";
        quote: Maybe<Text>, "引文", "in the text: what is printed, with the words around it";
        page: Maybe<Index>, "页", "the page, from 1, where the reader knows it";
        line: Maybe<Index>, "行号", "the line of the text or the row of the worksheet, from 1, where the reader knows it";
        position: Maybe<Text>, "位置", "where it is in the terms of the file's format, such as C8";
        worksheet: Maybe<Label>, "工作表", "the worksheet that it is on";
        file: Maybe<Index>, "文件序", "which of the document's files it is in, from 0, where it is in several";
        ocr: Flag, "文字识别", "whether it was read by an OCR program, and may be misread";
    }
}

impl PlaceColumns {
    /// Adds a place of a document.
    pub(crate) fn add(&mut self, place: &FindingPlace, document: &Disclosure) {
        let position = place.position(document).map(|position| position.to_string());
        let file = place.file.map(index);
        self.push(PlaceRow {
            table: said(&place.table),
            table_index: place.sheet.map(index),
            row: said(&place.row_label),
            row_index: place.row.map(index),
            column: said(&place.column),
            column_index: place.heading.map(index),
            printed: place.printed.as_deref(),
            quote: place.quote.as_deref(),
            page: place.page,
            line: place.line,
            position: position.as_deref(),
            worksheet: place.worksheet(document),
            file,
            ocr: place.ocr,
        });
    }
}

/// What a text says, where it says something.
pub(crate) fn said(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}
