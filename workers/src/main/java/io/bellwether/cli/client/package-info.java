/**
 * The thin client of a running application: it hands a command over a socket in the state folder and prints what comes
 * back. Its classes use nothing but the JDK, so that it starts in a fraction of a second.
 */
@NullMarked
package io.bellwether.cli.client;

import org.jspecify.annotations.NullMarked;
