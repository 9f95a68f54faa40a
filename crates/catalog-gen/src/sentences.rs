//! `data/lexicon/meanings.csv` and `sentences.csv` to the words of sentences: those that the reader of sentences knows
//! (`src/fact/generated/sentences.rs`), and lists by meaning for whoever asks (`src/words/generated/sentences.rs`); and
//! `layout.csv` to the words by which the readers of files tell apart what stands on a page
//! (`crates/read/src/words/generated.rs`).

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::path::Path;

use crate::lexicon::{known_sources, rows, spelled};
use crate::outcome::{Files, Problems};

/// Who asks for the words of a meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// The reader of sentences knows it: a word has one such meaning at most.
    Read,
    /// Code asks for its words.
    Asked,
    /// It names another word: `misprint=拨款`.
    Pair,
    /// The readers of files ask for its words, which stand in `layout.csv`.
    Layout,
}

impl Kind {
    const ALL: [(&str, Self); 4] =
        [("read", Self::Read), ("asked", Self::Asked), ("pair", Self::Pair), ("layout", Self::Layout)];

    /// The kinds that a line names, where they are known and may stand together.
    fn read(text: &str) -> Option<Vec<Self>> {
        let known = |name: &str| Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind);
        let kinds: Option<Vec<Self>> = text.split(';').map(known).collect();
        kinds.filter(|kinds| matches!(kinds[..], [_] | [Self::Read, Self::Asked]))
    }
}

/// What a word may mean: a line of `meanings.csv`.
struct Meaning {
    name: String,
    says: String,
    kinds: Vec<Kind>,
    line: u64,
}

impl Meaning {
    fn is(&self, kind: Kind) -> bool {
        self.kinds.contains(&kind)
    }

    /// `direction=up` as the name of a variant.
    fn variant(&self) -> String {
        self.name.split(['=', '_']).map(camel).collect()
    }
}

/// A word and what it means, in the order of the file.
struct Entry {
    word: String,
    /// The meaning, and the other word of a pair.
    means: Vec<(usize, String)>,
}

/// All that a file of words says.
struct Words {
    meanings: Vec<Meaning>,
    entries: Vec<Entry>,
    /// How many words no document is named for.
    unsourced: usize,
}

/// The words that the reader of sentences knows, or what is wrong with the data.
pub(crate) fn generate_read(data: &Path) -> Result<Files, Problems> {
    Ok(vec![("sentences.rs", Words::read(data, SENTENCES)?.read_words())])
}

/// The words of sentences by their meaning, or what is wrong with the data.
pub(crate) fn generate_lists(data: &Path) -> Result<Files, Problems> {
    Ok(vec![("sentences.rs", Words::read(data, SENTENCES)?.lists())])
}

/// The words of layout by their meaning, or what is wrong with the data.
pub(crate) fn generate_layout(data: &Path) -> Result<Files, Problems> {
    Ok(vec![("generated.rs", Words::read(data, LAYOUT)?.layout())])
}

/// How many words of sentences and of layout there are, and for how many of them no document is named.
pub(crate) fn counts(data: &Path) -> Option<[(&'static str, usize, usize); 2]> {
    let count = |file: &'static str| {
        let words = Words::read(data, file).ok()?;
        Some((file, words.entries.len(), words.unsourced))
    };
    Some([count(SENTENCES)?, count(LAYOUT)?])
}

const SENTENCES: &str = "sentences.csv";
const LAYOUT: &str = "layout.csv";

impl Words {
    /// The words of one of the two files, and the meanings that words of it may have.
    fn read(data: &Path, file: &'static str) -> Result<Self, Problems> {
        let mut problems = Vec::new();
        let sources: BTreeSet<String> =
            rows(data, "sources.csv", &mut problems).into_iter().map(|(_, row)| row[0].clone()).collect();
        let mut meanings = meanings(data, &mut problems);
        meanings.retain(|meaning| meaning.is(Kind::Layout) == (file == LAYOUT));
        let places: HashMap<&str, usize> =
            meanings.iter().enumerate().map(|(place, meaning)| (meaning.name.as_str(), place)).collect();
        let mut entries: Vec<Entry> = Vec::new();
        let mut known = HashMap::new();
        let mut unsourced = 0;
        for (line, row) in rows(data, file, &mut problems) {
            let mut report = |what: String| problems.push(format!("{file} line {line}: {what}"));
            spelled(&row[0], &mut report);
            if let Some(earlier) = known.insert(row[0].clone(), line) {
                report(format!(
                    "{} stands on line {earlier}; a word has one line, its meanings joined with ;",
                    row[0]
                ));
            }
            // A word for which none was found is counted; what is named must be there.
            unsourced += usize::from(row[2].is_empty());
            if !row[2].is_empty() {
                known_sources(&row[2], &sources, &mut report);
            }
            let mut means = Vec::new();
            for text in row[1].split(';') {
                match meaning(text, &meanings, &places) {
                    Ok(found) if means.contains(&found) => report(format!("{} says {text} twice", row[0])),
                    Ok(found) => means.push(found),
                    Err(what) => report(what),
                }
            }
            let read = means.iter().filter(|(place, _)| meanings[*place].is(Kind::Read)).count();
            if read > 1 {
                report(format!("{} has {read} meanings of the kind read, expected one at most", row[0]));
            }
            entries.push(Entry { word: row[0].clone(), means });
        }
        for (place, meaning) in meanings.iter().enumerate() {
            if !entries.iter().any(|entry| entry.means.iter().any(|(of, _)| *of == place)) {
                problems.push(format!("meanings.csv line {}: no word means {}", meaning.line, meaning.name));
            }
        }
        if problems.is_empty() { Ok(Self { meanings, entries, unsourced }) } else { Err(problems) }
    }

