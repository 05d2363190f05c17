package chat.baton.flow;

/** An order is paid, so what led to it can no longer be changed. */
public class OrderStands extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OrderStands(String number) {
        super("Order " + number + " is paid, so what led to it can no longer be changed");
    }
}
