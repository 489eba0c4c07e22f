//! Words that no table knows.

/// What to say about a word that no table knows, with the nearest one that it does.
pub fn unknown(what: &str, word: &str, known: impl Iterator<Item = &'static str>) -> String {
    let shown = short(word);
    let nearest = known.map(|slug| (distance(&shown, slug), slug)).min();
    match nearest {
        Some((steps, slug)) if steps <= 2 + slug.len() / 3 => {
            format!("unknown {what}; did you mean \"{slug}\"? \"{shown}\"")
        }
        _ => format!("unknown {what}; ids are listed in data/: \"{shown}\""),
    }
}

/// The start of a word: messages stay short whatever was typed.
pub fn short(word: &str) -> String {
    word.chars().take(60).collect()
}

/// Edit distance: letters to add, remove or change.
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = i;
        let mut left = i + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (cell, y) in row.iter_mut().skip(1).zip(b.chars()) {
            left = (corner + usize::from(x != y)).min(left + 1).min(*cell + 1);
            corner = std::mem::replace(cell, left);
        }
    }
    row.last().copied().unwrap_or_default()
}
