//! Files come when they come: whatever is there, whatever is done and however large the room, the map draws.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod common;

use pain_map::atlas::tables;
use pain_map::atlas::{Atlas, Figure, View};
use pain_map::content::{Content, embedded_packs};
use pain_map::map::PainMap;
use pain_map::options::Options;
use pain_map::render::Thumbs;
use pain_map::state::Action;
use proptest::prelude::*;
use proptest::sample::select;

use common::{all, attr, has_class};

/// A file that comes, a press, or another size of the room or the text.
#[derive(Clone, Debug)]
enum Step {
    Lines(View),
    Pack(View),
    Figure(Figure),
    Words(usize, &'static str),
    Thumbs,
    Press(usize),
    Room(f64, f64, f64),
    Text(f64),
}

fn step() -> impl Strategy<Value = Step> {
    let drawings: Vec<View> = View::drawings().collect();
    let px = || prop_oneof![Just(0.0), 0.0..20.0, 200.0..1600.0, Just(1.0), Just(1e9)];
    prop_oneof![
        2 => select(drawings.clone()).prop_map(Step::Lines),
        2 => select(drawings).prop_map(Step::Pack),
        2 => select(vec![View::Front, View::Back]).prop_map(Step::Pack),
        2 => select(vec![View::Front, View::Back]).prop_map(Step::Lines),
        1 => select(Figure::ALL).prop_map(Step::Figure),
        3 => (0..3_usize, select(vec!["en", "en", "es"])).prop_map(|(kind, tag)| Step::Words(kind, tag)),
        1 => Just(Step::Thumbs),
        8 => (0..2000_usize).prop_map(Step::Press),
        4 => (px(), px(), px()).prop_map(|(a, b, c)| Step::Room(a, b, c)),
        1 => (0.3..4.0).prop_map(Step::Text),
    ]
}

fn take(map: &mut PainMap, step: Step) {
    match step {
        Step::Lines(view) => {
            let pairs = tables::embedded_lines(view)
                .lines()
                .filter_map(|line| line.split_once('\t'));
            map.atlas.add_lines(view, pairs).unwrap();
        }
        Step::Pack(view) => map
            .atlas
            .add_pack(view, tables::embedded_pack(view))
            .unwrap(),
        Step::Figure(figure) => {
            let _ = map.add_figure(figure, tables::embedded_figure(figure));
        }
        Step::Words(kind, tag) => {
            let pack = embedded_packs(tag).unwrap()[kind].to_owned();
            match kind {
                0 => map.add_names(tag, pack).unwrap(),
                1 => map.add_texts(tag, pack).unwrap(),
                _ => map.add_articles(tag, pack).unwrap(),
            }
        }
        Step::Thumbs => map.thumbs = Thumbs::embedded(),
        Step::Press(idx) => {
            let markup = map.markup();
            let doers: Vec<String> = all(&markup)
                .iter()
                .filter_map(|element| attr(element, "data-do"))
                .map(str::to_owned)
                .collect();
            if let Some(action) = doers.get(idx % doers.len().max(1)) {
                map.apply(action.parse().unwrap());
            }
        }
        Step::Room(width, height, stage_width) => {
            map.apply(Action::Resize {
                width,
                height,
                stage_width,
            });
        }
        Step::Text(times) => {
            map.apply(Action::TextSize(times));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_map_draws_whatever_is_there(steps in proptest::collection::vec(step(), 1..40)) {
        let mut map = PainMap::new(Options::default());
        map.atlas = Atlas::empty();
        map.content = Content::empty();
        map.thumbs = Thumbs::default();
        for step in steps {
            take(&mut map, step);
            prop_assert!(has_class(&map.markup(), "widget"));
        }
    }
}
