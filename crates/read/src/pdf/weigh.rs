//! The bytes of a PDF, weighed before anything is made of them: is it one, is its end there, and what do its streams
//! inflate to, each and together.

use cn_budget::Language;
use flate2::{Decompress, FlushDecompress, Status};
use hayro_syntax::object::{Dict, Name, Object};

use super::error::PdfError;
use super::limits::PdfLimits;
use crate::note::{Note, note};

/// The most that a byte of LZW may become: codes of 12 bits, strings of at most 4,096 bytes.
pub(super) const LZW: usize = 4_096 * 2 / 3;

/// The most that a byte of run lengths may become: two bytes make 128.
pub(super) const RUN_LENGTH: usize = 64;

/// The most that a byte of Deflate may become: two bits make 258 bytes.
pub(super) const DEFLATE: usize = 1_032;

/// Looks at the bytes of the file: whether it is a PDF, whether its end is there, and what its streams inflate to.
pub(super) fn file(bytes: &[u8], limits: &PdfLimits) -> Result<(), PdfError> {
    if bytes.len() > limits.bytes {
        let count = bytes.len();
        return Err(PdfError::limit(note!("共 {count} 字节", "{count} bytes"), limits.bytes as u64, "bytes"));
    }
    // Readers accept the header within the first 1,024 bytes (ISO 32000-1, annex H, note 13).
    if find(&bytes[..bytes.len().min(1_024)], b"%PDF-").is_none() {
        return Err(PdfError::not_pdf());
    }
    // The last line of a file is %%EOF (7.5.5). Behind it nothing may begin, or an update of the file was cut off.
    let Some(end) = rfind(bytes, b"%%EOF").or_else(|| table_before_end(bytes)) else {
        return Err(PdfError::cut_off(Note::new("末尾没有 %%EOF", "no %%EOF ends it")));
    };
    if find(&bytes[end..], b" obj").is_some() {
        return Err(PdfError::cut_off(Note::new(
            "最后一个 %%EOF 之后还有对象",
            "objects follow the last %%EOF",
        )));
    }
    streams(bytes, limits)
}

/// Where the last table of objects is named, if it is there: what follows it is a mark alone, which may be lost.
fn table_before_end(bytes: &[u8]) -> Option<usize> {
    let keyword = rfind(bytes, b"startxref")?;
    let offset =
        str::from_utf8(&bytes[keyword + 9..]).ok()?.split_whitespace().next()?.parse::<usize>().ok()?;
    let table = bytes.get(offset..keyword)?.trim_ascii_start();
    let object = || {
        let mut words = table.split(u8::is_ascii_whitespace);
        let number = |word: Option<&[u8]>| {
            word.is_some_and(|word| !word.is_empty() && word.iter().all(u8::is_ascii_digit))
        };
        number(words.next())
            && number(words.next())
            && words.next().is_some_and(|word| word.starts_with(b"obj"))
    };
    (table.starts_with(b"xref") || object()).then_some(keyword)
}

/// Weighs every compressed stream that a search of the bytes finds, those of the cross-reference tables among them,
/// which the library inflates on opening the file, and counts the dictionaries in sight: every object that the library makes,
/// a page at a kilobyte each before their number is known, is written as one.
fn streams(bytes: &[u8], limits: &PdfLimits) -> Result<(), PdfError> {
    let mut objects = Pairs::default();
    objects.count(bytes);
    let mut total = 0_usize;
    let mut at = 0;
    // Where the next stream ends; looked for once, however many streams begin before it.
    let mut ends = 0;
    while let Some(found) = find(&bytes[at..], b"stream") {
        let keyword = at + found;
        at = keyword + b"stream".len();
        if keyword >= 3 && &bytes[keyword - 3..keyword] == b"end" {
            continue;
        }
        let Some([b'\r', b'\n', data @ ..] | [b'\n' | b'\r', data @ ..]) = bytes.get(at..) else { continue };
        let before = &bytes[keyword.saturating_sub(1_024)..keyword];
        let dict = &before[rfind(before, b"obj").unwrap_or(0)..];
        let holds = |name: &[u8]| find(dict, name).is_some();
        let of_objects = holds(b"/ObjStm");
        // Pictures are never decoded here, and may be large.
        if holds(b"/Image") && !of_objects && !holds(b"/XRef") {
            continue;
        }
        let filters = [b"/FlateDecode".as_slice(), b"/Fl ", b"/Fl]", b"/LZW", b"/RunLength", b"/RL"];
        let count: usize = filters.iter().map(|filter| count(dict, filter)).sum();
        if count > 1 {
            return Err(PdfError::limit(
                note!(
                    "第 {keyword} 字节处的数据流压缩了 {count} 重",
                    "the stream at byte {keyword} is compressed {count} times over"
                ),
                1,
                "stream_bytes",
            ));
        }
        let mut raw = || {
            let begins = bytes.len() - data.len();
            if ends < begins {
                ends = find(data, b"endstream").map_or(bytes.len(), |end| begins + end);
            }
            ends - begins
        };
        let sized = if holds(b"/LZW") {
            raw().saturating_mul(LZW)
        } else if holds(b"/RunLength") {
            raw().saturating_mul(RUN_LENGTH)
        } else if zlib(data) {
            let mut seen = Pairs::default();
            let look = |piece: &[u8]| {
                if of_objects {
                    seen.count(piece);
                }
            };
            let size = inflated_through(data, limits.stream_bytes, look).0;
            objects.found += seen.found;
            size
        } else if of_objects && count > 0 {
            // Written as letters, or damaged: taken at its worst.
            raw().saturating_mul(DEFLATE)
        } else {
            0
        };
        if of_objects && !zlib(data) {
            objects.found += sized / b"<<>>".len();
        }
        if sized > limits.stream_bytes {
            let what = note!("第 {keyword} 字节处的数据流", "the stream at byte {keyword}");
            return Err(too_large(&what, limits));
        }
        total = total.saturating_add(sized);
        if total > limits.total_bytes {
            let what = Note::new("全部数据流解压后合计过大", "its streams together inflate to more");
            return Err(PdfError::limit(what, limits.total_bytes as u64, "total_bytes"));
        }
        check(&objects, limits)?;
    }
    check(&objects, limits)
}

