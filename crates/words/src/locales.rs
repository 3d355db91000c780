//! What must hold for every file in `locales/`, today's and tomorrow's: it can be read, both languages say the same things
//! with the same values, no key is there twice, and Albanian keeps its ë and ç.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::{ast, parser};

use crate::{Language, files};

type Message = ast::Entry<&'static str>;

fn entries(language: Language) -> Vec<(&'static str, Message)> {
    files(language)
        .flat_map(|(file, text)| {
            let resource = match parser::parse(text) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            resource.body.into_iter().map(move |entry| (file, entry))
        })
        .collect()
}

/// One pattern taken apart: what people read, and what it needs.
#[derive(Default, Debug, PartialEq, Eq)]
struct Content {
    texts: Vec<String>,
    needs: BTreeSet<String>,
}

impl Content {
    fn pattern(&mut self, pattern: &ast::Pattern<&'static str>) {
        for element in &pattern.elements {
            match element {
                ast::PatternElement::TextElement { value } => self.texts.push((*value).to_owned()),
                ast::PatternElement::Placeable { expression } => self.expression(expression),
            }
        }
    }

    fn expression(&mut self, expression: &ast::Expression<&'static str>) {
        match expression {
            ast::Expression::Inline(inline) => self.inline(inline),
            ast::Expression::Select { selector, variants } => {
                self.inline(selector);
                variants.iter().for_each(|variant| self.pattern(&variant.value));
            }
        }
    }

    fn inline(&mut self, inline: &ast::InlineExpression<&'static str>) {
        match inline {
            ast::InlineExpression::StringLiteral { value } => self.texts.push((*value).to_owned()),
            ast::InlineExpression::NumberLiteral { .. } => {}
            ast::InlineExpression::FunctionReference { arguments, .. } => {
                arguments.positional.iter().for_each(|argument| self.inline(argument));
            }
            ast::InlineExpression::MessageReference { id, .. } => {
                self.needs.insert(id.name.to_owned());
            }
            // Terms are a language's own affair (gender, case): they need not agree.
            ast::InlineExpression::TermReference { .. } => {}
            ast::InlineExpression::VariableReference { id } => {
                self.needs.insert(format!("${}", id.name));
            }
            ast::InlineExpression::Placeable { expression } => self.expression(expression),
        }
    }
}

/// Every message and attribute ("key" or "key.attribute") with its file and content.
fn parts(language: Language) -> BTreeMap<String, (&'static str, Content)> {
    let mut parts = BTreeMap::new();
    for (file, entry) in entries(language) {
        let (key, value, attributes) = match &entry {
            ast::Entry::Message(message) => (message.id.name.to_owned(), message.value.as_ref(), &message.attributes),
            ast::Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value), &term.attributes),
            _ => continue,
        };
        let mut content = Content::default();
        if let Some(value) = value {
            content.pattern(value);
        }
        parts.insert(key.clone(), (file, content));
        for attribute in attributes {
            let mut content = Content::default();
            content.pattern(&attribute.value);
            parts.insert(format!("{key}.{}", attribute.id.name), (file, content));
        }
    }
    parts
}

