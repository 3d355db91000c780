// Starts the interface. A file of its own, so that the content security policy needs no inline script.
import init from "./ui.js";

init();
