/** Changes of the graph in PostgreSQL. */
@NullMarked
package io.bellwether.impact.db;

import org.jspecify.annotations.NullMarked;
