//! `imports`: which module of the workspace may import which.

use std::path::Path;
use std::{fs, io};

use crate::circles::{Circle, circles};
use crate::floors::{floors, offences};
use crate::modules::{Arrow, Crate, ModuleId};

/// Where the floors of the core crate are written down.
const ARCHITECTURE: &str = "ARCHITECTURE.md";
/// The sources of the core crate.
const CORE: &str = "src";
/// The sources of the other crates, which have no floors.
const OTHERS: [&str; 6] = [
    "crates/read/src",
    "crates/render/src",
    "crates/cli/src",
    "crates/web/src",
    "crates/house/src",
    "crates/catalog-gen/src",
];

/// What is wrong with the imports, one line each.
pub(crate) fn check(root: &Path) -> io::Result<Vec<String>> {
    let core = read(root, CORE)?;
    let floors = floors(&fs::read_to_string(root.join(ARCHITECTURE))?);
    let mut offences = offences(&core, &floors, ARCHITECTURE);
    let mut crates = vec![core];
    for folder in OTHERS {
        crates.push(read(root, folder)?);
    }
    offences.extend(crates.iter().flat_map(circle_offences));
    Ok(offences)
}

/// The crate with its sources in this folder.
fn read(root: &Path, folder: &str) -> io::Result<Crate> {
    let mut files = Vec::new();
    read_folder(&root.join(folder), "", &mut files)?;
    files.sort();
    Ok(Crate::new(folder, files))
}

/// Reads the Rust files of a folder and of those in it, `prefix` being its path below the first one.
fn read_folder(folder: &Path, prefix: &str, files: &mut Vec<(String, String)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        let name = format!("{prefix}{name}");
        if path.is_dir() {
            read_folder(&path, &format!("{name}/"), files)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push((name, fs::read_to_string(&path)?));
        }
    }
    Ok(())
}

/// The circles of modules, one line each.
fn circle_offences(modules: &Crate) -> Vec<String> {
    circles(modules).iter().map(|circle| shown(modules, circle)).collect()
}

/// What a module is called in the folder of a circle.
fn name_in<'m>(modules: &'m Crate, circle: &Circle, module: ModuleId) -> &'m str {
    if module == circle.folder { "mod" } else { modules.name(module) }
}

/// A circle as the shortest way around, every step with the line that makes it.
fn shown(modules: &Crate, circle: &Circle) -> String {
    let folder = modules.folder(circle.folder);
    let name = |module| name_in(modules, circle, module);
    let part = |module| modules.part_of(circle.folder, module).map_or("", name);
    let step = |arrow: &Arrow| {
        format!(
            "{} needs {} ({}:{}: {})",
            part(arrow.from),
            part(arrow.to),
            arrow.file,
            arrow.line,
            arrow.path
        )
    };
    let steps: Vec<_> = circle.way.iter().map(step).collect();
    let place = circle.way.first().map_or(folder.clone(), |arrow| format!("{}:{}", arrow.file, arrow.line));
    let members: Vec<_> = circle.members.iter().map(|&member| name(member)).collect();
    format!("{place}: a circle in {folder} of {}: {}", members.join(", "), steps.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::modules::tests::crate_of;

    #[test]
    fn a_circle_is_shown_step_by_step() {
        let files = [("a/mod.rs", "use b::B;"), ("a/b.rs", "\nuse super::A;"), ("c.rs", "use crate::a::A;")];
        assert_eq!(
            circle_offences(&crate_of(&files)),
            ["src/a/mod.rs:1: a circle in src/a of mod, b: mod needs b (src/a/mod.rs:1: b::B), \
              b needs mod (src/a/b.rs:2: super::A)"]
        );
    }
}
