//! The clinic's own content, checked field by field.

use super::{ClinicContent, ClinicLink, LinkTarget};
use crate::atlas::{MuscleId, SelfCareId};
use crate::options::url::{phone_url, safe_url};

/// Longest name or title, in characters.
const MAX_TEXT: usize = 120;

/// Most links that are kept.
const MAX_LINKS: usize = 400;

/// Most problems that are told.
const MAX_PROBLEMS: usize = 20;

/// What a clinic may say, as it arrives.
#[derive(Clone, Debug, Default)]
pub struct ClinicInput {
    /// Name of the clinic.
    pub name: Option<String>,
    /// Address of its logo, for the summary.
    pub logo: Option<String>,
    /// Phone of the clinic.
    pub phone: Option<String>,
    /// Where a visit is booked.
    pub booking_url: Option<String>,
    /// The number to call in an emergency.
    pub emergency_number: Option<String>,
    /// Links for self-care entries and muscles.
    pub links: Vec<LinkInput>,
}

/// A link as it arrives.
#[derive(Clone, Debug, Default)]
pub struct LinkInput {
    /// Id of a self-care entry or a muscle; `for` in the file.
    pub target: String,
    /// Words of the link.
    pub title: String,
    /// Where it leads.
    pub url: String,
}

impl ClinicContent {
    /// The clinic's content from what arrived, and what is wrong with the rest, by path.
    ///
    /// A bad field is left out; the others are kept.
    pub fn check(input: ClinicInput) -> (Self, Vec<String>) {
        let mut problems = Problems::default();
        let content = Self {
            name: problems.text("name", input.name),
            logo: problems.picture("logo", input.logo),
            phone: problems.phone("phone", input.phone),
            booking_url: problems.url("booking_url", input.booking_url),
            emergency_number: problems.phone("emergency_number", input.emergency_number),
            links: problems.links(input.links),
            ..Self::default()
        };
        (content, problems.0)
    }
}

#[derive(Default)]
struct Problems(Vec<String>);

impl Problems {
    fn tell(&mut self, path: &str, what: &str) {
        if self.0.len() < MAX_PROBLEMS {
            self.0.push(["content: ", path, ": ", what].concat());
        }
    }

    fn text(&mut self, path: &str, text: Option<String>) -> Option<String> {
        let text = text?;
        let clean = text.trim();
        if clean.is_empty() || clean.chars().nth(MAX_TEXT).is_some() {
            self.tell(path, "must have 1 to 120 characters");
            return None;
        }
        Some(clean.chars().filter(|c| !c.is_control()).collect())
    }

    fn phone(&mut self, path: &str, text: Option<String>) -> Option<String> {
        let text = text?;
        if phone_url(&text).is_none() {
            self.tell(path, "must be a phone number, such as 112");
            return None;
        }
        Some(text.trim().to_owned())
    }

    fn url(&mut self, path: &str, text: Option<String>) -> Option<String> {
        let url = safe_url(&text?);
        if url.is_none() {
            self.tell(path, "must be an https address or a path on this site");
        }
        url
    }

    /// As [`Problems::url`], and never in the clear: the page with the map may be a secure one.
    fn picture(&mut self, path: &str, text: Option<String>) -> Option<String> {
        let url = safe_url(&text?);
        let secure = url.filter(|url| {
            !url.get(..5)
                .is_some_and(|s| s.eq_ignore_ascii_case("http:"))
        });
        if secure.is_none() {
            self.tell(path, "must be an https address or a path on this site");
        }
        secure
    }

    fn links(&mut self, links: Vec<LinkInput>) -> Vec<ClinicLink> {
        if links.len() > MAX_LINKS {
            self.tell("links", "has more than 400 entries; the rest is left out");
        }
        let links = links.into_iter().take(MAX_LINKS).enumerate();
        links
            .filter_map(|(idx, link)| self.link(idx, link))
            .collect()
    }

    fn link(&mut self, idx: usize, link: LinkInput) -> Option<ClinicLink> {
        let path = |field: &str| ["links[", &idx.to_string(), "].", field].concat();
        let target = SelfCareId::from_slug(&link.target)
            .map(LinkTarget::Care)
            .or_else(|| MuscleId::from_slug(&link.target).map(LinkTarget::Muscle));
        if target.is_none() {
            self.tell(
                &path("for"),
                "must be the id of a self-care entry or a muscle",
            );
        }
        let title = self.text(&path("title"), Some(link.title));
        let url = self.url(&path("url"), Some(link.url));
        Some(ClinicLink {
            target: target?,
            title: title?,
            url: url?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_field_is_named_and_the_rest_is_kept() {
        let link = |target: &str, url: &str| LinkInput {
            target: target.to_owned(),
            title: "<b>Watch</b>".to_owned(),
            url: url.to_owned(),
        };
        let (content, problems) = ClinicContent::check(ClinicInput {
            name: Some(" Clinic ".to_owned()),
            logo: Some("data:image/png;base64,AAAA".to_owned()),
            phone: Some("nobody".to_owned()),
            booking_url: Some("javascript:alert(1)".to_owned()),
            emergency_number: Some("112".to_owned()),
            links: vec![
                link("pressure-basics", "/press"),
                link("nothing", "/x"),
                link("soleus", "data:x"),
            ],
        });
        assert_eq!(content.name.as_deref(), Some("Clinic"));
        assert_eq!(content.links.len(), 1);
        assert_eq!(content.links[0].title, "<b>Watch</b>");
        assert_eq!(
            problems,
            [
                "content: logo: must be an https address or a path on this site",
                "content: phone: must be a phone number, such as 112",
                "content: booking_url: must be an https address or a path on this site",
                "content: links[1].for: must be the id of a self-care entry or a muscle",
                "content: links[2].url: must be an https address or a path on this site",
            ]
        );
    }

    #[test]
    fn a_logo_is_of_this_site_or_secure() {
        let logo = |logo: &str| {
            let input = ClinicInput {
                logo: Some(logo.to_owned()),
                ..ClinicInput::default()
            };
            ClinicContent::check(input).0.logo
        };
        for good in ["/logo.svg", "logo.png", "https://clinic.example/logo.svg"] {
            assert_eq!(logo(good).as_deref(), Some(good));
        }
        for bad in [
            "http://clinic.example/logo.svg",
            "data:x",
            "//clinic.example/x",
            "HTTP://x/y",
        ] {
            assert_eq!(logo(bad), None, "{bad}");
        }
    }

    #[test]
    fn sizes_are_limited() {
        let many = vec![LinkInput::default(); 10_000];
        let (content, problems) = ClinicContent::check(ClinicInput {
            name: Some("x".repeat(10_000_000)),
            links: many,
            ..ClinicInput::default()
        });
        assert_eq!(content, ClinicContent::default());
        assert_eq!(problems.len(), MAX_PROBLEMS);
    }
}
