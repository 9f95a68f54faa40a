//! PDFs made to bring a reader down. Each is refused with a typed error, or its page is left out and named; what they would
//! cost is in the corpus of `fuzz/`.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use crate::support;

use std::fmt::Write as _;

use cn_budget::Language;
use cn_budget_read::{Layout, PdfError, PdfLimits};
use support::raw::{TEXT, compressed, page, pages, stream};

fn read(bytes: &[u8]) -> Result<Layout, PdfError> {
    Layout::from_pdf(bytes, &PdfLimits::default())
}

/// The option that a file exceeds.
fn exceeded(bytes: &[u8], limits: &PdfLimits) -> String {
    let error = Layout::from_pdf(bytes, limits).map(drop).unwrap_err();
    assert!(error.is_over_limit(), "{error}");
    error.to_string().split('`').nth(1).unwrap().to_owned()
}

const NESTED: &str = "its colours or functions are nested too deep, or in a circle";

/// A file whose one page must not be built.
fn assert_nested(bytes: &[u8]) {
    let error = read(bytes).unwrap_err();
    assert!(error.is_damaged() && error.to_string().contains(NESTED), "{error}");
    assert!(error.message(Language::Zh).contains("嵌套过深"), "{error}");
}

#[test]
fn what_is_in_order_is_read() {
    let functions = [
        b"[/Separation /Red /DeviceRGB 11 0 R]".to_vec(),
        stream(
            "/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1]",
            b"{ dup 0 lt { pop 0 } { } ifelse 0 0 }",
        ),
        b"<< /SMask << /S /Luminosity /G 13 0 R >> /TR 14 0 R >>".to_vec(),
        stream("/Subtype /Form /BBox [0 0 9 9] /Group << /S /Transparency /CS /DeviceGray >>", b"0 g"),
        b"<< /FunctionType 2 /N 1 /Domain [0 1] >>".to_vec(),
    ];
    let resources = "/ColorSpace << /C 10 0 R >> /ExtGState << /G 12 0 R >>";
    let layout = read(&page("/C cs 0.5 sc /G gs", resources, &functions)).unwrap();
    assert_eq!((layout.blocks.len(), layout.notes.len()), (1, 0));
}

#[test]
fn procedures_within_procedures() {
    let nested = [vec![b'{'; 10_000], vec![b'}'; 10_000]].concat();
    let function = compressed("/FunctionType 4 /Domain [0 1] /Range [0 1]", &nested);
    assert_nested(&page("/G gs", "/ExtGState << /G << /TR 10 0 R >> >>", std::slice::from_ref(&function)));
    let space = b"[/Separation /Red /DeviceGray 10 0 R]".to_vec();
    assert_nested(&page("/C cs", "/ColorSpace << /C 11 0 R >>", &[function, space]));
}

#[test]
fn functions_in_a_chain_and_in_a_circle() {
    let stitched = |next: usize| {
        format!("<< /FunctionType 3 /Domain [0 1] /Functions [{next} 0 R] /Bounds [] /Encode [0 1] >>")
            .into_bytes()
    };
    let mut chain: Vec<Vec<u8>> = (11..2_000).map(stitched).collect();
    chain.push(b"<< /FunctionType 2 /N 1 /Domain [0 1] >>".to_vec());
    let resources = "/ExtGState << /G << /TR 10 0 R >> >>";
    assert_nested(&page("/G gs", resources, &chain));
    assert_nested(&page("/G gs", resources, &[stitched(11), stitched(10)]));
    // From its end, a part at a time.
    let mut operators = String::new();
    let mut states = String::new();
    for (number, object) in (10..10 + chain.len()).rev().enumerate().step_by(20) {
        writeln!(operators, "/G{number} gs").unwrap();
        write!(states, "/G{number} << /TR {object} 0 R >> ").unwrap();
    }
    assert_nested(&page(&operators, &format!("/ExtGState << {states} >>"), &chain));
}

#[test]
fn colour_spaces_in_a_chain() {
    let function = b"<< /FunctionType 2 /N 1 /Domain [0 1] >>".to_vec();
    let space = |next: usize| format!("[/Separation /Red {next} 0 R 10 0 R]").into_bytes();
    let mut chain: Vec<Vec<u8>> = (12..2_000).map(space).collect();
    chain.insert(0, function);
    chain.push(b"/DeviceGray".to_vec());
    assert_nested(&page("/C CS", "/ColorSpace << /C 11 0 R >>", &chain));
    let drawn =
        page("/P scn", "/Pattern << /P << /PatternType 2 /Shading << /ColorSpace 11 0 R >> >> >>", &chain);
    assert_nested(&drawn);
}

