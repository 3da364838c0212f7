/** Use cases and ports that turn decisions into orders, send them to a broker and follow them. Never decides a trade. */
@NullMarked
package io.bellwether.execution.app;

import org.jspecify.annotations.NullMarked;
