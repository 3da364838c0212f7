/** Orders and their life. Never books cash or positions itself. */
@NullMarked
package io.bellwether.execution.domain;

import org.jspecify.annotations.NullMarked;
