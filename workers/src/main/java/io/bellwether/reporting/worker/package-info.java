/** Job workers of reports, confirmations and alerts. Each calls one use case. */
@NullMarked
package io.bellwether.reporting.worker;

import org.jspecify.annotations.NullMarked;
