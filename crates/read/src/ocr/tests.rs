use cn_budget::Language;

use super::*;
use crate::Options;

fn parse(text: &str) -> Result<Ocr, OcrError> {
    Ocr::parse(text.as_bytes(), &Options::default())
}

/// A file of one page with these words.
fn with_words(words: &str) -> String {
    format!(r#"{{"pages": [{{"page": 1, "width": 100, "height": 200, "words": [{words}]}}]}}"#)
}

#[test]
fn words_have_a_box_of_four_numbers_or_of_four_points() {
    let file = with_words(
        r#"{"text": " 12.30 ", "box": [10, 20, 40.5, 30], "confidence": 0.5},
           {"text": "合计", "box": [[50, 22], [70, 20], [70, 30], [50, 32]], "confidence": null},
           {"text": "\u200b ", "box": [0, 0, 0, 0]},
           {"text": "边", "box": [-3, 190, 9, 204]}"#,
    );
    let ocr = parse(&file).unwrap();
    let page = ocr.page(1).unwrap();
    assert_eq!((page.width, page.height), (100.0, 200.0));
    let word = |text: &str, area, confidence| OcrWord { text: text.to_owned(), area, confidence };
    assert_eq!(
        page.words,
        [
            word("12.30", [10.0, 20.0, 40.5, 30.0], Some(0.5)),
            word("合计", [50.0, 20.0, 70.0, 32.0], None),
            word("边", [0.0, 190.0, 9.0, 200.0], None),
        ],
        "blank ones are left out, and margins beyond the page"
    );
    let lines = file.replace("\"words\"", "\"lines\"").replace("{\"pages", "\u{feff}\n{\"pages");
    assert!(parse(lines.trim_start_matches('\u{feff}').trim_start()).unwrap() == ocr, "lines say the same");
}

#[test]
fn rulings_go_from_one_point_to_another() {
    let file = r#"{"schema": "cn-budget/ocr/1", "engine": "e", "pages": [
        {"page": 3, "width": 10, "height": 10, "lines": [], "rulings": [[1, 2, 9, 2]]}]}"#;
    let ocr = parse(file).unwrap();
    assert_eq!((ocr.engine(), ocr.pages().collect::<Vec<_>>(), ocr.words()), ("e", vec![3], 0));
    assert_eq!(ocr.page(3).unwrap().rulings, [[1.0, 2.0, 9.0, 2.0]]);
}

