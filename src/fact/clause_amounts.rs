//! The clauses of a sentence, and the amount that each of them gives (分句的金额).

use super::scan::{Spot, Token};
use crate::prose::{Plain, change};
use crate::value::Printed;

/// The clauses of a sentence, parted by the commas outside brackets.
pub(super) fn clauses(sentence: &[Spot]) -> Vec<&[Spot]> {
    let mut depth = 0_usize;
    sentence
        .split(|spot| {
            match spot.token {
                Token::Open => depth += 1,
                Token::Close => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0 && matches!(spot.token, Token::Comma)
        })
        .collect()
}

/// What of a clause stands outside brackets.
pub(super) fn outside_brackets(clause: &[Spot]) -> Vec<&Spot> {
    let mut depth = 0_usize;
    let outside = clause.iter().filter(|spot| {
        let is_outside = depth == 0;
        match spot.token {
            Token::Open => depth += 1,
            Token::Close => depth = depth.saturating_sub(1),
            _ => {}
        }
        is_outside && !matches!(spot.token, Token::Open)
    });
    outside.collect()
}

/// The amounts of a clause, where none of them is a change: 办公费5万元和印刷费2万元.
pub(super) fn levels_of(plain: &Plain, clause: &[Spot]) -> Vec<Printed> {
    let mut levels = Vec::new();
    let mut end = None;
    for spot in outside_brackets(clause) {
        if let Token::Money(amount) = spot.token {
            levels.push(amount);
            end = Some(spot.from);
        }
    }
    let lead = clause.first().zip(end).map(|(first, end)| plain.words(first.from, end)).unwrap_or_default();
    if change::words().any(|word| lead.contains(word)) { Vec::new() } else { levels }
}

/// The one amount of a clause, where it is no change.
pub(super) fn level_of(plain: &Plain, clause: &[Spot]) -> Option<Printed> {
    match levels_of(plain, clause)[..] {
        [amount] => Some(amount),
        _ => None,
    }
}
