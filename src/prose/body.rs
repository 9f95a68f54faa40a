//! Names of bodies: 某市青禾区民政局 is the 民政局 of 青禾, which is a 区.

use super::is_han;
use crate::words::{self, Meaning};

/// A body by the narrowest place that its name says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Body {
    /// The place without its level: 青禾.
    pub(crate) place: String,
    /// 区.
    pub(crate) level: &'static str,
    /// 民政局.
    pub(crate) office: String,
}

/// The characters that the shortest name of an office has.
const SHORTEST_OFFICE: usize = 3;

impl Body {
    /// The body that has a name in the one spelling.
    pub(crate) fn of(name: &str) -> Option<Self> {
        let found = words::of(Meaning::PlaceLevel).iter().filter_map(|level| {
            let (before, office) = name.rsplit_once(level)?;
            let place = place_before(before)?;
            let office = office.to_owned();
            (office.chars().count() >= SHORTEST_OFFICE)
                .then_some((before.len(), Self { place, level, office }))
        });
        // 某市城市管理局: 城 is no place.
        found.max_by_key(|(at, _)| *at).map(|(_, body)| body)
    }

    /// The place with its level: 青禾区.
    pub(crate) fn area(&self) -> String {
        [&self.place, self.level].concat()
    }

    /// The name without its place, which bodies of other places have too: 区民政局.
    pub(crate) fn kind(&self) -> String {
        [self.level, &self.office].concat()
    }
}

/// The two or three characters that name a place at the end of some words, up to the wider place or a sign before it.
pub(crate) fn place_before(words: &str) -> Option<String> {
    // 由青山区…; 户籍所在区 and the like name no place.
    let function = "各所有本该属其全辖我两每等某相同上下与和向由对为是在按经及以至";
    let ends = |c: char| !is_han(c) || "市省区县州府".contains(c) || function.contains(c);
    let run: Vec<char> = words.chars().rev().take_while(|c| !ends(*c)).take(4).collect();
    let named = (2..=3).contains(&run.len());
    named.then(|| run.into_iter().rev().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_of_its_narrowest_place() {
        for (name, place, level, office) in [
            ("某市青禾区民政局", "青禾", "区", "民政局"),
            ("青禾县农业农村局", "青禾", "县", "农业农村局"),
            ("青禾区柳浦街道办事处", "柳浦", "街道", "办事处"),
            ("青禾市教育局", "青禾", "市", "教育局"),
        ] {
            let body = Body { place: place.to_owned(), level, office: office.to_owned() };
            assert_eq!(Body::of(name), Some(body), "{name}");
        }
        assert_eq!(Body::of("教育局"), None);
        assert_eq!(Body::of("某市城市管理局"), None, "城 is no place, 某市 is none either");
    }
}
