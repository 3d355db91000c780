//! A scanner with every fault that the notes tell of: from a sound page to a picture at 200 dots per inch.

use super::paper::FINE;
use super::{Chance, Gray};

/// Kinds of damage, one at a time; the mild ones must hardly ever cost a page.
pub const MILD: [&str; 14] = [
    "none", "sides", "skew", "scale", "stretch", "shear", "curl", "blur", "noise", "jpeg", "gamma", "dust", "border",
    "all_mild",
];
/// The heavy ones may be refused, never misread.
pub const HEAVY: [&str; 9] =
    ["streak", "fold", "fold_marks", "heavy_noise", "heavy_blur", "heavy_dust", "pale", "torn", "all_heavy"];
/// What people outside think of: other pens, other files, other light. May be refused too.
pub const ROUGH: [&str; 11] = [
    "pens",
    "pens_mild",
    "pens_pale",
    "bilevel",
    "dots",
    "jpeg40",
    "photo",
    "dark_fold",
    "hair",
    "part_streak",
    "rough_all",
];

/// How a page is scanned.
#[derive(Debug, Clone)]
pub struct Damage {
    pub quarters: usize,
    pub degrees: f64,
    pub scale: f64,
    pub stretch: f64,
    pub shear: f64,
    pub curl: f64,
    pub blur: f64,
    pub noise: f64,
    pub gamma: f64,
    pub paper: f64,
    pub jpeg: Option<u8>,
    /// Left edge in mm, width in pixels, shade.
    pub streaks: Vec<(f64, usize, u8)>,
    /// Height in mm, whether light, how far the lower part slips, in mm.
    pub folds: Vec<(f64, bool, f64)>,
    pub dust: usize,
    pub border: f64,
    /// A corner torn off: mm of each leg.
    pub torn: f64,
    /// Dots per inch of the picture.
    pub dots: f64,
    /// Below it everything is black, above it white.
    pub bilevel: Option<u8>,
    /// Share of the light that is missing at the darkest corner.
    pub dusk: f64,
    /// How much narrower the upper edge of the page is, as a share.
    pub keystone: f64,
    /// Dark lines from place to place, in mm, so many pixels wide, of this shade.
    pub lines: Vec<([f64; 4], usize, u8)>,
}

impl Damage {
    /// A sound scan: nothing scanned is ever quite straight.
    fn sound(chance: &mut Chance) -> Self {
        Self {
            quarters: 0,
            degrees: chance.between(-0.2, 0.2),
            scale: 1.0,
            stretch: 1.0,
            shear: 0.0,
            curl: 0.0,
            blur: 0.0,
            noise: 2.0,
            gamma: 1.0,
            paper: 1.0,
            jpeg: None,
            streaks: Vec::new(),
            folds: Vec::new(),
            dust: 0,
            border: 4.0,
            torn: 0.0,
            dots: 200.0,
            bilevel: None,
            dusk: 0.0,
            keystone: 0.0,
            lines: Vec::new(),
        }
    }

    /// A damage by its name.
    pub fn of(kind: &str, chance: &mut Chance) -> Self {
        let mut damage = Self::sound(chance);
        damage.add(kind, chance);
        damage
    }

