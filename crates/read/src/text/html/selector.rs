//! Selectors of style sheets (CSS Selectors 3): which elements they ask for, by name, class, identifier and attribute, by what
//! these stand in, and by their place among those beside them.

use std::cell::Cell;

use super::tree::Node;

/// How many elements a selector may name; real ones name up to five.
const DEEPEST: usize = 8;

/// How many elements the selectors of a page are held against; a long page with the sheets of a framework needs a million.
pub(super) const MOST_STEPS: u32 = 50_000_000;

/// Behind these stands what an element is drawn with, and not the element.
const DRAWN: [&str; 7] =
    [":before", ":after", ":first-line", ":first-letter", ":selection", ":placeholder", ":marker"];

/// An element, as a style sheet asks for it.
pub(super) struct Element<'a> {
    /// Its name in lower case.
    pub(super) name: &'a str,
    pub(super) classes: &'a str,
    pub(super) id: &'a str,
    /// The style of its own.
    pub(super) style: &'a str,
    /// What it says for an attribute.
    pub(super) attribute: &'a dyn Fn(&str) -> Option<String>,
    /// Which child it is of the innermost of those around it, from 1.
    pub(super) place: usize,
    /// The elements that it stands in, the innermost last.
    pub(super) around: &'a [Node],
}

/// What is not looked at of a selector, so that it may be for an element or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// All of it is looked at.
    None,
    /// What its elements stand in or beside.
    Place,
    /// What its elements are: `:not(.on)`.
    Kind,
}

/// A selector, the element that it is for first.
#[derive(Debug)]
pub(super) struct Selector {
    compounds: Vec<Compound>,
    pub(super) doubt: Doubt,
}

/// What is asked of one element: `td.sum[data-x]:nth-child(2)`.
#[derive(Debug, Default)]
struct Compound {
    /// The name; empty if it is for all.
    name: String,
    /// The classes and identifiers, with their marks.
    words: Vec<String>,
    attributes: Vec<Attribute>,
    /// The places among those beside it: `an+b`.
    places: Vec<(i64, i64)>,
    /// Whether it stands immediately in the next one.
    is_child: bool,
    is_doubtful: bool,
}

#[derive(Debug)]
struct Attribute {
    name: String,
    /// How the value is compared, and with what; nothing where it is enough that there is one.
    value: Option<(char, String)>,
}

impl Selector {
    /// Reads a selector in lower case; none where it is for no element.
    pub(super) fn read(selector: &str) -> Option<Self> {
        let mut compounds = Vec::new();
        let mut doubt = Doubt::None;
        let mut pieces = pieces(selector);
        pieces.reverse();
        for (place, (combinator, piece)) in pieces.into_iter().enumerate() {
            let compound = Compound::read(piece, combinator == '>')?;
            if place == 0 && compound.is_doubtful {
                doubt = Doubt::Kind;
            }
            if place > 0 && (compound.is_doubtful || !compound.attributes.is_empty() || place >= DEEPEST) {
                doubt = if doubt == Doubt::None { Doubt::Place } else { doubt };
                break;
            }
            compounds.push(compound);
            if matches!(combinator, '+' | '~') {
                doubt = if doubt == Doubt::None { Doubt::Place } else { doubt };
                break;
            }
        }
        (!compounds.is_empty()).then_some(Self { compounds, doubt })
    }

    /// What an element has that this is for: one of its classes, its identifier, its name, or `*`.
    pub(super) fn key(&self) -> &str {
        let compound = self.compounds.first();
        compound.map_or("*", |compound| match compound.words.first() {
            Some(word) => word,
            None if compound.name.is_empty() => "*",
            None => &compound.name,
        })
    }

    /// Whether it is for an element, whose classes and identifier are sorted; `steps` counts what is looked at.
    pub(super) fn is_for(&self, element: &Element<'_>, words: &[String], steps: &Cell<u32>) -> bool {
        let Some((first, others)) = self.compounds.split_first() else { return false };
        first.is_of(element.name, words, element.place)
            && first.attributes.iter().all(|attribute| attribute.is_of(element))
            && stands_in(first.is_child, others, element.around, steps)
    }
}

