//! Runs of characters as words: what they cost, and which character in another's place would make them likely.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::dictionary::Dictionary;

// Costs are in tenths of a bit: a word of 120 stands once in 2^12 words. The dictionary counts 60 million words (2^25.8).

/// By how much a run must become likelier: 4,096 times, for a misprint is that rare. Where one character in 256 is wrong, which makes
/// a bad text, one of some sixteen that are alike stands in its place (the lists have 15 for the character in the middle). Measured
/// too: at ten bits there are six times as many false hints (`docs/measurements.md`).
const MARGIN: u32 = 120;
/// The same where the document itself prints the word elsewhere: 256 times. A word that the dictionary has once in 2^16 words or less
/// is then printed once in the 2^12 words of a document of some length, which is sixteen times as often.
const MARGIN_OF_KNOWN: u32 = MARGIN - 40;
/// A character that no list has: the dictionary's 60 million words do not have it, so it is counted as half of one (2^26.8).
const UNKNOWN: u32 = 270;
/// A word of the field: once in 2^16 words, which is more than a disclosure has, and a name of the catalog that is printed in one is
/// printed once at least. The dictionary says less of these words, for its corpus is of novels and news.
const FIELD: u32 = 160;
/// What the most frequent word of two characters costs (一个).
const MOST_FREQUENT: u32 = 87;
/// A word of two characters that is as likely as this stands there on purpose: no other one is likelier by the margin.
const ON_PURPOSE: u32 = MOST_FREQUENT + MARGIN;
/// A word that is less likely than this is not taken for what was meant: the dictionary counts it less than fourteen times, and a
/// count of a dozen is as good as chance.
const LIKELY: u32 = 220;
/// The longest words of the dictionary, in characters.
const LONGEST: usize = 4;
/// So many characters before and behind are looked at: two of the longest words. What is further off is taken apart as before,
/// whatever stands here.
const AROUND: usize = 2 * LONGEST;
/// Two hints that are as near as this may be of one word, of which the first explains the second.
const APART: usize = LONGEST - 1;
/// A Chinese character in UTF-8.
const BYTES: usize = 3;

/// A word that may be meant where another is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hint {
    /// Where in the run, in bytes.
    pub(crate) at: usize,
    pub(crate) printed: String,
    pub(crate) meant: String,
    /// By how much likelier the run becomes.
    gain: u32,
}

/// The words of the dictionary and of the field.
#[derive(Debug)]
pub(crate) struct Words {
    dictionary: &'static Dictionary,
    field: HashSet<String>,
    /// The longest word of the field that begins with a character.
    longest: HashMap<char, usize>,
}

