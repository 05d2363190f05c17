package chat.baton.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;

/**
 * How this machine compares with the one in whose terms the limits are, on which {@link FloorA} spends
 * {@link #KNOWN} on a message: what may cost so much there may cost {@link #times} as much here.
 *
 * @param floor ms of processor a message of the floor's costs here
 */
record Machine(double floor) {

    /** ms, with the database's. */
    static final double KNOWN = 1.05;

    private static final int AT_ONCE = 8;

    /** Measured while nothing else is. @param length how long, after half of it in which the floor warms up */
    static Machine measured(Database database, Provider provider, Duration length)
            throws IOException, SQLException, InterruptedException {
        try (var floor = FloorA.start(database, provider)) {
            var customers = Shopper.several(AT_ONCE, floor.address("/"), provider);
            var load = new Load(floor, database, FloorA.ASKS);
            load.run(customers, length.dividedBy(2));
            return new Machine(load.run(customers, length).cpu());
        }
    }

    double times() {
        return floor / KNOWN;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "the floor's message costs %.2f ms here, %.1f times what it is known for", floor, times());
    }
}