    /// The words of a meaning, each with the other word of a pair, in the order of the file.
    fn words(&self, place: usize) -> impl Iterator<Item = (&str, &str)> {
        self.entries.iter().flat_map(move |entry| {
            let of = entry.means.iter().filter(move |(of, _)| *of == place);
            of.map(|(_, other)| (entry.word.as_str(), other.as_str()))
        })
    }

    /// Words with what they are in a sentence, by their first character, of one character the longest first.
    fn read_words(&self) -> String {
        let mut text = "// generated from data/lexicon by cn-budget-catalog-gen; do not edit\n\n\
             use crate::fact::measure::{Direction, Measure};\n\
             use crate::fact::topic::Topic as T;\n\
             use crate::fact::word::Word as W;\n\
             use crate::value::{BudgetKind, EconomicCode};\n\n\
             /// Words of sentences by their first character, the longest first, and what each is.\n\
             pub(in crate::fact) static WORDS: &[(char, &str, W)] = &[\n"
            .to_owned();
        let mut words: BTreeMap<(char, core::cmp::Reverse<usize>, &str), String> = BTreeMap::new();
        for (place, meaning) in self.meanings.iter().enumerate().filter(|(_, meaning)| meaning.is(Kind::Read))
        {
            for (word, _) in self.words(place) {
                let first = word.chars().next().unwrap_or_default();
                let length = core::cmp::Reverse(word.chars().count());
                words.insert((first, length, word), token(&meaning.name));
            }
        }
        // Writing to a string cannot fail.
        for ((first, _, word), token) in words {
            let _ = writeln!(text, "    ({first:?}, {word:?}, {token}),");
        }
        text.push_str("];\n");
        text
    }

    /// The words of each meaning, the longest first.
    fn layout(&self) -> String {
        let mut text = "// generated from data/lexicon by cn-budget-catalog-gen; do not edit\n".to_owned();
        let all: Vec<_> = self.meanings.iter().enumerate().collect();
        enumeration(&mut text, "What a word says of the place where it stands (版面用语).", "Meaning", &all);
        self.list_words(&mut text, "pub(super)", &all);
        text
    }

    /// The words of each of some meanings, the longest first.
    fn list_words(&self, text: &mut String, visible: &str, meanings: &[(usize, &Meaning)]) {
        let size = meanings.len();
        let _ = write!(
            text,
            "\n/// The words of each meaning, the longest first.\n\
             {visible} static LISTS: [&[&str]; {size}] = [\n"
        );
        for (place, _) in meanings {
            let mut words: Vec<&str> = self.words(*place).map(|(word, _)| word).collect();
            words.sort_unstable_by_key(|word| (core::cmp::Reverse(word.chars().count()), *word));
            let _ = writeln!(text, "    &{words:?},");
        }
        text.push_str("];\n");
    }

    /// The words of each meaning that is asked for, the longest first.
    fn lists(&self) -> String {
        let mut text = "// generated from data/lexicon by cn-budget-catalog-gen; do not edit\n".to_owned();
        let asked: Vec<_> =
            self.meanings.iter().enumerate().filter(|(_, meaning)| meaning.is(Kind::Asked)).collect();
        let pairs: Vec<_> =
            self.meanings.iter().enumerate().filter(|(_, meaning)| meaning.is(Kind::Pair)).collect();
        enumeration(
            &mut text,
            "What a word of a sentence means (词义): whose words code asks for.",
            "Meaning",
            &asked,
        );
        enumeration(&mut text, "What ties two words of sentences.", "Pairing", &pairs);
        self.list_words(&mut text, "pub(in crate::words)", &asked);
        let size = pairs.len();
        let _ = write!(
            text,
            "\n/// The words of each pairing, sorted.\n\
             pub(in crate::words) static PAIRS: [&[(&str, &str)]; {size}] = [\n"
        );
        for (place, _) in pairs {
            let words: BTreeSet<_> = self.words(place).collect();
            let _ = writeln!(text, "    &{:?},", Vec::from_iter(words));
        }
        text.push_str(
            "];\n\n/// How sentences call the classes of the economic classification, by their code, the usual name of each first.\n\
             pub(in crate::words) static ECONOMIC_NAMES: &[(u32, &str)] = &[\n",
        );
        for (place, meaning) in self.meanings.iter().enumerate() {
            let Some(code) = meaning.name.strip_prefix("economic=") else { continue };
            for (word, _) in self.words(place) {
                let _ = writeln!(text, "    ({code}, {word:?}),");
            }
        }
        text.push_str("];\n");
        text
    }
}

