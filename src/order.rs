//! Sorting for lists of a few hundred items.
//!
//! The standard sorts are built for millions of items, and every type sorted with them adds
//! about 4 KiB to the wasm. This one is a plain stable merge over positions, compiled once.

use std::cmp::Ordering;

/// Sorts `items` by `compare`; equal items keep their order.
pub fn sort_by<T>(items: &mut Vec<T>, mut compare: impl FnMut(&T, &T) -> Ordering) {
    let order = {
        let items: &[T] = items;
        merged(
            items.len(),
            &mut |a, b| match (items.get(a), items.get(b)) {
                (Some(a), Some(b)) => compare(a, b),
                _ => Ordering::Equal,
            },
        )
    };
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    for position in order {
        items.extend(taken.get_mut(position).and_then(Option::take));
    }
}

/// Sorts `items` by a key; equal items keep their order.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts a handful of small items in place, without memory of its own; equal items keep their order.
///
/// The cost grows with the square of their number.
pub fn sort_few<T: Copy>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    for sorted in 1..items.len() {
        for at in (1..=sorted).rev() {
            let pair = (items.get(at - 1), items.get(at));
            let (Some(before), Some(after)) = pair else {
                break;
            };
            if compare(after, before) != Ordering::Less {
                break;
            }
            items.swap(at - 1, at);
        }
    }
}

/// The positions `0..n_items` in the order of `compare`.
fn merged(n_items: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n_items).collect();
    let mut width = 1;
    while width < n_items {
        let mut next = Vec::with_capacity(n_items);
        for pair in order.chunks(2 * width) {
            let (left, right) = pair.split_at(width.min(pair.len()));
            merge(left, right, compare, &mut next);
        }
        order = next;
        width *= 2;
    }
    order
}

fn merge(
    mut left: &[usize],
    mut right: &[usize],
    compare: &mut dyn FnMut(usize, usize) -> Ordering,
    into: &mut Vec<usize>,
) {
    while let ([a, rest_left @ ..], [b, rest_right @ ..]) = (left, right) {
        if compare(*b, *a) == Ordering::Less {
            into.push(*b);
            right = rest_right;
        } else {
            into.push(*a);
            left = rest_left;
        }
    }
    into.extend_from_slice(left);
    into.extend_from_slice(right);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(items in proptest::collection::vec((0u8..9, 0u8..200), 0..90)) {
            let (mut ours, mut theirs) = (items.clone(), items);
            super::sort_by_key(&mut ours, |item| item.0);
            let mut few = theirs.clone();
            super::sort_few(&mut few, |a, b| a.0.cmp(&b.0));
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(&ours, &theirs);
            prop_assert_eq!(few, theirs);
        }
    }
}
