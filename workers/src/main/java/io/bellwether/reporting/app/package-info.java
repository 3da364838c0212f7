/** Use cases that read a desk's day, report it and tell people about it; the ports they need. Never plans, never trades. */
@NullMarked
package io.bellwether.reporting.app;

import org.jspecify.annotations.NullMarked;
