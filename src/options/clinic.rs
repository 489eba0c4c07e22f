//! The clinic's own content, as the reader hands it over: checked, in one language, in a short form.
//!
//! A file of a clinic is read by `reader`, a program of its own, so that the core carries no parser.
//! What it hands over is text, one entry a line, fields parted by TAB:
//!
//! ```text
//! name        Clinic at the Park
//! link        muscle/soleus   Our calf page   /calf
//! note        zone/temple     words of the clinic, in the form of `prose`
//! hide        region/pelvis
//! order       kind/heat
//! warning     urgent days     you cough for weeks   region/chest   zone/breastbone
//! text        muscles plain 12   Top of the shoulder
//! text        lang es 0   words of any entry that are in another language than the one that is shown
//! ```
//!
//! An entry that makes no sense is left out: the reader has told of it, and nothing here fails.

mod hides;
mod target;

pub use hides::Hides;
pub use target::LinkTarget;

use crate::atlas::{CareKind, MuscleId, SelfCareId, TopicId, Urgency, Within, ZoneId};
use crate::content::OwnText;
use crate::order;

/// What a clinic says; every field is legal.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ClinicContent {
    /// Name of the clinic.
    pub name: Option<String>,
    /// Address of its logo: a picture on this site or at an https address.
    pub logo: Option<String>,
    /// Phone of the clinic, as it is shown.
    pub phone: Option<String>,
    /// Where a visit is booked.
    pub booking_url: Option<String>,
    /// The number to call in an emergency, as it is shown.
    pub emergency_number: Option<String>,
    /// Tags of the languages that a visitor may choose, in the clinic's order.
    pub languages: Vec<String>,
    /// The clinic's words beside ours on what the map is not, in the form of `prose`.
    pub disclaimer: Option<String>,
    /// The same as plain words, for paper.
    pub disclaimer_words: Option<String>,
    /// Its own pages, in the order of the file.
    pub links: Vec<ClinicLink>,
    /// Its own words for a part of the body, a topic or an entry, in the form of `prose`.
    pub notes: Vec<(LinkTarget, String)>,
    /// Articles in place of ours, in the form of `prose`.
    pub articles: Vec<(LinkTarget, String)>,
    /// Warning signs beside ours.
    pub warnings: Vec<ClinicWarning>,
    /// What is kept off the map.
    pub hides: Hides,
    /// Kinds of self-care, the first one first; others follow in our order.
    pub kind_order: Vec<CareKind>,
    /// Words in place of ours.
    pub texts: Vec<OwnText>,
}

/// A link of the clinic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClinicLink {
    /// What it belongs to.
    pub target: LinkTarget,
    /// Words of the link.
    pub title: String,
    /// Where it leads.
    pub url: String,
}

/// A warning sign that the clinic adds; it fits after "Call the emergency number if" and its like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClinicWarning {
    /// How urgent it is.
    pub urgency: Urgency,
    /// How soon, for urgent ones.
    pub within: Option<Within>,
    /// The sign in words.
    pub text: String,
    /// Muscles, zones and regions that call for it.
    pub targets: Vec<LinkTarget>,
}

impl ClinicWarning {
    /// Whether zones and muscles call for it; a sign of a region applies to all of it.
    pub fn fits(&self, zones: &[ZoneId], muscles: &[MuscleId]) -> bool {
        self.targets.iter().any(|target| match target {
            LinkTarget::Muscle(muscle) => muscles.contains(muscle),
            LinkTarget::Zone(zone) => zones.contains(zone),
            LinkTarget::Region(region) => {
                zones.iter().any(|zone| zone.row().region == *region)
                    || muscles.iter().any(|muscle| muscle.row().region == *region)
            }
            _ => false,
        })
    }
}

impl ClinicContent {
    /// Takes in what the reader hands over.
    pub fn decode(text: &str) -> Self {
        let mut content = Self::default();
        for line in text.lines() {
            // What makes no sense is left out.
            let _ = content.take(line);
        }
        content
    }

