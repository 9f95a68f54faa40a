//! PDFs in which what is there is not what is seen. Each shows `100.00` and something with it.

use crate::support;

use cn_budget::Language;
use cn_budget_read::{Block, Layout, PdfLimits};
use support::raw::{page, pages, stream};

/// What is read of a page, and what is said of it.
fn read(bytes: &[u8]) -> (String, String) {
    let layout = Layout::from_pdf(bytes, &PdfLimits::default()).unwrap_or_else(|error| panic!("{error}"));
    let text = |block: &Block| match block {
        Block::Line(line) => line.text.clone(),
        grid => format!("{grid:?}"),
    };
    let notes = |note: &cn_budget::value::Note| note.message(Language::En).to_owned();
    let texts: Vec<String> = layout.blocks.iter().map(text).collect();
    let notes: Vec<String> = layout.notes.iter().map(notes).collect();
    (texts.join("|"), notes.join("|"))
}

/// A text at a place.
fn text(x: f64, size: f64, rise: f64, text: &str) -> String {
    format!("BT /F {size} Tf {x} {} Td ({text}) Tj ET\n", 600.0 + rise)
}

const HIDDEN: &str =
    "page 1: 6 characters in the colour of what is below them, or painted over, were left out";
const PERHAPS: &str = "page 1: 6 characters may be hidden by a picture, a pattern or a mask; they were read";

fn picture(more: &str) -> Vec<u8> {
    let entries =
        "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray";
    stream(&format!("{entries} {more}"), &[255])
}

#[test]
fn what_is_painted_over_is_not_read() {
    let figure = text(100.0, 12.0, 0.0, "900.00");
    let picture_over = "q 200 0 0 40 90 590 cm /I Do Q";
    let gradient = |more: &str| {
        format!(
            "/Shading << /S << /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 9 9] {more} \
                 /Function << /FunctionType 2 /N 1 /Domain [0 1] /C0 [1] /C1 [0.9] >> >> >>"
        )
    };
    let over = "q 90 590 200 40 re W n /S sh Q";
    let polygon = "1 g 80 580 m 300 580 l 310 640 l 200 700 l 70 640 l f";
    let with_hole = "1 g 80 580 220 60 re 95 595 150 30 re f*";
    let images = "/XObject << /I 10 0 R >>";
    for (operators, resources, more, note) in [
        (picture_over, images, vec![picture("")], HIDDEN),
        (picture_over, images, vec![picture("/SMask 11 0 R"), picture("")], PERHAPS),
        (over, &*gradient("/Extend [true true]"), vec![], HIDDEN),
        (over, &*gradient(""), vec![], PERHAPS),
        (polygon, "", vec![], HIDDEN),
        ("1 g 80 580 220 60 re f", "", vec![], HIDDEN),
        // What stands in the hole of a frame is seen.
        (with_hole, "", vec![], ""),
        // A marker darkens.
        ("/M gs 0.9 g 80 580 220 60 re f", "/ExtGState << /M << /BM /Multiply >> >>", vec![], ""),
        ("/A gs 1 g 80 580 220 60 re f", "/ExtGState << /A << /ca 0.3 >> >>", vec![], ""),
        ("/A gs 1 g 80 580 220 60 re f", "/ExtGState << /A << /ca 0.8 >> >>", vec![], PERHAPS),
        ("/A gs 1 g 80 580 220 60 re f", "/ExtGState << /A << /ca 0.97 >> >>", vec![], HIDDEN),
    ] {
        let bytes = page(&format!("{figure}{operators}"), resources, &more);
        let (texts, notes) = read(&bytes);
        assert_eq!(notes, note, "{operators} {resources}");
        assert_eq!(texts.contains("900.00"), note != HIDDEN, "{operators} {resources}: {texts}");
        // Painted below it, it hides nothing.
        let (texts, notes) = read(&page(&format!("q {operators} Q 0 g {figure}"), resources, &more));
        let below = texts.contains("900.00") && notes.is_empty();
        assert!(below || resources.contains("/ca"), "{operators}: {texts} {notes}");
    }
}

#[test]
fn what_is_too_faint_is_not_read_and_what_may_be_is_noted() {
    let figure = text(100.0, 12.0, 0.0, "900.00");
    let mask = stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Group << /S /Transparency /CS /DeviceGray >>",
        b"0 g",
    );
    let tile = stream(
        "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources << >>",
        b"1 g 0 0 9 9 re f",
    );
    let state = |entries: &str| format!("/ExtGState << /A << {entries} >> >>");
    for (before, resources, more, note) in [
        ("0.97 g", String::new(), vec![], HIDDEN),
        ("0.9 g", String::new(), vec![], ""),
        ("/A gs", state("/ca 0"), vec![], HIDDEN),
        ("/A gs", state("/ca 0.03"), vec![], HIDDEN),
        ("/A gs", state("/ca 0.5"), vec![], ""),
        ("/A gs", state("/SMask << /S /Luminosity /G 10 0 R >>"), vec![mask], PERHAPS),
        ("/Pattern cs /P scn", "/Pattern << /P 10 0 R >>".to_owned(), vec![tile], PERHAPS),
        ("3 Tr", String::new(), vec![], "page 1: 6 characters that are set to be invisible were left out"),
    ] {
        let (texts, notes) = read(&page(&format!("{before} {figure}"), &resources, &more));
        assert_eq!(notes, note, "{before}");
        assert_eq!(texts.contains("900.00"), note.is_empty() || note == PERHAPS, "{before}: {texts}");
    }
}

