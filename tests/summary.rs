//! The page that a visitor takes along: nothing is lost, left out or on the wrong side.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use pain_map::atlas::{Figure, Laterality, View, ZoneId};
use pain_map::content::Ui;
use pain_map::map::PainMap;
use pain_map::options::Options;
use pain_map::pattern::Memory;
use pain_map::prose::{self, markdown};
use pain_map::render::summary::{Shown, Summary, views};
use pain_map::render::{html, summary};

const DATE: &str = "20 November 2026";

fn map(actions: &[&str]) -> PainMap {
    let mut map = PainMap::new(Options::default());
    map.apply("mode pain".parse().unwrap());
    for action in actions {
        map.apply(action.parse().unwrap());
    }
    map
}

/// A visitor's story with everything that the page can hold.
fn story() -> PainMap {
    let mut map = map(&[
        "mark temple right",
        "strength temple right 8",
        "kind temple right burning",
        "mark front-of-shoulder right",
        "mark sole-arch left",
        "mark lumbar-spine midline",
        "questions skip",
        "felt infraspinatus.1 right little",
        "answer chest-heart no",
        "answer chest-lung unsure",
    ]);
    map.set_content("name\tClinic at the <Park>\nlogo\t/logo.svg\n");
    map
}

fn model(map: &PainMap) -> Summary {
    Summary::of(&summary::Source {
        state: &map.state,
        atlas: &map.atlas,
        content: &map.content,
        options: &map.options,
        date: DATE,
        link: "",
    })
}

/// Where the numbers of a view point to, as shares of the picture's width, by mark.
fn targets(document: &roxmltree::Document, view: View) -> Vec<(String, f64)> {
    let is_view = |node: &roxmltree::Node| node.attribute("data-view") == Some(view.slug());
    let picture = document.descendants().find(is_view).unwrap();
    let width: f64 = picture.attribute("width").unwrap().parse().unwrap();
    let marks = picture.descendants();
    let marks = marks.filter_map(|node| Some((node.attribute("data-mark")?.to_owned(), node)));
    marks
        .map(|(mark, node)| {
            let is_dot = |node: &roxmltree::Node| node.attribute("class") == Some("leader-dot");
            let dot = node.descendants().find(is_dot).unwrap();
            let x: f64 = dot.attribute("cx").unwrap().parse().unwrap();
            (mark, x / width)
        })
        .collect()
}

#[test]
fn every_mark_is_on_its_side_of_the_paper() {
    let sided: Vec<ZoneId> = ZoneId::all().filter(|zone| zone.row().sided).collect();
    for figure in Figure::ALL {
        let mut n_seen = 0;
        for zones in sided.chunks(26) {
            let mut map = map(&[&format!("figure {}", figure.slug())]);
            for zone in zones {
                for side in ["left", "right"] {
                    let mark = format!("mark {} {side}", zone.slug());
                    map.apply(mark.parse().unwrap());
                }
            }
            let file = map.summary_svg(DATE);
            let document = roxmltree::Document::parse(&file).unwrap();
            for (view, right_is_left) in [(View::Front, true), (View::Back, false)] {
                for (mark, x) in targets(&document, view) {
                    let on_left_half = x < 0.5;
                    let right = mark.ends_with(" right");
                    let expected = right == right_is_left;
                    assert_eq!(on_left_half, expected, "{figure:?} {view:?} {mark} at {x}");
                    n_seen += 1;
                }
            }
        }
        assert!(n_seen > 250, "{figure:?}: {n_seen}");
    }
}

/// Lines of numbers that run through a word of a side, in all pictures of a summary.
fn struck(map: &PainMap) -> Vec<String> {
    let file = map.summary_svg(DATE);
    let document = roxmltree::Document::parse(&file).unwrap();
    let number = |node: &roxmltree::Node, name: &str| -> f64 {
        node.attribute(name).unwrap().parse().unwrap()
    };
    let views = document.descendants();
    let views = views.filter(|node| node.attribute("data-view").is_some());
    let mut found = Vec::new();
    for view in views {
        let of_class =
            |node: roxmltree::Node<'_, '_>, class: &str| node.attribute("class") == Some(class);
        for word in view.descendants().filter(|node| of_class(*node, "side")) {
            let text = word.text().unwrap();
            let (x, y) = (number(&word, "x"), number(&word, "y"));
            let half = text.chars().count() as f64 * 3.0;
            for mark in view.descendants() {
                let Some(name) = mark.attribute("data-mark") else {
                    continue;
                };
                let end = |class: &str| {
                    let node = mark.descendants().find(|node| of_class(*node, class));
                    node.map(|node| (number(&node, "cx"), number(&node, "cy")))
                        .unwrap()
                };
                let (from, to) = (end("ground"), end("leader-dot"));
                let strikes = (0..=400).any(|step| {
                    let t = f64::from(step) / 400.0;
                    let (at_x, at_y) = (from.0 + (to.0 - from.0) * t, from.1 + (to.1 - from.1) * t);
                    (at_x - x).abs() < half && at_y > y - 10.0 && at_y < y + 3.0
                });
                let covers =
                    (from.0 - x).abs() < half + 11.0 && from.1 > y - 21.0 && from.1 < y + 11.0;
                if strikes || covers {
                    found.push(format!("{name} {text}"));
                }
            }
        }
    }
    found
}

