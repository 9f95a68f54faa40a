//! The one roll-up: which rows sum to which, for every kind of row key.
//!
//! Nothing here knows of codes, units or balances: [`RowKey::parent`] says it all.

use std::collections::HashMap;

use super::row::RowKey;

/// The identities among the rows of a table, by row index.
#[derive(Debug)]
pub(crate) struct Relation {
    /// The row that is the sum; `None` where the table has no such row.
    pub(crate) whole: Option<usize>,
    /// The rows that it sums, in table order.
    pub(crate) parts: Vec<usize>,
    /// Whether some part stands in for a level between that has no row.
    pub(crate) skips_level: bool,
}

/// The relations of rows as they stand in a table, repeated keys and missing levels included.
///
/// A row is a part of the nearest row above it that has its parent's key, so that a class printed once for each
/// group takes the sections printed under it; failing that, of the nearest row below (totals printed last); and
/// failing that, the grandparent takes its place.
pub(crate) fn relations<K: RowKey>(keys: &[K]) -> Vec<(K, Relation)> {
    let mut places: HashMap<&K, Vec<usize>> = HashMap::with_capacity(keys.len());
    for (place, key) in keys.iter().enumerate() {
        places.entry(key).or_default().push(place);
    }
    let nearest = |key: &K, place: usize| {
        let candidates = places.get(key)?;
        let above = candidates.partition_point(|&candidate| candidate < place);
        above.checked_sub(1).or(Some(above)).and_then(|index| candidates.get(index).copied())
    };

    let mut of_row: Vec<Option<Relation>> = keys.iter().map(|_| None).collect();
    let mut rootless: Vec<(K, Relation)> = Vec::new();
    for (place, key) in keys.iter().enumerate() {
        let mut above = key.parent();
        let mut skipped = false;
        while let Some(parent) = above {
            let row = nearest(&parent, place).or_else(|| nearest(&parent.ungrouped()?, place));
            if let Some(whole) = row {
                let relation = of_row[whole].get_or_insert_with(|| Relation::of(Some(whole)));
                relation.parts.push(place);
                relation.skips_level |= skipped;
                break;
            }
            above = parent.parent();
            if above.is_none() && key.stands_alone() {
                break;
            }
            skipped |= !parent.is_optional() && above.is_some();
            if above.is_none() {
                let known = rootless.iter().position(|(root, _)| *root == parent);
                let index = known.unwrap_or_else(|| {
                    rootless.push((parent, Relation::of(None)));
                    rootless.len() - 1
                });
                rootless[index].1.parts.push(place);
                rootless[index].1.skips_level |= skipped;
            }
        }
    }
    let present = keys.iter().cloned().zip(of_row).filter_map(|(key, relation)| Some((key, relation?)));
    present.chain(rootless).collect()
}

impl Relation {
    fn of(whole: Option<usize>) -> Self {
        Self { whole, parts: Vec::new(), skips_level: false }
    }
}

/// The rows of a table in printed order, built from its lowest rows.
#[derive(Debug)]
pub(crate) struct Outline<K> {
    /// Every row: leaves, the levels above them, the grand totals.
    pub(crate) keys: Vec<K>,
    /// For each row the leaf that it is, or `None` for a sum.
    pub(crate) leaf: Vec<Option<usize>>,
    /// For each row the row that it is a part of.
    pub(crate) parent: Vec<Option<usize>>,
}

/// Why leaves make no outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OutlineFault {
    /// This leaf was given before.
    Repeated(usize),
    /// This leaf has others below it.
    NotLowest(usize),
}

