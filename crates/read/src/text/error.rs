//! Why a text cannot be read.

use super::encoding::Encoding;

/// Why bytes are no text, or a text is more than the limits allow.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum TextError {
    #[error(
        "no text in UTF-8, UTF-16 or GB18030: byte {byte} begins no character; save the file again as UTF-8"
    )]
    NoEncoding { byte: usize },
    #[error("not the {} that it says it is: byte {byte} begins no character; save the file again as UTF-8", .encoding.name())]
    Malformed { encoding: Encoding, byte: usize },
    #[error("binary data, by its control character at byte {byte}")]
    Binary { byte: usize },
    #[error(
        "{what} {found} by line {line} exceed the limit of {limit}: raise it if the document is meant to be so large"
    )]
    Limit { what: Limited, found: usize, limit: usize, line: u32 },
}

impl TextError {
    pub(super) const fn limit(what: Limited, found: usize, limit: usize, line: u32) -> Self {
        Self::Limit { what, found, limit, line }
    }
}

/// What a limit is set on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::Display, strum::IntoStaticStr)]
pub(super) enum Limited {
    #[strum(to_string = "bytes")]
    Bytes,
    #[strum(to_string = "lines")]
    Lines,
    #[strum(to_string = "cells")]
    Cells,
    #[strum(to_string = "bytes of a cell")]
    CellBytes,
}
