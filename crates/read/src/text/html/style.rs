//! What the styles of a page hide, and what they say of letters: of the rules that are for an element, and the style of its own.

use std::cell::Cell;
use std::collections::HashMap;
use std::rc::Rc;

use super::colour::{colour, ground};
use super::layers::Look;
use super::selector::{Doubt, Element, MOST_STEPS, Selector};
use crate::ink::{Ground, PAPER, Shift};

/// How many selectors are kept; the sheets of a large site have some thousand.
const MOST: usize = 10_000;

/// How many of them may begin with the same class, as all of them are looked at for each of its elements. The style sheets of
/// the frameworks that sites use have some dozen for a class.
const OF_ONE: usize = 200;

/// What may hide an element, or show it again, or says how its letters look.
const PROPERTIES: [&str; 28] = [
    "display",
    "visibility",
    "opacity",
    "overflow",
    "position",
    "height",
    "width",
    "max-height",
    "max-width",
    "left",
    "top",
    "right",
    "bottom",
    "font-size",
    "color",
    "text-indent",
    "background",
    "background-color",
    "background-image",
    "vertical-align",
    "float",
    "transform",
    "clip",
    "clip-path",
    "filter",
    "content-visibility",
    "margin-left",
    "margin-top",
];

/// What a table is made of. The height and width of these are the least that they have, and what does not fit stretches them
/// (CSS 2.2, 17.5.2 and 17.5.3), whatever is said of overflow.
const OF_TABLE: [&str; 9] = ["table", "thead", "tbody", "tfoot", "tr", "td", "th", "col", "colgroup"];

/// What a pointer or a key does to an element, which nobody has done on a page that is read.
const TOUCHED: [&str; 5] = [":hover", ":focus", ":active", ":target", ":checked"];

/// The rules of the style sheets of a page.
#[derive(Debug, Default)]
pub(super) struct Sheets {
    /// By what their elements have: `.hid`, `#old`, `td`.
    rules: HashMap<String, Vec<Rule>>,
    count: usize,
    /// How many elements were looked at for what stands in them.
    steps: Cell<u32>,
    /// Whether something that is not looked at may lay a ground below letters.
    paints: bool,
}

/// A rule for elements: `tr.hid`, `p .x`.
#[derive(Debug)]
struct Rule {
    selector: Selector,
    rank: Rank,
    declarations: Rc<[Declaration]>,
}

/// How strong a rule is among others (CSS Cascade 4, 6.1): identifiers, classes, names, and how many rules came before.
type Rank = (usize, usize, usize, usize);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Declaration {
    property: &'static str,
    value: String,
    is_important: bool,
}

/// What is declared for an element: for each property the declaration that wins.
pub(super) struct Declared {
    is_of_table: bool,
    declarations: Vec<Declaration>,
    /// The properties that a rule says which may be for others.
    doubtful: Vec<&'static str>,
}

impl Sheets {
    /// Takes note of a style sheet that the page names and that is not at hand.
    pub(super) fn name(&mut self) {
        self.paints = true;
    }

    /// Whether it is known what lies below letters of which no element says it: paper.
    pub(super) const fn is_paper_known(&self) -> bool {
        !self.paints
    }

    /// Whether more elements had to be looked at than are.
    pub(super) fn is_spent(&self) -> bool {
        self.steps.get() > MOST_STEPS
    }

    /// Whether there is a rule for anything.
    pub(super) const fn has_rules(&self) -> bool {
        self.count > 0
    }

    /// Takes a style sheet. Rules for other media than screens, in braces of their own, are passed over.
    pub(super) fn read(&mut self, sheet: &str) {
        let sheet = without_comments(sheet);
        self.paints |= sheet.contains("@import");
        self.read_rules(&sheet);
    }

