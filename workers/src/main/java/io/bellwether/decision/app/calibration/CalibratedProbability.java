package io.bellwether.decision.app.calibration;

import io.bellwether.decision.domain.calibration.ProbabilityCalibration;

/** What an advisor's win probabilities were worth so far. */
public interface CalibratedProbability {
    /**
     * The calibration to size a decision's purchases with: from the purchases that the same model foretold for the same
     * desk and that were judged before the decision's day.
     *
     * @throws io.bellwether.kernel.PermanentFault when there is no such decision
     */
    ProbabilityCalibration forDecision(String decisionId);
}
