/** Cash between a desk's broker and the world outside. */
@NullMarked
package io.bellwether.execution.app.cash;

import org.jspecify.annotations.NullMarked;
