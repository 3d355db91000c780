//! The map: boundaries, voter groups sized by their voters, venues and the lines between them, on a canvas.
//!
//! Always true: no network and no tiles are needed; the drawing is made once for a plan (`scene`), a picture of it for each
//! movement (`paint`). The projection is equirectangular about the middle: good for an electoral zone.

use std::sync::Arc;

use api::plans::{PlanMap, UnitView};
use api::stations::{HandDone, MoveGroups};
use leptos::html;
use leptos::prelude::*;
use model::GeoPoint;
use model::territory::AdminUnit;
use model::unit::UnitNumber;
use model::user::Permission;
use words::Value;

use crate::app::{App, Notice, Tone, app};
use crate::call::Query;
use crate::text::t;
use crate::widgets::{Button, icon};

mod paint;
mod scene;

use paint::{Emphasis, View, paint};
use scene::Scene;

/// Side of the drawing in its own units.
const SIDE: f64 = 1000.0;

/// From places on earth to the drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Projection {
    west: f64,
    north: f64,
    east_scale: f64,
    scale: f64,
}

impl Projection {
    /// The projection in which all these places just fit; none for no places.
    pub fn around(places: impl Iterator<Item = GeoPoint>) -> Option<Self> {
        let (mut west, mut east, mut south, mut north) = (f64::MAX, f64::MIN, f64::MAX, f64::MIN);
        for place in places {
            (west, east) = (west.min(place.lon()), east.max(place.lon()));
            (south, north) = (south.min(place.lat()), north.max(place.lat()));
        }
        if west > east {
            return None;
        }
        let east_scale = f64::midpoint(south, north).to_radians().cos();
        let extent = ((east - west) * east_scale).max(north - south).max(1e-6);
        let (width, height) = ((east - west) * east_scale, north - south);
        // In the middle of the square.
        let west = west - (extent - width) / 2.0 / east_scale;
        Some(Self { west, north: north + (extent - height) / 2.0, east_scale, scale: SIDE / extent })
    }

    /// Where a place stands in the drawing.
    pub fn point(&self, place: GeoPoint) -> (f64, f64) {
        ((place.lon() - self.west) * self.east_scale * self.scale, (self.north - place.lat()) * self.scale)
    }
}

/// What is shown of the drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sight {
    x: f64,
    y: f64,
    side: f64,
}

impl Sight {
    /// The whole drawing with a margin.
    pub const WHOLE: Self = Self { x: -30.0, y: -30.0, side: SIDE + 60.0 };

    /// The same, nearer or farther (`factor` below 1 is nearer), with a place held where it is.
    pub fn zoom(self, factor: f64, at: (f64, f64)) -> Self {
        let side = (self.side * factor).clamp(40.0, Self::WHOLE.side);
        if side >= Self::WHOLE.side {
            return Self::WHOLE;
        }
        let share = side / self.side;
        Self { x: at.0 - (at.0 - self.x) * share, y: at.1 - (at.1 - self.y) * share, side }
    }

    /// The same, moved.
    pub fn moved(self, dx: f64, dy: f64) -> Self {
        let hold = |value: f64| value.clamp(-SIDE / 2.0, SIDE);
        Self { x: hold(self.x + dx), y: hold(self.y + dy), side: self.side }
    }

    fn middle(self) -> (f64, f64) {
        (self.x + self.side / 2.0, self.y + self.side / 2.0)
    }
}

/// How far from a dot or a square the pointer may be, in pixels.
const REACH: f64 = 9.0;

/// What the map holds while it is shown.
#[derive(Clone, Copy)]
struct Hold {
    canvas: NodeRef<html::Canvas>,
    scene: RwSignal<Option<Arc<Scene>>>,
    sight: RwSignal<Sight>,
    hovered: RwSignal<Option<usize>>,
    selected: RwSignal<Vec<usize>>,
    lasso: RwSignal<Vec<(f64, f64)>>,
    /// Whether a press draws a lasso instead of moving the map.
    lassoing: RwSignal<bool>,
    pressed: RwSignal<Option<(f64, f64)>>,
    chosen: RwSignal<Option<UnitNumber>>,
}

impl Hold {
    fn view(self) -> Option<View> {
        let frame = self.canvas.get_untracked()?.get_bounding_client_rect();
        Some(View::of(self.sight.get_untracked(), frame.width(), frame.height()))
    }

    /// Where the pointer is, in the drawing, and how many of its units are one pixel.
    fn at(self, event: &leptos::ev::MouseEvent) -> Option<((f64, f64), f64)> {
        let view = self.view()?;
        Some((view.back((f64::from(event.offset_x()), f64::from(event.offset_y()))), 1.0 / view.scale))
    }

