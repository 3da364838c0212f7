/** Stops a desk, brings it out of its positions and releases it. */
@NullMarked
package io.bellwether.execution.app.halt;

import org.jspecify.annotations.NullMarked;
