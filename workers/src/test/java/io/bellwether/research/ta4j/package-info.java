/** Tests of the indicators against hand-made and published values. */
@NullMarked
package io.bellwether.research.ta4j;

import org.jspecify.annotations.NullMarked;
