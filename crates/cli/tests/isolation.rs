//! A document costs its own report and no other, whatever it is and whatever happens around it.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod support;

use std::fmt::Write as _;
use std::fs;

use support::Scratch;

/// A text that takes seconds and hundreds of megabytes: sound, and long.
fn long(scratch: &Scratch, name: &str) {
    let mut text = "2024年教育局部门预算\n".to_owned();
    for number in 0..300_000 {
        writeln!(text, "{number}、收入预算{number}.00万元，比上年增加1.00万元。").unwrap();
    }
    scratch.write(name, &text);
}

#[test]
fn a_document_that_needs_too_much_is_given_up_alone() {
    let scratch = Scratch::new();
    scratch.huizhou("多份/一");
    scratch.broken("多份/三");
    let arguments = |beside: &str| {
        scratch.run(&[
            "check",
            "多份/一",
            "二.txt",
            "多份/三",
            "--lang",
            "zh",
            "--jobs",
            "1",
            "--select",
            "SUM",
            beside,
        ])
    };
    scratch.write("二.txt", "");
    let sound = arguments("--timeout=30");
    long(&scratch, "二.txt");
    for (limit, zh, en) in [
        ("--timeout=1", "处理超过 1 秒，已放弃", "gave up after 1 s"),
        ("--memory=64MiB", "所需内存超过 64 MiB", "needed more than 64 MiB"),
    ] {
        let done = arguments(limit);
        assert_eq!(done.status, 2);
        assert_eq!(done.err, "");
        assert!(done.out.contains(&format!("未能读取 二.txt：{zh}\n")), "{}", done.out);
        // The reports of the others are those that they have beside a document that is merely empty.
        let documents = |out: &str| out[..out.find("汇总").unwrap()].to_owned();
        assert_eq!(documents(&done.out), documents(&sound.out));
        let done = scratch.run(&["tables", "二.txt", "--lang", "en", limit]);
        assert_eq!((done.status, done.out.as_str()), (2, ""));
        assert_eq!(done.err, format!("cnbudget: 二.txt: {en}\n"));
        // A report without a document beside it would look like one with it.
        let done = scratch.run(&["check", "多份/一", "--previous", "二.txt", "--lang", "en", limit]);
        assert_eq!((done.status, done.out.as_str()), (2, ""));
        if limit.starts_with("--memory") {
            assert_eq!(done.err, format!("cnbudget: 二.txt: {en}\n"));
        }
    }
}

#[test]
fn the_number_of_workers_changes_nothing() {
    let scratch = Scratch::new();
    for number in 0..12 {
        match number % 4 {
            0 => scratch.broken(&format!("多份/{number:02}")),
            1 => scratch.write(&format!("多份/{number:02}.json"), "{"),
            _ => scratch.huizhou(&format!("多份/{number:02}")),
        }
    }
    long(&scratch, "长.txt");
    for format in ["text", "json", "sarif", "html"] {
        let run = |jobs| {
            let arguments =
                ["check", "多份", "长.txt", "多份/00", "--memory", "64M", "--format", format, "--jobs", jobs];
            let done = scratch.run(&arguments);
            assert_eq!(done.status, 2);
            (done.out, done.err)
        };
        assert_eq!(run("1"), run("8"), "{format}");
    }
}

#[test]
fn limits_are_said_in_full() {
    let scratch = Scratch::new();
    for (arguments, expected) in [
        (["--memory", "1"], "expected 64MiB or more, as in 512MiB or 2GiB"),
        (["--memory", "16M"], "expected 64MiB or more, as in 512MiB or 2GiB"),
        (["--timeout", "0"], "expected a whole number from 1"),
    ] {
        let done = scratch.run(&[&["check", "x.pdf", "--lang", "en"][..], &arguments].concat());
        assert_eq!(done.status, 2);
        assert!(done.err.contains(expected), "{}", done.err);
    }
}

