//! WebKit on Linux without a usable graphics card shows an empty window unless it is told not to share buffers with
//! one (WebKitGTK 2.42 to 2.50); told so where there is one, newer releases stop. So: only where it is needed, and
//! never against what the person set.

/// Starts this program anew with `WEBKIT_DISABLE_DMABUF_RENDERER=1` where that is needed. Returns if it is not.
///
/// A program's own environment cannot be changed safely once it runs, so it is replaced by itself (same process).
#[cfg(target_os = "linux")]
pub(crate) fn prepare() {
    use std::os::unix::process::CommandExt as _;

    const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if std::env::var_os(SWITCH).is_some() || buffers_can_be_shared() {
        return;
    }
    if let Ok(program) = std::env::current_exe() {
        let error = std::process::Command::new(program).args(std::env::args_os().skip(1)).env(SWITCH, "1").exec();
        crate::report(&format!("could not start anew with {SWITCH}: {error}"));
    }
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn prepare() {}

/// A render node that is not NVIDIA's proprietary driver.
#[cfg(target_os = "linux")]
fn buffers_can_be_shared() -> bool {
    let node = std::fs::read_dir("/dev/dri")
        .is_ok_and(|entries| entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("renderD")));
    node && !std::path::Path::new("/proc/driver/nvidia/version").exists()
}
