package io.bellwether.marketdata.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The answers that were given last, each for the time for which it holds: a session asks the same again and again, and
 * most of it stays the same from day to day. Whoever changes what they rest on clears them.
 */
final class RecentAnswers<V> {
    private final int most;
    private final List<Answer<V>> answers = new ArrayList<>(1);
    private int next;

    /** @param most answers kept, at least 1 */
    RecentAnswers(int most) {
        this.most = most;
    }

    private record Answer<V>(Object question, long from, long until, V value) {}

    /**
     * The answer.
     *
     * @param question tells apart what is asked; immutable
     * @param make finds the answer and for which time it holds; called when it is not kept
     */
    V of(Object question, long asOf, Function<ValidSpan, V> make) {
        return answer(question, asOf, make).value();
    }

    /** The same as part of another answer, which holds no longer than this one. */
    V within(ValidSpan whole, Object question, Function<ValidSpan, V> make) {
        Answer<V> answer = answer(question, whole.asOf(), make);
        whole.within(answer.from(), answer.until());
        return answer.value();
    }

    private @Nullable Answer<V> answer(Object question, long asOf) {
        for (int i = 0; i < answers.size(); i++) {
            Answer<V> answer = answers.get(i);
            if (answer.from() <= asOf
                    && asOf < answer.until()
                    && answer.question().equals(question)) {
                return answer;
            }
        }
        return null;
    }

    private Answer<V> answer(Object question, long asOf, Function<ValidSpan, V> make) {
        Answer<V> found = answer(question, asOf);
        if (found != null) {
            return found;
        }
        ValidSpan holds = new ValidSpan(asOf);
        V value = make.apply(holds);
        Answer<V> answer = new Answer<>(question, holds.from(), holds.until(), value);
        if (answers.size() < most) {
            answers.add(answer);
        } else {
            answers.set(next, answer);
            next = (next + 1) % most;
        }
        return answer;
    }

    /** What is kept, for who adds to it. */
    List<V> kept() {
        return answers.stream().map(Answer::value).toList();
    }

    void clear() {
        answers.clear();
        next = 0;
    }
}
