#![allow(clippy::print_stderr, reason = "a test that cannot run here says so")]

use std::{env, fs, path::Path, process::Command, time::Duration};

use super::*;

const PASSPHRASE: &str = "pema e vjetër në oborr";

fn name(text: &str) -> KeyName {
    KeyName::new(text).unwrap()
}

fn not_found<T: fmt::Debug + PartialEq>(result: &Result<T, Error>, key: &str) {
    assert_eq!(*result, Err(Error::KeyNotFound { name: key.into() }));
}

#[test]
fn a_key_name_is_a_plain_word() {
    for good in ["a", "berat-2027.signing", "x_1"] {
        assert_eq!(name(good).as_str(), good);
    }
    let long = "x".repeat(65);
    for bad in ["", ".", "..", ".a", "-a", "A", "a/b", "a\\b", "ë", "a b", &long] {
        assert!(KeyName::new(bad).is_err(), "{bad}");
    }
}

#[test]
fn a_key_file_gives_back_its_key_and_nothing_without_the_passphrase() {
    let folder = tempfile::tempdir().unwrap();
    let below = folder.path().join("keys");
    let store = PassphraseFile::new(&below, PASSPHRASE).unwrap();
    not_found(&store.load(&name("a")), "a");
    not_found(&store.delete(&name("a")), "a");
    store.store(&name("a"), b"the secret of a key, 32 bytes..").unwrap();
    let text = fs::read_to_string(store.path(&name("a"))).unwrap();
    assert_eq!(store.load(&name("a")).unwrap().as_slice(), b"the secret of a key, 32 bytes..");
    let wrong = PassphraseFile::new(&below, "pema e vjeter ne oborr").unwrap();
    assert_eq!(wrong.load(&name("a")), Err(Error::WrongPassphrase { name: "a".into() }));
    store.store(&name("a"), b"the secret of a key, 32 bytes..").unwrap();
    assert_ne!(fs::read_to_string(store.path(&name("a"))).unwrap(), text, "a new salt and nonce each time");
    store.delete(&name("a")).unwrap();
    not_found(&store.load(&name("a")), "a");
    assert_eq!(fs::read_dir(&below).unwrap().count(), 0, "nothing is left behind");
}

#[cfg(unix)]
#[test]
fn a_key_file_is_readable_by_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let store = PassphraseFile::new(&folder.path().join("keys"), PASSPHRASE).unwrap();
    store.store(&name("a"), b"x").unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&store.path(&name("a"))), 0o600);
    assert_eq!(mode(&folder.path().join("keys")), 0o700);
}

#[test]
fn a_changed_key_file_gives_no_key() {
    let folder = tempfile::tempdir().unwrap();
    let store = PassphraseFile::new(folder.path(), PASSPHRASE).unwrap();
    store.store(&name("a"), b"secret").unwrap();
    let path = store.path(&name("a"));
    let good = fs::read_to_string(&path).unwrap();
    let value = |field: &str| {
        let start = good.find(&format!("\"{field}\": \"")).unwrap() + field.len() + 5;
        start..start + good[start..].find('"').unwrap()
    };
    for field in ["salt", "nonce", "sealed"] {
        for place in [value(field).start, value(field).end - 1] {
            let mut bad = good.clone().into_bytes();
            bad[place] = if bad[place] == b'0' { b'1' } else { b'0' };
            fs::write(&path, bad).unwrap();
            assert_eq!(store.load(&name("a")), Err(Error::WrongPassphrase { name: "a".into() }), "{field}");
        }
    }
    let dear = ["\"memory_kib\": 65536", "\"memory_kib\": 4194304", "\"passes\": 3", "\"passes\": 4000000"];
    let damaged = [
        String::new(),
        "{".into(),
        "[".repeat(10_000),
        good.replace(dear[0], dear[1]),
        good.replace(dear[2], dear[3]),
        good.replace("\"version\": 1", "\"version\": 2"),
        good.replace("\"passes\": 3", "\"passes\": 0"),
        good.replace("\"name\": \"a\"", "\"name\": \"b\""),
        good.replace("\"sealed\": \"", "\"sealed\": \"+f"),
        format!("{good}{}", " ".repeat(20_000)),
    ];
    for text in damaged {
        fs::write(&path, &text).unwrap();
        let result = store.load(&name("a"));
        assert_eq!(result, Err(Error::KeyDamaged { name: "a".into() }), "{:.80}", text);
    }
}

