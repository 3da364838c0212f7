/** PostgreSQL adapters of the books. Ledger rows are only ever added; positions are derived from them. */
@NullMarked
package io.bellwether.portfolio.db;

import org.jspecify.annotations.NullMarked;