#[test]
fn no_line_runs_through_left_or_right() {
    let all: Vec<ZoneId> = ZoneId::all().collect();
    let mut found = Vec::new();
    let mut look = |marks: &[String]| {
        let marks: Vec<String> = marks.iter().map(|mark| format!("mark {mark}")).collect();
        let marks: Vec<&str> = marks.iter().map(String::as_str).collect();
        found.extend(struck(&map(&marks)));
    };
    for (zone, next) in all.iter().zip(all.iter().cycle().skip(1)) {
        let of = |zone: ZoneId, side: &str| {
            let side = if zone.row().sided { side } else { "midline" };
            format!("{} {side}", zone.slug())
        };
        look(&[of(*zone, "left")]);
        look(&[of(*zone, "left"), of(*zone, "right")]);
        look(&[of(*zone, "right"), of(*next, "right")]);
    }
    look(&[
        "posterior-thigh-upper left".into(),
        "posterior-thigh-upper right".into(),
    ]);
    assert!(found.is_empty(), "{}: {}", found.len(), found.join("; "));
}

#[test]
fn a_mark_is_pictured_wherever_a_drawing_shows_it() {
    for zone in ZoneId::all() {
        let side = if zone.row().sided { "right" } else { "midline" };
        let mark = format!("{} {side}", zone.slug());
        let map = map(&[&format!("mark {mark}")]);
        let shown = map
            .atlas
            .views_of_zone(zone, Laterality::from_slug(side).unwrap());
        let can_be = shown.iter().any(|view| map.state.can_show(*view));
        if map.state.marks.is_empty() || !can_be {
            continue;
        }
        let file = map.summary_svg(DATE);
        assert!(file.contains(&format!("data-mark=\"{mark}\"")), "{mark}");
    }
}

#[test]
fn text_and_file_name_every_mark_with_side_and_strength() {
    let map = story();
    let text = map.summary_text(DATE);
    let file = map.summary_svg(DATE);
    for line in [
        "1. Temple, right: 8 of 10, Burning",
        "2. Front of the shoulder, right: 5 of 10",
        "3. Inner arch of the sole, left: 5 of 10",
        "4. Middle of the low back over the spine: 5 of 10",
    ] {
        assert!(text.contains(line), "{text}");
        assert!(file.contains(line), "{line}");
    }
    for part in [
        DATE,
        "Clinic at the <Park>",
        "Not sure",
        "a little of my pain",
        "Often 1",
        "not a diagnosis",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn many_marks_shorten_the_page_and_not_the_text() {
    let mut map = map(&[]);
    for zone in ZoneId::all() {
        for side in ["left", "right"] {
            let side = if zone.row().sided { side } else { "midline" };
            map.apply(format!("mark {} {side}", zone.slug()).parse().unwrap());
        }
    }
    let summary = model(&map);
    assert!(summary.marks.len() > 200);
    let shown = Shown::of(&summary);
    assert!(shown.height_mm <= Shown::room_mm() + 1e-9);
    assert!(views(&map.state).len() <= 5);
    let page = html::to_string(&map.summary(DATE));
    assert!(page.contains(&format!(
        "and {} more places",
        summary.marks.len() - shown.n_marks
    )));
    let text = map.summary_text(DATE);
    for mark in &summary.marks {
        assert!(text.contains(&format!("{}. {}", mark.number, mark.name)));
    }
}

#[test]
fn an_emergency_leaves_no_muscles() {
    let mut map = story();
    assert!(!model(&map).matches.is_empty());
    map.apply("answer chest-heart yes".parse().unwrap());
    let summary = model(&map);
    assert!(summary.emergency && summary.matches.is_empty());
    assert!(!summary.answers[0].advice.is_empty());
    assert!(!map.summary_text(DATE).contains("Often 1"));
}

#[test]
fn ids_are_unique_and_every_reference_is_met() {
    // Both sides alike, and two entries of the plan for one place.
    let twice = map(&[
        "mode spot",
        "questions skip",
        "spot upper-trapezius.1 right",
        "fit done",
        "plan add upper-trap-pinch",
        "plan add upper-trap-stretch",
        "mode pain",
        "mark buttock-lower left",
        "mark buttock-lower right",
        "questions skip",
    ]);
    assert_eq!(twice.state.plan.len(), 2);
    for mut map in [story(), twice] {
        check_ids(&html::to_string(&map.summary(DATE)));
        map.apply("toggle summary".parse().unwrap());
        check_ids(&html::to_string(&map.markup()));
        map.apply("toggle summary".parse().unwrap());
        map.apply("toggle plan".parse().unwrap());
        check_ids(&html::to_string(&map.markup()));
    }
}

fn check_ids(page: &str) {
    let ids: Vec<&str> = page
        .split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len());
    for reference in page
        .split("url(#")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
    {
        assert!(unique.contains(reference), "{reference}");
    }
}

#[test]
fn nothing_on_the_sheet_can_be_pressed() {
    let page = html::to_string(&story().summary(DATE));
    let sheet = page.split("<article").nth(1).unwrap();
    for attribute in [
        "data-do",
        "data-target",
        "role=\"button\"",
        "tabindex=\"0\"",
    ] {
        assert!(!sheet.contains(attribute), "{attribute}");
    }
    assert!(sheet.contains("Clinic at the &lt;Park&gt;"));
}

#[test]
fn the_summary_opens_with_a_mark_and_closes_step_by_step() {
    let mut map = map(&["toggle summary"]);
    assert_eq!(map.state.open_part(), "pain");
    for close in [
        "toggle summary",
        "escape",
        "back",
        "clear",
        "mode spot",
        "undo",
    ] {
        map.apply("mode pain".parse().unwrap());
        map.apply("mark temple left".parse().unwrap());
        map.apply("toggle summary".parse().unwrap());
        assert_eq!(map.state.open_part(), "summary", "{close}");
        assert_eq!(map.state.depth(), 1, "{close}");
        map.apply(close.parse().unwrap());
        assert_ne!(map.state.open_part(), "summary", "{close}");
        assert_eq!(map.state.depth(), 0, "{close}");
        map.apply("clear".parse().unwrap());
    }
}

#[test]
fn a_summary_is_as_it_was_accepted() {
    let map = story();
    for (name, text) in [
        ("summary.svg", map.summary_svg(DATE)),
        ("summary.txt", map.summary_text(DATE)),
    ] {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
            .join("tests/snapshots")
            .join(name);
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            fs::write(&path, &text).unwrap();
        }
        let accepted = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            text == accepted,
            "{name} differs: UPDATE_SNAPSHOTS=1 cargo test --test summary, then look at it"
        );
    }
}

