package chat.baton.payment;

/** Signed by the provider, but nothing that can be understood. */
class MalformedReport extends RuntimeException {

    MalformedReport(String what) {
        super(what);
    }
}
