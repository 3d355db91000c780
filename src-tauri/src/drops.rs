//! Files dragged over the window. Always holds: what reaches the interface is the name and a word for each file,
//! never its path.

use std::sync::{Mutex, PoisonError};

use serde::Serialize;
use tauri::ipc::Channel;
use tauri::{DragDropEvent, Manager as _, Runtime, Window, WindowEvent};

use crate::Shell;
use crate::handles::Chosen;

/// What is happening with files over the window.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub(crate) enum Drop {
    /// They are over it.
    Over,
    /// They left, or were dropped.
    Gone,
    /// They were dropped at this place (in CSS pixels from the window's top left).
    Dropped { files: Vec<Chosen>, x: f64, y: f64 },
}

/// Where the interface hears of it.
#[derive(Default)]
pub(crate) struct Drops(Mutex<Option<Channel<Drop>>>);

impl Drops {
    pub(crate) fn watch(&self, channel: Channel<Drop>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(channel);
    }

    fn tell(&self, drop: Drop) {
        let channel = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(channel) = channel.as_ref() {
            // A page that is being reloaded will ask again.
            let _ = channel.send(drop);
        }
    }
}

pub(crate) fn on_window_event<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    let WindowEvent::DragDrop(event) = event else {
        return;
    };
    let shell = window.state::<Shell>();
    match event {
        DragDropEvent::Enter { .. } => shell.drops.tell(Drop::Over),
        DragDropEvent::Leave => shell.drops.tell(Drop::Gone),
        DragDropEvent::Drop { paths, position } => {
            let scale = window.scale_factor().unwrap_or(1.0);
            let place = position.to_logical::<f64>(scale);
            let files = paths.iter().map(|path| shell.handles.choose(path.clone())).collect();
            shell.drops.tell(Drop::Gone);
            shell.drops.tell(Drop::Dropped { files, x: place.x, y: place.y });
        }
        _ => {}
    }
}
