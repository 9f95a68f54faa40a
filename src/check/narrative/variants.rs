//! One phrase, printed in two ways (WRD011): a document is held against itself, for no dictionary is at hand.

use std::collections::{HashMap, HashSet};

use super::Prose;
use super::line::{Line, tell};
use crate::prose::is_han;
use crate::value::Outcome;

/// A character that stands where another is printed elsewhere.
struct Variant {
    line: usize,
    /// Where the character stands, and the phrase around it, in bytes.
    at: usize,
    from: usize,
    printed: String,
    elsewhere: String,
}

pub(super) fn check(prose: &mut Prose<'_>, lines: &[Line]) {
    let text: Vec<Vec<(usize, char)>> = lines
        .iter()
        .map(|line| if line.heading { Vec::new() } else { line.text.char_indices().collect() })
        .collect();
    let mut found = of_sounds(&text);
    found.extend(of_shapes(&text));
    // The same character may be caught in several ways.
    found.sort_by_key(|variant| (variant.line, variant.at));
    found.dedup_by_key(|variant| (variant.line, variant.at));
    if found.is_empty() {
        prose.found.count("WRD011", Outcome::Held);
    }
    for Variant { line, from, printed, elsewhere, .. } in found {
        let text = [
            format!("“{printed}”与他处“{elsewhere}”不一致"),
            format!("{printed} is printed {elsewhere} elsewhere"),
        ];
        tell(prose, "WRD011", &lines[line], from, &printed, text);
    }
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
    text: &[Vec<(usize, char)>],
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
    confused: impl Fn(char, char) -> bool,
) -> Vec<Variant> {
    let mut found = Vec::new();
    for ((before, after), places) in frames {
        let mut kinds: Vec<char> = places.iter().map(|place| place.printed).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let [one, other] = kinds[..] else { continue };
        if !confused(one, other) {
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

/// Characters of one sound that are written for each other, where no two words of them fit one phrase.
const SOUNDS: [&str; 22] = [
    "务物误",
    "账帐",
    "绩积迹",
    "厉历励",
    "形型",
    "署暑",
    "份分",
    "即既",
    "里立理",
    "缴交",
    "办半",
    "副付附负",
    "竞竟",
    "源原",
    "监检",
    "住驻",
    "直职值",
    "综宗",
    "购构够",
    "护户",
    "员园院",
    "辨辩",
];

/// A phrase of four with a character of the same sound.
fn of_sounds(text: &[Vec<(usize, char)>]) -> Vec<Variant> {
    let groups = SOUNDS.iter().enumerate();
    let group: HashMap<char, usize> =
        groups.flat_map(|(number, group)| group.chars().map(move |c| (c, number))).collect();
    let takes = |c: char| group.contains_key(&c);
    let confused = |one: char, other: char| group.get(&one) == group.get(&other);
    let mut found = odd_ones(frames::<1, 2>(text, takes), confused);
    found.extend(odd_ones(frames::<2, 1>(text, takes), confused));
    found
}

/// Characters that look like a commoner one, that one, and what they rightly stand after and before.
const SHAPES: [(char, char, &str, &str); 8] = [
    ('士', '土', "人博硕战护烈女男院学勇卫绅医骑道教壮志寒进", "兵气官大"),
    ('己', '已', "自知克利异", "见任所方"),
    ('宇', '字', "屋殿楼寰环庙气", "宙航通"),
    ('冶', '治', "陶", "金炼炉"),
    ('竟', '竞', "毕究", "然是"),
    ('徙', '徒', "迁", ""),
    ('曰', '日', "", ""),
    ('慕', '幕', "羡爱仰思敬", "名"),
];

/// Whether two characters are written for each other.
pub(super) fn is_confused(one: char, other: char) -> bool {
    let sound = SOUNDS.iter().any(|group| group.contains(one) && group.contains(other));
    sound || SHAPES.iter().any(|(printed, meant, ..)| (*printed, *meant) == (one, other))
}

/// 冶理河道, where 治理 is printed elsewhere.
fn of_shapes(text: &[Vec<(usize, char)>]) -> Vec<Variant> {
    let pairs = text.iter().flat_map(|chars| chars.windows(2).map(|pair| (pair[0].1, pair[1].1)));
    let meant = |c: char| SHAPES.iter().any(|(_, meant, ..)| *meant == c);
    let seen: HashSet<(char, char)> = pairs.filter(|(one, other)| meant(*one) || meant(*other)).collect();
    let mut found = Vec::new();
    for (line, chars) in text.iter().enumerate() {
        for (place, &(at, c)) in chars.iter().enumerate() {
            let Some((_, meant, after, before)) = SHAPES.iter().find(|(printed, ..)| *printed == c) else {
                continue;
            };
            let previous = place.checked_sub(1).map(|place| chars[place].1).filter(|c| is_han(*c));
            let next = chars.get(place + 1).map(|(_, c)| *c).filter(|c| is_han(*c));
            if previous.is_some_and(|c| after.contains(c)) || next.is_some_and(|c| before.contains(c)) {
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