    fn press(self, event: &leptos::ev::MouseEvent) {
        let Some((at, _)) = self.at(event) else { return };
        self.pressed.set(Some((f64::from(event.offset_x()), f64::from(event.offset_y()))));
        if self.lassoing.get_untracked() {
            self.lasso.set(vec![at]);
        }
    }

    fn drag(self, event: &leptos::ev::MouseEvent) {
        let Some((at, pixel)) = self.at(event) else { return };
        if self.pressed.get_untracked().is_none() || event.buttons() == 0 {
            let found = self.scene.with_untracked(|scene| scene.as_ref().and_then(|it| it.dot_at(at, REACH * pixel)));
            if self.hovered.get_untracked() != found {
                self.hovered.set(found);
            }
        } else if self.lassoing.get_untracked() {
            self.lasso.update(|line| line.push(at));
        } else {
            let by = (-f64::from(event.movement_x()) * pixel, -f64::from(event.movement_y()) * pixel);
            self.sight.update(|sight| *sight = sight.moved(by.0, by.1));
        }
    }

    fn release(self, event: &leptos::ev::MouseEvent) {
        let (Some(start), Some((at, pixel))) = (self.pressed.get_untracked(), self.at(event)) else { return };
        self.pressed.set(None);
        let Some(scene) = self.scene.get_untracked() else { return };
        if self.lassoing.get_untracked() {
            let line = self.lasso.get_untracked();
            self.selected.set(scene.inside(&line));
            self.lasso.set(Vec::new());
            return;
        }
        let moved = (f64::from(event.offset_x()) - start.0).hypot(f64::from(event.offset_y()) - start.1);
        if moved > 4.0 {
            return;
        }
        let unit = scene.pin_at(at, REACH * pixel).or_else(|| {
            let dot = scene.dot_at(at, REACH * pixel)?;
            scene.dots.get(dot)?.unit
        });
        self.chosen.set(unit.and_then(|unit| scene.pins.get(unit)).map(|pin| pin.number));
    }

    fn wheel(self, event: &leptos::ev::WheelEvent) {
        event.prevent_default();
        if let Some((at, _)) = self.at(event) {
            let factor = if event.delta_y() > 0.0 { 1.2 } else { 1.0 / 1.2 };
            self.sight.update(|sight| *sight = sight.zoom(factor, at));
        }
    }

    fn emphasis(self, scene: &Scene) -> Emphasis {
        let chosen = self.chosen.get();
        Emphasis {
            chosen: chosen.and_then(|number| scene.pins.iter().position(|pin| pin.number == number)),
            hovered: self.hovered.get(),
            selected: self.selected.get(),
            lasso: self.lasso.get(),
        }
    }
}

/// Makes the scene anew when the plan changes, and a picture of it when anything does.
fn keep_drawn(
    app: App,
    hold: Hold,
    territory: Query<Vec<AdminUnit>>,
    points: Query<PlanMap>,
    units: Query<Vec<UnitView>>,
) {
    Effect::new(move || {
        let made = territory.value.with(|territory| {
            points.value.with(|points| {
                units.value.with(|units| {
                    let units = units.as_deref().unwrap_or_default();
                    Scene::of(territory.as_ref()?, points.as_ref()?, units).map(Arc::new)
                })
            })
        });
        hold.hovered.set(None);
        hold.selected.set(Vec::new());
        hold.scene.set(made);
    });
    // The size of the window and the look of the page are no signals of the map: both ask for a new picture.
    let stirred = RwSignal::new(0_u32);
    let listener = window_event_listener(leptos::ev::resize, move |_| stirred.update(|count| *count += 1));
    on_cleanup(move || listener.remove());
    Effect::new(move || {
        stirred.track();
        app.language.track();
        let (Some(canvas), Some(scene)) = (hold.canvas.get(), hold.scene.get()) else { return };
        let (sight, emphasis) = (hold.sight.get(), hold.emphasis(&scene));
        request_animation_frame(move || paint(&canvas, &scene, sight, &emphasis));
    });
}

