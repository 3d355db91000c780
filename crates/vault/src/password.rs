//! Passwords of users: rules, hashes, comparison.
//! What always holds: a password is stored only as an Argon2id hash (PHC text, RFC 9106); the same letters typed on another
//! system (ë as one character or two) are the same password; comparison takes the same time whatever differs; no
//! input above [`LONGEST`] bytes and no stored hash with extravagant costs is ever computed.

use argon2::{
    Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version,
    password_hash::{PasswordHash, SaltString},
};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::{Error, random};

/// Fewest characters of a password.
pub const SHORTEST: usize = 12;
/// Most bytes of a password.
pub const LONGEST: usize = 1024;
/// Fewest different characters of a password.
pub const DIFFERENT: usize = 5;

/// Memory in KiB, passes, lanes: above the least that OWASP names (19 MiB, 2, 1), a fraction of a second on an old laptop.
const COST: (u32, u32, u32) = (32 * 1024, 3, 1);
/// Greatest costs that a stored hash may ask for: memory in KiB, passes, lanes.
const MOST: (u32, u32, u32) = (256 * 1024, 16, 16);

/// Says whether a password may be used by a user.
///
/// # Errors
/// The rule that it breaks: V001 to V004.
pub fn check(password: &str, user: &str) -> Result<(), Error> {
    if password.len() > LONGEST {
        return Err(Error::PasswordTooLong { most: LONGEST });
    }
    let password = normalised(password);
    if password.chars().count() < SHORTEST {
        return Err(Error::PasswordTooShort { least: SHORTEST });
    }
    let folded = Zeroizing::new(words::fold(&password));
    if *folded == words::fold(user) {
        return Err(Error::PasswordIsUserName);
    }
    let mut different: Zeroizing<Vec<char>> = Zeroizing::new(folded.chars().collect());
    different.sort_unstable();
    different.dedup();
    if different.len() < DIFFERENT {
        return Err(Error::PasswordTooSimple { least: DIFFERENT });
    }
    Ok(())
}

/// Hashes a password that follows the rules, with a new random salt, as PHC text (`$argon2id$v=19$…`).
///
/// # Errors
/// The rule that it breaks (V001 to V004); no randomness (V027).
pub fn hash(password: &str, user: &str) -> Result<String, Error> {
    check(password, user)?;
    let salt: [u8; 16] = random()?;
    let salt = SaltString::encode_b64(&salt).map_err(|_| Error::NoRandomness)?;
    let hash =
        hasher()?.hash_password(normalised(password).as_bytes(), &salt).map_err(|_| Error::PasswordHashUnreadable)?;
    Ok(hash.to_string())
}

/// Says whether a password is the one of a stored hash.
///
/// # Errors
/// V005 when the stored text is no Argon2id hash of reasonable cost.
pub fn verify(password: &str, stored: &str) -> Result<bool, Error> {
    let hash = readable(stored)?;
    if password.len() > LONGEST {
        return Ok(false);
    }
    Ok(hasher()?.verify_password(normalised(password).as_bytes(), &hash).is_ok())
}

/// Takes as long as [`verify`] and is never right: for a user name that does not exist, so that the time does not tell.
pub fn verify_nobody(password: &str) {
    if password.len() <= LONGEST
        && let Ok(hasher) = hasher()
    {
        let mut out = [0; 32];
        // The result is of no use by design.
        let _ = hasher.hash_password_into(normalised(password).as_bytes(), &[0; 16], &mut out);
    }
}

fn normalised(password: &str) -> Zeroizing<String> {
    Zeroizing::new(password.nfc().collect())
}

fn hasher() -> Result<Argon2<'static>, Error> {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, None).map_err(|_| Error::PasswordHashUnreadable)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn readable(stored: &str) -> Result<PasswordHash<'_>, Error> {
    let refused = Error::PasswordHashUnreadable;
    if stored.len() > 512 {
        return Err(refused);
    }
    let hash = PasswordHash::new(stored).map_err(|_| refused.clone())?;
    let params = Params::try_from(&hash).map_err(|_| refused.clone())?;
    let reasonable = params.m_cost() <= MOST.0 && params.t_cost() <= MOST.1 && params.p_cost() <= MOST.2;
    if hash.algorithm != Algorithm::Argon2id.ident() || hash.hash.is_none() || hash.salt.is_none() || !reasonable {
        return Err(refused);
    }
    Ok(hash)
}

#[cfg(test)]
mod tests;
