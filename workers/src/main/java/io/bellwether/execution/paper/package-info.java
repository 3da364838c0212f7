/**
 * The paper broker: an exchange and an account simulated on stored market data, with a book of its own. It stands for a
 * system outside: it shares no table with the desk's books and never reads anything newer than {@code asOf}.
 */
@NullMarked
package io.bellwether.execution.paper;

import org.jspecify.annotations.NullMarked;
