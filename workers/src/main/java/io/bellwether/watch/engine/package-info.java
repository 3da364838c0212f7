/** What the engine's gateway says: whether it works, its time, and which job types nobody serves. */
@NullMarked
package io.bellwether.watch.engine;

import org.jspecify.annotations.NullMarked;
