/** Use cases and ports that send orders to a broker and follow them. */
@NullMarked
package io.bellwether.execution.app;

import org.jspecify.annotations.NullMarked;
