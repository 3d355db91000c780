//! The stationary queue M/M/s: Erlang's formulas (Erlang 1917; recursion of B as in the MIT "calc1" of Graves and Yuan).

/// Probability that a voter must wait at all, for an offered load (arrival rate by mean service time) and servers; 1 where
/// the load is not below the servers.
#[must_use]
pub fn erlang_c(load: f64, servers: u32) -> f64 {
    let all = f64::from(servers);
    if load <= 0.0 {
        return 0.0;
    }
    if servers == 0 || load >= all {
        return 1.0;
    }
    let blocked = (1..=servers).fold(1.0, |blocked, server| load * blocked / (f64::from(server) + load * blocked));
    blocked / (1.0 - load / all * (1.0 - blocked))
}

/// Mean wait, in the unit of `service`, for an arrival rate a unit of time; `None` where the queue grows without end.
#[must_use]
pub fn mean_wait(rate: f64, service: f64, servers: u32) -> Option<f64> {
    let load = rate * service;
    (load < f64::from(servers)).then(|| erlang_c(load, servers) * service / (f64::from(servers) - load))
}

/// Share of voters who wait longer than `wait`; `None` where the queue grows without end.
#[must_use]
pub fn wait_beyond(rate: f64, service: f64, servers: u32, wait: f64) -> Option<f64> {
    let load = rate * service;
    let spare = f64::from(servers) - load;
    (spare > 0.0).then(|| erlang_c(load, servers) * libm::exp(-spare * wait / service))
}
