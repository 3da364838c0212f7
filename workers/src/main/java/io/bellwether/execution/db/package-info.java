/** Orders, their events, announcements of halts and the audit trail in PostgreSQL. Never decides anything. */
@NullMarked
package io.bellwether.execution.db;

import org.jspecify.annotations.NullMarked;
