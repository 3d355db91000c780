//! An open election: its store, who it is, who is signed in.

use std::sync::{Mutex, PoisonError};

use api::elections::ElectionHead;
use model::election::Election;
use model::user::User;
use store::Store;
use vault::Signer;

use crate::refusal::{Refusal, Result};

/// An election that is open.
pub(crate) struct Open {
    /// Where its content lies.
    pub(crate) store: Store,
    /// The election's particulars, which do not change.
    pub(crate) election: Election,
    /// File name without folders, or the database's name.
    pub(crate) file: String,
    /// Whether commands may be carried out.
    pub(crate) writable: bool,
    session: Mutex<Option<Session>>,
}

/// A signed-in user with their signing key, unlocked for as long as they are signed in.
#[derive(Clone)]
pub(crate) struct Session {
    pub(crate) user: User,
    /// `None` where the election was opened for reading only.
    pub(crate) signer: Option<std::sync::Arc<Signer>>,
}

impl Open {
    pub(crate) fn new(store: Store, election: Election, file: String, writable: bool) -> Self {
        Self { store, election, file, writable, session: Mutex::new(None) }
    }

    /// Who is signed in.
    ///
    /// # Errors
    /// E201 if nobody is.
    pub(crate) fn session(&self) -> Result<Session> {
        self.signed_in().ok_or_else(|| Refusal::refused("E201"))
    }

    pub(crate) fn signed_in(&self) -> Option<Session> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn sign_in(&self, session: Option<Session>) {
        *self.session.lock().unwrap_or_else(PoisonError::into_inner) = session;
    }

    pub(crate) fn head(&self) -> ElectionHead {
        let election = &self.election;
        ElectionHead {
            id: election.id.clone(),
            name: election.name.clone(),
            date: election.date,
            zone: election.zone.clone(),
            seats: election.seats,
            file: self.file.clone(),
            rules: election.rules.id.clone(),
            rules_title: election.rules.title.clone(),
        }
    }
}
