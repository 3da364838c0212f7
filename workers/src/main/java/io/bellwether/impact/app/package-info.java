/** Use cases and ports of the impact of events: measure it for a market, change the graph. Stores no impact: it can be measured again. */
@NullMarked
package io.bellwether.impact.app;

import org.jspecify.annotations.NullMarked;
