//! The words by which a text says that an amount rose or fell.

use crate::words::{self, Meaning};

/// What says that an amount is above another, or rose.
pub(crate) fn up() -> impl Iterator<Item = &'static str> {
    words::of(Meaning::DirectionUp).iter().chain(words::of(Meaning::OrderUp)).copied()
}

/// What says that an amount is below another, or fell.
pub(crate) fn down() -> impl Iterator<Item = &'static str> {
    words::of(Meaning::DirectionDown).iter().chain(words::of(Meaning::OrderDown)).copied()
}

/// What says that an amount changed, whichever way it went.
pub(crate) fn words() -> impl Iterator<Item = &'static str> {
    words::of(Meaning::DirectionUp).iter().chain(words::of(Meaning::DirectionDown)).copied()
}