#[test]
fn bad_json_is_refused_with_its_place() {
    let page = |fields: &str| format!(r#"{{"pages": [{{{fields}}}]}}"#);
    let size = r#""page": 1, "width": 100, "height": 200"#;
    for (file, zh, en) in [
        (
            "[]".to_owned(),
            "文字识别结果既不是含 pages 的 JSON，也不是 hOCR：应为其中之一（见 docs/ocr.md）",
            "the OCR result is neither JSON with pages nor hOCR: expected one of them (docs/ocr.md)",
        ),
        (
            "{\"pages\": [".to_owned(),
            "文字识别结果不是完整的 JSON：程序原文“EOF while parsing a list at line 1 column 11”",
            "the OCR result is no whole JSON: EOF while parsing a list at line 1 column 11",
        ),
        (
            r#"{"schema": "cn-budget/ocr/2", "pages": []}"#.to_owned(),
            "文字识别结果的 schema 为 \"cn-budget/ocr/2\"：应为cn-budget/ocr/1",
            "the OCR result: schema is \"cn-budget/ocr/2\", expected cn-budget/ocr/1",
        ),
        (
            r#"{"engine": 3, "pages": []}"#.to_owned(),
            "文字识别结果的 engine 为 3：应为文字",
            "the OCR result: engine is 3, expected a text",
        ),
        (
            "{}".to_owned(),
            "文字识别结果缺少 pages：应为列表",
            "the OCR result: pages is missing, expected a list",
        ),
        (
            r#"{"pages": []}"#.to_owned(),
            "文字识别结果没有一页：请核对识别时所用的文件",
            "the OCR result has no page: look at the file that was recognised",
        ),
        (
            r#"{"pages": ["一"]}"#.to_owned(),
            "文字识别结果的 pages[0] 为 \"一\"：应为对象",
            "the OCR result: pages[0] is \"一\", expected an object",
        ),
        (
            page(r#""page": 0"#),
            "文字识别结果的 pages[0].page 为 0：应为1 以上的页码",
            "the OCR result: pages[0].page is 0, expected the number of a page, from 1",
        ),
        (
            page(r#""page": 1, "width": -4"#),
            "文字识别结果的 pages[0].width 为 -4：应为大于 0 的数",
            "the OCR result: pages[0].width is -4, expected a number above 0",
        ),
        (
            page(r#""page": 1, "width": 4"#),
            "文字识别结果缺少 pages[0].height：应为大于 0 的数",
            "the OCR result: pages[0].height is missing, expected a number above 0",
        ),
        (
            page(size),
            "文字识别结果缺少 pages[0].words：应为列表",
            "the OCR result: pages[0].words is missing, expected a list",
        ),
        (
            page(&format!(r#"{size}, "words": [], "rulings": [[1, 2, 3]]"#)),
            "文字识别结果的 pages[0].rulings[0] 为 [1,2,3]：应为四个数：x0, y0, x1, y1",
            "the OCR result: pages[0].rulings[0] is [1,2,3], expected four numbers, x0, y0, x1, y1",
        ),
        (
            format!(r#"{{"pages": [{{{size}, "words": []}}, {{{size}, "words": []}}]}}"#),
            "文字识别结果的 pages[1] 又是第 1 页：每页应只出现一次",
            "the OCR result: pages[1] is page 1 again, expected each page once",
        ),
        (
            with_words(r#"{"box": [1, 2, 3, 4]}"#),
            "文字识别结果缺少 pages[0].words[0].text：应为文字",
            "the OCR result: pages[0].words[0].text is missing, expected a text",
        ),
        (
            with_words(r#"{"text": "一", "box": [1, 2, "3", 4]}"#),
            "文字识别结果的 pages[0].words[0].box 为 [1,2,\"3\",4]：应为四个数（左、上、右、下）或四个点",
            "the OCR result: pages[0].words[0].box is [1,2,\"3\",4], expected four numbers (left, top, right, bottom) or four points",
        ),
        (
            with_words(r#"{"text": "一", "box": [[1, 2], [3, 2], [3, 4], [1]]}"#),
            "文字识别结果的 pages[0].words[0].box 为 [[1,2],[3,2],[3,4],[1]]：应为四个数（左、上、右、下）或四个点",
            "the OCR result: pages[0].words[0].box is [[1,2],[3,2],[3,4],[1]], expected four numbers (left, top, right, bottom) or four points",
        ),
        (
            with_words(r#"{"text": "一", "box": [1, 2, 3, 4], "confidence": 99}"#),
            "文字识别结果的 pages[0].words[0].confidence 为 99：应为0 至 1 的数",
            "the OCR result: pages[0].words[0].confidence is 99, expected a number from 0 to 1",
        ),
        (
            with_words(r#"{"text": "一", "box": [101, 2, 130, 4]}"#),
            "文字识别结果的 pages[0].words[0].box 没有面积，或在页面（100 × 200）之外",
            "the OCR result: pages[0].words[0].box has no area or lies outside of its page, which is 100 × 200",
        ),
    ] {
        let error = parse(&file).unwrap_err();
        assert_eq!((error.message(Language::Zh).as_str(), error.to_string().as_str()), (zh, en), "{file}");
    }
}

#[test]
fn what_is_more_than_the_options_allow_is_refused() {
    let two = with_words(r#"{"text": "一二三", "box": [1, 2, 3, 4]}, {"text": "二", "box": [5, 6, 7, 8]}"#);
    let pages = r#"{"pages": [{"page": 1, "width": 1, "height": 1, "words": []},
        {"page": 2, "width": 1, "height": 1, "words": []}]}"#;
    for (file, narrow, expected) in [
        (
            &*two,
            (|options| options.max_ocr = 10) as fn(&mut Options),
            "the OCR result: bytes 146 exceed the limit of 10; raise `max_ocr` if it is trusted",
        ),
        (
            &two,
            |options| options.max_cells = 1,
            "the OCR result: texts 2 exceed the limit of 1; raise `max_cells` if it is trusted",
        ),
        (
            &two,
            |options| options.max_cell_text = 8,
            "the OCR result: bytes of a text 9 exceed the limit of 8; raise `max_cell_text` if it is trusted",
        ),
        (
            pages,
            |options| options.pdf.pages = 1,
            "the OCR result: pages 2 exceed the limit of 1; raise `pages` if it is trusted",
        ),
    ] {
        let mut options = Options::default();
        narrow(&mut options);
        let error = Ocr::parse(file.as_bytes(), &options).unwrap_err();
        assert!(error.is_too_large());
        assert_eq!(error.to_string(), expected);
    }
}

const HOCR: &str = "<?xml version='1.0'?>\n<html><body>\n\
    <div class='ocr_page' id='p' title='image \"a;b.png\"; bbox 0 0 100 200; ppageno 4'>\n\
    <span class='ocr_line' title=\"bbox 10 20 60 30; baseline 0 0\">\n\
    <span class='ocrx_word' title='bbox 10 20 30 30; x_wconf 93'>教<strong><span>育</span></strong></span>\n\
    <span class='ocrx_word' title='bbox 40 20 60 30; x_wconf 7'>3.&amp;</span></span>\n\
    <p><span class='ocr_header' title='bbox 10 50 60 60'>部门 \n 预算</span></p>\n\
    </div>\n\
    <div class='ocr_page' title='bbox 5 5 105 205'><span class='ocrx_word' title='bbox 15 25 35 35'>后</span></div>\n\
    </body></html>";

#[test]
fn the_words_of_hocr_are_read_and_lines_that_are_not_cut_into_words() {
    let ocr = parse(HOCR).unwrap();
    assert_eq!(ocr.pages().collect::<Vec<_>>(), [5, 6], "ppageno counts from 0, and the next page follows");
    let word = |text: &str, area, confidence| OcrWord { text: text.to_owned(), area, confidence };
    assert_eq!(
        ocr.page(5).unwrap().words,
        [
            word("教育", [10.0, 20.0, 30.0, 30.0], Some(0.93)),
            word("3.&", [40.0, 20.0, 60.0, 30.0], Some(0.07)),
            word("部门 预算", [10.0, 50.0, 60.0, 60.0], None),
        ]
    );
    let moved = word("后", [10.0, 20.0, 30.0, 30.0], None);
    assert_eq!(ocr.page(6).unwrap().words, [moved], "from where its page begins");
}

#[test]
fn bad_hocr_is_refused_with_its_line() {
    for (file, zh, en) in [
        (
            HOCR.replace("bbox 0 0 100 200", "bbox 0 0 100"),
            "文字识别结果缺少 bbox of ocr_page in line 3：应为bbox 和四个数，且有面积",
            "the OCR result: bbox of ocr_page in line 3 is missing, expected bbox and four numbers, and an area",
        ),
        (
            HOCR.replace("bbox 40 20 60 30; x", "bbox 40 20 x 30; x"),
            "文字识别结果缺少 bbox of ocrx_word in line 6：应为四个数",
            "the OCR result: bbox of ocrx_word in line 6 is missing, expected four numbers",
        ),
        (
            HOCR.replace("bbox 10 50 60 60", "bbox 10 250 60 260"),
            "文字识别结果的 bbox of ocr_line in line 7 没有面积，或在页面（100 × 200）之外",
            "the OCR result: bbox of ocr_line in line 7 has no area or lies outside of its page, which is 100 × 200",
        ),
        (
            "<p>ocr_page<span class='ocrx_word' title='bbox 1 1 2 2'>一</span>".to_owned(),
            "文字识别结果缺少 ocr_page around ocrx_word in line 1：应为其中的文字",
            "the OCR result: ocr_page around ocrx_word in line 1 is missing, expected its texts in it",
        ),
        (
            HOCR.replace("bbox 5 5 105 205", "bbox 5 5 105 205; ppageno 4"),
            "文字识别结果的 ocr_page in line 10 又是第 5 页：每页应只出现一次",
            "the OCR result: ocr_page in line 10 is page 5 again, expected each page once",
        ),
        (
            "<p>ocr_page".to_owned(),
            "文字识别结果没有一页：请核对识别时所用的文件",
            "the OCR result has no page: look at the file that was recognised",
        ),
    ] {
        let error = parse(&file).unwrap_err();
        assert_eq!((error.message(Language::Zh).as_str(), error.to_string().as_str()), (zh, en), "{file}");
    }
}

#[test]
fn what_is_no_text_is_refused() {
    let error = Ocr::parse(b"{\"pages\": \xff}", &Options::default()).unwrap_err();
    assert_eq!(error.to_string(), "the OCR result is no UTF-8: it cannot be decoded from byte 10 on");
}

#[test]
fn pages_are_listed_in_runs() {
    for (numbers, shown) in [
        (&[][..], ""),
        (&[2], "2"),
        (&[2, 3], "2, 3"),
        (&[1, 3, 4, 5, 9], "1, 3-5, 9"),
        (&[u32::MAX], "4294967295"),
    ] {
        assert_eq!(pages(numbers), shown);
    }
}
