//! `api`: the public API of the library, a line for each item and each of its members.
//!
//! It is read from the pages that `cargo doc` writes, which say what a user sees: what is hidden, private or passed on
//! from elsewhere is theirs to know. Implementations of traits are left out.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::html::{attribute, element, text};

/// Where the members of an item end on its page: what follows comes from traits.
const ENDS: [&str; 6] = [
    "<h2 id=\"trait-implementations\"",
    "<h2 id=\"synthetic-implementations\"",
    "<h2 id=\"blanket-implementations\"",
    "<h2 id=\"deref-methods-",
    "<h2 id=\"foreign-impls\"",
    "<h2 id=\"implementors\"",
];

/// How the code of a variant or of an implementation begins.
const HEADING: &str = "<h3 class=\"code-header\">";
/// How the code of a method begins.
const MEMBER: &str = "<h4 class=\"code-header\">";

/// The public API by the pages of a crate in this folder, sorted.
pub(crate) fn lines(folder: &Path) -> Result<Vec<String>, String> {
    let read = |path: &str| {
        let path = folder.join(path);
        fs::read_to_string(&path).map_err(|error| {
            format!(
                "{}: {error}; build the documentation first: cargo doc -p cn-budget --no-deps --all-features",
                path.display()
            )
        })
    };
    let mut lines = Vec::new();
    let mut modules = vec![String::new()];
    while let Some(module) = modules.pop() {
        let index = read(&format!("{module}index.html"))?;
        let path = module.replace('/', "::");
        for name in modules_of(&index) {
            lines.push(format!("{path}{name} [mod]"));
            modules.push(format!("{module}{name}/"));
        }
        lines.extend(reexports(&index).map(|line| format!("{path}{line}")));
    }
    // The list of all items is written anew each time; pages of items that are gone may still lie about.
    for (page, path) in items(&read("all.html")?) {
        lines.extend(item(&path, page_kind(&page), &read(&page)?));
    }
    lines.sort();
    Ok(lines)
}

/// The modules that the page of a module lists.
fn modules_of(page: &str) -> Vec<String> {
    let links = page.split("<a class=\"mod\"").skip(1);
    links.filter_map(|link| attribute(link, "href")?.strip_suffix("/index.html").map(str::to_owned)).collect()
}

/// The names that the page of a module passes on.
fn reexports(page: &str) -> impl Iterator<Item = String> {
    page.split("<dt id=\"reexport.").skip(1).filter_map(|part| {
        let (name, _) = part.split_once('"')?;
        let (code, _) = element(part, "<code>", "</code>")?;
        Some(format!("{name} [{}]", text(code).trim_end_matches(';')))
    })
}

/// The items of a crate: the page and the path of each.
fn items(page: &str) -> Vec<(String, String)> {
    let list = page.split("<ul class=\"all-items\">").skip(1);
    let links = list.filter_map(|list| list.split("</ul>").next()).flat_map(|list| list.split("<a").skip(1));
    links
        .filter_map(|link| Some((attribute(link, "href")?.to_owned(), text(element(link, ">", "</a>")?.0))))
        .collect()
}

/// What a page is about: `struct`, `enum`.
fn page_kind(page: &str) -> &str {
    let file = page.rsplit('/').next().unwrap_or(page);
    file.split('.').next().unwrap_or(file)
}

/// The lines of an item and its members.
fn item(path: &str, kind: &str, page: &str) -> Vec<String> {
    let Some((declaration, rest)) = element(page, "<pre class=\"rust item-decl\"><code>", "</code></pre>")
    else {
        return vec![format!("{path} [{kind}]")];
    };
    let mut lines = vec![item_line(path, kind, declaration)];
    // The page of an alias shows what is another item's.
    if kind != "type" {
        let end = ENDS.iter().filter_map(|end| rest.find(end)).min().unwrap_or(rest.len());
        lines.extend(members(path, kind, &rest[..end]));
    }
    lines
}

/// The line of an item, without what it holds.
fn item_line(path: &str, kind: &str, declaration: &str) -> String {
    let mut marks = Vec::new();
    let mut code = declaration;
    while let Some((attribute, rest)) = element(code, "<div class=\"code-attribute\">", "</div>") {
        if attribute == "#[non_exhaustive]" {
            marks.push("non_exhaustive");
        }
        code = rest;
    }
    let code = text(code);
    let has_block = matches!(kind, "struct" | "enum" | "trait" | "union");
    let (head, block) = code.split_once('{').filter(|_| has_block).unwrap_or((&code, ""));
    if block.contains("/* private fields */") {
        marks.push("private fields");
    }
    line(path, head.trim_end_matches([' ', ';']), &marks)
}

