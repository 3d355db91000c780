//! The interface: screens in Leptos, compiled to WebAssembly, shown by the shell's one window.
//!
//! Always true: the election is read and changed only through operations of `api`, carried by one [`backend::Backend`];
//! nothing here decides what is allowed; every word comes from `locales/`.

mod app;
mod backend;
mod call;
mod look;
mod route;
mod screens;
mod shell;
mod text;
mod widgets;

fn main() {
    leptos::mount::mount_to_body(shell::Root);
}