    fn read_rules(&mut self, sheet: &str) {
        let mut rest = sheet;
        while let Some(open) = rest.find('{') {
            // @charset "utf-8"; ends before the rule behind it.
            let selectors = rest[..open].rsplit(';').next().unwrap_or_default().trim();
            let (body, after) = block(&rest[open + 1..]);
            let media = selectors.strip_prefix("@media").map(str::trim);
            if media.is_some_and(|media| matches!(media, "all" | "screen")) {
                // What stands in its braces has none deeper that count.
                self.read_rules(&body.replace('@', ""));
            }
            let is_passed_over = selectors.starts_with('@') && selectors != "@media print";
            self.paints |= is_passed_over && body.contains("background");
            if !selectors.starts_with('@') {
                let declarations: Rc<[Declaration]> = declarations(body).into();
                if !declarations.is_empty() {
                    selectors.split(',').for_each(|selector| self.add(selector.trim(), &declarations));
                }
            }
            rest = after;
        }
    }

    fn add(&mut self, selector: &str, declarations: &Rc<[Declaration]>) {
        let selector = selector.to_ascii_lowercase();
        if TOUCHED.iter().any(|touched| selector.contains(touched)) {
            return;
        }
        let Some(read) = Selector::read(&selector) else { return };
        let lays_ground =
            || declarations.iter().filter_map(Declaration::ground).any(|ground| ground != PAPER);
        // A page may leave out the tags of what is around all of it.
        self.paints |= matches!(read.key(), "html" | "body" | "*") && lays_ground();
        let rules = self.rules.entry(read.key().to_owned()).or_default();
        if self.count >= MOST || rules.len() >= OF_ONE {
            self.paints |= lays_ground();
            return;
        }
        let names = selector.split([' ', '\n', '\t', '>', '+', '~']);
        let names = names.filter(|part| part.starts_with(|c: char| c.is_ascii_alphabetic())).count();
        let rank =
            (selector.matches('#').count(), selector.matches(['.', '[', ':']).count(), names, self.count);
        self.count += 1;
        rules.push(Rule { selector: read, rank, declarations: Rc::clone(declarations) });
    }

    /// What the sheets and its own style declare for an element.
    pub(super) fn of(&self, element: &Element<'_>) -> Declared {
        let words = words_of(element);
        let keys = words.iter().map(String::as_str).chain([element.name, "*"]);
        let rules = keys.filter_map(|key| self.rules.get(key)).flatten();
        let rules = rules.filter(|rule| rule.selector.is_for(element, &words, &self.steps));
        // Whether a rule that is not looked at in full is for the element is not known: what it hides by its place is in doubt
        // where another one shows it, and what it hides by what it is, is shown.
        let of_rules = rules.flat_map(|rule| {
            let doubt = rule.selector.doubt;
            let counts = move |one: &&Declaration| doubt != Doubt::Kind || !one.is_unseen();
            rule.declarations.iter().filter(counts).map(move |declaration| {
                let is_doubtful = doubt == Doubt::Place && declaration.is_unseen();
                let strength = (declaration.is_important, false, !is_doubtful, rule.rank);
                (strength, declaration, doubt != Doubt::None)
            })
        });
        let own = declarations(element.style);
        let of_its_own = own.iter().map(|own| ((own.is_important, true, true, Rank::default()), own, false));
        let mut all: Vec<_> = of_rules.chain(of_its_own).collect();
        all.sort_by_key(|(strength, ..)| *strength);
        let won = |property: &&str| all.iter().rev().find(|(_, one, _)| one.property == *property);
        let won = || PROPERTIES.iter().filter_map(won);
        let declarations = won().map(|(_, one, _)| (*one).clone()).collect();
        let doubtful = won().filter(|(.., is_doubtful)| *is_doubtful).map(|(_, one, _)| one.property);
        Declared { is_of_table: OF_TABLE.contains(&element.name), declarations, doubtful: doubtful.collect() }
    }
}

/// The classes and the identifier of an element with their marks, sorted.
pub(super) fn words_of(element: &Element<'_>) -> Vec<String> {
    let classes = element.classes.split_whitespace().map(|class| format!(".{class}"));
    let id = (!element.id.is_empty()).then(|| format!("#{}", element.id));
    let mut words: Vec<String> = classes.chain(id).map(|word| word.to_ascii_lowercase()).collect();
    words.sort_unstable();
    words.dedup();
    words
}

