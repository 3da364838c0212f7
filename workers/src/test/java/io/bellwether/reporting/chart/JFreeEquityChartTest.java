package io.bellwether.reporting.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.reporting.domain.CurvePoint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class JFreeEquityChartTest {
    private static final int DESK_BLUE = 0xff1d4ed8;
    private static final int BENCHMARK_GREY = 0xff6b7280;

    private final JFreeEquityChart chart = new JFreeEquityChart();

    @Test
    void paintsBothLinesAtThreeTimesItsDrawnSize() throws IOException {
        BufferedImage image = read(chart.paint(curve(60, true), "Desk"));
        assertThat(image.getWidth()).isEqualTo(1260);
        assertThat(image.getHeight()).isEqualTo(708);
        assertThat(pixels(image, DESK_BLUE)).isGreaterThan(2_000);
        assertThat(pixels(image, BENCHMARK_GREY)).isGreaterThan(1_000);
    }

    @Test
    void paintsTheDeskAloneWithoutABenchmark() throws IOException {
        BufferedImage image = read(chart.paint(curve(3, false), "Desk"));
        assertThat(pixels(image, DESK_BLUE)).isGreaterThan(1_000);
        assertThat(pixels(image, BENCHMARK_GREY)).isZero();
    }

    @Test
    void paintsASinglePointAsADot() throws IOException {
        assertThat(pixels(read(chart.paint(curve(1, false), "Desk")), DESK_BLUE))
                .isGreaterThan(50);
    }

    @Test
    void paintsTheSameCurveToTheSameBytes() {
        assertThat(chart.paint(curve(20, true), "Desk").orElseThrow())
                .isEqualTo(chart.paint(curve(20, true), "Desk").orElseThrow());
    }

    @Test
    void paintsNothingWithoutACurve() {
        assertThat(chart.paint(List.of(), "Desk")).isEmpty();
    }

    private static List<CurvePoint> curve(int points, boolean benchmark) {
        return IntStream.range(0, points)
                .mapToObj(i -> new CurvePoint(
                        LocalDate.of(2026, 8, 1).plusDays(i),
                        new BigDecimal(i).movePointLeft(3),
                        benchmark ? Optional.of(new BigDecimal(-i).movePointLeft(3)) : Optional.empty()))
                .toList();
    }

    private static BufferedImage read(Optional<byte[]> png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png.orElseThrow()));
    }

    private static long pixels(BufferedImage image, int argb) {
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .filter(i -> (image.getRGB(i % image.getWidth(), i / image.getWidth()) | 0xff000000) == argb)
                .count();
    }
}
