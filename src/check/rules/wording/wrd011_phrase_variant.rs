//! 同一用语前后一致 (WRD011).

use std::collections::{HashMap, HashSet};

use crate::check::answer::wording;
use crate::check::{Answer, Context, Declaration, Example, LooksAt, Page, Rule, Severity, Subject};
use crate::prose::confusion::{LOOKALIKES, Lookalike, SOUNDS};
use crate::prose::is_han;

#[derive(Debug)]
pub(in crate::check) struct PhraseVariant;

impl Rule for PhraseVariant {
    fn declaration(&self) -> &'static Declaration {
        &DECLARATION
    }

    fn check(&self, _: Subject<'_>, context: &Context<'_>) -> Answer {
        let lines = context.lines();
        if lines.is_empty() {
            return Answer::NotApplicable;
        }
        let text: Vec<Chars> = lines
            .iter()
            .map(|line| if line.heading { Vec::new() } else { line.text.char_indices().collect() })
            .collect();
        let mut found = of_sounds(&text);
        found.extend(of_shapes(&text));
        // The same character may be caught in several ways.
        found.sort_by_key(|variant| (variant.line, variant.at));
        found.dedup_by_key(|variant| (variant.line, variant.at));
        let breaches = found.into_iter().map(|Variant { line, from, printed, elsewhere, .. }| {
            context.words_of_line(&lines[line], from, &printed).worded(wording!(
                "“{printed}”与他处“{elsewhere}”不一致",
                "{printed} is printed {elsewhere} elsewhere",
            ))
        });
        Answer::broken_if_any(breaches.collect())
    }
}

/// The characters of a line, with the bytes at which they stand.
type Chars = Vec<(usize, char)>;

/// A character that stands where another is printed elsewhere.
struct Variant {
    line: usize,
    /// Where the character stands, and the phrase around it, in bytes.
    at: usize,
    from: usize,
    printed: String,
    elsewhere: String,
}

/// What stands around a character, and which characters stand there.
type Frames<const BEFORE: usize, const AFTER: usize> = HashMap<([char; BEFORE], [char; AFTER]), Vec<Framed>>;

/// A character in a frame: its line, and the bytes at which it and the phrase stand.
struct Framed {
    printed: char,
    line: usize,
    at: usize,
    from: usize,
}

/// The frames of every character that is taken.
fn frames<const BEFORE: usize, const AFTER: usize>(
    text: &[Chars],
    takes: impl Fn(char) -> bool,
) -> Frames<BEFORE, AFTER> {
    let mut frames = Frames::new();
    for (line, chars) in text.iter().enumerate() {
        for window in chars.windows(BEFORE + 1 + AFTER) {
            let (at, printed) = window[BEFORE];
            if !takes(printed) || !window.iter().all(|(_, c)| is_han(*c)) {
                continue;
            }
            let before = core::array::from_fn(|place| window[place].1);
            let after = core::array::from_fn(|place| window[BEFORE + 1 + place].1);
            frames.entry((before, after)).or_default().push(Framed { printed, line, at, from: window[0].0 });
        }
    }
    frames
}

/// Of two characters in one frame, the one that is printed once where the other is printed at least twice.
fn odd_ones<const BEFORE: usize, const AFTER: usize>(
    frames: Frames<BEFORE, AFTER>,
    is_confused: impl Fn(char, char) -> bool,
) -> Vec<Variant> {
    let mut found = Vec::new();
    for ((before, after), places) in frames {
        let mut kinds: Vec<char> = places.iter().map(|place| place.printed).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let [one, other] = kinds[..] else { continue };
        if !is_confused(one, other) {
            continue;
        }
        let count = |c: char| places.iter().filter(|place| place.printed == c).count();
        let (rare, common) = if count(one) < count(other) { (one, other) } else { (other, one) };
        if count(rare) != 1 || count(common) < 2 {
            continue;
        }
        let Some(Framed { line, at, from, .. }) = places.into_iter().find(|place| place.printed == rare)
        else {
            continue;
        };
        let phrase = |c: char| before.iter().chain([&c]).chain(&after).collect::<String>();
        found.push(Variant { line, at, from, printed: phrase(rare), elsewhere: phrase(common) });
    }
    found
}