/// Whether what is asked for around an element stands there.
fn stands_in(is_child: bool, asked: &[Compound], around: &[Node], steps: &Cell<u32>) -> bool {
    let Some((first, others)) = asked.split_first() else { return true };
    for (depth, node) in around.iter().enumerate().rev() {
        steps.set(steps.get().saturating_add(1));
        if steps.get() > MOST_STEPS {
            return false;
        }
        if first.is_of(&node.name, &node.words, node.place)
            && stands_in(first.is_child, others, &around[..depth], steps)
        {
            return true;
        }
        if is_child {
            return false;
        }
    }
    // A page may leave out the tags of what is around all of it.
    asked.iter().all(Compound::is_implied)
}

impl Compound {
    fn read(text: &str, is_child: bool) -> Option<Self> {
        if text.contains("::") || DRAWN.iter().any(|drawn| text.ends_with(drawn)) {
            return None;
        }
        let (name, mut rest) = text.split_at(text.find(['.', '#', '[', ':']).unwrap_or(text.len()));
        let is_name = name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '*'));
        let mut compound =
            Self { name: name.replace('*', ""), is_child, is_doubtful: !is_name, ..Self::default() };
        while let Some(mark) = rest.chars().next() {
            let end =
                |from: usize| rest[from..].find(['.', '#', '[', ':']).map_or(rest.len(), |at| from + at);
            let end = match mark {
                '[' => rest.find(']').map_or(rest.len(), |at| at + 1),
                ':' if rest[..end(1)].contains('(') => rest.find(')').map_or(rest.len(), |at| at + 1),
                _ => end(1),
            };
            let (part, after) = rest.split_at(end);
            match mark {
                '.' | '#' => compound.words.push(part.to_owned()),
                '[' => compound.attributes.extend(Attribute::read(part)),
                _ => match places(part) {
                    Some(places) => compound.places.push(places),
                    None => compound.is_doubtful = true,
                },
            }
            rest = after;
        }
        Some(compound)
    }

    fn is_of(&self, name: &str, words: &[String], place: usize) -> bool {
        let place = i64::try_from(place).unwrap_or(i64::MAX);
        (self.name.is_empty() || self.name == name)
            && self.words.iter().all(|word| words.binary_search(word).is_ok())
            && self.places.iter().all(|places| is_at(*places, place))
    }

    fn is_implied(&self) -> bool {
        matches!(&*self.name, "html" | "body") && self.words.is_empty() && self.places.is_empty()
    }
}

impl Attribute {
    /// Reads `[name]` or `[name^="value"]`.
    fn read(text: &str) -> Option<Self> {
        let inner = text.strip_prefix('[')?.trim_end_matches(']').trim();
        let Some((name, value)) = inner.split_once('=') else {
            return Some(Self { name: inner.to_owned(), value: None });
        };
        let value = value.trim().trim_matches(['"', '\'']).to_owned();
        let how = name.chars().next_back().filter(|c| matches!(c, '^' | '$' | '*' | '~' | '|'));
        let name = name.trim_end_matches(['^', '$', '*', '~', '|']).trim();
        Some(Self { name: name.to_owned(), value: Some((how.unwrap_or('='), value)) })
    }

