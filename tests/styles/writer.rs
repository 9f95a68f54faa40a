//! Templates of prose, filled in with the figures of a plan: pieces that know what they say, and can be made wrong.
//!
//! `{k}` an amount, `{k<}` of the year before, `{k=}` as first adopted; `{k^增加|减少}` the change, `{k%增长|下降}` its
//! rate, `{k~比上年|…}` lead, change and rate in one, or 持平; `{k/w}` a share, `{k!}` the completion rate, `{k>}` 大于
//! or 小于 as the account stands to the budget; `{k@…}` a path of codes in a style; `{y}` `{y<}` the years, `{d}` the
//! department. `?` before a key: an amount that nothing else in the document knows. `[[items|…|；]]` goes over items.

use std::fmt::Write as _;

use cn_budget::{Amount, FunctionalCode, Level, Printed, Ratio, Rounding, Unit};

use crate::plan::{DEPARTMENT, Plan, Three, names};

/// What a piece of text says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Says {
    /// Nothing that can be computed.
    Words,
    /// An amount; whether anything else in the document tells it.
    Amount { told: bool },
    /// A way and an amount: the words for up and down, which of them is right; whether anything else tells it.
    Change { up: String, down: String, grows: bool, told: bool },
    /// The same with a rate.
    Rate { up: String, down: String, grows: bool, told: bool },
    /// A share.
    Share,
    /// A completion rate.
    Completion,
    /// 大于 or 小于.
    Order,
    /// A path of codes: the style and the code.
    Path(String, FunctionalCode),
    /// A year.
    Year,
}

#[derive(Clone, Debug)]
pub(crate) struct Piece {
    pub(crate) text: String,
    pub(crate) says: Says,
}

pub(crate) type Line = Vec<Piece>;

#[derive(Clone, Debug)]
pub(crate) struct Section {
    pub(crate) heading: Line,
    pub(crate) lines: Vec<Line>,
}

pub(crate) fn text(line: &Line) -> String {
    line.iter().map(|piece| piece.text.as_str()).collect()
}

/// How figures are printed in a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Figures {
    pub(crate) unit: Unit,
    pub(crate) decimals: u32,
    /// 18,976.76
    pub(crate) groups: bool,
}

pub(crate) fn printed(amount: Amount, figures: Figures) -> Printed {
    Printed::round(amount, figures.unit, figures.decimals, Rounding::HalfUp).unwrap()
}

fn digits(amount: Amount, figures: Figures) -> String {
    let digits = printed(amount, figures).digits();
    if !figures.groups {
        return digits;
    }
    let (whole, rest) = digits.split_once('.').map_or((digits.as_str(), ""), |(whole, rest)| (whole, rest));
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if rest.is_empty() { grouped } else { format!("{grouped}.{rest}") }
}

pub(crate) struct Writer<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) figures: Figures,
}

