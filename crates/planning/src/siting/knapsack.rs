//! The best filling of one site: a knapsack, bounded by its linear relaxation or solved by branch and bound.
//!
//! Always true: the value returned is never below that of any filling. Gains are multiples of the grid, so their sums
//! are exact; the one division is rounded up to the grid.

/// Something that may be put in: what it gains, how much room it takes, and which link it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Thing {
    pub gain: f64,
    /// Gain a unit of room, about.
    pub ratio: f64,
    pub weight: i64,
    pub link: u32,
}

/// Nodes of the tree before the linear bound has to do.
const MOST_NODES: u32 = 4_000;

/// Room for the work on one knapsack after another.
#[derive(Debug, Default)]
pub(super) struct Knapsack {
    /// What may be put in: filled by the caller, sorted by [`Knapsack::order`].
    pub things: Vec<Thing>,
    weights: Vec<i64>,
    gains: Vec<f64>,
    chosen: Vec<bool>,
    best: Vec<bool>,
    best_gain: f64,
    nodes: u32,
}

impl Knapsack {
    /// Sorts by gain a unit of room, and adds up.
    pub(super) fn order(&mut self) {
        self.things.sort_unstable_by(|a, b| b.ratio.total_cmp(&a.ratio).then(a.link.cmp(&b.link)));
        self.weights.clear();
        self.gains.clear();
        let (mut weight, mut gain) = (0, 0.0);
        for thing in &self.things {
            self.weights.push(weight);
            self.gains.push(gain);
            weight += thing.weight;
            gain += thing.gain;
        }
        self.weights.push(weight);
        self.gains.push(gain);
    }

    /// The linear bound on the gain of filling so much room, without sorting: parts what is worth more from what is
    /// worth less until the thing that fits in part is found.
    pub(super) fn bound(&mut self, mut room: i64, grain: f64) -> f64 {
        let mut gain = 0.0;
        let mut things = self.things.as_mut_slice();
        loop {
            if things.len() <= 8 {
                things.sort_unstable_by(|a, b| b.ratio.total_cmp(&a.ratio).then(a.link.cmp(&b.link)));
                for thing in things {
                    if thing.weight > room {
                        return gain + part(thing, room, grain);
                    }
                    room -= thing.weight;
                    gain += thing.gain;
                }
                return gain;
            }
            let (first, middle, last) =
                (things[0].ratio, things[things.len() / 2].ratio, things[things.len() - 1].ratio);
            let pivot = first.max(middle).min(last).max(first.min(middle));
            let (mut split, mut weight, mut sum) = (0, 0, 0.0);
            for at in 0..things.len() {
                let thing = things[at];
                if thing.ratio > pivot {
                    weight += thing.weight;
                    sum += thing.gain;
                    things.swap(at, split);
                    split += 1;
                }
            }
            if weight > room {
                things = &mut things[..split];
                continue;
            }
            room -= weight;
            gain += sum;
            things = &mut things[split..];
            if split == 0 {
                // The pivot is the most: those equal to it go first.
                let mut equal = 0;
                for at in 0..things.len() {
                    let thing = things[at];
                    if thing.ratio >= pivot {
                        if thing.weight > room {
                            return gain + part(&thing, room, grain);
                        }
                        room -= thing.weight;
                        gain += thing.gain;
                        things.swap(at, equal);
                        equal += 1;
                    }
                }
                things = &mut things[equal..];
            }
        }
    }

    /// The linear bound on the gain of filling so much room with things from `first` on; and how many fit whole.
    pub(super) fn linear(&self, first: usize, room: i64, grain: f64) -> (f64, usize) {
        let base = self.weights[first];
        let end = first + self.weights[first + 1..].partition_point(|&weight| weight - base <= room);
        let whole = self.gains[end] - self.gains[first];
        let Some(thing) = self.things.get(end) else { return (whole, end) };
        (whole + part(thing, room - (self.weights[end] - base), grain), end)
    }

    /// The best gain, or the linear bound when the tree grows too large; and the links of the best filling found.
    pub(super) fn exact(&mut self, room: i64, grain: f64, taken: &mut Vec<u32>) -> f64 {
        let (bound, end) = self.linear(0, room, grain);
        self.chosen.clear();
        self.chosen.resize(self.things.len(), false);
        self.chosen[..end].fill(true);
        // Greedy first: all that fit whole, then whatever still fits.
        let mut left = room - self.weights[end];
        let mut gain = self.gains[end];
        for at in end..self.things.len() {
            if self.things[at].weight <= left {
                left -= self.things[at].weight;
                gain += self.things[at].gain;
                self.chosen[at] = true;
            }
        }
        self.best.clone_from(&self.chosen);
        self.best_gain = gain;
        self.nodes = 0;
        if gain < bound {
            self.chosen.fill(false);
            self.branch(0, 0.0, room, grain);
        }
        taken.extend(self.things.iter().zip(&self.best).filter(|(_, best)| **best).map(|(thing, _)| thing.link));
        if self.nodes > MOST_NODES { bound } else { self.best_gain }
    }

    fn branch(&mut self, first: usize, gain: f64, room: i64, grain: f64) {
        self.nodes += 1;
        if self.nodes > MOST_NODES {
            return;
        }
        if gain > self.best_gain {
            self.best_gain = gain;
            self.best.clone_from(&self.chosen);
        }
        let mut at = first;
        while at < self.things.len() {
            if gain + self.linear(at, room, grain).0 <= self.best_gain {
                return;
            }
            let thing = self.things[at];
            if thing.weight <= room {
                self.chosen[at] = true;
                self.branch(at + 1, gain + thing.gain, room - thing.weight, grain);
                self.chosen[at] = false;
            }
            at += 1;
        }
    }
}

/// The gain of the part of a thing that fits, rounded up to the grid.
fn part(thing: &Thing, room: i64, grain: f64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "weights are below 2^52")]
    let share = room as f64 / thing.weight as f64;
    ((thing.gain * share / grain) * (1.0 + 1e-12)).ceil() * grain
}
