//! The modules of a crate, and the arrows between them: who takes a name from whom.

use std::collections::BTreeMap;

use crate::source::{Form, Import, Source};

/// How many re-exports are followed from one to the next.
const FOLLOWED: usize = 16;

/// A module, by its index in the crate. The root is the first.
pub(crate) type ModuleId = usize;

/// The root of a crate.
pub(crate) const ROOT: ModuleId = 0;

/// Where the code of a module stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Home {
    /// In a file of its own, by its index.
    File(usize),
    /// In the file of the module around it.
    Inline,
    /// Nowhere: a folder, whose modules another file declares.
    Folder,
}

#[derive(Debug)]
struct Module {
    name: String,
    parent: Option<ModuleId>,
    home: Home,
    children: BTreeMap<String, ModuleId>,
    /// What the module imports by name, re-exports included.
    names: BTreeMap<String, Vec<String>>,
}

#[derive(Debug)]
struct File {
    path: String,
    module: ModuleId,
    source: Source,
}

/// The modules of a crate.
#[derive(Debug)]
pub(crate) struct Crate {
    /// The folder of its sources.
    folder: String,
    modules: Vec<Module>,
    files: Vec<File>,
}

/// An import, from the module that needs to the module that gives.
#[derive(Clone, Debug)]
pub(crate) struct Arrow {
    pub(crate) from: ModuleId,
    pub(crate) to: ModuleId,
    /// Whether the module that gives has it from another, which is imported too.
    pub(crate) passes_on: bool,
    /// The file that says so, from the root of the workspace.
    pub(crate) file: String,
    pub(crate) line: usize,
    /// As it is written.
    pub(crate) path: String,
}

/// Where a path leads.
#[derive(Debug, Default)]
struct Resolved {
    /// The modules that only pass the name on, then the one that has it. None where the path leads out of the crate.
    modules: Vec<ModuleId>,
    /// Whether the path names a module and not something in one.
    names_module: bool,
}

impl Crate {
    /// The crate of these files: their paths within the folder of its sources, and their texts.
    pub(crate) fn new(folder: &str, files: impl IntoIterator<Item = (String, String)>) -> Self {
        let root = Module::new("crate", None, Home::Folder);
        let mut new = Self { folder: folder.to_owned(), modules: vec![root], files: Vec::new() };
        let mut tests = Vec::new();
        for (path, text) in files {
            let mut names: Vec<&str> = path.trim_end_matches(".rs").split('/').collect();
            if matches!(names[..], ["lib" | "main"] | [.., "mod"]) {
                names.pop();
            }
            let module = names.iter().fold(ROOT, |module, name| new.child_or_new(module, name, Home::Folder));
            let source = Source::read(&text);
            tests.extend(source.tests.iter().map(|name| (module, name.clone())));
            new.modules[module].home = Home::File(new.files.len());
            new.files.push(File { path: format!("{folder}/{path}"), module, source });
        }
        for (module, name) in tests {
            new.modules[module].children.remove(&name);
        }
        new.add_names();
        new
    }

    fn child_or_new(&mut self, parent: ModuleId, name: &str, home: Home) -> ModuleId {
        if let Some(&child) = self.modules[parent].children.get(name) {
            return child;
        }
        let child = self.modules.len();
        self.modules.push(Module::new(name, Some(parent), home));
        self.modules[parent].children.insert(name.to_owned(), child);
        child
    }

    /// Adds the modules within files, and what each module imports by name.
    fn add_names(&mut self) {
        for file in 0..self.files.len() {
            let module = self.files[file].module;
            for scope in self.files[file].source.inline.clone() {
                scope.iter().fold(module, |module, name| self.child_or_new(module, name, Home::Inline));
            }
            for Import { scope, path, name, .. } in self.files[file].source.imports.clone() {
                let module = self.scope(module, &scope);
                let Some(name) = name else { continue };
                self.modules[module].names.entry(name).or_insert(path);
            }
        }
    }

    /// The module at this path below another.
    fn scope(&self, module: ModuleId, scope: &[String]) -> ModuleId {
        scope
            .iter()
            .fold(module, |module, name| self.modules[module].children.get(name).copied().unwrap_or(module))
    }

    /// Whether a module is built, and not for tests alone.
    fn is_built(&self, module: ModuleId) -> bool {
        let Module { parent, name, .. } = &self.modules[module];
        parent.is_none_or(|parent| self.modules[parent].children.contains_key(name) && self.is_built(parent))
    }

