//! Host options: relaxed in, strict out.
