package io.bellwether.desk.domain;

/** Which tax lots a sale closes. All but FIFO are ways of specific identification (IRS Publication 550). */
public enum LotMethod {
    /** The oldest lot first: what the tax office assumes when nothing else is identified. */
    FIFO,
    /** The youngest lot first. */
    LIFO,
    /** The dearest lot first: the smallest gain now. */
    HIFO,
    /** Lots identified by what they cost in tax: short-term losses, long-term losses, long-term gains, the rest. */
    SPECIFIC
}