#[test]
fn a_link_is_on_the_sheet_only_where_the_visitor_made_one() {
    let mut map = story();
    map.set_option("share", Some("")).unwrap();
    let page = |map: &PainMap| html::to_string(&map.summary(DATE));
    assert!(!page(&map).contains("data-link"));
    map.apply("toggle share".parse().unwrap());
    assert!(page(&map).contains("data-link=\"#"));
    map.set_option("share", None).unwrap();
    assert!(!page(&map).contains("data-link"));
}

#[test]
fn earlier_days_are_small_figures_the_newest_first() {
    let mut map = story();
    map.set_option("remember", Some("")).unwrap();
    let link = map.pattern().to_link();
    let days: Vec<(String, String)> = (1..=8)
        .map(|day| (format!("2026-11-0{day}"), link.clone()))
        .collect();
    map.set_memory(Memory::On, &days);
    map.apply("toggle earlier".parse().unwrap());
    let page = html::to_string(&map.markup());
    let row = page.split("class=\"earlier\"").nth(1).unwrap();
    let dates: Vec<&str> = row
        .split("class=\"date\">")
        .skip(1)
        .map(|rest| &rest[..10])
        .collect();
    assert_eq!(dates.len(), 6);
    assert_eq!((dates[0], dates[5]), ("2026-11-08", "2026-11-03"));
    assert!(row.contains("Temple, right: 8 of 10"));
    assert_eq!(row.matches("class=\"view\"").count(), 12);
}

#[test]
fn the_clinic_s_words_stand_at_the_foot_of_every_sheet_above_ours() {
    let mut map = PainMap::new(Options::default());
    for action in [
        "questions skip",
        "spot upper-trapezius.1 left",
        "fit done",
        "plan add sleep-basics",
        "mode pain",
        "mark temple left",
        "questions skip",
    ] {
        map.apply(action.parse().unwrap());
    }
    let ours = map.content.ui(Ui::SummaryFooter).to_owned();
    assert_eq!(feet(&map, &ours), 2);
    let own = "We use it to **talk**.\n\n- Not [a test](https://clinic.example/).";
    let own = prose::plain(&prose::encode(&markdown::read(own)));
    map.set_content(&["disclaimer-words\t", &own, "\n"].concat());
    for words in ["talk", "Not a test.", &ours] {
        assert_eq!(feet(&map, words), 2, "{words}");
    }
    let text = map.summary_text(DATE);
    assert!(
        text.contains(&["We use it to talk. Not a test.\n", &ours].concat()),
        "{text}"
    );
    // They take their room from the places, never from ours.
    for zone in ZoneId::all() {
        map.apply(format!("mark {} left", zone.slug()).parse().unwrap());
    }
    let with = Shown::of(&model(&map)).n_marks;
    map.set_content("");
    assert!(Shown::of(&model(&map)).n_marks > with);
}

/// How many sheets have the words at their foot.
fn feet(map: &PainMap, words: &str) -> usize {
    let page = html::to_string(&map.summary(DATE));
    let feet = page.split("<footer").skip(1);
    let words_of = |foot: &str| {
        let text = foot.split("</footer>").next().unwrap().to_owned();
        let pieces = text
            .split('<')
            .map(|piece| piece.rsplit('>').next().unwrap().trim());
        pieces.collect::<String>()
    };
    feet.filter(|foot| words_of(foot).contains(words.trim()))
        .count()
}
