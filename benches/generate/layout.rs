//! How minutes are laid out: one choice for each thing that differs between bodies.

use super::random::Random;

pub(super) struct Layout {
    pub(super) head: Head,
    pub(super) attendance: Attendance,
    pub(super) numbering: Numbering,
    pub(super) decisions: Decisions,
    pub(super) tasks: Tasks,
    /// The agenda is printed ahead of the minutes.
    pub(super) agenda: bool,
    /// Some items are told in two, "3.1" and "3.2".
    pub(super) sub_items: bool,
    pub(super) text: Text,
    pub(super) print: Print,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Head {
    /// "Referat af bestyrelsesmøde tirsdag den 9. marts 2021 kl. 19.00 i fælleshuset"
    Sentence,
    /// "Dato: 9. marts 2021", "Tid: kl. 19.00-21.00", "Sted: fælleshuset"
    Labels,
    /// "Referat", "Bestyrelsesmøde den 9. marts 2021 kl. 19.00-21.00"
    Lines,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Attendance {
    /// "Til stede: Asta Engholt (formand), Viggo Rugmark"
    Sentence,
    /// "Deltagere:", then a name a line
    Lines,
    /// "Til stede:", then a name a bullet
    Bullets,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbering {
    /// "1. Snerydning"
    Dot,
    /// "1) Snerydning"
    Bracket,
    /// "Pkt. 1: Snerydning"
    Pkt,
    /// "Ad 1. Snerydning"
    Ad,
    /// "Punkt 1 - Snerydning"
    Punkt,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decisions {
    /// In the middle of the text.
    Prose,
    /// "Beslutning: Forslaget blev vedtaget."
    Label,
    /// "Beslutning" on a line of its own
    Heading,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tasks {
    /// In the middle of the text.
    Prose,
    /// "Aktion: Asta indhenter tilbud."
    Label,
}

/// A text file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text {
    pub(super) width: usize,
    /// Words are broken at line ends.
    pub(super) hyphens: bool,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Typeface {
    Helvetica,
    Times,
}

/// A print.
#[derive(Debug, Clone, Copy)]
pub(super) struct Print {
    pub(super) typeface: Typeface,
    /// In points.
    pub(super) size: u8,
    /// Words are placed one by one, as programs do that justify or kern.
    pub(super) kerned: bool,
    pub(super) hyphens: bool,
    /// "Side 1 af 3"
    pub(super) page_numbers: bool,
}

impl Layout {
    pub(super) fn invent(random: &mut Random) -> Self {
        use {Attendance as A, Numbering as N};
        let hyphens = random.chance(60);
        Self {
            head: *random.pick(&[Head::Sentence, Head::Labels, Head::Lines]),
            attendance: *random.pick(&[A::Sentence, A::Lines, A::Bullets]),
            numbering: *random.pick(&[N::Dot, N::Dot, N::Bracket, N::Pkt, N::Ad, N::Punkt]),
            decisions: *random.pick(&[Decisions::Prose, Decisions::Label, Decisions::Heading]),
            tasks: *random.pick(&[Tasks::Prose, Tasks::Label]),
            agenda: random.chance(30),
            sub_items: random.chance(30),
            text: Text { width: random.between(72, 98), hyphens },
            print: Print {
                typeface: *random.pick(&[Typeface::Helvetica, Typeface::Times]),
                size: u8::try_from(random.between(10, 12)).unwrap(),
                kerned: random.chance(50),
                hyphens,
                page_numbers: random.chance(70),
            },
        }
    }
}

impl Numbering {
    /// "Pkt. 3: Snerydning"
    pub(super) fn head(self, number: &str, title: &str) -> String {
        let is_sub_item = number.contains('.');
        match self {
            Self::Bracket if !is_sub_item => format!("{number}) {title}"),
            Self::Pkt if !is_sub_item => format!("Pkt. {number}: {title}"),
            Self::Ad if !is_sub_item => format!("Ad {number}. {title}"),
            Self::Punkt if !is_sub_item => format!("Punkt {number} - {title}"),
            Self::Dot | Self::Bracket | Self::Pkt | Self::Ad | Self::Punkt if is_sub_item => {
                format!("{number} {title}")
            }
            _ => format!("{number}. {title}"),
        }
    }
}
