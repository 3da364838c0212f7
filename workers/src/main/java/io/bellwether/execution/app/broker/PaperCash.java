package io.bellwether.execution.app.broker;

import io.bellwether.execution.domain.Transfer;
import io.bellwether.kernel.DeskId;

/** The till of an account on paper: at a real broker a person moves the cash there, and the desk finds it. */
public interface PaperCash {
    /**
     * Moves cash into the desk's account, or out of it.
     *
     * @return the transfer of this key: an earlier one stands
     * @throws io.bellwether.kernel.BpmnErrorException INSUFFICIENT_FUNDS when what is to go out is not there or is bound
     */
    Transfer move(DeskId desk, Transfer transfer);
}
