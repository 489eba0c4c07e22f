//! Search by muscle, zone or complaint, tolerant of typos.
