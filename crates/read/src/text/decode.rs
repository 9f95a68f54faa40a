//! Which encoding a text is in, by its bytes alone: a published file carries no label that could be trusted, and a
//! page's `charset` is as often wrong as right.

use super::encoding::Encoding;
use super::error::NoText;

/// The text that these bytes spell.
///
/// A byte order mark decides. Without one, zero bytes show UTF-16 (every digit and line break of it has one); then
/// what is valid UTF-8 is UTF-8, for text in another encoding is valid UTF-8 by an accident of a few characters only;
/// then what is valid GB18030 and reads as Chinese is GB18030. "Reads as Chinese" is needed, for almost any pair of
/// high bytes is *some* character of GB18030, damaged UTF-8 among them.
///
/// # Errors
///
/// Bytes that are no text in any of these: with the offset that the reading which came furthest stopped at.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, Encoding), NoText> {
    for (mark, encoding) in [
        (&[0xEF, 0xBB, 0xBF][..], Encoding::Utf8),
        (&[0xFF, 0xFE], Encoding::Utf16Le),
        (&[0xFE, 0xFF], Encoding::Utf16Be),
    ] {
        if let Some(rest) = bytes.strip_prefix(mark) {
            let malformed = |at| NoText::Malformed { encoding, byte: mark.len() + at };
            return Ok((textual(encoding.decode(rest).map_err(malformed)?)?, encoding));
        }
    }
    if bytes.contains(&0) {
        return utf16(bytes).ok_or_else(|| NoText::Binary { byte: first_control(bytes) });
    }
    let utf8 = match Encoding::Utf8.decode(bytes) {
        Ok(text) => return Ok((textual(text)?, Encoding::Utf8)),
        Err(at) => at,
    };
    if let Some(byte) = first_control_of_binary(bytes) {
        return Err(NoText::Binary { byte });
    }
    match Encoding::Gb18030.decode(bytes) {
        Ok(text) if reads_as_chinese(bytes) => Ok((textual(text)?, Encoding::Gb18030)),
        Ok(_) => Err(NoText::NoEncoding { byte: utf8 }),
        Err(gb) => Err(NoText::NoEncoding { byte: utf8.max(gb) }),
    }
}

/// Whether the beginning of a file is UTF-16 without a byte order mark.
pub(crate) fn is_utf16(start: &[u8]) -> bool {
    utf16(&start[..start.len() & !1]).is_some()
}

/// UTF-16 without a byte order mark. Which zero bytes belong to digits does not follow from their parity alone (一 is U+4E00),
/// so both orders are read and the one that gives common characters is taken.
fn utf16(bytes: &[u8]) -> Option<(String, Encoding)> {
    let common = |text: &str| {
        let all = text.chars().count();
        let good = text
            .chars()
            .filter(|c| {
                matches!(c, '\t' | '\n' | '\r' | ' '..='~' | '\u{3001}'..='\u{301F}' | '一'..='\u{9FFF}' | '！'..='～')
            })
            .count();
        // Three of four, so that a page of dashes and rules in boxes still passes.
        (good * 4 >= all * 3 && all > 0).then_some(good)
    };
    [Encoding::Utf16Le, Encoding::Utf16Be]
        .into_iter()
        .filter_map(|encoding| {
            let text = encoding.decode(bytes).ok()?;
            Some((common(&text)?, text, encoding))
        })
        .max_by_key(|(good, ..)| *good)
        .filter(|(_, text, _)| controls(text).0 == 0)
        .map(|(_, text, encoding)| (text, encoding))
}

/// Whether the pairs of high bytes are mostly the characters that Chinese is written with: the punctuation and full
/// width letters of GB 2312 (rows 1 to 9) and its first plane of 3755 common characters (rows 16 to 55). Budgets are to nine
/// tenths; UTF-8 read as GB18030 is to a third.
fn reads_as_chinese(bytes: &[u8]) -> bool {
    let (mut pairs, mut common) = (0_usize, 0_usize);
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] < 0x80 {
            at += 1;
            continue;
        }
        match (bytes[at], bytes.get(at + 1)) {
            (0xA1..=0xA9 | 0xB0..=0xD7, Some(0xA1..=0xFE)) => common += 1,
            // A character of four bytes.
            (_, Some(b'0'..=b'9')) => at += 2,
            _ => {}
        }
        pairs += 1;
        at += 2;
    }
    pairs > 0 && common * 3 >= pairs * 2
}