#[test]
fn functions_that_each_name_the_next_twice() {
    let twice = |next: usize| {
        format!("<< /FunctionType 3 /Domain [0 1] /Functions [{next} 0 R {next} 0 R] /Bounds [0.5] /Encode [0 1 0 1] >>")
            .into_bytes()
    };
    let mut functions: Vec<Vec<u8>> = (11..31).map(twice).collect();
    functions.push(b"<< /FunctionType 2 /N 1 /Domain [0 1] >>".to_vec());
    let bytes = page("/G gs\n".repeat(10).as_str(), "/ExtGState << /G << /TR 10 0 R >> >>", &functions);
    assert_eq!(exceeded(&bytes, &PdfLimits::default()), "steps");
}

#[test]
fn what_is_built_anew_at_every_use_is_counted_at_its_size() {
    let mesh = |size: usize| {
        let entries = "/ShadingType 4 /ColorSpace /DeviceGray /BitsPerCoordinate 8 /BitsPerComponent 8 \
                       /BitsPerFlag 8 /Decode [0 1 0 1 0 1]";
        compressed(entries, &vec![0; size])
    };
    let resources = "/Shading << /S 10 0 R >>";
    let drawn = |size, times: usize| page(&"/S sh\n".repeat(times), resources, &[mesh(size)]);
    assert!(read(&drawn(4_000, 100)).is_ok());
    assert_eq!(exceeded(&drawn(400_000, 100), &PdfLimits::default()), "steps");
    let error = read(&drawn(2 << 20, 1)).unwrap_err();
    assert!(error.to_string().contains("a function or a shading of it is too large"), "{error}");
}

#[test]
fn pages_without_number_in_a_stream_of_objects() {
    let kids = "<<>>".repeat(600_000);
    let objects = format!("2 0 << /Type /Pages /Count 1 /Kids [{kids}] >>");
    let mut bytes = b"%PDF-1.7\n1 0 obj\n".to_vec();
    bytes.extend(compressed("/Type /ObjStm /N 1 /First 4", objects.as_bytes()));
    bytes.extend_from_slice(b"\nendobj\nstartxref\n0\n%%EOF\n");
    assert_eq!(exceeded(&bytes, &PdfLimits::default()), "objects");
    // In sight, too.
    let plain = pages(1, stream("", TEXT.as_bytes()), &format!("/Properties [{kids}]"), &[]);
    assert_eq!(exceeded(&plain, &PdfLimits::default()), "objects");
}

#[test]
fn streams_that_are_large_together() {
    let mut limits = PdfLimits::default();
    limits.total_bytes = 1 << 20;
    let blanks = [TEXT.as_bytes(), &vec![b' '; 400_000]].concat();
    let shared = |count| pages(count, compressed("", &blanks), "", &[]);
    assert!(Layout::from_pdf(&shared(2), &limits).is_ok());
    assert_eq!(exceeded(&shared(3), &limits), "total_bytes", "each page keeps its copy");
    let streams = vec![compressed("", &blanks); 4];
    let bytes = pages(1, stream("", TEXT.as_bytes()), "", &streams);
    assert_eq!(exceeded(&bytes, &limits), "total_bytes");
    // No stream of objects hides behind letters.
    let letters = stream("/Type /ObjStm /Filter [/ASCIIHexDecode /FlateDecode]", &[b'0'; 10_000]);
    let bytes = pages(1, stream("", TEXT.as_bytes()), "", &[letters]);
    assert_eq!(exceeded(&bytes, &PdfLimits::default()), "objects");
}

#[test]
fn a_glyph_that_says_thousands_of_characters() {
    let many = "0041".repeat(5_000);
    let map = format!(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def\n\
         1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <41> <{many}> endbfchar\nendcmap end end"
    );
    let font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 11 0 R >>".to_vec();
    let shown = |times: usize| {
        let text = format!("BT /M 12 Tf 100 700 Td ({}) Tj ET", "A".repeat(times));
        let resources = "/Font << /M 10 0 R /F 4 0 R >>";
        page(&text, resources, &[font.clone(), stream("", map.as_bytes())])
    };
    assert_eq!(exceeded(&shown(100), &PdfLimits::default()), "marks");
}

#[test]
fn pages_of_one_size_share_their_margins() {
    let bytes = pages(300, stream("", TEXT.as_bytes()), "", &[]);
    assert_eq!(read(&bytes).unwrap().blocks.len(), 300);
}

