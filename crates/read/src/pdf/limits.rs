//! What a PDF may cost.

/// Bounds on what reading a PDF may cost (读取限制).
///
/// The interpreter of PDF has no bounds of its own and cannot be stopped, so the work is weighed before it is begun:
/// a file beyond a bound is refused with an error that names it, and nothing of it is passed off as the whole.
///
/// ```
/// use cn_budget_read::PdfLimits;
///
/// let mut limits = PdfLimits::default();
/// limits.pages = 100;
/// assert_eq!(limits.bytes, 64 << 20);
/// ```
#[doc(alias = "读取限制")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PdfLimits {
    /// The size of the file in bytes; 64 MiB by default, thirty times the largest budget seen.
    pub bytes: usize,
    /// The number of pages; 2,000 by default.
    pub pages: usize,
    /// What one compressed stream of the file may inflate to, in bytes; 64 MiB by default. Images count only where
    /// they are drawn as something else.
    pub stream_bytes: usize,
    /// What its streams may inflate to together, in bytes, and the contents of its pages, which may share one; 256 MiB by
    /// default, forty times the most seen. Images do not count.
    pub total_bytes: usize,
    /// How many dictionaries may stand in it, in streams of objects too; 500,000 by default. A budget has some thousands.
    pub objects: usize,
    /// How many characters one page may show, and how many pieces of rulings; 200,000 by default. A densely printed
    /// page has some 5,000.
    pub marks: usize,
    /// How many steps the pages may take together, by default 16 million: an operator is one, a shown character another,
    /// and whatever the interpreter builds anew at every use (forms, patterns, graphics states) more. A page of a
    /// budget takes some 2,000, a densely printed one 4,500; one of which each character sets its font anew some 15,000.
    pub steps: u64,
}

impl Default for PdfLimits {
    fn default() -> Self {
        Self {
            bytes: 64 << 20,
            pages: 2_000,
            stream_bytes: 64 << 20,
            total_bytes: 256 << 20,
            objects: 500_000,
            marks: 200_000,
            // 8,000 steps for each of so many pages. What costs most takes 0.6 to 0.75 µs a step, all together some twelve
            // seconds (measured 2026-11, docs/hostile.md): less than half of what the command allows a document.
            steps: 16_000_000,
        }
    }
}
