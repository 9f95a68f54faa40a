//! Damage, the same every time: an input is told by its target and its number.

use crate::Seed;

/// The numbers that go wrong: the ends of types, and their neighbours.
const NUMBERS: [u32; 10] = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x10_0000, 0x7fff_ffff, 0xffff_ffff];
const DIGITS: [&str; 9] = [
    "0",
    "-1",
    "1",
    "9",
    "65536",
    "1048577",
    "4294967296",
    "18446744073709551616",
    "99999999999999999999999",
];

/// SplitMix64 (Steele, Lea and Flood, 2014): small, and every state is a good one.
#[derive(Debug)]
pub struct Random(u64);

impl Random {
    /// Numbers that are the same ones every time.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    /// A number below another, or 0.
    pub fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(most.max(1)).unwrap_or(1)).unwrap_or(0)
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        let at = self.below(all.len());
        all.get(at)
    }
}

/// The input with this number: a seed, damaged in one place or several.
pub fn mutated(seeds: &[Seed], number: u64) -> Vec<u8> {
    let mut random = Random::new(number.wrapping_mul(0x2545_f491_4f6c_dd1d));
    let Some(seed) = random.of(seeds) else { return Vec::new() };
    let mut bytes = seed.bytes.clone();
    for _ in 0..=random.below(6) {
        damage(&mut bytes, seeds, &mut random);
    }
    bytes
}

fn damage(bytes: &mut Vec<u8>, seeds: &[Seed], random: &mut Random) {
    let at = random.below(bytes.len());
    let some = |random: &mut Random, most: usize| {
        // Mostly short ones.
        let most = if random.below(4) == 0 { most } else { most.min(16) };
        random.below(most + 1)
    };
    match random.below(12) {
        0 => {
            let bit = random.below(8);
            bytes.get_mut(at).into_iter().for_each(|byte| *byte ^= 1 << bit);
        }
        1 => {
            let value = random.next().to_le_bytes()[0];
            bytes.get_mut(at).into_iter().for_each(|byte| *byte = value);
        }
        // A length, a count or an offset.
        2 | 3 => {
            let number = random.of(&NUMBERS).copied().unwrap_or(0).to_le_bytes();
            let width = [1, 2, 4][random.below(3)];
            for (byte, value) in bytes.iter_mut().skip(at).zip(&number[..width]) {
                *byte = *value;
            }
        }
        4 => {
            let count = some(random, bytes.len() - at);
            bytes.drain(at..(at + count).min(bytes.len()));
        }
        // A part of it once more, or of another seed.
        5 | 6 => {
            let from = if random.below(2) == 0 {
                bytes.clone()
            } else {
                random.of(seeds).map(|seed| seed.bytes.clone()).unwrap_or_default()
            };
            let start = random.below(from.len());
            let count = some(random, from.len() - start);
            let part = from[start..(start + count).min(from.len())].to_vec();
            bytes.splice(at..at, part);
        }
        // A number that is spelled out.
        7 | 8 => {
            let is_digit = |byte: &u8| byte.is_ascii_digit();
            let Some(start) = bytes.iter().skip(at).position(is_digit).map(|skipped| at + skipped) else {
                return;
            };
            let end = bytes[start..]
                .iter()
                .position(|byte| !is_digit(byte))
                .map_or(bytes.len(), |count| start + count);
            let digits = random.of(&DIGITS).copied().unwrap_or_default();
            bytes.splice(start..end, digits.bytes());
        }
        9 => {
            let count = some(random, bytes.len() - at);
            bytes.iter_mut().skip(at).take(count).for_each(|byte| *byte = 0);
        }
        // A part of it elsewhere.
        10 => {
            let count = some(random, bytes.len() - at);
            let part: Vec<u8> = bytes.drain(at..(at + count).min(bytes.len())).collect();
            let to = random.below(bytes.len() + 1);
            bytes.splice(to..to, part);
        }
        _ => bytes.truncate(at),
    }
}
