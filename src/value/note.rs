//! A sentence for the people who read a report, in both languages that reports are written in.

use core::fmt;
use std::io;

use super::Language;

/// A sentence in Chinese and in English (说明): what a reader of files passed over, why rows of a table are missing.
///
/// Its serde form is an object with the fields `zh` and `en`; a plain string, as earlier releases wrote it, is read as
/// [`Note::verbatim`].
///
/// ```
/// use cn_budget::{Language, value::Note};
///
/// let note = Note::new("第 2 页未能读取", "page 2 could not be read");
/// assert_eq!(note.message(Language::Zh), "第 2 页未能读取");
/// assert_eq!(note.to_string(), note.message(Language::En));
/// ```
#[doc(alias = "说明")]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Note {
    zh: String,
    en: String,
}

impl Note {
    /// The note of these two sentences, which say the same.
    pub fn new(chinese: impl Into<String>, english: impl Into<String>) -> Self {
        Self { zh: chinese.into(), en: english.into() }
    }

    /// The note whose words are the same in both languages: those of a person or of another program.
    ///
    /// ```
    /// use cn_budget::{Language, value::Note};
    ///
    /// let note = Note::verbatim("缺下一页");
    /// assert_eq!(note.message(Language::En), "缺下一页");
    /// ```
    pub fn verbatim(words: impl Into<String>) -> Self {
        let words = words.into();
        Self { zh: words.clone(), en: words }
    }

    /// The sentence in this language.
    pub fn message(&self, language: Language) -> &str {
        match language {
            Language::Zh => &self.zh,
            Language::En => &self.en,
        }
    }
}

impl From<&io::Error> for Note {
    /// Why a file could not be read or written: in English the words of the system, which it has in no other language; in
    /// Chinese what they mean, or the number of the error.
    ///
    /// ```
    /// use std::io;
    /// use cn_budget::{Language, value::Note};
    ///
    /// let note = Note::from(&io::Error::from(io::ErrorKind::NotFound));
    /// assert_eq!(note.message(Language::Zh), "没有这个文件或文件夹");
    /// ```
    fn from(error: &io::Error) -> Self {
        let chinese = match error.kind() {
            io::ErrorKind::NotFound => "没有这个文件或文件夹",
            io::ErrorKind::PermissionDenied => "没有访问权限",
            io::ErrorKind::AlreadyExists => "文件已经存在",
            io::ErrorKind::IsADirectory => "是文件夹，不是文件",
            io::ErrorKind::NotADirectory => "路径中有一段不是文件夹",
            io::ErrorKind::InvalidFilename => "文件名无效",
            io::ErrorKind::InvalidData => "内容无效（文字应为 UTF-8 编码）",
            io::ErrorKind::UnexpectedEof => "内容不完整",
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "磁盘空间不足",
            io::ErrorKind::ReadOnlyFilesystem => "磁盘只读，不能写入",
            io::ErrorKind::FileTooLarge => "文件过大",
            io::ErrorKind::ResourceBusy => "文件正被占用",
            io::ErrorKind::BrokenPipe => "管道已关闭",
            io::ErrorKind::TimedOut => "等待超时",
            io::ErrorKind::OutOfMemory => "内存不足",
            _ => {
                let number = error.raw_os_error().map(|number| format!("（编号 {number}）"));
                return Self::new(format!("系统错误{}", number.unwrap_or_default()), error.to_string());
            }
        };
        Self::new(chinese, error.to_string())
    }
}

impl fmt::Display for Note {
    /// The sentence in English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.en)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Note {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Visitor)
    }
}

#[cfg(feature = "serde")]
struct Visitor;

#[cfg(feature = "serde")]
impl<'de> serde::de::Visitor<'de> for Visitor {
    type Value = Note;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a note: a string, or an object of `zh` and `en`")
    }

    fn visit_str<E: serde::de::Error>(self, words: &str) -> Result<Note, E> {
        Ok(Note::verbatim(words))
    }

    fn visit_string<E: serde::de::Error>(self, words: String) -> Result<Note, E> {
        Ok(Note::verbatim(words))
    }

    fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<Note, A::Error> {
        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Sentences {
            zh: String,
            en: String,
        }

        let map = serde::de::value::MapAccessDeserializer::new(map);
        let Sentences { zh, en } = serde::Deserialize::deserialize(map)?;
        Ok(Note { zh, en })
    }
}

#[cfg(all(test, feature = "serde"))]
mod tests {
    use super::*;

    #[test]
    fn a_note_comes_back_as_it_was_written() {
        let note = Note::new("第 2 页未能读取", "page 2 could not be read");
        let json = serde_json::to_string(&note).unwrap();
        assert_eq!(json, r#"{"zh":"第 2 页未能读取","en":"page 2 could not be read"}"#);
        assert_eq!(serde_json::from_str::<Note>(&json).unwrap(), note);
    }

    #[test]
    fn a_plain_string_gives_both_sentences() {
        let note: Note = serde_json::from_str(r#""page 2 could not be read""#).unwrap();
        assert_eq!(note, Note::verbatim("page 2 could not be read"));
    }

    #[test]
    fn what_is_no_note_is_refused() {
        for (json, error) in [
            ("7", "invalid type: integer `7`, expected a note: a string, or an object of `zh` and `en`"),
            (r#"{"zh":"甲"}"#, "missing field `en`"),
            (r#"{"zh":"甲","en":"a","fr":"a"}"#, "unknown field `fr`, expected `zh` or `en`"),
        ] {
            let found = serde_json::from_str::<Note>(json).unwrap_err().to_string();
            assert!(found.starts_with(error), "{found}");
        }
    }
}