#[test]
fn one_key_file_cannot_stand_for_another() {
    let folder = tempfile::tempdir().unwrap();
    let store = PassphraseFile::new(folder.path(), PASSPHRASE).unwrap();
    store.store(&name("a"), b"secret of a").unwrap();
    let as_b = fs::read_to_string(store.path(&name("a"))).unwrap().replace("\"name\": \"a\"", "\"name\": \"b\"");
    fs::write(store.path(&name("b")), as_b).unwrap();
    assert_eq!(store.load(&name("b")), Err(Error::WrongPassphrase { name: "b".into() }));
}

#[test]
fn no_secret_is_shown_and_a_weak_passphrase_is_refused() {
    let store = PassphraseFile::new(Path::new("/keys"), PASSPHRASE).unwrap();
    assert!(!format!("{store:?}").contains("pema"));
    let weak = PassphraseFile::new(Path::new("/keys"), "shkurt");
    assert_eq!(weak.err(), Some(Error::PasswordTooShort { least: 12 }));
    assert!(store.store(&name("a"), &[0; 3_000]).is_err());
}

/// A keyring whose every answer is the same error.
struct Broken(Error);

impl KeyStore for Broken {
    fn load(&self, _: &KeyName) -> Result<Zeroizing<Vec<u8>>, Error> {
        Err(self.0.clone())
    }
    fn store(&self, _: &KeyName, _: &[u8]) -> Result<(), Error> {
        Err(self.0.clone())
    }
    fn delete(&self, _: &KeyName) -> Result<(), Error> {
        Err(self.0.clone())
    }
}

#[test]
fn a_keyring_that_does_not_answer_gives_way_to_the_key_file() {
    let folder = tempfile::tempdir().unwrap();
    for error in [Error::KeyringAbsent, Error::KeyringLocked] {
        let second = PassphraseFile::new(folder.path(), PASSPHRASE).unwrap();
        let store = FirstOf { first: Broken(error), second };
        not_found(&store.load(&name("a")), "a");
        store.store(&name("a"), b"secret").unwrap();
        assert_eq!(store.load(&name("a")).unwrap().as_slice(), b"secret");
        store.delete(&name("a")).unwrap();
        not_found(&store.load(&name("a")), "a");
    }
}

#[test]
fn a_key_in_a_keyring_that_was_locked_since_is_asked_for_not_replaced() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let at = |folder: &tempfile::TempDir| PassphraseFile::new(folder.path(), PASSPHRASE).unwrap();
    FirstOf { first: at(&one), second: at(&two) }.store(&name("a"), b"secret").unwrap();
    let locked = FirstOf { first: Broken(Error::KeyringLocked), second: at(&two) };
    assert_eq!(locked.load(&name("a")), Err(Error::KeyringLocked));
    assert_eq!(locked.delete(&name("a")), Err(Error::KeyringLocked));
    not_found(&locked.load(&name("b")), "b");
    FirstOf { first: at(&one), second: at(&two) }.delete(&name("a")).unwrap();
    not_found(&locked.load(&name("a")), "a");
    assert_eq!(fs::read_dir(two.path()).unwrap().count(), 0, "no mark is left");
}

#[test]
fn a_key_kept_in_the_first_place_replaces_an_older_one_in_the_second() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let at = |folder: &tempfile::TempDir| PassphraseFile::new(folder.path(), PASSPHRASE).unwrap();
    at(&two).store(&name("a"), b"old").unwrap();
    let store = FirstOf { first: at(&one), second: at(&two) };
    assert_eq!(store.load(&name("a")).unwrap().as_slice(), b"old");
    store.store(&name("a"), b"new").unwrap();
    not_found(&at(&two).load(&name("a")), "a");
    assert_eq!(store.load(&name("a")).unwrap().as_slice(), b"new");
    store.delete(&name("a")).unwrap();
    not_found(&store.load(&name("a")), "a");
}

