//! Texts in the records of an .xls ([MS-XLS] 2.5.240, 2.5.293, 2.5.294): counted characters of one byte or two, which
//! go on where their record does.

use encoding_rs::Encoding;

/// Reads texts from a record and what continues it.
#[derive(Debug)]
pub(super) struct Text<'a> {
    data: &'a [u8],
    more: core::slice::Iter<'a, &'a [u8]>,
}

/// Nothing is returned where the text ends before it is whole.
impl<'a> Text<'a> {
    pub(super) fn new(data: &'a [u8], more: &'a [&'a [u8]]) -> Self {
        Self { data, more: more.iter() }
    }

    pub(super) fn is_at_end(&mut self) -> bool {
        while self.data.is_empty() {
            let Some(next) = self.more.next() else { return true };
            self.data = next;
        }
        false
    }

    fn byte(&mut self) -> Option<u8> {
        if self.is_at_end() {
            return None;
        }
        let (first, rest) = self.data.split_first()?;
        self.data = rest;
        Some(*first)
    }

    fn word(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn skip(&mut self, mut count: u64) -> Option<()> {
        while count > 0 {
            if self.is_at_end() {
                return None;
            }
            let step = usize::try_from(count).unwrap_or(usize::MAX).min(self.data.len());
            self.data = &self.data[step..];
            count -= step as u64;
        }
        Some(())
    }

    /// A text with its length in a byte.
    pub(super) fn characters_short(&mut self) -> Option<String> {
        let count = usize::from(self.byte()?);
        let wide = self.byte()? & 1 != 0;
        self.characters(count, wide)
    }

    /// A text with its length in two.
    pub(super) fn characters_counted(&mut self) -> Option<String> {
        let count = usize::from(self.word()?);
        let wide = self.byte()? & 1 != 0;
        self.characters(count, wide)
    }

    /// A text with what is known of its fonts and its pronunciation, which is passed over.
    pub(super) fn rich(&mut self) -> Option<String> {
        let count = usize::from(self.word()?);
        let flags = self.byte()?;
        let fonts = if flags & 8 == 0 { 0 } else { u64::from(self.word()?) };
        let sounds = if flags & 4 == 0 { 0 } else { u64::from(self.word()?) | u64::from(self.word()?) << 16 };
        let text = self.characters(count, flags & 1 != 0)?;
        self.skip(4 * fonts + sounds)?;
        Some(text)
    }

    /// Characters of UTF-16: two bytes, or one where the other is zero. A continuing record says anew which.
    fn characters(&mut self, count: usize, mut wide: bool) -> Option<String> {
        let mut units: Vec<u16> = Vec::new();
        while units.len() < count {
            if self.data.is_empty() {
                self.data = self.more.next()?;
                let (flags, rest) = self.data.split_first()?;
                (wide, self.data) = (flags & 1 != 0, rest);
                continue;
            }
            let missing = count - units.len();
            let (pairs, rest) = self.data.as_chunks::<2>();
            if !wide {
                let (now, later) = self.data.split_at(missing.min(self.data.len()));
                units.extend(now.iter().map(|byte| u16::from(*byte)));
                self.data = later;
            } else if pairs.is_empty() {
                return None;
            } else {
                let taken = missing.min(pairs.len());
                units.extend(pairs[..taken].iter().map(|pair| u16::from_le_bytes(*pair)));
                self.data = if taken < pairs.len() { &self.data[2 * taken..] } else { rest };
            }
        }
        Some(String::from_utf16_lossy(&units))
    }

    /// A text of Excel 95 with its length in a byte.
    pub(super) fn short_bytes(&mut self, page: &'static Encoding) -> Option<String> {
        let count = usize::from(self.byte()?);
        self.bytes(count, page)
    }

    /// A text of Excel 95 with its length in two.
    pub(super) fn bytes_counted(&mut self, page: &'static Encoding) -> Option<String> {
        let count = usize::from(self.word()?);
        self.bytes(count, page)
    }

    fn bytes(&mut self, count: usize, page: &'static Encoding) -> Option<String> {
        let mut bytes = Vec::new();
        while bytes.len() < count {
            if self.is_at_end() {
                return None;
            }
            let (now, later) = self.data.split_at((count - bytes.len()).min(self.data.len()));
            bytes.extend_from_slice(now);
            self.data = later;
        }
        Some(page.decode_without_bom_handling(&bytes).0.into_owned())
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::GB18030;

    use super::*;

    #[test]
    fn a_text_goes_on_in_the_next_record_in_its_own_width() {
        // 合计A: two characters of two bytes, then one of one.
        let (first, second): (&[u8], &[u8]) = (&[3, 0, 1, 0x08, 0x54, 0xa1, 0x8b], &[0, b'A', 9, 0]);
        let more = [second];
        let mut text = Text::new(first, &more);
        assert_eq!(text.characters_counted().as_deref(), Some("合计A"));
        assert_eq!(text.word(), Some(9));
        assert!(text.is_at_end());
        let none: [&[u8]; 0] = [];
        assert_eq!(Text::new(first, &none).characters_counted(), None, "cut short");
        assert_eq!(
            Text::new(&[2, 0, 1, 8, 0x54, 0xa1], &none).characters_counted(),
            None,
            "half a character"
        );
    }

    #[test]
    fn fonts_and_sounds_are_passed_over() {
        let bytes = [1, 0, 8 | 4, 1, 0, 2, 0, 0, 0, b'x', 1, 2, 3, 4, 5, 6, 2, 0, 0, b'o', b'k'];
        let mut text = Text::new(&bytes, &[]);
        assert_eq!(text.rich().as_deref(), Some("x"));
        assert_eq!(text.rich().as_deref(), Some("ok"));
        assert!(text.is_at_end());
        // What it says of its sounds is more than the file has.
        assert_eq!(Text::new(&[0, 0, 4, 0xff, 0xff, 0xff, 0xff], &[]).rich(), None);
    }

    #[test]
    fn texts_of_excel_95_are_bytes_of_a_code_page() {
        let bytes = [4, 0xba, 0xcf, 0xbc, 0xc6];
        assert_eq!(Text::new(&bytes, &[]).short_bytes(GB18030).as_deref(), Some("合计"));
        assert_eq!(Text::new(&bytes[..3], &[]).short_bytes(GB18030), None);
    }
}
