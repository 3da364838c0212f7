/** Keeps every position protected by stops. */
@NullMarked
package io.bellwether.execution.app.stops;

import org.jspecify.annotations.NullMarked;
