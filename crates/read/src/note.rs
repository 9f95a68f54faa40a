//! Sentences about what was read, in Chinese and in English.

use core::fmt;

pub(crate) use cn_budget::value::Note;

use cn_budget::Language;

/// A note in both languages: `note!("中文{figure}", "English {figure}")`.
macro_rules! note {
    ($chinese:literal, $english:literal $(,)?) => {
        $crate::note::Note::new(format!($chinese), format!($english))
    };
}

pub(crate) use note;

/// What is said of a subject: `page 2: …`.
pub(crate) fn about(subject: &Note, what: &Note) -> Note {
    let [zh, en] =
        [Language::Zh, Language::En].map(|language| (subject.message(language), what.message(language)));
    Note::new(format!("{}：{}", zh.0, zh.1), format!("{}: {}", en.0, en.1))
}

/// What is said of a page.
pub(crate) fn about_page(number: u32, what: &Note) -> Note {
    about(&note!("第 {number} 页", "page {number}"), what)
}

/// What is said of a line.
pub(crate) fn about_line(number: u32, what: &Note) -> Note {
    about(&note!("第 {number} 行", "line {number}"), what)
}

/// What is said where the time for a document is over.
pub(crate) fn past_deadline() -> Note {
    Note::new(
        "到了选项所定的时限，文件尚未读完",
        "the deadline of the options passed before all of the document was read",
    )
}

/// The words of another program, which speaks English.
pub(crate) fn of_program(words: &dyn fmt::Display) -> Note {
    note!("程序原文“{words}”", "{words}")
}

/// A text of a file in Chinese quotation marks, as `{:?}` puts it into English ones.
pub(crate) fn quoted(text: &str) -> String {
    format!("“{}”", printable(text))
}

/// A text of a file with what a terminal would obey spelled out.
pub(crate) fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '"' | '\'' | '\\') { shown.push(c) } else { shown.extend(c.escape_debug()) }
    }
    shown
}

/// On how many pages nothing was found, in English.
pub(crate) fn on_pages(pages: usize) -> String {
    if pages == 1 { "on its only page".to_owned() } else { format!("on its {pages} pages") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_spelled_out() {
        for (text, shown) in [
            ("底稿 \"甲\"", "“底稿 \"甲\"”"),
            ("a\u{1b}]0;b\u{7}", "“a\\u{1b}]0;b\\u{7}”"),
            ("一\n二", "“一\\n二”"),
        ] {
            assert_eq!(quoted(text), shown);
        }
    }

    #[test]
    fn a_subject_stands_before_what_is_said_of_it_in_both_languages() {
        let note = about_page(2, &Note::new("未能读取", "not read"));
        assert_eq!(note, Note::new("第 2 页：未能读取", "page 2: not read"));
    }
}
