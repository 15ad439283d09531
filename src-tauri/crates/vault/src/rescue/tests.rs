//! What a rescue promises.

mod damage;
mod lab;
mod whole;
