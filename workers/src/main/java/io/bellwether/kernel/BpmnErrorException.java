package io.bellwether.kernel;

/** A business outcome that a boundary event of the process reacts to. */
public final class BpmnErrorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code the BPMN error code, e.g. {@code INSUFFICIENT_FUNDS}
     * @param message what happened, with the value and the limit
     */
    public BpmnErrorException(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
