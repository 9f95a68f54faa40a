//! What pages share: colour spaces, parameters of drawing, pictures, and drawings that stand on several pages.

use std::collections::HashMap;

use super::colour::{Space, Tint};
use super::tree::Element;

/// How many parameters may rest on each other.
const DEEPEST: usize = 16;

/// What one part of resources holds, by number.
#[derive(Debug, Default)]
pub(super) struct Res {
    spaces: HashMap<u32, (Space, Vec<String>)>,
    params: HashMap<u32, Element>,
    drawings: HashMap<u32, Element>,
    /// Whether a picture paints all of its points, as far as its format says.
    pictures: HashMap<u32, bool>,
}

impl Res {
    /// Takes over what a part of resources holds.
    pub(super) fn add(&mut self, mut part: Element) {
        for group in &mut part.children {
            match group.name {
                "ColorSpaces" => {
                    for space in group.all("ColorSpace") {
                        let kind = Space::of_word(space.attribute("Type").unwrap_or_default());
                        let palette = space.child("Palette");
                        let palette = palette.iter().flat_map(|palette| palette.all("CV"));
                        let palette = palette.map(|colour| colour.text.clone()).collect();
                        self.spaces.extend(space.id("ID").map(|id| (id, (kind, palette))));
                    }
                }
                "DrawParams" => {
                    let params = group.take("DrawParam").into_iter();
                    self.params.extend(params.filter_map(|param| Some((param.id("ID")?, param))));
                }
                "MultiMedias" => {
                    let media = group.all("MultiMedia");
                    self.pictures.extend(media.filter_map(|one| Some((one.id("ID")?, is_whole(one)))));
                }
                "CompositeGraphicUnits" => {
                    for mut unit in group.take("CompositeGraphicUnit") {
                        let id = unit.id("ID");
                        self.drawings.extend(id.zip(unit.take("Content").into_iter().next()));
                    }
                }
                _ => {}
            }
        }
    }
}

/// Whether a picture is in a format without transparency.
fn is_whole(media: &Element) -> bool {
    let name = media.texts("MediaFile").next().unwrap_or_default();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    [ending, media.attribute("Format").unwrap_or_default()].iter().any(|format| {
        ["jpg", "jpeg", "bmp", "tif", "tiff", "jb2", "jbig2", "gbig2"]
            .iter()
            .any(|whole| format.eq_ignore_ascii_case(whole))
    })
}

/// What a page may refer to: its own resources before those of the document.
#[derive(Clone, Copy)]
pub(super) struct Resources<'r> {
    pub(super) page: &'r Res,
    pub(super) document: &'r Res,
    /// The space of colours that name none.
    pub(super) default_space: Option<u32>,
}

/// How an object is painted, as far as its parameters say.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Param {
    pub(super) fill: Option<Tint>,
    pub(super) stroke: Option<Tint>,
    pub(super) line_width: Option<f64>,
}

impl Param {
    /// These parameters, and where they say nothing, those around them.
    pub(super) fn or(self, around: Self) -> Self {
        Self {
            fill: self.fill.or(around.fill),
            stroke: self.stroke.or(around.stroke),
            line_width: self.line_width.or(around.line_width),
        }
    }
}

impl<'r> Resources<'r> {
    fn find<T>(&self, within: impl Fn(&'r Res) -> Option<&'r T>) -> Option<&'r T> {
        within(self.page).or_else(|| within(self.document))
    }

    /// The space of a colour, and its palette.
    fn space(&self, id: Option<u32>) -> (Space, Option<&'r [String]>) {
        let found = id.or(self.default_space).and_then(|id| self.find(|res| res.spaces.get(&id)));
        found.map_or((Space::Rgb, None), |(space, palette)| (*space, Some(palette.as_slice())))
    }

    /// The drawing of a number.
    pub(super) fn drawing(&self, id: u32) -> Option<&'r Element> {
        self.find(|res| res.drawings.get(&id))
    }

    /// Whether a picture paints all of its points.
    pub(super) fn is_whole_picture(&self, id: u32) -> bool {
        self.find(|res| res.pictures.get(&id)).copied().unwrap_or(false)
    }

    /// The parameters that an object or a layer refers to.
    pub(super) fn param(&self, object: &Element) -> Param {
        let mut found = Param::default();
        let mut next = object.id("DrawParam");
        for _ in 0..DEEPEST {
            let Some(param) = next.and_then(|id| self.find(|res| res.params.get(&id))) else { break };
            found = found.or(self.own(param));
            next = param.id("Relative");
        }
        found
    }

    /// What an element says itself.
    pub(super) fn own(&self, element: &Element) -> Param {
        let tint = |name| {
            let colour = element.child(name)?;
            let (space, palette) = self.space(colour.id("ColorSpace"));
            Some(Tint::of(colour, space, palette))
        };
        Param {
            fill: tint("FillColor"),
            stroke: tint("StrokeColor"),
            line_width: element.number("LineWidth"),
        }
    }
}
