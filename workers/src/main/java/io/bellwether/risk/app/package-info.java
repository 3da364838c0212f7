/** Gathers what the rules look at and keeps their verdicts. Never judges itself. */
@NullMarked
package io.bellwether.risk.app;

import org.jspecify.annotations.NullMarked;
