//! The encodings that texts are published in (字符编码).

use encoding_rs::{DecoderResult, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// The encodings that Chinese departments publish text in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    /// UTF-8, with a byte order mark or without.
    Utf8,
    /// UTF-16, low byte first: what Excel calls "Unicode text".
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// GB18030, of which GBK and GB 2312 are parts.
    Gb18030,
}

impl Encoding {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16 LE",
            Self::Utf16Be => "UTF-16 BE",
            Self::Gb18030 => "GB18030",
        }
    }

    fn codec(self) -> &'static encoding_rs::Encoding {
        match self {
            Self::Utf8 => UTF_8,
            Self::Utf16Le => UTF_16LE,
            Self::Utf16Be => UTF_16BE,
            Self::Gb18030 => GB18030,
        }
    }

    /// The text, or the offset of the first bytes that spell no character.
    pub(super) fn decode(self, bytes: &[u8]) -> Result<String, usize> {
        let mut decoder = self.codec().new_decoder_without_bom_handling();
        let mut text = String::new();
        let mut read = 0;
        loop {
            let rest = &bytes[read..];
            let room = decoder.max_utf8_buffer_length_without_replacement(rest.len()).unwrap_or(rest.len());
            text.reserve(room.max(16));
            let (result, taken) = decoder.decode_to_string_without_replacement(rest, &mut text, true);
            read += taken;
            match result {
                DecoderResult::InputEmpty => return Ok(text),
                // `reserve` gave the room that the decoder asked for; should it ask again, it gets it.
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(bad, after) => {
                    return Err(read.saturating_sub(usize::from(bad) + usize::from(after)));
                }
            }
        }
    }
}