fn check(objects: &Pairs, limits: &PdfLimits) -> Result<(), PdfError> {
    if objects.found > limits.objects {
        let what = Note::new("对象过多", "it holds more objects");
        return Err(PdfError::limit(what, limits.objects as u64, "objects"));
    }
    Ok(())
}

/// Counts what begins a dictionary, in bytes that come piece by piece.
#[derive(Default)]
struct Pairs {
    found: usize,
    /// Whether the last byte may be the first of a pair.
    open: bool,
}

impl Pairs {
    fn count(&mut self, bytes: &[u8]) {
        for byte in bytes {
            let is_half = *byte == b'<';
            self.found += usize::from(is_half && self.open);
            self.open = is_half && !self.open;
        }
    }
}

pub(super) fn too_large(what: &Note, limits: &PdfLimits) -> PdfError {
    let zh = what.message(Language::Zh);
    PdfError::limit(
        note!("{zh}解压后过大", "{what} inflates to more"),
        limits.stream_bytes as u64,
        "stream_bytes",
    )
}

/// Whether bytes begin as a zlib stream does (RFC 1950): method 8, and a multiple of 31.
fn zlib(data: &[u8]) -> bool {
    matches!(data, [method, flags, ..] if method & 0x0f == 8 && (u16::from(*method) * 256 + u16::from(*flags)) % 31 == 0)
}

/// How many bytes a zlib stream inflates to, one more than the limit at most, and whether it is whole. Its checksum is
/// left alone: programs that write a wrong one are known, and readers pass over it.
pub(super) fn inflated(data: &[u8], limit: usize) -> (usize, bool) {
    inflated_through(data, limit, |_| ())
}

/// The same, with a look at every piece.
fn inflated_through(data: &[u8], limit: usize, mut look: impl FnMut(&[u8])) -> (usize, bool) {
    let Some(body) = data.get(2..) else { return (0, data.is_empty()) };
    let mut state = Decompress::new(false);
    let mut sink = vec![0; 32 << 10];
    loop {
        let read = usize::try_from(state.total_in()).unwrap_or(usize::MAX);
        let rest = body.get(read..).unwrap_or_default();
        let before = (state.total_in(), state.total_out());
        let status = state.decompress(rest, &mut sink, FlushDecompress::None);
        let size = usize::try_from(state.total_out()).unwrap_or(usize::MAX);
        let piece = usize::try_from(state.total_out() - before.1).unwrap_or(0);
        look(&sink[..piece]);
        if size > limit {
            return (size, false);
        }
        match status {
            Ok(Status::StreamEnd) => return (size, true),
            Ok(_) if (state.total_in(), state.total_out()) != before => {}
            _ => return (size, false),
        }
    }
}

/// The filters of a stream, by name.
pub(super) fn filters<'a>(dict: &Dict<'a>) -> Vec<Name<'a>> {
    match dict.get::<Object<'a>>(b"Filter").or_else(|| dict.get::<Object<'a>>(b"F")) {
        Some(Object::Name(name)) => vec![name],
        Some(Object::Array(names)) => names.iter::<Name<'a>>().collect(),
        _ => Vec::new(),
    }
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    let first = *what.first()?;
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(|byte| *byte == first) {
        at += found;
        if bytes[at..].starts_with(what) {
            return Some(at);
        }
        at += 1;
    }
    None
}

fn rfind(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).rposition(|window| window == what)
}

fn count(bytes: &[u8], what: &[u8]) -> usize {
    bytes.windows(what.len()).filter(|window| *window == what).count()
}
