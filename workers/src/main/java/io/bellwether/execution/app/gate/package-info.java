/** Judges and sizes proposals before they are orders. */
@NullMarked
package io.bellwether.execution.app.gate;

import org.jspecify.annotations.NullMarked;
