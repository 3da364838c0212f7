/** Orders from their writing to their end, and what sends, cancels and settles them. */
@NullMarked
package io.bellwether.execution.app.order;

import org.jspecify.annotations.NullMarked;
