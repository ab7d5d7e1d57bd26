//! Streams become bytes, within limits.

use lopdf::{Dictionary, Object, Stream};

use super::limits::Budget;
use super::objects::Objects;

/// The bytes of a stream; nothing when its filters are not for text or it inflates too far.
pub(super) fn decode(objects: Objects<'_>, stream: &Stream, budget: &mut Budget) -> Vec<u8> {
    let limit = budget.stream_bytes();
    let decoded = match direct(objects, stream) {
        Some(copy) => copy.get_plain_content_with_limit(limit),
        None => stream.get_plain_content_with_limit(limit),
    };
    match decoded {
        Ok(bytes) => {
            budget.take_bytes(bytes.len());
            bytes
        }
        Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { limit })) => {
            budget.take_bytes(limit);
            Vec::new()
        }
        Err(_) => Vec::new(),
    }
}

/// lopdf looks at filters and their parameters as they stand: a copy with the references
/// followed, where there are any.
fn direct(objects: Objects<'_>, stream: &Stream) -> Option<Stream> {
    const KEYS: [&[u8]; 2] = [b"Filter", b"DecodeParms"];
    let indirect = KEYS.iter().any(|key| stream.dict.get(key).is_ok_and(has_reference));
    if !indirect {
        return None;
    }
    let mut dictionary = Dictionary::new();
    for key in KEYS {
        if let Ok(value) = stream.dict.get(key) {
            dictionary.set(key, follow(objects, value));
        }
    }
    Some(Stream::new(dictionary, stream.content.clone()))
}

fn has_reference(object: &Object) -> bool {
    match object {
        Object::Reference(_) => true,
        Object::Array(items) => items.iter().any(|item| matches!(item, Object::Reference(_))),
        _ => false,
    }
}

fn follow(objects: Objects<'_>, object: &Object) -> Object {
    match objects.resolve(object) {
        Object::Array(items) => {
            Object::Array(items.iter().map(|item| objects.resolve(item).clone()).collect())
        }
        other => other.clone(),
    }
}
