/** PostgreSQL adapters of contexts, attempts and the decision log. Never overwrites what was decided. */
@NullMarked
package io.bellwether.decision.db;

import org.jspecify.annotations.NullMarked;