/// A phrase of four with a character of the same sound.
fn of_sounds(text: &[Chars]) -> Vec<Variant> {
    let groups = SOUNDS.iter().enumerate();
    let group: HashMap<char, usize> =
        groups.flat_map(|(number, group)| group.chars().map(move |c| (c, number))).collect();
    let takes = |c: char| group.contains_key(&c);
    let is_confused = |one: char, other: char| group.get(&one) == group.get(&other);
    let mut found = odd_ones(frames::<1, 2>(text, takes), is_confused);
    found.extend(odd_ones(frames::<2, 1>(text, takes), is_confused));
    found
}

/// 冶理河道, where 治理 is printed elsewhere.
fn of_shapes(text: &[Chars]) -> Vec<Variant> {
    let pairs = text.iter().flat_map(|chars| chars.windows(2).map(|pair| (pair[0].1, pair[1].1)));
    let is_meant = |c: char| LOOKALIKES.iter().any(|alike| alike.meant == c);
    let seen: HashSet<(char, char)> =
        pairs.filter(|(one, other)| is_meant(*one) || is_meant(*other)).collect();
    let mut found = Vec::new();
    for (line, chars) in text.iter().enumerate() {
        for (place, &(at, c)) in chars.iter().enumerate() {
            let Some(Lookalike { meant, behind, before, .. }) =
                LOOKALIKES.iter().find(|alike| alike.printed == c)
            else {
                continue;
            };
            let previous = place.checked_sub(1).map(|place| chars[place].1).filter(|c| is_han(*c));
            let next = chars.get(place + 1).map(|(_, c)| *c).filter(|c| is_han(*c));
            if previous.is_some_and(|c| behind.contains(c)) || next.is_some_and(|c| before.contains(c)) {
                continue;
            }
            let (printed, elsewhere, from) = match (previous, next) {
                (_, Some(next)) if seen.contains(&(*meant, next)) => ([c, next], [*meant, next], at),
                (Some(previous), _) if seen.contains(&(previous, *meant)) => {
                    ([previous, c], [previous, *meant], chars[place - 1].0)
                }
                _ => continue,
            };
            let word = |chars: [char; 2]| chars.iter().collect::<String>();
            found.push(Variant { line, at, from, printed: word(printed), elsewhere: word(elsewhere) });
        }
    }
    found
}

const DECLARATION: Declaration = Declaration::new("WRD011", "phrase-variant", Severity::Warning)
    .since_release("0.1.0")
    .summary("同一用语前后一致", "a phrase is written with the same characters throughout")
    .looks_at(&[LooksAt::Document])
    .page(PAGE)
    .example(EXAMPLE);

const PAGE: Page = Page {
    zh: r"## 审核内容
文中出现两次以上的四字用语，不在另一处写作同音字（“公务管理”写作“公物管理”）；他处出现过的二字词语，不写作形近字（“治理”写作“冶理”）。

## 审核意义
错字会使该处内容无法检索。

## 局限
只出现一次的用语没有比较对象，不能发现。读音、字形均不相近的视为不同用语（如缴费基数、缴存基数），不予提示。

## 依据
- 文件自身其他各处的写法。",
    en: r"## What it checks
A phrase of four characters that the document prints at least twice is not printed once with a character of the
same sound in it (公物管理 for 公务管理). A word of two characters that it prints elsewhere is not printed with
a character of a similar shape (冶理 for 治理).

## Why it matters
A search for the phrase does not find the misprint.

## What it cannot know
Misprints of phrases that stand once: there is nothing to compare them with. Characters that neither sound nor
look alike make different phrases (缴费基数, 缴存基数) and are not reported.

## References
- The document itself: its other occurrences of the phrase.",
};

const EXAMPLE: Example = Example {
    flagged: r"公务管理由办公室负责。公务管理制度由办公室修订。公物管理台账由办公室登记。",
    corrected: r"公务管理由办公室负责。公务管理制度由办公室修订。公务管理台账由办公室登记。",
};