impl Declared {
    /// Whether nothing of the element is shown.
    pub(super) fn hides(&self) -> bool {
        let is_cut = !self.is_of_table && self.is_unseen("overflow");
        let is_placed = self.is_unseen("position");
        self.unseen().any(|property| match property {
            "display" | "visibility" | "content-visibility" | "opacity" | "transform" | "clip-path"
            | "filter" => true,
            // What a table is made of has no margins.
            "margin-left" | "margin-top" => !self.is_of_table,
            "height" | "width" | "max-height" | "max-width" => is_cut,
            "left" | "top" | "right" | "bottom" => is_placed || self.value("position") == Some("relative"),
            "clip" => is_placed,
            _ => false,
        })
    }

    /// Whether an element that is hidden keeps its place.
    pub(super) fn keeps_place(&self) -> bool {
        !self.is_unseen("display") && !self.is_unseen("position")
    }

    /// Whether it has lines of its own though elements of its name stand within one.
    pub(super) fn is_block(&self) -> bool {
        let display = self.value("display").unwrap_or("inline");
        let is_inline = ["inline", "ruby", "contents", "none"].iter().any(|word| display.starts_with(word));
        let is_known = !matches!(display, "inherit" | "initial" | "unset" | "revert");
        (!is_inline && is_known)
            || matches!(self.value("float"), Some("left" | "right"))
            || matches!(self.value("position"), Some("absolute" | "fixed"))
    }

    /// What it says of letters; whether they are raised or lowered counts within a line alone.
    pub(super) fn look(&self) -> Look {
        let letters = self.value("color").and_then(colour);
        let grounds = self.declarations.iter().filter_map(|one| {
            let is_in_doubt = self.doubtful.contains(&one.property);
            one.ground().map(|ground| if is_in_doubt { Ground::Unknown } else { ground })
        });
        Look {
            letters: letters.map(|letters| (letters, self.doubtful.contains(&"color"))),
            ground: grounds.reduce(|one, other| if one == other { one } else { Ground::Unknown }),
            shift: match self.value("vertical-align") {
                Some("super") => Some(Shift::Raised),
                Some("sub") => Some(Shift::Lowered),
                _ => None,
            },
            tiny: self.hides_by("font-size"),
            clear: self.hides_by("color"),
            indented: self.hides_by("text-indent"),
        }
    }

    /// Whether a property of letters hides them, where it does not leave them as they are around.
    fn hides_by(&self, property: &str) -> Option<bool> {
        let said = self.declarations.iter().find(|one| one.property == property)?;
        let is_relative = matches!(&*said.value, "inherit" | "unset" | "currentcolor" | "larger" | "smaller")
            || (property == "font-size"
                && ["em", "ex", "ch", "%"].iter().any(|unit| said.value.ends_with(unit))
                && !said.value.ends_with("rem"));
        if said.is_unseen() { Some(true) } else { (!is_relative).then_some(false) }
    }

    fn value(&self, property: &str) -> Option<&str> {
        self.declarations.iter().find(|one| one.property == property).map(|one| &*one.value)
    }

    fn unseen(&self) -> impl Iterator<Item = &'static str> {
        self.declarations.iter().filter(|declaration| declaration.is_unseen()).map(|one| one.property)
    }

    fn is_unseen(&self, property: &str) -> bool {
        self.unseen().any(|unseen| unseen == property)
    }
}

impl Declaration {
    /// What it lays below letters, if it is a background that lays something.
    fn ground(&self) -> Option<Ground> {
        ground(&self.value).filter(|_| self.property.starts_with("background"))
    }

    /// Whether it takes something out of sight, alone or with another.
    fn is_unseen(&self) -> bool {
        let value = self.value.as_str();
        match self.property {
            "display" => value == "none",
            "visibility" => matches!(value, "hidden" | "collapse"),
            "overflow" => matches!(value, "hidden" | "clip"),
            "position" => matches!(value, "absolute" | "fixed"),
            "height" | "width" | "max-height" | "max-width" => is_nothing(value),
            "left" | "top" | "right" | "bottom" | "text-indent" | "margin-left" | "margin-top" => {
                is_far_out(value)
            }
            "opacity" => is_faint(value),
            "filter" => {
                value.strip_prefix("opacity(").is_some_and(|share| is_faint(share.trim_end_matches(')')))
            }
            "transform" => is_transformed_away(value),
            "clip" => is_empty_rectangle(value),
            "clip-path" => {
                matches!(value, "inset(50%)" | "inset(100%)" | "circle(0)" | "circle(0px)" | "circle(0%)")
            }
            "content-visibility" => value == "hidden",
            "font-size" => is_nothing(value) || is_tiny(value),
            "color" => value == "transparent" || is_clear(value),
            _ => false,
        }
    }

