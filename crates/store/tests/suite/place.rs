//! Fresh places for elections: a file in a folder of its own, or a schema on the tests' own server.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use store::Location;
use tempfile::TempDir;

/// Where a test's election lies, kept until the test ends.
pub struct Place {
    pub location: Location,
    pub folder: TempDir,
}

impl Place {
    pub fn file() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { location: Location::File(folder.path().join("Zgjedhja ë #1?.kutia")), folder }
    }

    /// `None`, said aloud, where no PostgreSQL is installed.
    pub fn schema() -> Option<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let server = server()?;
        let schema = format!("test_{}", COUNT.fetch_add(1, Ordering::Relaxed));
        let location = Location::Postgres { url: server.url.clone(), schema };
        Some(Self { location, folder: tempfile::tempdir().unwrap() })
    }

    pub fn path(&self) -> &Path {
        match &self.location {
            Location::File(path) => path,
            Location::Postgres { .. } => panic!("a schema has no path"),
        }
    }
}

/// A test on both databases: two tests in a module of its name.
#[macro_export]
macro_rules! both {
    ($(async fn $name:ident($place:ident: &Place) $body:block)+) => {$(
        mod $name {
            use super::*;

            async fn rule($place: &Place) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                rule(&Place::file()).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                if let Some(place) = Place::schema() {
                    rule(&place).await;
                }
            }
        }
    )+};
}

struct Server {
    url: String,
    /// Its shell stops the server and clears the folder as soon as this process ends, however it ends: its input closes.
    _shell: Child,
}

fn server() -> Option<&'static Server> {
    static SERVER: OnceLock<Option<Server>> = OnceLock::new();
    SERVER.get_or_init(start).as_ref()
}

fn start() -> Option<Server> {
    let Some(programs) = programs() else {
        println!("SKIPPED: PostgreSQL is not installed (Debian: apt-get install postgresql)");
        return None;
    };
    // Sorting by Albanian rules by default: what must sort by bytes has to say so itself.
    let script = r#"
        set -e
        folder=$(mktemp -d /tmp/kutia-pg.XXXXXX)
        trap 'rm -rf "$folder"' EXIT
        cd "$folder"
        "$1/initdb" -D "$folder/data" -U kutia -A trust --no-sync -E UTF8 --locale=C.UTF-8 \
            --locale-provider=icu --icu-locale=sq >"$folder/log" 2>&1 || { cat "$folder/log"; exit 1; }
        "$1/postgres" -D "$folder/data" -c listen_addresses= -c unix_socket_directories="$folder" -c fsync=off \
            -c max_connections=200 >>"$folder/log" 2>&1 &
        server=$!
        until "$1/pg_isready" -q -h "$folder" -U kutia; do kill -0 $server; sleep 0.1; done
        echo "ready $folder"
        cat >/dev/null
        kill -INT $server
        wait $server || true
    "#;
    let root = Command::new("id").arg("-u").output().is_ok_and(|out| out.stdout == b"0\n");
    let mut command = if root { Command::new("runuser") } else { Command::new("sh") };
    if root {
        command.args(["-u", "postgres", "--", "sh"]);
    }
    command.args(["-c", script, "sh"]).arg(&programs);
    let mut shell = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut said = String::new();
    BufReader::new(shell.stdout.take().unwrap()).read_line(&mut said).unwrap();
    let Some(folder) = said.trim().strip_prefix("ready ") else { panic!("PostgreSQL did not start: {said}") };
    let url = format!("postgres://kutia@localhost/postgres?host={folder}");
    Some(Server { url, _shell: shell })
}

fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let folders = versions.flatten().map(|version| version.path().join("bin"));
    folders.filter(|folder| folder.join("initdb").exists()).max()
}
