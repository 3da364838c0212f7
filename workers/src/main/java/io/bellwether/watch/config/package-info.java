/** Settings under bellwether.watch, and the schedule. Decides nothing itself. */
@NullMarked
package io.bellwether.watch.config;

import org.jspecify.annotations.NullMarked;