    fn add(&mut self, kind: &str, chance: &mut Chance) {
        match kind {
            "none" => {}
            "sides" => self.quarters = chance.below(4),
            "skew" => self.degrees = chance.between(-3.0, 3.0),
            "scale" => self.scale = chance.between(0.98, 1.02),
            "stretch" => self.stretch = chance.between(0.985, 1.015),
            "shear" => self.shear = chance.between(-1.5, 1.5),
            "curl" => self.curl = chance.between(-1.2, 1.2),
            "blur" => self.blur = chance.between(0.4, 1.2),
            "noise" => self.noise = chance.between(4.0, 14.0),
            "jpeg" => self.jpeg = Some(60 + chance.below(30) as u8),
            "gamma" => self.gamma = chance.between(0.6, 1.7),
            "dust" => self.dust = 20 + chance.below(120),
            "border" => self.border = chance.between(0.0, 14.0),
            "all_mild" => {
                for kind in ["sides", "skew", "shear", "blur", "noise", "jpeg", "gamma", "dust"] {
                    self.add(kind, chance);
                }
                self.degrees *= 0.6;
                self.blur = self.blur.min(0.8);
                self.noise = self.noise.min(9.0);
            }
            "streak" => {
                let count = 1 + chance.below(3);
                let streak = |_| (chance.between(6.0, 204.0), 1 + chance.below(4), chance.between(10.0, 140.0) as u8);
                self.streaks = (0..count).map(streak).collect();
            }
            "fold" => self.folds = vec![(chance.between(60.0, 240.0), chance.below(2) == 0, 0.0)],
            "fold_marks" => {
                self.folds = (0..2)
                    .map(|_| (chance.between(20.0, 280.0), chance.below(2) == 0, chance.between(-0.5, 0.5)))
                    .collect();
            }
            "heavy_noise" => self.noise = chance.between(18.0, 45.0),
            "heavy_blur" => self.blur = chance.between(1.4, 2.8),
            "heavy_dust" => self.dust = 400 + chance.below(2_000),
            "pale" => {
                self.gamma = chance.between(0.35, 0.6);
                self.paper = chance.between(0.6, 0.85);
            }
            "torn" => self.torn = chance.between(8.0, 50.0),
            _ if ROUGH.contains(&kind) => self.add_rough(kind, chance),
            _ => {
                for _ in 0..3 {
                    self.add(HEAVY[chance.below(HEAVY.len() - 1)], chance);
                }
                self.quarters = chance.below(4);
                self.degrees = chance.between(-3.0, 3.0);
            }
        }
    }

    fn add_rough(&mut self, kind: &str, chance: &mut Chance) {
        match kind {
            "pens_mild" => self.add("all_mild", chance),
            "pens_pale" => self.add("pale", chance),
            "bilevel" => {
                self.bilevel = Some(110 + chance.below(80) as u8);
                self.blur = 0.5;
            }
            "dots" => {
                self.dots = [150.0, 240.0, 300.0][chance.below(3)];
                self.quarters = chance.below(4);
                self.degrees = chance.between(-2.0, 2.0);
                self.noise = chance.between(0.0, 8.0);
            }
            "jpeg40" => {
                self.jpeg = Some(25 + chance.below(20) as u8);
                self.blur = 0.6;
            }
            "photo" => {
                self.dusk = chance.between(0.1, 0.6);
                self.keystone = chance.between(-0.012, 0.012);
                self.noise = chance.between(2.0, 8.0);
                self.blur = chance.between(0.4, 1.2);
                self.jpeg = Some(70);
            }
            "dark_fold" => {
                let fold = |_| {
                    let at = chance.between(60.0, 270.0);
                    (
                        [0.0, at, 210.0, at + chance.between(-1.5, 1.5)],
                        1 + chance.below(4),
                        20 + chance.below(130) as u8,
                    )
                };
                self.lines = (0..4).map(fold).collect();
            }
            "hair" => {
                let hair = |_| {
                    let (x, y) = (chance.between(100.0, 200.0), chance.between(60.0, 270.0));
                    let end = [x, y, x + chance.between(-40.0, 40.0), y + chance.between(-40.0, 40.0)];
                    (end, 1 + chance.below(2), 30 + chance.below(120) as u8)
                };
                self.lines = (0..4).map(hair).collect();
            }
            "part_streak" => {
                let streak = |_| {
                    let (x, y) = (chance.between(110.0, 195.0), chance.between(-5.0, 150.0));
                    let down = y + chance.between(40.0, 200.0);
                    ([x, y, x, down], 1 + chance.below(5), 20 + chance.below(150) as u8)
                };
                self.lines = (0..3).map(streak).collect();
            }
            "rough_all" => {
                for _ in 0..2 {
                    self.add_rough(ROUGH[3 + chance.below(7)], chance);
                }
                self.add(MILD[chance.below(MILD.len())], chance);
            }
            _ => {}
        }
    }

