//! Who signs in, and with what: the password comes from `KUTIA_PASSWORD`, the system keyring or a prompt, never from the
//! command line (others on the machine can read that).

use api::{Failure, FailureKind};

/// The user named by `--user` or `KUTIA_USER`.
pub fn user(matches: &clap::ArgMatches) -> Result<String, Failure> {
    matches.get_one::<String>("user").cloned().ok_or_else(|| Failure::new(FailureKind::Input, "E102"))
}

/// The password for a user of an election.
pub fn of(user: &str, election: &str) -> Result<String, Failure> {
    if let Ok(password) = std::env::var("KUTIA_PASSWORD") {
        return Ok(password);
    }
    if let Some(password) = engine::Keys::system().remembered_password(election, user) {
        return Ok(password);
    }
    prompt("prompt-password")
}

/// Asks for a password on the terminal.
pub fn prompt(key: &str) -> Result<String, Failure> {
    let words = words::of(crate::language::chosen(std::env::args()));
    rpassword::prompt_password(format!("{}: ", words.text(key))).map_err(|_| Failure::new(FailureKind::Input, "E103"))
}
