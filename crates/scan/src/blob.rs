//! Connected patches of ink, by runs along rows.
//!
//! What always holds: memory is bounded by [`MOST_BLOBS`]; a picture with more patches is no ballot.

use crate::pixel::{Gray, Spot};

/// A clean A4 page has a few thousand patches, a very noisy one at 300 dots per inch a hundred thousand.
const MOST_BLOBS: usize = 600_000;

/// A patch of ink.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Blob {
    pub left: u32,
    pub top: u32,
    /// First column right of it.
    pub right: u32,
    /// First row under it.
    pub bottom: u32,
    pub area: u32,
    /// Sum of its pixels' columns, times two plus one for their centres.
    sum_x: u64,
    sum_y: u64,
}

impl Blob {
    /// Its centre of gravity.
    pub(crate) fn centre(&self) -> Spot {
        let twice = 2.0 * f64::from(self.area.max(1));
        Spot::new(self.sum_x as f64 / twice, self.sum_y as f64 / twice)
    }

    pub(crate) fn width(&self) -> u32 {
        self.right - self.left
    }

    pub(crate) fn height(&self) -> u32 {
        self.bottom - self.top
    }

    fn of_run(left: u32, right: u32, y: u32) -> Self {
        let (l, r) = (u64::from(left), u64::from(right));
        Self {
            left,
            top: y,
            right,
            bottom: y + 1,
            area: right - left,
            // Σ (2x + 1) for x in l..r
            sum_x: r * r - l * l,
            sum_y: (2 * u64::from(y) + 1) * (r - l),
        }
    }

    fn join(&mut self, other: &Self) {
        self.left = self.left.min(other.left);
        self.top = self.top.min(other.top);
        self.right = self.right.max(other.right);
        self.bottom = self.bottom.max(other.bottom);
        self.area += other.area;
        self.sum_x += other.sum_x;
        self.sum_y += other.sum_y;
    }
}

struct Run {
    left: u32,
    right: u32,
    label: usize,
}

struct Labels {
    parents: Vec<u32>,
    blobs: Vec<Blob>,
}

impl Labels {
    fn root(&mut self, mut label: usize) -> usize {
        loop {
            let parent = self.parents[label] as usize;
            if parent == label {
                return label;
            }
            self.parents[label] = self.parents[parent];
            label = parent;
        }
    }

    fn add(&mut self, blob: Blob) -> Option<usize> {
        let label = self.blobs.len();
        if label >= MOST_BLOBS {
            return None;
        }
        self.parents.push(u32::try_from(label).ok()?);
        self.blobs.push(blob);
        Some(label)
    }

    fn unite(&mut self, a: usize, b: usize) -> usize {
        let (a, b) = (self.root(a), self.root(b));
        if a == b {
            return a;
        }
        let (keep, gone) = (a.min(b), a.max(b));
        self.parents[gone] = self.parents[keep];
        let other = self.blobs[gone];
        self.blobs[keep].join(&other);
        keep
    }
}

/// All patches of ink that fit `wanted`, in the order of their first pixel; `None` where there are too many to be a page.
pub(crate) fn blobs(gray: &Gray, ink: u8, wanted: impl Fn(&Blob) -> bool) -> Option<Vec<Blob>> {
    let mut labels = Labels { parents: Vec::new(), blobs: Vec::new() };
    let (mut above, mut here): (Vec<Run>, Vec<Run>) = (Vec::new(), Vec::new());
    for y in 0..gray.height {
        here.clear();
        let row = gray.row(y);
        let y = u32::try_from(y).ok()?;
        let mut first = 0;
        let mut at = 0;
        while let Some(start) = next_ink(row, at, ink) {
            let end = row[start..].iter().position(|&pixel| pixel > ink).map_or(row.len(), |offset| start + offset);
            at = end;
            let (left, right) = (u32::try_from(start).ok()?, u32::try_from(end).ok()?);
            let blob = Blob::of_run(left, right, y);
            while first < above.len() && above[first].right <= left {
                first += 1;
            }
            let touching = above[first..].iter().take_while(|run| run.left < right);
            let mut label = None;
            for run in touching {
                label = Some(label.map_or(run.label, |label| labels.unite(label, run.label)));
            }
            let label = match label {
                Some(label) => {
                    let root = labels.root(label);
                    labels.blobs[root].join(&blob);
                    root
                }
                None => labels.add(blob)?,
            };
            here.push(Run { left, right, label });
        }
        std::mem::swap(&mut above, &mut here);
    }
    let Labels { parents, blobs } = labels;
    let roots = blobs.into_iter().enumerate().filter(|(label, _)| parents[*label] as usize == *label);
    Some(roots.map(|(_, blob)| blob).filter(|blob| wanted(blob)).collect())
}

/// The first pixel of ink from a place on. Most of a page is paper: it is passed over in blocks.
fn next_ink(row: &[u8], from: usize, ink: u8) -> Option<usize> {
    const BLOCK: usize = 32;
    let mut at = from;
    for block in row[from..].chunks_exact(BLOCK) {
        if block.iter().fold(u8::MAX, |least, &pixel| least.min(pixel)) <= ink {
            break;
        }
        at += BLOCK;
    }
    row[at..].iter().position(|&pixel| pixel <= ink).map(|offset| at + offset)
}

#[cfg(test)]
mod tests;
