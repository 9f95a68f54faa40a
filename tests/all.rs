//! The tests of the library as one program: each further one would link the library anew. A file is a module, and one of it is run by
//! its name: `cargo test --test all catalog::`. What takes minutes stays a program of its own.

mod beside;
mod bulk;
mod catalog;
mod catalog_drift;
mod check;
mod disclosure;
mod government;
mod huizhou;
mod known_forms;
mod laws;
mod mutation;
mod narrative;
mod own_rules;
mod paragraphs;
mod prose;
mod rows;
mod sentences;

/// A file that is not named here would be passed over without a word.
#[test]
fn every_file_is_a_module() {
    let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests")).unwrap();
    let files: Vec<String> = folder.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    let named = |file: &str| {
        let module = file.strip_suffix(".rs").filter(|module| *module != "all");
        module.is_none_or(|module| include_str!("all.rs").contains(&format!("\nmod {module};\n")))
    };
    for file in &files {
        assert!(named(file), "{file} is no module of tests/all.rs");
    }
}