#[test]
fn a_report_takes_no_place_of_what_is_read() {
    let scratch = Scratch::new();
    scratch.huizhou("甲");
    let json = scratch.run(&["tables", "甲", "--format", "json"]).out;
    scratch.write("甲.json", &json);
    scratch.write("other.toml", "");
    scratch.write("cnbudget.toml", "");
    for (arguments, output) in [
        (&["check", "甲.json"][..], "甲.json"),
        (&["check", "甲.json"], "./甲/../甲.json"),
        (&["check", "甲", "--units", "甲.json"], "甲.json"),
        (&["check", "甲", "--config", "other.toml"], "other.toml"),
        (&["check", "甲"], "甲/tables.csv"),
        (&["demo", "--config", "other.toml"], "other.toml"),
        (&["demo"], "cnbudget.toml"),
    ] {
        let done = scratch.run(&[arguments, &["--lang", "en", "-o", output]].concat());
        assert_eq!(done.status, 2);
        let expected =
            format!("cnbudget: {output}: the output would take the place of a file that is read\n");
        assert_eq!(done.err, expected);
        assert_eq!(fs::read_to_string(scratch.path("甲.json")).unwrap(), json);
    }
}

#[test]
fn a_report_that_cannot_be_made_leaves_the_old_one() {
    let scratch = Scratch::new();
    scratch.huizhou("甲");
    scratch.write("old.txt", "old");
    let names = || fs::read_dir(scratch.path("")).unwrap().count();
    let before = names();
    let refused = scratch.run(&["check", "甲", "--previous", "甲", "-o", "old.txt"]);
    assert_eq!(refused.status, 2);
    assert_eq!(fs::read_to_string(scratch.path("old.txt")).unwrap(), "old");
    assert_eq!(scratch.run(&["check", "甲", "-o", "old.txt"]).status, 0);
    assert!(fs::read_to_string(scratch.path("old.txt")).unwrap().contains("惠州市"));
    assert_eq!(names(), before, "nothing is left beside it");
}

#[cfg(unix)]
mod unix {
    use std::io::{Read as _, Write as _};
    use std::os::unix::fs::symlink;
    use std::process::{Command, Stdio};
    use std::thread::sleep;
    use std::time::Duration;

    use super::*;

    fn fifo(scratch: &Scratch, name: &str) {
        assert!(Command::new("mkfifo").arg(scratch.path(name)).status().unwrap().success());
    }

    #[test]
    fn a_pipe_is_passed_over_or_refused_unless_it_was_handed_over() {
        let scratch = Scratch::new();
        scratch.huizhou("多份/甲");
        fifo(&scratch, "多份/x.pdf");
        let done = scratch.run(&["check", "多份", "--lang", "en"]);
        assert_eq!(done.status, 0);
        let expected = "cnbudget: 多份/x.pdf: passed over, no file but a pipe or a device\n";
        assert_eq!(done.err, expected);
        let json = scratch.run(&["tables", "多份/甲", "--format", "json"]).out;
        fifo(&scratch, "pipe");
        scratch.write("甲.json", &json);
        let refused = "a pipe or a device, and no file: hand it over as standard input (-) to have it read";
        for call in [
            &["tables", "pipe"][..],
            &["build", "pipe", "--department", "甲", "--fiscal-year", "2024"],
            &["check", "甲.json", "--previous", "pipe"],
            &["check", "甲.json", "--with", "pipe"],
        ] {
            let done = scratch.run(&[call, &["--lang", "en"]].concat());
            assert_eq!((done.status, done.err), (2, format!("cnbudget: pipe: {refused}\n")), "{call:?}");
        }
        for (named, source) in [("pipe", "pipe"), ("./pipe", "./pipe"), ("/dev/zero", "/dev/zero")] {
            let done = scratch.run(&["check", named, "--lang", "en", "--format", "lines"]);
            assert_eq!((done.status, done.out), (2, format!("{source}: not read {refused}\n")));
        }
        // What the caller has opened is read, by every name that it has.
        let command = env!("CARGO_BIN_EXE_cnbudget");
        for name in ["-", "/dev/stdin", "/dev/fd/0", "/dev/fd/3", "/proc/self/fd/3"] {
            let script = format!("cat 甲.json | \"{command}\" tables {name} --format json 3<&0");
            let done =
                Command::new("sh").args(["-c", &script]).current_dir(scratch.path("")).output().unwrap();
            assert_eq!(
                (done.status.code(), String::from_utf8(done.stdout).unwrap()),
                (Some(0), json.clone()),
                "{name}"
            );
        }
    }

