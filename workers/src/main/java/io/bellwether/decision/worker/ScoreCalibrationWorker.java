package io.bellwether.decision.worker;

import io.bellwether.decision.app.calibration.ScoreCalibration;
import io.bellwether.platform.SessionVariables;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code score-calibration}; safe to run twice: one score per day, model and prompt version, one alert per day. */
@Component
public class ScoreCalibrationWorker {
    private final ScoreCalibration scoreCalibration;

    ScoreCalibrationWorker(ScoreCalibration scoreCalibration) {
        this.scoreCalibration = scoreCalibration;
    }

    @JobWorker(type = "score-calibration")
    public void handle(@VariablesAsType SessionVariables variables) {
        scoreCalibration.run(variables.toRef());
    }
}
