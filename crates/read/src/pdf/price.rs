//! What it takes to build colours, functions, shadings and masks.
//!
//! The interpreter builds them by recursion, at every use anew, and each part as often as it is named: thirty functions that
//! each name the next one twice are a billion, and two thousand in a chain overflow the stack. So they are looked at first:
//! how deep they go, and how many there are, as they would be built.

use std::collections::{HashMap, HashSet};

use hayro_syntax::object::{Dict, MaybeRef, Object, ObjectIdentifier, Stream};
use hayro_syntax::xref::XRef;

use super::weigh::{filters, inflated};

/// How deep such objects may be nested. The deepest that a program writes is some ten: a pattern, its shading, its colour
/// space, the space beneath it, a function of functions.
const DEPTH: usize = 48;

/// How deep the procedures of a calculator function may be nested; it has no loops, and programs write some five.
const PROCEDURES: usize = 64;

/// The most bytes that a function or a shading may inflate to. What is made of them is a hundred times as large.
const BODY: usize = 1 << 20;

/// What lies beside an object and is not built with it.
const BESIDE: [&[u8]; 9] =
    [b"Parent", b"P", b"Resources", b"Font", b"Metadata", b"OC", b"PieceInfo", b"StructParents", b"Thumb"];

/// Why an object must not be built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Excess {
    /// It is nested too deep or in a circle.
    Depth,
    /// A function or a shading of it inflates to too much.
    Size,
}

/// What it takes to build an object: steps, and levels below it.
#[derive(Clone, Copy)]
struct Cost {
    steps: usize,
    height: usize,
}

/// The prices of the objects that were looked at.
pub(super) struct Prices<'a> {
    xref: &'a XRef,
    known: HashMap<ObjectIdentifier, Cost>,
    /// Colour spaces that are built, and kept by the interpreter.
    kept: HashSet<ObjectIdentifier>,
}

impl<'a> Prices<'a> {
    pub(super) fn new(xref: &'a XRef) -> Self {
        Self { xref, known: HashMap::new(), kept: HashSet::new() }
    }

    /// The steps to build what a dictionary has under a name.
    pub(super) fn of(&mut self, resources: &Dict<'a>, name: &[u8]) -> Result<usize, Excess> {
        let Some(object) = resources.get_raw::<Object<'a>>(name) else { return Ok(0) };
        Ok(self.of_named(object, 0, &mut Vec::new())?.steps)
    }

    /// The same for a colour space, which is built once.
    pub(super) fn of_colours(&mut self, resources: &Dict<'a>, name: &[u8]) -> Result<usize, Excess> {
        if let Some(id) = resources.get_ref(name)
            && !self.kept.insert(id.into())
        {
            return Ok(0);
        }
        self.of(resources, name)
    }

    /// An object, so many levels below the one that is used.
    fn of_named(
        &mut self,
        object: MaybeRef<Object<'a>>,
        level: usize,
        open: &mut Vec<ObjectIdentifier>,
    ) -> Result<Cost, Excess> {
        let id = match object {
            MaybeRef::NotRef(object) => return self.of_object(&object, level, open),
            MaybeRef::Ref(reference) => ObjectIdentifier::from(reference),
        };
        if let Some(cost) = self.known.get(&id) {
            return if level + cost.height > DEPTH { Err(Excess::Depth) } else { Ok(*cost) };
        }
        if open.contains(&id) {
            return Err(Excess::Depth);
        }
        let Some(object) = self.xref.get::<Object<'a>>(id) else { return Ok(Cost { steps: 1, height: 0 }) };
        open.push(id);
        let cost = self.of_object(&object, level, open)?;
        open.pop();
        self.known.insert(id, cost);
        Ok(cost)
    }

    fn of_object(
        &mut self,
        object: &Object<'a>,
        level: usize,
        open: &mut Vec<ObjectIdentifier>,
    ) -> Result<Cost, Excess> {
        if level > DEPTH {
            return Err(Excess::Depth);
        }
        let (mut steps, parts) = match object {
            Object::Dict(dict) => (1, parts(dict)),
            Object::Stream(stream) => (1 + body(stream)?, parts(stream.dict())),
            Object::Array(array) => (1 + array.data().len() / 16, array.raw_iter().collect()),
            _ => return Ok(Cost { steps: 0, height: 0 }),
        };
        let mut height = 0;
        for part in parts {
            let cost = self.of_named(part, level + 1, open)?;
            steps = steps.saturating_add(cost.steps);
            height = height.max(1 + cost.height);
        }
        Ok(Cost { steps, height })
    }
}

fn parts<'a>(dict: &Dict<'a>) -> Vec<MaybeRef<Object<'a>>> {
    let built = dict.entries().filter(|(key, _)| !BESIDE.contains(&&**key));
    built.map(|(_, part)| part).collect()
}

/// What it takes to read the data of a stream.
fn body(stream: &Stream<'_>) -> Result<usize, Excess> {
    let dict = stream.dict();
    let is_shading = dict.contains_key(b"ShadingType");
    let function = dict.get::<u8>(b"FunctionType");
    let size = size(stream);
    if !is_shading && function.is_none() {
        // A form's content is read, a colour profile is kept.
        let is_form = dict.contains_key(b"BBox");
        return Ok(if is_form { size / 64 } else { 0 });
    }
    if size > BODY {
        return Err(Excess::Size);
    }
    if function == Some(4) {
        let deepest = stream.decoded_data().map_or(0, |program| nesting(&program));
        if deepest > PROCEDURES {
            return Err(Excess::Depth);
        }
    }
    Ok(if is_shading { size } else { size / 4 })
}

/// What a stream inflates to, at most.
fn size(stream: &Stream<'_>) -> usize {
    let raw = stream.raw_data();
    match &filters(stream.dict())[..] {
        [] => raw.len(),
        [only] if matches!(&**only, b"FlateDecode" | b"Fl") => inflated(&raw, BODY).0,
        _ => raw.len().saturating_mul(64),
    }
}

/// How deep braces are nested.
fn nesting(program: &[u8]) -> usize {
    let (mut open, mut deepest) = (0_usize, 0);
    for byte in program {
        match byte {
            b'{' => open += 1,
            b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(open);
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_within_braces() {
        assert_eq!(nesting(b"{ dup 0 lt { pop 0 } { 1 exch sub } ifelse }"), 2);
        assert_eq!(nesting(b"}}{"), 1);
        assert_eq!(nesting(&[b'{'; 10_000]), 10_000);
    }
}
