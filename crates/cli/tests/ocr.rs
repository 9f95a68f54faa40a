//! `--ocr`: what an OCR program found on a picture, in every format of the report.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod support;

use serde_json::{Value, json};
use support::{Done, Scratch};

const LEFT: [u32; 6] = [100, 240, 640, 800, 960, 1120];

/// A table whose rows and columns sum, with the amount that stands for the whole of 基本支出.
fn words(whole: &str) -> Value {
    let rows = [
        ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
        ["", "合计", "166.00", whole, "67.00"],
        ["201", "一般公共服务支出", "100.00", "60.00", "40.00"],
        ["20103", "政府办公厅（室）及相关机构事务", "100.00", "60.00", "40.00"],
        ["2010301", "行政运行", "100.00", "60.00", "40.00"],
        ["205", "教育支出", "66.00", "39.00", "27.00"],
        ["20501", "教育管理事务", "66.00", "39.00", "27.00"],
    ];
    let word = |text: &str, x: u32, y: u32| {
        let width: u32 = text.chars().map(|one| if one.is_ascii() { 12 } else { 24 }).sum();
        json!({"text": text, "box": [x, y, x + width, y + 26], "confidence": 0.98})
    };
    let mut words = vec![
        word("某市教育局2024年部门预算", 420, 80),
        word("一般公共预算支出表", 460, 160),
        word("单位：万元", 980, 220),
    ];
    let (mut flat, mut y) = (Vec::new(), 270);
    for row in rows {
        flat.push(json!([LEFT[0], y, LEFT[5], y]));
        let cells = row.iter().zip(LEFT).filter(|(text, _)| !text.is_empty());
        words.extend(cells.map(|(text, x)| word(text, x + 10, y + 10)));
        y += 46;
    }
    flat.push(json!([LEFT[0], y, LEFT[5], y]));
    flat.extend(LEFT.map(|x| json!([x, 270, x, y])));
    json!({"schema": "cn-budget/ocr/1", "engine": "test 1", "pages": [
        {"page": 1, "width": 1240, "height": 1754, "words": words, "rulings": flat}
    ]})
}

/// A picture with what was found on it, and what is asked of the command.
fn check(whole: &str, arguments: &[&str]) -> Done {
    let scratch = Scratch::new();
    std::fs::write(scratch.path("scan.png"), b"\x89PNG\r\n\x1a\n").unwrap();
    scratch.write("words.json", &words(whole).to_string());
    let select = ["check", "scan.png", "--ocr", "words.json", "--select", "SUM"];
    scratch.run(&[&select[..], arguments].concat())
}

const MARK_ZH: &str = "由文字识别（OCR）读出（第 1 页），可能认错，请与扫描件核对，故只作提示";
const MARK_EN: &str =
    "read by OCR on page 1, perhaps wrongly: compare it with the scan; hence a warning and no error";

