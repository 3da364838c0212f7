/**
 * Child processes: start, health, restart, orderly end, and the files in the state folder that tell about them. It
 * knows nothing of what the children are for.
 */
@NullMarked
package io.bellwether.sandbox.process;

import org.jspecify.annotations.NullMarked;