/// The line of something that is declared in `code` and has this path: what stands before its name comes last.
fn line(path: &str, code: &str, marks: &[&str]) -> String {
    let name = path.rsplit("::").next().unwrap_or(path);
    let code = code.trim_end_matches(',');
    let (before, after) = split_at_name(code, name).unwrap_or((code, ""));
    let before = before.trim().trim_start_matches("pub ").trim();
    let mut all: Vec<&str> =
        Some(before).filter(|before| !matches!(*before, "" | "pub" | "fn")).into_iter().collect();
    all.extend(marks);
    let marks = if all.is_empty() { String::new() } else { format!(" [{}]", all.join(", ")) };
    format!("{path}{after}{marks}")
}

/// What stands before and after a name, where it first is a word of its own.
fn split_at_name<'c>(code: &'c str, name: &str) -> Option<(&'c str, &'c str)> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(name).find_map(|(at, _)| {
        let (before, after) = (&code[..at], &code[at + name.len()..]);
        let whole = !before.ends_with(is_word) && !after.starts_with(is_word);
        whole.then_some((before, after))
    })
}

/// The lines of the members on a page: fields, variants and their fields, methods, associated constants and types.
fn members(path: &str, kind: &str, page: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut header = String::new();
    let starts: BTreeSet<usize> = ["<section id=\"", "<span id=\""]
        .iter()
        .flat_map(|open| page.match_indices(open))
        .map(|(at, _)| at)
        .collect();
    for at in starts {
        let html = &page[at..];
        let (Some(id), Some(class)) = (attribute(html, "id"), attribute(html, "class")) else { continue };
        let code = |open: &str, close: &str| {
            element(html, open, close).map(|(code, _)| text(code)).unwrap_or_default()
        };
        let id: Vec<&str> = id.split('.').collect();
        let (name, code, mark) = match (class, &id[..]) {
            ("impl", _) => {
                header = code(HEADING, "</h3>");
                continue;
            }
            ("variant", [_, name]) => ((*name).to_owned(), code(HEADING, "</h3>"), ""),
            (_, ["structfield", name]) => ((*name).to_owned(), code("<code>", "</code>"), ""),
            (_, ["variant", variant, "field", name]) => {
                (format!("{variant}::{name}"), code("<code>", "</code>"), "")
            }
            ("method" | "associatedconstant" | "associatedtype", [form, name]) => {
                // A number tells apart what has one name on several kinds of a type.
                let name = name.split('-').next().unwrap_or(name).to_owned();
                (name, code(MEMBER, "</h4>"), member_mark(kind, form, &header))
            }
            _ => continue,
        };
        let marks: &[&str] = if mark.is_empty() { &[] } else { &[mark] };
        lines.push(line(&format!("{path}::{name}"), &code, marks));
    }
    lines
}

/// What is to be known of a member of a trait or of an implementation with this header.
fn member_mark<'h>(kind: &str, form: &str, header: &'h str) -> &'h str {
    match (kind, form) {
        ("trait", "tymethod") => "required",
        ("trait", "method") => "provided",
        _ if is_generic(header) => header,
        _ => "",
    }
}

/// Whether an implementation speaks of more than lifetimes.
fn is_generic(header: &str) -> bool {
    header.match_indices('<').any(|(at, _)| !header[at + 1..].starts_with('\''))
}

