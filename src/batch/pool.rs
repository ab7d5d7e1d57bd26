//! Work on many threads, results in order.
//!
//! Workers take the next item whenever they are free, so that one slow document holds up
//! nobody; what comes out too early waits for its turn. Workers may be ahead of the slowest
//! by a window only, so that what waits does not grow with the number of items.

use std::collections::BTreeMap;
use std::sync::mpsc::{self, Receiver};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use rayon::ThreadPoolBuilder;

use super::stop::Stop;
use crate::error::Error;
use crate::stack::{self, STACK};

/// How the work is spread.
#[derive(Debug, Clone)]
pub(crate) struct Workers {
    /// Number of threads.
    pub(crate) threads: usize,
    /// How many results may wait for an earlier one.
    pub(crate) window: usize,
    /// Ends the items early.
    pub(crate) stop: Stop,
}

impl Workers {
    /// Calls `work` for every item, on any thread, and `take` for every result, on this
    /// thread and in the order of the items. Stops when `take` fails.
    pub(crate) fn in_order<I, T>(
        self,
        items: I,
        work: impl Fn(I::Item) -> T + Sync,
        take: impl FnMut(T) -> Result<(), Error>,
    ) -> Result<(), Error>
    where
        I: Iterator + Send,
        I::Item: Send,
        T: Send,
    {
        let pool = ThreadPoolBuilder::new()
            .num_threads(self.threads)
            .stack_size(STACK)
            .start_handler(|_| stack::has_room())
            .build()
            .map_err(Error::Threads)?;
        let feed = Feed::new(items, self.window, self.stop);
        let (sender, receiver) = mpsc::channel();
        pool.in_place_scope(|scope| {
            for _ in 0..self.threads {
                let sender = sender.clone();
                let (feed, work) = (&feed, &work);
                scope.spawn(move |_| {
                    let _open = feed.closed_by_panic();
                    while let Some((index, item)) = feed.next() {
                        if sender.send((index, work(item))).is_err() {
                            break;
                        }
                    }
                });
            }
            drop(sender);
            let taken = take_in_order(&receiver, &feed, take);
            feed.close();
            taken
        })
    }
}

fn take_in_order<I: Iterator, T>(
    receiver: &Receiver<(usize, T)>,
    feed: &Feed<I>,
    mut take: impl FnMut(T) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut waiting = BTreeMap::new();
    let mut next = 0;
    for (index, result) in receiver {
        waiting.insert(index, result);
        while let Some(result) = waiting.remove(&next) {
            take(result)?;
            next += 1;
            feed.moved_on(next);
        }
    }
    Ok(())
}

/// Hands out the items, no further ahead of the results than the window.
struct Feed<I> {
    state: Mutex<State<I>>,
    changed: Condvar,
    window: usize,
    stop: Stop,
}

struct State<I> {
    /// `None` when there are no more, or nobody wants them.
    items: Option<I>,
    handed_out: usize,
    taken: usize,
}

impl<I: Iterator> Feed<I> {
    fn new(items: I, window: usize, stop: Stop) -> Self {
        let state = State { items: Some(items), handed_out: 0, taken: 0 };
        Self { state: Mutex::new(state), changed: Condvar::new(), window, stop }
    }

    fn next(&self) -> Option<(usize, I::Item)> {
        let mut state = self.lock();
        while state.items.is_some() && state.handed_out >= state.taken + self.window {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        if self.stop.is_wanted() {
            state.items = None;
        }
        let Some(item) = state.items.as_mut()?.next() else {
            state.items = None;
            return None;
        };
        let index = state.handed_out;
        state.handed_out += 1;
        Some((index, item))
    }

    fn moved_on(&self, taken: usize) {
        self.lock().taken = taken;
        self.changed.notify_all();
    }

    fn close(&self) {
        self.lock().items = None;
        self.changed.notify_all();
    }

    /// Work does not panic; should it do so after all, nobody waits for its result.
    fn closed_by_panic(&self) -> ClosedByPanic<'_, I> {
        ClosedByPanic(self)
    }

    fn lock(&self) -> MutexGuard<'_, State<I>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct ClosedByPanic<'a, I: Iterator>(&'a Feed<I>);

impl<I: Iterator> Drop for ClosedByPanic<'_, I> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.close();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::time::Duration;

    use super::{Stop, Workers};
    use crate::error::Error;

    #[test]
    fn results_come_in_order() {
        for (threads, window) in [(1, 1), (4, 1), (4, 3), (3, 1000)] {
            let mut taken = Vec::new();
            let work = |number: u64| {
                std::thread::sleep(Duration::from_micros(number * 37 % 101));
                number
            };
            let workers = Workers { threads, window, stop: Stop::default() };
            workers
                .in_order(0..200, work, |number| {
                    taken.push(number);
                    Ok(())
                })
                .unwrap();
            assert_eq!(taken, (0..200).collect::<Vec<_>>());
        }
    }

    #[test]
    fn stops_when_results_are_not_wanted() {
        let workers = Workers { threads: 4, window: 8, stop: Stop::default() };
        let mut taken = 0;
        let done = workers.in_order(
            0..,
            |number| number,
            |_| {
                taken += 1;
                if taken < 20 {
                    Ok(())
                } else {
                    Err(Error::Stream(io::ErrorKind::BrokenPipe.into()))
                }
            },
        );
        assert!(done.is_err_and(|error| error.is_closed_pipe()));
    }

    #[test]
    #[should_panic(expected = "a defect")]
    fn a_panic_does_not_hang() {
        let workers = Workers { threads: 2, window: 2, stop: Stop::default() };
        let work = |number: u32| assert!(number != 5, "a defect");
        let _ = workers.in_order(0..100, work, |()| Ok(()));
    }
}
