/** Market data in PostgreSQL. The reader returns nothing that was not known at asOf. */
@NullMarked
package io.bellwether.marketdata.db;

import org.jspecify.annotations.NullMarked;
