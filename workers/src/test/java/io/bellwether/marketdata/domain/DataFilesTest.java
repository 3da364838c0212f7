package io.bellwether.marketdata.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DataFilesTest {
    @Test
    void saysNothingOfAMarketWithoutFiles() {
        assertThat(DataFiles.NONE.sentence()).isEmpty();
        assertThat(DataFiles.NONE.tells()).isFalse();
        assertThat(DataFiles.NONE.mostlyRefused()).isFalse();
    }

    @Test
    void hasNothingToTellWhereEverythingIsUsed() {
        DataFiles files = new DataFiles(List.of(DataFile.read("A.csv", 5, 0), DataFile.read("B.csv", 5, 0)));

        assertThat(files.sentence()).isEqualTo("2 files: 2 read.");
        assertThat(files.tells()).isFalse();
    }

    @Test
    void namesFilesWithOneReasonTogetherAndNotMoreThanThree() {
        DataFiles files = new DataFiles(List.of(
                DataFile.read("A.csv", 5, 2),
                DataFile.refused("B.csv", 0, "the file is empty"),
                DataFile.refused("C.csv", 0, "the file is empty"),
                DataFile.refused("D.csv", 0, "the file is empty"),
                DataFile.refused("E.csv", 0, "the file is empty")));

        assertThat(files.sentence())
                .isEqualTo(
                        "5 files: 1 read, 4 not, because B.csv, C.csv, D.csv and 1 more: the file is empty. 2 rows refused in A.csv.");
        assertThat(files.mostlyRefused()).isTrue();
        assertThat(files.refusesSomething()).isTrue();
    }
}