    #[test]
    fn the_status_is_of_all_documents_whoever_stops_reading() {
        let scratch = Scratch::new();
        scratch.huizhou("甲");
        scratch.write("坏.pdf", "%PDF-1.4");
        let command = env!("CARGO_BIN_EXE_cnbudget");
        for format in ["text", "json", "lines", "sarif", "html", "gitlab", "junit"] {
            // Nobody reads: the reader is gone before anything is written.
            let script = format!(
                "{{ \"{command}\" check 甲 甲 甲 坏.pdf --lang en --format {format} -j1 2>said; echo $? >status; }} | :"
            );
            let done =
                Command::new("sh").args(["-c", &script]).current_dir(scratch.path("")).status().unwrap();
            assert!(done.success());
            let status = fs::read_to_string(scratch.path("status")).unwrap();
            let said = fs::read_to_string(scratch.path("said")).unwrap();
            assert_eq!(status, "2\n", "{format}");
            assert!(said.contains("坏.pdf"), "{format}: {said}");
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn output_that_is_closed_is_said() {
        let scratch = Scratch::new();
        scratch.huizhou("甲");
        let lost =
            "cnbudget: standard output is closed: what is written there is lost; --output writes to a file\n";
        for (arguments, said) in [
            ("check 甲 --lang en >&-", lost),
            ("check 甲 --lang en >/dev/null", ""),
            ("check 甲 --lang en -o report.txt >&-", ""),
            ("code 205 --lang en >&-", lost),
        ] {
            assert_eq!(in_shell(&scratch, "", arguments), (0, said.to_owned()), "{arguments}");
        }
    }

    #[test]
    fn a_name_steers_nothing_in_any_format() {
        let scratch = Scratch::new();
        let name = "a\u{9b}31m\u{202e}b\u{2028}c\u{200f}\nd.json";
        scratch.huizhou("甲");
        let json = scratch.run(&["tables", "甲", "--format", "json"]).out;
        scratch.write(name, &json);
        let missing = format!("x{name}");
        for format in ["text", "json", "lines", "sarif", "html", "gitlab", "junit", "xlsx"] {
            let mut call = vec!["check", name, missing.as_str(), "--lang", "en", "--format", format];
            if format == "xlsx" {
                call.extend(["--output", "out.xlsx"]);
            }
            let done = scratch.run(&call);
            assert_eq!(done.status, 2);
            for steers in ['\u{9b}', '\u{202e}', '\u{2028}', '\u{200f}'] {
                assert!(!done.out.contains(steers) && !done.err.contains(steers), "{format}: {done:?}");
            }
            assert!(!done.out.contains("\nd.json") && !done.err.contains("\nd.json"), "{format}: {done:?}");
            if format == "json" {
                let report: serde_json::Value = serde_json::from_str(&done.out).unwrap();
                assert_eq!(report["documents"][0]["source"], name, "the name is exact");
                assert_eq!(report["failed"][0]["source"], missing.as_str());
            }
        }
    }

    #[test]
    fn a_folder_that_contains_itself_is_walked_once() {
        let scratch = Scratch::new();
        scratch.huizhou("多份/甲");
        symlink("..", scratch.path("多份/again")).unwrap();
        symlink("no-such-file", scratch.path("多份/gone.pdf")).unwrap();
        let done = scratch.run(&["check", "多份", "--lang", "en", "--format", "json"]);
        let report: serde_json::Value = serde_json::from_str(&done.out).unwrap();
        assert_eq!(report["documents"].as_array().unwrap().len(), 1);
        assert_eq!(report["failed"][0]["source"], "多份/gone.pdf", "a file that is gone is reported");
        assert_eq!(done.status, 2);
    }

    #[test]
    fn a_link_stays_a_link_and_a_device_is_written_to() {
        let scratch = Scratch::new();
        scratch.huizhou("甲");
        scratch.write("real.txt", "old");
        symlink("real.txt", scratch.path("link.txt")).unwrap();
        assert_eq!(scratch.run(&["check", "甲", "-o", "link.txt"]).status, 0);
        assert!(scratch.path("link.txt").is_symlink());
        assert!(fs::read_to_string(scratch.path("real.txt")).unwrap().contains("惠州市"));
        assert_eq!(scratch.run(&["check", "甲", "-o", "/dev/null"]).status, 0);
    }

    #[test]
    fn a_second_name_of_a_file_that_is_read_is_refused() {
        let scratch = Scratch::new();
        scratch.huizhou("甲");
        let json = scratch.run(&["tables", "甲", "--format", "json"]).out;
        scratch.write("甲.json", &json);
        fs::hard_link(scratch.path("甲.json"), scratch.path("hard.json")).unwrap();
        symlink("甲.json", scratch.path("soft.json")).unwrap();
        for output in ["hard.json", "soft.json"] {
            assert_eq!(scratch.run(&["check", "甲.json", "-o", output]).status, 2, "{output}");
            assert_eq!(fs::read_to_string(scratch.path(output)).unwrap(), json);
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_reported() {
        let scratch = Scratch::new();
        scratch.huizhou("甲");
        let done = scratch.run(&["check", "甲", "-o", "/dev/full", "--lang", "en"]);
        assert_eq!(
            (done.status, done.err.as_str()),
            (2, "cnbudget: /dev/full: No space left on device (os error 28)\n")
        );
    }

    /// The command with its output where the shell puts it: a file that is full, a file that may not grow.
    #[cfg(target_os = "linux")]
    fn in_shell(scratch: &Scratch, before: &str, arguments: &str) -> (i32, String) {
        let mut command = Command::new("sh");
        let script = format!("{before} exec \"{}\" {arguments}", env!("CARGO_BIN_EXE_cnbudget"));
        let done = command.args(["-c", &script]).current_dir(scratch.path("")).output().unwrap();
        (done.status.code().unwrap_or(-1), String::from_utf8(done.stderr).unwrap())
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_disk_that_fills_up_leaves_the_old_report() {
        let scratch = Scratch::new();
        scratch.huizhou("甲");
        for format in ["text", "json", "sarif", "html", "gitlab", "junit"] {
            let full = in_shell(&scratch, "", &format!("check 甲 --lang en --format {format} >/dev/full"));
            assert_eq!(full, (2, "cnbudget: No space left on device (os error 28)\n".to_owned()), "{format}");
        }
        // A block of 512 bytes, and a write beyond it is an error.
        scratch.write("old.html", "old");
        let names = || fs::read_dir(scratch.path("")).unwrap().count();
        let before = names();
        let limited = "trap '' XFSZ; ulimit -f 1;";
        let (status, said) = in_shell(&scratch, limited, "check 甲 --lang en --format html -o old.html");
        assert_eq!((status, said.as_str()), (2, "cnbudget: old.html: File too large (os error 27)\n"));
        assert_eq!(fs::read_to_string(scratch.path("old.html")).unwrap(), "old");
        assert_eq!(names(), before, "nothing is left beside it");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_file_that_vanishes_or_grows_costs_itself_alone() {
        let scratch = Scratch::new();
        scratch.huizhou("甲");
        let json = scratch.run(&["tables", "甲", "--format", "json"]).out;
        scratch.write("丙.json", &json);
        scratch.write("丁.json", &json);
        scratch.write("戊.txt", "2024年教育局部门预算\n");
        let arguments =
            ["check", "-", "丙.json", "丁.json", "戊.txt", "甲", "-j1", "--lang", "en", "--format", "json"];
        let mut command = scratch.command(&arguments);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        // Nothing but the first begins before it is all there.
        let mut pipe = child.stdin.take().unwrap();
        fs::remove_file(scratch.path("丙.json")).unwrap();
        scratch.write("丁.json", &json[..json.len() / 2]);
        // While it is read, more is written than any document has.
        let growing = scratch.path("戊.txt");
        let written = std::thread::spawn(move || {
            let mut file = fs::File::options().append(true).open(growing).unwrap();
            let line = "一、收入预算1.00万元。\n".repeat(20_000);
            (0..120).for_each(|_| file.write_all(line.as_bytes()).unwrap());
        });
        pipe.write_all(json.as_bytes()).unwrap();
        drop(pipe);
        let done = child.wait_with_output().unwrap();
        written.join().unwrap();
        assert_eq!(done.status.code(), Some(2));
        let report: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
        let sources = |list: &str| {
            let all = report[list].as_array().unwrap().iter();
            all.map(|one| one["source"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert!(
            sources("documents").starts_with(&["-".to_owned()])
                && sources("documents").contains(&"甲".to_owned())
        );
        assert!(
            sources("failed").starts_with(&["丙.json".to_owned(), "丁.json".to_owned()]),
            "{:?}",
            report["failed"]
        );
        assert_eq!(report["failed"][0]["error"], "no such file or folder");
        assert_eq!(sources("documents").len() + sources("failed").len(), 5, "each has a report or a reason");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_device_in_a_folder_is_passed_over() {
        let scratch = Scratch::new();
        scratch.huizhou("多份/甲");
        symlink("/dev/zero", scratch.path("多份/zero.pdf")).unwrap();
        symlink("self.pdf", scratch.path("多份/self.pdf")).unwrap();
        let done = scratch.run(&["check", "多份", "--lang", "en", "--format", "json"]);
        let said = "cnbudget: 多份/zero.pdf: passed over, no file but a pipe or a device\n\
                    cnbudget: 多份/self.pdf: no such file or folder\n";
        assert_eq!((done.status, done.err.as_str()), (2, said));
        let report: serde_json::Value = serde_json::from_str(&done.out).unwrap();
        assert_eq!(report["documents"].as_array().unwrap().len(), 1);
        assert_eq!(report["failed"][0]["source"], "多份/self.pdf", "a link to itself is reported");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn an_interrupt_in_a_long_run_keeps_what_is_finished() {
        let scratch = Scratch::new();
        scratch.huizhou("甲");
        long(&scratch, "长.txt");
        for (name, format) in [("-INT", "html"), ("-TERM", "json"), ("-TERM", "sarif"), ("-INT", "junit")] {
            let arguments =
                ["check", "甲", "长.txt", "-j2", "--lang", "en", "--format", format, "-o", "report"];
            let child = scratch.command(&arguments).stderr(Stdio::piped()).spawn().unwrap();
            wait_for(|| workers(child.id()).len() == 2);
            sleep(Duration::from_millis(500));
            assert!(!scratch.path("report").exists(), "nothing stands there before it is whole");
            signal(name, &child.id().to_string());
            let done = child.wait_with_output().unwrap();
            assert_eq!(done.status.code(), Some(130));
            let report = fs::read_to_string(scratch.path("report")).unwrap();
            assert!(report.contains("not checked: interrupted"), "{report}");
            match format {
                "html" => assert!(report.trim_end().ends_with("</html>")),
                "junit" => assert!(report.trim_end().ends_with("</testsuites>")),
                _ => drop(serde_json::from_str::<serde_json::Value>(&report).unwrap()),
            }
            assert!(fs::read_dir(scratch.path("")).unwrap().count() == 3, "nothing is left beside it");
            fs::remove_file(scratch.path("report")).unwrap();
        }
    }

    #[test]
    fn a_reader_that_stops_early_is_no_error() {
        let scratch = Scratch::new();
        for number in 0..40 {
            scratch.broken(&format!("多份/{number}"));
        }
        let mut child =
            scratch.command(&["check", "多份", "--format", "json"]).stdout(Stdio::piped()).spawn().unwrap();
        child.stdout.take().unwrap().read_exact(&mut [0; 20]).unwrap();
        assert!(matches!(child.wait().unwrap().code(), Some(0..=1)));
    }

    /// The workers of a process.
    #[cfg(target_os = "linux")]
    fn workers(of: u32) -> Vec<String> {
        let children =
            |task: fs::DirEntry| fs::read_to_string(task.path().join("children")).unwrap_or_default();
        let tasks = fs::read_dir(format!("/proc/{of}/task")).unwrap();
        tasks
            .flat_map(|task| {
                children(task.unwrap()).split_whitespace().map(str::to_owned).collect::<Vec<_>>()
            })
            .collect()
    }

    #[cfg(target_os = "linux")]
    fn signal(name: &str, process: &str) {
        assert!(Command::new("kill").args([name, process]).status().unwrap().success());
    }

    /// Waits until it is so.
    #[cfg(target_os = "linux")]
    fn wait_for(is_so: impl Fn() -> bool) {
        while !is_so() {
            sleep(Duration::from_millis(10));
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_crash_costs_one_document() {
        let scratch = Scratch::new();
        long(&scratch, "长.txt");
        scratch.huizhou("甲");
        for (name, expected) in [("-ABRT", "signal: 6 (SIGABRT)"), ("-KILL", "signal: 9 (SIGKILL)")] {
            let mut command =
                scratch.command(&["check", "长.txt", "甲", "-j1", "--lang", "en", "--format", "json"]);
            let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
            wait_for(|| !workers(child.id()).is_empty());
            // It has begun to read.
            sleep(Duration::from_millis(300));
            signal(name, &workers(child.id())[0]);
            let done = child.wait_with_output().unwrap();
            assert_eq!(done.status.code(), Some(2));
            let report: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
            assert_eq!(report["failed"][0]["error"], format!("crashed ({expected})"));
            assert_eq!(report["documents"][0]["source"], "甲");
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn an_interrupt_leaves_a_whole_report() {
        let scratch = Scratch::new();
        scratch.huizhou("甲");
        scratch.huizhou("丙");
        // A report of before stays as it was.
        for (name, old) in [("-INT", None), ("-TERM", None), ("-INT", Some("old")), ("-TERM", Some("old"))] {
            if let Some(old) = old {
                scratch.write("report.json", old);
            }
            let arguments =
                ["check", "甲", "-", "丙", "-j1", "--lang", "en", "--format", "json", "-o", "report.json"];
            let copies = scratch.path(&format!("copies{name}{}", old.unwrap_or_default()));
            fs::create_dir(&copies).unwrap();
            let mut command = scratch.command(&arguments);
            let mut child =
                command.env("TMPDIR", &copies).stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
            let pipe = child.stdin.take();
            // What comes in is copied once it is its turn: what stands before it is done.
            wait_for(|| fs::read_dir(&copies).unwrap().next().is_some());
            signal(name, &child.id().to_string());
            let done = child.wait_with_output().unwrap();
            assert_eq!(done.status.code(), Some(130));
            let report = fs::read_to_string(scratch.path("report.json")).unwrap();
            let said = String::from_utf8(done.stderr).unwrap();
            if old.is_some() {
                assert_eq!(said, "cnbudget: interrupted: the report of before is left as it was\n");
                assert_eq!(report, "old");
                continue;
            }
            assert_eq!(said, "cnbudget: interrupted: the report holds what was finished\n");
            fs::remove_file(scratch.path("report.json")).unwrap();
            let report: serde_json::Value = serde_json::from_str(&report).unwrap();
            assert_eq!(report["documents"][0]["source"], "甲");
            for (index, source) in ["-", "丙"].iter().enumerate() {
                assert_eq!(report["failed"][index]["source"], *source);
                assert_eq!(report["failed"][index]["error"], "not checked: interrupted");
            }
            drop(pipe);
        }
    }

    #[test]
    fn standard_input_is_a_document_too() {
        let scratch = Scratch::new();
        scratch.huizhou("甲");
        let json = scratch.run(&["tables", "甲", "--format", "json"]).out;
        let mut command = scratch.command(&["check", "/dev/stdin", "--select", "SUM"]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(json.as_bytes()).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(0));
    }
}
