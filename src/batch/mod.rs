//! Many documents at once.