    /// The picture that the scanner delivers, and the bytes of its file.
    pub fn scan(&self, page: &Gray, seed: u64) -> Vec<u8> {
        let mut chance = Chance(seed);
        let mut gray = self.warped(page);
        if self.blur > 0.0 {
            gray = blurred(&gray, self.blur);
        }
        self.soil(&mut gray, &mut chance);
        if let Some(level) = self.bilevel {
            gray.pixels.iter_mut().for_each(|pixel| *pixel = if *pixel < level { 0 } else { 255 });
        }
        let gray = turned(gray, self.quarters);
        match self.jpeg {
            None => gray.pnm(),
            Some(quality) => {
                let mut bytes = Vec::new();
                image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, quality)
                    .encode(&gray.pixels, gray.width as u32, gray.height as u32, image::ExtendedColorType::L8)
                    .unwrap();
                bytes
            }
        }
    }

    /// The geometry of the fault: where on the page each pixel looks.
    fn warped(&self, page: &Gray) -> Gray {
        let dots = self.dots / 25.4;
        let (wide, high) = (page.width as f64 / FINE * 25.4, page.height as f64 / FINE * 25.4);
        let (width, height) =
            (((wide + 2.0 * self.border) * dots) as usize, ((high + 2.0 * self.border) * dots) as usize);
        let (sin, cos) = self.degrees.to_radians().sin_cos();
        let fine = FINE / 25.4;
        let mut pixels = vec![0_u8; width * height];
        for row in 0..height {
            let y = (row as f64 + 0.5) / dots - high / 2.0 - self.border;
            for column in 0..width {
                let x = (column as f64 + 0.5) / dots - wide / 2.0 - self.border;
                let (px, py) = (x * cos + y * sin, y * cos - x * sin);
                if px.abs() > wide / 2.0 || py.abs() > high / 2.0 || self.is_torn(px + wide / 2.0, py + high / 2.0) {
                    continue;
                }
                let bend = self.curl * (std::f64::consts::PI * (py / high + 0.5)).sin();
                let mut along = py;
                for (at, _, slip) in &self.folds {
                    if py + high / 2.0 > *at {
                        along += slip;
                    }
                }
                let px = px / (1.0 + self.keystone * py / high * 2.0);
                let px = (px - bend - self.shear * py / high) / self.scale;
                let along = along / self.scale / self.stretch;
                pixels[row * width + column] =
                    sample(page, (px + wide / 2.0) * fine - 0.5, (along + high / 2.0) * fine - 0.5);
            }
        }
        Gray { width, height, pixels }
    }

    fn is_torn(&self, x: f64, y: f64) -> bool {
        self.torn > 0.0 && x + y < self.torn
    }

    /// Dust, folds, streaks, light and noise.
    fn soil(&self, gray: &mut Gray, chance: &mut Chance) {
        let dots = self.dots / 25.4;
        let tone: Vec<u8> = (0..256)
            .map(|level| ((f64::from(level) / 255.0).powf(self.gamma) * 255.0 * self.paper).clamp(0.0, 255.0) as u8)
            .collect();
        gray.pixels.iter_mut().for_each(|pixel| *pixel = tone[usize::from(*pixel)]);
        for _ in 0..self.dust {
            let (x, y) = (chance.below(gray.width), chance.below(gray.height));
            let (w, h, shade) = (1 + chance.below(4), 1 + chance.below(4), chance.below(150) as u8);
            for row in y..(y + h).min(gray.height) {
                gray.pixels[row * gray.width + x..row * gray.width + (x + w).min(gray.width)].fill(shade);
            }
        }
        for (line, wide, shade) in &self.lines {
            self.draw_line(gray, *line, *wide, *shade, dots);
        }
        if self.dusk > 0.0 {
            let (width, height) = (gray.width as f64, gray.height as f64);
            for (at, pixel) in gray.pixels.iter_mut().enumerate() {
                let (x, y) = ((at % gray.width) as f64 / width, (at / gray.width) as f64 / height);
                *pixel = (f64::from(*pixel) * (1.0 - self.dusk * (0.6 * x + 0.4 * y * y))) as u8;
            }
        }
        for (at, light, _) in &self.folds {
            let top = ((at + self.border) * dots) as usize;
            for row in top..(top + 3).min(gray.height) {
                for pixel in &mut gray.pixels[row * gray.width..(row + 1) * gray.width] {
                    *pixel = if *light { pixel.saturating_add(90) } else { pixel.saturating_sub(70) };
                }
            }
        }
        for (at, wide, shade) in &self.streaks {
            let left = ((at + self.border) * dots) as usize;
            for row in 0..gray.height {
                for pixel in &mut gray.pixels[row * gray.width + left..row * gray.width + left + wide] {
                    *pixel = (*pixel).min(*shade);
                }
            }
        }
        if self.noise > 0.0 {
            let table: Vec<i16> = (0..4096).map(|_| (chance.normal() * self.noise) as i16).collect();
            for pixels in gray.pixels.chunks_mut(5) {
                let mut draw = chance.draw();
                for pixel in pixels {
                    let value = i16::from(*pixel) + table[(draw & 4095) as usize];
                    *pixel = value.clamp(0, 255) as u8;
                    draw >>= 12;
                }
            }
        }
    }
}

