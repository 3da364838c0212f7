/** How good forecasts were, from what became of them. Pure; never looks at a price and never decides. */
@NullMarked
package io.bellwether.decision.domain.calibration;

import org.jspecify.annotations.NullMarked;