    fn take(&mut self, line: &str) -> Option<()> {
        let mut fields = line.split('\t');
        let (word, first) = (fields.next()?, fields.next()?);
        let one = || Some(first.to_owned());
        let target = || LinkTarget::from_path(first);
        match word {
            "name" => self.name = one(),
            "logo" => self.logo = one(),
            "phone" => self.phone = one(),
            "booking" => self.booking_url = one(),
            "emergency" => self.emergency_number = one(),
            "language" => self.languages.extend(one()),
            "disclaimer" => self.disclaimer = one(),
            "disclaimer-words" => self.disclaimer_words = one(),
            "hide" => self.hides.add(target()?),
            "order" => self.kind_order.push(target()?.kind()?),
            "note" => self.notes.push((target()?, fields.next()?.to_owned())),
            "article" => self.articles.push((target()?, fields.next()?.to_owned())),
            "link" => self.links.push(ClinicLink {
                target: target()?,
                title: fields.next()?.to_owned(),
                url: fields.next()?.to_owned(),
            }),
            "warning" => {
                let (urgency, within) = level(first)?;
                self.warnings.push(ClinicWarning {
                    urgency,
                    within,
                    text: fields.next()?.to_owned(),
                    targets: fields.filter_map(LinkTarget::from_path).collect(),
                });
            }
            "text" => {
                let mut place = first.split(' ');
                self.texts.push(OwnText {
                    section: place.next()?.to_owned(),
                    column: place.next()?.to_owned(),
                    row: place.next()?.parse().ok()?,
                    text: fields.next()?.to_owned(),
                });
            }
            _ => {}
        }
        Some(())
    }

    /// The clinic's links for the first of the targets that has any, in the order of the file.
    ///
    /// `targets` come most specific first.
    pub fn links_for(&self, targets: &[LinkTarget]) -> Vec<&ClinicLink> {
        let of = |target: &LinkTarget| -> Vec<&ClinicLink> {
            let links = self.links.iter();
            links.filter(|link| link.target == *target).collect()
        };
        let mut found = targets.iter().map(of);
        found.find(|links| !links.is_empty()).unwrap_or_default()
    }

    /// The clinic's own words for the first of the targets that has any, in the form of `prose`.
    pub fn note_for(&self, targets: &[LinkTarget]) -> Option<&str> {
        first_of(&self.notes, targets)
    }

    /// The clinic's article in place of ours, in the form of `prose`.
    pub fn article(&self, topic: TopicId) -> Option<&str> {
        first_of(&self.articles, &[LinkTarget::Topic(topic)])
    }

    /// Warning signs that zones and muscles call for, in the order of the file.
    ///
    /// A sign of a region applies to all zones and muscles of it.
    pub fn warnings_for<'a>(
        &'a self,
        zones: &'a [ZoneId],
        muscles: &'a [MuscleId],
    ) -> impl Iterator<Item = &'a ClinicWarning> {
        let warnings = self.warnings.iter();
        warnings.filter(move |warning| warning.fits(zones, muscles))
    }

    /// Self-care entries as the clinic wants them: without hidden kinds, in its order of kinds.
    ///
    /// Ways to a professional stay at the places that they have in our order.
    pub fn arrange(&self, entries: &mut Vec<SelfCareId>) {
        entries.retain(|care| !self.hides.kind(care.row().kind));
        if self.kind_order.is_empty() {
            return;
        }
        let moves = |care: &SelfCareId| care.row().kind != CareKind::SeeAProfessional;
        let turn = |care: SelfCareId| {
            let mut kinds = self.kind_order.iter();
            let place = kinds.position(|kind| *kind == care.row().kind);
            place.unwrap_or(self.kind_order.len())
        };
        let others = (0..).zip(entries.iter().copied().filter(moves));
        let mut others: Vec<(usize, SelfCareId)> = others.collect();
        order::sort_by_key(&mut others, |(position, care): &(usize, SelfCareId)| {
            (turn(*care), *position)
        });
        let places = entries.iter_mut().filter(|care| moves(care));
        for (place, (_, care)) in places.zip(others) {
            *place = care;
        }
    }
}

fn first_of<'a>(list: &'a [(LinkTarget, String)], targets: &[LinkTarget]) -> Option<&'a str> {
    let of = |target: &LinkTarget| list.iter().find(|(other, _)| other == target);
    targets.iter().find_map(of).map(|(_, text)| text.as_str())
}

