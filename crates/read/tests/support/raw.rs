//! PDFs object by object, for what no program writes.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::allow_attributes,
    reason = "a test may fail, and uses its own part"
)]

use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// A PDF of these objects, numbered from 1: the first is its catalogue.
pub(crate) fn file(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (object, number) in objects.iter().zip(1..) {
        places.push(file.len());
        writeln!(file, "{number} 0 obj").unwrap();
        file.extend_from_slice(object);
        file.extend_from_slice(b"\nendobj\n");
    }
    let table = file.len();
    writeln!(file, "xref\n0 {}\n0000000000 65535 f ", places.len() + 1).unwrap();
    for place in &places {
        writeln!(file, "{place:010} 00000 n ").unwrap();
    }
    let size = places.len() + 1;
    writeln!(file, "trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF").unwrap();
    file
}

pub(crate) fn deflated(data: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(data).unwrap();
    encoder.finish().unwrap()
}

/// A stream with these entries in its dictionary.
pub(crate) fn stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let mut stream = format!("<< {entries} /Length {} >>\nstream\n", data.len()).into_bytes();
    stream.extend_from_slice(data);
    stream.extend_from_slice(b"\nendstream");
    stream
}

pub(crate) fn compressed(entries: &str, data: &[u8]) -> Vec<u8> {
    stream(&format!("{entries} /Filter /FlateDecode"), &deflated(data))
}

/// A file of pages that share a content and resources; further objects are numbered from 10.
pub(crate) fn pages(count: usize, content: Vec<u8>, resources: &str, more: &[Vec<u8>]) -> Vec<u8> {
    let mut kids = String::new();
    for page in 0..count {
        write!(kids, "{} 0 R ", 10 + more.len() + page).unwrap();
    }
    let page = format!(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 3 0 R /Resources << /Font << /F 4 0 R >> {resources} >> >>"
    );
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        format!("<< /Type /Pages /Count {count} /Kids [ {kids}] >>").into_bytes(),
        content,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_vec(),
    ];
    objects.resize(9, b"null".to_vec());
    objects.extend_from_slice(more);
    objects.resize(objects.len() + count, page.into_bytes());
    file(&objects)
}

/// What the pages show, in the font F.
pub(crate) const TEXT: &str = "BT /F 12 Tf 100 700 Td (Budget) Tj ET\n";

/// A page that does this besides showing a text.
pub(crate) fn page(operators: &str, resources: &str, more: &[Vec<u8>]) -> Vec<u8> {
    pages(1, stream("", format!("{TEXT}{operators}\n").as_bytes()), resources, more)
}
