//! The tree of verbs, made from the catalogue: `candidates.import` is `kutia candidates import`.

use api::{Arg as ApiArg, ArgKind, CATALOGUE, Entry, Kind};
use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint};
use words::Language;

/// The whole program in a language.
pub fn program(language: Language) -> Command {
    let words = words::of(language);
    let mut program = Command::new("kutia")
        .version(env!("CARGO_PKG_VERSION"))
        .about(words.text("cli-about"))
        .after_help(words.text("cli-after"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .arg(global("json", "cli-json").action(ArgAction::SetTrue))
        .arg(global("remember", "cli-remember").action(ArgAction::SetTrue))
        .arg(global("lang", "cli-lang").value_name("sq|en"))
        .arg(global("user", "cli-user").env("KUTIA_USER").hide_env_values(true));
    program = localise(program, language);

    fn global(name: &'static str, key: &'static str) -> Arg {
        Arg::new(name).long(name).global(true).help(key)
    }
    let mut groups: Vec<&str> =
        CATALOGUE.iter().filter_map(|entry| entry.name.split_once('.')).map(|(g, _)| g).collect();
    groups.sort_unstable();
    groups.dedup();
    for group in &groups {
        // `kutia scan --device …` and `kutia scan read …`: an operation may bear the name of its group.
        let mut command = match api::entry(group) {
            Some(entry) => verb(entry, language).subcommand_negates_reqs(true).args_conflicts_with_subcommands(true),
            None => Command::new(group.replace('_', "-")).subcommand_required(true),
        };
        command = command.about(words.text(&format!("noun-{group}"))).arg_required_else_help(true);
        for entry in CATALOGUE.iter().filter(|entry| entry.name.split_once('.').is_some_and(|(g, _)| g == *group)) {
            command = command.subcommand(verb(entry, language));
        }
        program = program.subcommand(command);
    }
    for entry in CATALOGUE.iter().filter(|entry| !entry.name.contains('.') && !groups.contains(&entry.name)) {
        program = program.subcommand(verb(entry, language));
    }
    program.subcommand(crate::demo::verb(language)).subcommand(crate::bench::verb(language)).subcommand(
        Command::new("completions")
            .about(words.text("cli-completions"))
            .arg(Arg::new("shell").required(true).value_parser(clap::value_parser!(clap_complete::Shell))),
    )
}

/// Turns the message keys in the global arguments' help into words.
fn localise(program: Command, language: Language) -> Command {
    let words = words::of(language);
    ["json", "remember", "lang", "user"]
        .into_iter()
        .fold(program, |program, name| program.mut_arg(name, |arg| arg.help(words.text(&format!("cli-{name}")))))
}

fn verb(entry: &'static Entry, language: Language) -> Command {
    let words = words::of(language);
    let name = entry.name.split_once('.').map_or(entry.name, |(_, verb)| verb).replace('_', "-");
    let mut command = Command::new(name).about(words.text(&title_key(entry.name)));
    if entry.kind != Kind::Session {
        let election = Arg::new("election").required(true).value_name("E.kutia").value_hint(ValueHint::FilePath);
        command = command.arg(election.help(words.text("arg-election")));
    }
    for arg in entry.args.iter().filter(|arg| arg.kind != ArgKind::Password) {
        command = command.arg(argument(arg, language));
    }
    command
}

fn argument(arg: &'static ApiArg, language: Language) -> Arg {
    let many = matches!(arg.kind, ArgKind::InputFiles | ArgKind::Texts);
    let long = arg.name.replace('_', "-");
    let mut made = Arg::new(arg.name).help(words::of(language).text(&format!("arg-{long}")));
    if !arg.positional {
        made = made.long(long.clone()).required(arg.required);
    } else {
        made = made.required(arg.required);
    }
    if arg.kind == ArgKind::Flag {
        return made.action(ArgAction::SetTrue);
    }
    if many {
        made = made.num_args(1..).action(ArgAction::Append);
    }
    if arg.kind == ArgKind::Pairs {
        // One at a time, so that a file may stand behind it.
        return made.num_args(1).action(ArgAction::Append).value_name("HEAD=FIELD").value_hint(ValueHint::Other);
    }
    let hint = match arg.kind {
        ArgKind::InputFile | ArgKind::InputFiles | ArgKind::OutputFile => ValueHint::FilePath,
        ArgKind::OutputFolder => ValueHint::DirPath,
        ArgKind::Text
        | ArgKind::Texts
        | ArgKind::Pairs
        | ArgKind::Number
        | ArgKind::Date
        | ArgKind::Flag
        | ArgKind::Password => ValueHint::Other,
    };
    made.value_name(long.to_uppercase()).value_hint(hint)
}

/// The message key of an operation's title.
pub fn title_key(name: &str) -> String {
    format!("operation-{}", name.replace(['.', '_'], "-"))
}

/// The operation that was asked for, with its own arguments.
pub fn chosen(matches: &ArgMatches) -> Option<(&'static Entry, &ArgMatches)> {
    let (group, sub) = matches.subcommand()?;
    let (name, sub) = match sub.subcommand() {
        Some((verb, sub)) => (format!("{group}.{verb}"), sub),
        None => (group.to_owned(), sub),
    };
    Some((api::entry(&name.replace('-', "_"))?, sub))
}

/// A shell's completions.
pub fn completions(matches: &ArgMatches, language: Language) -> String {
    let mut script = Vec::new();
    if let Some(shell) = matches.get_one::<clap_complete::Shell>("shell") {
        clap_complete::generate(*shell, &mut program(language), "kutia", &mut script);
    }
    String::from_utf8_lossy(&script).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_sound_in_both_languages() {
        for language in [Language::Sq, Language::En] {
            program(language).debug_assert();
        }
    }

    #[test]
    fn every_operation_has_a_verb() {
        for entry in CATALOGUE {
            let mut line = vec!["kutia".to_owned()];
            line.extend(entry.name.split('.').map(|part| part.replace('_', "-")));
            if entry.kind != Kind::Session {
                line.push("e.kutia".to_owned());
            }
            for arg in entry.args.iter().filter(|arg| arg.required) {
                if !arg.positional {
                    line.push(format!("--{}", arg.name.replace('_', "-")));
                }
                line.push("1".to_owned());
            }
            let matches = program(Language::Sq).try_get_matches_from(&line).unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(chosen(&matches).map(|(found, _)| found.name), Some(entry.name));
        }
    }
}
