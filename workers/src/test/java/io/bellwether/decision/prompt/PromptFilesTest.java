package io.bellwether.decision.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PromptFilesTest {
    /** Decisions of the past name this version: its words stay what they were. */
    private static final String DESK_1 = "04a30153dc15f95f691af9b01ac6192609c82b74c70a21a33e3e0d0fe73bb22a";

    @Test
    void theFilesOfAVersionNeverChange() {
        assertThat(PromptFiles.load("desk-1").hash())
                .as(
                        "the files of prompts/desk-1 were edited: add a new version (desk-2) instead, decisions name this one")
                .isEqualTo(DESK_1);
    }

    @Test
    void aMissingVersionIsNamed() {
        assertThatThrownBy(() -> PromptFiles.load("desk-0"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("prompt file /prompts/desk-0/system.md is missing");
    }

    @Test
    void aPlaceWithoutValueIsNamed() {
        assertThatThrownBy(() -> PromptFiles.load("desk-1").fill("morning.md", Map.of("execution", "now")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("prompt file morning.md of desk-1 names {{spendable}}, which nothing fills");
    }

    @Test
    void aValueIsNotSearchedForPlaces() {
        String text = PromptFiles.load("desk-1")
                .fill("morning.md", Map.of("execution", "{{spendable}} $1", "spendable", "1", "largest_position", "2"));
        assertThat(text).contains("{{spendable}} $1").contains("now: 1 USD").contains("position: 2 USD");
    }
}
