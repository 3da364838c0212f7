package io.bellwether.decision.domain;

/**
 * One place where an answer was not written as the schema asks and was read all the same, because it can only mean one
 * thing.
 *
 * @param path where it stands in the answer as it was read, e.g. {@code trades[0].symbol}; {@code $} is the whole answer
 * @param from what was written, shortened
 * @param to what it was read as, shortened; {@link Problem#NOTHING} when it says nothing and was left out
 * @param rule why the two are the same
 */
public record Mapping(String path, String from, String to, Rule rule) {
    /** The reasons for which two ways of writing are the same; nothing else is ever mapped. */
    public enum Rule {
        /** fences, chat tokens, a marked thought or a line that announces it around the one JSON object of the answer */
        TEXT_AROUND,
        /** JSON with a comma too many, a remark, a raw line break or a needless backslash */
        LOOSE_JSON,
        /** the same object more than once */
        REPEATED,
        /** JSON within a JSON text */
        JSON_AS_TEXT,
        /** an object around the answer that says nothing itself */
        WRAPPER,
        /** a list of one where one is wanted, or one where a list is wanted */
        LIST_OF_ONE,
        /** the same name in another spelling: capitals, dashes, camel case */
        SPELLING,
        /** another name for the same thing */
        SYNONYM,
        /** the same value in another spelling: capitals, blanks, another word for it */
        VALUE_SPELLING,
        /** a number written as text */
        NUMBER_AS_TEXT,
        /** a number that says it is a percentage, for a fraction */
        PERCENT,
        /** a list of sentences for a text */
        LIST_OF_TEXTS,
        /** a field without value, or a word for none */
        EMPTY,
        /** a fact of the context repeated as it is */
        ECHO,
        /** a HOLD orders nothing: a zero in it says nothing, and one without the numbers of a trade is left out */
        HOLD,
        /** no open thesis, hence no word on one */
        NO_THESES,
        /** a zero for nothing, where another field says what is meant */
        ZERO,
        /** a review that changes nothing and repeats what stays */
        UNCHANGED,
        /** a field that nobody asked for and that changes nothing */
        LEFT_OUT
    }

    public Mapping {
        path = HarmlessText.text(path, Problem.MAX_PATH);
        from = HarmlessText.text(from, Problem.MAX_VALUE);
        to = HarmlessText.text(to, Problem.MAX_VALUE);
    }
}