/// What has gone (`-`) and what is new (`+`) from one list of lines to another, in the order of the lines.
pub(crate) fn difference(before: &[String], after: &[String]) -> Vec<String> {
    let sorted = |lines: &[String]| {
        let mut lines = lines.to_vec();
        lines.sort();
        lines
    };
    let (before, after) = (sorted(before), sorted(after));
    let (mut before, mut after) = (before.iter().peekable(), after.iter().peekable());
    let mut lines = Vec::new();
    loop {
        let order = match (before.peek(), after.peek()) {
            (None, None) => return lines,
            (Some(gone), Some(new)) => gone.cmp(new),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
        };
        let (gone, new) = match order {
            Ordering::Less => (before.next(), None),
            Ordering::Greater => (None, after.next()),
            Ordering::Equal => {
                before.next();
                after.next();
                (None, None)
            }
        };
        lines.extend(gone.map(|line| format!("-{line}")));
        lines.extend(new.map(|line| format!("+{line}")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page with this declaration and these members.
    fn page(declaration: &str, members: &str) -> String {
        format!(
            "<h1>X</h1><pre class=\"rust item-decl\"><code>{declaration}</code></pre>{members}\
             <h2 id=\"trait-implementations\">…</h2><section id=\"method.fmt\" class=\"method\"><h4 class=\"code-header\">fn fmt()</h4>"
        )
    }

    #[test]
    fn an_item_is_a_line_without_what_it_holds() {
        for (kind, declaration, expected) in [
            (
                "struct",
                "pub struct X&lt;K, V = <a>Y</a>&gt; { <span>/* private fields */</span> }",
                "a::X<K, V = Y> [struct, private fields]",
            ),
            ("struct", "pub struct X(pub <a>u8</a>);", "a::X(pub u8) [struct]"),
            (
                "enum",
                "<div class=\"code-attribute\">#[non_exhaustive]</div>pub enum X {\n    A,\n}",
                "a::X [enum, non_exhaustive]",
            ),
            (
                "trait",
                "pub trait X:\n    <a>Debug</a>\n    + <a>Send</a> {\n    fn f();\n}",
                "a::X: Debug + Send [trait]",
            ),
            ("fn", "pub const fn X(\n    y: <a>u8</a>,\n) -&gt; <a>Y</a>", "a::X(y: u8) -> Y [const fn]"),
            ("fn", "pub fn X() -&gt; <a>Y</a>", "a::X() -> Y"),
            ("type", "pub type X = <a>Y</a>&lt;Z&gt;;", "a::X = Y<Z> [type]"),
        ] {
            assert_eq!(item("a::X", kind, &page(declaration, "")), [expected], "{declaration}");
        }
    }

    #[test]
    fn members_are_lines_and_those_of_traits_are_none() {
        let members = "<span id=\"structfield.y\" class=\"structfield section-header\"><a>§</a><code>y: <a>u8</a></code></span>\
            <section id=\"impl-X\" class=\"impl\"><h3 class=\"code-header\">impl&lt;'a&gt; X&lt;'a&gt;</h3></section>\
            <section id=\"associatedconstant.Z\" class=\"associatedconstant\"><h4 class=\"code-header\">pub const <a>Z</a>: Self</h4></section>\
            <section id=\"method.new\" class=\"method\"><h4 class=\"code-header\">pub const fn <a>new</a>() -&gt; Self</h4></section>\
            <section id=\"impl-X-1\" class=\"impl\"><h3 class=\"code-header\">impl&lt;T: <a>Y</a>&gt; X&lt;T&gt;</h3></section>\
            <section id=\"method.of-1\" class=\"method\"><h4 class=\"code-header\">pub fn <a>of</a>(t: T)</h4></section>\
            <section id=\"method.clone\" class=\"method trait-impl\"><h4 class=\"code-header\">fn clone()</h4></section>";
        assert_eq!(
            item("a::X", "struct", &page("pub struct X { }", members)),
            [
                "a::X [struct]",
                "a::X::y: u8",
                "a::X::Z: Self [const]",
                "a::X::new() -> Self [const fn]",
                "a::X::of(t: T) [impl<T: Y> X<T>]",
            ]
        );
    }

    #[test]
    fn variants_and_methods_of_traits_are_lines() {
        let variants = "<section id=\"variant.A\" class=\"variant\"><h3 class=\"code-header\">A(<a>u8</a>)</h3></section>\
            <section id=\"variant.B\" class=\"variant\"><h3 class=\"code-header\">B</h3></section>\
            <span id=\"variant.B.field.c\" class=\"section-header\"><code>c: <a>u8</a></code></span>";
        assert_eq!(
            item("X", "enum", &page("pub enum X { }", variants)),
            ["X [enum]", "X::A(u8)", "X::B", "X::B::c: u8"]
        );
        let methods = "<section id=\"tymethod.f\" class=\"method\"><h4 class=\"code-header\">fn <a>f</a>(&amp;self)</h4></section>\
            <section id=\"method.g\" class=\"method\"><h4 class=\"code-header\">fn <a>g</a>(&amp;self) -&gt; <a>g2</a></h4></section>";
        assert_eq!(
            item("X", "trait", &page("pub trait X { }", methods)),
            ["X [trait]", "X::f(&self) [required]", "X::g(&self) -> g2 [provided]"]
        );
    }

    #[test]
    fn pages_are_found_by_the_lists() {
        let all = "<a href=\"no.html\">no</a><ul class=\"all-items\"><li><a href=\"a/struct.X.html\">a::X</a></li></ul>";
        assert_eq!(items(all), [("a/struct.X.html".to_owned(), "a::X".to_owned())]);
        assert_eq!(page_kind("a/struct.X.html"), "struct");
        let index = "<dt id=\"reexport.X\"><code>pub use a::<a>X</a>;</code></dt><a class=\"mod\" href=\"a/index.html\" title=\"mod\">a</a>";
        assert_eq!(reexports(index).collect::<Vec<_>>(), ["X [pub use a::X]"]);
        assert_eq!(modules_of(index), ["a"]);
    }

    #[test]
    fn a_difference_names_what_has_gone_and_what_is_new() {
        let lines = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(difference(&lines("a c d"), &lines("a b d e")), ["+b", "-c", "+e"]);
        assert!(difference(&lines("b a"), &lines("a b")).is_empty());
    }
}
