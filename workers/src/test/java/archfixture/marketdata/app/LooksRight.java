package archfixture.marketdata.app;

import archfixture.decision.domain.LooksLeft;

/** Planted: a use case that looks to the right, half of a cycle. */
public class LooksRight {
    LooksLeft right;
}