/// A text without the breaks of its lines.
fn unwrapped(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_is_read_right_has_nothing_to_report_and_says_how_it_was_read() {
    let done = check("99.00", &["--lang", "en", "--fail-on", "warning"]);
    assert_eq!((done.status, done.err.as_str()), (0, ""), "{}", done.out);
    assert!(unwrapped(&done.out).contains("pages read by OCR (test 1): 1, 37 texts"), "{}", done.out);
}

#[test]
fn a_misread_figure_is_a_warning_with_its_mark_in_every_format() {
    for format in ["text", "html", "lines", "gitlab", "junit", "sarif", "json"] {
        for (language, mark) in [("zh", MARK_ZH), ("en", MARK_EN)] {
            let done = check("66.00", &["--lang", language, "--format", format]);
            assert_eq!((done.status, done.err.as_str()), (0, ""), "{format}");
            let out = if format == "text" { unwrapped(&done.out) } else { done.out };
            let out = if format == "text" && language == "zh" { out.replace(' ', "") } else { out };
            let mark =
                if format == "text" && language == "zh" { mark.replace(' ', "") } else { mark.to_owned() };
            assert!(out.contains(&mark), "{format} {language}\n{out}");
        }
    }
    let json: Value = serde_json::from_str(&check("66.00", &["--format", "json"]).out).unwrap();
    let document = &json["documents"][0];
    assert_eq!(document["ocr_pages"], json!([{"page": 1, "file": null}]));
    assert_eq!(document["summary"]["errors"], 0);
    let finding = &document["findings"][0];
    assert_eq!(
        (&finding["level"], &finding["ocr"], &finding["places"][0]["ocr"]),
        (&json!("warning"), &json!(true), &json!(true))
    );
    assert_eq!(document["tables"][0]["rows"][0]["ocr"], true);
    let sarif: Value = serde_json::from_str(&check("66.00", &["--format", "sarif"]).out).unwrap();
    let result = &sarif["runs"][0]["results"][0];
    assert_eq!(result["level"], "warning");
    assert!(result.to_string().contains("\"ocr\":true"), "{result}");
    let place = check("66.00", &["--lang", "zh", "--format", "lines"]).out;
    assert!(place.contains("（第 1 页，文字识别）"), "{place}");
    let settings = check("66.00", &["--lang", "en", "--format", "junit", "--fail-on", "warning"]);
    assert_eq!(settings.status, 1, "whoever fails on warnings fails on this one");
}

#[test]
fn the_checklist_for_excel_has_the_mark_too() {
    let scratch = Scratch::new();
    std::fs::write(scratch.path("scan.jpg"), b"\xff\xd8\xff\xe0").unwrap();
    scratch.write("words.json", &words("66.00").to_string());
    let arguments =
        ["check", "scan.jpg", "--ocr", "words.json", "--format", "xlsx", "-o", "r.xlsx", "--lang", "zh"];
    assert_eq!(scratch.run(&arguments).status, 0);
    let read = scratch.run(&["tables", "r.xlsx", "--fiscal-year", "2023", "--lang", "zh"]).out;
    assert!(read.replace(char::is_whitespace, "").contains(&MARK_ZH.replace(' ', "")), "{read}");
}

#[test]
fn tables_are_printed_and_a_folder_without_the_marks_is_refused() {
    let scratch = Scratch::new();
    std::fs::write(scratch.path("scan.png"), b"\x89PNG\r\n\x1a\n").unwrap();
    scratch.write("words.json", &words("99.00").to_string());
    let tables = ["tables", "scan.png", "--ocr", "words.json", "--lang", "en"];
    let done = scratch.run(&tables);
    assert!(done.status == 0 && done.out.contains("166.00"), "{done:?}");
    assert!(done.err.contains("pages read by OCR"), "{}", done.err);
    let json: Value =
        serde_json::from_str(&scratch.run(&[&tables[..], &["--format", "json"]].concat()).out).unwrap();
    assert_eq!(json["ocr"], json!([{"page": 1, "line": null}]));
    let folder = scratch.run(&[&tables[..], &["-o", "folder"]].concat());
    assert_eq!(folder.status, 2);
    assert!(folder.err.contains("the marks of figures that were read by OCR"), "{}", folder.err);
}

#[test]
fn a_result_that_fits_no_document_is_refused() {
    let scratch = Scratch::new();
    std::fs::write(scratch.path("scan.png"), b"\x89PNG\r\n\x1a\n").unwrap();
    scratch.write("text.txt", "某局2024年部门预算\n");
    scratch.write("words.json", &words("99.00").to_string());
    scratch.write("bad.json", "{\"pages\": [{\"page\": 1}]}");
    for (arguments, zh, en) in [
        (
            &["check", "scan.png", "text.txt", "--ocr", "words.json"][..],
            "--ocr 所给为一份文件的文字识别结果，给出了 2 份文件\n",
            "--ocr gives what was found on one document, and 2 are given\n",
        ),
        (
            &["check", "scan.png", "--ocr", "bad.json"],
            "bad.json: 文字识别结果缺少 pages[0].width：应为大于 0 的数\n",
            "bad.json: the OCR result: pages[0].width is missing, expected a number above 0\n",
        ),
        (
            &["check", "text.txt", "--ocr", "words.json"],
            "文字识别结果只用于 PDF 和图片，所给文件为文本文件：请去掉文字识别结果后读取",
            "an OCR result goes with a PDF or a picture, and this is a text: read it without",
        ),
        (
            &["check", "scan.png", "--ocr", "words.json", "-o", "words.json"],
            "words.json：不能写到所读的文件上\n",
            "words.json: the output would take the place of a file that is read\n",
        ),
    ] {
        for (language, expected) in [("zh", zh), ("en", en)] {
            let done = scratch.run(&[arguments, &["--lang", language]].concat());
            assert_eq!(done.status, 2, "{arguments:?}");
            let said = done.out + &done.err;
            assert!(said.contains(expected), "{arguments:?}\n{said}");
        }
    }
}

#[test]
fn the_schema_of_a_result_holds_for_what_is_read() {
    let schema = include_str!("../../../docs/ocr-1.schema.json");
    let schema: Value = serde_json::from_str(schema).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    assert!(validator.is_valid(&words("99.00")));
    let example = include_str!("../../../docs/ocr.md").split("```json\n").nth(1).unwrap();
    let example: Value = serde_json::from_str(example.split("```").next().unwrap()).unwrap();
    assert!(validator.is_valid(&example));
    for wrong in [
        json!({}),
        json!({"pages": []}),
        json!({"pages": [{"page": 0, "width": 1, "height": 1, "words": []}]}),
    ] {
        assert!(!validator.is_valid(&wrong), "{wrong}");
    }
}
