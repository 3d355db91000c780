//! How long voters wait: identification device, booth, box, one after the other, over a day whose hours differ.
//!
//! Always true: a simulation is a function of its setting, seed and repetitions, whatever the number of threads or the
//! machine (times add up in whole milliseconds, logarithms come from our own library, not the system's). The stationary
//! formula of Erlang stands beside it: in the hours in which more voters come than can be served it says nothing, and
//! over a whole day it says too much; where it holds, the two agree (tested).

mod day;
mod erlang;
mod largest;
mod service;
mod simulate;

pub use erlang::{erlang_c, mean_wait, wait_beyond};
pub use largest::{Cell, largest_table};
pub use simulate::{Station, Waiting, simulate, simulate_all};

#[cfg(test)]
mod tests;
