/** Conditions that need a person, found in what is seen, and their life: begun, over. Reads and tells nothing. */
@NullMarked
package io.bellwether.watch.domain;

import org.jspecify.annotations.NullMarked;
