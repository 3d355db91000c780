//! The picture: one canvas, drawn anew when anything changes; dots of one colour are one path, so that tens of thousands
//! are smooth.

use std::f64::consts::TAU;

use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::Sight;
use super::scene::Scene;

/// Colours of units; none is a party's, and none stands without its number.
const COLOURS: [&str; 8] = ["#0f6b66", "#b8893b", "#6b6f9c", "#8a5a44", "#5c8a3a", "#a06a8c", "#3f7fa0", "#7a7a4a"];

/// What of the scene is set off.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Emphasis {
    pub chosen: Option<usize>,
    pub hovered: Option<usize>,
    pub selected: Vec<usize>,
    pub lasso: Vec<(f64, f64)>,
}

/// From the drawing to pixels of the canvas.
#[derive(Debug, Clone, Copy)]
pub struct View {
    pub scale: f64,
    pub left: f64,
    pub top: f64,
}

impl View {
    /// The view of an element of this size in CSS pixels.
    pub fn of(sight: Sight, width: f64, height: f64) -> Self {
        let pixels = width.min(height).max(1.0);
        let scale = pixels / sight.side;
        Self { scale, left: (width - pixels) / 2.0 - sight.x * scale, top: (height - pixels) / 2.0 - sight.y * scale }
    }

    fn to(self, (x, y): (f64, f64)) -> (f64, f64) {
        (x * self.scale + self.left, y * self.scale + self.top)
    }

    /// From pixels to the drawing.
    pub fn back(self, (x, y): (f64, f64)) -> (f64, f64) {
        ((x - self.left) / self.scale, (y - self.top) / self.scale)
    }
}

/// The palette of the page, so that light, dark and contrast hold on the map too.
struct Ink {
    land: String,
    edge: String,
    words: String,
    faint: String,
    font: String,
}

impl Ink {
    fn of(canvas: &HtmlCanvasElement) -> Self {
        let style = web_sys::window().and_then(|window| window.get_computed_style(canvas).ok().flatten());
        let read = |name: &str, other: &str| {
            let value = style.as_ref().and_then(|style| style.get_property_value(name).ok());
            value
                .map(|value| value.trim().to_owned())
                .filter(|value| !value.is_empty())
                .unwrap_or_else(|| other.to_owned())
        };
        Self {
            land: read("--map-land", "#ffffff"),
            edge: read("--map-edge", "#cfccc2"),
            words: read("--ink-2", "#535e67"),
            faint: read("--ink-3", "#707a82"),
            font: read("font-family", "sans-serif"),
        }
    }
}

/// Draws the picture; nothing where the canvas cannot be drawn on.
pub fn paint(canvas: &HtmlCanvasElement, scene: &Scene, sight: Sight, emphasis: &Emphasis) {
    let frame = canvas.get_bounding_client_rect();
    let ratio = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio()).clamp(1.0, 3.0);
    let (width, height) = (frame.width(), frame.height());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the size of a window")]
    let (across, down) = ((width * ratio) as u32, (height * ratio) as u32);
    if canvas.width() != across || canvas.height() != down {
        canvas.set_width(across);
        canvas.set_height(down);
    }
    let Some(context) =
        canvas.get_context("2d").ok().flatten().and_then(|it| it.dyn_into::<CanvasRenderingContext2d>().ok())
    else {
        return;
    };
    let _ = context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0);
    context.clear_rect(0.0, 0.0, width, height);
    let (ink, view) = (Ink::of(canvas), View::of(sight, width, height));
    land(&context, scene, view, &ink);
    lines(&context, scene, view, emphasis);
    dots(&context, scene, view, &ink, emphasis);
    venues(&context, scene, view, &ink, emphasis);
    names(&context, scene, view, &ink, sight);
    lasso(&context, view, &ink, emphasis);
}

fn trace(context: &CanvasRenderingContext2d, corners: &[(f64, f64)], view: View) {
    for (at, corner) in corners.iter().enumerate() {
        let (x, y) = view.to(*corner);
        if at == 0 { context.move_to(x, y) } else { context.line_to(x, y) }
    }
}

fn land(context: &CanvasRenderingContext2d, scene: &Scene, view: View, ink: &Ink) {
    context.set_fill_style_str(&ink.land);
    context.set_stroke_style_str(&ink.edge);
    context.set_line_width(1.0);
    context.begin_path();
    for ring in &scene.land {
        trace(context, ring, view);
        context.close_path();
    }
    context.fill();
    context.stroke();
}

fn colour(unit: usize) -> &'static str {
    COLOURS[unit % COLOURS.len()]
}

/// How strongly a unit is drawn while another is chosen.
fn strength(unit: Option<usize>, emphasis: &Emphasis, full: f64, faint: f64) -> f64 {
    if emphasis.chosen.is_none() || unit == emphasis.chosen { full } else { faint }
}