impl<K: RowKey> Outline<K> {
    /// The outline of `leaves`: siblings stay in the order in which they first appear, and every sum stands
    /// before its parts, or after them where the key says so.
    pub(crate) fn of_leaves(leaves: &[K]) -> Result<Self, OutlineFault> {
        struct Node<K> {
            key: K,
            leaf: Option<usize>,
            children: Vec<usize>,
        }
        let mut nodes: Vec<Node<K>> = Vec::with_capacity(leaves.len() * 2);
        let mut index: HashMap<K, usize> = HashMap::with_capacity(leaves.len() * 2);
        let mut roots = Vec::new();
        for (place, leaf) in leaves.iter().enumerate() {
            if let Some(&known) = index.get(leaf) {
                return Err(match nodes[known].leaf {
                    Some(_) => OutlineFault::Repeated(place),
                    None => OutlineFault::NotLowest(place),
                });
            }
            let mut child = nodes.len();
            index.insert(leaf.clone(), child);
            nodes.push(Node { key: leaf.clone(), leaf: Some(place), children: Vec::new() });
            let printed = |key: &K| {
                key.parent().filter(|parent| !parent.is_of_account()).or_else(|| key.parent()?.parent())
            };
            let mut key = printed(leaf);
            loop {
                let Some(parent) = key else {
                    roots.push(child);
                    break;
                };
                if let Some(&known) = index.get(&parent) {
                    if let Some(leaf) = nodes[known].leaf {
                        return Err(OutlineFault::NotLowest(leaf));
                    }
                    nodes[known].children.push(child);
                    break;
                }
                key = printed(&parent);
                let node = nodes.len();
                index.insert(parent.clone(), node);
                nodes.push(Node { key: parent, leaf: None, children: vec![child] });
                child = node;
            }
        }

        let mut outline = Self { keys: Vec::new(), leaf: Vec::new(), parent: Vec::new() };
        // Where totals stand last, the same walk runs backwards.
        let mut order = Vec::with_capacity(nodes.len());
        let mut stack: Vec<usize> = if K::TOTALS_LAST { roots } else { roots.into_iter().rev().collect() };
        while let Some(node) = stack.pop() {
            order.push(node);
            let children = nodes[node].children.iter().copied();
            if K::TOTALS_LAST { stack.extend(children) } else { stack.extend(children.rev()) }
        }
        if K::TOTALS_LAST {
            order.reverse();
        }
        let mut place_of = vec![0; nodes.len()];
        for (place, &node) in order.iter().enumerate() {
            place_of[node] = place;
        }
        let mut parent_of = vec![None; nodes.len()];
        for (place, node) in nodes.iter().enumerate() {
            for &child in &node.children {
                parent_of[child] = Some(place_of[place]);
            }
        }
        for node in order {
            outline.keys.push(nodes[node].key.clone());
            outline.leaf.push(nodes[node].leaf);
            outline.parent.push(parent_of[node]);
        }
        Ok(outline)
    }

    /// The rows from the lowest up: every row before the row that it is a part of.
    pub(crate) fn upwards(&self) -> impl Iterator<Item = usize> {
        let last = self.keys.len();
        (0..last).map(move |step| if K::TOTALS_LAST { step } else { last - 1 - step })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::CodeRow;
    use crate::value::{EconomicCode, FunctionalCode, UnitType};

    fn code(number: u32) -> CodeRow<FunctionalCode> {
        FunctionalCode::constant(number).into()
    }

    #[test]
    fn an_outline_puts_every_level_in_its_place() {
        let leaves = [code(2_010_301), code(2_050_803), code(2_010_350), code(210)];
        let outline = Outline::of_leaves(&leaves).unwrap();
        let rows: Vec<_> = outline.keys.iter().map(ToString::to_string).collect();
        assert_eq!(rows, ["合计", "201", "20103", "2010301", "2010350", "205", "20508", "2050803", "210"]);
        assert_eq!(outline.leaf[3], Some(0));
        assert_eq!(outline.parent[..4], [None, Some(0), Some(1), Some(2)]);
    }

    #[test]
    fn a_leaf_is_lowest_and_single() {
        let fault = |leaves: &[_]| Outline::of_leaves(leaves).unwrap_err();
        assert_eq!(fault(&[code(2_010_301), code(2_010_301)]), OutlineFault::Repeated(1));
        assert_eq!(fault(&[code(20103), code(2_010_301)]), OutlineFault::NotLowest(0));
        assert_eq!(fault(&[code(2_010_301), code(20103)]), OutlineFault::NotLowest(1));
    }

    #[test]
    fn a_repeated_class_takes_the_sections_below_it() {
        let row = |number, group| CodeRow::in_group(EconomicCode::constant(number), group);
        let plain = |number| row(number, None);
        let keys = [CodeRow::TOTAL, plain(301), plain(30101), plain(301), plain(30101), plain(30107)];
        let relations = relations(&keys);
        let parts = |whole| &relations.iter().find(|(_, r)| r.whole == Some(whole)).unwrap().1.parts;
        assert_eq!(parts(0), &[1, 3]);
        assert_eq!(parts(1), &[2]);
        assert_eq!(parts(3), &[4, 5]);
        let grouped = [row(301, Some(UnitType::Agency)), row(301, Some(UnitType::Institution))];
        assert_eq!(super::relations(&grouped).len(), 1);
    }

    #[test]
    fn a_missing_level_is_reported() {
        let keys = [code(201), code(2_010_301)];
        let relations = relations(&keys);
        assert_eq!(relations[0].1.parts, [1]);
        assert!(relations[0].1.skips_level);
        let (root, total) = &relations[1];
        assert_eq!((root, total.whole, &total.parts[..]), (&CodeRow::TOTAL, None, &[0][..]));
    }
}
