package io.bellwether.decision.domain.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.decision.domain.calibration.ProbabilityCalibration.Track;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbabilityCalibrationTest {
    @ParameterizedTest
    @CsvSource({
        // (n * calibrated + 30 * 0.5) / (n + 30)
        "0.9, 0, 0.500000",
        "0.6, 30, 0.550000",
        "0.6, 1, 0.503226",
        "0.7, 120, 0.660000",
        "0, 30, 0.250000",
        "1, 970, 0.985000"
    })
    void isDrawnTowardsACoinWhileThereIsLittleRecord(BigDecimal calibrated, int n, BigDecimal used) {
        assertThat(ProbabilityCalibration.shrunk(calibrated, n)).isEqualTo(used);
    }

    @ParameterizedTest
    @CsvSource({
        // only the tenth 0.6 to 0.7 has a record: 40 of 70 came true
        "0.6, 0.550000",
        "0.6999, 0.550000",
        "0.5999, 0.500000",
        "0.7, 0.500000",
        "1, 0.500000",
        "0, 0.500000"
    })
    void whatIsSaidOnlyChoosesTheTenth(BigDecimal foretold, BigDecimal used) {
        List<Track> tracks = new ArrayList<>(Collections.nCopies(10, Track.NONE));
        tracks.set(6, new Track(70, 40));
        assertThat(new ProbabilityCalibration(tracks).used(foretold)).isEqualTo(used);
    }

    @Test
    void refusesRecordsThatCannotBe() {
        assertThatThrownBy(() -> new Track(3, 4)).hasMessage("4 hits of 3 forecasts");
        assertThatThrownBy(() -> new ProbabilityCalibration(List.of(Track.NONE)))
                .hasMessage("ten tenths are needed, were 1");
    }
}
