//! Users: signing in and out, adding, stopping, passwords.
//!
//! Always true: a wrong name and a wrong password look alike and cost the same time; after five wrong attempts a user waits
//! fifteen minutes; one administrator who can sign in always remains.

use api::elections::SignedIn;
use api::users::{AddUser, ChangePassword, ListUsers, SetUserActive, SignIn};
use model::Timestamp;
use model::user::{Role, User};

use crate::clock::Clock;
use crate::command::{Changing, Command, Done, Query, Reading};
use crate::keys::Keys;
use crate::open::{Open, Session};
use crate::refusal::{Refusal, Result};

const ATTEMPTS: u32 = 5;
const LOCK_US: i64 = 15 * 60 * 1_000_000;

/// Signs a user in.
pub(crate) async fn sign_in(open: &Open, input: &SignIn, keys: &Keys, clock: Clock) -> Result<SignedIn> {
    open.sign_in(None);
    let now = clock.now_us();
    let wrong = || Refusal::refused("E203");
    let Some(account) = store::users::find(open.store.reader(), &input.user).await? else {
        vault::password::verify_nobody(&input.password);
        return Err(wrong());
    };
    if let Some(until) = account.locked_until_us.filter(|until| *until > now) {
        return Err(Refusal::refused("E204").with("minutes", (until - now) / 60_000_000 + 1));
    }
    if !vault::password::verify(&input.password, &account.password)? || !account.user.active {
        if open.writable {
            let last_chance = i64::from(account.failed_attempts) + 1 >= i64::from(ATTEMPTS);
            let mut change = open.store.begin().await?;
            let until = last_chance.then_some(now + LOCK_US);
            store::users::note_failure(&mut change, &input.user, until).await?;
            change.commit().await?;
        }
        return Err(wrong());
    }
    if account.failed_attempts > 0 && open.writable {
        let mut change = open.store.begin().await?;
        store::users::note_success(&mut change, &input.user).await?;
        change.commit().await?;
    }
    let user = account.user;
    let moment = Timestamp::from_microsecond(now).unwrap_or(Timestamp::UNIX_EPOCH);
    let signer = if open.writable {
        Some(std::sync::Arc::new(keys.signer(&open.election.id, &user, &input.password, moment)?))
    } else {
        None
    };
    let view = signed_in(&user);
    open.sign_in(Some(Session { user, signer }));
    Ok(view)
}

/// The user as shown.
pub(crate) fn signed_in(user: &User) -> SignedIn {
    SignedIn { name: user.name.clone(), full_name: user.full_name.clone(), role: user.role, group: user.group }
}

impl Query for ListUsers {
    async fn answer(&self, reading: &Reading<'_>) -> Result<Vec<User>> {
        Ok(store::users::all(reading.open.store.reader()).await?)
    }
}

impl Command for AddUser {
    type Prepared = String;

    async fn prepare(&self, _reading: &Reading<'_>) -> Result<String> {
        Ok(vault::password::hash(&self.new_password, self.name.as_str())?)
    }

    async fn apply(&self, password: String, changing: &mut Changing<'_>) -> Result<Done<()>> {
        if store::users::find(&*changing.change, &self.name).await?.is_some() {
            return Err(Refusal::refused("E122").with("user", self.name.as_str()));
        }
        let user = User {
            name: self.name.clone(),
            full_name: self.full_name.clone(),
            role: self.role,
            group: self.group,
            active: true,
        };
        store::users::add(changing.change, &user, &password).await?;
        let summary = serde_json::json!({ "user": user.name, "role": user.role, "group": user.group });
        Ok(Done::new((), summary))
    }
}

impl Command for SetUserActive {
    type Prepared = ();

    async fn prepare(&self, _reading: &Reading<'_>) -> Result<()> {
        Ok(())
    }

    async fn apply(&self, (): (), changing: &mut Changing<'_>) -> Result<Done<()>> {
        let users = store::users::all(&*changing.change).await?;
        if !users.iter().any(|user| user.name == self.name) {
            return Err(Refusal::refused("E121").with("user", self.name.as_str()));
        }
        let remains = users.iter().any(|user| {
            user.role == Role::Administrator && if user.name == self.name { self.active } else { user.active }
        });
        if !remains {
            return Err(Refusal::refused("E123"));
        }
        store::users::set_active(changing.change, &self.name, self.active).await?;
        Ok(Done::new((), serde_json::json!({ "user": self.name, "active": self.active })))
    }
}

impl Command for ChangePassword {
    type Prepared = String;

    async fn prepare(&self, reading: &Reading<'_>) -> Result<String> {
        let name = &reading.user.name;
        let account = store::users::find(reading.open.store.reader(), name).await?;
        let account = account.ok_or_else(|| Refusal::refused("E203"))?;
        if !vault::password::verify(&self.password, &account.password)? {
            return Err(Refusal::refused("E203"));
        }
        Ok(vault::password::hash(&self.new_password, name.as_str())?)
    }

    async fn apply(&self, password: String, changing: &mut Changing<'_>) -> Result<Done<()>> {
        store::users::set_password(changing.change, &changing.user.name, &password).await?;
        Ok(Done::new((), serde_json::json!({ "user": changing.user.name })))
    }
}