impl Writer<'_> {
    pub(crate) fn sections(&self, templates: &[(&str, &[&str])]) -> Vec<Section> {
        let mut sections = Vec::new();
        for (heading, paragraphs) in templates {
            let mut lines = Vec::new();
            for template in *paragraphs {
                if let Some(rest) = template.strip_prefix("@items ") {
                    for (number, item) in self.plan.items.iter().enumerate() {
                        let filled = rest.replace('#', &item.to_string());
                        lines.push(self.line(&filled.replace("{n}", &(number + 1).to_string())));
                    }
                } else if let Some(rest) = template.strip_prefix("@fund ") {
                    if self.plan.has_fund {
                        lines.push(self.line(rest));
                    }
                } else if let Some(rest) = template.strip_prefix("@nofund ") {
                    if !self.plan.has_fund {
                        lines.push(self.line(rest));
                    }
                } else {
                    lines.push(self.line(template));
                }
            }
            sections.push(Section { heading: self.line(heading), lines });
        }
        sections
    }

    fn line(&self, template: &str) -> Line {
        let mut line = Line::new();
        let mut rest = self.unrolled(template);
        while let Some(open) = rest.find('{') {
            let close = open + rest[open..].find('}').unwrap();
            words(&mut line, &rest[..open]);
            self.field(&mut line, &rest[open + 1..close]);
            rest = rest[close + 1..].to_owned();
        }
        words(&mut line, &rest);
        line
    }

    /// `[[items|…|；]]`, `[[classes|…|；]]`
    fn unrolled(&self, template: &str) -> String {
        let Some((before, rest)) = template.split_once("[[") else { return template.to_owned() };
        let (list, after) = rest.split_once("]]").unwrap();
        let (what, list) = list.split_once('|').unwrap();
        let (each, separator) = list.rsplit_once('|').unwrap();
        let codes = if what == "items" { &self.plan.items } else { &self.plan.classes };
        let all: Vec<String> = codes.iter().map(|code| each.replace('#', &code.to_string())).collect();
        self.unrolled(&format!("{before}{}{after}", all.join(separator)))
    }

    fn three(&self, key: &str) -> Three {
        *self.plan.figures.get(key).unwrap_or_else(|| panic!("no figure {key}"))
    }

    fn amount(&self, line: &mut Line, amount: Amount, told: bool) {
        let unit = self.figures.unit;
        let text = format!("{}{unit}", digits(amount, self.figures));
        line.push(Piece { text, says: Says::Amount { told } });
    }

    fn field(&self, line: &mut Line, field: &str) {
        let at = field.find(|c| "<=^%~/!>@".contains(c)).unwrap_or(field.len());
        let (key, rest) = field.split_at(at);
        let (told, key) = match key.strip_prefix('?') {
            Some(key) => (false, key),
            None => (true, key),
        };
        let year = self.plan.year.get();
        let sign = rest.chars().next();
        let arguments: Vec<&str> = rest.get(1..).unwrap_or_default().split('|').collect();
        let argument = |place: usize, default: &'static str| {
            arguments.get(place).filter(|given| !given.is_empty()).map_or(default, |given| *given).to_owned()
        };
        match (key, sign) {
            ("y", None) => line.push(Piece { text: year.to_string(), says: Says::Year }),
            ("y", Some(_)) => line.push(Piece { text: (year - 1).to_string(), says: Says::Words }),
            ("d", _) => words(line, DEPARTMENT),
            (key, None) => self.amount(line, self.three(key).now, told),
            (key, Some('<')) => self.amount(line, self.three(key).before, told),
            (key, Some('=')) => self.amount(line, self.three(key).initial, told),
            (key, Some('^')) => self.change(line, (key, told), argument(0, "增加"), argument(1, "减少")),
            (key, Some('%')) => self.rate(line, (key, told), argument(0, "增长"), argument(1, "下降")),
            (key, Some('~')) => {
                let three = self.three(key);
                if three.now == three.before {
                    return words(line, &argument(5, "与上年持平"));
                }
                words(line, &argument(0, "比上年"));
                self.change(line, (key, told), argument(1, "增加"), argument(2, "减少"));
                if three.before > Amount::ZERO {
                    words(line, "，");
                    self.rate(line, (key, told), argument(3, "增长"), argument(4, "下降"));
                }
            }
            (key, Some('/')) => {
                let ratio =
                    Ratio::share(self.three(key).now, self.three(&argument(0, "")).now, 2, Rounding::HalfUp);
                line.push(Piece { text: ratio.unwrap().unwrap().to_string(), says: Says::Share });
            }
            (key, Some('!')) => {
                let three = self.three(key);
                let ratio = Ratio::share(three.now, three.initial, 2, Rounding::HalfUp).unwrap().unwrap();
                line.push(Piece { text: ratio.to_string(), says: Says::Completion });
            }
            (key, Some('>')) => {
                let three = self.three(key);
                let way = if three.now > three.initial { "大于" } else { "小于" };
                line.push(Piece { text: way.into(), says: Says::Order });
            }
            (key, Some('@')) => {
                let code: FunctionalCode = key.parse().unwrap();
                let style = argument(0, "plain");
                line.push(Piece { text: self.path(code, &style), says: Says::Path(style, code) });
            }
            _ => panic!("{field}"),
        }
    }

    fn change(&self, line: &mut Line, (key, told): (&str, bool), up: String, down: String) {
        let three = self.three(key);
        let grows = three.now > three.before;
        let by =
            if grows { three.now.checked_sub(three.before) } else { three.before.checked_sub(three.now) };
        let unit = self.figures.unit;
        let way = if grows { &up } else { &down };
        let text = format!("{way}{}{unit}", digits(by.unwrap(), self.figures));
        line.push(Piece { text, says: Says::Change { up, down, grows, told } });
    }

    fn rate(&self, line: &mut Line, (key, told): (&str, bool), up: String, down: String) {
        let three = self.three(key);
        let rate = Ratio::change(three.before, three.now, 2, Rounding::HalfUp).unwrap().unwrap();
        let grows = three.now > three.before;
        let way = if grows { &up } else { &down };
        let text = format!("{way}{}%", rate.percent().abs());
        line.push(Piece { text, says: Says::Rate { up, down, grows, told } });
    }

    /// A code as a text names it.
    pub(crate) fn path(&self, code: FunctionalCode, style: &str) -> String {
        let names = names(code, self.plan.year);
        let number = code.to_string();
        let mut text = String::new();
        for (name, level) in &names {
            let (mark, digits) = match level {
                Level::Class => ("类", &number[..3]),
                Level::Section => ("款", &number[3..5]),
                Level::Item => ("项", &number[5..]),
            };
            let last = *level == code.level();
            // Writing to a string cannot fail.
            let _ = match style {
                "quoted" if text.is_empty() && !last => write!(text, "“{name}（{mark}）"),
                "quoted" if last && text.is_empty() => write!(text, "“{name}”（{mark}）"),
                "quoted" if last => write!(text, "{name}（{mark}）”"),
                "plain" | "quoted" | "class" => write!(text, "{name}（{mark}）"),
                "behind" => write!(text, "{name}（{digits}{mark}）"),
                "before" => write!(text, "{digits}（{mark}）{name}"),
                "bare" => write!(text, "{digits}{mark}{name}"),
                "dashed" if last => write!(text, "{name}（{mark}）"),
                "dashed" => write!(text, "{name}（{mark}）-"),
                "number" if last => write!(text, "{number}{name}"),
                "number-behind" if last => write!(text, "{name}（{number}）"),
                "name" if last => write!(text, "{name}"),
                "number" | "number-behind" | "name" => Ok(()),
                _ => panic!("{style}"),
            };
        }
        text
    }
}

fn words(line: &mut Line, text: &str) {
    if !text.is_empty() {
        line.push(Piece { text: text.to_owned(), says: Says::Words });
    }
}
