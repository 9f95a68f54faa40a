//! The time that a document of thirty pages takes as a Word file: the twelve tables of the founding document and the text of
//! an explanation.

#[path = "../tests/support/docx.rs"]
mod docx;
mod support;

use criterion::{Criterion, criterion_group, criterion_main};

use cn_budget::{Disclosure, FiscalYear, Sheet};
use cn_budget_read::Options;

/// So many pages of text stand beside the tables, which take some twelve.
const PAGES_OF_TEXT: usize = 18;
/// A page has room for so many paragraphs of the length below.
const PARAGRAPHS: usize = 8;

fn table(sheet: &Sheet) -> String {
    let row = |cells: &Vec<String>| docx::row(&cells.iter().map(String::as_str).collect::<Vec<_>>());
    docx::table(&support::rows(sheet).iter().map(row).collect::<String>())
}

/// A paragraph of many runs, as Word cuts it up, with a number of its own.
fn paragraph(at: usize) -> String {
    let properties = "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:rPr><w:rFonts w:ascii=\"仿宋_GB2312\" w:hAnsi=\"仿宋_GB2312\"/><w:sz w:val=\"32\"/></w:rPr></w:pPr>";
    let run = "<w:r><w:rPr><w:rFonts w:ascii=\"仿宋_GB2312\" w:hAnsi=\"仿宋_GB2312\" w:hint=\"eastAsia\"/><w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/></w:rPr><w:t>按照预算管理的有关规定，</w:t></w:r>";
    format!("<w:p>{properties}{}{}</w:p>", run.repeat(10), docx::run(&format!("第{at}项如上。")))
}

fn bench(criterion: &mut Criterion) {
    let Ok(document) = Disclosure::huizhou_2023() else { return };
    let mut body = docx::paragraph("惠州市某局2023年部门预算");
    for sheet in &document.sheets {
        body.push_str(&docx::paragraph(&sheet.title));
        body.push_str(&docx::paragraph("单位：万元"));
        body.push_str(&table(sheet));
    }
    body.push_str(&docx::paragraph("第三部分 情况说明"));
    body.extend((1..=PAGES_OF_TEXT * PARAGRAPHS).map(paragraph));
    let lists = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
    let bytes = docx::with(&body, &[("word/numbering.xml", docx::part("numbering", lists))]);
    let mut options = Options::default();
    options.fiscal_year = FiscalYear::new(2023).ok();
    let figures = || support::figures(&bytes, &options);
    let (count, whole) = figures();
    assert_eq!(count, document.sheets.len());
    let mut group = criterion.benchmark_group("read/word");
    group.bench_function("30 pages .docx/cn-budget-read", |bencher| {
        bencher.iter(|| assert_eq!(figures(), (count, whole)));
    });
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
