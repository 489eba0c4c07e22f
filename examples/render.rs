//! Prints a view as a self-contained SVG: the fastest loop when drawing.
//!
//! ```text
//! cargo run --example render -- --view back --select upper-trapezius.1 > out.svg
//! ```

use std::process::ExitCode;

use pain_map::atlas::{Atlas, Target, View};
use pain_map::content::Content;
use pain_map::options::{Options, Skin};
use pain_map::render::svg::{self, Theme};
use pain_map::render::{Painter, html, layout, prerendered, scene};
use pain_map::state::{Action, State, update};

const USAGE: &str = "\
Prints views of the map as one self-contained SVG.

  --view front|back|left|right|both   the view (front); `both` puts front and back side by side
  --select ID                         a trigger point, muscle or zone: upper-trapezius.1
  --side left|right                   the patient's side of the choice (left)
  --figure neutral|female|male|larger|child|older   the body (neutral)
  --layer skin|muscle|deep            the layers (muscle)
  --mark ZONE[@left|@right]           marks a place that hurts; may be repeated
  --do ACTION                         any action of the map, in order: \"hover muscle soleus left\"
  --width PX, --height PX             size of the picture (640 x 900; both: 860 x 840)
  --theme light|dark|contrast|dark-contrast
                                      colors (light)
  --skin neutral|1|2|3|4|5            tone of the skin (neutral)
  --prerender                         instead: the element's markup with its first drawing, for a page
  --style ADDRESS                     the element's stylesheet in that markup (pkg/element.css)";

fn main() -> ExitCode {
    match Request::read(std::env::args().skip(1)).and_then(|request| request.answer()) {
        Ok(text) => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

/// What is asked for on the command line.
#[derive(Default)]
struct Request {
    view: Option<View>,
    both: bool,
    select: Option<String>,
    side: Option<String>,
    actions: Vec<String>,
    size: (Option<f64>, Option<f64>),
    theme: Theme,
    skin: Option<Skin>,
    prerender: bool,
    style: Option<String>,
}

impl Request {
    fn read(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut request = Self::default();
        while let Some(name) = arguments.next() {
            match name.as_str() {
                "--help" => return Err(USAGE.to_owned()),
                "--prerender" => {
                    request.prerender = true;
                    continue;
                }
                _ => {}
            }
            let value = arguments.next();
            let value = value.ok_or_else(|| format!("{name} needs a value\n\n{USAGE}"))?;
            request.set(&name, value)?;
        }
        Ok(request)
    }

    fn set(&mut self, name: &str, value: String) -> Result<(), String> {
        let unknown = |what: &str, legal: &str| format!("unknown {what}; use {legal}: \"{value}\"");
        match name {
            "--view" if value == "both" => self.both = true,
            "--view" => {
                let view = View::from_slug(&value);
                self.view =
                    Some(view.ok_or_else(|| unknown("view", "front, back, left, right or both"))?);
            }
            "--style" => self.style = Some(value),
            "--select" => self.select = Some(value),
            "--side" if matches!(value.as_str(), "left" | "right") => self.side = Some(value),
            "--side" => return Err(unknown("side", "left or right")),
            "--figure" => self.actions.push(format!("figure {value}")),
            "--layer" => self.actions.push(format!("layer {value}")),
            "--mark" => {
                let (zone, side) = value.split_once('@').unwrap_or((&value, "midline"));
                self.actions.push(format!("mark {zone} {side}"));
            }
            "--do" => self.actions.push(value),
            "--width" => {
                self.size.0 = Some(
                    value
                        .parse()
                        .map_err(|_| unknown("width", "a number of pixels"))?,
                )
            }
            "--height" => {
                self.size.1 = Some(
                    value
                        .parse()
                        .map_err(|_| unknown("height", "a number of pixels"))?,
                )
            }
            "--theme" if value == "dark" => self.theme = Theme::Dark,
            "--theme" if value == "light" => self.theme = Theme::Light,
            "--theme" if value == "contrast" => self.theme = Theme::Contrast,
            "--theme" if value == "dark-contrast" => self.theme = Theme::DarkContrast,
            "--theme" => {
                return Err(unknown("theme", "light, dark, contrast or dark-contrast"));
            }
            "--skin" => {
                let skin = Skin::from_slug(&value);
                self.skin = Some(skin.ok_or_else(|| unknown("skin", "neutral or 1 to 5"))?);
            }
            _ => return Err(format!("unknown option {name}\n\n{USAGE}")),
        }
        Ok(())
    }

    fn answer(&self) -> Result<String, String> {
        let mut atlas = Atlas::embedded();
        let content = Content::embedded("en");
        if self.prerender {
            let style = self.style.as_deref().unwrap_or("pkg/element.css");
            let view = [self.view.unwrap_or(View::Front)];
            let views = if self.both {
                &[View::Front, View::Back][..]
            } else {
                &view
            };
            return Ok(html::to_string(&prerendered(
                &atlas, &content, views, style,
            )));
        }
        let options = Options {
            view: self.view.unwrap_or(View::Front),
            ..Options::default()
        };
        let (width, height) = if self.both {
            (860.0, 840.0)
        } else {
            (640.0, 900.0)
        };
        let (width, height) = (self.size.0.unwrap_or(width), self.size.1.unwrap_or(height));
        let mut state = State::new(&options);
        state.stage.stage_width = width;
        state.stage.height = height;
        state.stage.width = if self.both {
            width + 428.0
        } else {
            width.min(899.0)
        };
        let mut act = |text: &str| {
            let action: Action = text
                .parse()
                .map_err(|_| format!("not an action of the map: \"{text}\""))?;
            update(&mut state, &atlas, &options, action);
            Ok::<(), String>(())
        };
        if let Some(slug) = &self.select {
            act(&self.choice(slug)?)?;
            act(&format!("show {}", options.view.slug()))?;
        }
        for action in &self.actions {
            act(action)?;
        }
        atlas.wear(state.figure);
        let shown = layout(&state, &atlas);
        let mut painter = Painter::default();
        let scene = scene(&state, &atlas, &content, &shown);
        let views = scene
            .views
            .iter()
            .map(|view| (view.frame.x, painter.draw(view)));
        let height = shown
            .frames
            .iter()
            .map(|frame| frame.height)
            .fold(0.0, f64::max);
        let style = svg::style(self.theme, self.skin.unwrap_or(Skin::Neutral));
        let document = svg::document_in(views.collect(), width, height, &style);
        Ok(svg::to_string(&document))
    }

    fn choice(&self, slug: &str) -> Result<String, String> {
        use pain_map::atlas::{Laterality, MuscleId, TriggerPointId, ZoneId};
        let side = match self.side.as_deref() {
            Some("right") => Laterality::Right,
            _ => Laterality::Left,
        };
        let spot = || TriggerPointId::from_slug(slug).map(|point| Target::Spot(point, side));
        let muscle = || MuscleId::from_slug(slug).map(|muscle| Target::Muscle(muscle, side));
        let zone = || {
            let zone = ZoneId::from_slug(slug)?;
            Some(Target::Zone(
                zone,
                if zone.row().sided {
                    side
                } else {
                    Laterality::Midline
                },
            ))
        };
        let target = spot().or_else(muscle).or_else(zone);
        let target =
            target.ok_or_else(|| format!("unknown trigger point, muscle or zone: \"{slug}\""))?;
        Ok(Action::Choose(target).to_string())
    }
}