/// The part of the tests below that runs inside a D-Bus session of its own: set by them, absent otherwise.
const INSIDE: &str = "KUTIA_TEST_KEYRING";

/// Runs one test of this file again inside a private session in which `prepare` (a shell script) has been run first.
fn in_a_session_of_its_own(test: &str, prepare: &str) -> Option<()> {
    let installed = |tool: &str, ask: &str| Command::new(tool).arg(ask).output().is_ok_and(|o| o.status.success());
    let tools = [("dbus-run-session", "--version"), ("gnome-keyring-daemon", "--version"), ("gdbus", "help")];
    if !tools.iter().all(|(tool, ask)| installed(tool, ask)) {
        eprintln!(
            "SKIPPED: needs dbus-run-session, gnome-keyring-daemon, gdbus (Debian: dbus, gnome-keyring, libglib2.0-bin)"
        );
        return None;
    }
    let home = tempfile::tempdir().unwrap();
    let script = format!("{prepare}\nexec \"$0\" --exact keys::tests::{test} --nocapture --test-threads=1");
    let output = Command::new("dbus-run-session")
        .args(["--", "sh", "-c", &script])
        .arg(env::current_exe().unwrap())
        .env(INSIDE, "1")
        .env("HOME", home.path())
        .env("XDG_RUNTIME_DIR", home.path())
        .env("XDG_DATA_HOME", home.path().join("data"))
        .env("XDG_CONFIG_HOME", home.path().join("config"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && text.contains("1 passed"), "{text}");
    Some(())
}

const UNLOCKED: &str = "printf '%s' 'keyring password' | gnome-keyring-daemon --unlock --components=secrets >/dev/null";

#[cfg(target_os = "linux")]
#[test]
fn the_keyring_of_the_system_keeps_a_key_and_forgets_it() {
    if env::var_os(INSIDE).is_none() {
        in_a_session_of_its_own("the_keyring_of_the_system_keeps_a_key_and_forgets_it", UNLOCKED);
        return;
    }
    let store = SystemKeyring::new("al.kutia.test");
    not_found(&store.load(&name("a")), "a");
    store.store(&name("a"), &[0, 255, 10, 0]).unwrap();
    store.store(&name("b"), b"other").unwrap();
    assert_eq!(store.load(&name("a")).unwrap().as_slice(), [0, 255, 10, 0]);
    store.store(&name("a"), b"newer").unwrap();
    assert_eq!(SystemKeyring::new("al.kutia.test").load(&name("a")).unwrap().as_slice(), b"newer");
    not_found(&SystemKeyring::new("al.kutia.other").load(&name("a")), "a");
    store.delete(&name("a")).unwrap();
    not_found(&store.load(&name("a")), "a");
    not_found(&store.delete(&name("a")), "a");
    assert_eq!(store.load(&name("b")).unwrap().as_slice(), b"other");
    assert_eq!(store.store(&name("a"), &[0; 2_049]), Err(Error::KeyringRefused { name: "a".into() }));
}

#[cfg(target_os = "linux")]
#[test]
fn many_may_ask_the_keyring_at_once() {
    if env::var_os(INSIDE).is_none() {
        in_a_session_of_its_own("many_may_ask_the_keyring_at_once", UNLOCKED);
        return;
    }
    let store = SystemKeyring::new("al.kutia.test");
    std::thread::scope(|scope| {
        for number in 0..8 {
            let store = &store;
            scope.spawn(move || {
                let name = name(&format!("key-{number}"));
                store.store(&name, format!("secret {number}").as_bytes()).unwrap();
                assert_eq!(*store.load(&name).unwrap(), format!("secret {number}").into_bytes());
            });
        }
    });
}

/// Makes a keyring that is the default one and locks it.
const LOCKED: &str = r#"
printf '%s' 'keyring password' | gnome-keyring-daemon --unlock --components=secrets >/dev/null
login=/org/freedesktop/secrets/collection/login
gdbus call --session -d org.freedesktop.secrets -o /org/freedesktop/secrets -m org.freedesktop.Secret.Service.SetAlias default $login
gdbus call --session -d org.freedesktop.secrets -o /org/freedesktop/secrets -m org.freedesktop.Secret.Service.Lock "['$login']"
"#;

#[cfg(target_os = "linux")]
#[test]
fn a_locked_keyring_is_given_up_in_time_and_the_key_file_takes_over() {
    if env::var_os(INSIDE).is_none() {
        in_a_session_of_its_own("a_locked_keyring_is_given_up_in_time_and_the_key_file_takes_over", LOCKED);
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let keyring = SystemKeyring::new("al.kutia.test").with_patience(Duration::from_secs(2));
    let start = std::time::Instant::now();
    let refused = keyring.store(&name("a"), b"secret");
    eprintln!("a locked keyring answered {refused:?} after {:?}", start.elapsed());
    assert!(matches!(refused, Err(Error::KeyringLocked | Error::KeyringAbsent)), "{refused:?}");
    assert!(start.elapsed() < Duration::from_secs(6), "{:?}", start.elapsed());
    let store = FirstOf { first: keyring, second: PassphraseFile::new(folder.path(), PASSPHRASE).unwrap() };
    store.store(&name("a"), b"secret").unwrap();
    assert_eq!(store.load(&name("a")).unwrap().as_slice(), b"secret");
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

/// Before the locking: the window that would ask for the password is a program that never answers.
const NOBODY_ANSWERS: &str = r#"
mkdir -p "$XDG_DATA_HOME/dbus-1/services"
printf '%s\n' '[D-BUS Service]' Name=org.gnome.keyring.SystemPrompter 'Exec=/bin/sh -c "exec sleep 40 >/dev/null 2>&1"' \
  > "$XDG_DATA_HOME/dbus-1/services/org.gnome.keyring.SystemPrompter.service"
gdbus call --session -d org.freedesktop.DBus -o /org/freedesktop/DBus -m org.freedesktop.DBus.ReloadConfig
"#;

#[cfg(target_os = "linux")]
#[test]
fn a_keyring_that_waits_for_a_person_is_left_waiting() {
    if env::var_os(INSIDE).is_none() {
        let start = std::time::Instant::now();
        let prepare = format!("{NOBODY_ANSWERS}{LOCKED}");
        in_a_session_of_its_own("a_keyring_that_waits_for_a_person_is_left_waiting", &prepare);
        // The thread that waits must not keep the program from ending.
        assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
        return;
    }
    let keyring = SystemKeyring::new("al.kutia.test").with_patience(Duration::from_secs(1));
    let start = std::time::Instant::now();
    assert_eq!(keyring.store(&name("a"), b"secret"), Err(Error::KeyringLocked));
    assert!(start.elapsed() >= Duration::from_secs(1), "it was the waiting that ended: {:?}", start.elapsed());
    let start = std::time::Instant::now();
    assert_eq!(keyring.load(&name("a")), Err(Error::KeyringLocked));
    assert!(start.elapsed() < Duration::from_millis(500), "no second wait: {:?}", start.elapsed());
}

#[cfg(target_os = "linux")]
#[test]
fn an_absent_keyring_gives_way_to_the_key_file() {
    if env::var_os(INSIDE).is_none() {
        in_a_session_of_its_own(
            "an_absent_keyring_gives_way_to_the_key_file",
            "unset DISPLAY; export DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent",
        );
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let keyring = SystemKeyring::new("al.kutia.test");
    assert_eq!(keyring.load(&name("a")), Err(Error::KeyringAbsent));
    let store = FirstOf { first: keyring, second: PassphraseFile::new(folder.path(), PASSPHRASE).unwrap() };
    store.store(&name("a"), b"secret").unwrap();
    assert_eq!(store.load(&name("a")).unwrap().as_slice(), b"secret");
}