    /// Where a path leads, seen from a module. `follow` is how many imports may stand between.
    fn resolve(&self, from: ModuleId, path: &[String], follow: usize) -> Resolved {
        let Some((first, rest)) = path.split_first() else { return Resolved::default() };
        let start = match first.as_str() {
            "crate" => Some(ROOT),
            "self" => Some(from),
            "super" => self.modules[from].parent,
            first => self.modules[from].children.get(first).copied(),
        };
        if let Some(start) = start {
            return self.walk(start, rest, follow);
        }
        // A module that goes by a name of one's own. What else was imported has counted where it was.
        let imported = self.modules[from].names.get(first);
        let (Some(imported), Some(follow)) = (imported, follow.checked_sub(1)) else {
            return Resolved::default();
        };
        match self.resolve(from, imported, follow) {
            Resolved { modules, names_module: true } if !rest.is_empty() => {
                modules.last().map_or_else(Resolved::default, |&module| self.walk(module, rest, follow))
            }
            _ => Resolved::default(),
        }
    }

    /// Follows a path from a module downwards.
    fn walk(&self, start: ModuleId, path: &[String], follow: usize) -> Resolved {
        let mut module = start;
        for name in path {
            let Module { parent, children, names, .. } = &self.modules[module];
            let next = if name == "super" { *parent } else { children.get(name).copied() };
            if let Some(next) = next {
                module = next;
                continue;
            }
            let mut modules = vec![module];
            if let (Some(imported), Some(follow)) = (names.get(name), follow.checked_sub(1)) {
                modules.extend(self.resolve(module, imported, follow).modules);
            }
            return Resolved { modules, names_module: false };
        }
        Resolved { modules: vec![module], names_module: true }
    }

    /// Every import of a module of the crate by another.
    pub(crate) fn arrows(&self) -> Vec<Arrow> {
        let mut arrows = Vec::new();
        for File { path: file, module, source } in self.files.iter().filter(|file| self.is_built(file.module))
        {
            for import in &source.imports {
                let from = self.scope(*module, &import.scope);
                let mut line = import.line;
                let modules = self.resolve(from, &import.path, FOLLOWED).modules;
                for (index, &to) in modules.iter().enumerate() {
                    // To pass on what a module of one's own has is no use of it; to need it as well is.
                    if import.form == Form::Reexport && self.is_within(to, from) {
                        let used = import.name.as_ref().and_then(|name| source.words.get(name));
                        let Some(used) = used else { continue };
                        line = *used;
                    }
                    let (file, path) = (file.clone(), import.path.join("::"));
                    let passes_on = index + 1 < modules.len();
                    arrows.push(Arrow { from, to, passes_on, file, line, path });
                }
            }
        }
        arrows.retain(|arrow| arrow.from != arrow.to);
        arrows
    }

    /// Whether a module is another or below it.
    fn is_within(&self, module: ModuleId, other: ModuleId) -> bool {
        module == other || self.modules[module].parent.is_some_and(|parent| self.is_within(parent, other))
    }

    /// The module right below `folder` that holds `module`; `folder` itself where its own file does. `None` where
    /// `module` stands elsewhere.
    pub(crate) fn part_of(&self, folder: ModuleId, module: ModuleId) -> Option<ModuleId> {
        if module == folder {
            return Some(folder);
        }
        let parent = self.modules[module].parent?;
        if parent != folder {
            return self.part_of(folder, parent);
        }
        Some(if self.modules[module].home == Home::Inline { folder } else { module })
    }

    /// The modules that have modules in files below them.
    pub(crate) fn folders(&self) -> impl Iterator<Item = ModuleId> {
        (0..self.modules.len())
            .filter(|&module| self.is_built(module) && self.children(module).next().is_some())
    }

    /// The modules right below a module that stand in files or folders of their own.
    pub(crate) fn children(&self, module: ModuleId) -> impl Iterator<Item = ModuleId> {
        let children = self.modules[module].children.values().copied();
        children.filter(|&child| self.modules[child].home != Home::Inline)
    }

    pub(crate) fn name(&self, module: ModuleId) -> &str {
        &self.modules[module].name
    }

