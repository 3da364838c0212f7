/** Brokers on this machine, as their documents describe them. */
@NullMarked
package io.bellwether.testing.broker;

import org.jspecify.annotations.NullMarked;