/// The text, if it is one: a byte stream that happens to decode is recognised by its control characters.
fn textual(text: String) -> Result<String, NoText> {
    let (count, first) = controls(&text);
    // Word leaves a few marks of its own in copied text; one in a hundred is no text any more.
    let binary = text.contains('\0') || count * 100 > text.chars().count();
    if binary { Err(NoText::Binary { byte: first }) } else { Ok(text) }
}

/// How many control characters there are, and the offset of the first.
fn controls(text: &str) -> (usize, usize) {
    let mut found = text.char_indices().filter(|(_, c)| is_stray_control(*c));
    let first = found.next();
    first.map_or((0, 0), |(at, _)| (1 + found.count(), at))
}

fn is_stray_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}')
}

fn first_control(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| is_stray_control(char::from(*byte)) && *byte < 0x20).unwrap_or(0)
}

/// The first control byte, where they are too many for a text.
fn first_control_of_binary(bytes: &[u8]) -> Option<usize> {
    let control = |byte: &u8| *byte < 0x20 && is_stray_control(char::from(*byte));
    let count = bytes.iter().filter(|byte| control(byte)).count();
    (count * 100 > bytes.len()).then(|| first_control(bytes))
}

#[cfg(test)]
mod tests {
    use encoding_rs::GB18030;

    use super::*;
    use crate::FileFormat;

    const TEXT: &str = "收支总体情况表\n一、预算拨款\t9682.88\n一般公共服务支出\t0.00\n";

    fn encoded(encoding: Encoding, text: &str) -> Vec<u8> {
        match encoding {
            Encoding::Utf8 => text.as_bytes().to_vec(),
            Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            Encoding::Gb18030 => GB18030.encode(text).0.into_owned(),
        }
    }

    #[test]
    fn each_encoding_is_recognised_by_its_bytes() {
        for encoding in [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Gb18030] {
            let bytes = encoded(encoding, TEXT);
            assert_eq!(decode(&bytes).unwrap(), (TEXT.to_owned(), encoding));
        }
    }

    #[test]
    fn a_byte_order_mark_decides_and_is_no_text() {
        for encoding in [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be] {
            let bytes = encoded(encoding, &format!("\u{FEFF}{TEXT}"));
            assert_eq!(decode(&bytes).unwrap(), (TEXT.to_owned(), encoding));
        }
    }

    #[test]
    fn nothing_is_the_empty_text() {
        assert_eq!(decode(b"").unwrap(), (String::new(), Encoding::Utf8));
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_place() {
        let mut damaged = TEXT.as_bytes().to_vec();
        damaged[3] = 0x20;
        let cut = &TEXT.as_bytes()[..=TEXT.find('情').unwrap()];
        for (bytes, error) in [
            (
                &damaged[..],
                "no text in UTF-8, UTF-16 or GB18030: byte 4 begins no character; save the file again as UTF-8",
            ),
            (
                cut,
                "no text in UTF-8, UTF-16 or GB18030: byte 12 begins no character; save the file again as UTF-8",
            ),
            (
                b"\xFF\xFE\x00\xDC",
                "not the UTF-16 LE that it says it is: byte 2 begins no character; save the file again as UTF-8",
            ),
            (b"\x7FELF\x02\x01\x01\x00\x00\x00\x03", "binary data, by its control character at byte 4"),
            (b"\x89PNG\r\n\x1a\n\x01\x02", "binary data, by its control character at byte 6"),
        ] {
            let found = decode(bytes).unwrap_err().into_error(FileFormat::Text).to_string();
            assert!(found.contains(error), "{found}");
        }
    }

    #[test]
    fn every_common_character_passes_in_gb18030() {
        // 合计 and so on through the planes, and a character of four bytes.
        let text = "合计（万元）“三公”经费：㐀\r\n";
        let bytes = encoded(Encoding::Gb18030, text);
        assert_eq!(decode(&bytes).unwrap(), (text.to_owned(), Encoding::Gb18030));
    }
}
