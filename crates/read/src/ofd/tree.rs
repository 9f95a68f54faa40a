//! A part as the tree of its elements.

use quick_xml::events::BytesStart;

use crate::ReadError;
use crate::error::Quantity;
use crate::xml::{Elements, value};

/// The elements that are read; what stands in others says nothing of a page.
const NAMES: [&str; 59] = [
    "AbbreviatedData",
    "Annot",
    "Annotations",
    "Appearance",
    "Area",
    "Attachment",
    "Attachments",
    "AxialShd",
    "CGTransform",
    "CV",
    "Clip",
    "Clips",
    "ColorSpace",
    "ColorSpaces",
    "CommonData",
    "CompositeGraphicUnit",
    "CompositeGraphicUnits",
    "CompositeObject",
    "Content",
    "DefaultCS",
    "DocBody",
    "DocRoot",
    "DocumentRes",
    "DrawParam",
    "DrawParams",
    "FileLoc",
    "FillColor",
    "Font",
    "Fonts",
    "Glyphs",
    "GouraudShd",
    "ImageObject",
    "LaGouraudShd",
    "Layer",
    "MediaFile",
    "MultiMedia",
    "MultiMedias",
    "Page",
    "PageArea",
    "PageBlock",
    "PageRes",
    "Pages",
    "Palette",
    "Path",
    "PathObject",
    "Pattern",
    "PhysicalBox",
    "PublicRes",
    "RadialShd",
    "Signature",
    "Signatures",
    "StrokeColor",
    "Template",
    "TemplatePage",
    "Text",
    "TextCode",
    "TextObject",
    "Version",
    "Versions",
];

/// The attributes that are read.
const ATTRIBUTES: [&str; 35] = [
    "Alpha",
    "BaseLoc",
    "Boundary",
    "CTM",
    "CharDirection",
    "CodeCount",
    "CodePosition",
    "ColorSpace",
    "DeltaX",
    "DeltaY",
    "DrawParam",
    "Fill",
    "Format",
    "GlyphCount",
    "HScale",
    "ID",
    "ImageMask",
    "Index",
    "LineWidth",
    "Name",
    "PageID",
    "ReadDirection",
    "Relative",
    "ResourceID",
    "Rule",
    "Size",
    "Stroke",
    "TemplateID",
    "TransFlag",
    "Type",
    "Value",
    "Visible",
    "X",
    "Y",
    "ZOrder",
];

fn known(names: &[&'static str], name: &str) -> Option<&'static str> {
    names.iter().copied().find(|known| *known == name)
}

/// An element of a part.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Its name behind its prefix; empty if it is none that is read.
    pub(super) name: &'static str,
    attributes: Vec<(&'static str, Box<str>)>,
    pub(super) children: Vec<Element>,
    /// The text that stands in it, and in no other within it.
    pub(super) text: String,
}

impl Element {
    /// An attribute by its name.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| &**value)
    }

    /// The first element of a name in it.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The elements of a name in it.
    pub(super) fn all(&self, name: &'static str) -> impl Iterator<Item = &Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The texts of the elements of a name in it, blanks at their ends removed.
    pub(super) fn texts(&self, name: &'static str) -> impl Iterator<Item = &str> {
        self.all(name).map(|child| child.text.trim()).filter(|text| !text.is_empty())
    }

    /// Takes the elements of a name out of it.
    pub(super) fn take(&mut self, name: &str) -> Vec<Self> {
        self.children.extract_if(.., |child| child.name == name).collect()
    }
}

/// Makes the tree of a part.
pub(super) struct Builder {
    /// The elements that are open, below the part itself.
    open: Vec<Element>,
    /// How deep in an element that is not read.
    passed_over: usize,
    elements: usize,
    most: usize,
}

impl Builder {
    /// A tree of so many elements at most.
    pub(super) fn new(most: usize) -> Self {
        Self { open: vec![Element::default()], passed_over: 0, elements: 0, most }
    }

    /// The first element of the part.
    pub(super) fn finish(mut self) -> Option<Element> {
        self.open.truncate(1);
        self.open.pop().and_then(|part| part.children.into_iter().next())
    }
}

impl Elements for Builder {
    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), ReadError> {
        self.elements += 1;
        if self.elements > self.most {
            return Err(ReadError::too_large(Quantity::Elements, self.elements as u64, self.most as u64));
        }
        if self.passed_over > 0 {
            self.passed_over += 1;
            return Ok(());
        }
        // The first one is what the part is for, whatever it is called.
        let name = known(&NAMES, element.local_name().as_ref()).or((self.open.len() == 1).then_some(""));
        let mut read = Element { name: name.unwrap_or_default(), ..Element::default() };
        if name.is_some() {
            for attribute in element.attributes().with_checks(false).flatten() {
                let name = attribute.key.local_name();
                if let Some(name) = known(&ATTRIBUTES, name.as_ref())
                    && let Some(value) = value(&attribute)
                {
                    read.attributes.push((name, value.into()));
                }
            }
            self.open.push(read);
        } else {
            self.passed_over = 1;
            if let Some(around) = self.open.last_mut() {
                around.children.push(read);
            }
        }
        Ok(())
    }

    fn end(&mut self, _: &str) -> Result<(), ReadError> {
        if self.passed_over > 0 {
            self.passed_over -= 1;
        } else if self.open.len() > 1
            && let Some(closed) = self.open.pop()
            && let Some(around) = self.open.last_mut()
        {
            around.children.push(closed);
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), ReadError> {
        if let Some(open) = self.open.last_mut().filter(|_| self.passed_over == 0) {
            // Between elements stand the blanks of a program that sets them out.
            if open.name == "TextCode" || !text.trim().is_empty() {
                open.text.push_str(text);
            }
        }
        Ok(())
    }
}
