/** Wiring that every capability uses: business time, job errors, alerts port, JSON. */
@NullMarked
package io.bellwether.platform;

import org.jspecify.annotations.NullMarked;
