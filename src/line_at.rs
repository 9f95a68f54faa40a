//! Line numbers in CSV files.

/// Line numbers from byte offsets. The reader's own numbers are off after blank lines and after CRLF, because the
/// record begins for it where the last one ended.
pub(crate) struct LineAt<'a> {
    bytes: &'a [u8],
    seen: usize,
    line: u64,
}

impl<'a> LineAt<'a> {
    pub(crate) const fn of(bytes: &'a [u8]) -> Self {
        Self { bytes, seen: 0, line: 1 }
    }

    /// The line of the first byte from this offset on that ends no line. Offsets must not fall.
    pub(crate) fn line(&mut self, offset: u64) -> u64 {
        let offset = usize::try_from(offset).unwrap_or(usize::MAX);
        while let Some(&byte) = self.bytes.get(self.seen) {
            let ends = match byte {
                b'\n' => true,
                b'\r' => self.bytes.get(self.seen + 1) != Some(&b'\n'),
                _ if self.seen >= offset => break,
                _ => false,
            };
            self.line += u64::from(ends);
            self.seen += 1;
        }
        self.line
    }
}