    /// Whether its value is one that the property has, so that a browser does not drop it.
    fn is_known(&self) -> bool {
        let value = self.value.as_str();
        if matches!(value, "inherit" | "initial" | "unset" | "revert") {
            return true;
        }
        let is_word = || value.chars().all(|c| c.is_ascii_alphabetic() || c == '-');
        match self.property {
            "display" => {
                let value = value.strip_prefix("inline-").unwrap_or(value);
                value.starts_with("table")
                    || value.starts_with("ruby")
                    || matches!(
                        value,
                        "none" | "block" | "inline" | "flex" | "grid" | "list-item" | "contents"
                    )
                    || matches!(value, "flow-root" | "-webkit-box" | "-webkit-flex" | "-ms-flexbox")
            }
            "background" | "background-color" | "background-image" | "vertical-align" => !value.is_empty(),
            "visibility" => matches!(value, "visible" | "hidden" | "collapse"),
            "overflow" => matches!(value, "visible" | "hidden" | "clip" | "auto" | "scroll"),
            "position" => matches!(value, "static" | "relative" | "absolute" | "fixed" | "sticky"),
            "float" | "transform" | "clip" | "clip-path" | "filter" | "content-visibility" => {
                !value.is_empty()
            }
            "color" => value.starts_with('#') || value.ends_with(')') || (!value.is_empty() && is_word()),
            _ => {
                value.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | '+' | '-'))
                    || value.ends_with(')')
                    || matches!(value, "auto" | "none" | "min-content" | "max-content" | "fit-content")
                    || (self.property == "font-size"
                        && ["small", "medium", "large"].iter().any(|size| value.contains(size)))
            }
        }
    }
}

/// The declarations of a block that may hide or show, of each property the one that wins.
fn declarations(style: &str) -> Vec<Declaration> {
    let mut kept: Vec<Declaration> = Vec::new();
    for declared in style.split(';') {
        let Some(declaration) = declaration(declared).filter(Declaration::is_known) else { continue };
        match kept.iter_mut().find(|before| before.property == declaration.property) {
            Some(before) if before.is_important && !declaration.is_important => {}
            Some(before) => *before = declaration,
            None => kept.push(declaration),
        }
    }
    kept
}

fn declaration(declared: &str) -> Option<Declaration> {
    let (property, value) = declared.split_once(':')?;
    let (property, value) = (without_blanks(&unescaped(property.trim())?), unescaped(value.trim())?);
    // font: bold 14px/1.5 宋体: of what it says, the size may hide.
    let (property, value) = match property.as_str() {
        "font" => ("font-size".to_owned(), size_of_font(&value)?),
        _ => (property, value),
    };
    let property = PROPERTIES.iter().find(|known| **known == property)?;
    // A background has several values, and blanks may part the sides of a rectangle.
    let is_list = matches!(*property, "background" | "clip");
    let value = if is_list { value.to_ascii_lowercase() } else { without_blanks(&value) };
    let (value, is_important) =
        value.strip_suffix("!important").map_or((&*value, false), |value| (value.trim(), true));
    Some(Declaration { property, value: value.to_owned(), is_important })
}

/// The size that the shorthand of a font gives: the first part that is a length, or stands before the height of a line.
fn size_of_font(value: &str) -> Option<String> {
    let size = |part: &str| {
        let (size, has_height) = part.split_once('/').map_or((part, false), |(size, _)| (size, true));
        let is_number = size.starts_with(|c: char| c.is_ascii_digit() || c == '.');
        let has_unit = size.ends_with(|c: char| c.is_ascii_alphabetic() || c == '%');
        (is_number && (has_height || has_unit || size == "0")).then(|| size.to_owned())
    };
    let important = if value.contains("!important") { "!important" } else { "" };
    let found = value.split_whitespace().find_map(size);
    found.map(|size| [&size, important].concat())
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase()
}

