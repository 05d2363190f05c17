package chat.baton.checkout;

import chat.baton.catalogue.Catalogue;
import chat.baton.catalogue.OutOfStock;
import chat.baton.core.MerchantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Moves stock between the shelf and orders, all of it or nothing, always in the order of the SKUs: no deadlocks. */
@Component
class Reservation {

    private final Catalogue catalogue;

    Reservation(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    void take(MerchantId merchant, List<Line> lines) {
        exchange(merchant, List.of(), lines);
    }

    void putBack(MerchantId merchant, List<Line> lines) {
        exchange(merchant, lines, List.of());
    }

    /**
     * Gives back one set of lines for another; what is in both stays where it is.
     *
     * @throws OutOfStock when one of the wanted cannot be had; then nothing has moved
     */
    void exchange(MerchantId merchant, List<Line> reserved, List<Line> wanted) {
        var moved = new ArrayList<Map.Entry<String, Integer>>();
        try {
            for (var change : difference(reserved, wanted).entrySet()) {
                move(merchant, change.getKey(), change.getValue());
                moved.add(change);
            }
        } catch (OutOfStock e) {
            moved.forEach(change -> move(merchant, change.getKey(), -change.getValue()));
            throw e;
        }
    }

    private void move(MerchantId merchant, String sku, int quantity) {
        if (quantity > 0) {
            catalogue.take(merchant, sku, quantity);
        } else if (quantity < 0) {
            catalogue.putBack(merchant, sku, -quantity);
        }
    }

    private static SortedMap<String, Integer> difference(List<Line> reserved, List<Line> wanted) {
        var difference = new TreeMap<String, Integer>();
        wanted.forEach(line -> difference.merge(line.sku(), line.quantity(), Integer::sum));
        reserved.forEach(line -> difference.merge(line.sku(), -line.quantity(), Integer::sum));
        return difference;
    }
}
