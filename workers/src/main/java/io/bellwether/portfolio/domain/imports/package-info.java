/** Other people's records of trades, rebuilt into books: what they state, what adds up, what does not. Reads no file. */
@NullMarked
package io.bellwether.portfolio.domain.imports;

import org.jspecify.annotations.NullMarked;