/// Whether letters of a size are less than a point high, which no screen shows as letters.
fn is_tiny(value: &str) -> bool {
    // Letters are sixteen pixels high where nothing says it.
    let units = [("px", 1.0), ("pt", 1.0), ("rem", 0.0625), ("em", 0.0625), ("%", 6.25)];
    units.iter().any(|(unit, least)| {
        let number = value.strip_suffix(unit).and_then(|number| number.parse::<f64>().ok());
        number.is_some_and(|number| number < *least)
    })
}

/// Whether so much is let through that letters differ by less than a twentieth from what is below them.
fn is_faint(value: &str) -> bool {
    let (number, whole) = value.strip_suffix('%').map_or((value, 1.0), |number| (number, 100.0));
    number.parse::<f64>().is_ok_and(|number| number <= whole / 20.0)
}

/// Whether an element is shrunk to nothing, or moved out of every window: `scale(0)`, `translateX(-9999px)`.
fn is_transformed_away(value: &str) -> bool {
    value.split(')').any(|one| {
        let Some((name, arguments)) = one.trim_start_matches(',').split_once('(') else { return false };
        let mut arguments = arguments.split(',');
        match name {
            "scale" | "scale3d" => arguments.take(2).any(is_nothing),
            "scalex" | "scaley" => arguments.any(is_nothing),
            "matrix" => {
                arguments.clone().take(2).all(is_nothing) || arguments.skip(2).take(2).all(is_nothing)
            }
            "translate" | "translate3d" => arguments.take(2).any(is_far_out),
            "translatex" | "translatey" => arguments.any(is_far_out),
            _ => false,
        }
    })
}

/// Whether what is left of a clipped element has no area: `rect(0,0,0,0)`, `rect(1px,1px,1px,1px)`.
fn is_empty_rectangle(value: &str) -> bool {
    let sides = value.strip_prefix("rect(").and_then(|sides| sides.strip_suffix(')'));
    let sides = sides.into_iter().flat_map(|sides| sides.split([',', ' ']));
    let mut sides =
        sides.filter_map(|side| side.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse::<f64>().ok());
    match (sides.next(), sides.next(), sides.next(), sides.next()) {
        (Some(top), Some(right), Some(bottom), Some(left)) => bottom <= top || right <= left,
        _ => false,
    }
}

/// Whether a colour lets everything through: `rgba(0,0,0,0)`, `#0000`.
fn is_clear(value: &str) -> bool {
    let parts = value.strip_suffix(')').and_then(|value| value.split_once('('));
    let alpha = parts.and_then(|(_, parts)| parts.rsplit_once([',', '/']));
    let digits = value.strip_prefix('#').unwrap_or_default();
    if matches!(digits.len(), 4 | 8) {
        return digits.ends_with(if digits.len() == 4 { "0" } else { "00" });
    }
    value.starts_with("rgba") && alpha.is_some_and(|(_, alpha)| is_nothing(alpha))
}

/// Whether a place is further outside than any window reaches: a thousand pixels, as scripts write for what only programs
/// that read aloud are to find.
fn is_far_out(value: &str) -> bool {
    let number = value.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    number.parse::<f64>().is_ok_and(|number| number <= if value.ends_with("em") { -100.0 } else { -999.0 })
}

/// A part of a style whose letters are not written as escapes (CSS Syntax 3, 4.3.7); nothing if one is for a blank or a control
/// character. No word has these, and browsers drop `display:none\9`, which is written for old ones alone.
fn unescaped(part: &str) -> Option<String> {
    let mut pieces = part.split('\\');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let digits = piece.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
        let letter = match u32::from_str_radix(&piece[..digits], 16) {
            Ok(number) => char::from_u32(number)?,
            Err(_) => piece.chars().next()?,
        };
        if letter.is_whitespace() || letter.is_control() {
            return None;
        }
        let rest = &piece[digits..];
        if digits > 0 {
            plain.push(letter);
            plain.push_str(rest.strip_prefix([' ', '\n', '\t']).unwrap_or(rest));
        } else {
            plain.push_str(rest);
        }
    }
    Some(plain)
}

