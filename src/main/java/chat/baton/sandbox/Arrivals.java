package chat.baton.sandbox;

import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Where the providers' APIs bring what Baton sends to a customer. */
@InSandbox
@Component
public class Arrivals {

    private final Phones phones;
    private final Faults faults;

    Arrivals(Phones phones, Faults faults) {
        this.phones = phones;
        this.faults = faults;
    }

    /**
     * Sends a message, if the phone is not told to let it fail.
     *
     * @param customer keeps to {@link StandIn#isCustomerId}
     * @param send     shows the message, or throws a {@link Refusal} for what the provider does not allow
     * @return what {@code send} returns: what the API is to answer
     * @throws Refusal when the next sends were to fail
     */
    public <T> T send(StandIn channel, String customer, Function<Phone, T> send) {
        var phone = phones.of(channel, customer);
        var fault = phone.nextFault();
        faults.before(fault, phone);
        var answer = send.apply(phone);
        faults.after(fault);
        return answer;
    }

    /** Shows what is no message and never fails: typing, seen. */
    public void signal(StandIn channel, String customer, Shown signal) {
        phones.of(channel, customer).show(signal);
    }
}