#[test]
fn a_digit_on_a_digit_is_no_figure_and_a_raised_one_a_mark() {
    let figure = text(100.0, 12.0, 0.0, "100.00");
    let bytes = page(&(figure.clone() + &text(100.3, 12.0, 0.0, "8")), "", &[]);
    let (texts, notes) = read(&bytes);
    assert!(texts.contains("\u{FFFD}00.00"), "{texts}");
    assert_eq!(notes, "page 1: 1 digits have another one printed over them, and cannot be read");
    // Bold by printing it twice.
    let (texts, notes) = read(&page(&(figure.clone() + &text(100.3, 12.0, 0.0, "100.00")), "", &[]));
    assert!(texts.contains("100.00") && notes.is_empty(), "{texts} {notes}");
    // Helvetica sets six of these characters in 33.4 points.
    let (texts, _) = read(&page(&(figure.clone() + &text(133.5, 7.0, 4.0, "1")), "", &[]));
    assert!(texts.contains("100.00\u{b9}"), "{texts}");
    for (size, rise, gap) in [(7.0, 5.0, 0.0), (6.0, 6.0, 0.0), (6.0, 5.0, 1.0), (8.0, 6.0, 4.0)] {
        let (texts, _) = read(&page(&(figure.clone() + &text(133.5 + gap, size, rise, "1")), "", &[]));
        assert!(texts.contains("100.00") && !texts.contains("1100"), "{size} {rise} {gap}: {texts}");
        assert!(texts.contains('\u{b9}'), "{size} {rise} {gap}: {texts}");
    }
    // A line of small letters above is one of its own.
    let (texts, _) = read(&page(&(figure.clone() + &text(133.5, 7.0, 12.0, "1")), "", &[]));
    assert!(!texts.contains('\u{b9}'), "{texts}");
    let (texts, _) = read(&page(&(figure + &text(133.5, 7.0, 0.0, "1")), "", &[]));
    assert!(texts.contains("100.001"), "a smaller digit on the line is one: {texts}");
}

#[test]
fn digits_that_are_narrow_stand_beside_each_other() {
    for share in [50, 40, 25] {
        let narrow = format!("{share} Tz {}", text(100.0, 12.0, 0.0, "123.45"));
        let (texts, notes) = read(&page(&narrow, "", &[]));
        assert!(texts.contains("123.45") && notes.is_empty(), "{share}: {texts} {notes}");
        let struck = narrow + &text(100.2, 12.0, 0.0, "8");
        let (texts, _) = read(&page(&struck, "", &[]));
        assert!(texts.contains("\u{FFFD}23.45"), "{share}: {texts}");
    }
}

#[test]
fn a_watermark_hides_no_figure_on_it() {
    let figure = text(100.0, 12.0, 0.0, "135.79");
    let pale = |x: f64| format!("q 0.85 g {} Q ", text(x, 12.0, 0.0, "20240315"));
    let note = "page 1: 8 pale characters below or above darker ones, as of a watermark, were left out";
    for x in [100.0, 97.0, 93.5, 101.1, 113.0] {
        for content in [pale(x) + &figure, figure.clone() + &pale(x)] {
            let (texts, notes) = read(&page(&content, "", &[]));
            assert!(texts.contains("135.79") && !texts.contains("2024"), "{content}: {texts}");
            assert_eq!(notes, note, "{content}");
        }
    }
    // What is much larger than the figures on it, and whichever was drawn first.
    let large = |size: f64, grey: f64| format!("q {grey} g {} Q ", text(60.0, size, -10.0, "2024"));
    let note = "page 1: 4 pale characters below or above darker ones, as of a watermark, were left out";
    for size in [26.0, 60.0, 144.0] {
        for content in [large(size, 0.85) + &figure, figure.clone() + &large(size, 0.85)] {
            let (texts, notes) = read(&page(&content, "", &[]));
            assert!(texts.contains("135.79") && !texts.contains("2024"), "{content}: {texts}");
            assert_eq!(notes, note, "{content}");
        }
    }
    // As dark as the figure, or with no figure on it, it is a title.
    for content in [large(60.0, 0.3) + &figure, large(26.0, 0.85) + &text(300.0, 12.0, 0.0, "135.79")] {
        let (texts, notes) = read(&page(&content, "", &[]));
        assert!(texts.contains("2024") && notes.is_empty(), "{content}: {texts} {notes}");
    }
    // The same digits at the same place.
    let same = format!("q 0.85 g {} Q {figure}", text(100.2, 12.0, 0.0, "135.79"));
    assert!(read(&page(&same, "", &[])).0.contains("135.79"));
    // Beside it, pale text is text.
    assert!(read(&page(&(pale(300.0) + &figure), "", &[])).0.contains("20240315"));
    // What is as dark as the figure makes it illegible, in whatever colour.
    for colour in ["1 0 0 rg", "0.2 g"] {
        let struck = format!("{figure} q {colour} {} Q", text(100.2, 12.0, 0.0, "8"));
        assert!(read(&page(&struck, "", &[])).0.contains("\u{FFFD}35.79"), "{colour}");
    }
    // What stands across it, or is much larger, strikes no digit out.
    let across = format!("{figure} BT /F 12 Tf 0 1 -1 0 100.2 600 Tm (8) Tj ET");
    let large = figure.clone() + &text(99.0, 30.0, 0.0, "8");
    for content in [across, large] {
        let (texts, _) = read(&page(&content, "", &[]));
        assert!(!texts.contains('\u{FFFD}'), "{content}: {texts}");
    }
}

