/** An engine that somebody else runs: found, asked what it is, and told to the application. Never started or stopped. */
@NullMarked
package io.bellwether.sandbox.engine;

import org.jspecify.annotations.NullMarked;
