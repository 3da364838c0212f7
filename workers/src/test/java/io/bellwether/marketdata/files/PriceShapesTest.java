package io.bellwether.marketdata.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.marketdata.files.PriceShapes.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shape of the table is read as the same sessions, and what is odd in it is found. */
class PriceShapesTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.bellwether.marketdata.files.PriceShapes#all")
    void readsTheSameThreeSessions(Shape shape) throws IOException {
        shape.write(folder);

        ReadFolder read = ReadFolder.of(folder);

        assertThat(read.symbols()).containsExactlyElementsOf(new TreeMap<>(shape.bars()).keySet());
        shape.bars()
                .forEach((symbol, bars) ->
                        assertThat(read.bars(symbol)).isEqualTo(PriceShapes.THREE_DAYS.subList(0, bars)));
        assertThat(read.issues().stream().map(i -> i.kind() + ":" + i.line()).toList())
                .isEqualTo(shape.findings());
    }

    @Test
    void thereAreMoreThanAHundredShapes() {
        assertThat(PriceShapes.all().count()).isGreaterThan(90);
    }
}
