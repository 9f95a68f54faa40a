//! Chinese all through under `--lang zh`, English all through under `--lang en`: every page of help and every error.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod support;

use support::{Scratch, cnbudget};

/// The first run of three or more Latin words between blanks, where there is one. Names of options, codes and files hold
/// signs, and lists of values are set with commas.
fn english(text: &str) -> Option<String> {
    let is_word = |word: &&str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(3).find(|run| run.iter().all(is_word)).map(|run| run.join(" "))
}

#[test]
fn three_words_in_a_row_are_english() {
    assert_eq!(english("文件 is no budget 文件"), Some("is no budget".to_owned()));
    for text in
        ["文件 a.csv is", "--lang zh", "［可选：text、json、sarif］", "cnbudget check [选项] <文件>..."]
    {
        assert_eq!(english(text), None, "{text}");
    }
}

#[test]
fn every_page_of_help_is_in_one_language() {
    for subcommand in
        ["", "check", "demo", "rules", "rule", "code", "tables", "build", "page", "schema", "completions"]
    {
        for flag in ["-h", "--help"] {
            let page = |language: &str| {
                let arguments = ["--lang", language, subcommand, flag];
                let done = cnbudget(
                    &arguments.into_iter().filter(|argument| !argument.is_empty()).collect::<Vec<_>>(),
                );
                assert_eq!(done.status, 0, "{subcommand}: {}", done.err);
                done.out
            };
            let zh = page("zh");
            assert_eq!(english(&zh), None, "{zh}");
            assert!(
                !["Usage", "Options", "Arguments", "default"].iter().any(|word| zh.contains(word)),
                "{zh}"
            );
            // Names of what is looked up, and units, which have no other name.
            let named = ["惠州市政务服务数据管理局", "公务接待费", "百万元", "亿元", "万元", "千元", "元"];
            let en = named.iter().fold(page("en"), |page, name| page.replace(name, ""));
            assert!(!en.contains(|letter: char| ('\u{2e80}'..'\u{fffe}').contains(&letter)), "{en}");
        }
    }
}

/// Calls that go wrong, each in another way.
fn calls() -> Vec<Vec<&'static str>> {
    let calls = "check|check x.pdf --fomat json|check x.pdf --format jsn|check x.pdf --format|check x.pdf --fiscal-year 23|\
                 check x.pdf --fiscal-year 1900|check x.pdf --stage plan|check x.pdf --memory 1|check x.pdf --jobs 0|\
                 check x.pdf --timeout x|check x.pdf --pedantic --pedantic|chek|--lang zh --lang|tables a b|rule|\
                 completions sh|demo --color red|demo --select SUN001|demo --config no.toml|demo --config syntax.toml|\
                 demo --config type.toml|demo --config switch.toml|demo --config tables.toml|demo --config text.toml|\
                 demo --config missing.toml|demo --config key.toml|demo --config utf8.csv|demo --lexicon utf8.csv|\
                 demo --lexicon no.csv|demo --lexicon empty.csv|demo --lexicon columns.csv|demo --lexicon words.csv|\
                 demo --lexicon folder|demo -o no/such/report.txt|demo -o folder|check folder|check no.pdf|check empty.txt|\
                 check text.json|check picture.png|check sound --with no.pdf|check sound --previous no.pdf|\
                 check sound --previous sound|check sound sound --with x.pdf|check sound --units folder|check fields|\
                 check key|check twice|check none|check name|check year|check stage|check header|check kind|check unit|\
                 check complete|check path|check role|check heading|check texts|check no-file|code 2010300|code 999|\
                 tables no.pdf|tables kind|check sound -o sound/tables.csv|check sound --format xlsx|demo --format xlsx|\
                 tables sound --format xlsx|tables sound -o sound|tables sound --format html -o sound/tables.csv|\
                 check sound --catalog codes.csv|check sound --catalog 23=codes.csv|check sound --catalog 2023=no.csv|\
                 check sound --catalog 2023=codes.csv|check sound --include doc|check text.txt|\
                 check sound --stage budget --force-stage budget|build|build no.csv --department x --fiscal-year 2023|\
                 build codes.csv --department x --fiscal-year 2023|build lines.csv --department x --fiscal-year 2023|\
                 build lines.csv --department x --fiscal-year 2023 --unit y|demo --config level.toml|\
                 demo --config lang.toml|demo --config catalog.toml|demo --config files.toml|demo --config rule.toml|\
                 code x";
    calls.split('|').map(|call| call.split(' ').collect()).collect()
}

