package io.bellwether.risk.app;

import io.bellwether.kernel.SessionRef;
import io.bellwether.risk.domain.RuleVerdict;
import java.util.List;

/** The verdicts of the rules, one row per proposal and rule. */
public interface RiskChecks {
    /** Writes the verdicts of one proposal; verdicts that are there already stay. */
    void save(SessionRef session, String decisionId, int n, List<RuleVerdict> verdicts);

    /** Whether any proposal of the decision was judged. */
    boolean exist(String decisionId);

    /** Verdicts of one proposal, in the order of the rules. */
    List<RuleVerdict> find(String decisionId, int n);
}
