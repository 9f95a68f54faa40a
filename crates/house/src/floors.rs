//! The floors of the core crate: which module may import which, as `ARCHITECTURE.md` says.

use crate::modules::{Crate, ROOT};

/// A floor: a module of the crate, and the line that says so.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Floor {
    pub(crate) module: String,
    pub(crate) line: usize,
}

/// The heading of the section with the table.
const HEADING: &str = "## The floors";

/// The floors from the ground up: the first cell of each row of the table under [`HEADING`] names a module.
pub(crate) fn floors(text: &str) -> Vec<Floor> {
    let lines = text.lines().enumerate().skip_while(|(_, line)| *line != HEADING).skip(1);
    let section = lines.take_while(|(_, line)| !line.starts_with("## "));
    let floor = |(index, line): (usize, &str)| {
        let module = line.strip_prefix("| `")?.split_once("` |")?.0.to_owned();
        Some(Floor { module, line: index + 1 })
    };
    section.filter_map(floor).collect()
}

/// What is wrong with the floors, one line each: an import that goes up, a module without a floor, a floor without a
/// module. `file` is where the floors were read.
pub(crate) fn offences(modules: &Crate, floors: &[Floor], file: &str) -> Vec<String> {
    let mut offences = Vec::new();
    let floor_of = |name: &str| floors.iter().position(|floor| floor.module == name);
    for module in modules.children(ROOT) {
        let name = modules.name(module);
        if floor_of(name).is_none() {
            offences.push(format!("{}:1: {file} has no floor for the module {name}", modules.file(module)));
        }
    }
    for (index, Floor { module, line }) in floors.iter().enumerate() {
        if !modules.children(ROOT).any(|child| modules.name(child) == module) {
            offences.push(format!("{file}:{line}: there is no module {module}"));
        } else if floor_of(module) != Some(index) {
            offences.push(format!("{file}:{line}: {module} has a floor already"));
        }
    }
    for arrow in modules.arrows() {
        let place = format!("{}:{}", arrow.file, arrow.line);
        let ends = [arrow.from, arrow.to].map(|end| modules.part_of(ROOT, end).unwrap_or(ROOT));
        let [from, to] = ends.map(|end| modules.name(end));
        // What the root passes on counts for the module that has it.
        if arrow.to == ROOT && !arrow.passes_on {
            offences.push(format!("{place}: {from} imports upwards from the root: {}", arrow.path));
        }
        if let (Some(lower), Some(upper)) = (floor_of(from), floor_of(to))
            && lower < upper
        {
            offences.push(format!("{place}: {from} imports upwards from {to}: {}", arrow.path));
        }
    }
    // A name that is passed on is one import and several arrows.
    offences.dedup();
    offences
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::modules::tests::crate_of;

    const TABLE: &str = "# House\n\n## The floors\n\n| module | what |\n|---|---|\n| `value` | Values. |\n| `table` | Tables. |\n\n## More\n\n| `no` | floor |\n";

    #[test]
    fn the_table_is_read_from_its_section() {
        let read: Vec<_> = floors(TABLE).into_iter().map(|floor| (floor.module, floor.line)).collect();
        assert_eq!(read, [("value".to_owned(), 7), ("table".to_owned(), 8)]);
    }

    #[test]
    fn imports_go_down() {
        let files = [
            ("lib.rs", "pub use table::Cell; pub use value::Code;"),
            ("value/mod.rs", "pub(crate) use code::Code;"),
            (
                "value/code.rs",
                "use crate::value::Code;\nuse crate::Cell;\nfn f() { crate::table::cell::g() }\nuse crate::VERSION;",
            ),
            ("table/mod.rs", "use crate::value::Code;\npub use cell::Cell;"),
            ("table/cell.rs", "use crate::Code;"),
        ];
        assert_eq!(
            offences(&crate_of(&files), &floors(TABLE), "A.md"),
            [
                "src/value/code.rs:2: value imports upwards from table: crate::Cell",
                "src/value/code.rs:3: value imports upwards from table: crate::table::cell::g",
                "src/value/code.rs:4: value imports upwards from the root: crate::VERSION",
            ]
        );
    }

    #[test]
    fn the_table_and_the_modules_agree() {
        let modules = crate_of(&[("lib.rs", ""), ("value.rs", ""), ("fact/mod.rs", "")]);
        let mut floors = floors(TABLE);
        floors.push(Floor { module: "value".to_owned(), line: 9 });
        assert_eq!(
            offences(&modules, &floors, "A.md"),
            [
                "src/fact/mod.rs:1: A.md has no floor for the module fact",
                "A.md:8: there is no module table",
                "A.md:9: value has a floor already",
            ]
        );
    }
}
