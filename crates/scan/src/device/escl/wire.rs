//! HTTP to a scanner.
//!
//! What always holds: no proxy, no redirect, no answer larger than its limit; an answer that ends early is a fault.

use std::time::Duration;

use model::Digest;

use crate::device::fault::{Fault, FaultKind};

/// Most bytes of an answer in XML.
pub(super) const TEXT: u64 = 2 * 1024 * 1024;
/// Most bytes of an image.
pub(super) const IMAGE: u64 = crate::picture::MAX_FILE;

/// An answer.
pub(super) struct Answer {
    pub status: u16,
    pub location: Option<String>,
    pub body: Vec<u8>,
}

/// The connection to one device.
pub(super) struct Wire {
    agent: ureq::Agent,
    /// Scheme, host and port.
    origin: String,
    /// Path of the root, with slashes at both ends.
    root: String,
}

impl Wire {
    pub(super) fn new(root: &str, pinned: Option<Digest>) -> Result<Self, Fault> {
        let wrong = || Fault::new(FaultKind::Unreachable, "URL");
        let (scheme, rest) = root.split_once("://").ok_or_else(wrong)?;
        let (host, path) = rest.split_once('/').ok_or_else(wrong)?;
        if scheme == "https" {
            // Sealed connections need the certificate that was seen when the device was enrolled.
            let _ = pinned;
            return Err(Fault::new(FaultKind::Certificate, "https"));
        }
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .proxy(None)
            .timeout_connect(Some(Duration::from_secs(5)))
            .build()
            .into();
        Ok(Self { agent, origin: format!("{scheme}://{host}"), root: format!("/{path}") })
    }

    fn url(&self, path: &str) -> String {
        if path.starts_with('/') {
            format!("{}{path}", self.origin)
        } else {
            format!("{}{}{path}", self.origin, self.root)
        }
    }

    pub(super) fn get(&self, path: &str, within: Duration, most: u64) -> Result<Answer, Fault> {
        let within = within.max(Duration::from_millis(1));
        let asked = self.agent.get(self.url(path)).config().timeout_global(Some(within)).build().call();
        answer(asked, most)
    }

    pub(super) fn post(&self, path: &str, xml: &str, within: Duration) -> Result<Answer, Fault> {
        let request = self.agent.post(self.url(path)).content_type("text/xml");
        answer(request.config().timeout_global(Some(within)).build().send(xml.as_bytes()), TEXT)
    }

    pub(super) fn delete(&self, path: &str, within: Duration) -> Result<Answer, Fault> {
        answer(self.agent.delete(self.url(path)).config().timeout_global(Some(within)).build().call(), TEXT)
    }

    /// The path of an address that a device gave, on our own host: what it says of host and port is not believed.
    pub(super) fn own_path(&self, location: &str) -> Result<String, Fault> {
        let wrong = || Fault::new(FaultKind::WrongAnswer, "Location");
        let path = match location.split_once("://") {
            Some((_, rest)) => rest.split_once('/').map(|(_, path)| format!("/{path}")).ok_or_else(wrong)?,
            None if location.starts_with('/') => location.to_owned(),
            None => format!("{}{location}", self.root),
        };
        let plain = path.len() < 500 && path.chars().all(|letter| letter.is_ascii_graphic());
        if plain { Ok(path) } else { Err(wrong()) }
    }
}

fn answer(asked: Result<ureq::http::Response<ureq::Body>, ureq::Error>, most: u64) -> Result<Answer, Fault> {
    let mut response = asked.map_err(|error| fault(&error, false))?;
    let status = response.status().as_u16();
    let location = response.headers().get("location").and_then(|value| value.to_str().ok()).map(str::to_owned);
    let body = response.body_mut().with_config().limit(most).read_to_vec().map_err(|error| fault(&error, true))?;
    Ok(Answer { status, location, body })
}

/// What a failed exchange was; `begun` where the answer had begun.
fn fault(error: &ureq::Error, begun: bool) -> Fault {
    use std::io::ErrorKind;
    match error {
        ureq::Error::Timeout(ureq::Timeout::Connect | ureq::Timeout::Resolve) => {
            Fault::new(FaultKind::Unreachable, "timeout")
        }
        ureq::Error::Timeout(_) => Fault::new(FaultKind::Hang, "timeout"),
        ureq::Error::HostNotFound => Fault::new(FaultKind::Unreachable, "name"),
        ureq::Error::ConnectionFailed => Fault::new(FaultKind::Unreachable, "connection"),
        ureq::Error::Io(error) => match error.kind() {
            ErrorKind::TimedOut | ErrorKind::WouldBlock => Fault::new(FaultKind::Hang, "timeout"),
            ErrorKind::ConnectionRefused | ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable => {
                Fault::new(FaultKind::Unreachable, error.kind())
            }
            kind => Fault::new(FaultKind::Disconnected, kind),
        },
        ureq::Error::BodyExceedsLimit(most) => Fault::new(FaultKind::WrongAnswer, format!("> {most}")),
        other if begun => Fault::new(FaultKind::Disconnected, other),
        other => Fault::new(FaultKind::WrongAnswer, other),
    }
}
