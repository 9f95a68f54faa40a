//! What a Rust file imports, and which modules it declares. What is built for tests alone is left out.

use std::collections::HashMap;

use crate::tokens::{Kind, Token, tokens};

/// How a file names what it imports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// `use a::b;`
    Use,
    /// `pub use a::b;`, with any visibility.
    Reexport,
    /// `a::b` in the code.
    Path,
}

/// A name that a file takes from elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Import {
    pub(crate) form: Form,
    /// The modules within the file that it stands in, from outside to inside.
    pub(crate) scope: Vec<String>,
    /// As it is written, its trees taken apart: `crate`, `table`, `Cell`.
    pub(crate) path: Vec<String>,
    /// What it is called here; `None` for a glob and for a path in the code.
    pub(crate) name: Option<String>,
    pub(crate) line: usize,
}

/// What a file says of modules.
#[derive(Debug, Default)]
pub(crate) struct Source {
    pub(crate) imports: Vec<Import>,
    /// The modules within the file, each from outside to inside.
    pub(crate) inline: Vec<Vec<String>>,
    /// The modules in files of their own that are built for tests alone.
    pub(crate) tests: Vec<String>,
    /// The names in the code, those of its imports left out, with the first line of each.
    pub(crate) words: HashMap<String, usize>,
}

impl Source {
    /// Reads a file.
    pub(crate) fn read(text: &str) -> Self {
        let mut reader =
            Reader { tokens: tokens(text), at: 0, scopes: Vec::new(), depth: 0, source: Self::default() };
        while reader.at < reader.tokens.len() {
            reader.step();
        }
        reader.source
    }
}

struct Reader<'s> {
    tokens: Vec<Token<'s>>,
    at: usize,
    /// The modules that are open, each with the depth of braces outside it.
    scopes: Vec<(String, usize)>,
    depth: usize,
    source: Source,
}

