/** The status page and its JSON. Shows what is stored; never changes anything. */
@NullMarked
package io.bellwether.dashboard.web;

import org.jspecify.annotations.NullMarked;
