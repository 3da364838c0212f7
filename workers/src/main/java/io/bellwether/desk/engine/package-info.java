/** What desks tell the engine. */
@NullMarked
package io.bellwether.desk.engine;

import org.jspecify.annotations.NullMarked;
