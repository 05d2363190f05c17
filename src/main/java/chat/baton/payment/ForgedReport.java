package chat.baton.payment;

/** The signature is missing or not the provider's. */
class ForgedReport extends RuntimeException {

    ForgedReport() {
        super("Signature is missing or wrong");
    }
}
