/** Verdicts of the rules in PostgreSQL. */
@NullMarked
package io.bellwether.risk.db;

import org.jspecify.annotations.NullMarked;
