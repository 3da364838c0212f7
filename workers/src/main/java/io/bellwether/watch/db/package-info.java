/** What the database says, and the conditions it keeps. */
@NullMarked
package io.bellwether.watch.db;

import org.jspecify.annotations.NullMarked;
