package io.bellwether.decision.app.log;

/** Which proposals the rules have judged. Only a record in memory asks here; in the database it joins their table. */
public interface JudgedProposals {
    /**
     * Whether any rule spoke about the proposal.
     *
     * @param n its place in the decision, from 1
     */
    boolean isJudged(String decisionId, int n);
}
