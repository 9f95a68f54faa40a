//! The lists of the crate: how unlikely words are, and which characters are taken for each other.

use std::collections::HashMap;
use std::sync::OnceLock;

const WORDS: &str = include_str!("../data/words.txt");
const ALIKE: &str = include_str!("../data/alike.txt");

/// How unlikely words are, and which characters are taken for each other.
#[derive(Debug)]
pub(crate) struct Dictionary {
    /// Words with their costs, in tenths of a bit.
    costs: HashMap<&'static str, u32>,
    /// The longest word that begins with a character, in characters.
    longest: HashMap<char, usize>,
    alike: HashMap<char, &'static str>,
}

impl Dictionary {
    /// The lists, read once in a process that asks for them.
    pub(crate) fn get() -> &'static Self {
        static READ: OnceLock<Dictionary> = OnceLock::new();
        READ.get_or_init(Self::read)
    }

    fn read() -> Self {
        let mut costs = HashMap::with_capacity(WORDS.len() / 11);
        let mut longest: HashMap<char, usize> = HashMap::new();
        for (word, cost) in WORDS.lines().filter_map(|line| line.split_once(' ')) {
            let Ok(cost) = cost.parse() else { continue };
            costs.insert(word, cost);
            if let Some(first) = word.chars().next() {
                let known = longest.entry(first).or_default();
                *known = word.chars().count().max(*known);
            }
        }
        let alike = ALIKE.lines().filter_map(|line| line.split_once(' '));
        let alike = alike.filter_map(|(one, others)| Some((one.chars().next()?, others))).collect();
        Self { costs, longest, alike }
    }

    /// How unlikely a word is, in tenths of a bit.
    pub(crate) fn cost(&self, word: &str) -> Option<u32> {
        self.costs.get(word).copied()
    }

    /// The words with their costs.
    #[cfg(test)]
    pub(crate) fn words(&self) -> impl Iterator<Item = (&'static str, u32)> + Clone {
        self.costs.iter().map(|(word, cost)| (*word, *cost))
    }

    /// How long the words are that begin with a character, at most.
    pub(crate) fn longest(&self, first: char) -> usize {
        self.longest.get(&first).copied().unwrap_or_default()
    }

    /// The characters that sound or look like this one.
    pub(crate) fn alike(&self, character: char) -> impl Iterator<Item = char> {
        self.alike.get(&character).copied().unwrap_or_default().chars()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_lists_is_read() {
        let read = Dictionary::get();
        assert_eq!(read.costs.len(), WORDS.lines().count());
        assert_eq!(read.alike.len(), ALIKE.lines().count());
        assert!(read.cost("预算").is_some_and(|cost| cost < read.cost("预祘").unwrap_or(u32::MAX)));
        assert_eq!(read.longest('预'), 4);
    }

    #[test]
    fn characters_are_alike_both_ways() {
        let read = Dictionary::get();
        for (one, others) in &read.alike {
            assert!(others.chars().all(|other| read.alike(other).any(|back| back == *one)), "{one}");
        }
        assert!(read.alike('度').any(|other| other == '渡'), "by sound");
        assert!(read.alike('士').any(|other| other == '土'), "by shape");
    }
}