impl Words {
    /// The dictionary with these words of the field, of which the runs of Chinese characters are taken.
    pub(crate) fn new<'w>(field: impl IntoIterator<Item = &'w str>) -> Self {
        let mut words =
            Self { dictionary: Dictionary::get(), field: HashSet::new(), longest: HashMap::new() };
        for word in field.into_iter().flat_map(runs).map(|(_, word)| word) {
            let length = word.len() / BYTES;
            if length > 1
                && let Some(first) = word.chars().next()
            {
                let known = words.longest.entry(first).or_default();
                *known = length.max(*known);
                words.field.insert(word.to_owned());
            }
        }
        words
    }

    fn cost(&self, word: &str) -> Option<u32> {
        let field = self.field.contains(word).then_some(FIELD);
        let known = self.dictionary.cost(word);
        field.into_iter().chain(known).min()
    }

    /// How long the words are that begin with a character, at most.
    fn longest(&self, first: char) -> usize {
        let of_field = self.longest.get(&first).copied().unwrap_or(1);
        of_field.max(self.dictionary.longest(first))
    }

    /// The cheapest way to take a run apart into words: its cost, and the words by their places.
    fn split(&self, run: &[char], text: &str) -> (u32, Vec<Range<usize>>) {
        let mut best: Vec<(u32, usize)> = vec![(u32::MAX, 0); run.len() + 1];
        best[0].0 = 0;
        for (from, first) in run.iter().enumerate() {
            let before = best[from].0;
            for to in from + 1..=(from + self.longest(*first)).min(run.len()) {
                let cost = self.cost(&text[from * BYTES..to * BYTES]);
                let Some(cost) = cost.or_else(|| (to == from + 1).then_some(UNKNOWN)) else { continue };
                if before + cost < best[to].0 {
                    best[to] = (before + cost, from);
                }
            }
        }
        let mut words = Vec::new();
        let mut to = run.len();
        while to > 0 {
            let from = best[to].1;
            words.push(from..to);
            to = from;
        }
        words.reverse();
        (best[run.len()].0, words)
    }

    /// The hints on a run of Chinese characters, by their places. `occurs` says whether the document prints some words so many
    /// times.
    pub(crate) fn hints(&self, text: &str, occurs: &dyn Fn(&str, usize) -> bool) -> Vec<Hint> {
        let run: Vec<char> = text.chars().collect();
        let (_, words) = self.split(&run, text);
        let mut hints = Vec::new();
        for word in &words {
            let is_on_purpose = match word.len() {
                1 => false,
                2 => self
                    .cost(&text[word.start * BYTES..word.end * BYTES])
                    .is_some_and(|cost| cost <= ON_PURPOSE),
                _ => true,
            };
            if is_on_purpose {
                continue;
            }
            for place in word.clone() {
                hints.extend(self.hint(&run, &words, place, occurs));
            }
        }
        hints.sort_by_key(|hint: &Hint| core::cmp::Reverse(hint.gain));
        let mut kept: Vec<Hint> = Vec::new();
        for hint in hints {
            if kept.iter().all(|other| other.at.abs_diff(hint.at) > APART * BYTES) {
                kept.push(hint);
            }
        }
        kept.sort_by_key(|hint| hint.at);
        kept
    }

    /// The character that makes the words around a place likeliest, if it does so by the margin.
    fn hint(
        &self,
        run: &[char],
        words: &[Range<usize>],
        place: usize,
        occurs: &dyn Fn(&str, usize) -> bool,
    ) -> Option<Hint> {
        let holding = |at: usize| words.iter().find(|word| word.contains(&at));
        let from = holding(place.saturating_sub(AROUND))?.start;
        let to = holding((place + AROUND).min(run.len() - 1))?.end;
        let mut window = run[from..to].to_vec();
        let at = place - from;
        let (cost, _) = self.split(&window, &String::from_iter(&window));
        let mut best: Option<(u32, Range<usize>, String)> = None;
        for other in self.dictionary.alike(run[place]) {
            window[at] = other;
            let text = String::from_iter(&window);
            if !self.makes_a_word(&window, &text, at) {
                continue;
            }
            let (changed, words) = self.split(&window, &text);
            let Some(word) = words.into_iter().find(|word| word.contains(&at)) else { continue };
            if best.as_ref().is_none_or(|(least, ..)| changed < *least) {
                let meant = text[word.start * BYTES..word.end * BYTES].to_owned();
                best = Some((changed, word, meant));
            }
        }
        let (changed, word, meant) = best?;
        let gain = cost.checked_sub(changed)?;
        if word.len() < 2 || gain < MARGIN_OF_KNOWN || self.cost(&meant).is_none_or(|cost| cost > LIKELY) {
            return None;
        }
        let printed = String::from_iter(&run[from + word.start..from + word.end]);
        // What is printed twice is a word of the document's, whatever the lists know.
        let is_found = (gain >= MARGIN || occurs(&meant, 1)) && !occurs(&printed, 2);
        is_found.then(|| Hint { at: (from + word.start) * BYTES, printed, meant, gain })
    }

    /// Whether a word that is likely enough holds a place.
    fn makes_a_word(&self, run: &[char], text: &str, at: usize) -> bool {
        let is_likely = |from: usize, to: usize| {
            self.cost(&text[from * BYTES..to * BYTES]).is_some_and(|cost| cost <= LIKELY)
        };
        (0..=at).any(|from| {
            let last = (from + self.longest(run[from])).min(run.len());
            (at.max(from + 1) + 1..=last).any(|to| is_likely(from, to))
        })
    }
}

/// The runs of Chinese characters of a text, each with the byte where it begins.
pub(crate) fn runs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    core::iter::from_fn(move || {
        let start = rest + text[rest..].find(is_han)?;
        let end = text[start..].find(|c| !is_han(c)).map_or(text.len(), |length| start + length);
        rest = end;
        Some((start, &text[start..end]))
    })
}

const fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hints(text: &str) -> Vec<(String, String)> {
        let words = Words::new(["土地补偿", "公务接待费"]);
        let occurs = |words: &str, times: usize| text.matches(words).take(times).count() == times;
        let found = runs(text).flat_map(|(_, run)| words.hints(run, &occurs));
        found.map(|hint| (hint.printed, hint.meant)).collect()
    }

    #[test]
    fn a_run_becomes_likely() {
        for (text, printed, meant) in [
            ("按照国家有关规订执行。", "规订", "规定"),
            ("严格按照归定程序办理。", "归定", "规定"),
            ("集体士地补偿。", "士地补偿", "土地补偿"),
            ("人员曾加，支出增加。", "曾加", "增加"),
            ("本年公务接带费比上年减少。", "公务接带费", "公务接待费"),
        ] {
            assert_eq!(hints(text), [(printed.to_owned(), meant.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_is_likely_as_it_stands_is_left_alone() {
        for text in ["严格按照规定程序办理。", "本年一般公共预算支出比上年增加，主要原因是人员增加。", ""]
        {
            assert_eq!(hints(text), [], "{text}");
        }
    }

    #[test]
    fn what_is_printed_twice_is_a_word_of_the_document() {
        assert_eq!(hints("国家规订的标准，本市规订的标准。"), []);
    }

    #[test]
    fn numbers_that_follow_from_the_dictionary_are_those_of_it() {
        let costs = Dictionary::get().words();
        let of_two = |word: &str| word.len() == 2 * BYTES;
        let least = costs.clone().filter(|(word, _)| of_two(word)).map(|(_, cost)| cost).min();
        assert_eq!(least, Some(MOST_FREQUENT));
        assert_eq!(costs.clone().map(|(word, _)| word.len() / BYTES).max(), Some(LONGEST));
        assert!(costs.into_iter().all(|(_, cost)| cost < UNKNOWN));
    }

    #[test]
    fn runs_are_of_chinese_characters_alone() {
        let found: Vec<_> = runs("共3辆，a预算").collect();
        assert_eq!(found, [(0, "共"), (4, "辆"), (11, "预算")]);
    }
}
