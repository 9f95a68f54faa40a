//! A sentence for the people who read a report, in both languages that reports are written in.

use core::fmt;

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
