package archfixture.decision.domain;

import archfixture.marketdata.app.LooksRight;

/** Planted: the other half of the cycle. */
public class LooksLeft {
    LooksRight left;
}