#[test]
fn every_file_can_be_read() {
    let mut faults = Vec::new();
    for language in Language::ALL {
        for (file, text) in files(language) {
            if let Err((_, errors)) = parser::parse(text) {
                for error in errors {
                    let line = text[..error.pos.start.min(text.len())].lines().count();
                    faults.push(format!("{language}/{file}.ftl:{line}: {:?}", error.kind));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn both_languages_have_the_same_files_keys_attributes_and_values() {
    let (sq, en) = (parts(Language::Sq), parts(Language::En));
    let mut faults = Vec::new();
    for (here, there, name) in [(&sq, &en, "en"), (&en, &sq, "sq")] {
        for (key, (file, _)) in here.iter().filter(|(key, _)| !key.starts_with('-')) {
            match there.get(key) {
                None => faults.push(format!("{name}/{file}.ftl lacks {key}")),
                Some((other, _)) if other != file => faults.push(format!("{key} is in {file}.ftl and in {other}.ftl")),
                Some(_) => {}
            }
        }
    }
    for (key, (file, content)) in sq.iter().filter(|(key, _)| !key.starts_with('-')) {
        if let Some((_, other)) = en.get(key)
            && other.needs != content.needs
        {
            faults.push(format!("{file}.ftl {key}: sq has {:?}, en has {:?}", content.needs, other.needs));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
    assert!(sq.len() > 50, "the words are not there");
}

#[test]
fn no_key_is_there_twice() {
    let mut faults = Vec::new();
    for language in Language::ALL {
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        for (file, entry) in entries(language) {
            let key = match &entry {
                ast::Entry::Message(message) => message.id.name.to_owned(),
                ast::Entry::Term(term) => format!("-{}", term.id.name),
                _ => continue,
            };
            if let Some(first) = seen.insert(key.clone(), file) {
                faults.push(format!("{language}: {key} is in {first}.ftl and in {file}.ftl"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_message_says_something_and_is_composed() {
    let mut faults = Vec::new();
    for language in Language::ALL {
        for (key, (file, content)) in parts(language) {
            let all = content.texts.concat();
            if all.trim().is_empty() && content.needs.is_empty() {
                let attributes_only = entries(language)
                    .iter()
                    .any(|(_, entry)| matches!(entry, ast::Entry::Message(m) if m.id.name == key && m.value.is_none()));
                if !attributes_only {
                    faults.push(format!("{language}/{file}.ftl {key} is empty"));
                }
            }
            if all.chars().any(unicode_normalization::char::is_combining_mark) {
                faults
                    .push(format!("{language}/{file}.ftl {key} has letters in parts: write ë and ç as one character"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// Words that are wrong in Albanian without their ë or ç, whatever the sentence.
const BARE: &str = "\
    anetar anetare anetaret asnje atehere behet cdo celes celesi ceshtje cfare cmimi dergo dhenat dhene dhjete \
    diten dorezim dorezimi dorezimit dyte eshte fjalekalim fjalekalimi fjalekalimin fleten fletes fshehte gjate \
    gjithcka gjithe hapesira hapesire hene jane kater kembe kerkim kerkimi kerko kerkohet kerkoni kesaj keshilli \
    keshillit kete ketij keto ketu marre mberrin menyre mesiperm mire ndermjet ndersa ndertesa ndertesat ndertese \
    nderto ndryshem ne nenshkrim nenshkrime nenshkrimi nenshkrimin nenshkrimit nenshkruar nente nentor nese nje \
    njejta njejte njesi njesia njesine njesise njesite njesive numer numeri numerim numerimi numerimit numerues \
    oren paralajmerim paralajmerime parapergatitur pasakte pavlefshem per perbashket perberje perdor perdoret \
    perdorues perdoruesi perdoruesin perfaqesuar perfaqesues perfundim perfundimtar perfundoi perfundoni pergatit \
    pergatitja pergjithshme permbajtja permban permbledhese permbledhje perpara perputhen perputhet perputhje \
    perserit pershkrim pershtatet perzgjedh pese plotesisht plotesohet plotesuar qender qendren qendres rendesi \
    rregjister sakte saktesi shendetesore shenim shenime shenoni shenuar shtate shtepi shtune teper tere tete \
    tjeter vecante vecori vertete verteto vertetuar vleften vleren voten votes zevendeskryetar zevendeso \
    zevendesuar zgjedhes zgjedhesi zgjedhesish zgjedhesit zgjedhesve";

/// Endings after which "te" cannot be the preposition ("te kryetari") and has lost its ë ("te zgjedhesve", "te dhena").
const AFTER_TE: &[&str] = &["ve", "se", "së", "shme", "uar", "uara", "ne", "dhena", "gjithe", "jete", "kete"];

/// The words of a text that lost their marks.
fn bare(text: &str) -> Vec<String> {
    let words: Vec<String> = text
        .split(|character: char| !character.is_alphabetic())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let following = words.iter().skip(1).map(String::as_str).chain([""]);
    words
        .iter()
        .zip(following)
        .filter(|(word, next)| {
            BARE.split(' ').any(|bare| bare == *word)
                || (*word == "te" && AFTER_TE.iter().any(|ending| next.ends_with(ending)))
        })
        .map(|(word, _)| word.clone())
        .collect()
}

#[test]
fn albanian_keeps_its_marks() {
    let mut faults = Vec::new();
    for (key, (file, content)) in parts(Language::Sq) {
        for text in &content.texts {
            for word in bare(text) {
                faults.push(format!("sq/{file}.ftl {key}: {word}"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
    assert_eq!(bare("Lista e zgjedhesve te njesise"), ["zgjedhesve", "te", "njesise"]);
    assert!(bare("Lista e zgjedhësve të njësisë, për çdo qendër, te kryetari").is_empty());
}

#[test]
fn no_text_has_invisible_characters() {
    let mut faults = Vec::new();
    for language in Language::ALL {
        for (key, (file, content)) in parts(language) {
            for text in &content.texts {
                if text.contains(['\t', '\u{ad}', '\u{200b}', '\u{feff}', '\u{fffd}']) {
                    faults.push(format!("{language}/{file}.ftl {key} has an invisible character"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}
