//! Who announces itself on the network (mDNS, `_uscan._tcp`, `_uscans._tcp`), and what SANE knows.
//!
//! What always holds: looking ends after the given time; a typed address is always possible without looking.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use mdns_sd::{ServiceDaemon, ServiceEvent};
use serde::{Deserialize, Serialize};

use super::fault::{Fault, FaultKind};

/// A device found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discovered {
    /// The address to use.
    pub address: String,
    /// Make and model as announced.
    pub model: String,
    /// Where it stands, as announced.
    pub place: String,
    /// Its UUID, as announced.
    pub uuid: String,
}

/// Looks for eSCL devices for so long. `loopback` looks on this machine only.
///
/// # Errors
/// [`FaultKind::Unreachable`] where the network cannot be listened to.
pub fn discover(within: Duration, loopback: bool) -> Result<Vec<Discovered>, Fault> {
    let refused = |error: mdns_sd::Error| Fault::new(FaultKind::Unreachable, error);
    let daemon = ServiceDaemon::new().map_err(refused)?;
    if loopback {
        daemon.disable_interface(mdns_sd::IfKind::All).map_err(refused)?;
        daemon.enable_interface(mdns_sd::IfKind::LoopbackV4).map_err(refused)?;
    }
    let mut found: BTreeMap<String, Discovered> = BTreeMap::new();
    let listening = [("_uscan._tcp.local.", "http"), ("_uscans._tcp.local.", "https")];
    let mut receivers = Vec::new();
    for (service, scheme) in listening {
        receivers.push((daemon.browse(service).map_err(refused)?, scheme));
    }
    let until = Instant::now() + within;
    while Instant::now() < until {
        for (receiver, scheme) in &receivers {
            let Ok(event) = receiver.recv_timeout(Duration::from_millis(50)) else { continue };
            if let ServiceEvent::ServiceResolved(service) = event {
                let host = service.get_addresses_v4().into_iter().min();
                let host =
                    host.map_or_else(|| service.get_hostname().trim_end_matches('.').to_owned(), |ip| ip.to_string());
                let fact = |name: &str| {
                    service.get_property_val_str(name).unwrap_or_default().chars().take(120).collect::<String>()
                };
                let root = fact("rs");
                let root = if root.is_empty() { "eSCL" } else { root.trim_matches('/') };
                let address = format!("{scheme}://{host}:{}/{root}/", service.get_port());
                let device =
                    Discovered { address: address.clone(), model: fact("ty"), place: fact("note"), uuid: fact("uuid") };
                found.insert(address, device);
            }
        }
    }
    let _ = daemon.shutdown();
    Ok(found.into_values().collect())
}
