package io.bellwether.testing.market;

import io.bellwether.platform.vendor.VendorFault;
import io.bellwether.platform.vendor.VendorFault.Kind;

/** What a vendor of market data can do instead of answering, and what that is. */
public enum MarketTrouble {
    /** 429 without a word about waiting */
    THROTTLED(Kind.THROTTLED, true),
    /** 429 with Retry-After: 1 */
    THROTTLED_SHORT(Kind.THROTTLED, true),
    /** 429 with Retry-After: 120 */
    THROTTLED_LONG(Kind.THROTTLED, false),
    /** 401 that quotes the key */
    KEY_REFUSED(Kind.KEY_REFUSED, false),
    /** 403 */
    NOT_ENTITLED(Kind.NOT_ENTITLED, false),
    /** 500 in the vendor's shape */
    SERVER_ERROR(Kind.UNREACHABLE, true),
    /** says nothing until the client gives up */
    HANGS(Kind.UNREACHABLE, false),
    /** closes the connection without a word */
    DISCONNECTS(Kind.UNREACHABLE, true),
    /** closes the connection in the middle of the answer */
    BREAKS_OFF(Kind.UNREACHABLE, true),
    /** 503 with a page of HTML */
    PAGE_503(Kind.UNREACHABLE, true),
    /** 200 with a page of HTML */
    PAGE_200(Kind.BLOCKED, true),
    /** 200 with no body */
    EMPTY_200(Kind.MALFORMED, true),
    /** 200 with the first half of the answer */
    CUT_200(Kind.MALFORMED, true),
    /** 200 with JSON of another shape */
    STRANGE_200(Kind.MALFORMED, true),
    /** 200 with a line of text */
    TEXT_200(Kind.MALFORMED, true),
    /** 200 in which the vendor says that too much was asked */
    SAYS_THROTTLED_200(Kind.THROTTLED, true),
    /** 200 in which the vendor says that it does not take the key */
    SAYS_KEY_REFUSED_200(Kind.KEY_REFUSED, false),
    /** 200 in which the vendor says that the key does not include it */
    SAYS_NOT_ENTITLED_200(Kind.NOT_ENTITLED, false),
    /** 200 in which the vendor says that something went wrong on its side */
    SAYS_ERROR_200(Kind.UNREACHABLE, true);

    private final Kind kind;
    private final boolean now;

    MarketTrouble(Kind kind, boolean now) {
        this.kind = kind;
        this.now = now;
    }

    /** The fault that it is. */
    public VendorFault.Kind kind() {
        return kind;
    }

    /** Whether it comes and goes, so that it may happen to any request of a day. */
    boolean comesAndGoes() {
        return now;
    }

    /** Whether it says so in words, with HTTP 200. */
    boolean inWords() {
        return name().startsWith("SAYS_");
    }
}
