//! The words of layout by what they say (版面用语): what forms print above, beside and below their figures. They are data:
//! `data/lexicon/layout.csv`.

use super::generated::LISTS;
pub(crate) use super::generated::Meaning;

impl Meaning {
    /// The words that say this, the longest first, so that the first that fits is the longest.
    pub(crate) const fn words(self) -> &'static [&'static str] {
        LISTS[self as usize]
    }

    /// Whether the text is one of the words.
    pub(crate) fn is(self, text: &str) -> bool {
        self.words().contains(&text)
    }

    /// Whether one of the words stands in the text.
    pub(crate) fn stands_in(self, text: &str) -> bool {
        self.words().iter().any(|word| text.contains(word))
    }

    /// Whether the text begins with one of the words.
    pub(crate) fn begins(self, text: &str) -> bool {
        self.behind(text).is_some()
    }

    /// Whether the text ends with one of the words.
    pub(crate) fn ends(self, text: &str) -> bool {
        self.before(text).is_some()
    }

    /// What stands behind the word that the text begins with.
    pub(crate) fn behind(self, text: &str) -> Option<&str> {
        self.words().iter().find_map(|word| text.strip_prefix(word))
    }

    /// What stands before the word that the text ends with.
    pub(crate) fn before(self, text: &str) -> Option<&str> {
        self.words().iter().find_map(|word| text.strip_suffix(word))
    }
}

#[cfg(test)]
mod tests {
    use super::Meaning;

    #[test]
    fn the_longest_word_is_taken() {
        assert_eq!(Meaning::HeadsPhases.before("公务接待费上年决算数"), Some("公务接待费"));
        assert_eq!(Meaning::BeforeFormNumber.behind("部门公开表1"), Some("公开表1"));
        assert_eq!(Meaning::Grand.before("支出合计"), None);
        assert!(Meaning::Whole.ends("支出合计") && Meaning::YearTotal.is("本年收入"));
        assert!(Meaning::Subject.stands_in("2024年“三公”经费") && !Meaning::BeforeWhole.begins("教育支出"));
    }
}
