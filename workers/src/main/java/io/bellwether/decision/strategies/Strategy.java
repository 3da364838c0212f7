package io.bellwether.decision.strategies;

/** One way to read the numbers; pure. */
interface Strategy {
    Vote vote(Candidate candidate);
}
