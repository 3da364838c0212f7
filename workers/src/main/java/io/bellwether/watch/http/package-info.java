/** The dead-man's switch: an outside URL that is called while all is well. Never logs it. */
@NullMarked
package io.bellwether.watch.http;

import org.jspecify.annotations.NullMarked;