#[test]
fn an_operator_that_shows_millions_of_characters() {
    let shown = |count: usize| page(&format!("BT /F 1 Tf ({}) Tj ET", "A".repeat(count)), "", &[]);
    assert_eq!(exceeded(&shown(500_000), &PdfLimits::default()), "marks");
}

#[test]
fn dictionaries_that_are_looked_up_again_and_again() {
    let mut limits = PdfLimits::default();
    limits.steps = 10_000;
    let font = |size: usize| {
        let differences = "/A ".repeat(size);
        format!(
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [0 {differences}] >> >>"
        )
    };
    let drawn =
        |size| page(&"/L 9 Tf\n".repeat(100), "/Font << /F 4 0 R /L 10 0 R >>", &[font(size).into_bytes()]);
    assert!(Layout::from_pdf(&drawn(200), &limits).is_ok());
    assert_eq!(exceeded(&drawn(50_000), &limits), "steps");
    let layer =
        |size: usize| format!("/Properties << /M << /Type /OCMD /OCGs [{}] >> >>", "4 0 R ".repeat(size));
    let named = |size| page(&"/OC /M BDC EMC\n".repeat(100), &layer(size), &[]);
    assert!(Layout::from_pdf(&named(100), &limits).is_ok());
    assert_eq!(exceeded(&named(2_500), &limits), "steps");
}

#[test]
fn a_font_that_is_set_anew_for_every_character_costs_no_more_than_an_operator() {
    let mut limits = PdfLimits::default();
    limits.steps = 20_000;
    let font = format!(
        "<< /Type /Font /Subtype /TrueType /BaseFont /Arial /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 \
         /Widths [{}] >>",
        "500 ".repeat(224)
    );
    let shown = |number: usize| {
        let (x, y) = (50 + number % 80 * 6, 700 - number / 80 * 12);
        format!("BT /L 9 Tf 1 0 0 1 {x} {y} Tm (1) Tj ET\n")
    };
    let text: String = (0..2_500).map(shown).collect();
    let printed = page(&text, "/Font << /F 4 0 R /L 10 0 R >>", &[font.into_bytes()]);
    assert!(Layout::from_pdf(&printed, &limits).is_ok());
}

#[test]
fn a_character_of_two_bytes_is_one() {
    let mut limits = PdfLimits::default();
    limits.steps = 6_000;
    let exceeds = |encoding: &str, text: &str| {
        let font = format!(
            "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /{encoding} /DescendantFonts [<< /Type \
             /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering \
             (GB1) /Supplement 2 >> >>] >>"
        );
        let shown = format!("BT /L 9 Tf <{}> Tj ET", text.repeat(5_000));
        let bytes = page(&shown, "/Font << /F 4 0 R /L 10 0 R >>", &[font.into_bytes()]);
        Layout::from_pdf(&bytes, &limits).is_err_and(|error| error.is_over_limit())
    };
    for (encoding, text, expected) in [
        ("UniGB-UCS2-H", "9884", false),
        ("GBK-EUC-H", "D4A4", false),
        ("GB-EUC-H", "D4A4", false),
        ("GBK-EUC-H", "4141", true),
        ("GB-EUC-H", "8080", true),
        ("GBpc-EUC-H", "FFFF", true),
        ("90ms-RKSJ-H", "D4A4", true),
    ] {
        assert_eq!(exceeds(encoding, text), expected, "{encoding} {text}");
    }
}

#[test]
fn glyphs_among_areas_and_tables_without_number() {
    let mut limits = PdfLimits::default();
    limits.steps = 20_000;
    let line = |line: usize| format!("BT /F 1 Tf 10 {} Td ({}) Tj ET\n", 10 + line * 4, "A".repeat(80));
    let text: String = (0..60).map(line).collect();
    let area = |number: usize| format!("0.{} g 300 0 3 800 re f\n", 1 + number % 9);
    let table = |number: usize| {
        let (x, y) = (10 + number % 30 * 14, 400 + number / 30 * 9);
        format!("{x} {y} 10 5 re {} {y} 5 5 re S\n", x + 5)
    };
    for drawn in [(0..1_000).map(area).collect::<String>(), (0..900).map(table).collect()] {
        let read = |text: &str| Layout::from_pdf(&page(&format!("{drawn}{text}"), "", &[]), &limits);
        assert!(read("").is_ok());
        assert!(read(&text).is_err_and(|error| error.is_over_limit()), "{}", &drawn[..20]);
    }
}
