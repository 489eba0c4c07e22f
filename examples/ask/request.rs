//! Reads what is asked: words of the command line, and requests of a batch.

use pain_map::atlas::{Laterality, TriggerPointId, ZoneId};
use pain_map::ranking::{Check, Felt, MarkedZone};
use serde_json::Value;

use crate::answer::{Answer, locate, refer};
use crate::spelling::{short, unknown};

/// Answers one request of a batch.
pub fn request(line: &str) -> Result<Answer, String> {
    let request: Value =
        serde_json::from_str(line).map_err(|error| format!("malformed JSON: {error}"))?;
    match request.get("op").and_then(Value::as_str) {
        Some("refer") => {
            let id = request.get("id").and_then(Value::as_str);
            refer(id.ok_or("\"refer\" needs an \"id\" in quotes")?).map(Answer::Refer)
        }
        Some("locate") => {
            let zones = request.get("zones").and_then(Value::as_array);
            let zones = zones.ok_or("\"locate\" needs a list of \"zones\"")?;
            let marks: Vec<MarkedZone> = zones.iter().map(read_mark).collect::<Result<_, _>>()?;
            let checks = request.get("felt").and_then(Value::as_array);
            let checks = checks.into_iter().flatten().map(read_check);
            locate(marks, &checks.collect::<Result<Vec<Check>, _>>()?).map(Answer::Locate)
        }
        Some(other) => Err(format!(
            "unknown op; use \"refer\" or \"locate\": \"{}\"",
            short(other)
        )),
        None => Err("a request needs an \"op\": \"refer\" or \"locate\"".to_owned()),
    }
}

/// A zone of a request: `{"zone": "temple", "side": "left"}` or `"temple@left"`.
fn read_mark(value: &Value) -> Result<MarkedZone, String> {
    if let Some(text) = value.as_str() {
        return parse_mark(text);
    }
    let zone = value.get("zone").and_then(Value::as_str);
    let zone = zone.ok_or("a zone is {\"zone\": \"…\", \"side\": \"left\"} or \"…@left\"")?;
    let side = match value.get("side") {
        None | Some(Value::Null) => None,
        Some(side) => Some(side.as_str().ok_or("\"side\" is \"left\" or \"right\"")?),
    };
    let mut mark = mark(zone, side)?;
    if let Some(strength) = value.get("strength") {
        let number = strength.as_f64().filter(|number| *number > 0.0);
        mark.strength = number.ok_or("\"strength\" is a number above 0")?;
    }
    Ok(mark)
}

/// What pressing a spot brought: `{"point": "supinator.1", "side": "left", "felt": "yes"}`.
fn read_check(value: &Value) -> Result<Check, String> {
    let word = |key: &str| value.get(key).and_then(Value::as_str);
    let point = word("point").ok_or("a press needs a \"point\"")?;
    let points = || TriggerPointId::all().map(TriggerPointId::slug);
    let point = TriggerPointId::from_slug(point)
        .ok_or_else(|| unknown("trigger point", point, points()))?;
    let felt = word("felt").and_then(Felt::from_slug);
    let felt = felt.ok_or("\"felt\" is \"yes\", \"little\" or \"no\"")?;
    let side = word("side").map_or(Some(Laterality::Midline), Laterality::from_slug);
    let side = side.ok_or("\"side\" is \"left\" or \"right\"")?;
    Ok(Check { point, side, felt })
}

/// A zone of the command line: `temple` or `temple@left`.
pub fn parse_mark(text: &str) -> Result<MarkedZone, String> {
    match text.split_once('@') {
        Some((zone, side)) => mark(zone, Some(side)),
        None => mark(text, None),
    }
}

/// A marked zone; a sided zone without a side counts for either.
fn mark(zone: &str, side: Option<&str>) -> Result<MarkedZone, String> {
    let id = ZoneId::from_slug(zone)
        .ok_or_else(|| unknown("zone", zone, ZoneId::all().map(ZoneId::slug)))?;
    let side = match side {
        None => Laterality::Midline,
        Some(word) => match (Laterality::from_slug(word), id.row().sided) {
            (Some(Laterality::Midline), true) => {
                return Err(format!(
                    "zone \"{zone}\" has two sides; use @left, @right or none"
                ));
            }
            (Some(Laterality::Left | Laterality::Right), false) => {
                return Err(format!(
                    "zone \"{zone}\" is on the midline; leave out the side"
                ));
            }
            (Some(side), _) => side,
            (None, _) => {
                return Err(format!(
                    "unknown side; use left or right: \"{}\"",
                    short(word)
                ));
            }
        },
    };
    Ok(MarkedZone {
        zone: id,
        side,
        strength: 1.0,
    })
}
