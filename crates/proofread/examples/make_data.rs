//! The lists of the crate from those that they are made of: `data/README.md` says which these are.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

/// Words that are counted less often are left out.
const LEAST: u64 = 4;
/// So are longer words.
const LONGEST: usize = 4;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [dictionary, lists, target] = &arguments[..] else {
        return Err(
            "expected the dictionary of jieba, the folder of pycorrector's lists, and a folder to write to"
                .into(),
        );
    };
    let (lists, target) = (Path::new(lists), Path::new(target));
    fs::write(target.join("words.txt"), words(&fs::read_to_string(dictionary)?)?)?;
    fs::write(target.join("alike.txt"), alike(lists)?)?;
    Ok(())
}

/// Each word with its cost in tenths of a bit.
fn words(dictionary: &str) -> Result<String, Box<dyn Error>> {
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    let mut total = 0;
    for line in dictionary.lines() {
        let mut fields = line.split(' ');
        let (Some(word), Some(count)) = (fields.next(), fields.next()) else { continue };
        let count: u64 = count.parse()?;
        total += count;
        let length = word.chars().count();
        let is_kept = count >= if length == 1 { 1 } else { LEAST };
        if word.chars().all(is_han) && length <= LONGEST && is_kept {
            counts.insert(word, count);
        }
    }
    let mut text = String::new();
    for (word, count) in counts {
        writeln!(text, "{word} {}", tenths_of_bits(total, count))?;
    }
    Ok(text)
}

/// Ten times the logarithm of total / count to the base of two, rounded down, without a float.
fn tenths_of_bits(total: u64, count: u64) -> u64 {
    let mut ratio = (u128::from(total) << 32) / u128::from(count);
    let mut whole = 0;
    while ratio >= 2 << 32 {
        ratio >>= 1;
        whole += 1;
    }
    let mut fraction = 0;
    for _ in 0..16 {
        ratio = (ratio * ratio) >> 32;
        fraction <<= 1;
        if ratio >= 2 << 32 {
            ratio >>= 1;
            fraction += 1;
        }
    }
    whole * 10 + ((fraction * 10) >> 16)
}

/// Each character with those that sound or look like it.
fn alike(lists: &Path) -> Result<String, Box<dyn Error>> {
    let read = |name: &str| fs::read_to_string(lists.join(name));
    let common: BTreeSet<char> = read("common_char_set.txt")?.chars().filter(|c| is_han(*c)).collect();
    let mut pairs: BTreeMap<char, BTreeSet<char>> = BTreeMap::new();
    let mut tie = |one: char, other: char| {
        if one != other && common.contains(&one) && common.contains(&other) {
            pairs.entry(one).or_default().insert(other);
            pairs.entry(other).or_default().insert(one);
        }
    };
    for line in read("same_pinyin.txt")?.lines().filter(|line| !line.starts_with('#')) {
        let mut characters = line.chars().filter(|c| is_han(*c));
        let Some(first) = characters.next() else { continue };
        characters.for_each(|other| tie(first, other));
    }
    for line in read("same_stroke.txt")?.lines() {
        let group: Vec<char> = line.chars().filter(|c| is_han(*c)).collect();
        for one in &group {
            for other in &group {
                tie(*one, *other);
            }
        }
    }
    let mut text = String::new();
    for (character, others) in pairs {
        writeln!(text, "{character} {}", String::from_iter(others))?;
    }
    Ok(text)
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}