/// The files that the calls speak of.
fn files(scratch: &Scratch) {
    scratch.write("syntax.toml", "select = [\n");
    scratch.write("type.toml", "select = \"SUM\"\n");
    scratch.write("switch.toml", "pedantic = 1\n");
    scratch.write("tables.toml", "suppress = [1]\n");
    scratch.write("text.toml", "[[suppress]]\nrule = 1\n");
    scratch.write("missing.toml", "[[suppress]]\nrule = \"XTB017\"\n");
    scratch.write("key.toml", "selekt = []\n");
    std::fs::write(scratch.path("utf8.csv"), b"words,means\n\xd6\xd0,\n").unwrap();
    scratch.write("empty.csv", "");
    scratch.write("columns.csv", "a,b\n");
    scratch.write("words.csv", "words,means\n甲,fund=x\n,\n乙,money=general\n甲,\n甲,\n丙\n");
    std::fs::create_dir(scratch.path("folder")).unwrap();
    scratch.write("codes.csv", "code,name\n201,\n9,x\n2010,y\n");
    scratch.write(
        "lines.csv",
        "unit,unit_type,purpose,functional,economic,source,amount\n\
         x,x,operating,2010301,30101,一般公共预算,1\nx,agency,x,2010301,30101,一般公共预算,1\n\
         x,agency,operating,20103,301,一般公共预算,-1\nx,agency,business,2010301,30101,一般公共预算,0.001\n\
         ,agency,project,2010301,30101,x,1\nx,institution,business,2010301,30101,一般公共预算,x\n\
         x,institution,business,2010301,30101,一般公共预算,1\n,agency,project,2010301,30101,一般公共预算,1\n",
    );
    scratch.write("level.toml", "[severity]\nSUM001 = \"grave\"\n");
    scratch.write("lang.toml", "lang = \"fr\"\n");
    scratch.write("catalog.toml", "[catalog]\n23 = \"codes.csv\"\n");
    scratch.write("files.toml", "lexicon = \"words.csv\"\n");
    scratch.write("rule.toml", "[severity]\nSUM999 = \"error\"\n");
    scratch.write("text.txt", "某局部门预算\n收入预算3.00万元。\n");
    scratch.write("empty.txt", "");
    scratch.write("text.json", "预算");
    std::fs::write(scratch.path("picture.png"), b"\x89PNG\r\n\x1a\n").unwrap();
    scratch.huizhou("sound");
    let broken = |name: &str, file: &str, from: &str, to: &str| {
        scratch.huizhou(name);
        scratch.edit(&format!("{name}/{file}"), from, to);
    };
    let (document, tables, balance) = ("document.csv", "tables.csv", "01-balance.csv");
    broken("fields", document, "fiscal_year,2023", "fiscal_year,2023,x");
    broken("key", document, "fiscal_year,", "year,");
    broken("twice", document, "stage,budget", "fiscal_year,2023");
    broken("none", document, "stage,budget\n", "");
    broken("name", document, "department,惠州市政务服务数据管理局", "department,");
    broken("year", document, "fiscal_year,2023", "fiscal_year,23");
    broken("stage", document, "stage,budget", "stage,plan");
    broken("header", document, "key,value", "key,values");
    broken("kind", tables, "01-balance.csv,balance", "01-balance.csv,balances");
    scratch.huizhou("unit");
    let text = std::fs::read_to_string(scratch.path("unit/tables.csv")).unwrap();
    scratch.write("unit/tables.csv", &text.replace("万元", "萬元"));
    scratch.huizhou("complete");
    scratch.write("complete/tables.csv", &text.replace(",complete,", ",whole,"));
    broken("path", tables, "01-balance.csv,", "../01-balance.csv,");
    broken("heading", balance, "block,role", "rank,role");
    scratch.huizhou("role");
    scratch.write("role/01-balance.csv", "block,role,code,label,预算数\n,none,,合计,1.00\n");
    scratch.huizhou("texts");
    scratch.write("texts/01-balance.csv", "block,role,code,label,text:备注,预算数\n,item,,合计,,1.00\n");
    scratch.huizhou("no-file");
    std::fs::remove_file(scratch.path("no-file/01-balance.csv")).unwrap();
}

#[test]
fn every_error_is_in_one_language() {
    let scratch = Scratch::new();
    files(&scratch);
    for call in calls() {
        let said = |language: &str| {
            let done = scratch.run(&[&["--lang", language][..], &call].concat());
            assert_eq!(done.status, 2, "{call:?}: {}{}", done.out, done.err);
            let said = done.err + &done.out;
            assert!(!said.is_empty(), "{call:?}");
            said
        };
        // The call that names no language is that of the locale, which is Chinese here.
        let zh = said("zh");
        assert_eq!(english(&zh), None, "{call:?}: {zh}");
        if !call.contains(&"--lang") {
            assert_ne!(zh, said("en"), "{call:?}");
        }
    }
}
