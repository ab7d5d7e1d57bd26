//! Danish vocabulary as data.