/// Whether a length or a share is zero.
fn is_nothing(value: &str) -> bool {
    let number = value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
    number.parse::<f64>().is_ok_and(|number| number <= 0.0)
}

/// What stands before the brace that closes a block, and what follows it.
fn block(text: &str) -> (&str, &str) {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => return (&text[..at], &text[at + 1..]),
            '}' => depth -= 1,
            _ => {}
        }
    }
    (text, "")
}

fn without_comments(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is declared for an element of this name and these classes.
    fn declared(sheet: &str, name: &str, classes: &str, id: &str) -> Declared {
        let mut sheets = Sheets::default();
        sheets.read(sheet);
        sheets.of(&element(name, classes, id, ""))
    }

    fn element<'a>(name: &'a str, classes: &'a str, id: &'a str, style: &'a str) -> Element<'a> {
        Element { name, classes, id, style, attribute: &|_| None, place: 1, around: &[] }
    }

    fn hides(style: &str) -> bool {
        own("div", style).hides()
    }

    fn hides_letters(style: &str) -> bool {
        hides_by_letters(&own("span", style))
    }

    fn hides_by_letters(declared: &Declared) -> bool {
        let look = declared.look();
        [look.tiny, look.clear, look.indented].contains(&Some(true))
    }

    fn own(name: &str, style: &str) -> Declared {
        Sheets::default().of(&element(name, "", "", style))
    }

    #[test]
    fn what_a_style_sheet_hides() {
        let sheet =
            "/* .a{display:none} */ td{border:1px} .hid, tr.old { color:red; DISPLAY : none !important }
             @media print { .shown { display:none } } #gone{visibility:hidden} body .x{display:none} div > .x{display:block} p :first-child{display:none} .cut{display:none";
        for (name, classes, id, expected) in [
            ("tr", "row hid", "", true),
            ("td", "Hid", "", true),
            ("tr", "old", "", true),
            ("td", "old", "", false),
            ("div", "", "gone", true),
            ("p", "shown", "", false),
            ("p", "x", "", true),
            ("p", "a", "", false),
            ("p", "cut", "", true),
        ] {
            assert_eq!(declared(sheet, name, classes, id).hides(), expected, "{name} {classes} {id}");
        }
    }

    #[test]
    fn what_hides_letters_and_what_hides_all() {
        let sheet = ".small{font-size:0} .clear{color: transparent !important} .faint{opacity:0.0}";
        for (class, letters, all) in [("small", true, false), ("clear", true, false), ("faint", false, true)]
        {
            let declared = declared(sheet, "span", class, "");
            assert_eq!((hides_by_letters(&declared), declared.hides()), (letters, all), "{class}");
        }
        for hidden in [
            "position:absolute; left:-9999px",
            "position:relative; top:-9999px",
            "opacity:.04",
            "opacity: 3%",
            "filter: opacity(0)",
            "transform: scale(0)",
            "transform:rotate(3deg) scaleY(0)",
            "transform:translateX(-9999px)",
            "margin-left:-9999px",
            "position:absolute;clip:rect(0 0 0 0)",
            "position:absolute;clip:rect(1px, 1px, 1px, 1px)",
            "clip-path:inset(100%)",
            "content-visibility:hidden",
            "height:0;overflow:hidden",
            "d\\69splay:none",
            "d\\69 splay:none",
            "d\\000069 splay:none",
        ] {
            assert!(hides(hidden) && !hides_letters(hidden), "{hidden}");
        }
        for letters in [
            "color: rgba(0, 0, 0, 0)",
            "font-size:0.01px",
            "text-indent:-9999px",
            "font:0/0 a",
            "font: bold 0px/1.5 a",
        ] {
            assert!(!hides(letters) && hides_letters(letters), "{letters}");
        }
        for shown in [
            "left:-9999px",
            "opacity:0.5",
            "transform:scale(0.5)",
            "transform:none",
            "margin-left:-20px",
            "clip:rect(0,0,0,0)",
            "clip-path:none",
            "filter:none",
            "height:0",
            "color:rgba(0,0,0,0.5)",
            "font-size:12px",
            "font: 700 14px/1.5 a",
            "font:inherit",
            "text-indent:-2em",
        ] {
            assert!(!hides(shown) && !hides_letters(shown), "{shown}");
        }
        let sheet = "@media screen { .x { display:none } } @media print { .y { display:none } }";
        assert!(declared(sheet, "p", "x", "").hides() && !declared(sheet, "p", "y", "").hides());
        for before in ["@charset \"utf-8\";", "@import \"a.css\";", "@namespace url(x);"] {
            assert!(declared(&format!("{before}.x {{ display:none }}"), "p", "x", "").hides(), "{before}");
        }
        assert!(
            !hides("font-size:0") && hides_letters("FONT-SIZE: 0px") && !hides_letters("font-size:0.8em")
        );
    }

    #[test]
    fn what_a_table_is_made_of_stretches() {
        for style in ["max-width:0;overflow:hidden", "width:0;overflow:hidden", "height:0;overflow:hidden"] {
            for name in OF_TABLE {
                assert!(!own(name, style).hides(), "{name} {style}");
            }
            assert!(own("div", style).hides(), "{style}");
            let sheet = format!(".num{{{style}}}");
            assert!(!declared(&sheet, "td", "num", "").hides() && declared(&sheet, "p", "num", "").hides());
        }
        assert!(own("td", "display:none").hides());
    }

    #[test]
    fn what_browsers_drop_hides_nothing() {
        for dropped in
            ["display:none\\9", "display:none\\0", "display:none\\20", "*display:none", "_display:none"]
        {
            assert!(!hides(dropped), "{dropped}");
        }
        // Nor does it show.
        for hidden in
            ["display:none;display:block\\9", "display:none;display:bloc", "visibility:hidden;visibility:"]
        {
            assert!(hides(hidden), "{hidden}");
        }
    }

    #[test]
    fn the_declaration_that_wins() {
        assert!(!hides("display:none;display:table-cell") && hides("display:block;display:none"));
        assert!(hides("display:none !important;display:block"));
        assert!(!hides_letters("color:rgba(0,0,0,0.0);color:#000"));
        for (sheet, classes, expected) in [
            (".pane{height:0;overflow:hidden} .pane.on{height:auto}", "pane on", false),
            (".pane{height:0;overflow:hidden} .pane.on{height:auto}", "pane", true),
            (".pane{height:0;overflow:hidden} .pane.on{width:auto}", "pane on", true),
            (".pane.on{height:auto} .pane{height:0;overflow:hidden}", "pane on", false),
            (".pane{display:none} .on{display:block}", "pane on", false),
            (".on{display:block} .pane{display:none}", "pane on", true),
            (".pane{display:none!important} .on{display:block}", "pane on", true),
            // Whether the place is the element's is not known.
            (".pane{display:none} .page[x] .pane{display:block}", "pane", false),
            (".page[x] .pane{display:none} .pane{display:block}", "pane", false),
            (".page + .pane{display:none}", "pane", true),
            (".pane{display:none} .page .pane{display:block}", "pane", true),
            (".pane:not(.on){display:none}", "pane", false),
            ("div{display:none}", "", true),
            ("div:first-child{display:none}", "", true),
            ("div:nth-child(2){display:none}", "", false),
            (".pane{display:none} .menu:hover .pane{display:block}", "pane", true),
        ] {
            assert_eq!(declared(sheet, "div", classes, "").hides(), expected, "{sheet} {classes}");
        }
        let sheet = "@media screen{.s{font-size:0;} td .s{font-size:12px}}";
        assert!(hides_by_letters(&declared(sheet, "span", "s", "")));
        let sheet = "@media screen{.s{font-size:0;} body .s{font-size:12px}}";
        assert!(!hides_by_letters(&declared(sheet, "span", "s", "")));
        let mut sheets = Sheets::default();
        sheets.read(".x{display:none} .y{display:none!important}");
        for (classes, expected) in [("x", false), ("y", true)] {
            assert_eq!(
                sheets.of(&element("div", classes, "", "display:block")).hides(),
                expected,
                "{classes}"
            );
        }
    }
}