/// "urgent days" as a level of warning.
fn level(words: &str) -> Option<(Urgency, Option<Within>)> {
    let mut words = words.split(' ');
    let urgency = Urgency::from_slug(words.next()?)?;
    Some((urgency, words.next().and_then(Within::from_slug)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Region;

    const FILE: &str = "name\tClinic\nemergency\t112\nlanguage\tes\nlanguage\ten\n\
        link\tregion/leg\tLegs\t/legs\nlink\tmuscle/soleus\tA\t/a\nlink\tmuscle/soleus\tB\t/b\n\
        link\tmuscle/unknown\tC\t/c\nlink\tmuscle/soleus\nnote\tzone/temple\tWords\n\
        hide\tregion/pelvis\nhide\tkind/heat\norder\tkind/activity\norder\tkind/stretch\n\
        warning\turgent days\tyou cough\tregion/chest\twarning\nwarning\tsoon\tnothing\n\
        text\tmuscles plain 3\tCalf\ntext\tmuscles plain x\tCalf\nnonsense\n\n";

    fn muscle(slug: &str) -> MuscleId {
        MuscleId::from_slug(slug).unwrap()
    }

    #[test]
    fn what_makes_no_sense_is_left_out() {
        let content = ClinicContent::decode(FILE);
        assert_eq!(content.name.as_deref(), Some("Clinic"));
        assert_eq!(content.languages, ["es", "en"]);
        assert_eq!(content.links.len(), 3);
        assert_eq!(content.warnings.len(), 1);
        assert_eq!(content.texts.len(), 1);
        assert!(content.hides.region(Region::Pelvis) && content.hides.kind(CareKind::Heat));
        assert_eq!(content.kind_order, [CareKind::Activity, CareKind::Stretch]);
        assert_eq!(ClinicContent::decode(""), ClinicContent::default());
    }

    #[test]
    fn the_most_specific_links_win_and_keep_their_order() {
        let content = ClinicContent::decode(FILE);
        let titles = |targets: &[LinkTarget]| -> Vec<String> {
            let links = content.links_for(targets).into_iter();
            links.map(|link| link.title.clone()).collect()
        };
        let soleus = LinkTarget::Muscle(muscle("soleus"));
        let leg = LinkTarget::Region(Region::Leg);
        assert_eq!(titles(&[soleus, leg]), ["A", "B"]);
        assert_eq!(
            titles(&[LinkTarget::Muscle(muscle("plantaris")), leg]),
            ["Legs"]
        );
        assert!(titles(&[LinkTarget::Kind(CareKind::Heat)]).is_empty());
    }

    #[test]
    fn signs_of_a_region_apply_to_all_of_it() {
        let content = ClinicContent::decode(FILE);
        let signs = |muscle: MuscleId| content.warnings_for(&[], &[muscle]).count();
        assert_eq!(signs(muscle("sternalis")), 1);
        assert_eq!(signs(muscle("soleus")), 0);
    }

    #[test]
    fn kinds_come_in_the_clinics_order_and_a_professional_stays() {
        let content = ClinicContent::decode(FILE);
        let mut entries: Vec<SelfCareId> = SelfCareId::all().collect();
        let before = entries.clone();
        content.arrange(&mut entries);
        let kinds: Vec<CareKind> = entries.iter().map(|care| care.row().kind).collect();
        assert!(!kinds.contains(&CareKind::Heat));
        let first = |kind| kinds.iter().position(|other| *other == kind).unwrap();
        let professionals = |entries: &[SelfCareId]| -> Vec<usize> {
            let stays = |care: &SelfCareId| care.row().kind == CareKind::SeeAProfessional;
            let placed = entries.iter().enumerate();
            placed
                .filter_map(|(at, care)| stays(care).then_some(at))
                .collect()
        };
        let mut shown = before.clone();
        shown.retain(|care| care.row().kind != CareKind::Heat);
        assert_eq!(professionals(&entries), professionals(&shown));
        assert!(first(CareKind::Activity) < first(CareKind::Stretch));
        assert!(first(CareKind::Stretch) < first(CareKind::Pressure));
        let mut same = before.clone();
        ClinicContent::default().arrange(&mut same);
        assert_eq!(same, before);
    }
}
