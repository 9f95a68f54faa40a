//! A folder of its own for each test, and the command run in it.
#![allow(dead_code, clippy::allow_attributes, reason = "not every test file uses all of it")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// What a run of the command gave.
#[derive(Debug)]
pub(crate) struct Done {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs the command where there is nothing else.
pub(crate) fn cnbudget(arguments: &[&str]) -> Done {
    Scratch::new().run(arguments)
}

/// The folder of the founding document.
pub(crate) fn huizhou() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/huizhou-2023").to_str().unwrap().to_owned()
}

#[derive(Debug)]
pub(crate) struct Scratch(TempDir);

impl Scratch {
    pub(crate) fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// A copy of the founding document.
    pub(crate) fn huizhou(&self, name: &str) {
        for file in fs::read_dir(huizhou()).unwrap() {
            let file = file.unwrap();
            self.write(
                &format!("{name}/{}", file.file_name().to_str().unwrap()),
                &fs::read_to_string(file.path()).unwrap(),
            );
        }
    }

    /// A copy with one wrong figure: 20103 prints 1666.54 where its items give 1686.53.
    pub(crate) fn broken(&self, name: &str) {
        self.huizhou(name);
        self.edit(&format!("{name}/05-general-by-function.csv"), "8718.26,1686.54", "8718.26,1666.54");
    }

    pub(crate) fn edit(&self, name: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(name)).unwrap();
        assert_eq!(text.matches(from).count(), 1, "{from}");
        self.write(name, &text.replace(from, to));
    }

    /// The command with these arguments, in this folder.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cnbudget"));
        // What a developer's shell says must not show in a snapshot.
        for name in ["LC_ALL", "LC_MESSAGES", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"] {
            command.env_remove(name);
        }
        command.args(arguments).env("LANG", "zh_CN.UTF-8").current_dir(self.0.path());
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Done {
        let done = self.command(arguments).output().unwrap();
        let text =
            |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace(&huizhou(), "data/huizhou-2023");
        Done { status: done.status.code().unwrap(), out: text(done.stdout), err: text(done.stderr) }
    }
}
