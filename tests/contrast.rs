//! Reckons the contrast of everything that carries meaning, for every theme and skin tone.
//!
//! Contrast is a matter of luminance alone, so what passes here is readable in grayscale as well.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use pain_map::options::Skin;
use pain_map::render::svg::{CLASSES, Theme, tokens};

/// Least contrast of what is drawn.
const DRAWN: f64 = 3.0;

/// Least contrast of words.
const WORDS: f64 = 4.5;

/// Strongest tint of a muscle, of the chosen one, of hair, of a wash, and core of a cloud.
const TINT: f64 = 0.26;
const CHOSEN: f64 = 0.42;
const HAIR: f64 = 0.14;
const WASH: f64 = 0.1;
const CORE: f64 = 0.866;

/// Share of a dotted area that dots cover.
const DOTTED: f64 = 0.316;

type Color = [f64; 3];

fn color(text: &str) -> Color {
    let part = |from: usize| u8::from_str_radix(&text[from..from + 2], 16).unwrap();
    [1, 3, 5].map(|from| f64::from(part(from)) / 255.0)
}

fn over(top: Color, ground: Color, share: f64) -> Color {
    [0, 1, 2].map(|i| top[i] * share + ground[i] * (1.0 - share))
}

fn luminance(color: Color) -> f64 {
    let linear = color.map(|value| match value {
        value if value <= 0.04045 => value / 12.92,
        value => ((value + 0.055) / 1.055).powf(2.4),
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

fn contrast(a: Color, b: Color) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// What has too little contrast with the tokens of a theme and a skin tone.
fn too_faint(theme: Theme, skin: Skin) -> Vec<String> {
    let values: BTreeMap<&str, &str> = tokens(theme, skin).into_iter().collect();
    let token = |name: &str| {
        let value = values[["--pain-map-", name].concat().as_str()];
        color(value.trim_end_matches(" !important"))
    };
    let (on_skin, referral) = (token("skin"), token("referral"));
    let hair = over(token("drawing-line"), on_skin, HAIR);
    let muscle = |ground| over(token("muscle"), ground, TINT);
    let chosen = over(token("muscle"), on_skin, CHOSEN);
    let mut pairs = Vec::new();
    let mut check = |what: &str, a: Color, b: Color, least: f64| {
        let found = contrast(a, b);
        if found < least {
            pairs.push(format!("{theme:?} {skin:?}: {what} {found:.2} < {least}"));
        }
    };
    let grounds = [
        ("skin", on_skin),
        ("muscle", muscle(on_skin)),
        ("hair", hair),
        ("muscle under hair", muscle(hair)),
    ];
    for (name, ground) in grounds {
        let washed = over(referral, ground, WASH);
        let core = over(referral, ground, CORE);
        check(&format!("cloud on {name}"), core, ground, DRAWN);
        check(&format!("dots on {name}"), referral, washed, DRAWN);
        let dotted = over(referral, washed, DOTTED);
        check(&format!("cloud beside dots on {name}"), core, dotted, 1.5);
        check(&format!("mark on {name}"), token("mark"), ground, DRAWN);
    }
    let edge = token("muscle-edge");
    check("edge of the chosen muscle", edge, muscle(on_skin), DRAWN);
    check("edge of the chosen muscle inside", edge, chosen, DRAWN);
    check("edge of a chosen place", edge, on_skin, DRAWN);
    let dissolved = over(edge, on_skin, 0.8);
    check("dissolved muscle", dissolved, on_skin, 2.5);
    let (paper, surface) = (token("paper"), token("surface"));
    let silhouette = contrast(token("outline"), paper).max(contrast(on_skin, paper));
    if silhouette < DRAWN {
        check("outline", token("outline"), paper, DRAWN);
    }
    check("ring of the chosen spot", token("spot"), surface, DRAWN);
    check("ring of a spot", token("accent"), surface, DRAWN);
    check("edge of a control", token("control-edge"), surface, DRAWN);
    check("focus", token("focus"), surface, DRAWN);
    for ground in ["paper", "surface", "sunk"] {
        check(ground, token("ink"), token(ground), WORDS);
        check(ground, token("ink-quiet"), token(ground), WORDS);
    }
    let flow = over(surface, over(referral, on_skin, CORE), 0.85);
    check("flow over a cloud", token("ink"), flow, DRAWN);
    let words = [
        ("accent", "surface"),
        ("on-accent", "accent"),
        ("accent", "accent-soft"),
        ("on-mark", "mark"),
        ("emergency-text", "emergency"),
        ("ink", "urgent"),
        ("urgent-edge", "urgent"),
        ("ink", "routine"),
    ];
    for (text, ground) in words {
        check(
            &format!("{text} on {ground}"),
            token(text),
            token(ground),
            WORDS,
        );
    }
    pairs
}

#[test]
fn what_carries_meaning_stands_out_in_every_theme_and_skin_tone() {
    let themes = Theme::ALL.into_iter();
    let faint: Vec<String> = themes
        .flat_map(|theme| Skin::ALL.map(|skin| too_faint(theme, skin)))
        .flatten()
        .collect();
    assert!(faint.is_empty(), "{}", faint.join("\n"));
}

#[test]
fn strengths_are_those_of_the_stylesheet() {
    for (class, strength) in [
        (".tint-3", TINT),
        (".chosen", CHOSEN),
        (".hair", HAIR),
        (".wash", WASH),
    ] {
        let rule = CLASSES.lines().find(|line| line.starts_with(class));
        let value = format!("{strength}");
        let expected = format!("fill-opacity: {};", value.trim_start_matches('0'));
        assert!(rule.is_some_and(|rule| rule.contains(&expected)), "{class}");
    }
}
