/** The port to a broker, and the one that trades on paper. */
@NullMarked
package io.bellwether.execution.app.broker;

import org.jspecify.annotations.NullMarked;
