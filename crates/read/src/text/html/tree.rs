//! The elements that are open, as selectors ask for them. A page forgets the ends of some, and some that it forgets the
//! beginning of are there all the same (a table's `tbody`).

use super::elements::{encloses, ends_unclosed, is_of_table};

/// How deep elements stand in each other, as browsers bound it.
const DEEPEST: usize = 512;

/// An element that is open.
#[derive(Debug, Default)]
pub(super) struct Node {
    pub(super) name: String,
    /// Its classes and its identifier with their marks, sorted.
    pub(super) words: Vec<String>,
    /// Which child it is of what it stands in, from 1.
    pub(super) place: usize,
    /// Whether it has lines of its own though elements of its name have none.
    pub(super) is_block: bool,
    pub(super) children: usize,
}

/// The elements that are open, the innermost last.
#[derive(Debug, Default)]
pub(super) struct Tree {
    open: Vec<Node>,
    /// How many stand in none.
    roots: usize,
    /// Whether they went deeper than is looked at: no place is known any more.
    is_lost: bool,
}

impl Tree {
    /// An element begins: ends what it ends, and counts it; which child it is.
    pub(super) fn begin(&mut self, name: &[u8]) -> usize {
        if is_of_table(name) && name != b"table" && self.open.iter().any(|node| node.name == "table") {
            while self
                .open
                .pop_if(|top| top.name != "table" && !encloses(top.name.as_bytes(), name))
                .is_some()
            {}
            if matches!(name, b"tr" | b"td" | b"th") && self.top() == "table" {
                self.imply("tbody");
            }
            if matches!(name, b"td" | b"th") && matches!(self.top(), "thead" | "tbody" | "tfoot") {
                self.imply("tr");
            }
        }
        let is_item = matches!(name, b"li" | b"dt" | b"dd");
        self.open.pop_if(|top| match &*top.name {
            "p" => ends_unclosed(b"p", name),
            "li" | "dt" | "dd" => is_item,
            _ => false,
        });
        let children = self.open.last_mut().map_or(&mut self.roots, |top| &mut top.children);
        *children += 1;
        *children
    }

    fn top(&self) -> &str {
        self.open.last().map_or("", |top| &top.name)
    }

    fn imply(&mut self, name: &str) {
        let children = self.open.last_mut().map_or(&mut self.roots, |top| &mut top.children);
        *children += 1;
        let place = *children;
        self.add(Node { name: name.to_owned(), place, ..Node::default() });
    }

    /// The element that has begun is one that others stand in.
    pub(super) fn add(&mut self, node: Node) {
        self.is_lost |= self.open.len() >= DEEPEST;
        if self.is_lost {
            self.open.clear();
        } else {
            self.open.push(node);
        }
    }

    /// Whether elements went deeper than is looked at.
    pub(super) const fn is_lost(&self) -> bool {
        self.is_lost
    }

    /// The elements that are open, the innermost last.
    pub(super) fn around(&self) -> &[Node] {
        &self.open
    }

    /// Ends an element; whether a line ends with it.
    pub(super) fn end(&mut self, name: &[u8]) -> bool {
        let name_of = |node: &Node| node.name.as_bytes() == name;
        // No end of another element ends a cell.
        let bounds = |node: &Node| {
            if is_of_table(name) {
                node.name == "table"
            } else {
                matches!(&*node.name, "td" | "th" | "table")
            }
        };
        let found = self.open.iter().rposition(|node| name_of(node) || bounds(node));
        let Some(from) = found.filter(|&at| name_of(&self.open[at])) else { return false };
        self.open.drain(from..).any(|node| node.is_block)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(tags: &[&str]) -> String {
        let mut tree = Tree::default();
        for tag in tags {
            if let Some(name) = tag.strip_prefix('/') {
                tree.end(name.as_bytes());
            } else {
                let place = tree.begin(tag.as_bytes());
                tree.add(Node { name: (*tag).to_owned(), place, ..Node::default() });
            }
        }
        tree.around().iter().map(|node| format!("{}{}", node.name, node.place)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_is_open() {
        for (tags, expected) in [
            (&["table", "tr", "td", "b"][..], "table1 tbody1 tr1 td1 b1"),
            (&["table", "td", "td"], "table1 tbody1 tr1 td2"),
            (&["table", "tr", "td", "tr", "td", "th"], "table1 tbody1 tr2 th2"),
            (&["table", "thead", "tr", "/thead", "tbody", "tr"], "table1 tbody2 tr1"),
            (&["table", "td", "table", "td", "/table", "i"], "table1 tbody1 tr1 td1 i2"),
            (&["div", "table", "td", "/div", "p", "p"], "div1 table1 tbody1 tr1 td1 p2"),
            (&["p", "div", "/p", "b"], "div2 b1"),
            (&["ul", "li", "li", "/ul", "td"], "td2"),
            (&["/p", "/table"], ""),
        ] {
            assert_eq!(opened(tags), expected, "{tags:?}");
        }
        assert_eq!(opened(&["div"; 600]), "");
    }
}
