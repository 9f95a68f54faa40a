//! What the command says of itself, in Chinese and in English side by side.
//!
//! clap takes one text for each thing, before the language is known. So both sentences go in as one ([`both!`]), and one of
//! them is taken out of the command that clap has built ([`in_language`]). What clap says on its own in English
//! (`[default: …]`, "Options", its errors) is said here in Chinese.

// Writing to a string cannot fail: the results are dropped throughout.
use core::fmt::{self, Write as _};
use std::error::Error as _;

use clap::builder::PossibleValue;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};
use cn_budget::{Language, value::Note};

/// What stands between the sentence in Chinese and the one in English. clap drops control characters.
const BETWEEN: char = '‖';

/// A sentence in Chinese and in English, as one text for clap.
macro_rules! both {
    ($chinese:literal, $english:literal $(,)?) => {
        concat!($chinese, "‖", $english)
    };
}

pub(crate) use both;

/// The sentence in this language; a text that is no pair is the same in both.
fn side(text: &str, language: Language) -> String {
    let (chinese, english) = text.split_once(BETWEEN).unwrap_or((text, text));
    match language {
        Language::Zh => chinese,
        Language::En => english,
    }
    .to_owned()
}

/// The command, all that it says in this language.
pub(crate) fn in_language(mut command: Command, language: Language) -> Command {
    // The help that clap adds by itself is there then.
    command.build();
    translated(command, language)
}

fn translated(mut command: Command, language: Language) -> Command {
    let said = |text: Option<&clap::builder::StyledStr>| text.map(|text| side(&text.to_string(), language));
    if let Some(about) = said(command.get_about()) {
        command = command.about(about);
    }
    if let Some(after) = said(command.get_after_help()) {
        command = command.after_help(after);
    }
    command = command.mut_args(|argument| translated_argument(argument, language));
    if language == Language::Zh {
        if command.get_name() == "help" {
            command = command.about("显示本说明，或某一子命令的说明");
        }
        let usage = command.render_usage().to_string();
        let usage = usage.split_once(": ").map_or(usage.as_str(), |(_, usage)| usage);
        let usage = usage.replace("[OPTIONS]", "[选项]").replace("COMMAND", "子命令");
        command = command
            .override_usage(usage)
            .subcommand_help_heading("子命令")
            .help_template("{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}\n");
    }
    for subcommand in command.get_subcommands_mut() {
        let of_clap = std::mem::take(subcommand);
        *subcommand = translated(of_clap, language);
    }
    command
}

fn translated_argument(argument: Arg, language: Language) -> Arg {
    let names = argument.get_value_names().unwrap_or_default();
    let names: Vec<String> = names.iter().map(|name| side(name, language)).collect();
    let heading = argument.get_help_heading().map(|heading| side(heading, language));
    let heading = match language {
        Language::Zh if argument.is_positional() => Some("参数".to_owned()),
        Language::Zh => heading.or(Some("选项".to_owned())),
        Language::En => heading,
    };
    let help = match (argument.get_id().as_str(), language) {
        ("help", Language::Zh) => "显示说明".to_owned(),
        ("help", Language::En) => "Print help".to_owned(),
        ("version", Language::Zh) => "显示版本号".to_owned(),
        _ => side(&argument.get_help().map(ToString::to_string).unwrap_or_default(), language),
    };
    let (short, long) = (short_values(&argument, language), long_values(&argument, language));
    let argument = if names.is_empty() { argument } else { argument.value_names(names) };
    let argument = match heading {
        Some(heading) => argument.help_heading(heading),
        None => argument,
    };
    argument
        .hide_default_value(true)
        .hide_possible_values(true)
        .long_help(format!("{help}{long}"))
        .help(format!("{help}{short}"))
}

fn default_of(argument: &Arg, language: Language) -> Option<String> {
    let default = argument.get_default_values().first().filter(|_| argument.get_action().takes_values())?;
    let default = default.to_string_lossy();
    Some(match language {
        Language::Zh => format!("［默认：{default}］"),
        Language::En => format!("[default: {default}]"),
    })
}

/// Which values an argument takes, on its line.
fn short_values(argument: &Arg, language: Language) -> String {
    let values = argument.get_possible_values();
    let names: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
    let values = match language {
        _ if names.is_empty() => None,
        Language::Zh => Some(format!("［可选：{}］", names.join("、"))),
        Language::En => Some(format!("[possible values: {}]", names.join(", "))),
    };
    default_of(argument, language).into_iter().chain(values).fold(String::new(), |all, one| all + " " + &one)
}

