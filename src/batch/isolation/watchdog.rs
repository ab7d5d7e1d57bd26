//! The watchdog: ends workers whose time is over, and all of them when the run is stopped.
//!
//! A worker may hang anywhere, and so whoever waits for it may be blocked in reading or
//! writing. Killing the worker closes its pipes, which ends the waiting.

use std::collections::BTreeMap;
use std::io;
use std::process::Child;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::batch::stop::Stop;

/// A process that several threads may end.
pub(super) type Shared = Arc<Mutex<Child>>;

/// The thread that looks at the clock.
pub(super) struct Watchdog(Arc<Watch>);

struct Watch {
    alarms: Mutex<Alarms>,
    changed: Condvar,
    stop: Stop,
}

#[derive(Default)]
struct Alarms {
    set: BTreeMap<u64, Alarm>,
    next: u64,
    /// It sleeps until there is something to watch.
    asleep: bool,
    ended: bool,
}

struct Alarm {
    at: Instant,
    worker: Shared,
    rang: bool,
}

/// How often it looks whether the run is to stop.
const LOOK: Duration = Duration::from_millis(100);

impl Watchdog {
    /// Starts the thread.
    pub(super) fn start(stop: Stop) -> io::Result<Self> {
        let watch = Watch { alarms: Mutex::default(), changed: Condvar::new(), stop };
        let watch = Arc::new(watch);
        let watching = Arc::clone(&watch);
        thread::Builder::new().name("watchdog".to_owned()).spawn(move || watching.run())?;
        Ok(Self(watch))
    }

    /// Has the worker killed if the alarm is not taken back in time.
    pub(super) fn set(&self, worker: &Shared, time: Duration) -> u64 {
        let mut alarms = self.0.lock();
        let id = alarms.next;
        alarms.next += 1;
        let at = Instant::now() + time;
        let alarm = Alarm { at, worker: Arc::clone(worker), rang: false };
        alarms.set.insert(id, alarm);
        if alarms.asleep {
            self.0.changed.notify_one();
        }
        id
    }

    /// Takes an alarm back; whether it had rung.
    pub(super) fn take_back(&self, id: u64) -> bool {
        self.0.lock().set.remove(&id).is_some_and(|alarm| alarm.rang)
    }
}

impl Drop for Watchdog {
    fn drop(&mut self) {
        self.0.lock().ended = true;
        self.0.changed.notify_one();
    }
}

impl Watch {
    fn run(&self) {
        let mut alarms = self.lock();
        while !alarms.ended {
            let stopped = self.stop.is_wanted();
            let now = Instant::now();
            for alarm in alarms.set.values_mut().filter(|alarm| !alarm.rang) {
                if stopped || alarm.at <= now {
                    alarm.rang = true;
                    kill(&alarm.worker);
                }
            }
            alarms.asleep = alarms.set.is_empty();
            alarms = if alarms.asleep {
                self.changed.wait(alarms).unwrap_or_else(PoisonError::into_inner)
            } else {
                let waited = self.changed.wait_timeout(alarms, LOOK);
                waited.unwrap_or_else(PoisonError::into_inner).0
            };
            alarms.asleep = false;
        }
    }

    fn lock(&self) -> MutexGuard<'_, Alarms> {
        self.alarms.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Ends a process; one that has ended already is left in peace.
pub(super) fn kill(worker: &Shared) {
    let mut worker = worker.lock().unwrap_or_else(PoisonError::into_inner);
    let _ = worker.kill();
}
