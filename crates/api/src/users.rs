//! Users: signing in and out, managing.

use model::UserName;
use model::thing::Thing;
use model::user::{ProposingGroup, Role, User};
use serde::{Deserialize, Serialize};

use crate::elections::SignedIn;
use crate::operation::{ArgKind, may, named, need, operation};

/// Signs a user in to the open election.
#[derive(Clone, Serialize, Deserialize)]
pub struct SignIn {
    /// Sign-in name.
    pub user: UserName,
    /// Password.
    pub password: String,
}

operation!(SignIn, "session.sign_in", Session, Public, reads &[], writes &[], flags &[],
    args [need("user", ArgKind::Text), may("password", ArgKind::Password)], SignedIn);

/// Signs out.
#[derive(Clone, Serialize, Deserialize)]
pub struct SignOut {}

operation!(SignOut, "session.sign_out", Session, Public, reads &[], writes &[], flags &[], args [], ());

/// Adds a user.
#[derive(Clone, Serialize, Deserialize)]
pub struct AddUser {
    /// Sign-in name.
    pub name: UserName,
    /// Name as shown.
    pub full_name: String,
    /// Role.
    pub role: Role,
    /// Who proposed them.
    pub group: ProposingGroup,
    /// First password, 12 characters or more.
    pub new_password: String,
}

operation!(AddUser, "users.add", Command, ManageUsers, reads &[], writes &[Thing::Users], flags &[],
    args [need("name", ArgKind::Text), named("full_name", ArgKind::Text), named("role", ArgKind::Text),
        named("group", ArgKind::Text), may("new_password", ArgKind::Password)], ());

/// Lets a user sign in, or no longer.
#[derive(Clone, Serialize, Deserialize)]
pub struct SetUserActive {
    /// Sign-in name.
    pub name: UserName,
    /// Whether they may sign in.
    pub active: bool,
}

operation!(SetUserActive, "users.set_active", Command, ManageUsers, reads &[], writes &[Thing::Users], flags &[],
    args [need("name", ArgKind::Text), may("active", ArgKind::Flag)], ());

/// Changes the signed-in user's own password.
#[derive(Clone, Serialize, Deserialize)]
pub struct ChangePassword {
    /// The present one.
    pub password: String,
    /// The new one, 12 characters or more.
    pub new_password: String,
}

operation!(ChangePassword, "users.change_password", Command, Read, reads &[], writes &[Thing::Users], flags &[],
    args [may("password", ArgKind::Password), may("new_password", ArgKind::Password)], ());

/// All users.
#[derive(Clone, Serialize, Deserialize)]
pub struct ListUsers {}

operation!(ListUsers, "users.list", Query, Read, reads &[], writes &[], flags &[], args [], Vec<User>);