/// Which values an argument takes, one a line with what each means.
fn long_values(argument: &Arg, language: Language) -> String {
    let mut text = String::new();
    let values = argument.get_possible_values();
    if !values.is_empty() {
        text += "\n\n";
        text += match language {
            Language::Zh => "可选值：",
            Language::En => "Possible values:",
        };
    }
    for value in values {
        let (name, help) = (value.get_name(), value.get_help().map(|help| side(&help.to_string(), language)));
        let _ = match (help, language) {
            (None, _) => write!(text, "\n- {name}"),
            (Some(help), Language::Zh) => write!(text, "\n- {name}：{help}"),
            (Some(help), Language::En) => write!(text, "\n- {name}: {help}"),
        };
    }
    default_of(argument, language).map_or(text.clone(), |default| text + "\n\n" + &default)
}

/// A sentence in both languages, as the error of something that clap reads.
#[derive(Clone, Debug)]
pub(crate) struct Said(Note);

impl Said {
    pub(crate) fn new(chinese: impl Into<String>, english: impl Into<String>) -> Self {
        Self(Note::new(chinese, english))
    }

    pub(crate) fn message(&self, language: Language) -> &str {
        self.0.message(language)
    }
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Said {}

/// What is wrong with a call, in Chinese: what clap found, in its own categories, and the call that it expected.
pub(crate) fn chinese_error(error: &clap::Error) -> String {
    let mut text = what_is_wrong(error);
    let suggested =
        [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    for kind in suggested {
        let names = context(error, kind);
        if !names.is_empty() {
            let _ = write!(text, "\n\n  提示：是否指“{}”？", names.join("”或“"));
        }
    }
    if error.kind() == ErrorKind::UnknownArgument && error.get(ContextKind::Suggested).is_some() {
        let given = context(error, ContextKind::InvalidArg).join("");
        let _ = write!(text, "\n\n  提示：“{given}”如是文件名等，请写作“-- {given}”");
    }
    let usage = context(error, ContextKind::Usage).join("");
    if let Some((_, usage)) = usage.split_once(": ") {
        let usage = usage.replace("[OPTIONS]", "[选项]").replace("COMMAND", "子命令");
        let _ = write!(text, "\n\n用法：{}", usage.trim_end());
    }
    text + "\n\n详见 --help。"
}

fn what_is_wrong(error: &clap::Error) -> String {
    let one = |kind| context(error, kind).join(" ");
    let (argument, value) = (one(ContextKind::InvalidArg), one(ContextKind::InvalidValue));
    let prior = context(error, ContextKind::PriorArg);
    match error.kind() {
        ErrorKind::MissingRequiredArgument => {
            let missing = context(error, ContextKind::InvalidArg);
            format!("缺少必要的参数：{}", missing.join("、"))
        }
        ErrorKind::UnknownArgument => format!("没有“{argument}”这一参数"),
        ErrorKind::InvalidSubcommand => format!("没有“{}”这一子命令", one(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingSubcommand => {
            format!("缺少子命令，可选：{}", context(error, ContextKind::ValidSubcommand).join("、"))
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} 缺少取值{}", possible(error)),
        ErrorKind::InvalidValue => format!("{argument} 的值“{value}”无效{}", possible(error)),
        ErrorKind::ValueValidation => {
            let why = error.source().and_then(|source| source.downcast_ref::<Said>());
            let why = why.map(|why| format!("：{}", why.message(Language::Zh))).unwrap_or_default();
            format!("{argument} 的值“{value}”无效{why}")
        }
        ErrorKind::ArgumentConflict if prior.is_empty() || prior == [argument.as_str()] => {
            format!("{argument} 只能给出一次")
        }
        ErrorKind::ArgumentConflict => format!("{argument} 不能与 {} 同时使用", prior.join("、")),
        ErrorKind::NoEquals => format!("{argument} 与其取值之间应有等号"),
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => {
            format!("{argument} 的取值过多：{value}")
        }
        ErrorKind::TooFewValues => format!("{argument} 的取值过少"),
        ErrorKind::InvalidUtf8 => "参数不是有效的 UTF-8 文字".to_owned(),
        _ => "参数有误".to_owned(),
    }
}

fn possible(error: &clap::Error) -> String {
    let values = context(error, ContextKind::ValidValue);
    if values.is_empty() { String::new() } else { format!("，可选：{}", values.join("、")) }
}

/// What clap has to say of an error in one respect.
fn context(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        Some(ContextValue::Number(number)) => vec![number.to_string()],
        _ => Vec::new(),
    }
}
