/** EDGAR, the SEC's archive: filings, and shares outstanding from reports. */
@NullMarked
package io.bellwether.marketdata.edgar;

import org.jspecify.annotations.NullMarked;
