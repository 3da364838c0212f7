/** What all commands share: exit codes, failures in words, options, the terminal. */
@NullMarked
package io.bellwether.cli.common;

import org.jspecify.annotations.NullMarked;
