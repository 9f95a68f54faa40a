//! The command as a person meets it.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn cnbudget(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cnbudget"));
    command.args(arguments).env("LC_ALL", "zh_CN.UTF-8").current_dir(scratch()).output().unwrap()
}

fn scratch() -> PathBuf {
    let folder = std::env::temp_dir().join("cnbudget-cli-tests");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn huizhou() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/huizhou-2023").to_str().unwrap().to_owned()
}

fn told(output: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn the_demo_needs_no_file() {
    let (status, out, _) = told(&cnbudget(&["demo"]));
    assert_eq!(status, Some(0));
    assert!(out.starts_with("惠州市政务服务数据管理局 2023 年\n"), "{out}");
    assert!(
        out.contains("提示[XTB017] 公用经费 = 302 + 310：表列 183.61，各项合计 175.61，差 8.00"),
        "{out}"
    );
    assert!(out.ends_with("问题：错误 0，提示 3，尾数误差 9\n"), "{out}");
    let (_, out, _) = told(&cnbudget(&["demo", "--rounding", "--lang", "en"]));
    assert!(out.ends_with("findings: 0 errors, 3 warnings, 9 rounding\n"), "{out}");
}

#[test]
fn the_exit_status_tells() {
    let huizhou = huizhou();
    assert_eq!(told(&cnbudget(&["check", &huizhou])).0, Some(1), "warnings are findings");
    assert_eq!(told(&cnbudget(&["check", &huizhou, "--select", "sum"])).0, Some(0));
    assert_eq!(told(&cnbudget(&["check", &huizhou, "--ignore", "STR,XTB017"])).0, Some(0));
    let (status, _, error) = told(&cnbudget(&["check", "no-such-file.json"]));
    assert_eq!(status, Some(2));
    assert!(error.starts_with("cnbudget: no-such-file.json: "), "{error}");
    // A bad document does not stop the others, and shows.
    let (status, out, _) = told(&cnbudget(&["check", "no-such-file.json", &huizhou]));
    assert_eq!((status, out.contains("惠州市")), (Some(2), true));
}

#[test]
fn a_report_is_json_too() {
    let (_, out, _) = told(&cnbudget(&["check", &huizhou(), "--format", "json"]));
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(json["schema"], "cn-budget/report/1");
    assert_eq!(json["documents"][0]["checks"]["held_within_rounding"], 22);
}

#[test]
fn unknown_names_are_refused_with_the_nearest() {
    for (arguments, message) in [
        (
            &["demo", "--select", "SUN001"][..],
            "cnbudget: unknown rule \"SUN001\": did you mean \"SUM001\"?\n",
        ),
        (
            &["rule", "column-mismach"],
            "cnbudget: unknown rule \"column-mismach\": did you mean \"column-mismatch\"?\n",
        ),
        (
            &["code", "2010300"],
            "cnbudget: \"2010300\" is no functional code: the 项 digits (positions 6-7) are 00, expected 01 to 99\n",
        ),
    ] {
        let (status, _, error) = told(&cnbudget(arguments));
        assert_eq!((status, error.as_str()), (Some(2), message));
    }
}

#[test]
fn settings_and_suppressions() {
    let config = |name: &str, text: &str| {
        let path = scratch().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let accepted = config(
        "accepted.toml",
        "ignore = [\"STR\"]\n[[suppress]]\nrule = \"XTB017\"\nreason = \"8.00 of 301 counts as 公用 here\"\n\
         [[suppress]]\nrule = \"SUM001\"\ntable = \"收入\"\nreason = \"none\"\n",
    );
    let (status, out, error) = told(&cnbudget(&["check", &huizhou(), "--config", &accepted]));
    assert_eq!(status, Some(0), "{out}");
    assert_eq!(error, "cnbudget: unused suppression: SUM001 收入\n");
    for (name, text, message) in [
        ("key.toml", "selekt = []\n", "unknown key \"selekt\": did you mean \"select\"?\n"),
        (
            "reason.toml",
            "[[suppress]]\nrule = \"XTB017\"\nreason = \" \"\n",
            "the suppression of XTB017 gives no reason\n",
        ),
        ("rule.toml", "ignore = [\"XTB99\"]\n", "unknown rule \"XTB99\": did you mean \"XTB009\"?\n"),
    ] {
        let (status, _, error) = told(&cnbudget(&["check", &huizhou(), "--config", &config(name, text)]));
        assert_eq!(status, Some(2));
        assert!(error.ends_with(message), "{error}");
    }
}

#[test]
fn tables_codes_and_rules() {
    let (_, out, _) = told(&cnbudget(&["tables", &huizhou(), "--format", "csv"]));
    assert!(out.contains("收入总计,9682.88,支出总计,9682.88\n"));
    let (_, json, _) = told(&cnbudget(&["tables", &huizhou(), "--format", "json"]));
    let path = scratch().join("huizhou.json");
    std::fs::write(&path, json).unwrap();
    assert_eq!(
        told(&cnbudget(&["check", path.to_str().unwrap(), "--select", "SUM"])).0,
        Some(0),
        "its own JSON is read"
    );
    let (_, out, _) = told(&cnbudget(&["code", "2010301"]));
    assert!(out.contains("2010301 行政运行"), "{out}");
    let (_, out, _) = told(&cnbudget(&["rules"]));
    assert!(out.starts_with("COD001  warning   unknown-code"), "{out}");
    let (_, out, _) = told(&cnbudget(&["rule", "SUM001"]));
    assert!(
        out.starts_with("SUM001 section-sum-mismatch（类 = Σ款）\nerror, since 0.1.0\n\n## What it checks\n"),
        "{out}"
    );
    assert!(told(&cnbudget(&["completions", "bash"])).1.contains("cnbudget"));
}
