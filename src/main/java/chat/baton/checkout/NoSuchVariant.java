package chat.baton.checkout;

import chat.baton.core.MerchantId;

/** The merchant sells nothing under this stock number. Leaves the transaction as it is. */
public class NoSuchVariant extends RuntimeException {

    NoSuchVariant(MerchantId merchant, String sku) {
        super("%s sells no %s".formatted(merchant, sku));
    }
}
