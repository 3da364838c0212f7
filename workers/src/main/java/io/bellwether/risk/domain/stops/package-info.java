/** When a protective stop or the drawdown brake acts. Never sells itself. */
@NullMarked
package io.bellwether.risk.domain.stops;

import org.jspecify.annotations.NullMarked;
