//! Names of bodies: the department's own, and those of others where its own must stand (WRD009).

use super::line::{Line, tell};
use super::{Prose, name};
use crate::prose::is_han;
use crate::value::Outcome;

pub(super) fn check(prose: &mut Prose<'_>, lines: &[Line]) {
    department_names(prose, lines);
    others(prose, lines);
}

/// WRD009: the department's name with a character another, or without its district in a heading.
fn department_names(prose: &mut Prose<'_>, lines: &[Line]) {
    let own: Vec<char> = name(&prose.document.department).chars().collect();
    if own.len() < 8 {
        return;
    }
    let head: String = own[..4].iter().collect();
    let short: String = own[..3].iter().collect();
    for line in lines {
        let mut clean = true;
        let starts = line.text.match_indices(&head).map(|(at, _)| at);
        for at in starts {
            let found: Vec<char> = line.text[at..].chars().take(own.len()).collect();
            let differs = found.iter().zip(&own).filter(|(one, other)| one != other).count();
            if found.len() == own.len() && differs == 1 && found.last() == own.last() {
                clean = false;
                let words: String = found.iter().collect();
                let department: String = own.iter().collect();
                let text = [
                    format!("部门名称“{words}”与“{department}”不一致"),
                    format!("the name {words} differs from {department}"),
                ];
                tell(prose, "WRD009", line, at, &words, text);
            }
        }
        // 某市教育局2024年度部门决算表, in the account of 某市某区教育局: a title that names a body of another level.
        if line.heading && line.text.starts_with(&short) && !line.text.starts_with(&head) {
            let tail: String = own[own.len() - 6..].iter().collect();
            if let Some(end) = line.text.find(&tail).map(|at| at + tail.len()) {
                let words = line.text[..end].to_owned();
                let own: String = own.iter().collect();
                if words.len() < own.len()
                    && (line.text[end..].contains("预算") || line.text[end..].contains("决算"))
                {
                    clean = false;
                    let text = [
                        format!("标题中的“{words}”不是本部门“{own}”"),
                        format!("a title names {words}, the document is of {own}"),
                    ];
                    tell(prose, "WRD009", line, 0, &words, text);
                }
            }
        }
        if clean {
            prose.found.count("WRD009", Outcome::Held);
        }
    }
}

/// A body by its place: 某市青禾区民政局 is 民政局 of 青禾, which is a 区.
struct Body {
    place: String,
    level: &'static str,
    office: String,
}

/// What ends the name of a place. A street is a place whose body is its office.
const LEVELS: [&str; 6] = ["街道", "区", "县", "旗", "镇", "市"];

impl Body {
    /// The narrowest place of a name.
    fn of(name: &str) -> Option<Self> {
        let found = LEVELS.iter().filter_map(|level| {
            let (before, office) = name.rsplit_once(level)?;
            let place = place_before(before)?;
            let office = office.to_owned();
            (office.chars().count() >= 3).then_some((before.len(), Self { place, level, office }))
        });
        // 某市城市管理局: 城 is no place.
        found.max_by_key(|(at, _)| *at).map(|(_, body)| body)
    }

    fn tail(&self) -> String {
        format!("{}{}", self.level, self.office)
    }
}

/// The two or three characters that name a place at the end of some words, up to the wider place or a sign before it.
fn place_before(words: &str) -> Option<String> {
    // 由青山区…; 户籍所在区 and the like name no place.
    let function = "各所有本该属其全辖我两每等某相同上下与和向由对为是在按经及以至";
    let ends = |c: char| !is_han(c) || "市省区县州府".contains(c) || function.contains(c);
    let run: Vec<char> = words.chars().rev().take_while(|c| !ends(*c)).take(4).collect();
    let named = (2..=3).contains(&run.len());
    named.then(|| run.into_iter().rev().collect())
}

/// WRD009: the same body of another place, and another body of the same place where money is told.
fn others(prose: &mut Prose<'_>, lines: &[Line]) {
    let Some(own) = Body::of(&name(&prose.document.department)) else { return };
    let tail = own.tail();
    let full = format!("{}{tail}", own.place);
    let sure = lines.iter().map(|line| line.text.matches(&full).count()).sum::<usize>();
    let mut found: Vec<(usize, usize, String)> = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        for (at, _) in line.text.match_indices(&tail) {
            let before = &line.text[..at];
            if let Some(place) = place_before(before).filter(|_| !before.ends_with(&own.place)) {
                found.push((number, at - place.len(), format!("{place}{tail}")));
            }
        }
        let own_place = format!("{}{}", own.place, own.level);
        for (at, _) in line.text.match_indices(&own_place) {
            // A statement begins with it: 按照某县财政局… is of what was asked.
            let opens = line.text[..at].chars().next_back().is_none_or(|c| "。，；：、）年度末".contains(c));
            if !opens {
                continue;
            }
            if let Some(body) = told_of(&line.text[at + own_place.len()..]).filter(|body| *body != own.office)
            {
                found.push((number, at, format!("{own_place}{body}")));
            }
        }
    }
    // What is there as often as the own name is no slip.
    if found.is_empty() || found.len() >= sure {
        return prose.found.count("WRD009", Outcome::Held);
    }
    let department = prose.document.department.clone();
    for (number, at, words) in found {
        let text = [
            format!("“{words}”不是本部门“{department}”"),
            format!("{words} is not {department}, which the document is of"),
        ];
        tell(prose, "WRD009", &lines[number], at, &words, text);
    }
}

/// The body at the beginning of some words, where its money is told right behind it.
fn told_of(words: &str) -> Option<String> {
    const LONGEST: usize = 16;
    const MONEY: [&str; 6] =
        ["政府采购支出", "政府采购预算", "机关运行经费", "三公经费", "收支总", "共有车辆"];
    // As far as a name and the money behind it reach.
    let reach = words.char_indices().nth(LONGEST + 6).map_or(words.len(), |(at, _)| at);
    let words = &words[..reach];
    let (end, _) = MONEY.iter().filter_map(|word| words.find(word).map(|at| (at, word))).min()?;
    let body = &words[..end];
    let han = body.chars().all(is_han);
    let ends = ["局", "委员会", "办公室"].iter().any(|last| body.ends_with(last));
    (han && ends && body.chars().count() <= LONGEST).then(|| body.to_owned())
}
