//! Ids of the data as authors write them.

use crate::atlas::{CareKind, MuscleId, Region, SelfCareId, TopicId, ZoneId};
use crate::options::LinkTarget;

/// Most letters in which a word may differ from the one that is meant.
const MAX_TYPOS: usize = 2;

/// A name without case and separators, so that `bookingUrl` is `booking_url`.
pub(super) fn plain(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric() || *c == '$');
    letters.flat_map(char::to_lowercase).take(80).collect()
}

/// An id as the tables write it: small letters, hyphens.
pub(super) fn slug(word: &str) -> String {
    let small = word.trim().to_ascii_lowercase();
    small.replace(['_', ' '], "-")
}

/// Every target that a file can name.
pub(super) fn targets() -> impl Iterator<Item = LinkTarget> {
    let care = SelfCareId::all().map(LinkTarget::Care);
    let muscles = MuscleId::all().map(LinkTarget::Muscle);
    let zones = ZoneId::all().map(LinkTarget::Zone);
    let regions = Region::ALL.iter().copied().map(LinkTarget::Region);
    let kinds = CareKind::ALL.iter().copied().map(LinkTarget::Kind);
    let topics = TopicId::all().map(LinkTarget::Topic);
    let parts = care.chain(muscles).chain(zones).chain(regions);
    parts.chain(topics).chain(kinds)
}

/// The target for an id alone, or with the word of its kind before it: `soleus`, `muscle/soleus`.
pub(super) fn target(word: &str) -> Option<LinkTarget> {
    let slug = slug(word);
    if slug.contains('/') {
        return LinkTarget::from_path(&slug);
    }
    let mut paths = LinkTarget::WORDS.iter();
    paths.find_map(|kind| LinkTarget::from_path(&[*kind, "/", &slug].concat()))
}

/// The known word that is nearest to what was written, where one is near.
pub(super) fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let word: Vec<char> = slug(word).chars().take(64).collect();
    let near = known.map(|other| (typos(&word, other), other));
    let (distance, found) = near.min()?;
    (distance <= MAX_TYPOS && distance < word.len()).then_some(found)
}

/// Letters to add, drop or change on the way from one word to another.
fn typos(word: &[char], other: &str) -> usize {
    let mut row: Vec<usize> = (0..=word.len()).collect();
    for (down, letter) in (1..).zip(other.chars()) {
        let (mut before, mut left) = (0, down);
        for (at, other) in row
            .iter_mut()
            .zip([None].into_iter().chain(word.iter().map(Some)))
        {
            let cost = match other {
                None => down,
                Some(other) => {
                    let changed = before + usize::from(*other != letter);
                    changed.min(left + 1).min(*at + 1)
                }
            };
            before = *at;
            *at = cost;
            left = cost;
        }
    }
    row.last().copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_read_with_good_will() {
        let soleus = MuscleId::from_slug("soleus").map(LinkTarget::Muscle);
        for word in ["soleus", " Soleus ", "muscle/soleus"] {
            assert_eq!(target(word), soleus, "{word}");
        }
        let low_back = Region::from_slug("low-back").map(LinkTarget::Region);
        assert_eq!(target("Low back"), low_back);
        assert_eq!(target("zone/soleus"), None);
        assert_eq!(target(""), None);
    }

    #[test]
    fn typos_are_counted() {
        let count = |a: &str, b: &str| typos(&a.chars().collect::<Vec<_>>(), b);
        assert_eq!(count("soleus", "soleus"), 0);
        assert_eq!(count("solues", "soleus"), 2);
        assert_eq!(count("", "abc"), 3);
        assert_eq!(count("abc", ""), 3);
        assert_eq!(count("kitten", "sitting"), 3);
        assert_eq!(
            nearest("soleu", ["temple", "soleus"].into_iter()),
            Some("soleus")
        );
        assert_eq!(nearest("x", ["temple", "soleus"].into_iter()), None);
    }
}