/// The map with its buttons.
#[component]
pub fn Map(
    /// Boundaries.
    territory: Query<Vec<AdminUnit>>,
    /// Groups and venues.
    points: Query<PlanMap>,
    /// Planned units.
    units: Query<Vec<UnitView>>,
    /// The chosen unit.
    chosen: RwSignal<Option<UnitNumber>>,
) -> impl IntoView {
    let app = app();
    let hold = Hold {
        canvas: NodeRef::new(),
        scene: RwSignal::new(None),
        sight: RwSignal::new(Sight::WHOLE),
        hovered: RwSignal::new(None),
        selected: RwSignal::new(Vec::new()),
        lasso: RwSignal::new(Vec::new()),
        lassoing: RwSignal::new(false),
        pressed: RwSignal::new(None),
        chosen,
    };
    keep_drawn(app, hold, territory, points, units);
    let near = move |factor: f64| hold.sight.update(|sight| *sight = sight.zoom(factor, sight.middle()));
    let told = move || {
        let scene = hold.scene.get()?;
        let dot = scene.dots.get(hold.hovered.get()?)?;
        let unit = dot.unit.and_then(|unit| scene.pins.get(unit)).map(|pin| format!(" → {} {}", pin.number, pin.venue));
        let voters = app.say("unit-voters", &[("count", Value::from(dot.voters))]);
        Some(
            view! { <p class="map-tip" data-test="map-tip">{format!("{} · {voters}{}", dot.name, unit.unwrap_or_default())}</p> },
        )
    };
    view! {
        <canvas
            class="plan-map"
            class:lassoing=hold.lassoing
            node_ref=hold.canvas
            data-test="plan-map"
            role="img"
            aria-label=move || app.text("operation-plan-map")
            on:wheel=move |event| hold.wheel(&event)
            on:pointerdown=move |event| hold.press(&event)
            on:pointerup=move |event| hold.release(&event)
            on:pointermove=move |event| hold.drag(&event)
            on:pointerleave=move |_| { hold.pressed.set(None); hold.hovered.set(None); hold.lasso.set(Vec::new()); }
        ></canvas>
        {told}
        <Lassoed hold=hold/>
        <div class="map-buttons">
            <button type="button" class="quiet" data-test="map-zoom-in" aria-label=t("ui-map-nearer") on:click=move |_| near(1.0 / 1.5)>
                {icon("plus")}
            </button>
            <button type="button" class="quiet" data-test="map-zoom-out" aria-label=t("ui-map-farther") on:click=move |_| near(1.5)>
                {icon("minus")}
            </button>
            <button type="button" class="quiet" data-test="map-whole" aria-label=t("ui-map-whole") on:click=move |_| hold.sight.set(Sight::WHOLE)>
                {icon("auto")}
            </button>
            <button
                type="button"
                class="quiet words"
                data-test="map-lasso"
                aria-pressed=move || if hold.lassoing.get() { "true" } else { "false" }
                on:click=move |_| { hold.lassoing.update(|on| *on = !*on); hold.selected.set(Vec::new()); }
            >
                {t("ui-map-lasso")}
            </button>
        </div>
    }
}

/// The groups inside the lasso, and the unit to which they can be moved.
#[component]
fn Lassoed(hold: Hold) -> impl IntoView {
    let app = app();
    let some = move || hold.selected.with(|selected| !selected.is_empty());
    let told = move || {
        let (count, voters) = hold.scene.with(|scene| {
            hold.selected.with(|selected| {
                let dots = scene.iter().flat_map(|scene| selected.iter().filter_map(|dot| scene.dots.get(*dot)));
                (selected.len(), dots.map(|dot| dot.voters).sum::<u32>())
            })
        });
        app.say("ui-lassoed", &[("count", Value::from(count)), ("voters", Value::from(app.number(voters)))])
    };
    let reason = Signal::derive(move || {
        app.forbids(Permission::Plan).or(hold.chosen.get().is_none().then_some("ui-lasso-choose"))
    });
    let go = move || {
        let Some(to) = hold.chosen.get_untracked() else { return };
        let groups = hold.scene.with_untracked(|scene| {
            hold.selected.with_untracked(|selected| {
                let dots = scene.iter().flat_map(|scene| selected.iter().filter_map(|dot| scene.dots.get(*dot)));
                dots.map(|dot| dot.id.clone()).collect::<Vec<_>>()
            })
        });
        app.act(MoveGroups { groups, to: to.to_string() }, move |done| checked(app, done));
    };
    view! {
        <Show when=some>
            <div class="map-lassoed" data-test="map-lassoed">
                <span>{told}</span>
                <Button
                    label=move || match hold.chosen.get() {
                        Some(number) => app.say("ui-lasso-move", &[("number", number.to_string().into())]),
                        None => app.text("ui-lasso-move-none"),
                    }
                    hook="map-move"
                    reason=reason
                    on_press=go
                />
            </div>
        </Show>
    }
}

/// Says what the check finds after a change by hand.
pub fn checked(app: App, done: HandDone) {
    let bad = model::finding::blocks(&done.check);
    let (tone, key) = if bad { (Tone::Problem, "ui-plan-breaks") } else { (Tone::Done, "ui-plan-holds") };
    app.notice.set(Some(Notice::Found(tone, key, Vec::new(), done.check)));
}

#[cfg(test)]
mod tests;
