//! What a package holds: its documents, and for each its pages and what they share.

use std::collections::HashMap;

use hayro_interpret::kurbo::Rect;

use super::archive::{Archive, Fault, beside};
use super::resources::{Res, Resources};
use super::tree::Element;
use super::values::rect;
use crate::note::{Note, note, printable, quoted};

/// A document of a package.
pub(super) struct Body {
    /// The part that names its pages.
    pub(super) root: String,
    /// The part that lists its signatures.
    signatures: Option<String>,
    /// How many versions of it there are.
    versions: usize,
}

/// Where a template stands to what a page shows itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    Below,
    Above,
}

impl Order {
    /// What an element says of it.
    pub(super) fn of(element: &Element) -> Option<Self> {
        match element.attribute("ZOrder")? {
            "Foreground" => Some(Self::Above),
            "Background" => Some(Self::Below),
            _ => None,
        }
    }
}

/// A page by the part that it is.
pub(super) struct PageEntry {
    pub(super) id: Option<u32>,
    pub(super) path: String,
}

/// A document: its pages, and what they share.
pub(super) struct Document {
    pub(super) pages: Vec<PageEntry>,
    /// The parts of templates by number, and where they stand.
    pub(super) templates: HashMap<u32, (String, Option<Order>)>,
    /// How large its pages are that do not say.
    pub(super) area: Option<Rect>,
    pub(super) resources: Res,
    pub(super) default_space: Option<u32>,
    /// The parts of annotations by the number of their page.
    pub(super) annotations: HashMap<u32, Vec<String>>,
}

/// The documents of a package.
pub(super) fn bodies(archive: &mut Archive<'_>) -> Result<Vec<Body>, Fault> {
    let package = archive.tree("OFD.xml")?;
    let bodies = package.all("DocBody").filter_map(|body| {
        let root = body.texts("DocRoot").next()?;
        let signatures = body.texts("Signatures").next().map(|path| beside("", path));
        let versions = body.child("Versions").map_or(0, |versions| versions.all("Version").count());
        Some(Body { root: beside("", root), signatures, versions })
    });
    let bodies: Vec<Body> = bodies.collect();
    if bodies.is_empty() {
        let what = Note::new("部件 OFD.xml 没有指明文档", "part OFD.xml names no document");
        return Err(Fault::Unread(what));
    }
    Ok(bodies)
}

impl Document {
    /// A document of a package; what is not read of it is noted.
    pub(super) fn of(archive: &mut Archive<'_>, body: &Body, notes: &mut Vec<Note>) -> Result<Self, Fault> {
        let root = archive.tree(&body.root)?;
        let common = root.child("CommonData");
        let mut document = Self {
            pages: Vec::new(),
            templates: HashMap::new(),
            area: common.and_then(|common| common.child("PageArea")).and_then(area),
            resources: Res::default(),
            default_space: common.and_then(|common| common.texts("DefaultCS").next()?.parse().ok()),
            annotations: HashMap::new(),
        };
        for name in ["PublicRes", "DocumentRes"] {
            for path in common.into_iter().flat_map(|common| common.texts(name)) {
                add(archive, &mut document.resources, &beside(&body.root, path), notes)?;
            }
        }
        for template in common.into_iter().flat_map(|common| common.all("TemplatePage")) {
            if let (Some(id), Some(path)) = (template.id("ID"), template.attribute("BaseLoc")) {
                document.templates.insert(id, (beside(&body.root, path), Order::of(template)));
            }
        }
        for page in root.child("Pages").into_iter().flat_map(|pages| pages.all("Page")) {
            let path = page.attribute("BaseLoc").unwrap_or_default();
            document.pages.push(PageEntry { id: page.id("ID"), path: beside(&body.root, path) });
        }
        if let Some(path) = root.texts("Annotations").next() {
            document.annotate(archive, &beside(&body.root, path), notes)?;
        }
        if let Some(path) = root.texts("Attachments").next() {
            attachments(archive, &beside(&body.root, path), notes)?;
        }
        if let Some(path) = &body.signatures {
            signatures(archive, path, notes)?;
        }
        let versions = body.versions;
        if versions > 1 {
            notes.push(note!(
                "文件包有 {versions} 个版本，只读取打开时显示的版本",
                "the package has {versions} versions of the document; the one that it opens with was read"
            ));
        }
        Ok(document)
    }

    /// What a page with these resources may refer to.
    pub(super) fn around<'r>(&'r self, page: &'r Res) -> Resources<'r> {
        Resources { page, document: &self.resources, default_space: self.default_space }
    }

    /// Takes over which part annotates which page.
    fn annotate(
        &mut self,
        archive: &mut Archive<'_>,
        path: &str,
        notes: &mut Vec<Note>,
    ) -> Result<(), Fault> {
        let Some(list) = unless_unread(archive.tree(path), notes)? else { return Ok(()) };
        for page in list.all("Page") {
            let Some(id) = page.id("PageID") else { continue };
            let parts = page.texts("FileLoc").map(|part| beside(path, part));
            self.annotations.entry(id).or_default().extend(parts);
        }
        Ok(())
    }
}

/// The box of a page: all of what is printed on, from which the edges of paper may be cut.
pub(super) fn area(element: &Element) -> Option<Rect> {
    /// Wider than any roll of paper.
    const WIDEST: f64 = 10_000.0;
    let area = element.texts("PhysicalBox").next().and_then(rect)?;
    let is_side = |side: f64| side > 0.0 && side <= WIDEST;
    (is_side(area.width()) && is_side(area.height())).then_some(area)
}

/// Takes over a part of resources.
pub(super) fn add(
    archive: &mut Archive<'_>,
    resources: &mut Res,
    path: &str,
    notes: &mut Vec<Note>,
) -> Result<(), Fault> {
    if let Some(part) = unless_unread(archive.tree(path), notes)? {
        resources.add(part);
    }
    Ok(())
}

/// What was read; where it was not, why is noted.
pub(super) fn unless_unread<T>(read: Result<T, Fault>, notes: &mut Vec<Note>) -> Result<Option<T>, Fault> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(Fault::Unread(why)) => {
            say_once(notes, why);
            Ok(None)
        }
        Err(refused) => Err(refused),
    }
}

/// Says something, unless it was said last.
pub(super) fn say_once(notes: &mut Vec<Note>, what: Note) {
    if notes.last() != Some(&what) {
        notes.push(what);
    }
}

fn attachments(archive: &mut Archive<'_>, path: &str, notes: &mut Vec<Note>) -> Result<(), Fault> {
    let Some(list) = unless_unread(archive.tree(path), notes)? else { return Ok(()) };
    let count = list.all("Attachment").count();
    let first = list.all("Attachment").find_map(|attachment| attachment.attribute("Name"));
    if count > 0 {
        let first = first.unwrap_or_default();
        let (zh, en) = (quoted(first), printable(first));
        notes.push(note!(
            "有 {count} 个附件未读取，第一个为{zh}",
            "{count} attached files were not read, the first is \"{en}\""
        ));
    }
    Ok(())
}

fn signatures(archive: &mut Archive<'_>, path: &str, notes: &mut Vec<Note>) -> Result<(), Fault> {
    let Some(list) = unless_unread(archive.tree(path), notes)? else { return Ok(()) };
    let count = list.all("Signature").count();
    if count > 0 {
        notes.push(note!(
            "有 {count} 个电子签名或电子印章，未作验证，印章上的文字未读取",
            "it bears {count} electronic signatures or seals; they were not verified, and what the seals say was not read"
        ));
    }
    Ok(())
}
