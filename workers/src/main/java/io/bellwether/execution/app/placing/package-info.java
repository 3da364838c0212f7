/** The steps of one order's own process. */
@NullMarked
package io.bellwether.execution.app.placing;

import org.jspecify.annotations.NullMarked;