impl<'s> Reader<'s> {
    fn kind(&self, ahead: usize) -> Option<Kind<'s>> {
        self.tokens.get(self.at + ahead).map(|token| token.kind)
    }

    fn word(&self, ahead: usize) -> Option<&'s str> {
        match self.kind(ahead)? {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    fn is_sign(&self, ahead: usize, sign: char) -> bool {
        self.kind(ahead) == Some(Kind::Sign(sign))
    }

    fn line(&self) -> usize {
        self.tokens.get(self.at).or(self.tokens.last()).map_or(1, |token| token.line)
    }

    fn scope(&self) -> Vec<String> {
        self.scopes.iter().map(|(name, _)| name.clone()).collect()
    }

    /// Reads what stands next.
    fn step(&mut self) {
        match self.kind(0) {
            Some(Kind::Sign('#')) => self.attribute(),
            Some(Kind::Sign('{')) => {
                self.depth += 1;
                self.at += 1;
            }
            Some(Kind::Sign('}')) => {
                self.depth = self.depth.saturating_sub(1);
                self.scopes.pop_if(|(_, outside)| *outside == self.depth);
                self.at += 1;
            }
            Some(Kind::Word("pub")) => {
                self.skip_visibility();
                if self.word(0) == Some("use") {
                    self.use_item(Form::Reexport);
                }
            }
            // `use<'a>` is a bound, not an import.
            Some(Kind::Word("use")) if !self.is_sign(1, '<') => self.use_item(Form::Use),
            Some(Kind::Word("mod")) if self.is_sign(2, '{') => self.open_module(),
            Some(Kind::Word("mod")) if self.is_sign(2, ';') => self.at += 3,
            Some(Kind::Word(word)) => self.path(word),
            _ => self.at += 1,
        }
    }

    /// Passes over the attribute, and over the item where it is built for tests alone. The names in an attribute count
    /// like any others.
    fn attribute(&mut self) {
        let for_tests = self.is_sign(1, '[')
            && self.word(2) == Some("cfg")
            && self.is_sign(3, '(')
            && self.word(4) == Some("test")
            && self.is_sign(5, ')')
            && self.is_sign(6, ']');
        if for_tests {
            self.at += 7;
            self.skip_item();
        } else {
            self.at += 1;
        }
    }

    /// Passes over `pub`, and over what says where.
    fn skip_visibility(&mut self) {
        self.at += 1;
        let narrow = match self.word(1) {
            Some("in") => true,
            Some("crate" | "self" | "super") => self.is_sign(2, ')'),
            _ => false,
        };
        if self.is_sign(0, '(') && narrow {
            self.skip_group();
        }
    }

    /// Passes over brackets and what they hold.
    fn skip_group(&mut self) {
        let mut depth = 0_usize;
        while let Some(kind) = self.kind(0) {
            self.at += 1;
            match kind {
                Kind::Sign('(' | '[' | '{') => depth += 1,
                Kind::Sign(')' | ']' | '}') => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                return;
            }
        }
    }

    /// Passes over an item that is built for tests alone, its other attributes included.
    fn skip_item(&mut self) {
        while self.is_sign(0, '#') {
            self.at += 1;
            self.skip_group();
        }
        if self.word(0) == Some("pub") {
            self.skip_visibility();
        }
        if let (Some("mod"), Some(name), true) = (self.word(0), self.word(1), self.is_sign(2, ';')) {
            self.source.tests.push(name.to_owned());
        }
        let ends_with_block = match self.word(0) {
            Some("const") => matches!(self.word(1), Some("fn" | "unsafe" | "async" | "extern")),
            Some("use" | "static" | "type" | "let") => false,
            _ => true,
        };
        while let Some(kind) = self.kind(0) {
            match kind {
                Kind::Sign(';' | ',') => {
                    self.at += 1;
                    return;
                }
                Kind::Sign('{') if ends_with_block => {
                    self.skip_group();
                    return;
                }
                Kind::Sign('(' | '[' | '{') => self.skip_group(),
                // The last field, variant or arm.
                Kind::Sign(')' | ']' | '}') => return,
                Kind::Sign('<') => self.skip_angles(),
                _ => self.at += 1,
            }
        }
    }

    /// Passes over parameters of types, whose commas end nothing.
    fn skip_angles(&mut self) {
        let mut depth = 0_usize;
        while let Some(kind) = self.kind(0) {
            match kind {
                Kind::Sign('<') => depth += 1,
                // `->` is no bracket.
                Kind::Sign('>') if self.at > 0 && self.tokens[self.at - 1].kind != Kind::Sign('-') => {
                    depth -= 1;
                }
                Kind::Sign(';' | '{' | '}') => return,
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                return;
            }
        }
    }

    fn open_module(&mut self) {
        if let Some(name) = self.word(1) {
            self.scopes.push((name.to_owned(), self.depth));
            self.source.inline.push(self.scope());
        }
        self.at += 2;
    }

    fn use_item(&mut self, form: Form) {
        self.at += 1;
        self.use_tree(form, &[]);
        if self.is_sign(0, ';') {
            self.at += 1;
        }
    }

    /// Reads a tree of imports up to what ends it: `,`, `}` or `;`.
    fn use_tree(&mut self, form: Form, prefix: &[String]) {
        let mut path = prefix.to_vec();
        loop {
            let line = self.line();
            match self.kind(0) {
                Some(Kind::Separator) => {
                    // `::std` is no module of ours, and neither is a name that is empty.
                    if path.is_empty() {
                        path.push(String::new());
                    }
                    self.at += 1;
                }
                Some(Kind::Word(word)) => {
                    self.at += 1;
                    let of_prefix = word == "self" && !path.is_empty();
                    if !of_prefix {
                        path.push(word.to_owned());
                    }
                    if self.kind(0) == Some(Kind::Separator) {
                        continue;
                    }
                    let mut name = path.last().cloned();
                    if self.word(0) == Some("as") {
                        name = self.word(1).map(str::to_owned);
                        self.at += 2;
                    }
                    self.source.imports.push(Import { form, scope: self.scope(), path, name, line });
                    return;
                }
                Some(Kind::Sign('*')) => {
                    self.at += 1;
                    self.source.imports.push(Import { form, scope: self.scope(), path, name: None, line });
                    return;
                }
                Some(Kind::Sign('{')) => {
                    self.at += 1;
                    while !self.is_sign(0, '}') && self.kind(0).is_some() {
                        let start = self.at;
                        self.use_tree(form, &path);
                        if self.is_sign(0, ',') || self.at == start {
                            self.at += 1;
                        }
                    }
                    self.at += 1;
                    return;
                }
                // A variable of a macro.
                Some(Kind::Opaque) => {
                    self.at += 1;
                    path.push(String::new());
                }
                _ => return,
            }
        }
    }

    /// Reads a word, and the path that it begins.
    fn path(&mut self, first: &str) {
        let line = self.line();
        let before = self.at.checked_sub(1).map(|at| self.tokens[at].kind);
        let begins = !matches!(before, Some(Kind::Separator | Kind::Sign('.')));
        if begins {
            self.source.words.entry(first.to_owned()).or_insert(line);
        }
        let mut path = vec![first.to_owned()];
        self.at += 1;
        while let (Some(Kind::Separator), Some(word)) = (self.kind(0), self.word(1)) {
            path.push(word.to_owned());
            self.at += 2;
        }
        if begins && path.len() > 1 {
            self.source.imports.push(Import {
                form: Form::Path,
                scope: self.scope(),
                path,
                name: None,
                line,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The imports of a source, a line each.
    fn shown(text: &str) -> Vec<String> {
        let shown = |import: &Import| {
            let Import { form, scope, path, name, line } = import;
            let form = match form {
                Form::Use => "use",
                Form::Reexport => "pub use",
                Form::Path => "path",
            };
            let scope = if scope.is_empty() { String::new() } else { format!(" in {}", scope.join("::")) };
            let name = name.as_ref().map_or(String::new(), |name| format!(" as {name}"));
            format!("{line}: {form} {}{name}{scope}", path.join("::"))
        };
        Source::read(text).imports.iter().map(shown).collect()
    }

    #[test]
    fn trees_are_taken_apart() {
        let text = "use crate::table::{self, Cell as C, row::{Side, *}};\n\
                    pub(crate) use audit::judge;\n\
                    pub(in crate::check) use super::x;\n\
                    use ::std::fmt;\n";
        assert_eq!(
            shown(text),
            [
                "1: use crate::table as table",
                "1: use crate::table::Cell as C",
                "1: use crate::table::row::Side as Side",
                "1: use crate::table::row",
                "2: pub use audit::judge as judge",
                "3: pub use super::x as x",
                "4: use ::std::fmt as fmt",
            ]
        );
    }

    #[test]
    fn paths_in_the_code_count_but_for_visibilities() {
        let text = "struct A(pub crate::value::Code);\n\
                    pub(in crate::catalog) static B: C = super::c::<crate::d::E>(f);\n\
                    crate::serde_string!(A);\n\
                    fn g() -> impl Iterator + use<'_> { self.h().i::<u8>() }\n";
        assert_eq!(
            shown(text),
            [
                "1: path crate::value::Code",
                "2: path super::c",
                "2: path crate::d::E",
                "3: path crate::serde_string",
            ]
        );
    }

    #[test]
    fn modules_within_the_file_are_scopes() {
        let text = "mod a { use super::b; mod c { use super::d; } use super::e; }\nuse f::g;\n";
        assert_eq!(
            shown(text),
            [
                "1: use super::b as b in a",
                "1: use super::d as d in a::c",
                "1: use super::e as e in a",
                "2: use f::g as g",
            ]
        );
        assert_eq!(Source::read(text).inline, [vec!["a"], vec!["a", "c"]]);
    }

    #[test]
    fn what_is_built_for_tests_is_left_out() {
        let text = "#[cfg(test)]\nuse crate::a;\n\
                    #[cfg(test)] #[expect(x)] fn f<A, B>() -> C { crate::b() }\n\
                    #[cfg(test)] const G: H = crate::c::I { d: 1 };\n\
                    #[cfg(test)] mod tests { use super::*; }\n\
                    #[cfg(test)] pub(crate) mod more;\n\
                    enum J { #[cfg(test)] K(crate::d::L), M }\n\
                    #[cfg(feature = \"csv\")] use crate::e;\n";
        let source = Source::read(text);
        assert_eq!(shown(text), ["8: use crate::e as e"]);
        assert_eq!(source.tests, ["more"]);
        assert!(source.words.contains_key("M") && !source.words.contains_key("K"));
    }

    #[test]
    fn words_are_those_of_the_code() {
        let source = Source::read("pub use a::B;\nuse c::D;\nfn f(x: B) { x.g(); D::h() }");
        assert_eq!(source.words.get("B"), Some(&3));
        assert_eq!(source.words.get("D"), Some(&3));
        assert!(!source.words.contains_key("g") && !source.words.contains_key("h"));
        assert!(!source.words.contains_key("a"));
    }
}
