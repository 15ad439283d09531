//! `people.db`: opening it with its key, its versions, and the counters in it and beside it.

pub(crate) mod carry_over;
pub(crate) mod copy;
pub(crate) mod counter;
pub(crate) mod database;
pub(crate) mod high_water;
pub(crate) mod integrity;
pub(crate) mod schema;
