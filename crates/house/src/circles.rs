//! Circles of modules: each needs the next, so that none can be read, tested or changed alone.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::modules::{Arrow, Crate, ModuleId};

/// Modules of a folder that all need each other, its own `mod.rs` among them.
#[derive(Debug)]
pub(crate) struct Circle {
    /// The folder.
    pub(crate) folder: ModuleId,
    /// All of them.
    pub(crate) members: Vec<ModuleId>,
    /// The shortest way around, from one to the next.
    pub(crate) way: Vec<Arrow>,
}

/// The arrows between the parts of a folder, one for each pair.
type Arrows<'a> = BTreeMap<ModuleId, BTreeMap<ModuleId, &'a Arrow>>;

/// The circles of every folder.
pub(crate) fn circles(modules: &Crate) -> Vec<Circle> {
    let arrows = modules.arrows();
    modules.folders().flat_map(|folder| in_folder(modules, folder, &arrows)).collect()
}

/// The circles among the parts of a folder: its files, and the folders in it as one each.
fn in_folder(modules: &Crate, folder: ModuleId, arrows: &[Arrow]) -> Vec<Circle> {
    let mut between: Arrows<'_> = BTreeMap::new();
    for arrow in arrows {
        let ends = (modules.part_of(folder, arrow.from), modules.part_of(folder, arrow.to));
        if let (Some(from), Some(to)) = ends
            && from != to
        {
            between.entry(from).or_default().entry(to).or_insert(arrow);
        }
    }
    let below: BTreeMap<_, _> = between.keys().map(|&part| (part, reached_from(part, &between))).collect();
    let reaches = |from: ModuleId, to: ModuleId| below.get(&from).is_some_and(|parts| parts.contains(&to));
    let mut circles: Vec<Circle> = Vec::new();
    for &part in between.keys() {
        let known = circles.iter().any(|circle| circle.members.contains(&part));
        if known || !reaches(part, part) {
            continue;
        }
        let members: Vec<_> =
            between.keys().copied().filter(|&other| reaches(part, other) && reaches(other, part)).collect();
        let ways = members.iter().map(|&member| way_around(member, &between));
        let way = ways.min_by_key(Vec::len).unwrap_or_default();
        circles.push(Circle { folder, members, way });
    }
    circles
}

/// The parts that a part leads to.
fn reached_from(part: ModuleId, between: &Arrows<'_>) -> BTreeSet<ModuleId> {
    let mut reached = BTreeSet::new();
    let mut open = vec![part];
    while let Some(part) = open.pop() {
        let next = between.get(&part).into_iter().flat_map(BTreeMap::keys);
        open.extend(next.filter(|&&next| reached.insert(next)));
    }
    reached
}

/// The shortest way from a part back to it; empty where there is none.
fn way_around(start: ModuleId, between: &Arrows<'_>) -> Vec<Arrow> {
    let mut ways: VecDeque<(ModuleId, Vec<Arrow>)> = VecDeque::from([(start, Vec::new())]);
    let mut seen = BTreeSet::new();
    while let Some((part, way)) = ways.pop_front() {
        for (&next, &arrow) in between.get(&part).into_iter().flatten() {
            let mut way = way.clone();
            way.push(arrow.clone());
            if next == start {
                return way;
            }
            if seen.insert(next) {
                ways.push_back((next, way));
            }
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::modules::tests::crate_of;

    /// The members of each circle.
    fn shown(files: &[(&str, &str)]) -> Vec<String> {
        let modules = crate_of(files);
        let members = |circle: &Circle| {
            let names: Vec<_> = circle.members.iter().map(|&member| modules.name(member)).collect();
            let folder = modules.folder(circle.folder);
            format!("{folder}: {} ({} arrows around)", names.join(" "), circle.way.len())
        };
        circles(&modules).iter().map(members).collect()
    }

    #[test]
    fn files_that_need_each_other_are_a_circle() {
        let files = [
            ("a/b.rs", "use super::c::C;"),
            ("a/c.rs", "use super::d::D;"),
            ("a/d.rs", "use super::b::B;\nuse super::c::C;"),
            ("a/e.rs", "use super::b::B;"),
        ];
        assert_eq!(shown(&files), ["src/a: b c d (2 arrows around)"]);
    }

    #[test]
    fn a_folder_and_its_child_are_a_circle_only_if_the_folder_needs_the_child() {
        let child = ("a/b.rs", "use super::A;");
        assert!(shown(&[("a/mod.rs", "mod b; pub use b::B; struct A;"), child]).is_empty());
        for needs in ["use b::B;", "pub use b::B; fn f(_: B) {}", "fn f(_: b::B) {}"] {
            let folder = format!("mod b; struct A; {needs}");
            assert_eq!(shown(&[("a/mod.rs", &folder), child]), ["src/a: a b (2 arrows around)"], "{needs}");
        }
    }

    #[test]
    fn a_circle_through_names_that_the_folder_passes_on_is_found() {
        let files = [
            ("a/mod.rs", "pub use b::B; pub use c::C;"),
            ("a/b.rs", "use super::C;"),
            ("a/c.rs", "use crate::a::B;"),
        ];
        assert_eq!(shown(&files), ["src/a: b c (2 arrows around)"]);
    }

    #[test]
    fn folders_are_one_part_each_and_have_circles_of_their_own() {
        let files = [
            ("a/b.rs", "use crate::c::d::D;"),
            ("a/e.rs", ""),
            ("c/d.rs", ""),
            ("c/f.rs", "use crate::a::e::E;"),
        ];
        assert_eq!(shown(&files), ["src: a c (2 arrows around)"]);
    }
}
