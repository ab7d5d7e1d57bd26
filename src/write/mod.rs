//! Step 10: records become bytes.
