/** Reddit, by its official interface: what people write in some of its groups about shares. */
@NullMarked
package io.bellwether.marketdata.reddit;

import org.jspecify.annotations.NullMarked;
