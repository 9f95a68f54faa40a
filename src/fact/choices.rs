//! All choices of some out of a few things (组合).

/// Every choice of one or more of these things, in their order. They are few: of twenty there are a million.
pub(super) fn choices<T: Copy>(things: &[T]) -> impl Iterator<Item = impl Iterator<Item = T> + Clone> {
    (1_u32..1 << things.len()).map(move |set| {
        let chosen = things.iter().enumerate().filter(move |(place, _)| set & (1 << place) != 0);
        chosen.map(|(_, thing)| *thing)
    })
}

#[cfg(test)]
mod tests {
    use super::choices;

    #[test]
    fn every_choice_once() {
        let of_three: Vec<Vec<u8>> = choices(&[1, 2, 4]).map(Iterator::collect).collect();
        assert_eq!(of_three, [vec![1], vec![2], vec![1, 2], vec![4], vec![1, 4], vec![2, 4], vec![1, 2, 4]]);
        assert_eq!(choices::<u8>(&[]).count(), 0);
    }
}
