//! The names of the shell's own commands. Also read by `build.rs`, which puts each under access control; a test holds
//! this list, the handlers and `capabilities/main.json` to one another.

/// Everything that the interface may ask of the shell; all else goes through `call` to the engine.
pub const COMMANDS: &[&str] =
    &["call", "cancel", "pick_file", "pick_folder", "pick_new_file", "watch_drops", "start_arguments"];