fn enumeration(text: &mut String, what: &str, name: &str, meanings: &[(usize, &Meaning)]) {
    let _ = write!(
        text,
        "\n/// {what}\n#[derive(Clone, Copy, Debug, PartialEq, Eq)]\npub(crate) enum {name} {{\n"
    );
    for (_, meaning) in meanings {
        let _ = writeln!(text, "    /// {}.\n    {},", meaning.says, meaning.variant());
    }
    text.push_str("}\n");
}

/// The lines of `meanings.csv`.
fn meanings(data: &Path, problems: &mut Problems) -> Vec<Meaning> {
    let mut meanings: Vec<Meaning> = Vec::new();
    for (line, row) in rows(data, "meanings.csv", problems) {
        let mut report = |what: String| problems.push(format!("meanings.csv line {line}: {what}"));
        let (name, kind, says) = (row[0].clone(), row[1].as_str(), row[2].clone());
        let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '=');
        if name.is_empty() || !name.chars().all(is_name) {
            report(format!("found the meaning {name:?}, expected small letters, digits, _ and ="));
        }
        if meanings.iter().any(|meaning| meaning.name == name) {
            report(format!("{name} stands on an earlier line"));
        }
        if says.is_empty() {
            report(format!("{name} needs what it says of a word"));
        }
        let kinds = Kind::read(kind).unwrap_or_else(|| {
            report(format!("found the kind {kind:?}, expected read, asked, read;asked, pair or layout"));
            Vec::new()
        });
        meanings.push(Meaning { name, says, kinds, line });
    }
    meanings
}

/// The meaning that a text names, and the other word where it is a pair.
fn meaning(
    text: &str,
    meanings: &[Meaning],
    places: &HashMap<&str, usize>,
) -> Result<(usize, String), String> {
    if let Some(place) = places.get(text).filter(|place| !meanings[**place].is(Kind::Pair)) {
        return Ok((*place, String::new()));
    }
    let (name, value) = text.split_once('=').unwrap_or((text, ""));
    if let Some(place) = places.get(name).filter(|place| meanings[**place].is(Kind::Pair)) {
        if value.is_empty() {
            return Err(format!("found the meaning {text:?}, expected {name}= and the other word"));
        }
        return Ok((*place, value.to_owned()));
    }
    let begins = format!("{name}=");
    let alike: Vec<&str> = meanings
        .iter()
        .map(|meaning| meaning.name.as_str())
        .filter(|other| other.starts_with(&begins) || *other == name)
        .collect();
    let expected = if alike.is_empty() { "one of meanings.csv".to_owned() } else { alike.join(", ") };
    Err(format!("found the meaning {text:?}, expected {expected}"))
}

/// `topic=three_public` as the word of the reader: `W::Head(T::ThreePublic)`. What it has no such word for does not
/// compile.
fn token(meaning: &str) -> String {
    let (name, value) = meaning.split_once('=').unwrap_or((meaning, ""));
    let value_name: String = value.split('_').map(camel).collect();
    match (name, value) {
        ("fund", "fiscal") => "W::Fiscal".to_owned(),
        ("fund", _) => format!("W::Budget(BudgetKind::{value_name})"),
        ("topic", _) => format!("W::Head(T::{value_name})"),
        ("economic", code) => format!("W::Head(T::Economic(EconomicCode::constant({code})))"),
        ("purchase", _) => format!("W::Purchase(T::{value_name})"),
        ("measure", _) => format!("W::Measure(Measure::{value_name})"),
        ("direction", _) => format!("W::Move(Direction::{value_name})"),
        ("order", _) => format!("W::Order(Direction::{value_name})"),
        ("period", _) => format!("W::{value_name}"),
        ("compare", _) => "W::Than".to_owned(),
        _ => format!("W::{}", name.split('_').map(camel).collect::<String>()),
    }
}

fn camel(part: &str) -> String {
    let mut chars = part.chars();
    chars.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(chars).collect()
}
