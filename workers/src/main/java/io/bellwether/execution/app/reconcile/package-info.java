/** Compares the books with the broker's and takes over what is missing. */
@NullMarked
package io.bellwether.execution.app.reconcile;

import org.jspecify.annotations.NullMarked;