    fn is_of(&self, element: &Element<'_>) -> bool {
        let Some(has) = (element.attribute)(&self.name) else { return false };
        let Some((how, value)) = &self.value else { return true };
        let has = has.to_ascii_lowercase();
        match how {
            '=' => has == *value,
            '~' => has.split_whitespace().any(|word| word == value),
            '|' => {
                has.strip_prefix(value.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
            }
            _ if value.is_empty() => false,
            '^' => has.starts_with(value.as_str()),
            '$' => has.ends_with(value.as_str()),
            _ => has.contains(value.as_str()),
        }
    }
}

/// The parts of a selector, each with what stands before it: a blank, `>`, `+`, `~`.
fn pieces(selector: &str) -> Vec<(char, &str)> {
    let mut pieces = Vec::new();
    let (mut combinator, mut begin, mut depth) = (' ', None, 0_usize);
    for (at, c) in selector.char_indices() {
        let is_between = depth == 0 && (c.is_whitespace() || matches!(c, '>' | '+' | '~'));
        match c {
            '[' | '(' => depth += 1,
            ']' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if !is_between {
            begin = begin.or(Some(at));
            continue;
        }
        if let Some(from) = begin.take() {
            pieces.push((combinator, &selector[from..at]));
            combinator = ' ';
        }
        if !c.is_whitespace() {
            combinator = c;
        }
    }
    pieces.extend(begin.map(|from| (combinator, &selector[from..])));
    pieces
}

/// `a` and `b` of the places `an+b` that a word asks for.
fn places(word: &str) -> Option<(i64, i64)> {
    if word == ":first-child" {
        return Some((0, 1));
    }
    let asked: String = word.strip_prefix(":nth-child(")?.strip_suffix(')')?.split_whitespace().collect();
    match asked.as_str() {
        "odd" => return Some((2, 1)),
        "even" => return Some((2, 0)),
        _ => {}
    }
    let Some((step, first)) = asked.split_once('n') else { return Some((0, asked.parse().ok()?)) };
    let step = match step {
        "" | "+" => 1,
        "-" => -1,
        step => step.parse().ok()?,
    };
    Some((step, if first.is_empty() { 0 } else { first.parse().ok()? }))
}

fn is_at((step, first): (i64, i64), place: i64) -> bool {
    let beyond = place.saturating_sub(first);
    match step {
        0 => beyond == 0,
        step => {
            beyond.checked_rem(step) == Some(0) && beyond.checked_div(step).is_some_and(|times| times >= 0)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(name: &str, words: &[&str], place: usize) -> Node {
        Node {
            name: name.to_owned(),
            words: words.iter().map(|&word| word.to_owned()).collect(),
            place,
            ..Node::default()
        }
    }

    #[test]
    fn what_a_selector_is_for() {
        let around = [node("table", &["#t", ".list"], 3), node("tbody", &[], 1), node("tr", &[".odd"], 2)];
        let attribute = |name: &str| (name == "data-x").then(|| "old row".to_owned());
        let element = Element {
            name: "td",
            classes: "",
            id: "",
            style: "",
            attribute: &attribute,
            place: 5,
            around: &around,
        };
        let words = [".hid".to_owned(), ".sum".to_owned()];
        for (selector, expected) in [
            ("td", true),
            ("*", true),
            ("th", false),
            (".hid.sum", true),
            (".hid.on", false),
            ("table td", true),
            ("table > td", false),
            ("tr>td", true),
            ("table > tbody > tr > td", true),
            ("table tr > td", true),
            ("table > tr td", false),
            ("#t .odd td", true),
            ("#t .even td", false),
            ("html body > table td", true),
            ("body.print td", false),
            ("td:nth-child(5)", true),
            ("td:nth-child( 2n + 1 )", true),
            ("td:nth-child(even)", false),
            ("td:nth-child(-n+5)", true),
            ("td:nth-child(-n+4)", false),
            ("td:nth-child(n+6)", false),
            ("td:first-child", false),
            ("tr:nth-child(2) td", true),
            ("tr:nth-child(3) td", false),
            ("[data-x]", true),
            ("td[data-y]", false),
            ("td[data-x=\"old row\"]", true),
            ("td[data-x~=row]", true),
            ("td[data-x^='old']", true),
            ("td[data-x$=old]", false),
            ("td[data-x*='d r']", true),
            ("td[data-x*='']", false),
        ] {
            let read = Selector::read(selector).unwrap();
            assert_eq!(read.doubt, Doubt::None, "{selector}");
            assert_eq!(read.is_for(&element, &words, &Cell::new(0)), expected, "{selector}");
        }
        for (selector, expected) in [
            ("td:not(.on)", Doubt::Kind),
            ("td:last-child", Doubt::Kind),
            ("th + td", Doubt::Place),
            ("tr:last-child td", Doubt::Place),
            ("tr[hidden] td", Doubt::Place),
        ] {
            let read = Selector::read(selector).unwrap();
            assert!(read.doubt == expected && read.is_for(&element, &words, &Cell::new(0)), "{selector}");
        }
        for drawn in ["td::before", "td:after", "", " > "] {
            assert!(Selector::read(drawn).is_none(), "{drawn}");
        }
    }

    #[test]
    fn what_is_looked_at_is_bounded() {
        let around: Vec<Node> = (0..500).map(|place| node("div", &[], place)).collect();
        let element = Element {
            name: "td",
            classes: "",
            id: "",
            style: "",
            attribute: &|_| None,
            place: 1,
            around: &around,
        };
        let steps = Cell::new(0);
        let selector = Selector::read("p > div div div div div div td").unwrap();
        assert!(!selector.is_for(&element, &[], &steps));
        assert!(
            steps.get() > MOST_STEPS
                && !selector.is_for(&element, &[], &steps)
                && steps.get() < MOST_STEPS + 20
        );
    }
}
