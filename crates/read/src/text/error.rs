//! Why bytes are no text.

use super::encoding::Encoding;
use crate::error::{Advice, Found};
use crate::note::{Note, note};
use crate::{FileFormat, ReadError};

/// Why bytes are no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NoText {
    /// They are no text in any encoding, from this byte on.
    NoEncoding { byte: usize },
    /// Their byte order mark names an encoding, and they are no text in it.
    Malformed { encoding: Encoding, byte: usize },
    /// They are no text by the control characters in them.
    Binary { byte: usize },
}

impl NoText {
    /// The error of a file that should be a text of this format.
    pub(super) fn into_error(self, format: FileFormat) -> ReadError {
        match self {
            Self::Binary { .. } => ReadError::unknown(Found::new(self.note(), Advice::Look)),
            Self::NoEncoding { .. } | Self::Malformed { .. } => ReadError::damaged(format, self.note()),
        }
    }

    fn note(&self) -> Note {
        match *self {
            Self::NoEncoding { byte } => note!(
                "不是 UTF-8、UTF-16 或 GB18030 编码的文字，第 {byte} 字节不成字符；请另存为 UTF-8",
                "no text in UTF-8, UTF-16 or GB18030: byte {byte} begins no character; save the file again as UTF-8"
            ),
            Self::Malformed { encoding, byte } => {
                let name = encoding.name();
                note!(
                    "标明为 {name}，而第 {byte} 字节不成字符；请另存为 UTF-8",
                    "not the {name} that it says it is: byte {byte} begins no character; save the file again as UTF-8"
                )
            }
            Self::Binary { byte } => note!(
                "二进制数据（第 {byte} 字节为控制字符）",
                "binary data, by its control character at byte {byte}"
            ),
        }
    }
}
