/** Orders and their events in PostgreSQL. Never decides anything. */
@NullMarked
package io.bellwether.execution.db;

import org.jspecify.annotations.NullMarked;
