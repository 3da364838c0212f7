/** What a risk rule sees and says: numbers, context, verdicts. Pure; never reads, writes or places anything. */
@NullMarked
package io.bellwether.risk.domain;

import org.jspecify.annotations.NullMarked;
