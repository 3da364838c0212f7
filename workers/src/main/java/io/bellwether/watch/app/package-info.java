/** The watch: looks, keeps what it found and tells it once, and the ports of what is seen. */
@NullMarked
package io.bellwether.watch.app;

import org.jspecify.annotations.NullMarked;