#[test]
fn a_map_that_contradicts_its_font_is_noted() {
    let map = |to: &str| {
        let map = format!(
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def\n\
             1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <31> <{to}> endbfchar\nendcmap end end"
        );
        stream("", map.as_bytes())
    };
    let font = |more: &str| {
        format!("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 11 0 R {more} >>")
            .into_bytes()
    };
    let shown = "BT /L 12 Tf 100 600 Td (1) Tj ET";
    for (more, to, is_noted) in
        [("", "0039", true), ("", "0031", false), ("/Encoding << /Differences [49 /nine] >>", "0039", false)]
    {
        let bytes = page(shown, "/Font << /F 4 0 R /L 10 0 R >>", &[font(more), map(to)]);
        let noted = "the ToUnicode map of the font Helvetica names other characters than it prints";
        assert_eq!(read(&bytes).1.contains(noted), is_noted, "{more}");
    }
}

#[test]
fn annotations_of_hidden_layers_and_without_an_appearance() {
    let drawn = stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 100 20] /Resources << /Font << /F 4 0 R >> >>",
        b"BT /F 12 Tf 2 5 Td (900.00) Tj ET",
    );
    let annotated = |annotation: &str, layers: &str| {
        let file = pages(
            1,
            stream("", text(100.0, 12.0, 50.0, "100.00").as_bytes()),
            "",
            &[
                drawn.clone(),
                b"<< /Type /OCG /Name (Layer) >>".to_vec(),
                format!("[{annotation}]").into_bytes(),
            ],
        );
        let file = String::from_utf8(file).unwrap_or_else(|error| panic!("{error}"));
        let file = file.replace("/MediaBox", "/Annots 12 0 R /MediaBox");
        // The table of objects is lost with the places, and the objects are searched for.
        let file = file.replace("/Type /Catalog", &format!("/Type /Catalog {layers}"));
        read(file.as_bytes())
    };
    let stamp = "<< /Subtype /Stamp /Rect [100 600 200 620] /AP << /N 10 0 R >> /OC 11 0 R >>";
    let off = "/OCProperties << /OCGs [11 0 R] /D << /OFF [11 0 R] >> >>";
    let (texts, notes) = annotated(stamp, off);
    assert!(!texts.contains("900.00") && texts.contains("100.00"), "{texts}");
    assert_eq!(notes, "page 1: 6 characters that are set to be invisible were left out");
    let (texts, notes) = annotated(stamp, "");
    assert!(texts.contains("900.00") && notes.is_empty(), "{texts} {notes}");
    for bare in [
        "<< /Subtype /FreeText /Rect [100 600 200 620] /Contents (900.00) >>",
        "<< /Subtype /Widget /FT /Tx /Rect [100 600 200 620] /V (900.00) >>",
    ] {
        let (texts, notes) = annotated(bare, "");
        assert!(!texts.contains("900.00"), "{texts}");
        let said =
            "page 1: the text of 1 annotations or fields without an appearance of their own was not read";
        assert_eq!(notes, said);
    }
    assert_eq!(annotated("<< /Subtype /Link /Rect [0 0 9 9] >>", "").1, "");
}

#[test]
fn turned_digits_within_a_cell_are_told() {
    // A ruled table of two columns and rows.
    let rules = "50 580 300 60 re 50 610 m 350 610 l 200 580 m 200 640 l S\n";
    let cell = |x: f64, y: f64, text: &str| format!("BT /F 12 Tf {x} {y} Td ({text}) Tj ET\n");
    let turned = "BT /F 12 Tf 0 1 -1 0 320 612 Tm (9) Tj ET\n";
    let others = cell(60.0, 620.0, "12.00") + &cell(60.0, 590.0, "13.00") + &cell(210.0, 590.0, "14.00");
    let figure = cell(210.0, 620.0, "100.00");
    let told = "page 1: 1 characters that stand aslant were left out";
    for (operators, note) in [
        (format!("{rules}{others}{figure}"), ""),
        (format!("{rules}{others}{figure}{turned}"), told),
        // Whichever is drawn first.
        (format!("{rules}{turned}{others}{figure}"), told),
    ] {
        let (texts, notes) = read(&page(&operators, "", &[]));
        assert_eq!(notes, note, "{operators}");
        assert!(texts.contains("100.00"), "{texts}");
    }
}
