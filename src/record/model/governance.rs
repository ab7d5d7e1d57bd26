//! What documents beside minutes hold: sections, initiatives, bodies, goals.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Maybe, Words};

/// A section of a document that is not minutes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Section {
    /// As printed.
    pub number: Maybe<String>,
    /// Its heading.
    pub title: Maybe<String>,
    /// Its paragraphs.
    pub paragraphs: Vec<Words>,
    /// Its list items.
    pub list_items: Vec<Words>,
    /// Sections below it.
    pub sections: Vec<Section>,
}

/// One initiative of a portfolio.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Initiative {
    /// "3.4"
    pub number: Maybe<String>,
    /// Its title.
    pub title: Maybe<String>,
    /// What it is.
    pub description: Maybe<String>,
    /// How far it is.
    pub status: Maybe<String>,
    /// Who owns it.
    pub owners: Vec<Words>,
    /// The focus area that it belongs to.
    pub focus_area: Option<FocusArea>,
}

/// A focus area of a strategy.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FocusArea {
    /// "3"
    pub number: Maybe<String>,
    /// Its title.
    pub title: Maybe<String>,
}

/// One body of a governance document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Body {
    /// Its name.
    pub name: Words,
    /// What it does.
    pub tasks: Vec<Words>,
    /// The projects of its portfolio.
    pub projects: Vec<Words>,
    /// Bodies that it reports to.
    pub refers_to: Vec<Words>,
}

/// One goal of an agreement.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Goal {
    /// As printed.
    pub number: Maybe<String>,
    /// Its title.
    pub title: Maybe<String>,
    /// Steps on the way.
    pub milestones: Vec<Milestone>,
}

/// A step on the way to a goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Milestone {
    /// What is to be reached.
    pub text: Words,
    /// `YYYY`, `YYYY-MM` or an ISO 8601 date.
    pub deadline: Maybe<String>,
}
