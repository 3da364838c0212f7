package io.bellwether.decision.db;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.kernel.BpmnErrorException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Answers what it was told to, in that order, and keeps the requests; with nothing left it is unavailable. */
class ScriptedAdvisor implements Advisor {
    private final Deque<String> answers = new ArrayDeque<>();
    private final List<Request> requests = new ArrayList<>();

    void willAnswer(String... texts) {
        requests.clear();
        answers.clear();
        answers.addAll(List.of(texts));
    }

    /** What it was asked, in that order. */
    List<Request> requests() {
        return requests;
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public Answer ask(Request request) {
        requests.add(request);
        String text = answers.poll();
        if (text == null) {
            throw new BpmnErrorException(UNAVAILABLE, "the script has ended");
        }
        return new Answer(text, "script-1", Ending.COMPLETE, new Usage(11, 0, 7, 0), Exchange.NONE);
    }
}
