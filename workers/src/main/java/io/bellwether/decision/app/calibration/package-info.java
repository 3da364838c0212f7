/** Compares promised probabilities with what came. */
@NullMarked
package io.bellwether.decision.app.calibration;

import org.jspecify.annotations.NullMarked;