    /// The folder of a module: `src/check/trace`.
    pub(crate) fn folder(&self, module: ModuleId) -> String {
        match self.modules[module].parent {
            None => self.folder.clone(),
            Some(parent) => format!("{}/{}", self.folder(parent), self.modules[module].name),
        }
    }

    /// The file of a module; where it has none, its folder.
    pub(crate) fn file(&self, module: ModuleId) -> String {
        match self.modules[module].home {
            Home::File(file) => self.files[file].path.clone(),
            Home::Inline | Home::Folder => self.folder(module),
        }
    }
}

impl Module {
    fn new(name: &str, parent: Option<ModuleId>, home: Home) -> Self {
        Self { name: name.to_owned(), parent, home, children: BTreeMap::new(), names: BTreeMap::new() }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A crate of these files in the folder `src`.
    pub(crate) fn crate_of(files: &[(&str, &str)]) -> Crate {
        Crate::new("src", files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())))
    }

    /// The arrows, a line each.
    fn shown(files: &[(&str, &str)]) -> Vec<String> {
        let modules = crate_of(files);
        let shown = |arrow: &Arrow| {
            let [from, to] = [arrow.from, arrow.to].map(|module| modules.folder(module));
            format!("{}:{} {from} -> {to}", arrow.file, arrow.line)
        };
        modules.arrows().iter().map(shown).collect()
    }

    #[test]
    fn a_name_comes_from_the_file_that_has_it_by_way_of_those_that_pass_it_on() {
        let files = [
            ("lib.rs", "pub use table::Cell;"),
            ("budget.rs", "use crate::Cell;\nuse crate::table::{Cell, Table};"),
            ("table/mod.rs", "pub use cell::Cell;\npub struct Table;"),
            ("table/cell.rs", "use super::Table;"),
            ("table/row.rs", "use crate::table::Cell;\nuse super::cell::Cell;"),
        ];
        assert_eq!(
            shown(&files),
            [
                "src/budget.rs:1 src/budget -> src",
                "src/budget.rs:1 src/budget -> src/table",
                "src/budget.rs:1 src/budget -> src/table/cell",
                "src/budget.rs:2 src/budget -> src/table",
                "src/budget.rs:2 src/budget -> src/table/cell",
                "src/budget.rs:2 src/budget -> src/table",
                "src/table/cell.rs:1 src/table/cell -> src/table",
                "src/table/row.rs:1 src/table/row -> src/table",
                "src/table/row.rs:1 src/table/row -> src/table/cell",
                "src/table/row.rs:2 src/table/row -> src/table/cell",
            ]
        );
    }

    #[test]
    fn a_folder_that_needs_what_it_passes_on_imports_it() {
        let passed_on = ("a/mod.rs", "pub use b::{B, C};\nfn f(_: B) {}");
        assert_eq!(shown(&[passed_on, ("a/b.rs", "")]), ["src/a/mod.rs:2 src/a -> src/a/b"]);
    }

    #[test]
    fn a_module_goes_by_the_name_that_it_was_imported_by() {
        let files = [("a.rs", "use crate::b as c;\nfn f() { c::d::g(); std::fmt::h() }"), ("b/d.rs", "")];
        assert_eq!(shown(&files), ["src/a.rs:1 src/a -> src/b", "src/a.rs:2 src/a -> src/b/d"]);
    }

    #[test]
    fn modules_within_a_file_and_those_for_tests_are_not_files() {
        let files = [
            ("a/mod.rs", "#[cfg(test)] mod tests;\nmod inner { use super::super::b::B; }"),
            ("a/tests.rs", "use crate::c::C;"),
            ("b.rs", ""),
            ("c.rs", "use crate::a::inner::D;"),
        ];
        assert_eq!(shown(&files), ["src/a/mod.rs:2 src/a/inner -> src/b", "src/c.rs:1 src/c -> src/a/inner"]);
        let modules = crate_of(&files);
        let [a, b] = ["a", "b"].map(|name| modules.modules[ROOT].children[name]);
        let inner = modules.modules[a].children["inner"];
        assert_eq!((modules.part_of(ROOT, inner), modules.part_of(a, inner)), (Some(a), Some(a)));
        assert_eq!(modules.part_of(a, b), None);
    }

    #[test]
    fn names_in_a_ring_end() {
        assert!(!shown(&[("a.rs", "use crate::b::X;"), ("b.rs", "pub use crate::a::X;")]).is_empty());
    }
}
