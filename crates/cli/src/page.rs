//! `page`: the page that checks documents in a browser, without a network, out of the command.

use std::path::Path;
use std::process::ExitCode;

use cn_budget::Language;

use crate::tables::write_bytes;

/// The page, in a build that carries it.
#[cfg(feature = "page")]
const PAGE: &[u8] = include_bytes!(env!(
    "CNBUDGET_PAGE_FILE",
    "the feature `page` carries the file that CNBUDGET_PAGE_FILE names by its whole path: `crates/web/build page.html` writes it"
));
/// None in one that does not.
#[cfg(not(feature = "page"))]
const PAGE: &[u8] = &[];

/// Writes the page that this build carries.
pub(crate) fn page(output: &Path, language: Language) -> Result<ExitCode, String> {
    write_page(PAGE, output, language)
}

fn write_page(page: &[u8], output: &Path, language: Language) -> Result<ExitCode, String> {
    if page.is_empty() {
        return Err(how_to_get(language));
    }
    write_bytes(page, output, language)
}

/// How one comes by the page.
fn how_to_get(language: Language) -> String {
    let calls = "  crates/web/build page.html\n  CNBUDGET_PAGE_FILE=\"$PWD/page.html\" cargo install --path crates/cli --features page";
    match language {
        Language::Zh => {
            format!("本程序编译时没有带上网页。请在源码目录中先生成网页，再编译带网页的程序：\n{calls}")
        }
        Language::En => {
            format!(
                "this build carries no page. In a checkout, build the page and then a command that carries it:\n{calls}"
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use cn_budget::Language;

    use super::write_page;

    #[test]
    fn a_build_writes_what_it_carries_and_says_so_without() {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("page.html");
        write_page(b"<!doctype html>", &output, Language::En).unwrap();
        assert_eq!(std::fs::read(&output).unwrap(), b"<!doctype html>");
        std::fs::remove_file(&output).unwrap();
        for language in [Language::Zh, Language::En] {
            let error = write_page(b"", &output, language).unwrap_err();
            assert!(
                error.contains("crates/web/build page.html") && error.contains("--features page"),
                "{error}"
            );
        }
        assert!(!output.exists());
    }
}
