/** X, by its official interface and where a key is given: what people write about a share. */
@NullMarked
package io.bellwether.marketdata.x;

import org.jspecify.annotations.NullMarked;
