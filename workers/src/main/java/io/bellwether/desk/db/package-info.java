/** PostgreSQL adapters of the desks. */
@NullMarked
package io.bellwether.desk.db;

import org.jspecify.annotations.NullMarked;
