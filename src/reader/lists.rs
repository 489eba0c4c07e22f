//! Languages, links, what is hidden, the order of kinds, warning signs.

use serde_json::Value;

use super::at::At;
use super::ids;
use super::{MAX_NAME, Reader};
use crate::content::{LANGUAGES, known_language};
use crate::options::{Hides, LinkTarget};

/// Most links, warning signs and hidden things that are kept, each.
const MAX_ITEMS: usize = 400;

/// Most languages that are kept.
const MAX_LANGUAGES: usize = 20;

/// Longest warning sign, in characters.
const MAX_SIGN: usize = 200;

/// Words for how urgent a sign is, with those of the core.
const URGENCIES: &[(&str, &str)] = &[
    ("emergency", "emergency"),
    ("today", "urgent day"),
    ("this-week", "urgent days"),
    ("routine", "routine"),
];

impl Reader<'_> {
    /// The items of a list; a value alone is used as a list of one, and told.
    fn list<'v>(&mut self, at: &At<'v>, most: usize) -> Vec<At<'v>> {
        if !at.value.is_array() {
            self.problems
                .tell(&at.path, "a list, [ … ]", "it as a list of one");
        }
        let mut items = at.items();
        if items.len() > most {
            let expected = format!("at most {most} entries");
            self.problems.tell(&at.path, expected, "the first ones");
            items.truncate(most);
        }
        items
    }

    pub(super) fn languages(&mut self, at: &At) {
        let mut seen = Vec::new();
        for item in self.list(at, MAX_LANGUAGES) {
            let Some(tag) = self.word(&item) else {
                continue;
            };
            let Some(known) = known_language(&tag) else {
                let tags = LANGUAGES.iter().map(|(tag, _)| *tag);
                let expected = ["one of ", &tags.collect::<Vec<_>>().join(", ")].concat();
                self.problems.tell(&item.path, expected, "nothing");
                continue;
            };
            if !seen.contains(&known) {
                self.out.line("language", &[known]);
                seen.push(known);
            }
        }
    }

    pub(super) fn links(&mut self, at: &At) {
        for item in self.list(at, MAX_ITEMS) {
            self.link(&item);
        }
    }

    fn link(&mut self, at: &At) {
        let Some(fields) = self.fields(at, &["for", "title", "url"]) else {
            return;
        };
        let mut targets = Vec::new();
        let (mut title, mut url) = (None, None);
        for (name, field) in &fields {
            match *name {
                "for" => targets = self.targets(field, |_| true, "an id of a muscle, zone, region, topic or self-care entry, or kind/ and a kind"),
                "title" => title = self.text(field, MAX_NAME),
                _ => url = self.url(field),
            }
        }
        for name in ["for", "title", "url"] {
            if !fields.iter().any(|(found, _)| *found == name) {
                let expected = ["a field ", name].concat();
                self.problems
                    .tell(&at.path, expected, "nothing of this link");
            }
        }
        if let (Some(title), Some(url)) = (title, url) {
            for target in targets {
                self.out.line("link", &[&target.to_string(), &title, &url]);
            }
        }
    }

    /// The targets that a field names, one or several.
    fn targets(
        &mut self,
        at: &At,
        fits: impl Fn(LinkTarget) -> bool,
        expected: &str,
    ) -> Vec<LinkTarget> {
        let mut targets = Vec::new();
        for item in at.items().into_iter().take(MAX_ITEMS) {
            let Some(word) = self.word(&item) else {
                continue;
            };
            match ids::target(&word).filter(|target| fits(*target)) {
                Some(target) => targets.push(target),
                None => {
                    let known: Vec<String> = ids::targets()
                        .filter(|target| fits(*target))
                        .map(|target| target.to_string())
                        .collect();
                    let slugs = known
                        .iter()
                        .filter_map(|path| Some(path.split_once('/')?.1));
                    let near = ids::nearest(&word, slugs);
                    let near = near.map(|near| [" (\"", near, "\"?)"].concat());
                    let expected = [expected, near.as_deref().unwrap_or_default()].concat();
                    self.problems.tell(&item.path, expected, "nothing");
                }
            }
        }
        targets
    }

    pub(super) fn hide(&mut self, at: &At) {
        let known = ["muscles", "regions", "topics", "kinds"];
        for (name, field) in self.fields(at, &known).unwrap_or_default() {
            for item in self.list(&field, MAX_ITEMS) {
                let targets = match name {
                    "muscles" => self.targets(&item, is_muscle, "the id of a muscle"),
                    "regions" => self.targets(&item, is_region, "the id of a region"),
                    "kinds" => self.targets(&item, is_kind, KINDS),
                    _ => self.targets(&item, is_topic, "the id of a topic"),
                };
                for target in targets {
                    if !Hides::may_hide(target) {
                        let expected = "what may be hidden";
                        let used = "nothing: the way to a professional stays";
                        self.problems.tell(&item.path, expected, used);
                    } else {
                        self.out.line("hide", &[&target.to_string()]);
                    }
                }
            }
        }
    }

    pub(super) fn kind_order(&mut self, at: &At) {
        let mut seen = Vec::new();
        for item in self.list(at, MAX_ITEMS) {
            for target in self.targets(&item, is_kind, KINDS) {
                if !seen.contains(&target) {
                    self.out.line("order", &[&target.to_string()]);
                    seen.push(target);
                }
            }
        }
    }

    pub(super) fn warnings(&mut self, at: &At) {
        for item in self.list(at, MAX_ITEMS) {
            self.warning(&item);
        }
    }

    /// A warning sign. It is never lost to a slip: what is wrong with it makes it more careful.
    fn warning(&mut self, at: &At) {
        let Some(fields) = self.fields(at, &["for", "urgency", "text"]) else {
            return;
        };
        let mut targets = Vec::new();
        let (mut urgency, mut text) = (None, None);
        for (name, field) in &fields {
            match *name {
                "for" => {
                    targets = self.targets(field, is_place, "the id of a muscle, zone or region")
                }
                "urgency" => urgency = self.urgency(field),
                _ => text = self.text(field, MAX_SIGN),
            }
        }
        let Some(text) = text else {
            if !fields.iter().any(|(name, _)| *name == "text") {
                self.problems
                    .tell(&at.path, "a field text", "nothing of this warning");
            }
            return;
        };
        if urgency.is_none() {
            let expected = "the urgency emergency, today, this-week or routine";
            self.problems.tell(&at.path, expected, "today");
        }
        if targets.is_empty() {
            self.problems.tell(
                &at.path,
                "a field for with a muscle, zone or region",
                "all regions",
            );
            targets = ids::targets().filter(|target| is_region(*target)).collect();
        }
        let paths: Vec<String> = targets.iter().map(LinkTarget::to_string).collect();
        let mut line = vec![urgency.unwrap_or("urgent day"), &text];
        line.extend(paths.iter().map(String::as_str));
        self.out.line("warning", &line);
    }

    fn urgency(&mut self, at: &At) -> Option<&'static str> {
        let Value::String(word) = at.value else {
            return None;
        };
        let word = ids::slug(word);
        let found = URGENCIES.iter().find(|(known, _)| *known == word);
        found.map(|(_, level)| *level)
    }
}

/// What stands for a kind of self-care.
const KINDS: &str =
    "a kind of self-care: self-massage, pressure, stretch, heat, posture, activity or aftercare";

fn is_muscle(target: LinkTarget) -> bool {
    matches!(target, LinkTarget::Muscle(_))
}

fn is_region(target: LinkTarget) -> bool {
    matches!(target, LinkTarget::Region(_))
}

fn is_topic(target: LinkTarget) -> bool {
    matches!(target, LinkTarget::Topic(_))
}

fn is_kind(target: LinkTarget) -> bool {
    matches!(target, LinkTarget::Kind(_))
}

/// What a warning sign may belong to.
fn is_place(target: LinkTarget) -> bool {
    matches!(
        target,
        LinkTarget::Muscle(_) | LinkTarget::Zone(_) | LinkTarget::Region(_)
    )
}
