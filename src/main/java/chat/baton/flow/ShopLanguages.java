package chat.baton.flow;

import chat.baton.core.MerchantId;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The language of each shop, which its customers are spoken to in while theirs is not known.
 *
 * @param merchants by merchant id; English for those that say nothing
 */
@ConfigurationProperties("baton")
record ShopLanguages(@DefaultValue Map<String, Shop> merchants) {

    record Shop(@DefaultValue("en") Locale language) {}

    Locale of(MerchantId merchant) {
        var shop = merchants.get(merchant.value());
        return shop == null ? Locale.ENGLISH : shop.language();
    }
}
