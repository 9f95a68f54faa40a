//! Annotations that are not seen as they are drawn: on layers that are switched off, or without an appearance of their own.

use std::collections::HashSet;

use hayro_interpret::kurbo::Rect;
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::Page;
use hayro_syntax::xref::XRef;

use crate::note::{Note, about_page, note};

/// The layers of a file that are switched off (ISO 32000-1, 8.11.4).
pub(super) struct Layers(HashSet<ObjectIdentifier>);

/// What an annotation is drawn as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Drawn {
    /// As it says.
    AsSaid,
    /// Not at all, and its text is not missed: a link, or one that is hidden as a whole.
    Nothing,
    /// A reader's program makes an appearance for its text.
    ByTheProgram,
}

/// The flags of an annotation that is not shown (12.5.3): hidden, and not for the screen.
const HIDDEN: u32 = (1 << 1) | (1 << 5);

impl Layers {
    pub(super) fn of(xref: &XRef) -> Self {
        let catalog = xref.get::<Dict<'_>>(xref.root_id());
        let layers = catalog.and_then(|catalog| catalog.get::<Dict<'_>>(b"OCProperties"));
        let Some(layers) = layers else { return Self(HashSet::new()) };
        let list = |dict: &Dict<'_>, key: &[u8]| -> Vec<ObjectIdentifier> {
            let list = dict.get::<Array<'_>>(key);
            let ids = list
                .iter()
                .flat_map(|list| list.raw_iter().filter_map(|item| Some(item.as_obj_ref()?.into())));
            ids.collect()
        };
        let shown = layers.get::<Dict<'_>>(b"D").unwrap_or_default();
        let is_off = shown.get::<Name<'_>>(b"BaseState").is_some_and(|state| &*state == b"OFF");
        let mut off: HashSet<_> =
            if is_off { list(&layers, b"OCGs") } else { Vec::new() }.into_iter().collect();
        for on in list(&shown, b"ON") {
            off.remove(&on);
        }
        off.extend(list(&shown, b"OFF"));
        Self(off)
    }

    /// Where the annotations of a page are drawn that are on hidden layers; what is not read of the others is noted.
    pub(super) fn annotations(&self, page: &Page<'_>, number: u32, notes: &mut Vec<Note>) -> Vec<Rect> {
        let annotations = page.raw().get::<Array<'_>>(b"Annots");
        let (mut hidden, mut bare) = (Vec::new(), 0_usize);
        for annotation in annotations.iter().flat_map(Array::iter::<Dict<'_>>) {
            match drawn(&annotation) {
                Drawn::AsSaid if self.hides(&annotation) => {
                    if let Some(rect) = annotation.get::<hayro_syntax::object::Rect>(b"Rect") {
                        hidden.push(Rect::new(rect.x0, rect.y0, rect.x1, rect.y1).abs());
                    }
                }
                Drawn::ByTheProgram if !self.hides(&annotation) => bare += 1,
                Drawn::AsSaid | Drawn::ByTheProgram | Drawn::Nothing => {}
            }
        }
        if bare > 0 {
            let what = note!(
                "有 {bare} 处批注或表单域的文字没有自带外观，未读取",
                "the text of {bare} annotations or fields without an appearance of their own was not read"
            );
            notes.push(about_page(number, &what));
        }
        hidden
    }

    /// Whether what an annotation belongs to is switched off.
    fn hides(&self, annotation: &Dict<'_>) -> bool {
        let Some(layer) = annotation.get_ref(b"OC") else { return false };
        if self.0.contains(&layer.into()) {
            return true;
        }
        // A membership of several layers (8.11.2.2).
        let Some(member) = annotation.get::<Dict<'_>>(b"OC").filter(|dict| dict.contains_key(b"OCGs")) else {
            return false;
        };
        let several = member.get::<Array<'_>>(b"OCGs");
        let ids: Vec<ObjectIdentifier> = match &several {
            Some(ids) => ids.raw_iter().filter_map(|id| Some(id.as_obj_ref()?.into())).collect(),
            None => member.get_ref(b"OCGs").map(Into::into).into_iter().collect(),
        };
        let off = ids.iter().filter(|id| self.0.contains(id)).count();
        let policy = member.get::<Name<'_>>(b"P");
        let is_shown = match policy.as_deref() {
            Some(b"AllOn") => off == 0,
            Some(b"AnyOff") => off > 0,
            Some(b"AllOff") => off == ids.len(),
            _ => off < ids.len(),
        };
        !ids.is_empty() && !is_shown
    }
}

fn drawn(annotation: &Dict<'_>) -> Drawn {
    if annotation.get::<u32>(b"F").unwrap_or(0) & HIDDEN != 0 {
        return Drawn::Nothing;
    }
    if annotation.get::<Dict<'_>>(b"AP").is_some_and(|looks| looks.contains_key(b"N")) {
        return Drawn::AsSaid;
    }
    let says = |dict: &Dict<'_>, key: &[u8]| match dict.get::<Object<'_>>(key) {
        Some(Object::String(text)) => !text.as_bytes().is_empty(),
        Some(Object::Name(name)) => &*name != b"Off",
        _ => dict.get::<Stream<'_>>(key).is_some(),
    };
    let kind = annotation.get::<Name<'_>>(b"Subtype");
    let has_text = match kind.as_deref() {
        Some(b"FreeText") => says(annotation, b"Contents") || says(annotation, b"RC"),
        // A field has its value itself, or from the field above it (12.7.3.1).
        Some(b"Widget") => {
            let above = annotation.get::<Dict<'_>>(b"Parent");
            says(annotation, b"V") || above.is_some_and(|above| says(&above, b"V"))
        }
        _ => false,
    };
    if has_text { Drawn::ByTheProgram } else { Drawn::Nothing }
}
