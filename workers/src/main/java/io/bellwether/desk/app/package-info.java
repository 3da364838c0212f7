/** Use cases and ports of desks: settings, halts, trading days. */
@NullMarked
package io.bellwether.desk.app;

import org.jspecify.annotations.NullMarked;
