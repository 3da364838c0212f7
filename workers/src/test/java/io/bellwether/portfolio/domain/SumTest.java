package io.bellwether.portfolio.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SumTest {
    @Test
    void manyTenthsAreWholeNumbers() {
        Sum sum = new Sum();
        for (int i = 0; i < 1000; i++) {
            sum.add(0.1);
        }
        assertThat(sum.total()).isEqualTo(100.0);
    }

    @Test
    void itIsTheSumOfAStreamToTheLastBit() {
        Random random = new Random(3);
        for (int run = 0; run < 200; run++) {
            double[] values = random.doubles(random.nextInt(500), -0.05, 0.05)
                    .map(x -> x * Math.pow(10, random.nextInt(9)))
                    .toArray();
            Sum sum = new Sum();
            for (double value : values) {
                sum.add(value);
            }
            assertThat(sum.total()).isEqualTo(DoubleStream.of(values).sum());
        }
    }
}
