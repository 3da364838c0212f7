/** Seeded desks for tests of reports and pages. */
@NullMarked
package io.bellwether.reporting;

import org.jspecify.annotations.NullMarked;
