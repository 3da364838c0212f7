package io.bellwether.decision.json;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows what may stand around an answer because it says nothing: blanks, a byte order mark, fences, tokens of chat
 * templates, a few tags that mean "answer", and thoughts that are marked as such. All else are words.
 */
final class Wrapping {
    /** Blanks, and signs without any width or meaning, as models and editors put them first. */
    private static final String NOTHING = " \t\n\r\f\u000B\u00A0\u200B\uFEFF";

    private static final int CONTROL = 0x20;

    /** A fence with the name of a language, not with any word. */
    private static final Pattern FENCE = Pattern.compile(
            "(?:`+|~{3,})(?:[ \\t]*(?:json[5c]?|jsonl|javascript|js|plaintext|text|txt)(?![A-Za-z0-9_-]))?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CHAT =
            Pattern.compile("<\\|(?:assistant|im_end|end|endoftext|end_of_text|begin_of_text|"
                    + "eot_id|eom_id|message|return|bos|eos|python_tag|END_OF_TURN_TOKEN|START_OF_TURN_TOKEN|CHATBOT_TOKEN|"
                    + "START_RESPONSE|END_RESPONSE|endofresponse)\\|>"
                    + "|<\\|im_start\\|>(?:assistant(?![A-Za-z]))?|<\\|start\\|>assistant(?=<)"
                    + "|<\\|channel\\|>final(?![A-Za-z])|<\\|constrain\\|>json(?![A-Za-z])"
                    + "|<\\|start_header_id\\|>assistant<\\|end_header_id\\|>"
                    + "|<start_of_turn>(?:model(?![A-Za-z]))?|<end_of_turn>|</?s>|<eos>|<bos>|<pad>"
                    + "|<｜(?:Assistant|end▁of▁sentence|begin▁of▁sentence)｜>|\\[/INST]|\\[(?:BOS|EOS|TOOL_CALLS)]");

    private static final String TAGS =
            "answer|final_?answer|final|json|output|response|result|decision|trading_decision|"
                    + "desk_decision|tool_call|function_call|pre|code";

    private static final Pattern TAG = Pattern.compile("</?(?:" + TAGS + ")>", Pattern.CASE_INSENSITIVE);

    /** What begins something: the answer that was to come then, and did not. */
    private static final Pattern OPENING = Pattern.compile(
            "(?:`{3}|~{3})[ \\t]*+[a-z]|<(?:" + TAGS + "|s|bos|start_of_turn)>|\\[(?:BOS|TOOL_CALLS)]"
                    + "|<\\|(?:assistant|im_start|start|channel|constrain|message|start_header_id|begin_of_text|bos|"
                    + "python_tag|START_OF_TURN_TOKEN|CHATBOT_TOKEN|START_RESPONSE)\\|>"
                    + "|<｜(?:Assistant|begin▁of▁sentence)｜>",
            Pattern.CASE_INSENSITIVE);

    private static final String TAGS_OF_THOUGHT =
            "think|thinking|thought|thoughts|reasoning|reflection|scratchpad|seed:think";
    private static final Pattern THOUGHT = Pattern.compile(
            "<(?<tag>" + TAGS_OF_THOUGHT + ")>|\\[THINK]|◁think▷|<\\|begin_of_thought\\|>|<\\|START_THINKING\\|>"
                    + "|<\\|channel\\|>analysis<\\|message\\|>",
            Pattern.CASE_INSENSITIVE);
    private static final List<String[]> OTHER_MARKS = List.of(
            new String[] {"[think]", "[/THINK]"},
            new String[] {"◁think▷", "◁/think▷"},
            new String[] {"<|begin_of_thought|>", "<|end_of_thought|>"},
            new String[] {"<|start_thinking|>", "<|END_THINKING|>"},
            new String[] {"<|channel|>analysis<|message|>", "<|end|>"});

    /** Where a thought ends that has no beginning: the template of the chat wrote that. */
    private static final Pattern END_OF_THOUGHT = Pattern.compile(
            "</(?:" + TAGS_OF_THOUGHT + ")>|\\[/THINK]|◁/think▷|<\\|end_of_thought\\|>|<\\|END_THINKING\\|>",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern BEHIND_THOUGHTS =
            Pattern.compile(END_OF_THOUGHT.pattern() + "|<\\|channel\\|>final", Pattern.CASE_INSENSITIVE);

    private final String text;
    private final LeadIn leadIn;
    private final List<Matcher> known;
    private final Matcher thought;
    private boolean said;

    Wrapping(String text, LeadIn leadIn) {
        this.text = text;
        this.leadIn = leadIn;
        this.known = List.of(FENCE.matcher(text), CHAT.matcher(text), TAG.matcher(text));
        this.thought = THOUGHT.matcher(text);
    }

    /** Index of the first thing before an answer that is no wrapping, from there on. */
    int before(int from) {
        int at = from;
        for (int next = at; ; at = next) {
            next = thought(around(at));
            if (next == at && !said) {
                next = leadIn.behind(text, at);
                said = next != at;
            }
            if (next == at) {
                return at;
            }
        }
    }

    /** Index of the first thing behind an answer that is no wrapping; nobody thinks after it has answered. */
    int around(int from) {
        int at = from;
        for (int next = at; ; at = next) {
            next = nothing(at);
            for (Matcher matcher : known) {
                next = matcher.region(next, text.length()).lookingAt() ? matcher.end() : next;
            }
            if (next == at) {
                return at;
            }
        }
    }

    /** Whether something begins behind an answer, and is not there. */
    boolean opens(int from) {
        return OPENING.matcher(text).region(from, text.length()).find();
    }

    /**
     * Indexes where an answer may begin behind a thought without a beginning: the first such end and the last.
     *
     * @param from where words begin that are no wrapping; a thought that begins within them makes them words all the same
     */
    int[] endsOfThought(int from) {
        int open = thought.region(from, text.length()).find() ? thought.start() : text.length();
        Matcher matcher = END_OF_THOUGHT.matcher(text).region(from, open);
        int first = -1;
        int last = -1;
        while (matcher.find()) {
            first = first < 0 ? matcher.end() : first;
            last = matcher.end();
        }
        return first < 0 ? new int[0] : first == last ? new int[] {first} : new int[] {first, last};
    }

    /** Index behind the last end of a thought, or where the final channel begins; 0 when there is neither. */
    static int behindThoughts(String text) {
        if (text.indexOf('<') < 0 && text.indexOf("[/") < 0 && text.indexOf('◁') < 0) {
            return 0; // none of the marks below can be there
        }
        Matcher matcher = BEHIND_THOUGHTS.matcher(text);
        int at = 0;
        while (matcher.find()) {
            at = matcher.end();
        }
        return at;
    }

    private int nothing(int from) {
        int at = from;
        while (at < text.length() && (NOTHING.indexOf(text.charAt(at)) >= 0 || text.charAt(at) < CONTROL)) {
            at++;
        }
        // markdown for bold and headings around a lead-in
        while (at < text.length() && (text.charAt(at) == '*' || text.charAt(at) == '#' || text.charAt(at) == '>')) {
            at++;
        }
        return at;
    }

    private int thought(int from) {
        Matcher open = thought.region(from, text.length());
        if (!open.lookingAt()) {
            return from;
        }
        String mark = open.group().toLowerCase(Locale.ROOT);
        String close = open.group("tag") != null
                ? "</" + mark.substring(1)
                : OTHER_MARKS.stream()
                        .filter(marks -> marks[0].equals(mark))
                        .findFirst()
                        .orElseThrow()[1];
        int end = indexOfIgnoringCase(close, open.end());
        return end < 0 ? from : end + close.length();
    }

    private int indexOfIgnoringCase(String mark, int from) {
        for (int i = from; i <= text.length() - mark.length(); i++) {
            if (text.regionMatches(true, i, mark, 0, mark.length())) {
                return i;
            }
        }
        return -1;
    }
}
