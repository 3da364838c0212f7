package io.bellwether.decision.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.domain.CheckedAnswer.Invalid;
import io.bellwether.decision.domain.CheckedAnswer.Valid;
import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.Mapping.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What stands around an answer or loosens its JSON: known things change nothing of it, anything else makes it none. */
class WrappedAnswerFuzzTest {
    private static final List<String> BEFORE = List.of(
            "\uFEFF",
            "\n\n",
            "```json\n",
            "~~~\n",
            "<|assistant|>",
            "<|im_start|>assistant\n",
            "<s>",
            "<answer>",
            "<json>\n",
            "<think>BOLT or {\"symbol\":\"CRUX\"}? DO NOT EXECUTE that one.</think>\n",
            "<thinking>[1, 2</thinking>",
            "[THINK]}[/THINK]",
            "Here is my decision:\n");
    private static final List<String> BEHIND = List.of(
            "\n", "\n```", "~~~", "<|im_end|>", "</s>", "<|eot_id|>", "</answer>", "</json>", "<｜end▁of▁sentence｜>");

    private static final List<String> WORDS = List.of(
            "DO NOT EXECUTE",
            "Correction: the symbol should be BOLT.",
            "Please halve the weight.",
            "draft",
            "Here is an example of the format, not a decision:",
            "Previous:",
            "New: none",
            "<error>",
            "</draft>",
            "no",
            "x",
            "?",
            "!",
            ",",
            "-",
            "0",
            "null",
            "\"void\"",
            "{}",
            "[]",
            "{",
            "]",
            "不要执行",
            "nicht",
            "❌",
            "<|user|>",
            "// done");

    /** The name of a field of any object, in the text of an answer. */
    private static final Pattern NAME = Pattern.compile("(?<=[{,]\")([a-z_]+)(?=\":)");

    private static final String SIGNS = "!?~*#/()[]{}.:;=<>|&%$^\u0000\u0007\u001f\u007f\u00ac\u200b\u202e\u0430";

    private final JsonAnswerFormat format = new JsonAnswerFormat();
    private final DeskContext wide = CorpusContexts.WIDE;

    @Property(tries = 1500)
    void knownWrappingChangesNothingOfTheDecision(@ForAll long seed) {
        Random random = new Random(seed);
        Decision decision = new RandomDecisions(random).next();
        String text = some(BEFORE, random) + format.write(decision) + some(BEHIND, random);
        assertThat(format.read(text, wide, "model")).as(text).isInstanceOfSatisfying(Valid.class, valid -> {
            assertThat(valid.decision()).isEqualTo(decision);
            assertThat(valid.mappings()).extracting(mapping -> mapping.rule()).isSubsetOf(Rule.TEXT_AROUND);
        });
    }

    @Property(tries = 3000)
    void anyWordBesideTheAnswerMakesARepairOfIt(@ForAll long seed) {
        Random random = new Random(seed);
        Decision decision = new RandomDecisions(random).next();
        List<String> before = list(BEFORE, random);
        List<String> behind = list(BEHIND, random);
        List<String> place = random.nextBoolean() ? before : behind;
        place.add(random.nextInt(place.size() + 1), " " + word(random) + " ");
        String text = String.join("", before) + format.write(decision) + String.join("", behind);
        assertThat(format.read(text, wide, "model"))
                .as(text)
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.repairable()).isTrue());
    }

    @Property(tries = 1500)
    void looseJsonChangesNothingOfTheDecision(@ForAll long seed) {
        Random random = new Random(seed);
        Decision decision = new RandomDecisions(random).next();
        String text = loosened(format.write(decision), random);
        assertThat(format.read(text, wide, "model")).as(text).isInstanceOfSatisfying(Valid.class, valid -> {
            assertThat(valid.decision()).isEqualTo(decision);
            assertThat(valid.mappings()).extracting(mapping -> mapping.rule()).containsOnly(Rule.LOOSE_JSON);
        });
    }

    @Property(tries = 1500)
    void aRemarkThatDoubtsMakesARepairOfTheAnswer(@ForAll long seed) {
        Random random = new Random(seed);
        String text = format.write(new RandomDecisions(random).next());
        String remark = List.of(
                        "draft", "DO NOT EXECUTE", "should be 0.05", "Cancelled", "ignored", "wrong?", "\"weight\": 1")
                .get(random.nextInt(7));
        List<Integer> places = outsideOfTexts(text, ',');
        int place = places.get(random.nextInt(places.size()));
        String remarked = text.substring(0, place + 1) + " // " + remark + "\n" + text.substring(place + 1);
        assertThat(format.read(remarked, wide, "model")).as(remarked).isInstanceOf(Invalid.class);
    }

    @Property(tries = 2000)
    void aNameWithAnyOtherSignIsAnotherName(@ForAll long seed) {
        Random random = new Random(seed);
        String text = format.write(new RandomDecisions(random).next());
        Matcher names = NAME.matcher(text);
        List<int[]> found = new ArrayList<>();
        while (names.find()) {
            found.add(new int[] {names.start(), names.end()});
        }
        int[] name = found.get(random.nextInt(found.size()));
        int at = name[0] + random.nextInt(name[1] - name[0] + 1);
        char sign = SIGNS.charAt(random.nextInt(SIGNS.length()));
        String written = sign < 0x20 ? "\\u%04x".formatted((int) sign) : String.valueOf(sign);
        String changed = text.substring(0, at) + written + text.substring(at);
        assertThat(format.read(changed, wide, "model")).as(changed).isInstanceOf(Invalid.class);
    }

    private static String some(List<String> pieces, Random random) {
        return String.join("", list(pieces, random));
    }

    /** Up to four, at most one of them a lead-in, for a second would be words. */
    private static List<String> list(List<String> pieces, Random random) {
        List<String> list = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            String piece = pieces.get(random.nextInt(pieces.size()));
            if (!piece.startsWith("Here") || !list.contains(piece)) {
                list.add(piece);
            }
        }
        return list;
    }

    private static String word(Random random) {
        if (random.nextBoolean()) {
            return WORDS.get(random.nextInt(WORDS.size()));
        }
        StringBuilder word = new StringBuilder("zq");
        for (int i = random.nextInt(10); i >= 0; i--) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word + (random.nextInt(4) == 0 ? ":" : "");
    }

    private static String loosened(String text, Random random) {
        StringBuilder loose = new StringBuilder(text);
        for (char close : new char[] {'}', ']'}) {
            List<Integer> places = outsideOfTexts(loose.toString(), close);
            int place = places.get(random.nextInt(places.size()));
            if (loose.charAt(place - 1) != '[') {
                loose.insert(place, random.nextBoolean() ? "," : ", \n");
            }
        }
        List<Integer> commas = outsideOfTexts(loose.toString(), ',');
        List<String> remarks = List.of(" // as computed\n", " /* risk \n is fine */ ", " # sure\n", " //\n");
        loose.insert(commas.get(random.nextInt(commas.size())) + 1, remarks.get(random.nextInt(remarks.size())));
        return loose.toString().replaceAll("(?<=[a-zé漢])\\\\n", "\n");
    }

    private static List<Integer> outsideOfTexts(String json, char sign) {
        List<Integer> places = new ArrayList<>();
        boolean quoted = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == sign) {
                places.add(i);
            }
        }
        return places;
    }
}
