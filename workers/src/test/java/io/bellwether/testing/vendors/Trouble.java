package io.bellwether.testing.vendors;

/** What a vendor can do instead of answering. */
public enum Trouble {
    /** says nothing until the client gives up */
    HANGS,
    /** closes the connection without a word */
    DISCONNECTS,
    /** 408 */
    REQUEST_TIMEOUT,
    /** 409 */
    CONFLICT,
    /** 429 with Retry-After: 2 */
    RATE_LIMITED,
    /** 429 with retry-after-ms: 250 and Retry-After: 1 */
    RATE_LIMITED_MILLIS,
    /** 429 with Retry-After: 120 */
    RATE_LIMITED_LONG,
    /** 429 with Retry-After as a date one minute after the response's own Date */
    RATE_LIMITED_DATE,
    /** the account is empty: 429 insufficient_quota, or 402 billing_error */
    OUT_OF_CREDIT,
    /** 401 that quotes the key */
    KEY_REFUSED,
    /** 403 */
    FORBIDDEN,
    /** 404 */
    MODEL_UNKNOWN,
    /** 400 */
    BAD_REQUEST,
    /** 413 */
    TOO_LARGE,
    /** 422 */
    UNPROCESSABLE,
    /** 500 */
    SERVER_ERROR,
    /** 503 or 529 */
    OVERLOADED,
    /** 504 */
    GATEWAY_TIMEOUT,
    /** 503 with a page of HTML */
    HTML_503,
    /** 200 with no body */
    EMPTY_200,
    /** 200 with a page of HTML */
    HTML_200,
    /** 200 with a JSON object that is no answer */
    STRANGE_200,
    /** 200 that never ends */
    ENDLESS_200
}
