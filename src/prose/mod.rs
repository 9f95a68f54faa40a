//! The text beside the tables (文字说明): lines, paragraphs in one spelling with the way back to what is printed, and what
//! their words are: ordinals, years, names of bodies, terms.

pub(crate) mod body;
pub(crate) mod change;
pub(crate) mod confusion;
pub(crate) mod fund;
mod line;
pub(crate) mod numeral;
pub(crate) mod ordinal;
mod paragraph;
pub(crate) mod year;

pub use line::Line;
pub(crate) use line::{each, lines};
pub(crate) use paragraph::{goes_on, is_contents};

/// A paragraph without blanks and quotation marks, its digits and signs half width, its punctuation full width.
///
/// Copies of one document differ in exactly these, and no fact hangs on them. `at` gives the byte in the printed text
/// at which each character stands.
#[derive(Debug)]
pub(crate) struct Plain {
    pub(crate) chars: Vec<char>,
    at: Vec<usize>,
}

impl Plain {
    pub(crate) fn of(text: &str) -> Self {
        let mut plain =
            Self { chars: Vec::with_capacity(text.len() / 3), at: Vec::with_capacity(text.len() / 3) };
        let mut blank = false;
        for (at, printed) in text.char_indices() {
            let Some(c) = one_spelling(printed) else {
                blank |= printed.is_whitespace();
                continue;
            };
            // A blank between two figures keeps them two.
            if blank && c.is_ascii_digit() && plain.chars.last().is_some_and(char::is_ascii_digit) {
                plain.push(' ', at);
            }
            blank = false;
            plain.push(c, at);
        }
        // A comma is a separator of thousands between digits, punctuation elsewhere.
        for place in 0..plain.chars.len() {
            let digit = |place: Option<usize>| {
                place.and_then(|place| plain.chars.get(place)).is_some_and(char::is_ascii_digit)
            };
            if plain.chars[place] == ',' && !(digit(place.checked_sub(1)) && digit(Some(place + 1))) {
                plain.chars[place] = '，';
            }
        }
        plain.at.push(text.len());
        plain
    }

    fn push(&mut self, c: char, at: usize) {
        self.chars.push(c);
        self.at.push(at);
    }

    /// Where characters stand in the printed text, in bytes.
    pub(crate) fn range(&self, from: usize, to: usize) -> core::ops::Range<usize> {
        let end = |place: usize| self.at.get(place).copied().unwrap_or_default();
        // Up to the next character: what is left out between belongs to the one before.
        end(from)..end(to)
    }

    /// The character that stands at a byte of the printed text, or the next one.
    pub(crate) fn place_at(&self, byte: usize) -> usize {
        self.at.partition_point(|at| *at < byte)
    }

    pub(crate) fn starts(&self, place: usize, word: &str) -> bool {
        let mut rest = self.chars[place.min(self.chars.len())..].iter();
        word.chars().all(|c| rest.next() == Some(&c))
    }

    pub(crate) fn words(&self, from: usize, to: usize) -> String {
        self.chars[from.min(to)..to].iter().collect()
    }

    /// The words of its clause before a place.
    pub(crate) fn clause_before(&self, to: usize) -> String {
        let is_sign = |c: &char| matches!(c, '，' | '。' | '；' | '：' | '、' | '（' | '）');
        let from = self.chars[..to].iter().rposition(is_sign).map_or(0, |sign| sign + 1);
        self.words(from, to)
    }
}

/// Whether a character is one of the Chinese script.
pub(crate) const fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

/// Whether words are nothing but 、 or a word for "and".
pub(crate) fn is_and(words: &str) -> bool {
    matches!(words, "、" | "和" | "及" | "与")
}

/// A text in the one spelling.
pub(crate) fn one_line(text: &str) -> String {
    Plain::of(text).chars.into_iter().collect()
}

/// The character in the one spelling; `None` for what is left out.
fn one_spelling(c: char) -> Option<char> {
    Some(match c {
        c if c.is_whitespace() => return None,
        '“' | '”' | '"' | '‘' | '’' | '\'' | '「' | '」' | '『' | '』' | '\u{200b}' | '\u{feff}' =>
        {
            return None;
        }
        ';' | '；' => '；',
        ':' | '：' | '﹕' => '：',
        '(' | '（' => '（',
        ')' | '）' => '）',
        '，' => '，',
        '％' | '﹪' => '%',
        '－' | '−' | '–' | '—' | '﹣' => '-',
        '［' => '[',
        '］' => ']',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0)?,
        c => c,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_spelling_of_every_copy() {
        for (printed, plain) in [
            ("“三公” 经费 ８.１０ 万元,其中:", "三公经费8.10万元，其中："),
            ("18,976.76万元", "18,976.76万元"),
            ("2023 12345", "2023 12345"),
            ("(一)下降－5％;", "（一）下降-5%；"),
        ] {
            assert_eq!(Plain::of(printed).chars.iter().collect::<String>(), plain);
        }
        let text = "共 8.10 万元";
        let plain = Plain::of(text);
        assert_eq!(&text[plain.range(1, 5)], "8.10 ");
    }
}
