/** Gathers what a desk may know at a moment, and stores it as it was told. */
@NullMarked
package io.bellwether.decision.app.context;

import org.jspecify.annotations.NullMarked;
