//! How voting goes in a unit: hours, arrivals, times of service, staff, material. Part of the rule set.
//!
//! Always true: times are whole seconds and shares are whole numbers, so that a simulation is the same on every machine;
//! a rule set without this part has [`VotingRules::default`], which says where each value comes from.

use serde::{Deserialize, Serialize};

/// Hours, times of service, staff and material.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct VotingRules {
    /// Opening, in minutes after midnight.
    pub opens: u32,
    /// Closing, in minutes after midnight; who stands in the queue then still votes (Art. 106).
    pub closes: u32,
    /// How voters arrive over the day: a weight for each equal part of it (12 weights for 12 hours are hours).
    pub arrivals: Vec<u32>,
    /// Expected turnout in per cent of registered voters.
    pub turnout: u32,
    /// Mean time at the identification device, in seconds.
    pub identification_seconds: u32,
    /// Mean time in the booth, in seconds.
    pub booth_seconds: u32,
    /// Mean time at the ballot box, in seconds.
    pub box_seconds: u32,
    /// Coefficient of variation of these times, in per cent.
    pub variation: u32,
    /// Identification devices of a unit.
    pub devices: u32,
    /// Booths of a unit at least.
    pub booths: u32,
    /// The wait that is not to be exceeded, in minutes.
    pub wait_minutes: u32,
    /// Share of voters who must wait less, in per cent.
    pub wait_share: u32,
    /// Staff by size of the unit, smallest first.
    pub staff: Vec<StaffBand>,
    /// Seals of a unit.
    pub seals: u32,
    /// Spare seals of a unit.
    pub spare_seals: u32,
    /// Article on the size of the commission.
    pub staff_article: String,
    /// Straight distances are multiplied by this many per cent to estimate ways (130: a third more).
    pub detour: u32,
}

/// Staff of units up to a size.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StaffBand {
    /// Registered voters up to which the band goes.
    pub up_to: u32,
    /// Members of the commission.
    pub members: u32,
    /// Operators of identification devices.
    pub operators: u32,
}

impl Default for VotingRules {
    /// 07:00 to 19:00 (Art. 106); seven members and an operator a device (Art. 39, practice of 2021); the times are
    /// assumptions, as no Albanian figures are published, and the 30 minutes are the PCEA's standard of 2014.
    fn default() -> Self {
        Self {
            opens: 7 * 60,
            closes: 19 * 60,
            arrivals: vec![8, 10, 12, 12, 11, 9, 7, 6, 6, 7, 7, 5],
            turnout: 50,
            identification_seconds: 60,
            booth_seconds: 120,
            box_seconds: 10,
            variation: 50,
            devices: 1,
            booths: 3,
            wait_minutes: 30,
            wait_share: 95,
            staff: vec![
                StaffBand { up_to: 500, members: 7, operators: 1 },
                StaffBand { up_to: 1000, members: 7, operators: 2 },
            ],
            seals: 8,
            spare_seals: 3,
            staff_article: "39".to_owned(),
            detour: 130,
        }
    }
}

impl VotingRules {
    /// Minutes from opening to closing.
    #[must_use]
    pub fn minutes(&self) -> u32 {
        self.closes.saturating_sub(self.opens)
    }

    /// Whether the values can be reckoned with.
    #[must_use]
    pub fn holds(&self) -> bool {
        let times = [self.identification_seconds, self.booth_seconds, self.box_seconds];
        self.closes <= 24 * 60
            && self.minutes() >= 60
            && (1..=96).contains(&self.arrivals.len())
            && self.arrivals.iter().all(|weight| *weight <= 1_000_000)
            && self.arrivals.iter().any(|weight| *weight > 0)
            && (1..=100).contains(&self.turnout)
            && times.iter().all(|seconds| (1..=3_600).contains(seconds))
            && self.variation <= 300
            && (1..=50).contains(&self.devices)
            && (1..=50).contains(&self.booths)
            && (1..=600).contains(&self.wait_minutes)
            && (1..=99).contains(&self.wait_share)
            && !self.staff.is_empty()
            && (100..=500).contains(&self.detour)
    }

    /// The staff of a unit of this size; above the last band, the last band's.
    #[must_use]
    pub fn staff_for(&self, voters: u32) -> Option<&StaffBand> {
        self.staff.iter().find(|band| voters <= band.up_to).or(self.staff.last())
    }

    /// Booths for a unit of this size: the peak hour's voters times the minutes in the booth, never below the minimum.
    #[must_use]
    pub fn booths_for(&self, voters: u32) -> u32 {
        let all: u64 = self.arrivals.iter().map(|weight| u64::from(*weight)).sum();
        let peak = u64::from(self.arrivals.iter().copied().max().unwrap_or(0));
        let parts = u64::try_from(self.arrivals.len()).unwrap_or(1);
        // Voters × turnout × share of the peak part × seconds, over the seconds of that part: rounded up.
        let work = u64::from(voters) * u64::from(self.turnout) * peak * u64::from(self.booth_seconds) * parts;
        let room = 100 * all.max(1) * u64::from(self.minutes().max(1)) * 60;
        u32::try_from(work.div_ceil(room)).unwrap_or(u32::MAX).max(self.booths)
    }
}