impl Damage {
    fn draw_line(&self, gray: &mut Gray, [ax, ay, bx, by]: [f64; 4], wide: usize, shade: u8, dots: f64) {
        let to = |mm: f64| (mm + self.border) * dots;
        let (ax, ay, bx, by) = (to(ax), to(ay), to(bx), to(by));
        let steps = ((bx - ax).abs().max((by - ay).abs()) as usize).max(1);
        for step in 0..=steps {
            let share = step as f64 / steps as f64;
            let (x, y) = (ax + (bx - ax) * share, ay + (by - ay) * share);
            for off in 0..wide {
                let (x, y) = if (bx - ax).abs() > (by - ay).abs() { (x, y + off as f64) } else { (x + off as f64, y) };
                if x >= 0.0 && y >= 0.0 && (x as usize) < gray.width && (y as usize) < gray.height {
                    let pixel = &mut gray.pixels[y as usize * gray.width + x as usize];
                    *pixel = (*pixel).min(shade);
                }
            }
        }
    }
}

fn sample(page: &Gray, x: f64, y: f64) -> u8 {
    if x < 0.0 || y < 0.0 {
        return 250;
    }
    let (column, row) = (x as usize, y as usize);
    if column + 1 >= page.width || row + 1 >= page.height {
        return 250;
    }
    let (u, v) = (x - column as f64, y - row as f64);
    let at = row * page.width + column;
    let pixel = |at: usize| f64::from(page.pixels[at]);
    let top = pixel(at) * (1.0 - u) + pixel(at + 1) * u;
    let low = pixel(at + page.width) * (1.0 - u) + pixel(at + page.width + 1) * u;
    (top * (1.0 - v) + low * v) as u8
}

/// A Gaussian blur, first along rows, then along columns.
fn blurred(gray: &Gray, sigma: f64) -> Gray {
    let reach = (sigma * 2.6).ceil() as usize;
    let weights: Vec<f64> =
        (0..=2 * reach).map(|at| (-(at as f64 - reach as f64).powi(2) / (2.0 * sigma * sigma)).exp()).collect();
    let sum: f64 = weights.iter().sum();
    let weights: Vec<u32> = weights.iter().map(|weight| (weight / sum * 65_536.0) as u32).collect();
    let (width, height) = (gray.width, gray.height);
    let mut across = gray.pixels.clone();
    for row in 0..height {
        let line = &gray.pixels[row * width..(row + 1) * width];
        for column in reach..width - reach {
            let sum: u32 = line[column - reach..].iter().zip(&weights).map(|(&p, &w)| u32::from(p) * w).sum();
            across[row * width + column] = (sum >> 16) as u8;
        }
    }
    let mut both = across.clone();
    let mut sums = vec![0_u32; width];
    for row in reach..height - reach {
        sums.fill(0);
        for (step, &weight) in weights.iter().enumerate() {
            let line = &across[(row + step - reach) * width..][..width];
            sums.iter_mut().zip(line).for_each(|(sum, &pixel)| *sum += u32::from(pixel) * weight);
        }
        both[row * width..][..width].iter_mut().zip(&sums).for_each(|(pixel, sum)| *pixel = (sum >> 16) as u8);
    }
    Gray { width, height, pixels: both }
}

fn turned(gray: Gray, quarters: usize) -> Gray {
    let (width, height) = (gray.width, gray.height);
    match quarters % 4 {
        0 => gray,
        2 => {
            let mut gray = gray;
            gray.pixels.reverse();
            gray
        }
        turn => {
            let mut pixels = vec![0_u8; width * height];
            for y in 0..height {
                for x in 0..width {
                    let (column, row) = if turn == 1 { (height - 1 - y, x) } else { (y, width - 1 - x) };
                    pixels[row * height + column] = gray.pixels[y * width + x];
                }
            }
            Gray { width: height, height: width, pixels }
        }
    }
}