fn lines(context: &CanvasRenderingContext2d, scene: &Scene, view: View, emphasis: &Emphasis) {
    context.set_line_width(1.0);
    for (shade, ink) in COLOURS.iter().enumerate() {
        for chosen in [false, true] {
            context.set_stroke_style_str(ink);
            context.set_global_alpha(if chosen {
                0.65
            } else if emphasis.chosen.is_some() {
                0.05
            } else {
                0.2
            });
            context.begin_path();
            for dot in &scene.dots {
                let Some(unit) = dot.unit.filter(|unit| unit % COLOURS.len() == shade) else { continue };
                if (Some(unit) == emphasis.chosen) == chosen {
                    let ((x1, y1), (x2, y2)) = (view.to(dot.at), view.to(scene.pins[unit].at));
                    context.move_to(x1, y1);
                    context.line_to(x2, y2);
                }
            }
            context.stroke();
        }
    }
    context.set_global_alpha(1.0);
}

fn dots(context: &CanvasRenderingContext2d, scene: &Scene, view: View, ink: &Ink, emphasis: &Emphasis) {
    // Nearer, dots grow a little, so that what they are stays to be seen.
    let grow = view.scale.sqrt().clamp(0.7, 2.2);
    for shade in 0..=COLOURS.len() {
        for chosen in [false, true] {
            let mine = |unit: Option<usize>| match unit {
                None => shade == COLOURS.len(),
                Some(unit) => unit % COLOURS.len() == shade,
            };
            context.set_fill_style_str(COLOURS.get(shade).copied().unwrap_or(&ink.faint));
            context.set_global_alpha(if chosen { 0.95 } else { strength(None, emphasis, 0.75, 0.22) });
            context.begin_path();
            for dot in scene.dots.iter().filter(|dot| mine(dot.unit)) {
                if (dot.unit.is_some() && dot.unit == emphasis.chosen) == chosen {
                    round(context, view.to(dot.at), dot.radius * grow);
                }
            }
            context.fill();
        }
    }
    context.set_global_alpha(1.0);
    context.set_stroke_style_str(&ink.words);
    context.set_line_width(2.0);
    context.begin_path();
    for dot in emphasis.selected.iter().chain(&emphasis.hovered).filter_map(|dot| scene.dots.get(*dot)) {
        round(context, view.to(dot.at), dot.radius * grow + 2.0);
    }
    context.stroke();
}

fn round(context: &CanvasRenderingContext2d, (x, y): (f64, f64), radius: f64) {
    context.move_to(x + radius, y);
    let _ = context.arc(x, y, radius, 0.0, TAU);
}

fn venues(context: &CanvasRenderingContext2d, scene: &Scene, view: View, ink: &Ink, emphasis: &Emphasis) {
    context.set_stroke_style_str(&ink.faint);
    context.set_line_width(1.0);
    for (_, at) in &scene.closed {
        let (x, y) = view.to(*at);
        context.stroke_rect(x - 3.5, y - 3.5, 7.0, 7.0);
    }
    context.set_line_width(2.5);
    for (unit, pin) in scene.pins.iter().enumerate() {
        let (x, y) = view.to(pin.at);
        let chosen = emphasis.chosen == Some(unit);
        context.set_global_alpha(strength(Some(unit), emphasis, 1.0, 0.4));
        context.set_stroke_style_str(colour(unit));
        context.set_fill_style_str(if chosen { colour(unit) } else { &ink.land });
        let side = if chosen { 14.0 } else { 10.0 };
        context.fill_rect(x - side / 2.0, y - side / 2.0, side, side);
        context.stroke_rect(x - side / 2.0, y - side / 2.0, side, side);
    }
    context.set_global_alpha(1.0);
}

fn names(context: &CanvasRenderingContext2d, scene: &Scene, view: View, ink: &Ink, sight: Sight) {
    let write = |text: &str, (x, y): (f64, f64)| {
        context.set_stroke_style_str(&ink.land);
        context.set_line_width(4.0);
        let _ = context.stroke_text(text, x, y);
        let _ = context.fill_text(text, x, y);
    };
    context.set_fill_style_str(&ink.words);
    context.set_line_join("round");
    context.set_text_align("center");
    context.set_font(&format!("13px {}", ink.font));
    for (name, at) in &scene.names {
        write(name, view.to(*at));
    }
    // Numbers of units, once there is room for them.
    if sight.side < 260.0 || scene.pins.len() <= 40 {
        context.set_font(&format!("600 11px {}", ink.font));
        for pin in &scene.pins {
            let (x, y) = view.to(pin.at);
            write(&pin.number.to_string(), (x, y - 10.0));
        }
    }
}

fn lasso(context: &CanvasRenderingContext2d, view: View, ink: &Ink, emphasis: &Emphasis) {
    if emphasis.lasso.len() < 2 {
        return;
    }
    context.set_stroke_style_str(&ink.words);
    context.set_line_width(1.5);
    let _ = context.set_line_dash(&js_sys::Array::of2(&JsValue::from(5), &JsValue::from(4)));
    context.begin_path();
    trace(context, &emphasis.lasso, view);
    context.close_path();
    context.stroke();
    let _ = context.set_line_dash(&js_sys::Array::new());
}
