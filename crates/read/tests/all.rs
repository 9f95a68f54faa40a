//! The tests of the readers as one program: each further one would link the readers anew. A file is a module, and one of it is run
//! by its name: `cargo test -p cn-budget-read --test all word::`. What draws its documents at random stays a program of its own.

#[path = "support/biff.rs"]
mod biff;
#[path = "support/docx.rs"]
mod docx;
#[path = "support/kept.rs"]
mod kept;
#[path = "support/ofd.rs"]
mod ofd;
#[path = "support/opened.rs"]
mod opened;
#[path = "support/paper.rs"]
mod paper;
mod support;

mod as_pages_come;
mod as_they_come;
mod corpus;
mod deadline;
mod documents;
mod errors;
mod hostile;
mod ocr;
#[path = "ofd.rs"]
mod ofd_documents;
mod pdf;
mod positions;
mod printed;
mod recognition;
mod seen;
mod seen_docx;
mod seen_html;
mod seen_pdf;
mod word;
mod workbooks;
mod xls;

/// A file that is not named here would be passed over without a word.
#[test]
fn every_file_is_a_module() {
    let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests")).unwrap();
    let files: Vec<String> = folder.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    let named = |file: &str| {
        let module = file.strip_suffix(".rs").filter(|module| *module != "all");
        let declares = |words: String| include_str!("all.rs").contains(&words);
        module.is_none_or(|module| {
            declares(format!("\nmod {module};\n")) && module != "ofd"
                || declares(format!("\n#[path = \"{module}.rs\"]\n"))
        })
    };
    for file in &files {
        assert!(named(file), "{file} is no module of tests/all.rs");
    }
}
