/** The stack without Docker: child processes, their health and their end. */
@NullMarked
package io.bellwether.sandbox;

import org.jspecify.annotations.NullMarked;
