// Starts the interface. A file of its own, so that the content security policy needs no inline script.
import init from "./ui.js";

init({ module_or_path: new URL("ui_bg.wasm", import.meta.url) });
